//! E-mail addresses, checked lightly: a server alone knows which exist.

use crate::domain::digits;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;
use thiserror::Error;

/// An address as it was typed, spaces around it and invisible marks left out, digits made Latin.
///
/// Addresses in any script are taken (RFC 6531), quoted local parts and comments are not. It
/// is equal to another only when written the same; compare [`EmailAddress::normalised`] to find
/// the same mailbox.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// Why a text is no e-mail address.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
pub enum EmailError {
    /// Nothing but spaces.
    #[error("the e-mail address is empty")]
    Empty,
    /// There is not exactly one `@`.
    #[error("{text:?} does not have exactly one @")]
    NotOneAt {
        /// What was given.
        text: String,
    },
    /// A space, a comma, a bracket and the like.
    #[error("{character:?} does not belong in the e-mail address {text:?}")]
    UnexpectedCharacter {
        /// What was given.
        text: String,
        /// The first character that does not belong.
        character: char,
    },
    /// What stands before the `@` is empty, or begins or ends with a dot, or has two in a row.
    #[error("what is before the @ of {text:?} is not a name")]
    BadName {
        /// What was given.
        text: String,
    },
    /// What stands behind the `@` is not labels divided by single dots, at least two.
    #[error("what is behind the @ of {text:?} is not a domain")]
    BadDomain {
        /// What was given.
        text: String,
    },
    /// More than the 254 bytes (64 of them before the `@`) that mail servers take.
    #[error("{text:?} is too long for an e-mail address")]
    TooLong {
        /// What was given.
        text: String,
    },
}

const MAX_BYTES: usize = 254;
const MAX_NAME_BYTES: usize = 64;
const MAX_LABEL_BYTES: usize = 63;

impl EmailAddress {
    /// The address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form under which addresses of one mailbox meet: small letters. (Before the `@` servers
    /// may tell cases apart, but none in use does.)
    pub fn normalised(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        self.0.chars().flat_map(char::to_lowercase).collect()
    }

    /// The part behind the `@`, in small letters.
    pub fn domain(&self) -> String {
        let normalised = self.normalised();
        normalised.split_once('@').map(|(_, domain)| domain.to_owned()).unwrap_or_default()
    }

    /// An RFC 6068 link for the mail program.
    pub fn mailto_uri(&self) -> String {
        let mut uri = String::from("mailto:");
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || b"@.-_+~!$'*".contains(&byte) {
                uri.push(char::from(byte));
            } else if write!(uri, "%{byte:02X}").is_err() {
                // Writing to a string does not fail; were it to, the address unlinked is better
                // than another address.
                return String::from("mailto:");
            }
        }
        uri
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    #[cfg_attr(speed, optimize(speed))]
    fn from_str(text: &str) -> Result<Self, EmailError> {
        let mut visible = digits::to_latin(text.trim()).into_owned();
        if !visible.is_ascii() {
            visible.retain(|character| !is_invisible(character));
            visible = visible.trim().to_owned();
        }
        check(&visible, text)?;
        Ok(Self(visible))
    }
}

