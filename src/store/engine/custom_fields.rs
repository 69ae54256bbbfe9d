//! The fields that the user made, and what customers say in those that lists show.

use crate::domain::custom_field::{CustomField, CustomValue, FieldOwner};
use crate::domain::id::{FieldId, PartyId};
use crate::domain::order;
use crate::domain::record::{Record, RecordKind};
use crate::store::engine::Store;
use crate::store::engine::searched_fields::{kind_of, values_of};
use crate::store::engine::tables::{Tables, reference};

impl Store {
    /// The fields that the user made for a kind of record, by position; those put away are left out.
    #[must_use]
    pub fn custom_fields(&self, of: FieldOwner) -> Vec<CustomField> {
        let mut fields = self.all_custom_fields(of);
        fields.retain(|field| !field.retired);
        fields
    }

    /// The fields that the user made for a kind of record, by position, those put away among them.
    #[must_use]
    pub fn all_custom_fields(&self, of: FieldOwner) -> Vec<CustomField> {
        let state = self.inner.state.borrow();
        let mut fields: Vec<CustomField> =
            state.tables.custom_fields().filter(|field| field.of == of).collect();
        // Two that were added at the same time in two tabs have the same place.
        order::sort_by_key(&mut fields, |field| (field.position, field.created_at, field.id));
        fields
    }

    /// A field that the user made, also one put away.
    #[must_use]
    pub fn custom_field(&self, id: FieldId) -> Option<CustomField> {
        self.inner.state.borrow().tables.custom_field(id)
    }

    /// What a customer says in the fields that lists show, by their position.
    #[must_use]
    pub fn listed_values(&self, party: PartyId) -> Vec<(CustomField, CustomValue)> {
        let listed: Vec<CustomField> =
            self.custom_fields(FieldOwner::Party).into_iter().filter(|field| field.in_list).collect();
        if listed.is_empty() {
            return Vec::new();
        }
        let Some(party) = self.party(party) else { return Vec::new() };
        let said = |field: CustomField| {
            let value = party.custom.iter().find(|value| value.field == field.id)?.value.clone();
            Some((field, value))
        };
        listed.into_iter().filter_map(said).collect()
    }
}

impl Tables {
    /// Every field that the user made, in no order.
    pub(super) fn custom_fields(&self) -> impl Iterator<Item = CustomField> + '_ {
        let rows = self.rows(RecordKind::CustomField);
        rows.iter().filter_map(|row| match rows.record(row)? {
            Record::CustomField(field) => Some(field),
            _ => None,
        })
    }

    pub(super) fn custom_field(&self, id: FieldId) -> Option<CustomField> {
        match self.record(reference(RecordKind::CustomField, id.0))? {
            Record::CustomField(field) => Some(field),
            _ => None,
        }
    }

    /// Whether any record says something in a field. Reads every record of its owner.
    pub(super) fn is_filled(&self, field: &CustomField) -> bool {
        let rows = self.rows(kind_of(field.of));
        let mut records = rows.iter().filter_map(|row| rows.record(row));
        records.any(|record| values_of(&record).iter().any(|value| value.field == field.id))
    }
}
