//! The digest of a page: what memory needs of its records, made when the page is written, so that
//! loading neither decodes a record nor normalises a text.
//!
//! A digest repeats what the records say. One of another version, or damaged, is made anew.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::domain::contact_fact::{day_of_link, oldest_of_party};
use crate::domain::id::FieldId;
use crate::domain::interaction::{Interaction, InteractionKind};
use crate::domain::link::Link;
use crate::domain::party::{Anniversary, LifecycleStage, Party, PartyDetails};
use crate::domain::record::{Record, RecordKind};
use crate::domain::search::{FieldClass, Preparation, PreparedWords};
use crate::domain::task::{Due, Priority, Task, TaskKind};
use crate::domain::time::Instant;
use crate::store::codec::{CodecError, Page, append, decode_record, encode_record};
use crate::store::engine::packed_day::PackedDay;
use crate::store::engine::searched_fields::{SearchedFields, has_words, values_of};

/// Raised whenever the digest of the same records would come out otherwise: another field, another
/// way of normalising words.
const VERSION: u8 = 7;

/// What memory needs of a page's records, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// Words to search.
    pub words: PreparedWords,
    /// Facts to filter and sort by.
    pub glances: Glances,
    /// The fields of the user's own that have words in the page's records, and whether those are among
    /// `words`.
    searched: Vec<(FieldId, bool)>,
}

/// Facts of all records of a page, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Glances {
    /// Of parties, with the texts that the numbers in them name.
    Parties(Vec<String>, Vec<PartyGlance>),
    /// Of links.
    Links(Vec<LinkGlance>),
    /// Of interactions.
    Interactions(Vec<InteractionGlance>),
    /// Of tasks.
    Tasks(Vec<TaskGlance>),
    /// Of the kinds of which there are few, nothing: their records are read.
    Few,
}

/// Facts of a party; texts are numbers into the page's own list, 0 for none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartyGlance {
    /// Stage of life.
    pub stage: LifecycleStage,
    /// The identity of the stage of the user's own within it.
    pub own_stage: u16,
    /// Whether it is sample data.
    pub sample: bool,
    /// When it was first written.
    pub created_at: Instant,
    /// The owner.
    pub owner: u16,
    /// The city of the main address.
    pub city: u16,
    /// The source.
    pub source: u16,
    /// The tags.
    pub tags: Vec<u16>,
    /// Days to remember.
    pub anniversaries: Vec<Anniversary>,
    /// Since when the oldest of its contact facts was not confirmed; none without any.
    pub facts_since: Option<PackedDay>,
}

/// Facts of a link.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkGlance {
    /// Since when it was not confirmed.
    pub since: PackedDay,
}

impl LinkGlance {
    /// The facts of a link.
    #[must_use]
    pub fn of(link: &Link) -> Self {
        Self { since: day_of_link(link).into() }
    }

    /// Those of a link that this version cannot read: it asks for nothing.
    fn unknown() -> Self {
        Self { since: PackedDay::LAST }
    }
}

/// Facts of an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct InteractionGlance {
    /// When it began.
    pub at: Instant,
    /// What kind of thing it is.
    pub kind: InteractionKind,
    /// Whether it is sample data.
    pub sample: bool,
}

impl InteractionGlance {
    /// The facts of an interaction.
    #[must_use]
    pub fn of(interaction: &Interaction) -> Self {
        Self { at: interaction.at, kind: interaction.kind, sample: interaction.sample }
    }

    /// Whether it counts as contact: a note of one's own does not.
    #[must_use]
    pub fn is_contact(&self) -> bool {
        self.kind != InteractionKind::Note
    }

    fn unknown() -> Self {
        Self { at: Instant::EPOCH, kind: InteractionKind::Note, sample: false }
    }
}

/// Facts of a task.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskGlance {
    /// When it is due or begins.
    pub due: Option<Due>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// What kind of thing it is.
    pub kind: TaskKind,
    /// How much it matters.
    pub priority: Priority,
    /// How many minutes before a reminder is given, when one is.
    pub reminder_min: Option<u32>,
    /// Whether it comes back.
    pub recurs: bool,
    /// Whether it is sample data.
    pub sample: bool,
}

impl TaskGlance {
    /// The facts of a task.
    #[must_use]
    pub fn of(task: &Task) -> Self {
        Self {
            due: task.due,
            done_at: task.done_at,
            kind: task.kind,
            priority: task.priority,
            reminder_min: task.reminder_min,
            recurs: task.recurrence.is_some(),
            sample: task.sample,
        }
    }

    /// Those of a task that this version cannot read: it asks for nothing.
    fn unknown() -> Self {
        Self {
            due: None,
            done_at: Some(Instant::EPOCH),
            kind: TaskKind::ToDo,
            priority: Priority::Normal,
            reminder_min: None,
            recurs: false,
            sample: false,
        }
    }
}

/// A page holds at most so many records, and takes no further one once it has so many bytes. Records
/// of common length fill a page by number; the bytes keep one of long notes from growing without end.
pub const PAGE_RECORDS: usize = 512;
const PAGE_BYTES: usize = 256 * 1024;

