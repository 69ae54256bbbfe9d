//! Taking a photo, voice note or other file away from its record.

use crate::domain::id::{AttachmentId, ChangeId};
use crate::domain::record::{Cause, RecordKind, RecordRef};
use crate::store::ports::{CommitError, Ledger, Write};

/// Asks for an attachment to be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detach {
    /// Which one.
    pub attachment: AttachmentId,
}

/// Takes an attachment away. Its bytes stay on the disk for as long as the log names it, so that undo
/// brings all of it back.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn detach(ledger: &dyn Ledger, request: Detach) -> Result<ChangeId, CommitError> {
    let record = RecordRef { kind: RecordKind::Attachment, id: request.attachment.0 };
    ledger.commit(Cause::Detach, vec![Write::Delete(record)]).await
}
