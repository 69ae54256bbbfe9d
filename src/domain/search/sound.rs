//! How words sound: «رستمی» and "Rostami" are one name, as are «کریمی» and "Karimi".
//!
//! [Skeletons](crate::domain::transliteration) of consonants alone take «کارخانه» for the beginning
//! of a "Karim", and Hamed for Hamid. So the words whose skeletons meet are laid side by side here,
//! letter by letter, and the vowels have to fit as well.

use super::letters::Script;

/// Longest word compared, in letters.
const LONGEST: usize = 32;
const NO_PATH: u8 = u8::MAX;

/// How well what was typed fits the sound of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Fit {
    /// Whether it is the whole word or its beginning.
    pub(in crate::domain) whole: bool,
    /// 0 for the usual spelling, more for rarer ones.
    pub(in crate::domain) cost: u8,
}

/// How well `typed` fits the sound of `word` or of its beginning, none when the cost is beyond
/// `limit`. Within one script it must be another spelling of the same sounds.
pub(in crate::domain) fn fit(
    typed: &str,
    typed_in: Script,
    word: &str,
    word_in: Script,
    limit: u8,
) -> Option<Fit> {
    match (typed_in, word_in) {
        (Script::Latin, Script::Arabic) => align(typed, word, Typed::Latin, limit),
        (Script::Arabic, Script::Latin) => align(word, typed, Typed::Arabic, limit),
        (Script::Arabic, Script::Arabic) => beginning(arabic_homophones(typed), arabic_homophones(word)),
        (Script::Latin, Script::Latin) => beginning(latin_homophones(typed), latin_homophones(word)),
        _ => None,
    }
}

fn beginning<T: PartialEq>(typed: impl Iterator<Item = T>, mut word: impl Iterator<Item = T>) -> Option<Fit> {
    for letter in typed {
        if word.next()? != letter {
            return None;
        }
    }
    Some(Fit { whole: word.next().is_none(), cost: 0 })
}

/// Letters that Persian speakers hear alike, each replaced by the most frequent.
fn arabic_homophones(word: &str) -> impl Iterator<Item = char> {
    word.chars().enumerate().map(|(at, letter)| match letter {
        'ح' => 'ه',
        'ص' | 'ث' => 'س',
        'ذ' | 'ض' | 'ظ' => 'ز',
        'ط' => 'ت',
        'غ' => 'ق',
        'ع' if at == 0 => 'ا',
        other => other,
    })
}

/// One letter for each sound that Latin spellings of Persian and Arabic names write in several
/// ways: Hossein and Husayn, Mohammad and Muhammed.
fn latin_homophones(word: &str) -> impl Iterator<Item = u8> {
    let bytes = word.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let letter = *bytes.get(at)?;
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        let (sound, length) = match (letter, next) {
            (b'e' | b'a', b'i' | b'y') if !bytes.get(at + 2).is_some_and(|after| is_vowel(*after)) => {
                (b'Y', 2)
            }
            (b'e', b'e') => (b'i', 2),
            (b'o', b'o' | b'u') => (b'u', 2),
            (b'p', b'h') => (b'f', 2),
            (b'k', b'h') => (b'x', 2),
            (b'g', b'h') => (b'q', 2),
            (b'c', b'k') => (b'k', 2),
            (b'c', b'h') => (b'c', 2),
            (b'c', _) => (b'k', 1),
            (b'o', _) => (b'u', 1),
            (b'e', _) => (b'a', 1),
            (b'w', _) => (b'v', 1),
            (b'y', after) if !is_vowel(after) => (b'i', 1),
            (letter, next) if letter == next => (letter, 2),
            (letter, _) => (letter, 1),
        };
        at += length;
        Some(sound)
    })
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Which of the two words was typed, and so may be a beginning only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Typed {
    Latin,
    Arabic,
}

