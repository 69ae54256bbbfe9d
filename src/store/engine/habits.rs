//! Habits: what the rep usually does after a talk, and when a party is usually reached.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;
use uuid::Version;

use crate::domain::id::PartyId;
use crate::domain::interaction::{Interaction, InteractionKind, Outcome};
use crate::domain::next_step::Habit;
use crate::domain::order;
use crate::domain::task::{Task, TaskKind};
use crate::domain::time::{OffsetAt, TimeOfDay};
use crate::store::engine::Store;
use crate::store::engine::tables::Tables;

/// How many of the latest tasks are looked at: some weeks of a busy rep.
const LOOKED_AT: usize = 300;
/// How soon after a talk a task is planned that follows from it, in milliseconds.
const FOLLOWS_WITHIN_MS: i64 = 30 * 60_000;
/// From how many times on something is a habit.
const TIMES: usize = 3;

/// The tasks made last, in no order. An identity made here tells its age, so that only these are read; what came
/// out of another calendar has none of ours and followed from no talk.
fn latest(tables: &Tables) -> impl Iterator<Item = Task> {
    let mut latest = BinaryHeap::with_capacity(LOOKED_AT + 1);
    for row in tables.tasks.iter() {
        let Some(id) = tables.tasks.id(row).filter(|id| id.get_version() != Some(Version::Sha1)) else {
            continue;
        };
        let later = latest.peek().is_none_or(|Reverse((least, _))| id > *least);
        if later || latest.len() < LOOKED_AT {
            latest.push(Reverse((id, row)));
        }
        if latest.len() > LOOKED_AT {
            latest.pop();
        }
    }
    latest.into_iter().filter_map(|Reverse((_, row))| tables.task_at(row))
}

impl Store {
    /// What the rep usually plans after talks of a kind that end so: the kind of task planned most often
    /// within half an hour, and the median of the days till it is due. None below three times.
    #[must_use]
    pub fn habit_after(
        &self,
        kind: InteractionKind,
        outcome: Option<Outcome>,
        offset_at: OffsetAt,
    ) -> Option<Habit> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let mut planned: FxHashMap<TaskKind, Vec<u32>> = FxHashMap::default();
        for task in latest(tables) {
            let Some(row) = task.party.and_then(|party| tables.party_row(party)) else { continue };
            let Some(columns) = tables.columns(row) else { continue };
            let talks = columns.interactions.iter().filter_map(|row| tables.interaction_at(*row));
            let led_to_it = |talk: &Interaction| {
                let after = task.created_at.checked_millis_since(talk.created_at);
                (talk.kind, talk.outcome) == (kind, outcome)
                    && after.is_some_and(|ms| (0..FOLLOWS_WITHIN_MS).contains(&ms))
            };
            let planned_on = task.created_at.civil_date(offset_at(task.created_at));
            let days = task.due.map(|due| planned_on.days_until(due.day(offset_at)));
            if let Some(days) = days.and_then(|days| u32::try_from(days).ok())
                && talks.into_iter().any(|talk| led_to_it(&talk))
            {
                planned.entry(task.kind).or_default().push(days);
            }
        }
        let (kind, mut days) = planned.into_iter().max_by_key(|(kind, days)| (days.len(), Reverse(*kind)))?;
        order::sort(&mut days);
        (days.len() >= TIMES).then(|| days.get(days.len() / 2).map(|days| Habit { kind, days: *days }))?
    }

    /// At which hour a party is usually reached on the telephone: the median of the talks there were, to
    /// the quarter of an hour. None below three.
    #[must_use]
    pub fn usual_hour(&self, party: PartyId, offset_at: OffsetAt) -> Option<TimeOfDay> {
        let talks = self.timeline(party).into_iter();
        let reached = talks.filter(|one| {
            one.kind == InteractionKind::Call
                && matches!(one.outcome, Some(Outcome::Reached | Outcome::Interested))
        });
        let mut minutes: Vec<u16> =
            reached.map(|one| one.at.civil(offset_at(one.at)).time.minutes()).collect();
        order::sort(&mut minutes);
        let median = *minutes.get(minutes.len() / 2).filter(|_| minutes.len() >= TIMES)?;
        TimeOfDay::from_minutes(median / 15 * 15).ok()
    }
}
