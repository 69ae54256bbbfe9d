//! Peyvand's entry point, of the page and of its second thread.

use peyvand::app::{say_last_words, serve, start};
use peyvand::platform::{page, worker::ThisThread};
use wasm_bindgen_futures::spawn_local;

fn main() {
    // In the finished app a failure says nothing and ends the code at once.
    if cfg!(debug_assertions) {
        std::panic::set_hook(Box::new(console_error_panic_hook::hook));
    }
    if let Some(thread) = ThisThread::if_second() {
        return serve(thread);
    }
    page::when_code_ends(say_last_words);
    spawn_local(start());
}
