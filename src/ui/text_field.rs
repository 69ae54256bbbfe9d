//! The single-line field.

use super::field::{GroupError, described_by, field_frame, invalid};
use super::identity::unique_id;
use crate::erased::attribute;
use leptos::{html, prelude::*, text_prop::TextProp};

/// What is typed into a field: chooses keyboard, direction, capitals and what the browser may fill in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Free text in any script.
    #[default]
    Text,
    /// The name of a person or organisation.
    Name,
    /// A telephone number, always left to right.
    Phone,
    /// An e-mail address.
    Email,
    /// A telephone number or an e-mail address: a keyboard of telephones has no letters.
    PhoneOrEmail,
    /// A code of letters and digits, such as a postal code.
    Code,
    /// An address of the web.
    Url,
    /// Digits and separators in any of the three digit systems.
    Number,
    /// A date typed in the user's calendar.
    Date,
}

impl TextKind {
    /// The attributes `type`, `inputmode`, `dir`, `autocapitalize`, `autocomplete`.
    const fn attributes(self) -> [&'static str; 5] {
        match self {
            TextKind::Text => ["text", "text", "auto", "sentences", "off"],
            TextKind::Name => ["text", "text", "auto", "words", "off"],
            TextKind::Phone => ["tel", "tel", "ltr", "none", "off"],
            TextKind::Email => ["email", "email", "ltr", "none", "off"],
            // Not type=email, which calls a number wrong; the keyboard of addresses has digits too.
            TextKind::PhoneOrEmail => ["text", "email", "ltr", "none", "off"],
            TextKind::Code => ["text", "text", "ltr", "characters", "off"],
            TextKind::Url => ["url", "url", "ltr", "none", "off"],
            // Not type=number: that refuses Persian and Arabic digits and loses what it cannot read.
            TextKind::Number => ["text", "decimal", "ltr", "none", "off"],
            TextKind::Date => ["text", "numeric", "ltr", "none", "off"],
        }
    }
}

/// A labelled line of input. What was typed is never dropped: the value is the caller's, and an error
/// stands beside it.
#[component]
pub fn TextField(
    /// The label above the field.
    #[prop(into)]
    label: TextProp,
    /// What the field shows.
    #[prop(into)]
    value: Signal<String>,
    /// Hears every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What is typed into it.
    #[prop(optional)]
    kind: TextKind,
    /// A sentence under the field that helps.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong with the value; takes the place of the hint.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is wrong with the group of fields it belongs to.
    #[prop(optional, into)]
    group_error: Option<GroupError>,
    /// An example inside the empty field.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// What the browser may fill in, where that is the user's own (`name`, `tel`); off otherwise.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Must not be empty: said to assistive technology.
    #[prop(optional)]
    required: bool,
    /// Takes the focus when the sheet or page it stands in opens.
    #[prop(optional)]
    autofocus: bool,
    /// The field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// The element, for the caller that moves the focus.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = unique_id("field");
    let [input_type, input_mode, direction, capitals, autofill] = kind.attributes();
    let input = view! {
        <input
            class="field__input"
            id=id.clone()
            node_ref=node_ref
            type=input_type
            inputmode=input_mode
            dir=direction
            autocapitalize=capitals
            autocomplete=autocomplete.unwrap_or(autofill)
            spellcheck="false"
            enterkeyhint="next"
            placeholder=move || placeholder.as_ref().map_or(" ".into(), |placeholder| placeholder.get())
            autofocus=autofocus
            aria-required=required.then_some("true")
            aria-invalid=invalid(error, group_error.as_ref())
            aria-describedby=described_by(&id, hint.is_some(), error, group_error)
            prop:value=attribute(move || value.get())
            on:input:target=move |event| on_input.run(event.target().value())
            on:blur=move |_| {
                // The browser says so of a field that goes away with its page, too.
                if let Some(on_leave) = on_leave {
                    on_leave.try_run(());
                }
            }
        />
    };
    field_frame(id, label, hint, error, input.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_for_a_number_or_an_address_lets_letters_and_digits_be_typed() {
        let [input_type, input_mode, ..] = TextKind::PhoneOrEmail.attributes();
        assert_eq!((input_type, input_mode), ("text", "email"));
    }

    #[test]
    fn a_postal_code_may_have_letters() {
        assert_eq!(TextKind::Code.attributes()[1], "text");
    }
}
