//! The reactive bridge: the store and the user's preferences as signals that screens read.

pub mod countries;
pub mod day;
pub mod drafts;
pub mod failure;
pub mod navigation;
pub mod overlays;
pub mod preferences;
pub mod services;
pub mod toasts;
