//! What may be typed into which field, and what is said of what may not.
//!
//! Any text is kept as the text it is. Only its ends are trimmed, and only length is limited, so
//! that a pasted book does not end up in every list, in memory and on the disk.

use std::fmt;

use thiserror::Error;

use crate::domain::calendar::{CalendarKind, DateError, YearMonthDay};
use crate::domain::id::FieldId;
use crate::domain::language::Language;
use crate::domain::phone::PhoneError;
use crate::domain::recurrence::RuleError;
use crate::domain::time::{CivilDate, Instant, MILLIS_PER_DAY, UtcOffset};

/// Names, titles, labels and other single lines: the longest legal names of companies have some
/// 160 letters, and a list shows far fewer.
pub const LINE_LIMIT: usize = 200;
/// An e-mail address, by RFC 5321's limit on a path (256 with its brackets).
pub const EMAIL_LIMIT: usize = 254;
/// The part of an e-mail address before the `@`, by RFC 5321.
pub const EMAIL_LOCAL_LIMIT: usize = 64;
/// A tag: longer ones are notes, and do not fit on a chip.
pub const TAG_LIMIT: usize = 50;
/// A web address, well above what any business prints.
pub const WEBSITE_LIMIT: usize = 500;
/// The street of an address: several printed lines.
pub const STREET_LIMIT: usize = 500;
/// Notes, and what was said in an interaction: some eight printed pages, and still small enough
/// for one entry of the log.
pub const TEXT_LIMIT: usize = 20_000;
/// The text of a template in one language: what Telegram, the strictest of the messengers, takes at once
/// (4,096), with some room for what is filled in.
pub const MESSAGE_LIMIT: usize = 4_000;
/// Fields of the user's own for one kind of record: a form of more is filled in by nobody.
pub const CUSTOM_FIELD_LIMIT: usize = 50;
/// Options of a choice, retired ones among them: longer lists are found by searching rather than by choosing.
pub const OPTION_LIMIT: usize = 100;
/// Phones, e-mails, addresses and the like of one party: enough for a company's switchboard.
pub const LIST_LIMIT: usize = 50;
/// Steps of a task: what no longer fits on a phone's screen five times over is several tasks.
pub const CHECKLIST_LIMIT: usize = 50;
/// A task's length in minutes, and how long before it a reminder may be given: four weeks, the longest
/// trade fair and the longest notice.
pub const TASK_MINUTES_LIMIT: u32 = 28 * 24 * 60;
/// An interaction's length in seconds: a day.
pub const DURATION_LIMIT_S: u32 = 86_400;
/// How far ahead of the device's clock something that has happened may lie, so that neither a
/// clock that is slow nor a time zone gets in the way.
const CLOCK_SLACK_MS: i64 = MILLIS_PER_DAY;

/// A field as the user sees it on a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum FormField {
    Name,
    Honorific,
    JobTitle,
    Industry,
    Registration,
    Website,
    Phone,
    Email,
    /// The one field that takes a telephone number or an e-mail address.
    Contact,
    Street,
    District,
    City,
    Region,
    PostalCode,
    Country,
    Handle,
    Tag,
    Owner,
    Source,
    ConsentDate,
    ConsentSource,
    AnniversaryName,
    AnniversaryDate,
    Notes,
    /// The party at the other end of a link.
    OtherParty,
    LinkTitle,
    Subject,
    Text,
    /// The subject of a template in a language.
    SubjectIn(Language),
    /// The text of a template in a language.
    TextIn(Language),
    When,
    Duration,
    TaskTitle,
    Place,
    Due,
    Repeats,
    Reminder,
    Checklist,
    Assignee,
    /// A photo, voice note or other file.
    File,
    /// A field of the user's own.
    Custom(FieldId),
    /// What a field of the user's own is called in a language.
    LabelIn(Language),
    /// The options of a field of the user's own.
    Options,
    /// What kind of field of the user's own it is.
    FieldKind,
}