const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn check(address: &str, typed: &str) -> Result<(), EmailError> {
    let text = || typed.to_owned();
    if address.is_empty() {
        return Err(EmailError::Empty);
    }
    let unexpected = |character: &char| {
        matches!(character, '(' | ')' | '<' | '>' | '[' | ']' | ':' | ';' | ',' | '\\' | '"' | '،' | '؛')
            || character.is_whitespace()
            || character.is_control()
    };
    if let Some(character) = address.chars().find(unexpected) {
        return Err(EmailError::UnexpectedCharacter { text: text(), character });
    }
    let (name, domain) = match address.split_once('@') {
        Some((name, domain)) if !domain.contains('@') => (name, domain),
        _ => return Err(EmailError::NotOneAt { text: text() }),
    };
    if address.len() > MAX_BYTES || name.len() > MAX_NAME_BYTES {
        return Err(EmailError::TooLong { text: text() });
    }
    if name.split('.').any(str::is_empty) {
        return Err(EmailError::BadName { text: text() });
    }
    let is_label = |label: &str| {
        (1..=MAX_LABEL_BYTES).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_top_level =
        |label: &str| label.chars().nth(1).is_some() && !label.bytes().all(|byte| byte.is_ascii_digit());
    let well_formed = domain.split('.').all(is_label)
        && domain.rsplit_once('.').is_some_and(|(_, top_level)| is_top_level(top_level));
    if well_formed { Ok(()) } else { Err(EmailError::BadDomain { text: text() }) }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailError;

    fn try_from(text: String) -> Result<Self, EmailError> {
        text.parse()
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn address(text: &str) -> EmailAddress {
        text.parse().unwrap()
    }

    fn error(text: &str) -> EmailError {
        text.parse::<EmailAddress>().unwrap_err()
    }

    #[test]
    fn an_address_is_kept_as_typed_and_found_in_small_letters() {
        let email = address(" Ali.Rostami@Example.COM ");
        assert_eq!(email.as_str(), "Ali.Rostami@Example.COM");
        assert_eq!(email.normalised(), "ali.rostami@example.com");
        assert_eq!(email.domain(), "example.com");
    }

    #[test]
    fn digits_of_a_persian_keyboard_become_latin() {
        assert_eq!(address("ali۱۳۷۰@example.com").as_str(), "ali1370@example.com");
    }

    #[test]
    fn direction_marks_pasted_along_are_left_out() {
        assert_eq!(address("\u{200f}info@pakhsh-alborz.ir\u{200e}").as_str(), "info@pakhsh-alborz.ir");
    }

    #[test]
    fn a_domain_in_persian_is_taken() {
        assert_eq!(address("فروش@نمونه.ایران").domain(), "نمونه.ایران");
    }

    #[test]
    fn an_address_without_at_or_with_two_is_refused() {
        for text in ["ali.example.com", "ali@home@example.com"] {
            assert_eq!(error(text), EmailError::NotOneAt { text: text.to_owned() });
        }
    }

    #[test]
    fn a_space_or_comma_inside_is_named() {
        assert_eq!(
            error("ali rostami@example.com"),
            EmailError::UnexpectedCharacter { text: "ali rostami@example.com".to_owned(), character: ' ' }
        );
        assert!(matches!(
            error("ali@example.com,sara@example.com"),
            EmailError::UnexpectedCharacter { character: ',', .. }
        ));
    }

    #[test]
    fn dots_in_wrong_places_make_no_name() {
        for text in [".ali@example.com", "ali.@example.com", "a..b@example.com", "@example.com"] {
            assert_eq!(error(text), EmailError::BadName { text: text.to_owned() });
        }
    }

    #[test]
    fn what_is_no_domain_is_refused() {
        for text in [
            "ali@",
            "ali@localhost",
            "ali@example.",
            "ali@-x.com",
            "ali@ex_ample.com",
            "ali@1.2.3.4",
            "ali@a..com",
            "ali@example.c",
        ] {
            assert_eq!(error(text), EmailError::BadDomain { text: text.to_owned() }, "{text}");
        }
    }

    #[test]
    fn an_over_long_address_is_refused() {
        let text = format!("{}@example.com", "a".repeat(65));
        assert_eq!(error(&text), EmailError::TooLong { text: text.clone() });
    }

    #[test]
    fn nothing_is_empty() {
        assert_eq!(error(" \u{200f} "), EmailError::Empty);
    }

    #[test]
    fn a_link_escapes_what_would_end_the_address() {
        assert_eq!(address("a+b@example.com").mailto_uri(), "mailto:a+b@example.com");
        assert_eq!(address("a?cc=x&b@example.com").mailto_uri(), "mailto:a%3Fcc%3Dx%26b@example.com");
    }

    #[test]
    fn a_stored_address_that_is_none_is_refused() {
        assert!(serde_json::from_str::<EmailAddress>("\"nobody\"").is_err());
        let stored = serde_json::to_string(&address("ali@example.com")).unwrap();
        assert_eq!(stored, "\"ali@example.com\"");
    }

    proptest! {
        #[test]
        fn what_was_taken_is_taken_again_unchanged(text in "[a-zA-Z۰-۹.+ ]{1,9}@[a-z.-]{1,9}\\.(com|ir|ایران)") {
            if let Ok(email) = text.parse::<EmailAddress>() {
                prop_assert_eq!(address(email.as_str()), email.clone());
                prop_assert_eq!(address(&email.normalised()).normalised(), email.normalised());
            }
        }
    }
}
