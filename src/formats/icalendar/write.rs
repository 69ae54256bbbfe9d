//! Tasks written as a calendar's file.

use super::description::joined;
use super::duration::minutes_text;
use super::moment::{clock_text, day_text, second_of, utc_text};
use super::own;
use super::recurrence::rule_text;
use super::reminder::trigger_text;
use super::uid::uid_of;
use super::zone_written::write_zones;
use crate::domain::task::{Due, Priority, Task};
use crate::domain::time::{CivilDate, Instant, UtcOffset};
use crate::formats::content_line::LineWriter;

/// Who wrote the file.
const PRODUCT: &str = "-//Peyvand//Peyvand//EN";
const MINUTES_PER_DAY: u32 = 24 * 60;
const MILLIS_PER_MINUTE: i64 = 60_000;

/// A task to be written, with what it refers to by name.
#[derive(Clone, Copy)]
pub struct ExportedTask<'a> {
    /// The task.
    pub task: &'a Task,
    /// What whom it is about is called, empty for nobody.
    pub party: &'a str,
    /// What the others who take part are called.
    pub others: &'a [String],
    /// The zone whose hours it keeps when it comes back.
    pub zone: ExportZone<'a>,
}

/// A zone as its browser knows it.
#[derive(Clone, Copy)]
pub struct ExportZone<'a> {
    /// Its IANA name, as `Intl` gives it.
    pub name: &'a str,
    /// How far its clocks are ahead of UTC at an instant.
    pub offset_at: &'a dyn Fn(Instant) -> UtcOffset,
}

/// Writes tasks as a file of iCalendar: meetings and visits that have a day as events, everything else
/// as to-dos.
///
/// Whoever is about to come is named, but not as `ATTENDEE`: no calendar shall write to customers.
#[must_use]
pub fn write(tasks: &[ExportedTask], written_at: Instant) -> String {
    let mut file = LineWriter::default();
    file.line("BEGIN", &[], "VCALENDAR");
    file.line("VERSION", &[], "2.0");
    file.line("PRODID", &[], PRODUCT);
    file.line("CALSCALE", &[], "GREGORIAN");
    write_zones(&mut file, tasks.iter().filter_map(zone_start), written_at);
    for exported in tasks {
        write_task(&mut file, exported, written_at);
    }
    file.line("END", &[], "VCALENDAR");
    file.finish()
}

/// The zone that a task is written in, and the instant it is first needed for; none where UTC will do.
fn zone_start<'a>(exported: &ExportedTask<'a>) -> Option<(ExportZone<'a>, Instant)> {
    match series(exported.task)? {
        (Due::At(at), start) => {
            let offset_at = exported.zone.offset_at;
            Some((exported.zone, start.at(at.civil(offset_at(at)).time).resolve(offset_at)))
        }
        (Due::Day(_), _) => None,
    }
}

/// When a series is due next and the day it began, none of what does not come back. What is done does
/// not: the task that came after it does.
fn series(task: &Task) -> Option<(Due, CivilDate)> {
    let recurrence = task.recurrence.as_ref().filter(|_| task.is_open())?;
    Some((task.due?, recurrence.start))
}

fn write_task(file: &mut LineWriter, exported: &ExportedTask, written_at: Instant) {
    let task = exported.task;
    let component = if task.kind.is_appointment() && task.due.is_some() { "VEVENT" } else { "VTODO" };
    let summary = own::summary(&task.title, exported.party);
    file.line("BEGIN", &[], component);
    file.line("UID", &[], &uid_of(task.id));
    file.line("DTSTAMP", &[], &utc_text(written_at));
    file.line("CREATED", &[], &utc_text(task.created_at));
    file.text("SUMMARY", &summary);
    let description = joined(&task.notes, &task.checklist);
    for (name, text) in [("DESCRIPTION", description.as_str()), ("LOCATION", task.place.trim())] {
        if !text.is_empty() {
            file.text(name, text);
        }
    }
    for name in exported.others.iter().map(String::as_str).chain([exported.party]) {
        if !name.trim().is_empty() {
            file.text("CONTACT", name.trim());
        }
    }
    if !exported.party.trim().is_empty() {
        file.text(own::PARTY, exported.party.trim());
    }
    file.line(own::KIND, &[], own::kind_text(task.kind));
    file.line("PRIORITY", &[], priority_text(task.priority));
    if component == "VEVENT" {
        write_event_facts(file, exported);
    } else {
        write_to_do_facts(file, exported);
    }
    write_reminder(file, task, &summary);
    file.line("END", &[], component);
}

