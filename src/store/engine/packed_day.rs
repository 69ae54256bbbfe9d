//! Days in two bytes, for columns that hold one for every record.

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use crate::domain::time::CivilDate;

/// A day from 1970-01-02 to 2149-06-06; others are the nearest of these. An `Option` of it takes no more
/// room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackedDay(NonZeroU16);

impl PackedDay {
    /// The last day there is.
    pub const LAST: Self = Self(NonZeroU16::MAX);

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i32 {
        i32::from(self.0.get())
    }
}

impl From<CivilDate> for PackedDay {
    fn from(date: CivilDate) -> Self {
        let days = date.days().clamp(1, i32::from(u16::MAX)) as u16;
        Self(NonZeroU16::new(days).unwrap_or(NonZeroU16::MIN))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_day_of_our_time_is_kept_and_one_beyond_is_the_nearest() {
        let packed = |text: &str| PackedDay::from(text.parse::<CivilDate>().unwrap());
        assert_eq!(packed("2026-11-22").days(), 20_779);
        assert_eq!(packed("1404-12-30").days(), 1);
        assert_eq!(packed("9999-12-31"), PackedDay::LAST);
        assert_eq!(size_of::<Option<PackedDay>>(), 2);
    }
}
