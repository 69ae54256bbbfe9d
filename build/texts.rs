//! Takes the texts out of the code that was generated for the catalogues.
//!
//! The code keeps the number of each text in its language's file. A text without anything to fill in has the
//! same number in every language. The parts of one that something is filled into are numbered after those, by
//! each language for itself, for languages divide a sentence differently.

use std::collections::{BTreeMap, HashMap};

/// What separates texts in a file: a character that no text has.
const SEPARATOR: char = '\u{1f}';

/// How a table of texts begins, with its language, its area and its texts to follow.
const TABLE: &str = "const LOCALE : Locale = Locale :: ";
const TABLE_AREA: &str = "I18nTranslationUnitsId :: ";
const TABLE_TEXTS: &str = "usize] = & [";
/// How what returns a text without anything to fill in is declared, and chooses the language.
const WHOLE: &str = "(self) -> l_i18n_crate :: __private :: LitWrapper < & 'static str > { match self . 0 { ";
/// What names the table that the next texts are from: ` & [& str ; N] = area :: __get_language_translations__ ()`.
const FROM: &str = "const I18N_TRANSLATIONS : ";
/// How a text is taken out of it: `<length of the table, place of the text>`.
const TEXT: &str = "{ const S : & str = l_i18n_crate :: __private :: index_translations :: < ";
const TEXT_END: &str = "usize > (I18N_TRANSLATIONS) ; S }";

type Fault = String;

/// The code without its texts, and the file of each language.
pub fn taken_out(code: &str) -> Result<(String, BTreeMap<String, String>), Fault> {
    let mut files = Files { tables: tables(code)?, texts: BTreeMap::new() };
    let (code, wholes) = without_whole_texts(code, &mut files)?;
    let code = without_parts(&code, &mut files)?;
    for (language, texts) in &files.texts {
        if texts.len() < wholes {
            return Err(format!("{language} has not all texts"));
        }
        if texts.iter().any(|text| text.contains(SEPARATOR)) {
            return Err(format!("a text of {language} holds the character that separates texts"));
        }
    }
    let joined = |texts: Vec<String>| texts.join(&SEPARATOR.to_string());
    Ok((code, files.texts.into_iter().map(|(language, texts)| (language, joined(texts))).collect()))
}

struct Files {
    /// The texts of each area and language.
    tables: HashMap<(String, String), Vec<String>>,
    /// The texts of each language by their numbers.
    texts: BTreeMap<String, Vec<String>>,
}

impl Files {
    fn text(&self, table: &Table, place: usize) -> Result<String, Fault> {
        let texts = self.tables.get(&(table.area.to_owned(), table.language.to_owned()));
        texts.and_then(|texts| texts.get(place)).cloned().ok_or_else(|| unknown("a text's place"))
    }

    fn of(&mut self, language: &str) -> &mut Vec<String> {
        self.texts.entry(language.to_owned()).or_default()
    }
}

/// Which table a text is from.
struct Table<'a> {
    area: &'a str,
    language: &'a str,
}

fn tables(code: &str) -> Result<HashMap<(String, String), Vec<String>>, Fault> {
    let mut tables = HashMap::new();
    for table in code.split(TABLE).skip(1) {
        let (language, rest) = table.split_once(' ').ok_or_else(|| unknown(TABLE))?;
        let (_, rest) = rest.split_once(TABLE_AREA).ok_or_else(|| unknown(TABLE_AREA))?;
        let (area, rest) = rest.split_once(' ').ok_or_else(|| unknown(TABLE_AREA))?;
        let (_, rest) = rest.split_once(TABLE_TEXTS).ok_or_else(|| unknown(TABLE_TEXTS))?;
        tables.insert((area.to_owned(), language.to_owned()), literals(rest)?);
    }
    Ok(tables)
}

