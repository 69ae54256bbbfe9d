//! Views: what screens are given of the records.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::domain::calendar::next_anniversary;
use crate::domain::id::{ChoiceId, InteractionId, LinkId, PartyId, TemplateId};
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::order;
use crate::domain::party::{Anniversary, LifecycleStage, Party, PartyDetails};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::{Record, RecordKind};
use crate::domain::template::Template;
use crate::domain::time::{CivilDate, Instant};
use crate::store::codec;
use crate::store::engine::agenda::TaskRow;
use crate::store::engine::tables::{Tables, reference};
use crate::store::engine::{State, Store};

/// How many records there are. While loading, parties are counted from the head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// People and organisations.
    pub parties: u32,
    /// Links between them.
    pub links: u32,
    /// Interactions.
    pub interactions: u32,
}

/// A party as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartyRow {
    /// Identity.
    pub id: PartyId,
    /// Name.
    pub name: String,
    /// Whether it is an organisation.
    pub organisation: bool,
    /// Job title and organisation of a person, industry of an organisation, joined by " · ".
    pub subtitle: String,
    /// City, empty when unknown.
    pub city: String,
    /// Stage of life.
    pub stage: LifecycleStage,
    /// The stage of the user's own within it.
    pub own_stage: Option<ChoiceId>,
    /// Tags.
    pub tags: Vec<String>,
    /// Owner.
    pub owner: Option<String>,
    /// Last interaction other than a note.
    pub last_contact: Option<Instant>,
    /// First telephone number.
    pub phone: Option<PhoneNumber>,
    /// How the party was found.
    pub source: Option<String>,
    /// When it was first written.
    pub created_at: Instant,
}

/// A link as seen from one of its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkView {
    /// The link.
    pub link: Link,
    /// The party at the other end.
    pub other: PartyId,
    /// Its name, empty when it was deleted.
    pub other_name: String,
    /// Whether the other end is the organisation.
    pub other_is_organisation: bool,
}

/// An interaction with the name of its party.
#[derive(Clone, Debug, PartialEq)]
pub struct InteractionHit {
    /// The interaction.
    pub interaction: Interaction,
    /// The party's name, empty when it was deleted.
    pub party_name: String,
}

/// What a search found, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResults {
    /// The best parties.
    pub parties: Vec<PartyRow>,
    /// How many parties match in all.
    pub parties_total: u32,
    /// The best interactions.
    pub interactions: Vec<InteractionHit>,
    /// How many interactions match in all.
    pub interactions_total: u32,
    /// The best tasks.
    pub tasks: Vec<TaskRow>,
    /// How many tasks match in all.
    pub tasks_total: u32,
    /// All of these as one list, best first: how well the words answer, and whether they stand in a name, beside
    /// it or in a note. Of equal ones parties come first, then tasks.
    pub ranked: Vec<RankedHit>,
    /// Whether everything was searched; not so while loading.
    pub complete: bool,
}

/// Something found, by where it stands in [`SearchResults`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankedHit {
    /// A party, a task or an interaction.
    pub kind: RecordKind,
    /// The place in the list of that kind.
    pub place: usize,
}

/// A day to remember that comes soon.
#[derive(Clone, Debug, PartialEq)]
pub struct UpcomingAnniversary {
    /// The day it comes back.
    pub next: CivilDate,
    /// Whose it is.
    pub party: PartyId,
    /// The party's name.
    pub name: String,
    /// What is remembered.
    pub anniversary: Anniversary,
}

/// All that a record says, as one key: lists draw anew what has changed.
#[must_use]
pub fn record_key(record: impl Into<Record>) -> Vec<u8> {
    let record = record.into();
    // One that cannot be encoded was never stored, and is told apart by its identity.
    codec::encode_record(&record).unwrap_or_else(|_| record.reference().id.as_bytes().to_vec())
}

