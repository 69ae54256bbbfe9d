//! Editing a party's facts, each in its place.

mod contact_points;
mod days;
mod list_edit;
#[cfg(test)]
mod tests;

use crate::domain::country::Country;
use crate::domain::custom_field::FieldOwner;
use crate::domain::id::{ChangeId, ChoiceId, FieldId, PartyId};
use crate::domain::party::{
    Address, Anniversary, BestTime, Channel, Consent, ContactEmail, ContactPhone, LifecycleStage, Party,
    PartyDetails, SocialHandle,
};
use crate::domain::record::Cause;
use crate::domain::time::{CivilDate, Instant, UtcOffset};
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::custom_values::{Before, WrittenValue, put, written_over};
use crate::usecases::validation::{
    FieldError, FormField, LINE_LIMIT, LIST_LIMIT, Problem, TAG_LIMIT, TEXT_LIMIT, WEBSITE_LIMIT, trimmed,
};
use crate::usecases::{Refusal, find_party};

pub use contact_points::{WrittenEmail, WrittenPhone};
pub use days::{WrittenAnniversary, WrittenConsent};
pub use list_edit::ListEdit;

use list_edit::apply_to_list;

/// Asks for facts of a party to be edited.
#[derive(Clone, Debug, PartialEq)]
pub struct EditParty {
    /// Which party.
    pub party: PartyId,
    /// What to change, in order; all of it or, with a fault, nothing.
    pub edits: Vec<PartyEdit>,
    /// The country in which a telephone number without a country code is meant.
    pub home: Country,
}

/// One edit of one fact. Facts that come several times are named by the value the user saw, so
/// that an edit never hits another one that has moved into its place.
#[derive(Clone, Debug, PartialEq)]
pub enum PartyEdit {
    /// Gives another name.
    Rename(String),
    /// The form of address of a person; ignored for an organisation.
    SetHonorific(String),
    /// What a person does; ignored for an organisation.
    SetJobTitle(String),
    /// The trade of an organisation; ignored for a person.
    SetIndustry(String),
    /// The registration number of an organisation; ignored for a person.
    SetRegistration(String),
    /// The web site of an organisation; ignored for a person.
    SetWebsite(String),
    /// Where the party stands in its life as a customer, by a stage that is built in.
    SetStage(LifecycleStage),
    /// A stage of the user's own, and the part of a customer's life it stands for.
    SetOwnStage(LifecycleStage, ChoiceId),
    /// A telephone number.
    Phone(ListEdit<ContactPhone, WrittenPhone>),
    /// An e-mail address.
    Email(ListEdit<ContactEmail, WrittenEmail>),
    /// A postal address.
    Address(Box<ListEdit<Address, Address>>),
    /// A name on a social network.
    Handle(ListEdit<SocialHandle, SocialHandle>),
    /// What was allowed or refused on a channel; a new one takes the place of an older one of its
    /// channel.
    Consent(ListEdit<Consent, WrittenConsent>),
    /// A day to remember.
    Anniversary(ListEdit<Anniversary, WrittenAnniversary>),
    /// A label; one that is there already is not added again.
    AddTag(String),
    /// Takes a label away.
    RemoveTag(String),
    /// The channel liked best.
    SetPreferredChannel(Option<Channel>),
    /// The part of the day liked best.
    SetBestTime(Option<BestTime>),
    /// Who looks after the party, empty for nobody.
    SetOwner(String),
    /// How the party was found, empty for unknown.
    SetSource(String),
    /// Anything else worth knowing.
    SetNotes(String),
    /// What a field of the user's own says; what is typed empty takes it away.
    Custom {
        /// The field.
        field: FieldId,
        /// What is typed.
        value: WrittenValue,
    },
}

/// What came of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The change, none when everything was so already.
    pub change: Option<ChangeId>,
}

/// Edits facts of a party in one commit.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_party(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: EditParty,
) -> Result<Edited, Refusal> {
    let before = find_party(ledger, request.party)?;
    let mut after = before.clone();
    let typing = Typing { home: request.home, now: world.now(), ledger, new: false };
    apply_all(request.edits, &mut after, &typing)?;
    if after == before {
        return Ok(Edited { change: None });
    }
    let write = Write::Edit { before: before.into(), after: after.into() };
    let change = ledger.commit(Cause::EditParty, vec![write]).await?;
    Ok(Edited { change: Some(change) })
}

/// Where and when something is typed: what a bare telephone number or a day means depends on it.
pub(super) struct Typing<'a> {
    pub home: Country,
    pub now: Instant,
    pub ledger: &'a dyn Ledger,
    /// Whether the party is only being added, so that what is required is asked for.
    pub new: bool,
}

impl Typing<'_> {
    /// The day it is in Greenwich: a fact is known to be right for months, so a day is near enough.
    pub fn today(&self) -> CivilDate {
        self.now.civil_date(UtcOffset::UTC)
    }
}

