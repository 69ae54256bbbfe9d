//! Cards as other products write them, broken ones, and our own read again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::time::Instant;
use crate::formats::incoming::Incoming;

mod bad_input;
mod computers;
mod rejected;
pub(in crate::formats) mod round_trip;
mod telephones;
mod written;

/// Somebody in Iran on 25 November 2026, who has no other encoding at hand.
fn context() -> Reading<'static> {
    Reading {
        home: Country::IR,
        today: "2026-11-25".parse().unwrap(),
        calendar: CalendarKind::Jalali,
        now: Instant::from_millis(1_795_600_000_000),
        anniversary: "سالگرد ازدواج",
        decode: &|_, _| None,
    }
}

fn read_all(file: impl AsRef<[u8]>) -> Vec<Incoming> {
    let mut all = Vec::new();
    read(file.as_ref(), &context(), &mut |incoming| all.push(incoming));
    all
}

fn one(file: impl AsRef<[u8]>) -> Incoming {
    let mut all = read_all(file);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}
