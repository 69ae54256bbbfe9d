//! Going through what an import does before there is one.
//!
//! A browser compiles code when it is first called, quickly, and once more and well when it was called often; until
//! then the first rows of a file take three times as long as the others. So while the user looks for the file, made-up
//! rows of the kinds that there are go the same way, from their text to pages, and nothing of them is kept.

use uuid::Uuid;

use crate::app::background::import::{failed, failure_of, unread_store};
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::id::DeviceId;
use crate::formats::columns::{AddressPart, Reading, Target};
use crate::formats::table::Row;
use crate::platform::clock::DeviceClock;
use crate::platform::idle::yield_now;
use crate::state::import::Failure;
use crate::store::ports::Clock;
use crate::usecases::import_customers::source::{Columns, Rows, TableText};
use crate::usecases::import_customers::{ImportOptions, OnDoubtful, OnExisting, Plan};

/// How many rows go through between two looks at whether there is something better to do.
const AT_ONCE: u32 = 50;
/// How many rows go through in all.
const ROWS: u32 = 2_500;

/// Goes through an import of nobody for as long as `goes_on`.
///
/// # Errors
/// [`Failure`] where the database cannot be opened.
pub async fn rehearse(goes_on: &dyn Fn() -> bool) -> Result<(), Failure> {
    let store = unread_store(DeviceId(Uuid::nil()), String::new()).await?;
    let now = DeviceClock.now();
    let columns = columns();
    let reading = Reading {
        home: Country::IR,
        calendar: CalendarKind::Jalali,
        today: now.civil_date(DeviceClock.offset_at(now)),
        currency: None,
        stages: Vec::new(),
        countries: Vec::new(),
        fields: Vec::new(),
        anniversary: String::new(),
        headings: String::new(),
    };
    let options = ImportOptions { existing: OnExisting::Complete, doubtful: OnDoubtful::Add };
    let mut plan = Plan::new(&store, now, options);
    let mut rows = Rows::new(&columns, &reading);
    let mut failure = None;
    let mut take = |row: Row| {
        if let Some(incoming) = rows.read(&row) {
            failure = plan.take(incoming).err().or(failure.take());
        }
    };
    let mut table = TableText::new(b"");
    for from in (0..ROWS).step_by(AT_ONCE as usize) {
        let text: String = (from..from + AT_ONCE).map(row).collect();
        table.push(text.as_bytes(), &mut take);
        yield_now().await;
        if !goes_on() {
            return Ok(());
        }
    }
    table.finish(&mut take);
    if let Some(error) = failure {
        return Err(failure_of(&error));
    }
    store.rehearse(plan.finish().into_newcomers()).map(drop).map_err(|error| failed(&error))
}

fn columns() -> Columns {
    let targets = vec![
        Target::Name,
        Target::Organisation,
        Target::Phone(None),
        Target::Phone(None),
        Target::Email(None),
        Target::Address(AddressPart::City),
        Target::Address(AddressPart::Street),
        Target::Birthday,
        Target::Tags,
        Target::Notes,
    ];
    Columns { headings: vec![String::new(); targets.len()], skip: 0, targets, home: None }
}

/// A made-up row, its line end with it.
fn row(number: u32) -> String {
    const GIVEN: [&str; 6] = ["مینا", "Reza", "عبدالله", "Sara", "آرمان", "Omid"];
    const FAMILY: [&str; 7] = ["رستگار", "Karimi", "الحسن", "Azizi", "پورمحمدی", "Haddad", "نوری"];
    const CITIES: [&str; 3] = ["تهران", "Dubai", "الریاض"];
    let of = |words: &[&'static str], step: u32| words[(number / step) as usize % words.len()];
    let (given, family, city) = (of(&GIVEN, 1), of(&FAMILY, 5), of(&CITIES, 3));
    let (year, month, day) = (1340 + number % 50, 1 + number % 12, 1 + number % 28);
    format!(
        "{given} {family} {},شرکت {family} {},0912 {:03} {:04},+98 21 {:04}{:04},m{number}@example{}.com,{city},\
         \"خیابان {given}, کوچه {month}\",{year}/{month:02}/{day:02},vip;{city},در نمایشگاه {city} {year} دیده شد؛ call {given} again\r\n",
        number / 9,
        number / 40,
        number % 997,
        number % 9_973,
        2_000 + number % 7_000,
        number % 9_967,
        number % 31,
    )
}
