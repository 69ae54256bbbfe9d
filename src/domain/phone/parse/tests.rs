//! Telephone numbers as people write them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::digits::DigitSystem;
use proptest::prelude::*;

fn e164(text: &str, home: Country) -> String {
    parse(text, home).unwrap().to_string()
}

#[test]
fn an_iranian_mobile_is_read_in_every_way_it_is_written() {
    for text in [
        "09123456789",
        "0912 345 6789",
        "0912-345-6789",
        "۰۹۱۲۳۴۵۶۷۸۹",
        "٠٩١٢٣٤٥٦٧٨٩",
        "+98 912 345 6789",
        "+98 (0) 912 345 6789",
        "+98 (0)912 345 6789",
        "+98 0912 345 6789",
        "00989123456789",
        "989123456789",
        "9123456789",
        "(0912) 345.6789",
        "tel:+98-912-345-6789",
        "\u{202a}+989123456789\u{202c}",
        "۹۸۹۱۲۳۴۵۶۷۸۹+",
        "0989123456789",
    ] {
        assert_eq!(e164(text, Country::IR), "+989123456789", "{text}");
    }
}

#[test]
fn a_tehran_office_is_read_with_its_extension_in_each_language() {
    for text in [
        "(021) 8877 6655 ext. 12",
        "021-88776655 x12",
        "021-88776655 #12",
        "۰۲۱-۸۸۷۷۶۶۵۵ داخلی ۱۲",
        "021 88776655 داخلي: 12",
        "٠٢١٨٨٧٧٦٦٥٥ تحويلة ١٢",
        "+982188776655;ext=12",
        "02188776655 Extension 12",
        "021-88776655,12",
        "02188776655,,12",
        "021 8877 6655;12",
        "۰۲۱۸۸۷۷۶۶۵۵، ۱۲",
        "021 88776655 ext 12",
        "021-88776655x12",
        "٠٢١٨٨٧٧٦٦٥٥ تحويله ١٢",
    ] {
        assert_eq!(e164(text, Country::IR), "+982188776655;ext=12", "{text}");
    }
}

#[test]
fn the_same_digits_mean_another_number_in_another_country() {
    assert_eq!(e164("0501234567", Country::AE), "+971501234567");
    assert_eq!(e164("0501234567", Country::SA), "+966501234567");
}

#[test]
fn an_american_dials_abroad_with_011() {
    assert_eq!(e164("011 98 21 8877 6655", Country::US), "+982188776655");
    assert_eq!(e164("1 (212) 555-0123", Country::US), "+12125550123");
    assert_eq!(e164("8 10 98 21 8877 6655", Country::RU), "+982188776655");
}

#[test]
fn a_russian_eight_is_the_trunk_prefix_and_not_part_of_the_number() {
    assert_eq!(e164("8 (912) 345-67-89", Country::RU), "+79123456789");
    assert_eq!(e164("8123456789", Country::RU), "+78123456789");
}

#[test]
fn zeros_before_a_number_that_is_written_from_abroad_are_no_part_of_it() {
    for text in ["+44 0 07907012345", "+4407907012345", "+447907012345"] {
        assert_eq!(e164(text, Country::GB), "+447907012345", "{text}");
    }
}

#[test]
fn an_italian_zero_belongs_to_the_number() {
    assert_eq!(e164("06 1234 5678", Country::IT), "+390612345678");
    assert_eq!(e164("+39 06 1234 5678", Country::IR), "+390612345678");
}

#[test]
fn a_calling_code_without_plus_from_a_list_is_understood() {
    assert_eq!(e164("971501234567", Country::IR), "+971501234567");
}

#[test]
fn a_country_without_a_plan_is_still_read_in_international_form() {
    assert_eq!(e164("+252 61 2345678", Country::IR), "+252612345678");
}

#[test]
fn a_local_number_without_its_area_code_is_too_short() {
    assert_eq!(
        parse("88776655", Country::IR),
        Err(PhoneError::TooShort { text: "88776655".to_owned(), country: Country::IR })
    );
}

#[test]
fn a_digit_too_many_is_too_long() {
    assert_eq!(
        parse("091234567890", Country::IR),
        Err(PhoneError::TooLong { text: "091234567890".to_owned(), country: Country::IR })
    );
    assert!(matches!(parse("+98912345678901234567", Country::IR), Err(PhoneError::TooLong { .. })));
}

