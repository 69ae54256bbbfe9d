//! Columns of a table and what of a customer they say: matched by their names in three languages and by what
//! stands in them, corrected by the user, and then read row by row.

mod guess;
mod headings;
mod reader;
mod target;
#[cfg(test)]
mod tests;

pub use guess::{guess, home_of};
pub use reader::{Reading, RowReader};
pub use target::{AddressPart, Target};
