//! What is rejected of a backup comes back as one.

use serde_json::Value;

use super::*;
use crate::domain::interaction::Interaction;

/// What is rejected of a file in an office, as the file that comes back.
fn rejected(office: &Office, text: &str) -> String {
    planned_and_rejected(office, text, OnExisting::Complete).1.file(&words)
}

fn words(why: ProblemKind) -> String {
    if why == ProblemKind::Alone { "Belongs to \"nobody\"" } else { "خوانده نمی‌شود" }.to_owned()
}

/// Why each record of a file was rejected, as other products read it.
fn reasons(text: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(text).unwrap();
    assert_eq!((&file["format"], &file["version"]), (&"peyvand".into(), &1.into()));
    let records = file["records"].as_array().unwrap().iter();
    records.map(|record| record["rejected_because"].as_str().unwrap().to_owned()).collect()
}

/// The call with Mina, and the backup of nothing else.
fn call_alone() -> (Record, String) {
    let talk = first(&busy(), RecordKind::Interaction);
    let text = file_of(std::slice::from_ref(&talk));
    (talk, text)
}

#[test]
fn a_record_of_nobody_comes_back_with_why_and_comes_in_once_it_is_of_somebody() {
    let (Record::Interaction(talk), text) = call_alone() else { panic!("no call") };
    let office = Office::open();
    let back = rejected(&office, &text);
    assert_eq!(reasons(&back), ["Belongs to \"nobody\""]);
    let mina = office.add_person("Mina Rastegar");
    let mended = back.replace(&talk.party.to_string(), &mina.to_string());
    restore(&office, &mended, OnExisting::Complete).unwrap();
    let expected = Interaction { party: mina, others: Vec::new(), ..talk };
    assert_eq!(first(&office, RecordKind::Interaction), expected.into());
}

#[test]
fn a_record_whose_party_is_brought_in_meanwhile_comes_in_as_it_was() {
    let office = busy();
    let (whole, empty) = (backup(&office), Office::open());
    let back = rejected(&empty, &whole.replace("{\"record\":\"Party\"", "{\"record\":\"Parties\""));
    assert_eq!(reasons(&back).len(), 2);
    let hangs = |line: &&str| ["Link", "Interaction"].iter().any(|kind| line[..25].contains(kind));
    let others: Vec<&str> = whole.lines().filter(|line| line.len() < 25 || !hangs(line)).collect();
    restore(&empty, &others.join("\n"), OnExisting::Complete).unwrap();
    restore(&empty, &back, OnExisting::Complete).unwrap();
    assert_eq!(everything(&empty), everything(&office));
}

#[test]
fn a_record_that_cannot_be_read_comes_back_as_it_stood_and_comes_in_once_mended() {
    let office = busy();
    let text = backup(&office);
    let laleh = text.lines().find(|line| line.contains("Laleh Store")).unwrap();
    let broken = laleh.replace("\"stage\":\"Lead\"", "\"stage\":\"Leed\",\"mood\":[ 1 ]");
    let broken = text.replace(laleh, &broken);
    let empty = Office::open();
    let back = rejected(&empty, &broken);
    let stood = broken.lines().find(|line| line.contains("Leed")).unwrap().trim_end_matches("},");
    assert!(back.contains(&format!("\n{stood},\"rejected_because\":\"خوانده نمی‌شود\"}}")), "{back}");
    // Who worked there comes back with it.
    assert_eq!(reasons(&back), ["خوانده نمی‌شود", "Belongs to \"nobody\""]);
    restore(&empty, &broken, OnExisting::Complete).unwrap();
    restore(&empty, &back.replace("Leed", "Lead"), OnExisting::Complete).unwrap();
    assert_eq!(everything(&empty), everything(&office));
}

#[test]
fn what_comes_back_twice_says_only_why_it_did_the_last_time() {
    let (_, alone) = call_alone();
    let unreadable = alone.replace("\"kind\":\"Call\"", "\"kind\":\"Cal\"");
    for text in [alone, unreadable] {
        let once = rejected(&Office::open(), &text);
        assert_eq!(rejected(&Office::open(), &once), once);
    }
}

#[test]
fn a_quotation_mark_or_a_brace_too_few_stays_on_the_line_of_its_record() {
    let (_, text) = call_alone();
    let line = text.lines().nth(1).unwrap();
    for broken in [line.replacen("\"id\"", "\"id", 1), line.trim_end_matches('}').to_owned()] {
        let file = text.replace(line, &[&broken, ",\n", line].concat());
        let back = rejected(&Office::open(), &file);
        let lines: Vec<&str> = back.lines().collect();
        assert_eq!(lines.len(), 4, "{back}");
        assert!(lines[1].starts_with(broken.trim_end_matches('}')), "{back}");
        assert_eq!(reasons(&back.replace("\"id:", "\"id\":")).len(), 2, "{back}");
    }
}

#[test]
fn pieces_and_what_is_too_large_do_not_come_back_and_are_known_by_their_number() {
    let (_, text) = call_alone();
    let line = text.lines().nth(1).unwrap();
    let headless = line.replacen('{', "", 1);
    let large = line.replacen("\"text\":\"", &["\"text\":\"", &"ت".repeat(2_100_000)].concat(), 1);
    let file = text.replace(line, &[&headless, &large, line].join(",\n"));
    let (planned, rejected) = planned_and_rejected(&Office::open(), &file, OnExisting::Complete);
    assert_eq!((planned.counts.of(Outcome::Rejected), rejected.len()), (3, 1));
}
