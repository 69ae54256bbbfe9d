//! Tables: every record in memory, with its columns and its place in the search index, kept in
//! step by two calls, [`Tables::put`] and [`Tables::remove`].

use std::mem;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use uuid::Uuid;

use crate::domain::id::PartyId;
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::{Anniversary, Party};
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::domain::search::SearchIndex;
use crate::domain::time::Instant;
use crate::store::codec::{self, CodecError};
use crate::store::engine::columns::{InteractionColumns, LinkColumns, Names, PartyColumns, Remembered};
use crate::store::engine::digest::{self, InteractionGlance};
use crate::store::engine::rows::Rows;
use crate::store::ports::PageKey;

/// All records in memory.
pub struct Tables {
    /// Where the bytes of parties lie.
    pub parties: Rows,
    /// Where the bytes of links lie.
    pub links: Rows,
    /// Where the bytes of interactions lie.
    pub interactions: Rows,
    /// Columns of parties, by row.
    pub party: Vec<PartyColumns>,
    /// Ends of links, by row.
    pub link: Vec<Option<LinkColumns>>,
    /// Columns of interactions, by row.
    pub interaction: Vec<Option<InteractionColumns>>,
    /// Rows of those who took part in an interaction beside its party, by the interaction's row.
    participants: FxHashMap<u32, Box<[u32]>>,
    /// Interned texts.
    pub names: Names,
    /// Words of parties.
    pub party_words: SearchIndex,
    /// Words of interactions.
    pub interaction_words: SearchIndex,
    /// Days to remember, of the parties that have any.
    pub anniversaries: FxHashMap<u32, Vec<Anniversary>>,
    /// Pages read in an earlier format, to be written anew.
    pub outdated: Vec<PageKey>,
    pub(super) by_name: Option<Arc<[u32]>>,
}

impl Tables {
    /// No records.
    #[must_use]
    pub fn new() -> Self {
        Self {
            parties: Rows::new(RecordKind::Party),
            links: Rows::new(RecordKind::Link),
            interactions: Rows::new(RecordKind::Interaction),
            party: Vec::new(),
            link: Vec::new(),
            interaction: Vec::new(),
            participants: FxHashMap::default(),
            names: Names::new(),
            party_words: SearchIndex::new(),
            interaction_words: SearchIndex::new(),
            anniversaries: FxHashMap::default(),
            outdated: Vec::new(),
            by_name: None,
        }
    }

    /// The rows of a kind.
    #[must_use]
    pub fn rows(&self, kind: RecordKind) -> &Rows {
        match kind {
            RecordKind::Party => &self.parties,
            RecordKind::Link => &self.links,
            RecordKind::Interaction => &self.interactions,
        }
    }

    /// The rows of a kind, to change.
    pub fn rows_mut(&mut self, kind: RecordKind) -> &mut Rows {
        match kind {
            RecordKind::Party => &mut self.parties,
            RecordKind::Link => &mut self.links,
            RecordKind::Interaction => &mut self.interactions,
        }
    }

    /// Makes room for so many more records of a kind, as [`Rows::make_room`] does.
    pub fn make_room(&mut self, kind: RecordKind, records: usize) {
        self.rows_mut(kind).make_room(records);
        match kind {
            RecordKind::Party => self.party.reserve_exact(records),
            RecordKind::Link => self.link.reserve_exact(records),
            RecordKind::Interaction => self.interaction.reserve_exact(records),
        }
    }

    /// The record as it stands.
    #[must_use]
    pub fn record(&self, reference: RecordRef) -> Option<Record> {
        let rows = self.rows(reference.kind);
        rows.record(rows.find(reference.id)?)
    }

    /// Puts a record in, over what was there.
    ///
    /// # Errors
    /// [`CodecError`] when the record cannot be encoded.
    pub fn put(&mut self, record: &Record) -> Result<(), CodecError> {
        let reference = record.reference();
        let bytes = codec::encode_record(record)?;
        let row = self.rows_mut(reference.kind).put(reference.id, bytes);
        self.read(row, record);
        Ok(())
    }

    /// Takes a record out.
    pub fn remove(&mut self, reference: RecordRef) {
        let row = self.rows_mut(reference.kind).remove(reference.id);
        match reference.kind {
            RecordKind::Party => {
                self.party_words.remove(row);
                self.anniversaries.remove(&row);
                self.party_column(row);
                self.take_from_order(row);
            }
            RecordKind::Link => self.forget_link(row),
            RecordKind::Interaction => {
                self.interaction_words.remove(row);
                self.forget_interaction(row);
            }
        }
    }

    /// Row of a living party.
    #[must_use]
    pub fn party_row(&self, id: PartyId) -> Option<u32> {
        self.parties.find(id.0)
    }

    /// The party at a row, decoded.
    #[must_use]
    pub fn party_at(&self, row: u32) -> Option<Party> {
        match self.parties.record(row)? {
            Record::Party(party) => Some(party),
            _ => None,
        }
    }

    /// The link at a row, decoded.
    #[must_use]
    pub fn link_at(&self, row: u32) -> Option<Link> {
        match self.links.record(row)? {
            Record::Link(link) => Some(link),
            _ => None,
        }
    }

    /// The interaction at a row, decoded.
    #[must_use]
    pub fn interaction_at(&self, row: u32) -> Option<Interaction> {
        match self.interactions.record(row)? {
            Record::Interaction(interaction) => Some(interaction),
            _ => None,
        }
    }

