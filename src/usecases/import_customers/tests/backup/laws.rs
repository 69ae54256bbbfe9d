//! That nothing is lost on the way out and in again.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::record::strategies::{party, record};

/// Records that hang on some of the parties instead of on nobody.
fn tied(parties: &[Party], records: Vec<Record>) -> Vec<Record> {
    let of = |id: Uuid| parties[(id.as_u128() % parties.len() as u128) as usize].id;
    let tie = |mut record: Record| {
        match &mut record {
            Record::Link(link) => {
                (link.person, link.organisation) = (of(link.person.0), of(link.organisation.0))
            }
            Record::Interaction(talk) => {
                talk.party = of(talk.party.0);
                talk.others.iter_mut().for_each(|other| *other = of(other.0));
            }
            Record::Task(task) => {
                task.party = task.party.map(|party| of(party.0));
                task.others.iter_mut().for_each(|other| *other = of(other.0));
            }
            Record::Attachment(attachment) => {
                attachment.of = RecordRef { kind: RecordKind::Party, id: of(attachment.of.id).0 };
            }
            Record::Distinction(distinction) => {
                distinction.parties = (of(distinction.parties.0.0), of(distinction.parties.1.0));
            }
            _ => {}
        }
        record
    };
    let parties = parties.iter().cloned().map(Record::from);
    parties.chain(records.into_iter().map(tie)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn records_of_every_kind_come_back_as_they_were(parties in vec(party(), 1..4), more in vec(record(), 0..12)) {
        let records = tied(&parties, more);
        let office = office_with(&records);
        office.run(office.store.commit_bulk(Cause::AddSample, records.clone())).unwrap();
        let empty = office_with(&records);
        let text = backup(&office);
        let change = restore(&empty, &text, OnExisting::Complete).unwrap();
        prop_assert_eq!(everything(&empty), everything(&office));
        for existing in [OnExisting::Complete, OnExisting::Overwrite] {
            prop_assert_eq!(restore(&empty, &text, existing), None);
        }
        undo(&empty, change);
        prop_assert_eq!(everything(&empty), []);
        restore(&empty, &text, OnExisting::Complete).unwrap();
        prop_assert_eq!(everything(&empty), everything(&office));
    }

    #[test]
    fn whatever_a_file_says_doing_it_twice_changes_nothing_the_second_time(
        here in vec(party(), 1..3), there in vec(party(), 1..3), more in vec(record(), 0..8),
        how in proptest::sample::select(vec![OnExisting::Complete, OnExisting::Overwrite]),
    ) {
        let office = Office::open();
        let mut records = tied(&here, more.clone());
        office.run(office.store.commit_bulk(Cause::AddSample, records.clone())).unwrap();
        let before = everything(&office);
        // The same identities, of which the file says something else.
        let ids: Vec<PartyId> = here.iter().map(|party| party.id).collect();
        records = there.into_iter().zip(ids).map(|(party, id)| Party { id, ..party }.into()).collect();
        records.extend(more);
        let text = file_of(&records);
        let change = restore(&office, &text, how);
        prop_assert_eq!(restore(&office, &text, how), None);
        change.into_iter().for_each(|change| undo(&office, change));
        prop_assert_eq!(everything(&office), before);
    }
}