/// Lays a Latin spelling beside an Arabic one at the least cost: every Arabic letter takes one of
/// its spellings, and Latin letters may be left over where the Arabic script writes nothing.
fn align(latin: &str, arabic: &str, typed: Typed, limit: u8) -> Option<Fit> {
    let latin = latin.as_bytes();
    let mut letters = ['\0'; LONGEST];
    let mut count = 0;
    for letter in arabic.chars() {
        *letters.get_mut(count)? = letter;
        count += 1;
    }
    let letters = &letters[..count];
    if latin.len() > LONGEST {
        return None;
    }
    let (mut row, mut next) = ([NO_PATH; LONGEST + 1], [NO_PATH; LONGEST + 1]);
    row[0] = 0;
    let mut started = NO_PATH;
    for nth in 0..=count {
        let mut alive = false;
        for at in 0..=latin.len() {
            let cost = row[at];
            if cost > limit {
                continue;
            }
            alive = true;
            if match typed {
                Typed::Latin => at == latin.len(),
                Typed::Arabic => nth == count,
            } {
                started = started.min(cost);
            }
            if let Some(extra) = unwritten(latin, at, letters.get(nth).copied()) {
                row[at + 1] = row[at + 1].min(cost + extra);
            }
            let rest = &latin[at..];
            for &(spelling, extra) in spellings(letters, nth, latin, at) {
                let spelling = spelling.as_bytes();
                if rest.starts_with(spelling) {
                    let place = &mut next[at + spelling.len()];
                    *place = (*place).min(cost + extra);
                } else if typed == Typed::Latin && !rest.is_empty() && spelling.starts_with(rest) {
                    // "s" so far, of "sh".
                    started = started.min(cost + extra + 1);
                }
            }
        }
        if !alive {
            break;
        }
        if nth < count {
            (row, next) = (next, [NO_PATH; LONGEST + 1]);
        } else if row[latin.len()] <= limit {
            return Some(Fit { whole: true, cost: row[latin.len()] });
        }
    }
    (started <= limit).then_some(Fit { whole: false, cost: started })
}

/// The cost of leaving out the Latin letter at `at` before the Arabic letter `next`, none when it
/// cannot be left out.
fn unwritten(latin: &[u8], at: usize, next: Option<char>) -> Option<u8> {
    let letter = *latin.get(at)?;
    let before = *latin.get(at.checked_sub(1)?)?;
    match (letter, next) {
        // A short vowel inside a word, though not beside a long one. An i is written more often
        // than not, and so is the second of two vowels.
        (b'a' | b'e' | b'o' | b'u' | b'i', Some(next)) if !matches!(next, 'ا' | 'ی') => {
            Some(u8::from(letter == b'i') + u8::from(is_vowel(before)))
        }
        // The h of "Sarah".
        (b'h', None) if at + 1 == latin.len() && is_vowel(before) => Some(0),
        _ => (letter == before && !is_vowel(letter)).then_some(0),
    }
}

