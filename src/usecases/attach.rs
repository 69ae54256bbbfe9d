//! Attaching photos, voice notes and other files to a record.

use crate::domain::attachment::{
    ATTACHMENTS_LIMIT, Attachment, NewFile, THUMBNAIL_LIMIT_BYTES, VOICE_LIMIT_S,
};
use crate::domain::id::{AttachmentId, ChangeId};
use crate::domain::record::{Cause, RecordRef};
use crate::domain::time::Instant;
use crate::store::ports::{CommitError, DiskError, Doing, Ledger, Write};
use crate::usecases::Refusal;
use crate::usecases::validation::{FieldError, FormField, LINE_LIMIT, Problem, gather};

/// Asks for files to be attached to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attach {
    /// The record.
    pub of: RecordRef,
    /// The files, all or none of which are attached.
    pub files: Vec<NewFile>,
}

/// What came of attaching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The new attachments, in the order of the files.
    pub attachments: Vec<AttachmentId>,
    /// The change.
    pub change: ChangeId,
}

/// Attaches files to a record, as one commit.
///
/// # Errors
/// [`Refusal`] when nothing was attached.
pub async fn attach(ledger: &dyn Ledger, world: &dyn Doing, request: Attach) -> Result<Attached, Refusal> {
    // How many there are already may be in any page.
    ledger.load_all().await?;
    if ledger.record(request.of).is_none() {
        return Err(CommitError::Gone(request.of).into());
    }
    let files = Files::checked(request.files, ledger.attached_to(request.of).len())?;
    files.commit(ledger, world, Cause::Attach, request.of, Vec::new()).await
}

/// A file, if it may be attached to a record that has none yet.
pub(super) fn checked_file(mut file: NewFile) -> Option<NewFile> {
    let mut faults = Vec::new();
    check(&mut file, &mut faults);
    faults.is_empty().then_some(file)
}

fn check(file: &mut NewFile, faults: &mut Vec<FieldError>) {
    file.name = gather(FormField::File.text(&file.name, LINE_LIMIT), faults);
    faults.extend(too_large(file));
    // Without one a sign stands in its place.
    if file.thumbnail.len() > THUMBNAIL_LIMIT_BYTES {
        file.thumbnail.clear();
    }
}

/// Files that may be attached.
pub(super) struct Files(Vec<NewFile>);

impl Files {
    /// The files, if each may be attached to a record that has so many already.
    pub(super) fn checked(mut files: Vec<NewFile>, already: usize) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        if already + files.len() > ATTACHMENTS_LIMIT {
            faults.push(FormField::File.has(Problem::TooMany { limit: ATTACHMENTS_LIMIT }));
        }
        for file in &mut files {
            check(file, &mut faults);
        }
        if faults.is_empty() { Ok(Self(files)) } else { Err(Refusal::Invalid(faults)) }
    }

    /// Writes the bytes, and when they are durable commits their records along with `writes`. Where the
    /// commit fails the bytes are taken away again.
    pub(super) async fn commit(
        self,
        ledger: &dyn Ledger,
        world: &dyn Doing,
        cause: Cause,
        of: RecordRef,
        mut writes: Vec<Write>,
    ) -> Result<Attached, Refusal> {
        let now = world.now();
        let (attachments, bytes): (Vec<Attachment>, Vec<Vec<u8>>) =
            self.0.into_iter().map(|file| attachment(AttachmentId(world.new_id()), of, file, now)).unzip();
        let ids = attachments.iter().map(|attachment| attachment.id).collect();
        let names: Vec<String> = attachments.iter().map(Attachment::file_name).collect();
        writes.extend(attachments.into_iter().map(|attachment| Write::Create(attachment.into())));
        match write_all(ledger, cause, writes, &names, &bytes).await {
            Ok(change) => Ok(Attached { attachments: ids, change }),
            Err(error) => {
                take_away_after(&error, ledger, &names).await;
                Err(error.into())
            }
        }
    }
}

async fn write_all(
    ledger: &dyn Ledger,
    cause: Cause,
    writes: Vec<Write>,
    names: &[String],
    bytes: &[Vec<u8>],
) -> Result<ChangeId, CommitError> {
    for (name, bytes) in names.iter().zip(bytes) {
        ledger.put_file(name, bytes).await?;
    }
    ledger.commit(cause, writes).await
}

/// Takes away the bytes of files whose records were not committed.
pub(super) async fn take_away_after(error: &CommitError, ledger: &dyn Ledger, names: &[String]) {
    // Where the answer was lost the records may stand in the log all the same, and they need their bytes.
    if matches!(error, CommitError::Disk(DiskError::Lost(_))) {
        return;
    }
    for name in names {
        // A disk that does not let it go either keeps an orphan, which is looked for when the app rests.
        ledger.delete_file(name).await.unwrap_or(());
    }
}

/// The record of a file, and its bytes.
pub(super) fn attachment(
    id: AttachmentId,
    of: RecordRef,
    file: NewFile,
    now: Instant,
) -> (Attachment, Vec<u8>) {
    let attachment = Attachment {
        id,
        of,
        kind: file.kind,
        name: file.name,
        media_type: file.media_type,
        size_bytes: file.bytes.len() as u64,
        pixels: file.pixels,
        duration_s: file.duration_s,
        thumbnail: file.thumbnail,
        sample: false,
        created_at: now,
    };
    (attachment, file.bytes)
}

fn too_large(file: &NewFile) -> Option<FieldError> {
    let (bytes, limit) = (file.bytes.len() as u64, file.kind.limit_bytes());
    let problem = if bytes == 0 {
        Problem::Empty
    } else if bytes > limit {
        Problem::TooLarge { bytes, limit }
    } else if file.duration_s.is_some_and(|duration_s| duration_s > VOICE_LIMIT_S) {
        Problem::LastsTooLong { limit_s: VOICE_LIMIT_S }
    } else {
        return None;
    };
    Some(FormField::File.has(problem))
}

#[cfg(test)]
mod tests;
