//! Who goes cold: by the rhythm of each, whatever changes and wherever it comes from.

use proptest::prelude::*;

use super::*;

/// Name, rhythm, whether it is the party's own, and days of silence.
type Told = (String, u16, bool, u32);

fn cold(store: &Store, limit: usize) -> Vec<Told> {
    let told = store.going_cold(today(), limit).into_iter();
    told.map(|one| (one.row.name, one.rhythm_days, one.own_rhythm, one.silent_days)).collect()
}

fn told(name: &str, rhythm: u16, own: bool, silent: u32) -> Told {
    (name.to_owned(), rhythm, own, silent)
}

fn in_stage(party: Party, stage: LifecycleStage) -> Party {
    Party { stage, ..party }
}

/// Adds a party and calls it on each of these days.
fn called(store: &Store, party: &Party, days_ago: &[i64]) {
    add(store, party.clone());
    let first = party.id.0.as_u128() * 1_000;
    for (number, ago) in (first..).zip(days_ago) {
        add(store, call(number, party, *ago, ""));
    }
}

#[test]
fn each_party_is_late_by_its_own_rhythm() {
    let store = open(&Rc::default(), 1);
    called(&store, &person(10, "Weekly"), &[20, 27, 34, 41]);
    called(&store, &person(11, "Monthly"), &[50, 80, 110, 140]);
    called(&store, &person(12, "Monthly and in time"), &[40, 70, 100, 130]);
    assert_eq!(cold(&store, 9), [told("Weekly", 7, true, 20), told("Monthly", 30, true, 50)]);
}

#[test]
fn with_too_few_contacts_the_stage_says_what_is_late() {
    let store = open(&Rc::default(), 1);
    called(&store, &in_stage(person(10, "Lead"), LifecycleStage::Lead), &[30]);
    called(&store, &in_stage(person(11, "Customer"), LifecycleStage::Customer), &[60, 65]);
    called(&store, &in_stage(person(12, "Customer in time"), LifecycleStage::Customer), &[30]);
    called(&store, &in_stage(person(13, "Prospect in time"), LifecycleStage::Prospect), &[60]);
    assert_eq!(cold(&store, 9), [told("Lead", 14, false, 30), told("Customer", 30, false, 60)]);
}

#[test]
fn nobody_is_cold_who_used_to_buy_or_was_never_spoken_to() {
    let store = open(&Rc::default(), 1);
    called(&store, &in_stage(person(10, "Former"), LifecycleStage::Former), &[90, 97, 104, 111]);
    called(&store, &person(11, "Never"), &[]);
    let noted = person(12, "Only noted");
    add(&store, noted.clone());
    add(&store, Interaction { kind: InteractionKind::Note, ..call(7, &noted, 90, "") });
    assert_eq!(cold(&store, 9), []);
}

#[test]
fn who_has_been_silent_for_more_than_a_year_comes_after_the_others() {
    let store = open(&Rc::default(), 1);
    called(&store, &person(10, "Dormant"), &[400, 407, 414, 421]);
    called(&store, &person(11, "Late"), &[12, 19, 26, 33]);
    assert_eq!(cold(&store, 9), [told("Late", 7, true, 12), told("Dormant", 7, true, 400)]);
    assert_eq!(cold(&store, 1), [told("Late", 7, true, 12)]);
}

#[test]
fn a_meeting_is_a_contact_with_all_who_took_part() {
    let store = open(&Rc::default(), 1);
    let (mina, omid) = (person(10, "Mina"), person(11, "Omid"));
    called(&store, &mina, &[]);
    called(&store, &omid, &[30]);
    assert_eq!(cold(&store, 9), [told("Omid", 14, false, 30)]);
    add(&store, Interaction { others: vec![omid.id], ..call(7, &mina, 2, "") });
    assert_eq!(cold(&store, 9), []);
}

