//! What records say in the fields of the user's own by which lists are filtered or sorted: a column a field,
//! read from the records when a list first asks for it, and kept up to the changes from then on.
//!
//! A column takes 24 bytes a record and its texts; only the last few asked for are kept.

use rustc_hash::FxHashMap;

use crate::domain::custom_field::{CustomField, CustomValue};
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{FieldId, OptionId};
use crate::domain::money::Money;
use crate::domain::normalise::normalise;
use crate::domain::record::{RecordKind, RecordRef};
use crate::domain::time::CivilDate;
use crate::store::engine::searched_fields::{kind_of, values_of};
use crate::store::engine::tables::Tables;

/// How many columns are kept: more fields than that are rarely filtered by at once.
const KEPT: usize = 4;

/// The columns there are.
#[derive(Debug, Default)]
pub(super) struct CustomColumns {
    columns: FxHashMap<FieldId, Column>,
    /// The fields of `columns`, the one asked for last at the end.
    asked: Vec<FieldId>,
    /// Records that were written since the columns were read, by their rows.
    touched: Vec<(RecordKind, u32)>,
}

/// What the records of a kind say in a field, by row.
#[derive(Debug)]
struct Column {
    kind: RecordKind,
    said: Vec<Option<Said>>,
}

/// What a record says in a field, ready to be compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// Text as the search compares it; a telephone number in its international form.
    Text(Box<str>),
    /// A number.
    Number(DecimalNumber),
    /// An amount.
    Money(Money),
    /// A day.
    Date(CivilDate),
    /// Options.
    Options(Box<[OptionId]>),
    /// Yes or no.
    YesNo(bool),
    /// Another record.
    Link(RecordRef),
}

impl Said {
    pub(super) fn of(value: &CustomValue) -> Self {
        match value {
            CustomValue::Text(text) => Self::Text(normalise(text).into()),
            CustomValue::Phone(phone) => Self::Text(normalise(&phone.e164()).into()),
            CustomValue::Number(number) => Self::Number(*number),
            CustomValue::Money(money) => Self::Money(*money),
            CustomValue::Date(date) => Self::Date(*date),
            CustomValue::Options(options) => Self::Options(options.as_slice().into()),
            CustomValue::YesNo(yes) => Self::YesNo(*yes),
            CustomValue::Link(record) => Self::Link(*record),
        }
    }
}

impl Column {
    fn take(&mut self, row: u32, said: Option<Said>) {
        let row = row as usize;
        if self.said.len() <= row {
            self.said.resize(row + 1, None);
        }
        self.said[row] = said;
    }
}

impl CustomColumns {
    /// A record was written or deleted.
    pub(super) fn touch(&mut self, kind: RecordKind, row: u32) {
        if !self.columns.is_empty() {
            self.touched.push((kind, row));
        }
    }

    /// Many records of a kind came in unread: their columns are read anew when they are next asked for.
    pub(super) fn forget(&mut self, kind: RecordKind) {
        self.columns.retain(|_, column| column.kind != kind);
        self.asked.retain(|field| self.columns.contains_key(field));
        self.touched.retain(|(own, _)| *own != kind);
    }

    /// Bytes of memory held, roughly.
    pub(super) fn memory_bytes(&self) -> usize {
        let text = |said: &Option<Said>| match said {
            Some(Said::Text(text)) => text.len(),
            Some(Said::Options(options)) => size_of_val::<[OptionId]>(options),
            _ => 0,
        };
        let column = |column: &Column| {
            column.said.capacity() * size_of::<Option<Said>>() + column.said.iter().map(text).sum::<usize>()
        };
        self.columns.values().map(column).sum()
    }

    /// What a record says in a field whose column was read.
    pub(super) fn get(&self, field: FieldId, row: u32) -> Option<&Said> {
        self.columns.get(&field)?.said.get(row as usize)?.as_ref()
    }
}

impl Tables {
    /// Sees to it that the columns of these fields, all of one kind of record, are there and up to date.
    pub(super) fn read_columns(&mut self, fields: &[CustomField]) {
        let mut columns = std::mem::take(&mut self.custom_columns);
        for (kind, row) in std::mem::take(&mut columns.touched) {
            let record = self.rows(kind).record(row);
            for (field, column) in columns.columns.iter_mut().filter(|(_, column)| column.kind == kind) {
                let values = record.as_ref().map(values_of).unwrap_or_default();
                let said = values.iter().find(|value| value.field == *field);
                column.take(row, said.map(|said| Said::of(&said.value)));
            }
        }
        let wanted: Vec<FieldId> = fields.iter().map(|field| field.id).collect();
        columns.asked.retain(|field| !wanted.contains(field));
        columns.asked.extend(&wanted);
        let missing: Vec<&CustomField> =
            fields.iter().filter(|field| !columns.columns.contains_key(&field.id)).collect();
        for field in &missing {
            columns.columns.insert(field.id, Column { kind: kind_of(field.of), said: Vec::new() });
        }
        if let Some(first) = missing.first() {
            let rows = self.rows(kind_of(first.of));
            for row in rows.iter() {
                let Some(record) = rows.record(row) else { continue };
                let said = values_of(&record).iter();
                for value in said.filter(|value| missing.iter().any(|field| field.id == value.field)) {
                    if let Some(column) = columns.columns.get_mut(&value.field) {
                        column.take(row, Some(Said::of(&value.value)));
                    }
                }
            }
        }
        let spare = columns.asked.len().saturating_sub(KEPT.max(fields.len()));
        for field in columns.asked.drain(..spare) {
            columns.columns.remove(&field);
        }
        self.custom_columns = columns;
    }
}
