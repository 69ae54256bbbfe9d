//! Postcard's bytes of a record as JSON.

use uuid::Uuid;

use super::bytes::Bytes;
use super::moment;
use super::shapes::{Form, Shape, Shapes};
use crate::domain::digits::DecimalNumber;
use crate::domain::time::{CivilDate, Instant};
use crate::formats::base64;
use crate::formats::json::push_text;

/// Most decimal places that are read again.
const PLACES: u8 = 9;

/// Writes the fields of a type behind what `out` has of the object already. What is empty is left out.
pub(super) fn push_fields(shapes: &Shapes, shape: &Shape, from: &mut Bytes, out: &mut String) -> Option<()> {
    for part in &shape.parts {
        if part.form().may_be_empty() && from.0.first() == Some(&0) {
            from.byte();
            continue;
        }
        if !out.ends_with('{') {
            out.push(',');
        }
        push_text(out, part.name);
        out.push(':');
        push(shapes, part.form(), from, out)?;
    }
    Some(())
}

/// Writes a value; none where the bytes hold no such value.
fn push(shapes: &Shapes, form: Form, from: &mut Bytes, out: &mut String) -> Option<()> {
    match form.sign() {
        b'?' => match from.byte()? {
            0 => out.push_str("null"),
            _ => push(shapes, form.inner(), from, out)?,
        },
        b'*' => push_list(shapes, form, from.natural()?, from, out)?,
        b'2' => push_list(shapes, form, 2, from, out)?,
        b'f' => out.push_str(if from.byte()? == 0 { "false" } else { "true" }),
        b'n' => push_display(out, &from.natural()?),
        b'i' => push_display(out, &from.integer()?),
        b'o' => push_display(out, &i64::from(from.byte()?)),
        b's' => push_display(out, &i64::from(from.byte()? as i8)),
        b't' => push_text(out, std::str::from_utf8(from.stretch()?).ok()?),
        b'b' => push_quoted(out, &base64::encoded(from.stretch()?)),
        b'k' => push_quoted(out, &Uuid::from_slice(from.stretch()?).ok()?),
        b'd' => push_quoted(out, &CivilDate::from_days(i32::try_from(from.integer()?).ok()?).ok()?),
        b'm' => {
            let millis = from.integer()?;
            match moment::text(Instant::from_millis(millis)) {
                Some(text) => push_quoted(out, &text),
                None => push_display(out, &millis),
            }
        }
        b'p' => {
            let number = from.natural()?;
            // Before an extension's digits stands a one, which keeps its zeros; a zero says there is none.
            let extension = from.natural()?.to_string();
            let digits = extension.get(1..).unwrap_or_default();
            let mark = if digits.is_empty() { "" } else { ";ext=" };
            push_quoted(out, &format_args!("+{number}{mark}{digits}"));
        }
        b'q' => {
            let (mantissa, scale) = (from.integer()?, from.byte()?);
            if scale > PLACES {
                return None;
            }
            push_quoted(out, &DecimalNumber { mantissa, scale }.plain());
        }
        _ => {
            let shape = shapes.named(form)?;
            if !shape.is_choice {
                out.push('{');
                push_fields(shapes, shape, from, out)?;
                out.push('}');
                return Some(());
            }
            let kind = shape.parts.get(usize::try_from(from.natural()?).ok()?)?;
            if kind.form.is_empty() {
                push_text(out, kind.name);
            } else {
                out.push('{');
                push_text(out, kind.name);
                out.push(':');
                push(shapes, kind.form(), from, out)?;
                out.push('}');
            }
        }
    }
    Some(())
}

fn push_list(shapes: &Shapes, form: Form, count: u64, from: &mut Bytes, out: &mut String) -> Option<()> {
    out.push('[');
    for place in 0..count {
        if place > 0 {
            out.push(',');
        }
        push(shapes, form.inner(), from, out)?;
    }
    out.push(']');
    Some(())
}

fn push_display(out: &mut String, value: &dyn std::fmt::Display) {
    out.push_str(&value.to_string());
}

/// Writes what needs no escapes as a text.
fn push_quoted(out: &mut String, value: &dyn std::fmt::Display) {
    out.push('"');
    push_display(out, value);
    out.push('"');
}
