//! What is typed into fields of the user's own, and what of it may be kept.

use crate::domain::calendar::{CalendarKind, YearMonthDay};
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomField, CustomValue, FieldKind, FieldOwner, FieldValue};
use crate::domain::digits::parse_decimal;
use crate::domain::id::{FieldId, OptionId, PartyId};
use crate::domain::money::{Currency, Money};
use crate::domain::phone::PhoneNumber;
use crate::store::ports::Ledger;
use crate::usecases::validation::{
    EMAIL_LIMIT, FieldError, FormField, LINE_LIMIT, Problem, TEXT_LIMIT, is_email, trimmed,
};
use crate::usecases::{Refusal, party_ref};

/// What is typed into a field, by what its kind asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenValue {
    /// A text, a number in any digits, or an e-mail address.
    Text(String),
    /// An amount in any digits.
    Money {
        /// The amount; empty for none.
        amount: String,
        /// Of which currency.
        currency: Currency,
    },
    /// A day of a calendar; none for no day.
    Date(CalendarKind, Option<YearMonthDay>),
    /// Options; empty for none.
    Options(Vec<OptionId>),
    /// Yes or no; none where neither was said.
    YesNo(Option<bool>),
    /// A customer; none for nobody.
    Link(Option<PartyId>),
    /// A telephone number.
    Phone {
        /// The number, in any of the ways people write it; empty for none.
        text: String,
        /// The country in which a number without a country code is meant.
        home: Country,
    },
}

/// What a form says in fields of the user's own. A field that the form does not show is left out, and what
/// stands in it stays.
pub type WrittenValues = Vec<(FieldId, WrittenValue)>;

