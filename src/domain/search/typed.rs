//! Filters that are typed among the words of a search: `tag:vip`, `city:"New York"`, `شهر:تهران`.
//!
//! A filter begins where a word does: a key that is known, a colon, and the value up to the next blank, or in
//! quotation marks. Whatever is no such thing is words: `10:30`, `https://…`, and a key that stands in
//! quotation marks itself.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::domain::id::FieldId;
use crate::domain::normalise::{Fold, fold, normalise};
use crate::domain::transliteration::without_article;

/// What a typed filter asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A tag the customer has.
    Tag,
    /// The city.
    City,
    /// Who looks after the customer.
    Owner,
    /// The stage, built in or of the user's own.
    Stage,
    /// Where a person works.
    Company,
    /// Whether it is a person or an organisation.
    Kind,
    /// How the customer was found.
    Source,
    /// A field of the user's own.
    Own(FieldId),
}

/// The keys that are built in, normalised, in the languages of the app.
static KEYS: [(Key, &str); 7] = [
    (Key::Tag, "tag tags label labels برچسب برچسبها تگ وسم وسوم"),
    (Key::City, "city place شهر مکان مدینه"),
    (Key::Owner, "owner مسیول مسوول"),
    (Key::Stage, "stage مرحله"),
    (Key::Company, "company شرکت شرکه"),
    (Key::Kind, "is kind نوع"),
    (Key::Source, "source منبع اشنایی مصدر"),
];

impl Key {
    /// The key that is built in under a normalised name, with the Arabic article or without.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let named = |name: &str| {
            let (key, _) = KEYS.iter().find(|(_, names)| names.split(' ').any(|one| one == name))?;
            Some(*key)
        };
        named(name).or_else(|| named(without_article(name)?))
    }
}

/// A text taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed<'a> {
    /// The words that belong to no filter; the whole text, untouched, where there is none.
    pub rest: Cow<'a, str>,
    /// The filters in the order they stand, with their values as typed. A value is empty while it is still to
    /// be typed.
    pub filters: Vec<(Key, &'a str)>,
}

/// What divides a key from its value: as on keyboards, in full width, and small.
const COLONS: [char; 3] = [':', '：', '﹕'];
/// Quotation marks, as they open and close.
const QUOTES: [(char, char); 3] = [('"', '"'), ('«', '»'), ('“', '”')];
/// Most words of a key: the label of a field may have several.
const KEY_WORDS: usize = 6;

/// Takes a text apart. `known` tells which key a normalised name is.
#[must_use]
pub fn parse<'a>(text: &'a str, known: &dyn Fn(&str) -> Option<Key>) -> Typed<'a> {
    let (mut rest, mut filters, mut from) = (String::new(), Vec::new(), 0);
    while let Some(found) = next_key(text, from, known) {
        let (value, end) = value_at(text, found.end, known);
        push_words(&mut rest, &text[from..found.start]);
        filters.push((found.key, value));
        from = end;
    }
    if filters.is_empty() {
        return Typed { rest: Cow::Borrowed(text), filters };
    }
    push_words(&mut rest, &text[from..]);
    Typed { rest: Cow::Owned(rest), filters }
}

/// Whether a text may hold a filter at all.
#[must_use]
pub fn may_filter(text: &str) -> bool {
    text.contains(COLONS)
}

fn push_words(rest: &mut String, words: &str) {
    let words = words.trim();
    if !rest.is_empty() && !words.is_empty() {
        rest.push(' ');
    }
    rest.push_str(words);
}

/// A key with its colon.
struct Found {
    key: Key,
    start: usize,
    end: usize,
}

/// The first key that begins at `from` or later.
fn next_key(text: &str, from: usize, known: &dyn Fn(&str) -> Option<Key>) -> Option<Found> {
    text[from..].match_indices(COLONS).find_map(|(at, colon)| {
        let (start, key) = key_before(&text[from..from + at], known)?;
        Some(Found { key, start: from + start, end: from + at + colon.len() })
    })
}

/// The key that the last words of `before` are, the longest first, and where it starts.
fn key_before(before: &str, known: &dyn Fn(&str) -> Option<Key>) -> Option<(usize, Key)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut after_blank = true;
    for (at, character) in before.char_indices() {
        let blank = character.is_whitespace();
        // What begins with a sign is no key but words about one.
        if after_blank && !blank && fold(character) != Fold::Space {
            starts.push(at);
        }
        after_blank = blank;
    }
    if after_blank {
        return None;
    }
    let longest = starts.len().saturating_sub(KEY_WORDS);
    starts[longest..].iter().find_map(|start| Some((*start, known(&normalise(&before[*start..]))?)))
}

/// The value after a colon, and where it ends. A blank before it is passed over, unless another key is next.
fn value_at<'a>(text: &'a str, at: usize, known: &dyn Fn(&str) -> Option<Key>) -> (&'a str, usize) {
    let after = &text[at..];
    let blank = after.chars().next().filter(|first| first.is_whitespace()).map_or(0, char::len_utf8);
    let start = at + blank;
    let value = &text[start..];
    for (open, close) in QUOTES {
        if let Some(inside) = value.strip_prefix(open) {
            let (inside, closed) = match inside.find(close) {
                Some(len) => (&inside[..len], close.len_utf8()),
                None => (inside, 0),
            };
            return (inside, start + open.len_utf8() + inside.len() + closed);
        }
    }
    let value = &value[..value.find(char::is_whitespace).unwrap_or(value.len())];
    let is_key = blank > 0 && next_key(text, start, known).is_some_and(|next| next.start == start);
    if is_key { ("", at) } else { (value, start + value.len()) }
}
