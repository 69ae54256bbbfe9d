//! Days to remember and consents, as typed: their dates are written in the user's calendar.

use crate::domain::calendar::{CalendarKind, YearMonthDay};
use crate::domain::party::{Anniversary, AnniversaryKind, Channel, Consent};
use crate::domain::time::{CivilDate, Instant, UtcOffset};
use crate::usecases::edit_party::Typing;
use crate::usecases::edit_party::list_edit::Written;
use crate::usecases::validation::{FieldError, FormField, LINE_LIMIT, gather};

/// A day to remember as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenAnniversary {
    /// What is remembered.
    pub kind: AnniversaryKind,
    /// The calendar it is written in, and in which it comes back each year.
    pub calendar: CalendarKind,
    /// The year, none when unknown.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month.
    pub day: u8,
}

impl Written<Anniversary> for WrittenAnniversary {
    const FIELD: FormField = FormField::AnniversaryDate;

    fn check(self, typing: &Typing<'_>) -> Result<Anniversary, Vec<FieldError>> {
        let mut faults = Vec::new();
        let kind = match &self.kind {
            AnniversaryKind::Other(name) => AnniversaryKind::Other(gather(
                FormField::AnniversaryName.required(name, LINE_LIMIT),
                &mut faults,
            )),
            known => known.clone(),
        };
        match self.date(typing.now) {
            Ok(date) if faults.is_empty() => {
                Ok(Anniversary { kind, date, calendar: self.calendar, year_known: self.year.is_some() })
            }
            Ok(_) => Err(faults),
            Err(fault) => {
                faults.push(fault);
                Err(faults)
            }
        }
    }
}

impl WrittenAnniversary {
    fn date(&self, now: Instant) -> Result<CivilDate, FieldError> {
        let in_year = |year| YearMonthDay { year, month: self.month, day: self.day };
        let check = |year| FormField::AnniversaryDate.past_date(self.calendar, in_year(year), now);
        match self.year {
            Some(year) => check(year),
            None => {
                // Without a year, any past year that has the day will do: a leap day lies at most
                // eight years back, a 30th of a lunar month a few.
                let last = self.calendar.fields(now.civil_date(UtcOffset::UTC)).year - 1;
                (0..=8).map(|back| check(last - back)).find(Result::is_ok).unwrap_or_else(|| check(last))
            }
        }
    }
}

/// A consent as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenConsent {
    /// On which channel.
    pub channel: Channel,
    /// Allowed or refused.
    pub granted: bool,
    /// The calendar the day is written in.
    pub calendar: CalendarKind,
    /// On which day.
    pub on: YearMonthDay,
    /// How it was given; may be empty.
    pub source: String,
}

impl Written<Consent> for WrittenConsent {
    const FIELD: FormField = FormField::ConsentDate;
    const REPLACES: bool = true;

    fn check(self, typing: &Typing<'_>) -> Result<Consent, Vec<FieldError>> {
        let source = FormField::ConsentSource.text(&self.source, LINE_LIMIT);
        match (FormField::ConsentDate.past_date(self.calendar, self.on, typing.now), source) {
            (Ok(on), Ok(source)) => Ok(Consent { channel: self.channel, granted: self.granted, on, source }),
            (on, source) => Err([on.err(), source.err()].into_iter().flatten().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::time::MILLIS_PER_DAY;

    #[test]
    fn the_last_day_of_every_month_is_kept_without_a_year_whenever_it_is_typed() {
        for (calendar, last_days) in [
            (CalendarKind::Hijri, [30; 12]),
            (CalendarKind::Jalali, [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30]),
            (CalendarKind::Gregorian, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        ] {
            for year in 2020..2110 {
                let now = CalendarKind::Gregorian.date(year, 1, 15).unwrap();
                let now = Instant::from_millis(i64::from(now.days()) * MILLIS_PER_DAY);
                for (month, day) in (1..).zip(last_days) {
                    let kind = AnniversaryKind::Birthday;
                    let written = WrittenAnniversary { kind, calendar, year: None, month, day };
                    let kept = calendar.fields(written.date(now).unwrap());
                    assert_eq!((kept.month, kept.day), (month, day), "{calendar:?} {year}");
                }
            }
        }
    }
}
