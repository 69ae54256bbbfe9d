//! Confirming that facts of a party are right still.

use crate::domain::contact_fact::{Confirmed, ContactFact};
use crate::domain::id::{ChangeId, PartyId};
use crate::domain::record::Cause;
use crate::domain::time::CivilDate;
use crate::store::ports::{Ledger, Write};
use crate::usecases::validation::{FieldError, FormField, Problem};
use crate::usecases::{Refusal, find_link, find_party};

/// Asks for facts of a party to be confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmFacts {
    /// Whose facts they are.
    pub party: PartyId,
    /// The facts as the user saw them; all of them are confirmed or, when one is not there any more, none.
    pub facts: Vec<ContactFact>,
    /// The day it is where the user is.
    pub today: CivilDate,
}

/// Confirms facts of a party as one commit; none when all were confirmed today already.
///
/// # Errors
/// [`Refusal`] when nothing was written: [`Problem::ChangedMeanwhile`] for a fact that is not there any
/// more.
pub async fn confirm_facts(ledger: &dyn Ledger, request: ConfirmFacts) -> Result<Option<ChangeId>, Refusal> {
    let ConfirmFacts { party, facts, today } = request;
    let before = find_party(ledger, party)?;
    let mut after = before.clone();
    let mut writes = Vec::new();
    let mut faults = Vec::new();
    for fact in facts {
        let outcome = match fact {
            ContactFact::Phone(phone) => confirm(&mut after.phones, &phone, today, FormField::Phone),
            ContactFact::Email(email) => confirm(&mut after.emails, &email, today, FormField::Email),
            ContactFact::Address(place) => confirm(&mut after.addresses, &place, today, FormField::Street),
            ContactFact::Handle(handle) => confirm(&mut after.handles, &handle, today, FormField::Handle),
            ContactFact::Link(link) => {
                let before = find_link(ledger, link.id)?;
                let mut after = [before.clone()];
                let outcome = confirm(&mut after, &link, today, FormField::LinkTitle);
                let [after] = after;
                if after != before {
                    writes.push(Write::Edit { before: before.into(), after: after.into() });
                }
                outcome
            }
        };
        faults.extend(outcome.err());
    }
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    if after != before {
        writes.push(Write::Edit { before: before.into(), after: after.into() });
    }
    if writes.is_empty() {
        return Ok(None);
    }
    Ok(Some(ledger.commit(Cause::ConfirmFacts, writes).await?))
}

