use super::{cells_of, delimiter_of, rows_of};
use crate::formats::table::{MAX_CELL_CHARACTERS, MAX_CELLS, MAX_ROW_BYTES, RowState, TableReader};
use proptest::prelude::*;

#[test]
fn quoted_cells_may_hold_commas_quotes_and_ends_of_lines() {
    let text = "نام,یادداشت\r\n\"رستگار، مینا\",\"گفت: \"\"فردا\"\"\r\nپیش از ظهر\"\r\nرضا,\r\n";
    assert_eq!(
        cells_of(text),
        [vec!["نام", "یادداشت"], vec!["رستگار، مینا", "گفت: \"فردا\"\r\nپیش از ظهر"], vec!["رضا", ""]]
    );
}

#[test]
fn lines_end_in_any_of_the_three_ways_and_are_counted() {
    for end in ["\r\n", "\n", "\r"] {
        let text = ["a,b", "\"1", "2\",c", "", "d,e"].join(end);
        let lines: Vec<u32> = rows_of(&[&text]).iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 2, 5], "{end:?}");
    }
}

#[test]
fn blank_lines_are_passed_over_and_empty_cells_are_not() {
    assert_eq!(cells_of("a,b\n\n  \n,\n\"\"\n"), [vec!["a", "b"], vec!["", ""], vec![""]]);
}

#[test]
fn ragged_rows_stay_as_they_are() {
    assert_eq!(cells_of("a,b,c\n1\n1,2,3,4\n").iter().map(Vec::len).collect::<Vec<_>>(), [3, 1, 4]);
}

#[test]
fn a_quote_within_a_cell_is_a_character_like_any_other() {
    assert_eq!(
        cells_of("Monitor 24\" wide,x\n\"Ali\" Rezaei,y\n"),
        [["Monitor 24\" wide", "x"], ["Ali Rezaei", "y"]]
    );
}

#[test]
fn the_delimiter_is_the_one_that_divides_evenly() {
    for (text, delimiter) in [
        ("نام,شهر\nمینا,تهران\n", ','),
        ("Name;Amount;City\nAli;1,5;Tehran\nMina;2,5;Shiraz\n", ';'),
        ("Name\tAddress\nAli\tVali Asr, 12, Tehran\n", '\t'),
        ("Name|Note\nAli|one; two; three\nMina|four\n", '|'),
        ("نام، شهر، تلفن\nمینا، تهران، ۰۲۱\n", '،'),
        ("نام؛ شهر\nمینا؛ تهران\n", '؛'),
        ("Name,Note\n\"Ali\",\"a;b;c\"\n\"Mina\",\"d;e;f\"\n", ','),
        ("علی\nرضا\n", ','),
        ("", ','),
    ] {
        assert_eq!(delimiter_of(text), delimiter, "{text}");
    }
}

#[test]
fn commas_in_every_address_do_not_outweigh_the_names_of_the_columns() {
    let text = "Name;Address\nAli;12, Vali Asr, Tehran\nMina;3, Zand, Shiraz\n";
    assert_eq!(delimiter_of(text), ';');
}

#[test]
fn the_first_line_of_excel_names_the_delimiter_and_is_no_row() {
    for end in ["\r\n", "\n", "\r"] {
        let rows = rows_of(&[&["sep=|", "a,b|c", ""].join(end)]);
        assert_eq!((rows[0].line, rows[0].cells.as_slice()), (2, ["a,b", "c"].map(str::to_owned).as_slice()));
    }
}

#[test]
fn an_apostrophe_before_a_formula_is_taken_away_and_no_other() {
    assert_eq!(cells_of("'=1+1,''@ali,'tis,'\n"), [["=1+1", "'@ali", "'tis", "'"]]);
}

#[test]
fn a_cell_that_is_too_long_is_cut_and_the_row_says_so() {
    let text = format!("{},b\nc,d\n", "آ".repeat(MAX_CELL_CHARACTERS + 1));
    let rows = rows_of(&[&text]);
    assert_eq!(rows[0].state, RowState::Cut);
    assert_eq!(rows[0].cells[0].chars().count(), MAX_CELL_CHARACTERS);
    assert_eq!((rows[0].cells[1].as_str(), rows[1].state), ("b", RowState::Whole));
}

#[test]
fn a_row_of_too_many_cells_is_cut_and_the_row_says_so() {
    let rows = rows_of(&[&"a,".repeat(MAX_CELLS + 5)]);
    assert_eq!((rows[0].cells.len(), rows[0].state), (MAX_CELLS, RowState::Cut));
    let rows = rows_of(&["a", &",".repeat(MAX_CELLS + 5)]);
    assert_eq!((rows[0].cells.len(), rows[0].state), (MAX_CELLS, RowState::Whole));
}

