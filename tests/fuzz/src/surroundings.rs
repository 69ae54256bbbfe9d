//! Who reads: somebody in Iran on 25 November 2026.

use peyvand_core::domain::calendar::CalendarKind;
use peyvand_core::domain::country::Country;
use peyvand_core::domain::party::LifecycleStage;
use peyvand_core::domain::time::Instant;
use peyvand_core::formats::columns;
use peyvand_core::formats::encoding::text_in;
use peyvand_core::formats::vcard;

/// 25 November 2026, 08:30 UTC.
pub const NOW: Instant = Instant::from_millis(1_795_595_400_123);
/// That day.
const TODAY: &str = "2026-11-25";
/// What a wedding day is called there.
const ANNIVERSARY: &str = "سالگرد ازدواج";

/// What reading rows asks of its surroundings.
pub fn of_rows() -> columns::Reading {
    columns::Reading {
        home: Country::IR,
        calendar: CalendarKind::Jalali,
        today: TODAY.parse().expect("a day"),
        currency: "IRR".parse().ok(),
        stages: vec![
            ("customer".to_owned(), LifecycleStage::Customer, None),
            ("سرنخ".to_owned(), LifecycleStage::Lead, None),
        ],
        countries: vec![("ایران".to_owned(), Country::IR), ("iran".to_owned(), Country::IR)],
        fields: Vec::new(),
        anniversary: ANNIVERSARY.to_owned(),
        headings: include_str!("../../../src/formats/columns/headings.txt").to_owned(),
    }
}

/// What reading cards asks of its surroundings.
pub fn of_cards() -> vcard::Reading<'static> {
    vcard::Reading {
        home: Country::IR,
        today: TODAY.parse().expect("a day"),
        calendar: CalendarKind::Jalali,
        now: NOW,
        anniversary: ANNIVERSARY,
        decode: &text_in,
    }
}
