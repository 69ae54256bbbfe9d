//! Editing one field of many parties at once.

use crate::domain::bulk_edit::BulkEdit;
use crate::domain::id::{ChangeId, PartyId};
use crate::store::ports::{CommitError, Ledger};
use crate::usecases::Refusal;
use crate::usecases::validation::{FormField, LINE_LIMIT, TAG_LIMIT, trimmed};

/// Asks for one field of many parties to be edited.
#[derive(Clone, Debug, PartialEq)]
pub struct EditMany {
    /// Which parties; those that are gone are passed over.
    pub parties: Vec<PartyId>,
    /// What they are given, texts as they were typed.
    pub edit: BulkEdit,
}

/// Edits many parties in one commit; the change is none when all had it so already.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_many(ledger: &dyn Ledger, request: EditMany) -> Result<Option<ChangeId>, Refusal> {
    let edit = checked(request.edit)?;
    match ledger.edit_many(&edit, &request.parties).await {
        Ok(change) => Ok(Some(change)),
        Err(CommitError::NothingChanged) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn checked(edit: BulkEdit) -> Result<BulkEdit, Refusal> {
    let line = |field: FormField, text: Option<String>| {
        field.optional(text.as_deref().unwrap_or_default(), LINE_LIMIT)
    };
    let checked = match edit {
        BulkEdit::AddTag(tag) => {
            let tag = FormField::Tag.required(trimmed(&tag).trim_start_matches('#'), TAG_LIMIT);
            tag.map(BulkEdit::AddTag)
        }
        BulkEdit::SetOwner(owner) => line(FormField::Owner, owner).map(BulkEdit::SetOwner),
        BulkEdit::SetSource(source) => line(FormField::Source, source).map(BulkEdit::SetSource),
        edit @ (BulkEdit::RemoveTag(_) | BulkEdit::SetStage(..)) => Ok(edit),
    };
    checked.map_err(|fault| Refusal::Invalid(vec![fault]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::party::LifecycleStage;
    use crate::usecases::delete_party::{DeleteParty, delete_party};
    use crate::usecases::edit_party::{EditParty, PartyEdit, edit_party};
    use crate::usecases::testing::Office;
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn office_of_three() -> (Office, Vec<PartyId>) {
        let office = Office::open();
        let names = ["مینا رستگار", "Omar Haddad", "Sara Lindqvist"];
        let parties = names.map(|name| office.add_person(name)).to_vec();
        (office, parties)
    }

    fn edit(office: &Office, parties: &[PartyId], edit: BulkEdit) -> Result<Option<ChangeId>, Refusal> {
        office.run(edit_many(&office.store, EditMany { parties: parties.to_vec(), edit }))
    }

    fn undo(office: &Office, change: ChangeId) {
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
    }

    fn set(office: &Office, party: PartyId, edit: PartyEdit) {
        let request = EditParty { party, edits: vec![edit], home: Country::IR };
        office.run(edit_party(&office.store, &office.world, request)).unwrap();
    }

    #[test]
    fn all_are_given_the_stage_in_one_change_and_one_undo_takes_it_back() {
        let (office, parties) = office_of_three();
        let change = edit(&office, &parties, BulkEdit::SetStage(LifecycleStage::Customer, None)).unwrap();
        assert!(parties.iter().all(|party| office.party(*party).stage == LifecycleStage::Customer));
        undo(&office, change.unwrap());
        assert!(parties.iter().all(|party| office.party(*party).stage == LifecycleStage::Lead));
    }

    #[test]
    fn undo_leaves_the_one_whose_stage_was_set_again_later() {
        let (office, parties) = office_of_three();
        let change = edit(&office, &parties, BulkEdit::SetStage(LifecycleStage::Customer, None)).unwrap();
        set(&office, parties[1], PartyEdit::SetStage(LifecycleStage::Former));
        undo(&office, change.unwrap());
        let stages: Vec<LifecycleStage> = parties.iter().map(|party| office.party(*party).stage).collect();
        assert_eq!(stages, [LifecycleStage::Lead, LifecycleStage::Former, LifecycleStage::Lead]);
    }

    #[test]
    fn undo_takes_back_the_tag_and_leaves_one_added_later() {
        let (office, parties) = office_of_three();
        let change = edit(&office, &parties, BulkEdit::AddTag("#نمایشگاه".to_owned())).unwrap();
        assert_eq!(office.party(parties[0]).tags, ["نمایشگاه"]);
        set(&office, parties[0], PartyEdit::AddTag("vip".to_owned()));
        undo(&office, change.unwrap());
        assert_eq!(office.party(parties[0]).tags, ["vip"]);
    }

    #[test]
    fn what_all_have_already_is_no_change() {
        let (office, parties) = office_of_three();
        assert_eq!(edit(&office, &parties, BulkEdit::SetStage(LifecycleStage::Lead, None)), Ok(None));
    }

    #[test]
    fn one_that_is_gone_keeps_nobody_from_being_edited() {
        let (office, parties) = office_of_three();
        office.run(delete_party(&office.store, DeleteParty { party: parties[0] })).unwrap();
        edit(&office, &parties, BulkEdit::SetOwner(Some(" سارا ".to_owned()))).unwrap();
        assert_eq!(office.party(parties[1]).owner.as_deref(), Some("سارا"));
    }

    #[test]
    fn an_empty_tag_is_refused() {
        let (office, parties) = office_of_three();
        assert!(matches!(
            edit(&office, &parties, BulkEdit::AddTag(" # ".to_owned())),
            Err(Refusal::Invalid(_))
        ));
    }
}
