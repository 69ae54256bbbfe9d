#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use proptest::prelude::*;

use super::*;
use crate::domain::custom_field::{
    CustomField, CustomValue, FieldKind, FieldOption, FieldOwner, FieldValue, Labels,
};
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{FieldId, OptionId};
use crate::domain::language::Language;
use crate::store::engine::{CustomFilter, CustomTest, PartyQuery, PartySort};

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

/// Whether a party meets a condition, by its definition.
fn naively(party: &Party, filter: &CustomFilter) -> bool {
    // There is no field 605.
    if filter.field == field_id(605) {
        return true;
    }
    let said = party.custom.iter().find(|value| value.field == filter.field).map(|value| &value.value);
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_filter_lets_through_what_its_definition_does(
        said in prop::collection::vec(prop::collection::vec(any_value(), 0..4), 1..8),
        later in prop::collection::vec(any_value(), 0..3),
        filters in prop::collection::vec(any_filter(), 1..3),
    ) {
        let store = open(&Rc::default(), 1);
        let kinds = [FieldKind::Text, FieldKind::Number, FieldKind::Date, FieldKind::Choices, FieldKind::YesNo];
        for (id, kind) in (600..).zip(kinds) {
            add_field(&store, &field(id, kind));
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
        let mut parties: Vec<Party> = (10_u128..)
            .zip(said)
            .map(|(id, said)| Party { custom: values(said), ..person(id, "Mina") })
            .collect();
        for party in &parties {
            add(&store, party.clone());
        }
        let query = PartyQuery { custom: filters.clone(), ..PartyQuery::default() };
        let passing = |parties: &[Party]| -> Vec<PartyId> {
            let passes = |party: &&Party| filters.iter().all(|filter| naively(party, filter));
            parties.iter().filter(passes).map(|party| party.id).collect()
        };
        let shown = || -> Vec<PartyId> {
            store.list(&query).rows.iter().map(|row| store.row(*row).unwrap().id).collect()
        };
        prop_assert_eq!(shown(), passing(&parties));
        let after = Party { custom: values(later), ..parties[0].clone() };
        if after != parties[0] {
            let write = Write::Edit { before: parties[0].clone().into(), after: after.clone().into() };
            block_on(store.commit(Cause::EditParty, vec![write])).unwrap();
        }
        parties[0] = after;
        prop_assert_eq!(shown(), passing(&parties));
    }
}
