//! Rows made to fit what fields take: texts are shortened and lists cut, which is said, so that the customer
//! can be edited afterwards.

use crate::domain::custom_field::CustomValue;
use crate::domain::normalise::trimmed;
use crate::domain::party::PartyDetails;
use crate::formats::incoming::{Incoming, Problem, ProblemKind};
use crate::usecases::validation::{
    EMAIL_LIMIT, LINE_LIMIT, LIST_LIMIT, STREET_LIMIT, TAG_LIMIT, TEXT_LIMIT, WEBSITE_LIMIT,
};

/// How much of a text that was too long is shown.
const SHOWN: usize = 80;

/// Trims and cuts what a row says, and gives a party without a name its number or address for one.
#[cfg_attr(speed, optimize(speed))]
pub fn fit(row: &mut Incoming) {
    let Incoming { party, memberships, problems, .. } = row;
    let mut cut = |text: &mut String, limit: usize| {
        let trimmed = trimmed(text);
        if trimmed.len() != text.len() {
            *text = trimmed.to_owned();
        }
        // One of no more bytes has no more characters.
        if text.len() > limit
            && let Some((end, _)) = text.char_indices().nth(limit)
        {
            problems.push(Problem { what: ProblemKind::Shortened, text: text.chars().take(SHOWN).collect() });
            text.truncate(end);
            text.truncate(text.trim_end().len());
        }
    };
    match &mut party.details {
        PartyDetails::Person(person) => {
            for text in [&mut person.name, &mut person.honorific, &mut person.job_title] {
                cut(text, LINE_LIMIT);
            }
        }
        PartyDetails::Organisation(organisation) => {
            for text in [&mut organisation.name, &mut organisation.industry, &mut organisation.registration] {
                cut(text, LINE_LIMIT);
            }
            cut(&mut organisation.website, WEBSITE_LIMIT);
        }
    }
    party.emails.iter_mut().for_each(|email| cut(&mut email.address, EMAIL_LIMIT));
    for address in &mut party.addresses {
        cut(&mut address.street, STREET_LIMIT);
        for text in [&mut address.district, &mut address.city, &mut address.region, &mut address.postal_code]
        {
            cut(text, LINE_LIMIT);
        }
    }
    party.handles.iter_mut().for_each(|handle| cut(&mut handle.handle, LINE_LIMIT));
    party.tags.iter_mut().for_each(|tag| cut(tag, TAG_LIMIT));
    party.owner.iter_mut().chain(&mut party.source).for_each(|text| cut(text, LINE_LIMIT));
    cut(&mut party.notes, TEXT_LIMIT);
    for value in &mut party.custom {
        if let CustomValue::Text(text) = &mut value.value {
            cut(text, TEXT_LIMIT);
        }
    }
    for place in memberships.iter_mut() {
        cut(&mut place.organisation, LINE_LIMIT);
        cut(&mut place.title, LINE_LIMIT);
    }
    memberships.retain(|place| !place.organisation.is_empty());
    party.tags.retain(|tag| !tag.is_empty());
    party.emails.retain(|email| !email.address.is_empty());
    let too_many = [
        shorten(&mut party.phones),
        shorten(&mut party.emails),
        shorten(&mut party.addresses),
        shorten(&mut party.handles),
        shorten(&mut party.tags),
    ];
    if too_many.contains(&true) {
        problems.push(Problem { what: ProblemKind::TooMany, text: String::new() });
    }
    party.owner.take_if(|owner| owner.is_empty());
    party.source.take_if(|source| source.is_empty());
    name_otherwise(row);
}

fn shorten<T>(list: &mut Vec<T>) -> bool {
    let too_many = list.len() > LIST_LIMIT;
    list.truncate(LIST_LIMIT);
    too_many
}

/// Without any name, a number or an address stands in for it, as where a customer is added by hand.
fn name_otherwise(row: &mut Incoming) {
    if !row.party.name().is_empty() {
        return;
    }
    let phone = row.party.phones.first().map(|phone| phone.number.format_international());
    let other = phone.or_else(|| row.party.emails.first().map(|email| email.address.clone()));
    match other {
        Some(other) => match &mut row.party.details {
            PartyDetails::Person(person) => person.name = other,
            PartyDetails::Organisation(organisation) => organisation.name = other,
        },
        None if row.problems.iter().any(|problem| problem.what.rejects()) => {}
        None => row.problems.push(Problem { what: ProblemKind::NoName, text: String::new() }),
    }
}