/// What is wrong with what was typed into a field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// Nothing that can be seen was typed.
    #[error("is empty")]
    Empty,
    /// Too many characters (Unicode scalar values).
    #[error("has {length} characters of at most {limit}")]
    TooLong {
        /// How many there are.
        length: usize,
        /// How many there may be.
        limit: usize,
    },
    /// The list it would join is full.
    #[error("would be more than {limit} of its kind")]
    TooMany {
        /// How many there may be.
        limit: usize,
    },
    /// It is no telephone number.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// It is no e-mail address.
    #[error("is no e-mail address")]
    NotAnEmail,
    /// It is not a country of ISO 3166-1.
    #[error("is no country")]
    NotACountry,
    /// The calendar has no such day.
    #[error(transparent)]
    Date(#[from] DateError),
    /// It lies in the future, and only what has happened can be noted.
    #[error("lies in the future")]
    InTheFuture,
    /// It lasts longer than anything a rep does.
    #[error("lasts longer than {limit_s} seconds")]
    LastsTooLong {
        /// How long it may be.
        limit_s: u32,
    },
    /// The file has more bytes than its kind may have.
    #[error("has {bytes} bytes of at most {limit}")]
    TooLarge {
        /// How many it has.
        bytes: u64,
        /// How many it may have.
        limit: u64,
    },
    /// The party has the same one already.
    #[error("is there already")]
    AlreadyThere,
    /// It was changed or taken away meanwhile, perhaps in another tab.
    #[error("was changed meanwhile")]
    ChangedMeanwhile,
    /// It is no time of day.
    #[error("is no time of day")]
    NotATime,
    /// It is no whole number.
    #[error("is no whole number")]
    NotANumber,
    /// It is no number, not even one with decimal places.
    #[error("is no number")]
    NotDecimal,
    /// It is no amount of its currency.
    #[error("is no amount of money")]
    NotAnAmount,
    /// Records say something in it, which another kind could not hold.
    #[error("cannot be changed while it is in use")]
    InUse,
    /// The rule by which it comes back cannot be.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// What comes back has to begin some day.
    #[error("comes back, and no day to begin with")]
    NoDayToBeginWith,
    /// A link ties a person to an organisation.
    #[error("does not tie a person to an organisation")]
    NotPersonAndOrganisation,
    /// Only two people, or two organisations, can be one.
    #[error("is not another of the same kind")]
    NotOfOneKind,
}

/// What is wrong with which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: FormField,
    /// What is wrong with it.
    pub problem: Problem,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.field, self.problem)
    }
}

impl FormField {
    /// A fault of this field.
    #[must_use]
    pub fn has(self, problem: impl Into<Problem>) -> FieldError {
        FieldError { field: self, problem: problem.into() }
    }

    /// Text of at most `limit` characters, its ends trimmed; may be empty.
    ///
    /// # Errors
    /// [`Problem::TooLong`].
    pub fn text(self, typed: &str, limit: usize) -> Result<String, FieldError> {
        let text = trimmed(typed);
        let length = text.chars().count();
        if length > limit {
            return Err(self.has(Problem::TooLong { length, limit }));
        }
        Ok(text.to_owned())
    }

    /// As [`FormField::text`], and not empty.
    ///
    /// # Errors
    /// [`Problem::Empty`], [`Problem::TooLong`].
    pub fn required(self, typed: &str, limit: usize) -> Result<String, FieldError> {
        let text = self.text(typed, limit)?;
        if text.is_empty() {
            return Err(self.has(Problem::Empty));
        }
        Ok(text)
    }

    /// As [`FormField::text`], with none for empty.
    ///
    /// # Errors
    /// [`Problem::TooLong`].
    pub fn optional(self, typed: &str, limit: usize) -> Result<Option<String>, FieldError> {
        self.text(typed, limit).map(|text| Some(text).filter(|text| !text.is_empty()))
    }

    /// The day a calendar writes so, at or before the day it is.
    ///
    /// # Errors
    /// [`Problem::Date`], [`Problem::InTheFuture`].
    pub fn past_date(
        self,
        calendar: CalendarKind,
        written: YearMonthDay,
        now: Instant,
    ) -> Result<CivilDate, FieldError> {
        let date =
            calendar.date(written.year, written.month, written.day).map_err(|error| self.has(error))?;
        if date > latest(now).civil_date(UtcOffset::UTC) {
            return Err(self.has(Problem::InTheFuture));
        }
        Ok(date)
    }

    /// An instant at or before the one it is.
    ///
    /// # Errors
    /// [`Problem::InTheFuture`].
    pub fn past_instant(self, at: Instant, now: Instant) -> Result<Instant, FieldError> {
        if at > latest(now) { Err(self.has(Problem::InTheFuture)) } else { Ok(at) }
    }

    /// An e-mail address: one `@`, something before it, and a domain with a dot behind it. Whether
    /// it reaches anybody only a letter tells, so nothing stricter would be right more often.
    ///
    /// # Errors
    /// [`Problem::Empty`], [`Problem::TooLong`], [`Problem::NotAnEmail`].
    pub fn email(self, typed: &str) -> Result<String, FieldError> {
        let address = self.required(typed, EMAIL_LIMIT)?;
        if is_email(&address) { Ok(address) } else { Err(self.has(Problem::NotAnEmail)) }
    }
}

