#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use proptest::prelude::*;

use super::*;
use crate::domain::custom_field::{
    CustomField, CustomValue, FieldKind, FieldOption, FieldOwner, FieldValue, Labels,
};
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{FieldId, OptionId, TaskId};
use crate::domain::language::Language;
use crate::domain::task::{Task, TaskKind};
use crate::domain::time::{OffsetAt, UtcOffset};
use crate::store::engine::searched_fields::values_of;
use crate::store::engine::{CustomFilter, CustomTest, InteractionQuery, PartyQuery, PartySort, TaskQuery};

const UTC: OffsetAt = |_| UtcOffset::UTC;

fn field_id(number: u128) -> FieldId {
    FieldId(Uuid::from_u128(number))
}

fn field(number: u128, kind: FieldKind) -> CustomField {
    let option = |number| FieldOption {
        id: OptionId(Uuid::from_u128(number)),
        label: Labels::in_one(Language::En, &number.to_string()),
        retired: false,
    };
    CustomField {
        id: field_id(number),
        of: FieldOwner::Party,
        label: Labels::in_one(Language::En, "Customer number"),
        kind,
        options: if kind.has_options() { (1..4).map(option).collect() } else { Vec::new() },
        required: false,
        on_quick_form: false,
        in_list: false,
        searchable: true,
        filterable: true,
        position: number as u32,
        retired: false,
        created_at: Instant::EPOCH,
    }
}

fn saying(number: u128, name: &str, field: u128, value: CustomValue) -> Party {
    let custom = vec![FieldValue { field: field_id(field), value }];
    Party { custom, ..person(number, name) }
}

fn change_field(store: &Store, before: &CustomField, change: impl FnOnce(&mut CustomField)) -> CustomField {
    let mut after = before.clone();
    change(&mut after);
    let write = Write::Edit { before: before.clone().into(), after: after.clone().into() };
    block_on(store.commit(Cause::EditField, vec![write])).unwrap();
    after
}

fn add_field(store: &Store, field: &CustomField) {
    block_on(store.commit(Cause::EditField, vec![Write::Create(field.clone().into())])).unwrap();
}

fn found(store: &Store, text: &str) -> Vec<String> {
    store.search(text, 10).parties.into_iter().map(|row| row.name).collect()
}

#[test]
fn what_is_said_in_a_searchable_field_is_found_as_long_as_it_is_searchable() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let code = field(500, FieldKind::Text);
    add_field(&store, &code);
    add(&store, saying(10, "Mina Rastegar", 500, CustomValue::Text("Zirconium".to_owned())));
    assert_eq!(found(&store, "zircon"), ["Mina Rastegar"]);
    let hidden = change_field(&store, &code, |field| field.searchable = false);
    assert_eq!(found(&store, "zircon"), [""; 0]);
    assert_eq!(found(&store, "rastegar"), ["Mina Rastegar"]);
    let away = change_field(&store, &hidden, |field| (field.searchable, field.retired) = (true, true));
    assert_eq!(found(&store, "zircon"), [""; 0]);
    change_field(&store, &away, |field| field.retired = false);
    assert_eq!(found(&store, "zircon"), ["Mina Rastegar"]);
}

#[test]
fn a_start_finds_by_what_is_searchable_then_and_not_when_the_page_was_written() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    let code = field(500, FieldKind::Text);
    add_field(&store, &code);
    add(&store, saying(10, "Mina Rastegar", 500, CustomValue::Text("Zirconium".to_owned())));
    block_on(store.checkpoint(today())).unwrap();
    assert_eq!(found(&open(&disk, 2), "zircon"), ["Mina Rastegar"]);
    change_field(&store, &code, |field| field.searchable = false);
    // The page still holds the word; the log says that it is not searched any more.
    assert_eq!(found(&open(&disk, 3), "zircon"), [""; 0]);
    block_on(store.checkpoint(today())).unwrap();
    let again = open(&disk, 4);
    assert_eq!(found(&again, "zircon"), [""; 0]);
    change_field(&again, &again.custom_field(code.id).unwrap(), |field| field.searchable = true);
    assert_eq!(found(&open(&disk, 5), "zircon"), ["Mina Rastegar"]);
}

fn listed(store: &Store, query: &PartyQuery) -> Vec<String> {
    store.list(query).rows.iter().map(|row| store.row(*row).unwrap().name).collect()
}

fn number(mantissa: i64) -> DecimalNumber {
    DecimalNumber { mantissa, scale: 0 }
}

