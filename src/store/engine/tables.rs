//! Tables: every record in memory, with its columns and its place in the search index, kept in
//! step by two calls, [`Tables::put`] and [`Tables::remove`].

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use uuid::Uuid;

use crate::domain::id::PartyId;
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::{Anniversary, Party};
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::domain::recurrence::Recurrence;
use crate::domain::search::SearchIndex;
use crate::domain::time::Instant;
use crate::store::codec::{self, CodecError};
use crate::store::engine::attention::Rhythms;
use crate::store::engine::columns::{
    InteractionColumns, LinkColumns, Names, PartyColumns, Remembered, TaskColumns,
};
use crate::store::engine::custom_columns::CustomColumns;
use crate::store::engine::digest::{self, InteractionGlance, LinkGlance, TaskGlance};
use crate::store::engine::rows::Rows;
use crate::store::engine::searched_fields::SearchedFields;
use crate::store::ports::PageKey;

/// All records in memory.
pub struct Tables {
    /// Where the bytes of parties lie.
    pub parties: Rows,
    /// Where the bytes of links lie.
    pub links: Rows,
    /// Where the bytes of interactions lie.
    pub interactions: Rows,
    /// Where the bytes of tasks lie.
    pub tasks: Rows,
    /// Where the bytes of the kinds lie of which there are few, and which have no columns.
    few: [Rows; 6],
    /// Columns of parties, by row.
    pub party: Vec<PartyColumns>,
    /// Ends of links, by row.
    pub link: Vec<Option<LinkColumns>>,
    /// Columns of interactions, by row.
    pub interaction: Vec<Option<InteractionColumns>>,
    /// Columns of tasks, by row.
    pub task: Vec<Option<TaskColumns>>,
    /// How tasks come back, by row, of those that were asked for.
    pub(super) recurrences: RefCell<Vec<Option<Rc<Recurrence>>>>,
    /// Rows of the tasks of each party that has any, also where it only takes part.
    tasks_of: FxHashMap<u32, Vec<u32>>,
    /// Rows of the attachments of each record that has any.
    attachments_of: FxHashMap<RecordRef, Vec<u32>>,
    /// What each attachment belongs to, by row.
    attachment: Vec<Option<RecordRef>>,
    /// Rows of those who took part in an interaction beside its party, by the interaction's row.
    participants: FxHashMap<u32, Box<[u32]>>,
    /// Interned texts.
    pub names: Names,
    /// Words of parties.
    pub party_words: SearchIndex,
    /// Words of interactions.
    pub interaction_words: SearchIndex,
    /// Words of tasks.
    pub task_words: SearchIndex,
    /// Days to remember, of the parties that have any.
    pub anniversaries: FxHashMap<u32, Vec<Anniversary>>,
    /// Pages read in an earlier format, to be written anew.
    pub outdated: Vec<PageKey>,
    /// For which parties the rhythm in their columns holds.
    pub(super) rhythms: Rhythms,
    pub(super) by_name: Option<Arc<[u32]>>,
    /// The fields of the user's own whose words are in the indexes.
    pub(super) searched: SearchedFields,
    /// What records say in fields of the user's own, as far as lists asked for it.
    pub(super) custom_columns: CustomColumns,
}

impl Tables {
    /// No records.
    #[must_use]
    pub fn new() -> Self {
        Self {
            parties: Rows::new(RecordKind::Party),
            links: Rows::new(RecordKind::Link),
            interactions: Rows::new(RecordKind::Interaction),
            tasks: Rows::new(RecordKind::Task),
            few: [
                Rows::new(RecordKind::Template),
                Rows::new(RecordKind::CustomField),
                Rows::new(RecordKind::Choice),
                Rows::new(RecordKind::SavedView),
                Rows::new(RecordKind::Attachment),
                Rows::new(RecordKind::Distinction),
            ],
            party: Vec::new(),
            link: Vec::new(),
            interaction: Vec::new(),
            task: Vec::new(),
            recurrences: RefCell::default(),
            tasks_of: FxHashMap::default(),
            attachments_of: FxHashMap::default(),
            attachment: Vec::new(),
            participants: FxHashMap::default(),
            names: Names::new(),
            party_words: SearchIndex::new(),
            interaction_words: SearchIndex::new(),
            task_words: SearchIndex::new(),
            anniversaries: FxHashMap::default(),
            outdated: Vec::new(),
            rhythms: Rhythms::default(),
            by_name: None,
            searched: SearchedFields::default(),
            custom_columns: CustomColumns::default(),
        }
    }

