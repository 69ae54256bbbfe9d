use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const OWN: Key = Key::Own(FieldId(Uuid::from_u128(7)));

/// The keys that are built in, and a field called "Customer type" and «نوع مشتری».
fn known(name: &str) -> Option<Key> {
    if ["customer type", "نوع مشتری"].contains(&name) { Some(OWN) } else { Key::built_in(name) }
}

fn rest(text: &str) -> String {
    parse(text, &known).rest.into_owned()
}

fn filters(text: &str) -> Vec<(Key, &str)> {
    parse(text, &known).filters
}

#[test]
fn a_key_with_its_value_is_a_filter_and_the_rest_is_words() {
    assert_eq!(filters("mina tag:vip rastegar city:Tehran"), [(Key::Tag, "vip"), (Key::City, "Tehran")]);
    assert_eq!(rest("mina tag:vip rastegar city:Tehran"), "mina rastegar");
}

#[test]
fn keys_are_known_in_persian() {
    assert_eq!(
        filters("برچسب:ویژه شهر:تهران مسئول:سارا مرحله:سرنخ شرکت:البرز نوع:شخص منبع:نمایشگاه"),
        [
            (Key::Tag, "ویژه"),
            (Key::City, "تهران"),
            (Key::Owner, "سارا"),
            (Key::Stage, "سرنخ"),
            (Key::Company, "البرز"),
            (Key::Kind, "شخص"),
            (Key::Source, "نمایشگاه"),
        ]
    );
    assert_eq!(filters("برچسب‌ها:ویژه تگ:نو"), [(Key::Tag, "ویژه"), (Key::Tag, "نو")]);
}

#[test]
fn keys_are_known_in_arabic_with_the_article_and_without() {
    assert_eq!(
        filters("وسم:مهم مدينة:دبي المدينة:دبي مسؤول:ليلى المسؤول:ليلى شركة:النور مصدر:معرض"),
        [
            (Key::Tag, "مهم"),
            (Key::City, "دبي"),
            (Key::City, "دبي"),
            (Key::Owner, "ليلى"),
            (Key::Owner, "ليلى"),
            (Key::Company, "النور"),
            (Key::Source, "معرض"),
        ]
    );
}

#[test]
fn keys_are_known_in_english_in_any_case() {
    assert_eq!(
        filters("Label:a PLACE:b owner:c stage:d is:person source:e"),
        [
            (Key::Tag, "a"),
            (Key::City, "b"),
            (Key::Owner, "c"),
            (Key::Stage, "d"),
            (Key::Kind, "person"),
            (Key::Source, "e"),
        ]
    );
}

#[test]
fn quotation_marks_hold_a_value_of_several_words_together() {
    for text in ["x city:\"New York\" y", "x city:«New York» y", "x city:“New York” y"] {
        assert_eq!((filters(text), rest(text)), (vec![(Key::City, "New York")], "x y".to_owned()));
    }
}

#[test]
fn a_value_whose_quotation_marks_are_still_open_runs_to_the_end() {
    assert_eq!(filters("شهر:«بندر عب"), [(Key::City, "بندر عب")]);
}

#[test]
fn a_colon_of_full_width_divides_too() {
    assert_eq!(filters("city：東京 tag﹕vip"), [(Key::City, "東京"), (Key::Tag, "vip")]);
}

#[test]
fn one_blank_after_the_colon_is_passed_over() {
    assert_eq!(filters("شهر: تهران مینا"), [(Key::City, "تهران")]);
    assert_eq!(rest("شهر: تهران مینا"), "مینا");
    assert_eq!(rest("city:  Tehran"), "Tehran");
}

#[test]
fn a_value_still_to_be_typed_is_empty_and_its_key_is_no_word() {
    assert_eq!((filters("mina tag:"), rest("mina tag: ")), (vec![(Key::Tag, "")], "mina".to_owned()));
    assert_eq!(filters("tag: city:Tehran"), [(Key::Tag, ""), (Key::City, "Tehran")]);
}

#[test]
fn a_key_of_several_words_is_taken_as_a_whole() {
    assert_eq!(filters("مینا نوع مشتری:عمده"), [(OWN, "عمده")]);
    assert_eq!(rest("Mina Customer type:wholesale"), "Mina");
    assert_eq!(filters("tag: customer type:wholesale"), [(Key::Tag, ""), (OWN, "wholesale")]);
}

#[test]
fn times_addresses_and_unknown_keys_are_words() {
    for text in
        ["10:30", "https://laleh.example/tag:vip", "برچسب : ویژه", "mina:karimi", "re-tag:vip", ":", "tag"]
    {
        assert_eq!(parse(text, &known), Typed { rest: Cow::Borrowed(text), filters: Vec::new() });
    }
}

#[test]
fn a_key_in_quotation_marks_is_words() {
    assert_eq!(filters("\"tag:vip\" «شهر:تهران»"), []);
}

#[test]
fn the_names_of_keys_are_written_as_they_are_compared() {
    for name in KEYS.iter().flat_map(|(_, names)| names.split(' ')) {
        assert_eq!(normalise(name), name);
    }
}

proptest! {
    #[test]
    fn a_text_without_known_keys_is_unchanged(text in "\\PC{0,30}") {
        let typed = parse(&text, &|_| None);
        prop_assert_eq!(typed, Typed { rest: Cow::Borrowed(text.as_str()), filters: Vec::new() });
    }

    #[test]
    fn a_value_in_quotation_marks_is_read_back(value in "[^\"»”]{0,20}", words in "[a-zمین ]{0,9}") {
        for (open, close) in QUOTES {
            let text = format!("{words} tag:{open}{value}{close} {words}");
            let typed = parse(&text, &Key::built_in);
            prop_assert_eq!(typed.filters, [(Key::Tag, value.as_str())]);
            let left: Vec<&str> = typed.rest.split_whitespace().collect();
            let twice = format!("{words} {words}");
            prop_assert_eq!(left, twice.split_whitespace().collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_left_holds_no_filter_that_was_taken_out(
        pieces in prop::collection::vec("(tag|شهر|city|نو|10|mina)[:： ]?(\"|vip|تهران|«|10)?[ »\"]?", 0..6),
    ) {
        let text = pieces.concat();
        let typed = parse(&text, &Key::built_in);
        let taken: usize = typed.filters.iter().map(|(_, value)| value.len()).sum();
        prop_assert!(typed.rest.len() + taken <= text.len());
    }
}