#[test]
fn a_call_ends_the_silence_and_its_undo_brings_it_back() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina");
    called(&store, &mina, &[20, 27, 34, 41]);
    let before = cold(&store, 9);
    let logged = add(&store, call(7, &mina, 0, ""));
    assert_eq!(cold(&store, 9), []);
    block_on(store.undo(logged)).unwrap();
    assert_eq!(cold(&store, 9), before);
}

#[test]
fn a_customer_moved_to_former_is_cold_no_more() {
    let store = open(&Rc::default(), 1);
    let mina = person(10, "Mina");
    called(&store, &mina, &[20, 27, 34, 41]);
    assert_eq!(cold(&store, 9).len(), 1);
    edit(&store, &mina, |party| party.stage = LifecycleStage::Former);
    assert_eq!(cold(&store, 9), []);
}

#[test]
fn the_list_shows_all_who_are_cold_the_coldest_first() {
    let store = open(&Rc::default(), 1);
    called(&store, &person(10, "Ali"), &[50, 80, 110, 140]);
    called(&store, &person(11, "Babak"), &[20, 27, 34, 41]);
    called(&store, &person(12, "Camelia"), &[1]);
    called(&store, &person(13, "Dara"), &[]);
    let all = PartyQuery::default();
    assert_eq!(names(&store, &PartyQuery { cold: true, ..all.clone() }), ["Ali", "Babak"]);
    let sorted = PartyQuery { cold: true, sort: PartySort::Coldest, ..all.clone() };
    assert_eq!(names(&store, &sorted), ["Babak", "Ali"]);
    let everybody = PartyQuery { sort: PartySort::Coldest, ..all.clone() };
    assert_eq!(names(&store, &everybody), ["Babak", "Ali", "Camelia", "Dara"]);
    let found = PartyQuery { cold: true, text: "bab".to_owned(), ..all };
    assert_eq!(names(&store, &found), ["Babak"]);
}

/// Two hundred parties, each with a rhythm and a silence of its own.
fn a_busy_disk() -> Rc<MemoryDisk> {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    for number in 0..200_u128 {
        let (rhythm, silence) = (1 + number as i64 % 40, number as i64 * 2);
        let days: Vec<i64> = (0..5).map(|time| silence + time * rhythm).collect();
        called(&store, &person(1_000 + number, &format!("Customer {number}")), &days);
    }
    assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Done));
    disk
}

#[test]
fn whoever_is_coldest_is_known_before_any_page_is_read() {
    let disk = a_busy_disk();
    let whole = cold(&open(&disk, 2), 12);
    assert_eq!(whole.len(), 12);
    let starting = block_on(Store::open(disk.clone(), world(3))).unwrap();
    assert!(!starting.loading().done);
    assert_eq!(cold(&starting, 12), whole);
    let query = PartyQuery { cold: true, sort: PartySort::Coldest, ..PartyQuery::default() };
    assert_eq!(names(&starting, &query)[..12], whole.iter().map(|one| one.0.clone()).collect::<Vec<_>>());
    block_on(starting.load_step(&|| true)).unwrap();
    block_on(starting.load_all()).unwrap();
    assert_eq!(cold(&starting, 12), whole);
}

#[test]
fn a_call_while_everything_is_still_coming_in_ends_the_silence() {
    let disk = a_busy_disk();
    let starting = block_on(Store::open(disk.clone(), world(3))).unwrap();
    let first = starting.going_cold(today(), 2);
    let party = starting.party(first[0].row.id).unwrap();
    add(&starting, call(7, &party, 0, ""));
    assert_eq!(cold(&starting, 1)[0].0, first[1].row.name);
    block_on(starting.load_all()).unwrap();
    assert_eq!(cold(&starting, 1)[0].0, first[1].row.name);
    // Another tab that starts now finds the call in the log.
    let again = block_on(Store::open(disk, world(4))).unwrap();
    assert_eq!(cold(&again, 1)[0].0, first[1].row.name);
}

