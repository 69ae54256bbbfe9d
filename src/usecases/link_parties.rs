//! Linking a person to the organisation the person works at, from either end.

use crate::domain::country::Country;
use crate::domain::id::{ChangeId, LinkId, PartyId};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::party::Party;
use crate::domain::record::{Cause, Record};
use crate::domain::time::UtcOffset;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::add_party::{AddParty, new_party};
use crate::usecases::edit_party::PartyEdit;
use crate::usecases::validation::{FormField, LINE_LIMIT, Problem};
use crate::usecases::{Refusal, find_link, find_party, party_ref};

/// Asks for a party to be linked to another of the other kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkParties {
    /// The party from which the user links.
    pub party: PartyId,
    /// The other end.
    pub other: OtherEnd,
    /// What the person is there, empty when unknown.
    pub title: String,
    /// What say the person has there, when known.
    pub role: Option<DecisionRole>,
}

/// The other end of a new link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherEnd {
    /// A party that is there.
    Existing(PartyId),
    /// One to be added by its name, as part of the same change: an organisation when linked from
    /// a person, a person when linked from an organisation.
    New {
        /// Its name.
        name: String,
        /// The country in which a telephone number at the end of the name is meant.
        home: Country,
        /// Who looks after it, empty for nobody.
        owner: String,
    },
}

/// What came of linking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The new link.
    pub link: LinkId,
    /// The other end, which may be new.
    pub other: PartyId,
    /// The change.
    pub change: ChangeId,
}

/// Links two parties as one commit.
///
/// # Errors
/// [`Refusal`] when nothing was written: [`Problem::NotPersonAndOrganisation`] for two of a kind,
/// [`Problem::AlreadyThere`] for a link that exists.
pub async fn link_parties(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: LinkParties,
) -> Result<Linked, Refusal> {
    let party = find_party(ledger, request.party)?;
    let title = FormField::LinkTitle.text(&request.title, LINE_LIMIT)?;
    let (other, added) = match request.other {
        OtherEnd::Existing(id) => (find_party(ledger, id)?, None),
        OtherEnd::New { name, home, owner } => {
            let organisation = !party.is_organisation();
            let facts = vec![PartyEdit::SetOwner(owner)];
            let add = AddParty { organisation, name, contact: String::new(), facts, home };
            let other = new_party(ledger, world, add)?;
            (other.clone(), Some(other))
        }
    };
    let (person, organisation) = ends(&party, &other)?;
    if is_linked(ledger, person, organisation) {
        return Err(FormField::OtherParty.has(Problem::AlreadyThere).into());
    }
    let link = Link {
        id: LinkId(world.new_id()),
        person,
        organisation,
        title,
        role: request.role,
        confirmed_on: Some(world.now().civil_date(UtcOffset::UTC)),
        sample: false,
        created_at: world.now(),
    };
    let (link_id, other_id) = (link.id, other.id);
    let records = added.map(Record::Party).into_iter().chain([Record::Link(link)]);
    let change = ledger.commit(Cause::LinkParties, records.map(Write::Create).collect()).await?;
    Ok(Linked { link: link_id, other: other_id, change })
}

fn ends(party: &Party, other: &Party) -> Result<(PartyId, PartyId), Refusal> {
    match (party.is_organisation(), other.is_organisation()) {
        (false, true) => Ok((party.id, other.id)),
        (true, false) => Ok((other.id, party.id)),
        _ => Err(FormField::OtherParty.has(Problem::NotPersonAndOrganisation).into()),
    }
}

fn is_linked(ledger: &dyn Ledger, person: PartyId, organisation: PartyId) -> bool {
    let referring = ledger.referring(party_ref(person)).into_iter();
    let mut links = referring.filter_map(|record| find_link(ledger, LinkId(record.id)).ok());
    links.any(|link| link.person == person && link.organisation == organisation)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::Office;
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn link(office: &Office, party: PartyId, other: OtherEnd) -> Result<Linked, Refusal> {
        let request =
            LinkParties {
                party, other, title: " مدیر خرید ".to_owned(), role: Some(DecisionRole::Decider)
            };
        office.run(link_parties(&office.store, &office.world, request))
    }

    fn new(name: &str) -> OtherEnd {
        OtherEnd::New { name: name.to_owned(), home: Country::IR, owner: "امید".to_owned() }
    }

    #[test]
    fn a_person_is_linked_to_an_organisation_with_title_and_role() {
        let office = Office::open();
        let (mina, laleh) = (office.add_person("مینا رستگار"), office.add_organisation("فروشگاه لاله"));
        let linked = link(&office, mina, OtherEnd::Existing(laleh)).unwrap();
        let kept = office.store.link(linked.link).unwrap();
        assert_eq!((kept.person, kept.organisation), (mina, laleh));
        assert_eq!((kept.title.as_str(), kept.role), ("مدیر خرید", Some(DecisionRole::Decider)));
    }

    #[test]
    fn linking_from_the_organisation_gives_the_same_link() {
        let office = Office::open();
        let (mina, laleh) = (office.add_person("مینا رستگار"), office.add_organisation("فروشگاه لاله"));
        let linked = link(&office, laleh, OtherEnd::Existing(mina)).unwrap();
        let kept = office.store.link(linked.link).unwrap();
        assert_eq!((kept.person, kept.organisation), (mina, laleh));
    }

    #[test]
    fn a_person_is_linked_to_a_new_organisation_by_its_name() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let linked = link(&office, mina, new("پخش آریا")).unwrap();
        let other = office.party(linked.other);
        assert_eq!((other.name(), other.is_organisation()), ("پخش آریا", true));
        assert_eq!(other.owner.as_deref(), Some("امید"));
    }

    #[test]
    fn an_organisation_is_linked_to_a_new_person_with_number() {
        let office = Office::open();
        let laleh = office.add_organisation("فروشگاه لاله");
        let linked = link(&office, laleh, new("کاوه رستمی 09351112233")).unwrap();
        let other = office.party(linked.other);
        assert_eq!((other.name(), other.phones.len(), other.is_organisation()), ("کاوه رستمی", 1, false));
    }

    #[test]
    fn undo_takes_the_new_organisation_back_with_the_link() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let linked = link(&office, mina, new("پخش آریا")).unwrap();
        office.run(undo_change(&office.store, UndoChange { change: linked.change })).unwrap();
        assert_eq!(office.store.party(linked.other), None);
        assert_eq!(office.store.links(mina), []);
    }

    #[test]
    fn two_people_are_not_linked() {
        let office = Office::open();
        let (mina, kaveh) = (office.add_person("مینا رستگار"), office.add_person("کاوه رستمی"));
        let refusal = link(&office, mina, OtherEnd::Existing(kaveh)).unwrap_err();
        assert_eq!(refusal.about(FormField::OtherParty), Some(&Problem::NotPersonAndOrganisation));
    }

    #[test]
    fn a_link_that_exists_is_not_made_twice() {
        let office = Office::open();
        let (mina, laleh) = (office.add_person("مینا رستگار"), office.add_organisation("فروشگاه لاله"));
        link(&office, mina, OtherEnd::Existing(laleh)).unwrap();
        let refusal = link(&office, laleh, OtherEnd::Existing(mina)).unwrap_err();
        assert_eq!(refusal.about(FormField::OtherParty), Some(&Problem::AlreadyThere));
    }

    #[test]
    fn a_new_organisation_without_a_name_is_refused() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let refusal = link(&office, mina, new("  ")).unwrap_err();
        assert_eq!(refusal.about(FormField::Name), Some(&Problem::Empty));
    }
}