/// Whether a text without spaces around it is an e-mail address; see [`FormField::email`].
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let no_gaps = |part: &str| !part.chars().any(|c| c.is_whitespace() || c.is_control() || c == '@');
    let dotted = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    let local_length = local.chars().count();
    (1..=EMAIL_LOCAL_LIMIT).contains(&local_length) && dotted && no_gaps(local) && no_gaps(domain)
}

/// Text without what cannot be seen at its ends: spaces, and the marks that come along when text
/// is copied from a messenger or a web page.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Marks of direction and joining that draw nothing by themselves.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    )
}

fn latest(now: Instant) -> Instant {
    now.checked_add_millis(CLOCK_SLACK_MS).unwrap_or(now)
}

/// Takes the value, or keeps the fault and gives a stand-in, so that one pass finds every fault of
/// a form.
pub(super) fn gather<T: Default>(result: Result<T, FieldError>, faults: &mut Vec<FieldError>) -> T {
    result.unwrap_or_else(|fault| {
        faults.push(fault);
        T::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn noon() -> Instant {
        Instant::from_millis(1_795_348_800_000)
    }

    #[test]
    fn text_keeps_what_looks_like_code_as_it_is() {
        let typed = "<script>alert('سلام')</script> & \"x\"; DROP TABLE";
        assert_eq!(FormField::Notes.text(typed, TEXT_LIMIT).unwrap(), typed);
    }

    #[test]
    fn the_ends_of_a_text_lose_spaces_and_marks_that_cannot_be_seen() {
        assert_eq!(
            FormField::Name.text("\u{200F} مینا رستگار\u{200C}\n", LINE_LIMIT).unwrap(),
            "مینا رستگار"
        );
    }

    #[test]
    fn the_joiner_within_a_persian_word_stays() {
        assert_eq!(FormField::Name.text("خانه\u{200C}ی نو", LINE_LIMIT).unwrap(), "خانه\u{200C}ی نو");
    }

    #[test]
    fn a_text_of_nothing_but_marks_is_empty() {
        assert_eq!(
            FormField::Name.required(" \u{200E}\u{2069}", LINE_LIMIT),
            Err(FormField::Name.has(Problem::Empty))
        );
    }

    #[test]
    fn length_is_counted_in_characters_not_bytes() {
        let name = "م".repeat(LINE_LIMIT);
        assert_eq!(FormField::Name.text(&name, LINE_LIMIT).unwrap(), name);
    }

    #[test]
    fn one_character_too_many_is_named_with_the_limit() {
        let name = "م".repeat(LINE_LIMIT + 1);
        let problem = FormField::Name.text(&name, LINE_LIMIT).unwrap_err().problem;
        assert_eq!(problem, Problem::TooLong { length: 201, limit: 200 });
    }

    #[test]
    fn ordinary_and_international_addresses_are_email() {
        for address in ["mina@laleh.ir", "m.rastegar+kharid@shop.co.uk", "سارا@نمونه.ایران"] {
            assert!(is_email(address), "{address}");
        }
    }

    #[test]
    fn what_has_no_dot_no_name_or_a_gap_is_no_email() {
        for text in
            ["mina", "mina@laleh", "@laleh.ir", "mi na@laleh.ir", "a@b@c.ir", "mina@.ir", "mina@laleh."]
        {
            assert!(!is_email(text), "{text}");
        }
    }

    #[test]
    fn esfand_30_of_a_common_year_does_not_exist() {
        let written = YearMonthDay { year: 1404, month: 12, day: 30 };
        let fault = FormField::AnniversaryDate.past_date(CalendarKind::Jalali, written, noon()).unwrap_err();
        assert!(matches!(fault.problem, Problem::Date(DateError::NoSuchDay { .. })), "{fault}");
    }

    #[test]
    fn esfand_30_of_1403_exists() {
        let written = YearMonthDay { year: 1403, month: 12, day: 30 };
        let date = FormField::ConsentDate.past_date(CalendarKind::Jalali, written, noon()).unwrap();
        assert_eq!(date.to_string(), "2025-03-20");
    }

    #[test]
    fn a_day_far_ahead_lies_in_the_future_but_tomorrow_may_be_today_elsewhere() {
        let on = |day| {
            let written = YearMonthDay { year: 2026, month: 11, day };
            FormField::ConsentDate.past_date(CalendarKind::Gregorian, written, noon())
        };
        assert!(on(23).is_ok());
        assert_eq!(on(24), Err(FormField::ConsentDate.has(Problem::InTheFuture)));
    }
}