/// Whether a page of so many records and bytes takes a further one.
#[must_use]
pub fn has_room(records: usize, bytes: usize) -> bool {
    records < PAGE_RECORDS && bytes < PAGE_BYTES
}

/// A page of an earlier format, or with an earlier digest, as it is written today.
///
/// # Errors
/// [`CodecError`] when a record cannot be read.
pub fn renewed(page: &Page, searched: &SearchedFields) -> Result<Page, CodecError> {
    let mut making = Making::new(page.kind, searched);
    for record in records(page)? {
        making.add(&encode_record(&record)?, Some(&record));
    }
    making.finish()
}

/// The digest a page carries, none when it has none of this version that fits its records, or when the
/// search looked into other fields then.
#[must_use]
pub fn read(page: &Page, searched: &SearchedFields) -> Option<Digest> {
    let (version, digest) = page.digest().split_first()?;
    if *version != VERSION {
        return None;
    }
    // A digest that cannot be read is made anew from the records, which are sound by checksum.
    let digest: Digest = postcard::from_bytes(digest).ok()?;
    let fits = match (&digest.glances, page.kind) {
        (Glances::Parties(_, glances), RecordKind::Party) => glances.len() == page.len(),
        (Glances::Links(glances), RecordKind::Link) => glances.len() == page.len(),
        (Glances::Interactions(glances), RecordKind::Interaction) => glances.len() == page.len(),
        (Glances::Tasks(glances), RecordKind::Task) => glances.len() == page.len(),
        (Glances::Few, kind) => has_few(kind),
        _ => false,
    };
    let as_today = |(field, was): &(FieldId, bool)| searched.contains(*field) == *was;
    (fits && digest.searched.iter().all(as_today)).then_some(digest)
}

/// Whether there are few records of a kind, so that they are read and have no columns.
#[must_use]
pub fn has_few(kind: RecordKind) -> bool {
    !matches!(kind, RecordKind::Party | RecordKind::Link | RecordKind::Interaction | RecordKind::Task)
}

/// The records of a page, decoded.
///
/// # Errors
/// [`CodecError`] when one cannot be read.
pub fn records(page: &Page) -> Result<Vec<Record>, CodecError> {
    (0..page.len())
        .map(|slot| decode_record(page.kind, page.format, page.get(slot).unwrap_or_default()))
        .collect()
}

/// Hands a record's searchable fields to `visit`.
pub fn with_fields<T>(
    record: &Record,
    searched: &SearchedFields,
    visit: impl FnOnce(&[(FieldClass, &str)]) -> T,
) -> T {
    let own = searched.words_of(values_of(record));
    let mut fields: Vec<(FieldClass, &str)> = Vec::new();
    match record {
        Record::Party(party) => return with_party_fields(party, &own, visit),
        Record::Interaction(interaction) => fields.extend([
            (FieldClass::Note, interaction.subject.as_str()),
            (FieldClass::Note, interaction.text.as_str()),
        ]),
        Record::Task(task) => fields.extend([
            (FieldClass::Name, task.title.as_str()),
            (FieldClass::Secondary, task.place.as_str()),
            (FieldClass::Note, task.notes.as_str()),
        ]),
        Record::Link(_)
        | Record::Template(_)
        | Record::CustomField(_)
        | Record::Choice(_)
        | Record::SavedView(_)
        | Record::Attachment(_)
        | Record::Distinction(_) => {}
    }
    fields.extend(own.iter().map(|(class, text)| (*class, text.as_str())));
    visit(&fields)
}

/// Calls `visit` with the texts of a party that the search looks into; `own` are those of the user's own fields.
#[cfg_attr(speed, optimize(speed))]
pub fn with_party_fields<T>(
    party: &Party,
    own: &[(FieldClass, String)],
    visit: impl FnOnce(&[(FieldClass, &str)]) -> T,
) -> T {
    let mut phones = String::new();
    for phone in &party.phones {
        phones.push_str(&phone.number.e164());
        phones.push(' ');
    }
    let mut fields: Vec<(FieldClass, &str)> = vec![(FieldClass::Name, party.name())];
    fields.push((
        FieldClass::Secondary,
        match &party.details {
            PartyDetails::Person(person) => &person.job_title,
            PartyDetails::Organisation(organisation) => &organisation.industry,
        },
    ));
    for address in &party.addresses {
        let parts = [&address.city, &address.district, &address.street];
        fields.extend(parts.map(|part| (FieldClass::Secondary, part.as_str())));
    }
    fields.extend(party.tags.iter().map(|tag| (FieldClass::Secondary, tag.as_str())));
    fields.extend(party.emails.iter().map(|email| (FieldClass::Secondary, email.address.as_str())));
    fields.extend(party.handles.iter().map(|handle| (FieldClass::Secondary, handle.handle.as_str())));
    fields.push((FieldClass::Note, &party.notes));
    if !phones.is_empty() {
        fields.push((FieldClass::Phone, &phones));
    }
    fields.extend(own.iter().map(|(class, text)| (*class, text.as_str())));
    visit(&fields)
}

