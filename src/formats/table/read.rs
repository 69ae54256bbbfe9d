//! Rows out of the text of a file, which may come in pieces of any size.

use super::delimiter::{delimiter_of, named};
use super::formula::without_apostrophe;
use super::{MAX_CELL_CHARACTERS, MAX_CELLS, MAX_ROW_BYTES, Row, RowState};

/// How much of a file is looked at to find its delimiter, in bytes.
const SAMPLE_BYTES: usize = 32_768;
/// How far a quoted cell may go beyond the line it begins on, in bytes: four for each character a cell holds.
const MAX_QUOTED_BYTES: usize = 4 * MAX_CELL_CHARACTERS;

/// A table being read. Each row is handed out once it is whole, and no more than that is kept.
///
/// Lines end with CR LF, LF or CR; blank ones are passed over. A quote means something only at the beginning
/// of a cell, and what follows a closing quote belongs to the cell, as in Excel.
///
/// A quote that somebody forgot to close would swallow the rows below it. It is taken for such where its cell
/// goes over the end of a line and then the file ends, or it goes on for 128 KB, or the next quote is
/// followed by what cannot follow a closing one. The row is then said to be unreadable, and reading goes on
/// with the line after that quote.
#[derive(Debug)]
pub struct TableReader {
    /// None until enough has come to tell.
    delimiter: Option<char>,
    /// What has come until then.
    beginning: String,
    /// The line of the file, 1 for the first.
    line: u32,
    row: Row,
    row_bytes: usize,
    cell: String,
    cell_characters: usize,
    place: Place,
    is_quoted: bool,
    /// Whether the character before was a CR, so that an LF ends no second line.
    after_return: bool,
    held: Option<Held>,
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    Plain,
    Quoted,
    /// Behind a quote within quotes: the closing one, or the first of two that mean one.
    Quote,
}

/// What a quoted cell goes on with beyond its first line, kept until its quote is closed.
#[derive(Debug)]
struct Held {
    text: String,
    /// Which line the text begins with.
    line: u32,
    after_return: bool,
    /// How much of the cell was on the line before, in bytes.
    on_first_line: usize,
}

/// Whether a quote turned out to be one that is never closed.
#[must_use]
#[derive(PartialEq, Eq)]
enum Step {
    Done,
    NeverClosed,
}

impl Default for TableReader {
    fn default() -> Self {
        Self::new()
    }
}

