//! The table of customers that is brought in: as spreadsheets of the trade are, in three scripts.

use peyvand_core::{
    domain::{
        language::Language,
        party::{Party, PartyDetails},
        record::Record,
        sample::{SampleSet, Words},
        time::Instant,
    },
    formats::table::TableWriter,
};

/// One of the possible tables, the same in every run.
const SEED: u64 = 4_004;
/// The customers' present: 2026-11-22 12:00 UTC.
const NOW: Instant = Instant::from_millis(1_795_348_800_000);
/// How many places people work at.
const WORKPLACES: usize = 9_000;

const HEADINGS: [&str; 12] = [
    "نام و نام خانوادگی",
    "شرکت",
    "سمت",
    "موبایل",
    "تلفن",
    "ایمیل",
    "نشانی",
    "شهر",
    "تاریخ تولد",
    "برچسب",
    "مرحله",
    "یادداشت",
];
/// Where they live and what was said at a visit, for those of whom the sample knows nothing.
const STREETS: [&str; 5] =
    ["خیابان ولی‌عصر", "خیابان آزادی", "بلوار کشاورز", "Creek Road, Building", "شارع الرشيد، بناية"];
const NOTES: [&str; 3] = [
    "در نمایشگاه پاییز دیدمش؛ چای سیاه می‌خواهد و شصت روز مهلت. فاکتور",
    "Met him at the autumn fair; wants black tea and sixty days to pay. Invoice",
    "التقيته في معرض الخريف؛ يريد شايا أسود ومهلة ستين يوما. فاتورة",
];

/// A table of `rows` people as a file of comma-separated values, none of them there twice: name, workplace (of
/// 9,000), what they do there, two telephone numbers, mailbox, street, city, birthday, labels, stage and notes.
pub fn csv(rows: u32) -> String {
    let customers = rows / 2 * 3;
    let set = SampleSet { seed: SEED, customers, now: NOW, language: Language::Fa, words: Words::BUILT_IN };
    let parties: Vec<Party> = set
        .generate()
        .map_while(|record| match record {
            Record::Party(party) => Some(party),
            _ => None,
        })
        .collect();
    // Seven in ten are people, so that there are enough of both.
    let (people, places): (Vec<Party>, Vec<Party>) =
        parties.into_iter().partition(|party| !party.is_organisation());
    assert!(people.len() >= rows as usize && places.len() >= WORKPLACES, "the sample is too small");
    let mut table = TableWriter::new(',');
    table.row(HEADINGS);
    for (nth, person) in people.iter().take(rows as usize).enumerate() {
        let place = nth * 7_919 % WORKPLACES;
        let company = format!("{} {place}", places[place].name());
        table.row(cells(nth, person, company).iter().map(String::as_str));
    }
    table.take()
}

/// Numbers and mailboxes are made of `nth`, which no other has: the sample's own are few, as they are to reach nobody.
fn cells(nth: usize, person: &Party, company: String) -> [String; 12] {
    let job = match &person.details {
        PartyDetails::Person(person) if !person.job_title.is_empty() => person.job_title.clone(),
        _ => "مدیر خرید".to_owned(),
    };
    let notes = if person.notes.is_empty() { NOTES[nth % NOTES.len()] } else { person.notes.as_str() };
    [
        person.name().to_owned(),
        company,
        job,
        format!("09{:09}", (nth * 7_919 + 123_456_789) % 1_000_000_000),
        format!("021{:08}", (nth * 104_729 + 22_000_000) % 100_000_000),
        format!("c{nth}@shop{}.example", nth % 500),
        format!("{} {}", STREETS[nth % STREETS.len()], nth % 400 + 1),
        person.city().to_owned(),
        format!("13{}/{:02}/{:02}", 40 + nth % 45, 1 + nth % 12, 1 + nth % 28),
        person.tags.join("، "),
        "مشتری".to_owned(),
        format!("{notes} {nth}"),
    ]
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn the_table_is_the_same_in_every_run_and_has_a_heading_above_its_rows() {
        let table = csv(30_000);
        assert_eq!(table, csv(30_000));
        assert!(table.lines().count() > 30_000);
        assert!(table.starts_with("\u{feff}نام و نام خانوادگی,شرکت,"));
    }
}
