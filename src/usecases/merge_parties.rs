//! Making one customer of two that are the same.

use crate::domain::custom_field::{CustomField, CustomValue, FieldKind, FieldOwner, FieldValue};
use crate::domain::distinction::Distinction;
use crate::domain::duplicates::{MergeField, merged};
use crate::domain::id::{ChangeId, LinkId, PartyId};
use crate::domain::link::Link;
use crate::domain::order;
use crate::domain::record::{Cause, Record, RecordKind, RecordRef};
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::validation::{FormField, LINE_LIMIT, Problem};
use crate::usecases::{Refusal, find_link, find_party, link_ref, party_ref};

/// Asks for two parties to be made one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeParties {
    /// The one that stays.
    pub keep: PartyId,
    /// The one that becomes a part of it.
    pub other: PartyId,
    /// The fields that are taken from the other where both say something.
    pub from_other: Vec<MergeField>,
}

/// Makes one party of two as one commit: what one knows the other knows, and all that hung on the other, or named
/// it, hangs on the kept one, or names it. Links of both to one party become one link.
///
/// It is made of what both are when it is written, in whichever tab they were edited meanwhile. The lists of the
/// kept one may come to hold more than a form lets in: nothing is left out.
///
/// # Errors
/// [`Refusal`] when nothing was written: [`Problem::NotOfOneKind`] for a person and an organisation,
/// [`CommitError::Gone`] when one of the two is not there any more.
pub async fn merge_parties(ledger: &dyn Ledger, request: MergeParties) -> Result<ChangeId, Refusal> {
    ledger.load_all().await?;
    let keep = find_party(ledger, request.keep)?;
    let other = find_party(ledger, request.other)?;
    if keep.id == other.id || keep.is_organisation() != other.is_organisation() {
        return Err(FormField::OtherParty.has(Problem::NotOfOneKind).into());
    }
    let make = || {
        let mut merge = Merge { ledger, from: request.other, to: request.keep, writes: Vec::new() };
        merge.parties(&request.from_other)?;
        merge.links();
        merge.named();
        merge.attachments(party_ref(request.other), party_ref(request.keep));
        merge.distinctions();
        merge.writes.push(Write::Delete(party_ref(request.other)));
        Ok(merge.writes)
    };
    Ok(ledger.commit_anew(Cause::MergeParties { into: request.keep }, &make).await?)
}

/// What is written where one party takes the place of another.
struct Merge<'a> {
    ledger: &'a dyn Ledger,
    from: PartyId,
    to: PartyId,
    writes: Vec<Write>,
}

