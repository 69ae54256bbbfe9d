//! What fields stand in that are saved together.

use leptos::prelude::*;

/// Fields that are saved together, by the button or by Enter. What is wrong with them is said by the app, in
/// its own language.
#[component]
pub fn Form(
    /// What is done with them.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="form"
            novalidate
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
