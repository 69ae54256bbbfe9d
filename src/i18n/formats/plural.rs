//! Plural forms of the three languages, by the rules of Unicode CLDR for whole numbers.

use crate::domain::language::Language;

/// Which form of a noun a whole number asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::i18n) enum Form {
    /// Nothing (Arabic only).
    Zero,
    /// One.
    One,
    /// Two (Arabic only).
    Two,
    /// Three to ten in the last two digits (Arabic only).
    Few,
    /// Eleven to ninety-nine in the last two digits (Arabic only).
    Many,
    /// Every other number.
    Other,
}

impl Form {
    /// The form of `count` things.
    pub(in crate::i18n) fn of(count: u32, language: Language) -> Self {
        match (language, count, count % 100) {
            (Language::Ar, 0, _) => Self::Zero,
            (Language::Fa, 0, _) | (_, 1, _) => Self::One,
            (Language::Ar, 2, _) => Self::Two,
            (Language::Ar, _, 3..=10) => Self::Few,
            (Language::Ar, _, 11..=99) => Self::Many,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_forms() {
        let forms = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111].map(|count| Form::of(count, Language::Ar));
        assert_eq!(
            forms,
            [
                Form::Zero,
                Form::One,
                Form::Two,
                Form::Few,
                Form::Few,
                Form::Many,
                Form::Many,
                Form::Other,
                Form::Other,
                Form::Few,
                Form::Many
            ]
        );
    }

    #[test]
    fn persian_counts_nothing_as_one_and_english_as_many() {
        assert_eq!(Form::of(0, Language::Fa), Form::One);
        assert_eq!(Form::of(0, Language::En), Form::Other);
    }
}
