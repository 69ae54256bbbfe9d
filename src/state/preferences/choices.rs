//! What the user has chosen, and what holds where nothing was chosen.

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;
use crate::domain::locale_facts;
use crate::domain::time::Weekday;
use crate::state::preferences::today_blocks::TodayBlocks;

/// What the user has chosen on this device. What was never chosen follows the language and the
/// device, so that a change of language brings its calendar and digits along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The language; also read by the boot script.
    pub language: Option<Language>,
    /// The calendar of dates.
    pub calendar: Option<CalendarKind>,
    /// The calendar shown small beside it; the same as the first means none.
    pub second_calendar: Option<CalendarKind>,
    /// The digits of numbers.
    pub digits: Option<DigitSystem>,
    /// The day a week starts on.
    pub first_weekday: Option<Weekday>,
    /// The country whose telephone numbers are written without a country code.
    pub default_country: Option<Country>,
    /// Light or dark; also read by the boot script.
    pub theme: Theme,
    /// The user's own name, empty when not told.
    pub user_name: String,
    /// Whether the user has answered the first-run screen.
    pub welcomed: bool,
    /// Whether the shortcuts of single keys are switched off.
    pub single_keys_off: bool,
    /// The blocks of the first screen.
    pub today: TodayBlocks,
    /// The names of the columns that customers are shown in where there is room, divided by commas; empty for a
    /// plain list.
    pub columns: String,
}

const LANGUAGES: [(&str, Language); 3] = [("fa", Language::Fa), ("ar", Language::Ar), ("en", Language::En)];

const CALENDARS: [(&str, CalendarKind); 3] = [
    ("jalali", CalendarKind::Jalali),
    ("hijri", CalendarKind::Hijri),
    ("gregorian", CalendarKind::Gregorian),
];