/// Ways to spell the letter `nth` of a word in Latin letters, with the cost of each; some depend
/// on its neighbours or on what stands before `at` in the Latin word.
fn spellings(letters: &[char], nth: usize, latin: &[u8], at: usize) -> &'static [(&'static str, u8)] {
    let Some(&letter) = letters.get(nth) else { return &[] };
    let before = nth.checked_sub(1).map(|before| letters[before]);
    let after = letters.get(nth + 1).copied();
    match letter {
        'ا' if before.is_none() && matches!(after, Some('و' | 'ی')) => {
            &[("", 0), ("a", 0), ("e", 0), ("i", 0), ("o", 0), ("u", 0)]
        }
        'ا' if before.is_none() => &[("a", 0), ("e", 0), ("i", 0), ("o", 0), ("u", 0), ("aa", 0)],
        'ا' => &[("a", 0), ("aa", 0), ("o", 1), ("e", 1)],
        'ع' => &[("", 0), ("a", 0), ("e", 0), ("i", 0), ("o", 0), ("u", 0), ("aa", 0)],
        // The silent letter of خواجه, Khajeh.
        'و' if before == Some('خ') && after == Some('ا') => &[("", 0), ("v", 0), ("w", 0)],
        'و' => &[("v", 0), ("w", 0), ("o", 0), ("u", 0), ("oo", 0), ("ou", 0), ("ow", 0)],
        'ی' if before == Some('ی') || after == Some('ی') => {
            &[("", 0), ("y", 0), ("i", 0), ("e", 0), ("ee", 0), ("ie", 0)]
        }
        'ی' if after.is_none() => {
            &[("i", 0), ("y", 0), ("ee", 0), ("ie", 0), ("ei", 0), ("ey", 0), ("a", 0)]
        }
        'ی' => {
            &[("i", 0), ("y", 0), ("ee", 0), ("ei", 0), ("ey", 0), ("ai", 0), ("ay", 0), ("ie", 0), ("iy", 0)]
        }
        'ه' if after.is_none() && at > 0 && is_vowel(latin[at - 1]) => &[("", 0), ("h", 0)],
        'ه' if after.is_none() => &[("eh", 0), ("e", 0), ("ah", 0), ("a", 0), ("h", 0)],
        'ه' | 'ح' => &[("h", 0)],
        'ب' => &[("b", 0)],
        'پ' => &[("p", 0)],
        'ف' => &[("f", 0), ("ph", 0)],
        'ت' | 'ط' => &[("t", 0)],
        'ث' => &[("s", 0), ("th", 0)],
        'س' => &[("s", 0), ("c", 1)],
        'ص' => &[("s", 0)],
        'ش' => &[("sh", 0)],
        'ج' => &[("j", 0), ("dj", 0), ("g", 1)],
        'چ' => &[("ch", 0)],
        'ژ' => &[("zh", 0), ("j", 0)],
        'د' => &[("d", 0)],
        'ذ' => &[("z", 0), ("dh", 0), ("d", 1), ("th", 1)],
        'ز' => &[("z", 0)],
        'ض' | 'ظ' => &[("z", 0), ("d", 0), ("dh", 0)],
        'ک' => &[("k", 0), ("c", 0), ("ck", 0)],
        'گ' => &[("g", 0)],
        'خ' => &[("kh", 0)],
        'غ' => &[("gh", 0), ("g", 0)],
        'ق' => &[("gh", 0), ("q", 0), ("k", 0), ("g", 0)],
        'ل' => &[("l", 0)],
        'م' => &[("m", 0)],
        'ن' => &[("n", 0)],
        'ر' => &[("r", 0)],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::transliteration::{Reading, skeleton};

    fn sounds(typed: &str, word: &str) -> Option<Fit> {
        let fit = fit(typed, Script::of(typed), word, Script::of(word), 1);
        let meet = |reading| skeleton(typed, reading).is_prefix_of(skeleton(word, reading));
        fit.filter(|_| Reading::BOTH.into_iter().any(meet))
    }

    const WHOLE: Option<Fit> = Some(Fit { whole: true, cost: 0 });
    const BEGINNING: Option<Fit> = Some(Fit { whole: false, cost: 0 });

    #[test]
    fn names_fit_their_usual_latin_spellings_both_ways() {
        for (arabic, latin) in [
            ("رستمی", "rostami"),
            ("کریمی", "karimi"),
            ("محمد", "mohammad"),
            ("محمد", "muhammed"),
            ("حسین", "hossein"),
            ("حسین", "husayn"),
            ("فاطمه", "fatemeh"),
            ("علی", "ali"),
            ("عباس", "abbas"),
            ("عمر", "omar"),
            ("سعید", "saeed"),
            ("سعید", "saeid"),
            ("رضایی", "rezaei"),
            ("خواجه", "khajeh"),
            ("شیرین", "shirin"),
            ("چنگیز", "changiz"),
            ("ژاله", "zhaleh"),
            ("ژاله", "jaleh"),
            ("قاسم", "ghasem"),
            ("قاسم", "qasem"),
            ("غلام", "gholam"),
            ("یوسف", "yousef"),
            ("یوسف", "yusuf"),
            ("ایمان", "iman"),
            ("امید", "omid"),
            ("مصطفی", "mostafa"),
            ("نورا", "noora"),
            ("سارا", "sarah"),
            ("هیثم", "haytham"),
            ("عثمان", "osman"),
            ("داود", "dawud"),
        ] {
            assert_eq!(sounds(latin, arabic), WHOLE, "{latin} for {arabic}");
            assert_eq!(sounds(arabic, latin), WHOLE, "{arabic} for {latin}");
        }
    }

    #[test]
    fn a_beginning_fits_the_longer_name() {
        assert_eq!(sounds("rost", "رستگار"), BEGINNING);
        assert_eq!(sounds("رست", "rostami"), BEGINNING);
        assert_eq!(sounds("kari", "کریمی"), BEGINNING);
        assert_eq!(sounds("hos", "حسین"), BEGINNING);
    }

    #[test]
    fn names_of_the_same_consonants_and_other_vowels_do_not_fit() {
        for (typed, word) in [
            ("hassan", "حسین"),
            ("hamed", "حمید"),
            ("ahmad", "حامد"),
            ("amir", "میر"),
            ("karima", "کریم"),
            ("hassan", "hossein"),
            ("احمد", "حمید"),
            ("hossein", "حسن"),
            ("moh", "مدیر"),
        ] {
            assert_eq!(sounds(typed, word), None, "{typed} for {word}");
        }
    }

    #[test]
    fn a_rare_spelling_costs_more_than_the_usual_one() {
        assert_eq!(sounds("kari", "کارخانه"), Some(Fit { whole: false, cost: 1 }));
        assert_eq!(sounds("khalid", "خالد"), Some(Fit { whole: true, cost: 1 }));
        assert_eq!(sounds("fatima", "فاطمه"), Some(Fit { whole: true, cost: 1 }));
    }

    #[test]
    fn two_latin_spellings_of_one_name_fit() {
        for (typed, word) in [
            ("husayn", "hossein"),
            ("muhammed", "mohammad"),
            ("kareem", "karim"),
            ("ahmed", "ahmad"),
            ("qasem", "ghasem"),
            ("noor", "nur"),
        ] {
            assert_eq!(sounds(typed, word), WHOLE, "{typed} for {word}");
        }
    }

    #[test]
    fn letters_heard_alike_fit_within_persian() {
        assert_eq!(sounds("تهران", "طهران"), WHOLE);
        assert_eq!(sounds("مهمودی", "محمودی"), WHOLE);
        assert_eq!(sounds("صعید", "سعید"), WHOLE);
    }
}
