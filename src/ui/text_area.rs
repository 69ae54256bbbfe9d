//! The field of several lines.

use super::field::{described_by, field_frame, invalid};
use super::identity::unique_id;
use crate::erased::{attribute, memo};
use leptos::{html, prelude::*, text_prop::TextProp};

/// A labelled field that grows with its text, up to a third of the screen.
#[component]
pub fn TextArea(
    /// The label above the field.
    #[prop(into)]
    label: TextProp,
    /// What the field shows.
    #[prop(into)]
    value: Signal<String>,
    /// Hears every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// How many lines it has when empty.
    #[prop(default = 2)]
    rows: u32,
    /// A sentence under the field that helps.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong with the value; takes the place of the hint.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example inside the empty field.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// Takes the focus when the sheet or page it stands in opens.
    #[prop(optional)]
    autofocus: bool,
    /// The field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// The element, for the caller that moves the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let id = unique_id("field");
    let example =
        memo(move |_| placeholder.as_ref().map_or(" ".to_owned(), |example| example.get().into_owned()));
    let shown = memo(move |_| {
        let typed = value.get();
        if typed.is_empty() { example.get() } else { typed }
    });
    let control = view! {
        // The hidden twin holds the same text and so gives the box its height, without any measuring.
        <div class="field__grow" data-text=move || shown.get()>
            <textarea
                class="field__input"
                id=id.clone()
                node_ref=node_ref
                rows=rows.to_string()
                dir="auto"
                autocapitalize="sentences"
                placeholder=move || example.get()
                autofocus=autofocus
                aria-invalid=invalid(error, None)
                aria-describedby=described_by(&id, hint.is_some(), error, None)
                prop:value=attribute(move || value.get())
                on:input:target=move |event| on_input.run(event.target().value())
                on:blur=move |_| {
                    // The browser says so of a field that goes away with its page, too.
                    if let Some(on_leave) = on_leave {
                        on_leave.try_run(());
                    }
                }
            ></textarea>
        </div>
    };
    field_frame(id, label, hint, error, control.into_any())
}

/// Puts text where the cursor of a field stands, over what is selected there, and the cursor behind it.
/// Gives what the field then holds; none where the field is gone.
pub fn put_at_cursor(field: NodeRef<html::Textarea>, text: &str) -> Option<String> {
    let field = field.try_get_untracked().flatten()?;
    // Places are counted in UTF-16, as the browser does.
    let start = field.selection_start().ok().flatten().unwrap_or_default();
    let behind = start + u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    let put = field.set_range_text(text).and_then(|()| field.set_selection_range(behind, behind));
    if put.and_then(|()| field.focus()).is_err() {
        leptos::logging::warn!("the text could not be put at the cursor");
    }
    Some(field.value())
}
