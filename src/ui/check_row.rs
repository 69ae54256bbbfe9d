//! A row of a list while several of its rows are being chosen.

use crate::erased::{attribute, dynamic};
use leptos::{ev, prelude::*};

/// A row that is chosen or not, as high as a [`ListRow`](super::ListRow) with the same lines: the whole of
/// it is one checkbox.
#[component]
pub fn CheckRow(
    /// The main line.
    #[prop(into)]
    title: ViewFn,
    /// The second line.
    #[prop(into)]
    subtitle: ViewFn,
    /// What stands after the lines; part of the target.
    #[prop(into)]
    trail: ViewFn,
    /// Whether it is chosen.
    #[prop(into)]
    checked: Signal<bool>,
    /// Hears a press, and whether the Shift key was held.
    #[prop(into)]
    on_press: Callback<bool>,
    /// Whether Tab stops at the row.
    #[prop(into)]
    tab_stop: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="row" class:row--checked=checked>
            <button
                type="button"
                class="row__face"
                role="checkbox"
                aria-checked=attribute(move || if checked.get() { "true" } else { "false" })
                tabindex=move || if tab_stop.get() { "0" } else { "-1" }
                on:click=move |event: ev::MouseEvent| on_press.run(event.shift_key())
            >
                <span class="row__lead row__check"></span>
                <span class="row__lines">
                    <span class="row__title clip">{dynamic(move || title.run())}</span>
                    <span class="row__subtitle clip">{dynamic(move || subtitle.run())}</span>
                </span>
                <span class="row__trail">{dynamic(move || trail.run())}</span>
            </button>
        </div>
    }
    .into_any()
}
