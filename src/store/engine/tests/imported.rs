//! Customers taken in from a file: new ones in pages and edits of others, as one change.

use super::*;
use crate::store::newcomers::Listed;
use crate::store::ports::Write;

fn import(store: &Store, new: &[Record], edits: Vec<Write>) -> ChangeId {
    let new = Box::new(Listed::new(new.to_vec()));
    block_on(store.commit_newcomers(Cause::ImportCustomers, new, edits)).unwrap()
}

fn renamed(before: &Party, name: &str) -> Party {
    let mut after = before.clone();
    if let PartyDetails::Person(person) = &mut after.details {
        name.clone_into(&mut person.name);
    }
    after
}

fn edit_of(before: &Party, after: &Party) -> Write {
    Write::Edit { before: before.clone().into(), after: after.clone().into() }
}

/// A store with Mina in it, into which Omid and the shop he works at were taken in, and Mina renamed.
fn with_import(disk: &Rc<MemoryDisk>) -> (Store, ChangeId) {
    let store = open(disk, 1);
    let mina = person(1, "Mina");
    add(&store, mina.clone());
    let (omid, laleh) = (person(2, "Omid Nouri"), shop(3, "Laleh Store"));
    let link = works_at(&omid, &laleh);
    let change = import(
        &store,
        &[omid.into(), laleh.into(), link.into()],
        vec![edit_of(&mina, &renamed(&mina, "Mina Rastegar"))],
    );
    (store, change)
}

#[test]
fn new_and_changed_customers_come_in_as_one_change_and_go_as_one() {
    let disk = Rc::default();
    let (store, change) = with_import(&disk);
    let all = ["Laleh Store", "Mina Rastegar", "Omid Nouri"];
    assert_eq!(names(&store, &PartyQuery::default()), all);
    assert_eq!(names(&open(&disk, 2), &PartyQuery::default()), all);
    block_on(store.undo(change)).unwrap();
    assert_eq!(names(&store, &PartyQuery::default()), ["Mina"]);
    assert_eq!(names(&open(&disk, 3), &PartyQuery::default()), ["Mina"]);
}

#[test]
fn another_tab_hears_of_all_of_it() {
    let disk = Rc::default();
    let other = open(&disk, 2);
    drop(with_import(&disk));
    block_on(other.catch_up()).unwrap();
    block_on(other.load_all()).unwrap();
    assert_eq!(names(&other, &PartyQuery::default()), ["Laleh Store", "Mina Rastegar", "Omid Nouri"]);
}

#[test]
fn who_was_worked_with_since_stays_with_the_place_of_work_also_after_folding() {
    for folded in [false, true] {
        let disk = Rc::default();
        let (store, change) = with_import(&disk);
        let omid = store.party(PartyId(Uuid::from_u128(2))).unwrap();
        edit(&store, &omid, |party| party.notes = "Likes tea".to_owned());
        if folded {
            assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Done));
        }
        let preview = block_on(store.undo_preview(change)).unwrap();
        assert_eq!((preview.lost, preview.kept_total, preview.total), (0, 3, 1), "folded: {folded}");
        block_on(store.undo(change)).unwrap();
        assert_eq!(names(&store, &PartyQuery::default()), ["Laleh Store", "Mina", "Omid Nouri"]);
    }
}

#[test]
fn a_call_logged_since_keeps_a_customer_and_a_task_does_too() {
    let disk = Rc::default();
    let (store, change) = with_import(&disk);
    let laleh = store.party(PartyId(Uuid::from_u128(3))).unwrap();
    add(&store, call(7, &laleh, 1, "Wants forty boxes"));
    block_on(store.undo(change)).unwrap();
    assert_eq!(names(&store, &PartyQuery::default()), ["Laleh Store", "Mina"]);
    assert_eq!(store.counts().interactions, 1);
}

#[test]
fn a_field_edited_again_since_keeps_its_later_value() {
    let disk = Rc::default();
    let (store, change) = with_import(&disk);
    let mina = store.party(PartyId(Uuid::from_u128(1))).unwrap();
    let married = renamed(&mina, "Mina Karimi");
    block_on(store.commit(Cause::EditParty, vec![edit_of(&mina, &married)])).unwrap();
    block_on(store.undo(change)).unwrap();
    assert_eq!(names(&store, &PartyQuery::default()), ["Mina Karimi"]);
}

