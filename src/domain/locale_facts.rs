//! What is usual in a country: where the week starts, which days are free, and the calendar, digits
//! and language people expect.
//!
//! Sources: CLDR 47's week data and calendar and numbering preferences, with these differences.
//! Iran's Thursday is a half day in most trades, which CLDR does not tell. Saudi Arabia is given
//! the Gregorian calendar, in which its offices and firms date since the cabinet's decision of
//! November 2023; the Hijri calendar is a tap away.

use crate::domain::calendar::{CalendarKind, Weekday};
use crate::domain::country::Country;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;
use serde::{Deserialize, Serialize};

/// A set of days of the week.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeekdaySet(u8);

impl WeekdaySet {
    /// No day.
    pub const EMPTY: Self = Self(0);

    /// These days.
    pub const fn of(days: &[Weekday]) -> Self {
        let mut bits = 0;
        let mut place = 0;
        while place < days.len() {
            bits |= 1 << days[place] as u8;
            place += 1;
        }
        Self(bits)
    }

    /// Whether `day` is one of them.
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day as u8) != 0
    }
}

/// What is usual in a country.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CountryFacts {
    /// The day a week starts on.
    pub first_weekday: Weekday,
    /// Days on which business rests.
    pub weekend: WeekdaySet,
    /// Days on which it closes early, of which none is in the weekend.
    pub half_days: WeekdaySet,
    /// The calendar of everyday dates.
    pub calendar: CalendarKind,
    /// Of our three languages, the one most people speak or the one used with foreigners.
    pub language: Language,
    /// The digits of everyday writing in that language.
    pub digits: DigitSystem,
}

/// What is usual in `country`.
pub fn of(country: Country) -> CountryFacts {
    let language = language_of(country);
    CountryFacts {
        first_weekday: first_weekday(country),
        weekend: weekend(country),
        half_days: if country == Country::IR { THURSDAY } else { WeekdaySet::EMPTY },
        calendar: match language {
            Language::Fa => CalendarKind::Jalali,
            Language::Ar | Language::En => CalendarKind::Gregorian,
        },
        language,
        digits: digits(language, country),
    }
}

/// The calendar first shown to a reader of `language` in `country`: the country's, but Jalali to
/// Persian readers wherever they are.
pub fn calendar(language: Language, country: Country) -> CalendarKind {
    match language {
        Language::Fa => CalendarKind::Jalali,
        Language::Ar | Language::En => of(country).calendar,
    }
}

/// The digits first shown to a reader of `language` in `country`. Arabic is written with Latin
/// digits in the Maghreb and the Emirates, with its own in the rest.
pub fn digits(language: Language, country: Country) -> DigitSystem {
    match language {
        Language::Ar if is_one_of(country, LATIN_DIGITS) => DigitSystem::Latin,
        _ => language.default_digits(),
    }
}

/// Two letters a country, divided by spaces.
type Countries = &'static str;

const PERSIAN: Countries = "AF IR";
const ARABIC: Countries = "AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE";
const LATIN_DIGITS: Countries = "AE DZ EH LY MA TN";
const WEEK_FROM_SATURDAY: Countries = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";
const WEEK_FROM_SUNDAY: Countries = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN \
    JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW US VE VI WS \
    YE ZA ZW";
const FRIDAY_AND_SATURDAY: Countries = "BD BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE";

const THURSDAY: WeekdaySet = WeekdaySet::of(&[Weekday::Thursday]);

fn is_one_of(country: Country, list: Countries) -> bool {
    list.split_ascii_whitespace().any(|code| code == country.code())
}

fn language_of(country: Country) -> Language {
    if is_one_of(country, PERSIAN) {
        Language::Fa
    } else if is_one_of(country, ARABIC) {
        Language::Ar
    } else {
        Language::En
    }
}

fn first_weekday(country: Country) -> Weekday {
    if is_one_of(country, WEEK_FROM_SATURDAY) {
        Weekday::Saturday
    } else if is_one_of(country, WEEK_FROM_SUNDAY) {
        Weekday::Sunday
    } else if country.code() == "MV" {
        Weekday::Friday
    } else {
        Weekday::Monday
    }
}

