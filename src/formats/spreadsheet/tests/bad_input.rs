use super::{MAIN, archive, sheets, workbook, workbook_of};
use crate::formats::spreadsheet::{Limits, SpreadsheetError, read};
use proptest::prelude::*;
use rawzip::CompressionMethod;

fn small() -> Vec<u8> {
    workbook(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46351</v></c><c r="C1" t="inlineStr"><is><t>قند</t></is></c></row>"#,
        "<si><t>چای</t></si>",
        r#"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#,
    )
}

#[test]
fn what_is_no_archive_is_no_spreadsheet() {
    for bytes in [b"".as_slice(), b"name,phone\nAli,1\n", b"%PDF-1.7", b"<html>"] {
        assert_eq!(sheets(bytes), Err(SpreadsheetError::NotASpreadsheet));
    }
}

#[test]
fn another_kind_of_archive_is_no_spreadsheet() {
    let word = archive(&[("word/document.xml", b"<document/>")], CompressionMethod::DEFLATE);
    let binary = archive(&[("xl/workbook.xml", b"\x83\x01\0\x99")], CompressionMethod::DEFLATE);
    let other = archive(&[("xl/workbook.xml", b"<document/>")], CompressionMethod::STORE);
    for bytes in [word, binary, other] {
        assert_eq!(sheets(&bytes), Err(SpreadsheetError::NotASpreadsheet));
    }
}

#[test]
fn a_locked_workbook_and_one_of_the_old_format_are_told_apart() {
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(2_000, 0);
    assert_eq!(sheets(&file), Err(SpreadsheetError::OldFormat));
    file.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(sheets(&file), Err(SpreadsheetError::Encrypted));
}

#[test]
fn a_file_that_is_cut_off_is_damaged_wherever_it_is() {
    let file = small();
    for end in 2..file.len() {
        assert_eq!(sheets(&file[..end]), Err(SpreadsheetError::Damaged), "{end}");
    }
}

#[test]
fn a_part_whose_checksum_is_wrong_is_damaged() {
    let stored = archive(&[("xl/workbook.xml", b"<workbook><sheets/></workbook>")], CompressionMethod::STORE);
    assert_eq!(sheets(&stored), Ok(Vec::new()));
    let mut changed = stored.clone();
    let place = changed.windows(6).position(|window| window == b"sheets").unwrap();
    changed[place..place + 6].copy_from_slice(b"SHEETS");
    assert_eq!(sheets(&changed), Err(SpreadsheetError::Damaged));
}

#[test]
fn xml_that_does_not_end_or_is_not_nested_is_damaged() {
    for sheet in ["<worksheet><sheetData><row>", "<worksheet><sheetData><row></sheetData>", "<worksheet><<"] {
        assert_eq!(
            sheets(&workbook_of(sheet, "<sst/>", "<styleSheet/>", "")),
            Err(SpreadsheetError::Damaged)
        );
    }
}

#[test]
fn elements_that_never_end_are_damage() {
    let sheet = "<a>".repeat(200_000);
    assert_eq!(sheets(&workbook_of(&sheet, "<sst/>", "<styleSheet/>", "")), Err(SpreadsheetError::Damaged));
}

#[test]
fn a_part_that_swells_beyond_the_limit_is_too_large() {
    let file = workbook(&"<row><c><v>1</v></c></row>".repeat(10_000), "", "");
    assert!(file.len() < 4_000);
    assert_eq!(sheets(&file).unwrap()[0].rows.len(), 10_000);
    let limits = Limits { bytes: 200_000, ..Limits::default() };
    assert_eq!(read(&file, limits), Err(SpreadsheetError::TooLarge));
}

#[test]
fn a_part_that_swells_five_hundredfold_is_too_large() {
    let long = format!("<a b=\"{}\"/>", "c".repeat(100_000));
    let file =
        workbook_of(&format!("<worksheet>{}</worksheet>", long.repeat(90)), "<sst/>", "<styleSheet/>", "");
    assert_eq!(sheets(&file), Err(SpreadsheetError::TooLarge));
}

#[test]
fn a_stretch_without_a_sign_of_xml_is_too_large_before_it_is_in_memory() {
    let spaces = format!("<worksheet>{}</worksheet>", " ".repeat(2_000_000));
    let comment = format!("<worksheet><!--{}--></worksheet>", "-a".repeat(2_000_000));
    let attribute = format!("<worksheet a=\"{}\"/>", "b".repeat(2_000_000));
    for sheet in [spaces, comment, attribute] {
        let file = workbook_of(&sheet, "<sst/>", "<styleSheet/>", "");
        assert_eq!(sheets(&file), Err(SpreadsheetError::TooLarge));
    }
}

#[test]
fn more_cells_than_allowed_are_too_many() {
    let file = workbook(&"<row><c><v>1</v></c></row>".repeat(10), "", "");
    assert!(read(&file, Limits { cells: 10, ..Limits::default() }).is_ok());
    assert_eq!(read(&file, Limits { cells: 9, ..Limits::default() }), Err(SpreadsheetError::TooLarge));
}

