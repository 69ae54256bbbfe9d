//! The activity, the trash, and what taking a change back would do.

use super::*;
use crate::domain::difference::{FieldContent, FieldName};
use crate::domain::id::PartyId;

fn set_stage(store: &Store, party: &Party, stage: LifecycleStage) -> ChangeId {
    let current = store.party(party.id).unwrap();
    edit(store, &current, |party| party.stage = stage)
}

fn activity(store: &Store) -> Vec<ActivityEntry> {
    block_on(store.activity(None, 50)).unwrap()
}

fn history(store: &Store, party: &Party) -> Vec<ActivityEntry> {
    block_on(store.history(Record::from(party.clone()).reference(), None, 50)).unwrap()
}

fn trash(store: &Store) -> Vec<TrashItem> {
    block_on(store.trash(None, 50)).unwrap().items
}

fn delete(store: &Store, parties: &[&Party]) -> ChangeId {
    let delete = |party: &&Party| Write::Delete(Record::from((*party).clone()).reference());
    block_on(store.commit(Cause::DeleteMany, parties.iter().map(delete).collect())).unwrap()
}

#[test]
fn the_latest_change_comes_first_with_what_differs() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    set_stage(&store, &mina, LifecycleStage::Customer);
    let entries = activity(&store);
    assert_eq!(entries.len(), 2);
    assert!(entries[0].own_device);
    let change = &entries[0].changes[0];
    assert_eq!((change.name.as_str(), change.created, change.deleted), ("مینا رستگار", false, false));
    assert_eq!(change.fields.len(), 1);
    assert_eq!(change.fields[0].field, FieldName::Stage);
    assert!(entries[1].changes[0].created);
}

#[test]
fn the_activity_is_read_page_by_page_and_folding_takes_nothing_from_it() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    for stage in [LifecycleStage::Customer, LifecycleStage::Former, LifecycleStage::Lead] {
        set_stage(&store, &mina, stage);
    }
    assert_eq!(block_on(store.checkpoint(today())).unwrap(), Checkpoint::Done);
    let again = open(&disk, 2);
    let first = block_on(again.activity(None, 3)).unwrap();
    let rest = block_on(again.activity(first.last().map(|entry| entry.seq), 3)).unwrap();
    assert_eq!((first.len(), rest.len()), (3, 1));
    assert!(!first[0].own_device);
}

#[test]
fn a_customers_history_has_its_calls_and_not_those_of_others() {
    let store = open(&Rc::default(), 1);
    let (mina, omar) = (person(10, "مینا رستگار"), person(11, "Omar Haddad"));
    add(&store, mina.clone());
    add(&store, omar.clone());
    add(&store, call(20, &mina, 1, "چهل کارتن"));
    add(&store, call(21, &omar, 1, "price list"));
    let entries = history(&store, &mina);
    assert_eq!(entries.len(), 2);
    let called = &entries[0].changes[0];
    assert_eq!(called.party.as_ref().map(|party| party.name.as_str()), Some("مینا رستگار"));
    assert_eq!(called.name, "چهل کارتن");
}

#[test]
fn the_history_of_one_that_came_in_bulk_begins_with_that() {
    let store = open(&Rc::default(), 1);
    let (mina, omar) = (person(10, "مینا رستگار"), person(11, "Omar Haddad"));
    let call = call(20, &mina, 1, "چهل کارتن");
    let records = vec![mina.clone().into(), omar.into(), call.into()];
    block_on(store.commit_bulk(Cause::AddSample, records)).unwrap();
    let entries = history(&store, &mina);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].kinds, [(RecordKind::Party, 2), (RecordKind::Interaction, 1)]);
}

#[test]
fn a_history_is_still_there_when_the_customer_is_gone() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    add(&store, call(20, &mina, 1, "چهل کارتن"));
    delete(&store, &[&mina]);
    let entries = history(&store, &mina);
    assert_eq!(entries.len(), 3);
    assert!(entries[0].changes[0].deleted);
    assert_eq!(entries[0].changes[1].party.as_ref().unwrap().name, "مینا رستگار");
}

#[test]
fn undo_at_once_meets_nothing() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    let change = set_stage(&store, &mina, LifecycleStage::Customer);
    let preview = block_on(store.undo_preview(change)).unwrap();
    assert!(!preview.conflicts() && !preview.nothing_left);
    assert_eq!(preview.changes[0].fields[0].after, Some(FieldContent::Stage(LifecycleStage::Lead)));
}

