//! All tasks: what is late, what is due, what comes later, and what is done.

use leptos::prelude::*;

use crate::domain::custom_field::FieldOwner;
use crate::domain::task::TaskKind;
use crate::domain::time::CivilDate;
use crate::erased::{Each, derived, dynamic, memo};
use crate::i18n::formats::Formats;
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::custom_fields::{listed_fields, said_words};
use crate::parts::list_filters::{FieldFilters, NarrowingChips};
use crate::parts::show_more::ShowMore;
use crate::parts::tasks::{TaskLine, task_key};
use crate::state::day::{now, use_today};
use crate::state::list_query::{ListQuery, use_list_query};
use crate::state::navigation::{Place, use_page_title};
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{TaskQuery, TaskRow};
use crate::terms;
use crate::ui::{
    Button, Card, CardKind, Choice, Drawing, EmptyState, IconButton, IconName, Lines, SearchBox,
    SectionHeader, SegmentedControl, TopBar, rows_in_sight,
};

/// Where the first of them stands on a phone, and how much room each takes, in CSS px.
const FIRST_AT: f64 = 250.0;
const EACH: f64 = 62.0;

/// When something is due, as the list is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Span {
    Late,
    Today,
    Tomorrow,
    Week,
    Later,
    SomeDay,
    Done,
    /// All of them, in an order of its own.
    Sorted,
}

/// The page of all tasks.
#[component]
pub fn TasksPage() -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let services = use_services();
    let formats = use_formats();
    let today = use_today();
    use_page_title(move || t_string!(i18n, tasks.title).to_owned());
    let query = use_list_query(Place::Tasks);
    let lines = Lines::of(rows_in_sight(FIRST_AT, EACH));
    let found = memo(move |_| {
        services.loading().track();
        let (asked, formats) = (query.with(asked), formats.get());
        services.read(|store| store.tasks(&asked, formats.offset_at))
    });
    let groups = memo(move |_| {
        let (today, formats, limit) = (today.get(), formats.get(), lines.drawn());
        let (locale, by_field) = (i18n.get_locale(), query.with(|query| query.by_field.is_some()));
        let items = found.with(|found| {
            services.read(|store| store.filled(found.get(..limit).unwrap_or(found.as_slice())))
        });
        let fields = listed_fields(services, FieldOwner::Task);
        let own = |row: TaskRow| {
            let said = said_words(services, locale, &formats, &fields, &row.task.custom);
            (row, said)
        };
        let rows: Vec<Line> = items.into_iter().map(|item| own(item.row)).collect();
        // In another order than that of time, those of one time do not stand together.
        if by_field { vec![(Span::Sorted, rows)] } else { grouped(rows, today, &formats) }
    });
    let add = move |()| overlays.add_task(NewTask::default());
    let total = derived(move || found.with(Vec::len));
    let left = derived(move || lines.left_of(total.get()));
    let done = memo(move |_| query.with(|query| query.done));
    let empty = memo(move |_| found.with(Vec::is_empty));
    let body = move || {
        if !empty.get() {
            return view! {
                <Each each=move || groups.get() key=|(span, _)| *span children=move |(span, _)| {
                    view! { <Group span=span groups=groups/> }
                }/>
                <ShowMore left=left on_press=move |()| lines.more()/>
            }
            .into_any();
        }
        let searched = query.with(|query| query.is_narrowed() || !query.text.trim().is_empty());
        let done = done.get();
        view! {
            <EmptyState
                drawing=if searched { Drawing::Search } else { Drawing::Calm }
                title=move || match (searched, done) {
                    (true, _) => t_string!(i18n, tasks.nothing_found),
                    (false, true) => t_string!(i18n, tasks.nothing_done),
                    (false, false) => t_string!(i18n, tasks.nothing_open),
                }
                text=move || if searched || done { "" } else { t_string!(i18n, tasks.empty_text) }
            >
                <Button label=say!(i18n, tasks.add) icon=IconName::Plus on_press=add/>
            </EmptyState>
        }
        .into_any()
    };
    let kinds = TaskKind::ALL.map(|kind| {
        let label = derived(move || terms::task_kind(i18n.get_locale(), kind).to_owned());
        (label, terms::task_icon(kind))
    });
    let choices = vec![
        Choice::new("open", say!(i18n, tasks.show_open)),
        Choice::new("done", say!(i18n, tasks.show_done)),
    ];
    view! {
        <div class="page tasks">
            <TopBar
                title=say!(i18n, tasks.title)
                back_href=Place::Calendar.href()
                back_label=say!(i18n, shell.calendar)
                actions=move || {
                    view! {
                        <FieldFilters of=FieldOwner::Task query total/>
                        <IconButton
                            icon=IconName::Plus
                            label=say!(i18n, tasks.add)
                            on_press=add
                        />
                    }
                }
            />
            <SearchBox
                label=say!(i18n, tasks.search)
                value=derived(move || query.with(|query| query.text.clone()))
                on_input=move |typed: String| query.update(|query| query.text = typed)
                clear_label=say!(i18n, common.clear)
            />
            <SegmentedControl
                label=say!(i18n, tasks.which)
                label_hidden=true
                choices=Signal::stored(choices)
                value=derived(move || if done.get() { "done" } else { "open" }.to_owned())
                on_change=move |value: String| query.update(|query| query.done = value == "done")
            />
            <NarrowingChips query kinds=kinds.to_vec()/>
            {dynamic(body)}
        </div>
    }
    .into_any()
}

