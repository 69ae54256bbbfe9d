//! When it is somewhere: zones as files name them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::component::Component;
use super::moment::{Written, read_written};
use super::problem::{ProblemKind, Problems};
use super::windows_zones::iana_name;
use super::zone_rules::{ZoneRules, read_offset_s};
use crate::domain::calendar::CalendarKind;
use crate::domain::task::Due;
use crate::domain::time::{CivilDate, CivilTime, Instant, UtcOffset};
use crate::formats::content_line::ContentLine;

/// What is known of clocks: the browser's zones, the device's own, and those a file describes.
pub(super) struct Clocks<'a> {
    zone: &'a dyn Fn(&str, CivilTime) -> Option<Instant>,
    local: &'a dyn Fn(CivilTime) -> Instant,
    described: Vec<(String, ZoneRules)>,
    /// Zones that have been said to be unknown.
    told: RefCell<BTreeSet<String>>,
}

/// A moment of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// When it is.
    pub(super) due: Due,
    /// The day its own clock shows; of a time in UTC, the day of the device's clock.
    pub(super) day: CivilDate,
}

impl<'a> Clocks<'a> {
    pub(super) fn new(
        zone: &'a dyn Fn(&str, CivilTime) -> Option<Instant>,
        local: &'a dyn Fn(CivilTime) -> Instant,
    ) -> Self {
        Self { zone, local, described: Vec::new(), told: RefCell::default() }
    }

    /// Remembers the zone that a `VTIMEZONE` describes.
    pub(super) fn learn(&mut self, zone: &Component) {
        if let (Some(name), Some(rules)) = (zone.property("TZID"), ZoneRules::read(zone)) {
            self.described.push((name.text().trim().to_owned(), rules));
        }
    }

    /// The moment of a property whose years are of `calendar`, none when it is no date.
    pub(super) fn moment(
        &self,
        line: &ContentLine,
        calendar: CalendarKind,
        problems: &mut Problems,
    ) -> Option<Moment> {
        match read_written(&line.value, calendar) {
            Some(Written::Day(day)) => Some(Moment { due: Due::Day(day), day }),
            Some(Written::Clock { civil, second, utc: true }) => {
                let at = with_second(civil.with_offset(UtcOffset::UTC), second);
                Some(Moment { due: Due::At(at), day: shown(at, self.local).date })
            }
            Some(Written::Clock { civil, second, utc: false }) => {
                let at = with_second(self.at(line, civil, problems), second);
                Some(Moment { due: Due::At(at), day: civil.date })
            }
            None => {
                problems.add(line.number, ProblemKind::BadDate, &line.value);
                None
            }
        }
    }

    /// The instant of a moment; of a day, its first.
    pub(super) fn instant(&self, moment: Moment) -> Instant {
        match moment.due {
            Due::At(at) => at,
            Due::Day(day) => (self.local)(day.at(Default::default())),
        }
    }

    /// The day that the clock of a property shows at an instant; of one in UTC, the device's clock.
    pub(super) fn day_there(&self, line: &ContentLine, at: Instant) -> CivilDate {
        let in_utc = line.value.trim_end().ends_with(['Z', 'z']);
        let resolve = |civil| self.known(line, civil).unwrap_or_else(|| (self.local)(civil));
        if in_utc { shown(at, self.local).date } else { shown(at, &resolve).date }
    }

    /// When the clock of a property shows `civil`; the device's own clock when nobody knows its zone.
    fn at(&self, line: &ContentLine, civil: CivilTime, problems: &mut Problems) -> Instant {
        self.known(line, civil).unwrap_or_else(|| {
            let zone = line.parameter("TZID").unwrap_or_default();
            if self.told.borrow_mut().insert(zone.to_owned()) {
                problems.add(line.number, ProblemKind::UnknownZone, zone);
            }
            (self.local)(civil)
        })
    }

    /// As [`Clocks::at`], none when nobody knows the zone.
    fn known(&self, line: &ContentLine, civil: CivilTime) -> Option<Instant> {
        let Some(zone) = line.parameter("TZID").map(str::trim).filter(|zone| !zone.is_empty()) else {
            return Some((self.local)(civil));
        };
        (self.zone)(zone, civil)
            .or_else(|| (self.zone)(iana_name(zone)?, civil))
            .or_else(|| (self.zone)(tail(zone)?, civil))
            .or_else(|| {
                let (_, rules) = self.described.iter().find(|(name, _)| name == zone)?;
                Some(rules.at(civil))
            })
            .or_else(|| Some(ahead(civil, offset_in_name(zone)?)))
    }
}

/// The instant at which a clock that is so many seconds ahead of UTC shows `civil`.
pub(super) fn ahead(civil: CivilTime, seconds: i64) -> Instant {
    Instant::from_millis(civil.with_offset(UtcOffset::UTC).millis() - seconds * 1000)
}

/// What a clock shows at an instant, when `resolve` tells when it shows what.
fn shown(at: Instant, resolve: &dyn Fn(CivilTime) -> Instant) -> CivilTime {
    let mut shown = at.civil(UtcOffset::UTC);
    // The first look may fall on the other side of a change of clocks; the second does not.
    for _ in 0..2 {
        let as_utc = shown.with_offset(UtcOffset::UTC).millis();
        let ahead = as_utc.saturating_sub(resolve(shown).millis());
        shown = Instant::from_millis(at.millis().saturating_add(ahead)).civil(UtcOffset::UTC);
    }
    shown
}

fn with_second(at: Instant, second: u8) -> Instant {
    Instant::from_millis(at.millis().saturating_add(i64::from(second) * 1000))
}

/// The last two parts of a zone named by a path: libical writes
/// `/freeassociation.sourceforge.net/Asia/Tehran`.
fn tail(zone: &str) -> Option<&str> {
    let (before, _) = zone.strip_prefix('/')?.rsplit_once('/')?;
    let cut = before.rfind('/').map_or(0, |place| place + 1);
    zone.get(1 + cut..)
}

/// The offset in seconds of a zone that is named by it: `UTC`, `GMT+3:30`, `UTC-05:00`.
fn offset_in_name(zone: &str) -> Option<i64> {
    let name = zone.to_ascii_uppercase();
    let offset = name.strip_prefix("UTC").or_else(|| name.strip_prefix("GMT"))?;
    if offset.is_empty() || offset == "Z" { Some(0) } else { read_offset_s(offset) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_named_by_its_offset_is_understood() {
        let known = [
            ("UTC", 0),
            ("GMT+3:30", 12_600),
            ("UTC+0330", 12_600),
            ("utc-05:00", -18_000),
            ("GMT+4", 14_400),
        ];
        for (zone, seconds) in known {
            assert_eq!(offset_in_name(zone), Some(seconds), "{zone}");
        }
        assert_eq!(offset_in_name("GMT Standard Time"), None);
    }

    #[test]
    fn a_zone_named_by_a_path_ends_in_its_name() {
        assert_eq!(tail("/freeassociation.sourceforge.net/Asia/Tehran"), Some("Asia/Tehran"));
        assert_eq!(tail("/mozilla.org/20050126_1/Asia/Tehran"), Some("Asia/Tehran"));
        assert_eq!(tail("/Asia/Tehran"), Some("Asia/Tehran"));
        assert_eq!((tail("Asia/Tehran"), tail("/"), tail("//")), (None, None, Some("/")));
    }
}
