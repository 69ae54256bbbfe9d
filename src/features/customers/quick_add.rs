//! Adding a customer in seconds: a name, a number, Enter.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::party::{ContactLabel, LifecycleStage};
use crate::domain::phone::PhoneNumber;
use crate::i18n::{t_string, td_string, use_i18n};
use crate::state::navigation::{Place, use_go};
use crate::state::services::{Services, use_services};
use crate::store::engine::PartyRow;
use crate::ui::{
    Avatar, Button, Card, CardKind, Chip, Choice, IconName, ListRow, SegmentedControl, Sheet, TextField,
    TextKind,
};
use crate::usecases::add_party::{AddParty, add_party};
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenEmail};
use crate::usecases::{FormField, Refusal};

use super::saving::use_saving;
use super::words;

/// Under which key what is typed is kept.
const DRAFT: &str = "quick_add";

/// What is typed of a new customer. It is kept as a draft, so that a tap outside, a reload or a
/// crash loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct AddDraft {
    organisation: bool,
    name: String,
    contact: String,
    work: String,
    email: String,
    tag: String,
    stage: Option<LifecycleStage>,
}

impl AddDraft {
    fn facts(&self) -> Vec<PartyEdit> {
        let filled = |text: &str| !text.trim().is_empty();
        let mut facts = Vec::new();
        if filled(&self.work) {
            let work = self.work.clone();
            let set = if self.organisation { PartyEdit::SetIndustry } else { PartyEdit::SetJobTitle };
            facts.push(set(work));
        }
        if filled(&self.email) {
            let written = WrittenEmail { text: self.email.clone(), label: ContactLabel::Work };
            facts.push(PartyEdit::Email(ListEdit::Add(written)));
        }
        // A comma of either script divides tags.
        let tags = self.tag.split([',', '،']).filter(|tag| filled(tag));
        facts.extend(tags.map(|tag| PartyEdit::AddTag(tag.to_owned())));
        facts.extend(self.stage.map(PartyEdit::SetStage));
        facts
    }
}

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
            title=move || t_string!(i18n, customers.add)
            close_label=move || t_string!(i18n, common.close)
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
    let kept = saving.drafts.load::<AddDraft>(DRAFT).unwrap_or_default();
    // A name that was asked for goes before what was left behind.
    let first = if name.is_empty() { kept } else { AddDraft { name, ..AddDraft::default() } };
    let draft = RwSignal::new(first);
    let refusal = RwSignal::new(None::<Refusal>);
    Effect::watch(move || draft.get(), move |draft, _, _| saving.drafts.save(DRAFT, draft), false);
    let save = move || {
        let typed = draft.get_untracked();
        let said = td_string!(saving.locale(), customers.added, name = typed.name.trim().to_owned());
        let request = AddParty {
            organisation: typed.organisation,
            facts: typed.facts(),
            name: typed.name,
            contact: typed.contact,
            home: saving.home(),
        };
        let go = go.clone();
        saving.writing.run(
            move |store| async move {
                let added = add_party(&store, store.world(), request).await?;
                Ok((Some(added.change), added.party))
            },
            said,
            move |outcome| match outcome {
                Ok(party) => {
                    saving.drafts.clear(DRAFT);
                    on_done.try_run(());
                    go(Place::Customer(party));
                }
                Err(found) => refusal.set(Some(found)),
            },
        );
    };
    let error = move |fields: &'static [FormField]| {
        Signal::derive(move || {
            refusal.with(|refusal| refusal.as_ref().and_then(|found| saving.said_of(found, fields)))
        })
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <ShapeChoice draft=draft/>
            <TextField
                label=move || t_string!(i18n, customers.name)
                kind=TextKind::Name
                value=Signal::derive(move || draft.with(|draft| draft.name.clone()))
                on_input=move |text: String| draft.update(|draft| draft.name = text)
                error=error(&[FormField::Name])
                autofocus=true
                required=true
            />
            <TextField
                label=move || t_string!(i18n, customers.phone_or_email)
                kind=TextKind::Phone
                value=Signal::derive(move || draft.with(|draft| draft.contact.clone()))
                on_input=move |text: String| draft.update(|draft| draft.contact = text)
                error=error(&[FormField::Phone, FormField::Email])
            />
            <SameNumber draft=draft on_open=on_done/>
            <More draft=draft refusal=refusal/>
            <div class="sheet__actions">
                <Button label=move || t_string!(i18n, common.save) submit=true wide=true/>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn ShapeChoice(draft: RwSignal<AddDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = vec![
        Choice::new("person", move || t_string!(i18n, customers.person)).with_icon(IconName::Person),
        Choice::new("organisation", move || t_string!(i18n, customers.organisation))
            .with_icon(IconName::Building),
    ];
    let value =
        move || if draft.with(|draft| draft.organisation) { "organisation" } else { "person" }.to_owned();
    view! {
        <SegmentedControl
            label=move || t_string!(i18n, customers.kind)
            label_hidden=true
            choices=Signal::stored(choices)
            value=Signal::derive(value)
            on_change=move |value: String| {
                draft.update(|draft| draft.organisation = value == "organisation");
            }
        />
    }
    .into_any()
}

