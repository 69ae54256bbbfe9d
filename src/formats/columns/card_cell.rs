//! A whole customer in one cell: a card, and what the other cells of its row said when it was written.
//!
//! What somebody edited in a spreadsheet is told from what only stands there by a short digest of each cell.
//! The other ways are to write the cells of the card's customer again and compare texts, which takes a stage
//! that was renamed, or another calendar or language in the settings, for an edit of every row; or to read
//! both and compare what they mean, which takes `1405/09/05` for no day at all where the settings have
//! changed to the Gregorian calendar. A digest knows nothing of settings. What is edited is read in the
//! calendar that the table was written in, which stands there, too.
//!
//! The digest is FNV-1a with 32 bits (Fowler, Noll, Vo): in a row of thirty cells an edit is missed once in a
//! hundred million. The crate `crc` would bring a table of a kilobyte.

use crate::domain::calendar::CalendarKind;
use crate::domain::time::Instant;
use crate::formats::columns::reader::Reading;
use crate::formats::columns::write::Exported;
use crate::formats::incoming::Incoming;
use crate::formats::table::MAX_CELL_CHARACTERS;
use crate::formats::vcard;

/// Stands for the end of a line, so that a row of the table is as high as others. A card that has the sign in
/// it keeps its lines.
const LINE_END: &str = "¶";
/// What begins the line behind the card, where readers of cards do not look.
const CELLS: &str = "X-PEYVAND-CELLS:";
/// How every card ends.
const CARD_END: &str = "END:VCARD";

/// A customer as it was written.
pub(super) struct Written {
    /// The customer.
    pub customer: Incoming,
    /// The calendar in which the other cells have their days.
    pub calendar: CalendarKind,
    /// The digests of the other cells, in words.
    cells: String,
}

impl Written {
    /// Whether a cell under a heading stands there as it was written.
    pub(super) fn has(&self, heading: &str, cell: &str) -> bool {
        let digest = digest(heading, cell);
        self.cells.split_ascii_whitespace().any(|known| known == digest)
    }
}

/// The cell of a customer whose other cells say what `row` does, by their headings. Empty where it would be
/// longer than a cell can be, for half a card would be half a customer.
pub(super) fn write<'a>(
    exported: &Exported,
    calendar: CalendarKind,
    row: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let card = vcard::Card { party: exported.party, memberships: exported.memberships.to_vec(), photo: None };
    let mut text = String::new();
    vcard::write(&[card], vcard::Version::V4, &mut text);
    // Lines need no folding here.
    text = text.replace("\r\n ", "").replace("\r\n", "\n");
    text.push_str(CELLS);
    let place = CalendarKind::ALL.iter().position(|kind| *kind == calendar).unwrap_or_default();
    text.push_str(&place.to_string());
    for (heading, cell) in row.filter(|(_, cell)| !cell.is_empty()) {
        text.push(' ');
        text.push_str(&digest(heading, cell));
    }
    if !text.contains(LINE_END) {
        text = text.replace('\n', LINE_END);
    }
    // Excel counts in UTF-16.
    if text.encode_utf16().count() > MAX_CELL_CHARACTERS {
        text.clear();
    }
    text
}

/// The customer in a cell; none where it is no card of ours, or not all of one.
pub(super) fn read(cell: &str, reading: &Reading) -> Option<Written> {
    let (card, cells) = cell.rsplit_once(CELLS)?;
    let card = if card.contains('\n') { card.to_owned() } else { card.replace(LINE_END, "\n") };
    if !card.trim_end().ends_with(CARD_END) {
        return None;
    }
    let (calendar, cells) = cells.split_once(' ').unwrap_or((cells, ""));
    let calendar = *CalendarKind::ALL.get(calendar.trim().parse::<usize>().ok()?)?;
    let context = vcard::Reading {
        home: reading.home,
        today: reading.today,
        calendar: reading.calendar,
        now: Instant::EPOCH,
        anniversary: &reading.anniversary,
        decode: &|_, _| None,
    };
    let mut customer = None;
    vcard::read(card.as_bytes(), &context, &mut |read| customer = Some(read));
    let customer = customer.filter(|customer| customer.is_ours)?;
    Some(Written { customer, calendar, cells: cells.to_owned() })
}

/// What tells a cell from others. Spreadsheets change how lines end, and readers trim.
fn digest(heading: &str, cell: &str) -> String {
    let mut digest = 0x811c_9dc5_u32;
    let bytes = heading.trim().bytes().chain([0]).chain(cell.trim().bytes());
    for byte in bytes.filter(|byte| *byte != b'\r') {
        digest = (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{digest:x}")
}
