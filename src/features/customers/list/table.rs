//! Customers in columns: the head of the table, and a customer as a row of it.

use leptos::prelude::*;

use crate::domain::task::Task;
use crate::erased::{derived, dynamic, memo};
use crate::features::customers::list::columns::{Column, Columns};
use crate::features::customers::list::words;
use crate::i18n::td_string;
use crate::state::choices::use_choices;
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::store::engine::{PartyQuery, PartyRow, PartySort};
use crate::terms;
use crate::ui::{Icon, IconName, Status};

/// The row over the columns. What the list can be put in order by is a button.
#[component]
pub(super) fn TableHead(columns: Columns, query: RwSignal<PartyQuery>) -> impl IntoView {
    let locale = use_preferences().locale();
    let sort = memo(move |_| query.with(|query| query.sort));
    let name =
        head(derived(move || td_string!(locale.get(), customers.name)), &[PartySort::Name], sort, query);
    let others = move || {
        let columns = columns.chosen.get().into_iter();
        columns
            .map(|column| {
                let title = derived(move || column.title(locale.get()));
                head(title, column.sorts(), sort, query)
            })
            .collect_view()
    };
    view! {
        <div class="table-row table-row--head" role="row" aria-rowindex="1">
            {name}
            {dynamic(others)}
        </div>
    }
    .into_any()
}

fn head(
    title: Signal<&'static str>,
    sorts: &'static [PartySort],
    sort: Memo<PartySort>,
    query: RwSignal<PartyQuery>,
) -> AnyView {
    let Some(first) = sorts.first().copied() else {
        return view! { <span class="table-row__cell clip" role="columnheader">{move || title.get()}</span> }
            .into_any();
    };
    let is_by = move || sorts.contains(&sort.get());
    let direction = move || match sort.get() {
        _ if !is_by() => "none",
        PartySort::RecentContact | PartySort::Newest => "descending",
        _ => "ascending",
    };
    let press = move |_| {
        let now = sorts.iter().position(|one| *one == sort.get_untracked());
        let next = now.and_then(|place| sorts.get(place + 1)).copied().unwrap_or(first);
        query.update(|query| query.sort = next);
    };
    let sign = move || {
        is_by().then(|| {
            view! {
                <span class="table-row__sign" class:table-row__sign--up=move || direction() == "ascending">
                    <Icon name=IconName::Down/>
                </span>
            }
        })
    };
    view! {
        <span class="table-row__cell" role="columnheader" aria-sort=direction>
            <button type="button" class="table-row__sort" on:click=press>
                <span class="clip">{move || title.get()}</span>
                {sign}
            </button>
        </span>
    }
    .into_any()
}

/// A customer as a row of the table.
#[component]
pub(super) fn TableRow(
    /// Whom it shows; none for an instant after the list got shorter.
    customer: Memo<Option<PartyRow>>,
    columns: Columns,
    /// What the list shows, as the end of an address: the customer's page keeps it.
    address: Memo<String>,
    /// Whether Tab stops here.
    #[prop(into)]
    tab_stop: Signal<bool>,
) -> impl IntoView {
    let name =
        memo(move |_| customer.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default()));
    let href = move || {
        let id = customer.with(|row| row.as_ref().map(|row| row.id));
        id.map(|id| Place::Customer(id).href() + &address.get())
    };
    let cells = move || {
        let columns = columns.chosen.get().into_iter();
        columns
            .map(|column| {
                view! {
                    <span class="table-row__cell clip" role="cell">
                        <Cell column customer/>
                    </span>
                }
            })
            .collect_view()
    };
    view! {
        <div class="table-row" role="presentation">
            <span class="table-row__cell clip" role="cell">
                <a class="table-row__name" href=href tabindex=move || if tab_stop.get() { "0" } else { "-1" }>
                    <bdi>{move || name.get()}</bdi>
                </a>
            </span>
            {dynamic(cells)}
        </div>
    }
    .into_any()
}

#[component]
fn Cell(column: Column, customer: Memo<Option<PartyRow>>) -> impl IntoView {
    let preferences = use_preferences();
    let (locale, formats) = (preferences.locale(), preferences.formats());
    let choices = use_choices();
    let services = use_services();
    let today = use_today();
    if column == Column::Stage {
        let stage = memo(move |_| customer.with(|row| row.as_ref().map(|row| (row.stage, row.own_stage))));
        let status = move || {
            stage.get().map(|(stage, own)| {
                view! {
                    <Status
                        label=move || {
                            choices.with(|choices| words::named_stage(locale.get(), choices, stage, own))
                        }
                        tone=words::stage_tone(stage)
                        colour=derived(move || {
                            choices.with(|choices| words::stage_colour(choices, stage, own))
                        })
                    />
                }
            })
        };
        return dynamic(status);
    }
    let text = move || {
        let formats = formats.get();
        customer.with(|row| {
            let Some(row) = row else { return String::new() };
            match column {
                Column::About => row.subtitle.clone(),
                Column::City => row.city.clone(),
                Column::Owner => row.owner.clone().unwrap_or_default(),
                Column::Tags => row.tags.join(formats.list_separator()),
                Column::LastContact => {
                    row.last_contact.map(|at| formats.date(formats.date_of(at))).unwrap_or_default()
                }
                Column::Phone => row.phone.map(|phone| formats.phone(phone)).unwrap_or_default(),
                Column::NextTask => {
                    let next = services.read(|store| store.tasks_of(row.id).into_iter().find(Task::is_open));
                    let said = |task: Task| {
                        let what = terms::task_title(locale.get(), task.kind, &task.title, "");
                        let due = task.due.map(|due| formats.due(due, today.get())).unwrap_or_default();
                        terms::line(&[&what, &due])
                    };
                    next.map(said).unwrap_or_default()
                }
                Column::Source => row.source.clone().unwrap_or_default(),
                Column::Created => formats.date(formats.date_of(row.created_at)),
                Column::Stage => String::new(),
            }
        })
    };
    view! { <bdi>{text}</bdi> }.into_any()
}
