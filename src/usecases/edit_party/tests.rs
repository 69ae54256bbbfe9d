//! Editing facts of a customer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod two_tabs;

use super::*;
use crate::domain::calendar::{CalendarKind, DateError, YearMonthDay};
use crate::domain::party::{AnniversaryKind, ContactLabel, SocialNetwork};
use crate::store::ports::CommitError;
use crate::usecases::party_ref;
use crate::usecases::testing::Office;

struct Desk {
    office: Office,
    party: PartyId,
}

impl Desk {
    fn with_person() -> Self {
        let office = Office::open();
        let party = office.add_person("مینا رستگار");
        Self { office, party }
    }

    fn with_organisation() -> Self {
        let office = Office::open();
        let party = office.add_organisation("فروشگاه لاله");
        Self { office, party }
    }

    fn try_edit(&self, edits: Vec<PartyEdit>) -> Result<Edited, Refusal> {
        let request = EditParty { party: self.party, edits, home: Country::IR };
        self.office.run(edit_party(&self.office.store, &self.office.world, request))
    }

    /// The party after an edit that goes through.
    fn edit(&self, edit: PartyEdit) -> Party {
        self.try_edit(vec![edit]).unwrap();
        self.office.party(self.party)
    }

    /// What is said of a field of an edit that does not go through.
    fn refused(&self, edit: PartyEdit, field: FormField) -> Problem {
        let before = self.office.party(self.party);
        let refusal = self.try_edit(vec![edit]).unwrap_err();
        assert_eq!(self.office.party(self.party), before);
        refusal.about(field).cloned().unwrap_or_else(|| panic!("{field:?} is not named: {refusal}"))
    }
}

fn phone(text: &str) -> WrittenPhone {
    WrittenPhone { text: text.to_owned(), label: None }
}

fn add_phone(text: &str) -> PartyEdit {
    PartyEdit::Phone(ListEdit::Add(phone(text)))
}

fn add_email(text: &str) -> PartyEdit {
    PartyEdit::Email(ListEdit::Add(WrittenEmail { text: text.to_owned(), label: ContactLabel::Work }))
}

fn address(street: &str, city: &str) -> Address {
    Address { street: street.to_owned(), city: city.to_owned(), ..Address::empty(ContactLabel::Work) }
}

fn add_address(address: Address) -> PartyEdit {
    PartyEdit::Address(Box::new(ListEdit::Add(address)))
}

fn add_handle(handle: &str) -> PartyEdit {
    let network = SocialNetwork::Telegram;
    PartyEdit::Handle(ListEdit::Add(SocialHandle { network, handle: handle.to_owned(), confirmed_on: None }))
}

fn jalali(year: Option<i32>, month: u8, day: u8) -> WrittenAnniversary {
    WrittenAnniversary { kind: AnniversaryKind::Birthday, calendar: CalendarKind::Jalali, year, month, day }
}

fn remember(day: WrittenAnniversary) -> PartyEdit {
    PartyEdit::Anniversary(ListEdit::Add(day))
}

fn consent(granted: bool, month: u8) -> PartyEdit {
    PartyEdit::Consent(ListEdit::Add(WrittenConsent {
        channel: Channel::WhatsApp,
        granted,
        calendar: CalendarKind::Jalali,
        on: YearMonthDay { year: 1405, month, day: 1 },
        source: "تلفنی".to_owned(),
    }))
}

#[test]
fn a_customer_is_renamed() {
    let desk = Desk::with_person();
    assert_eq!(desk.edit(PartyEdit::Rename(" مینا رستگاری ".to_owned())).name(), "مینا رستگاری");
}

#[test]
fn a_customer_never_loses_the_name() {
    let desk = Desk::with_person();
    assert_eq!(desk.refused(PartyEdit::Rename("  ".to_owned()), FormField::Name), Problem::Empty);
}

#[test]
fn a_person_has_a_title_before_the_name_and_a_job() {
    let desk = Desk::with_person();
    desk.edit(PartyEdit::SetHonorific("مهندس".to_owned()));
    let party = desk.edit(PartyEdit::SetJobTitle("مدیر خرید".to_owned()));
    let PartyDetails::Person(person) = party.details else { panic!("a person") };
    assert_eq!((person.honorific.as_str(), person.job_title.as_str()), ("مهندس", "مدیر خرید"));
}

