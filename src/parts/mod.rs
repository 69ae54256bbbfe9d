//! Parts of screens that several areas show: areas never import each other, and the same thing is to
//! look and work the same everywhere.

pub mod attachments;
pub mod column_words;
pub mod command_words;
pub mod custom_fields;
pub mod date_fields;
pub mod duplicate_words;
pub mod export_sheet;
pub mod format_choices;
pub mod interaction_line;
pub mod list_filters;
pub mod merge;
pub mod more_fields;
pub mod move_buttons;
pub mod party_picker;
pub mod problem_words;
pub mod saving;
pub mod show_more;
pub mod tasks;
pub mod toggle;
