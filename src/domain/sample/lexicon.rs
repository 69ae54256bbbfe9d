//! The words a language's sample data is made of.

use crate::domain::coordinates::millionths;
use crate::domain::country::Country;
use crate::domain::language::Language;
use crate::domain::party::Coordinates;

use super::random::Random;

/// Lists of one language, read from its text file. A file has sections; a section's items are
/// words or lines, and names stand with their Latin spelling.
pub(in crate::domain) struct Lexicon {
    pub(in crate::domain) first_names: Vec<(&'static str, &'static str)>,
    /// How many of the first names, from the first, can be a father's.
    fathers: usize,
    pub(super) family_names: Vec<&'static str>,
    /// What family names are put together of, where they are.
    pub(super) family_stems: Vec<&'static str>,
    pub(super) family_endings: Vec<&'static str>,
    /// Latin spellings of names from elsewhere, where they are common.
    pub(super) abroad_family_names: Vec<&'static str>,
    pub(super) honorifics: Vec<&'static str>,
    pub(super) job_titles: Vec<&'static str>,
    /// Forms of names and the trade.
    pub(super) organisation_kinds: Vec<(&'static str, &'static str)>,
    pub(in crate::domain) organisation_names: Vec<(&'static str, &'static str)>,
    pub(super) tags: Vec<&'static str>,
    pub(super) owners: Vec<&'static str>,
    pub(super) sources: Vec<&'static str>,
    pub(super) consent_sources: Vec<&'static str>,
    pub(super) streets: Vec<&'static str>,
    pub(super) street_forms: Vec<&'static str>,
    pub(super) places: Vec<Place>,
    pub(super) products: Vec<&'static str>,
    pub(super) subjects: Vec<&'static str>,
    pub(super) days: Vec<&'static str>,
    sentences: Vec<Vec<&'static str>>,
}

/// What sentences are for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Occasion {
    AboutParty,
    Reached,
    Interested,
    NotInterested,
    Postponed,
    NoAnswer,
    Message,
    Email,
    Meeting,
    Visit,
    Note,
}

/// The headings of the occasions, in their order.
const OCCASIONS: [&str; 11] = [
    "party notes",
    "call.reached",
    "call.interested",
    "call.not interested",
    "call.postponed",
    "call.no answer",
    "message",
    "email",
    "meeting",
    "visit",
    "note",
];

/// A city with its districts.
pub(super) struct Place {
    pub(super) country: Country,
    pub(super) city: &'static str,
    pub(super) region: &'static str,
    pub(super) centre: Coordinates,
    /// Pattern of the numbers of offices, `#` for any digit.
    pub(super) office_phone: &'static str,
    pub(super) districts: Vec<&'static str>,
}

impl Lexicon {
    /// The lexicon of a language.
    pub(in crate::domain) fn of(language: Language, words: Words) -> Self {
        let text = words.of(language);
        let words = |name| section(text, name).split_whitespace().collect::<Vec<_>>();
        let lines = |name| lines(text, name);
        let pairs = |name| match language {
            Language::En => words(name).into_iter().map(|word| (word, word)).collect(),
            Language::Fa | Language::Ar => {
                words(name).chunks_exact(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
            }
        };
        let men = pairs("first names");
        Self {
            fathers: men.len(),
            first_names: men.into_iter().chain(pairs("women's names")).collect(),
            family_names: words("family names"),
            family_stems: words("family stems"),
            family_endings: words("family endings"),
            abroad_family_names: words("abroad family names"),
            honorifics: lines("honorifics"),
            job_titles: lines("job titles"),
            organisation_kinds: lines("organisation kinds")
                .into_iter()
                .filter_map(|line| line.split_once('\t'))
                .collect(),
            organisation_names: pairs("organisation names"),
            tags: lines("tags"),
            owners: lines("owners"),
            sources: lines("sources"),
            consent_sources: lines("consent sources"),
            streets: words("streets"),
            street_forms: lines("street forms"),
            places: lines("places").into_iter().filter_map(Place::read).collect(),
            products: lines("products"),
            subjects: lines("subjects"),
            days: lines("days"),
            sentences: OCCASIONS.map(lines).into(),
        }
    }

    /// First names that can be a father's, with their Latin spelling.
    pub(super) fn fathers(&self) -> &[(&'static str, &'static str)] {
        &self.first_names[..self.fathers]
    }

    /// Sentences for an occasion.
    pub(super) fn sentences(&self, occasion: Occasion) -> &[&'static str] {
        self.sentences.get(occasion as usize).map_or(&[], Vec::as_slice)
    }
}

/// The words that sample data is made of. They come as a file, for few need them and nobody twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    fa: &'static str,
    ar: &'static str,
    en: &'static str,
}

