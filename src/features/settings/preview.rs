//! An example of how dates, numbers and telephone numbers are written.

use leptos::prelude::*;

use crate::domain::country::Country;
use crate::domain::phone::PhoneNumber;
use crate::erased::dynamic;
use crate::i18n::formats::Formats;
use crate::i18n::{t, use_i18n};
use crate::state::day::use_today;
use crate::state::preferences::use_formats;

/// Today's date, a number and a telephone number as they are written now.
#[component]
pub fn Preview() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let date = move || formats.get().long_date(today.get());
    let number = move || formats.get().number(12_480_u32);
    view! {
        <p class="sample-line figures" aria-live="polite">
            {t!(i18n, settings.preview, date = date, number = number)} " · "
            <span class="ltr settings__phone">{dynamic(move || example_phone(formats.get()))}</span>
        </p>
    }
    .into_any()
}

/// A mobile number as an example, of the country where numbers are read as local.
fn example_phone(formats: Formats) -> String {
    let number = match formats.country {
        Country::IR => "+989121234567",
        Country::AF => "+93701234567",
        Country::SA => "+966501234567",
        Country::AE => "+971501234567",
        Country::EG => "+201001234567",
        Country::IQ => "+9647701234567",
        Country::US | Country::CA => "+12025550123",
        Country::GB => "+447700900123",
        other => return formats.figures(&format!("+{} …", other.calling_code())),
    };
    PhoneNumber::parse(number, formats.country).map(|number| formats.phone(number)).unwrap_or_default()
}
