//! Cards out of a file that comes in pieces, each as its properties.

use super::lines::{CARD_BYTES, Lines};
use super::property::{Decode, Property};

/// The most properties that a card may have. The largest that people write have some hundred.
const CARD_LINES: usize = 5_000;

/// A card as it stands in a file.
#[derive(Debug, Default)]
pub(in crate::formats) struct RawCard {
    /// Where it begins: the line of the file, 1 for the first.
    pub line: u32,
    /// Its properties, in order.
    pub properties: Vec<Property>,
    /// Whether it has an end, or else the file ends within it.
    pub is_whole: bool,
    /// Whether it is larger than any card is, and has lost its properties for it.
    pub is_too_large: bool,
    /// Where they are kept: its lines as they stood, folds joined, without those at which it begins and ends.
    pub lines: Option<Vec<u8>>,
    /// Bytes of its lines so far.
    bytes: usize,
    /// How many cards within it have not ended yet.
    inner: u32,
}

/// Takes a file apart into its cards; holds no more of it than one.
#[derive(Debug, Default)]
pub(in crate::formats) struct Cards {
    lines: Lines,
    card: Option<RawCard>,
    keeps_lines: bool,
}

impl Cards {
    /// One whose cards keep their lines as they stood.
    pub(super) fn keeping_lines() -> Self {
        Self { keeps_lines: true, ..Self::default() }
    }

    /// Takes in what comes next of the file, and hands on each card that has ended by it.
    pub fn push(&mut self, bytes: &[u8], decode: Decode, take: &mut dyn FnMut(RawCard)) {
        let Self { lines, card, keeps_lines } = self;
        lines.push(bytes, &mut |number, line| line_of(card, *keeps_lines, number, line, decode, take));
    }

    /// Hands on what is left at the end of the file, whole or not.
    pub fn finish(mut self, decode: Decode, take: &mut dyn FnMut(RawCard)) {
        let (card, keeps_lines) = (&mut self.card, self.keeps_lines);
        self.lines.finish(&mut |number, line| line_of(card, keeps_lines, number, line, decode, take));
        if let Some(card) = self.card {
            take(card);
        }
    }
}

/// Takes in a line; what stands outside of cards is no concern of anybody.
fn line_of(
    open: &mut Option<RawCard>,
    keeps_lines: bool,
    number: u32,
    line: &[u8],
    decode: Decode,
    take: &mut dyn FnMut(RawCard),
) {
    let is = |border: &str| {
        let line = line.trim_ascii();
        line.len() >= border.len()
            && line[..border.len()].eq_ignore_ascii_case(border.as_bytes())
            && line[border.len()..].trim_ascii().eq_ignore_ascii_case(b"VCARD")
    };
    if is("BEGIN:") {
        match open {
            Some(card) if card.goes_into_a_card() => {
                card.inner += 1;
                card.keep(line);
            }
            _ => {
                let next = RawCard { line: number, lines: keeps_lines.then(Vec::new), ..RawCard::default() };
                if let Some(card) = open.replace(next) {
                    take(card);
                }
            }
        }
    } else if is("END:") {
        match open {
            Some(card) if card.inner > 0 => {
                card.inner -= 1;
                card.keep(line);
            }
            _ => {
                if let Some(mut card) = open.take() {
                    card.is_whole = true;
                    take(card);
                }
            }
        }
    } else if let Some(card) = open {
        card.take_in(number, line, decode);
    }
}

impl RawCard {
    /// Whether a card that begins now lies within this one: that of an agent does (vCard 2.1). Otherwise the
    /// end of this one was forgotten.
    fn goes_into_a_card(&self) -> bool {
        let is_agent = |last: &Property| last.name == "AGENT" && last.value.trim().is_empty();
        self.inner > 0 || self.properties.last().is_some_and(is_agent)
    }

    fn take_in(&mut self, number: u32, line: &[u8], decode: Decode) {
        self.keep(line);
        self.bytes += line.len();
        if self.is_too_large || self.bytes > CARD_BYTES || self.properties.len() >= CARD_LINES {
            self.is_too_large = true;
            self.properties = Vec::new();
        } else if self.inner == 0 {
            self.properties.push(Property::read(number, line, decode));
        }
    }

    /// Keeps a line as it stands, unless there is no room for it in any card.
    fn keep(&mut self, line: &[u8]) {
        if let Some(lines) = &mut self.lines
            && lines.len() + line.len() < CARD_BYTES
        {
            lines.extend_from_slice(line);
            lines.extend_from_slice(b"\r\n");
        }
    }

    /// The first property of a name.
    pub(super) fn find(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards(file: &str) -> Vec<(u32, Vec<String>, bool)> {
        let (mut cards, mut all) = (Cards::default(), Vec::new());
        let mut take = |card: RawCard| {
            let names = card.properties.iter().map(|property| property.name.clone()).collect();
            all.push((card.line, names, card.is_whole));
        };
        cards.push(file.as_bytes(), &|_, _| None, &mut take);
        cards.finish(&|_, _| None, &mut take);
        all
    }

    fn card(line: u32, names: &[&str], is_whole: bool) -> (u32, Vec<String>, bool) {
        (line, names.iter().map(|name| (*name).to_owned()).collect(), is_whole)
    }

    #[test]
    fn what_stands_outside_of_cards_belongs_to_none() {
        let file = "hello\nFN:nobody\nbegin:vcard \nFN:A\nend: vcard\nTEL:1";
        assert_eq!(cards(file), [card(3, &["FN"], true)]);
    }

    #[test]
    fn a_card_whose_end_was_forgotten_ends_where_the_next_begins() {
        let file = "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nTEL:1";
        assert_eq!(cards(file), [card(1, &["FN"], false), card(3, &["FN", "TEL"], false)]);
    }

    #[test]
    fn the_card_of_an_agent_lies_within_another() {
        let file = "BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nTEL:1\nEND:VCARD";
        assert_eq!(cards(file), [card(1, &["FN", "AGENT", "TEL"], true)]);
    }
}
