//! JSON by the browser's own reader and writer, which cost the app no code.
//!
//! What the browser has read is handed to serde by a reader of our own: that of `serde-wasm-bindgen` brings
//! the words for every way in which a value may not fit, and with them the printing of fractions, which is
//! six kilobytes that nobody reads. A draft that does not fit is no draft.

use js_sys::{Array, JSON, Object, Reflect};
use serde::Serialize;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::platform::words_of;

/// The JSON text of a value.
///
/// # Errors
/// What of the value JSON cannot hold.
pub fn to_text<T: Serialize>(value: &T) -> Result<String, String> {
    let value = value.serialize(&Serializer::json_compatible()).map_err(|error| error.to_string())?;
    JSON::stringify(&value).map(String::from).map_err(|error| words_of(&error))
}

/// The value that a JSON text holds; none where it is no JSON, or of another kind of value.
#[must_use]
pub fn from_text<T: DeserializeOwned>(json: &str) -> Option<T> {
    T::deserialize(Read(JSON::parse(json).ok()?)).ok()
}

/// The greatest whole number that a number of the browser's holds for certain.
const GREATEST_WHOLE: f64 = 9_007_199_254_740_991.0;

/// A value is of another kind than was asked for.
#[derive(Debug)]
struct Unfit;

impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("another kind of value")
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// A value that the browser has read.
struct Read(JsValue);

impl<'de> Deserializer<'de> for Read {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let Self(value) = self;
        if let Some(text) = value.as_string() {
            return visitor.visit_string(text);
        }
        if let Some(number) = value.as_f64() {
            let whole = number.fract() == 0.0 && number.abs() <= GREATEST_WHOLE;
            return if whole { visitor.visit_i64(number as i64) } else { visitor.visit_f64(number) };
        }
        if let Some(yes) = value.as_bool() {
            return visitor.visit_bool(yes);
        }
        match value.dyn_into::<Array>() {
            Ok(items) => visitor.visit_seq(Items { items, next: 0 }),
            Err(value) if value.is_object() => visitor.visit_map(Entries::of(value)),
            Err(_) => visitor.visit_unit(),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let Self(value) = self;
        if let Some(name) = value.as_string() {
            return visitor.visit_enum(name.into_deserializer());
        }
        if !value.is_object() {
            return Err(Unfit);
        }
        let mut entries = Entries::of(value);
        let name = entries.next_name().ok_or(Unfit)?;
        let content = entries.content(&name);
        visitor.visit_enum(Variant { name, content })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// The items of a list.
struct Items {
    items: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        if self.next >= self.items.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Read(self.items.get(self.next - 1))).map(Some)
    }
}

/// The entries of an object.
struct Entries {
    object: JsValue,
    names: Array,
    next: u32,
}

impl Entries {
    fn of(object: JsValue) -> Self {
        let names = Object::keys(object.unchecked_ref::<Object>());
        Self { object, names, next: 0 }
    }

    fn next_name(&mut self) -> Option<String> {
        self.next += 1;
        self.names.get(self.next - 1).as_string()
    }

    fn content(&self, name: &str) -> JsValue {
        // An object that was read has no entry that could refuse to be read.
        Reflect::get(&self.object, &name.into()).unwrap_or(JsValue::NULL)
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some(name) = self.next_name() else { return Ok(None) };
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        let name = self.names.get(self.next.saturating_sub(1)).as_string().ok_or(Unfit)?;
        seed.deserialize(Read(self.content(&name)))
    }
}

/// A variant with what it holds.
struct Variant {
    name: String,
    content: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unfit;
    type Variant = Read;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Read), Unfit> {
        let variant = seed.deserialize(IntoDeserializer::<Unfit>::into_deserializer(self.name))?;
        Ok((variant, Read(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Read {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        if self.0.is_null() { Ok(()) } else { Err(Unfit) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_any(visitor)
    }
}
