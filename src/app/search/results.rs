//! What the search found, as one list.

use leptos::{html, prelude::*};
use uuid::Uuid;

use crate::app::search::commands::{Commands, Named, commands_only};
use crate::domain::record::RecordKind;
use crate::domain::search::highlight;
use crate::erased::{Each, When, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::platform::page;
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::overlays::{TaskSheet, use_overlays};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{InteractionHit, PartyRow, RankedHit, SearchResults, TaskRow};
use crate::terms::{self, line};
use crate::ui::{Avatar, Card, CardKind, Highlight, Icon, IconName, ListRow};

/// How many results of a kind are shown.
const SHOWN: usize = 8;
/// How much of a note stands before what was found in it, in characters.
const LEAD_IN: usize = 24;

/// What is found for a text, anew with every letter and every change; none for an empty text and for one
/// that asks for commands only.
pub fn search(text: Memo<String>) -> Memo<Option<SearchResults>> {
    let services = use_services();
    memo(move |_| {
        let text = text.get();
        (!text.is_empty() && !commands_only(&text)).then(|| services.read(|store| store.search(&text, SHOWN)))
    })
}

/// Opens the first result of a dialog, as Enter does.
pub fn open_first(dialog: NodeRef<html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        page::click_first(&dialog, ".search-results a, .search-results button");
    }
}

/// The results, or what can be searched, or what to do when nothing is found.
#[component]
pub fn Results(
    /// What is searched for.
    text: Memo<String>,
    /// What was found.
    found: Memo<Option<SearchResults>>,
    /// The commands it names.
    named: Memo<Named>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let total = move || {
        found.with(|found| {
            found.as_ref().map(|found| found.parties_total + found.interactions_total + found.tasks_total)
        })
    };
    let commands = move || named.with(|named| named.commands.len());
    let told = move || {
        (!text.with(String::is_empty))
            .then(|| total().unwrap_or(0) + commands() as u32)
            .map(|total| t_string!(i18n, shell.search_found, count = total, n = formats.get().number(total)))
    };
    let some_found =
        memo(move |_| found.with(|found| found.as_ref().is_some_and(|found| !found.ranked.is_empty())));
    let some_commands = memo(move |_| commands() > 0);
    let commands_first = memo(move |_| named.with(|named| named.outright));
    let no_command = move || text.with(|text| commands_only(text)) && !some_commands.get();
    let partial = memo(move |_| found.with(|found| found.as_ref().is_some_and(|found| !found.complete)));
    let ranked = move || found.with(|found| found.as_ref().map(ranked).unwrap_or_default());
    let services = use_services();
    // Without the filters that are typed among the words.
    let searched = memo(move |_| text.with(|text| services.read(|store| store.words_searched(text))));
    view! {
        <div class="search-results">
            <p class="visually-hidden" role="status">{dynamic(told)}</p>
            <When when=move || text.with(String::is_empty)>
                <p class="search-results__hint">
                    {say!(i18n, shell.search_hint).shown()} " " {say!(i18n, commands.hint).shown()}
                </p>
            </When>
            <When when=move || some_commands.get() && commands_first.get()>
                <Commands named/>
            </When>
            <When when=move || some_found.get()>
                <Card kind=CardKind::List>
                    <Each each=ranked key=Found::key children=move |found| found.row(searched)/>
                </Card>
            </When>
            <When when=move || some_commands.get() && !commands_first.get()>
                <Commands named/>
            </When>
            <When when=no_command>
                <p class="search-results__hint">
                    {move || t_string!(i18n, commands.none, text = text.get())}
                </p>
            </When>
            <When when=move || partial.get()>
                <p class="search-results__hint">{say!(i18n, shell.search_partial).shown()}</p>
            </When>
            <When when=move || total() == Some(0) && !some_commands.get()>
                <NothingFound text/>
            </When>
        </div>
    }
    .into_any()
}

/// Something that was found.
#[derive(Clone)]
enum Found {
    Party(PartyRow),
    Task(Box<TaskRow>),
    Interaction(InteractionHit),
}

/// All that was found, the best first.
fn ranked(found: &SearchResults) -> Vec<Found> {
    let one = |hit: &RankedHit| match hit.kind {
        RecordKind::Party => found.parties.get(hit.place).cloned().map(Found::Party),
        RecordKind::Task => found.tasks.get(hit.place).cloned().map(Box::new).map(Found::Task),
        _ => found.interactions.get(hit.place).cloned().map(Found::Interaction),
    };
    found.ranked.iter().filter_map(one).collect()
}

