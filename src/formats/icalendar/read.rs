//! A file of any calendar, read as what it says of tasks.

use std::collections::HashMap;

use super::component::{Component, read_components};
use super::description::parted;
use super::duration::read_seconds;
use super::item::{Item, ItemKind, one_line, plain};
use super::own;
use super::problem::{Problem, ProblemKind, Problems};
use super::recurrence::read_recurrence;
use super::reminder::{Reminded, is_reminder, read_reminder};
use super::uid::{task_of, task_of_occurrence};
use super::zone::{Clocks, Moment};
use crate::domain::calendar::CalendarKind;
use crate::domain::id::TaskId;
use crate::domain::recurrence::Recurrence;
use crate::domain::task::{Due, Priority};
use crate::domain::time::{CivilTime, Instant};
use crate::formats::content_line::ContentLine;

const MINUTES_PER_DAY: u32 = 24 * 60;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// What it says of tasks, in its order, each task once.
    pub items: Vec<Item>,
    /// What did not come in as it stands there, by line.
    pub problems: Vec<Problem>,
}

/// Reads a file. Nothing in it stops the rest from being read, and any bytes are a file.
///
/// `zone` tells when clocks of a zone (its IANA name) show a time, none when it does not know the zone;
/// `local` the same of the device's own zone, whose hours those without a zone are.
#[must_use]
pub fn read(
    bytes: &[u8],
    zone: &dyn Fn(&str, CivilTime) -> Option<Instant>,
    local: &dyn Fn(CivilTime) -> Instant,
) -> Calendar {
    let mut problems = Problems::default();
    let outermost = read_components(bytes, &mut problems);
    let mut clocks = Clocks::new(zone, local);
    // A zone may be described behind what it is needed for.
    for component in outermost.iter().flat_map(|one| one.parts.iter().chain([one])) {
        if component.name == "VTIMEZONE" {
            clocks.learn(component);
        }
    }
    let mut reader = Reader { clocks, problems, items: Vec::new(), known: HashMap::new() };
    for component in &outermost {
        if component.name == "VCALENDAR" {
            reader.calendar(component);
        } else {
            reader.component(component, CalendarKind::Gregorian, false);
        }
    }
    Calendar { items: reader.items, problems: reader.problems.in_order() }
}

struct Reader<'a> {
    clocks: Clocks<'a>,
    problems: Problems,
    items: Vec<Item>,
    /// Where the item of each task stands, and how often it had been changed (`SEQUENCE`).
    known: HashMap<TaskId, (usize, u64)>,
}

