//! Files that are not as they were written.

use super::*;

const BEGIN: &str = r#"{"format":"peyvand","version":1,"records":["#;
const LINK: &str = r#"{"record":"Link","id":"01903f1e-7c00-7abc-8def-0123456789ab","person":"01903f1e-7c00-7abc-8def-0123456789ab","organisation":"01903f1e-7c00-7abc-8def-0123456789ab","created_at":"2026-11-25T08:30:00.123Z"}"#;

/// How many records a file has, and the lines of those that cannot be read.
fn counted(text: &str) -> (usize, Vec<u32>) {
    let (found, _) = read(text);
    let lines = found.iter().filter_map(|one| match one {
        Found::Unreadable { line, .. } => Some(*line),
        Found::Record(_) => None,
    });
    let lines: Vec<u32> = lines.collect();
    (found.len() - lines.len(), lines)
}

#[test]
fn missing_fields_are_empty_and_unknown_ones_are_passed_over() {
    let more = LINK.replace("\"person\"", "\"mood\":[{\"a\":\"}\"},null],\"role\":null,\"person\"");
    let whole = records(&format!("{BEGIN}{LINK}]}}"));
    assert_eq!(whole, records(&format!("{BEGIN}{more}]}}")));
    let Record::Link(link) = &whole[0] else { panic!("no link") };
    assert_eq!((link.title.as_str(), link.role, link.sample), ("", None, false));
}

#[test]
fn a_record_without_what_it_cannot_be_without_is_unreadable() {
    let nobodys = LINK.replace("\"person\"", "\"persona\"");
    assert_eq!(counted(&format!("{BEGIN}\n{LINK},\n{nobodys},\n{LINK}]}}")), (2, vec![3]));
}

#[test]
fn values_that_a_field_does_not_take_make_a_record_unreadable() {
    for (good, bad) in [
        ("\"id\":\"0190", "\"id\":\"ZZ90"),
        ("\"id\":\"", "\"sample\":\"perhaps\",\"id\":\""),
        ("\"id\":\"", "\"role\":\"King\",\"id\":\""),
        ("\"id\":\"", "\"title\":[],\"id\":\""),
        ("2026-11-25T", "2026-11-31T"),
    ] {
        assert_eq!(counted(&format!("{BEGIN}{}]}}", LINK.replacen(good, bad, 1))), (0, vec![1]), "{bad}");
    }
}

#[test]
fn a_number_of_a_telephone_must_be_one() {
    let party = |number: &str| {
        format!(
            r#"{BEGIN}{{"record":"Party","id":"01903f1e-7c00-7abc-8def-0123456789ab","details":{{"Person":{{}}}},"stage":"Lead","phones":[{{"number":"{number}","label":"Work"}}],"created_at":0}}]}}"#
        )
    };
    assert_eq!(counted(&party("+982188776655")), (1, vec![]));
    assert_eq!(counted(&party("+0")), (0, vec![1]));
    assert_eq!(counted(&party("02188776655")), (0, vec![1]));
}

#[test]
fn kinds_of_a_newer_version_are_counted() {
    let (found, ending) =
        read(&format!("{BEGIN}{LINK},{{\"record\":\"Invoice\",\"id\":1}}],\"files\":[{{}}]}}"));
    assert_eq!((found.len(), ending), (1, Ok(Ending { unknown: 1, is_cut_off: false })));
}

#[test]
fn a_newer_version_is_refused() {
    let text = format!("{BEGIN}{LINK}]}}").replace("\"version\":1", "\"version\":2");
    assert_eq!(read(&text), (vec![], Err(Refusal::Newer(2))));
    // A version that is no whole number is none of those that are known either.
    let text = text.replace("\"version\":2", "\"version\":\"1.5\"");
    assert_eq!(read(&text), (vec![], Err(Refusal::Newer(u32::MAX))));
}

#[test]
fn files_of_others_are_refused() {
    for text in ["", "BEGIN:VCARD", "[]", "{}", r#"{"contacts":[]}"#, r#"{"format":"other","records":[]}"#] {
        assert_eq!(read(text).1, Err(Refusal::NotOurs), "{text}");
    }
    assert_eq!(read(&"x".repeat(HEADER_OF_OTHERS)).1, Err(Refusal::NotOurs));
}

const HEADER_OF_OTHERS: usize = 100_000;

#[test]
fn what_others_put_before_the_records_does_not_matter() {
    let text =
        format!("\u{feff}{{\"files\":[{{\"a\":1}}],\n\"format\" : \"peyvand\",\"records\" : [{LINK}]}}");
    assert_eq!(records(&text).len(), 1);
}

#[test]
fn a_cut_off_file_says_so() {
    let text = format!("{BEGIN}\n{LINK},\n{}", &LINK[..LINK.len() - 1]);
    let (found, ending) = read(&text);
    assert_eq!((found.len(), ending), (1, Ok(Ending { unknown: 0, is_cut_off: true })));
}

#[test]
fn a_record_with_a_quotation_mark_too_few_or_a_bracket_too_many_costs_only_itself() {
    for broken in [LINK.replacen("\"Link\"", "\"Link", 1), LINK.replace('}', "}]}"), LINK.replace('}', "")] {
        let (records, lines) = counted(&format!("{BEGIN}\n{LINK},\n{broken},\n{LINK},\n{LINK}\n]}}"));
        assert!(records >= 3, "{broken}");
        assert!(lines.iter().all(|line| *line == 3), "{broken}");
    }
}

#[test]
fn what_is_left_of_a_record_without_its_beginning_is_said_once() {
    let headless = LINK.replacen('{', "", 1).replace("\"person\"", "\"mood\":{\"a\":{}},\"person\"");
    assert_eq!(counted(&format!("{BEGIN}\n{LINK},\n{headless},\n{LINK},\n{LINK}\n]}}")), (3, vec![3]));
}

#[test]
fn a_record_of_more_than_four_megabytes_is_unreadable_and_not_kept() {
    let large = LINK.replace("\"person\"", &format!("\"title\":\"{}\",\"person\"", "ت".repeat(2_100_000)));
    let (found, ending) = read(&format!("{BEGIN}\n{large},\n{LINK}\n]}}"));
    assert!(matches!(&found[0], Found::Unreadable { line: 2, text } if text.starts_with("{\"record\"")));
    assert_eq!((found.len(), ending), (2, Ok(Ending { unknown: 0, is_cut_off: false })));
}
