//! The fields of a task, the most used first.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner, FieldValue};
use crate::domain::id::PartyId;
use crate::domain::task::{Priority, TaskKind};
use crate::domain::time::CivilDate;
use crate::erased::{Each, derived, dynamic, memo, watch};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::custom_fields::{CustomInputs, TypedValue};
use crate::parts::party_picker::PartyPicker;
use crate::parts::saving::{Saving, use_saving};
use crate::state::preferences::use_formats;
use crate::state::reminders::{Permission, permission};
use crate::state::services::use_services;
use crate::state::writing::Attempt;
use crate::terms;
use crate::ui::{
    Chip, Choice, IconName, Later, SegmentedControl, SelectField, TextArea, TextField, at_place, place_of,
    use_below_in_time,
};
use crate::usecases::{FieldError, FormField, Refusal, TaskFacts};

use super::day_fields::{DayFields, TimeFields};
use super::draft::{Said, TaskDraft};
use super::repeat_fields::RepeatFields;
use super::step_fields::StepFields;

/// When a reminder may be given, in minutes before.
const REMINDERS: [u32; 6] = [0, 10, 30, 60, 120, 24 * 60];

/// What is typed, and what of it cannot be saved.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub draft: RwSignal<TaskDraft>,
    /// What could not be understood before the verb was asked.
    pub faults: RwSignal<Vec<FieldError>>,
    pub attempt: Attempt,
    pub saving: Saving,
    /// The fields of the user's own, and what the task says in them.
    own: StoredValue<(Vec<CustomField>, Vec<FieldValue>)>,
}

impl Typed {
    /// What is typed into a form whose draft is kept; `said` is what the task says in fields of the user's own.
    pub fn new(draft: RwSignal<TaskDraft>, said: Vec<FieldValue>) -> Self {
        let saving = use_saving();
        let attempt = saving.writing.attempt();
        attempt.forgive_with(move || draft.track());
        let faults = RwSignal::new(Vec::new());
        watch(move || draft.track(), move |(), _, _| faults.set(Vec::new()), false);
        let fields = untrack(|| saving.services.read(|store| store.custom_fields(FieldOwner::Task)));
        Self { draft, faults, attempt, saving, own: StoredValue::new((fields, said)) }
    }

    /// What the form says, fields of the user's own included.
    ///
    /// # Errors
    /// Every part that cannot be understood.
    pub fn facts(self, today: CivilDate) -> Result<TaskFacts, Vec<FieldError>> {
        let formats = self.saving.formats();
        self.draft.with_untracked(|draft| {
            let facts = draft.facts(today, &formats)?;
            let custom = self.own.with_value(|(fields, said)| {
                draft.custom.written(fields, said, today, self.saving.home(), &formats)
            });
            Ok(TaskFacts { custom, ..facts })
        })
    }

    /// Whether something is wrong with a field of the user's own.
    pub fn own_is_wrong(self) -> Signal<bool> {
        let errors: Vec<_> = self.own.with_value(|(fields, _)| {
            let error = |field: &CustomField| self.saving.error_of(self.attempt, FormField::Custom(field.id));
            fields.iter().map(error).collect()
        });
        Signal::derive(move || errors.iter().any(|error| error.with(Option::is_some)))
    }

    /// What is wrong with these fields.
    pub fn error(self, fields: &'static [FormField]) -> Signal<Option<String>> {
        let refused = self.saving.error(self.attempt, fields);
        derived(move || {
            let faults = self.faults.get();
            self.saving.said_of(&Refusal::Invalid(faults), fields).or_else(|| refused.get())
        })
    }

    /// Changes what is typed, by hand.
    pub fn set(self, said: Said, change: impl FnOnce(&mut TaskDraft)) {
        self.draft.update(|draft| {
            draft.set_by_hand(said);
            change(draft);
        });
    }

