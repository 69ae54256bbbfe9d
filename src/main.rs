//! Peyvand's entry point.

use leptos::mount::mount_to_body;
use peyvand::app::{App, say_last_words};

fn main() {
    std::panic::set_hook(Box::new(|news| {
        console_error_panic_hook::hook(news);
        say_last_words();
    }));
    mount_to_body(App);
}
