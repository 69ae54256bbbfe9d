//! Handing text on to other apps.

pub use crate::platform::page::address_for_others;
pub use crate::platform::share::{Shared, can_share, copy, is_apple_device, share};
