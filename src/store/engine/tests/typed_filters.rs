#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use proptest::prelude::*;

use super::*;
use crate::domain::choice::{Choice, Meaning};
use crate::domain::custom_field::{
    CustomField, CustomValue, FieldKind, FieldOption, FieldOwner, FieldValue, Labels,
};
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{ChoiceId, FieldId, OptionId, TaskId};
use crate::domain::language::Language;
use crate::domain::money::Money;
use crate::domain::party::{Address, ContactLabel};
use crate::domain::search::TypedValue;
use crate::domain::task::{Task, TaskKind};
use crate::store::engine::{PartyQuery, PartySort, RankedHit};

const NOBODY: [&str; 0] = [];

fn living_in(party: Party, city: &str) -> Party {
    let address = Address { city: city.to_owned(), ..Address::empty(ContactLabel::Work) };
    Party { addresses: vec![address], ..party }
}

fn tagged(party: Party, tags: &[&str]) -> Party {
    Party { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..party }
}

fn with(parties: Vec<Party>) -> Store {
    let store = open(&Rc::default(), 1);
    for party in parties {
        add(&store, party);
    }
    store
}

fn listed(store: &Store, text: &str) -> Vec<String> {
    names(store, &PartyQuery { text: text.to_owned(), ..PartyQuery::default() })
}

fn customers() -> Store {
    with(vec![
        living_in(tagged(person(10, "Amir"), &["VIP", "wholesale"]), "تهران"),
        living_in(tagged(person(11, "Bahar"), &["visitor"]), "Tehran"),
        living_in(tagged(person(12, "Cyrus"), &["ویژه"]), "بندر عباس"),
        person(13, "Dara"),
    ])
}

#[test]
fn the_beginning_of_a_tag_is_enough() {
    assert_eq!(listed(&customers(), "tag:vis"), ["Bahar"]);
    assert_eq!(listed(&customers(), "tag:whole"), ["Amir"]);
}

#[test]
fn a_tag_answers_in_either_script() {
    assert_eq!(listed(&customers(), "tag:vi"), ["Amir", "Bahar", "Cyrus"]);
    assert_eq!(listed(&customers(), "tag:vizh"), ["Cyrus"]);
}

#[test]
fn a_city_answers_in_either_script() {
    assert_eq!(listed(&customers(), "شهر:تهران"), ["Amir", "Bahar"]);
    assert_eq!(listed(&customers(), "city:teh"), ["Amir", "Bahar"]);
    assert_eq!(listed(&customers(), "مدينة:«بندر عباس»"), ["Cyrus"]);
}

#[test]
fn several_values_of_one_key_are_any_and_several_keys_are_all() {
    assert_eq!(listed(&customers(), "tag:visitor برچسب:ویژه"), ["Bahar", "Cyrus"]);
    assert_eq!(listed(&customers(), "tag:visitor city:Tehran tag:ویژه"), ["Bahar"]);
}

#[test]
fn a_value_that_nobody_has_leaves_nobody() {
    assert_eq!(listed(&customers(), "tag:unheard"), NOBODY);
    assert_eq!(listed(&customers(), "stage:unheard"), NOBODY);
    assert_eq!(listed(&customers(), "company:unheard"), NOBODY);
}

#[test]
fn a_value_still_to_be_typed_leaves_everybody() {
    assert_eq!(listed(&customers(), "tag:"), ["Amir", "Bahar", "Cyrus", "Dara"]);
    assert_eq!(listed(&customers(), "tag:«"), ["Amir", "Bahar", "Cyrus", "Dara"]);
    assert_eq!(listed(&customers(), "tag: city:teh"), ["Amir", "Bahar"]);
}

#[test]
fn the_other_words_are_searched_as_ever() {
    assert_eq!(listed(&customers(), "bah city:تهران"), ["Bahar"]);
    assert_eq!(listed(&customers(), "cyr city:تهران"), NOBODY);
}

#[test]
fn a_text_with_a_colon_and_no_known_key_is_searched_as_it_stands() {
    let mina = Party { notes: "Calls at 10:30, see https://laleh.example".to_owned(), ..person(10, "Mina") };
    let store = with(vec![mina, person(11, "Omid")]);
    assert_eq!(listed(&store, "10:30"), ["Mina"]);
    assert_eq!(listed(&store, "https://laleh.ex"), ["Mina"]);
    assert_eq!(store.words_searched("10:30"), "10:30");
}

