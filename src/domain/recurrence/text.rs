//! Rules as text: the value of iCalendar's `RRULE` (RFC 5545, 3.3.10) with the parts of RFC 7529.

use super::{End, Frequency, Rule, RuleError, Skip, WeekdayRule};
use crate::domain::calendar::{CalendarKind, CivilDate, Weekday};
use std::str::FromStr;
use thiserror::Error;

/// Text that is no rule, or one that cannot be kept here. Parts and values are named as they were given.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
pub enum RuleTextError {
    /// It does not say how often.
    #[error("the rule has no FREQ")]
    NoFrequency,
    /// A piece without a name and a value.
    #[error("{0:?} is not a part of a rule such as FREQ=DAILY")]
    NotAPart(String),
    /// A part that no standard has.
    #[error("rules have no part {0}")]
    UnknownPart(String),
    /// A part that is given twice.
    #[error("the rule has {0} twice")]
    Repeated(String),
    /// A part that RFC 5545 has, and that is finer or other than whole days of months and years.
    #[error("{0} is not supported")]
    UnsupportedPart(String),
    /// A value that the standards have, and that is not known here: a frequency below the day, another
    /// calendar, a leap month.
    #[error("{part}={value} is not supported")]
    UnsupportedValue {
        /// The part.
        part: &'static str,
        /// Its value.
        value: String,
    },
    /// A value that the part cannot have.
    #[error("{part} cannot be {value:?}")]
    BadValue {
        /// The part.
        part: &'static str,
        /// Its value.
        value: String,
    },
    /// Both a number of occurrences and a last day.
    #[error("the rule has both COUNT and UNTIL")]
    TwoEnds,
    /// Every part can be read, and the rule is not sound.
    #[error(transparent)]
    Unsound(#[from] RuleError),
}

impl Rule {
    /// The rule as the value of an `RRULE`, such as `RSCALE=PERSIAN;FREQ=MONTHLY;BYMONTHDAY=15`. What
    /// the standard takes for granted is left out.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut parts = Vec::new();
        // RFC 7529 allows SKIP only with RSCALE.
        if self.calendar != CalendarKind::Gregorian || self.skip != Skip::Omit {
            parts.push(format!("RSCALE={}", calendar_text(self.calendar)));
        }
        parts.push(format!("FREQ={}", self.frequency.text()));
        if self.interval != 1 {
            parts.push(format!("INTERVAL={}", self.interval));
        }
        let mut list = |part: &str, values: Vec<String>| {
            if !values.is_empty() {
                parts.push(format!("{part}={}", values.join(",")));
            }
        };
        list("BYMONTH", self.by_month.iter().map(u8::to_string).collect());
        list("BYYEARDAY", self.by_year_day.iter().map(i16::to_string).collect());
        list("BYMONTHDAY", self.by_month_day.iter().map(i8::to_string).collect());
        list("BYDAY", self.by_weekday.iter().map(weekday_rule_text).collect());
        list("BYSETPOS", self.by_set_position.iter().map(i16::to_string).collect());
        if self.week_start != Weekday::Monday {
            parts.push(format!("WKST={}", weekday_text(self.week_start)));
        }
        match self.skip {
            Skip::Omit => {}
            Skip::Backward => parts.push("SKIP=BACKWARD".to_owned()),
            Skip::Forward => parts.push("SKIP=FORWARD".to_owned()),
        }
        match self.end {
            End::Never => {}
            End::Count(count) => parts.push(format!("COUNT={count}")),
            End::Until(day) => parts.push(format!("UNTIL={}", day.to_string().replace('-', ""))),
        }
        parts.join(";")
    }

    /// Reads the value of an `RRULE`, its parts in any order and in either case.
    ///
    /// Of an `UNTIL` with a time its date is taken as it stands. `ISLAMIC` and `ISLAMIC-CIVIL` are read
    /// as the Hijri calendar kept here, which may differ from theirs by a day.
    pub fn parse(text: &str) -> Result<Self, RuleTextError> {
        let mut rule = Self { skip: Skip::Omit, ..Self::every(1, Frequency::Daily, CalendarKind::Gregorian) };
        let mut seen = Vec::new();
        // Some programs end a rule with a semicolon.
        for part in text.trim().split(';').filter(|part| !part.is_empty()) {
            let not_a_part = || RuleTextError::NotAPart(part.to_owned());
            let (name, value) = part.split_once('=').ok_or_else(not_a_part)?;
            let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
            if seen.contains(&name) {
                return Err(RuleTextError::Repeated(name));
            }
            rule.read_part(&name, &value)?;
            seen.push(name);
        }
        let has = |name: &str| seen.iter().any(|seen| seen == name);
        if !has("FREQ") {
            return Err(RuleTextError::NoFrequency);
        }
        if has("COUNT") && has("UNTIL") {
            return Err(RuleTextError::TwoEnds);
        }
        rule.check_parts()?;
        Ok(rule)
    }

