//! Zones as a file has them, for calendars that do not know them by name.

use std::collections::BTreeMap;

use super::moment::clock_text;
use super::write::ExportZone;
use crate::domain::time::{Instant, MILLIS_PER_DAY, UtcOffset};
use crate::formats::content_line::LineWriter;

/// For how long after the file is written changes of clocks are told. Calendars that know the zone by
/// name know the rest; none knows what a government will decide.
const TOLD_DAYS: i64 = 2 * 366;

/// Writes each zone once, from the first instant it is needed for.
pub(super) fn write_zones<'a>(
    file: &mut LineWriter,
    needed: impl Iterator<Item = (ExportZone<'a>, Instant)>,
    written_at: Instant,
) {
    let mut zones: BTreeMap<&str, (ExportZone, Instant)> = BTreeMap::new();
    for (zone, from) in needed {
        let known = zones.entry(zone.name).or_insert((zone, from));
        known.1 = known.1.min(from);
    }
    for (zone, from) in zones.into_values() {
        write_zone(file, zone, from, written_at);
    }
}

fn write_zone(file: &mut LineWriter, zone: ExportZone, from: Instant, written_at: Instant) {
    let offset_at = zone.offset_at;
    file.line("BEGIN", &[], "VTIMEZONE");
    file.line("TZID", &[], zone.name);
    let mut before = offset_at(from);
    write_change(file, from, before, before);
    // A series that began long ago is told from a while before now, so that this takes no time.
    let told_ms = TOLD_DAYS * MILLIS_PER_DAY;
    let end = written_at.millis().saturating_add(told_ms);
    let mut day = from.millis().max(written_at.millis().saturating_sub(told_ms));
    while day < end {
        let next = day.saturating_add(MILLIS_PER_DAY);
        let after = offset_at(Instant::from_millis(next));
        if after != before {
            let change = change_between(day, next, after, offset_at);
            write_change(file, change, before, after);
            before = after;
        }
        day = next;
    }
    file.line("END", &[], "VTIMEZONE");
}

/// The instant, to the minute, from which `after` is in force, somewhere between two others.
fn change_between(
    earlier: i64,
    later: i64,
    after: UtcOffset,
    offset_at: &dyn Fn(Instant) -> UtcOffset,
) -> Instant {
    let (mut earlier, mut later) = (earlier.div_euclid(60_000), later.div_euclid(60_000));
    while later - earlier > 1 {
        let middle = earlier + (later - earlier) / 2;
        if offset_at(Instant::from_millis(middle * 60_000)) == after {
            later = middle
        } else {
            earlier = middle
        }
    }
    Instant::from_millis(later * 60_000)
}

fn write_change(file: &mut LineWriter, at: Instant, before: UtcOffset, after: UtcOffset) {
    let kind = if after > before { "DAYLIGHT" } else { "STANDARD" };
    file.line("BEGIN", &[], kind);
    file.line("DTSTART", &[], &clock_text(at.civil(before), 0));
    file.line("TZOFFSETFROM", &[], &offset_text(before));
    file.line("TZOFFSETTO", &[], &offset_text(after));
    file.line("END", &[], kind);
}

fn offset_text(offset: UtcOffset) -> String {
    let minutes = offset.minutes();
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
