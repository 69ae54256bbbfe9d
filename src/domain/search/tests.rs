//! What search promises, and that the index keeps it as the plain definition does.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::reference::Reference;
use super::*;

const CUSTOMERS: [(&str, &str, &str, &str); 14] = [
    ("پرویز رستگار", "رشت عمده‌فروش", "+989123456789", ""),
    ("مریم رستمی", "تهران", "+989351112233", "قرار شد نمونه بفرستیم"),
    ("Parviz Rostami", "London wholesale", "+447400123456", "Asked for samples"),
    ("علي كريمي", "بغداد", "+9647701234567", "زيارة المعرض"),
    ("Mohammad Karimi", "Dubai", "+971501234567", "trade fair"),
    ("محمدرضا احمدی", "اصفهان", "", ""),
    ("محمد رضا صالحی", "شیراز", "", ""),
    ("خالد الهاشمي", "الرياض", "+966501112233", ""),
    ("حسین عباسی", "قم", "", ""),
    ("حسن عباسی", "قم", "", ""),
    ("داروخانهٔ دکتر رستمیان", "کرج", "", "تحویل بار با باربری"),
    ("Sara O'Brien", "Manchester", "", "met Rostami at the fair"),
    ("علی‌رضا نوری", "تبریز", "", ""),
    ("Ali Rezaei", "Tabriz", "", ""),
];

fn customers() -> SearchIndex {
    let mut index = SearchIndex::new();
    for (doc, (name, secondary, phone, note)) in (0..).zip(CUSTOMERS) {
        index.put(
            doc,
            &[
                (FieldClass::Name, name),
                (FieldClass::Secondary, secondary),
                (FieldClass::Phone, phone),
                (FieldClass::Note, note),
            ],
        );
    }
    index
}

/// Names found, best first.
fn found(text: &str) -> Vec<&'static str> {
    customers().query(text, 10).hits.iter().map(|hit| CUSTOMERS[hit.doc as usize].0).collect()
}

#[test]
fn three_letters_of_a_persian_name_find_it_in_both_scripts() {
    assert_eq!(
        found("رست"),
        ["پرویز رستگار", "مریم رستمی", "داروخانهٔ دکتر رستمیان", "Parviz Rostami", "Sara O'Brien"]
    );
}

#[test]
fn latin_letters_find_persian_names() {
    assert!(found("rost").contains(&"پرویز رستگار"));
    assert!(found("kari").contains(&"علي كريمي"));
    assert_eq!(found("hossein"), ["حسین عباسی"]);
}

#[test]
fn an_arabic_and_a_persian_keyboard_find_the_same() {
    assert_eq!(found("كريمي"), found("کریمی"));
    assert_eq!(found("کریمی")[0], "علي كريمي");
}

#[test]
fn a_compound_is_found_joined_half_joined_and_apart() {
    for typed in ["علیرضا", "علی‌رضا", "علی رضا"] {
        assert!(found(typed).contains(&"علی‌رضا نوری"), "{typed}");
    }
    for typed in ["محمدرضا", "محمد رضا"] {
        let names = found(typed);
        assert!(names.contains(&"محمدرضا احمدی") && names.contains(&"محمد رضا صالحی"), "{typed}: {names:?}");
    }
}

#[test]
fn a_phone_is_found_by_its_beginning_in_any_form_and_digits() {
    for typed in ["۰۹۱۲۳۴۵", "0912345", "+98912345", "0098 912 345", "0912 345 67", "٠٩١٢٣٤٥"] {
        assert_eq!(found(typed), ["پرویز رستگار"], "{typed}");
    }
}

#[test]
fn three_digits_find_every_phone_they_are_in() {
    assert_eq!(found("345"), ["پرویز رستگار", "Parviz Rostami", "علي كريمي", "Mohammad Karimi"]);
    assert_eq!(found("6789"), ["پرویز رستگار"]);
}

#[test]
fn a_typing_error_is_forgiven() {
    assert!(found("Mohmmad").contains(&"Mohammad Karimi"));
    assert_eq!(found("رستگرا"), ["پرویز رستگار"]);
    assert_eq!(found("Karmii")[0], "Mohammad Karimi");
}

#[test]
fn a_short_word_has_no_typing_errors() {
    assert_eq!(found("Ald"), [""; 0]);
    assert_eq!(found("قوم"), [""; 0]);
}

#[test]
fn names_of_like_consonants_are_told_apart() {
    assert_eq!(found("hassan"), ["حسن عباسی"]);
    assert_eq!(found("حسن"), ["حسن عباسی"]);
}

#[test]
fn words_are_found_in_any_order() {
    assert_eq!(found("rostami parviz"), ["Parviz Rostami"]);
    assert_eq!(found("تهران مریم"), ["مریم رستمی"]);
}

#[test]
fn every_word_has_to_be_found() {
    assert_eq!(found("مریم بغداد"), [""; 0]);
}

#[test]
fn an_arabic_family_name_is_found_without_its_article_and_with_it() {
    assert_eq!(found("هاشمي"), ["خالد الهاشمي"]);
    assert_eq!(found("الهاش"), ["خالد الهاشمي"]);
    assert_eq!(found("khalid hash"), ["خالد الهاشمي"]);
}

#[test]
fn a_name_comes_before_a_note() {
    let names = found("rostami");
    assert_eq!(names[0], "Parviz Rostami");
    assert_eq!(names.last(), Some(&"Sara O'Brien"));
}

#[test]
fn the_word_itself_comes_before_its_beginning() {
    let names = found("رستمی");
    assert_eq!(names[..2], ["مریم رستمی", "داروخانهٔ دکتر رستمیان"]);
}

#[test]
fn one_letter_looks_at_names_only() {
    assert!(found("ن").iter().all(|name| name.contains('ن')));
    assert!(!found("l").contains(&"Parviz Rostami"), "London is no name");
}

