//! The form of an interaction: what was said first, the rest behind "more".

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::record::{RecordKind, RecordRef};
use crate::erased::{Each, derived, dynamic, memo};
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::parts::attachments::{Attachments, UnsavedField, UnsavedFiles};
use crate::state::choices::use_choices;
use crate::state::day::{now, use_today};
use crate::state::services::use_services;
use crate::state::writing::Attempt;
use crate::ui::{
    Button, Chip, Choice, Form, FormError, IconName, SegmentedControl, SelectField, TextArea, TextField,
    at_place, place_of,
};
use crate::usecases::FormField;
use crate::usecases::log_interaction::InteractionFacts;

use super::super::words;
use super::log_draft::{DraftFault, LogDraft, has_direction, has_length};
use super::when_fields::{LengthFields, WhenFields};
use crate::parts::custom_fields::{CustomInputs, TypedValue};
use crate::parts::more_fields::MoreFields;
use crate::parts::party_picker::PartyPicker;
use crate::parts::saving::use_saving;

/// The form of an interaction, up to its button.
#[component]
pub(super) fn LogForm(
    /// The party it is with.
    party: PartyId,
    /// What is typed.
    draft: RwSignal<LogDraft>,
    /// The interaction as it was logged, when it is edited.
    logged: Option<Interaction>,
    /// The photos and voice notes to be logged with it; those of one logged before are saved by themselves.
    #[prop(optional)]
    files: Option<UnsavedFiles>,
    /// The attempts to save it.
    attempt: Attempt,
    /// Saves what is typed, once all of it is understood.
    #[prop(into)]
    on_save: Callback<InteractionFacts>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let today = use_today();
    let kind = memo(move |_| draft.with(|draft| draft.kind));
    let editing = logged.is_some();
    let of = logged.as_ref().map(|logged| RecordRef { kind: RecordKind::Interaction, id: logged.id.0 });
    let was = logged.as_ref().map(|logged| logged.at);
    let was_s = logged.as_ref().and_then(|logged| logged.duration_s);
    let fault = RwSignal::new(None::<DraftFault>);
    let said = logged.as_ref().map(|logged| logged.custom.clone()).unwrap_or_default();
    let fields = untrack(|| saving.services.read(|store| store.custom_fields(FieldOwner::Interaction)));
    let own = StoredValue::new((fields.clone(), said.clone()));
    let save = move || {
        let at = was.unwrap_or_else(now);
        let (today, formats) = (today.get_untracked(), saving.formats());
        let facts = draft.with_untracked(|draft| draft.facts(at, was_s, today, &formats));
        fault.set(facts.as_ref().err().copied());
        if let Ok(facts) = facts {
            let custom = own.with_value(|(fields, said)| {
                draft.with_untracked(|draft| {
                    draft.custom.written(fields, said, today, saving.home(), &formats)
                })
            });
            on_save.run(InteractionFacts { custom, ..facts });
        }
    };
    // What must be said stands in sight, the rest behind "more".
    let (asked, further_fields): (Vec<_>, Vec<_>) = fields.into_iter().partition(|field| field.required);
    let typed_own = Signal::derive(move || draft.with(|draft| draft.custom.clone()));
    let type_own = move |(field, typed): (CustomField, TypedValue)| {
        draft.update(|draft| draft.custom.set(field.id, typed));
    };
    let own_errors: Vec<_> =
        further_fields.iter().map(|field| saving.error_of(attempt, FormField::Custom(field.id))).collect();
    let said_again = said.clone();
    // A part that cannot be understood is told of before the verb is asked.
    let error = move |own: Option<DraftFault>, fields: &'static [FormField]| {
        let refused = saving.error(attempt, fields);
        derived(move || match fault.get() {
            None => refused.get(),
            found if found == own => found.map(|found| fault_words(i18n.get_locale(), found).to_owned()),
            Some(_) => None,
        })
    };
    let date_error = error(Some(DraftFault::Date), &[FormField::When]);
    let time_error = error(Some(DraftFault::Time), &[]);
    let minutes_error = error(Some(DraftFault::Minutes), &[FormField::Duration]);
    let subject_error = error(None, &[FormField::Subject]);
    let further = draft.with_untracked(LogDraft::says_further);
    let needed = derived(move || {
        let wrong = [date_error, time_error, minutes_error, subject_error];
        let wrong = wrong.iter().chain(&own_errors);
        editing || further || wrong.into_iter().any(|error| error.with(Option::is_some))
    });
    let attachments = match (files, of) {
        (Some(files), _) => {
            view! { <UnsavedField files=files error=error(None, &[FormField::File])/> }.into_any()
        }
        (None, Some(of)) => view! { <Attachments of=of/> }.into_any(),
        (None, None) => ().into_any(),
    };
    let choose = move |(outcome, own): Ended| {
        let holds = draft.with_untracked(|draft| (draft.outcome, draft.own_outcome) == (Some(outcome), own));
        let kept = !(editing && holds);
        draft.update(|draft| {
            draft.outcome = kept.then_some(outcome);
            draft.own_outcome = own.filter(|_| kept);
        });
        if !editing {
            save();
        }
    };
    let outcomes = move || {
        let own = kind.get();
        (own != InteractionKind::Note).then(|| {
            view! { <Outcomes kind=own draft=draft saves=!editing on_choose=Callback::new(choose)/> }
        })
    };
    let length = move || {
        has_length(kind.get()).then(|| view! { <LengthFields draft=draft was_s=was_s error=minutes_error/> })
    };
    let direction = move || has_direction(kind.get()).then(|| view! { <DirectionChoice draft=draft/> });
    // A keyboard that rises by itself would lie over the outcomes, one of which is all that most
    // calls and visits need.
    let autofocus = editing || kind.get_untracked() == InteractionKind::Note;
    view! {
        <Form on_submit=move |()| save()>
            <TextArea
                label=say!(i18n, customers.what_was_said)
                rows=3
                value=derived(move || draft.with(|draft| draft.text.clone()))
                on_input=move |text: String| draft.update(|draft| draft.text = text)
                error=error(None, &[FormField::Text])
                autofocus=autofocus
            />
            <CustomInputs
                fields=asked
                said=said
                draft=typed_own
                on_change=type_own
                attempt=attempt
            />
            {attachments}
            <MoreFields needed=needed>
                {editing.then(|| view! { <KindChoice draft=draft/> })}
                {dynamic(direction)}
                <WhenFields draft=draft was=was date_error=date_error time_error=time_error/>
                {dynamic(length)}
                <TextField
                    label=say!(i18n, customers.subject)
                    value=derived(move || draft.with(|draft| draft.subject.clone()))
                    on_input=move |subject: String| draft.update(|draft| draft.subject = subject)
                    error=subject_error
                />
                <CustomInputs
                    fields=further_fields
                    said=said_again
                    draft=typed_own
                    on_change=type_own
                    attempt=attempt
                />
                <Others party=party draft=draft/>
            </MoreFields>
            {dynamic(outcomes)}
            <div class="sheet__actions">
                <FormError message=saving.failure(attempt)/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

fn fault_words(locale: Locale, fault: DraftFault) -> &'static str {
    match fault {
        DraftFault::Date => td_string!(locale, customers.problem_date),
        DraftFault::Time => td_string!(locale, customers.problem_time),
        DraftFault::Minutes => td_string!(locale, customers.problem_minutes),
    }
}