#[test]
fn an_organisation_has_a_trade_a_registration_and_a_web_site() {
    let desk = Desk::with_organisation();
    desk.edit(PartyEdit::SetIndustry("لوازم خانگی".to_owned()));
    desk.edit(PartyEdit::SetRegistration("۱۰۱۰۲۳۴۵".to_owned()));
    let party = desk.edit(PartyEdit::SetWebsite("laleh.ir".to_owned()));
    let PartyDetails::Organisation(shop) = party.details else { panic!("an organisation") };
    assert_eq!(shop.industry, "لوازم خانگی");
    assert_eq!(shop.registration, "۱۰۱۰۲۳۴۵");
    assert_eq!(shop.website, "laleh.ir");
}

#[test]
fn an_organisation_gets_no_job_title() {
    let desk = Desk::with_organisation();
    let outcome = desk.try_edit(vec![PartyEdit::SetJobTitle("مدیر".to_owned())]).unwrap();
    assert_eq!(outcome.change, None);
}

#[test]
fn the_stage_moves_on() {
    let desk = Desk::with_person();
    assert_eq!(desk.edit(PartyEdit::SetStage(LifecycleStage::Customer)).stage, LifecycleStage::Customer);
}

#[test]
fn a_second_number_stands_behind_the_first() {
    let desk = Desk::with_person();
    desk.edit(add_phone("0912 345 6789"));
    let numbers: Vec<String> =
        desk.edit(add_phone("021-88776655")).phones.iter().map(|phone| phone.number.e164()).collect();
    assert_eq!(numbers, ["+989123456789", "+982188776655"]);
}

#[test]
fn the_same_number_written_otherwise_is_there_already() {
    let desk = Desk::with_person();
    desk.edit(add_phone("0912 345 6789"));
    assert_eq!(desk.refused(add_phone("+98 (912) 345-67-89"), FormField::Phone), Problem::AlreadyThere);
}

#[test]
fn a_number_is_corrected_in_its_place() {
    let desk = Desk::with_person();
    let was = desk.edit(add_phone("0912 345 6789")).phones[0].clone();
    desk.edit(add_phone("021-88776655"));
    let party = desk.edit(PartyEdit::Phone(ListEdit::Change { was, now: phone("0935 111 2233") }));
    assert_eq!(party.phones[0].number.e164(), "+989351112233");
    assert_eq!(party.phones.len(), 2);
}

#[test]
fn a_number_taken_away_meanwhile_is_not_corrected() {
    let desk = Desk::with_person();
    let was = desk.edit(add_phone("0912 345 6789")).phones[0].clone();
    desk.edit(PartyEdit::Phone(ListEdit::Remove(was.clone())));
    let correct = PartyEdit::Phone(ListEdit::Change { was, now: phone("0935 111 2233") });
    assert_eq!(desk.refused(correct, FormField::Phone), Problem::ChangedMeanwhile);
}

#[test]
fn a_number_is_put_first_and_the_others_keep_their_order() {
    let desk = Desk::with_person();
    desk.edit(add_phone("0912 345 6789"));
    desk.edit(add_phone("0935 111 2233"));
    let last = desk.edit(add_phone("021-88776655")).phones[2].clone();
    let numbers: Vec<String> = desk
        .edit(PartyEdit::Phone(ListEdit::PutFirst(last)))
        .phones
        .iter()
        .map(|phone| phone.number.e164())
        .collect();
    assert_eq!(numbers, ["+982188776655", "+989123456789", "+989351112233"]);
}

#[test]
fn letters_are_no_number() {
    let desk = Desk::with_person();
    assert!(matches!(desk.refused(add_phone("بعداً"), FormField::Phone), Problem::Phone(_)));
}

#[test]
fn a_label_chosen_by_the_user_stays() {
    let desk = Desk::with_person();
    let written = WrittenPhone { label: Some(ContactLabel::Home), ..phone("0912 345 6789") };
    assert_eq!(desk.edit(PartyEdit::Phone(ListEdit::Add(written))).phones[0].label, ContactLabel::Home);
}

#[test]
fn an_email_is_added_as_written() {
    let desk = Desk::with_person();
    assert_eq!(desk.edit(add_email(" Mina@Laleh.ir ")).emails[0].address, "Mina@Laleh.ir");
}

#[test]
fn the_same_email_in_other_case_is_there_already() {
    let desk = Desk::with_person();
    desk.edit(add_email("Mina@Laleh.ir"));
    assert_eq!(desk.refused(add_email("mina@laleh.ir"), FormField::Email), Problem::AlreadyThere);
}

#[test]
fn an_email_without_a_domain_is_refused() {
    let desk = Desk::with_person();
    assert_eq!(desk.refused(add_email("mina@laleh"), FormField::Email), Problem::NotAnEmail);
}