impl Store {
    /// How many records there are.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let state = self.inner.state.borrow();
        let parties = state.tables.parties.living();
        Counts {
            parties: if state.complete { parties } else { parties.max(state.known_parties) },
            links: state.tables.links.living(),
            interactions: state.tables.interactions.living(),
        }
    }

    /// A line of a list, by the row number a list gave; none when the party was deleted since.
    #[must_use]
    pub fn row(&self, row: u32) -> Option<PartyRow> {
        self.inner.state.borrow().tables.party_view(row)
    }

    /// A party, none when there is none (or it is not loaded yet).
    #[must_use]
    pub fn party(&self, id: PartyId) -> Option<Party> {
        let state = self.inner.state.borrow();
        state.tables.party_at(state.tables.party_row(id)?)
    }

    /// The identity of the party at a row.
    #[must_use]
    pub fn party_id(&self, row: u32) -> Option<PartyId> {
        self.inner.state.borrow().tables.parties.id(row).map(PartyId)
    }

    /// A party as a line of a list.
    #[must_use]
    pub fn party_line(&self, id: PartyId) -> Option<PartyRow> {
        let state = self.inner.state.borrow();
        state.tables.party_view(state.tables.party_row(id)?)
    }

    /// A link.
    #[must_use]
    pub fn link(&self, id: LinkId) -> Option<Link> {
        match self.inner.state.borrow().tables.record(reference(RecordKind::Link, id.0))? {
            Record::Link(link) => Some(link),
            _ => None,
        }
    }

    /// An interaction.
    #[must_use]
    pub fn interaction(&self, id: InteractionId) -> Option<Interaction> {
        match self.inner.state.borrow().tables.record(reference(RecordKind::Interaction, id.0))? {
            Record::Interaction(interaction) => Some(interaction),
            _ => None,
        }
    }

    /// A template of a message.
    #[must_use]
    pub fn template(&self, id: TemplateId) -> Option<Template> {
        match self.inner.state.borrow().tables.record(reference(RecordKind::Template, id.0))? {
            Record::Template(template) => Some(template),
            _ => None,
        }
    }

    /// The templates of messages, in the order the user gave them.
    #[must_use]
    pub fn templates(&self) -> Vec<Template> {
        let state = self.inner.state.borrow();
        let rows = state.tables.rows(RecordKind::Template);
        let mut templates: Vec<Template> = rows
            .iter()
            .filter_map(|row| match rows.record(row)? {
                Record::Template(template) => Some(template),
                _ => None,
            })
            .collect();
        // Two that were added at the same time in two tabs have the same place.
        order::sort_by_key(&mut templates, |template| (template.position, template.created_at, template.id));
        templates
    }

    /// Everything that happened with a party, newest first.
    #[must_use]
    pub fn timeline(&self, party: PartyId) -> Vec<Interaction> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let Some(columns) = tables.party_row(party).and_then(|row| tables.columns(row)) else {
            return Vec::new();
        };
        let mut interactions: Vec<Interaction> =
            columns.interactions.iter().filter_map(|row| tables.interaction_at(*row)).collect();
        order::sort_by_key(&mut interactions, |interaction| Reverse((interaction.at, interaction.id)));
        interactions
    }

    /// A party's links, the other end's name with each, by that name.
    #[must_use]
    pub fn links(&self, party: PartyId) -> Vec<LinkView> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let Some(row) = tables.party_row(party) else { return Vec::new() };
        let rows = tables.columns(row).map(|columns| columns.links.as_slice()).unwrap_or_default();
        let mut views: Vec<LinkView> =
            rows.iter().filter_map(|link| tables.link_view(*link, party)).collect();
        order::sort_by(&mut views, |a, b| a.other_name.cmp(&b.other_name));
        views
    }

    /// The latest interactions of all, newest first.
    #[must_use]
    pub fn recent_interactions(&self, limit: usize) -> Vec<InteractionHit> {
        let state = self.inner.state.borrow();
        state.tables.recent(limit).into_iter().filter_map(|row| state.tables.hit(row)).collect()
    }

    /// The days to remember from `today` through `within_days` days later, soonest first.
    #[must_use]
    pub fn anniversaries(&self, today: CivilDate, within_days: u32) -> Vec<UpcomingAnniversary> {
        let state = self.inner.state.borrow();
        state.upcoming(today, within_days)
    }

    /// Whether any sample data is there.
    #[must_use]
    pub fn has_sample(&self) -> bool {
        let state = self.inner.state.borrow();
        state.tables.parties.iter().any(|row| state.tables.columns(row).is_some_and(|party| party.sample))
    }

    /// Names every sample record, interactions first, so that what refers goes before what it
    /// refers to.
    #[must_use]
    pub fn sample_records(&self) -> Vec<crate::domain::record::RecordRef> {
        let state = self.inner.state.borrow();
        let tables = &state.tables;
        let kinds = [
            RecordKind::Attachment,
            RecordKind::Template,
            RecordKind::Task,
            RecordKind::Interaction,
            RecordKind::Link,
            RecordKind::Party,
        ];
        let of_kind = |kind: RecordKind| {
            let rows = tables.rows(kind);
            rows.iter().filter_map(move |row| {
                let sample = match kind {
                    RecordKind::Party => tables.columns(row)?.sample,
                    RecordKind::Interaction => (*tables.interaction.get(row as usize)?)?.glance.sample,
                    RecordKind::Task => tables.task.get(row as usize)?.as_ref()?.glance.sample,
                    _ => rows.record(row)?.is_sample(),
                };
                sample.then_some(reference(kind, rows.id(row)?))
            })
        };
        kinds.into_iter().flat_map(of_kind).collect()
    }
}