#[test]
fn taking_back_the_taking_back_and_doing_it_again_ends_where_it_began() {
    let disk = Rc::default();
    let (store, change) = with_import(&disk);
    let undone = block_on(store.undo(change)).unwrap();
    block_on(store.undo(undone)).unwrap();
    assert_eq!(names(&store, &PartyQuery::default()), ["Laleh Store", "Mina Rastegar", "Omid Nouri"]);
    block_on(store.undo(change)).unwrap();
    assert_eq!(names(&store, &PartyQuery::default()), ["Mina"]);
}

#[test]
fn who_was_deleted_comes_in_again_with_what_hangs_on_it() {
    for folded in [false, true] {
        let disk = Rc::default();
        let (store, change) = with_import(&disk);
        let omid = store.party(PartyId(Uuid::from_u128(2))).unwrap();
        let laleh = store.party(PartyId(Uuid::from_u128(3))).unwrap();
        let link = works_at(&omid, &laleh);
        block_on(store.undo(change)).unwrap();
        if folded {
            assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Done));
        }
        // Another tab brings it in, which may never have known what was deleted.
        let other = open(&disk, 2);
        block_on(other.load_all()).unwrap();
        import(&other, &[omid.into(), laleh.into(), link.into()], Vec::new());
        block_on(store.catch_up()).unwrap();
        block_on(store.load_all()).unwrap();
        for store in [&store, &other, &open(&disk, 3)] {
            block_on(store.load_all()).unwrap();
            let query = PartyQuery::default();
            assert_eq!(names(store, &query), ["Laleh Store", "Mina", "Omid Nouri"], "folded: {folded}");
            assert_eq!(store.counts().links, 1);
        }
    }
}

#[test]
fn who_came_in_again_and_was_deleted_again_stays_deleted() {
    let disk = Rc::default();
    let (store, change) = with_import(&disk);
    let omid = store.party(PartyId(Uuid::from_u128(2))).unwrap();
    block_on(store.undo(change)).unwrap();
    assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Done));
    let other = open(&disk, 2);
    block_on(other.load_all()).unwrap();
    import(&other, &[omid.clone().into()], Vec::new());
    block_on(other.commit(Cause::DeleteParty, vec![Write::Delete(Record::from(omid).reference())])).unwrap();
    block_on(store.catch_up()).unwrap();
    block_on(store.load_all()).unwrap();
    assert_eq!(names(&store, &PartyQuery::default()), ["Mina"]);
}

#[test]
fn a_place_of_work_may_come_before_who_works_there() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let (omid, laleh) = (person(2, "Omid Nouri"), shop(3, "Laleh Store"));
    let link = works_at(&omid, &laleh);
    import(&store, &[link.into(), omid.into(), laleh.into()], Vec::new());
    for store in [&store, &open(&disk, 2)] {
        assert_eq!(names(store, &PartyQuery::default()), ["Laleh Store", "Omid Nouri"]);
        assert_eq!(store.counts().links, 1);
    }
}

#[test]
fn an_import_of_nothing_writes_nothing() {
    let store = open(&Rc::default(), 1);
    let nobody = Box::new(Listed::new(Vec::new()));
    let nothing = block_on(store.commit_newcomers(Cause::ImportCustomers, nobody, Vec::new()));
    assert_eq!(nothing, Err(CommitError::NothingChanged));
}

#[test]
fn the_activity_says_how_many_came_and_what_was_edited() {
    let disk = Rc::default();
    let (store, _) = with_import(&disk);
    let entry = block_on(store.activity(None, 1)).unwrap().remove(0);
    assert_eq!(entry.kinds, [(RecordKind::Party, 3), (RecordKind::Link, 1)]);
    let edited: Vec<&str> = entry.changes.iter().map(|change| change.name.as_str()).collect();
    assert_eq!(edited, ["Mina Rastegar"]);
}