    fn read_part(&mut self, name: &str, value: &str) -> Result<(), RuleTextError> {
        match name {
            "RSCALE" => self.calendar = read_calendar(value)?,
            "FREQ" => self.frequency = read_frequency(value)?,
            "INTERVAL" => self.interval = read_number("INTERVAL", value)?,
            "BYMONTH" => self.by_month = read_list(value, read_month)?,
            "BYYEARDAY" => self.by_year_day = read_list(value, |day| read_number("BYYEARDAY", day))?,
            "BYMONTHDAY" => self.by_month_day = read_list(value, |day| read_number("BYMONTHDAY", day))?,
            "BYDAY" => self.by_weekday = read_list(value, read_weekday_rule)?,
            "BYSETPOS" => self.by_set_position = read_list(value, |place| read_number("BYSETPOS", place))?,
            "WKST" => self.week_start = read_weekday(value).ok_or_else(|| bad("WKST", value))?,
            "SKIP" => self.skip = read_skip(value)?,
            "COUNT" => self.end = End::Count(read_number("COUNT", value)?),
            "UNTIL" => self.end = End::Until(read_date(value).ok_or_else(|| bad("UNTIL", value))?),
            "BYWEEKNO" | "BYHOUR" | "BYMINUTE" | "BYSECOND" => {
                return Err(RuleTextError::UnsupportedPart(name.to_owned()));
            }
            _ => return Err(RuleTextError::UnknownPart(name.to_owned())),
        }
        Ok(())
    }
}

impl Frequency {
    /// How `FREQ` names it.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Yearly => "YEARLY",
        }
    }
}

fn bad(part: &'static str, value: &str) -> RuleTextError {
    RuleTextError::BadValue { part, value: value.to_owned() }
}

fn unsupported(part: &'static str, value: &str) -> RuleTextError {
    RuleTextError::UnsupportedValue { part, value: value.to_owned() }
}

fn read_number<N: FromStr>(part: &'static str, value: &str) -> Result<N, RuleTextError> {
    value.parse().map_err(|_| bad(part, value))
}

fn read_list<T>(
    value: &str,
    read: impl Fn(&str) -> Result<T, RuleTextError>,
) -> Result<Vec<T>, RuleTextError> {
    value.split(',').map(|one| read(one.trim())).collect()
}

fn read_frequency(value: &str) -> Result<Frequency, RuleTextError> {
    match value {
        "DAILY" => Ok(Frequency::Daily),
        "WEEKLY" => Ok(Frequency::Weekly),
        "MONTHLY" => Ok(Frequency::Monthly),
        "YEARLY" => Ok(Frequency::Yearly),
        "HOURLY" | "MINUTELY" | "SECONDLY" => Err(unsupported("FREQ", value)),
        _ => Err(bad("FREQ", value)),
    }
}

/// The names of CLDR, as RFC 7529 asks for.
fn calendar_text(calendar: CalendarKind) -> &'static str {
    match calendar {
        CalendarKind::Jalali => "PERSIAN",
        CalendarKind::Hijri => "ISLAMIC-UMALQURA",
        CalendarKind::Gregorian => "GREGORIAN",
    }
}

fn read_calendar(value: &str) -> Result<CalendarKind, RuleTextError> {
    match value {
        "PERSIAN" => Ok(CalendarKind::Jalali),
        "ISLAMIC-UMALQURA" | "ISLAMIC" | "ISLAMIC-CIVIL" => Ok(CalendarKind::Hijri),
        "GREGORIAN" => Ok(CalendarKind::Gregorian),
        _ => Err(unsupported("RSCALE", value)),
    }
}

