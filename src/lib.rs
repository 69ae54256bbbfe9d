//! Peyvand (پیوند, "bond"): a CRM that lives in the browser.
//!
//! Layers, dependencies pointing down only: `app` wires `features`, which use `state`, `usecases`,
//! `ui` and `i18n`; `usecases` are the only writers, over the ports of [`store`]; [`formats`] are
//! pure codecs over [`domain`], which is pure and imports nothing of ours. The last four are a crate
//! of their own, `peyvand-core`. The Cargo feature `web` owns everything of the browser, and `app` the
//! screens.

#[cfg(feature = "testing")]
pub use peyvand_core::disk_contract;
pub use peyvand_core::{domain, formats, usecases};

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod erased;
#[cfg(feature = "app")]
pub mod features;
pub mod i18n;
#[cfg(feature = "app")]
pub mod painted;
#[cfg(feature = "app")]
pub mod parts;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "app")]
pub mod state;
#[cfg(feature = "app")]
pub mod terms;
#[cfg(feature = "app")]
pub mod ui;

/// The store, with the disk it has in the browser.
pub mod store {
    pub use peyvand_core::store::*;

    #[cfg(feature = "web")]
    pub mod idb;
}
