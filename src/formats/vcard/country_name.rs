//! Countries by the names that cards have for them.

use crate::domain::country::Country;
use crate::domain::normalise::normalise;

/// The names of the countries of the region, and of those whose people trade there most, normalised and in
/// the three languages. The names of all would weigh more than everything else here; a country that is not
/// found stays in the address as it stands.
const NAMES: [(Country, &str); 24] = [
    (Country::IR, "iran|islamic republic of iran|iran islamic republic of|irn|ایران|جمهوری اسلامی ایران"),
    (Country::AF, "afghanistan|afg|افغانستان"),
    (Country::AE, "united arab emirates|uae|are|امارات|امارات متحده عربی|الامارات|الامارات العربیه المتحده"),
    (Country::SA, "saudi arabia|ksa|sau|عربستان|عربستان سعودی|السعودیه|المملکه العربیه السعودیه"),
    (Country::EG, "egypt|egy|مصر"),
    (Country::IQ, "iraq|irq|عراق|العراق"),
    (Country::SY, "syria|syrian arab republic|syr|سوریه|سوریا"),
    (Country::JO, "jordan|jor|اردن|الاردن"),
    (Country::LB, "lebanon|lbn|لبنان"),
    (Country::KW, "kuwait|kwt|کویت|الکویت"),
    (Country::QA, "qatar|qat|قطر"),
    (Country::BH, "bahrain|bhr|بحرین|البحرین"),
    (Country::OM, "oman|omn|عمان|سلطنه عمان"),
    (Country::YE, "yemen|yem|یمن|الیمن"),
    (Country::PS, "palestine|pse|فلسطین"),
    (Country::TR, "turkey|turkiye|tur|ترکیه|ترکیا"),
    (Country::US, "united states|united states of america|usa|امریکا|ایالات متحده|الولایات المتحده"),
    (Country::CA, "canada|can|کانادا|کندا"),
    (Country::GB, "united kingdom|great britain|england|uk|gbr|انگلستان|بریتانیا|بریطانیا"),
    (Country::DE, "germany|deutschland|deu|المان|المانیا"),
    (Country::FR, "france|fra|فرانسه|فرنسا"),
    (Country::IN, "india|ind|هند|هندوستان|الهند"),
    (Country::PK, "pakistan|pak|پاکستان|باکستان"),
    (Country::CN, "china|chn|چین|الصین"),
];

/// The country that a text names, by its two letters or one of the names above.
pub(super) fn country_of(text: &str) -> Option<Country> {
    if let Ok(country) = text.parse() {
        return Some(country);
    }
    let name = normalise(text);
    NAMES.iter().find(|(_, names)| names.split('|').any(|known| known == name)).map(|(country, _)| *country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_letters_and_by_its_name_in_three_languages() {
        for text in ["ir", "Iran", "ایران", "إيران", "Islamic Republic of Iran", "I.R.N"] {
            let known = country_of(text);
            assert_eq!(known.is_none(), text == "I.R.N", "{text}");
            assert!(known.is_none_or(|country| country == Country::IR), "{text}");
        }
        assert_eq!(country_of("الإمارات العربية المتحدة"), Some(Country::AE));
        assert_eq!(country_of("Türkiye"), Some(Country::TR));
    }

    #[test]
    fn every_name_is_written_as_it_is_looked_for() {
        for (country, names) in NAMES {
            for name in names.split('|') {
                assert_eq!(normalise(name), name);
                assert_eq!(country_of(name), Some(country), "{name}");
            }
        }
    }
}
