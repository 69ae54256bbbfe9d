//! Files of customers, told by how they begin, and read piece by piece.

use serde::{Deserialize, Serialize};

use crate::domain::country::Country;
use crate::formats::backup::Refusal;
use crate::formats::columns::{Reading, RowReader, Target, guess, home_of};
use crate::formats::encoding::{Decoder, Encoding};
use crate::formats::incoming::{Incoming, Problem, ProblemKind};
use crate::formats::table::{Row, RowState, TableReader, header_at};

/// How much of a file is looked at to tell what it is, in bytes.
pub const BEGINNING: usize = 65_536;
/// How many rows are shown before anything is decided.
pub const SHOWN_ROWS: usize = 50;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// A table as text.
    Table,
    /// vCards.
    Cards,
    /// A spreadsheet.
    Workbook,
    /// Everything, as this product writes it.
    Backup,
    /// JSON of Atomic CRM, or of whatever else: only reading tells.
    AtomicCrm,
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotReadable {
    /// Nothing is in it.
    Empty,
    /// It is neither text nor a spreadsheet.
    Binary,
    /// It is locked with a password, or of a spreadsheet's format of before 2007.
    Sealed,
    /// It, or what is packed in it, is larger than can be taken in.
    TooLarge,
    /// It is cut off or damaged.
    Damaged,
    /// The browser cannot read it any more.
    Gone,
    /// A newer version of this product wrote it.
    Newer,
    /// It is JSON of another product's.
    OtherJson,
}

impl From<Refusal> for NotReadable {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotOurs => Self::OtherJson,
            Refusal::Newer(_) => Self::Newer,
        }
    }
}

/// Tells by its beginning what a file is.
///
/// # Errors
/// [`NotReadable`] when it holds no customers that could be read.
pub fn kind_of(beginning: &[u8]) -> Result<FileKind, NotReadable> {
    const PACKED: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if beginning.is_empty() {
        return Err(NotReadable::Empty);
    }
    if beginning.starts_with(PACKED) {
        return Ok(FileKind::Workbook);
    }
    if beginning.starts_with(COMPOUND) {
        return Err(NotReadable::Sealed);
    }
    let encoding = Encoding::detect(beginning).ok_or(NotReadable::Binary)?;
    let mut text = String::new();
    Decoder::new(encoding).push(beginning, &mut text);
    let text = text.trim_start();
    if text.is_empty() {
        return Err(NotReadable::Empty);
    }
    if text.starts_with(['{', '[']) {
        // What a backup calls itself stands before its records.
        let header = text.split("\"records\"").next().unwrap_or_default();
        let is_ours = ["\"format\"", "\"peyvand\""].iter().all(|word| header.contains(word));
        return Ok(if is_ours && text.starts_with('{') { FileKind::Backup } else { FileKind::AtomicCrm });
    }
    let is_card = text.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD"));
    Ok(if is_card { FileKind::Cards } else { FileKind::Table })
}

/// What a table looks like before anything is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glimpse {
    /// What its columns are called, empty where it does not say.
    pub headings: Vec<String>,
    /// How many of the first rows are no records: what stands above the headings, and they themselves.
    pub skip: usize,
    /// The first records.
    pub rows: Vec<Vec<String>>,
    /// What its columns seem to say.
    pub targets: Vec<Target>,
    /// The country in which its telephone numbers seem to be meant; none where there is no telling.
    pub home: Option<Country>,
}

/// Looks at the beginning of a table; `whole` where that is all of it.
#[must_use]
pub fn glimpse(beginning: &[u8], whole: bool, reading: &Reading) -> Glimpse {
    let mut rows = Vec::new();
    let mut table = TableText::new(beginning);
    let mut take = |row: Row| rows.push(row);
    table.push(beginning, &mut take);
    if whole {
        table.finish(&mut take);
    } else {
        table.begin(&mut take);
    }
    glimpse_of(rows, reading)
}

/// What a table's first rows say of it.
#[must_use]
pub fn glimpse_of(mut rows: Vec<Row>, reading: &Reading) -> Glimpse {
    rows.truncate(SHOWN_ROWS);
    let header = header_at(&rows);
    let skip = header.map_or(0, |header| header + 1);
    let headings =
        header.and_then(|header| rows.get(header)).map(|row| row.cells.clone()).unwrap_or_default();
    let rows: Vec<Vec<String>> = rows.into_iter().skip(skip).map(|row| row.cells).collect();
    let own = own_headings(reading);
    let named = header.is_some().then_some(headings.as_slice());
    let targets = guess(named, &rows, &own, reading.home, &reading.headings);
    let home = Some(home_of(&rows, &targets, reading.home));
    Glimpse { headings, skip, rows, targets, home }
}

/// The fields of the user's own by what they are called.
fn own_headings(reading: &Reading) -> Vec<(String, Target)> {
    let mut own = Vec::new();
    for field in reading.fields.iter().filter(|field| !field.retired) {
        for label in [&field.label.fa, &field.label.ar, &field.label.en] {
            own.push((label.clone(), Target::Custom(field.id)));
        }
    }
    own
}

/// A table as text, out of the bytes of a file.
pub struct TableText {
    decoder: Decoder,
    table: TableReader,
    text: String,
}

impl TableText {
    /// A table whose file begins so.
    #[must_use]
    pub fn new(beginning: &[u8]) -> Self {
        let sample = beginning.get(..BEGINNING).unwrap_or(beginning);
        let encoding = Encoding::detect(sample).unwrap_or(Encoding::Utf8);
        Self { decoder: Decoder::new(encoding), table: TableReader::new(), text: String::new() }
    }

