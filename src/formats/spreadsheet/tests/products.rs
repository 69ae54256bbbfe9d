use super::{LINKS, MAIN, archive, row, rows, sheets, workbook, workbook_of};
use crate::formats::spreadsheet::Sheet;
use crate::formats::table::{MAX_CELL_CHARACTERS, RowState};
use rawzip::CompressionMethod;

/// A format of its own and the built-in days, by the places of the styles: 0 general, 1 day, 2 day and time,
/// 3 a Jalali day, 4 hours.
const STYLES: &str = concat!(
    r#"<numFmts count="2"><numFmt numFmtId="164" formatCode="[$-3000429]yyyy/mm/dd;@"/>"#,
    r#"<numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>"#,
    r#"<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>"#,
    r#"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>"#,
);

#[test]
fn excel_shares_texts_and_leaves_out_what_is_empty() {
    let file = workbook(
        r#"<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
           <row r="4" spans="1:3"><c r="A4" t="s"><v>3</v></c><c r="C4"><v>989123456789</v></c></row>
           <row r="5"><c r="B5" s="1"/></row>"#,
        "<si><t>نام</t></si><si><t>شهر</t></si><si><t>تلفن</t></si><si><t>مینا رستگار</t></si>",
        STYLES,
    );
    assert_eq!(rows(&file), [row(1, &["نام", "شهر", "تلفن"]), row(4, &["مینا رستگار", "", "989123456789"])]);
}

#[test]
fn a_text_is_all_its_runs_without_how_they_are_pronounced() {
    let file = workbook(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#,
        "<si><r><t xml:space=\"preserve\">شرکت </t></r><r><rPr><b/></rPr><t>پخش</t></r></si>\
         <si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>",
        "",
    );
    assert_eq!(rows(&file), [row(1, &["شرکت پخش", "東京"])]);
}

#[test]
fn ends_of_lines_escapes_and_signs_of_xml_are_what_they_stand_for() {
    let file = workbook(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>A1</f><v>a &lt;b&gt; &amp;amp; &#1587;</v></c></row>"#,
        "<si><t>یک_x000D_\r\nدو _x005F_x000D_<![CDATA[<&>]]></t></si>",
        "",
    );
    assert_eq!(rows(&file), [row(1, &["یک\r\nدو _x000D_<&>", "a <b> &amp; س"])]);
}

#[test]
fn numbers_answers_errors_and_results_of_formulas_are_texts() {
    let file = workbook(
        r#"<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="b"><v>0</v></c>
           <c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="str"><f>"x"&amp;"y"</f><v>xy</v></c><c r="F1"><f>1+1</f><v>2</v></c></row>"#,
        "",
        "",
    );
    assert_eq!(rows(&file), [row(1, &["0.3", "TRUE", "FALSE", "", "xy", "2"])]);
}

#[test]
fn a_number_is_a_day_where_its_style_makes_it_one() {
    let file = workbook(
        r#"<row r="1"><c r="A1" s="0"><v>46351</v></c><c r="B1" s="1"><v>46351</v></c><c r="C1" s="2"><v>46351.354166666664</v></c>
           <c r="D1" s="3"><v>46351</v></c><c r="E1" s="4"><v>1.5208333333333333</v></c><c r="F1" s="99"><v>46351</v></c>
           <c r="G1" s="1"><v>-1</v></c><c r="H1" t="d"><v>2026-11-25T00:00:00Z</v></c></row>"#,
        "",
        STYLES,
    );
    let days =
        ["46351", "2026-11-25", "2026-11-25T08:30", "2026-11-25", "36:30", "46351", "-1", "2026-11-25"];
    assert_eq!(rows(&file), [row(1, &days)]);
}

#[test]
fn a_workbook_of_an_old_macintosh_counts_from_1904() {
    let sheet = r#"<worksheet><sheetData><row><c s="1"><v>44889</v></c></row></sheetData></worksheet>"#;
    let styles = format!("<styleSheet>{STYLES}</styleSheet>");
    let file =
        workbook_of(sheet, "<sst/>", &styles, "<workbookPr date1904=\"1\"/><ext><x15:workbookPr/></ext>");
    assert_eq!(rows(&file), [row(1, &["2026-11-25"])]);
}

#[test]
fn google_sheets_writes_texts_into_cells_and_empty_rows_at_the_end() {
    let file = workbook(
        r#"<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>نام</t></is></c><c r="B1" s="1"/></row>
           <row r="2"><c r="A2" t="inlineStr"><is><r><t>علی</t></r><r><t xml:space="preserve"> کریمی</t></r></is></c></row>
           <row r="3"><c r="A3" s="2"/><c r="B3" s="2"/></row><row r="4" ht="15.75" customHeight="1"/>"#,
        "",
        STYLES,
    );
    assert_eq!(rows(&file), [row(1, &["نام"]), row(2, &["علی کریمی"])]);
}

#[test]
fn libreoffice_says_what_is_not_so_and_writes_the_last_row_of_all() {
    let sheet = r#"<worksheet><sheetPr filterMode="false"/><cols><col min="1" max="1" style="0"/></cols><sheetData>
        <row r="1" customFormat="false" ht="12.8" hidden="false" outlineLevel="0" collapsed="false">
        <c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="1" t="n"><v>46351</v></c><c r="C1" s="0" t="b"><v>1</v></c></row>
        <row r="1048576" customFormat="false" ht="12.8"/></sheetData><pageSetup/></worksheet>"#;
    let strings = r#"<sst count="1" uniqueCount="1"><si><t xml:space="preserve">چای </t></si></sst>"#;
    let styles = format!("<styleSheet>{STYLES}</styleSheet>");
    let file = workbook_of(sheet, strings, &styles, "<workbookPr backupFile=\"false\" date1904=\"false\"/>");
    assert_eq!(rows(&file), [row(1, &["چای ", "2026-11-25", "TRUE"])]);
}