#[test]
fn a_stage_set_again_is_kept_with_its_later_value() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    let change = edit(&store, &mina, |party| {
        party.stage = LifecycleStage::Customer;
        party.notes = "چای".to_owned();
    });
    set_stage(&store, &mina, LifecycleStage::Former);
    let preview = block_on(store.undo_preview(change)).unwrap();
    assert!(preview.conflicts());
    assert_eq!(preview.kept[0].fields[0].later, Some(FieldContent::Stage(LifecycleStage::Former)));
    assert_eq!(preview.changes[0].fields.len(), 1);
    assert_eq!(preview.changes[0].fields[0].field, FieldName::Notes);
}

#[test]
fn undoing_that_somebody_was_added_says_what_came_since_and_would_go() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "مینا رستگار");
    let change = add(&store, mina.clone());
    assert!(!block_on(store.undo_preview(change)).unwrap().conflicts());
    add(&store, call(20, &mina, 1, "چهل کارتن"));
    let preview = block_on(store.undo_preview(change)).unwrap();
    assert_eq!((preview.lost, preview.total), (1, 2));
    assert!(preview.conflicts());
}

#[test]
fn the_preview_says_exactly_what_undo_then_does() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    let change = edit(&store, &mina, |party| party.tags = vec!["vip".to_owned(), "fair".to_owned()]);
    let now = store.party(mina.id).unwrap();
    edit(&store, &now, |party| party.tags.retain(|tag| tag != "fair"));
    let preview = block_on(store.undo_preview(change)).unwrap();
    block_on(store.undo(change)).unwrap();
    let did = &activity(&store)[0];
    assert_eq!(did.changes, preview.changes);
    assert!(block_on(store.undo_preview(change)).unwrap().nothing_left);
}

#[test]
fn the_trash_has_who_was_deleted_and_counts_what_went_along() {
    let store = open(&Rc::default(), 1);
    let (mina, laleh) = (person(10, "مینا رستگار"), shop(11, "لاله"));
    add(&store, mina.clone());
    add(&store, laleh.clone());
    add(&store, works_at(&mina, &laleh));
    add(&store, call(20, &mina, 1, "چهل کارتن"));
    assert_eq!(trash(&store), []);
    delete(&store, &[&mina]);
    let items = trash(&store);
    assert_eq!(items.len(), 1);
    assert_eq!((items[0].name.as_str(), items[0].with_it, items[0].orphaned), ("مینا رستگار", 2, false));
}

#[test]
fn of_forty_deleted_each_is_in_the_trash_and_one_brought_back_is_not() {
    let store = open(&Rc::default(), 1);
    let people: Vec<Party> =
        (0..40).map(|number| person(10 + number, &format!("Customer {number}"))).collect();
    for one in &people {
        add(&store, one.clone());
    }
    let change = delete(&store, &people.iter().collect::<Vec<_>>());
    let first = block_on(store.trash(None, 15)).unwrap();
    let second = block_on(store.trash(first.earlier, 30)).unwrap();
    assert_eq!((first.items.len(), second.items.len(), second.earlier), (15, 25, None));
    block_on(store.restore(first.items[3].record, change)).unwrap();
    assert_eq!(trash(&store).len(), 39);
    assert_eq!(store.counts().parties, 1);
}

#[test]
fn sample_data_taken_out_is_no_trash() {
    let store = open(&Rc::default(), 1);
    let sample = Party { sample: true, ..person(10, "Sample Person") };
    block_on(store.commit_bulk(Cause::AddSample, vec![sample.clone().into()])).unwrap();
    let write = Write::Delete(Record::from(sample).reference());
    block_on(store.commit(Cause::RemoveSample, vec![write])).unwrap();
    assert_eq!(trash(&store), []);
}

#[test]
fn a_record_of_another_tab_is_found_in_the_trash_after_opening_again() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "مینا رستگار");
    add(&store, mina.clone());
    delete(&store, &[&mina]);
    block_on(store.checkpoint(today())).unwrap();
    let again = open(&disk, 2);
    assert_eq!(trash(&again)[0].record.id, PartyId(mina.id.0).0);
    block_on(again.restore(trash(&again)[0].record, trash(&again)[0].deleted_by)).unwrap();
    assert_eq!(again.party(mina.id), Some(mina));
}
