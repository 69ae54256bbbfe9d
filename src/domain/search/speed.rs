//! How long it all takes: `cargo test --release --no-default-features --features testing --lib speed
//! -- --ignored --nocapture`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::time::Duration;

use super::{FieldClass, Preparation, PreparedWords, SearchIndex};
use crate::domain::interaction::Interaction;
use crate::domain::language::Language;
use crate::domain::party::{Party, PartyDetails};
use crate::domain::record::Record;
use crate::domain::sample::SampleSet;
use crate::domain::time::Instant;

/// Typed letter by letter; the answer is wanted at each.
const TYPED: [&str; 24] = [
    "رستگار",
    "محمدرضا کریمی",
    "علی",
    "rostami",
    "mohammad reza",
    "hossein",
    "Mohmmad",
    "الهاشمي",
    "خالد",
    "عبدالرحمن",
    "۰۹۱۲۳۴۵",
    "0912 345 67",
    "6789",
    "تهران داروخانه",
    "Parviz",
    "smith",
    "olive oil",
    "زعفران سرگل",
    "پیش‌فاکتور",
    "نمونهٔ روغن",
    "عينة قهوة",
    "xyzzy",
    "mehdi ahmadi tehran",
    "مریم عمده",
];

fn with_fields<T>(party: &Party, visit: impl FnOnce(&[(FieldClass, &str)]) -> T) -> T {
    let phones: Vec<String> = party.phones.iter().map(|phone| phone.number.e164()).collect();
    let phones = phones.join(" ");
    let mut fields = vec![(FieldClass::Name, party.name()), (FieldClass::Phone, phones.as_str())];
    fields.push(match &party.details {
        PartyDetails::Person(person) => (FieldClass::Secondary, &person.job_title),
        PartyDetails::Organisation(organisation) => (FieldClass::Secondary, &organisation.industry),
    });
    for address in &party.addresses {
        let parts = [&address.city, &address.district, &address.street];
        fields.extend(parts.map(|part| (FieldClass::Secondary, part.as_str())));
    }
    fields.extend(party.tags.iter().map(|tag| (FieldClass::Secondary, tag.as_str())));
    fields.extend(party.emails.iter().map(|email| (FieldClass::Secondary, email.address.as_str())));
    fields.push((FieldClass::Note, &party.notes));
    visit(&fields)
}

fn prepared(parties: &[Party]) -> PreparedWords {
    let mut preparation = Preparation::new();
    parties.iter().for_each(|party| with_fields(party, |fields| preparation.add(fields)));
    preparation.finish()
}

fn put_interaction(index: &mut SearchIndex, row: u32, interaction: &Interaction) {
    index.put(row, &[(FieldClass::Note, &interaction.subject), (FieldClass::Note, &interaction.text)]);
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Time this thread was given so far, where the system tells: what others take does not count.
fn spent() -> Duration {
    let file = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(file.split(' ').next().unwrap().parse().unwrap())
}

/// The least of the times of some runs, for what is too short for [`spent`].
fn least(mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let start = std::time::Instant::now();
        run();
        start.elapsed()
    };
    (0..9).map(once).min().unwrap()
}

#[test]
#[ignore = "prints times of an optimised build"]
fn times_with_a_hundred_thousand_customers() {
    let now = Instant::from_millis(1_773_223_200_000);
    let set = SampleSet { seed: 1404, customers: 100_000, now, language: Language::Fa };
    let start = spent();
    let (mut parties, mut interactions) = (Vec::new(), Vec::new());
    for record in set.generate() {
        match record {
            Record::Party(party) => parties.push(party),
            Record::Interaction(interaction) => interactions.push(interaction),
            Record::Link(_) => {}
        }
    }
    println!("generate {:.0} ms", milliseconds(spent() - start));

    let (mut people, mut history) = (SearchIndex::new(), SearchIndex::new());
    let start = spent();
    for (row, party) in (0..).zip(&parties) {
        with_fields(party, |fields| people.put(row, fields));
    }
    println!("put {} parties {:.0} ms", parties.len(), milliseconds(spent() - start));
    let pages: Vec<PreparedWords> = parties.chunks(512).map(prepared).collect();
    let rows: Vec<Option<u32>> = (0..parties.len() as u32).map(Some).collect();
    let start = spent();
    let mut again = SearchIndex::new();
    for (page, rows) in pages.iter().zip(rows.chunks(512)) {
        again.put_prepared(page, rows);
    }
    println!("put them prepared {:.0} ms", milliseconds(spent() - start));
    drop(again);
    let start = spent();
    (0..).zip(&interactions).for_each(|(row, interaction)| put_interaction(&mut history, row, interaction));
    println!("put {} interactions {:.0} ms", interactions.len(), milliseconds(spent() - start));
    for (name, index) in [("parties", &people), ("interactions", &history)] {
        println!(
            "{name}: {} words, {} postings, {:.1} MB",
            index.vocabulary.len(),
            index.postings.len(),
            index.memory_bytes() as f64 / 1e6
        );
    }

    let mut times: Vec<(Duration, &str, usize)> = Vec::new();
    for typed in TYPED {
        for (end, _) in typed.char_indices().skip(1).chain([(typed.len(), ' ')]) {
            let text = &typed[..end];
            let mut found = 0;
            let time = least(|| {
                found = people.query(black_box(text), 20).total + history.query(black_box(text), 20).total;
            });
            times.push((time, text, found));
        }
    }
    times.sort();
    let at = |percent: usize| milliseconds(times[(times.len() - 1) * percent / 100].0);
    println!("{} keystrokes: p50 {:.2} p95 {:.2} max {:.2} ms", times.len(), at(50), at(95), at(100));
    for (time, text, found) in times.iter().rev().take(12) {
        println!("  {:.2} ms {text} ({found})", milliseconds(*time));
    }
    let matching = least(|| {
        black_box(people.matches(black_box("کریمی")));
    });
    println!("matches کریمی: {:.2} ms", milliseconds(matching));
    let start = spent();
    people.rebuild();
    history.rebuild();
    println!("rebuild both {:.0} ms", milliseconds(spent() - start));
}