    /// Part of what is typed.
    pub fn text(self, part: fn(&TaskDraft) -> &String) -> Signal<String> {
        derived(move || self.draft.with(|draft| part(draft).clone()))
    }
}

/// The fields.
#[component]
pub(super) fn FormFields(
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let i18n = use_i18n();
    let draft = typed.draft;
    let with_place =
        memo(move |_| draft.with(|draft| draft.kind.is_appointment() || !draft.place.is_empty()));
    let in_time = use_below_in_time();
    let place = move || {
        with_place.get().then(|| {
            view! {
                <TextField
                    label=say!(i18n, tasks.place)
                    value=typed.text(|draft| &draft.place)
                    on_input=move |text: String| draft.update(|draft| draft.place = text)
                    error=typed.error(&[FormField::Place])
                />
            }
        })
    };
    view! {
        <TextField
            label=say!(i18n, tasks.what)
            value=typed.text(|draft| &draft.title)
            on_input=move |text: String| typed.set(Said::Title, |draft| draft.title = text)
            error=typed.error(&[FormField::TaskTitle])
        />
        <KindChips typed=typed/>
        <Whom typed=typed/>
        <DayFields typed in_time/>
        // A phone has room for what stands above.
        <Later in_time>
            <TimeFields typed/>
            {dynamic(place)}
            <FurtherFields typed/>
        </Later>
    }
    .into_any()
}

#[component]
fn FurtherFields(typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let draft = typed.draft;
    view! {
        <RepeatFields typed=typed/>
        <ReminderField typed=typed/>
        <PriorityChoice typed=typed/>
        <OwnFields typed=typed/>
        <StepFields typed=typed/>
        <TextArea
            label=say!(i18n, tasks.notes)
            value=typed.text(|draft| &draft.notes)
            on_input=move |text: String| draft.update(|draft| draft.notes = text)
            error=typed.error(&[FormField::Notes])
        />
        <TextField
            label=say!(i18n, tasks.assignee)
            value=typed.text(|draft| &draft.assignee)
            on_input=move |text: String| draft.update(|draft| draft.assignee = text)
            error=typed.error(&[FormField::Assignee])
        />
    }
    .into_any()
}

/// The fields of the user's own.
#[component]
fn OwnFields(typed: Typed) -> impl IntoView {
    let draft = typed.draft;
    let (fields, said) = typed.own.get_value();
    view! {
        <CustomInputs
            fields=fields
            said=said
            draft=Signal::derive(move || draft.with(|draft| draft.custom.clone()))
            on_change=move |(field, value): (CustomField, TypedValue)| {
                draft.update(|draft| draft.custom.set(field.id, value));
            }
            attempt=typed.attempt
        />
    }
    .into_any()
}

#[component]
fn KindChips(typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let chips = TaskKind::ALL.map(|kind| {
        view! {
            <Chip
                label=move || terms::task_kind(i18n.get_locale(), kind)
                icon=terms::task_icon(kind)
                pressed=derived(move || typed.draft.with(|draft| draft.kind == kind))
                on_press=move |()| typed.set(Said::Kind, |draft| draft.kind = kind)
            />
        }
    });
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, tasks.kind).shown()}</legend>
            <div class="chip-group__chips">{chips.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// The customer it is about, and whoever else will be there.
#[component]
fn Whom(typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let choosing = RwSignal::new(false);
    let written = RwSignal::new(String::new());
    let draft = typed.draft;
    let all = memo(move |_| {
        draft.with(|draft| draft.party.iter().chain(&draft.others).copied().collect::<Vec<PartyId>>())
    });
    let remove = move |one: PartyId| {
        typed.set(Said::Whom, |draft| {
            draft.others.retain(|other| *other != one);
            if draft.party == Some(one) {
                draft.party = (!draft.others.is_empty()).then(|| draft.others.remove(0));
            }
        });
    };
    let add = move |one: PartyId| {
        typed.set(Said::Whom, |draft| match draft.party {
            None => draft.party = Some(one),
            Some(_) => draft.others.push(one),
        });
        written.set(String::new());
        choosing.set(false);
    };
    let picker = move || {
        if choosing.get() {
            view! {
                <PartyPicker text=written shape=None except=Signal::from(all) on_choose=add autofocus=true/>
            }
            .into_any()
        } else {
            view! {
                <Chip
                    label=say!(i18n, customers.add_participant)
                    icon=IconName::Plus
                    on_press=move |()| choosing.set(true)
                />
            }
            .into_any()
        }
    };
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, tasks.whom).shown()}</legend>
            <div class="chip-group__chips">
                <Each
                    each=move || all.get()
                    key=|id| *id
                    children=move |id| view! { <PartyChip id=id on_remove=move |()| remove(id)/> }
                />
            </div>
            {dynamic(picker)}
        </fieldset>
    }
    .into_any()
}