#[test]
fn who_turns_cold_between_two_starts_is_known_at_the_second() {
    let disk: Rc<MemoryDisk> = Rc::default();
    let store = open(&disk, 1);
    called(&store, &person(10, "Mina"), &[5, 12, 19, 26]);
    assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Done));
    let starting = block_on(Store::open(disk, world(2))).unwrap();
    assert_eq!(cold(&starting, 5), []);
    let a_week_later = today().checked_add_days(7).unwrap();
    assert_eq!(starting.going_cold(a_week_later, 5).len(), 1);
}

#[test]
fn a_large_import_on_top_leaves_those_known_as_they_are_while_it_comes_in() {
    let store = open(&Rc::default(), 1);
    called(&store, &person(10, "Mina"), &[20, 27, 34, 41]);
    let before = cold(&store, 5);
    let parties: Vec<Party> = (0..4_200).map(|number| person(5_000 + number, "Imported")).collect();
    let calls = (10_000..).zip(&parties).map(|(id, party)| call(id, party, 1, "").into());
    let late = call(20_000, &parties[7], 30, "");
    let many = parties.iter().map(|party| party.clone().into()).chain(calls).collect();
    block_on(store.commit_bulk(Cause::AddSample, many)).unwrap();
    assert!(!store.loading().done);
    assert_eq!(cold(&store, 5), before);
    block_on(store.load_all()).unwrap();
    assert_eq!(cold(&store, 5), before);
    for gone in store.timeline(late.party) {
        block_on(store.commit(Cause::DeleteInteraction, vec![Write::Delete(Record::from(gone).reference())]))
            .unwrap();
    }
    add(&store, late);
    assert_eq!(cold(&store, 5)[1..], [told("Imported", 14, false, 30)]);
}

/// A clock that stands at 20:00 UTC where it is 23:30.
struct InTehran;

impl Clock for InTehran {
    fn now(&self) -> Instant {
        Instant::from_millis(NOON + 8 * 3_600_000)
    }

    fn offset_at(&self, _instant: Instant) -> crate::domain::time::UtcOffset {
        crate::domain::time::UtcOffset::from_minutes(210).unwrap()
    }
}

#[test]
fn a_day_is_the_day_where_the_user_is() {
    let here = World { clock: Rc::new(InTehran), ..world(1) };
    let store = block_on(Store::open(Rc::new(MemoryDisk::default()), here)).unwrap();
    let mina = person(10, "Mina");
    add(&store, mina.clone());
    // At 15:30 and at half past midnight: one day by UTC, two in Tehran.
    for (number, ago) in [(1, 20), (3, 21), (5, 22)] {
        let day = call(number, &mina, ago, "");
        let at = Instant::from_millis(day.at.millis() + 9 * 3_600_000);
        add(&store, Interaction { id: InteractionId(Uuid::from_u128(number + 1)), at, ..day.clone() });
        add(&store, day);
    }
    assert_eq!(cold(&store, 1), [told("Mina", 1, true, 19)]);
}

/// Something done to one of a few parties, as numbers that say to which and when.
#[derive(Clone, Debug)]
enum Step {
    Log { party: usize, ago: i64, note: bool, with: Option<usize> },
    Move { interaction: usize, ago: i64 },
    Delete(usize),
    DeleteParty(usize),
    Stage(usize, usize),
    Bulk(Vec<(usize, i64)>),
    Undo(usize),
    CatchUp,
    Checkpoint,
}

const PARTIES: usize = 4;

fn step() -> impl Strategy<Value = Step> {
    let party = || 0..PARTIES;
    prop_oneof![
        8 => (party(), 0..60_i64, prop::bool::weighted(0.2), prop::option::weighted(0.2, party()))
            .prop_map(|(party, ago, note, with)| Step::Log { party, ago, note, with }),
        3 => (0..40_usize, 0..60_i64).prop_map(|(interaction, ago)| Step::Move { interaction, ago }),
        2 => (0..40_usize).prop_map(Step::Delete),
        1 => party().prop_map(Step::DeleteParty),
        2 => (party(), 0..4_usize).prop_map(|(party, stage)| Step::Stage(party, stage)),
        2 => prop::collection::vec((party(), 0..60_i64), 1..12).prop_map(Step::Bulk),
        3 => (0..30_usize).prop_map(Step::Undo),
        3 => Just(Step::CatchUp),
        1 => Just(Step::Checkpoint),
    ]
}

