//! The words for why two customers may be one.

use crate::domain::duplicates::Reason;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::terms;

/// What two have in common, as a line.
#[must_use]
pub fn reasons(locale: Locale, formats: &Formats, reasons: &[Reason]) -> String {
    let words: Vec<String> = reasons.iter().map(|one| reason(locale, formats, *one)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    terms::line(&words)
}

fn reason(locale: Locale, formats: &Formats, reason: Reason) -> String {
    let word = match reason {
        Reason::Phone(number) => {
            return td_string!(locale, duplicates.reason_phone, phone = formats.phone(number)).to_string();
        }
        Reason::PhoneTypo => td_string!(locale, duplicates.reason_phone_typo),
        Reason::Email => td_string!(locale, duplicates.reason_email),
        Reason::Handle => td_string!(locale, duplicates.reason_handle),
        Reason::Website => td_string!(locale, duplicates.reason_website),
        Reason::Registration => td_string!(locale, duplicates.reason_registration),
        Reason::Birthday => td_string!(locale, duplicates.reason_birthday),
        Reason::Address => td_string!(locale, duplicates.reason_address),
        Reason::City => td_string!(locale, duplicates.reason_city),
        Reason::Organisation => td_string!(locale, duplicates.reason_organisation),
        Reason::Name => td_string!(locale, duplicates.reason_name),
        Reason::NameSound => td_string!(locale, duplicates.reason_name_sound),
        Reason::NameTypo => td_string!(locale, duplicates.reason_name_typo),
        Reason::NameInPart => td_string!(locale, duplicates.reason_name_part),
        Reason::NameOrder => td_string!(locale, duplicates.reason_name_order),
    };
    word.to_owned()
}
