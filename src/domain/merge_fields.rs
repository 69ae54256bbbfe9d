//! Merge fields: the places in a template where what is known of a customer goes in.
//!
//! A field is a name between single braces, `{first_name}`, and may say after a bar what stands there when
//! nothing is known: `{company|your company}`. Why this notation:
//! - Braces are on every phone's keyboard, one tap each, and mirror themselves in text from the right.
//! - Each field has a name in each of the three languages, and all of them are understood in every
//!   text: a Persian template says `{نام کوچک}`, without a Latin word that turns its line around.
//!   Small and capital letters, the keyboard's variants (ي/ی, ك/ک), spaces, joiners and underscores make no
//!   difference.
//! - Hardly any message has braces of its own; those that hold no name (`{}`, `{1, 2}`, `{"a": 1}`) stay
//!   as they are.
//!
//! Nothing is dropped in silence: a name that is no field stays as it is written and is reported, and so
//! is a field of which nothing is known and for which nothing stands in.

use crate::domain::language::Language;
use crate::domain::normalise::{normalise, push_compact};

/// What can be put into a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MergeField {
    /// The customer's first name (see [`first_name`](crate::domain::first_name)); an organisation's name.
    FirstName,
    /// The customer's whole name.
    Name,
    /// The form of address before it ("Dr", «مهندس»).
    Title,
    /// Where the customer works; an organisation's own name.
    Company,
    /// The city of the main address.
    City,
    /// The first telephone number.
    Phone,
    /// The name of the user.
    MyName,
    /// The day it is.
    Today,
    /// The day of the next appointment.
    AppointmentDay,
    /// Its hour.
    AppointmentTime,
    /// The day of the last contact.
    LastContact,
}

impl MergeField {
    /// Every field, the most used first.
    pub const ALL: [Self; 11] = [
        Self::FirstName,
        Self::Name,
        Self::Title,
        Self::Company,
        Self::City,
        Self::Phone,
        Self::MyName,
        Self::Today,
        Self::AppointmentDay,
        Self::AppointmentTime,
        Self::LastContact,
    ];

    /// The field as it is written in a template of a language, braces included.
    #[must_use]
    pub fn written(self, language: Language) -> String {
        let names = self.names(language);
        format!("{{{}}}", names[0])
    }

    /// Its names in a language, the one to be written first.
    const fn names(self, language: Language) -> &'static [&'static str] {
        match (self, language) {
            (Self::FirstName, Language::Fa) => &["نام کوچک"],
            (Self::FirstName, Language::Ar) => &["الاسم الأول", "الاسم الاول"],
            (Self::FirstName, Language::En) => &["first_name"],
            (Self::Name, Language::Fa) => &["نام", "نام کامل"],
            (Self::Name, Language::Ar) => &["الاسم", "الاسم الكامل"],
            (Self::Name, Language::En) => &["name", "full_name"],
            (Self::Title, Language::Fa) => &["عنوان"],
            (Self::Title, Language::Ar) => &["اللقب", "لقب"],
            (Self::Title, Language::En) => &["title", "honorific"],
            (Self::Company, Language::Fa) => &["شرکت"],
            (Self::Company, Language::Ar) => &["الشركة", "شركة"],
            (Self::Company, Language::En) => &["company"],
            (Self::City, Language::Fa) => &["شهر"],
            (Self::City, Language::Ar) => &["المدينة", "مدينة"],
            (Self::City, Language::En) => &["city"],
            (Self::Phone, Language::Fa) => &["تلفن"],
            (Self::Phone, Language::Ar) => &["الهاتف", "هاتف"],
            (Self::Phone, Language::En) => &["phone"],
            (Self::MyName, Language::Fa) => &["نام من"],
            (Self::MyName, Language::Ar) => &["اسمي"],
            (Self::MyName, Language::En) => &["my_name"],
            (Self::Today, Language::Fa) => &["امروز"],
            (Self::Today, Language::Ar) => &["اليوم"],
            (Self::Today, Language::En) => &["today"],
            (Self::AppointmentDay, Language::Fa) => &["روز قرار"],
            (Self::AppointmentDay, Language::Ar) => &["يوم الموعد"],
            (Self::AppointmentDay, Language::En) => &["appointment_day"],
            (Self::AppointmentTime, Language::Fa) => &["ساعت قرار"],
            (Self::AppointmentTime, Language::Ar) => &["ساعة الموعد", "وقت الموعد"],
            (Self::AppointmentTime, Language::En) => &["appointment_time"],
            (Self::LastContact, Language::Fa) => &["آخرین تماس"],
            (Self::LastContact, Language::Ar) => &["آخر تواصل"],
            (Self::LastContact, Language::En) => &["last_contact"],
        }
    }

    /// The field of a name in any of the languages.
    fn named(name: &str) -> Option<Self> {
        let name = compact(name);
        Self::ALL.into_iter().find(|field| {
            let mut names = Language::ALL.into_iter().flat_map(|language| field.names(language));
            names.any(|one| compact(one) == name)
        })
    }
}

/// What goes into a message of one customer, as texts in the language of the message; empty where it is
/// not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // They are those of `MergeField`.
pub struct MergeTexts {
    pub first_name: String,
    pub name: String,
    pub title: String,
    pub company: String,
    pub city: String,
    pub phone: String,
    pub my_name: String,
    pub today: String,
    pub appointment_day: String,
    pub appointment_time: String,
    pub last_contact: String,
}

