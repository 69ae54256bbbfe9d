//! Text as search compares it.
//!
//! What is folded away, and why:
//! - Letters of one sound that keyboards and languages spell differently: ي ى ئ to ی, ك to ک,
//!   ة ۀ to ه, أ إ آ ٱ to ا, ؤ to و, and the Urdu, Pashto and Kurdish shapes of these. رئیس and رییس,
//!   مسؤول and مسوول, آرمان and ارمان meet. A single ء goes. ة and ت do not meet (رحمة, رحمت).
//! - Vowel signs, tatweel, accents, case, presentation forms and full-width letters.
//! - Digits become Latin.
//! - The zero-width non-joiner goes, so می‌خرم is میخرم. Its variant with a space is joined where
//!   the piece is no word of its own: after می and نمی, before ها, های and هایی. Other compounds
//!   (محمد رضا, محمدرضا) differ by their spaces, and [`push_compact`] leaves all spaces out.
//! - Apostrophes go (O'Brien is obrien); all other punctuation divides words, and any run of what
//!   divides is one space.
//!
//! Normalising what is normalised changes nothing.

mod fold;

pub(in crate::domain) use fold::{Fold, fold};

/// The normalised form of `text`.
pub fn normalise(text: &str) -> String {
    let mut normalised = String::with_capacity(text.len());
    normalise_into(&mut normalised, text);
    normalised
}

/// Appends the normalised form of `text` to `out`, without allocating where `out` has room for as
/// many bytes as `text` has (ligatures such as ﷼ take a few more). What `out` held is left as it is,
/// and no space is put between.
#[cfg_attr(speed, optimize(speed))]
pub fn normalise_into(out: &mut String, text: &str) {
    let mut writer = Writer::new(out);
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let unchanged = fold::unchanged(rest);
        if unchanged > 0 {
            writer.begin(character);
            writer.out.push_str(&rest[..unchanged]);
            rest = &rest[unchanged..];
            continue;
        }
        rest = &rest[character.len_utf8()..];
        match fold(character) {
            Fold::Drop => {}
            Fold::Space => writer.end_word(),
            Fold::One(letter) => writer.push(letter),
            Fold::Many(letters) => letters.chars().for_each(|letter| writer.push(letter)),
        }
    }
    writer.end_word();
}

/// The text without white space around it, as [`str::trim`] gives it; at once where there plainly is none. A file
/// of customers has millions of such texts.
#[cfg_attr(speed, optimize(speed))]
pub fn trimmed(text: &str) -> &str {
    // Neither is a letter of the Arabic script white space, whose first byte is one of these.
    let is_letter = |byte: &u8| matches!(byte, b'!'..=b'~' | 0xd8..=0xdb);
    match text.as_bytes() {
        [first, .., before, last]
            if is_letter(first) && (is_letter(last) || matches!(before, 0xd8..=0xdb)) =>
        {
            text
        }
        _ => text.trim(),
    }
}

/// The words of a normalised text.
pub fn words(normalised: &str) -> impl Iterator<Item = &str> + Clone {
    // A space is the only one there is; looking at bytes is several times faster than at characters.
    normalised.split_ascii_whitespace()
}

/// Appends a normalised text without its spaces, by which texts that differ only in where words
/// are divided are the same: عبدالله and عبد الله.
#[cfg_attr(speed, optimize(speed))]
pub fn push_compact(out: &mut String, normalised: &str) {
    words(normalised).for_each(|word| out.push_str(word));
}

/// Prefixes of Persian verbs that are often written apart.
const PREFIXES: [&str; 2] = ["می", "نمی"];
/// Persian plural endings that are often written apart.
const ENDINGS: [&str; 3] = ["ها", "های", "هایی"];

struct Writer<'a> {
    out: &'a mut String,
    /// Where the word before the current one begins.
    last_word: Option<usize>,
    /// Where the current word begins.
    word: usize,
    /// The current word has ended, and the next letter begins another.
    ended: bool,
}

impl<'a> Writer<'a> {
    fn new(out: &'a mut String) -> Self {
        let word = out.len();
        Self { out, last_word: None, word, ended: false }
    }

    #[cfg_attr(speed, optimize(speed))]
    fn push(&mut self, letter: char) {
        self.begin(letter);
        self.out.push(letter);
    }

    /// Begins a word before a letter, where the one before has ended and the letter does not join it.
    #[cfg_attr(speed, optimize(speed))]
    fn begin(&mut self, letter: char) {
        if self.ended {
            self.ended = false;
            let joins = is_arabic_letter(letter) && PREFIXES.contains(&&self.out[self.word..]);
            if !joins {
                self.out.push(' ');
                self.last_word = Some(self.word);
                self.word = self.out.len();
            }
        }
    }

    #[cfg_attr(speed, optimize(speed))]
    fn end_word(&mut self) {
        if self.ended || self.out.len() == self.word {
            return;
        }
        self.ended = true;
        if let Some(last_word) = self.last_word
            && ENDINGS.contains(&&self.out[self.word..])
            && self.out[..self.word - 1].ends_with(is_arabic_letter)
        {
            self.out.remove(self.word - 1);
            self.word = last_word;
            self.last_word = None;
        }
    }
}

