//! Today: what is near, what happened last, and who has not been heard from.

mod anniversaries;
mod due;
mod empty;
mod next;
mod recent;
mod sample_card;
mod saved;
mod silent;
mod stale;
mod week;

use leptos::prelude::*;

use crate::erased::{When, derived, dynamic, memo};
use crate::i18n::{t_string, use_i18n};
use crate::state::day::use_today;
use crate::state::navigation::use_page_title;
use crate::state::preferences::{TodayBlock, use_formats, use_preferences};
use crate::state::services::use_services;
use crate::ui::{Later, Skeleton, TopBar, use_below_in_time};

use anniversaries::Anniversaries;
use due::{DueTasks, QuickTask};
use empty::NoCustomers;
use next::NextAppointment;
use recent::Recent;
use sample_card::SampleCard;
use saved::Saved;
use silent::{Coldest, GoingCold};
use stale::Stale;
use week::Week;

/// How many blocks are drawn at once; the others lie below a phone's first screen.
const AT_ONCE: usize = 2;

/// The first page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    use_page_title(move || t_string!(i18n, today.title).to_owned());
    view! {
        <div class="page page--wide">
            <TopBar
                large=true
                over_title=move || formats.get().weekday(today.get())
                title=move || formats.get().day_month_year(today.get())
                actions=|| view! { <Saved/> }
            />
            <Day/>
        </div>
    }
    .into_any()
}

/// What there is to know of customers before any detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Customers {
    /// Not known yet.
    Opening,
    /// There are none.
    None,
    /// There are some.
    Some,
}

#[component]
fn Day() -> impl IntoView {
    let services = use_services();
    let customers = memo(move |_| {
        let known = services.read(|store| Some((store.counts().parties, store.loading().done)));
        match known {
            None | Some((0, false)) => Customers::Opening,
            Some((0, true)) => Customers::None,
            Some(_) => Customers::Some,
        }
    });
    dynamic(move || match customers.get() {
        Customers::Opening => view! { <Skeleton rows=4/> }.into_any(),
        Customers::None => view! { <NoCustomers/> }.into_any(),
        Customers::Some => view! {
            <SampleCard/>
            <DaysWork/>
        }
        .into_any(),
    })
}

/// Whom to call, and what was and will be.
#[component]
fn DaysWork() -> impl IntoView {
    let preferences = use_preferences();
    let cold = silent::use_going_cold();
    let recent = recent::use_recent();
    let due = due::use_due();
    let next = next::use_next(due);
    // One loud card is enough.
    let no_next = memo(move |_| next.with(Option::is_none));
    let free = memo(move |_| no_next.get() && due.with(|due| due.late.is_empty() && due.today.is_empty()));
    let blocks = memo(move |_| preferences.with(|preferences| preferences.today.shown()));
    let block = move |block: &TodayBlock| match block {
        TodayBlock::Tasks => view! {
            <NextAppointment next/>
            <QuickTask/>
            <DueTasks due/>
        }
        .into_any(),
        TodayBlock::Cold => view! {
            <When when=move || free.get()>
                <Coldest cold/>
            </When>
            <GoingCold cold all=derived(move || !free.get())/>
        }
        .into_any(),
        TodayBlock::Week => view! { <Week recent/> }.into_any(),
        TodayBlock::Days => view! { <Anniversaries/> }.into_any(),
        TodayBlock::Facts => view! { <Stale/> }.into_any(),
        TodayBlock::Latest => view! { <Recent recent/> }.into_any(),
    };
    // The first ones fill a phone's first screen, and the wider column of others.
    let at_once = move || blocks.with(|blocks| blocks.iter().take(AT_ONCE).map(block).collect_view());
    let below = move || blocks.with(|blocks| blocks.iter().skip(AT_ONCE).map(block).collect_view());
    view! {
        <div class="today">
            <div class="today__main">{dynamic(at_once)}</div>
            <div class="today__side">
                <Later in_time=use_below_in_time()>{dynamic(below)}</Later>
            </div>
        </div>
    }
    .into_any()
}
