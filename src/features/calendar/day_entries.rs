//! The entries of a day: which they are, as lines, and what is left out of them.

use leptos::prelude::*;

use crate::domain::time::CivilDate;
use crate::erased::{Each, When, attribute, derived, memo};
use crate::i18n::{say, use_i18n};
use crate::parts::show_more::ShowMore;
use crate::parts::tasks::{TaskLine, task_key};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{AgendaDay, AgendaItem, Slot};
use crate::ui::{Card, CardKind, Lines, rows_in_sight};

use super::day_head::use_day_label;
use super::entry::Entry;
use super::shown::{Showing, Shown, View};

/// The days shown that have something.
pub(super) type Items = Memo<Vec<AgendaDay>>;

/// How much room a line takes, in CSS px.
const EACH: f64 = 62.0;

/// Which lines of a list are drawn that begins at `first_at`, in CSS px, on a phone.
pub(super) fn lines_from(first_at: f64) -> Lines {
    Lines::of(rows_in_sight(first_at, EACH))
}

/// What is on a day.
pub(super) fn slots_of(items: &[AgendaDay], day: CivilDate) -> &[Slot] {
    let place = items.binary_search_by_key(&day, |one| one.day).ok();
    place.and_then(|place| items.get(place)).map_or(&[], |one| &one.slots)
}

/// How many entries a day has.
pub(super) fn count_of(items: Items, day: CivilDate) -> usize {
    items.with(|items| slots_of(items, day).len())
}

/// The first entries of a day; read again whenever something changes.
pub(super) fn use_first(items: Items, day: CivilDate, most: Signal<usize>) -> Memo<Vec<AgendaItem>> {
    let services = use_services();
    memo(move |_| {
        let most = most.get();
        items.with(|items| services.read(|store| store.filled(slots_of(items, day).iter().take(most))))
    })
}

/// All that an entry shows: what has changed is drawn anew.
pub(super) fn entry_key(item: &AgendaItem) -> impl Eq + std::hash::Hash + use<> {
    (task_key(&item.row), item.due, item.to_come, item.row.task.duration_min)
}

/// A card with the first entries of a day.
#[component]
pub(super) fn DayCard(day: CivilDate, items: Items, most: Signal<usize>) -> impl IntoView {
    let first = use_first(items, day, most);
    view! {
        <Card kind=CardKind::List>
            <Each each=move || first.get() key=entry_key children=line/>
        </Card>
    }
    .into_any()
}

/// The entries of one day, and a button for more.
#[component]
pub(super) fn WholeDayList(
    /// The day.
    day: CivilDate,
    /// What is on the days.
    items: Items,
    /// Which lines are drawn.
    lines: Lines,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = memo(move |_| count_of(items, day));
    view! {
        <When
            when=move || count.get() != 0
            fallback=move || {
                view! { <p class="quiet">{say!(i18n, calendar.nothing_on_day).shown()}</p> }
            }
        >
            <DayCard day=day items=items most=derived(move || lines.drawn())/>
            <ShowMore left=derived(move || lines.left_of(count.get())) on_press=move |()| lines.more()/>
        </When>
    }
    .into_any()
}

/// How many entries of a day are left out where it is drawn; a press opens the list of them.
#[component]
pub(super) fn MoreOfDay(day: CivilDate, count: usize, showing: Showing) -> impl IntoView {
    let formats = use_formats();
    let label = use_day_label();
    let number = move || {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        formats.with(|formats| format!("+{}", formats.number(count)))
    };
    view! {
        <button
            type="button"
            class="cal-more"
            aria-label=attribute(move || label(day, count))
            on:click=move |_| showing.show(Shown { view: View::Agenda, day })
        >
            {number}
        </button>
    }
    .into_any()
}

/// An entry as a line: a task as everywhere, one that will come back as an entry.
fn line(item: AgendaItem) -> AnyView {
    if item.to_come {
        return view! { <Entry item=item with_time=true/> }.into_any();
    }
    view! { <TaskLine row=item.row/> }.into_any()
}
