//! What holds of every merge, whatever was written down before.

use super::*;

/// What is written down of three people and two organisations, the first two people being one.
#[derive(Clone, Debug)]
enum Step {
    Log(usize, Vec<usize>),
    Task(Option<usize>, Vec<usize>),
    Link(usize, usize),
    Attach(usize),
    TellApart(usize, usize),
    Tag(usize, u8),
    Checkpoint,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let person = 0..3_usize;
    let others = || proptest::collection::vec(0..5_usize, 0..4);
    let step = prop_oneof![
        (0..5_usize, others()).prop_map(|(party, others)| Step::Log(party, others)),
        (proptest::option::of(0..5_usize), others()).prop_map(|(party, others)| Step::Task(party, others)),
        (person, 3..5_usize).prop_map(|(person, place)| Step::Link(person, place)),
        (0..5_usize).prop_map(Step::Attach),
        (0..5_usize, 0..5_usize).prop_map(|(one, other)| Step::TellApart(one, other)),
        (0..3_usize, any::<u8>()).prop_map(|(party, tag)| Step::Tag(party, tag)),
        Just(Step::Checkpoint),
    ];
    proptest::collection::vec(step, 0..16)
}

/// Takes the steps, and says which organisations the first two people both work at.
fn write_down(twice: &Twice, steps: Vec<Step>) {
    let office = &twice.office;
    let third = office.add_person("کاوه رستمی");
    let places = ["فروشگاه لاله", "پخش آریا"].map(|name| office.add_organisation(name));
    let parties = [twice.keep, twice.other, third, places[0], places[1]];
    let all = |places: Vec<usize>| places.into_iter().map(|place| parties[place]).collect::<Vec<PartyId>>();
    for step in steps {
        match step {
            Step::Log(party, others) => {
                office.log(parties[party], InteractionFacts { others: all(others), ..call("جلسه") });
            }
            Step::Task(party, others) => {
                let party = party.map(|party| parties[party]);
                office.add_task(TaskFacts {
                    party,
                    others: all(others),
                    title: "قیمت".to_owned(),
                    ..to_call(third)
                });
            }
            Step::Link(person, place) => {
                let other = OtherEnd::Existing(parties[place]);
                let request = LinkParties { party: parties[person], other, title: String::new(), role: None };
                if let Err(refusal) = office.run(link_parties(&office.store, &office.world, request)) {
                    assert_eq!(refusal.about(FormField::OtherParty), Some(&Problem::AlreadyThere));
                }
            }
            Step::Attach(party) => twice.attach_photo(party_ref(parties[party])),
            Step::TellApart(one, other) => twice.tell_apart(parties[one], parties[other]),
            Step::Tag(party, tag) => twice.edit(parties[party], PartyEdit::AddTag(tag.to_string())),
            Step::Checkpoint => {
                let today = Instant::from_millis(NOON_MS).civil_date(crate::domain::time::UtcOffset::UTC);
                office.run(office.store.checkpoint(today)).unwrap();
            }
        }
    }
}

fn count(records: &[Record], kind: RecordKind) -> usize {
    records.iter().filter(|record| record.reference().kind == kind).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn merging_and_undoing_leaves_everything_as_it_was(steps in steps()) {
        let twice = twice();
        write_down(&twice, steps);
        let before = held(&twice.office.store);
        let change = twice.merge();
        let merged = held(&twice.office.store);
        twice.undo(change);
        prop_assert_eq!(&held(&twice.office.store), &before);
        // The log says the same to who reads it anew.
        let fresh = other_tab(&twice);
        block_on(fresh.load_all()).unwrap();
        prop_assert_eq!(held(&fresh), before);
        prop_assert_eq!(merged.iter().filter(|record| record.reference() == party_ref(twice.other)).count(), 0);
    }

    #[test]
    fn nothing_is_lost_in_a_merge_but_places_of_both_become_one(steps in steps()) {
        let twice = twice();
        write_down(&twice, steps);
        let before = held(&twice.office.store);
        let organisations = |party| -> Vec<PartyId> {
            twice.office.store.links(party).into_iter().map(|view| view.link.organisation).collect()
        };
        let of_other = organisations(twice.other);
        let of_both = organisations(twice.keep).iter().filter(|place| of_other.contains(place)).count();
        twice.merge();
        let after = held(&twice.office.store);
        for kind in [RecordKind::Interaction, RecordKind::Task, RecordKind::Attachment] {
            prop_assert_eq!(count(&after, kind), count(&before, kind));
        }
        prop_assert_eq!(count(&after, RecordKind::Link), count(&before, RecordKind::Link) - of_both);
        prop_assert_eq!(count(&after, RecordKind::Party), count(&before, RecordKind::Party) - 1);
    }

    #[test]
    fn nothing_names_the_other_after_a_merge(steps in steps()) {
        let twice = twice();
        write_down(&twice, steps);
        twice.merge();
        prop_assert_eq!(twice.office.store.naming(party_ref(twice.other)), []);
        prop_assert_eq!(twice.office.store.attached_to(party_ref(twice.other)), []);
        let mut distinctions = 0;
        twice.office.store.for_each(RecordKind::Distinction, &mut |record| {
            let Record::Distinction(distinction) = record else { return };
            distinctions += usize::from(distinction.is_about(twice.other));
        });
        prop_assert_eq!(distinctions, 0);
    }
}
