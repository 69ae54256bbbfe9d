//! Telephone numbers, found by any part of three digits or more.

use std::ops::Range;

use crate::domain::digits::digit_value;

/// Fewest digits that are looked for inside numbers.
const SHORTEST: usize = 3;
/// Most digits of a number; E.164 allows fifteen.
const LONGEST: usize = 16;

/// The numbers of an index, side by side: a query reads them all.
#[derive(Default)]
pub(super) struct Phones {
    numbers: Vec<Digits>,
    slots: Vec<u32>,
}

impl Phones {
    /// Adds the numbers in `text`, each without spaces inside; fewer than [`SHORTEST`] digits are
    /// no number.
    pub(super) fn push(&mut self, slot: u32, text: &str) {
        for number in text.split_whitespace().map(|number| Digits::new(digits_of(number))) {
            if number.len() >= SHORTEST {
                self.numbers.push(number);
                self.slots.push(slot);
            }
        }
    }

    /// Calls `visit` with the slot of each number the fragment is in, and how good a hit it is.
    pub(super) fn for_each(&self, fragment: &Fragment, mut visit: impl FnMut(u32, u8)) {
        for (number, &slot) in self.numbers.iter().zip(&self.slots) {
            if let Some(score) = fragment.score(*number) {
                visit(slot, score);
            }
        }
    }

    /// Keeps the numbers whose slot `keep` maps to a new one.
    pub(super) fn renumber(&mut self, keep: impl Fn(u32) -> Option<u32>) {
        let mut kept = Self::default();
        for (number, &slot) in self.numbers.iter().zip(&self.slots) {
            if let Some(slot) = keep(slot) {
                kept.numbers.push(*number);
                kept.slots.push(slot);
            }
        }
        *self = kept;
    }

    /// Bytes held.
    pub(super) fn memory_bytes(&self) -> usize {
        self.numbers.capacity() * size_of::<Digits>() + self.slots.capacity() * 4
    }
}

/// Digits of any system, as their values.
fn digits_of(text: &str) -> impl Iterator<Item = u8> {
    text.chars().filter_map(digit_value)
}

/// A part of a telephone number as somebody types it: Latin digits, nothing from abroad (`+`,
/// `00`) before them.
pub(super) struct Fragment(Vec<u8>);

/// How good a hit is, by where the fragment is in the number; higher is better.
const WHOLE: u8 = 220;
const START: u8 = 205;
const END: u8 = 190;
const MIDDLE: u8 = 150;

impl Fragment {
    /// The fragment of a text of digits, none when they are too few or too many.
    pub(super) fn new(digits: &str) -> Option<Self> {
        let values: Vec<u8> = digits_of(digits).collect();
        ((SHORTEST..=LONGEST).contains(&values.len()) && values.len() == digits.chars().count())
            .then_some(Self(values))
    }

    /// Where the fragment is in digits as shown to somebody: with the calling code, or with a 0 in
    /// its place.
    pub(super) fn place_in(&self, shown: &[u8]) -> Option<Range<usize>> {
        let find = |part: &[u8]| {
            let start = shown.windows(part.len()).position(|digits| digits == part)?;
            Some(start..start + part.len())
        };
        let after_code = |code: usize| self.0.get(code..).filter(|part| part.len() >= SHORTEST);
        find(&self.0)
            .or_else(|| find(self.0.strip_prefix(&[0])?).filter(|place| (1..=3).contains(&place.start)))
            .or_else(|| {
                (1..=3)
                    .find_map(|code| find(after_code(code)?))
                    .filter(|place| shown[0] == 0 && place.start == 1)
            })
    }

    /// How good a hit the number is, none when the fragment is not in it.
    fn score(&self, number: Digits) -> Option<u8> {
        let best = number.best_place(&self.0, |_| true);
        // A single 0 stands for the calling code of one to three digits.
        let national = self.0.strip_prefix(&[0]);
        best.max(national.and_then(|part| number.best_place(part, |place| (1..=3).contains(&place))))
    }
}

/// Up to sixteen decimal digits, four bits each, the first one highest, ones after the end; E.164
/// has fifteen at most.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Digits(u64);

/// The lowest bit of each digit's place.
const EACH: u64 = 0x1111_1111_1111_1111;

impl Digits {
    fn new(digits: impl Iterator<Item = u8>) -> Self {
        let mut packed = u64::MAX;
        for (nth, digit) in digits.take(LONGEST).enumerate() {
            let shift = 60 - 4 * nth as u32;
            packed = packed & !(0xf << shift) | u64::from(digit) << shift;
        }
        Self(packed)
    }

    /// The places where `part` begins, the lowest bit of each set.
    fn places_of(self, part: &[u8]) -> u64 {
        let mut places = EACH;
        for (nth, &digit) in part.iter().enumerate() {
            // A digit is the one looked for where all four bits of the difference are 0.
            let mut differs = self.0 ^ (EACH * u64::from(digit));
            differs |= differs >> 2;
            differs |= differs >> 1;
            places &= (!differs & EACH) << (4 * nth);
            if places == 0 {
                break;
            }
        }
        places
    }

    /// The best of the places where `part` is and which are allowed.
    fn best_place(self, part: &[u8], allowed: impl Fn(usize) -> bool) -> Option<u8> {
        let mut places = self.places_of(part);
        let mut best = None;
        while places != 0 {
            let place = places.leading_zeros() as usize / 4;
            places &= !(1 << (60 - 4 * place));
            let score = match (place <= 3, place + part.len() == self.len()) {
                (true, true) => WHOLE,
                (true, false) => START,
                (false, true) => END,
                (false, false) => MIDDLE,
            };
            best = best.max(allowed(place).then_some(score));
        }
        best
    }

    fn len(self) -> usize {
        LONGEST - (!self.0).trailing_zeros() as usize / 4
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn score(typed: &str, number: &str) -> Option<u8> {
        Fragment::new(typed).unwrap().score(Digits::new(digits_of(number)))
    }

    #[test]
    fn every_way_to_begin_an_iranian_mobile_finds_it() {
        for typed in ["0912345", "98912345", "912345"] {
            assert_eq!(score(typed, "+989123456789"), Some(START), "{typed}");
        }
    }

    #[test]
    fn three_digits_in_the_middle_are_enough_and_rank_below_the_last_ones() {
        assert_eq!(score("345", "+989123456789"), Some(MIDDLE));
        assert_eq!(score("6789", "+989123456789"), Some(END));
        assert_eq!(score("346", "+989123456789"), None);
    }

    #[test]
    fn a_whole_number_ranks_highest() {
        assert_eq!(score("09123456789", "+989123456789"), Some(WHOLE));
    }

    #[test]
    fn a_leading_zero_may_also_be_a_zero_of_the_number() {
        assert_eq!(score("0345", "+982100345678"), Some(MIDDLE));
        assert_eq!(score("0345", "+989123456789"), None);
    }

    #[test]
    fn two_digits_and_words_are_no_fragment() {
        assert!(Fragment::new("12").is_none());
        assert!(Fragment::new("a345").is_none());
    }

    proptest! {
        #[test]
        fn a_fragment_hits_exactly_the_numbers_whose_text_holds_it(number in "[1-3]{3,15}", part in "[1-3]{3,5}") {
            prop_assert_eq!(score(&part, &number).is_some(), number.contains(&part));
        }
    }
}
