//! What records are made of, as data that the writer and the reader go by.

use crate::domain::record::RecordKind;

/// The description. Each line is a type: its name, `=` and its fields, or `|` and the kinds of value it may
/// be; the records come first, in the order of [`RecordKind::ALL`]. Behind the name of a field or kind
/// stands its form, as the first characters of these say: `?` what may be missing, `*` a list, `2` a pair of
/// what follows; then another type, which has a capital letter, or one of `flag`, `natural`, `integer`,
/// `octet` (a byte), `small` (a byte with a sign), `text`, `bytes`, `key` (a UUID), `day`, `moment` (an
/// instant), `phone` and `quantity` (a decimal number).
pub(super) const DESCRIPTION: &str = include_str!("shapes.txt");

/// The types of the description.
pub(super) struct Shapes(Vec<Shape>);

/// A type.
pub(super) struct Shape {
    /// Its name.
    pub(super) name: &'static str,
    /// Whether it is one of several kinds of value, rather than fields.
    pub(super) is_choice: bool,
    /// Its fields, or its kinds.
    pub(super) parts: Vec<Part>,
}

/// A field, or a kind of value.
pub(super) struct Part {
    /// Its name.
    pub(super) name: &'static str,
    /// Its form, empty for a kind that says no more than its name.
    pub(super) form: &'static str,
    /// Which type the form names; of no meaning where it names none.
    target: usize,
}

/// What a value is, as far as it is still to be read.
#[derive(Clone, Copy)]
pub(super) struct Form {
    text: &'static str,
    target: usize,
}

impl Shapes {
    /// Reads the description.
    pub(super) fn new() -> Self {
        let names = DESCRIPTION.lines().map(|line| line.split(' ').next().unwrap_or_default());
        let names: Vec<&str> = names.collect();
        let shapes = DESCRIPTION.lines().map(|line| {
            let mut words = line.split(' ');
            let name = words.next().unwrap_or_default();
            let is_choice = words.next() == Some("|");
            let parts = words.map(|word| {
                let (name, form) = word.split_once(':').unwrap_or((word, ""));
                let named = form.trim_start_matches(['?', '*', '2']);
                let target = names.iter().position(|name| *name == named).unwrap_or_default();
                Part { name, form, target }
            });
            Shape { name, is_choice, parts: parts.collect() }
        });
        Self(shapes.collect())
    }

    /// The type of a kind of record.
    pub(super) fn of(&self, kind: RecordKind) -> Option<&Shape> {
        self.0.get(RecordKind::ALL.iter().position(|known| *known == kind)?)
    }

    /// The kind of record of a name, and its type.
    pub(super) fn kind(&self, name: &str) -> Option<(RecordKind, &Shape)> {
        let mut known = RecordKind::ALL.into_iter().zip(&self.0);
        known.find(|(_, shape)| shape.name.eq_ignore_ascii_case(name))
    }

    /// The type that a form names.
    pub(super) fn named(&self, form: Form) -> Option<&Shape> {
        self.0.get(form.target)
    }
}

impl Part {
    pub(super) const fn form(&self) -> Form {
        Form { text: self.form, target: self.target }
    }
}

impl Form {
    /// The character that says what it is; nought where nothing is said.
    pub(super) fn sign(self) -> u8 {
        self.text.as_bytes().first().copied().unwrap_or_default()
    }

    /// What is in the list or the pair, or may be missing.
    pub(super) fn inner(self) -> Self {
        Self { text: self.text.get(1..).unwrap_or_default(), ..self }
    }

    /// Whether there is an obvious value where none is given: nothing, an empty one, or no. It is a zero
    /// in bytes.
    pub(super) fn may_be_empty(self) -> bool {
        matches!(self.sign(), b'?' | b'*' | b't' | b'b' | b'f')
    }
}
