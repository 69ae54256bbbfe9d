//! Adding a customer in seconds: a name, a number, Enter.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::party::LifecycleStage;
use crate::erased::{derived, watch};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::choices::use_choices;
use crate::state::day::use_today;
use crate::state::navigation::{Place, use_go};
use crate::state::writing::Attempt;
use crate::ui::{
    Button, Chip, Choice, Form, FormError, IconName, SegmentedControl, Sheet, TextArea, TextField, TextKind,
};
use crate::usecases::FormField;
use crate::usecases::add_party::{AddParty, add_party};
use crate::usecases::edit_party::PartyEdit;

use super::add_draft::{AddDraft, Beginning, DRAFT, to_keep};
use super::alike::Alike;
use super::words;
use crate::parts::custom_fields::{CustomInputs, TypedValue};
use crate::parts::more_fields::MoreFields;
use crate::parts::saving::use_saving;

/// A sheet that asks for a name and a number; everything else can come later.
#[component]
pub fn QuickAdd(
    /// The name to begin with, empty for none.
    name: String,
    /// It is done, or put away.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Sheet
            open=Signal::stored(true)
            on_close=on_close
            title=say!(i18n, customers.add)
            close_label=say!(i18n, common.close)
        >
            <AddForm name=name.clone() on_done=on_close/>
        </Sheet>
    }
    .into_any()
}

