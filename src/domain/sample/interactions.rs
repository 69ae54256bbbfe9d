//! Made-up histories.

use crate::domain::id::InteractionId;
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::order;
use crate::domain::party::{Coordinates, LifecycleStage};
use crate::domain::time::{Instant, MILLIS_PER_DAY};

use super::lexicon::Occasion;
use super::random::Random;
use super::sentence::Setting;
use super::{Purpose, Source, uuid_v7};

/// How old the oldest interaction is.
const HISTORY_DAYS: i64 = 2 * 365;
/// Most interactions a party has, and so the numbers it takes for their ids.
const MOST: u32 = 12;

/// How many interactions a party has, one in sixteen each: three on average over the shares of the
/// stages, few with most and many with some.
fn counts(stage: LifecycleStage) -> [u32; 16] {
    match stage {
        LifecycleStage::Prospect => [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4],
        LifecycleStage::Lead => [0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 5, 7],
        LifecycleStage::Customer => [0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, MOST],
        LifecycleStage::Former => [0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7],
    }
}

impl Source {
    /// Everything that happened with party `nth`, in the order of time.
    pub(super) fn interactions_of(&self, nth: u32) -> Vec<Interaction> {
        let mut random = self.random(Purpose::Interactions, nth);
        let party = self.party(nth);
        let setting = self.setting(nth);
        let position = party.addresses.first().and_then(|address| address.position);
        let employer = self.employer_of(nth).map(|organisation| self.party_id(organisation));
        let mut interactions = Vec::new();
        for (place, at) in (0..).zip(self.times(party.created_at, party.stage, setting, &mut random)) {
            let Happening { kind, direction, outcome, duration_s, occasion } = happening(&mut random);
            let subject = if random.chance(45) { random.pick(&setting.lexicon.subjects) } else { "" };
            let written = at.millis() + i64::from(duration_s.unwrap_or(0)) * 1_000 + 60_000;
            let created_at = Instant::from_millis(written.min(self.set.now.millis()));
            interactions.push(Interaction {
                id: InteractionId(uuid_v7(created_at, nth * MOST + place, &mut random)),
                party: party.id,
                others: match kind {
                    InteractionKind::Meeting if random.chance(30) => employer.into_iter().collect(),
                    _ => Vec::new(),
                },
                kind,
                direction,
                outcome,
                own_outcome: None,
                at,
                duration_s,
                subject: setting.fill(subject, &mut random),
                text: text(occasion, setting, &mut random),
                position: match kind {
                    InteractionKind::Visit => position.map(|position| nearby(position, &mut random)),
                    _ => None,
                },
                custom: Vec::new(),
                sample: true,
                created_at,
            });
        }
        interactions
    }

    /// When things happened with somebody: in working hours, the nearer to the present the more.
    fn times(
        &self,
        known_since: Instant,
        stage: LifecycleStage,
        setting: Setting<'_>,
        random: &mut Random,
    ) -> Vec<Instant> {
        let now = self.set.now.millis();
        let since = known_since.millis().max(now - HISTORY_DAYS * MILLIS_PER_DAY);
        let count = random.pick(&counts(stage));
        let mut times: Vec<Instant> = Vec::new();
        for _ in 0..count {
            let part = u128::from(random.below(1 << 16));
            let ago = (u128::from(now.abs_diff(since)) * part * part) >> 32;
            let at = setting.place.in_working_hours(Instant::from_millis(now - ago as i64), random);
            let latest = now - i64::from(random.between(10, 300)) * 60_000;
            times.push(Instant::from_millis(at.millis().min(latest).max(since)));
        }
        order::sort(&mut times);
        times
    }
}

/// What happened, and what is written about it.
struct Happening {
    kind: InteractionKind,
    direction: Direction,
    outcome: Option<Outcome>,
    duration_s: Option<u32>,
    occasion: Occasion,
}

fn happening(random: &mut Random) -> Happening {
    let kinds = [
        (InteractionKind::Call, 42),
        (InteractionKind::Message, 19),
        (InteractionKind::Visit, 16),
        (InteractionKind::Meeting, 7),
        (InteractionKind::Email, 7),
    ];
    let kind = random.weighted(&kinds, InteractionKind::Note);
    let incoming = match kind {
        InteractionKind::Call => 25,
        InteractionKind::Message | InteractionKind::Email => 40,
        InteractionKind::Meeting | InteractionKind::Visit | InteractionKind::Note => 0,
    };
    let direction = if random.chance(incoming) { Direction::Incoming } else { Direction::Outgoing };
    let mut minutes = |first, last| Some(random.between(first, last) * 60);
    match kind {
        InteractionKind::Call => call(direction, random),
        InteractionKind::Visit => Happening {
            kind,
            direction,
            outcome: Some(Outcome::Reached),
            duration_s: minutes(8, 75),
            occasion: Occasion::Visit,
        },
        InteractionKind::Meeting => {
            let duration_s = minutes(20, 120);
            let outcome = if random.chance(40) { Outcome::Interested } else { Outcome::Reached };
            Happening { kind, direction, outcome: Some(outcome), duration_s, occasion: Occasion::Meeting }
        }
        InteractionKind::Message => {
            Happening { kind, direction, outcome: None, duration_s: None, occasion: Occasion::Message }
        }
        InteractionKind::Email => {
            Happening { kind, direction, outcome: None, duration_s: None, occasion: Occasion::Email }
        }
        InteractionKind::Note => {
            Happening { kind, direction, outcome: None, duration_s: None, occasion: Occasion::Note }
        }
    }
}

fn call(direction: Direction, random: &mut Random) -> Happening {
    let outcomes = [
        (Outcome::Reached, 45),
        (Outcome::Interested, 14),
        (Outcome::NotInterested, 7),
        (Outcome::Postponed, 12),
        (Outcome::NoAnswer, 15),
        (Outcome::Busy, 3),
    ];
    let outcome = match direction {
        // Whoever called was there.
        Direction::Incoming => Outcome::Reached,
        Direction::Outgoing => random.weighted(&outcomes, Outcome::LeftMessage),
    };
    let occasion = match outcome {
        Outcome::Reached => Occasion::Reached,
        Outcome::Interested => Occasion::Interested,
        Outcome::NotInterested => Occasion::NotInterested,
        Outcome::Postponed => Occasion::Postponed,
        Outcome::NoAnswer | Outcome::Busy | Outcome::LeftMessage | Outcome::WrongContact => {
            Occasion::NoAnswer
        }
    };
    let spoke = !matches!(occasion, Occasion::NoAnswer);
    Happening {
        kind: InteractionKind::Call,
        direction,
        outcome: Some(outcome),
        duration_s: spoke.then(|| random.between(25, 1_100)),
        occasion,
    }
}

/// One sentence, sometimes two that differ.
fn text(occasion: Occasion, setting: Setting<'_>, random: &mut Random) -> String {
    let sentences = setting.lexicon.sentences(occasion);
    let first = random.pick(sentences);
    let mut text = setting.fill(first, random);
    let second = random.pick(sentences);
    if random.chance(22) && second != first && !matches!(occasion, Occasion::NoAnswer) {
        text.push(' ');
        text.push_str(&setting.fill(second, random));
    }
    text
}

/// As near to a place as positioning gets.
fn nearby(position: Coordinates, random: &mut Random) -> Coordinates {
    let mut near = |centre: i32| centre + random.below(400) as i32 - 200;
    Coordinates { latitude_e6: near(position.latitude_e6), longitude_e6: near(position.longitude_e6) }
}