/// What is asked of the store.
fn asked(query: &ListQuery) -> TaskQuery {
    TaskQuery {
        text: query.text.clone(),
        done: query.done,
        kinds: query.kinds_of(&TaskKind::ALL),
        custom: query.custom.clone(),
        by_field: query.by_field,
    }
}

/// A task, and what it says in the fields of the user's own that lists show.
type Line = (TaskRow, Vec<String>);
type Groups = Vec<(Span, Vec<Line>)>;

#[component]
fn Group(span: Span, groups: Memo<Groups>) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || match span {
        Span::Late => t_string!(i18n, tasks.overdue),
        Span::Today => t_string!(i18n, tasks.due_today),
        Span::Tomorrow => t_string!(i18n, tasks.due_tomorrow),
        Span::Week => t_string!(i18n, tasks.due_week),
        Span::Later => t_string!(i18n, tasks.due_later),
        Span::SomeDay => t_string!(i18n, tasks.some_day),
        Span::Done => t_string!(i18n, tasks.show_done),
        Span::Sorted => t_string!(i18n, tasks.all),
    };
    let rows = move || {
        groups.with(|groups| {
            groups.iter().find(|(own, _)| *own == span).map(|(_, rows)| rows.clone()).unwrap_or_default()
        })
    };
    view! {
        <section>
            <SectionHeader title=title/>
            <Card kind=CardKind::List>
                <Each
                    each=rows
                    key=|(row, own)| (task_key(row), own.clone())
                    children=|(row, further)| view! { <TaskLine row further/> }
                />
            </Card>
        </section>
    }
    .into_any()
}

/// Tasks that stand in order, by when they are due.
fn grouped(rows: Vec<Line>, today: CivilDate, formats: &Formats) -> Groups {
    let mut groups: Groups = Vec::new();
    let now = now();
    for line in rows {
        let span = span_of(&line.0, today, formats, now);
        match groups.last_mut() {
            Some((last, of_span)) if *last == span => of_span.push(line),
            _ => groups.push((span, vec![line])),
        }
    }
    groups
}

fn span_of(row: &TaskRow, today: CivilDate, formats: &Formats, now: crate::domain::time::Instant) -> Span {
    if !row.task.is_open() {
        return Span::Done;
    }
    let Some(due) = row.task.due else { return Span::SomeDay };
    match today.days_until(due.day(formats.offset_at)) {
        ..=-1 => Span::Late,
        0 if due.is_past(now, formats.offset_at) => Span::Late,
        0 => Span::Today,
        1 => Span::Tomorrow,
        2..=7 => Span::Week,
        _ => Span::Later,
    }
}
