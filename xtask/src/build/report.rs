//! What a build came to: `dist/build.json`.

use super::code::Code;
use crate::{
    failure::{Failure, Result},
    files,
};
use std::{fmt, fs, path::Path};

const FILE: &str = "build.json";

/// Identifies a finished build and tells its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The fingerprint of all its files, which names the service worker's cache.
    pub build: String,
    /// The fingerprint of the source it was built from.
    pub inputs: String,
    /// The path it is to be served under.
    pub base: String,
    /// How much code a browser fetches.
    pub sizes: Sizes,
}

/// Bytes of brotli-compressed code (HTML, CSS, JavaScript and wasm) and words, not fonts and pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// What the first screen needs: code, and the longest texts of a language.
    pub first_screen: u64,
    /// All code: the first screen's and every chunk.
    pub total: u64,
    /// The texts of all languages and the words of the sample data.
    pub words: u64,
}

impl Sizes {
    /// Measures the compressed copies in a finished build at `folder`.
    pub fn measure(folder: &Path, code: &Code) -> Result<Self> {
        let chunks: Vec<_> = code.chunks.iter().map(|chunk| format!("{}/{chunk}", code.folder)).collect();
        let mut sizes = Self { first_screen: 0, total: 0, words: 0 };
        let mut longest_texts = 0;
        for file in files::list(folder)? {
            let name = files::relative_url(folder, &file);
            let Some(original) = name.strip_suffix(".br") else {
                continue;
            };
            let is_code = [".html", ".css", ".js", ".wasm"].iter().any(|kind| original.ends_with(kind));
            let is_words = chunks.iter().any(|chunk| chunk == original) && original.ends_with(".txt");
            if !(is_code || is_words) || original == "404.html" {
                continue;
            }
            let size = fs::metadata(&file).map_err(|error| Failure::file("measure", &file, &error))?.len();
            if is_words {
                sizes.words += size;
                if original.contains("/texts.") {
                    longest_texts = size.max(longest_texts);
                }
                continue;
            }
            sizes.total += size;
            if !chunks.iter().any(|chunk| chunk == original) && original != "sw.js" {
                sizes.first_screen += size;
            }
        }
        sizes.first_screen += longest_texts;
        Ok(sizes)
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "code, brotli: {} KB for the first screen with its texts, {} KB in all, and {} KB of words",
            kilobytes(self.first_screen),
            kilobytes(self.total),
            kilobytes(self.words)
        )
    }
}

/// Whole kilobytes (1,024 bytes), rounded up.
pub fn kilobytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024)
}

impl Report {
    /// Reads the report of the build in `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let text = files::read_text(&path)
            .map_err(|error| Failure::new(format!("{error}; build the app with: cargo xtask build")))?;
        Self::parse(&text).ok_or_else(|| {
            Failure::new(format!(
                "{} is not a build report; remove dist and run: cargo xtask build",
                path.display()
            ))
        })
    }

    /// Writes the report into the build in `folder`.
    pub fn write(&self, folder: &Path) -> Result<()> {
        files::write(&folder.join(FILE), self.to_json())
    }

    fn to_json(&self) -> String {
        format!(
            "{{\n  \"build\": \"{}\",\n  \"inputs\": \"{}\",\n  \"base\": \"{}\",\n  \
             \"first_screen_brotli_bytes\": {},\n  \"total_brotli_bytes\": {},\n  \
             \"words_brotli_bytes\": {}\n}}\n",
            self.build, self.inputs, self.base, self.sizes.first_screen, self.sizes.total, self.sizes.words
        )
    }

    /// Reads back what [`Report::to_json`] wrote, one field a line.
    fn parse(text: &str) -> Option<Self> {
        let field = |name: &str| {
            let key = format!("\"{name}\": ");
            let line = text.lines().find(|line| line.trim().starts_with(&key))?;
            let value = line.trim().strip_prefix(&key)?;
            Some(value.trim_end_matches(',').trim_matches('"').to_owned())
        };
        Some(Self {
            build: field("build")?,
            inputs: field("inputs")?,
            base: field("base")?,
            sizes: Sizes {
                first_screen: field("first_screen_brotli_bytes")?.parse().ok()?,
                total: field("total_brotli_bytes")?.parse().ok()?,
                words: field("words_brotli_bytes")?.parse().ok()?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_report_reads_back_as_it_was_written() {
        let report = Report {
            build: "0123456789ab".to_owned(),
            inputs: "ba9876543210".to_owned(),
            base: "/crm/".to_owned(),
            sizes: Sizes { first_screen: 91_200, total: 140_003, words: 40_100 },
        };
        assert_eq!(Report::parse(&report.to_json()).unwrap(), report);
    }
}
