//! Chunks of code taken apart for the way: instructions by themselves, addresses by themselves and so on, as
//! `public/join.mjs` says, which puts them together again. So they pack a tenth smaller. The main module stays
//! as it is, for the browser compiles it while it arrives.

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

/// How a chunk that is whole is begun, as the chunk loader has it, and how it is instead.
const BEGUN: &str = "WebAssembly.instantiateStreaming(src, imports)";
const BEGUN_APART: &str = "begin(src, imports)";

/// Begins a chunk as it comes: whole from the service worker, which has put it together, or else in parts.
const BEGIN: &str = r#"
async function begin(coming, imports) {
    const answer = await coming;
    if (answer.headers.has("x-joined-from")) return WebAssembly.instantiateStreaming(answer, imports);
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    const { joined } = await import("./join.js");
    return WebAssembly.instantiate(await joined(new Uint8Array(await answer.arrayBuffer())), imports);
}
"#;

/// What the result depends on besides the modules and the tools.
pub fn ways() -> String {
    format!("{TAKE_APART} {BEGIN} {}", include_str!("../../../public/join.mjs"))
}

/// Tells the chunk loader that its chunks, of which there are so many, come in parts, and puts what joins them
/// beside it.
///
/// # Errors
/// Where the loader is another than is known.
pub fn expect(loader: &Path, joiner: &Path, chunks: usize) -> Result<()> {
    let text = files::read_text(loader)?;
    let begun = text.matches(BEGUN).count();
    if begun != chunks {
        let loader = loader.display();
        return Err(Failure::new(format!(
            "{loader} begins {begun} chunks as expected, and there are {chunks}"
        )));
    }
    files::write(loader, text.replace(BEGUN, BEGUN_APART) + BEGIN)?;
    files::copy(joiner, &loader.with_file_name("join.js"))
}

/// Takes `chunks` apart where they are.
///
/// # Errors
/// Where one has instructions that nothing is known of, or does not come together again as it was.
pub fn take_apart(node: &Path, joiner: &Path, chunks: &[PathBuf]) -> Result<()> {
    run(Command::new(node).args(["--input-type=module", "--eval", TAKE_APART]).arg(joiner).args(chunks))
}

/// Whether a file is a chunk in parts.
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
    let text = files::read_text(&public.join("join.mjs"))?;
    Ok(text.replace("\nexport ", "\n"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_loader_of_another_kind_is_refused() {
        let loader = std::env::temp_dir().join(format!("peyvand-loader-{}.js", std::process::id()));
        files::write(&loader, "instantiate(src);").unwrap();
        let refused = expect(&loader, Path::new("join.mjs"), 1);
        std::fs::remove_file(&loader).unwrap();
        assert!(refused.unwrap_err().to_string().contains("begins 0 chunks"));
    }

    #[test]
    fn a_chunk_in_parts_is_told_from_a_whole_one() {
        assert!(is_apart(b"\0asm\x01\0\0\0\0\x86\x80\x01\x05parts..."));
        assert!(!is_apart(b"\0asm\x01\0\0\0\0\x06\x04name...."));
        assert!(!is_apart(b"\0asm\x01\0\0\0\x01\x05\x01\x60"));
        assert!(!is_apart(b""));
    }
}
