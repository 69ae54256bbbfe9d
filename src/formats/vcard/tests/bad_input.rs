//! Files that were cut off, made up or meant to do harm.

use proptest::prelude::*;

use super::*;
use crate::domain::party::PartyDetails;
use crate::formats::incoming::ProblemKind;

fn problems(incoming: &Incoming) -> Vec<ProblemKind> {
    incoming.problems.iter().map(|problem| problem.what).collect()
}

#[test]
fn what_is_no_card_holds_no_customer() {
    assert_eq!(read_all("FN:nobody\nمتن\n"), []);
    assert_eq!(read_all(""), []);
}

#[test]
fn a_card_cut_off_at_the_end_of_the_file_counts() {
    let read = one("BEGIN:VCARD\nFN:مینا رستگار\nTEL;CELL:0912345");
    assert_eq!((read.party.name(), problems(&read)), ("مینا رستگار", vec![ProblemKind::NoPhone]));
}

#[test]
fn a_picture_cut_off_at_the_end_of_the_file_is_none() {
    let read = one("BEGIN:VCARD\nFN:Mina\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAA\n AQAB");
    assert_eq!((read.photo.clone(), problems(&read)), (None, vec![ProblemKind::NoPicture]));
}

#[test]
fn a_picture_that_is_no_base64_is_none_and_the_rest_is_taken() {
    let read = one("BEGIN:VCARD\nPHOTO;ENCODING=b:/9j/?!\nFN:Mina\nEND:VCARD");
    assert_eq!((read.party.name(), problems(&read)), ("Mina", vec![ProblemKind::NoPicture]));
}

#[test]
fn a_picture_of_a_kind_that_is_no_word_is_of_the_kind_that_its_bytes_say() {
    for parameter in ["TYPE=\"x y\"", "TYPE=تصویر"] {
        let read = one(format!("BEGIN:VCARD\nFN:Mina\nPHOTO;ENCODING=b;{parameter}:iVBORw==\nEND:VCARD"));
        assert_eq!(read.photo.unwrap().media_type, "image/png", "{parameter}");
    }
    let read = one("BEGIN:VCARD\nFN:Mina\nPHOTO:data:image/تصویر;base64,iVBORw==\nEND:VCARD");
    assert_eq!(read.photo.unwrap().media_type, "image/png");
}

#[test]
fn a_picture_of_more_than_ten_megabytes_is_none() {
    let photo = "A".repeat(14_000_000);
    let read = one(format!("BEGIN:VCARD\nFN:Mina\nPHOTO;ENCODING=b:{photo}\nEND:VCARD"));
    assert_eq!((read.photo.clone(), problems(&read)), (None, vec![ProblemKind::NoPicture]));
}

#[test]
fn quoted_printable_cut_off_in_a_letter_leaves_what_came_before_it() {
    let read = one("BEGIN:VCARD\nFN;QUOTED-PRINTABLE:=D9=85=DB=8C=D9=\nEND:VCARD\n");
    assert_eq!(read.party.name(), "می");
}

#[test]
fn a_file_cut_off_in_a_fold_gives_what_there_was() {
    assert_eq!(one("BEGIN:VCARD\r\nFN:Mina Rast\r\n ").party.name(), "Mina Rast");
}

#[test]
fn nul_bytes_are_no_part_of_a_name() {
    assert_eq!(one("BEGIN:VCARD\nFN:Mi\0na\0\nEND:VCARD").party.name(), "Mina");
}

#[test]
fn nul_bytes_in_the_label_of_a_number_are_no_part_of_the_notes() {
    let read = one("BEGIN:VCARD\nFN:Mina\nTEL;TYPE=Sh\0op:09123456789\nEND:VCARD");
    assert_eq!(read.party.notes, "Shop: 09123456789");
}

#[test]
fn notes_begin_with_no_space_though_a_label_does() {
    let read = one("BEGIN:VCARD\nFN:Mina\nTEL;TYPE=\" Shop\":09123456789\nEND:VCARD");
    assert_eq!(read.party.notes, "Shop: 09123456789");
}

#[test]
fn an_organisation_of_nothing_but_signs_is_none() {
    let read = one("BEGIN:VCARD\nFN:Mina\nORG:;\nTITLE:Owner\nEND:VCARD");
    assert_eq!(read.memberships, []);
    let PartyDetails::Person(person) = read.party.details else { panic!("a person") };
    assert_eq!(person.job_title, "Owner");
}

