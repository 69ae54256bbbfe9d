//! What sample data has to be like.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{HashMap, HashSet};

use super::*;
use crate::domain::digits::digit_value;
use crate::domain::interaction::InteractionKind;
use crate::domain::normalise::{normalise, words};
use crate::domain::party::{ContactLabel, LifecycleStage, Party};
use crate::domain::phone::{Line, PhoneNumber};
use crate::domain::task::Task;
use proptest::prelude::*;
use serde_json::{Value, json};

/// 2026-03-11, 10:00 in London, a Wednesday.
const NOW: Instant = Instant::from_millis(1_773_223_200_000);

fn set(customers: u32, language: Language) -> SampleSet {
    SampleSet { seed: 1404, customers, now: NOW, language, words: Words::BUILT_IN }
}

#[derive(Default)]
struct Made {
    parties: Vec<Party>,
    links: Vec<Link>,
    interactions: Vec<Interaction>,
    tasks: Vec<Task>,
}

fn made(set: SampleSet) -> Made {
    let mut made = Made::default();
    for record in set.generate() {
        match record {
            Record::Party(party) => made.parties.push(party),
            Record::Link(link) => made.links.push(link),
            Record::Interaction(interaction) => made.interactions.push(interaction),
            Record::Task(task) => made.tasks.push(task),
            other => panic!("not in the sample: {other:?}"),
        }
    }
    made
}

fn share(part: usize, whole: usize) -> usize {
    part * 100 / whole
}

#[test]
fn the_same_values_make_the_same_records_in_chunks_of_any_size() {
    let whole: Vec<Record> = set(50, Language::Fa).generate().collect();
    let mut again = set(50, Language::Fa).generate();
    let chunked: Vec<Record> =
        std::iter::from_fn(|| Some(again.chunk(7)).filter(|chunk| !chunk.is_empty())).flatten().collect();
    assert_eq!(whole, chunked);
}

#[test]
fn another_seed_makes_other_people() {
    let one = made(set(50, Language::Fa)).parties;
    let other = made(SampleSet { seed: 7, ..set(50, Language::Fa) }).parties;
    let same = one.iter().zip(&other).filter(|(a, b)| a.name() == b.name()).count();
    assert!(same < 5, "{same}");
}

#[test]
fn three_in_ten_parties_are_organisations_and_six_in_ten_people_work_at_one() {
    let made = made(set(1_000, Language::Fa));
    let organisations: HashSet<_> =
        made.parties.iter().filter(|party| party.is_organisation()).map(|party| party.id).collect();
    assert_eq!((made.parties.len(), organisations.len()), (1_000, 300));
    assert!((56..=64).contains(&share(made.links.len(), 700)), "{}", made.links.len());
    assert!(made.links.iter().all(|link| organisations.contains(&link.organisation)));
    assert!(made.links.iter().all(|link| !organisations.contains(&link.person)));
}

#[test]
fn people_live_where_they_work() {
    let made = made(set(500, Language::Fa));
    let city: HashMap<_, _> = made.parties.iter().map(|party| (party.id, party.city())).collect();
    let with_address = made.links.iter().filter(|link| !city[&link.person].is_empty());
    let (same, all) = with_address.fold((0, 0), |(same, all), link| {
        (same + usize::from(city[&link.person] == city[&link.organisation]), all + 1)
    });
    assert!(all > 100 && same == all, "{same} of {all}");
}

#[test]
fn the_chosen_language_has_seven_names_in_ten_and_the_others_have_some() {
    let persian = |party: &Party| party.addresses.iter().any(|address| address.country == "IR");
    let english = |party: &Party| party.name().is_ascii();
    for language in Language::ALL {
        let parties = made(set(1_000, language)).parties;
        let persian = share(parties.iter().filter(|party| persian(party)).count(), 1_000);
        let english = share(parties.iter().filter(|party| english(party)).count(), 1_000);
        let (fa, en) = match language {
            Language::Fa => (45..=70, 10..=20),
            Language::Ar => (8..=18, 10..=20),
            Language::En => (8..=18, 62..=76),
        };
        assert!(fa.contains(&persian) && en.contains(&english), "{language:?}: {persian} {english}");
    }
}

#[test]
fn there_are_three_interactions_to_a_party_and_twelve_at_most() {
    let made = made(set(1_500, Language::Fa));
    let mut of: HashMap<PartyId, u32> = HashMap::new();
    made.interactions.iter().for_each(|interaction| *of.entry(interaction.party).or_default() += 1);
    assert!((4_200..=4_800).contains(&made.interactions.len()), "{}", made.interactions.len());
    assert_eq!(of.values().max(), Some(&12));
    assert!(of.len() < 1_350, "some have none");
}

