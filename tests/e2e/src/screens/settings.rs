//! The settings.

use crate::{page::Page, words::Language};

/// Language, calendar, digits and what else belongs to the device.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a>(pub Page<'a>);

impl Settings<'_> {
    /// Chooses the language of everything; it is named in itself.
    pub fn choose_language(self, language: Language) {
        self.0.choose(language.own_name());
    }

    /// Chooses by the key of the choice's text, such as `settings.hijri` or `settings.theme_dark`.
    pub fn choose(self, key: &str) {
        self.0.choose(&self.0.word(key));
    }
}
