//! The shortcuts of the keyboard, where nothing is being typed.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast, web_sys::Element};

use crate::app::commands::use_commands;
use crate::state::preferences::use_preferences;
use crate::state::shortcuts::{Meant, meant, pressed};

/// How long the second of two keys may take after the first, in milliseconds.
const TOGETHER_MS: f64 = 1_500.0;
/// Where keys have a meaning of their own.
const TAKES_KEYS: &str = "input, textarea, select, [contenteditable], [role=menu], dialog";

/// Listens for the shortcuts for as long as the place lives in which it is begun; `before` are the keys that were
/// pressed before there was anybody to listen.
pub fn listen_for_shortcuts(before: Vec<ev::KeyboardEvent>) {
    let preferences = use_preferences();
    let run = use_commands();
    let first = StoredValue::new(None::<(char, f64)>);
    let take = move |event: ev::KeyboardEvent| {
        if preferences.with_untracked(|now| now.single_keys_off) || !is_for_us(&event) {
            return;
        }
        let Some(key) = pressed(&event.key(), &event.code(), event.shift_key()) else { return };
        let at = event.time_stamp();
        let before = first.get_value().filter(|(_, began)| at - began < TOGETHER_MS);
        first.set_value(None);
        match meant(before.map(|(key, _)| key), key) {
            Some(Meant::Command(command)) => {
                event.prevent_default();
                run.run(command);
            }
            Some(Meant::First(key)) => first.set_value(Some((key, at))),
            None => {}
        }
    };
    before.into_iter().for_each(take);
    let listener = window_event_listener(ev::keydown, take);
    on_cleanup(move || listener.remove());
}

/// Whether a key goes to no field, no menu and no dialog, and is no part of another shortcut.
fn is_for_us(event: &ev::KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat() || event.is_composing() {
        return false;
    }
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let goes_elsewhere = at.is_some_and(|at| !matches!(at.closest(TAKES_KEYS), Ok(None)));
    let is_covered = !matches!(document().query_selector("dialog[open]"), Ok(None));
    !event.default_prevented() && !goes_elsewhere && !is_covered
}
