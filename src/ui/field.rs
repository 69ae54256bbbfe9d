//! What every field has around it: a label, a hint, an error.

use super::identity::unique_id;
use super::{Icon, IconName};
use crate::erased::{derived, dynamic, watch};
use leptos::{prelude::*, text_prop::TextProp, wasm_bindgen::JsCast, web_sys::HtmlElement};

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
    let control_id = id.clone();
    watch(
        move || error.with(Option::is_some),
        move |wrong, was_wrong, _| {
            if *wrong && was_wrong == Some(&false) {
                take_focus_from_button(&control_id);
            }
        },
        true,
    );
    view! {
        <div class="field" class:field--wrong=move || error.with(Option::is_some)>
            <label class="field__label" for=id>
                {dynamic(move || label.get())}
            </label>
            {control}
            {hint
                .map(|hint| {
                    view! {
                        <p class="field__hint" id=hint_id hidden=move || error.with(Option::is_some)>
                            {dynamic(move || hint.get())}
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

/// Of the fields that were refused the first takes the focus from the button that asked for saving, so that
/// one can mend it at once.
fn take_focus_from_button(control_id: &str) {
    let on_button = document()
        .active_element()
        .is_some_and(|active| matches!(active.matches("button[type=submit]"), Ok(true)));
    let control = document().get_element_by_id(control_id).and_then(|one| one.dyn_into::<HtmlElement>().ok());
    if let Some(control) = control.filter(|_| on_button)
        && control.focus().is_err()
    {
        leptos::logging::warn!("the field {control_id} could not take the focus");
    }
}

/// What is wrong, with its sign.
pub(super) fn message(error: Signal<Option<String>>) -> impl IntoView {
    dynamic(move || {
        error.get().map(|message| {
            view! {
                <Icon name=IconName::Warning/>
                <span>{message}</span>
            }
        })
    })
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
    derived(move || match &group {
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
    derived(move || {
        let wrong = error.with(Option::is_some) || group.is_some_and(|group| group.with(Option::is_some));
        wrong.then_some("true")
    })
}
