//! Birthdays and other days that come back every year of the reader's calendar.

use super::{CalendarKind, CivilDate, DateError};

/// When a yearly day comes next.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Anniversary {
    /// The day it is kept.
    pub date: CivilDate,
    /// Years of the calendar since the first: the age reached on a birthday.
    pub years: i32,
}

/// The first anniversary of `origin` on or after `from`, in the years of `calendar`.
///
/// A day that a year's month does not have (30 Esfand, 29 February, the 30th of a lunar month) is
/// kept on that month's last day. The origin itself counts as its zeroth anniversary.
pub fn next_anniversary(
    calendar: CalendarKind,
    origin: CivilDate,
    from: CivilDate,
) -> Result<Anniversary, DateError> {
    let first_year = calendar.fields(origin).year;
    let years = (calendar.fields(from).year - first_year).max(0);
    let this_year = kept_after(calendar, origin, years)?;
    if this_year.date >= from { Ok(this_year) } else { kept_after(calendar, origin, years + 1) }
}

fn kept_after(calendar: CalendarKind, origin: CivilDate, years: i32) -> Result<Anniversary, DateError> {
    Ok(Anniversary { date: calendar.add_years(origin, years)?, years })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::CalendarKind::{Gregorian, Hijri, Jalali};
    use super::*;
    use proptest::prelude::*;

    fn iso(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_birthday_later_this_year_is_this_year() {
        let born = Jalali.date(1370, 10, 5).unwrap();
        let next = next_anniversary(Jalali, born, Jalali.date(1404, 9, 1).unwrap()).unwrap();
        assert_eq!(next, Anniversary { date: Jalali.date(1404, 10, 5).unwrap(), years: 34 });
    }

    #[test]
    fn a_birthday_already_past_is_next_year() {
        let next = next_anniversary(Gregorian, iso("1990-03-01"), iso("2025-11-22")).unwrap();
        assert_eq!(next, Anniversary { date: iso("2026-03-01"), years: 36 });
    }

    #[test]
    fn a_birthday_today_is_today() {
        let next = next_anniversary(Gregorian, iso("1990-11-22"), iso("2025-11-22")).unwrap();
        assert_eq!(next, Anniversary { date: iso("2025-11-22"), years: 35 });
    }

    #[test]
    fn who_was_born_on_30_esfand_keeps_it_on_the_29th_in_common_years() {
        let born = Jalali.date(1375, 12, 30).unwrap();
        let next = next_anniversary(Jalali, born, Jalali.date(1404, 12, 1).unwrap()).unwrap();
        assert_eq!(next.date, Jalali.date(1404, 12, 29).unwrap());
    }

    #[test]
    fn who_was_born_on_30_esfand_keeps_it_on_the_30th_in_the_next_leap_year() {
        let born = Jalali.date(1399, 12, 30).unwrap();
        let next = |year| next_anniversary(Jalali, born, Jalali.date(year, 12, 29).unwrap()).unwrap();
        assert_eq!(next(1402), Anniversary { date: Jalali.date(1402, 12, 29).unwrap(), years: 3 });
        assert_eq!(next(1403), Anniversary { date: Jalali.date(1403, 12, 30).unwrap(), years: 4 });
    }

    #[test]
    fn who_was_born_on_29_esfand_keeps_it_on_the_29th_in_leap_years_too() {
        let born = Jalali.date(1370, 12, 29).unwrap();
        let next = next_anniversary(Jalali, born, Jalali.date(1403, 12, 1).unwrap()).unwrap();
        assert_eq!(next.date, Jalali.date(1403, 12, 29).unwrap());
        let day_after = next_anniversary(Jalali, born, Jalali.date(1403, 12, 30).unwrap()).unwrap();
        assert_eq!(day_after.date, Jalali.date(1404, 12, 29).unwrap());
    }

    #[test]
    fn a_30th_of_a_lunar_month_is_kept_on_the_29th_where_the_month_is_short() {
        let origin = Hijri.date(1444, 8, 29).unwrap();
        assert_eq!(Hijri.month_length(1446, 8).unwrap(), 29);
        let long = (1430..1446).find(|year| Hijri.month_length(*year, 8) == Ok(30)).unwrap();
        let born = Hijri.date(long, 8, 30).unwrap();
        for origin in [origin, born] {
            let next = next_anniversary(Hijri, origin, Hijri.date(1446, 8, 1).unwrap()).unwrap();
            assert_eq!(next.date, Hijri.date(1446, 8, 29).unwrap());
        }
    }

    #[test]
    fn who_was_born_on_29_february_keeps_it_then_again_in_a_leap_year() {
        let next = |from| next_anniversary(Gregorian, iso("1996-02-29"), iso(from)).unwrap().date;
        assert_eq!(next("2027-01-01"), iso("2027-02-28"));
        assert_eq!(next("2028-01-01"), iso("2028-02-29"));
        assert_eq!(next("2027-03-01"), iso("2028-02-29"));
    }

    #[test]
    fn a_day_still_to_come_for_the_first_time_is_its_own_first() {
        let next = next_anniversary(Gregorian, iso("2026-05-01"), iso("2025-11-22")).unwrap();
        assert_eq!(next, Anniversary { date: iso("2026-05-01"), years: 0 });
    }

    proptest! {
        #[test]
        fn the_next_one_is_never_past_and_never_more_than_a_year_away(
            born in -30_000i32..20_000, later in 0i32..40_000,
        ) {
            let born = CivilDate::from_days(born).unwrap();
            let from = born.checked_add_days(later).unwrap();
            for calendar in [Jalali, Hijri, Gregorian] {
                let next = next_anniversary(calendar, born, from).unwrap();
                prop_assert!((0..=366).contains(&from.days_until(next.date)));
                prop_assert_eq!(calendar.fields(next.date).month, calendar.fields(born).month);
            }
        }
    }
}
