//! Whose contact facts have not been confirmed for long.

use super::*;
use crate::domain::contact_fact::{AgedFact, ContactFact};
use crate::domain::id::TaskId;
use crate::domain::party::{ContactEmail, ContactLabel};
use crate::domain::task::{Due, Task, TaskKind};

fn day(ago: i32) -> CivilDate {
    today().checked_add_days(-ago).unwrap()
}

fn email(address: &str, confirmed_on: Option<CivilDate>) -> ContactEmail {
    ContactEmail { address: address.to_owned(), label: ContactLabel::Work, confirmed_on }
}

/// Somebody with an address confirmed so many days ago.
fn confirmed(id: u128, name: &str, ago: i32) -> Party {
    Party { emails: vec![email("mina@laleh.example", Some(day(ago)))], ..person(id, name) }
}

/// A task with somebody, due in so many days.
fn due(id: u128, kind: TaskKind, party: &Party, in_days: i32) -> Task {
    let created_at = Instant::from_millis(NOON);
    Task {
        party: Some(party.id),
        due: Some(Due::Day(day(-in_days))),
        ..Task::new(TaskId(Uuid::from_u128(id)), kind, created_at)
    }
}

/// Name, age of the oldest fact, and whether a talk is near.
fn stale(store: &Store) -> Vec<(String, u32, bool)> {
    let stale = store.stale_facts(today(), 9).into_iter();
    stale.map(|one| (one.row.name, one.oldest_days, one.talk_soon)).collect()
}

fn told(name: &str, days: u32, soon: bool) -> (String, u32, bool) {
    (name.to_owned(), days, soon)
}

#[test]
fn the_oldest_facts_come_first_and_those_confirmed_within_half_a_year_not_at_all() {
    let store = open(&Rc::default(), 1);
    add(&store, confirmed(10, "Older", 300));
    add(&store, confirmed(11, "Oldest", 400));
    add(&store, confirmed(12, "Recent", 180));
    add(&store, person(13, "Without facts"));
    assert_eq!(stale(&store), [told("Oldest", 400, false), told("Older", 300, false)]);
}

#[test]
fn only_leads_and_customers_are_asked() {
    let store = open(&Rc::default(), 1);
    for (id, stage) in (10..).zip(LifecycleStage::ALL) {
        add(&store, Party { stage, ..confirmed(id, &format!("{stage:?}"), 200) });
    }
    let mut names: Vec<String> = stale(&store).into_iter().map(|one| one.0).collect();
    names.sort();
    assert_eq!(names, ["Customer", "Lead"]);
}

#[test]
fn whoever_is_talked_to_within_the_week_comes_first() {
    let store = open(&Rc::default(), 1);
    let parties: Vec<Party> =
        (0..6).map(|nth| confirmed(10 + nth, &format!("P{nth}"), 200 + nth as i32)).collect();
    for party in &parties {
        add(&store, party.clone());
    }
    add(&store, due(30, TaskKind::Visit, &parties[0], 7));
    add(&store, due(31, TaskKind::Call, &parties[1], 0));
    add(&store, due(32, TaskKind::Meeting, &parties[2], 8));
    add(&store, due(33, TaskKind::ToDo, &parties[3], 1));
    let done = Task { done_at: Some(Instant::from_millis(NOON)), ..due(34, TaskKind::Call, &parties[4], 1) };
    add(&store, done);
    let expected = [("P1", 201, true), ("P0", 200, true), ("P5", 205, false), ("P4", 204, false)];
    assert_eq!(stale(&store)[..4], expected.map(|(name, days, soon)| told(name, days, soon)));
}

#[test]
fn a_place_of_work_is_a_fact_of_both_and_as_old_after_a_checkpoint() {
    let disk = Rc::default();
    let store = open(&disk, 1);
    let (mina, laleh) = (person(10, "Mina"), shop(11, "Laleh"));
    let link = Link { confirmed_on: Some(day(250)), ..works_at(&mina, &laleh) };
    add(&store, mina.clone());
    add(&store, laleh.clone());
    add(&store, link.clone());
    add(&store, confirmed(12, "Omid", 260));
    let expected = [told("Omid", 260, false), told("Laleh", 250, false), told("Mina", 250, false)];
    let sorted = |store: &Store| {
        let mut all = stale(store);
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        all
    };
    assert_eq!(sorted(&store), expected);
    block_on(store.checkpoint(today())).unwrap();
    let again = open(&disk, 2);
    assert_eq!(sorted(&again), expected);
    let after = Link { confirmed_on: Some(today()), ..link.clone() };
    let write = Write::Edit { before: link.into(), after: after.into() };
    block_on(again.commit(Cause::ConfirmFacts, vec![write])).unwrap();
    assert_eq!(stale(&again), [told("Omid", 260, false)]);
}

#[test]
fn the_facts_of_a_party_are_told_the_oldest_first_with_its_links() {
    let store = open(&Rc::default(), 1);
    let laleh = shop(11, "Laleh");
    let created_at = Instant::from_millis(NOON - 50 * DAY);
    let mina = Party {
        emails: vec![email("new@laleh.example", Some(day(20))), email("never@laleh.example", None)],
        created_at,
        ..person(10, "Mina")
    };
    let link = Link { confirmed_on: Some(day(30)), ..works_at(&mina, &laleh) };
    add(&store, laleh);
    add(&store, mina.clone());
    add(&store, link.clone());
    let facts = store.facts_by_age(mina.id);
    let aged = |fact, ago, asked| AgedFact { fact, confirmed_on: day(ago), asked };
    assert_eq!(
        facts,
        [
            aged(ContactFact::Email(mina.emails[1].clone()), 50, false),
            aged(ContactFact::Link(link), 30, true),
            aged(ContactFact::Email(mina.emails[0].clone()), 20, true),
        ]
    );
    assert_eq!(store.facts_by_age(PartyId(Uuid::from_u128(99))), []);
}
