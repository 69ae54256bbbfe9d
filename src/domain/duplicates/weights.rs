//! How much each agreement and disagreement counts.
//!
//! After Fellegi and Sunter, "A theory for record linkage" (Journal of the American Statistical Association 64,
//! 1969): what two records have in common counts for `log2(m / u)`, where `m` is how often it is so of two
//! records of one party and `u` of two records of different parties; the sum and the odds beforehand give the
//! odds that they are one party's. As there, names count by their frequency: `u` is the share of parties that
//! have the word.
//!
//! For all but names `m` and `u` are set by hand. `m` goes by how often a fact is left out, mistyped or has
//! changed when somebody is written down a second time; `u` by how many different people of one trade's
//! customers share it by chance: 2 ^ -3 for a city, 2 ^ -13 for a day of birth. A number, a
//! mailbox or a name on a network is shared by few, but those are relatives and colleagues, so it counts for
//! less than its rarity. They were tried on
//! a dozen seeds of the labelled set; the measuring of 100,000 is on four that were not among them.
//!
//! Facts are taken to be independent of one another, which what hangs on a place is not: whoever shares a
//! landline shares the address and, in a family, the surname. So such facts together count for no more than
//! `MOST_OF_PLACE`.

use super::alike::Likeness;

/// Tenths of a bit: ten more make it twice as likely.
pub(super) type Tenths = i32;

/// Parties that are taken to be there beside those that are, so that in a handful of customers a name is not
/// taken for common because two have it, nor two for the same because there are no others.
const IMAGINED: u32 = 2_000;

/// The odds beforehand: of all the pairs that a customer is in, an eighth of one is a duplicate.
pub(super) fn beforehand(parties: u32) -> Tenths {
    -log2(parties + IMAGINED) - 30
}

/// From which odds on a pair is worth showing where all are gone through.
pub(super) const LEAST: Tenths = 0;
/// The same where one customer is asked about, to whom somebody is looking anyway: a name alone is enough.
pub(super) const LEAST_OF_ONE: Tenths = -20;
/// From which odds on it may be certain.
pub(super) const CERTAIN: Tenths = 110;

/// Of how many parties on a word is a name of its own and no typing error.
pub(super) const fn established(parties: u32) -> u32 {
    let grown = parties >> 14;
    if grown > 3 { grown } else { 3 }
}

/// What a word in common counts for.
pub(super) fn of_word(likeness: Likeness, parties_with_it: u32, parties: u32) -> Tenths {
    let rarity = log2(parties + IMAGINED) - log2(parties_with_it + 1);
    match likeness {
        Likeness::Same => rarity,
        Likeness::Sound => rarity - 10,
        Likeness::Typo => rarity - 25,
        Likeness::Initial => rarity.min(30),
        Likeness::Doubtful => 0,
    }
}

/// The most that a name counts for: by itself it is never enough, and less so for an organisation, since a chain's
/// branches have one name however rare.
pub(super) fn most_of_name(organisations: bool, parties: u32) -> Tenths {
    -beforehand(parties) - if organisations { 30 } else { 2 }
}

/// What words without their like count against two names: `differing` in both, `missing` in one. Without its
/// first word a name is rather the father's.
pub(super) const fn of_differing_words(
    differing: usize,
    missing: usize,
    without_first: bool,
    organisations: bool,
) -> Tenths {
    let first = if without_first { 60 } else { 0 };
    let each = if organisations { 80 } else { 190 };
    differing as Tenths * each + missing as Tenths * 10 + first
}

/// What a kind of fact counts for when it is the same, and against it when both have it and it is not.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    pub same: Tenths,
    pub other: Tenths,
}

const fn weight(same: Tenths, other: Tenths) -> Weight {
    Weight { same, other }
}

pub(super) const OWN_PHONE: Weight = weight(175, 35);
/// For a number that is one but for a typing error.
pub(super) const NEAR_PHONE: Tenths = 120;
pub(super) const OWN_EMAIL: Weight = weight(165, 15);
pub(super) const HANDLE: Weight = weight(110, 5);
pub(super) const REGISTRATION: Weight = weight(170, 140);
pub(super) const BIRTHDAY: Weight = weight(120, 110);
pub(super) const BIRTHDAY_WITHOUT_YEAR: Weight = weight(75, 80);
pub(super) const CITY: Weight = weight(25, 20);
pub(super) const CITY_OF_ORGANISATION: Weight = weight(25, 50);

/// What hangs on a place.
pub(super) const OFFICE_PHONE: Weight = weight(80, 10);
pub(super) const OFFICE_PHONE_OF_ORGANISATION: Weight = weight(150, 30);
pub(super) const OFFICE_EMAIL: Weight = weight(80, 0);
/// Nearly its own, but that colleagues of a group share it.
pub(super) const OFFICE_EMAIL_OF_ORGANISATION: Weight = weight(150, 0);
pub(super) const WORKPLACE: Weight = weight(100, 5);
pub(super) const WEBSITE: Weight = weight(40, 20);
pub(super) const STREET: Weight = weight(80, 15);
pub(super) const POSTAL_CODE: Weight = weight(70, 10);
/// The most that all of a place count for together, and the same of an organisation, which is the place.
pub(super) const MOST_OF_PLACE: Tenths = 130;
pub(super) const MOST_OF_PLACE_OF_ORGANISATION: Tenths = 170;
/// The same for two whose names are not quite the same and who each have a telephone number of their own, as
/// brothers have.
pub(super) const MOST_OF_PLACE_OF_TWO: Tenths = 60;

/// The logarithm to the base of 2, in tenths, of a number from 1 on; between powers of 2 along a straight line,
/// which is at most a tenth too little.
const fn log2(number: u32) -> Tenths {
    let whole = number.ilog2();
    // The bits behind the first, as 16 of them.
    let part = ((number as u64) << (31 - whole) & 0x7fff_ffff) >> 15;
    whole as Tenths * 10 + ((part as Tenths * 10) >> 16)
}

/// How likely it is, in percent, that odds of so many tenths of a bit speak of one party.
pub(super) fn percent(odds: Tenths) -> u8 {
    if odds < 0 {
        return 100 - percent(-odds);
    }
    let whole = |bits: i32| if bits < 10 { 100 - 100 / (1 + (1_i32 << bits)) } else { 100 };
    let (bits, part) = (odds / 10, odds % 10);
    (whole(bits) + (whole(bits + 1) - whole(bits)) * part / 10) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_a_tenth() {
        for number in [1_u32, 2, 3, 5, 7, 100, 1_023, 1_024, 102_000, u32::MAX] {
            let exact = f64::from(number).log2() * 10.0;
            assert!((exact - f64::from(log2(number))).abs() < 2.0, "{number}");
        }
    }

    #[test]
    fn even_odds_are_fifty_percent_and_each_bit_halves_the_rest() {
        assert_eq!([-20, 0, 10, 20, 30, 70, 300].map(percent), [20, 50, 67, 80, 89, 100, 100]);
    }

    #[test]
    fn a_rare_name_counts_for_more_than_a_common_one() {
        let of = |count| of_word(Likeness::Same, count, 100_000);
        assert!(of(3) > of(300) + 60, "{} {}", of(3), of(300));
    }
}
