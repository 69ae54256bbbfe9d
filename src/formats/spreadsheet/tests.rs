#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_input;
mod products;
mod several_sheets;
mod written;

use std::io::Write;

use super::{Limits, Sheet, SpreadsheetError, read};
use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of parts, deflated or stored.
fn archive(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, bytes) in parts {
        let (mut entry, config) = archive.new_file(*name).compression_method(method).start().unwrap();
        let mut output = config.wrap(Vec::new());
        output.write_all(bytes).unwrap();
        let (bytes, descriptor) = output.finish().unwrap();
        let bytes = if method == CompressionMethod::STORE { bytes } else { compress_to_vec(&bytes, 6) };
        entry.write_all(&bytes).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap()
}

/// A workbook of one sheet: what stands in its sheet, its shared texts and its styles.
fn workbook(sheet_data: &str, strings: &str, styles: &str) -> Vec<u8> {
    let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{sheet_data}</sheetData></worksheet>");
    let strings = format!("<sst xmlns=\"{MAIN}\">{strings}</sst>");
    let styles = format!("<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>");
    workbook_of(&sheet, &strings, &styles, "")
}

fn workbook_of(sheet: &str, strings: &str, styles: &str, properties: &str) -> Vec<u8> {
    let links = |links: &[(&str, &str)]| {
        let link = |(place, (kind, target)): (usize, &(&str, &str))| {
            format!("<Relationship Id=\"rId{}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>", place + 1)
        };
        let links: String = links.iter().enumerate().map(link).collect();
        format!("<Relationships>{links}</Relationships>")
    };
    let book = format!(
        "<?xml version=\"1.0\"?>\r\n<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\">{properties}\
         <sheets><sheet name=\"مشتریان\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let parts: [(&str, &str); 6] = [
        ("_rels/.rels", &links(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", &book),
        (
            "xl/_rels/workbook.xml.rels",
            &links(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("sharedStrings", "/xl/sharedStrings.xml"),
            ]),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", strings),
    ];
    archive(&parts.map(|(name, text)| (name, text.as_bytes())), CompressionMethod::DEFLATE)
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, SpreadsheetError> {
    read(bytes, Limits::default())
}

/// The cells of the first sheet, with the number of each row.
fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let sheet = sheets(bytes).unwrap().into_iter().next().unwrap();
    sheet.rows.into_iter().map(|row| (row.line, row.cells)).collect()
}

fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
}