impl Words {
    /// Those of this source, for tests and measuring.
    #[cfg(any(test, feature = "testing"))]
    pub const BUILT_IN: Self =
        Self { fa: include_str!("fa.txt"), ar: include_str!("ar.txt"), en: include_str!("en.txt") };

    /// Reads the file: `fa.txt`, `ar.txt` and `en.txt` in this order with a U+001F between them. None where it
    /// is another.
    #[must_use]
    pub fn read(file: &'static str) -> Option<Self> {
        let mut parts = file.split('\u{1f}');
        let words = Self { fa: parts.next()?, ar: parts.next()?, en: parts.next()? };
        parts.next().is_none().then_some(words)
    }

    const fn of(self, language: Language) -> &'static str {
        match language {
            Language::Fa => self.fa,
            Language::Ar => self.ar,
            Language::En => self.en,
        }
    }
}

fn lines(text: &'static str, name: &str) -> Vec<&'static str> {
    section(text, name).lines().filter(|line| !line.is_empty()).collect()
}

/// What stands between a heading and the next, empty when there is no such heading.
fn section(text: &'static str, name: &str) -> &'static str {
    text.split("== ").find_map(|part| part.strip_prefix(name)?.strip_prefix('\n')).unwrap_or_default()
}

impl Place {
    /// Reads `country|city|region|latitude|longitude|phone|districts`, coordinates in degrees.
    fn read(line: &'static str) -> Option<Self> {
        let mut parts = line.split('|');
        Some(Self {
            country: parts.next()?.parse().ok()?,
            city: parts.next()?,
            region: parts.next()?,
            centre: Coordinates {
                latitude_e6: millionths(parts.next()?)?,
                longitude_e6: millionths(parts.next()?)?,
            },
            office_phone: parts.next()?,
            districts: parts.next()?.split(',').collect(),
        })
    }

    /// A point within some five kilometres of the centre.
    pub(super) fn point(&self, random: &mut Random) -> Coordinates {
        let mut around = |centre: i32| centre + random.below(90_000) as i32 - 45_000;
        Coordinates {
            latitude_e6: around(self.centre.latitude_e6),
            longitude_e6: around(self.centre.longitude_e6),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_language_has_every_list() {
        for language in Language::ALL {
            let lexicon = Lexicon::of(language, Words::BUILT_IN);
            for (name, least, count) in [
                ("first names", 200, lexicon.first_names.len()),
                ("family names", 150, lexicon.family_names.len()),
                ("job titles", 10, lexicon.job_titles.len()),
                ("kinds", 20, lexicon.organisation_kinds.len()),
                ("organisations", 60, lexicon.organisation_names.len()),
                ("streets", 30, lexicon.streets.len()),
                ("places", 12, lexicon.places.len()),
                ("products", 50, lexicon.products.len()),
            ] {
                assert!(count >= least, "{language:?}: {count} {name}");
            }
            for (occasion, sentences) in OCCASIONS.iter().zip(&lexicon.sentences) {
                assert!(sentences.len() >= 3, "{language:?}: {occasion}");
            }
        }
    }

    #[test]
    fn every_line_of_places_is_read() {
        for language in Language::ALL {
            let lexicon = Lexicon::of(language, Words::BUILT_IN);
            let written = lines(Words::BUILT_IN.of(language), "places");
            assert_eq!(lexicon.places.len(), written.len(), "{language:?}");
        }
    }

    #[test]
    fn names_stand_beside_their_latin_spelling() {
        for language in Language::ALL {
            let lexicon = Lexicon::of(language, Words::BUILT_IN);
            for (name, latin) in lexicon.first_names.iter().chain(&lexicon.organisation_names) {
                assert!(latin.bytes().all(|byte| byte.is_ascii_alphabetic()), "{name} {latin}");
                assert_eq!(name.is_ascii(), language == Language::En, "{name} {latin}");
            }
        }
    }

    #[test]
    fn no_first_name_is_listed_twice() {
        for language in Language::ALL {
            let mut seen = HashSet::new();
            let lexicon = Lexicon::of(language, Words::BUILT_IN);
            let twice: Vec<_> = lexicon.first_names.iter().filter(|name| !seen.insert(name.0)).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }
}
