//! Workbooks of several sheets, of which one is asked for.

use super::{LINKS, MAIN, archive};
use crate::formats::spreadsheet::{Limits, OneSheet, read_one};
use rawzip::CompressionMethod;

/// A workbook of sheets: each with its name, how it is shown, and the names in its first column.
fn workbook(sheets: &[(&str, &str, &[&str])]) -> Vec<u8> {
    let (mut book, mut links) = (String::new(), String::new());
    let mut parts: Vec<(String, String)> = Vec::new();
    for (place, (name, state, cells)) in sheets.iter().enumerate() {
        let id = format!("r:id=\"rId{place}\" state=\"{state}\"");
        book.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{place}\" {id}/>"));
        links.push_str(&format!(
            "<Relationship Id=\"rId{place}\" Type=\"{LINKS}/worksheet\" Target=\"{place}.xml\"/>"
        ));
        let rows: String =
            cells.iter().map(|cell| format!("<row><c t=\"str\"><v>{cell}</v></c></row>")).collect();
        let xml = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/{place}.xml"), xml));
    }
    let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets>{book}</sheets></workbook>");
    parts.push(("xl/workbook.xml".to_owned(), book));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{links}</Relationships>")));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&parts, CompressionMethod::DEFLATE)
}

fn cities(wanted: Option<usize>) -> OneSheet {
    let file = workbook(&[
        ("تهران", "visible", &["مینا"]),
        ("lists", "hidden", &["a", "b", "c", "d"]),
        ("شیراز", "visible", &["امید", "سارا"]),
        ("مشهد", "visible", &["رضا", "پری"]),
    ]);
    read_one(&file, Limits::default(), wanted).unwrap()
}

fn first_cells(sheet: &OneSheet) -> Vec<&str> {
    sheet.rows.iter().map(|row| row.cells[0].as_str()).collect()
}

#[test]
fn the_sheets_that_are_seen_are_named_with_how_many_rows_they_have() {
    let named: Vec<(String, u32)> = cities(None).sheets;
    assert_eq!(named, [("تهران".to_owned(), 1), ("شیراز".to_owned(), 2), ("مشهد".to_owned(), 2)]);
}

#[test]
fn the_fullest_is_read_where_none_is_asked_for_and_of_two_as_full_the_first() {
    let sheet = cities(None);
    assert_eq!((sheet.place, first_cells(&sheet)), (1, vec!["امید", "سارا"]));
    assert_eq!(cities(Some(3)), sheet);
}

#[test]
fn the_sheet_that_is_asked_for_is_read() {
    assert_eq!(first_cells(&cities(Some(0))), ["مینا"]);
    assert_eq!(first_cells(&cities(Some(2))), ["رضا", "پری"]);
}

#[test]
fn of_a_workbook_of_hidden_sheets_nothing_is_read() {
    let file = workbook(&[("lists", "veryHidden", &["a"])]);
    assert_eq!(read_one(&file, Limits::default(), None).unwrap(), OneSheet::default());
}