#[test]
fn typed_filters_and_chosen_ones_narrow_together() {
    let query =
        PartyQuery { text: "city:tehran".to_owned(), tags: vec!["VIP".to_owned()], ..PartyQuery::default() };
    assert_eq!(names(&customers(), &query), ["Amir"]);
}

#[test]
fn a_list_by_relevance_is_by_name_where_no_word_is_left() {
    let by_relevance = |text: &str| PartyQuery {
        text: text.to_owned(),
        sort: PartySort::Relevance,
        ..PartyQuery::default()
    };
    assert_eq!(names(&customers(), &by_relevance("city:Tehran")), ["Amir", "Bahar"]);
    assert_eq!(names(&customers(), &by_relevance("Bahar city:Tehran")), ["Bahar"]);
}

#[test]
fn owner_and_source_are_keys() {
    let mina = Party {
        owner: Some("سارا احمدی".to_owned()),
        source: Some("نمایشگاه کتاب".to_owned()),
        ..person(10, "Mina")
    };
    let store = with(vec![mina, person(11, "Omid")]);
    for text in ["مسئول:احمدی", "مسؤول:سارا", "owner:sara", "منبع:کتاب", "source:نمایش"]
    {
        assert_eq!(listed(&store, text), ["Mina"], "{text}");
    }
}

#[test]
fn people_and_organisations_are_told_apart() {
    let store = with(vec![person(10, "Mina"), shop(11, "Laleh Store")]);
    for text in ["is:company", "نوع:شرکت", "نوع:مؤسسة", "kind:org"] {
        assert_eq!(listed(&store, text), ["Laleh Store"], "{text}");
    }
    for text in ["is:person", "نوع:شخص", "is:p"] {
        assert_eq!(listed(&store, text), ["Mina"], "{text}");
    }
}

#[test]
fn the_company_is_where_somebody_works() {
    let (mina, laleh) = (person(10, "Mina"), shop(11, "فروشگاه لاله"));
    let store = with(vec![mina.clone(), laleh.clone(), person(12, "Laleh Karimi"), shop(13, "Laleh Press")]);
    add(&store, works_at(&mina, &laleh));
    for text in ["company:لاله", "شرکت:«فروشگاه لاله»", "شركة:laleh"] {
        assert_eq!(listed(&store, text), ["Mina"], "{text}");
    }
}

#[test]
fn a_company_is_found_by_its_first_word_and_wherever_blanks_stand_in_its_name() {
    for (name, texts) in [
        (
            "Laleh Store",
            ["company:laleh", "company:lalehstore", "company:lalehst", "company:\"laleh store\""],
        ),
        ("بندرعباس", ["شرکت:بندرعباس", "شرکت:بندر", "شرکت:«بندر عباس»", "شرکت:«بندرعب اس»"]),
    ] {
        let (mina, company) = (person(10, "Mina"), shop(11, name));
        let store = with(vec![mina.clone(), company.clone(), shop(12, "Lale Press")]);
        add(&store, works_at(&mina, &company));
        for text in texts {
            assert_eq!(listed(&store, text), ["Mina"], "{text}");
        }
    }
}

fn at_stage(id: u128, name: &str, stage: LifecycleStage, own: Option<u128>) -> Party {
    let own_stage = own.map(|own| ChoiceId(Uuid::from_u128(own)));
    Party { stage, own_stage, ..person(id, name) }
}

fn choice(id: ChoiceId, stage: LifecycleStage, label: Labels) -> Choice {
    Choice { id, label, ..Choice::unsaid(Meaning::Stage(stage), 9) }
}

fn in_stages() -> Store {
    use LifecycleStage::{Customer, Former, Lead, Prospect};
    let store = with(vec![
        at_stage(10, "Amir", Prospect, None),
        at_stage(11, "Bahar", Lead, None),
        at_stage(12, "Cyrus", Customer, None),
        at_stage(13, "Dara", Customer, Some(700)),
        at_stage(14, "Ehsan", Former, None),
        // Another tab chose the own stage of customers for it.
        at_stage(15, "Farid", Lead, Some(700)),
    ]);
    let label =
        Labels { fa: "مشتری طلایی".to_owned(), en: "Golden".to_owned(), ..Labels::default() };
    add(&store, choice(ChoiceId(Uuid::from_u128(700)), Customer, label));
    store
}

