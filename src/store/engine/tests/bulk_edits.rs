//! Edits of many parties as one change: over other tabs, over loading, folded, and taken back.

use super::*;
use crate::domain::bulk_edit::BulkEdit;

/// A disk with so many people folded into pages.
fn disk_of(people: u128) -> (Rc<MemoryDisk>, Vec<PartyId>) {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 9);
    let records: Vec<Party> =
        (0..people).map(|number| person(1000 + number, &format!("Customer {number:06}"))).collect();
    let ids = records.iter().map(|party| party.id).collect();
    block_on(store.commit_bulk(Cause::AddSample, records.into_iter().map(Record::from).collect())).unwrap();
    block_on(store.load_all()).unwrap();
    block_on(store.checkpoint(today())).unwrap();
    (disk, ids)
}

fn all_customers() -> BulkEdit {
    BulkEdit::SetStage(LifecycleStage::Customer, None)
}

fn in_stage(store: &Store, stage: LifecycleStage) -> usize {
    store.list(&PartyQuery { stages: vec![stage], ..PartyQuery::default() }).rows.len()
}

#[test]
fn what_was_given_to_all_is_there_after_opening_again_before_and_after_folding() {
    let (disk, ids) = disk_of(1200);
    let store = open(&disk, 1);
    block_on(store.edit_many(&all_customers(), &ids)).unwrap();
    assert_eq!(in_stage(&store, LifecycleStage::Customer), 1200);
    assert_eq!(in_stage(&open(&disk, 2), LifecycleStage::Customer), 1200);
    assert_eq!(block_on(store.checkpoint_if_due(today())).unwrap(), Checkpoint::Done);
    assert_eq!(in_stage(&open(&disk, 3), LifecycleStage::Customer), 1200);
}

#[test]
fn a_tag_given_to_all_is_found_by_search_and_filter() {
    let (disk, ids) = disk_of(300);
    let store = open(&disk, 1);
    block_on(store.edit_many(&BulkEdit::AddTag("exhibition".to_owned()), &ids[..200])).unwrap();
    for store in [store, open(&disk, 2)] {
        let tagged = PartyQuery { tags: vec!["exhibition".to_owned()], ..PartyQuery::default() };
        let written = PartyQuery { text: "exhibition".to_owned(), ..PartyQuery::default() };
        assert_eq!((store.list(&tagged).rows.len(), store.list(&written).rows.len()), (200, 200));
    }
}

#[test]
fn an_edit_made_while_loading_keeps_what_all_were_given() {
    let (disk, ids) = disk_of(1200);
    block_on(open(&disk, 1).edit_many(&all_customers(), &ids)).unwrap();
    let starting = block_on(Store::open(disk.clone(), world(2))).unwrap();
    assert!(!starting.loading().done);
    block_on(starting.load_all()).unwrap();
    let last = starting.party(ids[1199]).unwrap();
    edit(&starting, &last, |party| party.notes = "چای".to_owned());
    let read = open(&disk, 3).party(ids[1199]).unwrap();
    assert_eq!((read.stage, read.notes.as_str()), (LifecycleStage::Customer, "چای"));
}

#[test]
fn a_later_image_and_a_later_deletion_hold_over_what_is_still_to_come() {
    let (disk, ids) = disk_of(1200);
    let store = open(&disk, 1);
    block_on(store.edit_many(&all_customers(), &ids)).unwrap();
    let first = store.party(ids[0]).unwrap();
    edit(&store, &first, |party| party.stage = LifecycleStage::Former);
    let second = Record::from(store.party(ids[1]).unwrap()).reference();
    block_on(store.commit(Cause::DeleteParty, vec![Write::Delete(second)])).unwrap();
    let again = open(&disk, 2);
    assert_eq!(again.party(ids[0]).unwrap().stage, LifecycleStage::Former);
    assert_eq!(again.party(ids[1]), None);
    assert_eq!(in_stage(&again, LifecycleStage::Customer), 1198);
}

#[test]
fn two_edits_of_all_hold_in_their_order() {
    let (disk, ids) = disk_of(1200);
    let store = open(&disk, 1);
    block_on(store.edit_many(&all_customers(), &ids)).unwrap();
    block_on(store.edit_many(&BulkEdit::SetStage(LifecycleStage::Former, None), &ids[600..])).unwrap();
    let again = open(&disk, 2);
    assert_eq!(in_stage(&again, LifecycleStage::Customer), 600);
    assert_eq!(in_stage(&again, LifecycleStage::Former), 600);
}

#[test]
fn another_tab_takes_it_in_and_edits_over_it() {
    let (disk, ids) = disk_of(300);
    let (one, other) = (open(&disk, 1), open(&disk, 2));
    block_on(one.edit_many(&all_customers(), &ids)).unwrap();
    let seen = other.party(ids[7]).unwrap();
    edit(&other, &seen, |party| party.notes = "چای".to_owned());
    let party = other.party(ids[7]).unwrap();
    assert_eq!((party.stage, party.notes.as_str()), (LifecycleStage::Customer, "چای"));
    assert_eq!(in_stage(&other, LifecycleStage::Customer), 300);
}

#[test]
fn it_is_built_anew_over_what_another_tab_wrote_meanwhile() {
    let (disk, ids) = disk_of(300);
    let (one, other) = (open(&disk, 1), open(&disk, 2));
    let seen = one.party(ids[7]).unwrap();
    edit(&one, &seen, |party| party.tags = vec!["vip".to_owned()]);
    let change = block_on(other.edit_many(&BulkEdit::AddTag("fair".to_owned()), &ids)).unwrap();
    assert_eq!(other.party(ids[7]).unwrap().tags, ["vip", "fair"]);
    block_on(other.undo(change)).unwrap();
    assert_eq!(other.party(ids[7]).unwrap().tags, ["vip"]);
}

#[test]
fn an_old_one_is_undone_from_the_disk_and_later_values_stay() {
    let (disk, ids) = disk_of(1200);
    let store = open(&disk, 1);
    let change = block_on(store.edit_many(&all_customers(), &ids)).unwrap();
    let later = store.party(ids[3]).unwrap();
    edit(&store, &later, |party| party.stage = LifecycleStage::Former);
    block_on(store.checkpoint(today())).unwrap();
    let again = open(&disk, 2);
    let preview = block_on(again.undo_preview(change)).unwrap();
    assert_eq!((preview.total, preview.kept_total), (1199, 1));
    let undone = block_on(again.undo(change)).unwrap();
    assert_eq!(in_stage(&again, LifecycleStage::Lead), 1199);
    assert_eq!(again.party(ids[3]).unwrap().stage, LifecycleStage::Former);
    block_on(again.undo(undone)).unwrap();
    assert_eq!(in_stage(&again, LifecycleStage::Customer), 1199);
}

#[test]
fn the_activity_shows_some_of_them_and_counts_all() {
    let (disk, ids) = disk_of(300);
    let store = open(&disk, 1);
    block_on(store.edit_many(&all_customers(), &ids)).unwrap();
    let entry = block_on(store.activity(None, 1)).unwrap().remove(0);
    assert_eq!((entry.changes.len(), entry.kinds.as_slice()), (50, &[(RecordKind::Party, 300)][..]));
    let of = RecordRef { kind: RecordKind::Party, id: ids[299].0 };
    let entry = block_on(store.history(of, None, 1)).unwrap().remove(0);
    assert_eq!(entry.changes.len(), 1);
    assert_eq!(entry.changes[0].record, of);
}