    /// The rows of a kind.
    #[must_use]
    pub fn rows(&self, kind: RecordKind) -> &Rows {
        match kind {
            RecordKind::Party => &self.parties,
            RecordKind::Link => &self.links,
            RecordKind::Interaction => &self.interactions,
            RecordKind::Task => &self.tasks,
            RecordKind::Template => &self.few[0],
            RecordKind::CustomField => &self.few[1],
            RecordKind::Choice => &self.few[2],
            RecordKind::SavedView => &self.few[3],
            RecordKind::Attachment => &self.few[4],
            RecordKind::Distinction => &self.few[5],
        }
    }

    /// The rows of a kind, to change.
    pub fn rows_mut(&mut self, kind: RecordKind) -> &mut Rows {
        match kind {
            RecordKind::Party => &mut self.parties,
            RecordKind::Link => &mut self.links,
            RecordKind::Interaction => &mut self.interactions,
            RecordKind::Task => &mut self.tasks,
            RecordKind::Template => &mut self.few[0],
            RecordKind::CustomField => &mut self.few[1],
            RecordKind::Choice => &mut self.few[2],
            RecordKind::SavedView => &mut self.few[3],
            RecordKind::Attachment => &mut self.few[4],
            RecordKind::Distinction => &mut self.few[5],
        }
    }

