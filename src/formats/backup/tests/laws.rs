//! What holds of every backup.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::record::strategies::record;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_record_reads_back_as_written(one in record()) {
        let text = written(std::slice::from_ref(&one));
        prop_assert_eq!(records(&text), [one]);
    }

    #[test]
    fn a_backup_is_json_with_each_record_on_a_line(all in vec(record(), 0..6)) {
        let text = written(&all);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(json["records"].as_array().unwrap().len(), all.len());
        prop_assert_eq!(text.lines().count(), all.len() + 2);
    }

    #[test]
    fn a_backup_laid_out_by_others_reads_the_same(all in vec(record(), 0..4)) {
        let json: serde_json::Value = serde_json::from_str(&written(&all)).unwrap();
        // Fields sorted by their names, spaces and ends of lines everywhere.
        let pretty = serde_json::to_string_pretty(&json).unwrap();
        prop_assert_eq!(records(&pretty), all);
    }

    #[test]
    fn pieces_of_any_size_read_the_same(all in vec(record(), 0..4), size in 1..200_usize) {
        let text = written(&all);
        prop_assert_eq!(read_in_pieces(text.as_bytes(), size), read(&text));
    }

    #[test]
    fn a_backup_cut_off_anywhere_gives_the_whole_records_before_it(
        all in vec(record(), 1..4), part in 0.0..1.0_f64,
    ) {
        let text = written(&all);
        let end = (text.trim_end().len() as f64 * part) as usize;
        let (found, ending) = read_in_pieces(&text.as_bytes()[..end], 4_096);
        // A record is whole when the brackets that it opened are closed.
        let whole = text.as_bytes()[..end].split(|byte| *byte == b'\n').skip(1)
            .filter(|line| serde_json::from_slice::<serde_json::Value>(line.strip_suffix(b",").unwrap_or(line)).is_ok())
            .count();
        let expected: Vec<Found> = all.into_iter().take(whole).map(Found::Record).collect();
        prop_assert_eq!(found, expected);
        prop_assert!(ending.is_err() || ending.is_ok_and(|ending| ending.is_cut_off));
    }

    #[test]
    fn no_bytes_are_too_strange_to_read(bytes in vec(any::<u8>(), 0..300), size in 1..50_usize) {
        let mut text = b"{\"format\":\"peyvand\",\"records\":[".to_vec();
        text.extend_from_slice(&bytes);
        prop_assert_eq!(read_in_pieces(&text, size), read_in_pieces(&text, 4_096));
        prop_assert_eq!(read_in_pieces(&bytes, size), read_in_pieces(&bytes, 4_096));
    }

    #[test]
    fn a_byte_that_is_changed_costs_at_most_two_records_and_it_is_said(
        all in vec(record(), 4..6), part in 0.0..1.0_f64, byte in any::<u8>(),
    ) {
        let mut text = written(&all).into_bytes();
        let begin = text.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let place = begin + ((text.len() - begin) as f64 * part) as usize;
        text[place] = byte;
        let (found, ending) = read_in_pieces(&text, 4_096);
        let whole = found.iter().filter(|one| matches!(one, Found::Record(record) if all.contains(record))).count();
        prop_assert!(whole + 2 >= all.len(), "{whole} of {}", all.len());
        let is_said = found.len() > whole || ending.is_ok_and(|ending| ending.unknown > 0 || ending.is_cut_off);
        prop_assert!(whole == all.len() || is_said, "{:?}", String::from_utf8_lossy(&text));
    }

    #[test]
    fn bytes_that_are_no_record_are_not_written(one in record(), cut in 1..9_usize) {
        let bytes = bytes_of(&one);
        let mut writer = BackupWriter::new(NOW);
        let kind = one.reference().kind;
        prop_assert!(!writer.push(kind, &bytes[..bytes.len() - cut]));
        prop_assert!(!writer.push(kind, &[&bytes[..], &[0]].concat()));
        prop_assert!(writer.push(kind, &bytes));
        prop_assert_eq!(records(&writer.finish()), [one]);
    }

    #[test]
    fn any_bytes_are_written_or_refused(bytes in vec(any::<u8>(), 0..300)) {
        for kind in crate::domain::record::RecordKind::ALL {
            let mut writer = BackupWriter::new(NOW);
            let written = writer.push(kind, &bytes);
            let json: serde_json::Value = serde_json::from_str(&writer.finish()).unwrap();
            prop_assert_eq!(json["records"].as_array().unwrap().len(), usize::from(written));
        }
    }
}
