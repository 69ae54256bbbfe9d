//! Fields of the user's own: how they are filled in and what they say, the same wherever they stand.

mod currencies;
mod draft;
mod input;
mod inputs;
mod said;
mod words;

pub use currencies::{CURRENCIES, usual_currency};
pub use draft::{CustomDraft, TypedValue};
pub use input::CustomInput;
pub use inputs::CustomInputs;
pub use said::SaidFields;
pub use words::{kind_icon, kind_name, label, option_label, value_words};