/// Says who has the number that is typed already, so that nobody is added twice.
#[component]
fn SameNumber(draft: RwSignal<AddDraft>, on_open: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let saving = use_saving();
    let typed = Memo::new(move |_| {
        let home = saving.preferences.with(|preferences| preferences.default_country);
        draft.with(|draft| PhoneNumber::parse(&draft.contact, home).ok())
    });
    let holder = Memo::new(move |_| typed.get().and_then(|number| holder_of(services, number)));
    move || {
        holder.get().map(|row| {
            let PartyRow { id, name, organisation, .. } = row;
            let (shown, initial) = (name.clone(), name);
            view! {
                <div role="status">
                    <p class="quiet">{move || t_string!(i18n, customers.same_number)}</p>
                    <Card kind=CardKind::List>
                        <ListRow
                            title=move || view! { <bdi>{shown.clone()}</bdi> }
                            lead=move || {
                                view! { <Avatar name=initial.clone() organisation=organisation/> }
                            }
                            href=Place::Customer(id).href()
                            on_press=on_open
                        />
                    </Card>
                </div>
            }
        })
    }
}

/// Somebody who has this number.
fn holder_of(services: Services, number: PhoneNumber) -> Option<PartyRow> {
    /// How many of the best matches for the digits are looked at.
    const LOOKED_AT: usize = 5;
    services.read(|store| {
        let mut found = store.search(&number.e164(), LOOKED_AT).parties.into_iter();
        found.find(|row| {
            store.party(row.id).is_some_and(|party| party.phones.iter().any(|phone| phone.number == number))
        })
    })
}

/// What may be said at once and need not be.
#[component]
fn More(draft: RwSignal<AddDraft>, refusal: RwSignal<Option<Refusal>>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let error = move |field: FormField| {
        Signal::derive(move || {
            refusal.with(|refusal| refusal.as_ref().and_then(|found| saving.said_of(found, &[field])))
        })
    };
    let work_error =
        Signal::derive(move || error(FormField::JobTitle).get().or(error(FormField::Industry).get()));
    let behind = move || work_error.get().is_some() || error(FormField::Tag).get().is_some();
    let work_label = move || {
        if draft.with(|draft| draft.organisation) {
            t_string!(i18n, customers.industry)
        } else {
            t_string!(i18n, customers.job_title)
        }
    };
    let stages = LifecycleStage::ALL.map(|stage| {
        let holds = move || draft.with(|draft| draft.stage.unwrap_or(LifecycleStage::Lead) == stage);
        view! {
            <Chip
                label=move || words::stage(i18n.get_locale(), stage)
                pressed=Signal::derive(holds)
                on_press=move |()| draft.update(|draft| draft.stage = Some(stage))
            />
        }
    });
    view! {
        <details class="more-fields" prop:open=behind>
            <summary class="more-fields__summary">{move || t_string!(i18n, customers.more_fields)}</summary>
            <div class="form">
                <fieldset class="chip-group">
                    <legend class="field__label">{move || t_string!(i18n, customers.stage)}</legend>
                    <div class="chip-group__chips">{stages.into_iter().collect_view()}</div>
                </fieldset>
                <TextField
                    label=work_label
                    value=Signal::derive(move || draft.with(|draft| draft.work.clone()))
                    on_input=move |text: String| draft.update(|draft| draft.work = text)
                    error=work_error
                />
                <TextField
                    label=move || t_string!(i18n, terms.email)
                    kind=TextKind::Email
                    value=Signal::derive(move || draft.with(|draft| draft.email.clone()))
                    on_input=move |text: String| draft.update(|draft| draft.email = text)
                    error=error(FormField::Email)
                />
                <TextField
                    label=move || t_string!(i18n, customers.tags)
                    hint=move || t_string!(i18n, customers.tags_hint)
                    value=Signal::derive(move || draft.with(|draft| draft.tag.clone()))
                    on_input=move |text: String| draft.update(|draft| draft.tag = text)
                    error=error(FormField::Tag)
                />
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_empty_is_no_fact() {
        let draft = AddDraft { work: " ".to_owned(), tag: " ، ".to_owned(), ..AddDraft::default() };
        assert_eq!(draft.facts(), []);
    }

    #[test]
    fn tags_are_divided_by_commas_of_either_script() {
        let draft = AddDraft { tag: "نمایشگاه، vip".to_owned(), ..AddDraft::default() };
        let tags = ["نمایشگاه", " vip"].map(|tag| PartyEdit::AddTag(tag.to_owned()));
        assert_eq!(draft.facts(), tags);
    }

    #[test]
    fn the_work_of_an_organisation_is_its_trade() {
        let draft =
            AddDraft { organisation: true, work: "لوازم خانگی".to_owned(), ..AddDraft::default() };
        assert_eq!(draft.facts(), [PartyEdit::SetIndustry("لوازم خانگی".to_owned())]);
    }
}
