//! Dates as people type and paste them, read in the calendar they use.
//!
//! Digits may be of any system, and parts divided by `/`, `-`, `.`, a comma or spaces:
//! `۱۴۰۳/۵/۱۲`, `12-05-2024`, `12 مهر 1403`, `May 12, 2024`, `20240512`, `الخميس ١٢ أيار ٢٠٢٤`.
//!
//! - *Order.* The year is the part of three or four digits or above 31. If it leads, month and day
//!   follow; else the day leads. If no part shows itself as the year, Jalali dates lead with it, as
//!   Iranians write (`۰۲/۵/۱۲`), others with the day (`12/5/02`, never the American order).
//! - *Short years.* Of two digits: the year with these last two digits from 79 years before today's
//!   to 20 after it. Of three, in the two Hijri calendars: `۴۰۳` is 1403.
//! - *Which calendar.* The one asked for, but a month's name (`مهر`) or an era (`م`, `ه‍.ق`, `AD`)
//!   of another tells otherwise, and so does a year such as 2024 that only the Gregorian calendar
//!   can mean. A year more than 150 years before today's or 100 after it is taken for an error.

mod month_names;

pub(in crate::domain) use month_names::find as find_month;

use crate::domain::calendar::{CalendarKind, CivilDate, DateError};
use crate::domain::digits::DigitSystem;
use crate::domain::normalise;
use std::ops::RangeInclusive;
use thiserror::Error;

/// Why a text is no date.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
pub enum DateTextError {
    /// Nothing but spaces and signs.
    #[error("no date is given")]
    Empty,
    /// A word that is no month's name.
    #[error("{word:?} in the date {text:?} is not the name of a month")]
    UnknownWord {
        /// What was given.
        text: String,
        /// The first word that is not understood, normalised.
        word: String,
    },
    /// A day and a month without a year, or fewer parts still.
    #[error("the date {text:?} is incomplete")]
    Incomplete {
        /// What was given.
        text: String,
    },
    /// More parts than a date has, or parts too long to be of a date.
    #[error("{text:?} is not a date")]
    NotADate {
        /// What was given.
        text: String,
    },
    /// A year too far from today's to be meant.
    #[error("the year {year} of the {calendar:?} calendar is too far away to be meant")]
    YearTooFar {
        /// The calendar the date was taken to be in.
        calendar: CalendarKind,
        /// The year as it was understood.
        year: i32,
    },
    /// The calendar has no such month or day.
    #[error(transparent)]
    NoSuchDate(#[from] DateError),
}

/// Reads a date; `calendar` is the reader's, and `today` what short years are measured from.
pub fn parse_date(text: &str, calendar: CalendarKind, today: CivilDate) -> Result<CivilDate, DateTextError> {
    let typed = Typed::read(text)?;
    let not_a_date = || DateTextError::NotADate { text: text.to_owned() };
    let named = typed.month.map(|(calendar, _)| calendar);
    let calendar = match (named, typed.era) {
        (Some(month), Some(era)) if month != era => return Err(not_a_date()),
        (told, era) => told.or(era).unwrap_or(calendar),
    };
    let told = named.is_some() || typed.era.is_some();
    let (year, month, day) = match (typed.month, typed.numbers.as_slice()) {
        (None, [all]) if all.digits == 8 => all.split_compact(),
        (None, [first, second, third]) => {
            let year_leads = first.is_year() || (calendar == CalendarKind::Jalali && !third.is_year());
            if year_leads { (*first, second.value, third.value) } else { (*third, second.value, first.value) }
        }
        (Some((_, month)), [first, second]) if first.is_year() => (*first, u32::from(month), second.value),
        (Some((_, month)), [first, second]) => (*second, u32::from(month), first.value),
        (None, [_, _, _, ..]) | (Some(_), [_, _, ..]) => return Err(not_a_date()),
        _ => return Err(DateTextError::Incomplete { text: text.to_owned() }),
    };
    if year.digits > 4 {
        return Err(not_a_date());
    }
    let (calendar, year) = settle_year(year, calendar, told, today)?;
    // A number no month or day can be becomes one that the calendar names in its error.
    let small = |value: u32| u8::try_from(value).unwrap_or(u8::MAX);
    Ok(calendar.date(year, small(month), small(day))?)
}

/// Year, month and day, divided by slashes and of four, two and two digits: `۱۴۰۳/۰۵/۱۲`.
///
/// [`parse_date`] reads it back, within the years it takes.
pub fn format_numeric(date: CivilDate, calendar: CalendarKind, digits: DigitSystem) -> String {
    let fields = calendar.fields(date);
    let latin = format!("{:04}/{:02}/{:02}", fields.year, fields.month, fields.day);
    digits.convert(&latin).into_owned()
}

/// A run of digits.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
}

