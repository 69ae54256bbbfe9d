//! Everything as JSON, out and in again: a backup that people can open and other products can read.
//!
//! The file is one object, `{"format":"peyvand","version":1,"created":"…","records":[…]}`, with each record
//! on a line of its own, `{"record":"Party","id":"…",…}` (not `kind`, for several records have a `kind` of
//! their own). What a record has not (nothing, an empty text or list, `false`) is left out. Days, instants,
//! telephone numbers and identities are texts as ISO 8601, RFC 3966 and RFC 9562 have them, decimal numbers
//! are texts, money is whole minor units and a currency, the thumbnails of photos are base64; a value of one
//! kind out of several is an object with the kind as its one name. The bytes of photos and voice notes are
//! not in it.
//!
//! No field of a record is named here. Records are postcard, which says nothing of itself, so a description of
//! them in a text (`shapes.txt`) leads one small writer and one small reader through the bytes. A test
//! holds the description against the types, from which `postcard-schema` derives one of its own.
//!
//! What a small module grows by with it, before compression and with brotli (x86-64, for size), and what was
//! declined:
//!
//! | | adds | brotli | why not |
//! |---|---|---|---|
//! | `serde_json`, types derived | 196 KB | 69 KB | a reader and a writer for each of fifty types |
//! | `serde_json::Value` | 25 KB | 13 KB | and what goes from it to bytes and back is still to be written |
//! | our own | 19 KB | 10 KB | reading and writing, the description among it with 1.4 KB |
//!
//! `postcard-dyn` brings `serde_json::Value` along and would write instants and telephone numbers as bare
//! integers. `postcard-schema` derives the same description, full of pointers; it serves the test only.
//! Of smaller readers, `tinyjson` makes fractions of all numbers, so that large amounts of money change;
//! `jiter` brings `num-bigint` and `lexical-parse-float`; the licence of `microjson` is the GPL.

mod bytes;
mod moment;
mod reader;
mod record_read;
mod record_write;
mod shapes;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::{BackupReader, Ending, Found, Refusal};
pub use writer::BackupWriter;

/// What a file calls itself.
const FORMAT: &str = "peyvand";
/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;