#[test]
fn a_stage_is_named_in_three_languages_and_has_the_own_ones_within_it() {
    for text in ["stage:customer", "مرحله:مشتری", "مرحلة:عميل"] {
        assert_eq!(listed(&in_stages(), text), ["Cyrus", "Dara"], "{text}");
    }
    assert_eq!(listed(&in_stages(), "مرحله:«مشتری سابق»"), ["Ehsan"]);
    assert_eq!(listed(&in_stages(), "stage:prosp stage:former"), ["Amir", "Ehsan"]);
}

#[test]
fn a_stage_of_the_users_own_is_named_as_the_user_named_it() {
    assert_eq!(listed(&in_stages(), "stage:gold"), ["Dara"]);
    assert_eq!(listed(&in_stages(), "مرحله:«مشتری طلایی»"), ["Dara"]);
}

#[test]
fn a_stage_that_was_renamed_is_known_by_both_names() {
    let store = in_stages();
    let id = Meaning::Stage(LifecycleStage::Lead).built_in().unwrap();
    add(&store, choice(id, LifecycleStage::Lead, Labels::in_one(Language::Fa, "در گفتگو")));
    assert_eq!(listed(&store, "مرحله:گفتگو"), ["Bahar", "Farid"]);
    assert_eq!(listed(&store, "مرحله:سرنخ"), ["Bahar", "Farid"]);
}

#[test]
fn the_stages_are_called_as_screens_call_them() {
    let texts = [
        include_str!("../../../../locales/en/terms.json"),
        include_str!("../../../../locales/fa/terms.json"),
        include_str!("../../../../locales/ar/terms.json"),
    ];
    for text in texts {
        let terms: serde_json::Value = serde_json::from_str(text).unwrap();
        for (term, name) in [("prospect", "Amir"), ("lead", "Bahar"), ("former", "Ehsan")] {
            let asked = format!("stage:\"{}\"", terms[term].as_str().unwrap());
            assert_eq!(listed(&in_stages(), &asked)[0], name, "{asked}");
        }
        let asked = format!("stage:\"{}\"", terms["customer"].as_str().unwrap());
        assert_eq!(listed(&in_stages(), &asked), ["Cyrus", "Dara"], "{asked}");
    }
}

fn field(number: u128, kind: FieldKind, fa: &str, en: &str) -> CustomField {
    let option = |(number, name): (u128, &str)| FieldOption {
        id: OptionId(Uuid::from_u128(number)),
        label: Labels::in_one(Language::Fa, name),
        retired: false,
    };
    let options = [(1, "طلایی"), (2, "نقره‌ای"), (3, "طلایی ویژه")].map(option);
    CustomField {
        id: FieldId(Uuid::from_u128(number)),
        of: FieldOwner::Party,
        label: Labels { fa: fa.to_owned(), en: en.to_owned(), ..Labels::default() },
        kind,
        options: if kind.has_options() { options.to_vec() } else { Vec::new() },
        required: false,
        on_quick_form: false,
        in_list: false,
        searchable: false,
        filterable: true,
        position: 0,
        retired: false,
        created_at: Instant::EPOCH,
    }
}

/// Amir, Bahar and so on, each saying one of the values in a field called «سطح همکاری» and "Level".
fn saying(kind: FieldKind, values: Vec<CustomValue>) -> Store {
    let store = with(vec![person(20, "Zahra")]);
    let field = field(500, kind, "سطح همکاری", "Level");
    for ((id, name), value) in (10..).zip(["Amir", "Bahar", "Cyrus", "Dara"]).zip(values) {
        let custom = vec![FieldValue { field: field.id, value }];
        add(&store, Party { custom, ..person(id, name) });
    }
    add(&store, field);
    store
}

#[test]
fn a_field_of_text_is_filtered_by_what_it_holds() {
    let texts = ["Gold dealer", "Silver", "طلای سفید"].map(|text| CustomValue::Text(text.to_owned()));
    let store = saying(FieldKind::Text, texts.to_vec());
    assert_eq!(listed(&store, "level:deal"), ["Amir"]);
    assert_eq!(listed(&store, "سطح همکاری:طلا level:silver"), ["Bahar", "Cyrus"]);
    assert_eq!(listed(&store, "level:bronze"), NOBODY);
}

#[test]
fn a_field_of_options_is_filtered_by_their_names() {
    let options = [1, 2, 3].map(|option| CustomValue::Options(vec![OptionId(Uuid::from_u128(option))]));
    let store = saying(FieldKind::Choice, options.to_vec());
    assert_eq!(listed(&store, "سطح همکاری:طلا"), ["Amir", "Cyrus"]);
    assert_eq!(listed(&store, "سطح همکاری:طلایی"), ["Amir"]);
    assert_eq!(listed(&store, "Level:«نقره ای» Level:ویژه"), ["Bahar", "Cyrus"]);
    assert_eq!(listed(&store, "level:برنزی"), NOBODY);
}

