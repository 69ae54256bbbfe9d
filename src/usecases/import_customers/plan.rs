//! What would become of each row of a file, worked out one row after the other.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::duplicates::{Index, Prepared, Workplace};
use crate::domain::fields::Merge;
use crate::domain::id::PartyId;
use crate::domain::link::Link;
use crate::domain::party::{Party, PartyDetails};
use crate::domain::pile::Pile;
use crate::domain::record::{Record, RecordKind};
use crate::domain::time::Instant;
use crate::formats::incoming::{Incoming, Membership};
use crate::store::ports::{
    CommitError, Ledger, Scratch, Write, append_encoded_party, append_party, from_bytes, to_bytes,
};
use crate::usecases::find_duplicates::for_each_with_workplaces;
use crate::usecases::find_party;
use crate::usecases::import_customers::absorb::absorb;
use crate::usecases::import_customers::coming::Coming;
use crate::usecases::import_customers::fitting::fit;
use crate::usecases::import_customers::identity::{self, key_of_name};
use crate::usecases::import_customers::photos::Pictures;
use crate::usecases::import_customers::{
    ImportOptions, NewFields, OnDoubtful, OnExisting, Outcome, Planned, PlannedRow,
};

/// From how many percent on a row may be of a customer who is there.
const LIKELY: u8 = 50;
/// How many rows of each outcome are kept to be shown.
pub(super) const SHOWN: u32 = 200;

/// A plan in the making. The customers who are there must be in memory, and the links.
pub struct Plan<'a> {
    ledger: &'a dyn Ledger,
    now: Instant,
    options: ImportOptions,
    /// Who is known, those of the rows before among them, by their places in `slots`, where those who come in have
    /// their places in `coming`.
    known: Index,
    slots: Pile<(PartyId, Option<u32>)>,
    slot_of: FxHashMap<PartyId, u32>,
    organisations: FxHashMap<String, PartyId>,
    /// The organisations of the rows before, as they are written there.
    written: FxHashMap<String, (PartyId, Workplace)>,
    /// Who works where already, by their places in `slots`.
    places: FxHashSet<(u32, u32)>,
    /// The parties that come in, and their new ties to where they work.
    coming: Coming,
    /// Rows read before, by what they say, of which no party came in with that for its identity.
    rows_read: FxHashSet<PartyId>,
    /// Customers who are there, as they are and as they shall be.
    edits: FxHashMap<PartyId, (Party, Party)>,
    /// The order in which they were met.
    edited: Vec<PartyId>,
    new_fields: NewFields,
    pictures: Pictures,
    planned: Planned,
    /// Room to encode parties in.
    bytes: Vec<u8>,
    /// The party of the row that is being placed, encoded as its identity is made of it.
    encoded: Vec<u8>,
}

impl<'a> Plan<'a> {
    /// A plan over the customers who are there, at the instant `now`.
    #[must_use]
    pub fn new(ledger: &'a dyn Ledger, now: Instant, options: ImportOptions) -> Self {
        let mut plan = Self {
            ledger,
            now,
            options,
            known: Index::with_few_keys(),
            slots: Pile::default(),
            slot_of: FxHashMap::default(),
            organisations: FxHashMap::default(),
            written: FxHashMap::default(),
            places: FxHashSet::default(),
            coming: Coming::default(),
            rows_read: FxHashSet::default(),
            edits: FxHashMap::default(),
            edited: Vec::new(),
            new_fields: NewFields::default(),
            pictures: Pictures::default(),
            planned: Planned::default(),
            bytes: Vec::new(),
            encoded: Vec::new(),
        };
        for_each_with_workplaces(ledger, &mut |party, places| {
            plan.take_note(party, &plan.known.prepare(party, places));
        });
        let Self { slot_of, places, .. } = &mut plan;
        ledger.for_each(RecordKind::Link, &mut |record| {
            if let Record::Link(link) = record
                && let (Some(person), Some(organisation)) =
                    (slot_of.get(&link.person), slot_of.get(&link.organisation))
            {
                places.insert((*person, *organisation));
            }
        });
        plan
    }

    /// The plan with the fields that columns become; rows are read by the columns and the reading that these
    /// were put into.
    #[must_use]
    pub fn with_fields(self, new_fields: NewFields) -> Self {
        Self { new_fields, ..self }
    }

