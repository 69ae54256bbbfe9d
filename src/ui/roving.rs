//! Moving the focus among the items of one control with the arrow keys.

use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the first item.
    First,
    /// To the last item.
    Last,
    /// To the item after the focused one; after the last, to the first.
    Next,
    /// To the item before the focused one; before the first, to the last.
    Previous,
}

/// Moves the focus among the elements of `container` that match the CSS `selector`.
pub(crate) fn focus_by_step(container: &Element, selector: &str, step: Step) {
    let items = matching(container, selector);
    let focused = document().active_element();
    let current = items.iter().position(|item| focused.as_ref() == Some(item.as_ref()));
    focus(target(items.len(), current, step).and_then(|place| items.get(place)));
}

/// Gives the focus to the element at `place` of those in `container` that match the CSS `selector`,
/// or to the last, unless something else has it.
pub(crate) fn focus_at_place_if_lost(container: &Element, selector: &str, place: usize) {
    let lost = document().active_element().is_none_or(|focused| focused.tag_name() == "BODY");
    if lost {
        let items = matching(container, selector);
        focus(items.get(place).or(items.last()));
    }
}

/// Gives the focus to the first control in `container`.
pub(crate) fn focus_first_control(container: &Element) {
    focus(matching(container, "input, select, textarea, button").first());
}

fn matching(container: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(items) = container.query_selector_all(selector) else { return Vec::new() };
    (0..items.length()).filter_map(|place| items.get(place)?.dyn_into().ok()).collect()
}

fn focus(item: Option<&HtmlElement>) {
    if item.is_some_and(|item| item.focus().is_err()) {
        leptos::logging::warn!("an item could not take the focus");
    }
}

/// The place to go to among `count` items; `None` when there are none.
fn target(count: usize, current: Option<usize>, step: Step) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (step, current) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None | Some(0)) => last,
        (Step::Next, Some(place)) if place >= last => 0,
        (Step::Next, Some(place)) => place + 1,
        (Step::Previous, Some(place)) => place - 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_last_item_comes_the_first() {
        assert_eq!(target(3, Some(2), Step::Next), Some(0));
    }

    #[test]
    fn before_the_first_item_comes_the_last() {
        assert_eq!(target(3, Some(0), Step::Previous), Some(2));
    }

    #[test]
    fn an_empty_menu_has_nowhere_to_go() {
        assert_eq!(target(0, None, Step::First), None);
    }

    #[test]
    fn without_a_focus_inside_the_next_item_is_the_first() {
        assert_eq!(target(4, None, Step::Next), Some(0));
    }
}
