//! Reminders (`VALARM`): when they are given, before something begins or is due.

use super::component::Component;
use super::duration::{minutes_text, read_seconds};
use super::moment::{Written, read_written};
use super::problem::{ProblemKind, Problems};
use super::zone::{Clocks, Moment};
use crate::domain::calendar::CalendarKind;
use crate::domain::task::Due;
use crate::domain::time::UtcOffset;
use crate::formats::content_line::ContentLine;

/// Something due on a day is reminded of before nine in the morning; in minutes after midnight.
const NINE: i64 = 9 * 60;

/// Of what a reminder is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reminded {
    /// When it begins or is due.
    pub(super) due: Moment,
    /// How many seconds after that the item's own beginning lies.
    pub(super) start_s: i64,
    /// And its own end.
    pub(super) end_s: i64,
}

/// How many minutes before something a reminder is given, as a task counts them. The first that can be
/// held is taken; one at the same time as it is not a further one.
pub(super) fn read_reminder(
    item: &Component,
    of: Reminded,
    clocks: &Clocks,
    problems: &mut Problems,
) -> Option<u32> {
    let mut taken = None;
    for alarm in item.parts.iter().filter(|part| is_reminder(part)) {
        let Some(trigger) = alarm.property("TRIGGER") else {
            problems.add(alarm.line, ProblemKind::ReminderNotHeld, "");
            continue;
        };
        match (minutes_before(trigger, of, clocks), taken) {
            (Some(minutes), None) => taken = Some(minutes),
            (Some(minutes), Some(first)) if minutes == first => {}
            _ => problems.add(trigger.number, ProblemKind::ReminderNotHeld, &trigger.value),
        }
    }
    taken
}

/// Whether a component reminds of anything; Apple's default alarms are written to do nothing.
pub(super) fn is_reminder(part: &Component) -> bool {
    part.name == "VALARM" && !part.says("ACTION", "NONE")
}

fn minutes_before(trigger: &ContentLine, of: Reminded, clocks: &Clocks) -> Option<u32> {
    let before_s = match read_seconds(&trigger.value) {
        Some(after_s) => {
            let of_end = trigger.parameter("RELATED").is_some_and(|end| end.eq_ignore_ascii_case("END"));
            after_s.checked_add(if of_end { of.end_s } else { of.start_s })?.checked_neg()?
        }
        None => {
            let Written::Clock { civil, .. } = read_written(&trigger.value, CalendarKind::Gregorian)? else {
                return None;
            };
            let at = civil.with_offset(UtcOffset::UTC);
            clocks.instant(of.due).checked_millis_since(at)?.div_euclid(1000)
        }
    };
    let minutes = before_s.div_euclid(60);
    let counted = match of.due.due {
        Due::At(_) => minutes,
        Due::Day(_) => minutes.checked_add(NINE)?,
    };
    u32::try_from(counted).ok()
}

/// When a reminder is given, counted from when something begins or is due.
pub(super) fn trigger_text(due: Due, reminder_min: u32) -> String {
    let before = i64::from(reminder_min);
    minutes_text(match due {
        Due::At(_) => -before,
        Due::Day(_) => NINE - before,
    })
}
