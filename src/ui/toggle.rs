//! The switch.

use super::identity::unique_id;
use leptos::{prelude::*, text_prop::TextProp};

/// Something that is on or off and takes effect at once. The whole line is the target.
#[component]
pub fn Toggle(
    /// What is on or off.
    #[prop(into)]
    label: TextProp,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Hears the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// A sentence that explains it.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let hint_id = hint.is_some().then(|| unique_id("hint"));
    view! {
        <label class="toggle">
            <span class="toggle__lines">
                <span class="toggle__label">{move || label.get()}</span>
                {hint
                    .map(|hint| {
                        view! {
                            <span class="toggle__hint" id=hint_id.clone()>
                                {move || hint.get()}
                            </span>
                        }
                    })}
            </span>
            <input
                type="checkbox"
                role="switch"
                class="toggle__input"
                aria-describedby=hint_id.clone()
                disabled=disabled
                prop:checked=checked
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span class="toggle__track" aria-hidden="true"></span>
        </label>
    }
    .into_any()
}
