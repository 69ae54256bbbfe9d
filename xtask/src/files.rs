//! File operations whose failures name the file.

use crate::failure::{Failure, Result};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The bytes of the file at `path`.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::file("read", path, &error))
}

/// The text of the UTF-8 file at `path`.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Failure::file("read", path, &error))
}

/// Writes `contents` to `path`, making the directories above it.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = path.parent() {
        make_directory(parent)?;
    }
    fs::write(path, contents).map_err(|error| Failure::file("write", path, &error))
}

/// Copies one file, making the directories above its destination.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(parent) = to.parent() {
        make_directory(parent)?;
    }
    fs::copy(from, to).map(|_| ()).map_err(|error| Failure::file("copy", from, &error))
}

/// Makes `path` and every directory above it.
pub fn make_directory(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| Failure::file("make directory", path, &error))
}

/// Makes `path` an empty directory, whatever it held.
pub fn make_empty_directory(path: &Path) -> Result<()> {
    remove_directory(path)?;
    make_directory(path)
}

/// Removes the directory at `path` with all it holds; one that is not there is no failure.
pub fn remove_directory(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::file("remove", path, &error))
        }
        _ => Ok(()),
    }
}

/// Every file below `directory`, sorted by path; none when the directory does not exist.
pub fn list(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut pending = vec![directory.to_path_buf()];
    while let Some(next) = pending.pop() {
        if !next.is_dir() {
            continue;
        }
        let entries = fs::read_dir(&next).map_err(|error| Failure::file("list", &next, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| Failure::file("list", &next, &error))?.path();
            if path.is_dir() {
                pending.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// `path` below `root` with forward slashes, as a URL wants it.
pub fn relative_url(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// The first twelve hexadecimal digits of the SHA-256 of `parts`, each with its length before it.
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let digest = hasher.finalize();
    digest[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The fingerprint of the names and contents of `files`, named relative to `root`.
pub fn fingerprint_files(root: &Path, files: &[PathBuf]) -> Result<String> {
    let mut parts = Vec::with_capacity(files.len() * 2);
    for file in files {
        parts.push(relative_url(root, file).into_bytes());
        parts.push(read(file)?);
    }
    Ok(fingerprint(parts.iter().map(Vec::as_slice)))
}

/// Adds the fingerprint of what `folder/name` holds to its name, before the extension, and returns the new name.
pub fn rename_by_fingerprint(folder: &Path, name: &str) -> Result<String> {
    let file = folder.join(name);
    let print = fingerprint([read(&file)?.as_slice()]);
    let renamed = match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{print}.{extension}"),
        None => format!("{name}-{print}"),
    };
    fs::rename(&file, folder.join(&renamed)).map_err(|error| Failure::file("rename", &file, &error))?;
    Ok(renamed)
}

/// Whether a URL path carries a fingerprint (`-` and twelve hexadecimal digits before a dot or a
/// slash), so that what it names never changes and may be cached for ever.
pub fn is_fingerprinted(url: &str) -> bool {
    url.split(['/', '.']).any(|part| {
        part.rsplit_once('-')
            .is_some_and(|(_, tail)| tail.len() == 12 && tail.bytes().all(|byte| byte.is_ascii_hexdigit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_named_by_a_fingerprint_marks_what_is_in_it() {
        assert!(is_fingerprinted("code-0123456789ab/split_settings.wasm"));
        assert!(is_fingerprinted("style/app-0123456789ab.css"));
    }

    #[test]
    fn a_name_that_merely_has_a_hyphen_is_not_fingerprinted() {
        assert!(!is_fingerprinted("icons/icon-192.png"));
        assert!(!is_fingerprinted("icons/maskable-backgrounds.png"));
    }

    #[test]
    fn moving_a_byte_from_one_part_to_the_next_changes_the_fingerprint() {
        assert_ne!(fingerprint([b"ab".as_slice(), b"c"]), fingerprint([b"a".as_slice(), b"bc"]));
    }
}