#[component]
fn AddForm(name: String, on_done: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let go = use_go();
    let today = use_today();
    let shown: Vec<CustomField> = untrack(|| {
        let fields = saving.services.read(|store| store.custom_fields(FieldOwner::Party));
        fields.into_iter().filter(|field| field.on_quick_form).collect()
    });
    let fields = StoredValue::new(shown.clone());
    let left = saving.drafts.load::<Vec<AddDraft>>(DRAFT).unwrap_or_default();
    let Beginning { now, behind } = Beginning::new(left, &name);
    let draft = RwSignal::new(now);
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || draft.track());
    let kept = behind.clone();
    watch(move || draft.get(), move |draft, _, _| saving.drafts.save(DRAFT, &to_keep(&kept, draft)), false);
    let save = move || {
        let typed = draft.get_untracked();
        let said = td_string!(saving.locale(), customers.added, name = typed.name.trim().to_owned());
        let mut facts = typed.facts();
        facts.push(PartyEdit::SetOwner(saving.owner()));
        let written = fields.with_value(|fields| {
            typed.custom.written(fields, &[], today.get_untracked(), saving.home(), &saving.formats())
        });
        facts.extend(written.into_iter().map(|(field, value)| PartyEdit::Custom { field, value }));
        let request = AddParty {
            organisation: typed.organisation,
            facts,
            name: typed.name,
            contact: typed.contact,
            home: saving.home(),
        };
        let (go, behind) = (go.clone(), behind.clone());
        attempt.run(
            move |store| async move {
                let added = add_party(&store, store.world(), request).await?;
                Ok((Some(added.change), added.party))
            },
            said,
            move |party| {
                saving.drafts.save(DRAFT, &behind);
                on_done.try_run(());
                go(Place::Customer(party));
            },
        );
    };
    view! {
        <Form on_submit=move |()| save()>
            <ShapeChoice draft=draft/>
            <TextField
                label=say!(i18n, customers.name)
                kind=TextKind::Name
                value=derived(move || draft.with(|draft| draft.name.clone()))
                on_input=move |text: String| draft.update(|draft| draft.name = text)
                error=saving.error(attempt, &[FormField::Name])
                autofocus=true
                required=true
            />
            <TextField
                label=say!(i18n, customers.phone_or_email)
                kind=TextKind::PhoneOrEmail
                value=derived(move || draft.with(|draft| draft.contact.clone()))
                on_input=move |text: String| draft.update(|draft| draft.contact = text)
                error=saving.error(attempt, &[FormField::Contact])
            />
            <Alike draft=draft on_open=on_done/>
            <CustomInputs
                fields=shown
                draft=Signal::derive(move || draft.with(|draft| draft.custom.clone()))
                on_change=move |(field, value): (CustomField, TypedValue)| {
                    draft.update(|draft| draft.custom.set(field.id, value));
                }
                attempt=attempt
            />
            <More draft=draft attempt=attempt/>
            <div class="sheet__actions">
                <FormError message=saving.failure(attempt)/>
                <Button label=say!(i18n, common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

#[component]
fn ShapeChoice(draft: RwSignal<AddDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = vec![
        Choice::new("person", say!(i18n, customers.person)).with_icon(IconName::Person),
        Choice::new("organisation", say!(i18n, customers.organisation)).with_icon(IconName::Building),
    ];
    let value =
        move || if draft.with(|draft| draft.organisation) { "organisation" } else { "person" }.to_owned();
    view! {
        <SegmentedControl
            label=say!(i18n, customers.kind)
            label_hidden=true
            choices=Signal::stored(choices)
            value=derived(value)
            on_change=move |value: String| {
                draft.update(|draft| draft.organisation = value == "organisation");
            }
        />
    }
    .into_any()
}

/// What may be said at once and need not be.
#[component]
fn More(draft: RwSignal<AddDraft>, attempt: Attempt) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let work_error = saving.error(attempt, &[FormField::JobTitle, FormField::Industry]);
    let email_error = saving.error(attempt, &[FormField::Email]);
    let tag_error = saving.error(attempt, &[FormField::Tag]);
    let others_error = saving.error(attempt, &[FormField::Phone]);
    let notes_error = saving.error(attempt, &[FormField::Notes]);
    let further = draft.with_untracked(AddDraft::says_further);
    let has_others = draft.with_untracked(|draft| !draft.others.is_empty());
    let needed = derived(move || {
        let errors = [work_error, email_error, tag_error, others_error, notes_error];
        further || errors.iter().any(|error| error.with(Option::is_some))
    });
    let work_label = move || {
        if draft.with(|draft| draft.organisation) {
            t_string!(i18n, customers.industry)
        } else {
            t_string!(i18n, customers.job_title)
        }
    };
    let choices = use_choices();
    let stages = move || {
        let offered = choices.with(|choices| choices.stages(draft.with_untracked(|draft| draft.own_stage)));
        let chips = offered.into_iter().map(|(stage, own)| {
            let holds = move || {
                draft.with(|draft| {
                    draft.stage.unwrap_or(LifecycleStage::Lead) == stage && draft.own_stage == own
                })
            };
            view! {
                <Chip
                    label=move || {
                        choices.with(|choices| words::named_stage(i18n.get_locale(), choices, stage, own))
                    }
                    colour=derived(move || {
                        choices.with(|choices| words::stage_colour(choices, stage, own))
                    })
                    pressed=derived(holds)
                    on_press=move |()| draft.update(|draft| {
                        draft.stage = Some(stage);
                        draft.own_stage = own;
                    })
                />
            }
        });
        chips.collect_view()
    };
    view! {
        <MoreFields needed=needed>
                <fieldset class="chip-group">
                    <legend class="field__label">{say!(i18n, customers.stage).shown()}</legend>
                    <div class="chip-group__chips">{stages}</div>
                </fieldset>
                <TextField
                    label=work_label
                    value=derived(move || draft.with(|draft| draft.work.clone()))
                    on_input=move |text: String| draft.update(|draft| draft.work = text)
                    error=work_error
                />
                <TextField
                    label=say!(i18n, terms.email)
                    kind=TextKind::Email
                    value=derived(move || draft.with(|draft| draft.email.clone()))
                    on_input=move |text: String| draft.update(|draft| draft.email = text)
                    error=email_error
                />
                // Only what came from another app has any.
                {has_others
                    .then(|| {
                        view! {
                            <TextField
                                label=say!(i18n, customers.other_contacts)
                                value=derived(move || draft.with(|draft| draft.others.clone()))
                                on_input=move |text: String| draft.update(|draft| draft.others = text)
                                error=others_error
                            />
                        }
                    })}
                <TextArea
                    label=say!(i18n, customers.notes)
                    value=derived(move || draft.with(|draft| draft.notes.clone()))
                    on_input=move |text: String| draft.update(|draft| draft.notes = text)
                    error=notes_error
                />
                <TextField
                    label=say!(i18n, customers.tags)
                    hint=say!(i18n, customers.tags_hint)
                    value=derived(move || draft.with(|draft| draft.tag.clone()))
                    on_input=move |text: String| draft.update(|draft| draft.tag = text)
                    error=tag_error
                />
        </MoreFields>
    }
    .into_any()
}
