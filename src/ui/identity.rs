//! Names for elements that must refer to each other.

use std::sync::atomic::{AtomicU32, Ordering};

/// An `id` that no other element of this page has, starting with `prefix`.
pub(crate) fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
