//! The frame of a fact that takes several fields: they are saved together.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::erased::{derived, effect};
use crate::i18n::{say, use_i18n};
use crate::ui::roving::focus_first_control;
use crate::ui::{Button, ButtonTone, Form, FormError};

/// A form in the place of a fact, with save, cancel and, for one that is there, remove.
#[component]
pub(super) fn FormEditor(
    /// What the form is for, read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// Why it was not saved though nothing typed was wrong.
    failure: Signal<Option<String>>,
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
    let remove = on_remove.map(|on_remove| {
        view! {
            <Button
                label=say!(i18n, customers.remove)
                tone=ButtonTone::Danger
                on_press=on_remove
            />
        }
    });
    let form = NodeRef::<html::Form>::new();
    // The pencil that opened it is gone, and with it the focus.
    effect(move |_| {
        if let Some(form) = form.get() {
            focus_first_control(&form);
        }
    });
    view! {
        <Form
            on_submit=on_save
            label=derived(move || Some(label.get()))
            node_ref=form
            attr:class="fact-editor form"
            on:keydown=move |event| on_escape(&event, on_cancel)
        >
            {children()}
            <FormError message=failure/>
            <div class="button-row">
                <Button label=say!(i18n, common.save) submit=true/>
                <Button
                    label=say!(i18n, common.cancel)
                    tone=ButtonTone::Quiet
                    on_press=on_cancel
                />
                {remove}
            </div>
        </Form>
    }
    .into_any()
}

/// Calls `give_up` where Escape is pressed, and keeps the key from whatever lies around.
pub(super) fn on_escape(event: &KeyboardEvent, give_up: Callback<()>) {
    if event.key() == "Escape" {
        event.prevent_default();
        event.stop_propagation();
        give_up.run(());
    }
}
