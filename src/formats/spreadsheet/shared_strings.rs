//! Texts: those that cells share, which stand in a part of their own, and those within a cell.

use super::SpreadsheetError;
use super::escape::unescaped;
use super::package::Package;
use super::xml::{Node, XmlReader};
use crate::formats::table::MAX_CELL_CHARACTERS;

/// How many bytes are more than the longest text of a cell: an escape of seven stands for one character.
const ENOUGH: usize = 7 * MAX_CELL_CHARACTERS;

/// The texts of a workbook, one behind the other.
#[derive(Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    pub(super) fn read(package: &Package, part: Option<&str>) -> Result<Self, SpreadsheetError> {
        let mut strings = Self::default();
        let Some(mut xml) = part.map(|part| package.part(part)).transpose()?.flatten() else {
            return Ok(strings);
        };
        while let Some(node) = xml.next()? {
            if let Node::Open(element) = node
                && element.name() == "si"
            {
                strings.text.push_str(&rich_text(&mut xml, "si")?);
                strings.ends.push(strings.text.len());
            }
        }
        Ok(strings)
    }

    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let begin = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.text.get(begin.unwrap_or(0)..end)
    }
}

/// The text up to the end of the element `end`: all its runs, and none of what says how it is pronounced.
/// What is far longer than a cell can be is not read to its end; whoever takes it cuts it.
pub(super) fn rich_text(xml: &mut XmlReader, end: &str) -> Result<String, SpreadsheetError> {
    let mut text = String::new();
    let (mut is_text, mut is_sound) = (false, false);
    loop {
        match xml.next()?.ok_or(SpreadsheetError::Damaged)? {
            Node::Open(element) => match element.name() {
                "t" => is_text = true,
                "rPh" => is_sound = true,
                _ => {}
            },
            Node::Close(element) => match element.name() {
                "t" => is_text = false,
                "rPh" => is_sound = false,
                name if name == end => return Ok(unescaped(&text)),
                _ => {}
            },
            Node::Text(piece) if is_text && !is_sound && text.len() < ENOUGH => text.push_str(&piece),
            Node::Text(_) => {}
        }
    }
}
