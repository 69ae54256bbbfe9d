//! A few choices side by side, of which one holds.

use super::identity::unique_id;
use super::{Choice, Icon};
use crate::erased::{attribute, dynamic};
use leptos::{prelude::*, text_prop::TextProp};

/// Two to five choices on one line: radio buttons, so arrow keys move between them.
#[component]
pub fn SegmentedControl(
    /// What is being chosen.
    #[prop(into)]
    label: TextProp,
    /// Reads the label aloud only.
    #[prop(optional)]
    label_hidden: bool,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value of the one that holds.
    #[prop(into)]
    value: Signal<String>,
    /// Hears the value of a newly chosen one.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let group = unique_id("choice");
    let segments = move || {
        choices
            .get()
            .into_iter()
            .map(|Choice { value: own, label, icon }| {
                let (own_value, heard) = (own.clone(), own.clone());
                view! {
                    <label class="segmented__item">
                        <input
                            type="radio"
                            class="visually-hidden segmented__input"
                            name=group.clone()
                            value=own
                            prop:checked=attribute(move || value.with(|value| *value == own_value))
                            on:change=move |_| on_change.run(heard.clone())
                        />
                        <span class="segmented__face">
                            {icon.map(|name| view! { <Icon name/> })}
                            <span>{dynamic(move || label.get())}</span>
                        </span>
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="segmented">
            <legend class=if label_hidden { "visually-hidden" } else { "field__label" }>
                {dynamic(move || label.get())}
            </legend>
            <div class="segmented__line">{dynamic(segments)}</div>
        </fieldset>
    }
    .into_any()
}
