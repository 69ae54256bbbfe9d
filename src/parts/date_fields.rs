//! A date as typed: day, month and year of a calendar, in the user's digits and names.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::{CalendarKind, YearMonthDay};
use crate::domain::digits::to_latin;
use crate::domain::time::{CivilDate, TimeOfDay};
use crate::erased::derived;
use crate::i18n::formats::{Formats, names};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::preferences::use_formats;
use crate::ui::{Choice, FormError, GroupError, SelectField, TextField, TextKind};

/// A date as typed, kept as text so that nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenDate {
    /// The calendar it is written in.
    pub calendar: CalendarKind,
    /// The year as typed.
    pub year: String,
    /// 1 to 12.
    pub month: u8,
    /// The day of the month as typed.
    pub day: String,
}

impl WrittenDate {
    /// No date yet, in the user's calendar.
    pub fn blank(formats: &Formats) -> Self {
        Self { calendar: formats.calendar, year: String::new(), month: 1, day: String::new() }
    }

    /// A date as the user would write it in a calendar.
    pub fn of(date: CivilDate, calendar: CalendarKind, formats: &Formats) -> Self {
        let fields = calendar.fields(date);
        Self {
            calendar,
            year: formats.figures(&fields.year.to_string()),
            month: fields.month,
            day: formats.figures(&fields.day.to_string()),
        }
    }

    /// The same date in another calendar, so that a change of calendar is no change of the day. What
    /// is no date yet, or says no year, stays as it is typed.
    pub fn in_calendar(self, calendar: CalendarKind, today: CivilDate, formats: &Formats) -> Self {
        let fields = self.fields(today);
        let date = fields.and_then(|one| self.calendar.date(one.year, one.month, one.day).ok());
        match date {
            Some(date) => Self::of(date, calendar, formats),
            None => Self { calendar, ..self },
        }
    }

    /// The day of the month; 0, which no month has, for text that is no number.
    pub fn day(&self) -> u8 {
        to_latin(self.day.trim()).parse().unwrap_or(0)
    }

    /// The year, none when none is typed. Two figures mean the latest such year up to today's: 62
    /// is 1362 in 1405, and 04 is 1404.
    ///
    /// # Errors
    /// [`NoYear`] for text that is no number.
    pub fn year(&self, today: CivilDate) -> Result<Option<i32>, NoYear> {
        let text = to_latin(self.year.trim()).into_owned();
        if text.is_empty() {
            return Ok(None);
        }
        let year: i32 = text.parse().map_err(|_| NoYear)?;
        let short = text.len() == 2 && (0..100).contains(&year);
        if !short {
            return Ok(Some(year));
        }
        let this_year = self.calendar.fields(today).year;
        let same_century = this_year - this_year.rem_euclid(100) + year;
        Ok(Some(if same_century > this_year { same_century - 100 } else { same_century }))
    }

    /// The date for a use case, which tells whether it exists; none where no year, or none that is
    /// a number, is typed.
    pub fn fields(&self, today: CivilDate) -> Option<YearMonthDay> {
        let year = self.year(today).ok().flatten()?;
        Some(YearMonthDay { year, month: self.month, day: self.day() })
    }
}

/// What is typed as a year is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoYear;

/// Day, month and year side by side.
#[component]
pub fn DateFields(
    /// What the date is of.
    #[prop(into)]
    label: Signal<String>,
    /// The date as typed.
    #[prop(into)]
    value: Signal<WrittenDate>,
    /// Hears of every change of it.
    #[prop(into)]
    on_change: Callback<WrittenDate>,
    /// Whether the year may be left out.
    #[prop(optional)]
    year_optional: bool,
    /// What is wrong with the date.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let months = derived(move || {
        let calendar = value.with(|date| date.calendar);
        let names = formats.with(|formats| names::months(calendar, formats.language, formats.country));
        names.iter().zip(1_u8..).map(|(name, month)| Choice::new(month.to_string(), *name)).collect()
    });
    let change = move |change: &dyn Fn(&mut WrittenDate)| {
        let mut date = value.get_untracked();
        change(&mut date);
        on_change.run(date);
    };
    let choose_month = move |chosen: String| {
        change(&|date| date.month = chosen.parse().unwrap_or(date.month));
    };
    let group = GroupError::new(error);
    let (day_group, month_group, year_group) = (group.clone(), group.clone(), group.clone());
    let year_label = move || {
        if year_optional { t_string!(i18n, customers.year_if_known) } else { t_string!(i18n, customers.year) }
    };
    view! {
        <fieldset class="date-fields" class:date-fields--wrong=move || error.with(Option::is_some)>
            <legend class="field__label">{label}</legend>
            <div class="date-fields__line">
                <TextField
                    label=say!(i18n, customers.day)
                    kind=TextKind::Number
                    value=derived(move || value.with(|date| date.day.clone()))
                    on_input=move |day: String| change(&|date| date.day.clone_from(&day))
                    group_error=day_group
                />
                <SelectField
                    label=say!(i18n, customers.month)
                    choices=months
                    value=derived(move || value.with(|date| date.month.to_string()))
                    on_change=choose_month
                    group_error=month_group
                />
                <TextField
                    label=year_label
                    kind=TextKind::Number
                    value=derived(move || value.with(|date| date.year.clone()))
                    on_input=move |year: String| change(&|date| date.year.clone_from(&year))
                    group_error=year_group
                />
            </div>
            <FormError message=group.message id=group.id/>
        </fieldset>
    }
    .into_any()
}

