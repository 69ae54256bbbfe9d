//! Telephone numbers, e-mails, addresses and names on networks, as typed.

use crate::domain::country::Country;
use crate::domain::digits::to_latin;
use crate::domain::party::{Address, ContactEmail, ContactLabel, ContactPhone, SocialHandle};
use crate::domain::phone::{Line, PhoneNumber};
use crate::usecases::edit_party::Typing;
use crate::usecases::edit_party::list_edit::{Written, with_its_day};
use crate::usecases::validation::{
    FieldError, FormField, LINE_LIMIT, Problem, STREET_LIMIT, gather, trimmed,
};

/// A telephone number as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenPhone {
    /// The number, in any of the ways people write it.
    pub text: String,
    /// What it is for; none lets the number tell a mobile from an office's line.
    pub label: Option<ContactLabel>,
}

impl Written<ContactPhone> for WrittenPhone {
    const FIELD: FormField = FormField::Phone;

    fn in_place_of(new: ContactPhone, was: &ContactPhone) -> ContactPhone {
        with_its_day(new, was)
    }

    fn check(self, typing: &Typing<'_>) -> Result<ContactPhone, Vec<FieldError>> {
        let text = FormField::Phone.required(&self.text, LINE_LIMIT).map_err(|fault| vec![fault])?;
        let number =
            PhoneNumber::parse(&text, typing.home).map_err(|error| vec![FormField::Phone.has(error)])?;
        let told = if number.line() == Line::Landline { ContactLabel::Work } else { ContactLabel::Mobile };
        let label = self.label.unwrap_or(told);
        Ok(ContactPhone { number, label, confirmed_on: Some(typing.today()) })
    }
}

/// An e-mail address as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenEmail {
    /// The address.
    pub text: String,
    /// What it is for.
    pub label: ContactLabel,
}

impl Written<ContactEmail> for WrittenEmail {
    const FIELD: FormField = FormField::Email;

    fn in_place_of(new: ContactEmail, was: &ContactEmail) -> ContactEmail {
        with_its_day(new, was)
    }

    fn check(self, typing: &Typing<'_>) -> Result<ContactEmail, Vec<FieldError>> {
        let address = FormField::Email.email(&self.text).map_err(|fault| vec![fault])?;
        Ok(ContactEmail { address, label: self.label, confirmed_on: Some(typing.today()) })
    }
}

impl Written<Address> for Address {
    const FIELD: FormField = FormField::Street;

    fn in_place_of(new: Address, was: &Address) -> Address {
        with_its_day(new, was)
    }

    fn check(self, typing: &Typing<'_>) -> Result<Address, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut line = |field: FormField, typed: &str, limit| gather(field.text(typed, limit), &mut faults);
        let address = Address {
            label: self.label,
            street: line(FormField::Street, &self.street, STREET_LIMIT),
            district: line(FormField::District, &self.district, LINE_LIMIT),
            city: line(FormField::City, &self.city, LINE_LIMIT),
            region: line(FormField::Region, &self.region, LINE_LIMIT),
            postal_code: line(FormField::PostalCode, &to_latin(&self.postal_code), LINE_LIMIT),
            country: gather(country(&self.country), &mut faults),
            position: self.position,
            confirmed_on: Some(typing.today()),
        };
        let parts =
            [&address.street, &address.district, &address.city, &address.region, &address.postal_code];
        if faults.is_empty() && address.position.is_none() && parts.iter().all(|part| part.is_empty()) {
            faults.push(FormField::Street.has(Problem::Empty));
        }
        if faults.is_empty() { Ok(address) } else { Err(faults) }
    }
}

fn country(typed: &str) -> Result<String, FieldError> {
    let code = FormField::Country.text(typed, LINE_LIMIT)?;
    if code.is_empty() {
        return Ok(code);
    }
    match code.parse::<Country>() {
        Ok(country) => Ok(country.code().to_owned()),
        Err(_) => Err(FormField::Country.has(Problem::NotACountry)),
    }
}

impl Written<SocialHandle> for SocialHandle {
    const FIELD: FormField = FormField::Handle;

    fn in_place_of(new: SocialHandle, was: &SocialHandle) -> SocialHandle {
        with_its_day(new, was)
    }

    fn check(self, typing: &Typing<'_>) -> Result<SocialHandle, Vec<FieldError>> {
        let name = bare_handle(&self.handle);
        let handle = FormField::Handle.required(name, LINE_LIMIT).map_err(|fault| vec![fault])?;
        Ok(SocialHandle { network: self.network, handle, confirmed_on: Some(typing.today()) })
    }
}

/// The name in what people paste: a link to the profile (`https://t.me/laleh_store?x`), `@name`,
/// or the name.
fn bare_handle(typed: &str) -> &str {
    let typed = trimmed(typed);
    let is_link = typed.contains("://") || typed.starts_with("www.") || typed.starts_with("t.me/");
    let name = if is_link {
        let path = typed.split(['?', '#']).next().unwrap_or(typed).trim_end_matches('/');
        path.rsplit('/').next().unwrap_or(path)
    } else {
        typed
    };
    name.trim_start_matches('@')
}
