//! Nothing refers to a record that is gone, and who took part in something sees it.

use super::*;

fn delete(store: &Store, record: RecordRef) -> ChangeId {
    block_on(store.commit(Cause::DeleteParty, vec![Write::Delete(record)])).unwrap()
}

fn of(record: impl Into<Record>) -> RecordRef {
    record.into().reference()
}

fn logged(store: &Store, interaction: &Interaction) -> ChangeId {
    let write = Write::Create(interaction.clone().into());
    block_on(store.commit(Cause::LogInteraction, vec![write])).unwrap()
}

#[test]
fn who_only_took_part_sees_the_meeting_too_before_and_after_a_checkpoint() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let (mina, omid) = (person(10, "Mina Rastegar"), person(11, "Omid Nouri"));
    add(&store, mina.clone());
    add(&store, omid.clone());
    let meeting = Interaction { others: vec![omid.id], ..call(20, &mina, 3, "prices") };
    logged(&store, &meeting);
    block_on(store.checkpoint(today())).unwrap();
    for store in [&store, &open(&disk, 2)] {
        assert_eq!(store.timeline(omid.id), std::slice::from_ref(&meeting));
        assert_eq!(store.party_line(omid.id).unwrap().last_contact, Some(meeting.at));
    }
    let after = Interaction { others: Vec::new(), ..meeting.clone() };
    let write = Write::Edit { before: meeting.into(), after: after.into() };
    block_on(store.commit(Cause::EditInteraction, vec![write])).unwrap();
    assert_eq!(store.timeline(omid.id), []);
    assert_eq!(store.party_line(omid.id).unwrap().last_contact, None);
}

#[test]
fn undoing_the_adding_of_a_party_takes_its_later_calls_and_links_along() {
    let store = open(&Rc::default(), 1);
    let (mina, laleh) = (person(10, "Mina Rastegar"), shop(11, "Laleh Store"));
    add(&store, laleh.clone());
    let added = add(&store, mina.clone());
    add(&store, works_at(&mina, &laleh));
    logged(&store, &call(20, &mina, 1, "wants 40 boxes"));
    let meeting = Interaction { others: vec![mina.id], ..call(21, &laleh, 1, "") };
    logged(&store, &meeting);
    let undone = block_on(store.undo(added)).unwrap();
    assert_eq!(store.counts(), Counts { parties: 1, links: 0, interactions: 1 });
    assert_eq!(store.interaction(meeting.id).unwrap().others, []);
    block_on(store.undo(undone)).unwrap();
    assert_eq!(store.counts(), Counts { parties: 2, links: 1, interactions: 2 });
    assert_eq!(store.interaction(meeting.id), Some(meeting));
}

#[test]
fn a_call_does_not_come_back_without_the_party_it_was_with() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    let first = call(20, &mina, 1, "");
    logged(&store, &first);
    let deleted = delete(&store, of(first));
    delete(&store, of(mina));
    block_on(store.checkpoint(today())).unwrap();
    for store in [&store, &open(&disk, 2)] {
        assert_eq!(block_on(store.undo(deleted)), Err(CommitError::NothingToUndo));
        assert_eq!(store.counts(), Counts::default());
    }
}

#[test]
fn a_call_logged_while_another_tab_deletes_the_party_says_that_it_is_gone() {
    let disk = Rc::default();
    let (first, second) = (open(&disk, 1), open(&disk, 2));
    let mina = person(10, "Mina Rastegar");
    add(&first, mina.clone());
    block_on(second.catch_up()).unwrap();
    delete(&first, of(mina.clone()));
    let write = Write::Create(call(20, &mina, 1, "").into());
    let refused = block_on(second.commit(Cause::LogInteraction, vec![write]));
    assert_eq!(refused, Err(CommitError::Gone(of(mina))));
}

#[test]
fn deleting_takes_along_what_another_tab_hung_on_the_party_meanwhile() {
    let disk = Rc::default();
    let (first, second) = (open(&disk, 1), open(&disk, 2));
    let mina = person(10, "Mina Rastegar");
    add(&first, mina.clone());
    block_on(second.catch_up()).unwrap();
    logged(&first, &call(20, &mina, 1, "wants 40 boxes"));
    delete(&second, of(mina));
    assert_eq!(second.counts(), Counts::default());
    assert_eq!(open(&disk, 3).counts(), Counts::default());
}

#[test]
fn deleting_while_loading_takes_everything_that_hangs_on_the_party() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    add(&store, mina.clone());
    for number in 0..30 {
        add(&store, call(100 + number, &mina, 1, ""));
    }
    block_on(store.checkpoint(today())).unwrap();
    let starting = block_on(Store::open(disk.clone(), world(2))).unwrap();
    assert!(!starting.loading().done);
    delete(&starting, of(mina));
    assert_eq!(open(&disk, 3).counts(), Counts::default());
}

#[test]
fn undoing_while_loading_finds_what_it_takes_back() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    // So many that the customer edited is not of the first screen.
    for number in 0..100 {
        add(&store, person(1_000 + number, &format!("Customer {number:03}")));
    }
    let last = person(5_000, "Customer zzz");
    add(&store, last.clone());
    let edited = edit(&store, &last, |party| party.notes = "tea".to_owned());
    block_on(store.checkpoint(today())).unwrap();
    let starting = block_on(Store::open(disk, world(2))).unwrap();
    block_on(starting.undo(edited)).unwrap();
    assert_eq!(starting.party(last.id).unwrap().notes, "");
}
