//! What filters mean that are typed among the words of a search, as [`typed`] takes them apart.
//!
//! A value is laid against the texts that customers have, each once, and who is left is told by numbers. Of
//! several values for one key any will do; of several keys all must hold.

use std::borrow::Cow;

use crate::domain::choice::{Choice, ChoiceList, Meaning};
use crate::domain::custom_field::{CustomField, FieldOwner, Labels};
use crate::domain::normalise::normalise;
use crate::domain::party::LifecycleStage;
use crate::domain::search::typed::{self, Key, Typed};
use crate::domain::search::{NAMES_DIVIDER, TypedValue};
use crate::store::engine::Store;
use crate::store::engine::columns::PartyColumns;
use crate::store::engine::interner::Interner;
use crate::store::engine::tables::Tables;
use crate::store::engine::typed_field;

/// What the built-in stages are called, in the order of [`LifecycleStage::ALL`].
static STAGES: [&str; 4] = [
    "prospect|مشتری احتمالی|عميل محتمل",
    "lead|سرنخ|عميل مهتم",
    "customer|مشتری|عميل",
    "former|مشتری سابق|عميل سابق",
];

/// What people are called, and organisations.
static KINDS: [&str; 2] = [
    "person|people|شخص|اشخاص|فرد|افراد",
    "company|companies|organisation|organization|شرکت|شرکتها|سازمان|شركة|مؤسسة",
];

/// What was typed: the words, and who is left by the filters among them.
pub(super) struct Narrowed<'a> {
    /// The words to search for, without blanks around them.
    pub(super) words: Cow<'a, str>,
    /// By row, whether a party is left; none where no filter was typed.
    left: Option<Vec<bool>>,
}

impl Narrowed<'_> {
    /// Whether a filter was typed, even if its value is still to come.
    pub(super) fn narrows(&self) -> bool {
        self.left.is_some()
    }

    /// Whether the party at a row is left.
    pub(super) fn leaves(&self, row: u32) -> bool {
        self.left.as_ref().is_none_or(|left| is_in(left, row))
    }
}

/// Which numbers of a column are left.
struct Wanted {
    column: fn(u32, &PartyColumns) -> u32,
    numbers: Vec<bool>,
}

impl Store {
    /// The words of a text that are searched for, without the filters typed among them: what screens mark in
    /// what was found. The whole text where there are none.
    #[must_use]
    pub fn words_searched(&self, text: &str) -> String {
        self.inner.state.borrow().tables.taken_apart(text).0.rest.into_owned()
    }
}

