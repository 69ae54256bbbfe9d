//! What is written is read back, and what is no JSON is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::formats::incoming::ProblemKind;

fn names(text: &str) -> Vec<String> {
    let fields = Value::of(text).unwrap().fields().unwrap();
    fields.into_iter().map(|(name, _)| name.into_owned()).collect()
}

#[test]
fn an_object_gives_its_fields_in_order() {
    assert_eq!(names(r#" { "نام" : "مینا {\"}" , "tags":["a",[1,{}]],"x":null } "#), ["نام", "tags", "x"]);
}

#[test]
fn a_text_says_what_its_escapes_mean() {
    let text = Value::of(r#""a\"\\\/\n\t\u0645\ud83c\udf37 \ud83cx""#).unwrap().text().unwrap();
    assert_eq!(text, "a\"\\/\n\tم🌷 \u{fffd}x");
}

#[test]
fn numbers_and_words_are_as_they_stand() {
    let items = Value::of("[-12.5e3, true ,null]").unwrap().items().unwrap();
    let texts: Vec<_> = items.iter().map(|item| item.scalar().unwrap()).collect();
    assert_eq!(texts, ["-12.5e3", "true", "null"]);
    assert!(items[2].is_null());
}

#[test]
fn what_is_broken_is_refused() {
    for broken in ["", "{", "\"a", "{} {}", ",", "}"] {
        assert_eq!(Value::of(broken), Err(Malformed), "{broken}");
    }
    for broken in ["{]", "{\"a\"}", "{\"a\":}", "{\"a\":1 \"b\":2}", "{a:1}", "[1]", "{\"a\" 1}"] {
        assert_eq!(Value::of(broken).and_then(Value::fields), Err(Malformed), "{broken}");
    }
    for broken in [r#""\x""#, r#""\u12""#, r#""\u+123""#] {
        assert_eq!(Value::of(broken).unwrap().text(), None, "{broken}");
    }
}

fn rejected(records: &[&str]) -> RejectedRecords {
    let mut rejected = RejectedRecords::new("{\"contacts\":[".to_owned());
    records.iter().for_each(|record| rejected.keep(record, ProblemKind::NoName));
    rejected
}

#[test]
fn what_was_rejected_is_a_file_with_why_whatever_the_words() {
    let rejected = rejected(&["{\"id\":1}", "\n{ \"a\": {\"b\":2}},", "{\"c\":0, }", "{}"]);
    let file: serde_json::Value = serde_json::from_str(&rejected.file(&|_| "\"no\"\n".to_owned())).unwrap();
    let contacts = file["contacts"].as_array().unwrap();
    assert!(contacts.iter().all(|contact| contact[REASON] == "\"no\"\n"), "{file}");
    assert_eq!((rejected.len(), contacts.len()), (4, 4));
    assert_eq!((&contacts[0]["id"], &contacts[1]["a"]["b"]), (&1.into(), &2.into()));
}

#[test]
fn what_is_no_object_is_left_out() {
    assert!(rejected(&["\"nobody\"", "5", "", "[{}]"]).is_empty());
}

#[test]
fn of_more_than_twenty_megabytes_the_first_records_are_kept() {
    let record = format!("{{\"a\":\"{}\"}}", "a".repeat(3_000_000));
    assert_eq!(rejected(&[record.as_str(); 9]).len(), 6);
}

proptest! {
    #[test]
    fn a_text_reads_back_as_written(text in any::<String>()) {
        let mut json = String::new();
        push_text(&mut json, &text);
        prop_assert_eq!(&serde_json::from_str::<String>(&json).unwrap(), &text);
        prop_assert_eq!(Value::of(&json).unwrap().text().unwrap(), text);
    }

    #[test]
    fn texts_of_another_writer_are_read(text in any::<String>()) {
        let json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(Value::of(&json).unwrap().text().unwrap(), text);
    }

    #[test]
    fn what_the_standard_allows_is_read_whatever_it_is(text in "[{}\\[\\]\",:\\\\u0-9a-f آ]{0,40}") {
        let strict: Option<serde_json::Value> = serde_json::from_str(&text).ok();
        let lists = Value::of(&text).and_then(Value::items);
        let fields = Value::of(&text).and_then(Value::fields);
        if let Some(list) = strict.as_ref().and_then(serde_json::Value::as_array) {
            prop_assert_eq!(lists.unwrap().len(), list.len());
        } else if let Some(object) = strict.as_ref().and_then(serde_json::Value::as_object) {
            prop_assert!(fields.unwrap().len() >= object.len());
        }
    }
}
