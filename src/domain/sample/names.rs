//! Names of people.

use crate::domain::language::Language;

use super::lexicon::Lexicon;
use super::random::Random;

/// A person's name, and what it is spelt like in addresses of the net.
pub(super) struct FullName {
    pub(super) shown: String,
    /// Lower-case Latin letters.
    pub(super) latin: String,
}

/// A name as people of a language have it.
pub(super) fn full_name(language: Language, lexicon: &Lexicon, random: &mut Random) -> FullName {
    named(random.pick(&lexicon.first_names), language, lexicon, random)
}

/// A man's name where the language tells, since sentences speak of colleagues as of men.
pub(super) fn colleague(language: Language, lexicon: &Lexicon, random: &mut Random) -> String {
    named(random.pick(lexicon.fathers()), language, lexicon, random).shown
}

fn named(
    (first, latin): (&str, &str),
    language: Language,
    lexicon: &Lexicon,
    random: &mut Random,
) -> FullName {
    let family = family_name(lexicon, random);
    // Arabs often carry the father's name before the family's.
    let shown = if language == Language::Ar && random.chance(40) {
        let (father, _) = random.pick(lexicon.fathers());
        format!("{first} {father} {family}")
    } else {
        format!("{first} {family}")
    };
    FullName { shown, latin: latin.to_ascii_lowercase() }
}

/// The name of somebody from Iran or an Arab country who lives where it is spelt in Latin letters.
pub(super) fn name_abroad(english: &Lexicon, home: &Lexicon, random: &mut Random) -> FullName {
    let (_, latin) = random.pick(&home.first_names);
    let family = random.pick(&english.abroad_family_names);
    FullName { shown: format!("{} {family}", capitalised(latin)), latin: latin.to_owned() }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

pub(super) fn family_name(lexicon: &Lexicon, random: &mut Random) -> String {
    if lexicon.family_stems.is_empty() || random.chance(60) {
        return random.pick(&lexicon.family_names).to_owned();
    }
    let stem = random.pick(&lexicon.family_stems);
    let ending = random.pick(&lexicon.family_endings);
    let joins = !stem.ends_with(['ا', 'د', 'ذ', 'ر', 'ز', 'ژ', 'و']);
    match ending {
        // Two of the letter do not meet: علی‌زاده, not علیی.
        "ی" | "یان" if stem.ends_with('ی') => format!("{stem}\u{200c}زاده"),
        // And a long vowel takes one between: میرزایی.
        "ی" if stem.ends_with('ا') => format!("{stem}یی"),
        "ی" | "یان" => format!("{stem}{ending}"),
        ending if joins => format!("{stem}\u{200c}{ending}"),
        ending => format!("{stem}{ending}"),
    }
}
