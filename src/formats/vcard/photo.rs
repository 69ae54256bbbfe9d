//! Pictures in cards.

use super::property::Property;
use crate::formats::base64;
use crate::formats::incoming::Picture;

/// The largest picture that is taken, in bytes.
const LIMIT: usize = 10 << 20;

/// What the beginnings of pictures say of their kind.
const BEGINNINGS: [(&[u8], &str); 4] = [
    (b"\xFF\xD8\xFF", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
];

/// What stands in a property of a picture.
pub(super) enum Found {
    /// Nothing, or an address elsewhere: nothing is fetched.
    Nothing,
    /// Something that is no picture that could be taken.
    Broken,
    /// A picture.
    Picture(Picture),
}

/// The picture of a property.
pub(super) fn picture(property: &Property) -> Found {
    let value = property.value.trim();
    let scheme = value.get(..5).unwrap_or_default();
    let is_data = scheme.eq_ignore_ascii_case("data:");
    let is_encoded = is_data || ["B", "BASE64"].iter().any(|word| property.says("ENCODING", word));
    if value.is_empty() || (!is_encoded && value.contains(':')) {
        return Found::Nothing;
    }
    let (head, text) = match value.split_once(',') {
        // Some escape the comma.
        Some((head, text)) if is_data => (head.trim_end_matches('\\'), text),
        _ => ("", value),
    };
    // Larger than can be taken: not even decoded.
    let decoded = if text.len() / 4 * 3 > LIMIT + 3 { None } else { base64::decoded(text) };
    let Some(bytes) = decoded.filter(|bytes| (1..=LIMIT).contains(&bytes.len())) else {
        return Found::Broken;
    };
    let in_head = head.get(5..).and_then(|head| head.split([';', '\\']).next()).unwrap_or_default();
    let media_type = if is_type(in_head) { in_head.to_ascii_lowercase() } else { type_of(property, &bytes) };
    Found::Picture(Picture { media_type, bytes })
}

/// Whether a text is made of what names of kinds are made of (RFC 6838, section 4.2).
fn is_type(text: &str) -> bool {
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || b"/-+._!#$&^".contains(&byte);
    !text.is_empty() && text.bytes().all(belongs)
}

/// The kind by the parameters, or else by how the picture begins.
fn type_of(property: &Property, bytes: &[u8]) -> String {
    let named = ["TYPE", "MEDIATYPE"].into_iter().flat_map(|name| property.words(name)).find(|word| {
        let is_other = |other: &&str| other.eq_ignore_ascii_case(word);
        is_type(word) && !["PREF", "BASE64", "HOME", "WORK"].iter().any(is_other)
    });
    let by_bytes = BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    match (named, by_bytes) {
        (Some(named), _) if named.contains('/') => named.to_ascii_lowercase(),
        (Some(named), _) => {
            let name = named.to_ascii_lowercase();
            format!("image/{}", if name == "jpg" { "jpeg" } else { &name })
        }
        (None, Some(kind)) => kind.to_owned(),
        (None, None) => "image/jpeg".to_owned(),
    }
}