#[test]
fn a_word_of_the_place_finds_whoever_is_there() {
    assert_eq!(found("قم"), ["حسین عباسی", "حسن عباسی"]);
    assert!(found("tabriz").contains(&"علی‌رضا نوری"));
}

#[test]
fn nothing_typed_finds_nothing() {
    for typed in ["", "  ", "«،»", "؟"] {
        assert_eq!(customers().query(typed, 10), Hits::default(), "{typed}");
    }
}

#[test]
fn all_hits_can_be_asked_for() {
    let all = customers().query("ا", usize::MAX);
    assert_eq!(all.hits.len(), all.total);
}

#[test]
fn a_limit_leaves_the_best_and_the_total() {
    let all = customers().query("رست", 10);
    let some = customers().query("رست", 2);
    assert_eq!(some.total, 5);
    assert_eq!(some.hits, all.hits[..2]);
}

#[test]
fn equal_hits_come_in_the_order_of_their_boost() {
    let index = customers();
    let docs = |boost: &dyn Fn(u32) -> u8| -> Vec<u32> {
        index.query_by("عباسی", 10, boost).hits.iter().map(|hit| hit.doc).collect()
    };
    assert_eq!(docs(&|_| 0), [8, 9]);
    assert_eq!(docs(&|doc| doc as u8), [9, 8]);
}

#[test]
fn a_document_put_again_is_found_by_its_new_text_only() {
    let mut index = customers();
    index.put(2, &[(FieldClass::Name, "Perry Rastin")]);
    assert_eq!(index.matches("parviz rostami"), [0; 0]);
    assert_eq!(index.matches("perry"), [2]);
    assert_eq!(index.live(), CUSTOMERS.len());
}

#[test]
fn removing_what_is_not_there_changes_nothing() {
    let mut index = customers();
    index.remove(500);
    assert_eq!(index.live(), CUSTOMERS.len());
}

#[test]
fn memory_of_what_was_replaced_is_given_back() {
    let mut index = SearchIndex::new();
    let put_all = |index: &mut SearchIndex, round: u32| {
        for doc in 0..2_000 {
            index.put(doc, &[(FieldClass::Name, &format!("کریمی{round}x{doc}"))]);
        }
    };
    put_all(&mut index, 0);
    let before = index.memory_bytes();
    for round in 1..40 {
        put_all(&mut index, round);
    }
    assert!(index.memory_bytes() < before * 4, "{before} -> {}", index.memory_bytes());
    assert_eq!(index.matches("کریمی39x7").len(), 111);
    while index.reclaim() {}
    assert_eq!(index.matches("کریمی38x7"), [0; 0]);
    assert_eq!(index.query("کریمی39x1999", 1).hits[0].doc, 1_999);
}

/// Few letters, so that words meet.
const WORD: &str = "[کرسمی]{1,6}|[karsmi]{1,6}|ال[کرم]{2,4}|[0-2]{2,4}|[كRS]{1,3}|می|ها|کرم،ها|رس-Mi";

fn field() -> impl Strategy<Value = (FieldClass, String)> {
    let words = prop::collection::vec(WORD, 1..4).prop_map(|words| words.join(" "));
    prop_oneof![
        words.clone().prop_map(|text| (FieldClass::Name, text)),
        words.clone().prop_map(|text| (FieldClass::Secondary, text)),
        words.prop_map(|text| (FieldClass::Note, text)),
        "\\+9[0-2]{5,9}".prop_map(|text| (FieldClass::Phone, text)),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Put(u32, Vec<(FieldClass, String)>),
    Remove(u32),
    Rebuild,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0u32..16, prop::collection::vec(field(), 1..4)).prop_map(|(doc, fields)| Step::Put(doc, fields)),
        2 => (0u32..16).prop_map(Step::Remove),
        1 => Just(Step::Rebuild),
    ]
}

fn take(index: &mut SearchIndex, reference: &mut Reference, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Put(doc, fields) => {
                let fields: Vec<(FieldClass, &str)> =
                    fields.iter().map(|(class, text)| (*class, text.as_str())).collect();
                index.put(*doc, &fields);
                reference.put(*doc, &fields);
            }
            Step::Remove(doc) => {
                index.remove(*doc);
                reference.remove(*doc);
            }
            Step::Rebuild => index.rebuild(),
        }
    }
}

proptest! {
    #[test]
    fn the_index_answers_as_the_definition_does(
        steps in prop::collection::vec(step(), 1..40),
        queries in prop::collection::vec(prop::collection::vec(WORD, 1..4), 1..8),
    ) {
        let (mut index, mut reference) = (SearchIndex::new(), Reference::default());
        take(&mut index, &mut reference, &steps);
        for query in queries {
            let text = query.join(" ");
            let hits = index.query(&text, 100);
            prop_assert_eq!(&hits, &reference.query(&text), "{}", text);
            let mut docs: Vec<u32> = hits.hits.iter().map(|hit| hit.doc).collect();
            docs.sort_unstable();
            let mut matches = index.matches(&text);
            matches.sort_unstable();
            prop_assert_eq!(matches, docs);
        }
    }

    #[test]
    fn what_is_put_and_removed_leaves_nothing(
        steps in prop::collection::vec(step(), 1..30), query in prop::collection::vec(WORD, 1..3),
    ) {
        let (mut index, mut reference) = (SearchIndex::new(), Reference::default());
        take(&mut index, &mut reference, &steps);
        for doc in 0..16 {
            index.remove(doc);
        }
        prop_assert_eq!(index.matches(&query.join(" ")), Vec::<u32>::new());
        index.rebuild();
        prop_assert_eq!((index.live(), index.vocabulary.len()), (0, 0));
    }
}
