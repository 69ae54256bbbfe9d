//! Codecs: how records become files that other products read, and how such files become records.
//!
//! Pure as the domain is: bytes in, values out, without clock, zone database or disk. What a codec
//! has to ask of the browser it is handed as a function. A file of another's making is never refused
//! as a whole: what can be read is read, and the rest is said with its line.

pub mod atomic_crm;
pub mod backup;
pub mod base64;
pub mod columns;
pub mod contact;
pub mod content_line;
pub mod encoding;
pub mod icalendar;
pub mod incoming;
pub mod json;
pub mod spreadsheet;
pub mod table;
pub mod vcard;