fn read_month(value: &str) -> Result<u8, RuleTextError> {
    // The fifth leap month of a calendar with leap months is 5L.
    let is_leap = value.strip_suffix('L').is_some_and(|number| number.parse::<u8>().is_ok());
    if is_leap { Err(unsupported("BYMONTH", value)) } else { read_number("BYMONTH", value) }
}

fn read_skip(value: &str) -> Result<Skip, RuleTextError> {
    match value {
        "OMIT" => Ok(Skip::Omit),
        "BACKWARD" => Ok(Skip::Backward),
        "FORWARD" => Ok(Skip::Forward),
        _ => Err(bad("SKIP", value)),
    }
}

fn weekday_text(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

fn read_weekday(value: &str) -> Option<Weekday> {
    Weekday::ALL.into_iter().find(|weekday| weekday_text(*weekday) == value)
}

fn weekday_rule_text(listed: &WeekdayRule) -> String {
    let weekday = weekday_text(listed.weekday);
    listed.nth.map_or_else(|| weekday.to_owned(), |nth| format!("{nth}{weekday}"))
}

fn read_weekday_rule(value: &str) -> Result<WeekdayRule, RuleTextError> {
    let (nth, weekday) = value.split_at_checked(value.len().saturating_sub(2)).unwrap_or_default();
    let weekday = read_weekday(weekday).ok_or_else(|| bad("BYDAY", value))?;
    let nth = if nth.is_empty() { None } else { Some(nth.parse().map_err(|_| bad("BYDAY", value))?) };
    Ok(WeekdayRule { weekday, nth })
}

/// A date such as `20250320`, with a time after it or not.
fn read_date(value: &str) -> Option<CivilDate> {
    let (date, time) = value.split_once('T').unwrap_or((value, "000000"));
    let time = time.strip_suffix('Z').unwrap_or(time);
    if date.len() != 8 || time.len() != 6 || !time.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    format!("{year}-{month}-{day}").parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::tests::any_rule;
    use super::*;
    use crate::domain::calendar::CalendarKind::{Gregorian, Hijri, Jalali};
    use proptest::prelude::*;

    fn error(text: &str) -> RuleTextError {
        Rule::parse(text).unwrap_err()
    }

    #[test]
    fn the_15th_of_each_jalali_month_is_written_with_its_calendar() {
        let rule = Rule { skip: Skip::Omit, ..Rule::monthly_on_day(Jalali, 15) };
        assert_eq!(rule.to_text(), "RSCALE=PERSIAN;FREQ=MONTHLY;BYMONTHDAY=15");
    }

    #[test]
    fn a_gregorian_rule_is_written_as_any_calendar_program_reads_it() {
        assert_eq!(Rule::daily(1).to_text(), "FREQ=DAILY");
        let end = End::Until("2025-12-31".parse().unwrap());
        let weekly =
            Rule { interval: 2, week_start: Weekday::Saturday, end, ..Rule::weekly_on(&Weekday::ALL) };
        let text = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU;WKST=SA;UNTIL=20251231";
        assert_eq!(weekly.to_text(), text);
    }

    #[test]
    fn a_gregorian_rule_that_moves_days_is_written_with_its_calendar_for_skip_needs_it() {
        let rent = Rule { end: End::Count(12), ..Rule::monthly_on_day(Gregorian, 31) };
        assert_eq!(rent.to_text(), "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD;COUNT=12");
    }

    #[test]
    fn parts_are_read_in_any_order_and_case() {
        let rule = Rule::parse("byday=-1th, +2mo ;Freq=Monthly;rscale=Persian;skip=forward;").unwrap();
        let by_weekday = vec![
            WeekdayRule { weekday: Weekday::Thursday, nth: Some(-1) },
            WeekdayRule { weekday: Weekday::Monday, nth: Some(2) },
        ];
        let monthly = Rule::every(1, Frequency::Monthly, Jalali);
        assert_eq!(rule, Rule { by_weekday, skip: Skip::Forward, ..monthly });
    }

    #[test]
    fn days_that_are_missing_are_left_out_unless_the_text_says_otherwise() {
        assert_eq!(Rule::parse("FREQ=MONTHLY;BYMONTHDAY=31").unwrap().skip, Skip::Omit);
        assert_eq!(Rule::parse("RSCALE=PERSIAN;FREQ=MONTHLY").unwrap().skip, Skip::Omit);
    }

    #[test]
    fn each_name_of_the_lunar_calendar_is_read() {
        for name in ["ISLAMIC-UMALQURA", "islamic", "Islamic-Civil"] {
            assert_eq!(Rule::parse(&format!("FREQ=DAILY;RSCALE={name}")).unwrap().calendar, Hijri);
        }
        assert_eq!(
            Rule::every(1, Frequency::Daily, Hijri).to_text(),
            "RSCALE=ISLAMIC-UMALQURA;FREQ=DAILY;SKIP=BACKWARD"
        );
    }

    #[test]
    fn the_date_of_an_end_with_a_time_is_taken() {
        for text in ["20250320", "20250320T235959Z", "20250320T080000"] {
            let rule = Rule::parse(&format!("FREQ=DAILY;UNTIL={text}")).unwrap();
            assert_eq!(rule.end, End::Until("2025-03-20".parse().unwrap()));
        }
        for text in ["2025-03-20", "20250229", "20250320T", "20250320T2359", "2025032۰", "", "T000000Z"] {
            assert!(matches!(error(&format!("FREQ=DAILY;UNTIL={text}")), RuleTextError::BadValue { .. }));
        }
    }

    #[test]
    fn what_is_not_supported_is_named() {
        for (text, named) in [
            ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO is not supported"),
            ("FREQ=DAILY;BYHOUR=9,10", "BYHOUR is not supported"),
            ("FREQ=HOURLY", "FREQ=HOURLY is not supported"),
            ("RSCALE=CHINESE;FREQ=YEARLY", "RSCALE=CHINESE is not supported"),
            ("RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L", "RSCALE=HEBREW is not supported"),
            ("FREQ=YEARLY;BYMONTH=5L", "BYMONTH=5L is not supported"),
            ("FREQ=YEARLY;X-NAME=1", "rules have no part X-NAME"),
        ] {
            assert_eq!(error(text).to_string(), named);
        }
    }

    #[test]
    fn what_is_no_rule_says_why() {
        for (text, why) in [
            ("", "the rule has no FREQ"),
            ("INTERVAL=2", "the rule has no FREQ"),
            ("FREQ", "\"FREQ\" is not a part of a rule such as FREQ=DAILY"),
            ("FREQ=DAILY;FREQ=WEEKLY", "the rule has FREQ twice"),
            ("FREQ=FORTNIGHTLY", "FREQ cannot be \"FORTNIGHTLY\""),
            ("FREQ=DAILY;INTERVAL=-1", "INTERVAL cannot be \"-1\""),
            ("FREQ=DAILY;INTERVAL=70000", "INTERVAL cannot be \"70000\""),
            ("FREQ=DAILY;INTERVAL=0", "INTERVAL is 0, and has to be 1 or more"),
            ("FREQ=DAILY;COUNT=", "COUNT cannot be \"\""),
            ("FREQ=DAILY;COUNT=3;UNTIL=20250320", "the rule has both COUNT and UNTIL"),
            ("FREQ=WEEKLY;BYDAY=XX", "BYDAY cannot be \"XX\""),
            ("FREQ=WEEKLY;BYDAY=M", "BYDAY cannot be \"M\""),
            ("FREQ=WEEKLY;BYDAY=€", "BYDAY cannot be \"€\""),
            ("FREQ=MONTHLY;BYDAY=1.5MO", "BYDAY cannot be \"1.5MO\""),
            ("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY cannot be \"\""),
            ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY has 32, and has to be 1 to 31 or -1 to -31"),
            ("FREQ=DAILY;WKST=1", "WKST cannot be \"1\""),
            ("FREQ=DAILY;RSCALE=GREGORIAN;SKIP=YES", "SKIP cannot be \"YES\""),
        ] {
            assert_eq!(error(text).to_string(), why);
        }
    }

    proptest! {
        #[test]
        fn a_rule_survives_the_way_to_text_and_back(rule in any_rule()) {
            prop_assert_eq!(Rule::parse(&rule.to_text()), Ok(rule));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[A-Z=;,0-9+-]{0,40}|\\PC{0,20}") {
            if let Ok(rule) = Rule::parse(&text) {
                prop_assert_eq!(Rule::parse(&rule.to_text()), Ok(rule));
            }
        }
    }
}
