//! Names of months and weekdays: three calendars and the week, in three languages.
//!
//! The names follow Unicode CLDR, but for two habits of the region: Arabic writes the Gregorian
//! months one way on the Nile and around the Gulf and another way from the Levant to Iraq, and
//! Persian readers abroad expect the Jalali months in the romanisation of passports and bank papers.

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::language::Language;
use crate::domain::time::Weekday;

type Months = [&'static str; 12];

const JALALI_FA: Months =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
const JALALI_AR: Months =
    ["فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "آبان", "آذر", "دي", "بهمن", "إسفند"];
const JALALI_EN: Months = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];
const HIJRI_FA: Months = [
    "محرم",
    "صفر",
    "ربیع‌الاول",
    "ربیع‌الثانی",
    "جمادی‌الاول",
    "جمادی‌الثانی",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذیقعده",
    "ذیحجه",
];
const HIJRI_AR: Months = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];
const HIJRI_EN: Months = [
    "Muharram",
    "Safar",
    "Rabiʻ I",
    "Rabiʻ II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Shaʻban",
    "Ramadan",
    "Shawwal",
    "Dhuʻl-Qiʻdah",
    "Dhuʻl-Hijjah",
];
const GREGORIAN_FA: Months = [
    "ژانویه",
    "فوریه",
    "مارس",
    "آوریل",
    "مه",
    "ژوئن",
    "ژوئیه",
    "اوت",
    "سپتامبر",
    "اکتبر",
    "نوامبر",
    "دسامبر",
];
const GREGORIAN_AR: Months = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const GREGORIAN_AR_LEVANT: Months = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
const GREGORIAN_EN: Months = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The countries whose Arabic names the Gregorian months in the Syriac way.
const LEVANT: [Country; 5] = [Country::IQ, Country::SY, Country::JO, Country::LB, Country::PS];

/// The twelve months of a calendar as a language calls them; the country tells the two Arabic ways
/// of naming the Gregorian months apart.
#[must_use]
pub fn months(calendar: CalendarKind, language: Language, country: Country) -> &'static [&'static str; 12] {
    match (calendar, language) {
        (CalendarKind::Jalali, Language::Fa) => &JALALI_FA,
        (CalendarKind::Jalali, Language::Ar) => &JALALI_AR,
        (CalendarKind::Jalali, Language::En) => &JALALI_EN,
        (CalendarKind::Hijri, Language::Fa) => &HIJRI_FA,
        (CalendarKind::Hijri, Language::Ar) => &HIJRI_AR,
        (CalendarKind::Hijri, Language::En) => &HIJRI_EN,
        (CalendarKind::Gregorian, Language::Fa) => &GREGORIAN_FA,
        (CalendarKind::Gregorian, Language::Ar) if LEVANT.contains(&country) => &GREGORIAN_AR_LEVANT,
        (CalendarKind::Gregorian, Language::Ar) => &GREGORIAN_AR,
        (CalendarKind::Gregorian, Language::En) => &GREGORIAN_EN,
    }
}

/// The name of a month as it stands in a short date: English cuts the Gregorian names to three
/// letters, all others are written out.
#[must_use]
pub fn short_month(name: &'static str, calendar: CalendarKind, language: Language) -> &'static str {
    match (calendar, language) {
        (CalendarKind::Gregorian, Language::En) => name.get(..3).unwrap_or(name),
        _ => name,
    }
}

/// A language's own name, in its own script.
#[must_use]
pub fn language(language: Language) -> &'static str {
    match language {
        Language::Fa => "فارسی",
        Language::Ar => "العربية",
        Language::En => "English",
    }
}

/// The name of a day of the week.
#[must_use]
pub fn weekday(day: Weekday, language: Language) -> &'static str {
    let names: [&'static str; 7] = match language {
        Language::Fa => ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
        Language::Ar => ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        Language::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names[day as usize]
}

/// One to three letters that name a day of the week at the head of a calendar's column.
#[must_use]
pub fn weekday_initial(day: Weekday, language: Language) -> &'static str {
    let initials: [&'static str; 7] = match language {
        Language::Fa => ["د", "س", "چ", "پ", "ج", "ش", "ی"],
        Language::Ar => ["ن", "ث", "ر", "خ", "ج", "س", "ح"],
        Language::En => ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    };
    initials[day as usize]
}
