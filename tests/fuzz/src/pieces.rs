//! Files that come in pieces.

/// The longest piece, in bytes.
const LONGEST: usize = 61;

/// Cuts a file into pieces, each as long as its own first byte says: so the files of the corpus are plain
/// files, and the fuzzer still moves the cuts.
pub fn pieces(file: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = file;
    std::iter::from_fn(move || {
        let first = usize::from(*rest.first()?);
        let (piece, after) = rest.split_at(rest.len().min(first % LONGEST + 1));
        rest = after;
        Some(piece)
    })
}
