//! A workbook of one sheet being written, for people who open it in Excel, LibreOffice or Google Sheets.

use super::MAX_ROWS;
use super::cell_reference::push_column;
use super::escape::push_escaped;
use super::number::Decimal;
use super::zip_writer::{ZipPart, ZipWriter};
use crate::formats::table::MAX_CELL_CHARACTERS;

/// How much of the sheet is kept before it is deflated, in bytes.
const ENOUGH: usize = 65_536;
/// The longest name of a sheet in Excel, in characters.
const MAX_NAME: usize = 31;

/// Places among the styles in `STYLES`.
const BOLD: &str = "1";
const TEXT: &str = "2";

/// A cell to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// A text, which stays one whatever it looks like: the zero that a telephone number begins with stays, too.
    Text(&'a str),
    /// A number in Latin digits, such as `-1250.5`. What is none is written as a text.
    Number(&'a str),
}

/// A workbook of one sheet being written. Its rows are deflated as they come.
pub struct SheetWriter {
    archive: ZipWriter,
    part: ZipPart,
    pending: String,
    row: u32,
}

impl SheetWriter {
    /// Begins a workbook whose sheet has a name, a direction, and the names of its columns, which stay in
    /// sight when it is scrolled. Of the name is taken what Excel allows.
    #[must_use]
    pub fn new(name: &str, is_right_to_left: bool, columns: &[&str]) -> Self {
        let mut archive = ZipWriter::new();
        archive.part("[Content_Types].xml", CONTENT_TYPES);
        archive.part("_rels/.rels", RELATIONS);
        archive.part("xl/workbook.xml", &workbook(name));
        archive.part("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS);
        archive.part("xl/styles.xml", STYLES);
        let part = archive.begin("xl/worksheets/sheet1.xml");
        let direction = if is_right_to_left { "rightToLeft=\"1\" " } else { "" };
        let pending = [SHEET_BEGIN, direction, SHEET_VIEW].concat();
        let mut writer = Self { archive, part, pending, row: 0 };
        writer.cells(columns.iter().map(|column| Cell::Text(column)), BOLD);
        writer
    }

    /// Writes a row. Says whether there was room: a sheet has no more than [`MAX_ROWS`].
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> bool {
        let has_room = self.row < MAX_ROWS;
        if has_room {
            self.cells(cells, TEXT);
        }
        has_room
    }

    /// The file.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.pending.push_str("</sheetData></worksheet>");
        self.archive.write(&mut self.part, &self.pending);
        self.archive.end(self.part);
        self.archive.finish()
    }

    fn cells<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>, style: &str) {
        self.row += 1;
        let row = self.row.to_string();
        self.push(&["<row r=\"", &row, "\">"]);
        for (column, cell) in cells.into_iter().enumerate() {
            self.cell(&row, column, cell, style);
        }
        self.push(&["</row>"]);
        if self.pending.len() > ENOUGH {
            self.archive.write(&mut self.part, &self.pending);
            self.pending.clear();
        }
    }

    fn cell(&mut self, row: &str, column: usize, cell: Cell, style: &str) {
        if let Cell::Text("") | Cell::Number("") = cell {
            return;
        }
        self.push(&["<c r=\""]);
        push_column(&mut self.pending, column);
        match cell {
            Cell::Number(number) if Decimal::parse(number).is_some() => {
                self.push(&[row, "\"><v>", number, "</v></c>"]);
            }
            Cell::Text(text) | Cell::Number(text) => {
                self.push(&[row, "\" s=\"", style, "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"]);
                push_escaped(&mut self.pending, within_limit(text));
                self.push(&["</t></is></c>"]);
            }
        }
    }

    fn push(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.pending.push_str(part));
    }
}

/// As much of a text as a cell takes. Excel counts in UTF-16 and calls a file with longer ones damaged.
fn within_limit(text: &str) -> &str {
    if text.len() <= MAX_CELL_CHARACTERS {
        return text;
    }
    let mut units = 0;
    let too_far = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > MAX_CELL_CHARACTERS
    });
    &text[..too_far.map_or(text.len(), |(place, _)| place)]
}

fn workbook(name: &str) -> String {
    let allowed = |character: &char| !matches!(character, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = name.chars().filter(allowed).filter(|one| !one.is_control()).take(MAX_NAME).collect();
    let mut workbook = String::from(WORKBOOK_BEGIN);
    push_escaped(&mut workbook, if name.trim().is_empty() { "Sheet1" } else { name.trim() });
    workbook.push_str("\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    workbook
}

const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
    r#"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
    r#"<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#,
    "</Types>"
);

const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    "</Relationships>"
);

const WORKBOOK_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    "</Relationships>"
);

const WORKBOOK_BEGIN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=""#
);

/// Three styles of cells: plain, bold text, and text. Both of the latter are of the format `@`, so that a
/// number somebody types over a telephone number stays as it was typed.
const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>"#,
    r#"<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
);

const SHEET_BEGIN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView "#
);

const SHEET_VIEW: &str = concat!(
    r#"tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#,
    r#"</sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>"#
);