#[test]
fn nothing_is_later_than_now_or_before_the_party_was_known() {
    let made = made(set(1_000, Language::En));
    let known: HashMap<_, _> = made.parties.iter().map(|party| (party.id, party.created_at)).collect();
    for interaction in &made.interactions {
        assert!(interaction.at >= known[&interaction.party] && interaction.at < NOW, "{interaction:?}");
        assert!(interaction.at <= interaction.created_at && interaction.created_at <= NOW);
        assert!(NOW.millis() - interaction.at.millis() <= 731 * MILLIS_PER_DAY);
    }
    assert!(made.parties.iter().all(|party| party.created_at < NOW));
}

#[test]
fn something_happened_in_the_last_week_even_in_a_small_set() {
    let made = made(set(60, Language::Fa));
    let recent = made.interactions.iter().filter(|at| NOW.millis() - at.at.millis() < 7 * MILLIS_PER_DAY);
    assert!(recent.count() >= 8);
}

#[test]
fn a_history_is_in_the_order_of_time_and_parties_in_the_order_of_their_ids() {
    let made = made(set(500, Language::Ar));
    let of_one_party = made.interactions.windows(2).filter(|pair| pair[0].party == pair[1].party);
    assert!(of_one_party.clone().count() > 500);
    for pair in of_one_party {
        assert!(pair[0].at <= pair[1].at);
    }
    assert!(made.parties.is_sorted_by_key(|party| party.id));
}

#[test]
fn everything_is_marked_as_sample_and_has_an_id_of_its_own() {
    let mut ids = HashSet::new();
    for record in set(700, Language::Fa).generate() {
        assert!(record.is_sample());
        let id = record.reference().id;
        assert_eq!(id.get_version_num(), 7);
        assert!(ids.insert(id), "{id}");
    }
}

#[test]
fn phones_are_valid_where_they_are_and_mobiles_are_mobile() {
    let mut countries = HashSet::new();
    for language in Language::ALL {
        for party in made(set(600, language)).parties {
            for phone in &party.phones {
                let country = phone.number.country().unwrap();
                let local = phone.number.format_local(country);
                assert_eq!(PhoneNumber::parse(&local, country), Ok(phone.number), "{local}");
                if phone.label == ContactLabel::Mobile {
                    assert_ne!(phone.number.line(), Line::Landline, "{local}");
                }
                countries.insert(country);
            }
        }
    }
    let all = [
        Country::IR,
        Country::AE,
        Country::IQ,
        Country::SA,
        Country::EG,
        Country::GB,
        Country::US,
        Country::DE,
    ];
    assert_eq!(countries, HashSet::from(all));
}

#[test]
fn nobody_can_be_written_to_by_mistake() {
    for party in made(set(500, Language::En)).parties {
        assert!(party.emails.iter().all(|email| email.address.ends_with(".example")), "{:?}", party.emails);
    }
}

#[test]
fn no_blank_is_left_in_any_text() {
    for language in Language::ALL {
        for record in set(400, language).generate() {
            let shown = format!("{record:?}");
            let texts = match &record {
                Record::Party(party) => vec![party.name(), party.notes.as_str()],
                Record::Interaction(interaction) => vec![interaction.subject.as_str(), &interaction.text],
                Record::Link(link) => vec![link.title.as_str()],
                Record::Task(task) => vec![task.title.as_str()],
                other => panic!("not in the sample: {other:?}"),
            };
            for text in texts {
                assert!(!text.contains(['{', '}', '_']) && !text.contains("  "), "{text} in {shown}");
            }
        }
    }
}

#[test]
fn some_facts_were_confirmed_lately_some_long_ago_and_some_never() {
    let made = made(set(1_000, Language::Fa));
    let today = NOW.civil_date(UtcOffset::UTC);
    let of_links = made.links.iter().map(|link| (link.confirmed_on, link.created_at));
    let of_phones = made
        .parties
        .iter()
        .flat_map(|party| party.phones.iter().map(|one| (one.confirmed_on, party.created_at)));
    for facts in [of_links.collect::<Vec<_>>(), of_phones.collect()] {
        let ages = facts.iter().map(|(day, _)| day.map(|day| day.days_until(today)));
        let never = share(ages.clone().filter(Option::is_none).count(), facts.len());
        let lately = share(ages.clone().flatten().filter(|age| *age <= 120).count(), facts.len());
        assert!((25..=45).contains(&never) && (35..=60).contains(&lately), "{never} {lately}");
        assert!(ages.flatten().all(|age| age >= 0));
        let written = |at: Instant| at.civil_date(UtcOffset::UTC);
        assert!(facts.iter().all(|(day, at)| day.is_none_or(|day| day >= written(*at))));
    }
}

