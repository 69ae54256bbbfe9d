//! Peyvand's entry point.

use peyvand::app::{say_last_words, start};
use wasm_bindgen_futures::spawn_local;

fn main() {
    std::panic::set_hook(Box::new(|news| {
        console_error_panic_hook::hook(news);
        say_last_words();
    }));
    spawn_local(start());
}