    /// Makes room for so many more records of a kind, as [`Rows::make_room`] does.
    pub fn make_room(&mut self, kind: RecordKind, records: usize) {
        self.rows_mut(kind).make_room(records);
        match kind {
            RecordKind::Party => self.party.reserve_exact(records),
            RecordKind::Link => self.link.reserve_exact(records),
            RecordKind::Interaction => self.interaction.reserve_exact(records),
            RecordKind::Task => self.task.reserve_exact(records),
            _ => {}
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
        self.custom_columns.touch(reference.kind, row);
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
            RecordKind::Task => {
                self.task_words.remove(row);
                self.forget_task(row);
            }
            RecordKind::Attachment => self.forget_attachment(row),
            RecordKind::CustomField => self.follow_fields(),
            RecordKind::Template | RecordKind::Choice | RecordKind::SavedView | RecordKind::Distinction => {}
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
            + self.tasks.memory_bytes()
            + self.few.iter().map(Rows::memory_bytes).sum::<usize>()
            + self.task.capacity() * size_of::<Option<TaskColumns>>()
            + self.task_words.memory_bytes()
            + self.custom_columns.memory_bytes()
    }

    fn read(&mut self, row: u32, record: &Record) {
        self.custom_columns.touch(record.reference().kind, row);
        let words = match record {
            Record::Party(party) => {
                self.read_party(row, party);
                &mut self.party_words
            }
            Record::Link(link) => {
                return self.tie(row, link.person, link.organisation, LinkGlance::of(link));
            }
            Record::Interaction(interaction) => {
                let glance = InteractionGlance::of(interaction);
                self.place_interaction(row, interaction.party, &interaction.others, glance);
                &mut self.interaction_words
            }
            Record::Task(task) => {
                self.place_task(row, task.party, &task.others, TaskGlance::of(task));
                &mut self.task_words
            }
            Record::Attachment(attachment) => return self.place_attachment(row, attachment.of),
            Record::CustomField(_) => return self.follow_fields(),
            Record::Template(_) | Record::Choice(_) | Record::SavedView(_) | Record::Distinction(_) => return,
        };
        digest::with_fields(record, &self.searched, |fields| words.put(row, fields));
    }

    /// Reads a party again whose name is as it was; its words only where they may differ.
    pub(super) fn read_given(&mut self, row: u32, party: &Party, words: bool) {
        if let Some(columns) = self.party.get_mut(row as usize) {
            columns.read(party, &mut self.names);
        }
        if words {
            let own = self.searched.words_of(&party.custom);
            digest::with_party_fields(party, &own, |fields| self.party_words.put(row, fields));
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
        self.put_in_order(row);
    }

    pub(super) fn tie(&mut self, row: u32, person: PartyId, organisation: PartyId, glance: LinkGlance) {
        self.forget_link(row);
        let ends = LinkColumns {
            person: self.parties.expect(person.0),
            organisation: self.parties.expect(organisation.0),
            glance,
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

    pub(super) fn place_task(
        &mut self,
        row: u32,
        party: Option<PartyId>,
        others: &[PartyId],
        glance: TaskGlance,
    ) {
        self.forget_task(row);
        let mut parties: Vec<u32> = Vec::new();
        for one in party.iter().chain(others) {
            let one = self.parties.expect(one.0);
            self.party_column(one);
            if !parties.contains(&one) {
                self.tasks_of.entry(one).or_default().push(row);
                parties.push(one);
            }
        }
        set_at(&mut self.task, row, TaskColumns { parties: parties.into(), own: party.is_some(), glance });
    }

    fn forget_task(&mut self, row: u32) {
        if let Some(known) = self.recurrences.get_mut().get_mut(row as usize) {
            *known = None;
        }
        let Some(old) = self.task.get_mut(row as usize).and_then(Option::take) else { return };
        for party in &old.parties {
            if let Some(rows) = self.tasks_of.get_mut(party) {
                rows.retain(|task| *task != row);
            }
        }
    }

    /// Rows of the tasks of a party, also of those it only takes part in.
    pub(super) fn tasks_of(&self, party: u32) -> &[u32] {
        self.tasks_of.get(&party).map_or(&[], Vec::as_slice)
    }

    /// Rows of those a task is about or with.
    pub(super) fn parties_of_task(&self, task: u32) -> &[u32] {
        self.task.get(task as usize).and_then(Option::as_ref).map_or(&[], |columns| &columns.parties)
    }

    /// Whether one of those who had part in an interaction is told by `which`.
    pub(super) fn had_part(&self, interaction: u32, which: &dyn Fn(u32) -> bool) -> bool {
        let own = self.interaction.get(interaction as usize).and_then(Option::as_ref);
        let others = self.participants.get(&interaction).map_or(&[] as &[u32], |others| others);
        own.is_some_and(|columns| which(columns.party)) || others.iter().any(|other| which(*other))
    }

    pub(super) fn place_attachment(&mut self, row: u32, of: RecordRef) {
        self.forget_attachment(row);
        self.attachments_of.entry(of).or_default().push(row);
        set_at(&mut self.attachment, row, of);
    }

    fn forget_attachment(&mut self, row: u32) {
        let Some(of) = self.attachment.get_mut(row as usize).and_then(Option::take) else { return };
        if let Some(rows) = self.attachments_of.get_mut(&of) {
            rows.retain(|attachment| *attachment != row);
        }
    }

    /// Rows of the attachments of a record.
    pub(super) fn attachments_of(&self, of: RecordRef) -> &[u32] {
        self.attachments_of.get(&of).map_or(&[], Vec::as_slice)
    }

    fn join_in(&mut self, party: u32, interaction: u32, glance: InteractionGlance) {
        self.rhythms.touch(party);
        let whose = self.party_column(party);
        whose.interactions.push(interaction);
        if glance.is_contact() {
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
            self.rhythms.touch(party);
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
        columns.filter(|columns| columns.glance.is_contact()).map(|columns| columns.glance.at).max()
    }

    pub(super) fn party_column(&mut self, row: u32) -> &mut PartyColumns {
        let row = row as usize;
        if self.party.len() <= row {
            self.party.resize_with(row + 1, PartyColumns::expected);
        }
        &mut self.party[row]
    }
}

pub(super) fn set_at<T: Clone>(column: &mut Vec<Option<T>>, row: u32, value: T) {
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
