//! The cards of facts: those known as rows, the others as chips that add them.

use leptos::{html, prelude::*};

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::order;
use crate::domain::party::Party;
use crate::erased::{Each, dynamic, memo, watch};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::drafts::use_drafts;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::ui::roving::focus_at_place_if_lost;
use crate::ui::{Card, CardKind, Chip, IconName, SectionHeader};

use super::address_editor::AddressEditor;
use super::chips_editor::{BestTimeEditor, ChannelEditor};
use super::consent_editor::ConsentEditor;
use super::custom_editor::CustomEditor;
use super::day_editor::DayEditor;
use super::fact::{Fact, Group, addable, known};
use super::fact_editor::FactEditor;
use super::fact_shown::{FactShown, icon, label};
use super::handle_editor::HandleEditor;
use super::tags_editor::TagsEditor;

/// How to reach the customer, who the customer is, and what could be added. One fact is edited at
/// a time, in its place.
#[component]
pub(in super::super) fn FactsCards(
    /// The customer.
    party: Signal<Party>,
    /// The fact that is being edited.
    editing: RwSignal<Option<Fact>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let all_shown = RwSignal::new(false);
    let services = use_services();
    let fields = memo(move |_| services.read(|store| store.custom_fields(FieldOwner::Party)));
    let offered = memo(move |_| party.with(|party| fields.with(|fields| addable(party, fields))));
    /// How many of the facts that could be added are offered at once.
    const OFFERED: usize = 5;
    let (drafts, id) = (use_drafts(), party.with_untracked(|party| party.id));
    // What was begun and left comes first, and says so.
    let chips = memo(move |_| {
        // While one is edited its draft comes and goes.
        editing.track();
        let begun = |fact: &Fact| (fact.clone(), drafts.has(&fact.draft_key(id)));
        let mut chips: Vec<(Fact, bool)> = offered.with(|offered| offered.iter().map(begun).collect());
        order::sort_by_key(&mut chips, |(_, begun)| !begun);
        chips.truncate(if all_shown.get() { usize::MAX } else { OFFERED });
        chips
    });
    let formats = use_formats();
    let chip = move |(fact, begun): (Fact, bool)| {
        let (shown, sign) = (fact.clone(), icon(&fact));
        view! {
            <Chip
                label=move || {
                    let name = formats.with(|formats| label(i18n.get_locale(), formats, &shown));
                    if begun { t_string!(i18n, customers.unfinished, name = name) } else { name.to_string() }
                }
                icon=sign
                on_press=move |()| editing.set(Some(fact.clone()))
            />
        }
    };
    let more = move || {
        let hidden = !all_shown.get() && offered.with(|offered| offered.len() > OFFERED);
        hidden.then(|| {
            view! {
                <Chip
                    label=say!(i18n, customers.more_facts)
                    icon=IconName::Plus
                    on_press=move |()| all_shown.set(true)
                />
            }
        })
    };
    view! {
        <FactsCard
            party=party
            fields=fields
            group=Group::Reach
            editing=editing
            title=say!(i18n, customers.how_to_reach).signal()
        />
        <FactsCard
            party=party
            fields=fields
            group=Group::About
            editing=editing
            title=say!(i18n, customers.about).signal()
        />
        <section>
            <SectionHeader title=say!(i18n, customers.add_fact)/>
            <div class="add-facts">
                <Each each=move || chips.get() key=|(fact, begun)| (fact.key(), *begun) children=chip/>
                {dynamic(more)}
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn FactsCard(
    party: Signal<Party>,
    fields: Memo<Vec<CustomField>>,
    group: Group,
    editing: RwSignal<Option<Fact>>,
    title: Signal<String>,
) -> impl IntoView {
    // A fact that is being added has a row of its own at the end.
    let facts = memo(move |_| {
        let mut facts = party.with(|party| fields.with(|fields| known(party, fields)));
        if let Some(new) = editing.get().filter(|edited| edited.is_new(&facts)) {
            facts.push(new);
        }
        facts.retain(|fact| fact.group() == group);
        facts
    });
    let any = memo(move |_| facts.with(|facts| !facts.is_empty()));
    let section = NodeRef::<html::Section>::new();
    let edited_place = memo(move |_| {
        let edited = editing.get()?;
        facts.with_untracked(|facts| facts.iter().position(|fact| *fact == edited))
    });
    // With its editor goes the focus; it comes back to the row the editor was opened from.
    watch(
        move || edited_place.get(),
        move |now, before, _| {
            let (None, Some(place)) = (now, before.copied().flatten()) else { return };
            request_animation_frame(move || {
                if let Some(section) = section.try_get_untracked().flatten() {
                    focus_at_place_if_lost(&section, ".fact__edit, .fact__empty", place);
                }
            });
        },
        false,
    );
    dynamic(move || {
        any.get().then(|| {
            view! {
                <section node_ref=section>
                    <SectionHeader title=title/>
                    <Card kind=CardKind::List>
                        <Each
                            each=move || facts.get()
                            key=Fact::key
                            children=move |fact| view! { <FactPlace party=party fact=fact editing=editing/> }
                        />
                    </Card>
                </section>
            }
        })
    })
}

/// A fact, shown or being edited.
#[component]
fn FactPlace(party: Signal<Party>, fact: Fact, editing: RwSignal<Option<Fact>>) -> impl IntoView {
    let own = StoredValue::new(fact.clone());
    let is_edited = memo(move |_| editing.with(|edited| own.with_value(|own| edited.as_ref() == Some(own))));
    // Saving takes an instant, in which another fact may have been opened.
    let close = Callback::new(move |()| {
        if is_edited.get_untracked() {
            editing.set(None);
        }
    });
    dynamic(move || {
        if is_edited.get() {
            editor(party, fact.clone(), close)
        } else {
            let edited = fact.clone();
            let on_edit = move |()| editing.set(Some(edited.clone()));
            view! { <FactShown party=party fact=fact.clone() on_edit=on_edit/> }.into_any()
        }
    })
}

fn editor(party: Signal<Party>, fact: Fact, on_close: Callback<()>) -> AnyView {
    match fact {
        Fact::Text(fact) => view! { <FactEditor party=party fact=fact on_close=on_close/> }.into_any(),
        Fact::Address(was) => view! { <AddressEditor party=party was=was on_close=on_close/> }.into_any(),
        Fact::Handle(was) => view! { <HandleEditor party=party was=was on_close=on_close/> }.into_any(),
        Fact::PreferredChannel => view! { <ChannelEditor party=party on_close=on_close/> }.into_any(),
        Fact::BestTime => view! { <BestTimeEditor party=party on_close=on_close/> }.into_any(),
        Fact::Tags => view! { <TagsEditor party=party on_close=on_close/> }.into_any(),
        Fact::Day(was) => view! { <DayEditor party=party was=was on_close=on_close/> }.into_any(),
        Fact::Custom(field) => {
            view! { <CustomEditor party=party field=*field on_close=on_close/> }.into_any()
        }
        Fact::Consent(was) => view! { <ConsentEditor party=party was=was on_close=on_close/> }.into_any(),
    }
}
