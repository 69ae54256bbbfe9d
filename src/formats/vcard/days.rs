//! Birthdays and other days, as cards write them.

use super::own;
use super::property::Property;
use super::read::Reading;
use crate::domain::calendar::CalendarKind;
use crate::domain::date_text::parse_date;
use crate::domain::party::{Anniversary, AnniversaryKind};
use crate::domain::time::CivilDate;

/// The year that stands for none, by Apple's habit; a leap year, as is the one below.
const YEAR_OF_NONE: i32 = 1604;
/// The year in which a day without one is kept.
const KEPT_YEAR: i32 = 2000;
/// The first year that is taken for one of the Gregorian calendar without a doubt: before it, a year may be
/// one of the Hijri calendars that was written where a Gregorian one belongs.
const FIRST_GREGORIAN_YEAR: i32 = 1700;
/// Says in Apple's products which year stands for none.
pub(super) const OMITTED_YEAR: &str = "X-APPLE-OMIT-YEAR";

/// What our own words say is remembered.
const BIRTHDAY: &str = "birthday";
const FOUNDING: &str = "founding";
const FIRST_PURCHASE: &str = "purchase";
const OTHER: &str = "other";

/// The anniversary of a property; none where its value is no day. `kind` is what it remembers where we did
/// not write it ourselves.
pub(super) fn anniversary(
    property: &Property,
    kind: AnniversaryKind,
    label: &str,
    context: &Reading,
) -> Option<Anniversary> {
    let own = property.parameter(own::PARAMETER).map(|own| own.split(',').collect::<Vec<_>>());
    let text = property.text();
    let (date, year_known) = match &own {
        Some(_) => in_figures(&text, CivilDate::MIN)?,
        None => day(&text, property.parameter(OMITTED_YEAR), context)?,
    };
    // Day and month are of the Gregorian calendar, and so are those that come back.
    let calendar = if year_known { context.calendar } else { CalendarKind::Gregorian };
    let read = Anniversary { kind, date, calendar, year_known };
    let Some(own) = own else { return Some(read) };
    let part = |place: usize| own.get(place).copied().unwrap_or_default();
    let kind = match part(1) {
        BIRTHDAY => AnniversaryKind::Birthday,
        FOUNDING => AnniversaryKind::Founding,
        FIRST_PURCHASE => AnniversaryKind::FirstPurchase,
        OTHER => AnniversaryKind::Other(label.to_owned()),
        _ => read.kind,
    };
    let calendar = own::meant(&own::CALENDARS, part(0)).unwrap_or(read.calendar);
    let exact = part(2).parse().ok();
    Some(Anniversary { kind, calendar, date: exact.unwrap_or(date), year_known: exact.is_none() })
}

/// What our parameter says of an anniversary.
pub(super) fn own_text(anniversary: &Anniversary) -> String {
    let kind = match anniversary.kind {
        AnniversaryKind::Birthday => BIRTHDAY,
        AnniversaryKind::Founding => FOUNDING,
        AnniversaryKind::FirstPurchase => FIRST_PURCHASE,
        AnniversaryKind::Other(_) => OTHER,
    };
    let text = format!("{},{kind}", own::word(&own::CALENDARS, anniversary.calendar));
    if anniversary.year_known { text } else { format!("{text},{}", anniversary.date) }
}

/// A day with its year, or in the year that stands for none: `1985-04-12`, `1604-04-12`.
pub(super) fn day_text(anniversary: &Anniversary) -> String {
    let text = anniversary.date.to_string();
    match text.get(4..) {
        Some(month_and_day) if !anniversary.year_known => format!("{YEAR_OF_NONE}{month_and_day}"),
        _ => text,
    }
}

/// The day that a text is, and whether it says the year.
fn day(text: &str, omitted: Option<&str>, context: &Reading) -> Option<(CivilDate, bool)> {
    let earliest = CalendarKind::Gregorian.date(FIRST_GREGORIAN_YEAR, 1, 1).ok()?;
    if let Some((date, known)) = in_figures(text, earliest) {
        let omits = omitted.is_some_and(|year| text.starts_with(year.trim()));
        return Some(if omits { in_kept_year(date) } else { (date, known) });
    }
    // Anything else is read as people write days; that a time of day may follow is left out.
    let date = text.split(['T', 't']).next().filter(|start| start.ends_with(|end: char| end.is_numeric()));
    let text = date.unwrap_or(text);
    parse_date(text, context.calendar, context.today).ok().map(|date| (date, true))
}

/// The day of `1985-04-12`, `19850412`, `--04-12`, `--0412` and `1604-04-12`, a time of day behind it left
/// out; none for one with a year that is before `earliest`.
fn in_figures(text: &str, earliest: CivilDate) -> Option<(CivilDate, bool)> {
    let text = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let (year, rest) = match text.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => (Some(text.get(..4)?), text.get(4..)?),
    };
    let digits = rest.strip_prefix('-').unwrap_or(rest).replace('-', "");
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if digits.len() != 4 || !all_digits(&digits) || !year.is_none_or(all_digits) {
        return None;
    }
    let (month, day) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    let year = year.map_or(Some(YEAR_OF_NONE), |year| year.parse().ok())?;
    if matches!(year, YEAR_OF_NONE | 0) {
        return CalendarKind::Gregorian.date(KEPT_YEAR, month, day).ok().map(|date| (date, false));
    }
    let date = CalendarKind::Gregorian.date(year, month, day).ok()?;
    (date >= earliest).then_some((date, true))
}

/// A day whose year stands for none.
fn in_kept_year(date: CivilDate) -> (CivilDate, bool) {
    let fields = CalendarKind::Gregorian.fields(date);
    (CalendarKind::Gregorian.date(KEPT_YEAR, fields.month, fields.day).unwrap_or(date), false)
}
