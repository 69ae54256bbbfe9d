//! Editing what a customer has allowed or refused on a channel.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::party::{Channel, Consent, Party};
use crate::erased::derived;
use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::use_today;
use crate::ui::{Choice, FormError, IconName, SegmentedControl, SelectField, TextField, at_place, place_of};
use crate::usecases::FormField;
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenConsent};

use super::super::words;
use super::fact::Fact;
use super::fact_form::{FactForm, put};
use super::form_editor::FormEditor;
use crate::parts::date_fields::{DateFields, WrittenDate};
use crate::parts::saving::use_saving;

/// A consent as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ConsentDraft {
    channel: Channel,
    /// Nothing until it is said: a permission is given by the customer, not by a form.
    granted: Option<bool>,
    date: WrittenDate,
    source: String,
}

/// The channel, yes or no, the day and how it was given.
#[component]
pub(super) fn ConsentEditor(
    /// The customer.
    party: Signal<Party>,
    /// The consent as it was; none for a new one.
    was: Option<Consent>,
    /// Saved, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let today = use_today();
    let id = party.with_untracked(|party| party.id);
    let formats = saving.formats();
    let on = was.as_ref().map_or_else(|| today.get_untracked(), |was| was.on);
    let first = ConsentDraft {
        channel: was.as_ref().map_or(Channel::WhatsApp, |was| was.channel),
        granted: was.as_ref().map(|was| was.granted),
        date: WrittenDate::of(on, formats.calendar, &formats),
        source: was.as_ref().map(|was| was.source.clone()).unwrap_or_default(),
    };
    let form = FactForm::new(saving, id, &Fact::Consent(was.clone()), first, on_close);
    let typed = form.typed;
    let no_year = RwSignal::new(false);
    let no_answer = RwSignal::new(false);
    let remove = was
        .clone()
        .map(|was| Callback::new(move |()| form.save(PartyEdit::Consent(ListEdit::Remove(was.clone())))));
    let save = move |()| {
        let ConsentDraft { channel, granted, date, source } = typed.get_untracked();
        no_answer.set(granted.is_none());
        let Some(granted) = granted else { return };
        let Some(on) = date.fields(today.get_untracked()) else { return no_year.set(true) };
        no_year.set(false);
        let now = WrittenConsent { channel, granted, calendar: date.calendar, on, source };
        form.save(PartyEdit::Consent(put(was.clone(), now)));
    };
    let refused_date = form.error(&[FormField::ConsentDate]);
    let date_error = derived(move || {
        let bad_year = no_year.get().then(|| t_string!(i18n, customers.problem_date).to_owned());
        bad_year.or_else(|| refused_date.get())
    });
    let answers = vec![
        Choice::new("yes", say!(i18n, customers.consent_given)).with_icon(IconName::Check),
        Choice::new("no", say!(i18n, customers.consent_refused)).with_icon(IconName::Close),
    ];
    let choose_channel = move |place: String| {
        if let Some(channel) = at_place(&Channel::ALL, &place) {
            typed.update(|one| one.channel = channel);
        }
    };
    view! {
        <FormEditor
            label=say!(i18n, customers.consent).signal()
            failure=form.failure()
            on_save=save
            on_cancel=move |()| form.give_up()
            on_remove=remove
        >
            <SelectField
                label=say!(i18n, customers.channel)
                choices=Signal::stored(
                    Choice::each(&Channel::ALL, |one| move || words::channel(i18n.get_locale(), one)),
                )
                value=derived(move || typed.with(|one| place_of(&Channel::ALL, &one.channel)))
                on_change=choose_channel
            />
            <SegmentedControl
                label=say!(i18n, customers.consent)
                choices=Signal::stored(answers)
                value=derived(move || {
                    match typed.with(|one| one.granted) {
                        Some(true) => "yes",
                        Some(false) => "no",
                        None => "",
                    }
                    .to_owned()
                })
                on_change=move |value: String| {
                    no_answer.set(false);
                    typed.update(|one| one.granted = Some(value == "yes"));
                }
            />
            <FormError message=derived(move || {
                no_answer.get().then(|| t_string!(i18n, customers.problem_choose).to_owned())
            })/>
            <DateFields
                label=say!(i18n, customers.date).signal()
                value=derived(move || typed.with(|one| one.date.clone()))
                on_change=move |date| typed.update(|one| one.date = date)
                error=date_error
            />
            <TextField
                label=say!(i18n, customers.consent_source)
                placeholder=say!(i18n, customers.consent_source_hint)
                value=derived(move || typed.with(|one| one.source.clone()))
                on_input=move |text: String| typed.update(|one| one.source = text)
                error=form.error(&[FormField::ConsentSource])
            />
        </FormEditor>
    }
    .into_any()
}
