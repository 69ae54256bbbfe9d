//! The filters on fields of the user's own that are on, each a chip that takes it away.

use leptos::prelude::*;

use crate::domain::custom_field::CustomField;
use crate::domain::money::Money;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::store::engine::{CustomFilter, CustomTest};
use crate::ui::Chip;

use super::filters::Conditions;
use super::words::{label, option_label};

/// The chips.
#[component]
pub fn OwnChips(
    /// The conditions, changed by the chips.
    conditions: Conditions,
) -> impl IntoView {
    let preferences = use_preferences();
    let (locale, formats) = (preferences.locale(), preferences.formats());
    let services = use_services();
    let chips = move || {
        let chip = |filter: CustomFilter| {
            let field = services.read(|store| store.custom_field(filter.field));
            let words = own_filter_words(locale.get(), &formats.get(), field.as_ref(), &filter.test);
            let named = words.clone();
            view! {
                <Chip
                    label=words
                    pressed=Signal::stored(true)
                    on_remove=move |()| conditions.remove(&filter)
                    remove_label=move || {
                        td_string!(locale.get(), customer_list.remove_filter, name = named.clone()).to_string()
                    }
                />
            }
        };
        conditions.get().into_iter().map(chip).collect_view()
    };
    view! { {chips} }
}

/// A filter in words. One on a field that was put away or deleted says so: it filters nothing out.
fn own_filter_words(
    locale: Locale,
    formats: &Formats,
    field: Option<&CustomField>,
    test: &CustomTest,
) -> String {
    let Some(field) = field.filter(|field| !field.retired && test.fits(field.kind)) else {
        return td_string!(locale, fields.gone_filter).to_owned();
    };
    let name = label(field, formats);
    let range = |from: Option<String>, to: Option<String>| match (from, to) {
        (Some(from), Some(to)) => {
            td_string!(locale, fields.filter_between, name = name.clone(), from = from, to = to)
        }
        (Some(from), None) => td_string!(locale, fields.filter_from, name = name.clone(), from = from),
        (None, Some(to)) => td_string!(locale, fields.filter_to, name = name.clone(), to = to),
        (None, None) => name.clone(),
    };
    let is = |text: &str| td_string!(locale, fields.filter_is, name = name.clone(), text = text.to_owned());
    match test {
        CustomTest::Contains(text) => {
            td_string!(locale, fields.filter_contains, name = name, text = text.clone())
        }
        CustomTest::Number { from, to } => {
            let shown = |number| formats.digits.format_decimal(number);
            range(from.map(shown), to.map(shown))
        }
        CustomTest::Money { currency, from, to } => {
            let shown = |minor| {
                let amount = Money { minor, currency: *currency }.amount();
                format!("{} {}", formats.digits.format_decimal(amount), formats.isolate(currency.code()))
            };
            range(from.map(shown), to.map(shown))
        }
        CustomTest::Date { from, to } => {
            let shown = |date| formats.date(date);
            range(from.map(shown), to.map(shown))
        }
        CustomTest::AnyOf(options) => {
            let names = options.iter().map(|option| option_label(field, *option, formats));
            is(&names.collect::<Vec<_>>().join(formats.list_separator()))
        }
        CustomTest::Is(true) => is(td_string!(locale, fields.yes)),
        CustomTest::Is(false) => is(td_string!(locale, fields.no)),
        CustomTest::Filled(true) => is(td_string!(locale, fields.filled)),
        CustomTest::Filled(false) => is(td_string!(locale, fields.empty)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind;
    use crate::domain::country::Country;
    use crate::domain::custom_field::{FieldKind, FieldOwner, Labels};
    use crate::domain::digits::{DecimalNumber, DigitSystem};
    use crate::domain::id::FieldId;
    use crate::domain::language::Language;
    use crate::domain::time::Instant;

    fn field(kind: FieldKind, retired: bool) -> CustomField {
        CustomField {
            id: FieldId(uuid::Uuid::from_u128(7)),
            of: FieldOwner::Party,
            label: Labels::in_one(Language::En, "Shelf space"),
            kind,
            options: Vec::new(),
            required: false,
            on_quick_form: false,
            in_list: false,
            searchable: false,
            filterable: true,
            position: 0,
            retired,
            created_at: Instant::EPOCH,
        }
    }

    fn words(field: Option<&CustomField>, test: &CustomTest) -> String {
        let formats = Formats {
            language: Language::En,
            calendar: CalendarKind::Gregorian,
            digits: DigitSystem::Latin,
            country: Country::IR,
            offset_at: |_| Default::default(),
        };
        own_filter_words(Locale::en, &formats, field, test)
    }

    fn from_ten() -> CustomTest {
        CustomTest::Number { from: Some(DecimalNumber { mantissa: 10, scale: 0 }), to: None }
    }

    #[test]
    fn a_filter_says_its_field_and_what_is_asked() {
        assert_eq!(words(Some(&field(FieldKind::Number, false)), &from_ten()), "Shelf space: from 10");
        let empty = CustomTest::Filled(false);
        assert_eq!(words(Some(&field(FieldKind::Text, false)), &empty), "Shelf space: Empty");
    }

    #[test]
    fn a_filter_on_what_is_no_longer_there_says_so() {
        let gone = "A field that is no longer there";
        assert_eq!(words(None, &from_ten()), gone);
        assert_eq!(words(Some(&field(FieldKind::Number, true)), &from_ten()), gone);
        assert_eq!(words(Some(&field(FieldKind::Text, false)), &from_ten()), gone);
    }
}
