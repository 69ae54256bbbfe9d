//! The page of a customer: how to reach them, what happened, what is known, whom they belong to.

mod after_contact;
mod contact_actions;
mod contact_ways;
mod customer_page;
mod head;
mod link_sheet;
mod links;
mod message;
mod notes;
mod still_right;
mod tasks;
mod timeline;

pub use customer_page::CustomerPage;

pub(super) use contact_ways::{mail_link, map_link, profile_link, site_link};
