//! What is taken for a duplicate, and what is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod measured;

use std::ops::Range;

use uuid::Uuid;

use super::*;
use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::id::PartyId;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, ContactEmail, ContactLabel, ContactPhone, Party, PartyDetails,
};
use crate::domain::time::Instant;

/// A person.
fn person(name: &str) -> Party {
    let details = PartyDetails::named(false, name.to_owned());
    Party::new(PartyId(Uuid::from_u128(1)), details, Instant::EPOCH)
}

/// A shop or company.
fn body(name: &str) -> Party {
    let details = PartyDetails::named(true, name.to_owned());
    Party::new(PartyId(Uuid::from_u128(1)), details, Instant::EPOCH)
}

trait Known: Sized {
    fn phone(self, text: &str) -> Self;
    fn email(self, address: &str) -> Self;
    fn at(self, street: &str, city: &str) -> Self;
    fn born(self, day: &str) -> Self;
    fn registered(self, number: &str) -> Self;
}

impl Known for Party {
    fn phone(mut self, text: &str) -> Self {
        let number = PhoneNumber::parse(text, Country::IR).unwrap();
        self.phones.push(ContactPhone { number, label: ContactLabel::Other, confirmed_on: None });
        self
    }

    fn email(mut self, address: &str) -> Self {
        let address = address.to_owned();
        self.emails.push(ContactEmail { address, label: ContactLabel::Other, confirmed_on: None });
        self
    }

    fn at(mut self, street: &str, city: &str) -> Self {
        self.addresses.push(Address {
            street: street.to_owned(),
            city: city.to_owned(),
            ..Address::empty(ContactLabel::Work)
        });
        self
    }

    fn born(mut self, day: &str) -> Self {
        self.anniversaries.push(Anniversary {
            kind: AnniversaryKind::Birthday,
            date: day.parse().unwrap(),
            calendar: CalendarKind::Gregorian,
            year_known: true,
        });
        self
    }

    fn registered(mut self, number: &str) -> Self {
        if let PartyDetails::Organisation(organisation) = &mut self.details {
            number.clone_into(&mut organisation.registration);
        }
        self
    }
}

/// What a database of a few customers with common names finds of two.
fn found(a: &Party, b: &Party) -> Option<Match> {
    let mut index = Index::new();
    for (slot, name) in (10..).zip(["محمد محمدی", "رضا محمدی", "علی کریمی", "سارا کریمی", "Ali Karimi"])
    {
        index.add(slot, &person(name), &[]);
    }
    index.add(0, a, &[]);
    index.matches(b, &[], 5).into_iter().find(|one| one.slot == 0 && one.score.percent() >= 50)
}

fn reasons(a: &Party, b: &Party) -> Vec<Reason> {
    found(a, b).map(|one| one.reasons).unwrap_or_default()
}

#[test]
fn a_typing_error_in_the_name_is_seen_through_when_the_number_is_the_same() {
    let known = person("مینا رستگار").phone("09123456789");
    let found = found(&known, &person("مینا رستگاز").phone("+98 912 345 6789")).unwrap();
    assert!(found.certain);
    assert_eq!(found.reasons, [Reason::Phone(known.phones[0].number), Reason::NameTypo]);
}

#[test]
fn a_name_meets_its_spelling_in_latin_letters() {
    let known = person("حسین رستمی").email("h.rostami@gmail.com");
    let typed = person("Hossein Rostami").email("HRostami+work@googlemail.com");
    assert_eq!(reasons(&known, &typed), [Reason::Email, Reason::NameSound]);
}

#[test]
fn the_article_and_its_spellings_make_no_other_name() {
    let known = person("خالد الهاشمي").phone("+971501234567");
    for name in ["Khalid Al-Hashimi", "Khaled Alhashemi", "خالد هاشمی"] {
        assert!(found(&known, &person(name).phone("+971501234567")).is_some(), "{name}");
    }
}

#[test]
fn keyboards_half_spaces_and_spaces_make_no_other_name() {
    let known = person("محمدرضا علی‌زاده کاوه").phone("09123456789");
    for name in ["محمد رضا عليزاده كاوه", "محمدرضا علی زاده کاوه"] {
        let found = found(&known, &person(name).phone("09123456789")).unwrap();
        assert!(found.certain, "{name}");
    }
}

