//! Where entries lie in a day of hours: beside one another where they overlap, and told by their number where
//! there are too many of them.

use crate::domain::task::Due;
use crate::domain::time::{Instant, OffsetAt, TimeOfDay};
use crate::store::engine::{AgendaItem, Slot};

/// How high an entry without a known length is drawn, in minutes.
const USUAL_MIN: u16 = 45;
/// The least an entry is drawn, so that it can be read and hit, in minutes.
const LEAST_MIN: u16 = 30;
const DAY_MIN: u16 = 24 * 60;

/// How many entries lie beside one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// At most.
    pub lanes: u16,
    /// Where there would be more of them: beside those lies how many more there are.
    pub lanes_of_many: u16,
}

/// Where something lies in its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The minute of the day it begins at.
    pub from: u16,
    /// How many minutes high it is drawn.
    pub minutes: u16,
    /// Which of the lanes beside one another it lies in, from 0.
    pub lane: u16,
    /// How many lanes there are where it lies.
    pub lanes: u16,
}

/// A day of hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DayLayout {
    /// The entries that are drawn.
    pub entries: Vec<(Place, AgendaItem)>,
    /// How many are not, by the hours they begin in.
    pub more: Vec<(Place, usize)>,
}

/// Lays out the entries of a day that have an hour, which come in order of time. `read` reads an entry that may be
/// drawn; the others are only counted.
///
/// Each entry takes the first lane that is free when it begins; those that touch one another share the width.
pub(super) fn laid_out(
    slots: &[Slot],
    room: Room,
    offset_at: OffsetAt,
    read: impl Fn(&Slot) -> Option<AgendaItem>,
) -> DayLayout {
    let mut layout = DayLayout::default();
    let mut group = Group::default();
    let mut known: Option<(Instant, u16)> = None;
    for slot in slots {
        let Some(Due::At(at)) = slot.due else { continue };
        // Many begin at one instant, and to ask the browser for its offset takes long.
        let from = match known {
            Some((instant, from)) if instant == at => from,
            _ => at.civil(offset_at(at)).time.minutes(),
        };
        known = Some((at, from));
        if from >= group.end {
            group.close(room, &mut layout);
        }
        match group.free_lane(from, room) {
            Some(lane) => {
                let Some(item) = read(slot) else { continue };
                let length = item.row.task.duration_min.and_then(|minutes| u16::try_from(minutes).ok());
                let minutes = length.unwrap_or(USUAL_MIN).clamp(LEAST_MIN, DAY_MIN).min(DAY_MIN - from);
                group.put(Place { from, minutes, lane, lanes: 1 }, item);
            }
            None => group.left_out(from),
        }
    }
    group.close(room, &mut layout);
    layout
}

/// Entries that touch one another.
#[derive(Default)]
struct Group {
    entries: Vec<(Place, AgendaItem)>,
    /// Until when each lane is taken.
    ends: Vec<u16>,
    /// When the last of them ends.
    end: u16,
    /// The first minute of each hour in which some begin that are left out, and how many.
    more: Vec<(u16, usize)>,
}

impl Group {
    fn free_lane(&self, from: u16, room: Room) -> Option<u16> {
        let lane = self.ends.iter().position(|busy| *busy <= from).unwrap_or(self.ends.len()) as u16;
        (lane < room.lanes).then_some(lane)
    }

    fn put(&mut self, place: Place, item: AgendaItem) {
        let end = place.from + place.minutes;
        match self.ends.get_mut(usize::from(place.lane)) {
            Some(busy) => *busy = end,
            None => self.ends.push(end),
        }
        self.end = self.end.max(end);
        self.entries.push((place, item));
    }

    fn left_out(&mut self, from: u16) {
        match self.more.iter_mut().find(|(first, _)| *first / 60 == from / 60) {
            Some((first, count)) => (*first, *count) = (from.min(*first), *count + 1),
            None => self.more.push((from, 1)),
        }
    }

    /// Hands its entries over, and begins anew.
    fn close(&mut self, room: Room, layout: &mut DayLayout) {
        let mut group = std::mem::take(self);
        let many = !group.more.is_empty();
        let lanes = if many { room.lanes_of_many + 1 } else { group.ends.len() as u16 };
        for (place, item) in std::mem::take(&mut group.entries) {
            if many && place.lane >= room.lanes_of_many {
                group.left_out(place.from);
            } else {
                layout.entries.push((Place { lanes, ..place }, item));
            }
        }
        layout.more.extend(group.more.into_iter().map(|(from, count)| {
            (Place { from, minutes: LEAST_MIN.min(DAY_MIN - from), lane: room.lanes_of_many, lanes }, count)
        }));
    }
}

