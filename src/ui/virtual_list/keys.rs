//! The keys that move from row to row.

use leptos::{ev, wasm_bindgen::JsCast, web_sys::Element};

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// One row on.
    Next,
    /// One row back.
    Previous,
    /// A screen on.
    PageDown,
    /// A screen back.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Move {
    /// The move that a key asks for. Keys with a modifier, and keys inside a field, ask for none.
    pub fn from_key(event: &ev::KeyboardEvent) -> Option<Self> {
        let in_field =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| {
                target.closest("input, textarea, select, [role=menu]").ok().flatten().is_some()
            });
        if in_field || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        match event.key().as_str() {
            "ArrowDown" => Some(Self::Next),
            "ArrowUp" => Some(Self::Previous),
            "PageDown" => Some(Self::PageDown),
            "PageUp" => Some(Self::PageUp),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The row to go to from row `index` of `count`, `page` of them on a screen. `None` where there is
    /// nowhere to go, so that the key keeps its usual meaning.
    pub fn from(self, index: usize, count: usize, page: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        // One row of the old screen stays in sight.
        let leap = page.saturating_sub(1).max(1);
        let goal = match self {
            Self::Next => index.saturating_add(1),
            Self::Previous => index.saturating_sub(1),
            Self::PageDown => index.saturating_add(leap),
            Self::PageUp => index.saturating_sub(leap),
            Self::First => 0,
            Self::Last => last,
        };
        let goal = goal.min(last);
        (goal != index).then_some(goal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_one_row_in_sight() {
        assert_eq!(Move::PageDown.from(10, 100, 9), Some(18));
    }

    #[test]
    fn the_end_of_the_list_stops_a_page() {
        assert_eq!(Move::PageDown.from(95, 100, 9), Some(99));
    }

    #[test]
    fn before_the_first_row_there_is_nowhere_to_go() {
        assert_eq!(Move::Previous.from(0, 100, 9), None);
    }

    #[test]
    fn an_empty_list_has_nowhere_to_go() {
        assert_eq!(Move::Last.from(0, 0, 9), None);
    }
}
