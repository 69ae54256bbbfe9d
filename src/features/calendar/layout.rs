//! Where entries lie in a day of hours: beside one another where they overlap.

use crate::domain::order;
use crate::domain::time::{CivilDate, OffsetAt};
use crate::store::engine::AgendaItem;

/// How high an entry without a known length is drawn, in minutes.
const USUAL_MIN: u16 = 45;
/// The least an entry is drawn, so that it can be read and hit, in minutes.
const LEAST_MIN: u16 = 30;
const DAY_MIN: u16 = 24 * 60;

/// An entry with an hour, and where it lies in its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// The entry.
    pub item: AgendaItem,
    /// The minute of the day it begins at.
    pub from: u16,
    /// How many minutes high it is drawn.
    pub minutes: u16,
    /// Which of the lanes beside one another it lies in, from 0.
    pub lane: u16,
    /// How many lanes there are where it lies.
    pub lanes: u16,
}

/// The entries of a day that have an hour, in lanes, and those that have none.
pub(super) fn placed(
    items: &[AgendaItem],
    day: CivilDate,
    offset_at: OffsetAt,
) -> (Vec<Placed>, Vec<AgendaItem>) {
    let of_day = items.iter().filter(|item| item.due.day(offset_at) == day);
    let mut timed = Vec::new();
    let mut all_day = Vec::new();
    for item in of_day {
        match item.due.time(offset_at) {
            Some(time) => {
                let length = item.row.task.duration_min.and_then(|minutes| u16::try_from(minutes).ok());
                let from = time.minutes();
                let minutes = length.unwrap_or(USUAL_MIN).clamp(LEAST_MIN, DAY_MIN).min(DAY_MIN - from);
                timed.push(Placed { item: item.clone(), from, minutes, lane: 0, lanes: 1 });
            }
            None => all_day.push(item.clone()),
        }
    }
    order::sort_by_key(&mut timed, |placed| (placed.from, std::cmp::Reverse(placed.minutes)));
    lay_in_lanes(&mut timed);
    (timed, all_day)
}

/// Gives each entry the first lane that is free when it begins; those that touch one another share the
/// width.
fn lay_in_lanes(timed: &mut [Placed]) {
    let mut first = 0;
    while first < timed.len() {
        let mut ends: Vec<u16> = Vec::new();
        let mut last_end = 0;
        let mut next = first;
        while let Some(placed) = timed.get_mut(next) {
            if next > first && placed.from >= last_end {
                break;
            }
            let end = placed.from + placed.minutes;
            last_end = last_end.max(end);
            let lane = ends.iter().position(|busy| *busy <= placed.from).unwrap_or(ends.len());
            match ends.get_mut(lane) {
                Some(busy) => *busy = end,
                None => ends.push(end),
            }
            placed.lane = lane as u16;
            next += 1;
        }
        for placed in &mut timed[first..next] {
            placed.lanes = ends.len() as u16;
        }
        first = next;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::TaskId;
    use crate::domain::task::{Due, Task, TaskKind};
    use crate::domain::time::{Instant, TimeOfDay, UtcOffset};
    use crate::store::engine::TaskRow;

    const UTC: OffsetAt = |_| UtcOffset::UTC;

    fn today() -> CivilDate {
        "2026-11-22".parse().unwrap()
    }

    fn at(hour: u8, minute: u8, minutes: Option<u32>) -> AgendaItem {
        let time = TimeOfDay::new(hour, minute).unwrap();
        let due = Due::At(today().at(time).with_offset(UtcOffset::UTC));
        let new = Task::new(TaskId(uuid::Uuid::from_u128(1)), TaskKind::Meeting, Instant::EPOCH);
        let task = Task { due: Some(due), duration_min: minutes, ..new };
        let row = TaskRow { task, party_name: String::new(), organisation: false, phone: None };
        AgendaItem { due, row, to_come: false }
    }

    fn lanes(items: &[AgendaItem]) -> Vec<(u16, u16)> {
        placed(items, today(), UTC).0.iter().map(|placed| (placed.lane, placed.lanes)).collect()
    }

    #[test]
    fn what_follows_one_another_has_the_whole_width() {
        assert_eq!(lanes(&[at(9, 0, Some(60)), at(10, 0, Some(30))]), [(0, 1), (0, 1)]);
    }

    #[test]
    fn what_overlaps_lies_side_by_side_and_a_free_lane_is_used_again() {
        let day = [at(9, 0, Some(120)), at(9, 30, Some(30)), at(10, 30, Some(30)), at(12, 0, None)];
        assert_eq!(lanes(&day), [(0, 2), (1, 2), (1, 2), (0, 1)]);
    }

    #[test]
    fn an_entry_ends_with_its_day_and_is_never_too_low_to_be_hit() {
        let day = [at(23, 40, Some(600)), at(8, 0, Some(5))];
        let (timed, _) = placed(&day, today(), UTC);
        let sizes: Vec<(u16, u16)> = timed.iter().map(|one| (one.from, one.minutes)).collect();
        assert_eq!(sizes, [(480, 30), (1420, 20)]);
    }

    #[test]
    fn what_has_no_hour_is_of_the_whole_day_and_what_is_of_another_day_is_left_out() {
        let all_day = AgendaItem { due: Due::Day(today()), ..at(9, 0, None) };
        let (timed, whole) = placed(std::slice::from_ref(&all_day), today(), UTC);
        assert_eq!((timed.len(), whole.len()), (0, 1));
        assert!(placed(&[all_day], today().checked_add_days(1).unwrap(), UTC).1.is_empty());
    }
}
