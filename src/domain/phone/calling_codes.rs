//! Which country has which calling code: ITU-T E.164's list of assigned codes, with ISO's letters.

use crate::domain::country::Country;

/// Calling code 1: the United States, Canada and the Caribbean tell each other by area code.
pub(super) const NORTH_AMERICA: u16 = 1;
/// Calling code 7, shared by Russia and Kazakhstan.
const RUSSIA_AND_KAZAKHSTAN: u16 = 7;

/// The calling code of `country`; zero for letters that no country has.
pub(in crate::domain) fn of(country: Country) -> u16 {
    let letters = country.ordinal();
    let found = COUNTRIES.binary_search_by_key(&letters, |entry| u16::from_be_bytes(entry.0));
    found.map_or(0, |found| COUNTRIES[found].1)
}

/// Splits E.164 digits into the calling code and the national number; `None` when they begin with
/// no assigned code. No code is the beginning of another.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn split(digits: &str) -> Option<(u16, &str)> {
    let mut code = 0;
    for (place, digit) in digits.bytes().take(3).enumerate() {
        if !digit.is_ascii_digit() || place == 0 && digit == b'0' {
            return None;
        }
        code = code * 10 + u16::from(digit - b'0');
        if is_assigned(code) {
            return Some((code, &digits[place + 1..]));
        }
    }
    None
}

/// The same of E.164 digits that are one number of `count` digits: how many of them are the calling code.
pub(super) fn length_in(digits: u64, count: u32) -> Option<u32> {
    let code = |length| 10_u64.checked_pow(count.checked_sub(length)?).map(|rest| digits / rest);
    (1..=3).find(|length| code(*length).is_some_and(|code| is_assigned(code as u16)))
}

/// Whether a country has the code. Numbers are read by the hundred thousand, so it is a look at one bit.
fn is_assigned(code: u16) -> bool {
    ASSIGNED.get(usize::from(code / 64)).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
}

/// A bit for each number up to 999 that is a calling code.
static ASSIGNED: [u64; 16] = assigned();

const fn assigned() -> [u64; 16] {
    let mut bits = [0; 16];
    let mut place = 0;
    while place < COUNTRIES.len() {
        let code = COUNTRIES[place].1;
        bits[(code / 64) as usize] |= 1 << (code % 64);
        place += 1;
    }
    bits
}

/// The country a national number under an assigned `code` belongs to. Territories that share a
/// code without area codes of their own count as the country they share it with.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn country_of(code: u16, national: &str) -> Option<Country> {
    let letters = match code {
        NORTH_AMERICA => {
            let area = national.get(..3).and_then(|area| area.parse::<u16>().ok()).unwrap_or(0);
            let found = NORTH_AMERICAN_AREAS.binary_search_by_key(&area, |entry| entry.0);
            found.map_or(*b"US", |found| NORTH_AMERICAN_AREAS[found].1)
        }
        RUSSIA_AND_KAZAKHSTAN if national.starts_with(['6', '7']) => *b"KZ",
        RUSSIA_AND_KAZAKHSTAN => *b"RU",
        _ => {
            let owner = |entry: &&([u8; 2], u16)| entry.1 == code && !SHARERS.contains(&entry.0);
            COUNTRIES.iter().find(owner)?.0
        }
    };
    Some(Country::from_letters(letters))
}

/// Those that share another country's code, and are not told from it by the number.
const SHARERS: [[u8; 2]; 14] = [
    *b"AX", *b"BL", *b"BQ", *b"CC", *b"CX", *b"EH", *b"GG", *b"IM", *b"JE", *b"MF", *b"SJ", *b"VA", *b"YT",
    *b"KZ",
];

