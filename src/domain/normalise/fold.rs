//! What each character becomes in normalised text.

use crate::domain::digits::digit_value;

/// What a character becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::domain) enum Fold {
    /// Nothing: the letters beside it join.
    Drop,
    /// The end of a word.
    Space,
    /// One character.
    One(char),
    /// Several characters, as a ligature is written out.
    Many(&'static str),
}

/// What `character` becomes.
#[inline]
pub(in crate::domain) fn fold(character: char) -> Fold {
    match character {
        '\0'..='\u{7f}' => entry(ASCII[character as usize]),
        '\u{600}'..='\u{6ff}' => entry(ARABIC[character as usize - 0x600]),
        _ => fold_rarer(character),
    }
}

/// How many bytes of a text's beginning stay as they are: letters of Persian and small ones of Latin, and
/// digits. Most of what is normalised is of those, and is copied rather than looked at letter by letter.
pub(super) fn unchanged(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' => end += 1,
            // Of the two bytes of U+0600 to U+06FF the lowest eight bits are the place in the table.
            0xd8..=0xdb => {
                let Some(next) = bytes.get(end + 1) else { return end };
                let place = byte << 6 | next & 0x3f;
                if ARABIC[usize::from(place)] != 0x600 | u16::from(place) {
                    return end;
                }
                end += 2;
            }
            _ => return end,
        }
    }
    end
}

/// A table's entry for a character nothing becomes of.
const DROP: u16 = 0;
/// A table's entry for a character that ends a word.
const SPACE: u16 = 1;

#[inline]
fn entry(code: u16) -> Fold {
    match code {
        DROP => Fold::Drop,
        SPACE => Fold::Space,
        code => char::from_u32(code as u32).map_or(Fold::Drop, Fold::One),
    }
}

fn fold_rarer(character: char) -> Fold {
    match character {
        '\u{80}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => fold_latin(character),
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => fold_presentation_form(character),
        _ => fold_other(character),
    }
}

/// Letters and digits, lower case. Apostrophes join (`O'Brien`, `Sa'di`), all else divides.
static ASCII: [u16; 128] = ascii();

const fn ascii() -> [u16; 128] {
    let mut table = [SPACE; 128];
    let mut code = 0;
    while code < 128 {
        let byte = code as u8;
        table[code] = match byte {
            b'\'' | b'`' => DROP,
            _ if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase() as u16,
            _ => SPACE,
        };
        code += 1;
    }
    table
}

/// U+00A0 to U+024F: the letter without its marks, `.` what divides words, `_` what stays.
const LATIN: &[u8; 0x1b0] = b"\
    ..........a.......23._...1o.....aaaaaa_ceeeeiiiidnooooo.ouuuuy__\
    aaaaaa_ceeeeiiiidnooooo.ouuuuy_yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiii__jjkk_llllllllllnnnnnn_nnoooooo__rrrrrrssssss\
    ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbb___cc_ddd__a_ffg___ikkl__nno\
    oo__pp_____ttttuu_vyyzz______________d__l__n_aaiioouuuuuuuuuu_aa\
    aa__ggggkkoooo__j_d_gg__nnaa__ooaaaaeeeeiiiioooorrrruuuusstt__hh\
    nd__zzaaeeooooooooyylntj__accltsz__b__eejj_qrryy";

/// U+1E00 to U+1EFF, likewise.
const LATIN_ADDITIONAL: &[u8; 0x100] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyas____aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy____yy";

