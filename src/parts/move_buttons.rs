//! Up and down: how things in a list are put in an order, by touch, by keyboard and by ear.

use leptos::{prelude::*, text_prop::TextProp};

use crate::i18n::{t_string, use_i18n};
use crate::state::navigation::focus_on;
use crate::ui::{IconButton, IconName};

/// The two buttons of one thing in a list.
#[component]
pub fn MoveButtons(
    /// The name of the list among those of the page, for the focus to follow what moved.
    list: &'static str,
    /// What is moved.
    #[prop(into)]
    name: TextProp,
    /// Its place.
    place: usize,
    /// How many things there are.
    count: usize,
    /// Hears its new place.
    #[prop(into)]
    on_move: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let at_end = place + 1 >= count;
    let below = name.clone();
    let step = move |to: Option<usize>| {
        if let Some(to) = to.filter(|to| *to < count) {
            on_move.run(to);
        }
    };
    view! {
        <span class="move-buttons">
            <IconButton
                icon=IconName::Down
                label=move || t_string!(i18n, templates.move_up, name = name.get().into_owned())
                disabled=place == 0
                on_press=move |()| step(place.checked_sub(1))
                attr:id=id_of(list, true, place)
            />
            <IconButton
                icon=IconName::Down
                label=move || t_string!(i18n, templates.move_down, name = below.get().into_owned())
                disabled=at_end
                on_press=move |()| step(place.checked_add(1))
                attr:id=id_of(list, false, place)
            />
        </span>
    }
    .into_any()
}

/// The order after one thing went to another place, which it takes from the one there.
#[must_use]
pub fn moved<T>(mut order: Vec<T>, from: usize, to: usize) -> Vec<T> {
    if from < order.len() && to < order.len() {
        let one = order.remove(from);
        order.insert(to, one);
    }
    order
}

/// Puts the focus on what moved, at its new place; at an end only the way back is open.
pub fn focus_moved(list: &'static str, from: usize, to: usize, count: usize) {
    let up = to != 0 && (to < from || to + 1 >= count);
    request_animation_frame(move || focus_on(&format!("#{}", id_of(list, up, to))));
}

fn id_of(list: &str, up: bool, place: usize) -> String {
    format!("{list}-{}-{place}", if up { "up" } else { "down" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_moves_up_changes_places_with_the_one_above() {
        assert_eq!(moved(vec!["a", "b", "c"], 2, 1), ["a", "c", "b"]);
        assert_eq!(moved(vec!["a"], 0, 1), ["a"]);
    }
}
