//! Columns: the few facts of every record that lists filter and sort by.

use crate::domain::collation::Alphabet;
use crate::domain::contact_fact::oldest_of_party;
use crate::domain::party::{Anniversary, LifecycleStage, Party};
use crate::domain::rhythm::Rhythm;
use crate::domain::time::Instant;
use crate::store::engine::digest::{InteractionGlance, LinkGlance, PartyGlance, TaskGlance};
use crate::store::engine::interner::{Interner, TagSets};
use crate::store::engine::packed_day::PackedDay;

/// The number of the variant [`PartyDetails::Organisation`](crate::domain::party::PartyDetails).
const ORGANISATION: u32 = 1;

/// What lists need of a party.
#[derive(Clone, Debug)]
pub struct PartyColumns {
    /// First letters of the name as sorting weights.
    pub sort: u64,
    /// The name.
    pub name: Box<str>,
    /// Number of the owner's name, 0 without one.
    pub owner: u32,
    /// Number of the city, 0 when unknown.
    pub city: u32,
    /// Number of the source, 0 when unknown.
    pub source: u32,
    /// Number of the set of tags.
    pub tags: u32,
    /// Stage of life.
    pub stage: LifecycleStage,
    /// Number of the stage of the user's own within it, 0 without one.
    pub own_stage: u32,
    /// Whether it is an organisation.
    pub organisation: bool,
    /// Whether it is sample data.
    pub sample: bool,
    /// When it was first written.
    pub created_at: Instant,
    /// The last interaction other than a note of one's own.
    pub last_contact: Option<Instant>,
    /// Its own rhythm of contacts, as far as that was worked out; none with too few contacts.
    pub rhythm: Option<Rhythm>,
    /// Since when the oldest of its own contact facts was not confirmed; none without any.
    pub facts_since: Option<PackedDay>,
    /// Rows of its interactions, in no order.
    pub interactions: Vec<u32>,
    /// Rows of its links, in no order.
    pub links: Vec<u32>,
}

impl PartyColumns {
    /// The columns of a row that is expected and not read yet.
    #[must_use]
    pub fn expected() -> Self {
        Self {
            sort: 0,
            name: Box::default(),
            owner: 0,
            city: 0,
            source: 0,
            tags: 0,
            stage: LifecycleStage::Lead,
            own_stage: 0,
            organisation: false,
            sample: false,
            created_at: Instant::from_millis(0),
            last_contact: None,
            rhythm: None,
            facts_since: None,
            interactions: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Takes over what a party says of itself; what others say of it stays.
    pub fn read(&mut self, party: &Party, names: &mut Names) {
        self.sort = names.alphabet.sort_prefix(party.name());
        self.name = party.name().into();
        self.owner = names.owners.number(party.owner.as_deref().unwrap_or(""));
        self.city = names.cities.number(party.city());
        self.source = names.sources.number(party.source.as_deref().unwrap_or(""));
        self.tags = names.tag_sets.number(party.tags.iter().map(String::as_str));
        self.stage = party.stage;
        self.own_stage = party.own_stage.map_or(0, |own| names.own_stages.number(&own.to_string()));
        self.organisation = party.is_organisation();
        self.sample = party.sample;
        self.created_at = party.created_at;
        self.facts_since = oldest_of_party(party).map(PackedDay::from);
    }
}

impl PartyColumns {
    /// Takes over what a page's digest says of a party: its name, the number of the variant of its
    /// details, and the rest.
    pub fn glance(
        &mut self,
        name: &str,
        variant: u32,
        glance: &PartyGlance,
        numbers: &mut PageNumbers<'_>,
        names: &mut Names,
    ) {
        self.sort = names.alphabet.sort_prefix(name);
        self.name = name.into();
        self.organisation = variant == ORGANISATION;
        self.stage = glance.stage;
        self.own_stage = names.own_stages.number(numbers.text(glance.own_stage));
        self.sample = glance.sample;
        self.created_at = glance.created_at;
        self.facts_since = glance.facts_since;
        let (owner, city, source) =
            (numbers.text(glance.owner), numbers.text(glance.city), numbers.text(glance.source));
        self.owner = looked_up(&mut numbers.owners, glance.owner, owner, &mut names.owners);
        self.city = looked_up(&mut numbers.cities, glance.city, city, &mut names.cities);
        self.source = looked_up(&mut numbers.sources, glance.source, source, &mut names.sources);
        self.tags = names.tag_sets.number(glance.tags.iter().map(|tag| numbers.text(*tag)));
    }
}

/// The interned texts of all columns.
#[derive(Debug)]
pub struct Names {
    /// Names of owners.
    pub owners: Interner,
    /// Names of cities.
    pub cities: Interner,
    /// Sources.
    pub sources: Interner,
    /// Identities of stages of the user's own.
    pub own_stages: Interner,
    /// Tags and sets of them.
    pub tag_sets: TagSets,
    /// The order of the letters by which names are sorted.
    pub alphabet: Alphabet,
}

impl Names {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            owners: Interner::new(),
            cities: Interner::new(),
            sources: Interner::new(),
            own_stages: Interner::new(),
            tag_sets: TagSets::new(),
            alphabet: Alphabet::Persian,
        }
    }
}

/// What timelines need of an interaction.
#[derive(Clone, Copy, Debug)]
pub struct InteractionColumns {
    /// Row of the party.
    pub party: u32,
    /// When it was, and whether it counts as contact.
    pub glance: InteractionGlance,
}

/// What lists need of a task.
#[derive(Clone, Debug)]
pub struct TaskColumns {
    /// Rows of those it is about or with; its own party, when it has one, first.
    pub parties: Box<[u32]>,
    /// Whether it has a party of its own.
    pub own: bool,
    /// When it is due, and whether it is done.
    pub glance: TaskGlance,
}

/// The interned numbers of the texts in a page's own list, each looked up once.
pub struct PageNumbers<'a> {
    texts: &'a [String],
    owners: Vec<Option<u32>>,
    cities: Vec<Option<u32>>,
    sources: Vec<Option<u32>>,
}

impl<'a> PageNumbers<'a> {
    /// Nothing looked up yet.
    #[must_use]
    pub fn new(texts: &'a [String]) -> Self {
        let unknown = vec![None; texts.len()];
        Self { texts, owners: unknown.clone(), cities: unknown.clone(), sources: unknown }
    }

    fn text(&self, place: u16) -> &'a str {
        self.texts.get(usize::from(place)).map_or("", String::as_str)
    }
}

fn looked_up(known: &mut [Option<u32>], place: u16, text: &str, interner: &mut Interner) -> u32 {
    match known.get_mut(usize::from(place)) {
        Some(number) => *number.get_or_insert_with(|| interner.number(text)),
        None => 0,
    }
}

/// The two ends of a link, as rows, and its age.
#[derive(Clone, Copy, Debug)]
pub struct LinkColumns {
    /// Row of the person.
    pub person: u32,
    /// Row of the organisation.
    pub organisation: u32,
    /// Since when it was not confirmed.
    pub glance: LinkGlance,
}

/// A day to remember and whose it is.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Row of the party.
    pub party: u32,
    /// The day.
    pub anniversary: Anniversary,
}
