//! Sample data: people, organisations and what happened with them, made up alike on every device.
//!
//! For trying the product out and for measuring it. Persian, Arabic and English names, cities,
//! wares and sentences are drawn from lists; every party is drawn from a stream of its own, so that
//! any one of them can be made without the others and a hundred thousand need not be held at once.
//!
//! Nobody is meant to be reached: e-mail and web addresses end in `.example` (RFC 2606), British
//! and American numbers are those set aside for fiction. No such numbers exist for the other
//! countries, so there a number may belong to somebody.

mod contact;
mod interactions;
pub(in crate::domain) mod lexicon;
mod names;
mod parties;
pub(in crate::domain) mod random;
mod sentence;
mod tasks;
mod templates;
#[cfg(test)]
mod tests;

use uuid::Uuid;

use crate::domain::country::Country;
use crate::domain::id::{LinkId, PartyId};
use crate::domain::interaction::Interaction;
use crate::domain::language::Language;
use crate::domain::link::{DecisionRole, Link};
use crate::domain::record::Record;
use crate::domain::time::{CivilDate, Instant, MILLIS_PER_DAY, TimeOfDay, UtcOffset, Weekday};
use lexicon::{Lexicon, Place};

pub use lexicon::Words;
use random::Random;
use sentence::Setting;

/// What sample data to make. The same values give the same records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleSet {
    /// Which of the possible sets.
    pub seed: u64,
    /// How many parties: seven in ten are people, the rest organisations. There are three
    /// interactions to a party on average, 0 to 12 to each.
    pub customers: u32,
    /// The present: nothing is later, parties are up to three years old, interactions up to two.
    pub now: Instant,
    /// The language of seven in ten parties; the other two have the rest.
    pub language: Language,
    /// What names, places and sentences are drawn from.
    pub words: Words,
}

impl SampleSet {
    /// The records: all parties in the order they were first written, then the links of people
    /// to organisations (some six in ten people have one), then the interactions, those of a party
    /// together in the order of their time, then what is planned with some one in six of them. All are
    /// marked as sample.
    #[must_use]
    pub fn generate(self) -> Samples {
        Samples { source: Source::new(self), next: Next::Party(0), interactions: Vec::new() }
    }
}

/// The records of a [`SampleSet`], made one by one.
pub struct Samples {
    source: Source,
    next: Next,
    /// Those of the last party that are still to be given, last first.
    interactions: Vec<Interaction>,
}

/// What is made next, by the number of its party.
enum Next {
    Party(u32),
    LinkOf(u32),
    InteractionsOf(u32),
    TaskOf(u32),
}

impl Iterator for Samples {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let customers = self.source.set.customers;
        loop {
            match self.next {
                Next::Party(nth) if nth < customers => {
                    self.next = Next::Party(nth + 1);
                    return Some(self.source.party(nth).into());
                }
                Next::Party(_) => self.next = Next::LinkOf(0),
                Next::LinkOf(nth) if nth < customers => {
                    self.next = Next::LinkOf(nth + 1);
                    if let Some(link) = self.source.link_of(nth) {
                        return Some(link.into());
                    }
                }
                Next::LinkOf(_) => self.next = Next::InteractionsOf(0),
                Next::InteractionsOf(nth) => {
                    if let Some(interaction) = self.interactions.pop() {
                        return Some(interaction.into());
                    }
                    if nth >= customers {
                        self.next = Next::TaskOf(0);
                        continue;
                    }
                    self.interactions = self.source.interactions_of(nth);
                    self.interactions.reverse();
                    self.next = Next::InteractionsOf(nth + 1);
                }
                Next::TaskOf(nth) if nth < customers => {
                    self.next = Next::TaskOf(nth + 1);
                    if let Some(task) = self.source.task_of(nth) {
                        return Some(task.into());
                    }
                }
                Next::TaskOf(_) => return None,
            }
        }
    }
}

impl Samples {
    /// The next records, at most `count`; none when all were given.
    #[must_use]
    pub fn chunk(&mut self, count: usize) -> Vec<Record> {
        self.take(count).collect()
    }
}

/// Makes any record from its party's number.
struct Source {
    set: SampleSet,
    /// In the order of [`Language::ALL`].
    lexicons: [Lexicon; 3],
}

/// What a stream of random numbers is for.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Purpose {
    Market = 1,
    Party,
    Created,
    Employer,
    Link,
    JobTitle,
    Stage,
    Interactions,
    Task,
    Confirmed,
    LinkConfirmed,
    Template,
}

/// How old the oldest party is.
const AGE_DAYS: i64 = 3 * 365;
/// When the day begins in UTC, and how long it is, where most customers are.
const SUNRISE_MINUTES: i64 = 5 * 60;
const SUNNY_MINUTES: i64 = 11 * 60;

impl Source {
    fn new(set: SampleSet) -> Self {
        Self { set, lexicons: Language::ALL.map(|language| Lexicon::of(language, set.words)) }
    }

    fn random(&self, purpose: Purpose, nth: u32) -> Random {
        Random::new(self.set.seed, u64::from(purpose as u8) << 32 | u64::from(nth))
    }

    fn lexicon(&self, language: Language) -> &Lexicon {
        match language {
            Language::Fa => &self.lexicons[0],
            Language::Ar => &self.lexicons[1],
            Language::En => &self.lexicons[2],
        }
    }

