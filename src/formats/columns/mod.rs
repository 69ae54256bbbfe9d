//! Columns of a table and what of a customer they say: matched by their names in three languages and by what
//! stands in them, corrected by the user, and then read row by row. Customers are written as rows, too, such
//! that taking them in again changes nothing but what somebody edited in between.

mod card_cell;
mod cell;
mod edit;
mod export_column;
mod guess;
mod headings;
mod kind;
mod reader;
mod row;
mod target;
#[cfg(test)]
mod tests;
mod value;
mod write;

pub use cell::split;
pub use export_column::{ExportColumn, Needed};
pub use guess::{guess, home_of};
#[cfg(any(test, feature = "testing"))]
pub use headings::HEADINGS;
pub use kind::kind_of_column;
pub use reader::{Reading, RowReader, field_of};
pub use target::{AddressPart, Target};
pub use write::{Exported, RowWriter, Word, Writing};
