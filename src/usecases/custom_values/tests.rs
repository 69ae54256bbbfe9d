#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use proptest::prelude::*;

use super::*;
use crate::domain::custom_field::Labels;
use crate::domain::digits::{DecimalNumber, DigitSystem};
use crate::domain::language::Language;
use crate::usecases::TaskFacts;
use crate::usecases::add_field::{FieldFacts, WrittenOption};
use crate::usecases::add_party::{AddParty, add_party};
use crate::usecases::edit_interaction::{EditInteraction, edit_interaction};
use crate::usecases::edit_party::PartyEdit;
use crate::usecases::log_interaction::InteractionFacts;
use crate::usecases::testing::{Office, call, text_field, to_call};

fn of_kind(kind: FieldKind) -> FieldFacts {
    let option =
        |text: &str| WrittenOption { label: Labels::in_one(Language::Fa, text), ..WrittenOption::default() };
    let options = if kind.has_options() { vec![option("آبی"), option("سرخ")] } else { Vec::new() };
    FieldFacts { kind, options, ..text_field("تازه") }
}

/// What a customer says in a field after something was typed into it.
fn said(kind: FieldKind, written: impl FnOnce(&CustomField) -> WrittenValue) -> Result<CustomValue, Problem> {
    let office = Office::open();
    let field = office.add_field(FieldOwner::Party, of_kind(kind));
    let mina = office.add_person("مینا رستگار");
    match office.say(mina, field.id, written(&field)) {
        Ok(_) => Ok(office.party(mina).custom.remove(0).value),
        Err(refusal) => Err(refusal.about(FormField::Custom(field.id)).unwrap().clone()),
    }
}

fn text(typed: &str) -> WrittenValue {
    WrittenValue::Text(typed.to_owned())
}

fn euros(amount: &str) -> WrittenValue {
    WrittenValue::Money { amount: amount.to_owned(), currency: "EUR".parse().unwrap() }
}

#[test]
fn a_number_is_read_in_whatever_digits_it_is_typed() {
    let expected = CustomValue::Number(DecimalNumber { mantissa: 12_505, scale: 1 });
    for typed in ["1,250.5", "۱٬۲۵۰٫۵", "١٢٥٠٫٥"] {
        assert_eq!(said(FieldKind::Number, |_| text(typed)), Ok(expected.clone()), "{typed}");
    }
    assert_eq!(said(FieldKind::Number, |_| text("چند")), Err(Problem::NotDecimal));
}

#[test]
fn an_amount_has_no_more_places_than_its_currency() {
    let kept = CustomValue::Money(Money { minor: 1_250, currency: "EUR".parse().unwrap() });
    assert_eq!(said(FieldKind::Money, |_| euros("۱۲٫۵")), Ok(kept));
    assert_eq!(said(FieldKind::Money, |_| euros("12.345")), Err(Problem::NotAnAmount));
}

#[test]
fn a_day_is_read_in_the_calendar_it_is_written_in() {
    let nowruz = Some(YearMonthDay { year: 1405, month: 1, day: 1 });
    let kept = said(FieldKind::Date, |_| WrittenValue::Date(CalendarKind::Jalali, nowruz)).unwrap();
    assert_eq!(kept, CustomValue::Date("2026-03-21".parse().unwrap()));
    let never = Some(YearMonthDay { year: 1404, month: 12, day: 30 });
    let fault = said(FieldKind::Date, |_| WrittenValue::Date(CalendarKind::Jalali, never)).unwrap_err();
    assert!(matches!(fault, Problem::Date(_)));
}

#[test]
fn options_are_kept_once_each_in_the_order_of_the_field() {
    let chosen = |field: &CustomField| {
        let ids: Vec<OptionId> = field.options.iter().rev().map(|option| option.id).collect();
        WrittenValue::Options([ids.clone(), ids].concat())
    };
    let CustomValue::Options(several) = said(FieldKind::Choices, chosen).unwrap() else { panic!() };
    assert_eq!(several.len(), 2);
    let CustomValue::Options(one) = said(FieldKind::Choice, chosen).unwrap() else { panic!() };
    assert_eq!(one.len(), 1);
    let unknown = WrittenValue::Options(vec![OptionId(uuid::Uuid::from_u128(9))]);
    assert_eq!(said(FieldKind::Choice, |_| unknown), Err(Problem::ChangedMeanwhile));
}

