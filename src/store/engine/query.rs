//! Queries: lists of customers, filtered and sorted over the columns.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::domain::collation::Alphabet;
use crate::domain::custom_field::FieldOwner;
use crate::domain::id::ChoiceId;
use crate::domain::id::FieldId;
use crate::domain::order;
use crate::domain::party::LifecycleStage;
use crate::domain::time::Instant;
use crate::store::engine::attention::Here;
use crate::store::engine::columns::PartyColumns;
use crate::store::engine::custom_filter::CustomFilter;
use crate::store::engine::interner::Interner;
use crate::store::engine::tables::Tables;
use crate::store::engine::{State, Store};

const DAY_MS: i64 = 86_400_000;

/// Which parties a list shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartyQuery {
    /// Words to find, empty for all; with filters typed among them, as [`typed`](crate::domain::search::typed)
    /// takes them apart.
    pub text: String,
    /// Stages to show, the user's own within them too; with none here nor among the own ones, all.
    pub stages: Vec<LifecycleStage>,
    /// Stages of the user's own to show besides those.
    pub own_stages: Vec<ChoiceId>,
    /// Tags a party must all have.
    pub tags: Vec<String>,
    /// Whose parties to show.
    pub owner: Option<String>,
    /// Which city.
    pub city: Option<String>,
    /// People or organisations only.
    pub shape: Option<PartyShape>,
    /// Only parties not contacted for at least so many days (never counts as such).
    pub quiet_days: Option<u32>,
    /// Only parties silent for longer than is usual with them, as [`Store::going_cold`] tells.
    pub cold: bool,
    /// Conditions on fields of the user's own, all of which hold.
    pub custom: Vec<CustomFilter>,
    /// The order.
    pub sort: PartySort,
}

/// People or organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartyShape {
    /// People.
    Person,
    /// Organisations.
    Organisation,
}

/// Orders of a list of parties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PartySort {
    /// By name, in the alphabet's order.
    #[default]
    Name,
    /// The latest contacted first, never contacted last.
    RecentContact,
    /// The longest silent first; never contacted before all.
    LongestSilence,
    /// Those first whose patience is used up the most, as [`Store::going_cold`] tells; then those who
    /// used to buy and those never contacted.
    Coldest,
    /// The newest record first.
    Newest,
    /// The best match of the text first; by name without a text.
    Relevance,
    /// By what stands in a field of the user's own, rising; those that say nothing last.
    Custom(FieldId),
}

/// A list of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyList {
    /// Row numbers for [`Store::row`], in order.
    pub rows: Arc<[u32]>,
    /// How many there are in all; more than `rows` while loading.
    pub total: u32,
    /// Whether everything was looked at; not so while loading.
    pub complete: bool,
}

/// The values lists can be filtered by, each with how many parties have it, most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Tags.
    pub tags: Vec<(String, u32)>,
    /// Owners.
    pub owners: Vec<(String, u32)>,
    /// Cities.
    pub cities: Vec<(String, u32)>,
    /// Sources.
    pub sources: Vec<(String, u32)>,
    /// Stages, in the order of [`LifecycleStage::ALL`], with the user's own within them.
    pub stages: [u32; 4],
    /// Stages of the user's own.
    pub own_stages: Vec<(ChoiceId, u32)>,
}

impl Store {
    /// The parties a query asks for.
    #[must_use]
    pub fn list(&self, query: &PartyQuery) -> PartyList {
        let (now, here) = (self.inner.world.clock.now(), self.here_now());
        self.inner.state.borrow_mut().list(query, now, here)
    }

    /// Sorts names by an alphabet's order from now on; Persian at first. Lists asked for before keep
    /// theirs.
    pub fn set_alphabet(&self, alphabet: Alphabet) {
        self.inner.state.borrow_mut().tables.set_alphabet(alphabet);
    }

    /// The values lists can be filtered by.
    #[must_use]
    pub fn facets(&self) -> Facets {
        self.inner.state.borrow().tables.facets()
    }
}

