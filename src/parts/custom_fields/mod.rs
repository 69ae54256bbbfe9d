//! Fields of the user's own: how they are filled in and what they say, the same wherever they stand.

mod asked;
mod currencies;
mod draft;
mod filter_chips;
mod filters;
mod input;
mod inputs;
mod said;
mod words;

pub use asked::{AskedFields, AskedInputs};
pub use currencies::{CURRENCIES, usual_currency};
pub use draft::{CustomDraft, TypedValue};
pub use filter_chips::OwnChips;
pub use filters::{Conditions, OwnFilters, filterable, sort_words};
pub use input::CustomInput;
pub use inputs::CustomInputs;
pub use said::SaidFields;
pub use words::{kind_icon, kind_name, label, listed_fields, said_words, value_words};