#[test]
fn a_telephone_number_and_an_address_are_checked_as_elsewhere() {
    let phone = |typed: &str| WrittenValue::Phone { text: typed.to_owned(), home: Country::IR };
    let kept = said(FieldKind::Phone, |_| phone("۰۹۱۲ ۳۴۵ ۶۷۸۹")).unwrap();
    assert_eq!(kept, CustomValue::Phone(PhoneNumber::parse("+989123456789", Country::IR).unwrap()));
    assert!(matches!(said(FieldKind::Phone, |_| phone("12")), Err(Problem::Phone(_))));
    assert_eq!(said(FieldKind::Email, |_| text("mina")), Err(Problem::NotAnEmail));
}

#[test]
fn a_link_to_somebody_who_is_gone_is_refused() {
    let nobody = WrittenValue::Link(Some(PartyId(uuid::Uuid::from_u128(9))));
    assert_eq!(said(FieldKind::Link, |_| nobody), Err(Problem::ChangedMeanwhile));
}

#[test]
fn what_another_kind_asks_for_is_refused_rather_than_lost() {
    assert_eq!(said(FieldKind::YesNo, |_| text("بله")), Err(Problem::ChangedMeanwhile));
}

#[test]
fn what_is_typed_empty_takes_the_value_away() {
    let office = Office::open();
    let field = office.add_field(FieldOwner::Party, text_field("کد")).id;
    let mina = office.add_person("مینا رستگار");
    office.say(mina, field, text("A-7")).unwrap();
    office.say(mina, field, text(" ")).unwrap();
    assert_eq!(office.party(mina).custom, []);
}

fn required() -> FieldFacts {
    FieldFacts { required: true, ..text_field("کد") }
}

#[test]
fn a_required_field_is_asked_for_where_a_form_shows_it_and_nowhere_else() {
    let office = Office::open();
    let field = office.add_field(FieldOwner::Party, required()).id;
    let add = |facts| {
        let request = AddParty {
            organisation: false,
            name: "مینا رستگار".to_owned(),
            contact: String::new(),
            facts,
            home: Country::IR,
        };
        office.run(add_party(&office.store, &office.world, request))
    };
    let refusal = add(vec![PartyEdit::Custom { field, value: text("") }]).unwrap_err();
    assert_eq!(refusal.about(FormField::Custom(field)), Some(&Problem::Empty));
    let added = add(vec![PartyEdit::Custom { field, value: text("A-7") }]).unwrap();
    assert_eq!(office.party(added.party).custom.len(), 1);
    assert!(add(Vec::new()).is_ok());
}

#[test]
fn a_record_without_a_required_value_is_left_alone_and_one_with_it_keeps_it() {
    let office = Office::open();
    let field = office.add_field(FieldOwner::Party, required()).id;
    let mina = office.add_person("مینا رستگار");
    assert!(office.say(mina, field, text("")).is_ok());
    office.say(mina, field, text("A-7")).unwrap();
    let refusal = office.say(mina, field, text("")).unwrap_err();
    assert_eq!(refusal.about(FormField::Custom(field)), Some(&Problem::Empty));
}

#[test]
fn interactions_and_tasks_have_fields_of_their_own() {
    let office = Office::open();
    let mina = office.add_person("مینا رستگار");
    let weather = office.add_field(FieldOwner::Interaction, text_field("هوا")).id;
    let room = office.add_field(FieldOwner::Task, text_field("اتاق")).id;
    let id = office.log(mina, InteractionFacts { custom: vec![(weather, text("آفتابی"))], ..call("") });
    let logged = office.interaction(id);
    assert_eq!(logged.custom[0].value, CustomValue::Text("آفتابی".to_owned()));
    let facts = InteractionFacts { custom: vec![(weather, text("ابری"))], ..call("") };
    let request = EditInteraction { seen: logged, facts };
    office.run(edit_interaction(&office.store, &office.world, request)).unwrap();
    assert_eq!(office.interaction(id).custom[0].value, CustomValue::Text("ابری".to_owned()));
    let task = office.add_task(TaskFacts { custom: vec![(room, text("۲"))], ..to_call(mina) });
    assert_eq!(office.task(task).custom[0].value, CustomValue::Text("۲".to_owned()));
}

proptest! {
    #[test]
    fn a_number_written_as_people_write_it_reads_back(mantissa: i64, scale in 0_u8..=9) {
        let number = DecimalNumber { mantissa, scale };
        for digits in DigitSystem::ALL {
            let typed = digits.format_decimal(number);
            prop_assert_eq!(parse_decimal(&typed), Ok(number));
        }
    }

    #[test]
    fn an_amount_written_as_it_is_shown_reads_back(minor: i64, currency in "(IRR|EUR|JPY|KWD|CLF)") {
        let money = Money { minor, currency: currency.parse().unwrap() };
        prop_assert_eq!(Money::of_amount(money.amount(), money.currency), Some(money));
    }
}