#[test]
fn a_field_of_yes_or_no_is_filtered_in_three_languages() {
    let store = saying(FieldKind::YesNo, vec![CustomValue::YesNo(true), CustomValue::YesNo(false)]);
    for text in ["level:yes", "level:بله", "level:نعم", "level:ye"] {
        assert_eq!(listed(&store, text), ["Amir"], "{text}");
    }
    for text in ["level:no", "level:خیر", "level:نه", "level:لا"] {
        assert_eq!(listed(&store, text), ["Bahar"], "{text}");
    }
    assert_eq!(listed(&store, "level:perhaps"), NOBODY);
}

fn of_sizes() -> Store {
    let sizes = [3, 12, 120].map(|mantissa| CustomValue::Number(DecimalNumber { mantissa, scale: 0 }));
    saying(FieldKind::Number, sizes.to_vec())
}

#[test]
fn a_field_of_numbers_is_filtered_by_the_number_and_by_what_is_more_or_less() {
    let store = of_sizes();
    assert_eq!(listed(&store, "level:۱۲"), ["Bahar"]);
    assert_eq!(listed(&store, "level:=12 level:3"), ["Amir", "Bahar"]);
    assert_eq!(listed(&store, "level:>12"), ["Cyrus"]);
    assert_eq!(listed(&store, "level:>=12"), ["Bahar", "Cyrus"]);
    assert_eq!(listed(&store, "level:<12"), ["Amir"]);
    assert_eq!(listed(&store, "level:≤12"), ["Amir", "Bahar"]);
    assert_eq!(listed(&store, "level:twelve"), NOBODY);
}

#[test]
fn a_bound_below_and_one_above_are_one_range() {
    assert_eq!(listed(&of_sizes(), "level:>3 level:<120"), ["Bahar"]);
}

#[test]
fn a_bound_without_its_number_yet_leaves_everybody() {
    assert_eq!(listed(&of_sizes(), "level:>").len(), 4);
}

#[test]
fn a_field_of_money_is_filtered_by_the_amount_in_whatever_currency() {
    let euros = CustomValue::Money(Money { minor: 1_250, currency: "EUR".parse().unwrap() });
    let rials = CustomValue::Money(Money { minor: 90_000_000, currency: "IRR".parse().unwrap() });
    let store = saying(FieldKind::Money, vec![euros, rials]);
    assert_eq!(listed(&store, "level:12.5"), ["Amir"]);
    assert_eq!(listed(&store, "level:>800,000"), ["Bahar"]);
}

#[test]
fn a_field_that_was_put_away_is_no_key() {
    let store = of_sizes();
    let before = store.custom_field(FieldId(Uuid::from_u128(500))).unwrap();
    let after = CustomField { retired: true, ..before.clone() };
    let write = Write::Edit { before: before.into(), after: after.into() };
    block_on(store.commit(Cause::EditField, vec![write])).unwrap();
    assert_eq!(store.words_searched("level:12"), "level:12");
}

#[test]
fn a_name_the_user_gave_to_a_field_is_meant_before_a_key_that_is_built_in() {
    let store = with(Vec::new());
    let own = field(500, FieldKind::Text, "نوع", "Kind");
    let custom =
        vec![FieldValue { field: own.id, value: CustomValue::Text("عمده‌فروش".to_owned()) }];
    add(&store, own);
    add(&store, Party { custom, ..person(10, "Mina") });
    assert_eq!(listed(&store, "نوع:عمده"), ["Mina"]);
    assert_eq!(listed(&store, "نوع:شخص"), NOBODY);
    assert_eq!(listed(&store, "is:person"), ["Mina"]);
}

fn with_work() -> Store {
    let (amir, bahar) = (tagged(person(10, "Amir"), &["vip"]), person(11, "Bahar"));
    let store = with(vec![amir.clone(), bahar.clone()]);
    add(&store, call(20, &amir, 1, "Asked for samples"));
    add(&store, call(21, &bahar, 1, "Asked for samples"));
    add(&store, Interaction { others: vec![amir.id], ..call(22, &bahar, 2, "Samples shown to both") });
    let task = |number, party, others| Task {
        party,
        others,
        title: "Send samples".to_owned(),
        ..Task::new(TaskId(Uuid::from_u128(number)), TaskKind::ToDo, Instant::EPOCH)
    };
    add(&store, task(30, Some(amir.id), Vec::new()));
    add(&store, task(31, Some(bahar.id), vec![amir.id]));
    add(&store, task(32, Some(bahar.id), Vec::new()));
    add(&store, task(33, None, Vec::new()));
    store
}

