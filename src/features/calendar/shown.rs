//! What the calendar shows: which days, in which way. It stands in the address, so that going back and
//! a reload find it again.

use std::ops::RangeInclusive;

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::domain::calendar::{CalendarKind, CalendarMonth};
use crate::domain::time::{CivilDate, Weekday};
use crate::erased::memo;
use crate::state::day::use_today;
use crate::state::navigation::Place;
use crate::state::query_in_address::{address_end, use_query_in_address};

/// How many days an agenda looks ahead.
const AGENDA_DAYS: i32 = 28;

/// A way to show days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// Day after day, those that have something.
    Agenda,
    /// The hours of one day.
    Day,
    /// The hours of seven.
    Week,
    /// A month in weeks.
    Month,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 4] = [Self::Agenda, Self::Day, Self::Week, Self::Month];

    /// Its name in the address.
    const fn name(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// In which way.
    pub view: View,
    /// The day that is chosen; the others are those around it.
    pub day: CivilDate,
}

impl Shown {
    /// The days that are shown.
    pub fn days(self, calendar: CalendarKind, first_weekday: Weekday) -> RangeInclusive<CivilDate> {
        let ahead = |from: CivilDate, days: i32| from..=from.checked_add_days(days).unwrap_or(CivilDate::MAX);
        match self.view {
            View::Agenda => ahead(self.day, AGENDA_DAYS - 1),
            View::Day => self.day..=self.day,
            View::Week => ahead(self.day.week_start(first_weekday), 6),
            View::Month => {
                let grid = CalendarMonth::of(calendar, self.day).grid(first_weekday);
                let ends = grid
                    .ok()
                    .and_then(|grid| Some((*grid.weeks.first()?.first()?, *grid.weeks.last()?.last()?)));
                ends.map_or(self.day..=self.day, |(first, last)| first..=last)
            }
        }
    }

    /// The same way of showing, so many steps later (earlier when negative): months, weeks or days.
    pub fn moved(self, steps: i32, calendar: CalendarKind) -> Self {
        let day = match self.view {
            View::Agenda => self.day.checked_add_days(steps * AGENDA_DAYS),
            View::Day => self.day.checked_add_days(steps),
            View::Week => self.day.checked_add_days(steps * 7),
            View::Month => calendar.add_months(self.day, steps).ok(),
        };
        Self { day: day.unwrap_or(self.day), ..self }
    }
}

/// What was asked to be shown, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asked {
    /// In which way; a month, if not said.
    view: Option<View>,
    /// Which day; today, if not said.
    day: Option<CivilDate>,
}

impl Asked {
    /// What is not understood is passed over, since an address may have been typed.
    fn from_map(map: &ParamsMap) -> Self {
        let named = map.get("view");
        let view = View::ALL.into_iter().find(|view| Some(view.name()) == named.as_deref());
        Self { view, day: map.get("day").and_then(|day| day.parse().ok()) }
    }

    fn address_end(&self) -> String {
        let view = self.view.map(|view| ("view", view.name().to_owned()));
        let day = self.day.map(|day| ("day", day.to_string()));
        address_end(view.into_iter().chain(day).collect())
    }
}

/// What is shown, and what changes it.
#[derive(Clone, Copy)]
pub(super) struct Showing {
    pub shown: Memo<Shown>,
    asked: RwSignal<Asked>,
    today: Signal<CivilDate>,
}

impl Showing {
    /// The same of what is drawn by now.
    pub fn of(self, shown: Memo<Shown>) -> Self {
        Self { shown, ..self }
    }

    /// Shows something else.
    pub fn show(self, shown: Shown) {
        // Today stays today when the day is over.
        let day = Some(shown.day).filter(|day| *day != self.today.get_untracked());
        self.asked.set(Asked { view: Some(shown.view).filter(|view| *view != View::Month), day });
    }
}

/// What is shown; to be asked for inside the router.
pub(super) fn use_showing() -> Showing {
    let today = use_today();
    let within = |path: &str| Place::Calendar.is_at(path);
    let asked = use_query_in_address(within, Asked::from_map, Asked::address_end);
    let shown = memo(move |_| {
        let Asked { view, day } = asked.get();
        Shown { view: view.unwrap_or(View::Month), day: day.unwrap_or_else(|| today.get()) }
    });
    Showing { shown, asked, today }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_in_iran_begins_on_the_saturday_before() {
        let shown = Shown { view: View::Week, day: day("2026-11-25") };
        let days = shown.days(CalendarKind::Jalali, Weekday::Saturday);
        assert_eq!(days, day("2026-11-21")..=day("2026-11-27"));
    }

    #[test]
    fn a_month_after_the_31st_is_the_last_of_the_next() {
        let shahrivar = CalendarKind::Jalali.date(1405, 6, 31).unwrap();
        let shown = Shown { view: View::Month, day: shahrivar };
        let next = shown.moved(1, CalendarKind::Jalali);
        assert_eq!(next.day, CalendarKind::Jalali.date(1405, 7, 30).unwrap());
    }
}
