//! What is left of a text when parts of it are taken out.

use std::ops::Range;

const OPENING: &str = "([{«“\"";
const CLOSING: &str = ")]}»”\"";
/// Signs that divide a part from what stands beside it.
const DIVIDING: &str = ",،;؛-–—";

/// The text without `taken`, which are in order and do not overlap, each run of spaces made one.
pub(super) fn without(typed: &str, taken: &[Range<usize>]) -> String {
    let mut left = String::with_capacity(typed.len());
    let mut at = 0;
    for range in taken.iter().chain([&(typed.len()..typed.len())]) {
        for word in typed.get(at..range.start).unwrap_or_default().split_whitespace() {
            // No space before the comma that a part stood before.
            if !left.is_empty() && !is_closing(word) {
                left.push(' ');
            }
            left.push_str(word);
        }
        at = at.max(range.end);
    }
    left
}

fn is_closing(word: &str) -> bool {
    word.chars().all(|character| ".,،;؛?؟!:".contains(character))
}

/// Widens parts over brackets around them, and over commas that would divide nothing any more.
pub(super) fn widen(typed: &str, taken: &mut [Range<usize>]) {
    let mut nothing_before = true;
    for place in 0..taken.len() {
        let floor = place.checked_sub(1).map_or(0, |before| taken[before].end);
        let ceiling = taken.get(place + 1).map_or(typed.len(), |next| next.start);
        while let Some(wider) = bracketed(typed, &taken[place], floor..ceiling) {
            taken[place] = wider;
        }
        let range = taken[place].clone();
        let before = typed.get(floor..range.start).unwrap_or_default().trim_end();
        nothing_before &= before.is_empty();
        if (nothing_before || before.ends_with(|sign| DIVIDING.contains(sign)))
            && let Some(end) = dividing_sign_after(typed, range.end..ceiling)
        {
            taken[place].end = end;
        }
    }
    // From the end: commas behind which nothing is left.
    let mut ceiling = typed.len();
    for place in (0..taken.len()).rev() {
        let after = typed.get(taken[place].end..ceiling).unwrap_or_default();
        if !after.chars().all(|sign| sign == '.' || sign.is_whitespace()) {
            break;
        }
        taken[place].end += after.trim_end().len();
        let floor = place.checked_sub(1).map_or(0, |before| taken[before].end);
        let before = typed.get(floor..taken[place].start).unwrap_or_default().trim_end();
        let kept = before.trim_end_matches(|sign: char| DIVIDING.contains(sign) || sign.is_whitespace());
        if kept.len() < before.len() {
            taken[place].start = floor + kept.len();
        }
        ceiling = taken[place].start;
    }
}

fn bracketed(typed: &str, range: &Range<usize>, within: Range<usize>) -> Option<Range<usize>> {
    let before = typed.get(within.start..range.start)?.trim_end();
    let opening = before.chars().next_back()?;
    let after = typed.get(range.end..within.end)?.trim_start();
    let closing = after.chars().next()?;
    let which = OPENING.chars().position(|sign| sign == opening)?;
    (CLOSING.chars().nth(which) == Some(closing)).then(|| {
        let start = within.start + before.len() - opening.len_utf8();
        start..within.end - after.len() + closing.len_utf8()
    })
}

fn dividing_sign_after(typed: &str, within: Range<usize>) -> Option<usize> {
    let after = typed.get(within.clone())?.trim_start();
    let sign = after.chars().next().filter(|sign| DIVIDING.contains(*sign) || *sign == ':')?;
    Some(within.end - after.len() + sign.len_utf8())
}
