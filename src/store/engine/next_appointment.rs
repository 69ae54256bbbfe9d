//! The next appointment with a party.

use crate::domain::id::PartyId;
use crate::domain::task::{Due, Task};
use crate::domain::time::{Instant, OffsetAt};
use crate::store::engine::Store;

impl Store {
    /// The meeting or visit with a party that comes next, also one it only takes part in: open, and not
    /// over by `now`, where clocks are ahead of UTC by what `offset_at` tells. On one day those with an
    /// hour come first.
    #[must_use]
    pub fn next_appointment(&self, party: PartyId, now: Instant, offset_at: OffsetAt) -> Option<Task> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let today = now.civil_date(offset_at(now));
        let to_come = |row: &u32| {
            let glance = &tables.task.get(*row as usize)?.as_ref()?.glance;
            let due = glance.due.filter(|_| glance.done_at.is_none() && glance.kind.is_appointment())?;
            let comes = match due {
                Due::Day(day) => day >= today,
                Due::At(at) => at >= now,
            };
            comes.then(|| ((due.day(offset_at), matches!(due, Due::Day(_)), due), *row))
        };
        let rows = tables.tasks_of(tables.party_row(party)?);
        let (_, row) = rows.iter().filter_map(to_come).min()?;
        tables.task_at(row)
    }
}
