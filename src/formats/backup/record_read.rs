//! JSON of a record as postcard's bytes.

use std::borrow::Cow;

use uuid::Uuid;

use super::bytes::{push_integer, push_natural, push_stretch};
use super::moment;
use super::shapes::{Form, Shape, Shapes};
use crate::domain::digits::parse_decimal;
use crate::domain::time::CivilDate;
use crate::formats::base64;
use crate::formats::json::{Malformed, Value};

/// The names and values of an object.
pub(super) type Fields<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

/// Writes the fields of a type as an object has them; what it has besides is passed over.
pub(super) fn push_fields(
    shapes: &Shapes,
    shape: &Shape,
    fields: &Fields,
    out: &mut Vec<u8>,
) -> Result<(), Malformed> {
    for part in &shape.parts {
        let given = fields.iter().find(|(name, value)| name == part.name && !value.is_null());
        push(shapes, part.form(), given.map(|(_, value)| *value), out)?;
    }
    Ok(())
}

/// Writes a value, or what stands for one that is missing.
fn push(shapes: &Shapes, form: Form, value: Option<Value>, out: &mut Vec<u8>) -> Result<(), Malformed> {
    let Some(value) = value else {
        return push_missing(shapes, form, out);
    };
    match form.sign() {
        b'?' => {
            out.push(1);
            push(shapes, form.inner(), Some(value), out)
        }
        sign @ (b'*' | b'2') => {
            let items = value.items()?;
            if sign == b'*' {
                push_natural(out, items.len() as u64);
            } else if items.len() != 2 {
                return Err(Malformed);
            }
            items.into_iter().try_for_each(|item| push(shapes, form.inner(), Some(item), out))
        }
        b'A'..=b'Z' => {
            let shape = shapes.named(form).ok_or(Malformed)?;
            if shape.is_choice {
                push_choice(shapes, shape, value, out)
            } else {
                push_fields(shapes, shape, &value.fields()?, out)
            }
        }
        sign => push_scalar(sign, &value.scalar().ok_or(Malformed)?, out).ok_or(Malformed),
    }
}

/// Writes what a field without a value has: nothing, an empty one, no. Where nothing is obvious, the
/// record cannot be read.
fn push_missing(shapes: &Shapes, form: Form, out: &mut Vec<u8>) -> Result<(), Malformed> {
    if form.may_be_empty() {
        out.push(0);
        return Ok(());
    }
    match shapes.named(form) {
        Some(shape) if form.sign().is_ascii_uppercase() && !shape.is_choice => {
            push_fields(shapes, shape, &Fields::new(), out)
        }
        _ => Err(Malformed),
    }
}

/// Writes one of several kinds of value: a text that names it, or an object with it as its one name.
fn push_choice(shapes: &Shapes, shape: &Shape, value: Value, out: &mut Vec<u8>) -> Result<(), Malformed> {
    let (name, inner) = match value.text() {
        Some(name) => (name, None),
        None => {
            let (name, inner) = value.fields()?.into_iter().next().ok_or(Malformed)?;
            (name, Some(inner))
        }
    };
    let place = shape.parts.iter().position(|part| part.name == name).ok_or(Malformed)?;
    let kind = shape.parts.get(place).ok_or(Malformed)?;
    push_natural(out, place as u64);
    if kind.form.is_empty() { Ok(()) } else { push(shapes, kind.form(), inner, out) }
}

/// Writes what stands in one text, number or word.
fn push_scalar(sign: u8, text: &str, out: &mut Vec<u8>) -> Option<()> {
    match sign {
        b'f' => out.push(match text {
            "true" => 1,
            "false" => 0,
            _ => return None,
        }),
        b'n' => push_natural(out, text.parse().ok()?),
        b'i' => push_integer(out, text.parse().ok()?),
        b'o' => out.push(u8::try_from(text.parse::<u64>().ok()?).ok()?),
        b's' => out.push(i8::try_from(text.parse::<i64>().ok()?).ok()? as u8),
        b't' => push_stretch(out, text.as_bytes()),
        b'b' => push_stretch(out, &base64::decoded(text)?),
        b'k' => push_stretch(out, Uuid::try_parse(text).ok()?.as_bytes()),
        b'd' => push_integer(out, text.parse::<CivilDate>().ok()?.days().into()),
        b'm' => push_integer(
            out,
            match moment::instant(text) {
                Some(instant) => instant.millis(),
                None => text.parse().ok()?,
            },
        ),
        b'p' => {
            let (number, extension) = text.split_once(";ext=").unwrap_or((text, ""));
            push_natural(out, number.strip_prefix('+')?.parse().ok()?);
            let extension = if extension.is_empty() { 0 } else { ["1", extension].concat().parse().ok()? };
            push_natural(out, extension);
        }
        b'q' => {
            let number = parse_decimal(text).ok()?;
            push_integer(out, number.mantissa);
            out.push(number.scale);
        }
        _ => return None,
    }
    Some(())
}
