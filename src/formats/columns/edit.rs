//! What was edited in a row of our own laid over the customer who stands in it whole.

use crate::domain::custom_field::CustomValue;
use crate::domain::list_merge::Listed;
use crate::domain::party::{Address, PartyDetails};
use crate::domain::time::MILLIS_PER_DAY;
use crate::formats::columns::row::Said;
use crate::formats::incoming::Incoming;

/// The customer with what the edited cells say. What they do not say stays: labels, days of confirmation,
/// and facts whose cells are empty now.
pub(super) fn laid_over(mut customer: Incoming, said: Said) -> Incoming {
    let Incoming { party: edited, memberships, says_stage, problems, .. } = said.incoming;
    let party = &mut customer.party;
    match (&mut party.details, edited.details) {
        (PartyDetails::Person(own), PartyDetails::Person(said)) => {
            lay(&mut own.name, said.name);
            lay(&mut own.honorific, said.honorific);
            lay(&mut own.job_title, said.job_title);
        }
        (PartyDetails::Organisation(own), PartyDetails::Organisation(said)) => {
            lay(&mut own.name, said.name);
            lay(&mut own.industry, said.industry);
            lay(&mut own.registration, said.registration);
            lay(&mut own.website, said.website);
        }
        _ => {}
    }
    lay_facts(&mut party.phones, &edited.phones, &said.phone_places);
    lay_facts(&mut party.emails, &edited.emails, &said.email_places);
    // A name on a network takes the place of one there that is said no more.
    let handle_places: Vec<usize> = edited
        .handles
        .iter()
        .map(|handle| {
            let place = party.handles.iter().position(|known| {
                known.network == handle.network && !edited.handles.iter().any(|said| said.is_same(known))
            });
            place.unwrap_or(usize::MAX)
        })
        .collect();
    lay_facts(&mut party.handles, &edited.handles, &handle_places);
    for (place, address) in said.addresses.into_iter().enumerate() {
        if let Some(address) = address {
            lay_address(&mut party.addresses, place, address);
        }
    }
    if !edited.tags.is_empty() {
        party.tags = edited.tags;
    }
    if says_stage {
        (party.stage, party.own_stage) = (edited.stage, edited.own_stage);
    }
    party.owner = edited.owner.or(party.owner.take());
    party.source = edited.source.or(party.source.take());
    for day in edited.anniversaries {
        match party.anniversaries.iter_mut().find(|known| known.kind == day.kind) {
            Some(known) if known.date == day.date => {}
            Some(known) => (known.date, known.year_known) = (day.date, true),
            None => party.anniversaries.push(day),
        }
    }
    let day_of = |millis: i64| millis.div_euclid(MILLIS_PER_DAY);
    let created = edited.created_at.millis();
    // Nothing said is the very beginning of time; a day that is said is its noon.
    if created != 0 && day_of(created) != day_of(party.created_at.millis()) {
        party.created_at = edited.created_at;
    }
    for value in edited.custom {
        match party.custom.iter_mut().find(|known| known.field == value.field) {
            Some(known) if is_equal(&known.value, &value.value) => {}
            Some(known) => *known = value,
            None => party.custom.push(value),
        }
    }
    if said.says_notes {
        party.notes = edited.notes;
    } else if !edited.notes.is_empty() && !party.notes.contains(&edited.notes) {
        let notes = [party.notes.as_str(), edited.notes.as_str()];
        party.notes = notes[usize::from(party.notes.is_empty())..].join("\n");
    }
    let places = &mut customer.memberships;
    for (place, membership) in memberships.into_iter().enumerate() {
        if places.iter().any(|known| known.organisation == membership.organisation) {
            continue;
        }
        match places.get_mut(place) {
            Some(known) => (known.organisation, known.id) = (membership.organisation, None),
            None => places.push(membership),
        }
    }
    for (known, title) in places.iter_mut().zip(said.titles) {
        lay(&mut known.title, title);
    }
    customer.says_stage |= says_stage;
    customer.problems.extend(problems);
    customer
}

fn lay(own: &mut String, said: String) {
    if !said.is_empty() {
        *own = said;
    }
}

/// Puts each fact that is new where its column says, in place of one that is said no more.
fn lay_facts<T: Listed>(own: &mut Vec<T>, said: &[T], places: &[usize]) {
    for (fact, place) in said.iter().zip(places) {
        if own.iter().any(|known| known.is_same(fact)) {
            continue;
        }
        match own.get_mut(*place) {
            Some(known) if !said.iter().any(|other| other.is_same(known)) => known.clone_from(fact),
            _ => own.push(fact.clone()),
        }
    }
}

fn lay_address(own: &mut Vec<Address>, place: usize, said: Address) {
    let Some(known) = own.get_mut(place) else {
        own.push(said);
        return;
    };
    lay(&mut known.street, said.street);
    lay(&mut known.district, said.district);
    lay(&mut known.city, said.city);
    lay(&mut known.region, said.region);
    lay(&mut known.postal_code, said.postal_code);
    lay(&mut known.country, said.country);
}

/// Whether two values are the same, however many places a number is written with.
fn is_equal(one: &CustomValue, other: &CustomValue) -> bool {
    match (one, other) {
        (CustomValue::Number(one), CustomValue::Number(other)) => one.compare(*other).is_eq(),
        _ => one == other,
    }
}