impl MergeTexts {
    fn get(&self, field: MergeField) -> &str {
        let text = match field {
            MergeField::FirstName => &self.first_name,
            MergeField::Name => &self.name,
            MergeField::Title => &self.title,
            MergeField::Company => &self.company,
            MergeField::City => &self.city,
            MergeField::Phone => &self.phone,
            MergeField::MyName => &self.my_name,
            MergeField::Today => &self.today,
            MergeField::AppointmentDay => &self.appointment_day,
            MergeField::AppointmentTime => &self.appointment_time,
            MergeField::LastContact => &self.last_contact,
        };
        text.trim()
    }
}

/// A template with the fields filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text.
    pub text: String,
    /// The fields of which nothing is known and for which nothing stands in: they were left out, each
    /// named once, in the order of the text.
    pub missing: Vec<MergeField>,
    /// What looks like a field and is none, as it is written and stands in the text still, each once.
    pub unknown: Vec<String>,
}

/// Fills a template's fields in.
///
/// What is left out takes one of the spaces around it along, so that "Dear {title} {name}" has no gap
/// and no space before a comma.
#[must_use]
pub fn render(template: &str, texts: &MergeTexts) -> Rendered {
    let mut rendered = Rendered { text: String::with_capacity(template.len()), ..Rendered::default() };
    // Whether something was left out since the last character.
    let mut left_out = false;
    for piece in pieces(template) {
        let put = match piece {
            Piece::Text(text) => text,
            Piece::Unknown(written) => {
                push_once(&mut rendered.unknown, written.to_owned());
                written
            }
            Piece::Field { field, fallback } => match (texts.get(field), fallback) {
                ("", None) => {
                    push_once(&mut rendered.missing, field);
                    ""
                }
                ("", Some(stand_in)) => stand_in,
                (known, _) => known,
            },
        };
        rendered.push(put, left_out && matches!(piece, Piece::Text(_)));
        left_out = put.is_empty() && (left_out || matches!(piece, Piece::Field { .. }));
    }
    rendered
}

/// What looks like a field in a template and is none, each once, as it is written.
#[must_use]
pub fn unknown_fields(template: &str) -> Vec<String> {
    render(template, &MergeTexts::default()).unknown
}

/// What looks like a field in a text that is to be sent as it is, whether it is one or not, each once, as it
/// is written: a person who typed it there meant it to be filled in.
#[must_use]
pub fn fields_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (open, close) in braces(text) {
        if field_of(&text[open..=close], &text[open + 1..close]).is_some() {
            push_once(&mut found, text[open..=close].to_owned());
        }
    }
    found
}

impl Rendered {
    fn push(&mut self, text: &str, after_gap: bool) {
        let at_gap = self.text.is_empty() || self.text.ends_with(char::is_whitespace);
        let text = match text.strip_prefix(' ') {
            Some(rest) if after_gap && at_gap => rest,
            _ => text,
        };
        if after_gap && text.starts_with(CLOSES) && self.text.ends_with(' ') {
            self.text.pop();
        }
        self.text.push_str(text);
    }
}

/// Marks that follow a word without a space.
const CLOSES: [char; 10] = [',', '،', '.', '!', '?', '؟', ';', '؛', ':', ')'];
/// How many characters what looks like a field's name has at most: what is longer is text in braces.
const NAME_LIMIT: usize = 40;

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Field {
        field: MergeField,
        /// What stands there when nothing is known.
        fallback: Option<&'a str>,
    },
    /// Looks like a field and is none; with its braces.
    Unknown(&'a str),
}

/// A template's parts, in order; together they are the template.
fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut text = 0;
    for (open, close) in braces(template) {
        if let Some(piece) = field_of(&template[open..=close], &template[open + 1..close]) {
            pieces.push(Piece::Text(&template[text..open]));
            pieces.push(piece);
            text = close + 1;
        }
    }
    pieces.push(Piece::Text(&template[text..]));
    pieces
}

/// Where each pair of braces stands that has no brace in it.
fn braces(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut open = None;
    text.char_indices().filter_map(move |(place, character)| match character {
        '{' => {
            open = Some(place);
            None
        }
        '}' => open.take().map(|open| (open, place)),
        _ => None,
    })
}

fn field_of<'a>(written: &'a str, inside: &'a str) -> Option<Piece<'a>> {
    let (name, fallback) = match inside.split_once('|') {
        Some((name, fallback)) => (name, Some(fallback.trim())),
        None => (inside, None),
    };
    if !looks_like_a_name(name) {
        return None;
    }
    Some(match MergeField::named(name) {
        Some(field) => Piece::Field { field, fallback },
        None => Piece::Unknown(written),
    })
}

fn looks_like_a_name(name: &str) -> bool {
    let name = name.trim();
    name.starts_with(char::is_alphabetic)
        && name.chars().count() <= NAME_LIMIT
        && name.chars().all(|character| {
            character.is_alphanumeric() || matches!(character, ' ' | '_' | '-' | '\u{a0}' | '\u{200c}')
        })
}

/// A name without anything that makes no difference.
fn compact(name: &str) -> String {
    let mut compact = String::with_capacity(name.len());
    push_compact(&mut compact, &normalise(name));
    compact
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests;
