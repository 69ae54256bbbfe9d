//! The seeded data set, and the plain shapes that the references work on.

use std::collections::HashMap;

use peyvand::domain::duplicates::labelled::{Labelled, LabelledSet};
use peyvand::domain::id::{LinkId, PartyId};
use peyvand::domain::language::Language;
use peyvand::domain::link::Link;
use peyvand::domain::party::Party;
use peyvand::domain::record::Record;
use peyvand::domain::sample::{SampleSet, Words};
use peyvand::domain::time::Instant;
use serde_json::{Value, json};
use uuid::Uuid;

/// One of the possible data sets, the same in every run.
const SEED: u64 = 2026;
/// The data set's present: 2026-11-22 12:00 UTC.
const NOW: Instant = Instant::from_millis(1_795_348_800_000);

/// Longest part of a name that is typed, in characters.
const TYPED: usize = 6;

/// All of `customers` parties, then, if `whole`, their links and interactions.
pub fn records(customers: u32, whole: bool) -> Vec<Record> {
    let set = SampleSet { seed: SEED, customers, now: NOW, language: Language::Fa, words: Words::BUILT_IN };
    let records = set.generate();
    if whole { records.collect() } else { records.take(customers as usize).collect() }
}

/// `customers` parties of which it is known who is there twice, then the links to where they work.
pub fn labelled(customers: u32, seed: u64) -> Vec<Record> {
    let Labelled { parties, organisations, .. } =
        LabelledSet { seed, customers, language: Language::Fa }.generate();
    // The set knows the places by their names alone.
    let mut places: HashMap<&str, PartyId> = HashMap::new();
    for party in parties.iter().filter(|party| party.is_organisation()) {
        places.entry(party.name()).or_insert(party.id);
    }
    let mut links: Vec<Record> = Vec::new();
    for (party, names) in parties.iter().zip(&organisations).filter(|(party, _)| !party.is_organisation()) {
        for place in names.iter().filter_map(|name| places.get(name.as_str())) {
            links.push(Record::Link(Link {
                id: LinkId(Uuid::from_u128(links.len() as u128)),
                person: party.id,
                organisation: *place,
                title: String::new(),
                role: None,
                confirmed_on: None,
                sample: true,
                created_at: party.created_at,
            }));
        }
    }
    parties.into_iter().map(Record::Party).chain(links).collect()
}

/// A record as a plain row: the fields of which something is known, under a text as its key.
pub fn row(record: &Record) -> Value {
    without_nulls(match record {
        Record::Party(party) => json!(party),
        Record::Link(link) => json!(link),
        Record::Interaction(interaction) => json!(interaction),
        Record::Task(task) => json!(task),
        Record::Template(template) => json!(template),
        Record::CustomField(field) => json!(field),
        Record::Choice(choice) => json!(choice),
        Record::SavedView(view) => json!(view),
        Record::Attachment(attachment) => json!(attachment),
        Record::Distinction(distinction) => json!(distinction),
    })
}

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

/// All that a search looks at in a record, in lower case.
pub fn text(record: &Record) -> String {
    let text = match record {
        Record::Party(party) => party_text(party),
        Record::Interaction(interaction) => format!("{}\n{}", interaction.subject, interaction.text),
        Record::Task(task) => format!("{}\n{}", task.title, task.notes),
        _ => String::new(),
    };
    text.to_lowercase()
}

fn party_text(party: &Party) -> String {
    let mut lines = vec![party.name().to_owned(), party.city().to_owned(), party.notes.clone()];
    lines.extend(party.phones.iter().map(|phone| phone.number.e164()));
    lines.extend(party.emails.iter().map(|email| email.address.clone()));
    lines.extend(party.tags.iter().cloned());
    lines.join("\n")
}

/// The beginnings of the names of `people` parties spread over the records.
pub fn queries(records: &[Record], people: usize) -> Vec<String> {
    let parties: Vec<&Party> = records
        .iter()
        .filter_map(|record| match record {
            Record::Party(party) => Some(party),
            _ => None,
        })
        .collect();
    let step = (parties.len() / people.max(1)).max(1);
    parties.iter().step_by(step).take(people).flat_map(|party| typed(party.name())).collect()
}

fn typed(name: &str) -> Vec<String> {
    let name: Vec<char> = name.chars().take(TYPED).collect();
    (1..=name.len()).map(|length| name[..length].iter().collect()).collect()
}
