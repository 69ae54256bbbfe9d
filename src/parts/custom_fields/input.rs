//! One field of the user's own, to be filled in.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldKind};
use crate::domain::id::PartyId;
use crate::erased::{derived, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::date_fields::{DateFields, WrittenDate};
use crate::parts::party_picker::PartyPicker;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::ui::{Chip, Choice, FormError, IconName, SelectField, TextArea, TextField, TextKind};

use super::currencies::CURRENCIES;
use super::draft::TypedValue;

/// The control of a field, by its kind.
#[component]
pub fn CustomInput(
    /// The field.
    field: CustomField,
    /// What is typed.
    #[prop(into)]
    value: Signal<TypedValue>,
    /// Hears every change of it.
    #[prop(into)]
    on_change: Callback<TypedValue>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let (kind, required) = (field.kind, field.required);
    let named = field.label.clone();
    let name = derived(move || formats.with(|formats| named.get(formats.language).to_owned()));
    let text = derived(move || match value.get() {
        TypedValue::Text(text) => text,
        _ => String::new(),
    });
    let write = move |text: String| on_change.run(TypedValue::Text(text));
    match kind {
        FieldKind::LongText => {
            view! { <TextArea label=name value=text on_input=write error=error/> }.into_any()
        }
        FieldKind::Text | FieldKind::Number | FieldKind::Phone | FieldKind::Email => {
            let typed = match kind {
                FieldKind::Number => TextKind::Number,
                FieldKind::Phone => TextKind::Phone,
                FieldKind::Email => TextKind::Email,
                _ => TextKind::Text,
            };
            view! {
                <TextField label=name kind=typed value=text on_input=write error=error required=required/>
            }
            .into_any()
        }
        FieldKind::Money => view! { <MoneyInput name value on_change error required/> }.into_any(),
        FieldKind::Date => {
            let date = derived(move || match value.get() {
                TypedValue::Date(date) => date,
                _ => formats.with(WrittenDate::blank),
            });
            view! {
                <DateFields
                    label=name
                    value=date
                    on_change=move |date| on_change.run(TypedValue::Date(date))
                    error=error
                />
            }
            .into_any()
        }
        FieldKind::Choice | FieldKind::Choices => {
            view! { <OptionsInput field name value on_change error/> }.into_any()
        }
        FieldKind::YesNo => {
            let said = move || match value.get() {
                TypedValue::YesNo(said) => said,
                _ => None,
            };
            let chip = move |answer: bool| {
                let words = move || {
                    if answer { t_string!(i18n, fields.yes) } else { t_string!(i18n, fields.no) }
                };
                view! {
                    <Chip
                        label=words
                        pressed=derived(move || said() == Some(answer))
                        on_press=move |()| {
                            let again = said() == Some(answer);
                            on_change.run(TypedValue::YesNo((!again).then_some(answer)));
                        }
                    />
                }
            };
            view! { <Chips name error>{chip(true)} {chip(false)}</Chips> }.into_any()
        }
        FieldKind::Link => view! { <LinkInput name value on_change error/> }.into_any(),
    }
}

/// Chips under the name of what they answer.
#[component]
fn Chips(name: Signal<String>, error: Signal<Option<String>>, children: Children) -> impl IntoView {
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{name}</legend>
            <div class="chip-group__chips">{children()}</div>
            <FormError message=error/>
        </fieldset>
    }
    .into_any()
}

#[component]
fn MoneyInput(
    name: Signal<String>,
    value: Signal<TypedValue>,
    on_change: Callback<TypedValue>,
    error: Signal<Option<String>>,
    required: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let parts = move || match value.get() {
        TypedValue::Money(amount, currency) => (amount, currency),
        _ => (String::new(), CURRENCIES[0].to_owned()),
    };
    let choices = move || {
        let (_, own) = parts();
        let mut codes: Vec<String> = CURRENCIES.iter().map(|code| (*code).to_owned()).collect();
        if !codes.contains(&own) {
            codes.push(own);
        }
        codes.into_iter().map(|code| Choice::new(code.clone(), code)).collect::<Vec<_>>()
    };
    view! {
        <div class="money-input">
            <TextField
                label=name
                kind=TextKind::Number
                value=derived(move || parts().0)
                on_input=move |amount: String| on_change.run(TypedValue::Money(amount, parts().1))
                error=error
                required=required
            />
            <SelectField
                label=say!(i18n, fields.currency)
                choices=derived(choices)
                value=derived(move || parts().1)
                on_change=move |code: String| on_change.run(TypedValue::Money(parts().0, code))
            />
        </div>
    }
    .into_any()
}

#[component]
fn OptionsInput(
    field: CustomField,
    name: Signal<String>,
    value: Signal<TypedValue>,
    on_change: Callback<TypedValue>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let formats = use_formats();
    let several = field.kind == FieldKind::Choices;
    let chosen = memo(move |_| match value.get() {
        TypedValue::Options(options) => options,
        _ => Vec::new(),
    });
    // An option that was put away is shown where it was chosen, and no longer once it is not.
    let shown = field.options.into_iter().map(move |option| {
        let (id, retired, named) = (option.id, option.retired, option.label);
        let is_chosen = derived(move || chosen.with(|chosen| chosen.contains(&id)));
        let press = move |()| {
            let mut now = chosen.get_untracked();
            match (now.iter().position(|own| *own == id), several) {
                (Some(place), _) => {
                    now.remove(place);
                }
                (None, true) => now.push(id),
                (None, false) => now = vec![id],
            }
            on_change.run(TypedValue::Options(now));
        };
        move || {
            let named = named.clone();
            let words = move || formats.with(|formats| named.get(formats.language).to_owned());
            (!retired || is_chosen.get())
                .then(|| view! { <Chip label=words pressed=is_chosen on_press=press/> })
        }
    });
    view! { <Chips name error>{shown.collect_view()}</Chips> }.into_any()
}

#[component]
fn LinkInput(
    name: Signal<String>,
    value: Signal<TypedValue>,
    on_change: Callback<TypedValue>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let choosing = RwSignal::new(false);
    let written = RwSignal::new(String::new());
    let chosen = memo(move |_| match value.get() {
        TypedValue::Link(party) => party,
        _ => None,
    });
    let choose = move |party: PartyId| {
        choosing.set(false);
        written.set(String::new());
        on_change.run(TypedValue::Link(Some(party)));
    };
    let control = move || match (chosen.get(), choosing.get()) {
        (Some(party), _) => {
            let called = memo(move |_| match services.read(|store| store.party(party)) {
                Some(party) => party.name().to_owned(),
                None => t_string!(i18n, fields.somebody_gone).to_owned(),
            });
            view! {
                <Chip
                    label=called
                    icon=IconName::Person
                    on_remove=move |()| on_change.run(TypedValue::Link(None))
                    remove_label=move || t_string!(i18n, customers.remove_named, name = called.get())
                />
            }
            .into_any()
        }
        (None, true) => {
            view! { <PartyPicker text=written shape=None on_choose=choose autofocus=true/> }.into_any()
        }
        (None, false) => view! {
            <Chip
                label=say!(i18n, fields.nobody)
                icon=IconName::Plus
                on_press=move |()| choosing.set(true)
            />
        }
        .into_any(),
    };
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{name}</legend>
            {control}
            <FormError message=error/>
        </fieldset>
    }
    .into_any()
}
