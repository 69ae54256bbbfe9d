//! Customers out of a file of cards.

use super::cards::{Cards, RawCard};
use super::draft::incoming;
use super::property::Decode;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::time::{CivilDate, Instant};
use crate::formats::incoming::Incoming;

/// What reading asks of its surroundings.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The country in which a telephone number without a country code is meant.
    pub home: Country,
    /// Today, from which short years are counted.
    pub today: CivilDate,
    /// The user's calendar: days are read in it where they do not say otherwise, and come back in it.
    pub calendar: CalendarKind,
    /// When what is read was first written down, where a card does not say so itself.
    pub now: Instant,
    /// What a day of marriage is called in the user's language: cards have a property for it.
    pub anniversary: &'a str,
    /// Makes text of what is no UTF-8.
    pub decode: Decode<'a>,
}

/// Reads a file of cards that comes in pieces, cut anywhere.
pub struct CardReader<'a> {
    context: Reading<'a>,
    cards: Cards,
}

impl<'a> CardReader<'a> {
    /// One that has read nothing yet.
    #[must_use]
    pub fn new(context: Reading<'a>) -> Self {
        Self { context, cards: Cards::default() }
    }

    /// One whose cards keep their lines, for [`CardReader::push_with_lines`].
    #[must_use]
    pub fn keeping_lines(context: Reading<'a>) -> Self {
        Self { context, cards: Cards::keeping_lines() }
    }

    /// Takes in what comes next of the file, and hands on each customer whose card has ended by it.
    pub fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(Incoming)) {
        self.push_with_lines(bytes, &mut |incoming, _| take(incoming));
    }

    /// Takes in what comes next of the file, and hands on each customer with the lines of its card as they
    /// stood, folds joined and without those at which it begins and ends. What [`CardReader::new`] made has
    /// kept none.
    pub fn push_with_lines(&mut self, bytes: &[u8], take: &mut dyn FnMut(Incoming, &[u8])) {
        let Self { context, cards } = self;
        cards.push(bytes, context.decode, &mut |card| hand_on(&card, context, take));
    }

    /// Hands on what is left at the end of the file: a card that is cut off there counts.
    pub fn finish(self, take: &mut dyn FnMut(Incoming)) {
        self.finish_with_lines(&mut |incoming, _| take(incoming));
    }

    /// Hands on what is left at the end of the file, with its lines.
    pub fn finish_with_lines(self, take: &mut dyn FnMut(Incoming, &[u8])) {
        let Self { context, cards } = self;
        cards.finish(context.decode, &mut |card| hand_on(&card, &context, take));
    }
}

/// Reads a whole file of cards, and hands on its customers in order.
pub fn read(bytes: &[u8], context: &Reading, take: &mut dyn FnMut(Incoming)) {
    let mut reader = CardReader::new(*context);
    reader.push(bytes, take);
    reader.finish(take);
}

fn hand_on(card: &RawCard, context: &Reading, take: &mut dyn FnMut(Incoming, &[u8])) {
    if let Some(incoming) = incoming(card, context) {
        take(incoming, card.lines.as_deref().unwrap_or_default());
    }
}
