//! How something comes back, in words.

use crate::domain::calendar::CalendarKind;
use crate::domain::recurrence::{End, PlainRule, Recurrence};
use crate::domain::time::CivilDate;
use crate::i18n::formats::{Formats, names};
use crate::i18n::{Locale, td_string};

/// "Every week on Monday, until 3 Dec".
#[must_use]
pub fn recurrence_words(locale: Locale, formats: &Formats, recurrence: &Recurrence) -> String {
    let how = plain_words(locale, formats, recurrence);
    let end = match recurrence.rule.end {
        End::Never => return how,
        End::Count(count) => td_string!(locale, tasks.times, count = count, n = formats.number(count)),
        End::Until(day) => td_string!(locale, tasks.until, date = formats.date(day)),
    };
    format!("{how}{}{end}", formats.list_separator())
}

fn plain_words(locale: Locale, formats: &Formats, recurrence: &Recurrence) -> String {
    let number = |interval: u16| formats.number(interval);
    match recurrence.plain() {
        PlainRule::Daily { interval: n } => {
            td_string!(locale, tasks.every_days, count = u32::from(n), n = number(n))
        }
        PlainRule::Weekly { interval: n, days } => {
            let days: Vec<&str> = days.iter().map(|day| names::weekday(*day, formats.language)).collect();
            let days = days.join(formats.list_separator());
            td_string!(locale, tasks.every_weeks_on, count = u32::from(n), n = number(n), days = days)
        }
        PlainRule::MonthlyOnDay { interval: 1, day: -1 } => {
            td_string!(locale, tasks.every_month_last).to_owned()
        }
        PlainRule::MonthlyOnDay { interval: n, day: day @ 1.. } => {
            let day = formats.number(day);
            td_string!(locale, tasks.every_months_on, count = u32::from(n), n = number(n), day = day)
        }
        PlainRule::MonthlyOnNth { interval: 1, nth, weekday } => match ordinal(locale, nth) {
            Some(nth) => {
                let weekday = names::weekday(weekday, formats.language);
                td_string!(locale, tasks.every_month_nth, nth = nth, weekday = weekday)
            }
            None => td_string!(locale, tasks.rule_own).to_owned(),
        },
        PlainRule::Yearly { interval: 1, month, day: day @ 1.. } => {
            let date = day_of_month(formats, recurrence.rule.calendar, month, day, recurrence.start);
            td_string!(locale, tasks.every_year_on, date = date)
        }
        _ => td_string!(locale, tasks.rule_own).to_owned(),
    }
}

fn ordinal(locale: Locale, nth: i8) -> Option<&'static str> {
    Some(match nth {
        1 => td_string!(locale, tasks.nth_1),
        2 => td_string!(locale, tasks.nth_2),
        3 => td_string!(locale, tasks.nth_3),
        4 => td_string!(locale, tasks.nth_4),
        5 => td_string!(locale, tasks.nth_5),
        -1 => td_string!(locale, tasks.nth_last),
        _ => return None,
    })
}

/// A day of a month of the rule's own calendar, whichever the reader's is.
fn day_of_month(formats: &Formats, calendar: CalendarKind, month: u8, day: i8, start: CivilDate) -> String {
    let year = calendar.fields(start).year;
    let date = calendar.date(year, month, day.unsigned_abs());
    let in_calendar = Formats { calendar, ..*formats };
    in_calendar.day_and_month(date.unwrap_or(start))
}
