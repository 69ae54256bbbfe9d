//! What taking a change back would do now, worked out by the very code that does it.

use rustc_hash::FxHashMap;

use crate::domain::bulk_edit::{BulkEdits, PartyValue};
use crate::domain::difference::{self, KeptField};
use crate::domain::id::ChangeId;
use crate::domain::record::{ChangeBody, Record, RecordChange, RecordRef};
use crate::store::engine::activity::{ActivityChange, PartyName, SHOWN_CHANGES};
use crate::store::engine::reversal::Done;
use crate::store::engine::{State, Store};
use crate::store::ports::CommitError;

/// What taking a change back would do now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoPreview {
    /// What it would do to records, those first that others hang on, up to fifty of them.
    pub changes: Vec<ActivityChange>,
    /// How many records it would change in all.
    pub total: usize,
    /// What stays as it was written later, up to fifty records.
    pub kept: Vec<KeptChange>,
    /// Of how many records something stays.
    pub kept_total: usize,
    /// Records that the change edited and that have been deleted since; they stay away.
    pub gone: usize,
    /// Records written later that would go, or go with what was added to them since.
    pub lost: usize,
    /// Whether nothing is left to take back.
    pub nothing_left: bool,
}

impl UndoPreview {
    /// Whether taking it back meets something that was written later.
    #[must_use]
    pub fn conflicts(&self) -> bool {
        self.kept_total > 0 || self.gone > 0 || self.lost > 0
    }
}

/// What stays of one record as it was written later.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptChange {
    /// Which record.
    pub record: RecordRef,
    /// What it is called.
    pub name: String,
    /// Whom it is about, where it is no party itself.
    pub party: Option<PartyName>,
    /// The fields, each with its later value.
    pub fields: Vec<KeptField>,
}

impl Store {
    /// What taking a change back would do now. Loads everything first, as taking it back does.
    ///
    /// # Errors
    /// [`CommitError`] when the change is not in the log or the disk cannot be read.
    pub async fn undo_preview(&self, change: ChangeId) -> Result<UndoPreview, CommitError> {
        let done = self.done_by(change).await?;
        self.load_all().await?;
        Ok(self.inner.state.borrow().undo_preview(&done))
    }
}

impl State {
    fn undo_preview(&self, done: &Done) -> UndoPreview {
        let reversed = self.reversed(done);
        let mut preview = UndoPreview {
            changes: self.described_body(&reversed, None),
            total: reversed.len(),
            nothing_left: reversed.is_empty(),
            ..UndoPreview::default()
        };
        match (&done.body, &reversed) {
            (ChangeBody::Records(changes), ChangeBody::Records(reversed)) => {
                self.meet_records(changes, reversed, &mut preview);
                self.spare(done, &mut preview);
            }
            (ChangeBody::Edits(edits), _) => self.meet_edits(edits, &mut preview),
            _ => {}
        }
        preview
    }

    fn meet_edits(&self, edits: &BulkEdits, preview: &mut UndoPreview) {
        for (party, before, after) in edits.iter() {
            let Some(mut result) = self.tables.party_row(party).and_then(|row| self.tables.party_at(row))
            else {
                preview.gone += 1;
                continue;
            };
            let merged = PartyValue::merge(after, &after.in_place_of(&result), before);
            if merged != *before {
                merged.put_into(&mut result);
                self.keep(&self.edited(party, before, after), &result.into(), preview);
            }
        }
    }

    fn meet_records(&self, changes: &[RecordChange], reversed: &[RecordChange], preview: &mut UndoPreview) {
        let results: FxHashMap<RecordRef, &RecordChange> =
            reversed.iter().map(|change| (change.record, change)).collect();
        let mut written: FxHashMap<RecordRef, &RecordChange> = FxHashMap::default();
        for change in changes {
            written.insert(change.record, change);
            let result = match results.get(&change.record) {
                Some(reversed) => reversed.after.as_deref().cloned(),
                None => self.tables.record(change.record),
            };
            match (&change.before, &change.after, &result) {
                (Some(_), Some(_), Some(result)) => self.keep(change, result, preview),
                (Some(_), Some(_), None) => preview.gone += 1,
                _ => {}
            }
        }
        let goes = reversed.iter().filter(|change| change.after.is_none());
        // What goes is what the change itself made, as it made it; anything else came later.
        let as_made =
            |gone: &&RecordChange| written.get(&gone.record).is_some_and(|made| made.after == gone.before);
        preview.lost = goes.filter(|gone| !as_made(gone)).count();
    }

    /// Counts what the change made and somebody has worked with since.
    fn spare(&self, done: &Done, preview: &mut UndoPreview) {
        for record in self.spared(done) {
            preview.kept_total += 1;
            if preview.kept.len() < SHOWN_CHANGES {
                let image = self.tables.record(record);
                let (name, party) = self.called(record, image.as_ref(), &[]);
                preview.kept.push(KeptChange { record, name, party, fields: Vec::new() });
            }
        }
    }

    fn keep(&self, written: &RecordChange, result: &Record, preview: &mut UndoPreview) {
        let fields = difference::kept(written, result);
        if fields.is_empty() {
            return;
        }
        preview.kept_total += 1;
        if preview.kept.len() < SHOWN_CHANGES {
            let (name, party) = self.called(written.record, Some(result), &[]);
            preview.kept.push(KeptChange { record: written.record, name, party, fields });
        }
    }
}
