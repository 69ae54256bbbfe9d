//! What fields of the user's own are called and what they say, in the user's language.

use crate::domain::custom_field::{CustomField, CustomValue, FieldKind, FieldOwner, FieldValue};
use crate::domain::id::{OptionId, PartyId};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::state::services::Services;
use crate::ui::IconName;

/// What a field is called.
#[must_use]
pub fn label(field: &CustomField, formats: &Formats) -> String {
    field.label.get(formats.language).to_owned()
}

/// What an option is called; empty for one that is not there.
#[must_use]
pub fn option_label(field: &CustomField, option: OptionId, formats: &Formats) -> String {
    field.option(option).map(|option| option.label.get(formats.language).to_owned()).unwrap_or_default()
}

/// What a record says in a field, as it is read.
#[must_use]
pub fn value_words(
    services: Services,
    locale: Locale,
    formats: &Formats,
    field: &CustomField,
    value: &CustomValue,
) -> String {
    match value {
        CustomValue::Text(text) if field.kind == FieldKind::Email => formats.left_to_right(text),
        CustomValue::Text(text) => text.clone(),
        CustomValue::Number(number) => formats.digits.format_decimal(*number),
        CustomValue::Money(money) => {
            let amount = formats.digits.format_decimal(money.amount());
            format!("{amount} {}", formats.isolate(money.currency.code()))
        }
        CustomValue::Date(date) => formats.date(*date),
        CustomValue::Options(options) => {
            let names = options.iter().map(|option| option_label(field, *option, formats));
            let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
            names.join(formats.list_separator())
        }
        CustomValue::YesNo(true) => td_string!(locale, fields.yes).to_owned(),
        CustomValue::YesNo(false) => td_string!(locale, fields.no).to_owned(),
        CustomValue::Link(record) => {
            let other = services.read(|store| store.party(PartyId(record.id)));
            match other {
                Some(other) => other.name().to_owned(),
                None => td_string!(locale, fields.somebody_gone).to_owned(),
            }
        }
        CustomValue::Phone(phone) => formats.phone(*phone),
    }
}

/// The fields of an owner that lists show, in their order: read once for all lines of a list.
#[must_use]
pub fn listed_fields(services: Services, of: FieldOwner) -> Vec<CustomField> {
    let fields = services.read(|store| store.custom_fields(of));
    fields.into_iter().filter(|field| field.in_list).collect()
}

/// What a record says in these fields, in their order.
#[must_use]
pub fn said_words(
    services: Services,
    locale: Locale,
    formats: &Formats,
    fields: &[CustomField],
    said: &[FieldValue],
) -> Vec<String> {
    let words = |field: &CustomField| {
        let own = said.iter().find(|value| value.field == field.id)?;
        Some(value_words(services, locale, formats, field, &own.value))
    };
    fields.iter().filter_map(words).collect()
}

/// What a kind of field is called.
#[must_use]
pub fn kind_name(locale: Locale, kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => td_string!(locale, fields.kind_text),
        FieldKind::LongText => td_string!(locale, fields.kind_long_text),
        FieldKind::Number => td_string!(locale, fields.kind_number),
        FieldKind::Money => td_string!(locale, fields.kind_money),
        FieldKind::Date => td_string!(locale, fields.kind_date),
        FieldKind::Choice => td_string!(locale, fields.kind_choice),
        FieldKind::Choices => td_string!(locale, fields.kind_choices),
        FieldKind::YesNo => td_string!(locale, fields.kind_yes_no),
        FieldKind::Link => td_string!(locale, fields.kind_link),
        FieldKind::Phone => td_string!(locale, fields.kind_phone),
        FieldKind::Email => td_string!(locale, fields.kind_email),
    }
}

/// The sign of a kind of field.
#[must_use]
pub const fn kind_icon(kind: FieldKind) -> IconName {
    match kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Number | FieldKind::Money => IconName::Note,
        FieldKind::Date => IconName::Calendar,
        FieldKind::Choice | FieldKind::Choices => IconName::Tag,
        FieldKind::YesNo => IconName::Check,
        FieldKind::Link => IconName::Person,
        FieldKind::Phone => IconName::Call,
        FieldKind::Email => IconName::Mail,
    }
}