impl Found {
    fn key(&self) -> Uuid {
        match self {
            Self::Party(row) => row.id.0,
            Self::Task(row) => row.task.id.0,
            Self::Interaction(hit) => hit.interaction.id.0,
        }
    }

    fn row(self, text: Memo<String>) -> AnyView {
        match self {
            Self::Party(row) => party_row(row, text),
            Self::Task(row) => task_row(*row, text),
            Self::Interaction(hit) => interaction_row(hit, text),
        }
    }
}

#[component]
fn NothingFound(
    /// What was searched for.
    text: Memo<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    view! {
        <p class="search-results__hint">{dynamic(move || t_string!(i18n, shell.search_none, text = text.get()))}</p>
        <Card kind=CardKind::List>
            <ListRow
                title=move || t_string!(i18n, shell.search_add, text = text.get())
                lead=move || view! { <span class="row-icon"><Icon name=IconName::PersonAdd/></span> }
                on_press=move |()| overlays.add_customer(text.get_untracked())
            />
        </Card>
    }
    .into_any()
}

fn party_row(row: PartyRow, text: Memo<String>) -> AnyView {
    let open = use_overlays().search();
    let about = line(&[&row.subtitle, &row.city]);
    let (name, avatar, organisation) = (row.name.clone(), row.name, row.organisation);
    view! {
        <ListRow
            title=move || marked(&name, text)
            subtitle=move || marked(&about, text)
            lead=move || {
                let name = avatar.clone();
                view! { <Avatar name organisation=Signal::stored(organisation)/> }
            }
            href=Place::Customer(row.id).href()
            on_press=move |()| open.set(false)
        />
    }
    .into_any()
}

fn task_row(row: TaskRow, text: Memo<String>) -> AnyView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let formats = use_formats();
    let today = use_today();
    let TaskRow { task, party_name, .. } = row;
    let (id, kind, due) = (task.id, task.kind, task.due);
    let with = party_name.clone();
    let title = move || marked(&terms::task_title(i18n.get_locale(), kind, &task.title, &party_name), text);
    let when = move || {
        let formats = formats.get();
        let when = due.map(|due| formats.due(due, today.get())).unwrap_or_default();
        line(&[&when, &formats.isolate(&with)])
    };
    view! {
        <ListRow
            title=title
            subtitle=when
            lead=move || view! { <span class="row-icon"><Icon name=terms::task_icon(kind)/></span> }
            on_press=move |()| overlays.open_task(TaskSheet::Edit(id))
        />
    }
    .into_any()
}

fn interaction_row(hit: InteractionHit, text: Memo<String>) -> AnyView {
    let open = use_overlays().search();
    let formats = use_formats();
    let today = use_today();
    let interaction = hit.interaction;
    let said = [interaction.subject, interaction.text].join(" ");
    let (name, at) = (hit.party_name, interaction.at);
    let when = move || {
        let formats = formats.get();
        line(&[&formats.isolate(&name), &formats.near_date(formats.date_of(at), today.get())])
    };
    view! {
        <ListRow
            title=move || marked(&around(&said, &text.get()), text)
            subtitle=when
            lead=move || view! { <span class="row-icon"><Icon name=IconName::Note/></span> }
            href=Place::Customer(interaction.party).href()
            on_press=move |()| open.set(false)
        />
    }
    .into_any()
}

/// A text with what was found in it marked.
fn marked(words: &str, text: Memo<String>) -> AnyView {
    let ranges = text.with(|text| highlight(words, text));
    let words = words.to_owned();
    view! { <bdi><Highlight text=words ranges/></bdi> }.into_any()
}

/// The part of a long note that begins shortly before what was found in it, at a word's start.
fn around(said: &str, text: &str) -> String {
    let said = said.trim();
    let first = highlight(said, text).first().map_or(0, |range| range.start);
    let before = said.get(..first).unwrap_or_default();
    if before.chars().count() <= LEAD_IN {
        return said.to_owned();
    }
    let lead: Vec<char> = before.chars().rev().take(LEAD_IN).collect();
    let lead: String = lead.into_iter().rev().collect();
    let lead = lead.split_once(char::is_whitespace).map_or(lead.as_str(), |(_, rest)| rest);
    format!("… {lead}{}", said.get(first..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_note_is_shown_whole() {
        assert_eq!(around("نماینده‌ی رستم‌آباد", "رستم"), "نماینده‌ی رستم‌آباد");
    }

    #[test]
    fn a_long_note_begins_shortly_before_what_was_found() {
        let said = "She was friendly and asked twice for the winter price list before we spoke of discounts";
        assert_eq!(around(said, "discount"), "… before we spoke of discounts");
    }
}
