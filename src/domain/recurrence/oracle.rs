//! Gregorian rules laid beside those of another implementation, the crate `rrule`.
