//! The name by which a person is spoken to, taken out of the full name.
//!
//! Names are stored whole, since not all cultures cut them into parts; only a greeting needs a part, and
//! whoever writes one sees it before it is sent. So this is a rule of thumb and says so:
//! - Forms of address at the beginning are passed over: دکتر، مهندس، السيدة، Mr, Dr.
//! - The first word that follows is the first name.
//! - Where that word never stands alone, the next one belongs to it: عبد الرحمن, أبو بكر, سید علی.
//! - So it does in the common doubles of Persian, as long as a family name is left: محمد رضا کریمی. Among
//!   Arabs the second of these may be the father's name; to say both is polite there.

use crate::domain::normalise::normalise;

/// The first name of a person by the rule of thumb above; the whole name where no part of it will do.
#[must_use]
pub fn first_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let forms = words.iter().take_while(|word| is_one_of(word, &FORMS_OF_ADDRESS)).count();
    let rest = match words.get(forms..) {
        Some(rest) if !rest.is_empty() => rest,
        _ => words.as_slice(),
    };
    let goes_on = match rest {
        [first, _, ..] if is_one_of(first, &NEVER_ALONE) => true,
        [first, second, _, ..] => {
            is_one_of(first, &FIRST_OF_DOUBLES) && is_one_of(second, &SECOND_OF_DOUBLES)
        }
        _ => false,
    };
    rest.iter().copied().take(if goes_on { 2 } else { 1 }).collect::<Vec<_>>().join(" ")
}

/// Forms of address that are written before a name.
const FORMS_OF_ADDRESS: [&str; 47] = [
    "آقای",
    "آقا",
    "خانم",
    "بانو",
    "جناب",
    "سرکار",
    "دکتر",
    "مهندس",
    "استاد",
    "حاج",
    "حاجی",
    "حاجیه",
    "السید",
    "السیدة",
    "الآنسة",
    "سیدة",
    "الأستاذ",
    "الأستاذة",
    "أستاذ",
    "أستاذة",
    "الدکتور",
    "الدکتورة",
    "دکتور",
    "دکتورة",
    "المهندس",
    "المهندسة",
    "الشیخ",
    "الشیخة",
    "الحاج",
    "الحاجة",
    "د",
    "م",
    "أ",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "eng",
    "sir",
    "madam",
    "sheikh",
    "hajj",
    "haj",
];
/// First words that are half a name.
const NEVER_ALONE: [&str; 10] = ["عبد", "أبو", "ابو", "أم", "سید", "سیده", "abd", "abdul", "abu", "umm"];
/// First words of the common doubles of Persian.
const FIRST_OF_DOUBLES: [&str; 6] = ["محمد", "امیر", "علی", "غلام", "mohammad", "amir"];
/// Second words of the common doubles of Persian.
const SECOND_OF_DOUBLES: [&str; 20] = [
    "رضا", "علی", "حسین", "مهدی", "حسن", "امین", "جواد", "صادق", "باقر", "کاظم", "تقی", "محمد", "عباس",
    "حسام", "reza", "ali", "hossein", "mahdi", "mehdi", "amin",
];

/// Whether a word is one of these, whatever keyboard it was typed on, with or without a full stop.
fn is_one_of(word: &str, known: &[&str]) -> bool {
    let word = normalise(word);
    known.iter().any(|one| normalise(one) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_of_a_name_is_the_first_name() {
        assert_eq!(first_name("مینا رستگار"), "مینا");
        assert_eq!(first_name("Omar Haddad"), "Omar");
        assert_eq!(first_name("  Parviz  "), "Parviz");
    }

    #[test]
    fn a_form_of_address_is_passed_over() {
        assert_eq!(first_name("دکتر مینا رستگار"), "مینا");
        assert_eq!(first_name("السيدة ليلى حداد"), "ليلى");
        assert_eq!(first_name("Dr. Sarah Hill"), "Sarah");
        assert_eq!(first_name("جناب آقای مهندس کاوه نوری"), "کاوه");
    }

    #[test]
    fn half_a_name_is_not_left_alone() {
        assert_eq!(first_name("عبد الرحمن السالم"), "عبد الرحمن");
        assert_eq!(first_name("سید علی حسینی"), "سید علی");
    }

    #[test]
    fn a_double_name_stays_whole_where_a_family_name_is_left() {
        assert_eq!(first_name("محمد رضا کریمی"), "محمد رضا");
        assert_eq!(first_name("محمد علی"), "محمد");
        assert_eq!(first_name("محمد کریمی زاده"), "محمد");
    }

    #[test]
    fn a_name_of_nothing_but_forms_of_address_begins_with_the_first() {
        assert_eq!(first_name("خانم دکتر"), "خانم");
        assert_eq!(first_name(""), "");
    }
}