impl TableReader {
    /// A reader that finds the delimiter by itself: the one that Excel's line `sep=;` names, or the one of
    /// `,`, `;`, tab, `|`, `،` and `؛` that divides the first rows most evenly.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            delimiter: None,
            beginning: String::new(),
            line: 1,
            row: Row::new(1),
            row_bytes: 0,
            cell: String::new(),
            cell_characters: 0,
            place: Place::Start,
            is_quoted: false,
            after_return: false,
            held: None,
        }
    }

    /// A reader for a delimiter that is known.
    #[must_use]
    pub const fn with_delimiter(delimiter: char) -> Self {
        let mut reader = Self::new();
        reader.delimiter = Some(delimiter);
        reader
    }

    /// The delimiter, none before enough has come to tell.
    #[must_use]
    pub const fn delimiter(&self) -> Option<char> {
        self.delimiter
    }

    /// Reads the next piece of the text and hands each row that ends in it to `take`.
    pub fn push(&mut self, text: &str, take: &mut dyn FnMut(Row)) {
        if self.delimiter.is_some() {
            return self.read(text, take);
        }
        self.beginning.push_str(text);
        if self.beginning.len() >= SAMPLE_BYTES {
            self.begin(take);
        }
    }

    /// Hands the rows that are left to `take`, and tells the delimiter.
    pub fn finish(mut self, take: &mut dyn FnMut(Row)) -> char {
        if self.delimiter.is_none() {
            self.begin(take);
        }
        while self.place == Place::Quoted {
            self.go_back(take);
        }
        if self.place != Place::Start || !self.row.cells.is_empty() {
            self.end_row(take);
        }
        self.delimiter.unwrap_or(',')
    }

    fn begin(&mut self, take: &mut dyn FnMut(Row)) {
        let beginning = std::mem::take(&mut self.beginning);
        if let Some((delimiter, rest)) = named(&beginning) {
            self.delimiter = Some(delimiter);
            (self.line, self.row.line) = (2, 2);
            return self.read(rest, take);
        }
        let is_whole = beginning.len() < SAMPLE_BYTES;
        let sample = &beginning[..beginning.floor_char_boundary(SAMPLE_BYTES)];
        self.delimiter = Some(delimiter_of(sample, is_whole));
        self.read(&beginning, take);
    }

    #[cfg_attr(speed, optimize(speed))]
    fn read(&mut self, text: &str, take: &mut dyn FnMut(Row)) {
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let run = self.take_run(rest);
            if run > 0 {
                rest = &rest[run..];
                continue;
            }
            rest = &rest[character.len_utf8()..];
            if self.step(character, take) == Step::NeverClosed {
                self.go_back(take);
            }
        }
    }

    /// Takes what belongs to the cell as it stands there, up to the next character that may mean something, as
    /// far as there is room; how many bytes that is. It comes to the same as step by step, and most of a file
    /// goes with a few looks at each byte.
    #[cfg_attr(speed, optimize(speed))]
    fn take_run(&mut self, text: &str) -> usize {
        if self.place == Place::Quote || self.held.is_some() {
            return 0;
        }
        let mut delimiter = [0; 4];
        let delimiter = self.delimiter.unwrap_or(',').encode_utf8(&mut delimiter).as_bytes();
        let (mut run, mut characters) = (0, 0);
        let has_room_for = |characters: usize, bytes: usize| {
            self.cell_characters + characters <= MAX_CELL_CHARACTERS
                && self.row_bytes + bytes <= MAX_ROW_BYTES
        };
        let (first, bytes) = (delimiter.first().copied().unwrap_or(b','), text.as_bytes());
        let mut one_by_one = 0_u8;
        while let Some(&byte) = bytes.get(run) {
            if one_by_one == 0
                && let Some(eight) = bytes[run..].first_chunk()
            {
                let eight = u64::from_le_bytes(*eight);
                if !may_mean_something(eight, first) && has_room_for(characters + 8, run + 8 + 4) {
                    run += 8;
                    characters += 8 - continuing(eight);
                    continue;
                }
                one_by_one = 8;
            }
            one_by_one = one_by_one.saturating_sub(1);
            if byte & 0xc0 != 0x80 {
                // A character begins; the longest has four bytes.
                let divides = first == byte && bytes[run..].starts_with(delimiter);
                if matches!(byte, b'"' | b'\r' | b'\n') || divides || !has_room_for(characters + 1, run + 4) {
                    break;
                }
                characters += 1;
            }
            run += 1;
        }
        if run > 0 {
            if self.place == Place::Start {
                self.place = Place::Plain;
            }
            self.after_return = false;
            self.cell_characters += characters;
            self.row_bytes += run;
            self.cell.push_str(&text[..run]);
        }
        run
    }

    /// Hands out the row of a quote that is never closed, and reads again what came after its line.
    fn go_back(&mut self, take: &mut dyn FnMut(Row)) {
        let text = self.give_up(take);
        let mut rest = text.as_str();
        while let Some(character) = rest.chars().next() {
            rest = &rest[character.len_utf8()..];
            if self.step(character, take) == Step::NeverClosed {
                // What is held is the end of what has been read of the text.
                let read = text.len() - rest.len();
                rest = &text[read.saturating_sub(self.give_up(take).len())..];
            }
        }
    }

    fn give_up(&mut self, take: &mut dyn FnMut(Row)) -> String {
        let held = self.held.take();
        if let Some(held) = &held {
            self.cell.truncate(held.on_first_line);
            (self.line, self.after_return) = (held.line, held.after_return);
        }
        self.cell.insert(0, '"');
        self.row.state = RowState::Unreadable;
        self.end_row(take);
        held.map(|held| held.text).unwrap_or_default()
    }

    fn step(&mut self, character: char, take: &mut dyn FnMut(Row)) -> Step {
        let is_second_of_end = character == '\n' && std::mem::take(&mut self.after_return);
        self.after_return = character == '\r';
        let ends_line = matches!(character, '\r' | '\n');
        if ends_line && !is_second_of_end {
            self.line = self.line.saturating_add(1);
        }
        if let Some(held) = &mut self.held {
            held.text.push(character);
            if held.text.len() > MAX_QUOTED_BYTES {
                return Step::NeverClosed;
            }
        }
        let is_delimiter = Some(character) == self.delimiter;
        match self.place {
            Place::Quoted if character == '"' => self.place = Place::Quote,
            Place::Quoted => {
                if ends_line && self.held.is_none() {
                    let (line, after_return) = (self.line, self.after_return);
                    let on_first_line = self.cell.len();
                    self.held = Some(Held { text: String::new(), line, after_return, on_first_line });
                }
                self.add(character);
            }
            Place::Start if character == '"' => (self.place, self.is_quoted) = (Place::Quoted, true),
            Place::Quote if character == '"' => {
                self.place = Place::Quoted;
                self.add('"');
            }
            Place::Start if is_second_of_end => {}
            _ if is_delimiter => self.end_cell(),
            _ if ends_line => self.end_row(take),
            Place::Quote if self.held.is_some() => return Step::NeverClosed,
            _ => {
                self.place = Place::Plain;
                self.add(character);
            }
        }
        Step::Done
    }

    fn add(&mut self, character: char) {
        if self.cell_characters >= MAX_CELL_CHARACTERS || self.row_bytes >= MAX_ROW_BYTES {
            self.row.state = RowState::Cut;
            return;
        }
        self.cell_characters += 1;
        self.row_bytes += character.len_utf8();
        self.cell.push(character);
    }

    #[cfg_attr(speed, optimize(speed))]
    fn end_cell(&mut self) {
        if self.row.cells.len() < MAX_CELLS {
            self.row.cells.push(without_apostrophe(&self.cell).to_owned());
        } else if !self.cell.is_empty() && self.row.state == RowState::Whole {
            self.row.state = RowState::Cut;
        }
        self.cell.clear();
        self.cell_characters = 0;
        self.place = Place::Start;
        self.is_quoted = false;
        self.held = None;
    }

    #[cfg_attr(speed, optimize(speed))]
    fn end_row(&mut self, take: &mut dyn FnMut(Row)) {
        let is_blank = self.row.cells.is_empty() && !self.is_quoted && self.cell.trim().is_empty();
        self.end_cell();
        self.row_bytes = 0;
        let row = std::mem::replace(&mut self.row, Row::new(self.line));
        if !is_blank {
            take(row);
        }
    }
}

