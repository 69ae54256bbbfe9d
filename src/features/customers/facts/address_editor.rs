//! Editing a postal address.

use leptos::prelude::*;

use crate::domain::party::{Address, ContactLabel, Party};
use crate::i18n::{t_string, use_i18n};
use crate::state::countries::country_names;
use crate::ui::{Choice, SegmentedControl, SelectField, TextArea, TextField, TextKind};
use crate::usecases::edit_party::{ListEdit, PartyEdit};
use crate::usecases::{FormField, Refusal};

use super::super::saving::use_saving;
use super::super::words;
use super::form_editor::FormEditor;

const LABELS: [(&str, ContactLabel); 3] =
    [("work", ContactLabel::Work), ("home", ContactLabel::Home), ("other", ContactLabel::Other)];

/// The fields of an address, kept as a draft until they are saved.
#[component]
pub(super) fn AddressEditor(
    /// The customer.
    party: Signal<Party>,
    /// The address; none for a new one.
    was: Option<Address>,
    /// Saved, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let id = party.with_untracked(|party| party.id);
    let key = StoredValue::new(format!("address.{id}.{}", was.is_some()));
    let draft = key.with_value(|key| saving.drafts.load::<Address>(key));
    let typed = RwSignal::new(draft.or_else(|| was.clone()).unwrap_or_else(empty));
    let refusal = RwSignal::new(None::<Refusal>);
    Effect::watch(
        move || typed.get(),
        move |typed, _, _| key.with_value(|key| saving.drafts.save(key, typed)),
        false,
    );
    let close = move || {
        key.with_value(|key| saving.drafts.clear(key));
        on_close.try_run(());
    };
    let run = move |edit: ListEdit<Address, Address>| {
        let edits = vec![PartyEdit::Address(Box::new(edit))];
        saving.edit(id, edits, move |outcome| match outcome {
            Ok(()) => close(),
            Err(found) => refusal.set(Some(found)),
        });
    };
    let remove = was.clone().map(|was| Callback::new(move |()| run(ListEdit::Remove(was.clone()))));
    let save = move |()| {
        let mut now = typed.get_untracked();
        // Another street is another place on the map.
        if was.as_ref().is_some_and(|was| was.street != now.street || was.city != now.city) {
            now.position = None;
        }
        run(match was.clone() {
            Some(was) => ListEdit::Change { was, now },
            None => ListEdit::Add(now),
        });
    };
    let error = move |field: FormField| {
        Signal::derive(move || {
            refusal.with(|refusal| refusal.as_ref().and_then(|found| saving.said_of(found, &[field])))
        })
    };
    let part =
        move |read: fn(&Address) -> &String| Signal::derive(move || typed.with(|one| read(one).clone()));
    let write = move |place: fn(&mut Address) -> &mut String| {
        move |text: String| typed.update(|one| *place(one) = text)
    };
    view! {
        <FormEditor
            label=Signal::derive(move || t_string!(i18n, customers.address).to_owned())
            on_save=save
            on_cancel=move |()| close()
            on_remove=remove
        >
            <TextArea
                label=move || t_string!(i18n, customers.street)
                value=part(|one| &one.street)
                on_input=write(|one| &mut one.street)
                error=error(FormField::Street)
            />
            <div class="form__pair">
                <TextField
                    label=move || t_string!(i18n, customers.city)
                    value=part(|one| &one.city)
                    on_input=write(|one| &mut one.city)
                    error=error(FormField::City)
                />
                <TextField
                    label=move || t_string!(i18n, customers.district)
                    value=part(|one| &one.district)
                    on_input=write(|one| &mut one.district)
                    error=error(FormField::District)
                />
                <TextField
                    label=move || t_string!(i18n, customers.region)
                    value=part(|one| &one.region)
                    on_input=write(|one| &mut one.region)
                    error=error(FormField::Region)
                />
                <TextField
                    label=move || t_string!(i18n, customers.postal_code)
                    kind=TextKind::Number
                    value=part(|one| &one.postal_code)
                    on_input=write(|one| &mut one.postal_code)
                    error=error(FormField::PostalCode)
                />
            </div>
            <CountryChoice typed=typed error=error(FormField::Country)/>
            <LabelChoice typed=typed/>
        </FormEditor>
    }
    .into_any()
}

fn empty() -> Address {
    Address {
        label: ContactLabel::Work,
        street: String::new(),
        district: String::new(),
        city: String::new(),
        region: String::new(),
        postal_code: String::new(),
        country: String::new(),
        position: None,
    }
}

#[component]
fn CountryChoice(typed: RwSignal<Address>, error: Signal<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let choices = Signal::derive(move || {
        let language = saving.preferences.with(|preferences| preferences.language);
        let mut choices = vec![Choice::new("", "—")];
        let names = country_names(language).into_iter();
        choices.extend(names.map(|(country, name)| Choice::new(country.code().to_owned(), name)));
        choices
    });
    view! {
        <SelectField
            label=move || t_string!(i18n, customers.country)
            choices=choices
            value=Signal::derive(move || typed.with(|one| one.country.clone()))
            on_change=move |code: String| typed.update(|one| one.country = code)
            error=error
        />
    }
    .into_any()
}

#[component]
fn LabelChoice(typed: RwSignal<Address>) -> impl IntoView {
    let i18n = use_i18n();
    let choices =
        LABELS.map(|(value, label)| Choice::new(value, move || words::label(i18n.get_locale(), label)));
    let value = move || {
        let label = typed.with(|one| one.label);
        let found = LABELS.iter().find(|(_, one)| *one == label);
        found.map_or("other", |(value, _)| value).to_owned()
    };
    let choose = move |value: String| {
        if let Some((_, label)) = LABELS.iter().find(|(one, _)| *one == value) {
            typed.update(|one| one.label = *label);
        }
    };
    view! {
        <SegmentedControl
            label=move || t_string!(i18n, customers.label)
            choices=Signal::stored(Vec::from(choices))
            value=Signal::derive(value)
            on_change=choose
        />
    }
    .into_any()
}
