//! Which fields of the user's own the search looks into, and how their words get into the indexes and out
//! of them.
//!
//! The words of a page are prepared when it is written, by what was searched then. A digest says so field by
//! field, and one that no longer fits is made anew as if it were of an earlier version. What is in memory
//! when the user changes the switch is put into its index again, which reads every record of that owner once.

use std::rc::Rc;

use crate::domain::custom_field::{CustomValue, FieldOwner, FieldValue};
use crate::domain::id::FieldId;
use crate::domain::order;
use crate::domain::record::{Record, RecordKind};
use crate::domain::search::FieldClass;
use crate::store::engine::digest;
use crate::store::engine::tables::Tables;

/// The fields of the user's own that the search looks into. Cloning it is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchedFields(Rc<[(FieldId, FieldOwner)]>);

impl SearchedFields {
    /// Whether a field is among them.
    #[must_use]
    pub fn contains(&self, field: FieldId) -> bool {
        self.0.iter().any(|(own, _)| *own == field)
    }

    /// The searchable texts of a record's values.
    #[must_use]
    pub fn words_of(&self, values: &[FieldValue]) -> Vec<(FieldClass, String)> {
        let searched = values.iter().filter(|value| self.contains(value.field));
        searched.filter_map(|value| words(&value.value)).collect()
    }
}

/// What a record says in fields of the user's own.
#[must_use]
pub fn values_of(record: &Record) -> &[FieldValue] {
    match record {
        Record::Party(party) => &party.custom,
        Record::Interaction(interaction) => &interaction.custom,
        Record::Task(task) => &task.custom,
        Record::Link(_)
        | Record::Template(_)
        | Record::CustomField(_)
        | Record::Choice(_)
        | Record::SavedView(_)
        | Record::Attachment(_)
        | Record::Distinction(_) => &[],
    }
}

/// Whether a value has words that could be searched.
#[must_use]
pub fn has_words(value: &CustomValue) -> bool {
    matches!(value, CustomValue::Text(_) | CustomValue::Number(_) | CustomValue::Phone(_))
}

fn words(value: &CustomValue) -> Option<(FieldClass, String)> {
    match value {
        CustomValue::Text(text) => Some((FieldClass::Secondary, text.clone())),
        CustomValue::Number(number) => Some((FieldClass::Secondary, number.plain())),
        CustomValue::Phone(phone) => Some((FieldClass::Phone, phone.e164())),
        CustomValue::Money(_)
        | CustomValue::Date(_)
        | CustomValue::Options(_)
        | CustomValue::YesNo(_)
        | CustomValue::Link(_) => None,
    }
}

impl Tables {
    /// Brings the indexes up to what the fields say of themselves now.
    pub(super) fn follow_fields(&mut self) {
        let mut now: Vec<(FieldId, FieldOwner)> = self
            .custom_fields()
            .filter(|field| field.is_searched())
            .map(|field| (field.id, field.of))
            .collect();
        order::sort(&mut now);
        let now = SearchedFields(now.into());
        if now == self.searched {
            return;
        }
        let before = std::mem::replace(&mut self.searched, now);
        for owner in FieldOwner::ALL {
            let changed = |of: &SearchedFields, other: &SearchedFields| {
                of.0.iter().filter(|(_, own)| *own == owner).any(|(field, _)| !other.contains(*field))
            };
            if changed(&before, &self.searched) || changed(&self.searched, &before) {
                self.index_anew(kind_of(owner));
            }
        }
    }

    /// Puts every record of a kind that says something in a field of the user's own into its index again.
    fn index_anew(&mut self, kind: RecordKind) {
        let rows: Vec<u32> = self.rows(kind).iter().collect();
        for row in rows {
            let Some(record) = self.rows(kind).record(row) else { continue };
            if !values_of(&record).iter().any(|value| has_words(&value.value)) {
                continue;
            }
            let index = match kind {
                RecordKind::Party => &mut self.party_words,
                RecordKind::Interaction => &mut self.interaction_words,
                RecordKind::Task => &mut self.task_words,
                _ => return,
            };
            digest::with_fields(&record, &self.searched, |fields| index.put(row, fields));
        }
    }
}

/// The kind of record of an owner of fields.
pub(super) const fn kind_of(owner: FieldOwner) -> RecordKind {
    match owner {
        FieldOwner::Party => RecordKind::Party,
        FieldOwner::Interaction => RecordKind::Interaction,
        FieldOwner::Task => RecordKind::Task,
    }
}
