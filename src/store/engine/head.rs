//! The head: what the next start shows first, and what the store must not forget.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::PartyId;
use crate::domain::record::RecordKind;
use crate::domain::rhythm::Rhythm;
use crate::domain::time::UtcOffset;
use crate::store::codec::{self, CodecError, FORMAT};
use crate::store::engine::State;
use crate::store::engine::attention::Here;
use crate::store::engine::digest::has_few;
use crate::store::engine::page_keys::PageKeys;
use crate::store::engine::tables::Tables;
use crate::store::engine::view::greatest;
use crate::store::ports::Seq;

/// Raised whenever the head is laid out otherwise. One of another version is not read: all that it
/// costs is a quick first screen.
const VERSION: u8 = 5;
/// How much of the store the head repeats, so that the first screen needs no page.
pub(super) const FIRST_BY_NAME: usize = 40;
const FIRST_INTERACTIONS: usize = 12;
/// More than are shown: which of them come first, or are cold already, is for the day of the start to say.
const FIRST_COLD: usize = 20;
const FIRST_ANNIVERSARIES: usize = 24;
const FIRST_TASKS: usize = 60;
const ANNIVERSARY_DAYS: u32 = 21;

/// What the first screen needs, which repeats what the pages hold, and what no page says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    version: u8,
    /// The page keys given so far.
    pub(super) keys: PageKeys,
    /// Positions of the log entries that were damaged when they were to be folded.
    damaged_entries: Vec<Seq>,
    parties: u32,
    first_by_name: Vec<Uuid>,
    /// The parties that may be cold, each with its own rhythm where it has one.
    cold: Vec<(Uuid, Option<Rhythm>)>,
    records: Vec<(RecordKind, Vec<u8>)>,
}

impl Head {
    /// Reads a head; none when it is damaged, or laid out otherwise.
    ///
    /// # Errors
    /// [`CodecError::Newer`] when a newer version of the product wrote it.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Self>, CodecError> {
        match codec::decode_head::<Self>(bytes) {
            Ok(head) => Ok(head.filter(|head| head.version == VERSION)),
            Err(CodecError::Newer(format)) => Err(CodecError::Newer(format)),
            Err(_) => Ok(None),
        }
    }
}

impl State {
    /// Takes a head in. A record in it that cannot be read will come with its page.
    pub(super) fn begin_with(&mut self, head: Head) {
        for (kind, bytes) in &head.records {
            if let Ok(record) = codec::decode_record(*kind, FORMAT, bytes)
                && self.tables.put(&record).is_err()
            {
                break;
            }
        }
        let row = |id: &Uuid| self.tables.party_row(PartyId(*id));
        self.first_rows = head.first_by_name.iter().filter_map(row).collect();
        let mut cold = Vec::new();
        for (id, rhythm) in &head.cold {
            if let Some(row) = self.tables.party_row(PartyId(*id)) {
                self.tables.party_column(row).rhythm = *rhythm;
                cold.push(row);
            }
        }
        self.first_cold = Some(cold);
        self.known_parties = head.parties;
        self.damaged_entries = head.damaged_entries;
        self.keys.follow(&head.keys);
    }

    /// What the next start shows first.
    pub(super) fn head(&mut self, here: Here, keys: PageKeys) -> Head {
        let first: Vec<u32> = self.tables.by_name().iter().copied().take(FIRST_BY_NAME).collect();
        let cold = self.coldest(here, FIRST_COLD, false);
        // How long somebody has been silent is told by the interaction since which they are.
        let mut interactions = self.tables.recent(FIRST_INTERACTIONS);
        interactions.extend(cold.iter().filter_map(|row| self.tables.last_contact(*row)));
        let mut parties = first.clone();
        parties.extend(&cold);
        let soon = self.upcoming(here.today, ANNIVERSARY_DAYS);
        let soon = soon.iter().take(FIRST_ANNIVERSARIES);
        parties.extend(soon.filter_map(|day| self.tables.party_row(day.party)));
        let tasks = self.tables.next_due(FIRST_TASKS);
        let of_tasks = tasks.iter().filter_map(|row| self.tables.task.get(*row as usize)?.as_ref());
        parties.extend(of_tasks.flat_map(|task| task.parties.iter().copied()));
        let of_interaction = |row: &u32| Some((*self.tables.interaction.get(*row as usize)?)?.party);
        parties.extend(interactions.iter().filter_map(of_interaction));
        // A person's line names the organisation, so the first link and its other end come too.
        let links: Vec<u32> =
            parties.iter().filter_map(|row| self.tables.columns(*row)?.links.first().copied()).collect();
        let other_end = |row: &u32| Some((*self.tables.link.get(*row as usize)?)?.organisation);
        parties.extend(links.iter().filter_map(other_end));
        // The first screen asks for neither of these, and there may be thousands.
        let later = [RecordKind::Attachment, RecordKind::Distinction];
        let few = RecordKind::ALL.into_iter().filter(|kind| has_few(*kind) && !later.contains(kind));
        let few = few.map(|kind| (kind, self.tables.rows(kind).iter().collect()));
        let kinds = [
            (RecordKind::Party, parties),
            (RecordKind::Link, links),
            (RecordKind::Interaction, interactions),
            (RecordKind::Task, tasks),
        ];
        let rhythm = |row: &u32| Some((self.tables.parties.id(*row)?, self.tables.columns(*row)?.rhythm));
        let mut records = Vec::new();
        for (kind, mut rows) in kinds.into_iter().chain(few) {
            rows.sort_unstable();
            rows.dedup();
            let bytes = rows.iter().filter_map(|row| self.tables.rows(kind).bytes(*row));
            records.extend(bytes.map(|bytes| (kind, bytes.to_vec())));
        }
        Head {
            version: VERSION,
            keys,
            damaged_entries: self.damaged_entries.clone(),
            parties: self.tables.parties.living(),
            cold: cold.iter().filter_map(rhythm).collect(),
            first_by_name: first.iter().filter_map(|row| self.tables.parties.id(*row)).collect(),
            records,
        }
    }
}

impl Tables {
    /// Rows of the open tasks that are due first; those without a day come last.
    fn next_due(&self, limit: usize) -> Vec<u32> {
        let open = self.tasks.iter().filter_map(|row| {
            let glance = self.task.get(row as usize)?.as_ref()?.glance;
            let due = glance.due.map_or(i64::MAX, |due| due.day(|_| UtcOffset::UTC).days().into());
            glance.done_at.is_none().then_some((-due, row))
        });
        greatest(open, limit)
    }

    /// The row of a party's last interaction that was a contact.
    fn last_contact(&self, party: u32) -> Option<u32> {
        let party = self.columns(party)?;
        let at = |row: &u32| Some((*self.interaction.get(*row as usize)?)?.glance);
        let is_it = |row: &&u32| {
            at(row).is_some_and(|glance| glance.is_contact() && Some(glance.at) == party.last_contact)
        };
        party.interactions.iter().find(is_it).copied()
    }
}
