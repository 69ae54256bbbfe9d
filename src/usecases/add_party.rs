//! Adding a person or an organisation.

use crate::domain::country::Country;
use crate::domain::id::{ChangeId, PartyId};
use crate::domain::party::{ContactLabel, Party, PartyDetails};
use crate::domain::phone::PhoneNumber;
use crate::domain::record::Cause;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::Refusal;
use crate::usecases::edit_party::{ListEdit, PartyEdit, Typing, WrittenEmail, WrittenPhone, apply};
use crate::usecases::validation::{FieldError, FormField, is_email, trimmed};

/// Asks for a party to be added. Two texts are enough, and even one: whichever holds a telephone
/// number or an e-mail address is taken as that.
#[derive(Clone, Debug, PartialEq)]
pub struct AddParty {
    /// Whether it is an organisation rather than a person.
    pub organisation: bool,
    /// The name; a number or address at its end ("Reza Karimi 0912 345 6789") is taken off it.
    pub name: String,
    /// A telephone number or an e-mail address; may be empty.
    pub contact: String,
    /// Further facts.
    pub facts: Vec<PartyEdit>,
    /// The country in which a telephone number without a country code is meant.
    pub home: Country,
}

/// What came of adding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// The new party.
    pub party: PartyId,
    /// The change.
    pub change: ChangeId,
}

/// Adds a party as one commit. Without any name, its number or address stands in for it.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn add_party(ledger: &dyn Ledger, world: &dyn Doing, request: AddParty) -> Result<Added, Refusal> {
    let party = new_party(ledger, world, request)?;
    let id = party.id;
    let change = ledger.commit(Cause::AddParty, vec![Write::Create(party.into())]).await?;
    Ok(Added { party: id, change })
}

/// The party a request asks for, checked and not written yet.
pub(super) fn new_party(ledger: &dyn Ledger, world: &dyn Doing, request: AddParty) -> Result<Party, Refusal> {
    let AddParty { organisation, name, contact, facts, home } = request;
    let told = tell_apart(&name, &contact, home);
    let now = world.now();
    let mut party =
        Party::new(PartyId(world.new_id()), PartyDetails::named(organisation, String::new()), now);
    let mut faults = Vec::new();
    let mut put = |edit, typed_into: Option<FormField>| {
        let found =
            apply(edit, &mut party, &Typing { home, now, ledger, new: true }).err().into_iter().flatten();
        faults.extend(found.map(|fault| FieldError { field: typed_into.unwrap_or(fault.field), ..fault }));
    };
    put(PartyEdit::Rename(told.name), None);
    if let Some(contact) = told.contact {
        // Another e-mail may stand among the further facts, and each fault belongs beside its own.
        put(contact.into_edit(), Some(FormField::Contact));
    }
    facts.into_iter().for_each(|fact| put(fact, None));
    if faults.is_empty() { Ok(party) } else { Err(Refusal::Invalid(faults)) }
}

/// What two texts turn out to say.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    name: String,
    contact: Option<Contact>,
}

#[derive(Debug, PartialEq, Eq)]
enum Contact {
    Phone(String),
    Email(String),
}

impl Contact {
    fn into_edit(self) -> PartyEdit {
        match self {
            Self::Phone(text) => PartyEdit::Phone(ListEdit::Add(WrittenPhone { text, label: None })),
            Self::Email(text) => {
                PartyEdit::Email(ListEdit::Add(WrittenEmail { text, label: ContactLabel::Work }))
            }
        }
    }
}

fn tell_apart(name: &str, contact: &str, home: Country) -> Told {
    let (name, contact) = (trimmed(name), trimmed(contact));
    match (name.is_empty(), contact.is_empty()) {
        (_, false) => {
            let told = if contact.contains('@') { Contact::Email } else { Contact::Phone };
            let name = if name.is_empty() { contact } else { name };
            Told { name: name.to_owned(), contact: Some(told(contact.to_owned())) }
        }
        (_, true) => {
            let (rest, contact) = split_contact(name, home);
            let name = if rest.is_empty() { name } else { rest };
            Told { name: name.to_owned(), contact }
        }
    }
}