impl Number {
    /// Whether it can be nothing but a year.
    const fn is_year(self) -> bool {
        self.digits > 2 || self.value > 31
    }

    /// Eight digits as year, month and day.
    const fn split_compact(self) -> (Number, u32, u32) {
        (Number { value: self.value / 10_000, digits: 4 }, self.value / 100 % 100, self.value % 100)
    }
}

struct Typed {
    numbers: Vec<Number>,
    month: Option<(CalendarKind, u8)>,
    era: Option<CalendarKind>,
}

impl Typed {
    fn read(text: &str) -> Result<Self, DateTextError> {
        let normalised = normalise::normalise(text);
        let mut numbers = Vec::new();
        let mut words = Vec::new();
        for part in parts(&normalised) {
            if part.starts_with(|character: char| character.is_ascii_digit()) {
                let value = part.parse().ok().filter(|_| part.len() <= 8);
                let value = value.ok_or_else(|| DateTextError::NotADate { text: text.to_owned() })?;
                numbers.push(Number { value, digits: part.len() });
            } else if !month_names::is_filler(part) {
                words.push(part);
            }
        }
        if numbers.is_empty() && words.is_empty() {
            return Err(DateTextError::Empty);
        }
        let era = month_names::take_era(&mut words);
        let month = month_names::find(&words);
        match words.first() {
            Some(word) if month.is_none() => {
                Err(DateTextError::UnknownWord { text: text.to_owned(), word: (*word).to_owned() })
            }
            _ => Ok(Self { numbers, month, era }),
        }
    }
}

/// The words of a normalised text, divided where digits meet letters, too: `5th`, `12مهر`.
fn parts(normalised: &str) -> impl Iterator<Item = &str> {
    normalise::words(normalised).flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let digits = rest.chars().next()?.is_ascii_digit();
            let end = rest.find(|character: char| character.is_ascii_digit() != digits);
            let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            Some(part)
        })
    })
}

/// The calendar and the year that are meant. `told`: the text itself names the calendar.
fn settle_year(
    typed: Number,
    calendar: CalendarKind,
    told: bool,
    today: CivilDate,
) -> Result<(CalendarKind, i32), DateTextError> {
    // Four digits at most, so it fits.
    let year = typed.value as i32;
    let this_year = calendar.fields(today).year;
    let year = match typed.digits {
        1 | 2 => within_century(year, this_year),
        3 if calendar != CalendarKind::Gregorian => year + 1000,
        _ => year,
    };
    if believable(this_year).contains(&year) {
        return Ok((calendar, year));
    }
    let gregorian = CalendarKind::Gregorian;
    if !told && believable(gregorian.fields(today).year).contains(&year) {
        return Ok((gregorian, year));
    }
    Err(DateTextError::YearTooFar { calendar, year })
}

/// Years a typed date may be in: of the living and their parents, and of long contracts.
const fn believable(this_year: i32) -> RangeInclusive<i32> {
    this_year - 150..=this_year + 100
}

