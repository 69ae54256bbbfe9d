//! The customers' area: the list, and beside it on wide screens, over it on phones, one of them.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use leptos_router::hooks::use_location;

use crate::domain::id::PartyId;
use crate::erased::{attribute, derived, dynamic, effect, memo, watch};
use crate::features::customers::list::active_filters::FilterChips;
use crate::features::customers::list::bulk_bar::BulkBar;
use crate::features::customers::list::columns::{ColumnSheet, Columns, use_columns};
use crate::features::customers::list::filter_sheet::{FilterSheet, filters_on};
use crate::features::customers::list::row::CustomerRow;
use crate::features::customers::list::selection::use_selecting;
use crate::features::customers::list::selection_head::{SelectButton, SelectionHead};
use crate::features::customers::list::table::{TableHead, TableRow};
use crate::i18n::td_string;
use crate::painted::{after_paint, use_pause};
use crate::state::customer_query::{from_map, query_string};
use crate::state::navigation::{focus_on, provide_in_front, use_in_front, use_page_title, within_customers};
use crate::state::overlays::use_overlays;
use crate::state::preferences::use_preferences;
use crate::state::query_in_address::use_query_in_address;
use crate::state::services::use_services;
use crate::store::engine::{PartyList, PartyQuery, PartyRow, PartySort};
use crate::ui::{
    Button, ButtonTone, Drawing, EmptyState, IconButton, IconName, Kept, LongPress, SearchBox, TopBar,
    VirtualList, VirtualRow,
};

/// How long the page of a customer that was left stands behind what came in front of it.
const LEFT_STANDS: Duration = Duration::from_millis(600);
/// The line of the list that Tab reaches.
const FIRST_RESULT: &str = ".customers__list .vlist a[tabindex='0']";

/// The list, which stays as it is while customers are opened and closed.
#[component]
pub fn CustomersArea(
    /// Draws the page of the customer with this id; of none, where the address names nobody there can be.
    page: Callback<Memo<Option<PartyId>>, AnyView>,
) -> impl IntoView {
    let path = use_location().pathname;
    let named =
        move || path.with(|path| within_customers(path).filter(|id| !id.is_empty()).map(str::to_owned));
    let named = memo(move |_| named());
    let open = memo(move |_| named.with(|id| id.as_ref()?.parse().ok()));
    let is_open = memo(move |_| named.with(Option::is_some));
    // A page that was left is taken down when what came in front rests: the tap that leaves it does not wait for
    // that.
    let standing = RwSignal::new(false);
    let rest = use_pause();
    effect(move |_| {
        if is_open.get() {
            rest.stop();
            standing.set(true);
        } else {
            rest.then(LEFT_STANDS, move || standing.set(false));
        }
    });
    let last = memo(move |last: Option<&Option<PartyId>>| match last {
        Some(last) if !is_open.get() => *last,
        _ => open.get(),
    });
    let area_in_front = use_in_front();
    let opened = move || {
        standing.get().then(|| {
            provide_in_front(derived(move || is_open.get() && area_in_front.get()));
            view! { <Kept in_front=is_open>{page.run(last)}</Kept> }
        })
    };
    let columns = use_columns();
    // A table takes all the room there is, until a customer is opened beside it.
    let in_table = memo(move |_| {
        !is_open.get() && columns.has_room.get() && columns.chosen.with(|chosen| !chosen.is_empty())
    });
    let class = move || match (is_open.get(), in_table.get()) {
        (true, _) => "customers customers--open",
        (false, true) => "customers customers--table",
        (false, false) => "customers",
    };
    view! {
        <div class=class>
            <CustomerList open columns in_table/>
            <div class="customers__page">
                {dynamic(opened)}
                {dynamic(move || (!is_open.get()).then(|| view! { <NobodyChosen/> }))}
            </div>
        </div>
    }
    .into_any()
}

/// What stands beside the list while nobody is chosen; phones do not show it.
#[component]
fn NobodyChosen() -> impl IntoView {
    let locale = use_preferences().locale();
    use_page_title(move || td_string!(locale.get(), customer_list.title).to_owned());
    view! {
        <EmptyState
            drawing=Drawing::People
            title=move || td_string!(locale.get(), customer_list.choose_title)
            text=move || td_string!(locale.get(), customer_list.choose_text)
        />
    }
    .into_any()
}

