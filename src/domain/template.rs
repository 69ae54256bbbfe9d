//! Templates of messages: a text with places for what is known of a customer.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::Labels;
use crate::domain::fields::merge_by_field;
use crate::domain::id::TemplateId;
use crate::domain::time::Instant;

/// A message that is sent again and again, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Template {
    /// Identity.
    pub id: TemplateId,
    /// What the user calls it.
    pub name: String,
    /// The subject of an e-mail, by the language it is sent in; with merge fields.
    pub subject: Labels,
    /// The text, by the language it is sent in; with merge fields.
    pub text: Labels,
    /// Place among the templates, rising.
    pub position: u32,
    /// Whether it came with the sample data.
    pub sample: bool,
    /// When it was made.
    pub created_at: Instant,
}

merge_by_field! {
    Template {
        kept: [id, created_at],
        whole: [name, subject, text, position, sample],
        lists: [],
        parts: [],
    }
}
