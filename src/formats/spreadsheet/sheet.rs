//! The rows of a sheet.

use super::cell_reference::column_of;
use super::escape::unescaped;
use super::inflate::Budget;
use super::number::Decimal;
use super::number_format::NumberFormat;
use super::serial_date::day_or_time;
use super::shared_strings::{SharedStrings, rich_text};
use super::xml::{Element, Node, XmlReader};
use super::{MAX_ROWS, SpreadsheetError};
use crate::formats::table::{MAX_CELL_CHARACTERS, MAX_CELLS, MAX_ROW_BYTES, Row, RowState};

/// What the cells of all sheets of a workbook refer to, and what they may come to.
pub(super) struct Cells<'a> {
    pub(super) strings: SharedStrings,
    pub(super) formats: Vec<NumberFormat>,
    pub(super) counts_from_1904: bool,
    /// What the texts of cells are taken from: a text that a million cells share is a million texts.
    pub(super) texts: &'a Budget,
    /// How many cells there may still be.
    pub(super) left: u64,
}

/// A row that is being read.
struct OpenRow {
    row: Row,
    bytes: usize,
    /// The column after the last cell, said or not.
    column: usize,
}

impl Cells<'_> {
    /// Reads a sheet. Rows and cells without a reference follow the one before, and so do those whose
    /// reference is none or goes back.
    pub(super) fn read(&mut self, xml: &mut XmlReader) -> Result<Vec<Row>, SpreadsheetError> {
        let mut rows = Vec::new();
        let mut open = OpenRow { row: Row::new(0), bytes: 0, column: 0 };
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) if element.name() == "row" => {
                    let next = open.row.line + 1;
                    let line = element.number("r").filter(|line| (next..=MAX_ROWS).contains(line));
                    let line = line.unwrap_or(next);
                    if line > MAX_ROWS {
                        return Err(SpreadsheetError::TooLarge);
                    }
                    open = OpenRow { row: Row::new(line), bytes: 0, column: 0 };
                }
                Node::Open(element) if element.name() == "c" => {
                    let named = element.attribute("r").and_then(|reference| column_of(&reference));
                    let column = named.filter(|column| *column >= open.column).unwrap_or(open.column);
                    open.column = column + 1;
                    let text = self.cell(&CellKind::of(&element), xml)?;
                    if !text.is_empty() {
                        self.put(&mut open, column, text)?;
                    }
                }
                Node::Close(element) if element.name() == "row" => {
                    let line = open.row.line;
                    let row = std::mem::replace(&mut open.row, Row::new(line));
                    if !row.cells.is_empty() || row.state != RowState::Whole {
                        rows.push(row);
                    }
                }
                // What follows are links, rules for what may be typed, and the look.
                Node::Close(element) if element.name() == "sheetData" => break,
                Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            }
        }
        Ok(rows)
    }

    fn put(&mut self, open: &mut OpenRow, column: usize, mut text: String) -> Result<(), SpreadsheetError> {
        let row = &mut open.row;
        if let Some((end, _)) = text.char_indices().nth(MAX_CELL_CHARACTERS) {
            text.truncate(end);
            row.state = RowState::Cut;
        }
        open.bytes = open.bytes.saturating_add(text.len());
        if column >= MAX_CELLS || open.bytes > MAX_ROW_BYTES {
            row.state = RowState::Cut;
            return Ok(());
        }
        self.left = self.left.checked_sub(1).ok_or(SpreadsheetError::TooLarge)?;
        // A row of one far cell has all the empty ones before it.
        let bytes = text.len() + (column + 1 - row.cells.len()) * size_of::<String>();
        if !self.texts.take(bytes) {
            return Err(SpreadsheetError::TooLarge);
        }
        row.cells.resize(column, String::new());
        row.cells.push(text);
        Ok(())
    }

    /// The text of a cell whose beginning has been read.
    fn cell(&self, kind: &CellKind, xml: &mut XmlReader) -> Result<String, SpreadsheetError> {
        let (mut value, mut inline, mut is_value) = (String::new(), String::new(), false);
        loop {
            let is_inline = match xml.next()?.ok_or(SpreadsheetError::Damaged)? {
                Node::Open(element) => {
                    is_value = element.name() == "v";
                    element.name() == "is"
                }
                Node::Close(element) if element.name() == "c" => break,
                Node::Close(_) => {
                    is_value = false;
                    false
                }
                Node::Text(piece) => {
                    if is_value && value.len() <= 7 * MAX_CELL_CHARACTERS {
                        value.push_str(&piece);
                    }
                    false
                }
            };
            if is_inline {
                inline = rich_text(xml, "is")?;
            }
        }
        Ok(match kind.type_name.as_str() {
            "inlineStr" => inline,
            "s" => {
                value.trim().parse().ok().and_then(|place| self.strings.get(place)).unwrap_or_default().into()
            }
            "str" => unescaped(&value),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => String::new(),
            "d" => iso_day(value.trim()),
            _ => self.number(value.trim(), kind.style),
        })
    }

    fn number(&self, text: &str, style: usize) -> String {
        let Some(number) = Decimal::parse(text) else { return text.to_owned() };
        let day = match self.formats.get(style) {
            None | Some(NumberFormat::Plain) => None,
            Some(format) => day_or_time(number, *format, self.counts_from_1904),
        };
        day.unwrap_or_else(|| number.plain(text))
    }
}

/// What the beginning of a cell says of it.
struct CellKind {
    type_name: String,
    style: usize,
}

impl CellKind {
    fn of(element: &Element) -> Self {
        let type_name = element.attribute("t").unwrap_or_default();
        Self { type_name, style: element.number("s").unwrap_or(0) as usize }
    }
}

/// A day that is written out, as in `2026-11-25T08:30:00Z`, to the minute and without the midnight.
fn iso_day(text: &str) -> String {
    let Some((day, time)) = text.split_once('T') else { return text.to_owned() };
    match time.get(..5) {
        None | Some("00:00") => day.to_owned(),
        Some(minutes) => [day, "T", minutes].concat(),
    }
}
