//! Languages: the catalogues of texts, and how dates, numbers and telephone numbers are written.
//!
//! A text is asked for with `let i18n = use_i18n();` as `say!(i18n, area.key)`, which is handed to components
//! and attributes, or as `t_string!(i18n, area.key)`; the areas are the files of `locales/en/`. Where a text
//! holds a number, `count` only chooses the plural form, and the digits are given apart, as `n`, by the
//! user's [`formats`].

pub mod formats;
#[cfg(feature = "web")]
mod plurals;
#[cfg(feature = "app")]
mod said;
#[cfg(feature = "web")]
pub mod texts;

#[cfg(feature = "web")]
use crate::domain::calendar::CalendarKind;

#[cfg(feature = "web")]
#[allow(missing_docs, unused_imports, clippy::all, clippy::unwrap_used, clippy::expect_used)]
mod catalogue {
    include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
}

#[cfg(feature = "web")]
pub use catalogue::i18n::*;
#[cfg(feature = "app")]
pub use said::Said;
#[cfg(feature = "app")]
pub(crate) use said::say;

/// The texts in the language of now, as [`use_i18n`] gives them.
#[cfg(feature = "web")]
pub type Texts = leptos_i18n::I18nContext<Locale>;

/// A calendar's name.
#[cfg(feature = "web")]
#[must_use]
pub fn calendar_name(locale: Locale, calendar: CalendarKind) -> &'static str {
    match calendar {
        CalendarKind::Jalali => td_string!(locale, settings.jalali),
        CalendarKind::Hijri => td_string!(locale, settings.hijri),
        CalendarKind::Gregorian => td_string!(locale, settings.gregorian),
    }
}
