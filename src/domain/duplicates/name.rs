//! Names as they are compared: without forms of address and forms of companies.

use crate::domain::normalise::{normalise, words};

use super::fact::consonants;
use super::vocabulary::Word;

/// Most words of a name that count.
pub(super) const LONGEST: usize = 6;

/// Appends the words of a name that count to `kept`: those that are no form of address or of a company, or all
/// where there would be none left.
pub(super) fn push_words<'a>(kept: &mut Vec<&'a str>, normalised: &'a str) {
    let counts = |word: &&str| !IGNORED.split(' ').any(|one| one == *word);
    kept.extend(words(normalised).filter(counts).take(LONGEST));
    if kept.is_empty() {
        kept.extend(words(normalised).take(LONGEST));
    }
}

/// A number for a name that stays the same in another script and order.
pub(super) fn key_of_text(name: &str) -> u64 {
    let normalised = normalise(name);
    let mut kept = Vec::new();
    push_words(&mut kept, &normalised);
    consonants(kept.into_iter())
}

/// Forms of address, articles, particles and forms of companies, normalised.
const IGNORED: &str = "اقای اقا خانم بانو جناب سرکار دکتر مهندس استاد حاج حاجی حاجیه سید سیده \
     السید السیده الانسه الاستاذ الاستاذه استاذ استاذه الدکتور الدکتوره دکتور دکتوره المهندس المهندسه \
     الشیخ الشیخه الحاج الحاجه شیخ ال بن ابن بنت \
     mr mrs ms miss mx dr prof professor eng engineer sir madam sheikh shaikh hajj haj haji seyed sayed sayyed al \
     el bin ibn bint \
     شرکت شرکه موسسه سهامی خاص عام مسئولیت محدود المحدوده مساهمه ذمم و the and co company ltd limited inc \
     llc llp plc corp corporation gmbh ag fze fzco pjsc";

/// The words of a name, as they are compared.
pub(super) struct Name<'a> {
    words: [Word<'a>; LONGEST],
    count: usize,
}

impl<'a> Name<'a> {
    /// A name of these words.
    pub fn new(words: impl Iterator<Item = Word<'a>>) -> Self {
        let mut name = Self { words: [Word { text: "", sounds: [0; 2], count: 0 }; LONGEST], count: 0 };
        for (place, word) in name.words.iter_mut().zip(words) {
            *place = word;
            name.count += 1;
        }
        name
    }

    /// Its words.
    pub fn words(&self) -> &[Word<'a>] {
        &self.words[..self.count]
    }
}
