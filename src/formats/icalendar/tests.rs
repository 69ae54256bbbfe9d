#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_input;
mod other_calendars;
mod round_trip;
mod written;

use super::*;
use crate::domain::id::TaskId;
use crate::domain::task::{Task, TaskKind};
use crate::domain::time::{CivilTime, Instant, UtcOffset};
use uuid::Uuid;

/// Noon UTC on 22 November 2026, 1 Azar 1405.
const NOON: Instant = Instant::from_millis(1_795_348_800_000);

const TEHRAN: &str = "Asia/Tehran";
const BERLIN: &str = "Europe/Berlin";

fn offset(minutes: i32) -> UtcOffset {
    UtcOffset::from_minutes(minutes).unwrap()
}

fn utc(text: &str) -> Instant {
    text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().into()
}

fn in_tehran(_: Instant) -> UtcOffset {
    offset(210)
}

/// Berlin from 2026 to 2027, as far as these tests look.
fn in_berlin(at: Instant) -> UtcOffset {
    let summers = [
        utc("2026-03-29T01:00:00Z")..utc("2026-10-25T01:00:00Z"),
        utc("2027-03-28T01:00:00Z")..utc("2027-10-31T01:00:00Z"),
    ];
    offset(if summers.iter().any(|summer| summer.contains(&at)) { 120 } else { 60 })
}

/// A browser that knows two zones.
fn zone(name: &str, civil: CivilTime) -> Option<Instant> {
    match name {
        TEHRAN => Some(civil.resolve(in_tehran)),
        BERLIN => Some(civil.resolve(in_berlin)),
        _ => None,
    }
}

/// Reads a file in Tehran.
fn read_in_tehran(file: &str) -> Calendar {
    read(file.as_bytes(), &zone, &|civil| civil.resolve(in_tehran))
}

/// Reads what stands in a calendar.
fn read_calendar(inside: &str) -> Calendar {
    read_in_tehran(&format!("BEGIN:VCALENDAR\nVERSION:2.0\n{inside}\nEND:VCALENDAR\n"))
}

/// Reads an event that has a title, and a beginning unless it says one.
fn read_event(facts: &str) -> Calendar {
    let start = if facts.contains("DTSTART") { "" } else { "DTSTART:20261122T120000Z\n" };
    read_calendar(&format!("BEGIN:VEVENT\nUID:1@x\nSUMMARY:Tea\n{start}{facts}\nEND:VEVENT"))
}

/// The one item of a calendar that has no problem.
fn only(calendar: Calendar) -> Item {
    assert_eq!(calendar.problems, []);
    assert_eq!(calendar.items.len(), 1);
    calendar.items.into_iter().next().unwrap()
}

/// What is the matter, and of what.
fn problems(calendar: &Calendar) -> Vec<(ProblemKind, &str)> {
    calendar.problems.iter().map(|problem| (problem.what, problem.text.as_str())).collect()
}

fn task(kind: TaskKind) -> Task {
    Task::new(TaskId(Uuid::from_u128(0x0190_3f1e_7c00_7abc_8def_0123_4567_89ab)), kind, NOON)
}

/// Writes a task of Tehran that is about nobody.
fn written(task: &Task) -> String {
    written_about(task, "", &[])
}

fn written_about(task: &Task, party: &str, others: &[String]) -> String {
    let zone = ExportZone { name: TEHRAN, offset_at: &in_tehran };
    write(&[ExportedTask { task, party, others, zone }], NOON)
}
