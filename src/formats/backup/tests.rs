//! Whatever is written is read back, and the description says what the types say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod damaged;
mod described;
mod laws;
mod written;

use super::*;
use crate::domain::record::Record;
use crate::domain::time::Instant;

/// 25 November 2026, 08:30 UTC.
const NOW: Instant = Instant::from_millis(1_795_595_400_123);

fn bytes_of(record: &Record) -> Vec<u8> {
    match record {
        Record::Party(party) => postcard::to_allocvec(party),
        Record::Link(link) => postcard::to_allocvec(link),
        Record::Interaction(interaction) => postcard::to_allocvec(interaction),
        Record::Task(task) => postcard::to_allocvec(task),
        Record::Template(template) => postcard::to_allocvec(template),
        Record::CustomField(field) => postcard::to_allocvec(field),
        Record::Choice(choice) => postcard::to_allocvec(choice),
        Record::SavedView(view) => postcard::to_allocvec(view),
        Record::Attachment(attachment) => postcard::to_allocvec(attachment),
        Record::Distinction(distinction) => postcard::to_allocvec(distinction),
    }
    .unwrap()
}

fn written(records: &[Record]) -> String {
    let mut writer = BackupWriter::new(NOW);
    for record in records {
        assert!(writer.push(record.reference().kind, &bytes_of(record)), "{record:?}");
    }
    writer.finish()
}

/// What is found in a file that comes in pieces of so many bytes.
fn read_in_pieces(text: &[u8], size: usize) -> (Vec<Found>, Result<Ending, Refusal>) {
    let mut reader = BackupReader::default();
    let mut found = Vec::new();
    for piece in text.chunks(size.max(1)) {
        if let Err(refusal) = reader.push(piece, &mut |one| found.push(one)) {
            return (found, Err(refusal));
        }
    }
    (found, reader.finish())
}

fn read(text: &str) -> (Vec<Found>, Result<Ending, Refusal>) {
    read_in_pieces(text.as_bytes(), text.len())
}

/// The records of a file that has nothing else.
fn records(text: &str) -> Vec<Record> {
    let (found, ending) = read(text);
    assert_eq!(ending, Ok(Ending { unknown: 0, is_cut_off: false }));
    found
        .into_iter()
        .map(|one| match one {
            Found::Record(record) => record,
            Found::Unreadable { text, .. } => panic!("unreadable: {text}"),
        })
        .collect()
}