/// The string literals up to the bracket that closes their list.
fn literals(list: &str) -> Result<Vec<String>, Fault> {
    let mut texts = Vec::new();
    let mut rest = list;
    loop {
        rest = rest.trim_start_matches([' ', ',']);
        if rest.starts_with(']') {
            return Ok(texts);
        }
        let end = rest
            .match_indices('"')
            .skip(1)
            .find(|(at, _)| {
                let before = rest.get(..*at).unwrap_or_default();
                (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
            })
            .map(|(at, _)| at + 1)
            .ok_or_else(|| unknown("a table of texts"))?;
        let (literal, after) = rest.split_at(end);
        texts.push(syn::parse_str::<syn::LitStr>(literal).map_err(|error| error.to_string())?.value());
        rest = after;
    }
}

/// Replaces what returns a text without anything to fill in, and says how many there are.
fn without_whole_texts(code: &str, files: &mut Files) -> Result<(String, usize), Fault> {
    let mut parts = code.split(WHOLE);
    let mut made = parts.next().unwrap_or_default().to_owned();
    let mut number = 0;
    for part in parts {
        // What returns it is called while the app runs, not while it is compiled.
        let declared = made.rfind("const fn ").ok_or_else(|| unknown("const fn"))?;
        made.replace_range(declared.."const ".len() + declared, "");
        let end = closing(part)?;
        let (arms, rest) = part.split_at(end);
        for arm in arms.split(FROM).skip(1) {
            let table = table(arm)?;
            let (_, text) = arm.split_once(TEXT).ok_or_else(|| unknown(TEXT))?;
            let text = files.text(&table, place(text)?.0)?;
            let texts = files.of(table.language);
            texts.push(text);
            if texts.len() != number + 1 {
                return Err(unknown("an arm for each language"));
            }
        }
        made += WHOLE.trim_end_matches("match self . 0 { ");
        made += &format!(
            "l_i18n_crate :: __private :: LitWrapper :: new (crate :: i18n :: texts :: of (self . 0 , {number}usize)) }}"
        );
        made += rest.strip_prefix("} }").ok_or_else(|| unknown("the end of a function"))?;
        number += 1;
    }
    Ok((made, number))
}

/// Replaces the parts of texts that something is filled into.
fn without_parts(code: &str, files: &mut Files) -> Result<String, Fault> {
    let mut parts = code.split(FROM);
    let mut made = parts.next().unwrap_or_default().to_owned();
    let mut numbers: HashMap<(String, String), usize> = HashMap::new();
    for part in parts {
        let table = table(part)?;
        made += FROM;
        let mut texts = part.split(TEXT);
        made += texts.next().unwrap_or_default();
        for after in texts {
            let (place, rest) = place(after)?;
            let text = files.text(&table, place)?;
            let known = (table.language.to_owned(), text.clone());
            let number = match numbers.get(&known) {
                Some(number) => *number,
                None => {
                    let all = files.of(table.language);
                    all.push(text);
                    numbers.insert(known, all.len() - 1);
                    all.len() - 1
                }
            };
            let language = table.language;
            made += &format!("{{ crate :: i18n :: texts :: of (Locale :: {language} , {number}usize) }}");
            made += rest;
        }
    }
    Ok(made)
}

/// Reads ` & [& str ; N] = area :: __get_language_translations__ ()`.
fn table(code: &str) -> Result<Table<'_>, Fault> {
    let named = code.split_once("= ").and_then(|(_, rest)| rest.split_once(" :: __get_"));
    let read = named.and_then(|(area, rest)| {
        let (language, _) = rest.split_once("_translations__")?;
        // From within a module of its own it is `super :: area`.
        let area = area.rsplit(" :: ").next()?;
        Some(Table { area, language })
    });
    read.ok_or_else(|| unknown(FROM))
}

/// Reads `Nusize , PLACEusize > (I18N_TRANSLATIONS) ; S }`, and what follows.
fn place(code: &str) -> Result<(usize, &str), Fault> {
    let read = code.split_once(TEXT_END).and_then(|(numbers, rest)| {
        let (_, place) = numbers.split_once("usize , ")?;
        Some((place.parse().ok()?, rest))
    });
    read.ok_or_else(|| unknown(TEXT_END))
}

/// Where the brace closes that was opened before `code`. No text is in it, only the places of texts.
fn closing(code: &str) -> Result<usize, Fault> {
    let mut open = 1;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Ok(at);
        }
    }
    Err(unknown("a closing brace"))
}

fn unknown(what: &str) -> Fault {
    format!("leptos_i18n no longer writes `{what}`: see build/texts.rs")
}
