//! Files of forms that are not saved yet. They lie among the files of the disk until the form is saved or they
//! are left out, so that a reload or a crash loses none.
//!
//! A file is written as one byte for the format, four for the length of what is said of it, that, and its bytes
//! as they are.

use serde::{Deserialize, Serialize};

use crate::domain::attachment::NewFile;
use crate::domain::order;
use crate::store::codec::CodecError;
use crate::store::engine::{Store, StoreError};

/// What the names of such files begin with.
const FOLDER: &str = "draft/";
/// The format they are written in.
const FORMAT: u8 = 1;

/// A file of a form that is not saved yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFile {
    /// The file.
    pub file: NewFile,
    /// Whether it is a photo that was larger.
    pub scaled: bool,
}

impl Store {
    /// A name for a further file of a form. Of two files of a form the one named first comes first.
    #[must_use]
    pub fn draft_file_name(&self, form: &str) -> String {
        format!("{}{}", folder(form), self.inner.world.ids.next())
    }

    /// Keeps a file of a form under a name; durable when this returns.
    ///
    /// # Errors
    /// [`StoreError`] when the disk refuses.
    pub async fn keep_draft_file(&self, name: &str, draft: &DraftFile) -> Result<(), StoreError> {
        Ok(self.inner.disk.put_file(name, &encode(draft)?).await?)
    }

    /// The files of a form with their names, in the order they were named in. What another version wrote and
    /// this one cannot read is left where it is.
    ///
    /// # Errors
    /// [`StoreError`] when the disk cannot be read.
    pub async fn draft_files(&self, form: &str) -> Result<Vec<(String, DraftFile)>, StoreError> {
        let folder = folder(form);
        let mut names = self.inner.disk.file_names().await?;
        names.retain(|name| name.starts_with(&folder));
        order::sort(&mut names);
        let mut drafts = Vec::new();
        for name in names {
            let bytes = self.inner.disk.file(&name).await?;
            drafts.extend(bytes.as_deref().and_then(decode).map(|draft| (name, draft)));
        }
        Ok(drafts)
    }

    /// Takes away a file of a form, once it is saved or left out.
    ///
    /// # Errors
    /// [`StoreError`] when the disk refuses.
    pub async fn drop_draft_file(&self, name: &str) -> Result<(), StoreError> {
        Ok(self.inner.disk.delete_file(name).await?)
    }
}

fn folder(form: &str) -> String {
    format!("{FOLDER}{form}/")
}

fn encode(draft: &DraftFile) -> Result<Vec<u8>, CodecError> {
    let file = NewFile { bytes: Vec::new(), ..draft.file.clone() };
    let said = postcard::to_allocvec(&DraftFile { file, scaled: draft.scaled })?;
    let mut bytes = vec![FORMAT];
    bytes.extend((said.len() as u32).to_le_bytes());
    bytes.extend(said);
    bytes.extend(&draft.file.bytes);
    Ok(bytes)
}

fn decode(bytes: &[u8]) -> Option<DraftFile> {
    let bytes = bytes.strip_prefix(&[FORMAT])?;
    let (length, rest) = bytes.split_first_chunk()?;
    let (said, content) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let mut draft: DraftFile = postcard::from_bytes(said).ok()?;
    draft.file.bytes = content.to_vec();
    Some(draft)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::attachment::AttachmentKind;
    use proptest::prelude::*;

    fn any_draft() -> impl Strategy<Value = DraftFile> {
        let bytes = || prop::collection::vec(any::<u8>(), 0..64);
        (bytes(), bytes(), ".{0,12}", prop::option::of((1_u32..9_999, 1_u32..9_999)), any::<bool>()).prop_map(
            |(bytes, thumbnail, name, pixels, scaled)| DraftFile {
                file: NewFile {
                    kind: AttachmentKind::Photo,
                    name,
                    media_type: "image/jpeg".to_owned(),
                    bytes,
                    pixels,
                    duration_s: None,
                    thumbnail,
                },
                scaled,
            },
        )
    }

    proptest! {
        #[test]
        fn a_draft_reads_back_as_it_was(draft in any_draft()) {
            prop_assert_eq!(decode(&encode(&draft).unwrap()), Some(draft));
        }

        #[test]
        fn what_is_cut_short_or_of_another_format_never_fails(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            decode(&bytes);
        }
    }
}
