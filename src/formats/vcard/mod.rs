//! Customers as cards (vCard 2.1, 3.0 by RFC 2426 and 4.0 by RFC 6350): how telephones, mail programs and
//! social networks hand people over, and what they take.
//!
//! Reading takes whatever the habits of other products are, in pieces, and holds one card at a time. What a
//! person wrote and no field has room for becomes a line of the notes. Writing says everything that a
//! customer has: in a card's own words where it has some, and otherwise in properties of ours (`own.rs`),
//! so that a card read again is the same customer.

mod cards;
mod country_name;
mod days;
mod draft;
mod lines;
mod notes;
mod own;
mod own_read;
mod photo;
mod property;
mod quoted_printable;
mod reach;
mod read;
mod rejected;
mod social;
#[cfg(test)]
pub(in crate::formats) mod tests;
mod write;

pub(in crate::formats) use cards::{Cards, RawCard};
pub use property::Decode;
pub(in crate::formats) use property::{Property, one_line};
pub use read::{CardReader, Reading, read};
pub use rejected::RejectedCards;
pub use write::{Card, Version, write};
