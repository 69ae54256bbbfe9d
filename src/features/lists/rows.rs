//! The choices of one list, in their order.

use leptos::prelude::*;

use crate::domain::choice::{Choice, ChoiceList, Colour};
use crate::erased::{Each, memo};
use crate::i18n::{say, td_string, use_i18n};
use crate::parts::move_buttons::{MoveButtons, focus_moved, moved};
use crate::parts::saving::use_saving;
use crate::state::choices::use_choices;
use crate::terms::line;
use crate::ui::{Button, Card, CardKind, Drawing, EmptyState, IconName, ListRow};
use crate::usecases::Refusal;
use crate::usecases::arrange_choices::{ArrangeChoices, arrange_choices};

use super::draft::{shown, to_keep};
use super::editor::Editing;
use super::words;

/// The name of the list for the focus that follows what moved.
const MOVING: &str = "choice";

/// A row a choice, each to be edited and moved.
#[component]
pub(super) fn Rows(
    /// Which list.
    list: RwSignal<ChoiceList>,
    /// What the editor is open for.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let choices = use_choices();
    let facets = memo(move |_| {
        saving.services.loading().track();
        saving.services.read(|store| store.facets())
    });
    let rows =
        memo(move |_| choices.with(|choices| facets.with(|facets| shown(choices, facets, list.get()))));
    let arrange = Callback::new(move |(from, to): (usize, usize)| {
        let order: Vec<Choice> = rows.get_untracked().into_iter().map(|(choice, _)| choice).collect();
        let count = order.len();
        let request = ArrangeChoices { order: to_keep(moved(order, from, to), from, to) };
        let said = td_string!(saving.locale(), templates.arranged).to_owned();
        saving.writing.run(
            move |store| async move {
                let arranged = arrange_choices(&store, store.world(), request).await;
                Ok((arranged.map_err(Refusal::Commit)?, ()))
            },
            said,
            move |outcome| {
                if outcome.is_ok() {
                    focus_moved(MOVING, from, to, count);
                }
            },
        );
    });
    let any = memo(move |_| rows.with(|rows| !rows.is_empty()));
    let body = move || {
        if !any.get() {
            return view! {
                <EmptyState
                    drawing=Drawing::History
                    title=say!(i18n, lists.empty_title)
                    text=say!(i18n, lists.empty_text)
                >
                    <Button
                        label=say!(i18n, lists.add)
                        icon=IconName::Plus
                        on_press=move |()| editing.set(Some(Editing::New(list.get_untracked())))
                    />
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <Card kind=CardKind::List>
                <ul>
                    <Each
                        each=move || {
                            let rows = rows.get();
                            let count = rows.len();
                            rows.into_iter().enumerate().map(move |(place, row)| (place, count, row))
                        }
                        key=|row| postcard::to_allocvec(row).unwrap_or_default()
                        children=move |(place, count, (choice, customers))| {
                            view! { <Row place count choice customers arrange editing/> }
                        }
                    />
                </ul>
            </Card>
        }
        .into_any()
    };
    view! { <div class="lists__rows">{body}</div> }.into_any()
}

#[component]
fn Row(
    place: usize,
    /// How many rows there are.
    count: usize,
    choice: Choice,
    /// How many customers have it, where that is known.
    customers: Option<u32>,
    arrange: Callback<(usize, usize)>,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let choices = use_choices();
    let choice = StoredValue::new(choice);
    let name = move || {
        let locale = i18n.get_locale();
        choices.with(|choices| choice.with_value(|choice| words::name(locale, choices, choice)))
    };
    let about = move || {
        let locale = i18n.get_locale();
        let number = |n: u32| saving.preferences.formats().with(|formats| formats.number(n));
        let has = customers.map(|n| td_string!(locale, lists.has, count = n, n = number(n)).to_string());
        choice.with_value(|choice| {
            let own = choice.meaning.text().is_none() && !choice.is_built_in();
            let counts_as = own.then(|| {
                let name = words::built_in(locale, &choice.meaning);
                td_string!(locale, lists.counts_as_named, name = name).to_string()
            });
            let retired = if choice.retired { td_string!(locale, lists.retired) } else { "" };
            line(&[&has.unwrap_or_default(), &counts_as.unwrap_or_default(), retired])
        })
    };
    let colour = choice.with_value(|choice| choice.colour.map(Colour::name));
    view! {
        <li>
            <ListRow
                title=move || view! { <bdi>{name()}</bdi> }
                subtitle=about
                lead=move || view! { <span class="colour-dot" data-colour=colour></span> }
                on_press=move |()| editing.set(Some(Editing::Existing(choice.get_value())))
                action=move || {
                    view! {
                        <MoveButtons
                            list=MOVING
                            name
                            place
                            count
                            on_move=move |to: usize| arrange.run((place, to))
                        />
                    }
                }
            />
        </li>
    }
    .into_any()
}
