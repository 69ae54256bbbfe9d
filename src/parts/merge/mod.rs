//! Two customers side by side, to be made one or told apart.

mod sides;

use leptos::prelude::*;

use crate::domain::duplicates::MergeField;
use crate::domain::id::PartyId;
use crate::domain::party::Party;
use crate::erased::{derived, dynamic};
use crate::i18n::{say, td_string, use_i18n};
use crate::parts::saving::use_saving;
use crate::ui::{Avatar, Button, ButtonTone, Choice, FormError, SegmentedControl, Sheet};
use crate::usecases::merge_parties::{MergeParties, merge_parties};
use crate::usecases::tell_apart::{TellApart, tell_apart};
use crate::usecases::{FormField, Refusal};

use sides::{Sides, Words};

/// The value of the choice that takes a field from the first of the two.
const FIRST: &str = "first";
/// The same for the second.
const SECOND: &str = "second";
/// What stands where one of the two says nothing.
const NOTHING: &str = "—";

/// A sheet with two customers side by side, field by field.
#[component]
pub fn MergeSheet(
    /// The two, in any order; none while it is closed.
    pair: RwSignal<Option<(PartyId, PartyId)>>,
    /// Hears that they were made one, or told apart.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let body = move || {
        let (first, second) = pair.get()?;
        // As the two are when they are laid side by side: what changes meanwhile is merged in when it is written.
        untrack(|| {
            let party = |id| saving.services.read(|store| store.party(id));
            let (mut first, mut second) = party(first).zip(party(second))?;
            // The one that was written down first stays.
            if (second.created_at, second.id) < (first.created_at, first.id) {
                (first, second) = (second, first);
            }
            Some(view! { <SideBySide first second pair on_done/> }.into_any())
        })
    };
    view! {
        <Sheet
            open=derived(move || pair.with(Option::is_some))
            on_close=move |()| pair.set(None)
            title=say!(i18n, duplicates.compare)
            close_label=say!(i18n, common.close)
        >
            {dynamic(body)}
        </Sheet>
    }
    .into_any()
}

#[component]
fn SideBySide(
    first: Party,
    second: Party,
    pair: RwSignal<Option<(PartyId, PartyId)>>,
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let attempt = saving.writing.attempt();
    let from_second = RwSignal::new(Vec::<MergeField>::new());
    let (keep, other) = (first.id, second.id);
    let names = [first.name().to_owned(), second.name().to_owned()];
    let done = move || {
        pair.try_set(None);
        on_done.try_run(());
    };
    let merge = move |()| {
        let from_other = from_second.get_untracked();
        let name = names[usize::from(from_other.contains(&MergeField::Name))].clone();
        let request = MergeParties { keep, other, from_other };
        let said = td_string!(saving.locale(), duplicates.merged, name = name).to_string();
        attempt.run(
            move |store| async move { Ok((Some(merge_parties(&store, request).await?), ())) },
            said,
            move |()| done(),
        );
    };
    let apart = move |()| {
        let said = td_string!(saving.locale(), duplicates.apart_said).to_owned();
        attempt.run(
            move |store| async move {
                let request = TellApart { one: keep, other };
                let change = tell_apart(&store, store.world(), request).await.map_err(Refusal::Commit)?;
                Ok((change, ()))
            },
            said,
            move |()| done(),
        );
    };
    let words = Words::of(saving);
    let Sides { differing, others, united } = Sides::of(&first, &second, &words);
    let some_differ = !differing.is_empty();
    let choices = differing.into_iter().map(|(field, label, [one, two])| {
        let choices = vec![Choice::new(FIRST, one), Choice::new(SECOND, two)];
        let value = move || {
            let from_second = from_second.with(|fields| fields.contains(&field));
            if from_second { SECOND } else { FIRST }.to_owned()
        };
        let choose = move |value: String| {
            from_second.update(|fields| {
                fields.retain(|chosen| *chosen != field);
                if value == SECOND {
                    fields.push(field);
                }
            });
        };
        view! {
            <SegmentedControl
                label=label
                choices=Signal::stored(choices)
                value=derived(value)
                on_change=choose
            />
        }
    });
    let choices = choices.collect_view();
    view! {
        <div class="merge__row">{head(&first)} {head(&second)}</div>
        <div class="merge__rows" hidden=!some_differ>
            <h3>{say!(i18n, duplicates.differ).shown()}</h3>
            {choices}
        </div>
        <div class="merge__rows">
            <h3>{say!(i18n, duplicates.kept).shown()}</h3>
            {united.into_iter().chain(others).map(row).collect_view()}
            <p class="quiet">{say!(i18n, duplicates.kept_text).shown()}</p>
        </div>
        <div class="sheet__actions">
            <FormError message=saving.error_or_failure(attempt, &[FormField::OtherParty])/>
            <Button label=say!(i18n, duplicates.merge) wide=true on_press=merge/>
            <Button label=say!(i18n, duplicates.apart) wide=true tone=ButtonTone::Quiet on_press=apart/>
        </div>
    }
    .into_any()
}

fn head(party: &Party) -> AnyView {
    let (name, organisation) = (party.name().to_owned(), party.is_organisation());
    view! {
        <p class="merge__name">
            <Avatar name=name.clone() organisation/>
            <bdi>{name}</bdi>
        </p>
    }
    .into_any()
}

/// What both say, or only one: nothing is to be chosen.
fn row((label, said): (String, [String; 2])) -> AnyView {
    let [one, two] = said.map(|said| if said.is_empty() { NOTHING.to_owned() } else { said });
    view! {
        <div class="merge__kept">
            <span class="field__label">{label}</span>
            <div class="merge__row">
                <p><bdi>{one}</bdi></p>
                <p><bdi>{two}</bdi></p>
            </div>
        </div>
    }
    .into_any()
}