/// Countries in alphabetical order of their letters, with their calling code.
#[rustfmt::skip]
pub(in crate::domain) const COUNTRIES: &[([u8; 2], u16)] = &[
    (*b"AD", 376), (*b"AE", 971), (*b"AF", 93), (*b"AG", 1), (*b"AI", 1), (*b"AL", 355),
    (*b"AM", 374), (*b"AO", 244), (*b"AR", 54), (*b"AS", 1), (*b"AT", 43), (*b"AU", 61),
    (*b"AW", 297), (*b"AX", 358), (*b"AZ", 994), (*b"BA", 387), (*b"BB", 1), (*b"BD", 880),
    (*b"BE", 32), (*b"BF", 226), (*b"BG", 359), (*b"BH", 973), (*b"BI", 257), (*b"BJ", 229),
    (*b"BL", 590), (*b"BM", 1), (*b"BN", 673), (*b"BO", 591), (*b"BQ", 599), (*b"BR", 55),
    (*b"BS", 1), (*b"BT", 975), (*b"BW", 267), (*b"BY", 375), (*b"BZ", 501), (*b"CA", 1),
    (*b"CC", 61), (*b"CD", 243), (*b"CF", 236), (*b"CG", 242), (*b"CH", 41), (*b"CI", 225),
    (*b"CK", 682), (*b"CL", 56), (*b"CM", 237), (*b"CN", 86), (*b"CO", 57), (*b"CR", 506),
    (*b"CU", 53), (*b"CV", 238), (*b"CW", 599), (*b"CX", 61), (*b"CY", 357), (*b"CZ", 420),
    (*b"DE", 49), (*b"DJ", 253), (*b"DK", 45), (*b"DM", 1), (*b"DO", 1), (*b"DZ", 213),
    (*b"EC", 593), (*b"EE", 372), (*b"EG", 20), (*b"EH", 212), (*b"ER", 291), (*b"ES", 34),
    (*b"ET", 251), (*b"FI", 358), (*b"FJ", 679), (*b"FK", 500), (*b"FM", 691), (*b"FO", 298),
    (*b"FR", 33), (*b"GA", 241), (*b"GB", 44), (*b"GD", 1), (*b"GE", 995), (*b"GF", 594),
    (*b"GG", 44), (*b"GH", 233), (*b"GI", 350), (*b"GL", 299), (*b"GM", 220), (*b"GN", 224),
    (*b"GP", 590), (*b"GQ", 240), (*b"GR", 30), (*b"GT", 502), (*b"GU", 1), (*b"GW", 245),
    (*b"GY", 592), (*b"HK", 852), (*b"HN", 504), (*b"HR", 385), (*b"HT", 509), (*b"HU", 36),
    (*b"ID", 62), (*b"IE", 353), (*b"IL", 972), (*b"IM", 44), (*b"IN", 91), (*b"IO", 246),
    (*b"IQ", 964), (*b"IR", 98), (*b"IS", 354), (*b"IT", 39), (*b"JE", 44), (*b"JM", 1),
    (*b"JO", 962), (*b"JP", 81), (*b"KE", 254), (*b"KG", 996), (*b"KH", 855), (*b"KI", 686),
    (*b"KM", 269), (*b"KN", 1), (*b"KP", 850), (*b"KR", 82), (*b"KW", 965), (*b"KY", 1),
    (*b"KZ", 7), (*b"LA", 856), (*b"LB", 961), (*b"LC", 1), (*b"LI", 423), (*b"LK", 94),
    (*b"LR", 231), (*b"LS", 266), (*b"LT", 370), (*b"LU", 352), (*b"LV", 371), (*b"LY", 218),
    (*b"MA", 212), (*b"MC", 377), (*b"MD", 373), (*b"ME", 382), (*b"MF", 590), (*b"MG", 261),
    (*b"MH", 692), (*b"MK", 389), (*b"ML", 223), (*b"MM", 95), (*b"MN", 976), (*b"MO", 853),
    (*b"MP", 1), (*b"MQ", 596), (*b"MR", 222), (*b"MS", 1), (*b"MT", 356), (*b"MU", 230),
    (*b"MV", 960), (*b"MW", 265), (*b"MX", 52), (*b"MY", 60), (*b"MZ", 258), (*b"NA", 264),
    (*b"NC", 687), (*b"NE", 227), (*b"NF", 672), (*b"NG", 234), (*b"NI", 505), (*b"NL", 31),
    (*b"NO", 47), (*b"NP", 977), (*b"NR", 674), (*b"NU", 683), (*b"NZ", 64), (*b"OM", 968),
    (*b"PA", 507), (*b"PE", 51), (*b"PF", 689), (*b"PG", 675), (*b"PH", 63), (*b"PK", 92),
    (*b"PL", 48), (*b"PM", 508), (*b"PR", 1), (*b"PS", 970), (*b"PT", 351), (*b"PW", 680),
    (*b"PY", 595), (*b"QA", 974), (*b"RE", 262), (*b"RO", 40), (*b"RS", 381), (*b"RU", 7),
    (*b"RW", 250), (*b"SA", 966), (*b"SB", 677), (*b"SC", 248), (*b"SD", 249), (*b"SE", 46),
    (*b"SG", 65), (*b"SH", 290), (*b"SI", 386), (*b"SJ", 47), (*b"SK", 421), (*b"SL", 232),
    (*b"SM", 378), (*b"SN", 221), (*b"SO", 252), (*b"SR", 597), (*b"SS", 211), (*b"ST", 239),
    (*b"SV", 503), (*b"SX", 1), (*b"SY", 963), (*b"SZ", 268), (*b"TC", 1), (*b"TD", 235),
    (*b"TG", 228), (*b"TH", 66), (*b"TJ", 992), (*b"TK", 690), (*b"TL", 670), (*b"TM", 993),
    (*b"TN", 216), (*b"TO", 676), (*b"TR", 90), (*b"TT", 1), (*b"TV", 688), (*b"TW", 886),
    (*b"TZ", 255), (*b"UA", 380), (*b"UG", 256), (*b"US", 1), (*b"UY", 598), (*b"UZ", 998),
    (*b"VA", 39), (*b"VC", 1), (*b"VE", 58), (*b"VG", 1), (*b"VI", 1), (*b"VN", 84),
    (*b"VU", 678), (*b"WF", 681), (*b"WS", 685), (*b"XK", 383), (*b"YE", 967), (*b"YT", 262),
    (*b"ZA", 27), (*b"ZM", 260), (*b"ZW", 263),
];

