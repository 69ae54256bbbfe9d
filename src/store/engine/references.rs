//! References between records: a party takes with it what hangs on it, so that nothing refers to a
//! record that is gone.

use rustc_hash::FxHashSet;
use uuid::Uuid;

use crate::domain::id::PartyId;
use crate::domain::record::{Record, RecordChange, RecordKind, RecordRef};
use crate::store::engine::State;
use crate::store::engine::tables::reference;

impl State {
    /// The links and interactions that a party takes with it when it goes.
    pub(super) fn referring(&self, party: RecordRef) -> Vec<RecordRef> {
        let Some(row) = self.party_row(party) else { return Vec::new() };
        let own = |interaction: u32| {
            let columns = self.tables.interaction.get(interaction as usize).copied().flatten();
            columns.is_some_and(|columns| columns.party == row)
        };
        self.naming(row, own)
    }

    /// Changes with what the parties that go take with them: their links and interactions go too, and
    /// where one only took part it is taken out. What refers goes before what it refers to; undo
    /// goes the other way. With `restoring`, nothing comes back without what it hung on.
    pub(super) fn with_references(&self, changes: Vec<RecordChange>, restoring: bool) -> Vec<RecordChange> {
        let parties = || changes.iter().filter(|change| change.record.kind == RecordKind::Party);
        let coming: FxHashSet<Uuid> =
            parties().filter(|change| change.after.is_some()).map(|change| change.record.id).collect();
        let going: Vec<RecordRef> =
            parties().filter(|change| change.after.is_none()).map(|change| change.record).collect();
        let going_ids: FxHashSet<Uuid> = going.iter().map(|party| party.id).collect();
        let goes = |party: PartyId| going_ids.contains(&party.0);
        let gone = |party: PartyId| goes(party) || (self.is_gone(party) && !coming.contains(&party.0));
        let mut named: FxHashSet<RecordRef> = changes.iter().map(|change| change.record).collect();
        let mut all = Vec::with_capacity(changes.len());
        for row in going.iter().filter_map(|party| self.party_row(*party)) {
            let new = self.naming(row, |_| true).into_iter().filter(|record| named.insert(*record));
            all.extend(new.filter_map(|record| {
                let current = self.tables.record(record)?;
                Some(RecordChange { record, before: Some(current.clone()), after: Some(current) })
            }));
        }
        all.extend(changes);
        for change in &mut all {
            let comes_back = restoring && change.before.is_none();
            let left = |party: PartyId| if comes_back { gone(party) } else { goes(party) };
            change.after = change.after.take().filter(|record| !hangs_on(record).into_iter().any(left));
            if let Some(Record::Interaction(interaction)) = &mut change.after {
                interaction.others.retain(|other| !gone(*other));
            }
        }
        all.retain(|change| change.before != change.after);
        all
    }

    /// Whether a party is surely gone: it may be in a page that is still to come, or damaged.
    fn is_gone(&self, party: PartyId) -> bool {
        let all_known = self.complete && self.damaged.is_empty();
        self.tables.parties.was_deleted(party.0) || (all_known && self.tables.parties.find(party.0).is_none())
    }

    fn party_row(&self, party: RecordRef) -> Option<u32> {
        if party.kind == RecordKind::Party { self.tables.parties.find(party.id) } else { None }
    }

    /// The links of a party, and those of the interactions it took part in that `of` picks.
    fn naming(&self, party: u32, of: impl Fn(u32) -> bool) -> Vec<RecordRef> {
        let tables = &self.tables;
        let Some(columns) = tables.columns(party) else { return Vec::new() };
        let links = columns.links.iter().filter_map(|row| tables.links.id(*row));
        let interactions = columns.interactions.iter().filter(|row| of(**row));
        let interactions = interactions.filter_map(|row| tables.interactions.id(*row));
        let links = links.map(|id| reference(RecordKind::Link, id));
        links.chain(interactions.map(|id| reference(RecordKind::Interaction, id))).collect()
    }
}

/// The parties without which a record cannot be.
pub(super) fn hangs_on(record: &Record) -> Vec<PartyId> {
    match record {
        Record::Party(_) => Vec::new(),
        Record::Link(link) => vec![link.person, link.organisation],
        Record::Interaction(interaction) => vec![interaction.party],
    }
}