impl Tables {
    /// What was typed, taken apart, with who is left by the filters in it.
    pub(super) fn narrowed<'a>(&mut self, text: &'a str) -> Narrowed<'a> {
        let (typed, fields) = self.taken_apart(text.trim());
        if typed.filters.is_empty() {
            return Narrowed { words: typed.rest, left: None };
        }
        let (mut wanted, mut asked) = (Vec::new(), Vec::new());
        for (place, (key, _)) in typed.filters.iter().enumerate() {
            if typed.filters[..place].iter().any(|(before, _)| before == key) {
                continue;
            }
            let same = typed.filters.iter().filter(|(other, _)| other == key);
            let values: Vec<(TypedValue, &str)> =
                same.filter_map(|(_, text)| Some((TypedValue::new(text)?, *text))).collect();
            if values.is_empty() {
                continue;
            }
            match fields.iter().find(|field| *key == Key::Own(field.id)) {
                Some(field) => asked.push((field.clone(), typed_field::conditions(field, &values))),
                None => wanted.push(self.wanted(*key, &values)),
            }
        }
        let asked = self.typed_tests(asked);
        let mut left = vec![false; self.party.len()];
        for ((row, columns), left) in (0..).zip(&self.party).zip(&mut left) {
            *left = wanted.iter().all(|wanted| is_in(&wanted.numbers, (wanted.column)(row, columns)))
                && self.passes_typed(&asked, row);
        }
        Narrowed { words: typed.rest, left: Some(left) }
    }

    /// A text taken apart, and the fields of the user's own whose names are keys.
    fn taken_apart<'a>(&self, text: &'a str) -> (Typed<'a>, Vec<CustomField>) {
        let mut fields = Vec::new();
        if typed::may_filter(text) {
            fields.extend(self.custom_fields().filter(|field| {
                field.of == FieldOwner::Party && !field.retired && typed_field::can_be_typed(field.kind)
            }));
        }
        // What the user called so is meant before what is built in: a field named "Type", say.
        let known = |name: &str| {
            let called = |field: &&CustomField| {
                names(&field.label).split(NAMES_DIVIDER).any(|label| normalise(label) == name)
            };
            fields.iter().find(called).map(|field| Key::Own(field.id)).or_else(|| Key::built_in(name))
        };
        (typed::parse(text, &known), fields)
    }

    /// Who has one of the values of a key that is built in.
    fn wanted(&self, key: Key, values: &[(TypedValue, &str)]) -> Wanted {
        let texts = &self.names;
        match key {
            Key::Tag => Wanted {
                column: |_, columns| columns.tags,
                numbers: texts.tag_sets.having(&begun(&texts.tag_sets.tags, values)),
            },
            Key::City => Wanted { column: |_, columns| columns.city, numbers: begun(&texts.cities, values) },
            Key::Owner => {
                Wanted { column: |_, columns| columns.owner, numbers: begun(&texts.owners, values) }
            }
            Key::Source => {
                Wanted { column: |_, columns| columns.source, numbers: begun(&texts.sources, values) }
            }
            Key::Kind => Wanted {
                column: |_, columns| u32::from(columns.organisation),
                numbers: chosen(&KINDS.map(str::to_owned), values),
            },
            Key::Stage => Wanted {
                column: |_, columns| stage_number(columns.own_stage, columns.stage),
                numbers: self.stages_called(values),
            },
            Key::Company => Wanted { column: |row, _| row, numbers: self.working_at(values) },
            // A field that is gone has no values.
            Key::Own(_) => Wanted { column: |row, _| row, numbers: Vec::new() },
        }
    }

    /// By [`stage_number`], the stages that have a name. One that is built in has the user's own within it.
    fn stages_called(&self, values: &[(TypedValue, &str)]) -> Vec<bool> {
        let own_stages = &self.names.own_stages;
        let all = self.choices().list(ChoiceList::Stages);
        let called = |choice: &Choice| {
            let own = names(&choice.label);
            let built_in = LifecycleStage::ALL.iter().zip(STAGES);
            let is_it =
                |stage: &LifecycleStage| choice.is_built_in() && choice.meaning == Meaning::Stage(*stage);
            let usual = built_in.filter(|(stage, _)| is_it(stage)).map(|(_, names)| names);
            usual.fold(own, |own, usual| own + "|" + usual)
        };
        let called: Vec<String> = all.iter().map(called).collect();
        let mut numbers = vec![false; own_stages.len() * LifecycleStage::ALL.len()];
        for (choice, _) in all.iter().zip(chosen(&called, values)).filter(|(_, chosen)| *chosen) {
            let Meaning::Stage(stage) = choice.meaning else { continue };
            let own = if choice.is_built_in() {
                0..own_stages.len() as u32
            } else {
                // One that nobody has was never given a number.
                own_stages.find(&choice.id.to_string()).map_or(0..0, |own| own..own + 1)
            };
            for own in own {
                if let Some(wanted) = numbers.get_mut(stage_number(own, stage) as usize) {
                    *wanted = true;
                }
            }
        }
        numbers
    }

    /// By row, who works at an organisation of a name.
    fn working_at(&self, values: &[(TypedValue, &str)]) -> Vec<bool> {
        let mut at_work = vec![false; self.party.len()];
        for (value, text) in values {
            // The index knows at once where the words are; whether in the name is seen there.
            for row in self.party_words.matches(text) {
                let Some(columns) = self.columns(row) else { continue };
                if !columns.organisation || !value.begins(&columns.name) {
                    continue;
                }
                for link in &columns.links {
                    let person = self.link.get(*link as usize).and_then(|ends| ends.as_ref());
                    if let Some(place) = person.and_then(|ends| at_work.get_mut(ends.person as usize)) {
                        *place = true;
                    }
                }
            }
        }
        at_work
    }
}

/// One number for a stage and the own one within it.
fn stage_number(own: u32, stage: LifecycleStage) -> u32 {
    own * LifecycleStage::ALL.len() as u32 + stage as u32
}

/// The texts of which a word begins with one of the values.
fn begun(texts: &Interner, values: &[(TypedValue, &str)]) -> Vec<bool> {
    let begins = |number| values.iter().any(|(value, _)| value.begins(texts.text(number)));
    (0..texts.len() as u32).map(begins).collect()
}

/// The things that one of the values names.
pub(super) fn chosen(things: &[String], values: &[(TypedValue, &str)]) -> Vec<bool> {
    let mut chosen = vec![false; things.len()];
    for (value, _) in values {
        chosen.iter_mut().zip(value.chosen(things)).for_each(|(chosen, named)| *chosen |= named);
    }
    chosen
}

/// What something is called in all languages.
pub(super) fn names(labels: &Labels) -> String {
    [labels.fa.as_str(), &labels.ar, &labels.en].join("|")
}

fn is_in(numbers: &[bool], number: u32) -> bool {
    numbers.get(number as usize) == Some(&true)
}
