//! What every field has around it: a label, a hint, an error.

use super::identity::unique_id;
use super::{Icon, IconName};
use leptos::{prelude::*, text_prop::TextProp};

/// What is wrong with several fields together, shown once; each of them is tied to it.
#[derive(Clone, Debug)]
pub struct GroupError {
    /// The element that says it, a [`FormError`](super::FormError).
    pub id: String,
    /// What is wrong, if anything.
    pub message: Signal<Option<String>>,
}

impl GroupError {
    /// The error of one group, with an id of its own.
    pub fn new(message: Signal<Option<String>>) -> Self {
        Self { id: unique_id("group"), message }
    }
}

/// The frame of a field whose control has the element id `id`.
pub(super) fn field_frame(
    id: String,
    label: TextProp,
    hint: Option<TextProp>,
    error: Signal<Option<String>>,
    control: AnyView,
) -> AnyView {
    let error_id = format!("{id}-error");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field" class:field--wrong=move || error.with(Option::is_some)>
            <label class="field__label" for=id>
                {move || label.get()}
            </label>
            {control}
            {hint
                .map(|hint| {
                    view! {
                        <p class="field__hint" id=hint_id hidden=move || error.with(Option::is_some)>
                            {move || hint.get()}
                        </p>
                    }
                })}
            // Present from the start, so that a message that arrives later is read aloud.
            <p class="field__error" id=error_id aria-live="polite">
                {message(error)}
            </p>
        </div>
    }
    .into_any()
}

/// What is wrong, with its sign.
pub(super) fn message(error: Signal<Option<String>>) -> impl IntoView {
    move || {
        error.get().map(|message| {
            view! {
                <Icon name=IconName::Warning/>
                <span>{message}</span>
            }
        })
    }
}

/// The ids that `aria-describedby` names: the field's own error when there is one, else that of its
/// group, else the hint when there is one.
pub(super) fn described_by(
    id: &str,
    has_hint: bool,
    error: Signal<Option<String>>,
    group: Option<GroupError>,
) -> Signal<Option<String>> {
    let error_id = format!("{id}-error");
    let hint_id = format!("{id}-hint");
    Signal::derive(move || match &group {
        _ if error.with(Option::is_some) => Some(error_id.clone()),
        Some(group) if group.message.with(Option::is_some) => Some(group.id.clone()),
        _ => has_hint.then(|| hint_id.clone()),
    })
}

/// What `aria-invalid` says: whether the field, or its group, is wrong.
pub(super) fn invalid(
    error: Signal<Option<String>>,
    group: Option<&GroupError>,
) -> Signal<Option<&'static str>> {
    let group = group.map(|group| group.message);
    Signal::derive(move || {
        let wrong = error.with(Option::is_some) || group.is_some_and(|group| group.with(Option::is_some));
        wrong.then_some("true")
    })
}
