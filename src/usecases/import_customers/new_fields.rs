//! Columns without a place in the customer model, made into fields of the user's own.
//!
//! The identity of such a field is made of what the column is called, so a file taken in again finds it. A field
//! that is called so already is filled instead, whatever kind was asked for. Only those are made in which
//! somebody who comes in says something.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::custom_field::{
    CustomField, CustomValue, FieldKind, FieldOption, FieldOwner, FieldValue, Labels,
};
use crate::domain::id::{FieldId, OptionId};
use crate::domain::language::Language;
use crate::domain::normalise::normalise;
use crate::domain::time::Instant;
use crate::formats::columns::{Reading, Target, field_of, split};
use crate::formats::incoming::{Incoming, Problem, ProblemKind};
use crate::store::ports::{Ledger, Write};
use crate::usecases::import_customers::source::Columns;
use crate::usecases::validation::{CUSTOM_FIELD_LIMIT, LINE_LIMIT, OPTION_LIMIT, trimmed};

/// How much of what could not be read is said, in characters.
const SHOWN: usize = 80;

/// Why a column does not become a field. What it says goes to the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NoField {
    /// The column is called nothing.
    Unnamed,
    /// It is called by more than a field can be.
    TooLong,
    /// Another column fills the field already.
    Twice,
    /// There are as many fields as there may be.
    TooMany,
}

/// The fields that columns are to become.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewFields {
    /// The columns that cannot become fields, by their places, and why.
    pub refused: Vec<(u32, NoField)>,
    coming: Vec<Coming>,
}

/// A field that is to be made.
#[derive(Clone, Debug, PartialEq)]
struct Coming {
    field: CustomField,
    /// In which its options are called what the cells say.
    language: Language,
    is_said: bool,
    /// The options that somebody who comes in has.
    used: Vec<OptionId>,
}

impl NewFields {
    /// Puts a field in the place of each [`Target::NewField`], such that rows are read by it from then on: into
    /// `columns` its identity, into `reading` the field. It is called in `language` what the column is called,
    /// and was made `now`.
    pub fn of_columns(
        ledger: &dyn Ledger,
        columns: &mut Columns,
        reading: &mut Reading,
        language: Language,
        now: Instant,
    ) -> Self {
        let mut new = Self::default();
        let there = ledger.custom_fields(FieldOwner::Party);
        for column in 0..columns.targets.len() {
            let Some(Target::NewField(kind)) = columns.targets.get(column).copied() else { continue };
            let heading = columns.headings.get(column).map_or("", |heading| trimmed(heading));
            let field = new.field(&there, Labels::in_one(language, heading), kind, now).and_then(|field| {
                let is_taken = columns.targets.contains(&Target::Custom(field.id));
                if is_taken { Err(NoField::Twice) } else { Ok(field) }
            });
            let target = match field {
                Ok(field) => {
                    let id = field.id;
                    new.make_readable(field, language, &there, reading);
                    Target::Custom(id)
                }
                Err(why) => {
                    new.refused.push((u32::try_from(column).unwrap_or(u32::MAX), why));
                    Target::Remark
                }
            };
            if let Some(own) = columns.targets.get_mut(column) {
                *own = target;
            }
        }
        new
    }

    /// The field that a column becomes: one that is there, or a new one.
    fn field(
        &self,
        there: &[CustomField],
        label: Labels,
        kind: FieldKind,
        now: Instant,
    ) -> Result<CustomField, NoField> {
        let heading = label.get(Language::En);
        if heading.is_empty() {
            return Err(NoField::Unnamed);
        }
        let mut id = field_of(heading);
        // One that was put away stays away: the user did not want it.
        while let Some(known) = there.iter().find(|field| field.id == id) {
            if !known.retired {
                return Ok(known.clone());
            }
            id = FieldId(Uuid::new_v5(&id.0, &[]));
        }
        let is_called = |label: &String| !label.is_empty() && field_of(label) == field_of(heading);
        let mut shown = there.iter().filter(|field| !field.retired);
        if let Some(known) = shown
            .clone()
            .find(|field| [&field.label.fa, &field.label.ar, &field.label.en].into_iter().any(is_called))
        {
            return Ok(known.clone());
        }
        if shown.by_ref().count() + self.coming.len() >= CUSTOM_FIELD_LIMIT {
            return Err(NoField::TooMany);
        }
        if heading.chars().count() > LINE_LIMIT {
            return Err(NoField::TooLong);
        }
        let position = there.last().map_or(0, |last| last.position.saturating_add(1));
        Ok(CustomField {
            id,
            of: FieldOwner::Party,
            label,
            kind: if kind == FieldKind::Link { FieldKind::Text } else { kind },
            options: Vec::new(),
            required: false,
            on_quick_form: false,
            in_list: false,
            searchable: kind.is_searchable(),
            filterable: true,
            position: position.saturating_add(self.coming.len() as u32),
            retired: false,
            created_at: now,
        })
    }

