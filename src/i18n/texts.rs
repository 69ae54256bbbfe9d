//! The texts themselves, which come as a file for each language.

use super::Locale;
use std::sync::OnceLock;

/// What separates texts in a file; `build/texts.rs` writes them.
const SEPARATOR: char = '\u{1f}';

/// The texts of a language by their numbers.
type Texts = Vec<&'static str>;

static EN: OnceLock<Texts> = OnceLock::new();
static FA: OnceLock<Texts> = OnceLock::new();
static AR: OnceLock<Texts> = OnceLock::new();

const fn kept(locale: Locale) -> &'static OnceLock<Texts> {
    match locale {
        Locale::en => &EN,
        Locale::fa => &FA,
        Locale::ar => &AR,
    }
}

/// A text by its number. Where its language has not arrived yet, it is empty: see [`are_here`].
#[must_use]
pub fn of(locale: Locale, number: usize) -> &'static str {
    #[cfg(any(feature = "testing", not(target_arch = "wasm32")))]
    take(locale, built_in(locale));
    kept(locale).get().and_then(|texts| texts.get(number)).copied().unwrap_or_default()
}

/// Whether the texts of a language have arrived.
#[must_use]
pub fn are_here(locale: Locale) -> bool {
    cfg!(any(feature = "testing", not(target_arch = "wasm32"))) || kept(locale).get().is_some()
}

/// Takes the file of a language in; it is kept for as long as the app runs.
pub fn take(locale: Locale, file: &'static str) {
    kept(locale).get_or_init(|| file.split(SEPARATOR).collect());
}

/// What tests read, which come without files.
#[cfg(any(feature = "testing", not(target_arch = "wasm32")))]
const fn built_in(locale: Locale) -> &'static str {
    match locale {
        Locale::en => include_str!(concat!(env!("OUT_DIR"), "/texts.en.txt")),
        Locale::fa => include_str!(concat!(env!("OUT_DIR"), "/texts.fa.txt")),
        Locale::ar => include_str!(concat!(env!("OUT_DIR"), "/texts.ar.txt")),
    }
}