fn from_10(field: u128) -> PartyQuery {
    let test = CustomTest::Number { from: Some(number(10)), to: None };
    PartyQuery { custom: vec![CustomFilter { field: field_id(field), test }], ..PartyQuery::default() }
}

fn numbered() -> (Store, CustomField) {
    let store = open(&Rc::default(), 1);
    let size = field(500, FieldKind::Number);
    add_field(&store, &size);
    for (id, name, said) in [(10, "Amir", 12), (11, "Bahar", 3), (12, "Cyrus", 100)] {
        add(&store, saying(id, name, 500, CustomValue::Number(number(said))));
    }
    add(&store, person(13, "Dara"));
    (store, size)
}

#[test]
fn a_list_is_filtered_and_sorted_by_a_field_and_follows_what_changes() {
    let (store, _) = numbered();
    assert_eq!(listed(&store, &from_10(500)), ["Amir", "Cyrus"]);
    let by_size = PartyQuery { sort: PartySort::Custom(field_id(500)), ..PartyQuery::default() };
    assert_eq!(listed(&store, &by_size), ["Bahar", "Amir", "Cyrus", "Dara"]);
    let bahar = store.party(PartyId(Uuid::from_u128(11))).unwrap();
    edit(&store, &bahar, |party| party.custom[0].value = CustomValue::Number(number(50)));
    block_on(
        store.commit(Cause::DeleteParty, vec![Write::Delete(Record::from(person(12, "Cyrus")).reference())]),
    )
    .unwrap();
    assert_eq!(listed(&store, &from_10(500)), ["Amir", "Bahar"]);
    assert_eq!(listed(&store, &by_size), ["Amir", "Bahar", "Dara"]);
}

#[test]
fn a_filter_on_a_field_that_was_put_away_or_never_was_filters_nothing_out() {
    let (store, size) = numbered();
    change_field(&store, &size, |field| field.retired = true);
    assert_eq!(listed(&store, &from_10(500)).len(), 4);
    assert_eq!(listed(&store, &from_10(501)).len(), 4);
    let by_size = PartyQuery { sort: PartySort::Custom(field_id(500)), ..PartyQuery::default() };
    assert_eq!(listed(&store, &by_size), ["Amir", "Bahar", "Cyrus", "Dara"]);
}

#[test]
fn a_list_shows_what_the_fields_in_it_say() {
    let (store, size) = numbered();
    let amir = PartyId(Uuid::from_u128(10));
    assert_eq!(store.listed_values(amir), []);
    let shown = change_field(&store, &size, |field| field.in_list = true);
    assert_eq!(store.listed_values(amir), [(shown, CustomValue::Number(number(12)))]);
}

fn any_value() -> impl Strategy<Value = (u128, CustomValue)> {
    prop_oneof![
        "[a-c]{0,3}".prop_map(|text| (600, CustomValue::Text(text))),
        (-3_i64..4, 0_u8..2)
            .prop_map(|(mantissa, scale)| { (601, CustomValue::Number(DecimalNumber { mantissa, scale })) }),
        (0_i32..5).prop_map(|day| (602, CustomValue::Date(CivilDate::from_days(day).unwrap()))),
        prop::collection::vec(1_u128..4, 1..3).prop_map(|ids| {
            (603, CustomValue::Options(ids.into_iter().map(|id| OptionId(Uuid::from_u128(id))).collect()))
        }),
        any::<bool>().prop_map(|yes| (604, CustomValue::YesNo(yes))),
    ]
}

fn any_filter() -> impl Strategy<Value = CustomFilter> {
    let of = |field: u128| move |test| CustomFilter { field: field_id(field), test };
    prop_oneof![
        "[a-c]{1,2}".prop_map(CustomTest::Contains).prop_map(of(600)),
        (prop::option::of(-2_i64..3), prop::option::of(-2_i64..3)).prop_map(move |(from, to)| of(601)(
            CustomTest::Number { from: from.map(number), to: to.map(number) }
        )),
        (0_i32..5, prop::option::of(0_i32..5)).prop_map(move |(from, to)| {
            let day = |days| CivilDate::from_days(days).unwrap();
            of(602)(CustomTest::Date { from: Some(day(from)), to: to.map(day) })
        }),
        (1_u128..4).prop_map(move |id| of(603)(CustomTest::AnyOf(vec![OptionId(Uuid::from_u128(id))]))),
        any::<bool>().prop_map(CustomTest::Is).prop_map(of(604)),
        (600_u128..606, any::<bool>()).prop_map(move |(field, filled)| of(field)(CustomTest::Filled(filled))),
    ]
}