    /// The plan with a place where those who come in wait.
    #[must_use]
    pub fn with_scratch(self, scratch: Box<dyn Scratch>) -> Self {
        Self { coming: Coming::new(scratch), ..self }
    }

    /// Plans a row.
    ///
    /// # Errors
    /// [`CommitError`] when it cannot be encoded, or there is no room for it.
    #[cfg_attr(speed, optimize(speed))]
    pub fn take(&mut self, mut row: Incoming) -> Result<Outcome, CommitError> {
        self.new_fields.take_in(&mut row);
        fit(&mut row);
        let photo = row.photo.take();
        let (mut outcome, is) = if row.problems.iter().any(|problem| problem.what.rejects()) {
            (Outcome::Rejected, None)
        } else {
            self.place(&mut row)?
        };
        let comes_in = self.goes_into(&row, outcome, is);
        if comes_in.is_some() && outcome != Outcome::Same {
            self.new_fields.note(&row.party.custom);
        }
        // The same row may have been left out before.
        if let (Some(party), Some(photo)) = (comes_in, photo)
            && self.find(party)?.is_some()
            && self.pictures.take(self.ledger, party, photo, &mut row.problems)
            && outcome == Outcome::Same
        {
            outcome = Outcome::Changed;
        }
        self.planned.counts.add(outcome);
        if self.planned.counts.of(outcome) <= SHOWN {
            let is = is.map(|id| Ok::<_, CommitError>((id, self.name_of(id)?))).transpose()?;
            self.planned.rows.push(shown(row, outcome, is));
        }
        Ok(outcome)
    }

    /// All that was planned. What only further rows would be held against is let go.
    #[must_use]
    pub fn finish(self) -> Planned {
        let Self { mut planned, coming, mut edits, edited, new_fields, pictures, .. } = self;
        planned.coming = coming;
        let edits = edited.iter().filter_map(|id| edits.remove(id));
        // The fields come first, so that what is said in them is searched from the start.
        planned.edits = new_fields.into_writes();
        planned.fields = planned.edits.len() as u32;
        let edits = edits
            .filter(|(before, after)| before != after)
            .map(|(before, after)| Write::Edit { before: before.into(), after: after.into() });
        planned.edits.extend(edits);
        planned.pictures = pictures.taken;
        planned
    }

    /// Finds out who a row's customer is, and lays what it says over what is there.
    #[cfg_attr(speed, optimize(speed))]
    fn place(&mut self, row: &mut Incoming) -> Result<(Outcome, Option<PartyId>), CommitError> {
        let by_content = identity::of_row(row, &mut self.encoded)?;
        if !row.is_ours {
            row.party.id = by_content;
            row.party.created_at = self.now;
        }
        if self.rows_read.contains(&by_content) {
            return Ok((Outcome::Same, Some(row.party.id)));
        }
        if row.is_ours {
            self.rows_read.insert(by_content);
        }
        let id = row.party.id;
        if let Some(there) = self.find(id)? {
            // A row taken in before is done with, whatever became of its customer since.
            if !row.is_ours {
                return Ok((Outcome::Same, Some(id)));
            }
            if let Some(was) = &row.was
                && self.options.existing != OnExisting::Leave
            {
                // What somebody edited in the file, and nothing of what was edited here since it was written.
                let after = Party::merge(was, &row.party, &there);
                return Ok((self.replace(there, after, row)?, Some(id)));
            }
            let how = match self.options.existing {
                OnExisting::Leave => OnExisting::Leave,
                // The row was this customer once, so what it says otherwise was changed on purpose.
                OnExisting::Complete | OnExisting::Overwrite => OnExisting::Overwrite,
            };
            return Ok((self.join(there, row, how)?, Some(id)));
        }
        let prepared = self.known.prepare_at(&row.party, &self.workplaces_of(row));
        match self.like(row, &prepared)? {
            Some(Likeness::Certain(other)) => {
                self.rows_read.insert(by_content);
                let there = self.find(other)?.unwrap_or_else(|| row.party.clone());
                Ok((self.join(there, row, self.options.existing)?, Some(other)))
            }
            Some(Likeness::Doubtful(other)) => {
                if self.options.doubtful != OnDoubtful::Add {
                    self.rows_read.insert(by_content);
                }
                match self.options.doubtful {
                    OnDoubtful::Add => self.add(row, &prepared)?,
                    OnDoubtful::Join => {
                        let there = self.find(other)?.unwrap_or_else(|| row.party.clone());
                        self.join(there, row, self.options.existing)?;
                    }
                    OnDoubtful::LeaveOut => {}
                }
                Ok((Outcome::Doubtful, Some(other)))
            }
            None => {
                self.add(row, &prepared)?;
                Ok((Outcome::New, None))
            }
        }
    }