/// Whether a normalised character is a letter of the Arabic script.
const fn is_arabic_letter(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{6ff}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn same(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert_eq!(normalise(pair[0]), normalise(pair[1]), "{} {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn an_arabic_keyboard_and_a_persian_one_find_the_same_name() {
        same(&["علي كريمي", "علی کریمی", "على کريمي"]);
    }

    #[test]
    fn a_verb_is_the_same_joined_half_joined_and_apart() {
        same(&["می‌خرم", "میخرم", "می خرم"]);
        same(&["نمی‌خواهد", "نمی خواهد", "نمیخواهد"]);
    }

    #[test]
    fn a_plural_is_the_same_joined_half_joined_and_apart() {
        same(&["فروشگاه‌های تهران", "فروشگاه های تهران", "فروشگاههای تهران"]);
    }

    #[test]
    fn the_month_of_may_stays_a_word_before_a_number() {
        assert_eq!(normalise("۱۲ می ۲۰۲۴"), "12 می 2024");
    }

    #[test]
    fn alef_with_hamza_or_madda_is_alef() {
        same(&["أحمد", "احمد", "إحمد", "ٱحمد"]);
        same(&["آرمان", "ارمان", "ا\u{653}رمان"]);
    }

    #[test]
    fn teh_marbuta_and_heh_meet() {
        same(&["فاطمة", "فاطمه"]);
        same(&["خانۀ ما", "خانه ما", "خانه\u{654} ما"]);
    }

    #[test]
    fn vowel_signs_and_tatweel_are_ignored() {
        same(&["مُحَمَّد", "محمد", "محـــمد"]);
        same(&["رحمٰن", "رحمن"]);
    }

    #[test]
    fn accents_and_case_are_ignored() {
        same(&["José Müller", "JOSE MULLER", "jose\u{301} mu\u{308}ller"]);
        assert_eq!(normalise("Straße, Łódź & Çağlar İpek"), "strasse lodz caglar ipek");
        assert_eq!(normalise("Nguyễn Văn Đức"), "nguyen van duc");
    }

    #[test]
    fn an_apostrophe_joins_and_a_hyphen_divides() {
        assert_eq!(normalise("O'Brien al-Ḥasan Sa‘dī"), "obrien al hasan sadi");
    }

    #[test]
    fn digits_of_every_system_are_latin() {
        assert_eq!(normalise("واحد ۱۲ ط٣ ４"), "واحد 12 ط3 4");
    }

    #[test]
    fn punctuation_and_spaces_are_one_space_and_none_at_the_ends() {
        assert_eq!(normalise("  «شرکت»،  پخش…البرز؟! "), "شرکت پخش البرز");
        assert_eq!(normalise("a\tb\n\u{a0}c\u{3000}d"), "a b c d");
        assert_eq!(normalise("،؛؟"), "");
    }

    #[test]
    fn text_copied_out_of_a_pdf_is_read_as_letters() {
        same(&["ﻣﺤﻤﺪ", "محمد"]);
        same(&["ﭘﮋﻭﻫﺶ", "پژوهش"]);
        same(&["ﻋﺒﺪﷲ", "عبدالله"]);
        same(&["ﺳﻼﻡ", "سلام"]);
    }

    #[test]
    fn names_divided_differently_have_the_same_compact_form() {
        let compact = |text| {
            let mut out = String::new();
            push_compact(&mut out, &normalise(text));
            out
        };
        assert_eq!(compact("محمد رضا"), compact("محمدرضا"));
        assert_eq!(compact("عبد الله"), compact("عبدالله"));
        assert_eq!(compact("محمد‌رضا"), "محمدرضا");
    }

    #[test]
    fn appending_leaves_what_was_there() {
        let mut out = String::from("کتاب\n");
        normalise_into(&mut out, "ها");
        assert_eq!(out, "کتاب\nها");
    }

    #[test]
    fn words_are_what_spaces_divide() {
        let text = normalise("Rostami, Ali — رستم");
        assert_eq!(words(&text).collect::<Vec<_>>(), ["rostami", "ali", "رستم"]);
        assert_eq!(words("").count(), 0);
    }

    proptest! {
        #[test]
        fn normalising_twice_is_normalising_once(text in "\\PC{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn normalising_words_with_persian_affixes_twice_is_normalising_once(
            text in "((می|نمی|ها|های|هایی|کتاب|خرم|May|12)[ \u{200c}،]?){0,8}",
        ) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn the_spelling_variants_of_any_word_are_the_same(word in "[ابپتجچدرسشعفقکگلمنوهی]{1,12}") {
            let arabic: String = word
                .chars()
                .map(|letter| match letter { 'ی' => 'ي', 'ک' => 'ك', 'ا' => 'أ', 'ه' => 'ة', other => other })
                .flat_map(|letter| [letter, '\u{64e}'])
                .collect();
            prop_assert_eq!(normalise(&arabic), normalise(&word));
        }

        #[test]
        fn a_text_is_trimmed_as_the_library_does(text in "[ \u{a0}\u{85}\u{2003}\u{3000}\u{61c}aی،٪é]{0,5}") {
            prop_assert_eq!(trimmed(&text), text.trim());
        }

        #[test]
        fn words_are_never_empty_and_make_up_the_text(text in "\\PC{0,40}") {
            let normalised = normalise(&text);
            prop_assert!(words(&normalised).all(|word| !word.is_empty()));
            prop_assert_eq!(words(&normalised).collect::<Vec<_>>().join(" "), normalised.clone());
        }
    }
}