/// The rows of the grid of quarters of an hour that something takes.
pub(super) fn grid_rows(place: Place) -> String {
    format!("{} / span {}", place.from / 15 + 1, (place.minutes / 15).max(1))
}

/// An hour by its place in the grid.
pub(super) fn grid_row_of_hour(time: TimeOfDay) -> String {
    format!("{} / span 4", time.minutes() / 15 - 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::TaskId;
    use crate::domain::task::{Task, TaskKind};
    use crate::domain::time::{CivilDate, UtcOffset};
    use crate::store::engine::TaskRow;

    const UTC: OffsetAt = |_| UtcOffset::UTC;
    const ROOM: Room = Room { lanes: 3, lanes_of_many: 2 };

    fn today() -> CivilDate {
        "2026-11-22".parse().unwrap()
    }

    /// Lays out entries that begin at these times and take so many minutes.
    fn day(entries: &[(u8, u8, Option<u32>)], room: Room) -> DayLayout {
        let slot = |row: usize| {
            let (hour, minute, _) = entries[row];
            let time = TimeOfDay::new(hour, minute).unwrap();
            let due = Some(Due::At(today().at(time).with_offset(UtcOffset::UTC)));
            Slot { due, appointment: true, open: true, to_come: false, row: row as u32 }
        };
        let slots: Vec<Slot> = (0..entries.len()).map(slot).collect();
        laid_out(&slots, room, UTC, |slot| {
            let new = Task::new(TaskId(uuid::Uuid::from_u128(1)), TaskKind::Meeting, Instant::EPOCH);
            let task = Task { due: slot.due, duration_min: entries[slot.row as usize].2, ..new };
            let row = TaskRow { task, party_name: String::new(), organisation: false, phone: None };
            Some(AgendaItem { due: slot.due, row, to_come: false })
        })
    }

    fn lanes(layout: &DayLayout) -> Vec<(u16, u16)> {
        layout.entries.iter().map(|(place, _)| (place.lane, place.lanes)).collect()
    }

    #[test]
    fn what_follows_one_another_has_the_whole_width() {
        assert_eq!(lanes(&day(&[(9, 0, Some(60)), (10, 0, Some(30))], ROOM)), [(0, 1), (0, 1)]);
    }

    #[test]
    fn what_overlaps_lies_side_by_side_and_a_free_lane_is_used_again() {
        let entries = [(9, 0, Some(120)), (9, 30, Some(30)), (10, 30, Some(30)), (12, 0, None)];
        assert_eq!(lanes(&day(&entries, ROOM)), [(0, 2), (1, 2), (1, 2), (0, 1)]);
    }

    #[test]
    fn an_entry_ends_with_its_day_and_is_never_too_low_to_be_hit() {
        let layout = day(&[(8, 0, Some(5)), (23, 40, Some(600))], ROOM);
        let sizes: Vec<(u16, u16)> =
            layout.entries.iter().map(|(place, _)| (place.from, place.minutes)).collect();
        assert_eq!(sizes, [(480, 30), (1420, 20)]);
    }

    #[test]
    fn of_too_many_at_once_the_rest_is_counted_by_the_hour() {
        let entries = [
            (9, 0, Some(90)),
            (9, 0, Some(60)),
            (9, 0, Some(60)),
            (9, 30, Some(30)),
            (10, 0, Some(30)),
            (12, 0, None),
        ];
        let layout = day(&entries, ROOM);
        assert_eq!(lanes(&layout), [(0, 3), (1, 3), (1, 3), (0, 1)]);
        let more: Vec<(u16, u16, usize)> =
            layout.more.iter().map(|(place, count)| (place.from, place.lane, *count)).collect();
        assert_eq!(more, [(540, 2, 2)]);
    }

    #[test]
    fn where_there_is_no_room_beside_them_all_are_counted() {
        let layout = day(&[(9, 0, None), (9, 0, None), (9, 0, None)], Room { lanes: 2, lanes_of_many: 0 });
        assert!(layout.entries.is_empty());
        assert_eq!(layout.more.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn what_has_no_hour_is_not_among_the_hours() {
        let whole_day =
            Slot { due: Some(Due::Day(today())), appointment: true, open: true, to_come: false, row: 0 };
        assert_eq!(laid_out(&[whole_day], ROOM, UTC, |_| None), DayLayout::default());
    }
}
