//! Attention: which parties have been silent for longer than is usual with them.
//!
//! A party's rhythm lies in its columns. It is worked out for all when it is first asked for with
//! everything in memory, and from then on anew for those whose interactions have changed. Whether somebody
//! is cold depends on the day as well and is looked up each time, which for a hundred thousand parties
//! takes a millisecond or two.

use std::mem;

use crate::domain::rhythm::Rhythm;
use crate::domain::task::Due;
use crate::domain::time::{CivilDate, MILLIS_PER_DAY, UtcOffset};
use crate::store::engine::tables::Tables;
use crate::store::engine::view::{PartyRow, greatest};
use crate::store::engine::{State, Store};
use crate::store::ports::Clock;

/// A party that has been silent for longer than is usual with it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cooling {
    /// The party.
    pub row: PartyRow,
    /// How many days usually lie between two contacts.
    pub rhythm_days: u16,
    /// Whether that is the party's own rhythm; with too few contacts it is what suits its stage.
    pub own_rhythm: bool,
    /// Days since the last contact.
    pub silent_days: u32,
}

/// The day it is, and how far local time is ahead of UTC. One offset is taken for all of the past: an hour
/// of summer time moves only what happened within an hour of midnight to another day, and asking a browser
/// for the offset of every interaction would take longer than everything else.
#[derive(Clone, Copy)]
pub(super) struct Here {
    pub(super) today: CivilDate,
    pub(super) offset: UtcOffset,
}

impl Here {
    /// The day on which something is due.
    pub(super) fn day_of(self, due: Due) -> CivilDate {
        match due {
            Due::Day(day) => day,
            Due::At(at) => at.civil_date(self.offset),
        }
    }
}

/// A silence, measured by the rhythm of whose it is.
pub(super) struct Silence {
    rhythm: Rhythm,
    own_rhythm: bool,
    days: u32,
    urgency: i64,
}

impl Silence {
    fn is_unusual(&self) -> bool {
        self.days > self.rhythm.patience_days()
    }
}

/// For which parties the rhythm in their columns holds.
#[derive(Debug, Default)]
pub struct Rhythms {
    /// The offset of local time they were worked out with; none while they are not.
    offset: Option<UtcOffset>,
    /// Rows of the parties whose interactions have changed since.
    touched: Vec<u32>,
}

/// When more parties are touched than this, all rhythms are worked out anew rather than all the touched
/// ones remembered: it was a large import.
const TOUCHED_AT_MOST: usize = 4_096;

impl Rhythms {
    /// Takes note that a party's interactions change.
    pub fn touch(&mut self, party: u32) {
        if self.offset.is_none() || self.touched.last() == Some(&party) {
            return;
        }
        self.touched.push(party);
        if self.touched.len() > TOUCHED_AT_MOST {
            *self = Self::default();
        }
    }
}

impl Store {
    /// The parties that have been silent for longer than is usual with them, those first whose patience is
    /// used up the most; who has been silent for more than a year comes last. Nobody who used to buy is
    /// among them, nor anybody never contacted. Right after the start the head tells the first few.
    #[must_use]
    pub fn going_cold(&self, today: CivilDate, limit: usize) -> Vec<Cooling> {
        let here = self.here(today);
        let mut state = self.inner.state.borrow_mut();
        let rows = state.coldest(here, limit, true);
        let cooling = |row| {
            let silence = state.tables.silence(row, here)?;
            Some(Cooling {
                row: state.tables.party_view(row)?,
                rhythm_days: silence.rhythm.days(),
                own_rhythm: silence.own_rhythm,
                silent_days: silence.days,
            })
        };
        rows.into_iter().filter_map(cooling).collect()
    }

    /// The day it is by the device's clock.
    pub(super) fn here_now(&self) -> Here {
        let clock: &dyn Clock = &*self.inner.world.clock;
        let now = clock.now();
        let offset = clock.offset_at(now);
        Here { today: now.civil_date(offset), offset }
    }

    /// A day, with the offset of local time as it is now.
    pub(super) fn here(&self, today: CivilDate) -> Here {
        Here { today, ..self.here_now() }
    }
}

impl State {
    /// Rows of the parties once contacted, by how much their patience is used up, the most first; with
    /// `cold` only those with whom it is used up altogether.
    pub(super) fn coldest(&mut self, here: Here, limit: usize, cold: bool) -> Vec<u32> {
        if self.first_cold.is_none() {
            self.tables.know_rhythms(here.offset);
        }
        let tables = &self.tables;
        let mut all = tables.parties.iter();
        let mut first = self.first_cold.iter().flatten().copied().filter(|row| tables.parties.is_alive(*row));
        let rows: &mut dyn Iterator<Item = u32> =
            if self.first_cold.is_none() { &mut all } else { &mut first };
        let silences = rows.filter_map(|row| Some((tables.silence(row, here)?, row)));
        let cold = silences.filter(|(silence, _)| !cold || silence.is_unusual());
        greatest(cold.map(|(silence, row)| (silence.urgency, row)), limit)
    }
}

impl Tables {
    /// Works out the rhythms that do not hold any more.
    fn know_rhythms(&mut self, offset: UtcOffset) {
        let touched = mem::take(&mut self.rhythms.touched);
        if self.rhythms.offset.replace(offset) == Some(offset) {
            touched.into_iter().for_each(|row| self.work_out_rhythm(row, offset));
        } else {
            (0..self.party.len() as u32).for_each(|row| self.work_out_rhythm(row, offset));
        }
    }

    fn work_out_rhythm(&mut self, row: u32, offset: UtcOffset) {
        let Some(party) = self.party.get(row as usize) else { return };
        let columns = party.interactions.iter().filter_map(|row| *self.interaction.get(*row as usize)?);
        let contacts = columns.filter(|columns| columns.glance.is_contact());
        let rhythm = Rhythm::of_contacts(contacts.map(|columns| columns.glance.at.civil_date(offset)));
        self.party_column(row).rhythm = rhythm;
    }

    /// How long a party has been silent; none of one never contacted, or whose silence is no news.
    fn silence(&self, row: u32, here: Here) -> Option<Silence> {
        let columns = self.columns(row)?;
        let usual = Rhythm::usual_with(columns.stage)?;
        let last = columns.last_contact?;
        let rhythm = columns.rhythm.unwrap_or(usual);
        let days = last.civil_date(here.offset).days_until(here.today);
        let today_ends = (i64::from(here.today.days()) + 1) * MILLIS_PER_DAY;
        let silent_ms = today_ends.saturating_sub(last.millis());
        Some(Silence {
            rhythm,
            own_rhythm: columns.rhythm.is_some(),
            days: days.max(0).unsigned_abs(),
            urgency: rhythm.urgency(silent_ms),
        })
    }
}
