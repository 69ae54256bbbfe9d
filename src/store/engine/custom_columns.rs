//! What parties say in the fields of the user's own by which lists are filtered or sorted: a column a field,
//! read from the records when a list first asks for it, and kept up to the changes from then on.
//!
//! A column takes 24 bytes a party and its texts; only the last few asked for are kept.

use rustc_hash::FxHashMap;

use crate::domain::custom_field::CustomValue;
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{FieldId, OptionId};
use crate::domain::money::Money;
use crate::domain::normalise::normalise;
use crate::domain::record::RecordRef;
use crate::domain::time::CivilDate;
use crate::store::engine::tables::Tables;

/// How many columns are kept: more fields than that are rarely filtered by at once.
const KEPT: usize = 4;

/// The columns there are.
#[derive(Debug, Default)]
pub(super) struct CustomColumns {
    columns: FxHashMap<FieldId, Vec<Option<Said>>>,
    /// The fields of `columns`, the one asked for last at the end.
    asked: Vec<FieldId>,
    /// Rows that were written since the columns were read.
    touched: Vec<u32>,
}

/// What a party says in a field, ready to be compared.
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

impl CustomColumns {
    /// A party was written or deleted.
    pub(super) fn touch(&mut self, row: u32) {
        if !self.columns.is_empty() {
            self.touched.push(row);
        }
    }

    /// Many parties came in unread: the columns are read anew when they are next asked for.
    pub(super) fn forget(&mut self) {
        self.columns.clear();
        self.asked.clear();
        self.touched.clear();
    }

    /// Bytes of memory held, roughly.
    pub(super) fn memory_bytes(&self) -> usize {
        let text = |said: &Option<Said>| match said {
            Some(Said::Text(text)) => text.len(),
            Some(Said::Options(options)) => size_of_val::<[OptionId]>(options),
            _ => 0,
        };
        let column = |column: &Vec<Option<Said>>| {
            column.capacity() * size_of::<Option<Said>>() + column.iter().map(text).sum::<usize>()
        };
        self.columns.values().map(column).sum()
    }

    /// What a party says in a field whose column was read.
    pub(super) fn get(&self, field: FieldId, row: u32) -> Option<&Said> {
        self.columns.get(&field)?.get(row as usize)?.as_ref()
    }
}

impl Tables {
    /// Sees to it that the columns of these fields are there and up to date.
    pub(super) fn read_columns(&mut self, fields: &[FieldId]) {
        let mut columns = std::mem::take(&mut self.custom_columns);
        for row in std::mem::take(&mut columns.touched) {
            let party = self.party_at(row);
            for (field, column) in &mut columns.columns {
                if column.len() <= row as usize {
                    column.resize(row as usize + 1, None);
                }
                let values = party.as_ref().map(|party| party.custom.as_slice()).unwrap_or_default();
                let said = values.iter().find(|value| value.field == *field);
                column[row as usize] = said.map(|said| Said::of(&said.value));
            }
        }
        columns.asked.retain(|field| !fields.contains(field));
        columns.asked.extend(fields);
        let missing: Vec<FieldId> =
            fields.iter().copied().filter(|field| !columns.columns.contains_key(field)).collect();
        if !missing.is_empty() {
            for field in &missing {
                columns.columns.insert(*field, vec![None; self.party.len()]);
            }
            let living: Vec<u32> = self.parties.iter().collect();
            for row in living {
                let Some(party) = self.party_at(row).filter(|party| !party.custom.is_empty()) else {
                    continue;
                };
                for value in party.custom.iter().filter(|value| missing.contains(&value.field)) {
                    let column = columns.columns.get_mut(&value.field);
                    if let Some(place) = column.and_then(|column| column.get_mut(row as usize)) {
                        *place = Some(Said::of(&value.value));
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
