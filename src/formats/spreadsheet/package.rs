//! The archive that a workbook is: its parts by name, and how one points to others.

use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::SpreadsheetError;
use super::inflate::{Budget, Inflating};
use super::xml::{Node, XmlReader};

/// How many parts an archive may have, and how many others each may point to.
const MAX_PARTS: usize = 10_000;

/// An archive that has been opened.
pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    parts: Vec<Part>,
    budget: &'a Budget,
}

struct Part {
    name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    checksum: u32,
}

/// A pointer from one part to another.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, as in `worksheet`; all that differs between the two sets of namespaces
    /// stands before it.
    pub(super) kind: String,
    /// The name of the part.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, SpreadsheetError> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| SpreadsheetError::Damaged)?;
        let mut parts = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| SpreadsheetError::Damaged)? {
            if entry.flags().is_encrypted() {
                return Err(SpreadsheetError::Encrypted);
            }
            if parts.len() == MAX_PARTS {
                return Err(SpreadsheetError::TooLarge);
            }
            parts.push(Part {
                name: String::from_utf8_lossy(entry.file_path().as_ref()).replace('\\', "/"),
                place: entry.wayfinder(),
                method: entry.compression_method(),
                checksum: entry.crc32(),
            });
        }
        Ok(Self { archive, parts, budget })
    }

    /// The part of a name, in capitals or not; none when there is no such part.
    pub(super) fn part(&self, name: &str) -> Result<Option<XmlReader<'_>>, SpreadsheetError> {
        let Some(part) = self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let entry = self.archive.get_entry(part.place).map_err(|_| SpreadsheetError::Damaged)?;
        if part.method != CompressionMethod::DEFLATE && part.method != CompressionMethod::STORE {
            return Err(SpreadsheetError::Damaged);
        }
        let is_deflated = part.method == CompressionMethod::DEFLATE;
        let inflating = Inflating::new(entry.data(), is_deflated, part.checksum, self.budget);
        Ok(Some(XmlReader::new(inflating, self.budget)))
    }

    /// Where a part points to; the empty name stands for the whole package.
    pub(super) fn relations(&self, name: &str) -> Result<Vec<Relation>, SpreadsheetError> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(mut xml) = self.part(&[folder, slash, "_rels/", file, ".rels"].concat())? else {
            return Ok(Vec::new());
        };
        let mut relations = Vec::new();
        while let Some(node) = xml.next()? {
            if let Node::Open(element) = node
                && element.name() == "Relationship"
                && let (Some(id), Some(kind), Some(target)) =
                    (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
            {
                if relations.len() == MAX_PARTS {
                    return Err(SpreadsheetError::TooLarge);
                }
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id, kind, target: resolved(folder, &target) });
            }
        }
        Ok(relations)
    }
}

/// The name of a part by how a part in `folder` calls it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}