#[test]
fn an_unassigned_calling_code_is_named_as_such() {
    for text in ["+999 123 456 789", "00", "+0 912 345 67 89"] {
        assert_eq!(parse(text, Country::IR), Err(PhoneError::UnknownCallingCode { text: text.to_owned() }));
    }
}

#[test]
fn a_letter_is_named_as_what_does_not_belong() {
    assert_eq!(
        parse("0912 34S 6789", Country::IR),
        Err(PhoneError::UnexpectedCharacter { text: "0912 34S 6789".to_owned(), character: 's' })
    );
    assert!(matches!(
        parse("0912+3456789", Country::IR),
        Err(PhoneError::UnexpectedCharacter { character: '+', .. })
    ));
}

#[test]
fn nothing_is_no_number() {
    for text in ["", "   ", "+", "()-"] {
        assert_eq!(parse(text, Country::IR), Err(PhoneError::NoDigits { text: text.to_owned() }));
    }
}

#[test]
fn an_extension_of_letters_is_refused() {
    for text in ["02188776655 ext. abc", "02188776655 x", "02188776655 x123456789"] {
        assert_eq!(
            parse(text, Country::IR),
            Err(PhoneError::BadExtension { text: text.to_owned() }),
            "{text}"
        );
    }
}

/// Reads a number as typed, and as typed with Persian and with Arabic digits.
fn reads_in_every_digits(home: Country, numbers: &[(&str, &str)]) {
    for (text, expected) in numbers {
        for digits in DigitSystem::ALL {
            let text = digits.convert(text);
            assert_eq!(e164(&text, home), *expected, "{text} in {home}");
        }
    }
}

#[test]
fn mobiles_and_landlines_are_read_as_they_are_written_at_home() {
    for (home, numbers) in [
        (
            Country::IR,
            &[
                ("0935 111 2233", "+989351112233"),
                ("0990-123-4567", "+989901234567"),
                ("021-22334455", "+982122334455"),
                ("(031) 3622 1234", "+983136221234"),
                ("051 3842 7788", "+985138427788"),
            ][..],
        ),
        (
            Country::IQ,
            &[
                ("0770 123 4567", "+9647701234567"),
                ("07901234567", "+9647901234567"),
                ("01 717 5300", "+96417175300"),
                ("066 255 1234", "+964662551234"),
            ],
        ),
        (
            Country::SA,
            &[
                ("055 123 4567", "+966551234567"),
                ("011 464 1234", "+966114641234"),
                ("012-667-8899", "+966126678899"),
                ("9200 12345", "+966920012345"),
                ("800 124 5678", "+9668001245678"),
            ],
        ),
        (
            Country::AE,
            &[
                ("050 123 4567", "+971501234567"),
                ("04 321 0987", "+97143210987"),
                ("02-666-1234", "+97126661234"),
                ("600 540 000", "+971600540000"),
                ("800 4444", "+9718004444"),
            ],
        ),
        (
            Country::EG,
            &[
                ("0100 123 4567", "+201001234567"),
                ("01512345678", "+201512345678"),
                ("02 2736 1234", "+20227361234"),
                ("03 486 1234", "+2034861234"),
                ("048 222 1234", "+20482221234"),
            ],
        ),
        (
            Country::GB,
            &[
                ("07911 123456", "+447911123456"),
                ("020 7946 0958", "+442079460958"),
                ("0161 496 0123", "+441614960123"),
                ("01632 960123", "+441632960123"),
                ("016977 2345", "+44169772345"),
            ],
        ),
        (Country::US, &[("(212) 555-0123", "+12125550123"), ("1-800-555-0199", "+18005550199")]),
        (
            Country::DE,
            &[
                ("0151 12345678", "+4915112345678"),
                ("0171 1234567", "+491711234567"),
                ("030 123456", "+4930123456"),
                ("089/1234567", "+49891234567"),
                ("0711 123456", "+49711123456"),
            ],
        ),
        (
            Country::TR,
            &[
                ("0532 123 45 67", "+905321234567"),
                ("0212 345 67 89", "+902123456789"),
                ("(0312) 418 12 34", "+903124181234"),
                ("444 0 333", "+904440333"),
            ],
        ),
    ] {
        reads_in_every_digits(home, numbers);
    }
}