#[test]
fn visits_and_calls_take_as_long_as_they_do() {
    for interaction in made(set(500, Language::Fa)).interactions {
        let minutes = interaction.duration_s.map(|seconds| seconds / 60);
        match interaction.kind {
            InteractionKind::Visit => assert!(minutes.is_some_and(|minutes| (8..=75).contains(&minutes))),
            InteractionKind::Call => assert!(minutes.is_none_or(|minutes| minutes < 19)),
            _ => {}
        }
    }
}

#[test]
fn every_stage_occurs_and_buyers_have_the_longest_histories() {
    let made = made(set(800, Language::Fa));
    let mut histories: HashMap<LifecycleStage, (usize, usize)> = HashMap::new();
    let stage: HashMap<_, _> = made.parties.iter().map(|party| (party.id, party.stage)).collect();
    made.parties.iter().for_each(|party| histories.entry(party.stage).or_default().0 += 1);
    made.interactions.iter().for_each(|it| histories.entry(stage[&it.party]).or_default().1 += 1);
    let mean = |stage| histories[&stage].1 * 100 / histories[&stage].0;
    assert!(mean(LifecycleStage::Customer) > mean(LifecycleStage::Former));
    assert!(mean(LifecycleStage::Former) > mean(LifecycleStage::Prospect));
}

#[test]
fn a_customer_weighs_some_seven_hundred_bytes_of_json() {
    let parties = made(set(1_000, Language::Fa)).parties;
    let bytes: usize = parties.iter().map(|party| without_nulls(json!(party)).to_string().len()).sum();
    let mean = bytes / parties.len();
    assert!((550..=850).contains(&mean), "{mean}");
}

/// As a plain row would have it: what is not known is not written.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let known = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(known.map(|(name, value)| (name, without_nulls(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

#[test]
fn the_texts_have_thousands_of_words() {
    let mut seen = HashSet::new();
    for language in Language::ALL {
        for interaction in made(set(700, language)).interactions {
            let text = normalise(&interaction.text);
            let new = words(&text).filter(|word| word.chars().all(|letter| digit_value(letter).is_none()));
            seen.extend(new.map(str::to_owned));
        }
    }
    assert!(seen.len() > 1_800, "{}", seen.len());
}

#[test]
fn the_day_has_something_late_something_due_and_something_to_come() {
    let set = set(400, Language::Fa);
    let (made, today) = (made(set), set.now.civil_date(UtcOffset::UTC));
    let open: Vec<&Task> = made.tasks.iter().filter(|task| task.is_open()).collect();
    let on = |wanted: &dyn Fn(i32) -> bool| {
        let days = |task: &&Task| today.days_until(task.due.unwrap().day(|_| UtcOffset::UTC));
        open.iter().filter(|task| wanted(days(task))).count()
    };
    assert!(on(&|days| days < 0) > 3 && on(&|days| days == 0) > 5 && on(&|days| days > 0) > 20);
    assert!(made.tasks.iter().any(|task| task.recurrence.is_some()));
    assert!(made.tasks.iter().all(|task| task.created_at <= set.now && task.sample));
}

proptest! {
    #[test]
    fn any_set_can_be_made(
        seed: u64, customers in 0u32..40, now in 0i64..4_000_000_000_000, language in 0usize..3,
    ) {
        let set = SampleSet { seed, customers, now: Instant::from_millis(now), language: Language::ALL[language], words: Words::BUILT_IN };
        let parties = set.generate().filter(|record| matches!(record, Record::Party(_))).count();
        prop_assert_eq!(parties, customers as usize);
    }
}

#[test]
fn the_file_of_words_is_read_as_it_is_written() {
    let words = [include_str!("fa.txt"), include_str!("ar.txt"), include_str!("en.txt")];
    let file: &'static str = Box::leak(words.join("\u{1f}").into_boxed_str());
    assert_eq!(Words::read(file), Some(Words::BUILT_IN));
    for broken in ["", "a\u{1f}b", "a\u{1f}b\u{1f}c\u{1f}d", "<!doctype html>"] {
        assert_eq!(Words::read(broken), None, "{broken:?}");
    }
}
