//! The windowed list: only the rows in sight exist, however many there are.

mod keys;
mod scroller;
mod window;

use keys::Move;
use leptos::{
    ev, html,
    prelude::*,
    text_prop::TextProp,
    wasm_bindgen::JsCast,
    web_sys::{Element, EventTarget},
};
use scroller::{Sight, focus_quietly, focus_row, on_height, on_scroll, sight};
use window::{Overscan, span};

use super::ListRow;
use super::kept::use_in_front;
use super::later::use_rested;
use super::screen::screen_size;
use crate::erased::{Each, attribute, effect, memo, watch};

/// What a row is told. The same row is used for one index after another as the list scrolls, so what
/// it shows must be derived from `index`.
#[derive(Clone, Copy, Debug)]
pub struct VirtualRow {
    /// Which of the rows this is now, from 0. For an instant after the list got shorter it may lie past
    /// the end: show nothing then.
    pub index: Signal<usize>,
    /// Whether Tab stops here; give it to the row's one control.
    pub tab_stop: Signal<bool>,
    /// Whether the row can be seen. One that cannot may show what it showed, for as long as others have
    /// something new to show.
    pub in_sight: Signal<bool>,
}

/// The height of a row in CSS px until it is measured: that of text of the usual size.
const USUAL_HEIGHT: f64 = 72.0;

/// A list of any length in rows of one height, that of a [`ListRow`] with a subtitle in the reader's size
/// of text. It scrolls with whatever it stands in: the page, a pane,
/// or a box around it. Arrow keys, Page up and down, Home and End move the focus from row to row.
///
/// Rows are placed with a transform inside a box of the full height and are reused, so that a scroll
/// moves and rewords the rows that left, and touches no other. A row that nobody sees is measured, since
/// the reader's text size, the page's zoom and the system's all count. Browsers cap a box at some 16 million
/// px: 200,000 rows of 72 px.
#[component]
pub fn VirtualList(
    /// What the list holds, read aloud.
    #[prop(into)]
    label: TextProp,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// Draws a row.
    #[prop(into)]
    row: Callback<VirtualRow, AnyView>,
    /// Whether it is the body of a table, whose rows hold cells. The table around it says how many rows there
    /// are, its head being the first.
    #[prop(optional, into)]
    in_table: Signal<bool>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let model = NodeRef::<html::Div>::new();
    let row_height = RwSignal::new(USUAL_HEIGHT);
    let seen = RwSignal::new(Sight { from: 0.0, height: screen_size().height });
    // The rows in sight come first; those beside them when the list is about to move, or has time.
    let rested = use_rested();
    let overscan = move || if rested.get() { Overscan::Scrolling } else { Overscan::Showing };
    let wanted = memo(move |_| span(seen.get(), row_height.get(), overscan()));
    let window = memo(move |_| wanted.get().within(count.get()));
    let in_sight = memo(move |_| span(seen.get(), row_height.get(), Overscan::Showing));

    // The row that the keyboard is at, and the one row that Tab reaches.
    let active = RwSignal::new(0_usize);
    let tab_row = memo(move |_| window.get().nearest(active.get()));
    let focused = StoredValue::new(false);

    let in_front = use_in_front();
    let looked_at = StoredValue::new(None);
    let look = move || {
        if in_front.try_get_untracked() != Some(true) {
            return;
        }
        let Some(element) = list.try_get_untracked().flatten() else {
            return;
        };
        let now = sight(&element);
        seen.set(now);
        looked_at.set_value(Some(screen_size()));
        // The element that has the focus is about to show another row: the list itself holds the focus
        // until a key brings it back.
        if focused.get_value() && !window.get_untracked().holds(active.get_untracked()) {
            focus_quietly(&element);
        }
    };
    on_scroll(look);
    effect(move |_| {
        if in_front.get() && list.get().is_some() {
            request_animation_frame(move || {
                // While it was away nobody scrolled it; to measure it may be to lay it out for nothing, under what
                // covers it.
                if looked_at.try_get_value().is_some_and(|size| size != Some(screen_size())) {
                    look();
                }
            });
        }
    });
    model.on_load(move |model| {
        on_height(&model, move |height| {
            // A list that is not drawn measures nothing.
            if height > 0.0 && row_height.get_untracked() != height {
                row_height.set(height);
                request_animation_frame(look);
            }
        });
    });

    let focus_soon = move |index: usize| {
        request_animation_frame(move || {
            if let Some(element) = list.try_get_untracked().flatten() {
                focus_row(&element, index);
            }
        });
    };
    // With more or fewer rows each may show another: the focus goes with what it was on.
    watch(
        move || window.with(|window| window.slots),
        move |_, _, _| {
            if focused.get_value() {
                focus_soon(active.get_untracked());
            }
        },
        false,
    );

    let go_to = move |index: usize| {
        active.set(index);
        let row_height = row_height.get_untracked();
        seen.update(|seen| seen.from = window::start_to_show(*seen, index, row_height));
        focus_soon(index);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(movement) = Move::from_key(&event) else {
            return;
        };
        let page = (seen.get_untracked().height / row_height.get_untracked()) as usize;
        if let Some(index) = movement.from(active.get_untracked(), count.get_untracked(), page) {
            event.prevent_default();
            go_to(index);
        }
    };
    let on_focus_in = move |event: ev::FocusEvent| {
        focused.set_value(true);
        if let Some(index) = row_index(event.target()) {
            active.set(index);
        }
    };

    let slots = move || 0..window.with(|window| window.slots);
    let slot = move |slot: usize| {
        let index = memo(move |_| window.get().index_of(slot));
        let tab_stop = memo(move |_| tab_row.get() == index.get());
        let in_sight = memo(move |_| in_sight.get().holds(index.get()));
        let content =
            row.run(VirtualRow { index: index.into(), tab_stop: tab_stop.into(), in_sight: in_sight.into() });
        view! {
            <div
                class="vlist__row"
                role=attribute(move || if in_table.get() { "row" } else { "listitem" })
                aria-setsize=attribute(move || (!in_table.get()).then(|| count.get().to_string()))
                aria-posinset=attribute(move || (!in_table.get()).then(|| (index.get() + 1).to_string()))
                aria-rowindex=attribute(move || in_table.get().then(|| (index.get() + 2).to_string()))
                data-place=attribute(move || (index.get() + 1).to_string())
                style:block-size=attribute(move || format!("{}px", row_height.get()))
                style:transform=attribute(move || format!("translateY({}px)", index.get() as f64 * row_height.get()))
            >
                {content}
            </div>
        }
    };
    view! {
        <div
            class="vlist"
            role=attribute(move || if in_table.get() { "rowgroup" } else { "list" })
            tabindex="-1"
            aria-label=label
            node_ref=list
            style:block-size=attribute(move || format!("{}px", count.get() as f64 * row_height.get()))
            on:keydown=on_key
            on:focusin=on_focus_in
            on:focusout=move |_| focused.set_value(false)
        >
            <div class="vlist__model" aria-hidden="true" node_ref=model>
                <ListRow title=|| "0" subtitle=|| "0"/>
            </div>
            <Each each=slots key=|slot| *slot children=slot/>
        </div>
    }
    .into_any()
}

/// The index of the row that `target` lies in.
fn row_index(target: Option<EventTarget>) -> Option<usize> {
    let row = target?.dyn_into::<Element>().ok()?.closest(".vlist__row").ok()??;
    row.get_attribute("data-place")?.parse::<usize>().ok()?.checked_sub(1)
}