/// Confirms the fact of a list that says what the user saw.
fn confirm<Fact: Confirmed>(
    list: &mut [Fact],
    seen: &Fact,
    today: CivilDate,
    field: FormField,
) -> Result<(), FieldError> {
    match list.iter_mut().find(|fact| fact.says_the_same(seen)) {
        Some(fact) => {
            fact.confirm(Some(today));
            Ok(())
        }
        None => Err(field.has(Problem::ChangedMeanwhile)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::party::{Address, ContactLabel, ContactPhone, Party};
    use crate::domain::time::{Instant, UtcOffset};
    use crate::store::ports::CommitError;
    use crate::usecases::edit_party::{EditParty, ListEdit, PartyEdit, WrittenPhone, edit_party};
    use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};
    use crate::usecases::testing::{NOON_MS, Office};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn today() -> CivilDate {
        Instant::from_millis(NOON_MS).civil_date(UtcOffset::UTC)
    }

    /// The days after the clock's.
    fn later(days: i32) -> CivilDate {
        today().checked_add_days(days).unwrap()
    }

    fn edit(office: &Office, party: PartyId, edit: PartyEdit) -> ChangeId {
        let request = EditParty { party, edits: vec![edit], home: Country::IR };
        office.run(edit_party(&office.store, &office.world, request)).unwrap().change.unwrap()
    }

    /// Mina with two numbers, written down today.
    fn mina() -> (Office, PartyId) {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        for text in ["09123456789", "02188776655"] {
            let written = WrittenPhone { text: text.to_owned(), label: None };
            edit(&office, mina, PartyEdit::Phone(ListEdit::Add(written)));
        }
        (office, mina)
    }

    fn relabelled(phone: &ContactPhone, label: ContactLabel) -> PartyEdit {
        let now = WrittenPhone { text: phone.number.e164(), label: Some(label) };
        PartyEdit::Phone(ListEdit::Change { was: phone.clone(), now })
    }

    fn try_confirm(
        office: &Office,
        party: PartyId,
        facts: Vec<ContactFact>,
        today: CivilDate,
    ) -> Result<Option<ChangeId>, Refusal> {
        office.run(confirm_facts(&office.store, ConfirmFacts { party, facts, today }))
    }

    fn days(party: &Party) -> Vec<Option<CivilDate>> {
        party.phones.iter().map(|phone| phone.confirmed_on).collect()
    }

    #[test]
    fn a_confirmed_number_keeps_everything_but_its_day() {
        let (office, mina) = mina();
        let before = office.party(mina);
        let fact = ContactFact::Phone(before.phones[1].clone());
        try_confirm(&office, mina, vec![fact], later(40)).unwrap().unwrap();
        let after = office.party(mina);
        assert_eq!(days(&after), [Some(today()), Some(later(40))]);
        assert_eq!(after.phones[1].label, before.phones[1].label);
    }

    #[test]
    fn one_undo_takes_all_confirmations_of_a_change_back() {
        let (office, mina) = mina();
        let before = office.party(mina);
        let facts = before.phones.iter().cloned().map(ContactFact::Phone).collect();
        let change = try_confirm(&office, mina, facts, later(40)).unwrap().unwrap();
        assert_eq!(days(&office.party(mina)), [Some(later(40)); 2]);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.party(mina), before);
    }

    #[test]
    fn what_was_confirmed_today_already_is_no_change() {
        let (office, mina) = mina();
        let fact = ContactFact::Phone(office.party(mina).phones[0].clone());
        assert_eq!(try_confirm(&office, mina, vec![fact], today()), Ok(None));
    }

    #[test]
    fn a_number_corrected_meanwhile_is_not_confirmed_and_neither_is_any_other() {
        let (office, mina) = mina();
        let seen = office.party(mina).phones;
        let now = WrittenPhone { text: "09127654321".to_owned(), label: None };
        edit(&office, mina, PartyEdit::Phone(ListEdit::Change { was: seen[0].clone(), now }));
        let facts = seen.into_iter().map(ContactFact::Phone).collect();
        let refusal = try_confirm(&office, mina, facts, later(40)).unwrap_err();
        assert_eq!(refusal.about(FormField::Phone), Some(&Problem::ChangedMeanwhile));
        assert_eq!(days(&office.party(mina)), [Some(today()); 2]);
    }

    #[test]
    fn a_number_under_another_label_meanwhile_is_the_same_number() {
        let (office, mina) = mina();
        let seen = office.party(mina).phones.remove(0);
        edit(&office, mina, relabelled(&seen, ContactLabel::Home));
        try_confirm(&office, mina, vec![ContactFact::Phone(seen)], later(40)).unwrap();
        let phone = office.party(mina).phones.remove(0);
        assert_eq!((phone.label, phone.confirmed_on), (ContactLabel::Home, Some(later(40))));
    }

    #[test]
    fn another_label_leaves_the_day_of_a_number_as_it_was() {
        let (office, mina) = mina();
        let fact = ContactFact::Phone(office.party(mina).phones[0].clone());
        try_confirm(&office, mina, vec![fact], later(-40)).unwrap();
        let seen = office.party(mina).phones.remove(0);
        edit(&office, mina, relabelled(&seen, ContactLabel::Home));
        let phone = office.party(mina).phones.remove(0);
        assert_eq!((phone.label, phone.confirmed_on), (ContactLabel::Home, Some(later(-40))));
    }

    #[test]
    fn a_new_label_is_undone_without_the_confirmation_that_came_after_it() {
        let (office, mina) = mina();
        let seen = office.party(mina).phones.remove(0);
        let change = edit(&office, mina, relabelled(&seen, ContactLabel::Home));
        try_confirm(&office, mina, vec![ContactFact::Phone(seen.clone())], later(40)).unwrap();
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        let phone = office.party(mina).phones.remove(0);
        assert_eq!((phone.label, phone.confirmed_on), (seen.label, Some(later(40))));
    }

    #[test]
    fn an_address_relabelled_and_then_confirmed_is_still_one_after_the_label_is_undone() {
        let (office, mina) = mina();
        let address = Address {
            street: "خیابان ولیعصر ۱۲".to_owned(),
            city: "تهران".to_owned(),
            ..Address::empty(ContactLabel::Work)
        };
        let put = |list_edit| edit(&office, mina, PartyEdit::Address(Box::new(list_edit)));
        put(ListEdit::Add(address));
        let was = office.party(mina).addresses.remove(0);
        let now = Address { label: ContactLabel::Home, ..was.clone() };
        let relabelled = put(ListEdit::Change { was: was.clone(), now });
        try_confirm(&office, mina, vec![ContactFact::Address(was.clone())], later(40)).unwrap();
        office.run(undo_change(&office.store, UndoChange { change: relabelled })).unwrap();
        assert_eq!(office.party(mina).addresses, [Address { confirmed_on: Some(later(40)), ..was }]);
    }

    #[test]
    fn where_somebody_works_is_confirmed_in_the_same_change() {
        let (office, mina) = mina();
        let other = OtherEnd::Existing(office.add_organisation("فروشگاه لاله"));
        let request = LinkParties { party: mina, other, title: "مدیر خرید".to_owned(), role: None };
        let linked = office.run(link_parties(&office.store, &office.world, request)).unwrap();
        let facts: Vec<ContactFact> =
            office.store.facts_by_age(mina).into_iter().map(|aged| aged.fact).collect();
        assert_eq!(facts.len(), 3);
        let change = try_confirm(&office, mina, facts, later(200)).unwrap().unwrap();
        let link = || office.store.link(linked.link).unwrap();
        assert_eq!((link().confirmed_on, link().title.as_str()), (Some(later(200)), "مدیر خرید"));
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(link().confirmed_on, Some(today()));
    }

    #[test]
    fn nothing_is_confirmed_of_a_party_that_is_gone() {
        let (office, _) = mina();
        let nobody = PartyId(uuid::Uuid::from_u128(9));
        let refusal = try_confirm(&office, nobody, Vec::new(), today()).unwrap_err();
        assert!(matches!(refusal, Refusal::Commit(CommitError::Gone(_))), "{refusal}");
    }
}
