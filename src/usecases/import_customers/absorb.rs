//! What a row says laid over a customer who is there.

use crate::domain::contact_fact::Confirmed;
use crate::domain::list_merge::Listed;
use crate::domain::normalise::normalise;
use crate::domain::party::{Address, Party, PartyDetails};
use crate::formats::incoming::Incoming;
use crate::usecases::import_customers::OnExisting;
use crate::usecases::validation::{LIST_LIMIT, TEXT_LIMIT};

/// The customer with what the row says. Doing it twice changes nothing the second time.
pub fn absorb(there: &Party, row: &Incoming, how: OnExisting) -> Party {
    let mut party = there.clone();
    let over = how == OnExisting::Overwrite;
    let said = &row.party;
    match (&mut party.details, &said.details) {
        (PartyDetails::Person(own), PartyDetails::Person(said)) => {
            lay(&mut own.name, &said.name, over);
            lay(&mut own.honorific, &said.honorific, over);
            lay(&mut own.job_title, &said.job_title, over);
        }
        (PartyDetails::Organisation(own), PartyDetails::Organisation(said)) => {
            lay(&mut own.name, &said.name, over);
            lay(&mut own.industry, &said.industry, over);
            lay(&mut own.registration, &said.registration, over);
            lay(&mut own.website, &said.website, over);
        }
        // A person does not become an organisation; what else is said still holds.
        _ => {}
    }
    if over && row.says_stage {
        (party.stage, party.own_stage) = (said.stage, said.own_stage);
    }
    add_facts(&mut party.phones, &said.phones);
    add_facts(&mut party.emails, &said.emails);
    said.addresses.iter().for_each(|address| add_address(&mut party.addresses, address));
    add_facts(&mut party.handles, &said.handles);
    add(&mut party.tags, &said.tags, false);
    add(&mut party.consents, &said.consents, over);
    add(&mut party.anniversaries, &said.anniversaries, over);
    add(&mut party.custom, &said.custom, over);
    lay_option(&mut party.preferred_channel, said.preferred_channel.as_ref(), over);
    lay_option(&mut party.best_time, said.best_time.as_ref(), over);
    lay_option(&mut party.owner, said.owner.as_ref(), over);
    lay_option(&mut party.source, said.source.as_ref(), over);
    // Notes are never lost: what is new in them is added.
    if !said.notes.is_empty() && !party.notes.contains(&said.notes) {
        let room = party.notes.chars().count() + said.notes.chars().count() < TEXT_LIMIT;
        if party.notes.is_empty() {
            party.notes.clone_from(&said.notes);
        } else if room {
            party.notes = [party.notes.as_str(), said.notes.as_str()].join("\n");
        }
    }
    party
}

fn lay(own: &mut String, said: &str, over: bool) {
    if !said.is_empty() && (over || own.is_empty()) {
        said.clone_into(own);
    }
}

fn lay_option<T: Clone>(own: &mut Option<T>, said: Option<&T>, over: bool) {
    if said.is_some() && (over || own.is_none()) {
        *own = said.cloned();
    }
}

/// Adds the facts that say something new; of one that is there the later confirmation holds.
fn add_facts<T: Confirmed + Listed>(own: &mut Vec<T>, said: &[T]) {
    for fact in said {
        let has_room = own.len() < LIST_LIMIT;
        match own.iter_mut().find(|known| known.is_same(fact)) {
            Some(known) if fact.confirmed_on() > known.confirmed_on() => known.confirm(fact.confirmed_on()),
            Some(_) => {}
            None if has_room => own.push(fact.clone()),
            None => {}
        }
    }
}

/// Adds an address, or to one that says the same in part what is missing there.
fn add_address(own: &mut Vec<Address>, said: &Address) {
    let place = own.iter().position(|known| agree(known, said));
    let Some(known) = place.and_then(|place| own.get_mut(place)) else {
        if own.len() < LIST_LIMIT {
            own.push(said.clone());
        }
        return;
    };
    for (own, said) in texts_of(known).into_iter().zip(texts_of(&mut said.clone())) {
        lay(own, said, false);
    }
    known.position = known.position.or(said.position);
    known.confirmed_on = known.confirmed_on.max(said.confirmed_on);
}

/// Whether two addresses share something and say nothing different.
fn agree(one: &Address, other: &Address) -> bool {
    let (mut one, mut other) = (one.clone(), other.clone());
    let positions = (one.position, other.position);
    let pairs = texts_of(&mut one).into_iter().zip(texts_of(&mut other));
    let mut share = positions.0.is_some() && positions.0 == positions.1;
    for (one, other) in pairs {
        match (one.is_empty(), other.is_empty()) {
            (false, false) if normalise(one) != normalise(other) => return false,
            (false, false) => share = true,
            _ => {}
        }
    }
    share && (positions.0.is_none() || positions.1.is_none() || positions.0 == positions.1)
}

fn texts_of(address: &mut Address) -> [&mut String; 6] {
    let Address { street, district, city, region, postal_code, country, .. } = address;
    [street, district, city, region, postal_code, country]
}

fn add<T: Listed>(own: &mut Vec<T>, said: &[T], over: bool) {
    for one in said {
        match own.iter_mut().find(|known| known.is_same(one)) {
            Some(known) if over => known.clone_from(one),
            Some(_) => {}
            None => own.push(one.clone()),
        }
    }
}
