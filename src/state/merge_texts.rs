//! What goes into the fields of a message to a customer.

use crate::domain::first_name::first_name;
use crate::domain::language::Direction;
use crate::domain::merge_fields::MergeTexts;
use crate::domain::party::{Party, PartyDetails};
use crate::domain::phone::PhoneNumber;
use crate::domain::task::Due;
use crate::domain::time::Instant;
use crate::i18n::formats::Formats;
use crate::store::engine::Store;

/// What is known of a customer now, for a message written with `formats`. An organisation is called by its
/// own name wherever a person's, or a company's, is asked for.
#[must_use]
pub fn merge_texts(
    store: &Store,
    party: &Party,
    my_name: &str,
    formats: &Formats,
    now: Instant,
) -> MergeTexts {
    let (first_name, title, company) = match &party.details {
        PartyDetails::Person(person) => {
            (first_name(&person.name), person.honorific.clone(), workplace(store, party))
        }
        PartyDetails::Organisation(own) => (own.name.clone(), String::new(), own.name.clone()),
    };
    let appointment = store.next_appointment(party.id, now, formats.offset_at).and_then(|task| task.due);
    let last_contact = store.party_line(party.id).and_then(|line| line.last_contact);
    MergeTexts {
        first_name,
        name: party.name().to_owned(),
        title,
        company,
        city: party.city().to_owned(),
        phone: party.phones.first().map(|phone| written_phone(phone.number, formats)).unwrap_or_default(),
        my_name: my_name.to_owned(),
        today: formats.long_date(formats.date_of(now)),
        appointment_day: appointment
            .map(|due| formats.long_date(due.day(formats.offset_at)))
            .unwrap_or_default(),
        appointment_time: match appointment {
            Some(Due::At(at)) => formats.time_of_day(formats.civil(at).time),
            Some(Due::Day(_)) | None => String::new(),
        },
        last_contact: last_contact.map(|at| formats.day_month_year(formats.date_of(at))).unwrap_or_default(),
    }
}

/// Where a person works; of several places the one that was known first.
fn workplace(store: &Store, person: &Party) -> String {
    let places = store.links(person.id).into_iter().filter(|link| link.other_is_organisation);
    let first = places.min_by_key(|place| (place.link.created_at, place.link.id));
    first.map(|place| place.other_name).unwrap_or_default()
}

/// A number as it is dialled; the marks that keep it in order only where lines run from the right.
fn written_phone(number: PhoneNumber, formats: &Formats) -> String {
    match formats.language.direction() {
        Direction::Rtl => formats.phone(number),
        Direction::Ltr => formats.figures(&number.format_local(formats.country)),
    }
}
