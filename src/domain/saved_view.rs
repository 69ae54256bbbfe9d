//! Saved views: a list as the user likes to see it, under a name.

use serde::{Deserialize, Serialize};

use crate::domain::fields::merge_by_field;
use crate::domain::id::ViewId;
use crate::domain::time::Instant;

/// A list of customers with its filters, order and columns, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct SavedView {
    /// Identity.
    pub id: ViewId,
    /// What the user calls it.
    pub name: String,
    /// What it shows, as the end of the list's address.
    pub query: String,
    /// The columns shown where there is room for them, by name, in order; empty for the usual ones.
    pub columns: Vec<String>,
    /// Place among the views, rising.
    pub position: u32,
    /// When it was made.
    pub created_at: Instant,
}

merge_by_field! {
    SavedView {
        kept: [id, created_at],
        whole: [name, query, columns, position],
        lists: [],
        parts: [],
    }
}
