//! JSON (RFC 8259) as text: values found in it without building a tree, and texts written into it.
//!
//! A value stays a piece of the text until it is asked for, so that reading holds no more than it looks at,
//! and nothing recurses: a file of a million brackets is as harmless as any.

mod read;
mod rejected;
mod scan;
#[cfg(test)]
mod tests;
mod write;

pub(in crate::formats) use read::{Malformed, Value};
pub use rejected::RejectedRecords;
pub(in crate::formats) use rejected::{REASON, RECORD_LIMIT};
pub(in crate::formats) use scan::Scanner;
pub(in crate::formats) use write::push_text;
