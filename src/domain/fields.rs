//! Three-way merges of records by field: what two sides made of one image, laid together.

/// What two sides can edit at once without one undoing what the other did.
pub trait Merge: Clone + PartialEq {
    /// Three-way merge: what `mine` changed since `base` laid over `theirs`.
    ///
    /// Where both sides changed what cannot be taken apart, mine is kept, the later to be
    /// acknowledged.
    #[must_use]
    fn merge(base: &Self, mine: &Self, theirs: &Self) -> Self;
}

/// Merges what is one thing: mine where I changed it, else theirs.
pub(crate) fn merge_whole<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base { theirs.clone() } else { mine.clone() }
}

/// Implements [`Merge`] for a record by its fields. Each of them is named, or it does not compile:
/// those `kept` as they are since the record was made, those replaced as a `whole`, `lists` merged
/// by their facts, and `parts` merged by fields of their own.
macro_rules! merge_by_field {
    ($record:ident {
        kept: [$($kept:ident),*],
        whole: [$($whole:ident),*],
        lists: [$($list:ident),*],
        parts: [$($part:ident),*] $(,)?
    }) => {
        impl $crate::domain::fields::Merge for $record {
            fn merge(base: &Self, mine: &Self, theirs: &Self) -> Self {
                Self {
                    $($kept: theirs.$kept.clone(),)*
                    $($whole: $crate::domain::fields::merge_whole(&base.$whole, &mine.$whole, &theirs.$whole),)*
                    $($list: $crate::domain::list_merge::merge_lists(&base.$list, &mine.$list, &theirs.$list),)*
                    $($part: $crate::domain::fields::Merge::merge(&base.$part, &mine.$part, &theirs.$part),)*
                }
            }
        }
    };
}

pub(crate) use merge_by_field;
