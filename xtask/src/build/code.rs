//! The code: compiled, split into chunks that load on demand, bound to JavaScript and shrunk.

use super::{Profile, parts, shrink};
use crate::{
    failure::{Failure, Result},
    files,
    setup::{BuildTools, TAKE_UNSTABLE},
    step::{capture, read, run, step},
    workspace::Workspace,
};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// Vector instructions let the search scan text several bytes at a time; every browser of the last
/// three years has them.
const FEATURES: &str = "-Ctarget-feature=+simd128";

/// The names that the generated scripts import each other by.
const MAIN_SCRIPT: &str = "main.js";
const MAIN_WASM: &str = "main_bg.wasm";
const CHUNK_LOADER: &str = "__wasm_split.js";

/// Flags for the finished app only. Where in the source a failure came about is known by its message and its
/// path through the code; the places themselves, one for each thing that might fail, made all the code two
/// hundredths larger. The flag waits to be made stable, so the compiler must be told to take it.
const SMALLER: &str = "-Zlocation-detail=none";

/// The same where the standard library can be compiled along: a failure that nobody foresaw ends the code at once,
/// as an error that the page hears of. The words about it that nobody would see were four hundredths of all.
const SMALLEST: &str = "-Zlocation-detail=none -Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none";

/// The standard library compiled along: for size, but for what gives memory out and compares it, which everything that
/// takes long does all the time.
const WITH_LIBRARY: [&str; 6] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config",
    "profile.release.package.dlmalloc.opt-level=3",
    "--config",
    "profile.release.package.compiler_builtins.opt-level=3",
];

/// What an import does a hundred thousand times over is compiled for speed and all else for size, by an attribute
/// (`optimize`) that waits to be made stable too.
const FAST: &str = "--cfg speed";

/// The languages that there are texts in.
const LANGUAGES: [&str; 3] = ["fa", "ar", "en"];
/// What stands between the languages in the file of the sample data's words.
const WORDS_APART: &str = "\u{1f}";

/// The code as it lies in the finished app.
#[derive(Debug)]
pub struct Code {
    /// The folder's name relative to the app's base path, with the code's fingerprint: chunks of
    /// two builds cannot be mixed, so all of them share one.
    pub folder: String,
    /// The names in the folder that the first screen needs.
    pub first_screen: [&'static str; 3],
    /// The names of the chunks that pages load when they are opened.
    pub chunks: Vec<String>,
}

impl Code {
    /// The URL of the script that starts the app, relative to the base path.
    pub fn main_script(&self) -> String {
        format!("{}/{MAIN_SCRIPT}", self.folder)
    }

    /// The URL of the main wasm module, relative to the base path.
    pub fn main_wasm(&self) -> String {
        format!("{}/{MAIN_WASM}", self.folder)
    }

    /// The URL of the script that fetches chunks, relative to the base path.
    pub fn chunk_loader(&self) -> String {
        format!("{}/{CHUNK_LOADER}", self.folder)
    }
}

/// The compiler's flags for the browser, shared by everything that compiles for it so that nothing
/// is compiled twice.
///
/// Components' types are erased: an app of many views is a third smaller so, and compiles sooner.
///
/// Where this machine keeps the crates' sources, which would stand in every message of a failure, is
/// left out: the same source gives the same code everywhere.
pub fn compiler_flags() -> String {
    let flags = format!("{FEATURES} --cfg erase_components");
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let sources =
        cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo"))).map(|home| home.join("registry/src"));
    match sources.as_deref().and_then(Path::to_str) {
        // The flags are divided by spaces.
        Some(sources) if !sources.contains(char::is_whitespace) => {
            format!("{flags} --remap-path-prefix={sources}=crates")
        }
        _ => flags,
    }
}

/// Compiles the app and puts its code into a fingerprinted folder of `staging`.
pub fn build(workspace: &Workspace, tools: &BuildTools, profile: Profile, staging: &Path) -> Result<Code> {
    let (compiled, texts) = step("compiling for the browser", || compile(workspace, tools, profile))?;
    let packed = workspace.packed_code(match profile {
        Profile::Development => "development",
        Profile::Optimised => "optimised",
    });
    let stamp = packed.join("packed-from");
    let source = packing_fingerprint(&compiled, tools)?;
    if !files::read_text(&stamp).is_ok_and(|packed_from| packed_from == source) {
        step("splitting the code into chunks", || pack(tools, &compiled, &packed))?;
        files::copy(&workspace.root().join("public/worker.mjs"), &packed.join("out/worker.js"))?;
        if profile == Profile::Optimised {
            step("shrinking the code", || {
                let out = packed.join("out");
                let public = workspace.root().join("public");
                let is_module = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "wasm");
                let modules: Vec<_> = files::list(&out)?.into_iter().filter(is_module).collect();
                let (script, loader) = (out.join(MAIN_SCRIPT), out.join(CHUNK_LOADER));
                parts::expect(&public, &script, &loader, modules.len() - 1)?;
                shrink::shrink(tools, &out, MAIN_WASM, MAIN_SCRIPT)?;
                parts::take_apart(&tools.node, &public, &modules)
            })?;
        }
        files::write(&stamp, source)?;
    }
    let out = packed.join("out");
    place_words(workspace, &texts, &out)?;
    place(&out, staging)
}

