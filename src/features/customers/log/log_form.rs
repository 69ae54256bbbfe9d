//! The form of an interaction: what was said first, the rest behind "more".

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::interaction::{Direction, Interaction, InteractionKind};
use crate::i18n::{t_string, use_i18n};
use crate::state::services::use_services;
use crate::ui::{Chip, Choice, IconName, SegmentedControl, SelectField, TextArea, TextField};
use crate::usecases::{FormField, Refusal};

use super::super::party_picker::PartyPicker;
use super::super::saving::Saving;
use super::super::words;
use super::log_draft::{DraftFault, LogDraft, has_direction, has_length};
use super::when_fields::{LengthFields, WhenFields};

/// What is wrong with the fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::features::customers) struct LogFaults {
    pub text: Option<String>,
    pub subject: Option<String>,
    pub date: Option<String>,
    pub time: Option<String>,
    pub minutes: Option<String>,
}

impl LogFaults {
    /// The faults that a verb named.
    pub fn of(refusal: &Refusal, saving: Saving) -> Self {
        let about = |field| saving.said_of(refusal, &[field]);
        Self {
            text: about(FormField::Text),
            subject: about(FormField::Subject),
            date: about(FormField::When),
            time: None,
            minutes: about(FormField::Duration),
        }
    }

    /// A part of the draft that cannot be understood.
    pub fn of_draft(fault: DraftFault, saving: Saving) -> Self {
        use crate::i18n::td_string;
        let locale = saving.locale();
        match fault {
            DraftFault::Date => {
                let text = td_string!(locale, customers.problem_date).to_owned();
                Self { date: Some(text), ..Self::default() }
            }
            DraftFault::Time => {
                let text = td_string!(locale, customers.problem_time).to_owned();
                Self { time: Some(text), ..Self::default() }
            }
            DraftFault::Minutes => {
                let text = td_string!(locale, customers.problem_minutes).to_owned();
                Self { minutes: Some(text), ..Self::default() }
            }
        }
    }

    fn is_behind_more(&self) -> bool {
        self.subject.is_some() || self.date.is_some() || self.time.is_some() || self.minutes.is_some()
    }
}

/// The fields of an interaction. Saving is the caller's.
#[component]
pub(in crate::features::customers) fn LogForm(
    /// The party it is with.
    party: PartyId,
    /// What is typed.
    draft: RwSignal<LogDraft>,
    /// What is wrong with it.
    faults: RwSignal<LogFaults>,
    /// The interaction as it was logged, when it is edited.
    logged: Option<Interaction>,
) -> impl IntoView {
    let i18n = use_i18n();
    let kind = Memo::new(move |_| draft.with(|draft| draft.kind));
    let outcomes = move || {
        let chips = words::outcomes_of(kind.get()).iter().map(|outcome| {
            let outcome = *outcome;
            let pressed = Signal::derive(move || draft.with(|draft| draft.outcome == Some(outcome)));
            let press = move |()| {
                draft.update(|draft| {
                    draft.outcome = (draft.outcome != Some(outcome)).then_some(outcome);
                });
            };
            view! {
                <Chip
                    label=move || words::outcome(i18n.get_locale(), kind.get(), outcome)
                    pressed=pressed
                    on_press=press
                />
            }
        });
        let chips = chips.collect_view();
        (kind.get() != InteractionKind::Note).then(|| {
            view! {
                <fieldset class="chip-group">
                    <legend class="field__label">{move || t_string!(i18n, customers.outcome)}</legend>
                    <div class="chip-group__chips">{chips}</div>
                </fieldset>
            }
        })
    };
    let editing = logged.is_some();
    let was = logged.as_ref().map(|logged| logged.at);
    let was_s = logged.as_ref().and_then(|logged| logged.duration_s);
    let fault = move |read: fn(&LogFaults) -> Option<String>| Signal::derive(move || faults.with(read));
    let length = move || {
        has_length(kind.get()).then(|| {
            view! { <LengthFields draft=draft was_s=was_s error=fault(|faults| faults.minutes.clone())/> }
        })
    };
    let direction = move || has_direction(kind.get()).then(|| view! { <DirectionChoice draft=draft/> });
    let behind_more = Memo::new(move |_| editing || faults.with(LogFaults::is_behind_more));
    view! {
        <div class="form">
            <TextArea
                label=move || t_string!(i18n, customers.what_was_said)
                rows=3
                value=Signal::derive(move || draft.with(|draft| draft.text.clone()))
                on_input=move |text: String| draft.update(|draft| draft.text = text)
                error=fault(|faults| faults.text.clone())
                autofocus=true
            />
            {outcomes}
            <details class="more-fields" prop:open=move || behind_more.get()>
                <summary class="more-fields__summary">{move || t_string!(i18n, customers.more_fields)}</summary>
                <div class="form">
                    {editing.then(|| view! { <KindChoice draft=draft/> })}
                    {direction}
                    <WhenFields
                        draft=draft
                        was=was
                        date_error=fault(|faults| faults.date.clone())
                        time_error=fault(|faults| faults.time.clone())
                    />
                    {length}
                    <TextField
                        label=move || t_string!(i18n, customers.subject)
                        value=Signal::derive(move || draft.with(|draft| draft.subject.clone()))
                        on_input=move |subject: String| draft.update(|draft| draft.subject = subject)
                        error=fault(|faults| faults.subject.clone())
                    />
                    <Others party=party draft=draft/>
                </div>
            </details>
        </div>
    }
    .into_any()
}

