use super::Row;
use crate::formats::encoding::{Decoder, Encoding};
use crate::formats::table::{TableReader, TableWriter};
use proptest::prelude::*;

fn written(delimiter: char, rows: &[&[&str]]) -> String {
    let mut writer = TableWriter::new(delimiter);
    rows.iter().for_each(|row| writer.row(row.iter().copied()));
    writer.take()
}

#[test]
fn a_table_begins_with_a_mark_and_its_lines_end_as_excel_wants_them() {
    assert_eq!(written(',', &[&["نام", "شهر"], &["مینا", ""]]), "\u{feff}نام,شهر\r\nمینا,\r\n");
}

#[test]
fn cells_are_quoted_where_they_must_be() {
    assert_eq!(
        written(';', &[&["a;b", "a,b", "say \"hi\"", "two\nlines", ""]]),
        "\u{feff}\"a;b\";a,b;\"say \"\"hi\"\"\";\"two\nlines\";\r\n"
    );
}

#[test]
fn what_would_be_a_formula_gets_an_apostrophe() {
    let cells =
        ["=HYPERLINK(\"x\")", "@ali", "+98 21 8888-1234", "-5", "+1+cmd|' /C calc'!A0", "'=x", "'tis", "＝1"];
    assert_eq!(
        written('\t', &[&cells]),
        "\u{feff}\"'=HYPERLINK(\"\"x\"\")\"\t'@ali\t+98 21 8888-1234\t-5\t'+1+cmd|' /C calc'!A0\t''=x\t'tis\t'＝1\r\n"
    );
}

#[test]
fn a_row_without_cells_is_left_out_and_an_empty_cell_is_a_row() {
    assert_eq!(written(',', &[&[], &[""], &["sep=;"]]), "\u{feff}\"\"\r\n\"sep=;\"\r\n");
}

proptest! {
    #[test]
    fn what_is_written_reads_back_with_every_delimiter(
        rows in prop::collection::vec(
            prop::collection::vec(
                prop_oneof![
                    "\\PC{0,12}",
                    "['=+@\t\r\n\",;|، -]{0,6}[a-z۰-۹]{0,2}",
                    "sep=[;,a]",
                ],
                1..5,
            ),
            1..8,
        ),
        delimiter in prop::sample::select(vec![',', ';', '\t', '|', '،', '؛']),
    ) {
        let mut writer = TableWriter::new(delimiter);
        rows.iter().for_each(|row| writer.row(row.iter().map(String::as_str)));
        let file = writer.take();
        prop_assert_eq!(Encoding::detect(file.as_bytes()), Some(Encoding::Utf8));
        let (mut decoder, mut text) = (Decoder::new(Encoding::Utf8), String::new());
        decoder.push(file.as_bytes(), &mut text);
        let (mut reader, mut read) = (TableReader::with_delimiter(delimiter), Vec::<Row>::new());
        reader.push(&text, &mut |row| read.push(row));
        reader.finish(&mut |row| read.push(row));
        let read: Vec<Vec<String>> = read.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn a_cell_that_is_written_is_no_formula(text in "['=+@\t -]{0,3}[a-z0-9(]{0,4}") {
        let file = written(';', &[&[&text, ""]]);
        let cell = file.trim_start_matches('\u{feff}').trim_start_matches('"');
        let is_number = cell.starts_with(['+', '-'])
            && cell.trim_end_matches([';', '\r', '\n', '"']).chars().all(|one| !one.is_ascii_alphabetic());
        prop_assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{}", cell);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let Some(encoding) = Encoding::detect(&bytes) else { return Ok(()) };
        let (mut decoder, mut text) = (Decoder::new(encoding), String::new());
        decoder.push(&bytes, &mut text);
        decoder.finish(&mut text);
        let (mut reader, mut count) = (TableReader::new(), 0);
        reader.push(&text, &mut |_| count += 1);
        reader.finish(&mut |_| count += 1);
        prop_assert!(count <= text.len());
    }
}
