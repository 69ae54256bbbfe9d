//! What to do next after a talk: proposed from how it ended and from what the rep usually does then.
//!
//! The intervals are a salesman's rules of thumb rather than a formula: one who was not reached is
//! tried again on the next workday, one who is interested is seen within the week, a "not now" is
//! asked again in a quarter. The rep's own habit, once there is one, comes before them.

use crate::domain::interaction::{InteractionKind, Outcome};
use crate::domain::locale_facts::WeekdaySet;
use crate::domain::task::TaskKind;
use crate::domain::time::{CivilDate, TimeOfDay};

/// Something that could come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Proposal {
    /// What kind of thing.
    pub kind: TaskKind,
    /// On which day; never one on which nobody works.
    pub day: CivilDate,
    /// At which hour, where one is better than others.
    pub time: Option<TimeOfDay>,
    /// Whether it is what the rep usually does.
    pub is_habit: bool,
}

/// What the rep usually planned after talks that ended so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habit {
    /// What kind of thing.
    pub kind: TaskKind,
    /// How many days later.
    pub days: u32,
}

/// What a proposal is made from.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// What happened.
    pub kind: InteractionKind,
    /// How it ended, when said.
    pub outcome: Option<Outcome>,
    /// The day it is.
    pub today: CivilDate,
    /// The time it is.
    pub now: TimeOfDay,
    /// The days on which nobody works.
    pub free_days: WeekdaySet,
    /// Every how many days the two usually speak, when that is known.
    pub rhythm_days: Option<u32>,
    /// At which hour the party is usually reached, when that is known.
    pub usual_hour: Option<TimeOfDay>,
    /// What the rep usually does, when that is known.
    pub habit: Option<Habit>,
}

/// Up to when another try on the same day makes sense.
const LAST_TRY: TimeOfDay = match TimeOfDay::new(15, 30) {
    Ok(time) => time,
    Err(_) => TimeOfDay::MIDNIGHT,
};
/// How long after "busy" or "no answer" it is tried again on the same day, in minutes.
const TRY_AGAIN_MIN: u16 = 60;
/// After how many days people speak again where no rhythm is known.
const USUAL_RHYTHM_DAYS: u32 = 14;

/// What could come next, the best first; each kind and day once.
#[must_use]
pub fn propose(basis: &Basis) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    let mut add = |proposal: Proposal| {
        if !proposals.iter().any(|known| (known.kind, known.day) == (proposal.kind, proposal.day)) {
            proposals.push(proposal);
        }
    };
    if let Some(Habit { kind, days }) = basis.habit {
        add(Proposal { is_habit: true, ..basis.after(kind, days) });
    }
    if let Some(proposal) = basis.again_today() {
        add(proposal);
    }
    for (kind, days) in basis.rules_of_thumb() {
        add(basis.after(kind, days));
    }
    proposals
}

impl Basis {
    /// Another try in an hour, where nobody was reached and the day is long enough.
    fn again_today(&self) -> Option<Proposal> {
        let unreached = matches!(self.outcome, Some(Outcome::Busy | Outcome::NoAnswer));
        if self.kind != InteractionKind::Call || !unreached || self.now > LAST_TRY {
            return None;
        }
        // On the next quarter of an hour.
        let minutes = (self.now.minutes() + TRY_AGAIN_MIN).div_ceil(15) * 15;
        let time = TimeOfDay::from_minutes(minutes).ok();
        Some(Proposal { kind: TaskKind::Call, day: self.today, time, is_habit: false })
    }

    fn rules_of_thumb(&self) -> Vec<(TaskKind, u32)> {
        let rhythm = self.rhythm_days.unwrap_or(USUAL_RHYTHM_DAYS);
        let face_to_face = matches!(self.kind, InteractionKind::Meeting | InteractionKind::Visit);
        match self.outcome {
            Some(Outcome::NoAnswer | Outcome::Busy) if face_to_face => {
                vec![(TaskKind::Call, 1), (TaskKind::Visit, 7)]
            }
            Some(Outcome::NoAnswer | Outcome::Busy) => vec![(TaskKind::Call, 1), (TaskKind::Message, 0)],
            Some(Outcome::LeftMessage) => vec![(TaskKind::Call, 2)],
            Some(Outcome::Interested) => {
                vec![(TaskKind::Visit, 3), (TaskKind::Message, 0), (TaskKind::Call, 2)]
            }
            Some(Outcome::NotInterested) => vec![(TaskKind::Call, 90)],
            Some(Outcome::Postponed) => vec![(TaskKind::Call, 14), (TaskKind::Call, 30)],
            Some(Outcome::WrongContact) => vec![(TaskKind::ToDo, 1)],
            Some(Outcome::Reached) | None if face_to_face => {
                vec![(TaskKind::Call, 3), (TaskKind::Visit, rhythm)]
            }
            Some(Outcome::Reached) | None => vec![(TaskKind::Call, rhythm), (TaskKind::Visit, 7)],
        }
    }

