//! A merge taken back.

use super::*;

#[test]
fn one_undo_takes_the_whole_merge_back_and_another_makes_it_again() {
    let twice = full();
    let before = held(&twice.office.store);
    let change = twice.merge();
    let after = held(&twice.office.store);
    let undone = twice.office.run(undo_change(&twice.office.store, UndoChange { change })).unwrap();
    assert_eq!(held(&twice.office.store), before);
    twice.undo(undone);
    assert_eq!(held(&twice.office.store), after);
}

#[test]
fn what_was_edited_since_the_merge_keeps_its_later_value_at_undo() {
    let twice = twice();
    let logged = twice.office.log(twice.other, call("۴۰ کارتن می‌خواهد"));
    let change = twice.merge();
    twice.edit(twice.keep, PartyEdit::SetNotes("چای دوست دارد".to_owned()));
    let seen = twice.office.interaction(logged);
    let request = EditInteraction { seen, facts: call("۵۰ کارتن می‌خواهد") };
    twice.office.run(edit_interaction(&twice.office.store, &twice.office.world, request)).unwrap();
    twice.undo(change);
    assert_eq!(twice.office.party(twice.keep).notes, "چای دوست دارد");
    let call = twice.office.interaction(logged);
    assert_eq!((call.party, call.text.as_str()), (twice.other, "۵۰ کارتن می‌خواهد"));
}

#[test]
fn what_was_logged_since_the_merge_stays_with_the_kept_one_at_undo() {
    let twice = twice();
    let change = twice.merge();
    let logged = twice.office.log(twice.keep, call("۴۰ کارتن می‌خواهد"));
    twice.undo(change);
    assert_eq!(twice.office.interaction(logged).party, twice.keep);
}
