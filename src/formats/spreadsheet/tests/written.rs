use super::{rows, sheets};
use crate::formats::spreadsheet::{Cell, SheetWriter};
use proptest::prelude::*;
use rawzip::ZipArchive;

fn written(columns: &[&str], cells: &[&[Cell]]) -> Vec<u8> {
    let mut writer = SheetWriter::new("مشتریان", true, columns);
    cells.iter().for_each(|row| assert!(writer.row(row.iter().copied())));
    writer.finish()
}

/// A part of an archive as another reader reads it.
fn part(file: &[u8], name: &str) -> String {
    let archive = ZipArchive::from_slice(file).unwrap();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.file_path().as_ref() == name.as_bytes() {
            let found = archive.get_entry(entry.wayfinder()).unwrap();
            let bytes = miniz_oxide::inflate::decompress_to_vec(found.data()).unwrap();
            assert_eq!(
                (bytes.len() as u64, rawzip::crc32(&bytes)),
                (entry.uncompressed_size_hint(), entry.crc32())
            );
            return String::from_utf8(bytes).unwrap();
        }
    }
    panic!("{name} is missing");
}

#[test]
fn a_sheet_has_its_name_its_columns_and_its_rows() {
    let file = written(
        &["نام", "تلفن", "بدهی"],
        &[
            &[Cell::Text("مینا رستگار"), Cell::Text("02188881234"), Cell::Number("-1250.5")],
            &[],
            &[Cell::Text(""), Cell::Text(""), Cell::Text("=1+1")],
        ],
    );
    let sheet = &sheets(&file).unwrap()[0];
    assert_eq!((sheet.name.as_str(), sheet.is_hidden), ("مشتریان", false));
    let cells: Vec<_> = rows(&file).into_iter().map(|(line, cells)| (line, cells.join("/"))).collect();
    assert_eq!(
        cells,
        [
            (1, "نام/تلفن/بدهی".to_owned()),
            (2, "مینا رستگار/02188881234/-1250.5".to_owned()),
            (4, "//=1+1".to_owned())
        ]
    );
}

#[test]
fn every_part_is_there_and_only_numbers_are_numbers() {
    let file = written(&["نام"], &[&[Cell::Text("1"), Cell::Number("2"), Cell::Number("x")]]);
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
    ] {
        assert!(part(&file, name).ends_with('>'));
    }
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("rightToLeft=\"1\"") && sheet.contains("state=\"frozen\""), "{sheet}");
    assert!(sheet.contains("<c r=\"B2\"><v>2</v></c>"), "{sheet}");
    assert_eq!(sheet.matches("inlineStr").count(), 3, "{sheet}");
}

#[test]
fn a_name_that_excel_refuses_is_made_one_it_takes() {
    let name = |name: &str| sheets(&SheetWriter::new(name, false, &["a"]).finish()).unwrap()[0].name.clone();
    assert_eq!(name("مشتریان [۱۴۰۵/۰۹] & \"همه\": از آغاز تا پایان سال"), "مشتریان ۱۴۰۵۰۹ & \"همه\" از آغاز");
    assert_eq!(name("//"), "Sheet1");
}

#[test]
fn a_text_longer_than_a_cell_is_cut_where_excel_cuts_it() {
    for text in ["آ".repeat(40_000), "😀".repeat(20_000)] {
        let file = written(&["a"], &[&[Cell::Text(&text)]]);
        let (_, cells) = &rows(&file)[1];
        let units = cells[0].encode_utf16().count();
        assert!((32_766..=32_767).contains(&units) && text.starts_with(&cells[0]), "{units}");
    }
}

#[test]
fn a_large_table_is_deflated_as_it_comes() {
    let mut writer = SheetWriter::new("a", false, &["name", "phone"]);
    for number in 0..20_000 {
        assert!(writer.row([Cell::Text("مینا رستگار"), Cell::Number(&number.to_string())]));
    }
    let file = writer.finish();
    assert!(file.len() < 400_000, "{}", file.len());
    let rows = rows(&file);
    assert_eq!((rows.len(), rows[20_000].1.join(" ")), (20_001, "مینا رستگار 19999".to_owned()));
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        table in prop::collection::vec(
            prop::collection::vec(
                prop_oneof![
                    prop::collection::vec(any::<char>(), 0..12).prop_map(|text| text.into_iter().collect()),
                    "[\\x00-\\x20_x0-9A-F<&>\"']{0,12}",
                    "\\PC{0,12}",
                ],
                1..5,
            ),
            0..6,
        ),
    ) {
        let mut writer = SheetWriter::new("a", false, &["b"]);
        for row in &table {
            prop_assert!(writer.row(row.iter().map(|cell: &String| Cell::Text(cell))));
        }
        let file = writer.finish();
        let mut read = rows(&file).into_iter().skip(1).peekable();
        for (place, row) in (2..).zip(&table) {
            let mut expected = row.clone();
            while expected.last().is_some_and(String::is_empty) {
                expected.pop();
            }
            if !expected.is_empty() {
                prop_assert_eq!(read.next(), Some((place, expected)));
            }
        }
        prop_assert_eq!(read.next(), None);
    }
}