const DIGITS: [(&str, DigitSystem); 3] = [
    ("latin", DigitSystem::Latin),
    ("persian", DigitSystem::Persian),
    ("arabic-indic", DigitSystem::ArabicIndic),
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

const THEMES: [(&str, Theme); 3] =
    [("system", Theme::System), ("light", Theme::Light), ("dark", Theme::Dark)];

/// What stands for yes.
const YES: &str = "yes";

impl Choices {
    /// The choices that are kept under their names. A value of another version costs only its own
    /// choice.
    pub fn from_kept(kept: impl Fn(&str) -> Option<String>) -> Self {
        fn named<T: Copy>(table: &[(&str, T)], name: Option<String>) -> Option<T> {
            let name = name?;
            table.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
        }
        Self {
            language: named(&LANGUAGES, kept("language")),
            calendar: named(&CALENDARS, kept("calendar")),
            second_calendar: named(&CALENDARS, kept("second_calendar")),
            digits: named(&DIGITS, kept("digits")),
            first_weekday: named(&WEEKDAYS, kept("first_weekday")),
            default_country: kept("default_country").and_then(|code| code.parse().ok()),
            theme: named(&THEMES, kept("theme")).unwrap_or_default(),
            user_name: kept("user_name").unwrap_or_default(),
            welcomed: kept("welcomed").as_deref() == Some(YES),
            single_keys_off: kept("single_keys_off").as_deref() == Some(YES),
            today: TodayBlocks::from_kept(&kept("today").unwrap_or_default()),
            columns: kept("columns").unwrap_or_default(),
        }
    }

    /// What is to be kept of the choices: names and texts. What was not chosen is not kept.
    #[must_use]
    pub fn to_keep(&self) -> Vec<(&'static str, String)> {
        fn name<T: PartialEq>(table: &[(&str, T)], value: &T) -> Option<String> {
            table.iter().find(|(_, own)| own == value).map(|(name, _)| (*name).to_owned())
        }
        let all = [
            ("language", self.language.and_then(|language| name(&LANGUAGES, &language))),
            ("calendar", self.calendar.and_then(|calendar| name(&CALENDARS, &calendar))),
            ("second_calendar", self.second_calendar.and_then(|second| name(&CALENDARS, &second))),
            ("digits", self.digits.and_then(|digits| name(&DIGITS, &digits))),
            ("first_weekday", self.first_weekday.and_then(|day| name(&WEEKDAYS, &day))),
            ("default_country", self.default_country.map(|country| country.code().to_owned())),
            ("theme", name(&THEMES, &self.theme)),
            ("user_name", (!self.user_name.is_empty()).then(|| self.user_name.clone())),
            ("welcomed", self.welcomed.then(|| YES.to_owned())),
            ("single_keys_off", self.single_keys_off.then(|| YES.to_owned())),
            ("today", self.today.to_keep()),
            ("columns", (!self.columns.is_empty()).then(|| self.columns.clone())),
        ];
        all.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Theme {
    /// Every theme, in the order a picker shows them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name under which it is kept.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What the browser says of its user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// The languages preferred, as BCP 47 tags, the best first.
    pub languages: Vec<String>,
    /// The IANA name of the time zone, empty when unknown.
    pub time_zone: String,
}

/// What holds: the user's choices, filled up with what suits the language and the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language.
    pub language: Language,
    /// The calendar of dates.
    pub calendar: CalendarKind,
    /// The calendar shown small beside it, none when none is.
    pub second_calendar: Option<CalendarKind>,
    /// The digits of numbers.
    pub digits: DigitSystem,
    /// The day a week starts on.
    pub first_weekday: Weekday,
    /// The country whose telephone numbers are written without a country code.
    pub default_country: Country,
    /// Light or dark.
    pub theme: Theme,
    /// The user's own name, empty when not told.
    pub user_name: String,
    /// Whether the user has answered the first-run screen.
    pub welcomed: bool,
    /// Whether the shortcuts of single keys are switched off.
    pub single_keys_off: bool,
    /// The blocks of the first screen.
    pub today: TodayBlocks,
    /// The names of the columns that customers are shown in where there is room, divided by commas; empty for a
    /// plain list.
    pub columns: String,
}

impl Choices {
    /// Fills up what was not chosen.
    #[must_use]
    pub fn resolve(&self, device: &Device) -> Preferences {
        let language = self.language.unwrap_or_else(|| device.language());
        let country = self.default_country.unwrap_or_else(|| device.country(language));
        let calendar = self.calendar.unwrap_or_else(|| locale_facts::calendar(language, country));
        // Trade with the world goes by the Gregorian calendar.
        let second = self.second_calendar.unwrap_or(CalendarKind::Gregorian);
        Preferences {
            language,
            calendar,
            second_calendar: Some(second).filter(|second| *second != calendar),
            digits: self.digits.unwrap_or_else(|| locale_facts::digits(language, country)),
            first_weekday: self.first_weekday.unwrap_or_else(|| locale_facts::of(country).first_weekday),
            default_country: country,
            theme: self.theme,
            user_name: self.user_name.clone(),
            welcomed: self.welcomed,
            single_keys_off: self.single_keys_off,
            today: self.today.clone(),
            columns: self.columns.clone(),
        }
    }
}

impl Choices {
    /// Keeps the country that the device's time zone tells, once the user has settled in: telephone numbers, the
    /// calendar and the week go by it, and it must not change on a journey abroad. Whether that was news.
    pub fn settle(&mut self, device: &Device) -> bool {
        let settles = self.welcomed && self.default_country.is_none();
        let country = country_of_zone(&device.time_zone).filter(|_| settles);
        self.default_country = self.default_country.or(country);
        country.is_some()
    }
}

impl Device {
    fn language(&self) -> Language {
        let spoken = self.languages.iter().find_map(|tag| Language::from_locale_tag(tag));
        spoken.unwrap_or(Language::En)
    }

    /// Where the device is by its clock, else by a tag of the language in use, else where the
    /// language is most used.
    fn country(&self, language: Language) -> Country {
        let tags = self.languages.iter().filter(|tag| Language::from_locale_tag(tag) == Some(language));
        country_of_zone(&self.time_zone)
            .or_else(|| tags.filter_map(|tag| Country::from_locale_tag(tag)).next())
            .unwrap_or_else(|| language.default_country())
    }
}

/// The countries of the region by their time zone, since a phone set to English is common there.
fn country_of_zone(zone: &str) -> Option<Country> {
    Some(match zone {
        "Asia/Tehran" | "Iran" => Country::IR,
        "Asia/Kabul" => Country::AF,
        "Asia/Dubai" => Country::AE,
        "Asia/Riyadh" => Country::SA,
        "Africa/Cairo" => Country::EG,
        "Asia/Baghdad" => Country::IQ,
        "Asia/Damascus" => Country::SY,
        "Asia/Amman" => Country::JO,
        "Asia/Beirut" => Country::LB,
        "Asia/Kuwait" => Country::KW,
        "Asia/Qatar" => Country::QA,
        "Asia/Bahrain" => Country::BH,
        "Asia/Muscat" => Country::OM,
        "Asia/Aden" => Country::YE,
        "Asia/Gaza" | "Asia/Hebron" => Country::PS,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use std::collections::HashMap;

    fn kept(pairs: &[(&str, String)]) -> Choices {
        let texts: HashMap<_, _> = pairs.iter().cloned().collect();
        Choices::from_kept(|name| texts.get(name).cloned())
    }

    fn device(languages: &[&str], time_zone: &str) -> Device {
        let languages = languages.iter().map(ToString::to_string).collect();
        Device { languages, time_zone: time_zone.to_owned() }
    }

    #[test]
    fn an_iranian_phone_gets_persian_with_its_calendar_digits_and_week() {
        let preferences = Choices::default().resolve(&device(&["fa-IR", "en"], "Asia/Tehran"));
        assert_eq!(preferences.language, Language::Fa);
        assert_eq!(preferences.calendar, CalendarKind::Jalali);
        assert_eq!(preferences.digits, DigitSystem::Persian);
        assert_eq!(preferences.first_weekday, Weekday::Saturday);
        assert_eq!(preferences.default_country, Country::IR);
    }

    #[test]
    fn an_english_phone_in_tehran_reads_numbers_as_iranian() {
        let preferences = Choices::default().resolve(&device(&["en-US"], "Asia/Tehran"));
        assert_eq!(preferences.language, Language::En);
        assert_eq!(preferences.default_country, Country::IR);
    }

    #[test]
    fn a_journey_abroad_leaves_the_country_of_who_has_settled_in() {
        let (home, abroad) = (device(&["en-US"], "Asia/Tehran"), device(&["en-US"], "Asia/Dubai"));
        let mut choices = Choices::default();
        assert!(!choices.settle(&home));
        choices.welcomed = true;
        assert!(choices.settle(&home));
        assert!(!choices.settle(&abroad));
        assert_eq!(choices.resolve(&abroad).default_country, Country::IR);
        // A zone that tells no country settles nothing: the country goes by the language.
        let mut elsewhere = Choices { welcomed: true, ..Choices::default() };
        assert!(!elsewhere.settle(&device(&["en-US"], "UTC")));
        assert_eq!(elsewhere.default_country, None);
    }

    #[test]
    fn the_region_of_another_language_says_nothing_of_the_country() {
        let choices = Choices { language: Some(Language::Fa), ..Choices::default() };
        assert_eq!(choices.resolve(&device(&["en-US"], "UTC")).default_country, Country::IR);
    }

    #[test]
    fn a_browser_of_no_language_of_ours_gets_english() {
        assert_eq!(Choices::default().resolve(&device(&["de-DE"], "")).language, Language::En);
    }

    #[test]
    fn a_moroccan_reads_arabic_with_latin_digits() {
        assert_eq!(Choices::default().resolve(&device(&["ar-MA"], "")).digits, DigitSystem::Latin);
    }

    #[test]
    fn a_change_of_language_brings_its_calendar_along_unless_one_was_chosen() {
        let mut choices = Choices { language: Some(Language::Fa), ..Choices::default() };
        assert_eq!(choices.resolve(&Device::default()).calendar, CalendarKind::Jalali);
        choices.calendar = Some(CalendarKind::Hijri);
        choices.language = Some(Language::En);
        assert_eq!(choices.resolve(&Device::default()).calendar, CalendarKind::Hijri);
    }

    #[test]
    fn choices_read_back_as_they_were_kept() {
        let choices = Choices {
            language: Some(Language::Ar),
            digits: Some(DigitSystem::Latin),
            default_country: Some(Country::EG),
            theme: Theme::Dark,
            user_name: "منى".to_owned(),
            ..Choices::default()
        };
        assert_eq!(kept(&choices.to_keep()), choices);
    }

    #[test]
    fn every_choice_has_a_name_to_be_kept_under() {
        for (calendar, digits, weekday, theme) in CalendarKind::ALL
            .into_iter()
            .zip(DigitSystem::ALL)
            .zip(Weekday::ALL)
            .zip(Theme::ALL)
            .map(|(((calendar, digits), weekday), theme)| (calendar, digits, weekday, theme))
        {
            let choices = Choices {
                calendar: Some(calendar),
                digits: Some(digits),
                first_weekday: Some(weekday),
                theme,
                welcomed: true,
                single_keys_off: true,
                ..Choices::default()
            };
            assert_eq!(kept(&choices.to_keep()), choices);
        }
        for (language, weekday) in Language::ALL.into_iter().cycle().zip(Weekday::ALL) {
            let choices =
                Choices { language: Some(language), first_weekday: Some(weekday), ..Choices::default() };
            assert_eq!(kept(&choices.to_keep()), choices);
        }
    }

    #[test]
    fn the_boot_script_finds_language_and_theme_by_their_names() {
        let choices = Choices { language: Some(Language::Fa), theme: Theme::Dark, ..Choices::default() };
        let pairs = choices.to_keep();
        assert!(
            pairs.contains(&("language", "fa".to_owned())) && pairs.contains(&("theme", "dark".to_owned()))
        );
    }

    #[test]
    fn a_value_of_another_version_costs_only_its_own_field() {
        let pairs = [("language", "fa"), ("theme", "sepia"), ("calendar", "7"), ("tabs", "3")];
        let choices = kept(&pairs.map(|(name, text)| (name, text.to_owned())));
        assert_eq!(choices, Choices { language: Some(Language::Fa), ..Choices::default() });
    }
}
