//! Tables: every record in memory, with its columns and its place in the search index, kept in
//! step by two calls, [`Tables::put`] and [`Tables::remove`].

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use uuid::Uuid;

use crate::domain::collation::Alphabet;
use crate::domain::id::{InteractionId, LinkId, PartyId};
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::{Anniversary, Party};
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::domain::search::SearchIndex;
use crate::domain::time::Instant;
use crate::store::codec::{self, CodecError, FORMAT, Page};
use crate::store::engine::columns::{
    InteractionColumns, LinkColumns, Names, PageNumbers, PartyColumns, Remembered,
};
use crate::store::engine::digest::{self, Glances, InteractionGlance};
use crate::store::engine::rows::{self, Rows};
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
    by_name: Option<Arc<[u32]>>,
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

    /// Takes in a page read from disk. Records known already, newer or deleted, stay as they are.
    ///
    /// # Errors
    /// [`CodecError`] when the page is damaged; then nothing of it was taken in.
    pub fn load_page(&mut self, key: PageKey, bytes: &[u8]) -> Result<(), CodecError> {
        let mut page = Page::decode(bytes)?;
        let current = if page.format == FORMAT { digest::read(&page) } else { None };
        let digest = match current {
            Some(digest) => digest,
            None => {
                page = digest::digested(page.kind, &digest::records(&page)?)?;
                self.outdated.push(key);
                digest::read(&page).ok_or_else(|| CodecError::Malformed("a digest just made".to_owned()))?
            }
        };
        page.set_digest(Vec::new());
        let kind = page.kind;
        let mut taken = Vec::with_capacity(page.len());
        for slot in 0..page.len() {
            let bytes = page.get(slot).unwrap_or_default();
            let (row, new) = self.rows_mut(kind).settle(rows::id_of(bytes)?, key, slot as u32, bytes);
            taken.push(new.then_some(row));
        }
        self.take_glances(&page, digest.glances, &taken)?;
        match kind {
            RecordKind::Party => self.party_words.put_prepared(&digest.words, &taken),
            RecordKind::Interaction => self.interaction_words.put_prepared(&digest.words, &taken),
            RecordKind::Link => {}
        }
        self.rows_mut(kind).keep_page(key, page);
        Ok(())
    }

    fn take_glances(
        &mut self,
        page: &Page,
        glances: Glances,
        rows: &[Option<u32>],
    ) -> Result<(), CodecError> {
        let taken = rows.iter().enumerate().filter_map(|(slot, row)| row.map(|row| (slot, row)));
        let bytes = |slot: usize| page.get(slot).unwrap_or_default();
        match glances {
            Glances::Parties(texts, glances) => {
                self.by_name = None;
                let mut numbers = PageNumbers::new(&texts);
                for (slot, row) in taken {
                    let Some(glance) = glances.get(slot) else { break };
                    let (PartyBeginning { details: (variant, name), .. }, _) =
                        postcard::take_from_bytes(bytes(slot))?;
                    self.party_column(row);
                    if let Some(columns) = self.party.get_mut(row as usize) {
                        columns.glance(name, variant, glance, &mut numbers, &mut self.names);
                    }
                    if !glance.anniversaries.is_empty() {
                        self.anniversaries.insert(row, glance.anniversaries.clone());
                    }
                }
            }
            Glances::Links => {
                for (slot, row) in taken {
                    let (LinkBeginning { person, organisation, .. }, _) =
                        postcard::take_from_bytes(bytes(slot))?;
                    self.tie(row, person, organisation);
                }
            }
            Glances::Interactions(glances) => {
                for (slot, row) in taken {
                    let Some(glance) = glances.get(slot) else { break };
                    let (InteractionBeginning { party, .. }, _) = postcard::take_from_bytes(bytes(slot))?;
                    self.place_interaction(row, party, *glance);
                }
            }
        }
        Ok(())
    }

    /// The living parties in the order of their names.
    pub fn by_name(&mut self) -> Arc<[u32]> {
        if let Some(order) = &self.by_name {
            return order.clone();
        }
        let mut rows: Vec<u32> = self.parties.iter().collect();
        self.sort_by_name(&mut rows);
        let order: Arc<[u32]> = rows.into();
        self.by_name = Some(order.clone());
        order
    }

    /// Sorts names by another alphabet from now on.
    pub fn set_alphabet(&mut self, alphabet: Alphabet) {
        if self.names.alphabet != alphabet {
            self.names.alphabet = alphabet;
            self.by_name = None;
            for party in &mut self.party {
                party.sort = alphabet.sort_prefix(&party.name);
            }
        }
    }

    /// Sorts rows of parties by name. The first letters are compared as numbers; whole names only
    /// where those are equal, and each of those is weighed once.
    pub fn sort_by_name(&self, rows: &mut [u32]) {
        let first_letters = |row: u32| self.columns(row).map_or(0, |columns| columns.sort);
        let mut keyed: Vec<(u64, u32)> = rows.iter().map(|row| (first_letters(*row), *row)).collect();
        keyed.sort_unstable();
        for alike in keyed.chunk_by_mut(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            alike.sort_by_cached_key(|(_, row)| {
                let name = self.columns(*row).map_or("", |columns| &columns.name);
                (self.names.alphabet.sort_key(name), *row)
            });
        }
        for (row, (_, sorted)) in rows.iter_mut().zip(keyed) {
            *row = sorted;
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
                self.place_interaction(row, interaction.party, InteractionGlance::of(interaction));
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

    fn tie(&mut self, row: u32, person: PartyId, organisation: PartyId) {
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

    fn place_interaction(&mut self, row: u32, party: PartyId, glance: InteractionGlance) {
        self.forget_interaction(row);
        let party = self.parties.expect(party.0);
        let columns = InteractionColumns { party, glance };
        let whose = self.party_column(party);
        whose.interactions.push(row);
        if glance.contact {
            whose.last_contact = whose.last_contact.max(Some(glance.at));
        }
        set_at(&mut self.interaction, row, columns);
    }

    fn forget_link(&mut self, row: u32) {
        let Some(ends) = self.link.get_mut(row as usize).and_then(Option::take) else { return };
        for end in [ends.person, ends.organisation] {
            self.party_column(end).links.retain(|link| *link != row);
        }
    }

    fn forget_interaction(&mut self, row: u32) {
        let Some(old) = self.interaction.get_mut(row as usize).and_then(Option::take) else { return };
        let rest = &mut self.party_column(old.party).interactions;
        rest.retain(|interaction| *interaction != row);
        let rest = rest.clone();
        let latest = self.latest_contact(&rest);
        self.party_column(old.party).last_contact = latest;
    }

    fn latest_contact(&self, interactions: &[u32]) -> Option<Instant> {
        let columns = interactions.iter().filter_map(|row| *self.interaction.get(*row as usize)?);
        columns.filter(|columns| columns.glance.contact).map(|columns| columns.glance.at).max()
    }

    fn party_column(&mut self, row: u32) -> &mut PartyColumns {
        let row = row as usize;
        if self.party.len() <= row {
            self.party.resize_with(row + 1, PartyColumns::expected);
        }
        &mut self.party[row]
    }

    fn compare_names(&self, a: u32, b: u32) -> std::cmp::Ordering {
        let (Some(x), Some(y)) = (self.columns(a), self.columns(b)) else { return a.cmp(&b) };
        x.sort
            .cmp(&y.sort)
            .then_with(|| {
                let alphabet = self.names.alphabet;
                alphabet.sort_key(&x.name).cmp(&alphabet.sort_key(&y.name))
            })
            .then(a.cmp(&b))
    }

    fn take_from_order(&mut self, row: u32) {
        if let Some(order) = self.by_name.take() {
            self.by_name = Some(order.iter().copied().filter(|other| *other != row).collect());
        }
    }

    /// While pages come in there is no order to keep; it is made once when first asked for.
    fn put_in_order(&mut self, row: u32) {
        let Some(order) = self.by_name.take() else { return };
        let mut rest: Vec<u32> = order.iter().copied().filter(|other| *other != row).collect();
        let place = rest.partition_point(|other| self.compare_names(*other, row).is_lt());
        rest.insert(place, row);
        self.by_name = Some(rest.into());
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

/// The first fields of a stored party. An enum is written as the number of its variant and then the
/// variant's fields, and both variants of the details begin with the name.
#[derive(Deserialize)]
struct PartyBeginning<'a> {
    #[serde(rename = "id")]
    _id: PartyId,
    #[serde(borrow)]
    details: (u32, &'a str),
}

/// The first fields of a stored link.
#[derive(Deserialize)]
struct LinkBeginning {
    #[serde(rename = "id")]
    _id: LinkId,
    person: PartyId,
    organisation: PartyId,
}

/// The first fields of a stored interaction.
#[derive(Deserialize)]
struct InteractionBeginning {
    #[serde(rename = "id")]
    _id: InteractionId,
    party: PartyId,
}

/// Names a record of a kind.
#[must_use]
pub fn reference(kind: RecordKind, id: Uuid) -> RecordRef {
    RecordRef { kind, id }
}