    /// The columns of a party.
    #[must_use]
    pub fn columns(&self, row: u32) -> Option<&PartyColumns> {
        self.party.get(row as usize)
    }

    /// The days to remember, with whose they are.
    pub fn remembered(&self) -> impl Iterator<Item = Remembered> + '_ {
        self.anniversaries.iter().flat_map(|(party, days)| {
            days.iter().map(|anniversary| Remembered { party: *party, anniversary: anniversary.clone() })
        })
    }

    /// Bytes of memory held, roughly.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        let party = self.party.capacity() * size_of::<PartyColumns>()
            + self
                .party
                .iter()
                .map(|p| p.name.len() + 4 * (p.interactions.capacity() + p.links.capacity()))
                .sum::<usize>();
        self.parties.memory_bytes()
            + self.links.memory_bytes()
            + self.interactions.memory_bytes()
            + party
            + self.interaction.capacity() * size_of::<Option<InteractionColumns>>()
            + self.link.capacity() * size_of::<Option<LinkColumns>>()
            + self.party_words.memory_bytes()
            + self.interaction_words.memory_bytes()
    }

    fn read(&mut self, row: u32, record: &Record) {
        let words = match record {
            Record::Party(party) => {
                self.read_party(row, party);
                &mut self.party_words
            }
            Record::Link(link) => return self.tie(row, link.person, link.organisation),
            Record::Interaction(interaction) => {
                let glance = InteractionGlance::of(interaction);
                self.place_interaction(row, interaction.party, &interaction.others, glance);
                &mut self.interaction_words
            }
        };
        digest::with_fields(record, |fields| words.put(row, fields));
    }

    fn read_party(&mut self, row: u32, party: &Party) {
        self.party_column(row);
        if let Some(columns) = self.party.get_mut(row as usize) {
            columns.read(party, &mut self.names);
        }
        if party.anniversaries.is_empty() {
            self.anniversaries.remove(&row);
        } else {
            self.anniversaries.insert(row, party.anniversaries.clone());
        }
        self.put_in_order(row);
    }

    pub(super) fn tie(&mut self, row: u32, person: PartyId, organisation: PartyId) {
        self.forget_link(row);
        let ends = LinkColumns {
            person: self.parties.expect(person.0),
            organisation: self.parties.expect(organisation.0),
        };
        for end in [ends.person, ends.organisation] {
            self.party_column(end).links.push(row);
        }
        set_at(&mut self.link, row, ends);
    }

    pub(super) fn place_interaction(
        &mut self,
        row: u32,
        party: PartyId,
        others: &[PartyId],
        glance: InteractionGlance,
    ) {
        self.forget_interaction(row);
        let party = self.parties.expect(party.0);
        self.join_in(party, row, glance);
        let mut joined: Vec<u32> = Vec::new();
        for other in others {
            let other = self.parties.expect(other.0);
            if other != party && !joined.contains(&other) {
                self.join_in(other, row, glance);
                joined.push(other);
            }
        }
        if !joined.is_empty() {
            self.participants.insert(row, joined.into());
        }
        set_at(&mut self.interaction, row, InteractionColumns { party, glance });
    }

    fn join_in(&mut self, party: u32, interaction: u32, glance: InteractionGlance) {
        let whose = self.party_column(party);
        whose.interactions.push(interaction);
        if glance.contact {
            whose.last_contact = whose.last_contact.max(Some(glance.at));
        }
    }

    fn forget_link(&mut self, row: u32) {
        let Some(ends) = self.link.get_mut(row as usize).and_then(Option::take) else { return };
        for end in [ends.person, ends.organisation] {
            self.party_column(end).links.retain(|link| *link != row);
        }
    }

    fn forget_interaction(&mut self, row: u32) {
        let Some(old) = self.interaction.get_mut(row as usize).and_then(Option::take) else { return };
        let others = self.participants.remove(&row).unwrap_or_default();
        for party in others.iter().copied().chain([old.party]) {
            let rest = &mut self.party_column(party).interactions;
            rest.retain(|interaction| *interaction != row);
            let rest = mem::take(rest);
            let latest = self.latest_contact(&rest);
            let whose = self.party_column(party);
            whose.interactions = rest;
            whose.last_contact = latest;
        }
    }

    fn latest_contact(&self, interactions: &[u32]) -> Option<Instant> {
        let columns = interactions.iter().filter_map(|row| *self.interaction.get(*row as usize)?);
        columns.filter(|columns| columns.glance.contact).map(|columns| columns.glance.at).max()
    }

    pub(super) fn party_column(&mut self, row: u32) -> &mut PartyColumns {
        let row = row as usize;
        if self.party.len() <= row {
            self.party.resize_with(row + 1, PartyColumns::expected);
        }
        &mut self.party[row]
    }
}

fn set_at<T: Clone>(column: &mut Vec<Option<T>>, row: u32, value: T) {
    let row = row as usize;
    if column.len() <= row {
        column.resize(row + 1, None);
    }
    if let Some(place) = column.get_mut(row) {
        *place = Some(value);
    }
}

/// Names a record of a kind.
#[must_use]
pub fn reference(kind: RecordKind, id: Uuid) -> RecordRef {
    RecordRef { kind, id }
}
