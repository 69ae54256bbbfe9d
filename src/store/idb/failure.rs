//! What the browser says when the database fails, in terms of [`DiskError`].
//!
//! [`DiskError::Lost`] is what the connection tries again after; every other failure is final.

use indexed_db_futures::error::{Error, OpenDbError, UnexpectedDataError};

use crate::store::ports::DiskError;

/// A failure's name and message, as a `DOMException` has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The name, such as `QuotaExceededError`; empty when it was no `DOMException`.
    pub name: String,
    /// The message, made for developers.
    pub message: String,
}

impl Said {
    /// What a `DOMException` says.
    #[must_use]
    pub fn by(exception: &web_sys::DomException) -> Self {
        Self { name: exception.name(), message: exception.message() }
    }

    fn by_error(error: Error) -> Self {
        match error {
            Error::DomException(exception) => Self::by(&exception.into()),
            other => Self { name: String::new(), message: other.to_string() },
        }
    }

    /// The failure of opening the database.
    #[must_use]
    pub fn when_opening(self) -> DiskError {
        match self.name.as_str() {
            "VersionError" => DiskError::Newer,
            "QuotaExceededError" => DiskError::Full,
            // Private modes and policies refuse in either of these ways.
            "SecurityError" | "InvalidStateError" | "NotSupportedError" | "NotAllowedError" => {
                DiskError::Unavailable(self.text())
            }
            "UnknownError" | "AbortError" | "TimeoutError" => DiskError::Lost(self.text()),
            _ => DiskError::Failed(self.text()),
        }
    }

    /// The failure of a transaction.
    #[must_use]
    pub fn in_transaction(self) -> DiskError {
        match self.name.as_str() {
            "QuotaExceededError" => DiskError::Full,
            // A closed connection refuses transactions (InvalidStateError); one that breaks aborts
            // those that run, and Safari's database process that went away is an UnknownError.
            "InvalidStateError" | "UnknownError" | "AbortError" | "TimeoutError" => {
                DiskError::Lost(self.text())
            }
            _ => DiskError::Failed(self.text()),
        }
    }

    fn text(&self) -> String {
        if self.name.is_empty() { self.message.clone() } else { format!("{}: {}", self.name, self.message) }
    }
}

/// The failure of opening the database.
#[must_use]
pub fn when_opening(error: OpenDbError) -> DiskError {
    match error {
        OpenDbError::Base(error) => Said::by_error(error).when_opening(),
        OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory | OpenDbError::VersionZero => {
            DiskError::Unavailable(error.to_string())
        }
    }
}

/// The failure of a transaction.
#[must_use]
pub fn in_transaction(error: Error) -> DiskError {
    match error {
        // We never abort what we commit, so the browser did, and gave no reason.
        Error::MissingData(UnexpectedDataError::TransactionAborted) => DiskError::Lost(error.to_string()),
        error => Said::by_error(error).in_transaction(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> Said {
        Said { name: name.to_owned(), message: "The browser's words.".to_owned() }
    }

    #[test]
    fn no_room_is_full_whenever_it_is_said() {
        assert_eq!(said("QuotaExceededError").in_transaction(), DiskError::Full);
        assert_eq!(said("QuotaExceededError").when_opening(), DiskError::Full);
    }

    #[test]
    fn a_higher_version_on_disk_is_newer() {
        assert_eq!(said("VersionError").when_opening(), DiskError::Newer);
    }

    #[test]
    fn a_private_mode_is_unavailable() {
        for name in ["SecurityError", "InvalidStateError"] {
            assert!(matches!(said(name).when_opening(), DiskError::Unavailable(_)), "{name}");
        }
    }

    #[test]
    fn a_connection_that_closes_or_breaks_is_lost() {
        for name in ["InvalidStateError", "UnknownError", "AbortError"] {
            assert!(matches!(said(name).in_transaction(), DiskError::Lost(_)), "{name}");
        }
    }

    #[test]
    fn anything_else_is_told_in_the_browsers_words() {
        let words = "DataError: The browser's words.".to_owned();
        assert_eq!(said("DataError").in_transaction(), DiskError::Failed(words));
    }
}
