//! How names are spelt in Latin letters, and how others spell them.

use std::collections::HashMap;

use crate::domain::language::Language;
use crate::domain::sample::Words;
use crate::domain::sample::lexicon::Lexicon;
use crate::domain::sample::random::Random;

/// Latin spellings of the names that the sample is made of, written down by hand.
const SPELLINGS: &str = include_str!("spellings.txt");

/// Names with their Latin spelling.
pub(super) struct Spellings(HashMap<String, String>);

impl Spellings {
    pub(super) fn new() -> Self {
        let mut parts = SPELLINGS.split("==");
        let names = pairs(parts.next().unwrap_or_default());
        let stems = pairs(parts.next().unwrap_or_default().trim_start_matches(" stems"));
        let endings = pairs(parts.next().unwrap_or_default().trim_start_matches(" endings"));
        let mut known = HashMap::new();
        for (stem, latin) in &stems {
            for (ending, latin_ending) in &endings {
                let joint = if latin.ends_with('i') && latin_ending.starts_with('i') { "y" } else { "" };
                known.insert(format!("{stem}{ending}"), format!("{latin}{joint}{latin_ending}"));
            }
        }
        let lexicons = [Language::Fa, Language::Ar].map(|language| Lexicon::of(language, Words::BUILT_IN));
        for (name, latin) in
            lexicons.iter().flat_map(|lexicon| lexicon.first_names.iter().chain(&lexicon.organisation_names))
        {
            known.insert((*name).to_owned(), (*latin).to_owned());
        }
        known.extend(names.into_iter().map(|(name, latin)| (name.to_owned(), latin.to_owned())));
        Self(known)
    }

    /// A name in Latin letters as one of those spells it who do not know how it is written officially; none where
    /// a word of it is not known.
    pub(super) fn romanised(&self, name: &str, random: &mut Random) -> Option<String> {
        let words: Option<Vec<String>> = name
            .split_whitespace()
            .map(|word| {
                self.0.get(&word.replace('\u{200c}', "")).map(|latin| capitalised(&respelt(latin, random)))
            })
            .collect();
        words.filter(|words| !words.is_empty()).map(|words| words.join(" "))
    }
}

fn pairs(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Ways in which the same sounds are written, each way as good as the other.
const WAYS: [(&str, &str); 16] = [
    ("mohammad", "muhammad"),
    ("mohammed", "mohamed"),
    ("hossein", "hussain"),
    ("ei", "ey"),
    ("ou", "oo"),
    ("oo", "u"),
    ("ee", "i"),
    ("gh", "q"),
    ("v", "w"),
    ("ss", "s"),
    ("aei", "ai"),
    ("zz", "z"),
    ("tt", "t"),
    ("eh", "e"),
    ("i", "y"),
    ("al", "al-"),
];

/// The same name as another would spell it, half of the time.
fn respelt(latin: &str, random: &mut Random) -> String {
    if random.chance(50) {
        return latin.to_owned();
    }
    let (usual, other) = random.pick(&WAYS);
    match usual {
        "al" if latin.len() > 5 => {
            latin.strip_prefix("al").map_or_else(|| latin.to_owned(), |rest| format!("Al-{rest}"))
        }
        "al" => latin.to_owned(),
        "i" => latin.strip_suffix('i').map_or_else(|| latin.to_owned(), |rest| format!("{rest}y")),
        _ => latin.replacen(usual, other, 1),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