/// Whether a record that says this meets a condition, by its definition.
fn naively(said: &[FieldValue], filter: &CustomFilter) -> bool {
    // There is no field 605.
    if filter.field == field_id(605) {
        return true;
    }
    let said = said.iter().find(|value| value.field == filter.field).map(|value| &value.value);
    let worth = |number: &DecimalNumber| number.mantissa as f64 / 10_f64.powi(number.scale.into());
    match (&filter.test, said) {
        (CustomTest::Filled(filled), said) => said.is_some() == *filled,
        (CustomTest::Contains(part), Some(CustomValue::Text(text))) => text.contains(part),
        (CustomTest::Number { from, to }, Some(CustomValue::Number(said))) => {
            from.is_none_or(|from| worth(&from) <= worth(said))
                && to.is_none_or(|to| worth(said) <= worth(&to))
        }
        (CustomTest::Date { from, to }, Some(CustomValue::Date(said))) => {
            from.is_none_or(|from| from <= *said) && to.is_none_or(|to| *said <= to)
        }
        (CustomTest::AnyOf(any), Some(CustomValue::Options(said))) => {
            any.iter().any(|one| said.contains(one))
        }
        (CustomTest::Is(wanted), Some(CustomValue::YesNo(said))) => wanted == said,
        _ => false,
    }
}

/// A record of an owner that says this, and nothing else that matters.
fn record_of(owner: FieldOwner, id: u128, custom: Vec<FieldValue>) -> Record {
    match owner {
        FieldOwner::Party => Party { custom, ..person(id, "Mina") }.into(),
        // The same instant for all: of equals the later row comes first.
        FieldOwner::Interaction => Interaction { custom, ..call(id, &person(9, "Mina"), 0, "") }.into(),
        FieldOwner::Task => {
            let task = Task::new(TaskId(Uuid::from_u128(id)), TaskKind::Call, Instant::EPOCH);
            Task { custom, ..task }.into()
        }
    }
}

/// The identities of the records of an owner that lists show with these conditions, in no order.
fn passing(store: &Store, owner: FieldOwner, custom: Vec<CustomFilter>) -> Vec<Uuid> {
    let mut passing: Vec<Uuid> = match owner {
        FieldOwner::Party => {
            let list = store.list(&PartyQuery { custom, ..PartyQuery::default() });
            list.rows.iter().map(|row| store.row(*row).unwrap().id.0).collect()
        }
        FieldOwner::Interaction => {
            let list = store.interactions(&InteractionQuery { custom, ..InteractionQuery::default() }, 100);
            assert_eq!(list.total, list.hits.len());
            list.hits.into_iter().map(|hit| hit.interaction.id.0).collect()
        }
        FieldOwner::Task => {
            let slots = store.tasks(&TaskQuery { custom, ..TaskQuery::default() }, UTC);
            store.filled(&slots).into_iter().map(|item| item.row.task.id.0).collect()
        }
    };
    passing.sort();
    passing
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_filter_lets_through_what_its_definition_does(
        owner in prop::sample::select(FieldOwner::ALL.to_vec()),
        said in prop::collection::vec(prop::collection::vec(any_value(), 0..4), 1..8),
        later in prop::collection::vec(any_value(), 0..3),
        filters in prop::collection::vec(any_filter(), 1..3),
    ) {
        let disk = Rc::default();
        let store = open(&disk, 1);
        let kinds = [FieldKind::Text, FieldKind::Number, FieldKind::Date, FieldKind::Choices, FieldKind::YesNo];
        for (id, kind) in (600..).zip(kinds) {
            add_field(&store, &CustomField { of: owner, ..field(id, kind) });
        }
        let values = |said: Vec<(u128, CustomValue)>| {
            let mut custom: Vec<FieldValue> = Vec::new();
            for (field, value) in said {
                if !custom.iter().any(|own| own.field == field_id(field)) {
                    custom.push(FieldValue { field: field_id(field), value });
                }
            }
            custom
        };
        let mut said: Vec<Vec<FieldValue>> = said.into_iter().map(values).collect();
        for (id, said) in (10_u128..).zip(&said) {
            add(&store, record_of(owner, id, said.clone()));
        }
        let expected = |said: &[Vec<FieldValue>]| -> Vec<Uuid> {
            let passes = |said: &Vec<FieldValue>| filters.iter().all(|filter| naively(said, filter));
            (10_u128..).zip(said).filter(|(_, said)| passes(said)).map(|(id, _)| Uuid::from_u128(id)).collect()
        };
        prop_assert_eq!(passing(&store, owner, filters.clone()), expected(&said));
        let (before, after) = (record_of(owner, 10, said[0].clone()), record_of(owner, 10, values(later)));
        if after != before {
            said[0] = values_of(&after).to_vec();
            block_on(store.commit(Cause::EditParty, vec![Write::Edit { before, after }])).unwrap();
        }
        prop_assert_eq!(passing(&store, owner, filters.clone()), expected(&said));
        // Those read from pages say the same as those in memory.
        block_on(store.checkpoint(today())).unwrap();
        prop_assert_eq!(passing(&open(&disk, 2), owner, filters.clone()), expected(&said));
    }
}