/// A time of day as people type it: 11:20, 11.20, 1120, 9.
pub fn time_of_day(typed: &str) -> Option<TimeOfDay> {
    let typed = to_latin(typed.trim()).into_owned();
    let (hour, minute) = match typed.split_once([':', '.', '،', ',', '٫']) {
        Some((hour, minute)) => (hour.trim(), minute.trim()),
        None if matches!(typed.len(), 3 | 4) && typed.is_ascii() => typed.split_at(typed.len() - 2),
        None => (typed.as_str(), "0"),
    };
    TimeOfDay::new(hour.parse().ok()?, minute.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn today() -> CivilDate {
        "2026-11-22".parse().unwrap()
    }

    fn jalali(year: &str, month: u8, day: &str) -> WrittenDate {
        WrittenDate { calendar: CalendarKind::Jalali, year: year.to_owned(), month, day: day.to_owned() }
    }

    #[test]
    fn a_date_in_persian_figures_is_read() {
        let read = jalali("۱۳۶۲", 7, "۱۵").fields(today());
        assert_eq!(read, Some(YearMonthDay { year: 1362, month: 7, day: 15 }));
    }

    #[test]
    fn two_figures_mean_the_latest_such_year() {
        assert_eq!(jalali("۶۲", 7, "1").year(today()), Ok(Some(1362)));
        assert_eq!(jalali("04", 7, "1").year(today()), Ok(Some(1404)));
        assert_eq!(jalali("05", 7, "1").year(today()), Ok(Some(1405)));
        assert_eq!(jalali("06", 7, "1").year(today()), Ok(Some(1306)));
    }

    #[test]
    fn a_year_left_out_is_none_and_a_word_is_no_year() {
        assert_eq!(jalali(" ", 7, "1").year(today()), Ok(None));
        assert_eq!(jalali("پارسال", 7, "1").year(today()), Err(NoYear));
    }

    fn persian() -> Formats {
        Formats {
            language: crate::domain::language::Language::Fa,
            calendar: CalendarKind::Jalali,
            digits: crate::domain::digits::DigitSystem::Persian,
            country: crate::domain::country::Country::IR,
            offset_at: |_| crate::domain::time::UtcOffset::UTC,
        }
    }

    #[test]
    fn another_calendar_writes_the_same_day() {
        let born = jalali("۱۳۶۲", 7, "15");
        let gregorian = born.clone().in_calendar(CalendarKind::Gregorian, today(), &persian());
        assert_eq!((gregorian.year.as_str(), gregorian.month, gregorian.day.as_str()), ("۱۹۸۳", 10, "۷"));
        let back = gregorian.in_calendar(CalendarKind::Jalali, today(), &persian());
        assert_eq!(back.fields(today()), born.fields(today()));
    }

    #[test]
    fn what_is_no_date_yet_stays_as_it_is_typed_in_another_calendar() {
        for typed in [jalali("", 7, "15"), jalali("۱۳۶۲", 12, "31"), jalali("پارسال", 7, "1")] {
            let kept = typed.clone().in_calendar(CalendarKind::Hijri, today(), &persian());
            assert_eq!(kept, WrittenDate { calendar: CalendarKind::Hijri, ..typed });
        }
    }

    #[test]
    fn a_word_for_a_day_is_a_day_that_no_month_has() {
        assert_eq!(jalali("1362", 7, "نیمه").day(), 0);
    }

    #[test]
    fn times_are_understood_as_people_type_them() {
        for (typed, hour, minute) in
            [("9", 9, 0), ("۹:۰۵", 9, 5), ("1120", 11, 20), ("930", 9, 30), ("11.20", 11, 20)]
        {
            assert_eq!(time_of_day(typed), TimeOfDay::new(hour, minute).ok(), "{typed}");
        }
    }
}