/// North American area codes outside the United States, in numerical order.
#[rustfmt::skip]
const NORTH_AMERICAN_AREAS: &[(u16, [u8; 2])] = &[
    (204, *b"CA"), (226, *b"CA"), (236, *b"CA"), (242, *b"BS"), (246, *b"BB"), (249, *b"CA"),
    (250, *b"CA"), (257, *b"CA"), (263, *b"CA"), (264, *b"AI"), (268, *b"AG"), (284, *b"VG"),
    (289, *b"CA"), (306, *b"CA"), (340, *b"VI"), (343, *b"CA"), (345, *b"KY"), (354, *b"CA"),
    (365, *b"CA"), (367, *b"CA"), (368, *b"CA"), (382, *b"CA"), (387, *b"CA"), (403, *b"CA"),
    (416, *b"CA"), (418, *b"CA"), (428, *b"CA"), (431, *b"CA"), (437, *b"CA"), (438, *b"CA"),
    (441, *b"BM"), (450, *b"CA"), (460, *b"CA"), (468, *b"CA"), (473, *b"GD"), (474, *b"CA"),
    (506, *b"CA"), (514, *b"CA"), (519, *b"CA"), (537, *b"CA"), (548, *b"CA"), (579, *b"CA"),
    (581, *b"CA"), (584, *b"CA"), (587, *b"CA"), (604, *b"CA"), (613, *b"CA"), (639, *b"CA"),
    (647, *b"CA"), (649, *b"TC"), (658, *b"JM"), (664, *b"MS"), (670, *b"MP"), (671, *b"GU"),
    (672, *b"CA"), (683, *b"CA"), (684, *b"AS"), (705, *b"CA"), (709, *b"CA"), (721, *b"SX"),
    (742, *b"CA"), (753, *b"CA"), (758, *b"LC"), (767, *b"DM"), (778, *b"CA"), (780, *b"CA"),
    (782, *b"CA"), (784, *b"VC"), (787, *b"PR"), (807, *b"CA"), (809, *b"DO"), (819, *b"CA"),
    (825, *b"CA"), (829, *b"DO"), (849, *b"DO"), (867, *b"CA"), (868, *b"TT"), (869, *b"KN"),
    (873, *b"CA"), (876, *b"JM"), (879, *b"CA"), (902, *b"CA"), (905, *b"CA"), (939, *b"PR"),
    (942, *b"CA"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn both_tables_are_in_the_order_their_search_needs() {
        assert!(COUNTRIES.is_sorted_by_key(|entry| entry.0));
        assert!(NORTH_AMERICAN_AREAS.is_sorted_by_key(|entry| entry.0));
    }

    #[test]
    fn no_calling_code_is_the_beginning_of_another() {
        for (_, code) in COUNTRIES {
            let digits = format!("{code}5550100");
            assert_eq!(split(&digits), Some((*code, "5550100")));
            let (number, count) = (digits.parse().unwrap(), digits.len() as u32);
            assert_eq!(length_in(number, count), Some(count - 7));
        }
    }

    #[test]
    fn digits_that_begin_with_a_zero_or_with_no_code_are_not_split() {
        assert_eq!(split("0989123456789"), None);
        assert_eq!(split("999123456"), None);
        assert_eq!((length_in(999_123_456, 9), length_in(9, 1)), (None, None));
    }

    #[test]
    fn every_calling_code_has_exactly_one_owner() {
        for (_, code) in COUNTRIES.iter().filter(|entry| ![1, 7].contains(&entry.1)) {
            let owners =
                COUNTRIES.iter().filter(|entry| entry.1 == *code && !SHARERS.contains(&entry.0)).count();
            assert_eq!(owners, 1, "{code}");
        }
    }

    #[test]
    fn a_shared_code_is_told_apart_by_the_number() {
        assert_eq!(country_of(1, "4165550100"), Some(Country::CA));
        assert_eq!(country_of(1, "2125550100"), Some(Country::US));
        assert_eq!(country_of(7, "7012345678"), Some(Country::KZ));
        assert_eq!(country_of(7, "9123456789"), Some(Country::RU));
        assert_eq!(country_of(44, "7911123456"), Some(Country::GB));
    }
}