#[test]
fn a_site_is_on_one_line() {
    let read = one("BEGIN:VCARD\nFN:Pars\nORG:Pars\nURL:https://pars\\n.example\nEND:VCARD");
    let PartyDetails::Organisation(pars) = read.party.details else { panic!("an organisation") };
    assert_eq!(pars.website, "https://pars .example");
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    let note = "چای ".repeat(150_000);
    let read = one(format!("BEGIN:VCARD\nFN:Mina\nNOTE:{note}\nEND:VCARD"));
    assert_eq!(read.party.notes, note.trim());
}

#[test]
fn a_card_of_a_hundred_thousand_lines_is_unreadable_and_the_next_is_read() {
    let bomb = "TEL:09123456789\n".repeat(100_000);
    let file = format!("BEGIN:VCARD\nFN:A\n{bomb}END:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD");
    let all = read_all(file);
    assert_eq!(all.iter().map(problems).collect::<Vec<_>>(), [vec![ProblemKind::Unreadable], vec![]]);
    assert_eq!(all[1].party.name(), "B");
}

#[test]
fn a_card_of_twenty_megabytes_is_unreadable_also_on_one_line() {
    for line in ["NOTE:", "NOTE:\n", "PHOTO;ENCODING=b:\n "] {
        let text = format!("{line}{}\n", "a".repeat(20 << 20));
        let read = one(format!("BEGIN:VCARD\nFN:A\n{text}END:VCARD"));
        assert_eq!(problems(&read), [ProblemKind::Unreadable], "{line}");
    }
}

#[test]
fn ten_thousand_cards_within_each_other_are_one() {
    let inner = "AGENT:\nBEGIN:VCARD\nFN:B\n".repeat(10_000);
    let read = one(format!("BEGIN:VCARD\nFN:A\n{inner}{}", "END:VCARD\n".repeat(10_001)));
    assert_eq!(read.party.name(), "A");
}

#[test]
fn a_line_that_is_no_property_is_kept_in_the_notes() {
    let read = one("BEGIN:VCARD\nFN:Mina\nNOTE:likes tea\nand sugar\nEND:VCARD");
    assert_eq!(read.party.notes, "likes tea\nand sugar");
}

#[test]
fn a_value_of_nothing_but_signs_is_not_divided_for_ever() {
    let read = one(format!("BEGIN:VCARD\nFN:A\nCATEGORIES:{}a\nEND:VCARD", ",".repeat(1_000_000)));
    assert_eq!(read.party.tags.len(), 1);
}

/// A file with something of everything, broken at random.
fn broken_file() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "BEGIN:VCARD\r\n",
        "END:VCARD\r\n",
        "FN:",
        "N:",
        "item1.",
        "TEL;TYPE=CELL",
        "EMAIL",
        "ADR:;;",
        "ORG:",
        "X-ABLabel:",
        "BDAY:",
        "1604-04-12",
        "--0412",
        "X-ABDATE:",
        "PHOTO;ENCODING=b:",
        "PHOTO:data:",
        "AGENT:\n",
        ";ENCODING=QUOTED-PRINTABLE",
        "=D9=",
        "=\r\n",
        "\r\n ",
        "\n",
        ":",
        ";",
        ",",
        "\\",
        "\"",
        "a",
        "م",
        "0912",
        "@",
        "URL:https://t.me/",
        "GEO:",
        "X-PEYVAND-FIELD;X-PEYVAND=",
        "X-PEYVAND-CONSENT;X-PEYVAND=\"sms,yes,",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;",
        "CATEGORIES:",
        "X-",
        "=",
    ]);
    let any_bytes = prop::collection::vec(any::<u8>(), 0..4);
    let piece = prop_oneof![8 => pieces.prop_map(|piece| piece.as_bytes().to_vec()), 1 => any_bytes];
    prop::collection::vec(piece, 0..60)
        .prop_map(|pieces| [b"BEGIN:VCARD\n".to_vec(), pieces.concat()].concat())
}

proptest! {
    #[test]
    fn whatever_comes_has_a_name_or_says_that_it_has_none(file in broken_file()) {
        for read in read_all(file) {
            let is_rejected = problems(&read).into_iter().any(ProblemKind::rejects);
            prop_assert_eq!(read.party.name().is_empty(), is_rejected);
        }
    }

    #[test]
    fn pieces_give_the_customers_of_the_whole(
        file in broken_file(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
        places.extend([0, file.len()]);
        places.sort_unstable();
        let (mut reader, mut all) = (CardReader::new(context()), Vec::new());
        for pair in places.windows(2) {
            reader.push(&file[pair[0]..pair[1]], &mut |incoming| all.push(incoming));
        }
        reader.finish(&mut |incoming| all.push(incoming));
        prop_assert_eq!(all, read_all(&file));
    }
}
