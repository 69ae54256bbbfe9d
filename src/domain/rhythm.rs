//! Rhythm: how often the rep and a party are usually in contact, and what silence is long for them.
//!
//! How long ago the last contact was says little by itself: for a customer called every week three weeks
//! are long, for one called every quarter they are nothing (Fader, Hardie and Lee, "RFM and CLV: Using
//! Iso-Value Curves for Customer Base Analysis", 2005, on reading recency against a customer's own
//! frequency). So a silence is measured by the party's own rhythm: the median of the last gaps between
//! days of contact. The mean would follow one long holiday for months; the median stays where it is
//! until half of the gaps have changed (its breakdown point: Donoho and Huber, 1983), and then follows.

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use crate::domain::party::LifecycleStage;
use crate::domain::time::{CivilDate, MILLIS_PER_DAY};

/// How many of the last gaps are looked at: an odd number, so that the rhythm is a gap there was, and few
/// enough that it has followed a change after four contacts.
const GAPS: usize = 7;
/// With fewer gaps one odd one would be the rhythm.
const FEWEST_GAPS: usize = 3;
/// Nobody is called cold before a week is over, however busy the weeks before were.
const SHORTEST_PATIENCE_DAYS: u32 = 7;
/// From then on a silence is a different matter: not a call that is late, but somebody to be won back.
const DORMANT_DAYS: i64 = 365;

/// How many days usually lie between two contacts: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rhythm(NonZeroU16);

impl Rhythm {
    /// The rhythm of contacts on these days, in any order and as often as they come: several talks on a
    /// day are one contact. None with too few of them to have a rhythm.
    #[must_use]
    pub fn of_contacts(days: impl Iterator<Item = CivilDate>) -> Option<Self> {
        let mut latest = Latest::default();
        days.for_each(|day| latest.take(day.days()));
        latest.median_gap().and_then(|gap| NonZeroU16::new(gap.min(u32::from(u16::MAX)) as u16)).map(Self)
    }

    /// The rhythm that suits a stage, for a party that has none of its own yet: a need that was shown
    /// cools within weeks, who buys is to be seen once a month, and who has never bought need not be
    /// pressed. None for those who used to buy: their silence is no news.
    #[must_use]
    pub fn usual_with(stage: LifecycleStage) -> Option<Self> {
        let days = match stage {
            LifecycleStage::Prospect => 60,
            LifecycleStage::Lead => 14,
            LifecycleStage::Customer => 30,
            LifecycleStage::Former => return None,
        };
        NonZeroU16::new(days).map(Self)
    }

    /// The days between two contacts.
    #[must_use]
    pub const fn days(self) -> u16 {
        self.0.get()
    }

    /// The longest silence that is nothing unusual, in days: a rhythm and a half, since people are late by
    /// a few days all the time, and a week at least.
    #[must_use]
    pub fn patience_days(self) -> u32 {
        (u32::from(self.days()) * 3 / 2).max(SHORTEST_PATIENCE_DAYS)
    }

    /// Where a silence of so many milliseconds stands among others: the greater, the sooner something has
    /// to be done. It counts how many times over the patience is used up, so that after a busy week of
    /// daily talks nobody comes before a customer who is months late. Silences of more than a year come
    /// after all others.
    #[must_use]
    pub fn urgency(self, silent_ms: i64) -> i64 {
        const BEFORE_ALL_DORMANT: i64 = 1 << 56;
        let used_up = silent_ms / i64::from(self.patience_days());
        if silent_ms > DORMANT_DAYS * MILLIS_PER_DAY { used_up } else { BEFORE_ALL_DORMANT + used_up }
    }
}

/// The latest different days, the latest first. A fixed few of them, so that nothing has to be gathered
/// and sorted for a hundred thousand customers.
#[derive(Default)]
struct Latest {
    days: [i32; GAPS + 1],
    count: usize,
}

impl Latest {
    fn take(&mut self, day: i32) {
        let known = self.days.get(..self.count).unwrap_or_default();
        let place = known.iter().position(|other| *other <= day).unwrap_or(self.count);
        if place < self.days.len() && known.get(place) != Some(&day) {
            self.count = (self.count + 1).min(self.days.len());
            if let Some(from_there) = self.days.get_mut(place..self.count) {
                from_there.rotate_right(1);
                from_there[0] = day;
            }
        }
    }

