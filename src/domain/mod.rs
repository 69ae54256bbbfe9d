//! The customer model: entities, value types, rules, calendars and text. No I/O, no clock, no
//! randomness, nothing of the web; it imports nothing of ours.

pub mod attachment;
pub mod bulk_edit;
pub mod calendar;
pub mod choice;
pub mod collation;
mod coordinates;
pub mod country;
pub mod custom_field;
pub mod date_text;
pub mod difference;
pub mod digits;
pub mod email;
pub mod fields;
pub mod id;
pub mod interaction;
pub mod language;
pub mod link;
pub mod list_merge;
pub mod locale_facts;
pub mod money;
pub mod normalise;
pub mod party;
pub mod phone;
pub mod record;
pub mod recurrence;
pub mod sample;
pub mod saved_view;
pub mod search;
pub mod task;
pub mod template;
pub mod time;
pub mod transliteration;
