#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
use proptest::prelude::*;

const PERSIAN: &str = "نام,شهر,تلفن\r\nمینا رستگار,تهران,021 8888 1234\r\nپژمان گرجی,چالوس,0912 345 6789\r\n";
const WESTERN: &str = "Name;Ort\r\nJürgen Müller;Köln\r\nÉmile Côté;Besançon\r\n";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn decoded(encoding: Encoding, pieces: &[&[u8]]) -> String {
    let (mut decoder, mut out) = (Decoder::new(encoding), String::new());
    pieces.iter().for_each(|piece| decoder.push(piece, &mut out));
    decoder.finish(&mut out);
    out
}

fn other(encoding: Encoding) -> &'static encoding_rs::Encoding {
    match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Windows1256 => WINDOWS_1256,
        Encoding::Windows1252 => WINDOWS_1252,
    }
}

const ALL: [Encoding; 5] =
    [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1256, Encoding::Windows1252];

#[test]
fn every_byte_of_both_code_pages_is_the_character_of_the_standard() {
    let bytes: Vec<u8> = (1..=255).collect();
    for encoding in [Encoding::Windows1256, Encoding::Windows1252] {
        let (expected, _) = other(encoding).decode_without_bom_handling(&bytes);
        assert_eq!(decoded(encoding, &[&bytes]), expected);
    }
}

#[test]
fn a_mark_at_the_beginning_says_the_encoding_and_is_left_out() {
    let marked = format!("\u{feff}{PERSIAN}");
    for (bytes, encoding) in [
        (marked.clone().into_bytes(), Encoding::Utf8),
        (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        assert_eq!(Encoding::detect(&bytes), Some(encoding));
        assert_eq!(decoded(encoding, &[&bytes]), PERSIAN);
    }
}

#[test]
fn utf_16_without_a_mark_is_known_by_its_zero_bytes() {
    for text in [PERSIAN, WESTERN] {
        assert_eq!(Encoding::detect(&utf16(text, u16::to_le_bytes)), Some(Encoding::Utf16Le));
        assert_eq!(Encoding::detect(&utf16(text, u16::to_be_bytes)), Some(Encoding::Utf16Be));
    }
}

#[test]
fn utf_8_is_known_wherever_the_sample_ends() {
    let bytes = PERSIAN.as_bytes();
    for end in 2..bytes.len() {
        assert_eq!(Encoding::detect(&bytes[..end]), Some(Encoding::Utf8), "{end}");
    }
}

#[test]
fn utf_8_with_a_damaged_byte_stays_utf_8() {
    let mut bytes = PERSIAN.as_bytes().to_vec();
    bytes.insert(bytes.len() / 2, 0xFF);
    assert_eq!(Encoding::detect(&bytes), Some(Encoding::Utf8));
}

#[test]
fn plain_ascii_and_nothing_are_utf_8() {
    assert_eq!(Encoding::detect(b"name,phone\nAli,1"), Some(Encoding::Utf8));
    assert_eq!(Encoding::detect(b""), Some(Encoding::Utf8));
}

#[test]
fn persian_of_windows_is_told_from_german_and_french() {
    for text in [PERSIAN.replace('ی', "ي").as_str(), "زبون: شركة الأمل\nفاطمة الزهراء", "Ali;مدیر"]
    {
        let text = text.replace('ی', "ي");
        let (bytes, _, unmappable) = WINDOWS_1256.encode(&text);
        assert!(!unmappable, "{text}");
        assert_eq!(Encoding::detect(&bytes), Some(Encoding::Windows1256), "{text}");
        assert_eq!(decoded(Encoding::Windows1256, &[&bytes]), text);
    }
    for text in [WESTERN, "Café – “déjà vu”", "créée", "MÜLLER", "café"] {
        let (bytes, _, _) = WINDOWS_1252.encode(text);
        assert_eq!(Encoding::detect(&bytes), Some(Encoding::Windows1252), "{text}");
        assert_eq!(decoded(Encoding::Windows1252, &[&bytes]), text);
    }
}

#[test]
fn pictures_archives_and_control_bytes_are_no_text() {
    let picture = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\x01\0H\0H\0\0\xFF\xDB\0C\0\x08\x06\x06\x07";
    let archive =
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\x41\x37\x82\xCF\x72\x01\0\0\x04\x05\0\0\x13\0\x08\x02";
    for bytes in [picture.as_slice(), archive, b"\x01\x02\x03 abc \x04\x05", b"\xFF\xFE\0\0a\0\0\0"] {
        assert_eq!(Encoding::detect(bytes), None);
    }
}

#[test]
fn a_file_that_ends_within_a_character_ends_with_a_replacement() {
    assert_eq!(decoded(Encoding::Utf8, &[b"a\xD9"]), "a\u{fffd}");
    assert_eq!(decoded(Encoding::Utf16Le, &[b"a\0\x3d\xd8"]), "a\u{fffd}");
}

#[test]
fn nul_characters_are_left_out() {
    assert_eq!(decoded(Encoding::Utf8, &["علی\0 رضا\0".as_bytes()]), "علی رضا");
    assert_eq!(decoded(Encoding::Windows1256, &[b"a\0b"]), "ab");
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_read_as_another_implementation_reads_them(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80),
            prop::collection::vec(prop::sample::select(b"a\xD9\xE2\x80\xF0\x9F\xEF\xBB\xBF\xD8\xDC\0\xFE\xFF".to_vec()), 0..40),
        ],
        ends in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let mut ends: Vec<usize> = ends.iter().map(|end| end.index(bytes.len() + 1)).collect();
        ends.extend([0, bytes.len()]);
        ends.sort_unstable();
        let pieces: Vec<&[u8]> = ends.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        for encoding in ALL {
            let (expected, _) = other(encoding).decode_with_bom_removal(&bytes);
            let expected = expected.replace('\0', "");
            prop_assert_eq!(decoded(encoding, &pieces), expected, "{:?}", encoding);
        }
    }

    #[test]
    fn every_text_in_utf_8_is_known_and_read_back(text in "[\\PC\r\n]{0,60}") {
        prop_assert_eq!(Encoding::detect(text.as_bytes()), Some(Encoding::Utf8));
        let plain = text.strip_prefix('\u{feff}').unwrap_or(&text);
        prop_assert_eq!(decoded(Encoding::Utf8, &[text.as_bytes()]), plain);
    }

    #[test]
    fn any_bytes_have_an_encoding_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Some(encoding) = Encoding::detect(&bytes) {
            prop_assert!(decoded(encoding, &[&bytes]).len() <= bytes.len() * 3 + 3);
        }
    }
}
