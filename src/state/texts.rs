//! The texts of languages, fetched when they are wanted.

use crate::domain::language::Language;
use crate::i18n::texts;
use crate::platform::words;

/// Fetches the texts of a language, unless they are here.
///
/// # Errors
/// Where they did not arrive: what the browser says.
pub async fn fetch(language: Language) -> Result<(), String> {
    if !texts::are_here(language.into()) {
        let file = words::fetch(&format!("texts.{}", language.tag())).await?;
        texts::take(language.into(), file);
    }
    Ok(())
}

/// Fetches the texts of all languages, so that another language is there at once, and offline too.
///
/// # Errors
/// As for [`fetch`].
pub async fn fetch_ahead() -> Result<(), String> {
    for language in Language::ALL {
        fetch(language).await?;
    }
    Ok(())
}
