//! A condition on a field of the user's own in an address: the field, what is asked, and the values, with
//! colons between them.

use crate::domain::digits::{DecimalNumber, parse_decimal};
use crate::domain::id::OptionId;
use crate::store::engine::{CustomFilter, CustomTest};

/// A condition as it stands in an address.
pub fn written(filter: &CustomFilter) -> String {
    let field = filter.field;
    match &filter.test {
        CustomTest::Contains(text) => format!("{field}:has:{text}"),
        CustomTest::Number { from, to } => {
            let plain = |number: &Option<DecimalNumber>| number.map(DecimalNumber::plain).unwrap_or_default();
            format!("{field}:number:{}:{}", plain(from), plain(to))
        }
        CustomTest::Money { currency, from, to } => {
            format!("{field}:money:{currency}:{}:{}", shown(from.as_ref()), shown(to.as_ref()))
        }
        CustomTest::Date { from, to } => {
            format!("{field}:days:{}:{}", shown(from.as_ref()), shown(to.as_ref()))
        }
        CustomTest::AnyOf(options) => {
            let options: Vec<String> = options.iter().map(ToString::to_string).collect();
            format!("{field}:any:{}", options.join(","))
        }
        CustomTest::Is(yes) => format!("{field}:{}", if *yes { "yes" } else { "no" }),
        CustomTest::Filled(filled) => format!("{field}:{}", if *filled { "filled" } else { "empty" }),
    }
}

/// The condition that a text stands for, none where it is not understood.
pub fn read(text: &str) -> Option<CustomFilter> {
    let (field, asked) = text.split_once(':')?;
    let (kind, values) = asked.split_once(':').unwrap_or((asked, ""));
    let test = match kind {
        "has" => CustomTest::Contains(values.to_owned()),
        "number" => {
            let (from, to) = values.split_once(':')?;
            let number = |text: &str| parse_decimal(text).ok();
            CustomTest::Number { from: number(from), to: number(to) }
        }
        "money" => {
            let (currency, range) = values.split_once(':')?;
            let (from, to) = range.split_once(':')?;
            CustomTest::Money {
                currency: currency.parse().ok()?,
                from: from.parse().ok(),
                to: to.parse().ok(),
            }
        }
        "days" => {
            let (from, to) = values.split_once(':')?;
            CustomTest::Date { from: from.parse().ok(), to: to.parse().ok() }
        }
        "any" => {
            let options: Vec<OptionId> = values.split(',').filter_map(|id| id.parse().ok()).collect();
            CustomTest::AnyOf(options)
        }
        "yes" | "no" => CustomTest::Is(kind == "yes"),
        "filled" | "empty" => CustomTest::Filled(kind == "filled"),
        _ => return None,
    };
    Some(CustomFilter { field: field.parse().ok()?, test })
}

fn shown<T: ToString>(value: Option<&T>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::FieldId;

    #[test]
    fn every_condition_reads_back_from_its_address() {
        let number = |mantissa, scale| Some(DecimalNumber { mantissa, scale });
        for test in [
            CustomTest::Contains("رنگ: آبی & سرخ".to_owned()),
            CustomTest::Number { from: number(-125, 1), to: None },
            CustomTest::Number { from: None, to: number(7, 0) },
            CustomTest::Money { currency: "IRR".parse().unwrap(), from: Some(5), to: Some(-7) },
            CustomTest::Date { from: Some("2026-03-21".parse().unwrap()), to: None },
            CustomTest::AnyOf([1, 2].map(|id| OptionId(uuid::Uuid::from_u128(id))).to_vec()),
            CustomTest::Is(false),
            CustomTest::Filled(true),
        ] {
            let filter = CustomFilter { field: FieldId(uuid::Uuid::from_u128(9)), test };
            assert_eq!(read(&written(&filter)), Some(filter));
        }
    }

    #[test]
    fn what_was_typed_by_hand_and_means_nothing_is_passed_over() {
        for text in ["", "has", "7:has:x", "0190-:yes", "00000000-0000-0000-0000-000000000009:bigger:7"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