impl State {
    fn list(&mut self, query: &PartyQuery, now: Instant, here: Here) -> PartyList {
        let complete = self.complete;
        let everything = query.is_unfiltered();
        let by_coldness = query.cold || query.sort == PartySort::Coldest;
        let coldest = if by_coldness { self.coldest(here, usize::MAX, query.cold) } else { Vec::new() };
        let rows = if complete || !everything {
            self.tables.list(query, now, &coldest)
        } else {
            self.first_screen()
        };
        let total = rows.len() as u32;
        PartyList {
            rows,
            total: if complete || !everything { total } else { total.max(self.known_parties) },
            complete,
        }
    }
}

impl State {
    /// The first parties by name, as far as they are known before everything is loaded.
    fn first_screen(&self) -> Arc<[u32]> {
        let living = self.first_rows.iter().copied().filter(|row| self.tables.parties.is_alive(*row));
        let mut rows: Vec<u32> = living.collect();
        self.tables.sort_by_name(&mut rows);
        rows.into()
    }
}

impl PartyQuery {
    /// Whether it asks for every party.
    #[must_use]
    pub fn is_unfiltered(&self) -> bool {
        *self == Self { sort: self.sort, ..Self::default() }
    }
}

impl Tables {
    /// The rows a query asks for; `coldest` are those asked for by coldness, the coldest first.
    fn list(&mut self, query: &PartyQuery, now: Instant, coldest: &[u32]) -> Arc<[u32]> {
        let typed = self.narrowed(&query.text);
        let text = typed.words.as_ref();
        let by_relevance = query.sort == PartySort::Relevance && !text.is_empty();
        if query.is_unfiltered() && matches!(query.sort, PartySort::Name | PartySort::Relevance) {
            return self.by_name();
        }
        let candidates: Vec<u32> = if by_relevance {
            let hits = self.party_words.query(text, usize::MAX).hits;
            hits.into_iter().map(|hit| hit.doc).collect()
        } else if text.is_empty() {
            self.by_name().to_vec()
        } else {
            self.party_words.matches(text)
        };
        let custom = self.custom_tests(FieldOwner::Party, &query.custom);
        let filter = Filter::new(self, query, now);
        let mut coldness = vec![u32::MAX; if coldest.is_empty() { 0 } else { self.party.len() }];
        for (place, row) in (0..).zip(coldest) {
            if let Some(known) = coldness.get_mut(*row as usize) {
                *known = place;
            }
        }
        let coldness = |row: &u32| coldness.get(*row as usize).copied().unwrap_or(u32::MAX);
        let mut rows: Vec<u32> = candidates
            .into_iter()
            .filter(|row| self.parties.is_alive(*row) && typed.leaves(*row))
            .filter(|row| !query.cold || coldness(row) != u32::MAX)
            .filter(|row| self.columns(*row).is_some_and(|columns| filter.passes(columns)))
            .filter(|row| self.passes(&custom, *row))
            .collect();
        match query.sort {
            PartySort::Coldest => rows.sort_by_cached_key(|row| i64::from(coldness(row))),
            PartySort::Custom(field) => {
                self.sort(&mut rows, PartySort::Name, text.is_empty());
                self.sort_by_field(&mut rows, |row| *row, FieldOwner::Party, field);
            }
            sort => self.sort(&mut rows, sort, text.is_empty()),
        }
        rows.into()
    }

    fn sort(&self, rows: &mut [u32], sort: PartySort, from_name_order: bool) {
        // Whole numbers, so that the sort is written once for all of them.
        let contact = |row: &u32| self.columns(*row)?.last_contact.map(Instant::millis);
        let created = |row: &u32| Some(self.columns(*row)?.created_at.millis());
        let latest_first = |at: Option<i64>| at.map_or(i64::MAX, |millis| -millis);
        match sort {
            PartySort::Relevance | PartySort::Coldest | PartySort::Custom(_) => {}
            PartySort::Name if from_name_order => {}
            PartySort::Name => self.sort_by_name(rows),
            PartySort::RecentContact => rows.sort_by_cached_key(|row| latest_first(contact(row))),
            PartySort::LongestSilence => {
                rows.sort_by_cached_key(|row| contact(row).unwrap_or(i64::MIN));
            }
            PartySort::Newest => rows.sort_by_cached_key(|row| latest_first(created(row))),
        }
    }

