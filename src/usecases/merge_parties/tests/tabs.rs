//! Two tabs, of which one merges.

use super::*;

#[test]
fn a_call_that_another_tab_logged_just_before_is_moved_as_well() {
    let twice = twice();
    let tab = other_tab(&twice);
    let request = LogInteraction {
        party: twice.other, facts: call("۴۰ کارتن می‌خواهد"), files: Vec::new()
    };
    let logged = block_on(log_interaction(&tab, &twice.office.world, request)).unwrap().interaction;
    twice.merge();
    assert_eq!(twice.office.interaction(logged).party, twice.keep);
}

#[test]
fn what_another_tab_wrote_of_the_other_just_before_is_taken_in() {
    let twice = twice();
    let tab = other_tab(&twice);
    let edits = vec![PartyEdit::AddTag("vip".to_owned())];
    let request = EditParty { party: twice.other, edits, home: Country::IR };
    block_on(edit_party(&tab, &twice.office.world, request)).unwrap();
    twice.merge();
    assert_eq!(twice.office.party(twice.keep).tags, ["vip"]);
}

#[test]
fn one_that_another_tab_deleted_just_before_is_said_to_be_gone() {
    let twice = twice();
    let tab = other_tab(&twice);
    block_on(tab.load_all()).unwrap();
    block_on(delete_party(&tab, DeleteParty { party: twice.other })).unwrap();
    assert_eq!(twice.merge_with(&[]), Err(CommitError::Gone(party_ref(twice.other)).into()));
}

#[test]
fn a_call_logged_with_the_other_after_another_tab_merged_it_says_that_it_is_gone() {
    let twice = twice();
    let tab = other_tab(&twice);
    twice.merge();
    let request = LogInteraction { party: twice.other, facts: call(""), files: Vec::new() };
    let logged = block_on(log_interaction(&tab, &twice.office.world, request));
    assert_eq!(logged.unwrap_err(), CommitError::Gone(party_ref(twice.other)).into());
}

#[test]
fn of_two_tabs_that_merge_the_two_in_either_direction_the_second_hears_that_one_is_gone() {
    let twice = twice();
    let tab = other_tab(&twice);
    twice.merge();
    let turned = MergeParties { keep: twice.other, other: twice.keep, from_other: Vec::new() };
    assert_eq!(block_on(merge_parties(&tab, turned)), Err(CommitError::Gone(party_ref(twice.other)).into()));
}
