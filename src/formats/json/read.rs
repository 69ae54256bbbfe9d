//! Values in a text of JSON.

use std::borrow::Cow;

use super::scan::Scanner;

/// The text is no JSON where it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Malformed;

/// A value as it stands in the text, from its first character to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Value<'a>(&'a str);

impl<'a> Value<'a> {
    /// The one value that a text is.
    ///
    /// # Errors
    /// [`Malformed`] where there is none, or more.
    pub(in crate::formats) fn of(text: &'a str) -> Result<Self, Malformed> {
        let mut rest = text;
        let value = take_value(&mut rest)?;
        if rest.is_empty() { Ok(value) } else { Err(Malformed) }
    }

    /// As it stands in the text.
    pub(in crate::formats) const fn raw(self) -> &'a str {
        self.0
    }

    /// The names and values of an object, in order.
    ///
    /// # Errors
    /// [`Malformed`] where it is no object, or is broken.
    pub(in crate::formats) fn fields(self) -> Result<Vec<(Cow<'a, str>, Self)>, Malformed> {
        let mut rest = self.within('{', '}')?;
        let mut fields = Vec::new();
        while !rest.is_empty() {
            let name = take_value(&mut rest)?.text().ok_or(Malformed)?;
            rest = rest.strip_prefix(':').ok_or(Malformed)?;
            fields.push((name, take_value(&mut rest)?));
            skip_comma(&mut rest)?;
        }
        Ok(fields)
    }

    /// The values of a list, in order.
    ///
    /// # Errors
    /// [`Malformed`] where it is no list, or is broken.
    pub(in crate::formats) fn items(self) -> Result<Vec<Self>, Malformed> {
        let mut rest = self.within('[', ']')?;
        let mut items = Vec::new();
        while !rest.is_empty() {
            items.push(take_value(&mut rest)?);
            skip_comma(&mut rest)?;
        }
        Ok(items)
    }

    /// What a text says; none where it is no text, or is broken.
    pub(in crate::formats) fn text(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('\\') { unescaped(inner).map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
    }

    /// What a text says, or a number or a word as it stands; none where it is a list or an object.
    pub(in crate::formats) fn scalar(self) -> Option<Cow<'a, str>> {
        match self.0.as_bytes().first()? {
            b'"' => self.text(),
            b'{' | b'[' => None,
            _ => Some(Cow::Borrowed(self.0)),
        }
    }

    /// Whether it says that there is nothing.
    pub(in crate::formats) fn is_null(self) -> bool {
        self.0 == "null"
    }

    /// What stands between two brackets.
    fn within(self, open: char, close: char) -> Result<&'a str, Malformed> {
        let inner = self.0.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        Ok(inner.ok_or(Malformed)?.trim_ascii())
    }
}

/// Takes the value at the beginning of a text, with the space around it.
fn take_value<'a>(rest: &mut &'a str) -> Result<Value<'a>, Malformed> {
    let text = rest.trim_ascii_start();
    let (value, after) = text.split_at_checked(length(text).ok_or(Malformed)?).ok_or(Malformed)?;
    *rest = after.trim_ascii_start();
    Ok(Value(value))
}

/// How many bytes the value takes at the beginning of a text.
fn length(text: &str) -> Option<usize> {
    if !matches!(text.as_bytes().first(), Some(b'"' | b'{' | b'[')) {
        let ends = |byte: u8| byte.is_ascii_whitespace() || b",:]}".contains(&byte);
        let end = text.bytes().position(ends).unwrap_or(text.len());
        return (end > 0).then_some(end);
    }
    let mut scanner = Scanner::default();
    let last = text.bytes().position(|byte| {
        scanner.step(byte);
        scanner.is_at_end()
    })?;
    Some(last + 1)
}

/// Passes over the comma behind a value; a last one behind all of them is let pass, as people leave it there.
fn skip_comma(rest: &mut &str) -> Result<(), Malformed> {
    if let Some(after) = rest.strip_prefix(',') {
        *rest = after.trim_ascii_start();
    } else if !rest.is_empty() {
        return Err(Malformed);
    }
    Ok(())
}

/// What a text with escapes in it says. Half of a pair of surrogates is no character, and reads as U+FFFD.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let sign = after.chars().next()?;
        rest = after.get(sign.len_utf8()..)?;
        out.push(match sign {
            '"' | '\\' | '/' => sign,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let mut code = take_unit(&mut rest)?;
                if (0xd800..0xdc00).contains(&code)
                    && let Some(mut ahead) = rest.strip_prefix("\\u")
                    && let Some(low @ 0xdc00..0xe000) = take_unit(&mut ahead)
                {
                    code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                    rest = ahead;
                }
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return None,
        });
    }
    out.push_str(rest);
    Some(out)
}

/// Takes four hexadecimal digits.
fn take_unit(rest: &mut &str) -> Option<u32> {
    let (digits, after) = rest.split_at_checked(4)?;
    *rest = after;
    digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?))
}
