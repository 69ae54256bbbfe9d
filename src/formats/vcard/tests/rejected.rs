//! Cards that were rejected and come back.

use super::*;
use crate::formats::incoming::ProblemKind;

/// The cards of a file that are rejected, as the file that comes back.
fn rejected(file: &[u8], words: &dyn Fn(ProblemKind) -> String) -> Vec<u8> {
    let mut rejected = RejectedCards::default();
    let mut take = |incoming: Incoming, lines: &[u8]| {
        if let Some(problem) = incoming.problems.iter().find(|problem| problem.what.rejects()) {
            assert!(rejected.keep(lines, problem.what));
        }
    };
    let mut reader = CardReader::keeping_lines(context());
    for piece in file.chunks(7) {
        reader.push_with_lines(piece, &mut take);
    }
    reader.finish_with_lines(&mut take);
    rejected.file(words)
}

fn words(why: ProblemKind) -> String {
    if why == ProblemKind::NoName { "نام ندارد" } else { "خوانده نمی‌شود" }.to_owned()
}

fn text(file: &[u8]) -> String {
    String::from_utf8(rejected(file, &words)).unwrap()
}

#[test]
fn a_card_without_a_name_comes_back_with_its_lines_and_why() {
    let file = "BEGIN:VCARD\r\nFN:Mina\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:No\r\n  name; at\\,all\r\nEND:VCARD\r\n";
    let back =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:No name; at\\,all\r\nX-PEYVAND-REASON:نام ندارد\r\nEND:VCARD\r\n";
    assert_eq!(text(file.as_bytes()), back);
}

#[test]
fn a_card_that_comes_back_twice_says_only_why_it_did_the_last_time() {
    let once = text(b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n");
    assert_eq!(text(once.as_bytes()), once);
}

#[test]
fn a_card_that_was_mended_comes_in_without_the_reason() {
    let once = text(b"BEGIN:VCARD\nTITLE:Buyer\nEND:VCARD\n");
    let mended = one(once.replace("TITLE", "FN:Mina\r\nTITLE"));
    assert_eq!((mended.party.name(), mended.party.notes.as_str(), mended.problems.len()), ("Mina", "", 0));
}

#[test]
fn the_card_of_an_agent_stays_within_the_card_that_comes_back() {
    let file = "BEGIN:VCARD\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\n";
    assert_eq!(text(file.as_bytes()), [file, "X-PEYVAND-REASON:نام ندارد\r\nEND:VCARD\r\n"].concat());
}

#[test]
fn bytes_that_are_no_utf_8_come_back_as_they_stood() {
    let file = b"BEGIN:VCARD\r\nNOTE;CHARSET=WINDOWS-1256:\xd3\xe1\xc7\xe3\r\nEND:VCARD\r\n";
    let back = rejected(file, &words);
    assert!(back.windows(4).any(|bytes| bytes == b"\xd3\xe1\xc7\xe3"));
}

#[test]
fn the_reason_is_no_part_of_encoded_text_that_was_cut_off() {
    let once = text(b"BEGIN:VCARD\r\nNOTE;QUOTED-PRINTABLE:=D9=85=\r\nEND:VCARD\r\n");
    assert_eq!(one(&once).party.notes, "م");
}

#[test]
fn words_of_two_lines_stay_one_property() {
    let back = rejected(b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n", &|_| "No name;\nEND:VCARD".to_owned());
    assert_eq!(read_all(&back).len(), 1);
    assert!(String::from_utf8(back).unwrap().contains("X-PEYVAND-REASON:No name\\;\\nEND:VCARD\r\n"));
}

#[test]
fn a_card_that_is_too_large_comes_back_without_what_makes_it_so() {
    let file = format!("BEGIN:VCARD\nFN:Mina\nNOTE:{}\nTEL:1\nEND:VCARD\n", "a".repeat(17 << 20));
    let back = "BEGIN:VCARD\r\nFN:Mina\r\nTEL:1\r\nX-PEYVAND-REASON:خوانده نمی‌شود\r\nEND:VCARD\r\n";
    assert_eq!(text(file.as_bytes()), back);
}

#[test]
fn of_more_than_twenty_megabytes_the_first_are_kept() {
    let mut rejected = RejectedCards::default();
    let lines = vec![b'a'; 7_000_000];
    let kept = [(); 3].map(|()| rejected.keep(&lines, ProblemKind::NoName));
    assert_eq!((kept, rejected.keep(b"NOTE:x\r\n", ProblemKind::NoName)), ([true, true, false], true));
    assert_eq!(rejected.len(), 3);
}
