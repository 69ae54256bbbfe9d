//! The ages of contact facts: whose have not been confirmed for long, so that they are asked about.

use rustc_hash::FxHashSet;

use crate::domain::contact_fact::{AgedFact, STALE_AFTER_DAYS};
use crate::domain::id::PartyId;
use crate::domain::order;
use crate::domain::party::LifecycleStage;
use crate::domain::task::TaskKind;
use crate::domain::time::CivilDate;
use crate::store::engine::Store;
use crate::store::engine::attention::Here;
use crate::store::engine::packed_day::PackedDay;
use crate::store::engine::tables::Tables;
use crate::store::engine::view::{PartyRow, greatest};

/// How far ahead a talk is near enough to ask in it, in days.
const TALK_WITHIN_DAYS: i32 = 7;

/// A party whose contact facts have not been confirmed for long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleFacts {
    /// The party.
    pub row: PartyRow,
    /// For how many days the oldest of them was not confirmed.
    pub oldest_days: u32,
    /// Whether a call, a visit or a meeting with the party is due within a week.
    pub talk_soon: bool,
}

impl Store {
    /// The leads and customers of whom some contact fact has not been confirmed for
    /// [`STALE_AFTER_DAYS`] days: those first with whom a talk is due within a week, then by the age of
    /// their oldest fact, the oldest first. A person's place of work is a fact of both.
    #[must_use]
    pub fn stale_facts(&self, today: CivilDate, limit: usize) -> Vec<StaleFacts> {
        let here = self.here(today);
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let soon = tables.talked_to_soon(here);
        let rows = tables.stalest(today, limit, &soon);
        let stale = |row| {
            Some(StaleFacts {
                row: tables.party_view(row)?,
                oldest_days: age(tables.facts_since(row)?, today).unsigned_abs(),
                talk_soon: soon.contains(&row),
            })
        };
        rows.into_iter().filter_map(stale).collect()
    }

    /// The contact facts of a party, its links included, the one that has not been confirmed for the
    /// longest time first.
    #[must_use]
    pub fn facts_by_age(&self, party: PartyId) -> Vec<AgedFact> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let Some(row) = tables.party_row(party) else { return Vec::new() };
        let mut facts = tables.party_at(row).map(|party| AgedFact::of_party(&party)).unwrap_or_default();
        let links = tables.columns(row).map(|columns| columns.links.as_slice()).unwrap_or_default();
        facts.extend(links.iter().filter_map(|link| tables.link_at(*link)).map(AgedFact::of_link));
        order::sort_by_key(&mut facts, |fact| fact.confirmed_on);
        facts
    }
}

impl Tables {
    fn stalest(&self, today: CivilDate, limit: usize, soon: &FxHashSet<u32>) -> Vec<u32> {
        const BEFORE_ALL_OTHERS: i64 = 1 << 32;
        let ranked = self.parties.iter().filter_map(|row| {
            if !matches!(self.columns(row)?.stage, LifecycleStage::Lead | LifecycleStage::Customer) {
                return None;
            }
            let age = age(self.facts_since(row)?, today);
            let lift = if soon.contains(&row) { BEFORE_ALL_OTHERS } else { 0 };
            (age > STALE_AFTER_DAYS).then_some((lift + i64::from(age), row))
        });
        greatest(ranked, limit)
    }

    /// Since when the oldest contact fact of a party was not confirmed.
    fn facts_since(&self, row: u32) -> Option<PackedDay> {
        let columns = self.columns(row)?;
        let links = columns.links.iter().filter_map(|link| *self.link.get(*link as usize)?);
        links.map(|link| link.glance.since).chain(columns.facts_since).min()
    }

    /// Rows of the parties with whom a call, a visit or a meeting is due within a week.
    fn talked_to_soon(&self, here: Here) -> FxHashSet<u32> {
        let mut soon = FxHashSet::default();
        for task in self.tasks.iter().filter_map(|row| self.task.get(row as usize)?.as_ref()) {
            let glance = task.glance;
            let is_talk = glance.kind == TaskKind::Call || glance.kind.is_appointment();
            let days = glance.due.map(|due| here.today.days_until(here.day_of(due)));
            if is_talk
                && glance.done_at.is_none()
                && days.is_some_and(|days| (0..=TALK_WITHIN_DAYS).contains(&days))
            {
                soon.extend(task.parties.iter().copied());
            }
        }
        soon
    }
}

/// Days since a day.
fn age(since: PackedDay, today: CivilDate) -> i32 {
    today.days() - since.days()
}