fn fold_latin(character: char) -> Fold {
    let code = character as usize;
    let letter = match code {
        0xa0..=0x24f => LATIN[code - 0xa0],
        0x1e00..=0x1eff => LATIN_ADDITIONAL[code - 0x1e00],
        // The control characters before U+00A0.
        _ => b'.',
    };
    match (character, letter) {
        ('\u{ad}' | '´', _) => Fold::Drop,
        ('ß' | 'ẞ', _) => Fold::Many("ss"),
        ('Æ' | 'æ' | 'Ǣ' | 'ǣ' | 'Ǽ' | 'ǽ', _) => Fold::Many("ae"),
        ('Œ' | 'œ', _) => Fold::Many("oe"),
        ('Þ' | 'þ', _) => Fold::Many("th"),
        ('Ĳ' | 'ĳ', _) => Fold::Many("ij"),
        (_, b'.') => Fold::Space,
        (_, b'_') => Fold::One(character),
        (_, letter) => Fold::One(char::from(letter)),
    }
}

/// U+0600 to U+06FF: the letter that stands for each.
static ARABIC: [u16; 256] = arabic();

/// Letters of one sound and one skeleton, which keyboards and languages spell differently.
const VARIANTS: &[(char, &[char])] = &[
    ('ا', &['أ', 'إ', 'آ', 'ٱ', 'ٲ', 'ٳ', 'ٵ']),
    ('ی', &['ي', 'ى', 'ئ', 'ې', 'ۑ', 'ێ', 'ۍ', 'ے', 'ۓ', 'ؽ', 'ؾ', 'ؿ', 'ؠ', 'ٸ']),
    ('ک', &['ك', 'ڪ', 'ګ', 'ڬ', 'ڭ', 'ڮ', 'ػ', 'ؼ']),
    ('گ', &['ڰ', 'ڱ', 'ڲ', 'ڳ', 'ڴ']),
    ('ه', &['ة', 'ۀ', 'ہ', 'ۂ', 'ۃ', 'ھ', 'ە', 'ۿ']),
    ('و', &['ؤ', 'ۄ', 'ۅ', 'ۆ', 'ۇ', 'ۈ', 'ۉ', 'ۊ', 'ۋ', 'ۏ', 'ٶ', 'ٷ']),
    ('ت', &['ٹ', 'ټ']),
    ('د', &['ڈ', 'ډ']),
    ('ر', &['ڑ', 'ړ', 'ڕ']),
    ('ل', &['ڵ', 'ڶ', 'ڷ']),
    ('ن', &['ں', 'ڼ', 'ڻ']),
    ('ف', &['ڤ', 'ڥ']),
    ('ق', &['ڨ']),
];

const fn arabic() -> [u16; 256] {
    let mut table = [SPACE; 256];
    let mut code = 0x600;
    while code < 0x700 {
        table[code - 0x600] = match code {
            // Vowel signs, honorific and Koranic marks, the tatweel, and a hamza on its own,
            // which Persian leaves out (املاء, املا).
            0x610..=0x61a | 0x61c | 0x640 | 0x64b..=0x65f | 0x670 => DROP,
            0x6d6..=0x6dc | 0x6df..=0x6e8 | 0x6ea..=0x6ed | 0x621 | 0x674 => DROP,
            0x660..=0x669 => (code - 0x660) as u16 + b'0' as u16,
            0x6f0..=0x6f9 => (code - 0x6f0) as u16 + b'0' as u16,
            0x620..=0x64a | 0x66e..=0x6d3 | 0x6d5 | 0x6ee..=0x6ef | 0x6fa..=0x6fc | 0x6ff => code as u16,
            // Signs, punctuation and number separators.
            _ => SPACE,
        };
        code += 1;
    }
    let mut group = 0;
    while group < VARIANTS.len() {
        let (letter, variants) = VARIANTS[group];
        let mut place = 0;
        while place < variants.len() {
            table[variants[place] as usize - 0x600] = letter as u16;
            place += 1;
        }
        group += 1;
    }
    table
}

