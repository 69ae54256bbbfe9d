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
pub(super) struct Fragment {
    digits: Vec<u8>,
    /// Each of the digits in every place of a number.
    spread: Vec<u64>,
    /// What follows the digit that stands for the calling code within a country, if it may be that.
    national: Option<National>,
}

/// The beginning of a national number.
struct National {
    digits: Digits,
    /// The bits of `digits` that are digits.
    mask: u64,
    length: usize,
    /// How long the calling code may be.
    longest_code: u32,
}

/// How good a hit is, by where the fragment is in the number; higher is better.
const WHOLE: u8 = 220;
const START: u8 = 205;
const END: u8 = 190;
const MIDDLE: u8 = 150;

impl Fragment {
    /// The fragment of a text of digits, none when they are too few or too many.
    pub(super) fn new(text: &str) -> Option<Self> {
        let digits: Vec<u8> = digits_of(text).collect();
        if !(SHORTEST..=LONGEST).contains(&digits.len()) || digits.len() != text.chars().count() {
            return None;
        }
        let spread = digits.iter().map(|digit| EACH * u64::from(*digit)).collect();
        let longest_code = match digits[0] {
            0 => 3,
            // Russia and Kazakhstan have an 8 for their 7.
            8 => 1,
            _ => return Some(Self { digits, spread, national: None }),
        };
        let length = digits.len() - 1;
        let rest = Digits::new(digits.iter().skip(1).copied());
        let national = National { digits: rest, mask: !(u64::MAX >> (4 * length)), length, longest_code };
        Some(Self { digits, spread, national: Some(national) })
    }

    /// Where the fragment is in digits as shown to somebody: with the calling code, or with a 0 in
    /// its place.
    pub(super) fn place_in(&self, shown: &[u8]) -> Option<Range<usize>> {
        let find = |part: &[u8]| {
            let start = shown.windows(part.len()).position(|digits| digits == part)?;
            Some(start..start + part.len())
        };
        let after_code = |code: usize| self.digits.get(code..).filter(|part| part.len() >= SHORTEST);
        find(&self.digits)
            .or_else(|| find(self.digits.strip_prefix(&[0])?).filter(|place| (1..=3).contains(&place.start)))
            .or_else(|| {
                (1..=3)
                    .find_map(|code| find(after_code(code)?))
                    .filter(|place| shown[0] == 0 && place.start == 1)
            })
    }

    /// The places where the fragment begins, the lowest bit of each set.
    #[inline]
    fn places_in(&self, number: Digits) -> u64 {
        let [first, second, third, rest @ ..] = self.spread.as_slice() else { return 0 };
        // The first three at once: few numbers go on from there, so the branch after them is
        // foreseen well.
        let mut places =
            number.places_of(*first) & number.places_of(*second) << 4 & number.places_of(*third) << 8;
        for (nth, digit) in (SHORTEST..).zip(rest) {
            if places == 0 {
                break;
            }
            places &= number.places_of(*digit) << (4 * nth);
        }
        places
    }

    /// How good a hit the number is, none when the fragment is not in it.
    #[inline]
    fn score(&self, number: Digits) -> Option<u8> {
        let best = number.best_of(self.places_in(number), self.digits.len());
        match &self.national {
            Some(national) => best.max(number.best_of(national.places_in(number), national.length)),
            None => best,
        }
    }
}

impl National {
    /// The place after the calling code if the rest of the number begins like this.
    #[inline]
    fn places_in(&self, number: Digits) -> u64 {
        (1..=self.longest_code).fold(0, |found, code| {
            let rest = number.0 << (4 * code);
            if (rest ^ self.digits.0) & self.mask == 0 { found | places(code, code) } else { found }
        })
    }
}

/// The lowest bits of some places of a number, the first place being 0.
const fn places(first: u32, last: u32) -> u64 {
    (EACH << (60 - 4 * last)) & (EACH >> (4 * first))
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

    /// The places of a digit, given in every place, the lowest bit of each set.
    #[inline]
    fn places_of(self, digit: u64) -> u64 {
        // It is there where all four bits of the difference are 0.
        let mut differs = self.0 ^ digit;
        differs |= differs >> 2;
        differs |= differs >> 1;
        !differs & EACH
    }

    /// How good the best of these places is for a part of so many digits, none without places.
    #[inline]
    fn best_of(self, places: u64, length: usize) -> Option<u8> {
        if places == 0 { None } else { Some(self.rate(places, length)) }
    }

    fn rate(self, places: u64, length: usize) -> u8 {
        let at_start = places & self::places(0, 3);
        let last = (self.len() - length) as u32;
        let at_end = places & self::places(last, last);
        if at_start & at_end != 0 {
            WHOLE
        } else if at_start != 0 {
            START
        } else if at_end != 0 {
            END
        } else {
            MIDDLE
        }
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
    fn a_russian_number_is_found_as_it_is_dialled_there() {
        assert_eq!(score("8912", "+79123456789"), Some(START));
        assert_eq!(score("8345", "+79123456789"), None);
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