    fn after(&self, kind: TaskKind, days: u32) -> Proposal {
        let day = self.today.checked_add_days(i32::try_from(days).unwrap_or(i32::MAX)).unwrap_or(self.today);
        let time = if kind == TaskKind::Call { self.usual_hour } else { None };
        // What is for today is for today; what is put off is not put on a free day.
        let day = if days == 0 { day } else { self.workday_from(day) };
        Proposal { kind, day, time, is_habit: false }
    }

    fn workday_from(&self, day: CivilDate) -> CivilDate {
        let following = (0..7).filter_map(|days| day.checked_add_days(days));
        let mut workdays = following.filter(|day| !self.free_days.contains(day.weekday()));
        workdays.next().unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::time::Weekday;

    /// A Wednesday in Iran, where Friday is free.
    fn after_call(outcome: Outcome, hour: u8) -> Basis {
        Basis {
            kind: InteractionKind::Call,
            outcome: Some(outcome),
            today: "2026-11-25".parse().unwrap(),
            now: TimeOfDay::new(hour, 10).unwrap(),
            free_days: WeekdaySet::of(&[Weekday::Friday]),
            rhythm_days: None,
            usual_hour: None,
            habit: None,
        }
    }

    fn first(basis: &Basis) -> (TaskKind, String, Option<String>) {
        let best = propose(basis)[0];
        (best.kind, best.day.to_string(), best.time.map(|time| time.to_string()))
    }

    #[test]
    fn one_who_is_busy_in_the_morning_is_tried_again_in_an_hour() {
        let again = (TaskKind::Call, "2026-11-25".to_owned(), Some("11:15".to_owned()));
        assert_eq!(first(&after_call(Outcome::Busy, 10)), again);
    }

    #[test]
    fn one_who_did_not_answer_in_the_evening_is_tried_on_the_next_day_at_the_usual_hour() {
        let usual_hour = TimeOfDay::new(9, 30).ok();
        let basis = Basis { usual_hour, ..after_call(Outcome::NoAnswer, 18) };
        let tomorrow = (TaskKind::Call, "2026-11-26".to_owned(), Some("09:30".to_owned()));
        assert_eq!(first(&basis), tomorrow);
    }

    #[test]
    fn nothing_is_put_on_a_free_day() {
        // Two days on is a Friday.
        let left = first(&after_call(Outcome::LeftMessage, 10));
        assert_eq!(left.1, "2026-11-28");
    }

    #[test]
    fn after_a_good_talk_comes_the_next_by_the_rhythm_of_the_two() {
        let basis = Basis { rhythm_days: Some(20), ..after_call(Outcome::Reached, 10) };
        assert_eq!(first(&basis).1, "2026-12-15");
    }

    #[test]
    fn what_the_rep_usually_does_comes_first_and_is_said_to_be_so() {
        let habit = Some(Habit { kind: TaskKind::Meeting, days: 5 });
        let proposals = propose(&Basis { habit, ..after_call(Outcome::Interested, 10) });
        assert_eq!((proposals[0].kind, proposals[0].is_habit), (TaskKind::Meeting, true));
        assert!(proposals.len() > 1 && !proposals[1].is_habit);
    }

    #[test]
    fn every_ending_of_every_talk_leads_somewhere_and_never_twice_to_the_same() {
        for kind in InteractionKind::ALL {
            for outcome in Outcome::ALL.into_iter().map(Some).chain([None]) {
                let proposals = propose(&Basis { kind, outcome, ..after_call(Outcome::Busy, 10) });
                assert!(!proposals.is_empty());
                for (place, one) in proposals.iter().enumerate() {
                    let same = |other: &Proposal| (other.kind, other.day) == (one.kind, one.day);
                    assert!(!proposals[place + 1..].iter().any(same), "{kind:?} {outcome:?}");
                }
            }
        }
    }
}
