//! Tables: every record in memory, with its columns and its place in the search index, kept in
//! step by two calls, [`Tables::put`] and [`Tables::remove`].

use std::sync::Arc;

use rustc_hash::FxHashMap;
use uuid::Uuid;

use crate::domain::collation;
use crate::domain::id::PartyId;
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::{Anniversary, Party, PartyDetails};
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::domain::search::{FieldClass, SearchIndex};
use crate::domain::time::Instant;
use crate::store::codec::{self, CodecError, FORMAT, Page};
use crate::store::engine::columns::{InteractionColumns, LinkColumns, Names, PartyColumns, Remembered};
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
        let kind = page.kind;
        let mut records = Vec::with_capacity(page.len());
        for slot in 0..page.len() {
            let bytes = page.get(slot).unwrap_or_default();
            records.push(codec::decode_record(kind, page.format, bytes)?);
        }
        if page.format != FORMAT {
            let mut current = Page::new(kind);
            for record in &records {
                current.push(&codec::encode_record(record)?);
            }
            page = current;
            self.outdated.push(key);
        }
        for (slot, record) in records.iter().enumerate() {
            let bytes = page.get(slot).unwrap_or_default();
            let (row, taken) = self.rows_mut(kind).settle(rows::id_of(bytes)?, key, slot as u32, bytes);
            if taken {
                self.read(row, record);
            }
        }
        self.rows_mut(kind).keep_page(key, page);
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

    /// Sorts rows of parties by name.
    pub fn sort_by_name(&self, rows: &mut [u32]) {
        rows.sort_unstable_by(|a, b| self.compare_names(*a, *b));
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
        match record {
            Record::Party(party) => self.read_party(row, party),
            Record::Link(link) => self.read_link(row, link),
            Record::Interaction(interaction) => self.read_interaction(row, interaction),
        }
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
        index_party(&mut self.party_words, row, party);
        self.put_in_order(row);
    }

    fn read_link(&mut self, row: u32, link: &Link) {
        self.forget_link(row);
        let ends = LinkColumns {
            person: self.parties.expect(link.person.0),
            organisation: self.parties.expect(link.organisation.0),
        };
        for end in [ends.person, ends.organisation] {
            self.party_column(end).links.push(row);
        }
        set_at(&mut self.link, row, ends);
    }

    fn read_interaction(&mut self, row: u32, interaction: &Interaction) {
        self.forget_interaction(row);
        let party = self.parties.expect(interaction.party.0);
        let columns = InteractionColumns::of(interaction, party);
        let whose = self.party_column(party);
        whose.interactions.push(row);
        if columns.contact {
            whose.last_contact = whose.last_contact.max(Some(columns.at));
        }
        set_at(&mut self.interaction, row, columns);
        let words = [(FieldClass::Note, interaction.subject.as_str()), (FieldClass::Note, &interaction.text)];
        self.interaction_words.put(row, &words);
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
        columns.filter(|columns| columns.contact).map(|columns| columns.at).max()
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
            .then_with(|| collation::sort_key(&x.name).cmp(&collation::sort_key(&y.name)))
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

fn index_party(words: &mut SearchIndex, row: u32, party: &Party) {
    let mut phones = String::new();
    for phone in &party.phones {
        phone.number.push_search_forms(&mut phones);
        phones.push(' ');
    }
    let mut fields: Vec<(FieldClass, &str)> = vec![(FieldClass::Name, party.name())];
    match &party.details {
        PartyDetails::Person(person) => fields.push((FieldClass::Secondary, &person.job_title)),
        PartyDetails::Organisation(organisation) => {
            fields.push((FieldClass::Secondary, &organisation.industry));
        }
    }
    for address in &party.addresses {
        fields.push((FieldClass::Secondary, &address.city));
        fields.push((FieldClass::Secondary, &address.district));
        fields.push((FieldClass::Secondary, &address.street));
    }
    fields.extend(party.tags.iter().map(|tag| (FieldClass::Secondary, tag.as_str())));
    fields.extend(party.emails.iter().map(|email| (FieldClass::Secondary, email.address.as_str())));
    fields.extend(party.handles.iter().map(|handle| (FieldClass::Secondary, handle.handle.as_str())));
    fields.push((FieldClass::Phone, &phones));
    fields.push((FieldClass::Note, &party.notes));
    words.put(row, &fields);
}

/// Names a record of a kind.
#[must_use]
pub fn reference(kind: RecordKind, id: Uuid) -> RecordRef {
    RecordRef { kind, id }
}
