//! What is typed of an interaction before it is saved.

use serde::{Deserialize, Serialize};

use crate::domain::digits::to_latin;
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::time::{CivilDate, Instant};
use crate::i18n::formats::Formats;
use crate::usecases::log_interaction::InteractionFacts;

use crate::parts::custom_fields::CustomDraft;
use crate::parts::date_fields::{WrittenDate, time_of_day};

/// An interaction as typed. It is kept as a draft, so that a tap outside or a crash loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::features::customers) struct LogDraft {
    pub kind: InteractionKind,
    pub direction: Direction,
    pub outcome: Option<Outcome>,
    /// The outcome of the user's own that stands for it.
    #[serde(default)]
    pub own_outcome: Option<ChoiceId>,
    pub text: String,
    pub subject: String,
    /// When it began as typed; none means now, or for one logged before, when it was.
    pub when: Option<WrittenMoment>,
    /// How many minutes it took as typed; none means as it was.
    pub minutes: Option<String>,
    pub others: Vec<PartyId>,
    /// What is typed into fields of the user's own.
    #[serde(default)]
    pub custom: CustomDraft,
}

/// A date and a time of day as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::features::customers) struct WrittenMoment {
    pub date: WrittenDate,
    pub time: String,
}

/// What of a draft cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::features::customers) enum DraftFault {
    /// The calendar has no such day, or no year is typed.
    Date,
    /// It is no time of day.
    Time,
    /// It is no number of minutes.
    Minutes,
}

impl LogDraft {
    /// A draft of something of a kind that happens now.
    pub fn new(kind: InteractionKind) -> Self {
        Self {
            kind,
            direction: Direction::Outgoing,
            outcome: None,
            own_outcome: None,
            text: String::new(),
            subject: String::new(),
            when: None,
            minutes: None,
            others: Vec::new(),
            custom: CustomDraft::default(),
        }
    }

    /// A draft that changes nothing yet of what was logged.
    pub fn of(logged: &Interaction) -> Self {
        Self {
            kind: logged.kind,
            direction: logged.direction,
            outcome: logged.outcome,
            own_outcome: logged.own_outcome,
            text: logged.text.clone(),
            subject: logged.subject.clone(),
            when: None,
            minutes: None,
            others: logged.others.clone(),
            custom: CustomDraft::default(),
        }
    }

    /// Whether it says something that stands behind "more".
    pub fn says_further(&self) -> bool {
        let plain = Self { text: String::new(), outcome: None, own_outcome: None, ..self.clone() };
        plain != Self::new(self.kind)
    }

    /// What the draft says besides fields of the user's own, with `at` and `duration_s` where it says nothing of them.
    ///
    /// # Errors
    /// [`DraftFault`] for the first part that cannot be understood.
    pub fn facts(
        &self,
        at: Instant,
        duration_s: Option<u32>,
        today: CivilDate,
        formats: &Formats,
    ) -> Result<InteractionFacts, DraftFault> {
        let at = match &self.when {
            Some(when) => when.instant(today, formats)?,
            None => at,
        };
        let duration_s = match &self.minutes {
            Some(minutes) => seconds(minutes)?,
            None => duration_s,
        };
        Ok(InteractionFacts {
            kind: self.kind,
            direction: self.direction,
            outcome: self.outcome.filter(|_| self.kind != InteractionKind::Note),
            own_outcome: self.own_outcome.filter(|_| self.kind != InteractionKind::Note),
            at,
            duration_s: duration_s.filter(|_| has_length(self.kind)),
            others: self.others.clone(),
            subject: self.subject.clone(),
            text: self.text.clone(),
            custom: Vec::new(),
        })
    }
}

/// Whether things of a kind take time; a message and a note do not.
pub(super) fn has_length(kind: InteractionKind) -> bool {
    matches!(kind, InteractionKind::Call | InteractionKind::Meeting | InteractionKind::Visit)
}

/// Whether either side may begin a thing of a kind.
pub(super) fn has_direction(kind: InteractionKind) -> bool {
    matches!(kind, InteractionKind::Call | InteractionKind::Message | InteractionKind::Email)
}

impl WrittenMoment {
    /// A moment as the user would write it.
    pub fn of(at: Instant, formats: &Formats) -> Self {
        let civil = formats.civil(at);
        Self {
            date: WrittenDate::of(civil.date, formats.calendar, formats),
            time: formats.time_of_day(civil.time),
        }
    }