/// Applies edits in order, gathering every fault.
fn apply_all(edits: Vec<PartyEdit>, party: &mut Party, typing: &Typing<'_>) -> Result<(), Refusal> {
    let mut faults = Vec::new();
    for edit in edits {
        faults.extend(apply(edit, party, typing).err().into_iter().flatten());
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Invalid(faults)) }
}

/// Applies an edit, or finds every fault of it and leaves the party as it was.
pub(super) fn apply(edit: PartyEdit, party: &mut Party, typing: &Typing<'_>) -> Result<(), Vec<FieldError>> {
    match edit {
        PartyEdit::Phone(edit) => return apply_to_list(edit, &mut party.phones, typing),
        PartyEdit::Email(edit) => return apply_to_list(edit, &mut party.emails, typing),
        PartyEdit::Address(edit) => return apply_to_list(*edit, &mut party.addresses, typing),
        PartyEdit::Handle(edit) => return apply_to_list(edit, &mut party.handles, typing),
        PartyEdit::Consent(edit) => return apply_to_list(edit, &mut party.consents, typing),
        PartyEdit::Anniversary(edit) => return apply_to_list(edit, &mut party.anniversaries, typing),
        PartyEdit::Custom { field, value } => {
            let before = if typing.new { Before::New } else { Before::Said(&party.custom) };
            let written = written_over(typing.ledger, FieldOwner::Party, vec![(field, value)], before);
            match written {
                Ok(values) if typing.new => {
                    values.into_iter().for_each(|own| put(&mut party.custom, own.field, Some(own.value)));
                }
                Ok(values) => party.custom = values,
                Err(faults) => return Err(faults),
            }
        }
        PartyEdit::SetStage(stage) => (party.stage, party.own_stage) = (stage, None),
        PartyEdit::SetOwnStage(stage, own) => (party.stage, party.own_stage) = (stage, Some(own)),
        PartyEdit::SetPreferredChannel(channel) => party.preferred_channel = channel,
        PartyEdit::SetBestTime(time) => party.best_time = time,
        PartyEdit::RemoveTag(tag) => party.tags.retain(|kept| *kept != tag),
        text => apply_text(text, party).map_err(|fault| vec![fault])?,
    }
    Ok(())
}

fn apply_text(edit: PartyEdit, party: &mut Party) -> Result<(), FieldError> {
    match (edit, &mut party.details) {
        (PartyEdit::Rename(name), details) => {
            let name = FormField::Name.required(&name, LINE_LIMIT)?;
            match details {
                PartyDetails::Person(person) => person.name = name,
                PartyDetails::Organisation(organisation) => organisation.name = name,
            }
        }
        (PartyEdit::SetHonorific(text), PartyDetails::Person(person)) => {
            person.honorific = FormField::Honorific.text(&text, LINE_LIMIT)?;
        }
        (PartyEdit::SetJobTitle(text), PartyDetails::Person(person)) => {
            person.job_title = FormField::JobTitle.text(&text, LINE_LIMIT)?;
        }
        (PartyEdit::SetIndustry(text), PartyDetails::Organisation(organisation)) => {
            organisation.industry = FormField::Industry.text(&text, LINE_LIMIT)?;
        }
        (PartyEdit::SetRegistration(text), PartyDetails::Organisation(organisation)) => {
            organisation.registration = FormField::Registration.text(&text, LINE_LIMIT)?;
        }
        (PartyEdit::SetWebsite(text), PartyDetails::Organisation(organisation)) => {
            organisation.website = FormField::Website.text(&text, WEBSITE_LIMIT)?;
        }
        (PartyEdit::AddTag(tag), _) => add_tag(&tag, &mut party.tags)?,
        (PartyEdit::SetOwner(text), _) => party.owner = FormField::Owner.optional(&text, LINE_LIMIT)?,
        (PartyEdit::SetSource(text), _) => party.source = FormField::Source.optional(&text, LINE_LIMIT)?,
        (PartyEdit::SetNotes(text), _) => party.notes = FormField::Notes.text(&text, TEXT_LIMIT)?,
        // What only a person has is not set on an organisation, nor the other way round; the
        // remaining edits are applied in `apply`.
        _ => {}
    }
    Ok(())
}

fn add_tag(typed: &str, tags: &mut Vec<String>) -> Result<(), FieldError> {
    let tag = FormField::Tag.required(trimmed(typed).trim_start_matches('#'), TAG_LIMIT)?;
    if tags.contains(&tag) {
        return Ok(());
    }
    if tags.len() >= LIST_LIMIT {
        return Err(FormField::Tag.has(Problem::TooMany { limit: LIST_LIMIT }));
    }
    tags.push(tag);
    Ok(())
}
