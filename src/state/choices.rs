//! The lists that the user edits, read once a change for all that shows a stage, an outcome or a tag.

use leptos::prelude::*;

use crate::domain::choice::Choices;
use crate::state::services::use_services;

/// The lists, in context.
#[derive(Clone, Copy)]
struct Known(Memo<Choices>);

/// The lists; to be asked for while a component is made. Everything below the first that asks shares its
/// answer.
#[must_use]
pub fn use_choices() -> Memo<Choices> {
    if let Some(Known(choices)) = use_context::<Known>() {
        return choices;
    }
    let services = use_services();
    let choices = Memo::new(move |_| services.read(|store| store.choices()));
    provide_context(Known(choices));
    choices
}
