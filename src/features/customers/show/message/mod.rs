//! A message to a customer: filled in from a template, sent by an app of the phone's, and logged by the very
//! tap that sends it.

mod draft;
mod message_sheet;
mod message_ways;
mod send_buttons;

pub(super) use message_sheet::MessageSheet;