/// A byte eight times.
const fn eight_of(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Whether any of eight bytes is a quote, an end of a line or the first of the delimiter.
const fn may_mean_something(eight: u64, delimiter: u8) -> bool {
    // A byte that is zero is the lowest that borrows from its highest bit.
    const fn has_zero(eight: u64) -> u64 {
        eight.wrapping_sub(eight_of(1)) & !eight & eight_of(0x80)
    }
    let any = has_zero(eight ^ eight_of(b'"'))
        | has_zero(eight ^ eight_of(b'\r'))
        | has_zero(eight ^ eight_of(b'\n'))
        | has_zero(eight ^ eight_of(delimiter));
    any != 0
}

/// How many of eight bytes go on with a character.
const fn continuing(eight: u64) -> usize {
    (eight >> 7 & !(eight >> 6) & eight_of(1)).count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_run_of_letters_is_taken_as_letter_by_letter(text in "[;؛\"\r\n 'aب\u{10000}]{0,40}") {
            let mut rows = [Vec::new(), Vec::new()];
            let [by_run, by_letter] = &mut rows;
            let mut reader = TableReader::with_delimiter('؛');
            reader.push(&text, &mut |row| by_run.push(row));
            reader.finish(&mut |row| by_run.push(row));
            let mut reader = TableReader::with_delimiter('؛');
            for letter in text.chars() {
                if reader.step(letter, &mut |row| by_letter.push(row)) == Step::NeverClosed {
                    reader.go_back(&mut |row| by_letter.push(row));
                }
            }
            reader.finish(&mut |row| by_letter.push(row));
            prop_assert_eq!(&rows[0], &rows[1]);
        }
    }

    #[test]
    fn a_cell_that_is_too_long_is_cut_where_it_would_be_letter_by_letter() {
        let mut rows = Vec::new();
        let mut reader = TableReader::with_delimiter(',');
        reader.push(&"ب".repeat(MAX_CELL_CHARACTERS + 9), &mut |row| rows.push(row));
        reader.finish(&mut |row| rows.push(row));
        assert_eq!(rows[0].cells[0].chars().count(), MAX_CELL_CHARACTERS);
        assert_eq!(rows[0].state, RowState::Cut);
    }
}
