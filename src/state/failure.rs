//! What to tell the user when the store fails.

use crate::i18n::{Locale, td_string};
use crate::store::codec::CodecError;
use crate::store::ports::{CommitError, DiskError};

/// Why a change was not saved, and what to do, in the user's language.
#[must_use]
pub fn commit_failure(locale: Locale, error: &CommitError) -> &'static str {
    match error {
        CommitError::Disk(DiskError::Full) => td_string!(locale, errors.full),
        CommitError::Disk(DiskError::Unavailable(_)) => td_string!(locale, errors.unavailable),
        CommitError::Disk(DiskError::Lost(_)) => td_string!(locale, errors.lost),
        CommitError::Disk(DiskError::Blocked) => td_string!(locale, errors.blocked_text),
        CommitError::Disk(DiskError::Newer) | CommitError::Codec(CodecError::Newer(_)) => {
            td_string!(locale, errors.newer_text)
        }
        CommitError::Disk(DiskError::Failed(_)) => td_string!(locale, errors.failed),
        CommitError::Codec(_) => td_string!(locale, errors.damaged),
        CommitError::Gone(_) => td_string!(locale, errors.gone),
        CommitError::UnknownChange(_) | CommitError::NothingToUndo => {
            td_string!(locale, errors.nothing_to_undo)
        }
        CommitError::NothingChanged => td_string!(locale, errors.nothing_changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_newer_version_wrote_asks_for_a_reload_and_is_not_called_damaged() {
        let newer = CommitError::Codec(CodecError::Newer(9));
        assert_eq!(commit_failure(Locale::en, &newer), td_string!(Locale::en, errors.newer_text));
    }
}
