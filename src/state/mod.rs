//! The reactive bridge: the store and the user's preferences as signals that screens read.

pub mod attachments;
pub mod begun_contact;
pub mod calendar_file;
pub mod commands;
pub mod connection;
pub mod countries;
pub mod customer_query;
pub mod day;
pub mod deeds;
pub mod device_storage;
pub mod drafts;
pub mod failure;
pub mod install;
pub mod merge_texts;
pub mod navigation;
pub mod overlays;
pub mod position;
pub mod preferences;
pub mod reminders;
pub mod sample;
pub mod services;
pub mod sharing;
pub mod shortcuts;
pub mod toasts;
pub mod update;
pub mod writing;