/// How it ended: an outcome, and the user's own that stands for it.
type Ended = (Outcome, Option<ChoiceId>);

/// How it ended. Of something new, a tap says it and saves.
#[component]
fn Outcomes(
    kind: InteractionKind,
    draft: RwSignal<LogDraft>,
    /// Whether a tap saves.
    saves: bool,
    on_choose: Callback<Ended>,
) -> impl IntoView {
    let i18n = use_i18n();
    let legend = move || {
        if saves { t_string!(i18n, customers.outcome_saves) } else { t_string!(i18n, customers.outcome) }
    };
    let choices = use_choices();
    let chips = move || {
        let offered = choices.with(|choices| choices.outcomes(words::outcomes_of(kind)));
        let chips = offered.into_iter().map(|(outcome, own)| {
            let holds =
                move || draft.with(|draft| (draft.outcome, draft.own_outcome) == (Some(outcome), own));
            view! {
                <Chip
                    label=move || {
                        choices
                            .with(|choices| words::named_outcome(i18n.get_locale(), choices, kind, outcome, own))
                    }
                    colour=derived(move || {
                        choices.with(|choices| words::outcome_colour(choices, outcome, own))
                    })
                    pressed=derived(holds)
                    on_press=move |()| on_choose.run((outcome, own))
                />
            }
        });
        chips.collect_view()
    };
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{dynamic(legend)}</legend>
            <div class="chip-group__chips">{chips}</div>
        </fieldset>
    }
    .into_any()
}

#[component]
fn KindChoice(draft: RwSignal<LogDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let choose = move |place: String| {
        if let Some(kind) = at_place(&InteractionKind::ALL, &place) {
            draft.update(|draft| draft.kind = kind);
        }
    };
    view! {
        <SelectField
            label=say!(i18n, customers.kind_of_interaction)
            choices=Signal::stored(
                Choice::each(&InteractionKind::ALL, |one| move || words::kind(i18n.get_locale(), one)),
            )
            value=derived(move || draft.with(|draft| place_of(&InteractionKind::ALL, &draft.kind)))
            on_change=choose
        />
    }
    .into_any()
}

#[component]
fn DirectionChoice(draft: RwSignal<LogDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = vec![
        Choice::new("out", say!(i18n, customers.direction_out)),
        Choice::new("in", say!(i18n, customers.direction_in)),
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
            label=say!(i18n, customers.direction)
            choices=Signal::stored(choices)
            value=derived(value)
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
    let others = memo(move |_| draft.with(|draft| draft.others.clone()));
    let chip = move |other: PartyId| {
        let name = memo(move |_| {
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
    let except = derived(move || {
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
                    label=say!(i18n, customers.add_participant)
                    icon=IconName::Plus
                    on_press=move |()| adding.set(true)
                />
            }
            .into_any()
        }
    };
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, customers.with_whom).shown()}</legend>
            <div class="chip-group__chips">
                <Each each=move || others.get() key=|id| *id children=chip/>
            </div>
            {dynamic(picker)}
        </fieldset>
    }
    .into_any()
}
