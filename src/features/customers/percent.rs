//! Percent-encoding of text that goes into an address.

/// Text as a part of a URL's query or path: everything but RFC 3986's unreserved characters as
/// `%XX` of its UTF-8 bytes.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_an_address_is_encoded() {
        assert_eq!(encode("a&b=c?d#e/f 100%"), "a%26b%3Dc%3Fd%23e%2Ff%20100%25");
    }

    #[test]
    fn persian_is_encoded_by_its_bytes() {
        assert_eq!(encode("مه"), "%D9%85%D9%87");
    }
}