/// Takes a telephone number or an e-mail address off the end of a text.
fn split_contact(text: &str, home: Country) -> (&str, Option<Contact>) {
    let last_word = text.rfind(char::is_whitespace).map_or(0, |gap| gap + 1);
    let (before, word) = text.split_at_checked(last_word).unwrap_or((text, ""));
    if is_email(word) {
        return (trimmed(before), Some(Contact::Email(word.to_owned())));
    }
    // A number may hold spaces, so it begins at some word that begins like one.
    let words =
        text.char_indices().filter(|(at, _)| text[..*at].chars().next_back().is_none_or(char::is_whitespace));
    for (at, first) in words {
        let begins_a_number = first == '+' || first == '(' || first.is_numeric();
        if begins_a_number && PhoneNumber::parse(&text[at..], home).is_ok() {
            return (trimmed(&text[..at]), Some(Contact::Phone(text[at..].to_owned())));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::party::LifecycleStage;
    use crate::store::ports::{CommitError, DiskError};
    use crate::usecases::Problem;
    use crate::usecases::testing::Office;

    fn person(name: &str, contact: &str) -> AddParty {
        AddParty {
            organisation: false,
            name: name.to_owned(),
            contact: contact.to_owned(),
            facts: Vec::new(),
            home: Country::IR,
        }
    }

    fn added(request: AddParty) -> Party {
        let office = Office::open();
        let added = office.run(add_party(&office.store, &office.world, request)).unwrap();
        office.party(added.party)
    }

    fn refused(request: AddParty) -> Refusal {
        let office = Office::open();
        let refusal = office.run(add_party(&office.store, &office.world, request)).unwrap_err();
        assert_eq!(office.store.counts().parties, 0);
        refusal
    }

    #[test]
    fn a_name_and_a_number_make_a_lead() {
        let mina = added(person("مینا رستگار", "۰۹۱۲ ۳۴۵ ۶۷۸۹"));
        assert_eq!(mina.name(), "مینا رستگار");
        assert_eq!(mina.phones[0].number.e164(), "+989123456789");
        assert_eq!(mina.stage, LifecycleStage::Lead);
    }

    #[test]
    fn a_mobile_number_is_labelled_so_and_a_landline_as_work() {
        assert_eq!(added(person("مینا", "09123456789")).phones[0].label, ContactLabel::Mobile);
        assert_eq!(added(person("مینا", "02188776655")).phones[0].label, ContactLabel::Work);
    }

    #[test]
    fn a_name_alone_is_enough() {
        let parviz = added(person("  Parviz Rostami ", ""));
        assert_eq!((parviz.name(), parviz.phones.len()), ("Parviz Rostami", 0));
    }

    #[test]
    fn an_organisation_keeps_its_kind() {
        let shop = added(AddParty { organisation: true, ..person("فروشگاه لاله", "") });
        assert!(shop.is_organisation());
    }

    #[test]
    fn a_number_typed_alone_as_the_name_is_taken_as_number_too() {
        let unknown = added(person("+971 50 123 4567", ""));
        assert_eq!(unknown.name(), "+971 50 123 4567");
        assert_eq!(unknown.phones[0].number.e164(), "+971501234567");
    }

    #[test]
    fn an_address_typed_alone_as_the_name_is_taken_as_email_too() {
        let unknown = added(person("layla@haddad.ae", ""));
        assert_eq!(unknown.name(), "layla@haddad.ae");
        assert_eq!(unknown.emails[0].address, "layla@haddad.ae");
    }

    #[test]
    fn a_number_behind_the_name_is_taken_off_it() {
        let reza = added(person("رضا کریمی ۰۹۱۲ ۳۴۵ ۶۷۸۹", ""));
        assert_eq!(reza.name(), "رضا کریمی");
        assert_eq!(reza.phones[0].number.e164(), "+989123456789");
    }

    #[test]
    fn an_address_behind_the_name_is_taken_off_it() {
        let mina = added(person("Mina Rastegar mina@laleh.ir", ""));
        assert_eq!((mina.name(), mina.emails[0].address.as_str()), ("Mina Rastegar", "mina@laleh.ir"));
    }

    #[test]
    fn a_number_that_belongs_to_the_name_stays_there() {
        for name in ["شعبه ۱۲", "Studio 54", "داروخانه‌ی ۱۳ آبان"] {
            let shop = added(person(name, ""));
            assert_eq!((shop.name(), shop.phones.len()), (name, 0));
        }
    }

    #[test]
    fn an_address_in_the_second_field_is_an_email() {
        let mina = added(person("Mina", "mina@laleh.ir"));
        assert_eq!((mina.emails.len(), mina.phones.len()), (1, 0));
    }

    #[test]
    fn without_a_name_the_number_stands_in() {
        assert_eq!(added(person("", "0912 345 6789")).name(), "0912 345 6789");
    }

    #[test]
    fn further_facts_are_saved_in_the_same_change() {
        let facts = vec![PartyEdit::AddTag("vip".to_owned()), PartyEdit::SetSource("نمایشگاه".to_owned())];
        let mina = added(AddParty { facts, ..person("مینا", "") });
        assert_eq!(
            (mina.tags.as_slice(), mina.source.as_deref()),
            (["vip".to_owned()].as_slice(), Some("نمایشگاه"))
        );
    }

    #[test]
    fn nothing_typed_is_no_party() {
        assert_eq!(refused(person(" \u{200C}", "")).about(FormField::Name), Some(&Problem::Empty));
    }

    #[test]
    fn a_number_that_is_none_is_named_and_nothing_saved() {
        let refusal = refused(person("مینا", "۰۹۱۲ ۳۴۵"));
        assert!(matches!(refusal.about(FormField::Contact), Some(Problem::Phone(_))), "{refusal}");
    }

    #[test]
    fn every_fault_of_a_form_is_named_at_once() {
        let refusal = refused(person(&"م".repeat(201), "mina@laleh"));
        assert!(refusal.about(FormField::Name).is_some() && refusal.about(FormField::Contact).is_some());
    }

    #[test]
    fn a_fault_of_one_email_is_not_laid_on_the_other() {
        let facts = |text: &str| {
            let written = WrittenEmail { text: text.to_owned(), label: ContactLabel::Work };
            vec![PartyEdit::Email(ListEdit::Add(written))]
        };
        let refusal = refused(AddParty { facts: facts("mina@laleh"), ..person("Mina", "m@laleh.ir") });
        assert_eq!(refusal.about(FormField::Email), Some(&Problem::NotAnEmail));
        assert_eq!(refusal.about(FormField::Contact), None);
        let refusal = refused(AddParty { facts: facts("m@laleh.ir"), ..person("Mina", "mina@laleh") });
        assert_eq!(refusal.about(FormField::Contact), Some(&Problem::NotAnEmail));
        assert_eq!(refusal.about(FormField::Email), None);
    }

    #[test]
    fn a_name_of_code_is_a_name() {
        assert_eq!(added(person("<b onclick=x()>{{7*7}}</b>", "")).name(), "<b onclick=x()>{{7*7}}</b>");
    }

    #[test]
    fn a_full_disk_refuses_and_leaves_nothing_half_written() {
        let office = Office::open();
        office.disk.refuse_writes(Some(DiskError::Full));
        let refusal = office.run(add_party(&office.store, &office.world, person("مینا", ""))).unwrap_err();
        assert_eq!(refusal, Refusal::Commit(CommitError::Disk(DiskError::Full)));
        assert_eq!(office.store.counts().parties, 0);
    }
}
