//! Tasks as every area shows them.

mod next_step;
mod row;
mod rule_words;

pub use next_step::NextStep;
pub use row::{TaskLine, task_key};
pub use rule_words::recurrence_words;