/// The first of the shapes of a letter, and the letter; the shapes follow each other.
///
/// Text copied out of PDFs has these in place of letters.
const PRESENTATION_FORMS: &[(char, char)] = &[
    ('\u{fb50}', 'ا'),
    ('\u{fb52}', 'ب'),
    ('\u{fb56}', 'پ'),
    ('\u{fb5a}', 'ت'),
    ('\u{fb6a}', 'ف'),
    ('\u{fb72}', 'ج'),
    ('\u{fb7a}', 'چ'),
    ('\u{fb82}', 'د'),
    ('\u{fb8a}', 'ژ'),
    ('\u{fb8c}', 'ر'),
    ('\u{fb8e}', 'ک'),
    ('\u{fb92}', 'گ'),
    ('\u{fb9e}', 'ن'),
    ('\u{fba4}', 'ه'),
    ('\u{fbae}', 'ی'),
    ('\u{fbb2}', ' '),
    ('\u{fbd3}', 'ک'),
    ('\u{fbd7}', 'و'),
    ('\u{fbe4}', 'ی'),
    ('\u{fbea}', ' '),
    ('\u{fbfc}', 'ی'),
    ('\u{fc00}', ' '),
    ('\u{fe80}', 'ء'),
    ('\u{fe81}', 'ا'),
    ('\u{fe85}', 'و'),
    ('\u{fe87}', 'ا'),
    ('\u{fe89}', 'ی'),
    ('\u{fe8d}', 'ا'),
    ('\u{fe8f}', 'ب'),
    ('\u{fe93}', 'ه'),
    ('\u{fe95}', 'ت'),
    ('\u{fe99}', 'ث'),
    ('\u{fe9d}', 'ج'),
    ('\u{fea1}', 'ح'),
    ('\u{fea5}', 'خ'),
    ('\u{fea9}', 'د'),
    ('\u{feab}', 'ذ'),
    ('\u{fead}', 'ر'),
    ('\u{feaf}', 'ز'),
    ('\u{feb1}', 'س'),
    ('\u{feb5}', 'ش'),
    ('\u{feb9}', 'ص'),
    ('\u{febd}', 'ض'),
    ('\u{fec1}', 'ط'),
    ('\u{fec5}', 'ظ'),
    ('\u{fec9}', 'ع'),
    ('\u{fecd}', 'غ'),
    ('\u{fed1}', 'ف'),
    ('\u{fed5}', 'ق'),
    ('\u{fed9}', 'ک'),
    ('\u{fedd}', 'ل'),
    ('\u{fee1}', 'م'),
    ('\u{fee5}', 'ن'),
    ('\u{fee9}', 'ه'),
    ('\u{feed}', 'و'),
    ('\u{feef}', 'ی'),
];

fn fold_presentation_form(character: char) -> Fold {
    match character {
        // Vowel signs on their own or on a tatweel.
        '\u{fe70}'..='\u{fe80}' => return Fold::Drop,
        '\u{fef5}'..='\u{fefc}' => return Fold::Many("لا"),
        'ﷲ' => return Fold::Many("الله"),
        '﷼' => return Fold::Many("ریال"),
        _ => {}
    }
    let after = PRESENTATION_FORMS.partition_point(|(first, _)| *first <= character);
    match after.checked_sub(1).map(|found| PRESENTATION_FORMS[found].1) {
        Some(' ') | None => Fold::Space,
        Some(letter) => Fold::One(letter),
    }
}