    /// Where party `nth` lives; a person who works somewhere lives there.
    fn setting(&self, nth: u32) -> Setting<'_> {
        let mut random = self.random(Purpose::Market, self.employer_of(nth).unwrap_or(nth));
        let mut others = Language::ALL.into_iter().filter(|language| *language != self.set.language);
        let shares = [(Some(self.set.language), 70), (others.next(), 15), (others.next(), 15)];
        let language = random.weighted(&shares, None).unwrap_or(self.set.language);
        let lexicon = self.lexicon(language);
        let place = random.pick_early(&lexicon.places).unwrap_or(&lexicon.places[0]);
        Setting { language, lexicon, place }
    }

    /// The number of the organisation a person works at.
    fn employer_of(&self, nth: u32) -> Option<u32> {
        let mut random = self.random(Purpose::Employer, nth);
        if is_organisation(nth) || !random.chance(60) {
            return None;
        }
        let rest = self.set.customers % 10;
        let last_ten = ORGANISATIONS.into_iter().filter(|place| *place < rest).count() as u32;
        let organisations = self.set.customers / 10 * 3 + last_ten;
        let chosen = random.below(organisations);
        (organisations > 0).then(|| chosen / 3 * 10 + ORGANISATIONS[(chosen % 3) as usize])
    }

    /// When party `nth` was first written: evenly over the years, in the hours when the sun is up
    /// over most customers, in the order of the numbers.
    fn created(&self, nth: u32) -> Instant {
        let part = u128::from(self.random(Purpose::Created, nth).below(1 << 16));
        let all = u128::from(self.set.customers.max(1)) << 16;
        let minutes = (u128::from(nth) << 16 | part) * (AGE_DAYS * SUNNY_MINUTES) as u128 / all;
        let (day, minute) = (minutes as i64 / SUNNY_MINUTES, minutes as i64 % SUNNY_MINUTES);
        let today = self.set.now.millis().div_euclid(MILLIS_PER_DAY);
        let midnight = (today - AGE_DAYS + day) * MILLIS_PER_DAY;
        Instant::from_millis(midnight + (SUNRISE_MINUTES + minute) * 60_000)
    }

    fn party_id(&self, nth: u32) -> PartyId {
        PartyId(uuid_v7(self.created(nth), nth, &mut self.random(Purpose::Party, nth)))
    }

    /// When something that was written down then was last known to be right: for some never, for some long
    /// ago and for some a few weeks ago.
    fn confirmed_on(&self, written_at: Instant, random: &mut Random) -> Option<CivilDate> {
        let days_ago = match random.weighted(&[(0, 35), (1, 25)], 2) {
            0 => return None,
            1 => random.between(200, 700),
            _ => random.between(1, 120),
        };
        let today = self.set.now.civil_date(UtcOffset::UTC);
        let day = today.checked_add_days(-(days_ago as i32))?;
        Some(day.max(written_at.civil_date(UtcOffset::UTC)))
    }

    fn link_of(&self, person: u32) -> Option<Link> {
        let organisation = self.employer_of(person)?;
        let mut random = self.random(Purpose::Link, person);
        let created_at = self.created(person.max(organisation));
        let id = LinkId(uuid_v7(created_at, person, &mut random));
        let roles = [
            (Some(DecisionRole::Decider), 25),
            (Some(DecisionRole::Buyer), 25),
            (Some(DecisionRole::Influencer), 20),
            (Some(DecisionRole::User), 12),
            (Some(DecisionRole::Gatekeeper), 8),
            (None, 10),
        ];
        Some(Link {
            id,
            person: self.party_id(person),
            organisation: self.party_id(organisation),
            title: self.job_title(person).to_owned(),
            role: random.weighted(&roles, None),
            confirmed_on: self.confirmed_on(created_at, &mut self.random(Purpose::LinkConfirmed, person)),
            sample: true,
            created_at,
        })
    }
}

/// The last digits of the numbers of organisations.
const ORGANISATIONS: [u32; 3] = [1, 4, 8];

fn is_organisation(nth: u32) -> bool {
    ORGANISATIONS.contains(&(nth % 10))
}

/// A UUIDv7 (RFC 9562): 48 bits of time, then the party's number so that no two are alike, then
/// random bits.
fn uuid_v7(at: Instant, number: u32, random: &mut Random) -> Uuid {
    let bits = random.next();
    let mut bytes = [0; 10];
    bytes[..2].copy_from_slice(&(bits >> 48).to_be_bytes()[6..]);
    bytes[2..6].copy_from_slice(&number.to_be_bytes());
    bytes[6..].copy_from_slice(&(bits as u32).to_be_bytes());
    uuid::Builder::from_unix_timestamp_millis(at.millis().max(0) as u64, &bytes).into_uuid()
}

impl Place {
    /// How far clocks are ahead of UTC there, in winter.
    fn offset(&self) -> UtcOffset {
        let minutes = match self.country {
            Country::IR => 210,
            Country::AE => 240,
            Country::IQ | Country::SA => 180,
            Country::EG => 120,
            Country::DE => 60,
            Country::US => -300,
            _ => 0,
        };
        UtcOffset::from_minutes(minutes).unwrap_or(UtcOffset::UTC)
    }

    fn works_on(&self, day: Weekday) -> bool {
        match self.country {
            Country::IR => day != Weekday::Friday,
            Country::SA | Country::IQ | Country::EG => !matches!(day, Weekday::Friday | Weekday::Saturday),
            _ => !matches!(day, Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// A moment in working hours there, on the day of `near` or the last working day before.
    fn in_working_hours(&self, near: Instant, random: &mut Random) -> Instant {
        let mut date = near.civil_date(self.offset());
        while !self.works_on(date.weekday()) {
            let Some(before) = date.checked_add_days(-1) else { break };
            date = before;
        }
        let minutes = random.between(8 * 60 + 30, 18 * 60) as u16;
        let time = TimeOfDay::from_minutes(minutes).unwrap_or(TimeOfDay::MIDNIGHT);
        date.at(time).with_offset(self.offset())
    }
}
