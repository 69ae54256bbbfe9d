//! Text with the found parts marked.

use leptos::prelude::*;
use std::ops::Range;

/// A text in which what a search found is marked.
#[component]
pub fn Highlight(
    /// The whole text.
    #[prop(into)]
    text: String,
    /// Byte ranges of `text` to mark: ascending, apart from each other. One that does not fall on
    /// letters is left unmarked.
    ranges: Vec<Range<usize>>,
) -> impl IntoView {
    pieces(&text, &ranges)
        .into_iter()
        .map(|(piece, marked)| {
            let piece = piece.to_owned();
            if marked { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        })
        .collect_view()
        .into_any()
}

/// The text cut into pieces, each with whether it is marked. Joined, they are the text again.
fn pieces<'text>(text: &'text str, ranges: &[Range<usize>]) -> Vec<(&'text str, bool)> {
    let mut pieces = Vec::with_capacity(ranges.len() * 2 + 1);
    let mut done = 0;
    for range in ranges {
        let (Some(before), Some(found)) = (text.get(done..range.start), text.get(range.clone())) else {
            continue;
        };
        pieces.extend([(before, false), (found, true)].into_iter().filter(|(piece, _)| !piece.is_empty()));
        done = range.end;
    }
    if let Some(rest) = text.get(done..).filter(|rest| !rest.is_empty()) {
        pieces.push((rest, false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_found_part_is_marked_and_nothing_is_lost() {
        let name = "مینا رستگار";
        let found = "مینا ".len().."مینا رست".len();
        assert_eq!(pieces(name, &[found]), [("مینا ", false), ("رست", true), ("گار", false)]);
    }

    #[test]
    fn a_range_that_cuts_a_letter_is_left_unmarked() {
        assert_eq!(pieces("رضا", std::slice::from_ref(&(0..1))), [("رضا", false)]);
    }

    #[test]
    fn a_range_past_the_end_is_left_unmarked() {
        assert_eq!(pieces("Ali", std::slice::from_ref(&(2..9))), [("Ali", false)]);
    }
}
