//! Two parties made into one.

#[cfg(test)]
mod tests;

use crate::domain::contact_fact::Confirmed;
use crate::domain::id::FieldId;
use crate::domain::list_merge::Listed;
use crate::domain::party::{Anniversary, AnniversaryKind, Consent, Party, PartyDetails};

/// What a party has one of, so that of two that differ one has to be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeField {
    /// The name.
    Name,
    /// The form of address of a person.
    Honorific,
    /// What a person does.
    JobTitle,
    /// The trade of an organisation.
    Industry,
    /// The registration number of an organisation.
    Registration,
    /// The web site of an organisation.
    Website,
    /// The stage, with that of the user's own within it.
    Stage,
    /// Who looks after it.
    Owner,
    /// How it was found.
    Source,
    /// The channel it likes best.
    PreferredChannel,
    /// When it likes to be reached.
    BestTime,
    /// The birthday.
    Birthday,
    /// The day it was founded.
    Founding,
    /// The day of the first purchase.
    FirstPurchase,
    /// A field of the user's own.
    Own(FieldId),
}

/// The fields in which two parties say something different. Where only one says something there is nothing to
/// choose; the stage is always said. The details of a person and those of an organisation are not compared.
#[must_use]
pub fn differences(keep: &Party, other: &Party) -> Vec<MergeField> {
    let mut fields = Vec::new();
    let mut merging = Merging { from_other: &[], differing: Some(&mut fields) };
    let mut laid_together = keep.clone();
    merging.fields(&mut laid_together, other);
    fields
}

/// The party that is left of two: `keep` with what `other` knows beside it.
///
/// - Of each field in which they differ the kept side is taken, or the other where `from_other` names it; what
///   only one says is taken.
/// - Telephone numbers, e-mail and postal addresses and names on networks are united; what both have stays as
///   the kept side has it, last known to be right on the later of both days. So are tags and other days.
/// - Of what was allowed or refused on a channel the later is taken; of one day, that it was refused.
/// - Notes that say something different stand below one another.
/// - It was first written when the earlier of both was, and is a sample only where both are.
#[must_use]
pub fn merged(keep: &Party, other: &Party, from_other: &[MergeField]) -> Party {
    let mut party = keep.clone();
    Merging { from_other, differing: None }.fields(&mut party, other);
    unite_facts(&mut party.phones, &other.phones);
    unite_facts(&mut party.emails, &other.emails);
    unite_facts(&mut party.addresses, &other.addresses);
    unite_facts(&mut party.handles, &other.handles);
    unite(&mut party.tags, &other.tags);
    other.consents.iter().for_each(|consent| take_consent(&mut party.consents, consent));
    let notes = other.notes.trim();
    if !party.notes.contains(notes) {
        if !party.notes.trim().is_empty() {
            party.notes.push_str("\n\n");
        }
        party.notes.push_str(notes);
    }
    party.created_at = party.created_at.min(other.created_at);
    party.sample &= other.sample;
    party
}

/// Lays fields together, and tells of those that differ.
struct Merging<'a> {
    from_other: &'a [MergeField],
    differing: Option<&'a mut Vec<MergeField>>,
}

impl Merging<'_> {
    fn fields(&mut self, party: &mut Party, other: &Party) {
        self.details(&mut party.details, &other.details);
        let own_stages = (party.own_stage, other.own_stage);
        if self.takes_other(MergeField::Stage, (party.stage, own_stages.0) == (other.stage, own_stages.1)) {
            (party.stage, party.own_stage) = (other.stage, other.own_stage);
        }
        self.known(MergeField::Owner, &mut party.owner, &other.owner);
        self.known(MergeField::Source, &mut party.source, &other.source);
        self.known(MergeField::PreferredChannel, &mut party.preferred_channel, &other.preferred_channel);
        self.known(MergeField::BestTime, &mut party.best_time, &other.best_time);
        self.facts(&mut party.anniversaries, &other.anniversaries, &field_of_day);
        self.facts(&mut party.custom, &other.custom, &|value| Some(MergeField::Own(value.field)));
    }

    fn details(&mut self, details: &mut PartyDetails, other: &PartyDetails) {
        match (details, other) {
            (PartyDetails::Person(person), PartyDetails::Person(other)) => {
                self.text(MergeField::Name, &mut person.name, &other.name);
                self.text(MergeField::Honorific, &mut person.honorific, &other.honorific);
                self.text(MergeField::JobTitle, &mut person.job_title, &other.job_title);
            }
            (PartyDetails::Organisation(body), PartyDetails::Organisation(other)) => {
                self.text(MergeField::Name, &mut body.name, &other.name);
                self.text(MergeField::Industry, &mut body.industry, &other.industry);
                self.text(MergeField::Registration, &mut body.registration, &other.registration);
                self.text(MergeField::Website, &mut body.website, &other.website);
            }
            _ => {}
        }
    }

    /// Whether the other side is taken where both say something.
    fn takes_other(&mut self, field: MergeField, same: bool) -> bool {
        if same {
            return false;
        }
        if let Some(differing) = &mut self.differing {
            differing.push(field);
        }
        self.from_other.contains(&field)
    }

    fn text(&mut self, field: MergeField, text: &mut String, other: &String) {
        if text.is_empty() || !other.is_empty() && self.takes_other(field, text == other) {
            text.clone_from(other);
        }
    }

    fn known<T: Clone + PartialEq>(&mut self, field: MergeField, value: &mut Option<T>, other: &Option<T>) {
        if value.is_none() || other.is_some() && self.takes_other(field, value == other) {
            value.clone_from(other);
        }
    }

    /// Facts of which there is one of a kind, which is a field; those that are of no field are united.
    fn facts<T: Listed>(&mut self, list: &mut Vec<T>, other: &[T], field: &dyn Fn(&T) -> Option<MergeField>) {
        for fact in other {
            match list.iter_mut().find(|known| known.is_same(fact)) {
                None => list.push(fact.clone()),
                Some(known) => {
                    if field(fact).is_some_and(|field| self.takes_other(field, known == fact)) {
                        *known = fact.clone();
                    }
                }
            }
        }
    }
}

fn field_of_day(day: &Anniversary) -> Option<MergeField> {
    match day.kind {
        AnniversaryKind::Birthday => Some(MergeField::Birthday),
        AnniversaryKind::Founding => Some(MergeField::Founding),
        AnniversaryKind::FirstPurchase => Some(MergeField::FirstPurchase),
        AnniversaryKind::Other(_) => None,
    }
}

/// Adds what is not there yet.
fn unite<T: Listed>(list: &mut Vec<T>, other: &[T]) {
    for fact in other {
        if !list.iter().any(|known| known.is_same(fact)) {
            list.push(fact.clone());
        }
    }
}

/// The same for facts that are confirmed.
fn unite_facts<T: Listed + Confirmed>(list: &mut Vec<T>, other: &[T]) {
    for fact in other {
        if let Some(known) = list.iter_mut().find(|known| known.is_same(fact)) {
            let later = known.confirmed_on().max(fact.confirmed_on());
            known.confirm(later);
        } else {
            list.push(fact.clone());
        }
    }
}

/// Takes in what was last said of a channel on the other side.
fn take_consent(consents: &mut Vec<Consent>, other: &Consent) {
    let known =
        consents.iter_mut().filter(|known| known.channel == other.channel).max_by_key(|known| known.on);
    match known {
        None => consents.push(other.clone()),
        Some(known) => {
            let refused_that_day = known.on == other.on && !other.granted;
            if other.on > known.on || refused_that_day && known.granted {
                *known = other.clone();
            }
        }
    }
}