#[test]
fn a_form_of_address_makes_no_other_name() {
    let known = person("کاوه نوری").phone("09123456789");
    assert_eq!(
        reasons(&known, &person("جناب آقای مهندس کاوه نوری").phone("09123456789")).last(),
        Some(&Reason::Name)
    );
}

#[test]
fn words_in_another_order_are_the_same_name_and_it_says_so() {
    let known = person("Omar Haddad").phone("09123456789");
    let reasons = reasons(&known, &person("Haddad, Omar").phone("09123456789"));
    assert_eq!(reasons[1..], [Reason::Name, Reason::NameOrder]);
}

#[test]
fn a_name_without_its_middle_is_a_part_of_it() {
    let known = person("ليلى يوسف الدمشقي").at("شارع النصر، مبنى 12", "دبي").phone("+971501234567");
    let typed = person("ليلى الدمشقي").at("شارع النصر، مبنى 12", "دبي");
    assert!(reasons(&known, &typed).contains(&Reason::NameInPart));
}

#[test]
fn a_digit_wrong_in_the_number_is_seen_through_when_the_rest_is_the_same() {
    let known = person("نگار پاکدل").phone("09123456789").at("خیابان شریعتی، پلاک ۱۲", "تهران");
    let typed = person("نگار پاکدل").phone("09123456798").at("خیابان شریعتی، پلاک ۱۲", "تهران");
    let found = found(&known, &typed).unwrap();
    assert!(found.reasons.contains(&Reason::PhoneTypo) && !found.certain);
}

#[test]
fn two_of_a_family_with_one_landline_are_two() {
    let known =
        person("علی رستگار").phone("09123456789").phone("02188776655").at("خیابان حافظ، پلاک ۳", "تهران");
    let sister =
        person("مینا رستگار").phone("09351112233").phone("02188776655").at("خیابان حافظ، پلاک ۳", "تهران");
    assert_eq!(found(&known, &sister), None);
}

#[test]
fn father_and_son_are_two() {
    let father = person("أحمد الهاشمي").phone("+97143210987").at("شارع النصر، مبنى 12", "دبي");
    let son = person("محمد أحمد الهاشمي").phone("+97143210987").at("شارع النصر، مبنى 12", "دبي");
    assert_eq!(found(&father, &son), None);
}

#[test]
fn colleagues_with_one_switchboard_and_office_address_are_two() {
    let known = person("سارا نوری")
        .phone("02188776655")
        .email("info@alborz.example")
        .at("خیابان حافظ، پلاک ۳", "تهران");
    let other = person("بهرام نوری")
        .phone("02188776655")
        .email("info@alborz.example")
        .at("خیابان حافظ، پلاک ۳", "تهران");
    assert_eq!(found(&known, &other), None);
}

#[test]
fn branches_of_a_chain_in_two_cities_are_two() {
    let known = body("فروشگاه زنجیره‌ای کوروش").phone("02188776655").at("خیابان حافظ، پلاک ۳", "تهران");
    let branch = body("فروشگاه زنجیره‌ای کوروش").phone("03132223344").at("چهارباغ بالا، پلاک ۹", "اصفهان");
    assert_eq!(found(&known, &branch), None);
}

#[test]
fn a_company_is_the_same_with_and_without_its_form() {
    let known = body("شرکت پخش البرز (سهامی خاص)").phone("02188776655");
    assert!(found(&known, &body("پخش البرز").phone("02188776655")).is_some());
}

#[test]
fn companies_of_two_registrations_are_two() {
    let known = body("پخش البرز").phone("02188776655").registered("14001234567");
    assert_eq!(found(&known, &body("پخش البرز").phone("02188776655").registered("10102345678")), None);
}

#[test]
fn a_person_is_never_an_organisation() {
    let known = person("البرز").phone("02188776655");
    assert_eq!(found(&known, &body("البرز").phone("02188776655")), None);
}

#[test]
fn people_born_on_other_days_are_two_whatever_they_share_of_a_place() {
    let known = person("علی کریمی").phone("02188776655").born("1961-03-21");
    let other = person("علی کریمی").phone("02188776655").born("1990-07-01");
    assert_eq!(found(&known, &other), None);
}

