//! How dates, times, numbers and telephone numbers are written for the user: in the chosen
//! language, calendar and digits, which are independent of each other.

mod date;
pub mod names;
mod number;
pub(super) mod plural;
mod span;
#[cfg(test)]
mod tests;

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;
use crate::domain::time::OffsetAt;

/// Everything that decides how a value is written. Cheap to copy; made anew when a preference
/// changes.
#[derive(Clone, Copy, Debug)]
pub struct Formats {
    /// The language of words.
    pub language: Language,
    /// The calendar of dates.
    pub calendar: CalendarKind,
    /// The digits of numbers.
    pub digits: DigitSystem,
    /// Where the user works: tells local ways of a language and of telephone numbers apart.
    pub country: Country,
    /// The offset of local time at an instant, which only the platform knows.
    pub offset_at: OffsetAt,
}

impl Formats {
    /// How the same is written for a reader of another language, in the calendar and the digits of that
    /// language; for one of the user's own, as the user likes it.
    #[must_use]
    pub fn for_reader_of(self, language: Language) -> Self {
        if language == self.language {
            return self;
        }
        let (calendar, digits) = (language.default_calendar(), language.default_digits());
        Self { language, calendar, digits, ..self }
    }

    /// What stands between the parts of a list in a line of text.
    #[must_use]
    pub fn list_separator(&self) -> &'static str {
        match self.language {
            Language::Fa | Language::Ar => "، ",
            Language::En => ", ",
        }
    }
}
