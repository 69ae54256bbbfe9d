//! Code taken apart for the way: instructions by themselves, addresses by themselves and so on, as
//! `public/join.mjs` says, which puts them together again. So it packs a tenth smaller.

use crate::{
    failure::{Failure, Result},
    files,
    step::run,
};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

const TAKE_APART: &str = include_str!("part.mjs");

/// How the script around the code fetches it, and each chunk, and how a chunk is begun; and how these are
/// instead.
const IN_SCRIPT: [(&str, &str); 1] =
    [("module_or_path = fetch(module_or_path)", "module_or_path = codeAt(module_or_path)")];
const IN_LOADER: [(&str, &str); 2] = [
    ("const src = fetch(", "const src = codeAt("),
    ("WebAssembly.instantiateStreaming(src, imports)", "begin(src, imports)"),
];
const IMPORTED: (&str, &str) =
    ("import { initSync } from \"./main.js\";", "import { begin, codeAt, initSync } from \"./main.js\";");

/// What the result depends on besides the modules and the tools.
pub fn ways() -> String {
    format!("{TAKE_APART} {}", include_str!("../../../public/join.mjs"))
}

/// Tells the `script` around the code, and the `loader` of its chunks, of which there are so many, that all of it
/// comes in parts, and gives the script what joins them.
///
/// # Errors
/// Where they are other scripts than are known.
pub fn expect(public: &Path, script: &Path, loader: &Path, chunks: usize) -> Result<()> {
    let text = replaced(script, files::read_text(script)?, &IN_SCRIPT, 1)?;
    files::write(script, text + "\n" + &files::read_text(&joiner(public))?)?;
    let text = replaced(loader, files::read_text(loader)?, &IN_LOADER, chunks)?;
    files::write(loader, replaced(loader, text, &[IMPORTED], 1)?)
}

/// A script's text with each of some parts of it another, which must stand in it so often.
fn replaced(file: &Path, mut text: String, parts: &[(&str, &str)], times: usize) -> Result<String> {
    for (before, after) in parts {
        let found = text.matches(before).count();
        if found != times {
            let file = file.display();
            return Err(Failure::new(format!("`{before}` stands {found} times in {file}, not {times}")));
        }
        text = text.replace(before, after);
    }
    Ok(text)
}

/// Where what joins parts lies.
pub fn joiner(public: &Path) -> PathBuf {
    public.join("join.mjs")
}

/// Takes modules apart where they are.
///
/// # Errors
/// Where one has instructions that nothing is known of, or does not come together again as it was.
pub fn take_apart(node: &Path, public: &Path, modules: &[PathBuf]) -> Result<()> {
    run(Command::new(node)
        .args(["--input-type=module", "--eval", TAKE_APART])
        .arg(joiner(public))
        .args(modules))
}

/// Whether a file is code in parts.
pub fn is_apart(file: &[u8]) -> bool {
    // Behind the preamble a section that means nothing to a browser, its length, and the name of that.
    let name = file.get(8..).filter(|rest| rest.first() == Some(&0)).and_then(|rest| {
        let length = rest.get(1..)?.iter().position(|byte| byte & 0x80 == 0)?;
        rest.get(length + 2..length + 8)
    });
    name == Some(b"\x05parts")
}

/// The joiner for a script that cannot import it.
pub fn joiner_within(public: &Path) -> Result<String> {
    let text = files::read_text(&joiner(public))?;
    Ok(text.replace("\nexport ", "\n"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_script_of_another_kind_is_refused() {
        let parts = [("fetch(src)", "codeAt(src)")];
        let known = replaced(Path::new("loader.js"), "begin(fetch(src))".to_owned(), &parts, 1);
        assert_eq!(known.unwrap(), "begin(codeAt(src))");
        let refused = replaced(Path::new("loader.js"), "begin(src)".to_owned(), &parts, 1);
        assert_eq!(refused.unwrap_err().to_string(), "`fetch(src)` stands 0 times in loader.js, not 1");
    }

    #[test]
    fn a_chunk_in_parts_is_told_from_a_whole_one() {
        assert!(is_apart(b"\0asm\x01\0\0\0\0\x86\x80\x01\x05parts..."));
        assert!(!is_apart(b"\0asm\x01\0\0\0\0\x06\x04name...."));
        assert!(!is_apart(b"\0asm\x01\0\0\0\x01\x05\x01\x60"));
        assert!(!is_apart(b""));
    }
}
