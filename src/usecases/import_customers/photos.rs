//! Pictures out of cards, which become photos of the customers who come in.
//!
//! The plan keeps them as they came. Somebody who can decode pictures makes each a photo as it is kept, without
//! what a camera wrote beside it, and [`keep_photo`] writes its bytes. The records come in with the customers.
//! Only who has no photo yet is given one, so the same cards again give nothing.

use rustc_hash::FxHashSet;

use crate::domain::attachment::{Attachment, AttachmentKind, NewFile};
use crate::domain::id::{AttachmentId, PartyId};
use crate::domain::record::{Record, RecordKind};
use crate::formats::incoming::{Picture, Problem, ProblemKind};
use crate::store::ports::{CommitError, Doing, Ledger, to_bytes};
use crate::usecases::attach::{attachment, checked_file};
use crate::usecases::import_customers::Planned;
use crate::usecases::party_ref;

/// The largest picture that is taken, in bytes.
const PICTURE_BYTES: usize = 5_000_000;
/// How much room all pictures of a plan may take, in bytes: they are in memory until the customers come in.
const ALL_BYTES: usize = 64_000_000;

/// A picture of a customer who comes in, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPicture {
    /// Whose it is.
    pub of: PartyId,
    /// The picture.
    pub picture: Picture,
}

/// The pictures that come in.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) taken: Vec<PlannedPicture>,
    of: FxHashSet<PartyId>,
    bytes: usize,
}

impl Pictures {
    /// Takes a picture of a party that has no photo; whether it did. That there was no room for it, for itself
    /// or with all before it, is a problem.
    pub(super) fn take(
        &mut self,
        ledger: &dyn Ledger,
        of: PartyId,
        picture: Picture,
        problems: &mut Vec<Problem>,
    ) -> bool {
        if self.of.contains(&of) || has_photo(ledger, of) {
            return false;
        }
        let bytes = picture.bytes.len();
        if bytes > PICTURE_BYTES || self.bytes + bytes > ALL_BYTES {
            problems.push(Problem { what: ProblemKind::NoPicture, text: String::new() });
            return false;
        }
        self.bytes += bytes;
        self.of.insert(of);
        self.taken.push(PlannedPicture { of, picture });
        true
    }
}

fn has_photo(ledger: &dyn Ledger, of: PartyId) -> bool {
    ledger.attached_to(party_ref(of)).into_iter().any(|attached| {
        matches!(ledger.record(attached), Some(Record::Attachment(one)) if one.kind == AttachmentKind::Photo)
    })
}

/// Writes the bytes of a photo that was made of a planned picture, durably, so that its record comes in with the
/// customers. Whether it was kept: one that is too large for a photo is not.
///
/// # Errors
/// [`CommitError`] when its bytes were not written.
pub async fn keep_photo(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    planned: &mut Planned,
    of: PartyId,
    file: NewFile,
) -> Result<bool, CommitError> {
    let Some(file) = checked_file(file) else { return Ok(false) };
    let id = AttachmentId(world.new_id());
    let (attachment, bytes) = attachment(id, party_ref(of), file, world.now());
    ledger.put_file(&attachment.file_name(), &bytes).await?;
    planned.photos.push(attachment);
    Ok(true)
}

/// Puts the records of the photos behind the new customers; the names of their files.
///
/// # Errors
/// [`CommitError`] when one cannot be encoded, or there is no room for it.
pub(super) fn bring_photos(planned: &mut Planned) -> Result<Vec<String>, CommitError> {
    let photos = std::mem::take(&mut planned.photos);
    let names = photos.iter().map(Attachment::file_name).collect();
    for photo in photos {
        planned.coming.push(RecordKind::Attachment, &to_bytes(&photo.into())?)?;
    }
    Ok(names)
}

#[cfg(test)]
mod tests;