#[test]
fn nearly_the_same_name_of_another_is_no_typing_error() {
    let known = person("حسن کریمی").phone("09123456789").phone("02188776655");
    let mut index = Index::new();
    for (slot, name) in
        (10..).zip(["حسن نوری", "حسن رضایی", "حسن پویا", "حسین نوری", "حسین رضایی", "حسین پویا"])
    {
        index.add(slot, &person(name), &[]);
    }
    index.add(0, &known, &[]);
    let brother = person("حسین کریمی").phone("09351112233").phone("02188776655");
    let likely = |one: &Match| one.slot == 0 && one.score.percent() >= 50;
    assert!(!index.matches(&brother, &[], 5).iter().any(likely));
}

#[test]
fn a_name_alone_is_told_where_one_is_asked_about_and_not_where_all_are_gone_through() {
    let mut index = Index::new();
    index.add(1, &person("نگار پاکدل"), &[]);
    let found = index.matches(&person("Negar Pakdel"), &[], 5);
    assert!(found[0].score.percent() < 50);
    index.add(2, &person("Negar Pakdel"), &[]);
    assert_eq!(swept(&index, &|_, _| false, 10), []);
}

#[test]
fn an_organisation_in_common_counts() {
    let (known, typed) = (person("کاوه نوری"), person("کاوه نوری").phone("09351112233"));
    let mut index = Index::new();
    index.add(0, &known, &["پخش البرز"]);
    let there = index.matches(&typed, &["شرکت پخش البرز"], 1);
    let elsewhere = index.matches(&typed, &["هتل هما"], 1);
    assert!(there[0].reasons.contains(&Reason::Organisation));
    assert!(elsewhere.first().is_none_or(|one| one.score < there[0].score));
}

#[test]
fn what_was_removed_or_replaced_is_found_no_more() {
    let mut index = Index::new();
    index.add(3, &person("مینا رستگار").phone("09123456789"), &[]);
    index.add(4, &person("مینا رستگار").phone("09123456789"), &[]);
    index.add(4, &person("کاوه نوری").phone("09351112233"), &[]);
    index.remove(3);
    assert_eq!(
        (index.len(), index.matches(&person("مینا رستگار").phone("09123456789"), &[], 5)),
        (1, Vec::new())
    );
    assert_eq!(index.matches(&person("کاوه نوری").phone("09351112233"), &[], 5)[0].slot, 4);
}

#[test]
fn an_index_that_parties_come_and_go_in_does_not_grow() {
    let mut index = Index::new();
    let put = |index: &mut Index, round: u32| {
        for slot in 0..200 {
            let phone = format!("0912{:07}", round * 200 + slot);
            index.add(slot, &person("مینا رستگار").phone(&phone), &[]);
        }
    };
    // It tidies up every some rounds, so the most that it takes counts.
    let mut most_in = |rounds: Range<u32>| {
        let bytes = rounds.map(|round| {
            put(&mut index, round);
            index.bytes()
        });
        bytes.max().unwrap()
    };
    let (before, after) = (most_in(0..20), most_in(20..60));
    assert_eq!(index.len(), 200);
    assert!(after <= before + before / 4, "{before} {after}");
}

/// The pairs of a sweep in steps of `budget` slots.
fn swept(index: &Index, is_distinct: &dyn Fn(u32, u32) -> bool, budget: u32) -> Vec<(u32, u32)> {
    let mut sweep = Sweep::new();
    while !sweep.step(index, is_distinct, budget).is_done() {}
    sweep.finish().into_iter().map(|one| (one.a, one.b)).collect()
}

fn three_alike() -> Index {
    let mut index = Index::new();
    for slot in [2, 5, 9] {
        index.add(slot, &person("مینا رستگار").phone("09123456789"), &[]);
    }
    index
}

#[test]
fn a_sweep_finds_each_pair_once_in_steps_of_any_size() {
    let index = three_alike();
    for budget in [1, 4, 100] {
        assert_eq!(swept(&index, &|_, _| false, budget), [(2, 5), (2, 9), (5, 9)]);
    }
}

#[test]
fn pairs_that_somebody_said_are_two_are_left_out() {
    assert_eq!(swept(&three_alike(), &|a, b| (a, b) == (2, 9), 10), [(2, 5), (5, 9)]);
}

#[test]
fn an_empty_index_is_swept_at_once() {
    assert_eq!(Sweep::new().step(&Index::new(), &|_, _| false, 1), Progress { done: 0, of: 0 });
}
