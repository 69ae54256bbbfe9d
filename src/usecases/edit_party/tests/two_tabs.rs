//! A customer edited in two tabs, neither of which has heard of the other's edit.

use super::*;
use crate::domain::party::Person;
use crate::store::engine::Store;
use crate::usecases::undo_change::{UndoChange, undo_change};

struct TwoTabs {
    desk: Desk,
    other: Store,
}

impl TwoTabs {
    /// Two tabs that have seen the same edits.
    fn after(edits: Vec<PartyEdit>) -> Self {
        let desk = Desk::with_person();
        desk.try_edit(edits).unwrap();
        let office = &desk.office;
        let other = office.run(Store::open(office.disk.clone(), office.world.clone())).unwrap();
        Self { desk, other }
    }

    /// Edits in the other tab and then in this one, and gives what has come of both.
    fn edit(&self, theirs: PartyEdit, mine: PartyEdit) -> Party {
        self.edit_in_other(theirs);
        self.desk.edit(mine)
    }

    fn edit_in_other(&self, edit: PartyEdit) -> ChangeId {
        let request = EditParty { party: self.desk.party, edits: vec![edit], home: Country::IR };
        let office = &self.desk.office;
        office.run(edit_party(&self.other, &office.world, request)).unwrap().change.unwrap()
    }
}

fn phones(party: &Party) -> Vec<String> {
    party.phones.iter().map(|phone| phone.number.format_local(Country::IR)).collect()
}

#[test]
fn a_number_added_in_each_tab_is_kept_from_both() {
    let tabs = TwoTabs::after(vec![add_phone("021 8877 6655")]);
    let party = tabs.edit(add_phone("0912 345 6789"), add_phone("0935 111 2233"));
    assert_eq!(phones(&party), ["021 8877 6655", "0912 345 6789", "0935 111 2233"]);
}

#[test]
fn the_same_number_added_in_both_tabs_is_there_once() {
    let tabs = TwoTabs::after(vec![add_phone("021 8877 6655")]);
    let labelled = WrittenPhone { text: "0912 345 6789".to_owned(), label: Some(ContactLabel::Work) };
    let party = tabs.edit(add_phone("0912 345 6789"), PartyEdit::Phone(ListEdit::Add(labelled)));
    assert_eq!(phones(&party), ["021 8877 6655", "0912 345 6789"]);
    assert_eq!(party.phones[1].label, ContactLabel::Work);
}

#[test]
fn a_number_taken_away_in_one_tab_is_gone_though_the_other_adds_one() {
    let tabs = TwoTabs::after(vec![add_phone("021 8877 6655")]);
    let office_line = tabs.desk.office.party(tabs.desk.party).phones.remove(0);
    let party = tabs.edit(add_phone("0912 345 6789"), PartyEdit::Phone(ListEdit::Remove(office_line)));
    assert_eq!(phones(&party), ["0912 345 6789"]);
}

#[test]
fn a_number_corrected_in_one_tab_keeps_its_place_though_the_other_adds_one() {
    let tabs = TwoTabs::after(vec![add_phone("021 8877 6655"), add_phone("0912 345 6789")]);
    let was = tabs.desk.office.party(tabs.desk.party).phones.remove(0);
    let correction = PartyEdit::Phone(ListEdit::Change { was, now: phone("021 8877 6656") });
    let party = tabs.edit(add_phone("0935 111 2233"), correction);
    assert_eq!(phones(&party), ["021 8877 6656", "0912 345 6789", "0935 111 2233"]);
}

#[test]
fn the_other_lists_keep_what_each_tab_adds_too() {
    let tabs = TwoTabs::after(Vec::new());
    tabs.edit(add_email("mina@laleh.ir"), add_email("kharid@laleh.ir"));
    tabs.edit(add_handle("mina_r"), add_handle("laleh_store"));
    tabs.edit(add_address(address("ولیعصر ۱۲", "تهران")), add_address(address("چهارباغ ۳", "اصفهان")));
    tabs.edit(PartyEdit::AddTag("vip".to_owned()), PartyEdit::AddTag("نمایشگاه".to_owned()));
    let named_day = |name: &str| {
        remember(WrittenAnniversary { kind: AnniversaryKind::Other(name.to_owned()), ..jalali(None, 7, 1) })
    };
    let party = tabs.edit(named_day("افتتاح شعبه"), named_day("قرارداد"));
    let lengths = [party.emails.len(), party.handles.len(), party.addresses.len(), party.tags.len()];
    assert_eq!((lengths, party.anniversaries.len()), ([2; 4], 2));
}

#[test]
fn a_channel_has_one_consent_though_both_tabs_wrote_one() {
    let tabs = TwoTabs::after(vec![consent(true, 1)]);
    let party = tabs.edit(consent(true, 2), consent(false, 3));
    assert_eq!(party.consents.iter().map(|consent| consent.granted).collect::<Vec<_>>(), [false]);
}

#[test]
fn the_name_of_one_tab_and_the_job_of_the_other_are_both_kept() {
    let tabs = TwoTabs::after(vec![PartyEdit::SetHonorific("خانم".to_owned())]);
    let party = tabs
        .edit(PartyEdit::Rename("مینا رستگاری".to_owned()), PartyEdit::SetJobTitle("مدیر خرید".to_owned()));
    let expected = Person {
        name: "مینا رستگاری".to_owned(),
        honorific: "خانم".to_owned(),
        job_title: "مدیر خرید".to_owned(),
    };
    assert_eq!(party.details, PartyDetails::Person(expected));
}

#[test]
fn a_name_given_in_both_tabs_is_the_later_one() {
    let tabs = TwoTabs::after(Vec::new());
    let rename = |name: &str| PartyEdit::Rename(name.to_owned());
    assert_eq!(tabs.edit(rename("مینا رستگاری"), rename("مینو رستگار")).name(), "مینو رستگار");
}

#[test]
fn undoing_in_one_tab_leaves_what_the_other_added() {
    let tabs = TwoTabs::after(Vec::new());
    let change = tabs.edit_in_other(add_phone("0912 345 6789"));
    tabs.desk.edit(add_phone("0935 111 2233"));
    let office = &tabs.desk.office;
    office.run(undo_change(&tabs.other, UndoChange { change })).unwrap();
    assert_eq!(phones(&tabs.other.party(tabs.desk.party).unwrap()), ["0935 111 2233"]);
}
