//! The three languages the product speaks.

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::digits::DigitSystem;
use serde::{Deserialize, Serialize};

/// A language of the interface. Serialised as its BCP 47 tag.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Persian.
    Fa,
    /// Arabic.
    Ar,
    /// English.
    En,
}

/// The side a line of text starts on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the right, as Persian and Arabic.
    Rtl,
    /// From the left, as English.
    Ltr,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }
}

impl Language {
    /// All three, in the order a picker shows them.
    pub const ALL: [Self; 3] = [Self::Fa, Self::Ar, Self::En];

    /// The BCP 47 tag, which is also the value of HTML's `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fa => "fa",
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag such as `fa-IR`; Dari (`prs`) is read as Persian. `None` when
    /// it is none of ours.
    pub fn from_locale_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "fa" | "prs" => Some(Self::Fa),
            "ar" => Some(Self::Ar),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Which side its lines start on.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Fa | Self::Ar => Direction::Rtl,
            Self::En => Direction::Ltr,
        }
    }

    /// The calendar its readers expect when nothing is known of their country.
    pub const fn default_calendar(self) -> CalendarKind {
        match self {
            Self::Fa => CalendarKind::Jalali,
            Self::Ar | Self::En => CalendarKind::Gregorian,
        }
    }

    /// The digits its readers expect when nothing is known of their country.
    pub const fn default_digits(self) -> DigitSystem {
        match self {
            Self::Fa => DigitSystem::Persian,
            Self::Ar => DigitSystem::ArabicIndic,
            Self::En => DigitSystem::Latin,
        }
    }

    /// The country assumed when neither the device nor the user named one.
    pub const fn default_country(self) -> Country {
        match self {
            Self::Fa => Country::IR,
            Self::Ar => Country::SA,
            Self::En => Country::US,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_language_is_serialised_as_its_tag() {
        for language in Language::ALL {
            let json = serde_json::to_string(&language).unwrap();
            assert_eq!(json, format!("{:?}", language.tag()));
        }
    }

    #[test]
    fn persian_and_arabic_run_from_the_right() {
        assert_eq!(Language::Fa.direction().as_str(), "rtl");
        assert_eq!(Language::Ar.direction().as_str(), "rtl");
        assert_eq!(Language::En.direction().as_str(), "ltr");
    }

    #[test]
    fn the_browser_locale_of_a_dari_speaker_means_persian() {
        assert_eq!(Language::from_locale_tag("prs-AF"), Some(Language::Fa));
        assert_eq!(Language::from_locale_tag("ar_EG"), Some(Language::Ar));
        assert_eq!(Language::from_locale_tag("de-DE"), None);
    }
}
