//! Backups, and what was read of one written as another.

use peyvand_core::domain::record::Record;
use peyvand_core::formats::backup::{BackupReader, BackupWriter, Ending, Found, Refusal};
use peyvand_core::store::codec::encode_record;

use crate::pieces::pieces;
use crate::surroundings::NOW;

/// Holds a file against what must hold of a backup.
///
/// # Panics
/// Where it does not.
pub fn hold(file: &[u8]) {
    let (found, ending) = read(std::iter::once(file));
    assert_eq!(read(pieces(file)), (found.clone(), ending), "pieces read as the whole");
    let records: Vec<Record> = found
        .into_iter()
        .filter_map(|one| match one {
            Found::Record(record) => Some(record),
            Found::Unreadable { .. } => None,
        })
        .collect();
    let mut writer = BackupWriter::new(NOW);
    for record in &records {
        let bytes = encode_record(record).expect("a record has bytes");
        assert!(writer.push(record.reference().kind, &bytes), "{record:?}");
    }
    let written = writer.finish();
    let (again, ending) = read(std::iter::once(written.as_bytes()));
    assert_eq!(ending, Ok(Ending { unknown: 0, is_cut_off: false }));
    assert!(again.into_iter().eq(records.into_iter().map(Found::Record)), "{written}");
}

/// What is found in a file that comes in pieces, and how it ends.
fn read<'a>(mut pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Found>, Result<Ending, Refusal>) {
    let mut reader = BackupReader::default();
    let mut found = Vec::new();
    let taken = pieces.try_for_each(|piece| reader.push(piece, &mut |one| found.push(one)));
    (found, taken.and_then(|()| reader.finish()))
}
