//! Lengths of time in words: "4 min", "3 days ago", "in 2 weeks".

use super::Formats;
use super::plural::Form;
use crate::domain::language::Language;
use crate::domain::time::CivilDate;

/// A unit in which people speak of how long ago something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// Mean lengths in days; words like "2 months ago" promise no more.
const DAYS_IN_MONTH: f64 = 30.44;
const DAYS_IN_YEAR: f64 = 365.25;

impl Formats {
    /// How far a day lies from today, in words: "today", "yesterday", "3 days ago", "in 2 weeks".
    #[must_use]
    pub fn relative_day(&self, date: CivilDate, today: CivilDate) -> String {
        let days = today.days_until(date);
        let near = match (self.language, days) {
            (Language::Fa, 0) => "امروز",
            (Language::Fa, -1) => "دیروز",
            (Language::Fa, 1) => "فردا",
            (Language::Ar, 0) => "اليوم",
            (Language::Ar, -1) => "أمس",
            (Language::Ar, 1) => "غدًا",
            (Language::En, 0) => "today",
            (Language::En, -1) => "yesterday",
            (Language::En, 1) => "tomorrow",
            _ => return self.relative(coarse(days.unsigned_abs()), days < 0),
        };
        near.to_owned()
    }

    /// How long something took, in whole minutes and hours (below a minute in seconds): "4 min",
    /// "1 hr 20 min", «۱ ساعت و ۲۰ دقیقه».
    #[must_use]
    pub fn duration(&self, seconds: u32) -> String {
        if seconds < 60 {
            return self.counted(seconds, Unit::Second, Case::Plain);
        }
        let minutes = (seconds + 30) / 60;
        let (hours, rest) = (minutes / 60, minutes % 60);
        let in_minutes = || self.counted(rest, Unit::Minute, Case::Plain);
        let in_hours = || self.counted(hours, Unit::Hour, Case::Plain);
        match (hours, rest) {
            (0, _) => in_minutes(),
            (_, 0) => in_hours(),
            _ => {
                let and = match self.language {
                    Language::Fa => " و ",
                    Language::Ar => " و",
                    Language::En => " ",
                };
                format!("{}{and}{}", in_hours(), in_minutes())
            }
        }
    }

    /// A length of so many days, in the unit that fits: "6 days", "5 weeks", "3 months".
    #[must_use]
    pub fn span(&self, days: u32) -> String {
        let (count, unit) = coarse(days);
        self.counted(count, unit, Case::Plain)
    }

    /// A count of days: "38 days".
    #[must_use]
    pub fn days(&self, days: u32) -> String {
        self.counted(days, Unit::Day, Case::Plain)
    }

    fn relative(&self, (count, unit): (u32, Unit), past: bool) -> String {
        let span = self.counted(count, unit, Case::AfterPreposition);
        match (self.language, past) {
            (Language::Fa, true) => format!("{span} پیش"),
            (Language::Fa, false) => format!("{span} دیگر"),
            (Language::Ar, true) => format!("قبل {span}"),
            (Language::Ar, false) => format!("بعد {span}"),
            (Language::En, true) => format!("{span} ago"),
            (Language::En, false) => format!("in {span}"),
        }
    }

    fn counted(&self, count: u32, unit: Unit, case: Case) -> String {
        let number = self.number(count);
        let form = Form::of(count, self.language);
        match self.language {
            Language::Fa => format!("{number} {}", persian(unit)),
            Language::En => format!("{number} {}", english(unit, form)),
            Language::Ar => {
                let noun = arabic(unit);
                match form {
                    Form::One => noun.one.to_owned(),
                    Form::Two if case == Case::Plain => noun.two.to_owned(),
                    Form::Two => noun.two_oblique.to_owned(),
                    Form::Few => format!("{number} {}", noun.few),
                    Form::Many => format!("{number} {}", noun.many),
                    Form::Zero | Form::Other => format!("{number} {}", noun.one),
                }
            }
        }
    }
}

/// Where a counted noun stands: Arabic changes the dual after a preposition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Plain,
    AfterPreposition,
}

/// Up to two weeks in days, up to two months in weeks, up to two years in months.
fn coarse(days: u32) -> (u32, Unit) {
    let rounded = |unit_days: f64| (f64::from(days) / unit_days).round() as u32;
    match days {
        0..14 => (days, Unit::Day),
        14..60 => (rounded(7.0), Unit::Week),
        60..700 => (rounded(DAYS_IN_MONTH), Unit::Month),
        _ => (rounded(DAYS_IN_YEAR), Unit::Year),
    }
}

fn persian(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "ثانیه",
        Unit::Minute => "دقیقه",
        Unit::Hour => "ساعت",
        Unit::Day => "روز",
        Unit::Week => "هفته",
        Unit::Month => "ماه",
        Unit::Year => "سال",
    }
}

fn english(unit: Unit, form: Form) -> &'static str {
    match (unit, form) {
        (Unit::Second, _) => "sec",
        (Unit::Minute, _) => "min",
        (Unit::Hour, _) => "hr",
        (Unit::Day, Form::One) => "day",
        (Unit::Day, _) => "days",
        (Unit::Week, Form::One) => "week",
        (Unit::Week, _) => "weeks",
        (Unit::Month, Form::One) => "month",
        (Unit::Month, _) => "months",
        (Unit::Year, Form::One) => "year",
        (Unit::Year, _) => "years",
    }
}

/// The forms of an Arabic noun beside a number; one and two are said without the number.
struct ArabicNoun {
    one: &'static str,
    two: &'static str,
    two_oblique: &'static str,
    few: &'static str,
    many: &'static str,
}

fn arabic(unit: Unit) -> ArabicNoun {
    let [one, two, two_oblique, few, many] = match unit {
        Unit::Second => ["ثانية", "ثانيتان", "ثانيتين", "ثوانٍ", "ثانية"],
        Unit::Minute => ["دقيقة", "دقيقتان", "دقيقتين", "دقائق", "دقيقة"],
        Unit::Hour => ["ساعة", "ساعتان", "ساعتين", "ساعات", "ساعة"],
        Unit::Day => ["يوم", "يومان", "يومين", "أيام", "يومًا"],
        Unit::Week => ["أسبوع", "أسبوعان", "أسبوعين", "أسابيع", "أسبوعًا"],
        Unit::Month => ["شهر", "شهران", "شهرين", "أشهر", "شهرًا"],
        Unit::Year => ["سنة", "سنتان", "سنتين", "سنوات", "سنة"],
    };
    ArabicNoun { one, two, two_oblique, few, many }
}
