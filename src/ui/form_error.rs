//! What is wrong with a form, or a group of fields, as a whole.

use super::field::message;
use leptos::prelude::*;

/// A line that says what is wrong, and is read aloud at once when it comes.
#[component]
pub fn FormError(
    /// What is wrong, if anything.
    #[prop(into)]
    message: Signal<Option<String>>,
    /// Its id, where fields are tied to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    // Present from the start, so that a message that arrives later is read aloud.
    view! { <p class="field__error" id=id role="alert">{self::message(message)}</p> }.into_any()
}
