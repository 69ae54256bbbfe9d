//! What earlier formats wrote comes up to date.

use proptest::prelude::*;

use super::{call, purchasing};
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::{Address, Party};
use crate::domain::record::strategies::*;
use crate::store::codec::*;
use crate::store::records::v1::PartyV1;
use crate::store::records::v2::{
    AddressV2, ContactEmailV2, ContactPhoneV2, InteractionV2, LinkV2, PartyV2, SocialHandleV2,
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_party_of_format_1_comes_up_to_date(party in party()) {
        let PartyV2 { id, details, stage, phones, emails, addresses, handles, consents, owner, tags, source,
            anniversaries, notes, sample, created_at, .. } = as_in_format_2(&party);
        let old = PartyV1 { id, details, stage, phones, emails, addresses, handles, consents, owner, tags,
            source, anniversaries, notes, sample, created_at };
        let bytes = postcard::to_allocvec(&old).unwrap();
        let expected = Party { preferred_channel: None, best_time: None, ..without_what_is_new(party) };
        prop_assert_eq!(decode_record(RecordKind::Party, 1, &bytes).unwrap(), Record::from(expected));
    }

    #[test]
    fn a_party_of_format_2_comes_up_to_date(party in party()) {
        let bytes = postcard::to_allocvec(&as_in_format_2(&party)).unwrap();
        let expected = without_what_is_new(party);
        prop_assert_eq!(decode_record(RecordKind::Party, 2, &bytes).unwrap(), Record::from(expected));
    }

    #[test]
    fn links_and_interactions_of_formats_1_and_2_come_up_to_date(link in link(), interaction in interaction()) {
        let Link { id, person, organisation, title, role, sample, created_at, .. } = link.clone();
        let old_link = LinkV2 { id, person, organisation, title, role, sample, created_at };
        let Interaction { id, party, others, kind, direction, outcome, at, duration_s, subject, text, position,
            sample, created_at, .. } = interaction.clone();
        let old_interaction = InteractionV2 { id, party, others, kind, direction, outcome, at, duration_s,
            subject, text, position, sample, created_at };
        let link = Record::from(Link { confirmed_on: None, ..link });
        let interaction = Record::from(Interaction { own_outcome: None, custom: Vec::new(), ..interaction });
        for format in [1, 2] {
            let bytes = postcard::to_allocvec(&old_link).unwrap();
            prop_assert_eq!(decode_record(RecordKind::Link, format, &bytes).unwrap(), link.clone());
            let bytes = postcard::to_allocvec(&old_interaction).unwrap();
            let read = decode_record(RecordKind::Interaction, format, &bytes).unwrap();
            prop_assert_eq!(read, interaction.clone());
        }
    }
}

fn as_in_format_2(party: &Party) -> PartyV2 {
    let party = party.clone();
    let phones = party.phones.into_iter();
    let emails = party.emails.into_iter();
    let handles = party.handles.into_iter();
    let address = |one: Address| AddressV2 {
        label: one.label,
        street: one.street,
        district: one.district,
        city: one.city,
        region: one.region,
        postal_code: one.postal_code,
        country: one.country,
        position: one.position,
    };
    PartyV2 {
        id: party.id,
        details: party.details,
        stage: party.stage,
        phones: phones.map(|one| ContactPhoneV2 { number: one.number, label: one.label }).collect(),
        emails: emails.map(|one| ContactEmailV2 { address: one.address, label: one.label }).collect(),
        addresses: party.addresses.into_iter().map(address).collect(),
        handles: handles.map(|one| SocialHandleV2 { network: one.network, handle: one.handle }).collect(),
        preferred_channel: party.preferred_channel,
        best_time: party.best_time,
        consents: party.consents,
        owner: party.owner,
        tags: party.tags,
        source: party.source,
        anniversaries: party.anniversaries,
        notes: party.notes,
        sample: party.sample,
        created_at: party.created_at,
    }
}

fn without_what_is_new(mut party: Party) -> Party {
    party.own_stage = None;
    party.custom = Vec::new();
    party.phones.iter_mut().for_each(|one| one.confirmed_on = None);
    party.emails.iter_mut().for_each(|one| one.confirmed_on = None);
    party.addresses.iter_mut().for_each(|one| one.confirmed_on = None);
    party.handles.iter_mut().for_each(|one| one.confirmed_on = None);
    party
}

#[test]
fn a_link_and_an_interaction_of_format_1_come_up_to_date() {
    let of_format_1 = |mut blob: Vec<u8>| {
        blob[5] = 1;
        blob
    };
    let link = "10000000000000000000000000000000071001903f1e7c007abc8def0123456789ab\
                10000000000000000000000000000000080a50757263686173696e67010200808885b2c068";
    let interaction = "10000000000000000000000000000000091001903f1e7c007abc8def0123456789ab\
                       0000000105808885b2c06801f0010c57696e746572206f72646572\
                       0e57616e747320343020626f78657301e8ef8522a0ecfa3000808885b2c068";
    let kinds = [
        (RecordKind::Link, link, Record::from(purchasing())),
        (RecordKind::Interaction, interaction, call().into()),
    ];
    for (kind, written, expected) in kinds {
        let bytes = unhex(written);
        let mut page = Page::new(kind);
        page.push(&bytes);
        let page = Page::decode(&of_format_1(page.encode())).unwrap();
        assert_eq!(decode_record(kind, page.format, page.get(0).unwrap()).unwrap(), expected);
    }
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().map(|digit| digit.to_digit(16).unwrap()).collect();
    digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect()
}
