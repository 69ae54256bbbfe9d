//! Typing errors: how few of them turn what was typed into a word, or into its beginning.

/// Longest word compared, in letters.
const LONGEST: usize = 24;

/// Errors that are too many to tell apart.
pub(in crate::domain) const TOO_MANY: u8 = u8::MAX;

/// Stands in cells outside the band; one more still fits the byte.
const OUTSIDE: u8 = u8::MAX - 1;

/// Typing errors between a query word and a word of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Errors {
    /// Against the whole word.
    pub(in crate::domain) whole: u8,
    /// Against the beginning of the word that needs the fewest.
    pub(in crate::domain) beginning: u8,
}

/// Counts insertions, deletions, substitutions and swaps of neighbours (the restricted
/// Damerau-Levenshtein distance; Boytsov, "Indexing methods for approximate dictionary
/// searching", 2011), giving up past `limit`, which is at least 1.
pub(in crate::domain) fn errors(typed: &[char], word: &str, limit: u8) -> Errors {
    let none = Errors { whole: TOO_MANY, beginning: TOO_MANY };
    let mut letters = ['\0'; LONGEST];
    let mut len = 0;
    for letter in word.chars() {
        let Some(place) = letters.get_mut(len) else { return none };
        *place = letter;
        len += 1;
    }
    let band = usize::from(limit);
    if typed.len() > LONGEST || len + band < typed.len() {
        return none;
    }
    // A row a typed letter, a cell a length of the word's beginning; only the band around the
    // diagonal can stay within the limit, and what lies outside it is never read.
    let (mut before, mut last, mut row) = ([0u8; LONGEST + 1], [0u8; LONGEST + 1], [0u8; LONGEST + 1]);
    for (at, cell) in last.iter_mut().enumerate() {
        *cell = at as u8;
    }
    for (nth, &letter) in (1usize..).zip(typed) {
        let from = nth.saturating_sub(band).max(1);
        row[from - 1] = if from == 1 { nth as u8 } else { OUTSIDE };
        let mut least = row[from - 1];
        for at in from..=(nth + band).min(len) {
            let above = if at < nth + band { last[at] } else { OUTSIDE };
            let differs = u8::from(letters[at - 1] != letter);
            let mut cost = (last[at - 1] + differs).min(above + 1).min(row[at - 1] + 1);
            if nth > 1 && at > 1 && letters[at - 2] == letter && letters[at - 1] == typed[nth - 2] {
                cost = cost.min(before[at - 2] + 1);
            }
            row[at] = cost.min(OUTSIDE);
            least = least.min(cost);
        }
        if least > limit {
            return none;
        }
        (before, last, row) = (last, row, before);
    }
    let within = |count: u8| if count <= limit { count } else { TOO_MANY };
    let (from, to) = (typed.len().saturating_sub(band), (typed.len() + band).min(len));
    let beginning = last[from..=to].iter().copied().min().map_or(TOO_MANY, within);
    let whole = if to == len { within(last[len]) } else { TOO_MANY };
    Errors { whole, beginning }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn count(typed: &str, word: &str, limit: u8) -> Errors {
        errors(&typed.chars().collect::<Vec<_>>(), word, limit)
    }

    /// The distance by its definition, whole table and no limit.
    fn table(typed: &[char], word: &[char]) -> Vec<u8> {
        let mut rows = vec![(0..=word.len() as u8).collect::<Vec<u8>>()];
        for i in 1..=typed.len() {
            let mut row = vec![i as u8];
            for j in 1..=word.len() {
                let differs = u8::from(typed[i - 1] != word[j - 1]);
                let mut cost = (rows[i - 1][j - 1] + differs).min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
                if i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1] {
                    cost = cost.min(rows[i - 2][j - 2] + 1);
                }
                row.push(cost);
            }
            rows.push(row);
        }
        rows.pop().unwrap()
    }

    #[test]
    fn a_left_out_letter_is_one_error() {
        assert_eq!(count("mohmmad", "mohammad", 2).whole, 1);
    }

    #[test]
    fn two_swapped_letters_are_one_error() {
        assert_eq!(count("رستگرا", "رستگار", 1).whole, 1);
    }

    #[test]
    fn the_beginning_of_a_longer_word_is_compared_too() {
        assert_eq!(count("rstga", "rastgarian", 1), Errors { whole: TOO_MANY, beginning: 1 });
    }

    proptest! {
        #[test]
        fn the_band_gives_the_same_counts_as_the_whole_table(
            typed in "[abc]{1,9}", word in "[abc]{1,11}", limit in 1u8..=2,
        ) {
            let row = table(&typed.chars().collect::<Vec<_>>(), &word.chars().collect::<Vec<_>>());
            let within = |count: u8| if count <= limit { count } else { TOO_MANY };
            let expected = Errors {
                whole: within(*row.last().unwrap()),
                beginning: within(*row.iter().min().unwrap()),
            };
            prop_assert_eq!(count(&typed, &word, limit), expected);
        }
    }
}
