//! The core of Peyvand: what a customer is, what can be done, and how it is kept. It knows no
//! browser; what it needs of one it asks for through the ports of [`store`].
//!
//! A crate of its own, so that the compiler holds it to that, and so that its loops can be compiled
//! for speed while the screens are compiled for size.

#![cfg_attr(speed, feature(optimize_attribute))]

pub mod domain;
pub mod formats;
pub mod store;
pub mod usecases;
