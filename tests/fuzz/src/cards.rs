//! Cards, and customers written as cards.

use peyvand_core::formats::encoding::{Decoder, Encoding};
use peyvand_core::formats::incoming::Incoming;
use peyvand_core::formats::vcard::{Card, CardReader, Version, write};

use crate::pieces::pieces;
use crate::surroundings;

/// Holds a file against what must hold of cards.
///
/// # Panics
/// Where it does not.
pub fn hold(file: &[u8]) {
    let customers = read(file, std::iter::once(file));
    assert_eq!(read(file, pieces(file)), customers, "pieces read as the whole");
    for customer in customers {
        let is_rejected = customer.problems.iter().any(|problem| problem.what.rejects());
        assert_eq!(customer.party.name().is_empty(), is_rejected, "it has a name, or says that it has none");
        if !is_rejected {
            hold_when_written(&customer, Version::V3);
            hold_when_written(&customer, Version::V4);
        }
    }
}

/// The customers of a file in pieces, read as the app reads it.
fn read<'a>(file: &[u8], pieces: impl Iterator<Item = &'a [u8]>) -> Vec<Incoming> {
    let mut customers = Vec::new();
    let mut take = |customer| customers.push(customer);
    let mut cards = CardReader::new(surroundings::of_cards());
    let wide = Encoding::detect(file).filter(|found| matches!(found, Encoding::Utf16Le | Encoding::Utf16Be));
    let mut decoder = wide.map(Decoder::new);
    let mut text = String::new();
    for piece in pieces {
        match &mut decoder {
            Some(decoder) => {
                text.clear();
                decoder.push(piece, &mut text);
                cards.push(text.as_bytes(), &mut take);
            }
            None => cards.push(piece, &mut take),
        }
    }
    cards.finish(&mut take);
    customers
}

/// A customer that is written and read again is the same customer.
fn hold_when_written(customer: &Incoming, version: Version) {
    let (party, memberships) = (&customer.party, customer.memberships.clone());
    let mut file = String::new();
    write(&[Card { party, memberships, photo: customer.photo.as_ref() }], version, &mut file);
    let mut again = read(file.as_bytes(), std::iter::once(file.as_bytes()));
    assert_eq!(again.len(), 1, "{file}");
    let again = again.remove(0);
    assert!(again.is_ours && again.problems.is_empty(), "{file}\n{again:?}");
    assert_eq!(again.party, customer.party, "{file}");
    assert_eq!(again.memberships, customer.memberships, "{file}");
    let bytes_of = |customer: &Incoming| customer.photo.clone().map(|photo| photo.bytes);
    assert_eq!(bytes_of(&again), bytes_of(customer), "{file}");
}