#[test]
fn a_long_text_that_many_cells_share_is_counted_each_time() {
    let text = format!("<si><t>{}</t></si>", "a".repeat(30_000));
    let file = workbook(&"<row><c t=\"s\"><v>0</v></c></row>".repeat(1_000), &text, "");
    let limits = Limits { bytes: 10_000_000, ..Limits::default() };
    assert_eq!(read(&file, limits), Err(SpreadsheetError::TooLarge));
}

#[test]
fn rows_of_one_far_cell_are_counted_with_the_empty_ones_before_it() {
    let file = workbook(&"<row><c r=\"ALL1\"><v>1</v></c></row>".repeat(1_000), "", "");
    let limits = Limits { bytes: 10_000_000, ..Limits::default() };
    assert_eq!(read(&file, limits), Err(SpreadsheetError::TooLarge));
}

#[test]
fn more_rows_than_a_sheet_has_are_too_many() {
    let file = workbook("<row r=\"1048576\"><c><v>1</v></c></row><row><c><v>2</v></c></row>", "", "");
    assert_eq!(sheets(&file), Err(SpreadsheetError::TooLarge));
}

#[test]
fn sheets_that_share_one_part_are_too_many_sooner_or_later() {
    let sheets_of = |count: usize| {
        let book = "<sheet name=\"a\" id=\"s\"/>".repeat(count);
        archive(
            &[
                ("xl/workbook.xml", format!("<workbook><sheets>{book}</sheets></workbook>").as_bytes()),
                (
                    "xl/_rels/workbook.xml.rels",
                    b"<Relationships><Relationship Id=\"s\" Type=\"/worksheet\" Target=\"s\"/></Relationships>",
                ),
                ("xl/s", b"<worksheet><sheetData/></worksheet>"),
            ],
            CompressionMethod::DEFLATE,
        )
    };
    assert_eq!(sheets(&sheets_of(1_000)).unwrap().len(), 1_000);
    assert_eq!(sheets(&sheets_of(1_001)), Err(SpreadsheetError::TooLarge));
}

#[test]
fn entities_of_a_document_type_stand_for_nothing() {
    let strings = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">\
         <!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
         <sst xmlns=\"{MAIN}\"><si><t>x&b;&c;&amp;y</t></si></sst>"
    );
    let sheet = r#"<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>"#;
    let file = workbook_of(sheet, &strings, "<styleSheet/>", "");
    assert_eq!(sheets(&file).unwrap()[0].rows[0].cells, ["x&y"]);
}

/// Bytes written over those of a file, some taken out, some put in.
fn changed(mut file: Vec<u8>, changes: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    for (place, kind, byte) in changes {
        let place = place.index(file.len());
        match kind {
            0 => file.insert(place, *byte),
            1 if file.len() > 1 => drop(file.remove(place)),
            _ => file[place] = *byte,
        }
    }
    file
}

proptest! {
    #[test]
    fn a_changed_file_gives_sheets_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4, any::<u8>()), 1..12),
    ) {
        if let Ok(sheets) = sheets(&changed(small(), &changes)) {
            prop_assert!(sheets.len() <= 1);
        }
    }

    #[test]
    fn changed_xml_gives_sheets_or_an_error(
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_u8..4, prop::sample::select(b"<>&;/\"=?!-[]crvist 019_x\xD8\0".to_vec())),
            1..12,
        ),
        which in 0_usize..3,
    ) {
        let mut parts = [
            br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46351.5</v></c></row></sheetData></worksheet>"#.to_vec(),
            b"<sst><si><t>a&lt;_x000D_</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>".to_vec(),
            br#"<styleSheet><numFmts><numFmt numFmtId="1" formatCode="yy"/></numFmts><cellXfs><xf numFmtId="1"/><xf numFmtId="1"/></cellXfs></styleSheet>"#.to_vec(),
        ];
        parts[which] = changed(parts[which].clone(), &changes);
        let file = archive(
            &[
                ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\" id=\"s\"/></sheets></workbook>"),
                (
                    "xl/_rels/workbook.xml.rels",
                    b"<Relationships><Relationship Id=\"s\" Type=\"/worksheet\" Target=\"0\"/>\
                      <Relationship Id=\"t\" Type=\"/sharedStrings\" Target=\"1\"/>\
                      <Relationship Id=\"u\" Type=\"/styles\" Target=\"2\"/></Relationships>",
                ),
                ("xl/0", &parts[0]),
                ("xl/1", &parts[1]),
                ("xl/2", &parts[2]),
            ],
            CompressionMethod::STORE,
        );
        if let Ok(sheets) = sheets(&file) {
            prop_assert_eq!(sheets.len(), 1);
        }
    }

    #[test]
    fn any_bytes_give_sheets_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut file = b"PK\x03\x04".to_vec();
        file.extend(bytes);
        prop_assert!(sheets(&file).is_err());
    }
}
