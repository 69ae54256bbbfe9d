//! What every field has around it: a label, a hint, an error.

use super::{Icon, IconName};
use leptos::{prelude::*, text_prop::TextProp};

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
                {move || {
                    error
                        .get()
                        .map(|message| {
                            view! {
                                <Icon name=IconName::Warning/>
                                <span>{message}</span>
                            }
                        })
                }}
            </p>
        </div>
    }
    .into_any()
}

/// The ids that `aria-describedby` names: the error when there is one, else the hint when there is one.
pub(super) fn described_by(
    id: &str,
    has_hint: bool,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
    let error_id = format!("{id}-error");
    let hint_id = format!("{id}-hint");
    move || {
        if error.with(Option::is_some) { Some(error_id.clone()) } else { has_hint.then(|| hint_id.clone()) }
    }
}