#[component]
fn KindChoice(draft: RwSignal<LogDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = InteractionKind::ALL
        .into_iter()
        .enumerate()
        .map(|(place, kind)| Choice::new(place.to_string(), move || words::kind(i18n.get_locale(), kind)));
    let value = move || {
        let kind = draft.with(|draft| draft.kind);
        let place = InteractionKind::ALL.iter().position(|one| *one == kind);
        place.unwrap_or_default().to_string()
    };
    let choose = move |place: String| {
        let kind = place.parse::<usize>().ok().and_then(|place| InteractionKind::ALL.get(place));
        if let Some(kind) = kind {
            draft.update(|draft| draft.kind = *kind);
        }
    };
    view! {
        <SelectField
            label=move || t_string!(i18n, customers.kind_of_interaction)
            choices=Signal::stored(choices.collect::<Vec<_>>())
            value=Signal::derive(value)
            on_change=choose
        />
    }
    .into_any()
}

#[component]
fn DirectionChoice(draft: RwSignal<LogDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = vec![
        Choice::new("out", move || t_string!(i18n, customers.direction_out)),
        Choice::new("in", move || t_string!(i18n, customers.direction_in)),
    ];
    let value = move || match draft.with(|draft| draft.direction) {
        Direction::Outgoing => "out".to_owned(),
        Direction::Incoming => "in".to_owned(),
    };
    let choose = move |value: String| {
        let direction = if value == "in" { Direction::Incoming } else { Direction::Outgoing };
        draft.update(|draft| draft.direction = direction);
    };
    view! {
        <SegmentedControl
            label=move || t_string!(i18n, customers.direction)
            choices=Signal::stored(choices)
            value=Signal::derive(value)
            on_change=choose
        />
    }
    .into_any()
}

/// Who else took part.
#[component]
fn Others(party: PartyId, draft: RwSignal<LogDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let adding = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let others = Memo::new(move |_| draft.with(|draft| draft.others.clone()));
    let chip = move |other: PartyId| {
        let name = Memo::new(move |_| {
            services.read(|store| store.party(other)).map(|party| party.name().to_owned()).unwrap_or_default()
        });
        view! {
            <Chip
                label=name
                icon=IconName::Person
                on_remove=move |()| draft.update(|draft| draft.others.retain(|one| *one != other))
                remove_label=move || t_string!(i18n, customers.remove_named, name = name.get())
            />
        }
    };
    let add = move |other: PartyId| {
        draft.update(|draft| draft.others.push(other));
        typed.set(String::new());
        adding.set(false);
    };
    let except = Signal::derive(move || {
        let mut except = others.get();
        except.push(party);
        except
    });
    let picker = move || {
        if adding.get() {
            view! { <PartyPicker text=typed shape=None except=except on_choose=add/> }.into_any()
        } else {
            view! {
                <Chip
                    label=move || t_string!(i18n, customers.add_participant)
                    icon=IconName::Plus
                    on_press=move |()| adding.set(true)
                />
            }
            .into_any()
        }
    };
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{move || t_string!(i18n, customers.with_whom)}</legend>
            <div class="chip-group__chips">
                <For each=move || others.get() key=|id| *id children=chip/>
            </div>
            {picker}
        </fieldset>
    }
    .into_any()
}
