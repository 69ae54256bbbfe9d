//! Fields of the user's own as keys of filters that are typed.

use crate::domain::custom_field::{CustomField, FieldKind};
use crate::domain::digits::{DecimalNumber, parse_decimal};
use crate::domain::id::FieldId;
use crate::domain::search::TypedValue;
use crate::store::engine::custom_filter::{CustomTest, meets, ready};
use crate::store::engine::tables::Tables;
use crate::store::engine::typed_filters::{chosen, names};

/// No, and yes.
static ANSWERS: [&str; 2] = ["no|خیر|نه|لا", "yes|بله|بلی|آری|نعم"];

/// Most decimal places a number has that was read.
const MOST_PLACES: u8 = 9;

/// Whether a value of a kind of field can be typed. A day would have to be read by the calendar and the order of
/// the language, which are not known here; and a link is another customer rather than a value.
pub(super) const fn can_be_typed(kind: FieldKind) -> bool {
    !matches!(kind, FieldKind::Date | FieldKind::Link)
}

/// What a field has to say for the values typed, any of these. Bounds of numbers are one range: `>10` with `<20`
/// is between the two.
pub(super) fn conditions(field: &CustomField, values: &[(TypedValue, &str)]) -> Vec<CustomTest> {
    match field.kind {
        FieldKind::Choice | FieldKind::Choices => {
            let called: Vec<String> = field.options.iter().map(|option| names(&option.label)).collect();
            let options = field.options.iter().zip(chosen(&called, values));
            let options = options.filter(|(_, chosen)| *chosen).map(|(option, _)| option.id);
            vec![CustomTest::AnyOf(options.collect())]
        }
        FieldKind::YesNo => {
            let answers = [false, true].into_iter().zip(chosen(&ANSWERS.map(str::to_owned), values));
            answers.filter(|(_, chosen)| *chosen).map(|(yes, _)| CustomTest::Is(yes)).collect()
        }
        FieldKind::Number | FieldKind::Money => numbers(values),
        _ => values.iter().map(|(_, text)| CustomTest::Contains((*text).to_owned())).collect(),
    }
}

fn numbers(values: &[(TypedValue, &str)]) -> Vec<CustomTest> {
    let mut tests = Vec::new();
    let (mut least, mut greatest) = (None, None);
    for (_, text) in values {
        let signs = text.len() - text.trim_start_matches(['<', '>', '=', '≤', '≥']).len();
        let (sign, number) = text.split_at(signs);
        let Ok(number) = parse_decimal(number) else { continue };
        match sign {
            ">" => least = Some(next(number, 1)),
            ">=" | "≥" => least = Some(number),
            "<" => greatest = Some(next(number, -1)),
            "<=" | "≤" => greatest = Some(number),
            _ => tests.push(CustomTest::Number { from: Some(number), to: Some(number) }),
        }
    }
    if least.is_some() || greatest.is_some() {
        tests.push(CustomTest::Number { from: least, to: greatest });
    }
    tests
}

/// The nearest number to another in a direction, with as many places as fit: nothing that can be written is
/// between them.
fn next(number: DecimalNumber, step: i64) -> DecimalNumber {
    let DecimalNumber { mut mantissa, mut scale } = number;
    while scale < MOST_PLACES
        && let Some(finer) = mantissa.checked_mul(10)
    {
        (mantissa, scale) = (finer, scale + 1);
    }
    DecimalNumber { mantissa: mantissa.saturating_add(step), scale }
}

/// Fields, each with conditions of which one has to hold.
pub(super) type TypedTests = Vec<(FieldId, Vec<CustomTest>)>;

impl Tables {
    /// Makes ready the conditions on fields of parties that were typed.
    pub(super) fn typed_tests(&mut self, asked: Vec<(CustomField, Vec<CustomTest>)>) -> TypedTests {
        let (fields, tests): (Vec<CustomField>, Vec<Vec<CustomTest>>) = asked.into_iter().unzip();
        if !fields.is_empty() {
            self.read_columns(&fields);
        }
        let tests = tests.iter().map(|any| any.iter().map(ready).collect());
        fields.iter().map(|field| field.id).zip(tests).collect()
    }

    /// Whether a party meets one of the conditions on each field.
    pub(super) fn passes_typed(&self, tests: &TypedTests, row: u32) -> bool {
        tests.iter().all(|(field, any)| {
            let said = self.custom_columns.get(*field, row);
            any.iter().any(|test| meets(said, test))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_greater_is_at_least_the_next_number(
            mantissa in -2_000_i64..2_000, scale in 0_u8..4, other in -2_000_i64..2_000, places in 0_u8..4,
        ) {
            let number = DecimalNumber { mantissa, scale };
            let other = DecimalNumber { mantissa: other, scale: places };
            prop_assert_eq!(other.compare(number).is_gt(), other.compare(next(number, 1)).is_ge());
            prop_assert_eq!(other.compare(number).is_lt(), other.compare(next(number, -1)).is_le());
        }
    }
}
