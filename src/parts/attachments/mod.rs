//! Photos and voice notes, on whatever record: every area shows and adds them with the same components.
//!
//! - [`Attachments`]: those of a record that is there, with the ways to add more. What is added is saved at
//!   once, with a way back.
//! - [`AttachmentsSection`]: the same as a section of a page, under its heading.
//! - [`AttachmentStrip`]: those of a record as a line of small pictures, nothing where there are none.
//! - [`UnsavedFiles`] and [`UnsavedField`]: for the form of a record that is still to be made. The form hands
//!   the files to its verb, and empties them when that is done.

mod add_bar;
mod list;
mod signs;
mod tile;
mod unsaved;
mod unsaved_field;
mod viewer;
mod voice_recorder;
mod words;

pub use list::{AttachmentStrip, Attachments, AttachmentsSection};
pub use unsaved::UnsavedFiles;
pub use unsaved_field::UnsavedField;
pub use words::problem;
