//! Peyvand's entry point, of the page and of its second thread.

use peyvand::app::{say_last_words, serve, start};
use peyvand::platform::worker::ThisThread;
use wasm_bindgen_futures::spawn_local;

fn main() {
    if let Some(thread) = ThisThread::if_second() {
        std::panic::set_hook(Box::new(console_error_panic_hook::hook));
        return serve(thread);
    }
    std::panic::set_hook(Box::new(|news| {
        console_error_panic_hook::hook(news);
        say_last_words();
    }));
    spawn_local(start());
}