#[test]
fn the_search_shows_what_was_and_what_is_to_be_done_with_those_who_are_left() {
    let found = with_work().search("samples tag:vip", 10);
    let mut interactions: Vec<u128> =
        found.interactions.iter().map(|hit| hit.interaction.id.0.as_u128()).collect();
    interactions.sort_unstable();
    let mut tasks: Vec<u128> = found.tasks.iter().map(|row| row.task.id.0.as_u128()).collect();
    tasks.sort_unstable();
    assert_eq!((interactions, found.interactions_total), (vec![20, 22], 2));
    assert_eq!((tasks, found.tasks_total), (vec![30, 31], 2));
}

#[test]
fn the_search_without_a_filter_shows_everything_as_before() {
    let found = with_work().search("samples", 10);
    assert_eq!((found.interactions_total, found.tasks_total), (3, 4));
}

#[test]
fn the_search_by_filters_alone_shows_those_who_are_left_by_name_and_how_many() {
    let store = customers();
    let found = store.search("city:Tehran", 1);
    assert_eq!(found.parties.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Amir"]);
    assert_eq!((found.parties_total, found.interactions_total, found.tasks_total), (2, 0, 0));
}

#[test]
fn a_limit_of_the_search_counts_those_who_are_left_only() {
    let found = customers().search("tehran tag:visitor tag:ویژه", 1);
    assert_eq!((found.parties.len(), found.parties_total), (1, 1));
}

#[test]
fn what_is_found_is_one_list_by_how_well_it_answers() {
    let amir = Party { notes: "Sells saffron".to_owned(), ..person(10, "Amir") };
    let store = with(vec![amir.clone(), shop(11, "Saffron House")]);
    add(&store, call(20, &amir, 1, "Asked for saffron"));
    let to_do = Task::new(TaskId(Uuid::from_u128(30)), TaskKind::ToDo, Instant::EPOCH);
    add(&store, Task { title: "Saffron to Amir".to_owned(), ..to_do });
    let found = store.search("saffron", 10);
    let said = |hit: &RankedHit| match hit.kind {
        RecordKind::Party => found.parties[hit.place].name.clone(),
        RecordKind::Task => found.tasks[hit.place].task.title.clone(),
        _ => found.interactions[hit.place].interaction.text.clone(),
    };
    let ranked: Vec<String> = found.ranked.iter().map(said).collect();
    assert_eq!(ranked, ["Saffron House", "Saffron to Amir", "Amir", "Asked for saffron"]);
}

#[test]
fn what_screens_mark_are_the_words_alone() {
    let store = of_sizes();
    assert_eq!(store.words_searched("mina city:Tehran level:>3 rasteg"), "mina rasteg");
    assert_eq!(store.words_searched("mina "), "mina ");
}

proptest! {
    #[test]
    fn a_list_shows_those_of_whom_a_tag_begins_with_a_value_and_who_live_there(
        said in prop::collection::vec(
            (prop::sample::subsequence(vec!["vip", "ویژه", "north east"], 0..=3), "(تهران|Tehran|قم)?"),
            1..8,
        ),
        tag in "(v|vi|وی|east|north|x)",
        city in "(ته|teh|Q|قم|x)",
    ) {
        let party = |(id, (tags, city)): (u128, (Vec<&str>, String))| {
            living_in(tagged(person(id, &id.to_string()), &tags), &city)
        };
        let parties: Vec<Party> = (10..).zip(said).map(party).collect();
        let (wanted_tag, wanted_city) = (TypedValue::new(&tag).unwrap(), TypedValue::new(&city).unwrap());
        let has_tag = |party: &Party| party.tags.iter().any(|tag| wanted_tag.begins(tag));
        let left = parties.iter().filter(|party| has_tag(party) && wanted_city.begins(party.city()));
        let expected: Vec<String> = left.map(|party| party.name().to_owned()).collect();
        prop_assert_eq!(listed(&with(parties), &format!("tag:{tag} city:{city}")), expected);
    }
}