#[test]
fn an_address_keeps_its_parts_and_its_postal_code_in_latin_digits() {
    let desk = Desk::with_person();
    let typed = Address {
        postal_code: "۱۹۶۷۸-۴۳۲۱۰".to_owned(), ..address("خیابان شریعتی", " تهران ")
    };
    let kept = &desk.edit(add_address(typed)).addresses[0];
    assert_eq!((kept.city.as_str(), kept.postal_code.as_str()), ("تهران", "19678-43210"));
}

#[test]
fn an_address_of_nothing_is_none() {
    let desk = Desk::with_person();
    assert_eq!(desk.refused(add_address(address(" ", "")), FormField::Street), Problem::Empty);
}

#[test]
fn a_country_is_kept_by_its_code_and_none_other() {
    let desk = Desk::with_person();
    let in_country = |code: &str| Address { country: code.to_owned(), ..address("", "دبی") };
    assert_eq!(desk.edit(add_address(in_country("ae"))).addresses[0].country, "AE");
    assert_eq!(desk.refused(add_address(in_country("Atlantis")), FormField::Country), Problem::NotACountry);
}

#[test]
fn a_handle_is_the_name_in_a_link_or_behind_an_at_sign() {
    for typed in ["laleh_store", "@laleh_store", "https://t.me/laleh_store?start=1", "t.me/laleh_store/"] {
        let desk = Desk::with_organisation();
        assert_eq!(desk.edit(add_handle(typed)).handles[0].handle, "laleh_store", "{typed}");
    }
}

#[test]
fn a_tag_loses_its_hash_and_is_kept_once() {
    let desk = Desk::with_person();
    desk.edit(PartyEdit::AddTag("#نمایشگاه".to_owned()));
    assert_eq!(desk.edit(PartyEdit::AddTag(" نمایشگاه ".to_owned())).tags, ["نمایشگاه"]);
}

#[test]
fn a_tag_is_taken_away() {
    let desk = Desk::with_person();
    desk.edit(PartyEdit::AddTag("vip".to_owned()));
    assert!(desk.edit(PartyEdit::RemoveTag("vip".to_owned())).tags.is_empty());
}

#[test]
fn the_fifty_first_tag_is_one_too_many() {
    let desk = Desk::with_person();
    desk.try_edit((0..50).map(|n| PartyEdit::AddTag(format!("tag {n}"))).collect()).unwrap();
    let problem = desk.refused(PartyEdit::AddTag("one more".to_owned()), FormField::Tag);
    assert_eq!(problem, Problem::TooMany { limit: 50 });
}

#[test]
fn an_owner_is_set_and_an_empty_one_is_none() {
    let desk = Desk::with_person();
    assert_eq!(desk.edit(PartyEdit::SetOwner("امید".to_owned())).owner.as_deref(), Some("امید"));
    assert_eq!(desk.edit(PartyEdit::SetOwner(" ".to_owned())).owner, None);
}

#[test]
fn the_source_the_channel_and_the_time_of_day_are_kept() {
    let desk = Desk::with_person();
    desk.edit(PartyEdit::SetSource("معرفی رضا".to_owned()));
    desk.edit(PartyEdit::SetPreferredChannel(Some(Channel::WhatsApp)));
    let party = desk.edit(PartyEdit::SetBestTime(Some(BestTime::Morning)));
    assert_eq!(party.source.as_deref(), Some("معرفی رضا"));
    assert_eq!(party.preferred_channel, Some(Channel::WhatsApp));
    assert_eq!(party.best_time, Some(BestTime::Morning));
}

#[test]
fn notes_keep_their_lines() {
    let desk = Desk::with_person();
    assert_eq!(desk.edit(PartyEdit::SetNotes("چای\nبی‌قند\n".to_owned())).notes, "چای\nبی‌قند");
}

#[test]
fn over_long_notes_are_refused_whole() {
    let desk = Desk::with_person();
    let notes = PartyEdit::SetNotes("ن".repeat(TEXT_LIMIT + 1));
    assert!(matches!(desk.refused(notes, FormField::Notes), Problem::TooLong { limit: 20_000, .. }));
}

#[test]
fn a_birthday_is_kept_in_its_calendar() {
    let desk = Desk::with_person();
    let kept = desk.edit(remember(jalali(Some(1362), 7, 15))).anniversaries.remove(0);
    assert_eq!((kept.date.to_string().as_str(), kept.year_known), ("1983-10-07", true));
    assert_eq!(kept.calendar, CalendarKind::Jalali);
}

