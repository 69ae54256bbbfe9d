//! Attachments: photos, voice notes and other files that belong to a record.

use serde::{Deserialize, Serialize};

use crate::domain::fields::merge_by_field;
use crate::domain::id::AttachmentId;
use crate::domain::record::RecordRef;
use crate::domain::time::Instant;

/// A file of a record, as stored. Its bytes lie among the files of the store, under
/// [`Attachment::file_name`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Identity.
    pub id: AttachmentId,
    /// The record it belongs to.
    pub of: RecordRef,
    /// What kind of file it is.
    pub kind: AttachmentKind,
    /// What it is called; may be empty.
    pub name: String,
    /// Its media type by RFC 6838, such as `image/jpeg`.
    pub media_type: String,
    /// How many bytes it has.
    pub size_bytes: u64,
    /// Width and height of a picture in pixels, when known.
    pub pixels: Option<(u32, u32)>,
    /// How long a recording is in seconds, when known.
    pub duration_s: Option<u32>,
    /// A small picture of it as the bytes of an image file, a few kilobytes; empty without one.
    pub thumbnail: Vec<u8>,
    /// Whether it came with the sample data.
    pub sample: bool,
    /// When it was added.
    pub created_at: Instant,
}

merge_by_field! {
    Attachment {
        kept: [id, created_at],
        whole: [of, kind, name, media_type, size_bytes, pixels, duration_s, thumbnail, sample],
        lists: [],
        parts: [],
    }
}

impl Attachment {
    /// Under which name its bytes are kept.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("attachment/{}", self.id)
    }
}

/// What kind of file an attachment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AttachmentKind {
    /// A picture.
    Photo,
    /// A recording.
    Voice,
    /// Anything else.
    File,
}