/// A customer by name, to be taken away.
#[component]
pub(super) fn PartyChip(id: PartyId, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let name = memo(move |_| {
        services.read(|store| store.party(id)).map(|party| party.name().to_owned()).unwrap_or_default()
    });
    view! {
        <Chip
            label=name
            icon=IconName::Person
            on_remove=on_remove
            remove_label=move || t_string!(i18n, tasks.remove_named, name = name.get())
        />
    }
    .into_any()
}

#[component]
fn ReminderField(typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let chosen = memo(move |_| typed.draft.with(|draft| draft.reminder_min));
    let offered = memo(move |_| {
        let mut all = REMINDERS.to_vec();
        // One that came with the task, or was said in words.
        all.extend(chosen.get().filter(|minutes| !REMINDERS.contains(minutes)));
        all
    });
    let choices = derived(move || {
        let words = |minutes: u32| match minutes {
            0 => t_string!(i18n, tasks.reminder_at).to_owned(),
            minutes => {
                let span = formats.with(|formats| formats.duration(minutes * 60));
                t_string!(i18n, tasks.reminder_before, span = span)
            }
        };
        let none = Choice::new("", t_string!(i18n, tasks.reminder_none));
        let times = offered.get().into_iter().map(|minutes| Choice::new(minutes.to_string(), words(minutes)));
        std::iter::once(none).chain(times).collect::<Vec<_>>()
    });
    let choose = move |value: String| {
        let minutes = value.parse().ok();
        typed.set(Said::Reminder, |draft| draft.reminder_min = minutes);
    };
    let blocked = move || {
        (chosen.get().is_some() && permission() == Permission::Refused)
            .then(|| view! { <p class="quiet" role="status">{t_string!(i18n, tasks.reminders_blocked)}</p> })
    };
    view! {
        <SelectField
            label=say!(i18n, tasks.reminder)
            choices=choices
            value=derived(move || chosen.get().map(|minutes| minutes.to_string()).unwrap_or_default())
            on_change=choose
            error=typed.error(&[FormField::Reminder])
        />
        {dynamic(blocked)}
    }
    .into_any()
}

#[component]
fn PriorityChoice(typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let words = move |priority: Priority| {
        move || match priority {
            Priority::High => t_string!(i18n, tasks.priority_high),
            Priority::Normal => t_string!(i18n, tasks.priority_normal),
            Priority::Low => t_string!(i18n, tasks.priority_low),
        }
    };
    let choose = move |place: String| {
        if let Some(priority) = at_place(&Priority::ALL, &place) {
            typed.set(Said::Priority, |draft| draft.priority = priority);
        }
    };
    view! {
        <SegmentedControl
            label=say!(i18n, tasks.priority)
            choices=Signal::stored(Choice::each(&Priority::ALL, words))
            value=derived(move || {
                typed.draft.with(|draft| place_of(&Priority::ALL, &draft.priority))
            })
            on_change=choose
        />
    }
    .into_any()
}
