//! What views are drawn from and computed with, with the types of closures left out.
//!
//! Leptos writes its code out anew for the type of every closure, some hundred bytes of it each time; with
//! some thousand closures that is more than all they do. These hand it closures in a box, so that it is
//! written once for each type of value.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

/// A part of a view that is drawn anew when what it reads changes.
pub fn dynamic<V: IntoAny + 'static>(mut part: impl FnMut() -> V + Send + 'static) -> AnyView {
    let boxed: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || part().into_any());
    boxed.into_any()
}

/// What an attribute, a class or a property of an element is set to, anew when what it reads changes.
pub fn attribute<T: 'static>(value: impl Fn() -> T + Send + 'static) -> Box<dyn Fn() -> T + Send> {
    Box::new(value)
}

/// Computes a value from the one before.
type Compute<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

/// Does something with the value of now and the one before.
type Act<T> = Box<dyn FnMut(&T, Option<&T>, Option<()>)>;

/// A value that is computed anew when what it reads changes, and told of when it has become another one.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let boxed: Compute<T> = Box::new(compute);
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

/// Does something when what `of` reads has become another value, and with `at_once` now as well; `act` is
/// given the value of now and the one before.
pub fn watch<T: 'static>(
    of: impl FnMut() -> T + 'static,
    act: impl FnMut(&T, Option<&T>, Option<()>) + 'static,
    at_once: bool,
) {
    let of: Box<dyn FnMut() -> T> = Box::new(of);
    let act: Act<T> = Box::new(act);
    Effect::watch(of, act, at_once);
}

/// What is drawn for one item of a list.
struct Row {
    key: u64,
    show: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Draws a view for each item of a list, as [`For`] does: an item whose key was there before keeps its view.
///
/// Keys are told apart by a hash of 64 bits, which never are alike in lists that people read: among a thousand
/// keys there are two alike once in 10^13 lists.
#[component]
pub fn Each<I, T, K, V>(
    /// The items, read anew when what this reads changes.
    each: impl Fn() -> I + Send + 'static,
    /// What an item is told apart by.
    key: impl Fn(&T) -> K + Send + 'static,
    /// The view of an item.
    children: impl Fn(T) -> V + Clone + Send + 'static,
) -> impl IntoView
where
    I: IntoIterator<Item = T>,
    T: Send + 'static,
    K: Hash,
    V: IntoAny,
{
    let rows: Box<dyn Fn() -> Vec<Row> + Send> = Box::new(move || {
        let row = |item| {
            let mut hasher = DefaultHasher::new();
            key(&item).hash(&mut hasher);
            let children = children.clone();
            Row { key: hasher.finish(), show: Box::new(move || children(item).into_any()) }
        };
        each().into_iter().map(row).collect()
    });
    each_row(rows)
}

fn each_row(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <For each=rows key=|row| row.key children=|row| (row.show)()/> }.into_any()
}

/// Draws its children while `when` holds, and `fallback` else, as [`Show`] does.
#[component]
pub fn When(
    /// Whether the children are drawn.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// What is drawn then.
    children: ChildrenFn,
    /// What is drawn else: nothing, if not said.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    one_or_other(memo(move |_| when()), children, fallback)
}

fn one_or_other(shown: Memo<bool>, children: ChildrenFn, fallback: ViewFn) -> AnyView {
    dynamic(move || if shown.get() { children() } else { fallback.run() })
}