#[test]
fn a_number_keeps_to_the_length_its_prefix_asks_for() {
    for (text, home, long) in [
        ("05012345678", Country::AE, true),
        ("050123456", Country::AE, false),
        ("05712345678", Country::AE, true),
        ("05012345678", Country::SA, true),
        ("050123456", Country::SA, false),
        ("0791112345", Country::GB, false),
        ("010123456", Country::EG, false),
        ("010123456789", Country::EG, true),
        ("0912 345 678", Country::IR, false),
        ("0171 123456", Country::DE, false),
        ("0532 123 45 6", Country::TR, false),
        ("+971 50 123 456", Country::IR, false),
        ("+20 010 123 4567", Country::IR, false),
    ] {
        match parse(text, home) {
            Err(PhoneError::TooLong { .. }) => assert!(long, "{text}"),
            Err(PhoneError::TooShort { .. }) => assert!(!long, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn a_number_of_tehran_without_its_area_code_is_not_one_of_another_country() {
    for text in ["46123456", "43123456", "49301234", "44123456", "90123456", "8877665", "42864", "461234"] {
        let too_short = PhoneError::TooShort { text: text.to_owned(), country: Country::IR };
        assert_eq!(parse(text, Country::IR), Err(too_short));
    }
}

#[test]
fn another_countrys_code_is_told_by_a_plus_by_zeros_or_by_a_number_too_long_for_home() {
    for text in ["+46 8 123 456 78", "0046812345678", "46812345678"] {
        assert_eq!(e164(text, Country::IR), "+46812345678", "{text}");
    }
}

#[test]
fn an_office_in_iran_has_a_short_number_behind_its_area_code() {
    for text in ["021-42864", "+98 21 42864", "0098 (0)21 42864", "۰۲۱ ۴۲۸۶۴"] {
        assert_eq!(e164(text, Country::IR), "+982142864", "{text}");
    }
    assert_eq!(e164("021-1888", Country::IR), "+98211888");
    assert_eq!(parse("021-42864", Country::IR).unwrap().format_local(Country::IR), "021 42864");
    assert!(matches!(parse("021-428647", Country::IR), Err(PhoneError::TooShort { .. })));
}

#[test]
fn a_calling_code_is_read_however_much_stands_before_it() {
    for text in [
        "+0098 21 8877 6655",
        "+00 98 21 88776655",
        "(+98) 21 88776655",
        "(+98)(0)21 8877 6655",
        "0098 (0)21 8877 6655",
        "00 98 021 88776655",
        "+98 (021) 88776655",
        "＋۹۸ ۲۱ ۸۸۷۷۶۶۵۵",
    ] {
        assert_eq!(e164(text, Country::IR), "+982188776655", "{text}");
    }
}

#[test]
fn two_numbers_in_one_field_are_not_taken_for_a_number_and_its_extension() {
    for text in ["02188776655, 02188776656", "02188776655; 09123456789"] {
        assert!(matches!(parse(text, Country::IR), Err(PhoneError::BadExtension { .. })), "{text}");
    }
}

/// A country with a plan and a national number that fits one of its rules.
fn any_number() -> impl Strategy<Value = PhoneNumber> {
    let countries: Vec<Country> = Country::all().filter(|c| plans::of(*c).is_some()).collect();
    (proptest::sample::select(countries), "[1-9][0-9]{4,11}").prop_filter_map(
        "a number of the plan",
        |(country, national)| {
            plans::of(country)?.rule(&national)?;
            assemble(country, &national, &national).ok()
        },
    )
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back_at_home_and_abroad(number in any_number(), extension in "[0-9]{1,8}") {
        let home = number.country().unwrap();
        for digits in DigitSystem::ALL {
            prop_assert_eq!(parse(&digits.convert(&number.format_local(home)), home), Ok(number));
        }
        prop_assert_eq!(parse(&number.format_international(), Country::IR), Ok(number));
        prop_assert_eq!(parse(&number.to_string(), Country::IR), Ok(number));
        let extended = number.with_extension(&extension).unwrap();
        prop_assert_eq!(parse(&extended.to_string(), Country::IR), Ok(extended));
        prop_assert_eq!(parse(&format!("{},{extension}", number.format_local(home)), home), Ok(extended));
        prop_assert_eq!(parse_e164(&number.to_string()), Some(number));
    }

    #[test]
    fn no_text_at_all_makes_the_parser_fail_otherwise_than_with_an_error(text in "\\PC{0,24}") {
        if let Ok(number) = parse(&text, Country::IR) {
            prop_assert_eq!(parse_e164(&number.to_string()), Some(number));
        }
    }
}
