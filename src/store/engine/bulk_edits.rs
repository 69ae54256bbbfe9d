//! Edits of many parties at once: what they make of the parties in memory, and of those that come in
//! later.

use crate::domain::bulk_edit::{BulkEdit, BulkEdits, PartyValue};
use crate::domain::id::PartyId;
use crate::domain::record::Record;
use crate::store::codec::{self, CodecError};
use crate::store::engine::State;
use crate::store::engine::tables::Tables;
use crate::store::ports::{PageKey, Seq};

/// Edits of so many parties are worth a checkpoint: each is in memory a second time until then.
const WORTH_FOLDING: usize = 500;

impl State {
    /// What an edit makes of the parties named, those that are gone left out.
    pub(super) fn bulk_edits(&self, edit: &BulkEdit, parties: &[PartyId]) -> BulkEdits {
        let known = parties.iter().filter_map(|party| {
            let (before, after) = edit.of(&self.tables.party_at(self.tables.party_row(*party)?)?);
            Some((*party, before, after))
        });
        BulkEdits::gather(known)
    }

    /// The edits that take earlier ones back. A field changed again since keeps its later value.
    pub(super) fn reversed_edits(&self, edits: &BulkEdits) -> BulkEdits {
        let known = edits.iter().filter_map(|(party, before, after)| {
            let current = after.in_place_of(&self.tables.party_at(self.tables.party_row(party)?)?);
            let merged = PartyValue::merge(after, &current, before);
            Some((party, current, merged))
        });
        BulkEdits::gather(known)
    }

    /// Gives the parties in memory what they were given. Those still to come get it as they come.
    pub(super) fn apply_edits(&mut self, seq: Seq, edits: &BulkEdits) -> Result<(), CodecError> {
        for (party, _, after) in edits.iter() {
            match self.tables.party_row(party) {
                Some(row) => self.tables.give(row, after)?,
                None if self.tables.parties.was_deleted(party.0) => {}
                None => self.pending.entry(party.0).or_default().push(after.clone()),
            }
        }
        if edits.len() > WORTH_FOLDING {
            self.unfolded_bulk = Some(seq);
        }
        Ok(())
    }

    /// Gives the parties of a page that has just come in what they were given in bulk since it was
    /// written.
    pub(super) fn edit_loaded(&mut self, key: PageKey) -> Result<(), CodecError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let Some(page) = self.tables.parties.page(key) else { return Ok(()) };
        // The identity is the first field of a stored party.
        let id = |slot: usize| postcard::take_from_bytes::<PartyId>(page.get(slot)?).ok();
        let parties: Vec<PartyId> = (0..page.len()).filter_map(|slot| Some(id(slot)?.0)).collect();
        for party in parties {
            let Some(given) = self.pending.remove(&party.0) else { continue };
            let Some(row) = self.tables.party_row(party) else { continue };
            given.iter().try_for_each(|value| self.tables.give(row, value))?;
        }
        Ok(())
    }
}

impl Tables {
    /// Gives the party at a row a value. Its name stays, and so does its place among the names.
    fn give(&mut self, row: u32, value: &PartyValue) -> Result<(), CodecError> {
        let Some(mut party) = self.party_at(row) else { return Ok(()) };
        value.put_into(&mut party);
        self.read_given(row, &party, value.is_searched());
        let id = party.id.0;
        self.parties.put(id, codec::encode_record(&Record::Party(party))?);
        Ok(())
    }
}