impl State {
    pub(super) fn upcoming(&self, today: CivilDate, within_days: u32) -> Vec<UpcomingAnniversary> {
        let mut upcoming: Vec<UpcomingAnniversary> = self
            .tables
            .remembered()
            .filter_map(|remembered| {
                let day = &remembered.anniversary;
                // A day too far off for its calendar comes back in no year that can be shown.
                let next = next_anniversary(day.calendar, day.date, today).ok()?.date;
                if i64::from(today.days_until(next)) > i64::from(within_days) {
                    return None;
                }
                let columns = self.tables.columns(remembered.party)?;
                let party = PartyId(self.tables.parties.id(remembered.party)?);
                Some(UpcomingAnniversary {
                    next,
                    party,
                    name: columns.name.to_string(),
                    anniversary: remembered.anniversary,
                })
            })
            .collect();
        order::sort_by(&mut upcoming, |a, b| (a.next, &a.name).cmp(&(b.next, &b.name)));
        upcoming
    }
}

impl Tables {
    pub(super) fn party_view(&self, row: u32) -> Option<PartyRow> {
        let party = self.party_at(row)?;
        let columns = self.columns(row)?;
        let own = match &party.details {
            PartyDetails::Person(person) => person.job_title.clone(),
            PartyDetails::Organisation(organisation) => organisation.industry.clone(),
        };
        let works_at = if party.is_organisation() { None } else { self.works_at(row) };
        let subtitle: Vec<String> =
            [Some(own), works_at].into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Some(PartyRow {
            id: party.id,
            name: party.name().to_owned(),
            organisation: columns.organisation,
            subtitle: subtitle.join(" · "),
            city: party.city().to_owned(),
            stage: party.stage,
            own_stage: party.own_stage,
            owner: party.owner.clone(),
            last_contact: columns.last_contact,
            phone: party.phones.first().map(|phone| phone.number),
            tags: party.tags,
            source: party.source,
            created_at: party.created_at,
        })
    }

    pub(super) fn hit(&self, row: u32) -> Option<InteractionHit> {
        let interaction = self.interaction_at(row)?;
        let party_name = self
            .party_row(interaction.party)
            .and_then(|party| self.columns(party))
            .map(|columns| columns.name.to_string())
            .unwrap_or_default();
        Some(InteractionHit { interaction, party_name })
    }

    pub(super) fn recent(&self, limit: usize) -> Vec<u32> {
        let at = |row: u32| Some((*self.interaction.get(row as usize)?)?.glance.at);
        // From the end, where what is new mostly stands: little that is kept first has to give way.
        let living = self.interactions.iter().rev();
        greatest(living.filter_map(|row| Some((at(row)?.millis(), row))), limit)
    }

    fn works_at(&self, person: u32) -> Option<String> {
        let link = self.columns(person)?.links.first()?;
        let ends = (*self.link.get(*link as usize)?)?;
        Some(self.columns(ends.organisation)?.name.to_string())
    }

    fn link_view(&self, link: u32, seen_from: PartyId) -> Option<LinkView> {
        let link = self.link_at(link)?;
        let other_is_organisation = link.person == seen_from;
        let other = if other_is_organisation { link.organisation } else { link.person };
        let other_name = self
            .party_row(other)
            .and_then(|row| self.columns(row))
            .map(|columns| columns.name.to_string())
            .unwrap_or_default();
        Some(LinkView { link, other, other_name, other_is_organisation })
    }
}

/// The `limit` rows of the greatest rank, greatest first and of equals the later row first, found in one
/// pass that keeps no others.
pub(super) fn greatest(ranked: impl Iterator<Item = (i64, u32)>, limit: usize) -> Vec<u32> {
    let mut kept = BinaryHeap::new();
    for candidate in ranked.map(Reverse) {
        if kept.len() < limit {
            kept.push(candidate);
        } else if let Some(mut least) = kept.peek_mut().filter(|least| candidate < **least) {
            *least = candidate;
        }
    }
    kept.into_sorted_vec().into_iter().map(|Reverse((_, row))| row).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_greatest_are_those_that_sorting_everything_puts_first(
            ranks in prop::collection::vec(-9_i64..9, 0..40),
            limit in 0_usize..12,
        ) {
            let mut sorted: Vec<(i64, u32)> = ranks.into_iter().zip(0..).collect();
            let found = greatest(sorted.iter().copied(), limit);
            sorted.sort_unstable_by_key(|ranked| Reverse(*ranked));
            sorted.truncate(limit);
            prop_assert_eq!(found, sorted.into_iter().map(|(_, row)| row).collect::<Vec<_>>());
        }
    }
}
