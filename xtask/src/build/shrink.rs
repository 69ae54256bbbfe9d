//! The finished code made smaller: names that only the build reads, what wasm-opt can leave out, and the
//! scripts without what is there for people.

use super::order;
use crate::{
    failure::Result,
    files,
    setup::BuildTools,
    step::{capture, run},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

/// What wasm-opt does to the code as it comes.
///
/// What counts is what comes over the network: a function called from one place packs better by itself
/// unless it is tiny. No address below 1024 is ever used, for the linker puts the stack first and its end
/// lies there.
const SMALLER: [&str; 5] =
    ["-Oz", "-Oz", "--low-memory-unused", "--one-caller-inline-max-function-size=40", "--strip-producers"];

/// What wasm-opt does once the functions are named by their places.
const IN_ORDER: [&str; 1] = ["--reorder-functions-by-name"];

/// The instructions it may use: all that the compiler uses, and nothing that browsers refuse.
const INSTRUCTIONS: [&str; 8] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

const MINIFY: &str = include_str!("minify.mjs");

/// How the name of a function begins that the wasm and its script know each other by.
const BEGIN: &str = "__wb";

/// How many letters of a hash end the name of each function that the wasm calls of the script.
const HASH: usize = 16;

/// What the result depends on besides the code and the tools.
pub fn ways() -> String {
    format!(
        "{SMALLER:?} {IN_ORDER:?} {INSTRUCTIONS:?} {MINIFY} {} {}",
        include_str!("shrink.rs"),
        include_str!("order.rs")
    )
}

/// Shrinks the code in `folder`: `main`, the module the first screen needs, with `script` around it, and
/// every other module and script.
pub fn shrink(tools: &BuildTools, folder: &Path, main: &str, script: &str) -> Result<()> {
    shorten_names(&folder.join(main), &folder.join(script))?;
    let of_kind = |kind: &str| -> Result<Vec<PathBuf>> {
        let is_kind = |file: &PathBuf| file.extension().is_some_and(|extension| extension == kind);
        Ok(files::list(folder)?.into_iter().filter(is_kind).collect())
    };
    minify(tools, &of_kind("js")?)?;
    shrink_modules(tools, main, of_kind("wasm")?)
}

/// Minifies scripts and styles where they are.
pub fn minify(tools: &BuildTools, files: &[PathBuf]) -> Result<()> {
    run(Command::new(&tools.node)
        .args(["--input-type=module", "--eval", MINIFY])
        .arg(&tools.esbuild)
        .args(files))
}

/// Shrinks the modules two at a time, the small ones beside the large main one.
fn shrink_modules(tools: &BuildTools, main: &str, modules: Vec<PathBuf>) -> Result<()> {
    let (main, chunks): (Vec<_>, Vec<_>) = modules.into_iter().partition(|file| file.ends_with(main));
    let shrink_all = |modules: &[PathBuf]| -> Result<()> {
        modules.iter().try_for_each(|module| {
            optimise(tools, module, &SMALLER)?;
            files::write(module, order::name_by_place(&files::read(module)?)?)?;
            optimise(tools, module, &IN_ORDER)
        })
    };
    thread::scope(|scope| {
        let beside = scope.spawn(|| shrink_all(&chunks));
        let outcome = shrink_all(&main);
        match beside.join() {
            Ok(chunks) => outcome.and(chunks),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn optimise(tools: &BuildTools, module: &Path, what: &[&str]) -> Result<()> {
    // Silent: it warns of name sections it does not know and drops them, as is meant.
    let mut wasm_opt = Command::new(&tools.node);
    wasm_opt.arg(&tools.wasm_opt).args(what).args(INSTRUCTIONS);
    capture(wasm_opt.arg(module).arg("-o").arg(module)).map(|_| ())
}

/// Gives the functions that the main module and its script know each other by numbers in place of the
/// hashes in their names: nothing packs worse than a hash, and there are hundreds in both files.
fn shorten_names(module: &Path, script: &Path) -> Result<()> {
    let text = files::read_text(script)?;
    let numbered = numbered(&text);
    files::write(script, replaced(text.as_bytes(), &numbered))?;
    files::write(module, replaced(&files::read(module)?, &numbered))
}

/// The names in `script` that end with a hash, and what each is called instead. They stay as long as they
/// were, so that what says how long they are stays true.
fn numbered(script: &str) -> BTreeMap<&str, String> {
    let mut names = BTreeMap::new();
    for word in script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_') {
        let hash = word.rsplit_once('_').map_or("", |(_, hash)| hash);
        let is_hash = hash.len() == HASH && hash.bytes().all(|letter| letter.is_ascii_hexdigit());
        if is_hash && word.starts_with(BEGIN) && !names.contains_key(word) {
            let stem = &word[..word.len() - HASH];
            names.insert(word, format!("{stem}{:0HASH$x}", names.len()));
        }
    }
    names
}

/// `bytes` with the names in `numbered` replaced, wherever they stand.
fn replaced(bytes: &[u8], numbered: &BTreeMap<&str, String>) -> Vec<u8> {
    let mut replaced = bytes.to_vec();
    for (at, _) in bytes.windows(BEGIN.len()).enumerate().filter(|(_, begin)| *begin == BEGIN.as_bytes()) {
        let length =
            bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let word = str::from_utf8(&bytes[at..at + length]).unwrap_or_default();
        if let Some(number) = numbered.get(word) {
            replaced[at..at + length].copy_from_slice(number.as_bytes());
        }
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "return { __wbg_now_0f0c7a3b5d9e1f2a: () => Date.now(), \
                          __wbg_now_9b95f63d905893d2: () => 0, __wbindgen_malloc: 1 };";

    #[test]
    fn a_name_with_a_hash_gets_a_number_of_the_same_length() {
        let numbered = numbered(SCRIPT);
        let names: Vec<_> = numbered.iter().map(|(name, number)| (*name, number.as_str())).collect();
        assert_eq!(
            names,
            [
                ("__wbg_now_0f0c7a3b5d9e1f2a", "__wbg_now_0000000000000000"),
                ("__wbg_now_9b95f63d905893d2", "__wbg_now_0000000000000001"),
            ]
        );
    }

    #[test]
    fn the_module_and_the_script_go_on_calling_each_other() {
        let numbered = numbered(SCRIPT);
        let module = b"\x0c./main_bg.js\x1a__wbg_now_9b95f63d905893d2\0\x07".as_slice();
        let expected = b"\x0c./main_bg.js\x1a__wbg_now_0000000000000001\0\x07".as_slice();
        assert_eq!(replaced(module, &numbered), expected);
        let script = String::from_utf8(replaced(SCRIPT.as_bytes(), &numbered)).unwrap_or_default();
        assert!(script.contains("__wbg_now_0000000000000001: () => 0, __wbindgen_malloc: 1"), "{script}");
    }
}
