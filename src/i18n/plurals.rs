//! The plural rules of the catalogues: our own for our own languages. `build.rs` puts them where the
//! generated code would call leptos_i18n's, which carry the rules and the kinship of every language there
//! is, and the reading of language tags, onto the first screen.

use leptos_i18n::reexports::icu::plurals::PluralCategory;

use super::Locale;
use super::formats::plural::Form;
use crate::domain::language::Language;

/// A count of things in a text: the type of `count` in `t_string!`.
pub trait Count: Clone {
    /// How many there are; above four thousand million, that many.
    fn things(self) -> u32;
}

impl Count for u32 {
    fn things(self) -> u32 {
        self
    }
}

impl Count for usize {
    fn things(self) -> u32 {
        u32::try_from(self).unwrap_or(u32::MAX)
    }
}

/// Where a text that changes by itself takes its count from: the type of `count` in `t!`.
pub trait CountSource: Fn() -> Self::Count + Clone + Send + Sync + 'static {
    /// What it gives.
    type Count: Count;
}

impl<C: Count, F: Fn() -> C + Clone + Send + Sync + 'static> CountSource for F {
    type Count = C;
}

/// The plural rules of a language.
#[derive(Clone, Copy)]
pub struct PluralRules(Language);

impl PluralRules {
    /// The rules of the language of a catalogue.
    pub fn of(locale: Locale) -> Self {
        Self(match locale {
            Locale::fa => Language::Fa,
            Locale::ar => Language::Ar,
            Locale::en => Language::En,
        })
    }

    /// Which text a count asks for.
    pub fn category_for(self, count: impl Count) -> PluralCategory {
        match Form::of(count.things(), self.0) {
            Form::Zero => PluralCategory::Zero,
            Form::One => PluralCategory::One,
            Form::Two => PluralCategory::Two,
            Form::Few => PluralCategory::Few,
            Form::Many => PluralCategory::Many,
            Form::Other => PluralCategory::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use leptos_i18n::__private::get_plural_rules;
    use leptos_i18n::reexports::icu::plurals::PluralRuleType;

    use super::*;

    #[test]
    fn our_rules_are_those_of_unicode_for_our_languages() {
        for locale in [Locale::fa, Locale::ar, Locale::en] {
            let unicode = get_plural_rules(locale, PluralRuleType::Cardinal);
            for count in (0_u32..=1_200).chain([100_011, 1_000_000, u32::MAX]) {
                let ours = PluralRules::of(locale).category_for(count);
                assert_eq!(ours, unicode.category_for(count), "{count} in {locale}");
            }
        }
    }
}