    fn make_readable(
        &mut self,
        field: CustomField,
        language: Language,
        there: &[CustomField],
        reading: &mut Reading,
    ) {
        reading.fields.retain(|known| known.id != field.id);
        let mut read = field.clone();
        if !there.iter().any(|known| known.id == field.id) {
            // Which options there are shows only as the rows are read: see `take_in`.
            if field.kind.has_options() {
                read.kind = FieldKind::Text;
            }
            self.coming.push(Coming { field, language, is_said: false, used: Vec::new() });
        }
        reading.fields.push(read);
    }

    /// Makes options of what a row says in columns that become choices. What there is no room for goes to the
    /// notes.
    pub(super) fn take_in(&mut self, row: &mut Incoming) {
        for coming in self.coming.iter_mut().filter(|coming| coming.field.kind.has_options()) {
            let custom = &mut row.party.custom;
            let Some(place) = custom.iter().position(|value| value.field == coming.field.id) else {
                continue;
            };
            let FieldValue { field, value } = custom.remove(place);
            let CustomValue::Text(text) = value else { continue };
            match options_in(&mut coming.field, &text, coming.language) {
                Some(options) => {
                    custom.insert(place, FieldValue { field, value: CustomValue::Options(options) });
                }
                None => {
                    let what = ProblemKind::NoValue;
                    row.problems.push(Problem { what, text: text.chars().take(SHOWN).collect() });
                    let remark = [coming.field.label.get(coming.language), text.as_str()].join(": ");
                    let notes = [row.party.notes.as_str(), &remark];
                    row.party.notes = notes[usize::from(row.party.notes.is_empty())..].join("\n");
                }
            }
        }
    }

    /// Remembers what somebody who comes in says.
    pub(super) fn note(&mut self, said: &[FieldValue]) {
        for FieldValue { field, value } in said {
            let Some(coming) = self.coming.iter_mut().find(|coming| coming.field.id == *field) else {
                continue;
            };
            coming.is_said = true;
            match value {
                CustomValue::Text(text)
                    if coming.field.kind == FieldKind::Text
                        && (text.contains('\n') || text.chars().count() > LINE_LIMIT) =>
                {
                    coming.field.kind = FieldKind::LongText;
                }
                CustomValue::Options(options) => {
                    for option in options {
                        if !coming.used.contains(option) {
                            coming.used.push(*option);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// What makes the fields in which something is said.
    pub(super) fn into_writes(self) -> Vec<Write> {
        let said = self.coming.into_iter().filter(|coming| coming.is_said);
        said.map(|Coming { mut field, used, .. }| {
            field.options.retain(|option| used.contains(&option.id));
            Write::Create(field.into())
        })
        .collect()
    }
}

/// The options of a field that a cell names, made where they are new; none where there is no room for one.
fn options_in(field: &mut CustomField, text: &str, language: Language) -> Option<Vec<OptionId>> {
    let is_one = field.kind == FieldKind::Choice;
    let mut options = Vec::new();
    for name in split(text).filter(|_| !is_one).chain(is_one.then_some(text)) {
        let id = OptionId(Uuid::new_v5(&field.id.0, normalise(name).as_bytes()));
        if options.contains(&id) {
            continue;
        }
        if field.option(id).is_none() {
            if field.options.len() >= OPTION_LIMIT || name.chars().count() > LINE_LIMIT {
                return None;
            }
            field.options.push(FieldOption { id, label: Labels::in_one(language, name), retired: false });
        }
        options.push(id);
    }
    (!options.is_empty()).then_some(options)
}

#[cfg(test)]
mod tests;
