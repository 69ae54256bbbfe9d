//! What is typed into fields of the user's own before it is saved.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::YearMonthDay;
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomField, CustomValue, FieldKind, FieldValue};
use crate::domain::id::{FieldId, OptionId, PartyId};
use crate::domain::time::CivilDate;
use crate::i18n::formats::Formats;
use crate::parts::date_fields::WrittenDate;
use crate::usecases::custom_values::{WrittenValue, WrittenValues};

use super::currencies::usual_currency;

/// What is typed into one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypedValue {
    /// A text, a number, an e-mail address or a telephone number.
    Text(String),
    /// An amount, and the code of its currency.
    Money(String, String),
    /// A day; without figures, none.
    Date(WrittenDate),
    /// Options.
    Options(Vec<OptionId>),
    /// Yes, no, or not said.
    YesNo(Option<bool>),
    /// A customer.
    Link(Option<PartyId>),
}

impl TypedValue {
    /// Nothing typed yet.
    #[must_use]
    pub fn empty(kind: FieldKind, formats: &Formats) -> Self {
        match kind {
            FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Number
            | FieldKind::Phone
            | FieldKind::Email => Self::Text(String::new()),
            FieldKind::Money => Self::Money(String::new(), usual_currency(formats.country).to_owned()),
            FieldKind::Date => Self::Date(WrittenDate::blank(formats)),
            FieldKind::Choice | FieldKind::Choices => Self::Options(Vec::new()),
            FieldKind::YesNo => Self::YesNo(None),
            FieldKind::Link => Self::Link(None),
        }
    }

    /// What a record says, as the user would type it.
    #[must_use]
    pub fn of(value: &CustomValue, formats: &Formats) -> Self {
        match value {
            CustomValue::Text(text) => Self::Text(text.clone()),
            CustomValue::Number(number) => Self::Text(formats.digits.format_decimal(*number)),
            CustomValue::Money(money) => {
                Self::Money(formats.digits.format_decimal(money.amount()), money.currency.code().to_owned())
            }
            CustomValue::Date(date) => Self::Date(WrittenDate::of(*date, formats.calendar, formats)),
            CustomValue::Options(options) => Self::Options(options.clone()),
            CustomValue::YesNo(yes) => Self::YesNo(Some(*yes)),
            CustomValue::Link(record) => Self::Link(Some(PartyId(record.id))),
            CustomValue::Phone(phone) => Self::Text(phone.format_local(formats.country)),
        }
    }

    /// What a record says in a field, or nothing typed yet.
    #[must_use]
    pub fn in_record(field: &CustomField, said: &[FieldValue], formats: &Formats) -> Self {
        let own = said.iter().find(|value| value.field == field.id);
        own.map_or_else(|| Self::empty(field.kind, formats), |own| Self::of(&own.value, formats))
    }

    /// What the verbs are told.
    #[must_use]
    pub fn written(&self, kind: FieldKind, today: CivilDate, home: Country) -> WrittenValue {
        match self {
            Self::Text(text) if kind == FieldKind::Phone => WrittenValue::Phone { text: text.clone(), home },
            Self::Text(text) => WrittenValue::Text(text.clone()),
            Self::Money(amount, currency) => match currency.parse() {
                Ok(currency) => WrittenValue::Money { amount: amount.clone(), currency },
                // Only codes of the list are ever chosen; another kind is refused with words.
                Err(_) => WrittenValue::Text(amount.clone()),
            },
            Self::Date(date) => WrittenValue::Date(date.calendar, day(date, today)),
            Self::Options(options) => WrittenValue::Options(options.clone()),
            Self::YesNo(said) => WrittenValue::YesNo(*said),
            Self::Link(party) => WrittenValue::Link(*party),
        }
    }
}

/// The day that is typed; none where no figure is, and one that no calendar has where it cannot be read.
fn day(date: &WrittenDate, today: CivilDate) -> Option<YearMonthDay> {
    if date.year.trim().is_empty() && date.day.trim().is_empty() {
        return None;
    }
    Some(date.fields(today).unwrap_or(YearMonthDay { year: 0, month: 0, day: 0 }))
}

/// What is typed into the fields of a form; those not touched say what the record says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomDraft(Vec<(FieldId, TypedValue)>);

impl CustomDraft {
    /// What is typed into a field.
    #[must_use]
    pub fn get(&self, field: FieldId) -> Option<&TypedValue> {
        self.0.iter().find(|(own, _)| *own == field).map(|(_, typed)| typed)
    }