    fn facets(&self) -> Facets {
        let mut owners = vec![0_u32; self.names.owners.len()];
        let mut cities = vec![0_u32; self.names.cities.len()];
        let mut sources = vec![0_u32; self.names.sources.len()];
        let mut own_stages = vec![0_u32; self.names.own_stages.len()];
        let mut tags = vec![0_u32; self.names.tag_sets.tags.len()];
        let mut stages: FxHashMap<LifecycleStage, u32> = FxHashMap::default();
        for columns in self.parties.iter().filter_map(|row| self.columns(row)) {
            count(&mut owners, columns.owner);
            count(&mut cities, columns.city);
            count(&mut own_stages, columns.own_stage);
            count(&mut sources, columns.source);
            for tag in self.names.tag_sets.set(columns.tags) {
                count(&mut tags, *tag);
            }
            *stages.entry(columns.stage).or_default() += 1;
        }
        Facets {
            tags: most_first(&self.names.tag_sets.tags, &tags),
            owners: most_first(&self.names.owners, &owners),
            cities: most_first(&self.names.cities, &cities),
            sources: most_first(&self.names.sources, &sources),
            stages: LifecycleStage::ALL.map(|stage| stages.get(&stage).copied().unwrap_or(0)),
            own_stages: most_first(&self.names.own_stages, &own_stages)
                .into_iter()
                .filter_map(|(id, count)| Some((id.parse().ok()?, count)))
                .collect(),
        }
    }
}

/// A query's conditions, with its texts looked up once.
struct Filter<'a> {
    query: &'a PartyQuery,
    owner: Option<Option<u32>>,
    city: Option<Option<u32>>,
    own_stages: Vec<Option<u32>>,
    tag_sets: Option<Vec<bool>>,
    silent_since: Option<Instant>,
}

impl<'a> Filter<'a> {
    fn new(tables: &Tables, query: &'a PartyQuery, now: Instant) -> Self {
        Self {
            query,
            owner: query.owner.as_deref().map(|owner| tables.names.owners.find(owner)),
            city: query.city.as_deref().map(|city| tables.names.cities.find(city)),
            own_stages: query
                .own_stages
                .iter()
                .map(|own| tables.names.own_stages.find(&own.to_string()))
                .collect(),
            tag_sets: (!query.tags.is_empty()).then(|| tables.names.tag_sets.holding(&query.tags)),
            silent_since: query
                .quiet_days
                .map(|days| Instant::from_millis(now.millis() - i64::from(days) * DAY_MS)),
        }
    }

    fn passes(&self, columns: &PartyColumns) -> bool {
        let query = self.query;
        let shape = match query.shape {
            Some(PartyShape::Person) => !columns.organisation,
            Some(PartyShape::Organisation) => columns.organisation,
            None => true,
        };
        let tagged = |sets: &Vec<bool>| sets.get(columns.tags as usize).copied().unwrap_or(false);
        shape
            && ((query.stages.is_empty() && self.own_stages.is_empty())
                || query.stages.contains(&columns.stage)
                || self.own_stages.contains(&Some(columns.own_stage)))
            && self.owner.is_none_or(|owner| owner == Some(columns.owner))
            && self.city.is_none_or(|city| city == Some(columns.city))
            && self.tag_sets.as_ref().is_none_or(tagged)
            && self.silent_since.is_none_or(|since| columns.last_contact.is_none_or(|last| last <= since))
    }
}

fn count(counts: &mut [u32], number: u32) {
    if let Some(count) = counts.get_mut(number as usize) {
        *count += 1;
    }
}

fn most_first(texts: &Interner, counts: &[u32]) -> Vec<(String, u32)> {
    let counted = counts.iter().enumerate().skip(1).filter(|(_, count)| **count > 0);
    let mut values: Vec<(String, u32)> =
        counted.map(|(number, count)| (texts.text(number as u32).to_owned(), *count)).collect();
    order::sort_by(&mut values, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    values
}