/// A page in the making, with its digest.
pub struct Making {
    page: Page,
    preparation: Preparation,
    texts: Texts,
    glances: Glances,
    searched: SearchedFields,
    own_fields: BTreeSet<FieldId>,
}

/// A page's own list of texts, the empty one first.
struct Texts {
    list: Vec<String>,
    numbers: FxHashMap<String, u16>,
}

impl Texts {
    fn new() -> Self {
        Self { list: vec![String::new()], numbers: FxHashMap::from_iter([(String::new(), 0)]) }
    }

    /// The number of a text. A page has room for far more than its records can name.
    fn number(&mut self, text: &str) -> u16 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let Ok(number) = u16::try_from(self.list.len()) else { return 0 };
        self.list.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

impl Making {
    /// A page without records.
    #[must_use]
    pub fn new(kind: RecordKind, searched: &SearchedFields) -> Self {
        let glances = match kind {
            RecordKind::Party => Glances::Parties(Vec::new(), Vec::new()),
            RecordKind::Link => Glances::Links(Vec::new()),
            RecordKind::Interaction => Glances::Interactions(Vec::new()),
            RecordKind::Task => Glances::Tasks(Vec::new()),
            _ => Glances::Few,
        };
        Self {
            page: Page::new(kind),
            preparation: Preparation::new(),
            texts: Texts::new(),
            glances,
            searched: searched.clone(),
            own_fields: BTreeSet::new(),
        }
    }

    /// The kind of its records.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        self.page.kind
    }

    /// Whether it takes a further record.
    #[must_use]
    pub fn has_room(&self) -> bool {
        has_room(self.page.len(), self.page.size())
    }

    /// Adds a record by its bytes in the current format; of one that cannot be decoded nothing can be
    /// said, and its bytes are kept all the same.
    #[cfg_attr(speed, optimize(speed))]
    pub fn add(&mut self, bytes: &[u8], record: Option<&Record>) {
        self.page.push(bytes);
        match record {
            Some(record) => {
                with_fields(record, &self.searched, |fields| self.preparation.add(fields));
                let worded = values_of(record).iter().filter(|value| has_words(&value.value));
                self.own_fields.extend(worded.map(|value| value.field));
            }
            None => self.preparation.add(&[]),
        }
        match (&mut self.glances, record) {
            (Glances::Parties(_, glances), Some(Record::Party(party))) => {
                glances.push(party_glance(party, &mut self.texts));
            }
            (Glances::Parties(_, glances), _) => glances.push(PartyGlance::unknown()),
            (Glances::Interactions(glances), Some(Record::Interaction(interaction))) => {
                glances.push(InteractionGlance::of(interaction));
            }
            (Glances::Interactions(glances), _) => glances.push(InteractionGlance::unknown()),
            (Glances::Tasks(glances), Some(Record::Task(task))) => glances.push(TaskGlance::of(task)),
            (Glances::Tasks(glances), _) => glances.push(TaskGlance::unknown()),
            (Glances::Links(glances), Some(Record::Link(link))) => glances.push(LinkGlance::of(link)),
            (Glances::Links(glances), _) => glances.push(LinkGlance::unknown()),
            (Glances::Few, _) => {}
        }
    }

    /// The page.
    ///
    /// # Errors
    /// [`CodecError`] when the digest cannot be encoded.
    pub fn finish(mut self) -> Result<Page, CodecError> {
        if let Glances::Parties(texts, _) = &mut self.glances {
            *texts = self.texts.list;
        }
        let searched =
            self.own_fields.into_iter().map(|field| (field, self.searched.contains(field))).collect();
        let digest = Digest { words: self.preparation.finish(), glances: self.glances, searched };
        let mut bytes = vec![VERSION];
        append(&mut bytes, &digest)?;
        self.page.set_digest(bytes);
        Ok(self.page)
    }
}

impl PartyGlance {
    fn unknown() -> Self {
        Self {
            stage: LifecycleStage::Lead,
            own_stage: 0,
            sample: false,
            created_at: Instant::EPOCH,
            owner: 0,
            city: 0,
            source: 0,
            tags: Vec::new(),
            anniversaries: Vec::new(),
            facts_since: None,
        }
    }
}

#[cfg_attr(speed, optimize(speed))]
fn party_glance(party: &Party, texts: &mut Texts) -> PartyGlance {
    PartyGlance {
        stage: party.stage,
        own_stage: party.own_stage.map_or(0, |own| texts.number(&own.to_string())),
        sample: party.sample,
        created_at: party.created_at,
        owner: texts.number(party.owner.as_deref().unwrap_or_default()),
        city: texts.number(party.city()),
        source: texts.number(party.source.as_deref().unwrap_or_default()),
        tags: party.tags.iter().map(|tag| texts.number(tag)).collect(),
        anniversaries: party.anniversaries.clone(),
        facts_since: oldest_of_party(party).map(PackedDay::from),
    }
}
