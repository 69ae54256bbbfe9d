//! The texts on screen, from the app's own catalogues, so that a journey reads the same in every
//! language.

use crate::source_tree;
use serde_json::Value;
use std::{
    collections::HashMap,
    fs,
    sync::{Mutex, PoisonError},
};

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "languages need no explanation")]
pub enum Language {
    Persian,
    Arabic,
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Persian, Self::Arabic, Self::English];

    /// The code that names its folder of catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Self::Persian => "fa",
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Persian => "فارسی",
            Self::Arabic => "العربية",
            Self::English => "English",
        }
    }

    /// What a browser of a person who reads it asks for.
    pub fn accepted(self) -> &'static str {
        match self {
            Self::Persian => "fa-IR,fa",
            Self::Arabic => "ar-AE,ar",
            Self::English => "en-GB,en",
        }
    }
}

/// The texts of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    language: Language,
}

impl Words {
    /// The texts in `language`.
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// The text at `key`, which names the area and then the entry: `customer_list.title`. Panics when
    /// there is none.
    pub fn text(self, key: &str) -> String {
        let (area, entry) =
            key.split_once('.').unwrap_or_else(|| panic!("`{key}` does not name an area and an entry"));
        let catalogue = catalogue(self.language, area);
        let mut found = &catalogue;
        for part in entry.split('.') {
            found = &found[part];
        }
        let text = found
            .as_str()
            .unwrap_or_else(|| panic!("{}/{area}.json has no text `{entry}`", self.language.code()));
        text.to_owned()
    }

    /// The text at `key` with its `{{ placeholders }}` filled.
    pub fn filled(self, key: &str, values: &[(&str, &str)]) -> String {
        fill(&self.text(key), values)
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{{ {name} }}}}"), value).replace(&format!("{{{{{name}}}}}"), value)
    })
}

fn catalogue(language: Language, area: &str) -> Value {
    static READ: Mutex<Option<HashMap<(Language, String), Value>>> = Mutex::new(None);
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.get_or_insert_default()
        .entry((language, area.to_owned()))
        .or_insert_with(|| read_catalogue(language, area))
        .clone()
}

fn read_catalogue(language: Language, area: &str) -> Value {
    let file = source_tree::path(&format!("locales/{}/{area}.json", language.code()));
    let text = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("could not read {}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{} is not JSON: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_filled_with_and_without_spaces() {
        let text = fill("{{ name }}: {{n}}", &[("name", "Mina"), ("n", "3")]);
        assert_eq!(text, "Mina: 3");
    }

    #[test]
    fn the_same_key_is_found_in_every_language() {
        let titles = Language::ALL.map(|language| Words::of(language).text("customer_list.title"));
        assert_eq!(titles.iter().filter(|title| title.is_empty()).count(), 0);
        assert_ne!(titles[0], titles[2]);
    }
}