#[component]
fn CustomerList(
    /// Whose page is open beside the list.
    open: Memo<Option<PartyId>>,
    columns: Columns,
    /// Whether customers are shown in columns now.
    in_table: Memo<bool>,
) -> impl IntoView {
    let preferences = use_preferences();
    let (locale, formats) = (preferences.locale(), preferences.formats());
    let services = use_services();
    let overlays = use_overlays();
    let query = use_query_in_address(|path| within_customers(path).is_some(), from_map, query_string);
    let address = memo(move |_| query.with(query_string));
    let typed = StoredValue::new(String::new());
    // The letter is seen before what it finds; by then there may be another one.
    let search_for = move |text: String| {
        typed.set_value(text);
        after_paint(move || {
            query.try_update(|query| query.text = typed.get_value());
        });
    };
    let filtering = RwSignal::new(false);
    // An open sheet would hold the page that comes in front, and not be seen behind it.
    let path = use_location().pathname;
    watch(move || path.get(), move |_, _, _| filtering.set(false), false);
    let list = memo(move |_| {
        let query = query.with(ranked);
        services.read(|store| Some(store.list(&query)))
    });
    let total = derived(move || list.with(|list| list.as_ref().map_or(0, |list| list.total)));
    let in_memory = derived(move || list.with(|list| list.as_ref().map_or(0, |list| list.rows.len())));
    let everybody = memo(move |_| services.read(|store| store.counts().parties));
    let narrowed = memo(move |_| query.with(|query| !query.is_unfiltered()));
    let count = move || {
        let formats = formats.get();
        let (found, all) = (total.get(), everybody.get());
        if narrowed.get() {
            let (n, all) = (formats.number(found), formats.number(all));
            td_string!(locale.get(), customer_list.found, n = n, all = all).to_string()
        } else {
            let n = formats.number(all);
            td_string!(locale.get(), customer_list.count, count = all, n = n).to_string()
        }
    };
    let on = memo(move |_| query.with(filters_on));
    let filter_label = move || match on.get() {
        0 => td_string!(locale.get(), customer_list.filter).to_owned(),
        on => {
            let n = formats.get().number(on);
            td_string!(locale.get(), customer_list.filter_on, n = n).to_string()
        }
    };
    let selecting = use_selecting(list);
    watch(move || query.track(), move |(), _, _| selecting.list_changes(), false);
    // Who is being chosen is ticked in the plain list.
    let in_columns = memo(move |_| in_table.get() && !selecting.is_on().get());
    let choosing_columns = RwSignal::new(false);
    watch(move || path.get(), move |_, _, _| choosing_columns.set(false), false);
    let searched = memo(move |_| query.with(|query| query.text.trim().to_owned()));
    // Without the filters that are typed among the words.
    let words = memo(move |_| searched.with(|text| services.read(|store| store.words_searched(text))));
    let rested = use_rest_after(query);
    let row = move |row: VirtualRow| {
        let customer = memo(move |earlier: Option<&Option<PartyRow>>| {
            // What nobody sees gives way to what is seen.
            if let Some(earlier) = earlier.filter(|_| !row.in_sight.get() && !rested.get()) {
                return earlier.clone();
            }
            let shown = list.with(|list| customer_at(list.as_ref(), row.index.get()))?;
            services.read(|store| store.row(shown))
        });
        let current = memo(move |_| {
            let open = open.get();
            open.is_some() && customer.with(|customer| customer.as_ref().map(|customer| customer.id) == open)
        });
        let (tab_stop, index) = (row.tab_stop, row.index);
        let shown = move || {
            if in_columns.get() {
                view! { <TableRow customer columns address tab_stop/> }.into_any()
            } else {
                view! { <CustomerRow customer searched=words address current tab_stop index selecting/> }
                    .into_any()
            }
        };
        dynamic(shown)
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && selecting.is_on().get_untracked() && !in_dialog(&event) {
            selecting.end();
        }
    };
    let nobody_at_all = memo(move |_| everybody.get() == 0 && !narrowed.get());
    let nothing_found = memo(move |_| narrowed.get() && total.get() == 0);
    view! {
        <section class="customers__list kept" on:keydown=on_key aria-label=move || td_string!(locale.get(), customer_list.title)>
            <div class="customers__head">
            <TopBar
                title=move || td_string!(locale.get(), customer_list.title)
                actions=move || {
                    view! {
                        {dynamic(move || {
                            columns.has_room.get().then(|| {
                                view! {
                                    <IconButton
                                        icon=IconName::Columns
                                        label=move || td_string!(locale.get(), customer_list.columns)
                                        on_press=move |()| choosing_columns.set(true)
                                    />
                                }
                            })
                        })}
                        <SelectButton selecting/>
                        <IconButton
                            icon=IconName::Filter
                            label=filter_label
                            pressed=derived(move || on.get() > 0)
                            on_press=move |()| filtering.set(true)
                        />
                    }
                }
            />
                <SearchBox
                    label=move || td_string!(locale.get(), customer_list.search)
                    clear_label=move || td_string!(locale.get(), common.clear)
                    value=derived(move || query.with(|query| query.text.clone()))
                    on_input=search_for
                    count
                    on_down=move |()| focus_on(FIRST_RESULT)
                />
            <FilterChips query columns/>
            <SelectionHead selecting total/>
            </div>
            {dynamic(move || {
                if nobody_at_all.get() {
                    view! {
                        <EmptyState
                            drawing=Drawing::People
                            title=move || td_string!(locale.get(), customer_list.empty_title)
                            text=move || td_string!(locale.get(), customer_list.empty_text)
                        >
                            <Button
                                label=move || td_string!(locale.get(), customer_list.add_first)
                                icon=IconName::Plus
                                on_press=move |()| overlays.add_customer("")
                            />
                        </EmptyState>
                    }
                    .into_any()
                } else if nothing_found.get() {
                    let named = move || {
                        let name = searched.get();
                        td_string!(locale.get(), customer_list.add_named, name = name).to_string()
                    };
                    view! {
                        <EmptyState
                            drawing=Drawing::Search
                            title=move || td_string!(locale.get(), customer_list.nothing_title)
                            text=move || td_string!(locale.get(), customer_list.nothing_text)
                        >
                            {move || {
                                (!searched.with(String::is_empty)).then(|| {
                                    view! {
                                        <Button
                                            label=named
                                            icon=IconName::Plus
                                            on_press=move |()| overlays.add_customer(searched.get_untracked())
                                        />
                                    }
                                })
                            }}
                            <Button
                                label=move || td_string!(locale.get(), customer_list.reset)
                                tone=ButtonTone::Quiet
                                on_press=move |()| query.set(PartyQuery::default())
                            />
                        </EmptyState>
                    }
                    .into_any()
                } else {
                    view! {
                        <div
                            class="customers__rows"
                            role=attribute(move || in_columns.get().then_some("table"))
                            aria-label=move || {
                                in_columns.get().then(|| td_string!(locale.get(), customer_list.title))
                            }
                            aria-rowcount=attribute(move || in_columns.get().then(|| (in_memory.get() + 1).to_string()))
                            style=("--columns", move || columns.chosen.with(Vec::len).to_string())
                        >
                            {dynamic(move || in_columns.get().then(|| view! { <TableHead columns query/> }))}
                            <LongPress on_press=move |row| selecting.begin_with(row)>
                                <VirtualList
                                    label=move || td_string!(locale.get(), customer_list.title)
                                    count=in_memory
                                    row
                                    in_table=in_columns
                                />
                            </LongPress>
                        </div>
                    }
                    .into_any()
                }
            })}
            {dynamic(move || selecting.is_on().get().then(|| view! { <BulkBar selecting/> }))}
            <FilterSheet open=filtering query total/>
            <ColumnSheet open=choosing_columns columns/>
        </section>
    }
    .into_any()
}

/// Whether a key was pressed in a sheet over the list: its Escape is for the sheet.
fn in_dialog(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("dialog").ok().flatten().is_some())
}

/// How long the query rests before rows out of sight follow it.
const ROWS_REST: Duration = Duration::from_millis(500);

/// Whether the query has stayed what it is for a moment.
fn use_rest_after(query: RwSignal<PartyQuery>) -> RwSignal<bool> {
    let rested = RwSignal::new(true);
    let pause = use_pause();
    watch(
        move || query.track(),
        move |(), _, _| {
            rested.set(false);
            pause.then(ROWS_REST, move || rested.set(true));
        },
        false,
    );
    rested
}

/// While words are searched the best match comes first, unless another order was chosen.
fn ranked(query: &PartyQuery) -> PartyQuery {
    let by_relevance = !query.text.trim().is_empty() && query.sort == PartySort::Name;
    PartyQuery { sort: if by_relevance { PartySort::Relevance } else { query.sort }, ..query.clone() }
}

fn customer_at(list: Option<&PartyList>, index: usize) -> Option<u32> {
    list.and_then(|list| list.rows.get(index).copied())
}