#[test]
fn products_of_microsofts_libraries_begin_their_parts_with_a_mark() {
    let sheet = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?><worksheet><sheetData><row><c><v>1</v></c></row>\
                 </sheetData></worksheet>";
    assert_eq!(rows(&workbook_of(sheet, "\u{feff}<sst/>", "\u{feff}<styleSheet/>", "")), [row(1, &["1"])]);
}

#[test]
fn formats_of_conditions_are_no_formats_of_cells() {
    let styles = "<dxfs><dxf><numFmt numFmtId=\"3\" formatCode=\"yyyy\"/></dxf></dxfs>\
                  <cellXfs><xf numFmtId=\"3\"/></cellXfs>";
    assert_eq!(rows(&workbook("<row><c><v>46351</v></c></row>", "", styles)), [row(1, &["46351"])]);
}

#[test]
fn cells_and_rows_without_a_reference_follow_the_one_before() {
    let file = workbook(
        r#"<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"#,
        "",
        "",
    );
    assert_eq!(rows(&file), [row(1, &["1", "2"]), row(5, &["", "", "3", "4"]), row(6, &["5"])]);
}

#[test]
fn references_that_no_sheet_has_are_passed_over() {
    let file = workbook(
        r#"<row r="9999999"><c r="ZZZZ1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="?"><v>3</v></c></row>"#,
        "",
        "",
    );
    assert_eq!(rows(&file), [row(1, &["1", "2"]), row(2, &["3"])]);
}

#[test]
fn a_cell_far_to_the_right_is_left_out_and_its_row_says_so() {
    let file = workbook(r#"<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>"#, "", "");
    let sheet = &sheets(&file).unwrap()[0];
    assert_eq!(
        (sheet.rows[0].cells.as_slice(), sheet.rows[0].state),
        (["1".to_owned()].as_slice(), RowState::Cut)
    );
}

#[test]
fn a_text_that_is_too_long_is_cut_and_its_row_says_so() {
    let text = "آ".repeat(MAX_CELL_CHARACTERS + 1);
    let file =
        workbook(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, &format!("<si><t>{text}</t></si>"), "");
    let sheet = &sheets(&file).unwrap()[0];
    assert_eq!(sheet.rows[0].cells[0].chars().count(), MAX_CELL_CHARACTERS);
    assert_eq!(sheet.rows[0].state, RowState::Cut);
}

#[test]
fn strict_namespaces_prefixes_and_stored_parts_are_read_alike() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let parts = [
        (
            "_rels/.rels".to_owned(),
            format!(
                "<p:Relationships xmlns:p=\"x\"><p:Relationship Id=\"a\" Type=\"{strict}/officeDocument\" \
                 Target=\"/Book/main.xml\"/></p:Relationships>"
            ),
        ),
        (
            "book/main.xml".to_owned(),
            format!(
                "<x:workbook xmlns:x=\"m\" xmlns:rel=\"{strict}\"><x:sheets>\
                 <x:sheet name=\"یک\" rel:id=\"b\"/><x:sheet name=\"دو\" state=\"hidden\" rel:id=\"c\"/>\
                 <x:sheet name=\"نمودار\" rel:id=\"d\"/></x:sheets></x:workbook>"
            ),
        ),
        (
            "Book\\_rels\\main.xml.rels".to_owned(),
            format!(
                "<Relationships><Relationship Id=\"b\" Type=\"{strict}/worksheet\" Target=\"../s/./1.xml\"/>\
                 <Relationship Id=\"c\" Type=\"{strict}/worksheet\" Target=\"2.xml\"/>\
                 <Relationship Id=\"d\" Type=\"{strict}/chartsheet\" Target=\"2.xml\"/></Relationships>"
            ),
        ),
        (
            "s/1.xml".to_owned(),
            "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row>\
             </x:sheetData></x:worksheet>"
                .to_owned(),
        ),
        ("Book/2.xml".to_owned(), "<worksheet><sheetData/></worksheet>".to_owned()),
    ];
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let read = sheets(&archive(&parts, CompressionMethod::STORE)).unwrap();
    let said = |sheet: &Sheet| (sheet.name.clone(), sheet.is_hidden, sheet.rows.len());
    assert_eq!(
        read.iter().map(said).collect::<Vec<_>>(),
        [("یک".to_owned(), false, 1), ("دو".to_owned(), true, 0)]
    );
    assert_eq!(read[0].rows[0].cells, ["7"]);
}

#[test]
fn a_workbook_without_styles_or_shared_texts_is_read() {
    let links = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("xl/workbook.xml", format!("<workbook xmlns=\"{MAIN}\"><sheets><sheet name=\"a\" id=\"r\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", links("worksheet", "s.xml")),
        ("xl/s.xml", "<worksheet><sheetData><row><c t=\"s\"><v>3</v></c><c s=\"1\"><v>1</v></c></row></sheetData></worksheet>".to_owned()),
    ];
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    assert_eq!(rows(&archive(&parts, CompressionMethod::DEFLATE)), [row(1, &["", "1"])]);
}