#[test]
fn a_row_takes_no_more_than_its_share_of_memory() {
    let rows = rows_of(&[&format!("{},", "a".repeat(30_000)).repeat(100)]);
    assert_eq!(rows[0].state, RowState::Cut);
    assert!(rows[0].cells.iter().map(String::len).sum::<usize>() <= MAX_ROW_BYTES);
}

#[test]
fn a_quote_nobody_closed_costs_one_row() {
    let text = "name,city\nAli,\"Tehran\nMina,Shiraz\nReza,Qom\n";
    let rows = rows_of(&[text]);
    let said: Vec<_> = rows.iter().map(|row| (row.line, row.cells.join("/"), row.state)).collect();
    assert_eq!(
        said,
        [
            (1, "name/city".to_owned(), RowState::Whole),
            (2, "Ali/\"Tehran".to_owned(), RowState::Unreadable),
            (3, "Mina/Shiraz".to_owned(), RowState::Whole),
            (4, "Reza/Qom".to_owned(), RowState::Whole),
        ]
    );
}

#[test]
fn a_quote_nobody_closed_is_known_by_the_next_one_where_others_are_closed() {
    for end in ["\r\n", "\n", "\r"] {
        let text = [
            "\"name\",\"city\"",
            "\"Ali,\"Tehran\"",
            "\"Mina\",\"Shiraz\"",
            "\"Reza,Qom",
            "\"Sara\",\"Yazd\"",
        ]
        .join(end);
        let rows = rows_of(&[&text]);
        let said: Vec<_> = rows.iter().map(|row| (row.line, row.cells.join("/"), row.state)).collect();
        assert_eq!(
            said,
            [
                (1, "name/city".to_owned(), RowState::Whole),
                // Closed by the next quote, as Excel takes it.
                (2, "Ali,Tehran\"".to_owned(), RowState::Whole),
                (3, "Mina/Shiraz".to_owned(), RowState::Whole),
                (4, "\"Reza,Qom".to_owned(), RowState::Unreadable),
                (5, "Sara/Yazd".to_owned(), RowState::Whole),
            ],
            "{end:?}"
        );
    }
}

#[test]
fn a_quote_nobody_closed_in_a_large_file_is_known_after_a_while() {
    let mut text = String::from("name,city\nAli,\"Tehran\n");
    (0..20_000).for_each(|_| text.push_str("Mina,Shiraz\n"));
    let (mut reader, mut rows) = (TableReader::new(), Vec::new());
    reader.push(&text, &mut |row| rows.push(row));
    assert!(rows.len() > 10_000, "they come before the end of the file");
    reader.finish(&mut |row| rows.push(row));
    assert_eq!((rows.len(), rows[1].state, rows[2].line), (20_002, RowState::Unreadable, 3));
}

#[test]
fn a_quote_nobody_closed_on_the_last_line_keeps_what_stands_there() {
    let rows = rows_of(&["a,b\nc,\"d"]);
    assert_eq!((rows[1].cells.join("/").as_str(), rows[1].state), ("c/\"d", RowState::Unreadable));
}

/// Texts in which everything that means something is frequent.
fn crowded() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "\"", "\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "\r", "a", "علی", "'", "=", " ",
        ]),
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_text_in_any_pieces_has_the_same_rows(
        text in crowded(),
        ends in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let mut ends: Vec<usize> =
            ends.iter().map(|end| text.floor_char_boundary(end.index(text.len() + 1))).collect();
        ends.extend([0, text.len()]);
        ends.sort_unstable();
        let pieces: Vec<&str> = ends.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect();
        prop_assert_eq!(rows_of(&pieces), rows_of(&[&text]));
    }

    #[test]
    fn nothing_but_quotes_delimiters_and_ends_of_lines_is_lost(text in crowded()) {
        let letters = |text: &str| text.chars().filter(|one| one.is_alphabetic()).collect::<String>();
        let rows = rows_of(&[&text]);
        let read: String = rows.iter().flat_map(|row| row.cells.iter().map(String::as_str)).collect();
        prop_assert_eq!(letters(&read), letters(&text));
    }

    #[test]
    fn rows_come_in_the_order_of_their_lines(text in crowded()) {
        let rows = rows_of(&[&text]);
        prop_assert!(rows.windows(2).all(|pair| pair[0].line < pair[1].line));
        let lines = text.replace("\r\n", "\n").split(['\r', '\n']).count();
        prop_assert!(rows.iter().all(|row| row.line as usize <= lines));
    }
}