impl Merge<'_> {
    fn parties(&mut self, from_other: &[MergeField]) -> Result<(), CommitError> {
        let keep = find_party(self.ledger, self.to)?;
        let other = find_party(self.ledger, self.from)?;
        let mut party = merged(&keep, &other, from_other);
        self.rename_in_fields(&mut party.custom);
        // One that named the other, or was named by it, would name itself.
        let itself = CustomValue::Link(party_ref(self.to));
        party.custom.retain(|value| value.value != itself);
        self.edit(keep.into(), party.into());
        Ok(())
    }

    fn links(&mut self) {
        let unchanged = |link: Link| (link.clone(), link);
        let mut links: Vec<(Link, Link)> = self.links_of(self.to).into_iter().map(unchanged).collect();
        for link in self.links_of(self.from) {
            // One between the two goes with the other.
            if links.iter().any(|(known, _)| known.id == link.id) {
                continue;
            }
            let mut moved = link.clone();
            self.rename(&mut moved.person);
            self.rename(&mut moved.organisation);
            let ends = (moved.person, moved.organisation);
            match links.iter_mut().find(|(_, known)| (known.person, known.organisation) == ends) {
                None => links.push((link, moved)),
                Some((_, known)) => {
                    unite(known, &moved);
                    let (gone, known) = (link_ref(link.id), link_ref(known.id));
                    self.attachments(gone, known);
                    self.writes.push(Write::Delete(gone));
                }
            }
        }
        links.into_iter().for_each(|(before, after)| self.edit(before.into(), after.into()));
    }

    /// What happened with the other and what is to be done, and whatever says of it in a field of the user's own.
    fn named(&mut self) {
        let named = self.ledger.naming(party_ref(self.from));
        for record in named.iter().filter_map(|record| self.ledger.record(*record)) {
            self.follow(record);
        }
        for owner in FieldOwner::ALL {
            let fields = self.ledger.custom_fields(owner);
            let is_link = |field: &CustomField| field.kind == FieldKind::Link;
            if fields.iter().any(is_link) {
                let ledger = self.ledger;
                ledger.for_each(kind_of(owner), &mut |record| {
                    let reference = record.reference();
                    let is_one_of_two = [self.from.0, self.to.0].contains(&reference.id);
                    if !is_one_of_two && !named.contains(&reference) {
                        self.follow(record);
                    }
                });
            }
        }
    }

    /// Has a record name the kept party where it names the other.
    fn follow(&mut self, before: Record) {
        let mut after = before.clone();
        let custom = match &mut after {
            Record::Party(party) => &mut party.custom,
            Record::Interaction(interaction) => {
                self.rename(&mut interaction.party);
                self.rename_all(&mut interaction.others, Some(interaction.party));
                &mut interaction.custom
            }
            Record::Task(task) => {
                task.party.iter_mut().for_each(|party| self.rename(party));
                self.rename_all(&mut task.others, task.party);
                &mut task.custom
            }
            _ => return,
        };
        self.rename_in_fields(custom);
        self.edit(before, after);
    }

    fn attachments(&mut self, from: RecordRef, to: RecordRef) {
        for record in self.ledger.attached_to(from) {
            if let Some(Record::Attachment(attachment)) = self.ledger.record(record) {
                let mut after = attachment.clone();
                after.of = to;
                self.edit(attachment.into(), after.into());
            }
        }
    }

    /// Who is not the other is not the kept one either. What was said of the other goes with it.
    fn distinctions(&mut self) {
        let (ledger, mut new) = (self.ledger, Vec::new());
        ledger.for_each(RecordKind::Distinction, &mut |record| {
            if let Record::Distinction(distinction) = record
                && distinction.is_about(self.from)
            {
                let (mut one, mut other) = distinction.parties;
                self.rename(&mut one);
                self.rename(&mut other);
                new.extend(Distinction::between(one, other, distinction.created_at).map(Record::from));
            }
        });
        new.retain(|distinction| ledger.record(distinction.reference()).is_none());
        self.writes.extend(new.into_iter().map(Write::Create));
    }

    fn links_of(&self, party: PartyId) -> Vec<Link> {
        let named = self.ledger.naming(party_ref(party)).into_iter();
        let links = named.filter(|record| record.kind == RecordKind::Link);
        links.filter_map(|record| find_link(self.ledger, LinkId(record.id)).ok()).collect()
    }

    fn rename(&self, party: &mut PartyId) {
        if *party == self.from {
            *party = self.to;
        }
    }

    /// Those who took part beside one: in order and each once, as the verbs that write them leave them.
    fn rename_all(&self, others: &mut Vec<PartyId>, beside: Option<PartyId>) {
        if others.contains(&self.from) {
            others.iter_mut().for_each(|party| self.rename(party));
            order::sort(others);
            others.dedup();
        }
        others.retain(|party| Some(*party) != beside);
    }

    fn rename_in_fields(&self, values: &mut [FieldValue]) {
        for value in values {
            if value.value == CustomValue::Link(party_ref(self.from)) {
                value.value = CustomValue::Link(party_ref(self.to));
            }
        }
    }

    fn edit(&mut self, before: Record, after: Record) {
        if before != after {
            self.writes.push(Write::Edit { before, after });
        }
    }
}

fn kind_of(owner: FieldOwner) -> RecordKind {
    match owner {
        FieldOwner::Party => RecordKind::Party,
        FieldOwner::Interaction => RecordKind::Interaction,
        FieldOwner::Task => RecordKind::Task,
    }
}

/// Makes one place of two in one organisation: what is unknown of one is taken from the other, and of two titles
/// both are kept where a form would take them so.
fn unite(link: &mut Link, other: &Link) {
    if link.title.is_empty() || other.title.contains(&link.title) {
        link.title.clone_from(&other.title);
    } else if !link.title.contains(&other.title) {
        let both = [link.title.as_str(), other.title.as_str()].join(" / ");
        link.title = FormField::LinkTitle.text(&both, LINE_LIMIT).unwrap_or(link.title.clone());
    }
    link.role = link.role.or(other.role);
    link.confirmed_on = link.confirmed_on.max(other.confirmed_on);
    link.sample &= other.sample;
}

#[cfg(test)]
mod tests;
