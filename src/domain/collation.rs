//! Placeholder until the alphabets land: order of bytes.
#![allow(missing_docs)]
pub fn sort_key(s: &str) -> Vec<u8> {
    s.as_bytes().to_vec()
}
pub fn sort_prefix(s: &str) -> u64 {
    let mut b = [0; 8];
    for (i, x) in s.bytes().take(8).enumerate() {
        b[i] = x
    }
    u64::from_be_bytes(b)
}
