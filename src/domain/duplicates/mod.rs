//! Parties that were written down twice: found, with reasons, and laid together.
//!
//! Every party becomes a few numbers once: the words of its name and the facts that tell it from others
//! (`fact`). Two are compared only where they have a key in common (`key`), and then weighed by what agrees
//! and what does not (`weights`). Names meet across scripts by the sounds of
//! [`transliteration`](crate::domain::transliteration) and the search; typing errors are counted by its
//! restricted Damerau-Levenshtein distance, and not by Jaro-Winkler, which forgives an exchange of letters
//! anywhere, takes Hamed for Hamid and would have been one more piece of code.

mod alike;
mod blocks;
mod comparison;
mod fact;
mod index;
mod key;
#[cfg(any(test, feature = "testing"))]
pub mod labelled;
mod merging;
mod name;
mod sweep;
#[cfg(test)]
mod tests;
mod vocabulary;
mod weights;

pub use fact::Workplace;
pub use index::{Index, Prepared};
pub use merging::{MergeField, differences, merged};
pub use sweep::{Progress, Sweep};

use serde::{Deserialize, Serialize};

use crate::domain::phone::PhoneNumber;

/// How likely it is that two parties are one, in percent, by the weights; 50 and more for what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

/// Two parties that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The lower slot.
    pub a: u32,
    /// The higher slot.
    pub b: u32,
    /// How likely.
    pub score: Score,
    /// Whether nothing speaks against it: the names are the same but for spelling, something of one's own is
    /// shared, and no telephone number, birthday or registration differs.
    pub certain: bool,
    /// What they have in common.
    pub reasons: Vec<Reason>,
}

/// A party that may be the one asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where it is.
    pub slot: u32,
    /// How likely.
    pub score: Score,
    /// As [`Candidate::certain`].
    pub certain: bool,
    /// What they have in common.
    pub reasons: Vec<Reason>,
}

/// What two parties have in common, for screens to word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// A telephone number.
    Phone(PhoneNumber),
    /// A telephone number, but for a typing error.
    PhoneTypo,
    /// An e-mail address.
    Email,
    /// A name on a network.
    Handle,
    /// The web site.
    Website,
    /// The registration number.
    Registration,
    /// The birthday or founding day.
    Birthday,
    /// Street and number.
    Address,
    /// The city.
    City,
    /// An organisation to which both belong.
    Organisation,
    /// The name.
    Name,
    /// The name, in another spelling or script.
    NameSound,
    /// The name, but for a typing error.
    NameTypo,
    /// A part of the name.
    NameInPart,
    /// The words of the name stand in another order.
    NameOrder,
}