impl Reader<'_> {
    fn calendar(&mut self, calendar: &Component) {
        let years = match calendar.text("CALSCALE").to_ascii_uppercase().as_str() {
            "PERSIAN" | "JALALI" => CalendarKind::Jalali,
            "ISLAMIC" | "ISLAMIC-UMALQURA" | "HIJRI" => CalendarKind::Hijri,
            _ => CalendarKind::Gregorian,
        };
        let called_off = calendar.says("METHOD", "CANCEL");
        for component in &calendar.parts {
            self.component(component, years, called_off);
        }
    }

    fn component(&mut self, component: &Component, years: CalendarKind, called_off: bool) {
        let is = match component.name.as_str() {
            "VEVENT" => ItemKind::Event,
            "VTODO" => ItemKind::ToDo,
            "VTIMEZONE" => return,
            extension if extension.starts_with("X-") => return,
            other => return self.problems.add(component.line, ProblemKind::UnknownComponent, other),
        };
        if called_off || component.says("STATUS", "CANCELLED") {
            // Of one occurrence it is an exception to the rule; of all, there is nothing to come.
            let one = component.property("RECURRENCE-ID").is_some();
            let what = if one { ProblemKind::ExceptionNotHeld } else { ProblemKind::Cancelled };
            return self.problems.add(component.line, what, &component.text("SUMMARY"));
        }
        let item = self.item(component, is, years);
        self.keep(component, item);
    }

    fn item(&mut self, component: &Component, is: ItemKind, years: CalendarKind) -> Item {
        let party = component.text(own::PARTY);
        let summary = component.text("SUMMARY");
        let (notes, checklist) = parted(&plain(&component.text("DESCRIPTION")));
        let times = self.times(component, is, years);
        let done = match is {
            ItemKind::Event => component.property(own::COMPLETED).is_some(),
            ItemKind::ToDo => is_completed(component),
        };
        let done_at = [own::COMPLETED, "COMPLETED", "LAST-MODIFIED"]
            .into_iter()
            .find_map(|name| component.property(name))
            .filter(|_| done)
            .and_then(|line| self.instant(line));
        let created_at = component.property("CREATED").and_then(|line| self.instant(line));
        Item {
            line: component.line,
            id: self.task(component),
            is,
            kind: component.property(own::KIND).and_then(|line| own::kind_of(&line.value)),
            title: one_line(own::title(&summary, &party)),
            notes,
            place: one_line(&component.text("LOCATION")),
            due: times.due,
            duration_min: times.duration_min,
            priority: component.property("PRIORITY").and_then(|line| priority_of(&line.value)),
            recurrence: times.recurrence,
            reminder_min: times.reminder_min,
            checklist,
            done,
            done_at,
            created_at,
        }
    }

    /// Which task an item is.
    fn task(&mut self, component: &Component) -> TaskId {
        let occurrence = component.property("RECURRENCE-ID");
        let uid = component.text("UID");
        if uid.is_empty() {
            self.problems.add(component.line, ProblemKind::MissingUid, &component.text("SUMMARY"));
            let when = component.property("DTSTART").or_else(|| component.property("DUE"));
            let when = when.map(|line| line.value.trim()).unwrap_or_default();
            // No UID holds an end of a line, so none gives the same task.
            return task_of(&format!("{}\n{when}", component.text("SUMMARY")));
        }
        match occurrence {
            Some(line) => {
                self.problems.add(component.line, ProblemKind::MovedOccurrence, &component.text("SUMMARY"));
                task_of_occurrence(&uid, &line.value)
            }
            None => task_of(&uid),
        }
    }

    /// Keeps an item, or the newer of two of the same task.
    fn keep(&mut self, component: &Component, item: Item) {
        let sequence = component.text("SEQUENCE").parse().unwrap_or(0);
        let Some((place, before)) = self.known.get(&item.id).copied() else {
            self.known.insert(item.id, (self.items.len(), sequence));
            self.items.push(item);
            return;
        };
        self.problems.add(item.line, ProblemKind::DuplicateUid, &item.title);
        if sequence >= before {
            self.known.insert(item.id, (place, sequence));
            self.items[place] = item;
        }
    }

    fn instant(&mut self, line: &ContentLine) -> Option<Instant> {
        let moment = self.clocks.moment(line, CalendarKind::Gregorian, &mut self.problems)?;
        Some(self.clocks.instant(moment))
    }

    fn times(&mut self, component: &Component, is: ItemKind, years: CalendarKind) -> Times {
        let start_line = component.property("DTSTART");
        let start = start_line.and_then(|line| self.moment(component, line, years));
        let end_line = component.property(if is == ItemKind::Event { "DTEND" } else { "DUE" });
        let end = end_line.and_then(|line| self.moment(component, line, years));
        if is == ItemKind::Event && start_line.is_none() {
            self.problems.add(component.line, ProblemKind::MissingStart, &component.text("SUMMARY"));
        }
        let length_s = self.length_s(component, "DURATION");
        let (due, due_line) = match is {
            ItemKind::Event => (start, start_line),
            ItemKind::ToDo if end.is_some() => (end, end_line),
            ItemKind::ToDo => (start.map(|start| later(start, length_s.unwrap_or(0))), start_line),
        };
        let (Some(due), Some(due_line)) = (due, due_line) else {
            self.say_dateless(component);
            return Times::default();
        };
        let between_s = |from: Option<Moment>, to: Option<Moment>| {
            let (from, to) = (self.clocks.instant(from?), self.clocks.instant(to?));
            to.checked_millis_since(from).map(|millis| millis.div_euclid(1000))
        };
        let (start_s, end_s) = match is {
            ItemKind::Event => (0, between_s(start, end).or(length_s).unwrap_or(0)),
            ItemKind::ToDo => (between_s(Some(due), start).unwrap_or(0), 0),
        };
        let reminded = Reminded { due, start_s, end_s };
        let reminder_min = read_reminder(component, reminded, &self.clocks, &mut self.problems);
        let duration_min = match is {
            ItemKind::Event => self.event_minutes(end_line, due, end, length_s),
            ItemKind::ToDo => self.length_s(component, "ESTIMATED-DURATION").and_then(whole_minutes),
        };
        let once = component.property("RECURRENCE-ID").is_some();
        let (first, first_line) = start.zip(start_line).unwrap_or((due, due_line));
        let recurrence = (!once)
            .then(|| read_recurrence(component, first_line, first, &self.clocks, &mut self.problems))
            .flatten();
        let occurrence = recurrence.as_ref().and_then(|_| self.occurrence(component, start_line?));
        let due = Some(occurrence.unwrap_or(due).due);
        Times { due, duration_min, recurrence, reminder_min }
    }

    /// Says what an item without a date cannot have.
    fn say_dateless(&mut self, component: &Component) {
        for rule in component.properties_named("RRULE") {
            self.problems.add(rule.number, ProblemKind::BadRule, &rule.value);
        }
        for alarm in component.parts.iter().filter(|part| is_reminder(part)) {
            self.problems.add(alarm.line, ProblemKind::ReminderNotHeld, &alarm.text("TRIGGER"));
        }
    }

    /// The moment of a property of an item; only its day where Outlook says that it lasts all day.
    fn moment(&mut self, component: &Component, line: &ContentLine, years: CalendarKind) -> Option<Moment> {
        let moment = self.clocks.moment(line, years, &mut self.problems)?;
        let all_day = component.says("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
        Some(if all_day { Moment { due: Due::Day(moment.day), ..moment } } else { moment })
    }

    /// The occurrence that the task stands for, when the series still begins as it did when we wrote it.
    fn occurrence(&mut self, component: &Component, start: &ContentLine) -> Option<Moment> {
        let line = component.property(own::OCCURRENCE)?;
        let unmoved = line.parameter(own::START) == Some(start.value.as_str());
        if unmoved { self.clocks.moment(line, CalendarKind::Gregorian, &mut self.problems) } else { None }
    }

    fn length_s(&mut self, component: &Component, name: &str) -> Option<i64> {
        let line = component.property(name)?;
        let length = read_seconds(&line.value).filter(|seconds| *seconds >= 0);
        if length.is_none() {
            self.problems.add(line.number, ProblemKind::BadDuration, &line.value);
        }
        length
    }

    /// How long an event lasts. One that lasts the day it is on says nothing by it.
    fn event_minutes(
        &mut self,
        end_line: Option<&ContentLine>,
        start: Moment,
        end: Option<Moment>,
        length_s: Option<i64>,
    ) -> Option<u32> {
        let minutes = match end.zip(end_line) {
            Some((end, line)) => {
                let between = minutes_between(start.due, end.due);
                if between.is_none() {
                    self.problems.add(line.number, ProblemKind::BadDuration, &line.value);
                }
                between
            }
            None => length_s.and_then(whole_minutes),
        };
        minutes.filter(|minutes| matches!(start.due, Due::At(_)) || *minutes > MINUTES_PER_DAY)
    }
}

