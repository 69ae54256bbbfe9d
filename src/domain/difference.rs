//! Differences between two images of a record, fact by fact and with their types, so that a screen can
//! put stages, days and telephone numbers into the reader's words.

mod content;
mod facts;

pub use content::{FieldContent, FieldName};
pub use facts::name_of;

use crate::domain::record::{Record, RecordChange};
use facts::{Fact, facts};

/// One fact that differs.
///
/// A field that is a list differs by its facts: one that came has no `before`, one that went no
/// `after`. Where only the order of a list differs, it has the first fact of either order that stands
/// elsewhere now.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field it belongs to.
    pub field: FieldName,
    /// What stood there, none when nothing did.
    pub before: Option<FieldContent>,
    /// What stands there, none when nothing does.
    pub after: Option<FieldContent>,
}

/// A fact that a change wrote and that stays as it is when the change is taken back, since it was
/// written again later.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptField {
    /// The field it belongs to.
    pub field: FieldName,
    /// What stands there now, none when nothing does.
    pub later: Option<FieldContent>,
}

/// What differs between two images of a record; none is one that is not there.
#[must_use]
pub fn difference(before: Option<&Record>, after: Option<&Record>) -> Vec<FieldChange> {
    let was = before.map(facts).unwrap_or_default();
    let mut is = after.map(facts).unwrap_or_default();
    if let Some(moved) = moved(&was, &is) {
        return moved;
    }
    let mut changes = Vec::new();
    for old in was {
        let place = is.iter().position(|new| new.is_same(&old));
        let new = place.map(|place| is.remove(place).content);
        if new.as_ref() != Some(&old.content) {
            changes.push(FieldChange { field: old.field, before: Some(old.content), after: new });
        }
    }
    let came = is.into_iter();
    changes.extend(came.map(|new| FieldChange { field: new.field, before: None, after: Some(new.content) }));
    changes
}

/// What a change wrote and `result` has otherwise than before the change, `result` being the record
/// with the change taken back.
#[must_use]
pub fn kept(change: &RecordChange, result: &Record) -> Vec<KeptField> {
    let now = facts(result);
    let written = difference(change.before.as_deref(), change.after.as_deref());
    let kept = written.into_iter().filter_map(|FieldChange { field, before, after }| {
        let wanted = before.clone();
        let known = before.or(after)?;
        let written = Fact { field, content: known };
        let later = now.iter().find(|fact| fact.is_same(&written)).map(|fact| fact.content.clone());
        (later != wanted).then_some(KeptField { field, later })
    });
    kept.collect()
}

/// What differs where both images have the same facts in another order; none where they do not.
fn moved(was: &[Fact], is: &[Fact]) -> Option<Vec<FieldChange>> {
    if was.len() != is.len() || was == is || !was.iter().all(|fact| is.contains(fact)) {
        return None;
    }
    let mut changes: Vec<FieldChange> = Vec::new();
    for (old, new) in was.iter().zip(is).filter(|(old, new)| old != new) {
        if !changes.iter().any(|change| change.field == old.field) {
            let (before, after) = (Some(old.content.clone()), Some(new.content.clone()));
            changes.push(FieldChange { field: old.field, before, after });
        }
    }
    Some(changes)
}

#[cfg(test)]
mod tests;
