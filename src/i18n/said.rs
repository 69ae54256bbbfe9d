//! A text without anything filled in, as it is handed to components and attributes.

use super::{Locale, Texts};
use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;
use leptos::text_prop::TextProp;

/// A text of the catalogue in the language of now, which follows the language.
///
/// A closure that says the same has a type of its own, and all that takes it is written out anew for that
/// type; this is one type for all texts. It is made by [`say!`].
#[derive(Clone, Copy)]
pub struct Said {
    texts: Texts,
    text: fn(Locale) -> &'static str,
}

impl Said {
    /// The text that `text` chooses in each language.
    #[must_use]
    pub const fn new(texts: Texts, text: fn(Locale) -> &'static str) -> Self {
        Self { texts, text }
    }

    /// The text in the language of now; what reads it is told when the language changes.
    #[must_use]
    pub fn get(self) -> &'static str {
        (self.text)(self.texts.get_locale())
    }

    /// The text as a part of a view.
    #[must_use]
    pub fn shown(self) -> AnyView {
        crate::erased::dynamic(move || self.get())
    }

    /// The text as a signal.
    #[must_use]
    pub fn signal(self) -> Signal<String> {
        Signal::derive(move || self.get().to_owned())
    }
}

impl From<Said> for TextProp {
    fn from(said: Said) -> Self {
        (move || said.get()).into()
    }
}

impl From<Said> for ViewFn {
    fn from(said: Said) -> Self {
        (move || said.shown()).into()
    }
}

impl IntoAttributeValue for Said {
    type Output = <TextProp as IntoAttributeValue>::Output;

    fn into_attribute_value(self) -> Self::Output {
        TextProp::from(self).into_attribute_value()
    }
}

/// A text of the catalogue that holds nothing to fill in, as something to show: `say!(i18n, area.key)`.
macro_rules! say {
    ($texts:expr, $($key:tt)+) => {
        $crate::i18n::Said::new($texts, |locale| $crate::i18n::td_string!(locale, $($key)+))
    };
}
pub(crate) use say;
