//! Attachments: photos, voice notes and other files that belong to a record, and how large they may be.

use serde::{Deserialize, Serialize};

use crate::domain::fields::merge_by_field;
use crate::domain::id::AttachmentId;
use crate::domain::record::RecordRef;
use crate::domain::time::Instant;

/// The longest side of a photo as it is kept, in pixels: sharp on every phone and readable on a desktop, a
/// price list on a wall included, and some 200 to 400 KB where a camera makes 3 to 12 MB.
pub const PHOTO_SIDE_PX: u32 = 1_600;
/// What a photo may have as it is kept, in bytes; only noise in every pixel comes near.
pub const PHOTO_LIMIT_BYTES: u64 = 3_000_000;
/// What a photo may have as it is chosen, in bytes. Only the scaled copy is kept, so this is about what a
/// phone can decode at once without losing the page: the largest cameras make some 50 MB.
pub const PHOTO_ORIGINAL_LIMIT_BYTES: u64 = 60_000_000;
/// The longest side of a thumbnail in pixels: a third of a phone's width, twice as fine.
pub const THUMBNAIL_SIDE_PX: u32 = 160;
/// What a thumbnail may have, in bytes. It is a part of its record, and records are kept in memory.
pub const THUMBNAIL_LIMIT_BYTES: usize = 8_192;
/// How long a voice note may be, in seconds: nobody listens to more than ten minutes of another's notes.
pub const VOICE_LIMIT_S: u32 = 600;
/// What a voice note may have, in bytes: ten minutes of speech at 64 kbit/s, twice as good as needed.
pub const VOICE_LIMIT_BYTES: u64 = 5_000_000;
/// What any other file may have, in bytes: a catalogue of some dozen pages, and no film.
pub const FILE_LIMIT_BYTES: u64 = 5_000_000;
/// How many attachments one record may have: a shelf from every side, and still one screen to look through.
pub const ATTACHMENTS_LIMIT: usize = 50;

/// A file of a record, as stored. Its bytes lie among the files of the store, under
/// [`Attachment::file_name`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
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

/// What the names of attachments' files begin with.
const FOLDER: &str = "attachment/";

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
        format!("{FOLDER}{}", self.id)
    }

    /// Whose bytes are kept under a name; none where they are no attachment's.
    #[must_use]
    pub fn id_of_file(name: &str) -> Option<AttachmentId> {
        name.strip_prefix(FOLDER)?.parse().ok()
    }
}

/// What kind of file an attachment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum AttachmentKind {
    /// A picture.
    Photo,
    /// A recording.
    Voice,
    /// Anything else.
    File,
}

impl AttachmentKind {
    /// What a file of this kind may have, in bytes.
    #[must_use]
    pub fn limit_bytes(self) -> u64 {
        match self {
            Self::Photo => PHOTO_LIMIT_BYTES,
            Self::Voice => VOICE_LIMIT_BYTES,
            Self::File => FILE_LIMIT_BYTES,
        }
    }
}

/// A file that is ready to be attached: a photo scaled down, a voice note recorded to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFile {
    /// What kind of file it is.
    pub kind: AttachmentKind,
    /// What it is called; may be empty.
    pub name: String,
    /// Its media type by RFC 6838.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Width and height of a picture in pixels.
    pub pixels: Option<(u32, u32)>,
    /// How long a recording is in seconds.
    pub duration_s: Option<u32>,
    /// A small picture of it as the bytes of an image file; empty without one.
    pub thumbnail: Vec<u8>,
}
