use super::rows_of;
use crate::formats::table::header_at;

fn header_of(text: &str) -> Option<usize> {
    header_at(&rows_of(&[text]))
}

#[test]
fn the_first_row_is_the_header_where_it_names_columns() {
    assert_eq!(header_of("نام,شهر,تلفن همراه\nمینا رستگار,تهران,۰۹۱۲۳۴۵۶۷۸۹\n"), Some(0));
    assert_eq!(header_of("Name,Phone 1 - Value,E-mail 2 - Value\nAli,0912,ali@example.ir\n"), Some(0));
}

#[test]
fn a_table_may_begin_with_its_first_record() {
    assert_eq!(header_of("مینا رستگار,تهران,۰۹۱۲۳۴۵۶۷۸۹\nرضا کریمی,شیراز,۰۹۱۷۱۱۱۲۲۳۳\n"), None);
    assert_eq!(header_of("Ali,ali@example.ir\nMina,mina@example.ir\n"), None);
    assert_eq!(header_of("Ali,2026-11-25\nMina,2026-11-26\n"), None);
}

#[test]
fn names_of_columns_are_different_but_for_a_few() {
    assert_eq!(header_of("نام,تلفن,تلفن,شهر\nمینا,021,0912,تهران\n"), Some(0));
    assert_eq!(header_of("Tehran,Tehran\nShiraz,Fars\n"), None);
}

#[test]
fn titles_above_the_header_are_passed_over() {
    let text = "گزارش مشتریان,,,\n۱۴۰۵/۰۹/۰۴,,,\nنام,شهر,تلفن,یادداشت\nمینا,تهران,021 8888 1234,\n";
    assert_eq!(header_of(text), Some(2));
}

#[test]
fn an_empty_table_has_no_header() {
    assert_eq!(header_of(""), None);
    assert_eq!(header_of(",,\n"), None);
}
