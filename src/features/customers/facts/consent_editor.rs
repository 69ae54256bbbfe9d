//! Editing what a customer has allowed or refused on a channel.

use leptos::prelude::*;

use crate::domain::party::{Channel, Consent, Party};
use crate::i18n::{t_string, use_i18n};
use crate::state::day::use_today;
use crate::ui::{Choice, IconName, SegmentedControl, SelectField, TextField};
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenConsent};
use crate::usecases::{FormField, Refusal};

use super::super::date_fields::{DateFields, WrittenDate};
use super::super::saving::use_saving;
use super::super::words;
use super::form_editor::FormEditor;

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
    let channel = RwSignal::new(was.as_ref().map_or(Channel::WhatsApp, |was| was.channel));
    let granted = RwSignal::new(was.as_ref().is_none_or(|was| was.granted));
    let on = was.as_ref().map_or_else(|| today.get_untracked(), |was| was.on);
    let date = RwSignal::new(WrittenDate::of(on, formats.calendar, &formats));
    let source = RwSignal::new(was.as_ref().map(|was| was.source.clone()).unwrap_or_default());
    let refusal = RwSignal::new(None::<Refusal>);
    let no_year = RwSignal::new(false);
    let run = move |edit: ListEdit<Consent, WrittenConsent>| {
        saving.edit(id, vec![PartyEdit::Consent(edit)], move |outcome| match outcome {
            Ok(()) => {
                on_close.try_run(());
            }
            Err(found) => refusal.set(Some(found)),
        });
    };
    let remove = was.clone().map(|was| Callback::new(move |()| run(ListEdit::Remove(was.clone()))));
    let save = move |()| {
        let typed = date.get_untracked();
        let Some(on) = typed.fields(today.get_untracked()) else { return no_year.set(true) };
        no_year.set(false);
        let now = WrittenConsent {
            channel: channel.get_untracked(),
            granted: granted.get_untracked(),
            calendar: typed.calendar,
            on,
            source: source.get_untracked(),
        };
        run(match was.clone() {
            Some(was) => ListEdit::Change { was, now },
            None => ListEdit::Add(now),
        });
    };
    let said = move |field: FormField| {
        refusal.with(|refusal| refusal.as_ref().and_then(|found| saving.said_of(found, &[field])))
    };
    let date_error = Signal::derive(move || {
        let bad_year = no_year.get().then(|| t_string!(i18n, customers.problem_date).to_owned());
        bad_year.or_else(|| said(FormField::ConsentDate))
    });
    let source_error = Signal::derive(move || said(FormField::ConsentSource));
    let answers = vec![
        Choice::new("yes", move || t_string!(i18n, customers.consent_given)).with_icon(IconName::Check),
        Choice::new("no", move || t_string!(i18n, customers.consent_refused)).with_icon(IconName::Close),
    ];
    view! {
        <FormEditor
            label=Signal::derive(move || t_string!(i18n, customers.consent).to_owned())
            on_save=save
            on_cancel=on_close
            on_remove=remove
        >
            <ChannelChoice channel=channel/>
            <SegmentedControl
                label=move || t_string!(i18n, customers.consent)
                choices=Signal::stored(answers)
                value=Signal::derive(move || if granted.get() { "yes" } else { "no" }.to_owned())
                on_change=move |value: String| granted.set(value == "yes")
            />
            <DateFields
                label=Signal::derive(move || t_string!(i18n, customers.date).to_owned())
                value=date
                error=date_error
            />
            <TextField
                label=move || t_string!(i18n, customers.consent_source)
                placeholder=move || t_string!(i18n, customers.consent_source_hint)
                value=source
                on_input=move |text: String| source.set(text)
                error=source_error
            />
        </FormEditor>
    }
    .into_any()
}

#[component]
fn ChannelChoice(channel: RwSignal<Channel>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Channel::ALL
        .into_iter()
        .enumerate()
        .map(|(place, one)| Choice::new(place.to_string(), move || words::channel(i18n.get_locale(), one)));
    let value = move || {
        let place = Channel::ALL.iter().position(|one| *one == channel.get());
        place.unwrap_or_default().to_string()
    };
    let choose = move |place: String| {
        let chosen = place.parse::<usize>().ok().and_then(|place| Channel::ALL.get(place));
        if let Some(chosen) = chosen {
            channel.set(*chosen);
        }
    };
    view! {
        <SelectField
            label=move || t_string!(i18n, customers.channel)
            choices=Signal::stored(choices.collect::<Vec<_>>())
            value=Signal::derive(value)
            on_change=choose
        />
    }
    .into_any()
}