/// Everything outside Latin and Arabic: marks and invisible characters go, punctuation divides,
/// Greek, Cyrillic and Armenian lose their case, and what is left stays as it is.
fn fold_other(character: char) -> Fold {
    let shifted = |by: u32| char::from_u32(character as u32 + by).map_or(Fold::Drop, Fold::One);
    match character {
        // Combining marks and variation selectors.
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{8d3}'..='\u{8ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => Fold::Drop,
        // Zero-width joiners and non-joiners, direction marks, and the byte order mark.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            Fold::Drop
        }
        // Apostrophes, primes and the signs for hamza and ayn in transliterations.
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{ff07}' => Fold::Drop,
        '\u{259}' => Fold::One('a'),
        'Ё' | 'ё' => Fold::One('е'),
        '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3a9}' | '\u{410}'..='\u{42f}' => shifted(0x20),
        '\u{400}'..='\u{40f}' => shifted(0x50),
        '\u{531}'..='\u{556}' => shifted(0x30),
        'ά' | 'Ά' => Fold::One('α'),
        'έ' | 'Έ' => Fold::One('ε'),
        'ή' | 'Ή' => Fold::One('η'),
        'ί' | 'Ί' | 'ϊ' | 'ΐ' => Fold::One('ι'),
        'ό' | 'Ό' => Fold::One('ο'),
        'ύ' | 'Ύ' | 'ϋ' | 'ΰ' => Fold::One('υ'),
        'ώ' | 'Ώ' => Fold::One('ω'),
        'ς' => Fold::One('σ'),
        '№' => Fold::Many("no"),
        '\u{2074}'..='\u{2079}' => digit(character as u32 - 0x2070),
        '\u{2080}'..='\u{2089}' => digit(character as u32 - 0x2080),
        '\u{2070}' => digit(0),
        // Full-width ASCII.
        '\u{ff01}'..='\u{ff5e}' => match digit_value(character) {
            Some(value) => digit(u32::from(value)),
            None => entry(ASCII[(character as usize - 0xfee0) % 128]),
        },
        // General punctuation, currency, arrows, box drawing, dingbats, CJK punctuation.
        '\u{1680}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{fe10}'..='\u{fe1f}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{fffc}'
        | '\u{fffd}'
        | '\u{2c2}'..='\u{2df}'
        | '\u{37e}'
        | '\u{387}'
        | '\u{60c}' => Fold::Space,
        _ => Fold::One(character),
    }
}

fn digit(value: u32) -> Fold {
    char::from_digit(value, 10).map_or(Fold::Drop, Fold::One)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn every_accented_latin_letter_loses_what_unicode_says_is_a_mark() {
        for character in ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let base: String = character.nfkd().filter(|c| !is_combining_mark(*c)).collect();
            if let [letter @ (b'a'..=b'z' | b'A'..=b'Z')] = base.as_bytes() {
                let expected = Fold::One(char::from(letter.to_ascii_lowercase()));
                assert_eq!(fold(character), expected, "{character}");
            }
        }
    }

    #[test]
    fn every_presentation_form_is_the_letter_unicode_says_it_is_a_form_of() {
        for character in ('\u{fb50}'..='\u{fbff}').chain('\u{fe81}'..='\u{fef4}') {
            let letters: String = character.nfkd().filter(|c| !is_combining_mark(*c)).collect();
            let (Some(letter), 1) = (letters.chars().next(), letters.chars().count()) else {
                continue;
            };
            if letter != character
                && VARIANTS.iter().any(|(base, all)| *base == letter || all.contains(&letter))
            {
                assert_eq!(fold(character), fold(letter), "{character} {letter}");
            }
        }
    }

    #[test]
    fn folding_what_was_folded_changes_nothing() {
        for character in '\0'..=char::MAX {
            match fold(character) {
                Fold::One(letter) => assert_eq!(fold(letter), Fold::One(letter), "{character}"),
                Fold::Many(letters) => {
                    for letter in letters.chars() {
                        assert_eq!(fold(letter), Fold::One(letter), "{character}");
                    }
                }
                Fold::Drop | Fold::Space => {}
            }
        }
    }

    #[test]
    fn what_is_copied_is_what_folding_would_leave() {
        for character in '\0'..='\u{7ff}' {
            let mut bytes = [0; 4];
            let text = character.encode_utf8(&mut bytes);
            let is_copied = unchanged(text) == text.len();
            let is_ours = character.is_ascii() || ('\u{600}'..='\u{6ff}').contains(&character);
            assert_eq!(is_copied, is_ours && fold(character) == Fold::One(character), "{character:?}");
        }
    }

    #[test]
    fn what_is_folded_holds_no_white_space() {
        for character in ('\0'..=char::MAX).filter(|character| character.is_whitespace()) {
            assert_eq!(fold(character), Fold::Space, "{character:?}");
        }
    }
}