    /// Takes over what is typed into a field.
    pub fn set(&mut self, field: FieldId, typed: TypedValue) {
        match self.0.iter_mut().find(|(own, _)| *own == field) {
            Some((_, own)) => *own = typed,
            None => self.0.push((field, typed)),
        }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a form with these fields says, for its verb: what is typed, and for a field that was not touched
    /// what `said` says, so that one that is required is asked for.
    #[must_use]
    pub fn written(
        &self,
        fields: &[CustomField],
        said: &[FieldValue],
        today: CivilDate,
        home: Country,
        formats: &Formats,
    ) -> WrittenValues {
        let one = |field: &CustomField| {
            let said_of = said.iter().any(|value| value.field == field.id);
            let typed = match self.get(field.id) {
                Some(typed) => typed.clone(),
                // What stands there is as it was checked once.
                None if said_of => return None,
                None => TypedValue::empty(field.kind, formats),
            };
            Some((field.id, typed.written(field.kind, today, home)))
        };
        fields.iter().filter_map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::calendar::CalendarKind;
    use crate::domain::custom_field::{FieldOwner, Labels};
    use crate::domain::digits::{DecimalNumber, DigitSystem};
    use crate::domain::language::Language;
    use crate::domain::money::Money;
    use crate::domain::time::{Instant, UtcOffset};

    fn persian() -> Formats {
        Formats {
            language: Language::Fa,
            calendar: CalendarKind::Jalali,
            digits: DigitSystem::Persian,
            country: Country::IR,
            offset_at: |_| UtcOffset::UTC,
        }
    }

    fn today() -> CivilDate {
        "2026-11-22".parse().unwrap()
    }

    fn field(number: u128, kind: FieldKind) -> CustomField {
        CustomField {
            id: FieldId(uuid::Uuid::from_u128(number)),
            of: FieldOwner::Party,
            label: Labels::in_one(Language::Fa, "متراژ"),
            kind,
            options: Vec::new(),
            required: false,
            on_quick_form: false,
            in_list: false,
            searchable: false,
            filterable: false,
            position: 0,
            retired: false,
            created_at: Instant::EPOCH,
        }
    }

    fn typed(value: &CustomValue, kind: FieldKind) -> WrittenValue {
        TypedValue::of(value, &persian()).written(kind, today(), Country::IR)
    }

    #[test]
    fn what_is_shown_in_a_form_is_typed_as_the_user_writes() {
        let number = CustomValue::Number(DecimalNumber { mantissa: 12_505, scale: 1 });
        assert_eq!(typed(&number, FieldKind::Number), WrittenValue::Text("۱٬۲۵۰٫۵".to_owned()));
        let currency = "IRR".parse().unwrap();
        let money = CustomValue::Money(Money { minor: 500_000, currency });
        let amount = "۵٬۰۰۰".to_owned();
        assert_eq!(typed(&money, FieldKind::Money), WrittenValue::Money { amount, currency });
        let day = CustomValue::Date("2026-03-21".parse().unwrap());
        let nowruz = Some(YearMonthDay { year: 1405, month: 1, day: 1 });
        assert_eq!(typed(&day, FieldKind::Date), WrittenValue::Date(CalendarKind::Jalali, nowruz));
    }

    #[test]
    fn a_day_without_figures_is_none_and_half_a_day_is_none_that_exists() {
        let blank = TypedValue::empty(FieldKind::Date, &persian());
        let none = blank.written(FieldKind::Date, today(), Country::IR);
        assert_eq!(none, WrittenValue::Date(CalendarKind::Jalali, None));
        let half = TypedValue::Date(WrittenDate { day: "۵".to_owned(), ..WrittenDate::blank(&persian()) });
        let never = YearMonthDay { year: 0, month: 0, day: 0 };
        let written = half.written(FieldKind::Date, today(), Country::IR);
        assert_eq!(written, WrittenValue::Date(CalendarKind::Jalali, Some(never)));
    }

    #[test]
    fn a_form_says_what_is_typed_and_asks_for_what_was_never_said() {
        let fields = [field(1, FieldKind::Text), field(2, FieldKind::Text), field(3, FieldKind::YesNo)];
        let said = [FieldValue { field: fields[0].id, value: CustomValue::Text("الف".to_owned()) }];
        let mut draft = CustomDraft::default();
        draft.set(fields[1].id, TypedValue::Text("ب".to_owned()));
        let written = draft.written(&fields, &said, today(), Country::IR, &persian());
        // What stands there and was not touched stays as it is.
        let expected =
            [(fields[1].id, WrittenValue::Text("ب".to_owned())), (fields[2].id, WrittenValue::YesNo(None))];
        assert_eq!(written, expected);
    }
}