fn weekend(country: Country) -> WeekdaySet {
    match country.code() {
        "IR" | "DJ" | "SO" => WeekdaySet::of(&[Weekday::Friday]),
        "AF" => WeekdaySet::of(&[Weekday::Thursday, Weekday::Friday]),
        "IN" | "UG" | "NP" => WeekdaySet::of(&[Weekday::Sunday]),
        _ if is_one_of(country, FRIDAY_AND_SATURDAY) => WeekdaySet::of(&[Weekday::Friday, Weekday::Saturday]),
        _ => WeekdaySet::of(&[Weekday::Saturday, Weekday::Sunday]),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn facts(code: &str) -> CountryFacts {
        of(code.parse().unwrap())
    }

    #[test]
    fn in_iran_the_week_starts_on_saturday_and_rests_on_friday() {
        let iran = of(Country::IR);
        assert_eq!(iran.first_weekday, Weekday::Saturday);
        assert!(iran.weekend.contains(Weekday::Friday));
        assert!(!iran.weekend.contains(Weekday::Thursday));
        assert!(iran.half_days.contains(Weekday::Thursday));
        assert_eq!((iran.calendar, iran.digits), (CalendarKind::Jalali, DigitSystem::Persian));
    }

    #[test]
    fn the_emirates_keep_a_monday_week_with_a_weekend_of_saturday_and_sunday() {
        let emirates = of(Country::AE);
        assert_eq!(emirates.first_weekday, Weekday::Monday);
        assert_eq!(emirates.weekend, WeekdaySet::of(&[Weekday::Saturday, Weekday::Sunday]));
        assert_eq!(emirates.digits, DigitSystem::Latin);
    }

    #[test]
    fn saudi_arabia_starts_on_sunday_and_rests_on_friday_and_saturday() {
        let saudi = of(Country::SA);
        assert_eq!(saudi.first_weekday, Weekday::Sunday);
        assert_eq!(saudi.weekend, WeekdaySet::of(&[Weekday::Friday, Weekday::Saturday]));
        assert_eq!(saudi.language, Language::Ar);
    }

    #[test]
    fn egypt_and_iraq_start_on_saturday_and_write_arabic_digits() {
        for country in [Country::EG, Country::IQ] {
            assert_eq!(of(country).first_weekday, Weekday::Saturday);
            assert_eq!(of(country).digits, DigitSystem::ArabicIndic);
        }
    }

    #[test]
    fn the_united_states_start_on_sunday_and_germany_on_monday() {
        assert_eq!(of(Country::US).first_weekday, Weekday::Sunday);
        assert_eq!(of(Country::DE).first_weekday, Weekday::Monday);
    }

    #[test]
    fn a_persian_reader_abroad_keeps_calendar_and_digits() {
        assert_eq!(calendar(Language::Fa, Country::DE), CalendarKind::Jalali);
        assert_eq!(digits(Language::Fa, Country::DE), DigitSystem::Persian);
    }

    #[test]
    fn an_english_reader_in_iran_has_its_calendar_and_latin_digits() {
        assert_eq!(calendar(Language::En, Country::IR), CalendarKind::Jalali);
        assert_eq!(digits(Language::En, Country::IR), DigitSystem::Latin);
    }

    #[test]
    fn a_moroccan_reads_arabic_with_latin_digits() {
        assert_eq!(digits(Language::Ar, "MA".parse().unwrap()), DigitSystem::Latin);
    }

    #[test]
    fn every_country_works_at_least_four_days() {
        for country in Country::all() {
            let facts = of(country);
            let free = Weekday::ALL.iter().filter(|day| facts.weekend.contains(**day)).count();
            assert!((1..=2).contains(&free), "{country}");
            let overlap =
                Weekday::ALL.iter().any(|day| facts.weekend.contains(*day) && facts.half_days.contains(*day));
            assert!(!overlap, "{country}");
        }
    }

    #[test]
    fn every_list_is_of_codes_that_exist() {
        for list in [PERSIAN, ARABIC, LATIN_DIGITS, WEEK_FROM_SATURDAY, WEEK_FROM_SUNDAY, FRIDAY_AND_SATURDAY]
        {
            for code in list.split_ascii_whitespace() {
                assert!(code.parse::<Country>().is_ok(), "{code}");
            }
        }
        assert_eq!(facts("MV").first_weekday, Weekday::Friday);
    }
}