/// Puts the files of words beside the code that knows the texts in them by their numbers: those of each
/// language, what the sample data is made of, and what the columns of tables are called.
fn place_words(workspace: &Workspace, texts: &Path, out: &Path) -> Result<()> {
    for language in LANGUAGES {
        let name = texts_of(language);
        files::copy(&texts.join(&name), &out.join(&name))?;
    }
    files::copy(&workspace.root().join("src/formats/columns/headings.txt"), &out.join("headings.txt"))?;
    let sample = workspace.root().join("src/domain/sample");
    let words = LANGUAGES.map(|language| files::read_text(&sample.join(format!("{language}.txt"))));
    let words = words.into_iter().collect::<Result<Vec<_>>>()?;
    files::write(&out.join("sample.txt"), words.join(WORDS_APART))
}

/// The name of the file of a language's texts.
fn texts_of(language: &str) -> String {
    format!("texts.{language}.txt")
}

/// Compiles the app and returns the module and the folder of its texts, which its build script wrote.
fn compile(workspace: &Workspace, tools: &BuildTools, profile: Profile) -> Result<(PathBuf, PathBuf)> {
    let mut cargo = tools.wasm.cargo();
    cargo
        .current_dir(workspace.root())
        .args(["rustc", "--quiet", "--message-format", "json-render-diagnostics"])
        .args(["--package", "peyvand", "--bin", "peyvand"])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(workspace.web_target());
    let (folder, flags) = match profile {
        Profile::Development => ("debug", compiler_flags()),
        Profile::Optimised => {
            cargo.arg("--release").env(TAKE_UNSTABLE.0, TAKE_UNSTABLE.1);
            let smaller = if tools.wasm.compiles_library(SMALLEST) {
                cargo.args(WITH_LIBRARY);
                SMALLEST
            } else {
                SMALLER
            };
            ("release", format!("{} {smaller} {FAST}", compiler_flags()))
        }
    };
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    // The splitter follows relocations to see which function belongs to which page.
    let messages = read(cargo.args(["--", "-Clink-args=--emit-relocs"]))?;
    let built = workspace.web_target().join("wasm32-unknown-unknown").join(folder).join("peyvand.wasm");
    let texts = written_by_build_scripts(&messages).find(|folder| folder.join(texts_of("en")).is_file());
    let texts = texts.ok_or_else(|| Failure::new("the app's build script wrote no texts"))?;
    Ok((built, texts))
}

/// The folders that build scripts wrote into, by what cargo says in JSON, a message a line.
fn written_by_build_scripts(messages: &str) -> impl Iterator<Item = PathBuf> {
    messages.lines().filter_map(|message| {
        let (_, rest) = message.split_once("\"out_dir\":\"")?;
        let (folder, _) = rest.split_once('"')?;
        Some(PathBuf::from(folder.replace("\\\\", "\\")))
    })
}

fn packing_fingerprint(compiled: &Path, tools: &BuildTools) -> Result<String> {
    let wasm = files::read(compiled)?;
    let words = format!(
        "{tools:?} {} {} {}",
        shrink::ways(),
        parts::ways(),
        include_str!("../../../public/worker.mjs")
    );
    Ok(files::fingerprint([wasm.as_slice(), words.as_bytes()]))
}

fn pack(tools: &BuildTools, compiled: &Path, packed: &Path) -> Result<()> {
    let split = packed.join("split");
    let out = packed.join("out");
    files::make_empty_directory(&split)?;
    files::make_empty_directory(&out)?;
    capture(Command::new(&tools.wasm_split).arg(compiled).arg(&split).args([
        "--target",
        "web",
        "--out-name",
        "main",
    ]))?;
    run(Command::new(&tools.wasm_bindgen)
        .arg(split.join("main.wasm"))
        .args(["--target", "web", "--out-name", "main", "--no-typescript"])
        // The chunks call into the main module by the names the linker gave.
        .args(["--keep-lld-exports", "--out-dir"])
        .arg(&out))?;
    for file in files::list(&split)? {
        let name = files::relative_url(&split, &file);
        if name != "main.wasm" {
            files::copy(&file, &out.join(name))?;
        }
    }
    Ok(())
}

fn place(out: &Path, staging: &Path) -> Result<Code> {
    let produced = files::list(out)?;
    let folder = format!("code-{}", files::fingerprint_files(out, &produced)?);
    let first_screen = [MAIN_SCRIPT, MAIN_WASM, CHUNK_LOADER];
    let mut chunks = Vec::new();
    for file in &produced {
        let name = files::relative_url(out, file);
        files::copy(file, &staging.join(&folder).join(&name))?;
        if !first_screen.contains(&name.as_str()) {
            chunks.push(name);
        }
    }
    Ok(Code { folder, first_screen, chunks })
}
