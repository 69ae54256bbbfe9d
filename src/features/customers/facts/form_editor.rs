//! The frame of a fact that takes several fields: they are saved together.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::ui::{Button, ButtonTone};

/// A form in the place of a fact, with save, cancel and, for one that is there, remove.
#[component]
pub(super) fn FormEditor(
    /// What the form is for, read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// Saves what is typed.
    #[prop(into)]
    on_save: Callback<()>,
    /// Gives it up.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Takes the fact away; none for a new one.
    on_remove: Option<Callback<()>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            on_cancel.run(());
        }
    };
    let remove = on_remove.map(|on_remove| {
        view! {
            <Button
                label=move || t_string!(i18n, customers.remove)
                tone=ButtonTone::Danger
                on_press=on_remove
            />
        }
    });
    view! {
        <form
            class="fact-editor form"
            novalidate
            aria-label=label
            on:keydown=on_key
            on:submit=move |event| {
                event.prevent_default();
                on_save.run(());
            }
        >
            {children()}
            <div class="button-row">
                <Button label=move || t_string!(i18n, common.save) submit=true/>
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    tone=ButtonTone::Quiet
                    on_press=on_cancel
                />
                {remove}
            </div>
        </form>
    }
    .into_any()
}