/// Lays what a form says over what a record says. A required field that the form shows must be filled, unless
/// the record was without it before; one that was put away or is gone keeps what it says.
pub(super) fn written_over(
    ledger: &dyn Ledger,
    of: FieldOwner,
    written: WrittenValues,
    before: Before<'_>,
) -> Result<Vec<FieldValue>, Vec<FieldError>> {
    let mut values = before.values().to_vec();
    if written.is_empty() {
        return Ok(values);
    }
    let fields = ledger.custom_fields(of);
    let mut faults = Vec::new();
    for (id, written) in written {
        let field = fields.iter().find(|field| field.id == id && !field.retired);
        let Some(field) = field else {
            faults.push(FormField::Custom(id).has(Problem::ChangedMeanwhile));
            continue;
        };
        match checked(ledger, field, written, before.asks_for(id)) {
            Ok(value) => put(&mut values, id, value),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// The record a form was filled from.
#[derive(Clone, Copy)]
pub(super) enum Before<'a> {
    /// None: everything required is asked for.
    New,
    /// One that is there: what is required and was not said before may stay so.
    Said(&'a [FieldValue]),
}

impl<'a> Before<'a> {
    fn values(self) -> &'a [FieldValue] {
        match self {
            Self::New => &[],
            Self::Said(values) => values,
        }
    }

    fn asks_for(self, field: FieldId) -> bool {
        match self {
            Self::New => true,
            Self::Said(values) => values.iter().any(|value| value.field == field),
        }
    }
}

/// Puts a value in its place, or takes away what stood there.
pub(super) fn put(values: &mut Vec<FieldValue>, field: FieldId, value: Option<CustomValue>) {
    let place = values.iter().position(|own| own.field == field);
    match (place, value) {
        (Some(place), Some(value)) => values[place].value = value,
        (Some(place), None) => {
            values.remove(place);
        }
        (None, Some(value)) => values.push(FieldValue { field, value }),
        (None, None) => {}
    }
}

/// What is typed into a field as it is kept; none where nothing is said.
///
/// # Errors
/// What is wrong with it, [`Problem::Empty`] where something `must` be said among it.
pub(super) fn checked(
    ledger: &dyn Ledger,
    field: &CustomField,
    written: WrittenValue,
    must: bool,
) -> Result<Option<CustomValue>, FieldError> {
    let own = FormField::Custom(field.id);
    let value = match (field.kind, written) {
        (FieldKind::Text, WrittenValue::Text(text)) => {
            own.optional(&text, LINE_LIMIT)?.map(CustomValue::Text)
        }
        (FieldKind::LongText, WrittenValue::Text(text)) => {
            own.optional(&text, TEXT_LIMIT)?.map(CustomValue::Text)
        }
        (FieldKind::Number, WrittenValue::Text(text)) => match own.optional(&text, LINE_LIMIT)? {
            Some(text) => {
                Some(CustomValue::Number(parse_decimal(&text).map_err(|_| own.has(Problem::NotDecimal))?))
            }
            None => None,
        },
        (FieldKind::Email, WrittenValue::Text(text)) => match own.optional(&text, EMAIL_LIMIT)? {
            Some(address) if is_email(&address) => Some(CustomValue::Text(address)),
            Some(_) => return Err(own.has(Problem::NotAnEmail)),
            None => None,
        },
        (FieldKind::Phone, WrittenValue::Phone { text, home }) => match own.optional(&text, LINE_LIMIT)? {
            Some(text) => {
                let number = PhoneNumber::parse(&text, home).map_err(|error| own.has(error))?;
                Some(CustomValue::Phone(number))
            }
            None => None,
        },
        (FieldKind::Money, WrittenValue::Money { amount, currency }) => {
            amount_of(own, &amount, currency)?.map(CustomValue::Money)
        }
        (FieldKind::Date, WrittenValue::Date(calendar, day)) => match day {
            Some(day) => {
                let date = calendar.date(day.year, day.month, day.day).map_err(|error| own.has(error))?;
                Some(CustomValue::Date(date))
            }
            None => None,
        },
        (FieldKind::Choice | FieldKind::Choices, WrittenValue::Options(chosen)) => {
            options_of(own, field, chosen)?.map(CustomValue::Options)
        }
        (FieldKind::YesNo, WrittenValue::YesNo(said)) => said.map(CustomValue::YesNo),
        (FieldKind::Link, WrittenValue::Link(party)) => match party {
            Some(party) if ledger.record(party_ref(party)).is_some() => {
                Some(CustomValue::Link(party_ref(party)))
            }
            Some(_) => return Err(own.has(Problem::ChangedMeanwhile)),
            None => None,
        },
        // Another tab made another kind of the field while the form was open.
        _ => return Err(own.has(Problem::ChangedMeanwhile)),
    };
    if must && field.required && value.is_none() {
        return Err(own.has(Problem::Empty));
    }
    Ok(value)
}

fn amount_of(own: FormField, typed: &str, currency: Currency) -> Result<Option<Money>, FieldError> {
    let typed = trimmed(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let amount = parse_decimal(typed).map_err(|_| own.has(Problem::NotDecimal))?;
    Money::of_amount(amount, currency).map(Some).ok_or_else(|| own.has(Problem::NotAnAmount))
}

/// Each option once, in the order of the field.
fn options_of(
    own: FormField,
    field: &CustomField,
    chosen: Vec<OptionId>,
) -> Result<Option<Vec<OptionId>>, FieldError> {
    if chosen.iter().any(|option| field.option(*option).is_none()) {
        return Err(own.has(Problem::ChangedMeanwhile));
    }
    let mut options: Vec<OptionId> =
        field.options.iter().map(|option| option.id).filter(|option| chosen.contains(option)).collect();
    if field.kind == FieldKind::Choice {
        options.truncate(1);
    }
    Ok((!options.is_empty()).then_some(options))
}

/// The facts of a form with what it says in fields of the user's own, or everything that is wrong with it.
pub(super) fn together<T>(
    facts: Result<T, Refusal>,
    values: Result<Vec<FieldValue>, Vec<FieldError>>,
) -> Result<(T, Vec<FieldValue>), Refusal> {
    match (facts, values) {
        (Ok(facts), Ok(values)) => Ok((facts, values)),
        (Err(Refusal::Invalid(mut faults)), Err(more)) => {
            faults.extend(more);
            Err(Refusal::Invalid(faults))
        }
        (Err(refusal), _) => Err(refusal),
        (Ok(_), Err(faults)) => Err(Refusal::Invalid(faults)),
    }
}

#[cfg(test)]
mod tests;
