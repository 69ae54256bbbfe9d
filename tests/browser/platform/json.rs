//! What is typed as JSON, by the browser's own reader and writer.

use std::collections::BTreeMap;

use peyvand::domain::custom_field::{CustomValue, FieldValue};
use peyvand::domain::digits::DecimalNumber;
use peyvand::domain::id::{FieldId, OptionId};
use peyvand::domain::money::Money;
use peyvand::platform::json::{from_text, to_text};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Nothing,
    One(String),
    Two(u8, bool),
    Named { width: f64, deep: Option<Box<Shape>> },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    letter: char,
    whole: i64,
    tiny: u8,
    share: f32,
    said: Option<bool>,
    unsaid: Option<String>,
    nothing: (),
    pair: (i32, String),
    shapes: Vec<Shape>,
    counts: BTreeMap<String, u32>,
    values: Vec<FieldValue>,
}

fn everything() -> Everything {
    let value = |number: u128, value| FieldValue { field: FieldId(Uuid::from_u128(number)), value };
    let deep = Some(Box::new(Shape::Two(7, true)));
    Everything {
        letter: 'پ',
        whole: -9_007_199_254_740_991,
        tiny: 255,
        share: 0.5,
        said: Some(false),
        unsaid: None,
        nothing: (),
        pair: (-3, "«نیم‌فاصله» \"\\\n".to_owned()),
        shapes: vec![
            Shape::Nothing,
            Shape::One(String::new()),
            Shape::Two(0, false),
            Shape::Named { width: 12.25, deep },
            Shape::Named { width: 3.0, deep: None },
        ],
        counts: [("a".to_owned(), 1), (String::new(), u32::MAX)].into(),
        values: vec![
            value(1, CustomValue::Number(DecimalNumber { mantissa: -125, scale: 1 })),
            value(2, CustomValue::Money(Money { minor: 5, currency: "IRR".parse().unwrap() })),
            value(3, CustomValue::Options(vec![OptionId(Uuid::from_u128(9))])),
            value(4, CustomValue::Text("متن".to_owned())),
            value(5, CustomValue::YesNo(true)),
        ],
    }
}

#[wasm_bindgen_test]
fn what_was_written_reads_back_as_it_was() {
    let text = to_text(&everything()).unwrap();
    assert_eq!(from_text::<Everything>(&text), Some(everything()));
}

#[wasm_bindgen_test]
fn entries_come_in_any_order_and_those_that_are_not_known_are_passed_over() {
    let text = r#"{"Named":{"later":[{"x":null}],"deep":{"One":"b"},"width":1}}"#;
    let expected = Shape::Named { width: 1.0, deep: Some(Box::new(Shape::One("b".to_owned()))) };
    assert_eq!(from_text::<Shape>(text), Some(expected));
    assert_eq!(from_text::<Shape>(r#""Nothing""#), Some(Shape::Nothing));
}

#[wasm_bindgen_test]
fn what_does_not_fit_is_nothing() {
    for text in [
        "",
        "{",
        "7",
        r#""Else""#,
        r#"{"One":7}"#,
        r#"{"Two":[1]}"#,
        r#"{"Two":[256,true]}"#,
        "{}",
        "null",
        "[]",
    ] {
        assert_eq!(from_text::<Shape>(text), None, "{text}");
    }
    for text in ["1.5", "-1", "300", r#""7""#, "[7]"] {
        assert_eq!(from_text::<u8>(text), None, "{text}");
    }
}
