//! Fields of records: what changed between two images of a record, and the three-way merge of
//! two edits by field.

/// A record whose fields can be compared and merged one by one.
pub trait Fields: Sized + Clone {
    /// Names the record's fields.
    type Field: Copy + PartialEq;

    /// The fields in which two images of one record differ.
    fn differing(&self, other: &Self) -> Vec<Self::Field>;

    /// Three-way merge: what `mine` changed since `base` laid over `theirs`.
    ///
    /// A field both sides changed to different values takes mine, the later to be acknowledged,
    /// and is named in the second part of the result.
    #[must_use]
    fn merge(base: &Self, mine: &Self, theirs: &Self) -> (Self, Vec<Self::Field>);
}

/// Declares the field enum of a record type and implements [`Fields`] for it, so that a field
/// listed once takes part in comparing, merging and the activity log.
macro_rules! record_fields {
    ($(#[$doc:meta])* $record:ident => $field:ident { $($variant:ident: $member:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum $field { $($variant),+ }

        impl $crate::domain::fields::Fields for $record {
            type Field = $field;

            fn differing(&self, other: &Self) -> Vec<$field> {
                let mut fields = Vec::new();
                $(if self.$member != other.$member { fields.push($field::$variant); })+
                fields
            }

            fn merge(base: &Self, mine: &Self, theirs: &Self) -> (Self, Vec<$field>) {
                let mut merged = theirs.clone();
                let mut conflicts = Vec::new();
                $(if mine.$member != base.$member {
                    if theirs.$member != base.$member && theirs.$member != mine.$member {
                        conflicts.push($field::$variant);
                    }
                    merged.$member = mine.$member.clone();
                })+
                (merged, conflicts)
            }
        }
    };
}

pub(crate) use record_fields;
