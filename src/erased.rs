//! What views are drawn from and computed with, with the types of closures left out.
//!
//! Leptos writes its code out anew for the type of every closure, some hundred bytes of it each time; with
//! some thousand closures that is more than all they do. These hand it closures in a box, so that it is
//! written once for each type of value.

use leptos::prelude::*;

/// A part of a view that is drawn anew when what it reads changes.
pub fn dynamic<V: IntoAny + 'static>(mut part: impl FnMut() -> V + Send + 'static) -> AnyView {
    let boxed: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || part().into_any());
    boxed.into_any()
}

/// A value that is computed anew when what it reads changes, and told of when it has become another one.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let boxed: Box<dyn Fn(Option<&T>) -> T + Send + Sync> = Box::new(compute);
    Memo::new(boxed)
}

/// A value that is computed anew each time it is read.
pub fn derived<T: Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    let boxed: Box<dyn Fn() -> T + Send + Sync> = Box::new(compute);
    Signal::derive(boxed)
}

/// Something that is done now, and again when what it reads changes; each time it is given what it gave
/// the last time.
pub fn effect<T: 'static>(act: impl FnMut(Option<T>) -> T + 'static) {
    let boxed: Box<dyn FnMut(Option<T>) -> T> = Box::new(act);
    Effect::new(boxed);
}