fn picked<T: Clone>(of: &[T], place: usize) -> Option<T> {
    (!of.is_empty()).then(|| of[place % of.len()].clone())
}

/// Takes a step in a store; the change, when there was one.
fn take(store: &Store, number: u128, step: Step, done: &[ChangeId]) -> Option<ChangeId> {
    let party = |place: usize| person(1 + place as u128, "Somebody");
    let interactions: Vec<Interaction> =
        (0..PARTIES).flat_map(|place| store.timeline(party(place).id)).collect();
    let commit = |write| block_on(store.commit(Cause::EditMany, vec![write]));
    let outcome = match step {
        Step::Log { party: place, ago, note, with } => commit(Write::Create(
            Interaction {
                kind: if note { InteractionKind::Note } else { InteractionKind::Call },
                others: with.map(|other| party(other).id).into_iter().collect(),
                ..call(number, &party(place), ago, "")
            }
            .into(),
        )),
        Step::Move { interaction, ago } => {
            let before = picked(&interactions, interaction)?;
            let after = Interaction { at: Instant::from_millis(NOON - ago * DAY), ..before.clone() };
            commit(Write::Edit { before: before.into(), after: after.into() })
        }
        Step::Delete(interaction) => {
            commit(Write::Delete(Record::from(picked(&interactions, interaction)?).reference()))
        }
        Step::DeleteParty(place) => commit(Write::Delete(Record::from(party(place)).reference())),
        Step::Stage(place, stage) => {
            let before = store.party(party(place).id)?;
            let after = Party { stage: LifecycleStage::ALL[stage], ..before.clone() };
            commit(Write::Edit { before: before.into(), after: after.into() })
        }
        Step::Bulk(calls) => {
            let records =
                (number + 1..).zip(calls).map(|(id, (place, ago))| call(id, &party(place), ago, ""));
            block_on(store.commit_bulk(Cause::AddSample, records.map(Record::from).collect()))
        }
        Step::Undo(place) => {
            block_on(store.catch_up()).unwrap();
            block_on(store.undo(picked(done, place)?))
        }
        Step::CatchUp => {
            block_on(store.catch_up()).unwrap();
            return None;
        }
        Step::Checkpoint => {
            block_on(store.checkpoint(today())).unwrap();
            return None;
        }
    };
    match outcome {
        Ok(change) => Some(change),
        Err(CommitError::Gone(_) | CommitError::NothingChanged | CommitError::NothingToUndo) => None,
        Err(error) => panic!("{error}"),
    }
}

/// What a store tells of everybody, by identity: of two equally late, rows decide, and those differ.
fn everybody(store: &Store) -> Vec<Cooling> {
    let mut all = store.going_cold(today(), usize::MAX);
    all.sort_by_key(|one| one.row.id);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_up_to_date_is_what_would_be_worked_out_anew(
        steps in prop::collection::vec((any::<bool>(), step()), 1..40),
    ) {
        let disk = Rc::default();
        let tabs = [open(&disk, 1), open(&disk, 2)];
        for place in 0..PARTIES {
            add(&tabs[0], person(1 + place as u128, "Somebody"));
        }
        let mut done = Vec::new();
        for (number, (second, step)) in (1..).zip(steps) {
            let store = &tabs[usize::from(second)];
            done.extend(take(store, number << 16, step, &done));
            // Asked for after every step, so that each is taken in by itself.
            everybody(store);
        }
        let anew = everybody(&open(&disk, 3));
        for tab in &tabs {
            block_on(tab.catch_up()).unwrap();
            prop_assert_eq!(&everybody(tab), &anew);
        }
    }
}