    /// Reads the next piece.
    pub fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(Row)) {
        self.text.clear();
        self.decoder.push(bytes, &mut self.text);
        self.table.push(&self.text, take);
    }

    /// Hands out what is whole of a file of which only the beginning is here.
    fn begin(self, take: &mut dyn FnMut(Row)) {
        let mut rows = Vec::new();
        self.table.finish(&mut |row| rows.push(row));
        // The last may be cut off.
        rows.pop();
        rows.into_iter().for_each(take);
    }

    /// Reads the end; what the delimiter turned out to be.
    pub fn finish(mut self, take: &mut dyn FnMut(Row)) -> char {
        self.text.clear();
        let mut text = std::mem::take(&mut self.text);
        self.decoder.finish(&mut text);
        self.table.push(&text, take);
        self.table.finish(take)
    }
}

/// How the columns of a table are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// What they are called.
    pub headings: Vec<String>,
    /// How many of the first rows are no records.
    pub skip: usize,
    /// What they say.
    pub targets: Vec<Target>,
    /// The country in which telephone numbers are meant, where it is another than the user's.
    pub home: Option<Country>,
}

/// The rows of a table as customers.
pub struct Rows<'a> {
    columns: &'a Columns,
    reading: Reading,
    seen: usize,
}

impl<'a> Rows<'a> {
    /// Reads rows from the first on.
    #[must_use]
    pub fn new(columns: &'a Columns, reading: &Reading) -> Self {
        let home = columns.home.unwrap_or(reading.home);
        Self { columns, reading: Reading { home, ..reading.clone() }, seen: 0 }
    }

    /// The customer of the next row; none where it is above the records.
    pub fn read(&mut self, row: &Row) -> Option<Incoming> {
        self.seen += 1;
        if self.seen <= self.columns.skip {
            return None;
        }
        let reader = RowReader::new(&self.columns.headings, &self.columns.targets, &self.reading);
        let mut incoming = reader.read(row.line, &row.cells);
        let what = match row.state {
            RowState::Whole => return Some(incoming),
            RowState::Cut => ProblemKind::Shortened,
            RowState::Unreadable => ProblemKind::Unreadable,
        };
        let text = row.cells.first().map(|cell| cell.chars().take(80).collect()).unwrap_or_default();
        incoming.problems.push(Problem { what, text });
        Some(incoming)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind;

    fn reading() -> Reading {
        Reading {
            home: Country::IR,
            calendar: CalendarKind::Jalali,
            today: "2026-11-25".parse().unwrap(),
            currency: "IRR".parse().ok(),
            stages: Vec::new(),
            countries: Vec::new(),
            fields: Vec::new(),
            anniversary: String::new(),
            headings: crate::formats::columns::HEADINGS.to_owned(),
        }
    }

    #[test]
    fn files_are_told_by_how_they_begin() {
        for (beginning, kind) in [
            (&b""[..], Err(NotReadable::Empty)),
            (b" \r\n", Err(NotReadable::Empty)),
            (b"PK\x03\x04....", Ok(FileKind::Workbook)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", Err(NotReadable::Sealed)),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0", Err(NotReadable::Binary)),
            (b"\xEF\xBB\xBFbegin:vcard\r\nFN:Mina", Ok(FileKind::Cards)),
            (b"Name,Phone\nMina,0912", Ok(FileKind::Table)),
            (b"\xEF\xBB\xBF{\"format\":\"peyvand\",\"version\":1,\"records\":[", Ok(FileKind::Backup)),
            (b"\n{\n  \"created\": \"2026\",\n  \"format\": \"peyvand\",", Ok(FileKind::Backup)),
            (b"{\"records\":[{\"format\":\"peyvand\"}]}", Ok(FileKind::AtomicCrm)),
            (b"{\"contacts\": [{\"first_name\": \"Mina\"}]}", Ok(FileKind::AtomicCrm)),
            (b"[{\"first_name\": \"Mina\"}]", Ok(FileKind::AtomicCrm)),
        ] {
            assert_eq!(kind_of(beginning), kind, "{beginning:?}");
        }
    }

    #[test]
    fn a_table_is_shown_with_what_its_columns_seem_to_say() {
        let file = "مشتریان پاییز;;\nنام;موبایل;چای\nمینا;09123456789;سیاه\n";
        let glimpse = glimpse(file.as_bytes(), true, &reading());
        assert_eq!(glimpse.headings, ["نام", "موبایل", "چای"]);
        assert_eq!((glimpse.skip, glimpse.rows.len()), (2, 1));
        assert_eq!(glimpse.targets.len(), 3);
        assert_eq!((glimpse.targets[0], glimpse.targets[2]), (Target::Name, Target::Remark));
    }

    #[test]
    fn of_the_beginning_of_a_large_table_only_whole_rows_are_shown() {
        let file = "Name,City\nMina,Shiraz\nOmid,Teh";
        assert_eq!(glimpse(file.as_bytes(), false, &reading()).rows, [["Mina", "Shiraz"]]);
    }

    #[test]
    fn rows_are_read_below_the_headings_with_their_lines() {
        let columns =
            Columns { headings: vec!["Name".to_owned()], skip: 1, targets: vec![Target::Name], home: None };
        let reading = reading();
        let mut rows = Rows::new(&columns, &reading);
        let mut names = Vec::new();
        let mut table = TableText::new(b"Name");
        let mut take = |row: Row| {
            names.extend(rows.read(&row).map(|one| (one.line, one.party.name().to_owned())));
        };
        for piece in ["Name\nMi", "na\n\nOm", "id"] {
            table.push(piece.as_bytes(), &mut take);
        }
        table.finish(&mut take);
        assert_eq!(names, [(2, "Mina".to_owned()), (4, "Omid".to_owned())]);
    }
}