/// The year that ends in `short`, from 79 years before `this_year` to 20 after it.
const fn within_century(short: i32, this_year: i32) -> i32 {
    let last = this_year + 20;
    last - (last - short).rem_euclid(100)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::CalendarKind::{Gregorian, Hijri, Jalali};
    use super::*;
    use proptest::prelude::*;

    /// 22 November 2025, 1 Azar 1404, 1 Jumada II 1447.
    fn today() -> CivilDate {
        "2025-11-22".parse().unwrap()
    }

    fn read(text: &str, calendar: CalendarKind) -> String {
        match parse_date(text, calendar, today()) {
            Ok(date) => date.to_string(),
            Err(error) => panic!("{text}: {error}"),
        }
    }

    fn refused(text: &str, calendar: CalendarKind) -> DateTextError {
        parse_date(text, calendar, today()).unwrap_err()
    }

    #[test]
    fn a_jalali_date_is_read_in_every_way_it_is_written() {
        for text in [
            "1403/5/12",
            "۱۴۰۳/۰۵/۱۲",
            "١٤٠٣-٥-١٢",
            "1403.05.12",
            "1403 5 12",
            "12/5/1403",
            "14030512",
            "403/5/12",
            "03/5/12",
            "12 مرداد 1403",
            "۱۲ مردادماه ۱۴۰۳",
            "۱۲ مرداد ماه ۱۴۰۳",
            "1403 مرداد 12",
            "جمعه، ۱۲ مرداد ۱۴۰۳",
            "12 Mordad 1403",
            "۱۲ اسد ۱۴۰۳",
            "۱۲مرداد۱۴۰۳",
            "12 مرداد 03",
            "1403/05/12 ه‍.ش",
        ] {
            assert_eq!(read(text, Jalali), "2024-08-02", "{text}");
        }
    }

    #[test]
    fn any_digits_go_with_any_separator() {
        for separator in ["/", "-", ".", ",", " ", "،", "٫", "٬", "\\", "–", "−", "_", " / ", ":", "‏/‏"]
        {
            for digits in DigitSystem::ALL {
                let written = ["1403", "5", "12"].join(separator);
                assert_eq!(read(&digits.convert(&written), Jalali), "2024-08-02", "{written}");
            }
        }
        assert_eq!(read("１４０３／５／１２", Jalali), "2024-08-02");
    }

    #[test]
    fn a_gregorian_date_is_read_in_three_languages() {
        for text in [
            "12/5/2024",
            "2024-05-12",
            "12.5.24",
            "20240512",
            "12 May 2024",
            "May 12, 2024",
            "12th of May 2024",
            "Sunday, 12 May 2024",
            "12 مه 2024",
            "۱۲ می ۲۰۲۴",
            "١٢ مايو ٢٠٢٤",
            "١٢ أيار ٢٠٢٤",
            "12 أيار/مايو 2024",
            "12 ماي 2024",
            "12/5/2024م",
        ] {
            assert_eq!(read(text, Gregorian), "2024-05-12", "{text}");
        }
    }

    #[test]
    fn a_hijri_date_is_read_in_three_languages() {
        for text in
            ["1/9/1445", "١ رمضان ١٤٤٥", "1 شهر رمضان 1445 هـ", "1 Ramadan 1445", "1445/9/1", "1 رمضان 445"]
        {
            assert_eq!(read(text, Hijri), "2024-03-11", "{text}");
        }
    }

    #[test]
    fn months_of_two_words_are_read_with_and_without_their_space() {
        for text in ["1 ربيع الأول 1446", "۱ ربیع‌الاول ۱۴۴۶", "1 Rabi al-Awwal 1446", "1 Rabi I 1446"]
        {
            assert_eq!(read(text, Hijri), read("1/3/1446", Hijri), "{text}");
        }
        assert_eq!(read("3 كانون الثاني 2025", Gregorian), "2025-01-03");
        assert_eq!(read("3 تشرين الأول/أكتوبر 2025", Gregorian), "2025-10-03");
        assert_eq!(read("10 ذو الحجة 1446", Hijri), "2025-06-06");
    }

    #[test]
    fn a_name_or_an_era_of_another_calendar_tells_the_calendar() {
        assert_eq!(read("1 فروردین 1404", Gregorian), "2025-03-21");
        assert_eq!(read("12 May 2024", Jalali), "2024-05-12");
        assert_eq!(read("1/9/1445 ه‍.ق", Jalali), "2024-03-11");
        assert_eq!(read("21/3/2025 م", Jalali), "2025-03-21");
    }

    #[test]
    fn a_year_only_the_gregorian_calendar_can_mean_is_gregorian() {
        assert_eq!(read("2024-05-12", Jalali), "2024-05-12");
        assert_eq!(read("12/5/2024", Hijri), "2024-05-12");
    }

    #[test]
    fn a_jalali_year_in_the_gregorian_calendar_is_too_far_to_be_meant() {
        assert_eq!(
            refused("1403/5/12", Gregorian),
            DateTextError::YearTooFar { calendar: Gregorian, year: 1403 }
        );
    }

    #[test]
    fn a_name_and_an_era_that_contradict_each_other_are_no_date() {
        assert!(matches!(refused("12 مهر 1403 م", Jalali), DateTextError::NotADate { .. }));
    }

    #[test]
    fn two_digits_mean_the_year_from_79_back_to_20_ahead() {
        assert_eq!(read("70/1/1", Jalali), read("1370/1/1", Jalali));
        assert_eq!(read("24/1/1", Jalali), read("1424/1/1", Jalali));
        assert_eq!(read("25/1/1", Jalali), read("1325/1/1", Jalali));
        assert_eq!(read("1/1/45", Gregorian), "2045-01-01");
        assert_eq!(read("1/1/46", Gregorian), "1946-01-01");
    }

    #[test]
    fn the_30th_of_esfand_is_read_in_leap_years_only() {
        assert_eq!(read("۳۰ اسفند ۱۴۰۳", Jalali), "2025-03-20");
        assert_eq!(
            refused("۳۰ اسفند ۱۴۰۴", Jalali),
            DateTextError::NoSuchDate(DateError::NoSuchDay {
                calendar: Jalali,
                year: 1404,
                month: 12,
                day: 30,
                length: 29
            })
        );
    }

    #[test]
    fn the_american_order_is_refused_for_its_month_and_never_guessed() {
        assert_eq!(
            refused("5/13/2024", Gregorian),
            DateTextError::NoSuchDate(DateError::NoSuchMonth { month: 13 })
        );
    }

    #[test]
    fn a_word_that_is_no_month_is_named() {
        assert_eq!(
            refused("12 Foo 2024", Gregorian),
            DateTextError::UnknownWord { text: "12 Foo 2024".to_owned(), word: "foo".to_owned() }
        );
        assert!(matches!(refused("فردا", Jalali), DateTextError::UnknownWord { .. }));
    }

    #[test]
    fn a_date_without_a_year_is_incomplete() {
        for text in ["12/5", "12 مهر", "1403", "مهر", "مهر 1403"] {
            assert_eq!(refused(text, Jalali), DateTextError::Incomplete { text: text.to_owned() });
        }
    }

    #[test]
    fn too_many_or_too_long_parts_are_no_date() {
        for text in ["1/2/3/4", "12/5/20245", "123456789", "12 مهر 1403 5", "99999999999999999999"] {
            assert_eq!(refused(text, Jalali), DateTextError::NotADate { text: text.to_owned() }, "{text}");
        }
    }

    #[test]
    fn a_month_no_byte_can_hold_is_no_month() {
        assert!(matches!(refused("1403/300/1", Jalali), DateTextError::NoSuchDate(_)));
    }

    #[test]
    fn nothing_is_empty() {
        for text in ["", "  ", "//", "\u{200f}"] {
            assert_eq!(refused(text, Jalali), DateTextError::Empty);
        }
    }

    #[test]
    fn a_date_is_shown_padded_in_the_readers_digits() {
        let date = Jalali.date(1403, 5, 2).unwrap();
        assert_eq!(format_numeric(date, Jalali, DigitSystem::Persian), "۱۴۰۳/۰۵/۰۲");
        assert_eq!(format_numeric(date, Gregorian, DigitSystem::Latin), "2024/07/23");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(days in -32_000i32..54_000) {
            let date = CivilDate::from_days(days).unwrap();
            for calendar in CalendarKind::ALL {
                for digits in DigitSystem::ALL {
                    let shown = format_numeric(date, calendar, digits);
                    prop_assert_eq!(parse_date(&shown, calendar, today()), Ok(date), "{}", shown);
                }
            }
        }

        #[test]
        fn any_text_is_a_date_or_an_error(text in "[0-9/ a-zا-ی]{0,16}") {
            for calendar in CalendarKind::ALL {
                if let Ok(date) = parse_date(&text, calendar, today()) {
                    let shown = format_numeric(date, calendar, DigitSystem::Latin);
                    prop_assert_eq!(parse_date(&shown, calendar, today()), Ok(date));
                }
            }
        }
    }
}