    /// The party that takes in what a row says; none where nothing of it is taken.
    fn goes_into(&self, row: &Incoming, outcome: Outcome, is: Option<PartyId>) -> Option<PartyId> {
        let is = is.filter(|_| self.options.existing != OnExisting::Leave);
        match outcome {
            Outcome::Rejected => None,
            Outcome::New => Some(row.party.id),
            Outcome::Doubtful => match self.options.doubtful {
                OnDoubtful::Add => Some(row.party.id),
                OnDoubtful::Join => is,
                OnDoubtful::LeaveOut => None,
            },
            Outcome::Changed | Outcome::Same => is,
        }
    }

    fn like(&self, row: &Incoming, prepared: &Prepared) -> Result<Option<Likeness>, CommitError> {
        // Of an organisation that people work at and nothing else is known of, the name is all there is.
        if let PartyDetails::Organisation(organisation) = &row.party.details
            && let Some(known) = self.organisations.get(&key_of_name(&organisation.name))
            && self.find(*known)?.is_some_and(|party| says_no_more_than_its_name(&party))
        {
            return Ok(Some(Likeness::Certain(*known)));
        }
        let found = self.known.matches_of(prepared, 1).into_iter().next();
        let found = found.filter(|found| found.score.percent() >= LIKELY);
        Ok(found.and_then(|found| {
            let (id, _) = *self.slots.get(found.slot as usize)?;
            Some(if found.certain { Likeness::Certain(id) } else { Likeness::Doubtful(id) })
        }))
    }

    /// A party as it is by now.
    fn find(&self, id: PartyId) -> Result<Option<Party>, CommitError> {
        if let Some(at) = self.coming_at(id) {
            let record =
                self.coming.get(at)?.map(|bytes| from_bytes(RecordKind::Party, &bytes)).transpose()?;
            return Ok(if let Some(Record::Party(party)) = record { Some(party) } else { None });
        }
        if let Some((_, after)) = self.edits.get(&id) {
            return Ok(Some(after.clone()));
        }
        Ok(find_party(self.ledger, id).ok())
    }

    fn name_of(&self, id: PartyId) -> Result<String, CommitError> {
        Ok(self.find(id)?.map(|party| party.name().to_owned()).unwrap_or_default())
    }

    fn join(&mut self, there: Party, row: &Incoming, how: OnExisting) -> Result<Outcome, CommitError> {
        if how == OnExisting::Leave {
            return Ok(Outcome::Same);
        }
        let after = absorb(&there, row, how);
        self.replace(there, after, row)
    }

    /// Puts a party in the place of what it was.
    fn replace(&mut self, there: Party, after: Party, row: &Incoming) -> Result<Outcome, CommitError> {
        let id = there.id;
        let new_places = self.work_at(&after, row)?;
        if after == there {
            return Ok(if new_places { Outcome::Changed } else { Outcome::Same });
        }
        self.take_note(&after, &self.known.prepare_at(&after, &self.workplaces_of(row)));
        match self.coming_at(id) {
            Some(at) => {
                self.bytes.clear();
                append_party(&mut self.bytes, &after)?;
                self.coming.replace(at, &self.bytes)?;
            }
            None => {
                let edited = &mut self.edited;
                self.edits.entry(id).and_modify(|(_, latest)| latest.clone_from(&after)).or_insert_with(
                    || {
                        edited.push(id);
                        (there, after)
                    },
                );
            }
        }
        Ok(Outcome::Changed)
    }

    fn add(&mut self, row: &Incoming, prepared: &Prepared) -> Result<(), CommitError> {
        self.bytes.clear();
        append_encoded_party(&mut self.bytes, &self.encoded, row.party.id, row.party.created_at)?;
        self.bring_in(&row.party, prepared)?;
        self.work_at(&row.party, row).map(drop)
    }

    /// Has a party come in that is encoded in `bytes`.
    fn bring_in(&mut self, party: &Party, prepared: &Prepared) -> Result<(), CommitError> {
        let slot = self.take_note(party, prepared);
        let at = self.coming.push(RecordKind::Party, &self.bytes)?;
        if let Some((_, coming)) = self.slots.get_mut(slot as usize) {
            *coming = Some(at);
        }
        Ok(())
    }