#[test]
fn a_leap_day_without_a_year_is_kept() {
    let desk = Desk::with_person();
    let kept = desk.edit(remember(jalali(None, 12, 30))).anniversaries.remove(0);
    let written = CalendarKind::Jalali.fields(kept.date);
    assert_eq!((written.month, written.day, kept.year_known), (12, 30, false));
}

#[test]
fn mehr_31_does_not_exist_in_any_year() {
    let desk = Desk::with_person();
    let problem = desk.refused(remember(jalali(None, 7, 31)), FormField::AnniversaryDate);
    assert!(matches!(problem, Problem::Date(DateError::NoSuchDay { length: 30, .. })), "{problem}");
}

#[test]
fn nobody_is_born_in_the_future() {
    let desk = Desk::with_person();
    let problem = desk.refused(remember(jalali(Some(1410), 1, 1)), FormField::AnniversaryDate);
    assert_eq!(problem, Problem::InTheFuture);
}

#[test]
fn a_person_has_one_birthday_and_any_number_of_other_days() {
    let desk = Desk::with_person();
    let named = |name: &str| {
        let kind = AnniversaryKind::Other(name.to_owned());
        remember(WrittenAnniversary { kind, ..jalali(None, 1, 13) })
    };
    desk.edit(remember(jalali(None, 7, 15)));
    desk.edit(named("سالگرد ازدواج"));
    assert_eq!(desk.edit(named("تولد دخترش")).anniversaries.len(), 3);
    let again = desk.refused(remember(jalali(None, 8, 1)), FormField::AnniversaryDate);
    assert_eq!(again, Problem::AlreadyThere);
}

#[test]
fn a_day_to_remember_needs_to_say_of_what() {
    let desk = Desk::with_person();
    let kind = AnniversaryKind::Other(String::new());
    let nameless = remember(WrittenAnniversary { kind, ..jalali(None, 1, 13) });
    assert_eq!(desk.refused(nameless, FormField::AnniversaryName), Problem::Empty);
}

#[test]
fn a_consent_keeps_its_day_and_how_it_was_given() {
    let desk = Desk::with_person();
    let kept = desk.edit(consent(true, 3)).consents.remove(0);
    assert_eq!((kept.on.to_string().as_str(), kept.source.as_str()), ("2026-05-22", "تلفنی"));
}

#[test]
fn a_later_refusal_takes_the_place_of_the_consent_on_its_channel() {
    let desk = Desk::with_person();
    desk.edit(consent(true, 3));
    let consents = desk.edit(consent(false, 6)).consents;
    assert_eq!(consents.iter().map(|one| one.granted).collect::<Vec<_>>(), [false]);
}

#[test]
fn a_consent_is_not_given_in_the_future() {
    let desk = Desk::with_person();
    assert_eq!(desk.refused(consent(true, 12), FormField::ConsentDate), Problem::InTheFuture);
}

#[test]
fn an_edit_that_changes_nothing_writes_nothing() {
    let desk = Desk::with_person();
    let outcome = desk.try_edit(vec![PartyEdit::Rename("مینا رستگار".to_owned())]).unwrap();
    assert_eq!(outcome, Edited { change: None });
}

#[test]
fn several_edits_are_one_change() {
    let desk = Desk::with_person();
    let edits = vec![add_phone("0912 345 6789"), PartyEdit::AddTag("vip".to_owned())];
    let change = desk.try_edit(edits).unwrap().change.unwrap();
    desk.office.run(desk.office.store.undo(change)).unwrap();
    let party = desk.office.party(desk.party);
    assert!(party.phones.is_empty() && party.tags.is_empty());
}

#[test]
fn one_fault_among_several_edits_saves_none_of_them() {
    let desk = Desk::with_person();
    let edits = vec![PartyEdit::AddTag("vip".to_owned()), add_email("mina@")];
    assert!(desk.try_edit(edits).is_err());
    assert!(desk.office.party(desk.party).tags.is_empty());
}

#[test]
fn a_party_that_is_gone_is_not_edited() {
    let desk = Desk::with_person();
    let nobody = PartyId(uuid::Uuid::from_u128(7));
    let request = EditParty { party: nobody, edits: Vec::new(), home: Country::IR };
    let outcome = desk.office.run(edit_party(&desk.office.store, &desk.office.world, request));
    assert_eq!(outcome, Err(Refusal::Commit(CommitError::Gone(party_ref(nobody)))));
}
