//! The head's row as bytes: generation and mark as u64 little endian, then the head itself. One
//! byte array costs the browser less than an object with fields.

use crate::store::ports::HeadRow;

/// Packs the head's row.
#[must_use]
pub fn pack_head(head: &HeadRow) -> Vec<u8> {
    let mut packed = Vec::with_capacity(16 + head.bytes.len());
    packed.extend_from_slice(&head.generation.to_le_bytes());
    packed.extend_from_slice(&head.folded_through.to_le_bytes());
    packed.extend_from_slice(&head.bytes);
    packed
}

/// Unpacks the head's row, none when the bytes are too few to be one.
#[must_use]
pub fn unpack_head(packed: &[u8]) -> Option<HeadRow> {
    let (generation, rest) = packed.split_first_chunk()?;
    let (folded_through, bytes) = rest.split_first_chunk()?;
    Some(HeadRow {
        generation: u64::from_le_bytes(*generation),
        folded_through: u64::from_le_bytes(*folded_through),
        bytes: bytes.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_unpacks_as_packed() {
        let head = HeadRow { generation: 12, folded_through: 3_456, bytes: b"directory".to_vec() };
        assert_eq!(unpack_head(&pack_head(&head)), Some(head));
    }

    #[test]
    fn too_few_bytes_are_no_head() {
        assert_eq!(unpack_head(&[0; 15]), None);
    }
}
