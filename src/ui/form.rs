//! What fields stand in that are saved together.

use leptos::{html, prelude::*};

/// Fields that are saved together, by the button or by Enter. What is wrong with them is said by the app, in
/// its own language.
#[component]
pub fn Form(
    /// What is done with them.
    #[prop(into)]
    on_submit: Callback<()>,
    /// What they are for, read aloud, where no heading says so.
    #[prop(optional, into)]
    label: Signal<Option<String>>,
    /// The element, for the caller that moves the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Form>,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="form"
            novalidate
            node_ref=node_ref
            aria-label=label
            on:submit=move |event| {
                event.prevent_default();
                on_submit.run(());
            }
        >
            {children()}
        </form>
    }
    .into_any()
}