    fn median_gap(&self) -> Option<u32> {
        let known = self.days.get(..self.count)?;
        let mut gaps = [0; GAPS];
        let mut count = 0;
        for (gap, pair) in gaps.iter_mut().zip(known.windows(2)) {
            *gap = pair[0].abs_diff(pair[1]);
            count += 1;
        }
        if count < FEWEST_GAPS {
            return None;
        }
        // What is not filled is nothing, and stands before every gap.
        gaps.sort_unstable();
        let first = GAPS - count;
        // Of an even number of gaps the mean of the two in the middle.
        let (low, high) = (gaps.get(first + (count - 1) / 2)?, gaps.get(first + count / 2)?);
        Some((low + high) / 2)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = MILLIS_PER_DAY;

    /// The rhythm of contacts so many days ago.
    fn rhythm(days_ago: &[i32]) -> Option<u16> {
        let days = days_ago.iter().map(|ago| CivilDate::from_days(20_000 - ago).unwrap());
        Rhythm::of_contacts(days).map(Rhythm::days)
    }

    fn every(days: u16) -> Rhythm {
        Rhythm(NonZeroU16::new(days).unwrap())
    }

    #[test]
    fn who_is_visited_every_twelve_days_has_a_rhythm_of_twelve() {
        assert_eq!(rhythm(&[5, 17, 29, 41, 53]), Some(12));
    }

    #[test]
    fn one_long_holiday_leaves_the_rhythm_as_it_is() {
        assert_eq!(rhythm(&[5, 12, 19, 80, 87, 94]), Some(7));
    }

    #[test]
    fn several_talks_on_a_day_are_one_contact() {
        assert_eq!(rhythm(&[3, 3, 3, 13, 13, 23, 33, 33]), Some(10));
        assert_eq!(rhythm(&[3, 3, 3, 3, 3, 3]), None);
    }

    #[test]
    fn three_contacts_are_too_few_for_a_rhythm() {
        assert_eq!(rhythm(&[]), None);
        assert_eq!(rhythm(&[3, 13, 23]), None);
        assert_eq!(rhythm(&[3, 13, 23, 33]), Some(10));
    }

    #[test]
    fn between_two_middle_gaps_the_rhythm_lies_halfway() {
        assert_eq!(rhythm(&[0, 4, 10, 20, 50]), Some(8));
    }

    #[test]
    fn only_the_last_seven_gaps_count() {
        let weekly_now = [0, 7, 14, 21, 28, 35, 42, 49];
        let monthly_before = (1..20).map(|month| 49 + 30 * month);
        let days: Vec<i32> = weekly_now.into_iter().chain(monthly_before).collect();
        assert_eq!(rhythm(&days), Some(7));
    }

    #[test]
    fn after_four_contacts_the_rhythm_has_followed_a_change() {
        let fortnightly: Vec<i32> = (0..8).map(|time| 40 + 14 * time).collect();
        let with = |new: &[i32]| rhythm(&[new, &fortnightly].concat());
        assert_eq!(with(&[36, 32, 28]), Some(14));
        assert_eq!(with(&[36, 32, 28, 24]), Some(4));
    }

    #[test]
    fn silence_is_unusual_after_a_rhythm_and_a_half_and_never_within_a_week() {
        assert_eq!(every(30).patience_days(), 45);
        assert_eq!(every(12).patience_days(), 18);
        assert_eq!(every(1).patience_days(), 7);
        assert_eq!(every(u16::MAX).patience_days(), 98_302);
    }

    #[test]
    fn who_used_to_buy_has_no_rhythm_to_be_late_for() {
        assert_eq!(Rhythm::usual_with(LifecycleStage::Former), None);
        assert!(Rhythm::usual_with(LifecycleStage::Lead) < Rhythm::usual_with(LifecycleStage::Customer));
    }

    #[test]
    fn a_weekly_customer_three_weeks_silent_comes_before_a_monthly_one() {
        assert!(every(7).urgency(21 * DAY) > every(30).urgency(50 * DAY));
    }

    #[test]
    fn daily_talks_that_ended_do_not_come_before_a_customer_who_is_months_late() {
        assert!(every(1).urgency(12 * DAY) < every(30).urgency(90 * DAY));
    }

    #[test]
    fn more_than_a_year_of_silence_comes_after_all_others() {
        assert!(every(7).urgency(366 * DAY) < every(90).urgency(140 * DAY));
        assert!(every(7).urgency(365 * DAY) > every(90).urgency(140 * DAY));
    }

    /// The definition, written down once more as one reads it.
    fn by_the_book(mut days: Vec<i32>) -> Option<u16> {
        days.sort_unstable();
        days.dedup();
        let mut gaps: Vec<i32> = days.windows(2).rev().take(7).map(|pair| pair[1] - pair[0]).collect();
        if gaps.len() < 3 {
            return None;
        }
        gaps.sort_unstable();
        let middle = gaps.len() / 2;
        let median = if gaps.len() % 2 == 1 { gaps[middle] } else { (gaps[middle - 1] + gaps[middle]) / 2 };
        Some(median as u16)
    }

    proptest! {
        #[test]
        fn the_rhythm_is_the_median_of_the_last_gaps(days in prop::collection::vec(0..400, 0..30)) {
            let dates = days.iter().map(|day| CivilDate::from_days(*day).unwrap());
            let found = Rhythm::of_contacts(dates).map(Rhythm::days);
            prop_assert_eq!(found, by_the_book(days));
        }

        #[test]
        fn the_longer_a_silence_the_more_urgent_it_is_within_a_year(
            rhythm in 1..400_u16, days in 0..365_i64, more in 1..365_i64,
        ) {
            let longer = (days + more).min(365);
            prop_assume!(longer > days);
            prop_assert!(every(rhythm).urgency(longer * DAY) > every(rhythm).urgency(days * DAY));
        }
    }
}