fn write_event_facts(file: &mut LineWriter, exported: &ExportedTask) {
    let task = exported.task;
    let first = write_start(file, exported);
    match (first, task.duration_min) {
        (Some(Due::Day(day)), minutes) => {
            let days = minutes.map_or(1, |minutes| (minutes / MINUTES_PER_DAY).max(1));
            let after = i32::try_from(days).ok().and_then(|days| day.checked_add_days(days));
            file.line("DTEND", &[("VALUE", "DATE")], &day_text(after.unwrap_or(CivilDate::MAX)));
        }
        (Some(Due::At(at)), Some(minutes)) if series(task).is_none() => {
            let millis = i64::from(minutes) * MILLIS_PER_MINUTE;
            file.line("DTEND", &[], &utc_text(Instant::from_millis(at.millis().saturating_add(millis))));
        }
        (Some(Due::At(_)), Some(minutes)) => file.line("DURATION", &[], &minutes_text(i64::from(minutes))),
        (Some(Due::At(_)) | None, _) => {}
    }
    match task.done_at {
        Some(done) => file.line(own::COMPLETED, &[], &utc_text(done)),
        None => file.line("STATUS", &[], "CONFIRMED"),
    }
}

fn write_to_do_facts(file: &mut LineWriter, exported: &ExportedTask) {
    let task = exported.task;
    if series(task).is_some() {
        write_start(file, exported);
    } else if let Some(due) = task.due {
        let (parameters, value) = due_text(due);
        file.line("DUE", parameters, &value);
    }
    if let Some(minutes) = task.duration_min {
        file.line("ESTIMATED-DURATION", &[], &minutes_text(i64::from(minutes)));
    }
    let steps_done = task.checklist.iter().filter(|step| step.done).count();
    let (status, percent) = match task.done_at {
        Some(done) => {
            file.line("COMPLETED", &[], &utc_text(done));
            ("COMPLETED", 100)
        }
        None if steps_done > 0 => ("IN-PROCESS", steps_done * 100 / task.checklist.len()),
        None => ("NEEDS-ACTION", 0),
    };
    file.line("STATUS", &[], status);
    if task.done_at.is_some() || !task.checklist.is_empty() {
        file.line("PERCENT-COMPLETE", &[], &percent.to_string());
    }
}

/// Writes when something begins, with its rule when it comes back, and tells when that is.
///
/// What comes back begins with the rule's own first day, from which it is counted, and keeps the hours
/// of its zone: in UTC it would move with every change of clocks.
fn write_start(file: &mut LineWriter, exported: &ExportedTask) -> Option<Due> {
    let task = exported.task;
    let due = task.due?;
    let (Some((_, first)), Some(recurrence)) = (series(task), &task.recurrence) else {
        let (parameters, value) = due_text(due);
        file.line("DTSTART", parameters, &value);
        return Some(due);
    };
    let ExportZone { name, offset_at } = exported.zone;
    let (start, value) = match due {
        Due::Day(_) => {
            let value = day_text(first);
            file.line("DTSTART", &[("VALUE", "DATE")], &value);
            (Due::Day(first), value)
        }
        Due::At(at) => {
            let civil = first.at(at.civil(offset_at(at)).time);
            let value = clock_text(civil, second_of(at));
            file.line("DTSTART", &[("TZID", name)], &value);
            (Due::At(civil.resolve(offset_at)), value)
        }
    };
    file.line("RRULE", &[], &rule_text(recurrence, due, offset_at));
    let (_, now) = due_text(due);
    file.line(own::OCCURRENCE, &[(own::START, &value)], &now);
    Some(start)
}

fn write_reminder(file: &mut LineWriter, task: &Task, summary: &str) {
    let (Some(due), Some(reminder_min)) = (task.due, task.reminder_min) else {
        return;
    };
    // A to-do that does not come back has an end and no beginning.
    let by_end: &[_] =
        if task.kind.is_appointment() || series(task).is_some() { &[] } else { &[("RELATED", "END")] };
    file.line("BEGIN", &[], "VALARM");
    file.line("ACTION", &[], "DISPLAY");
    file.text("DESCRIPTION", summary);
    file.line("TRIGGER", by_end, &trigger_text(due, reminder_min));
    file.line("END", &[], "VALARM");
}

fn due_text(due: Due) -> (&'static [(&'static str, &'static str)], String) {
    match due {
        Due::Day(day) => (&[("VALUE", "DATE")], day_text(day)),
        Due::At(at) => (&[], utc_text(at)),
    }
}

fn priority_text(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "1",
        Priority::Normal => "5",
        Priority::Low => "9",
    }
}