    /// Where a party that comes in is kept; none for others.
    fn coming_at(&self, id: PartyId) -> Option<u32> {
        let slot = *self.slot_of.get(&id)?;
        self.slots.get(slot as usize)?.1
    }

    /// Lets later rows find a party, as it is now; its slot.
    #[cfg_attr(speed, optimize(speed))]
    fn take_note(&mut self, party: &Party, prepared: &Prepared) -> u32 {
        if party.is_organisation() {
            self.organisations.entry(key_of_name(party.name())).or_insert(party.id);
        }
        let slot = self.slot(party.id);
        self.known.add_prepared(slot, prepared);
        slot
    }

    /// The place of a party in `slots`.
    fn slot(&mut self, party: PartyId) -> u32 {
        *self.slot_of.entry(party).or_insert_with(|| {
            // As many as there is memory for.
            self.slots.push((party, None)) as u32
        })
    }

    /// Ties a person to where it works, bringing organisations in that are not there; whether any tie is new.
    #[cfg_attr(speed, optimize(speed))]
    fn work_at(&mut self, party: &Party, row: &Incoming) -> Result<bool, CommitError> {
        if party.is_organisation() {
            return Ok(false);
        }
        let (person, slot) = (party.id, self.slot(party.id));
        let mut any_new = false;
        for place in &row.memberships {
            let organisation = self.organisation_of(place)?;
            let workplace = self.slot(organisation);
            if !self.places.insert((slot, workplace)) {
                continue;
            }
            any_new = true;
            let link = Link {
                id: identity::of_place(person, organisation),
                person,
                organisation,
                title: place.title.clone(),
                role: place.role,
                confirmed_on: None,
                sample: false,
                created_at: self.now,
            };
            self.coming.push(RecordKind::Link, &to_bytes(&link.into())?)?;
        }
        Ok(any_new)
    }

    /// Where a row's customer works, as it is compared by it.
    fn workplaces_of(&self, row: &Incoming) -> Vec<Workplace> {
        let known = |name: &String| self.written.get(name).map(|(_, workplace)| *workplace);
        let names = row.memberships.iter().map(|place| &place.organisation);
        names.map(|name| known(name).unwrap_or_else(|| Workplace::named(name))).collect()
    }

    fn organisation_of(&mut self, place: &Membership) -> Result<PartyId, CommitError> {
        if let Some(id) = place.id
            && self.find(id)?.is_some()
        {
            return Ok(id);
        }
        if let Some(known) = self.written.get(&place.organisation) {
            return Ok(known.0);
        }
        let key = key_of_name(&place.organisation);
        let id = match self.organisations.get(&key) {
            Some(known) => *known,
            None => {
                let id = place.id.unwrap_or_else(|| identity::of_organisation(&key));
                let details = PartyDetails::named(true, place.organisation.clone());
                self.planned.organisations += 1;
                let party = Party::new(id, details, self.now);
                let prepared = self.known.prepare(&party, &[]);
                self.bytes.clear();
                append_party(&mut self.bytes, &party)?;
                self.bring_in(&party, &prepared)?;
                id
            }
        };
        let workplace = Workplace::named(&place.organisation);
        self.written.insert(place.organisation.clone(), (id, workplace));
        Ok(id)
    }
}

/// How a row's customer is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// It is the one.
    Certain(PartyId),
    /// It may be the one.
    Doubtful(PartyId),
}

fn says_no_more_than_its_name(party: &Party) -> bool {
    party.phones.is_empty() && party.emails.is_empty() && party.addresses.is_empty()
}

pub(super) fn shown(row: Incoming, outcome: Outcome, is: Option<(PartyId, String)>) -> PlannedRow {
    let party = &row.party;
    let place = row.memberships.first().map(|place| place.organisation.clone());
    let email = party.emails.first().map(|email| email.address.clone());
    let about = place.into_iter().chain(email).chain(Some(party.city().to_owned()));
    PlannedRow {
        line: row.line,
        outcome,
        name: party.name().to_owned(),
        phone: party.phones.first().map(|phone| phone.number),
        about: about.filter(|text| !text.is_empty()).collect(),
        is,
        problems: row.problems,
    }
}
