//! What a list shows, as the query of its address: back, reload and a shared link find it again.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

use crate::erased::effect;
use crate::painted::use_pause;

/// How long a query rests before it is written into the address: writing costs the browser more than finding,
/// and nobody shares half a word.
const ADDRESS_REST: Duration = Duration::from_millis(400);

/// Names and values as the end of an address, with the question mark; empty for none.
#[must_use]
pub fn address_end(pairs: Vec<(&'static str, String)>) -> String {
    let mut map = ParamsMap::new();
    for (name, value) in pairs {
        map.insert(name, value);
    }
    map.to_query_string()
}

/// The query of a list in an area that stays while others are in front: read from the address when one comes
/// into the area by an address that asks for something new, and written into it when it has changed and
/// wherever in the area one goes, so that the address says what is shown. What is `written` of the query that asks
/// for nothing is empty.
#[must_use]
pub fn use_query_in_address<Q: Clone + Send + Sync + 'static>(
    within: impl Fn(&str) -> bool + 'static,
    read: fn(&ParamsMap) -> Q,
    written: fn(&Q) -> String,
) -> RwSignal<Q> {
    let map = use_query_map();
    let in_address = move || map.with_untracked(read);
    let query = RwSignal::new(in_address());
    follow(
        Box::new(within),
        Box::new(move || query.with(written)),
        Box::new(move || written(&in_address())),
        Box::new(move || query.set(in_address())),
    );
    query
}

/// Keeps what is shown and what the address asks for alike, both as they are written: once for every kind of query.
fn follow(
    within: Box<dyn Fn(&str) -> bool>,
    shown: Box<dyn Fn() -> String>,
    asked: Box<dyn Fn() -> String>,
    take: Box<dyn Fn()>,
) {
    let path = use_location().pathname;
    let navigate = use_navigate();
    // What the area's address asked for last; the list may have gone further without its having been written.
    let last_asked = StoredValue::new(asked());
    let rest = use_pause();
    effect(move |was_within: Option<bool>| {
        let (path, shown) = (path.get(), shown());
        rest.stop();
        // Another area's address is not this list's to write or to follow, though the list still stands.
        if !within(&path) {
            return false;
        }
        let asked = asked();
        if asked == shown {
            return true;
        }
        // Who comes from another area by an address that asks for something gets it; who only comes back
        // finds the list as it was left.
        let comes_back = asked.is_empty() || last_asked.with_value(|last| asked == *last);
        if was_within == Some(false) && !comes_back {
            last_asked.set_value(asked);
            take();
        } else {
            let navigate = navigate.clone();
            rest.then(ADDRESS_REST, move || {
                let quietly =
                    NavigateOptions { replace: true, scroll: false, resolve: false, ..Default::default() };
                navigate(&(path + &shown), quietly);
                last_asked.set_value(shown);
            });
        }
        true
    });
}