    fn instant(&self, today: CivilDate, formats: &Formats) -> Result<Instant, DraftFault> {
        let fields = self.date.fields(today).ok_or(DraftFault::Date)?;
        let date = self.date.calendar.date(fields.year, fields.month, fields.day);
        let time = time_of_day(&self.time).ok_or(DraftFault::Time)?;
        date.map(|date| date.at(time).resolve(formats.offset_at)).map_err(|_| DraftFault::Date)
    }
}

fn seconds(minutes: &str) -> Result<Option<u32>, DraftFault> {
    let minutes = to_latin(minutes.trim()).into_owned();
    if minutes.is_empty() {
        return Ok(None);
    }
    let minutes: u32 = minutes.parse().map_err(|_| DraftFault::Minutes)?;
    minutes.checked_mul(60).map(Some).ok_or(DraftFault::Minutes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind;
    use crate::domain::country::Country;
    use crate::domain::digits::DigitSystem;
    use crate::domain::language::Language;
    use crate::domain::time::UtcOffset;

    const NOON: Instant = Instant::from_millis(1_795_348_800_000);

    fn persian() -> Formats {
        Formats {
            language: Language::Fa,
            calendar: CalendarKind::Jalali,
            digits: DigitSystem::Persian,
            country: Country::IR,
            offset_at: |_| UtcOffset::from_minutes(210).unwrap_or_default(),
        }
    }

    fn facts(draft: &LogDraft) -> Result<InteractionFacts, DraftFault> {
        draft.facts(NOON, None, "2026-11-22".parse().unwrap(), &persian())
    }

    fn call() -> LogDraft {
        LogDraft::new(InteractionKind::Call)
    }

    fn at(year: &str, month: u8, day: &str, time: &str) -> LogDraft {
        let date =
            WrittenDate { calendar: CalendarKind::Jalali, year: year.to_owned(), month, day: day.to_owned() };
        LogDraft { when: Some(WrittenMoment { date, time: time.to_owned() }), ..call() }
    }

    #[test]
    fn what_says_nothing_of_when_happened_now() {
        assert_eq!(facts(&call()).unwrap().at, NOON);
    }

    #[test]
    fn a_moment_in_persian_figures_is_understood_where_the_user_is() {
        let written = facts(&at("۱۴۰۵", 9, "۱", "۱۵:۳۰")).unwrap();
        assert_eq!(written.at, NOON);
    }

    #[test]
    fn a_moment_is_written_as_it_is_read() {
        let written = WrittenMoment::of(NOON, &persian());
        assert_eq!((written.time.as_str(), written.date.day.as_str()), ("۱۵:۳۰", "۱"));
    }

    #[test]
    fn half_past_twenty_five_is_no_time() {
        assert_eq!(facts(&at("1405", 9, "1", "25:30")), Err(DraftFault::Time));
        assert_eq!(facts(&at("1405", 9, "1", "ظهر")), Err(DraftFault::Time));
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        assert_eq!(facts(&at("1404", 12, "30", "9")), Err(DraftFault::Date));
        assert_eq!(facts(&at("", 12, "1", "9")), Err(DraftFault::Date));
    }

    #[test]
    fn minutes_are_kept_in_seconds_and_may_be_left_out() {
        let lasting = |minutes: &str| LogDraft { minutes: Some(minutes.to_owned()), ..call() };
        assert_eq!(facts(&lasting("۱۵")).unwrap().duration_s, Some(900));
        assert_eq!(facts(&lasting(" ")).unwrap().duration_s, None);
        assert_eq!(facts(&lasting("چند")), Err(DraftFault::Minutes));
    }

    #[test]
    fn a_note_has_neither_outcome_nor_length() {
        let note = LogDraft {
            outcome: Some(Outcome::Reached),
            minutes: Some("5".to_owned()),
            ..LogDraft::new(InteractionKind::Note)
        };
        let facts = facts(&note).unwrap();
        assert_eq!((facts.outcome, facts.duration_s), (None, None));
    }

    #[test]
    fn what_stands_behind_more_is_told_from_what_is_in_sight() {
        let seen = LogDraft { text: "س".to_owned(), outcome: Some(Outcome::Busy), ..call() };
        assert!(!seen.says_further());
        assert!(LogDraft { subject: "س".to_owned(), ..call() }.says_further());
    }

    #[test]
    fn an_untouched_draft_is_all_that_a_call_a_visit_and_a_meeting_need() {
        for kind in [InteractionKind::Call, InteractionKind::Visit, InteractionKind::Meeting] {
            let facts = facts(&LogDraft::new(kind)).unwrap();
            assert_eq!((facts.kind, facts.at, facts.outcome), (kind, NOON, None));
        }
    }
}
