//! Peyvand (پیوند, "bond"): a CRM that lives in the browser.
//!
//! Layers, dependencies pointing down only: `app` wires `features`, which use `state`, `usecases`,
//! `ui` and `i18n`; `usecases` are the only writers, over the ports of [`store`]; [`domain`] is
//! pure and imports nothing of ours. The Cargo feature `web` owns everything of the browser.

#[cfg(feature = "web")]
pub mod app;
pub mod domain;
#[cfg(feature = "web")]
pub mod features;
pub mod i18n;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod state;
pub mod store;
#[cfg(feature = "web")]
pub mod ui;
pub mod usecases;
