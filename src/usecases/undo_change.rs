//! Taking an earlier change back.

use crate::domain::id::ChangeId;
use crate::store::ports::{CommitError, Ledger};

/// Asks for a change to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UndoChange {
    /// Which change.
    pub change: ChangeId,
}

/// Takes a change back, laid over what was changed since: a field changed again keeps its later
/// value, and of a list only the facts of this change are taken back. The result is a change
/// itself, so undoing it does the first one again.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn undo_change(ledger: &dyn Ledger, request: UndoChange) -> Result<ChangeId, CommitError> {
    ledger.undo(request.change).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::id::PartyId;
    use crate::domain::party::{ContactPhone, LifecycleStage, PartyDetails};
    use crate::usecases::edit_party::{EditParty, ListEdit, PartyEdit, WrittenPhone, edit_party};
    use crate::usecases::testing::Office;
    use proptest::prelude::*;

    fn edit(office: &Office, party: PartyId, edit: PartyEdit) -> ChangeId {
        let request = EditParty { party, edits: vec![edit], home: Country::IR };
        office.run(edit_party(&office.store, &office.world, request)).unwrap().change.unwrap()
    }

    fn undo(office: &Office, change: ChangeId) -> Result<ChangeId, CommitError> {
        office.run(undo_change(&office.store, UndoChange { change }))
    }

    #[test]
    fn a_wrong_stage_is_taken_back() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::SetStage(LifecycleStage::Former));
        undo(&office, change).unwrap();
        assert_eq!(office.party(mina).stage, LifecycleStage::Lead);
    }

    #[test]
    fn what_was_edited_since_stays_when_an_earlier_edit_is_taken_back() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::SetStage(LifecycleStage::Former));
        edit(&office, mina, PartyEdit::SetNotes("چای دوست دارد".to_owned()));
        undo(&office, change).unwrap();
        assert_eq!(office.party(mina).notes, "چای دوست دارد");
    }

    #[test]
    fn undoing_the_undo_does_it_again() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::Rename("مینا رستگاری".to_owned()));
        let undone = undo(&office, change).unwrap();
        undo(&office, undone).unwrap();
        assert_eq!(office.party(mina).name(), "مینا رستگاری");
    }

    #[test]
    fn undoing_twice_finds_nothing_left() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::AddTag("vip".to_owned()));
        undo(&office, change).unwrap();
        assert_eq!(undo(&office, change), Err(CommitError::NothingToUndo));
    }

    fn add_phone(office: &Office, party: PartyId, text: &str) -> ChangeId {
        let phone = WrittenPhone { text: text.to_owned(), label: None };
        edit(office, party, PartyEdit::Phone(ListEdit::Add(phone)))
    }

    fn phones(office: &Office, party: PartyId) -> Vec<String> {
        let shown = |phone: &ContactPhone| phone.number.format_local(Country::IR);
        office.party(party).phones.iter().map(shown).collect()
    }

    #[test]
    fn undoing_a_number_added_earlier_leaves_the_one_added_since() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = add_phone(&office, mina, "0912 345 6789");
        add_phone(&office, mina, "021 8877 6655");
        undo(&office, change).unwrap();
        assert_eq!(phones(&office, mina), ["021 8877 6655"]);
    }

    #[test]
    fn a_number_taken_away_comes_back_to_its_place_beside_one_added_since() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        add_phone(&office, mina, "0912 345 6789");
        add_phone(&office, mina, "021 8877 6655");
        let first = office.party(mina).phones.remove(0);
        let change = edit(&office, mina, PartyEdit::Phone(ListEdit::Remove(first)));
        add_phone(&office, mina, "0935 111 2233");
        undo(&office, change).unwrap();
        assert_eq!(phones(&office, mina), ["0912 345 6789", "021 8877 6655", "0935 111 2233"]);
    }

    #[test]
    fn undoing_a_new_name_leaves_the_job_written_since() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let change = edit(&office, mina, PartyEdit::Rename("مینا رستگاری".to_owned()));
        edit(&office, mina, PartyEdit::SetJobTitle("مدیر خرید".to_owned()));
        undo(&office, change).unwrap();
        let PartyDetails::Person(person) = office.party(mina).details else { panic!("a person") };
        assert_eq!((person.name.as_str(), person.job_title.as_str()), ("مینا رستگار", "مدیر خرید"));
    }

    /// Edits of one customer, each a change whatever came before.
    fn any_edits() -> impl Strategy<Value = Vec<PartyEdit>> {
        let add_phone = "0912[0-9]{7}"
            .prop_map(|text| PartyEdit::Phone(ListEdit::Add(WrittenPhone { text, label: None })));
        let add_tag = "[a-z]{8}".prop_map(PartyEdit::AddTag);
        let rename = "[a-z]{8}".prop_map(PartyEdit::Rename);
        let set_job = "[a-z]{8}".prop_map(PartyEdit::SetJobTitle);
        let remove_tag = Just(PartyEdit::RemoveTag("vip".to_owned()));
        proptest::collection::vec(prop_oneof![add_phone, add_tag, rename, set_job, remove_tag], 1..6)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn an_edit_taken_back_at_once_leaves_everything_as_it_was(first in any_edits(), last in any_edits()) {
            let office = Office::open();
            let mina = office.add_person("مینا رستگار");
            let edit_all = |edits| {
                let request = EditParty { party: mina, edits, home: Country::IR };
                office.run(edit_party(&office.store, &office.world, request))
            };
            edit_all(vec![PartyEdit::AddTag("vip".to_owned())]).unwrap();
            // Two numbers may be the same by chance, and the second is then refused.
            prop_assume!(edit_all(first).is_ok());
            let before = office.party(mina);
            if let Ok(edited) = edit_all(last) && let Some(change) = edited.change {
                undo(&office, change).unwrap();
            }
            prop_assert_eq!(office.party(mina), before);
        }
    }
}