/// What an item says of times.
#[derive(Default)]
struct Times {
    due: Option<Due>,
    duration_min: Option<u32>,
    recurrence: Option<Recurrence>,
    reminder_min: Option<u32>,
}

fn later(moment: Moment, seconds: i64) -> Moment {
    let due = match moment.due {
        Due::At(at) => {
            Due::At(Instant::from_millis(at.millis().saturating_add(seconds.saturating_mul(1000))))
        }
        Due::Day(day) => {
            let days = i32::try_from(seconds / 86_400).ok();
            Due::Day(days.and_then(|days| day.checked_add_days(days)).unwrap_or(day))
        }
    };
    Moment { due, ..moment }
}

/// The minutes from a beginning to an end; none when the end comes first, or one of them is a day and
/// the other an instant.
fn minutes_between(start: Due, end: Due) -> Option<u32> {
    match (start, end) {
        (Due::Day(first), Due::Day(after)) => {
            u32::try_from(first.days_until(after)).ok()?.checked_mul(MINUTES_PER_DAY)
        }
        (Due::At(from), Due::At(to)) => whole_minutes(to.checked_millis_since(from)?.div_euclid(1000)),
        (Due::Day(_), Due::At(_)) | (Due::At(_), Due::Day(_)) => None,
    }
}

fn whole_minutes(seconds: i64) -> Option<u32> {
    u32::try_from(seconds.div_euclid(60)).ok()
}

fn is_completed(to_do: &Component) -> bool {
    match to_do.property("STATUS") {
        Some(status) => status.value.trim().eq_ignore_ascii_case("COMPLETED"),
        None => to_do.property("COMPLETED").is_some() || to_do.says("PERCENT-COMPLETE", "100"),
    }
}

/// A priority of 1 (highest) to 9 (RFC 5545, section 3.8.1.9); 0 says nothing.
fn priority_of(text: &str) -> Option<Priority> {
    match text.trim().parse::<u8>().ok()? {
        1..=4 => Some(Priority::High),
        5 => Some(Priority::Normal),
        6..=9 => Some(Priority::Low),
        _ => None,
    }
}