/// A field of a number, of tasks or interactions, and three records that say 12, 3 and nothing in it.
fn counted(owner: FieldOwner) -> Store {
    let store = open(&Rc::default(), 1);
    add_field(&store, &CustomField { of: owner, ..field(500, FieldKind::Number) });
    for (id, said) in [(10, Some(12)), (11, None), (12, Some(3))] {
        let said =
            said.map(|said| FieldValue { field: field_id(500), value: CustomValue::Number(number(said)) });
        add(&store, record_of(owner, id, said.into_iter().collect()));
    }
    store
}

fn numbers(ids: impl Iterator<Item = Uuid>) -> Vec<u128> {
    ids.map(|id| id.as_u128()).collect()
}

#[test]
fn tasks_are_sorted_by_a_field_and_those_that_say_nothing_come_last() {
    let store = counted(FieldOwner::Task);
    let by_field = TaskQuery { by_field: Some(field_id(500)), ..TaskQuery::default() };
    let sorted = |query: &TaskQuery| {
        let items = store.filled(&store.tasks(query, UTC));
        numbers(items.into_iter().map(|item| item.row.task.id.0))
    };
    assert_eq!(sorted(&by_field), [12, 10, 11]);
    // By a field of other records, or one that is not there, nothing is sorted.
    assert_eq!(sorted(&TaskQuery { by_field: Some(field_id(501)), ..TaskQuery::default() }), [10, 11, 12]);
    assert_eq!(sorted(&TaskQuery { kinds: vec![TaskKind::Visit], ..by_field.clone() }), [0_u128; 0]);
    assert_eq!(sorted(&TaskQuery { kinds: vec![TaskKind::Visit, TaskKind::Call], ..by_field }), [12, 10, 11]);
}

#[test]
fn what_happened_is_listed_the_latest_first_or_by_a_field() {
    let store = counted(FieldOwner::Interaction);
    let mina = person(9, "Mina Rastegar");
    add(&store, mina.clone());
    add(&store, Interaction { kind: InteractionKind::Visit, ..call(13, &mina, 2, "shelf of tea") });
    let first = |query: InteractionQuery, limit: usize| {
        let list = store.interactions(&query, limit);
        (numbers(list.hits.into_iter().map(|hit| hit.interaction.id.0)), list.total)
    };
    let listed = |query: InteractionQuery| first(query, 100).0;
    assert_eq!(listed(InteractionQuery::default()), [12, 11, 10, 13]);
    assert_eq!(first(InteractionQuery::default(), 2), (vec![12, 11], 4));
    let by_field = InteractionQuery { by_field: Some(field_id(500)), ..InteractionQuery::default() };
    assert_eq!(listed(by_field.clone()), [12, 10, 11, 13]);
    assert_eq!(first(by_field, 1), (vec![12], 4));
    let visits = vec![InteractionKind::Visit];
    assert_eq!(listed(InteractionQuery { kinds: visits, ..InteractionQuery::default() }), [13]);
    let says = |text: &str| InteractionQuery { text: text.to_owned(), ..InteractionQuery::default() };
    assert_eq!(listed(says("tea")), [13]);
    // In the customer's name, too.
    assert_eq!(listed(says("rastegar")), [12, 11, 10, 13]);
}

#[test]
fn a_condition_on_a_field_of_other_records_filters_nothing_out() {
    let store = counted(FieldOwner::Task);
    let test = CustomTest::Filled(false);
    let filter = || vec![CustomFilter { field: field_id(500), test: test.clone() }];
    assert_eq!(passing(&store, FieldOwner::Task, filter()).len(), 1);
    add(&store, saying(20, "Mina", 500, CustomValue::Number(number(1))));
    assert_eq!(passing(&store, FieldOwner::Party, filter()).len(), 1);
}
