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

use crate::erased::{derived, memo};
use crate::i18n::{t_string, use_i18n};
use crate::state::day::use_today;
use crate::state::navigation::use_page_title;
use crate::state::preferences::use_formats;
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
    move || match customers.get() {
        Customers::Opening => view! { <Skeleton rows=4/> }.into_any(),
        Customers::None => view! { <NoCustomers/> }.into_any(),
        Customers::Some => view! {
            <SampleCard/>
            <DaysWork/>
        }
        .into_any(),
    }
}

/// Whom to call, and what was and will be.
#[component]
fn DaysWork() -> impl IntoView {
    let cold = silent::use_going_cold();
    let recent = recent::use_recent();
    let due = due::use_due();
    let next = next::use_next(due);
    // One loud card is enough.
    let no_next = memo(move |_| next.with(Option::is_none));
    let free = memo(move |_| no_next.get() && due.with(Vec::is_empty));
    view! {
        <div class="today">
            <div class="today__main">
                <NextAppointment next/>
                <QuickTask/>
                <DueTasks due/>
                <Show when=move || free.get()>
                    <Coldest cold/>
                </Show>
                <GoingCold cold all=derived(move || !free.get())/>
            </div>
            <div class="today__side">
                <Later in_time=use_below_in_time()>
                    <Week recent/>
                    <Anniversaries/>
                    <Stale/>
                    <Recent recent/>
                </Later>
            </div>
        </div>
    }
    .into_any()
}
