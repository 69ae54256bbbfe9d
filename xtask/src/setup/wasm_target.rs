//! A Rust toolchain that can compile for `wasm32-unknown-unknown`.

use super::apt;
use crate::{
    failure::{Failure, Result},
    files,
    step::{capture, find_program, run, step},
    workspace::Workspace,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command},
};

/// The name under which rustup knows the toolchain from Debian's packages.
const DEBIAN_TOOLCHAIN: &str = "debian-web";
const TARGET: &str = "wasm32-unknown-unknown";
const ADD_TARGET: &str = "rustup target add wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Has a compiler take flags that wait to be made stable.
pub const TAKE_UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// A toolchain whose `wasm32-unknown-unknown` compiles, links and has the test library.
#[derive(Debug, Clone)]
pub struct WasmToolchain {
    /// The name rustup knows it by; `None` is the one that is active anyway.
    name: Option<&'static str>,
}

impl WasmToolchain {
    /// Cargo of this toolchain.
    pub fn cargo(&self) -> Command {
        self.program("cargo")
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        if let Some(toolchain) = self.name {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }

    /// Whether it can compile the standard library too, with these flags. Its source is added with rustup where it
    /// is missing and that can be done; without it the finished app is somewhat larger.
    pub fn compiles_library(&self, flags: &str) -> bool {
        let takes_flags = capture(
            self.program("rustc")
                .env(TAKE_UNSTABLE.0, TAKE_UNSTABLE.1)
                .args(["--print", "cfg", "--target", TARGET])
                .args(flags.split(' ')),
        );
        if takes_flags.is_err() {
            return false;
        }
        if !self.has_library_source() && self.name.is_none() && find_program("rustup").is_some() {
            let added = step("adding the standard library's source with rustup", || {
                capture(Command::new("rustup").args(["component", "add", "rust-src"]))
            });
            if let Err(error) = added {
                println!("  {error}");
            }
        }
        self.has_library_source()
    }

    fn has_library_source(&self) -> bool {
        let folder = capture(self.program("rustc").args(["--print", "sysroot"]));
        folder.is_ok_and(|folder| {
            Path::new(folder.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
        })
    }

    fn library_folder(&self) -> Option<PathBuf> {
        let mut command = self.program("rustc");
        command.args(["--print", "target-libdir", "--target", TARGET]);
        Some(PathBuf::from(capture(&mut command).ok()?.trim()))
    }

    /// Whether the standard library is there with its test crate and a program links: a library
    /// that another compiler made, or a missing linker, shows only then.
    fn works(&self, workspace: &Workspace) -> bool {
        let Some(libraries) = self.library_folder() else {
            return false;
        };
        let has = |prefix: &str| {
            fs::read_dir(&libraries).is_ok_and(|mut entries| {
                entries.any(|entry| {
                    entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with(prefix))
                })
            })
        };
        has("libstd-") && has("libtest-") && self.links(workspace).is_ok()
    }

    fn links(&self, workspace: &Workspace) -> Result<()> {
        // Named by the process, since several may look at once.
        let folder = workspace.tools().join(format!("probe-{}", process::id()));
        let outcome = self.link_probe(&folder);
        files::remove_directory(&folder)?;
        outcome
    }

    fn link_probe(&self, folder: &Path) -> Result<()> {
        let source = folder.join("probe.rs");
        files::write(&source, "pub fn probe() -> String { String::new() }\n")?;
        let mut command = self.program("rustc");
        command.args(["--crate-type", "cdylib", "--target", TARGET, "--out-dir"]).arg(folder).arg(&source);
        capture(&mut command).map(|_| ())
    }
}

/// Finds a toolchain that works; where none does, adds the target with rustup and, where rustup
/// cannot download it, builds it from Debian's packages.
pub fn ensure(workspace: &Workspace) -> Result<WasmToolchain> {
    let active = WasmToolchain { name: None };
    if active.works(workspace) {
        return Ok(active);
    }
    let debian = WasmToolchain { name: Some(DEBIAN_TOOLCHAIN) };
    if debian_toolchain_is_linked() && debian.works(workspace) {
        return Ok(debian);
    }
    let added = step("adding the wasm32-unknown-unknown target with rustup", || {
        capture(Command::new("rustup").args(["target", "add", TARGET]))
    });
    match added {
        Ok(_) if active.works(workspace) => return Ok(active),
        Ok(_) => println!("  rustup added the target, but nothing links with it"),
        Err(error) => println!("  {error}"),
    }
    if !apt::is_debian() || find_program("rustup").is_none() {
        return Err(Failure::new(format!(
            "the {TARGET} target is missing and rustup could not add it; get it with: {ADD_TARGET}"
        )));
    }
    apt::install(&DEBIAN_PACKAGES, "a Rust toolchain for the browser", ADD_TARGET)?;
    step("linking Debian's toolchain to rustup", || {
        link_linker()?;
        run(Command::new("rustup").args(["toolchain", "link", DEBIAN_TOOLCHAIN, "/usr"]))
    })?;
    if debian.works(workspace) {
        return Ok(debian);
    }
    step("building the standard library for wasm", || build_standard_library(workspace, &debian))?;
    // What was compiled against an older copy of the library would not link with this one.
    files::remove_directory(&workspace.web_target())?;
    debian.links(workspace).map(|()| debian)
}

fn debian_toolchain_is_linked() -> bool {
    capture(Command::new("rustup").args(["toolchain", "list"]))
        .is_ok_and(|list| list.lines().any(|line| line.starts_with(DEBIAN_TOOLCHAIN)))
}

/// rustc looks for its linker under this name, where Debian does not put it.
fn link_linker() -> Result<()> {
    let folder =
        Path::new("/usr/lib/rustlib").join(format!("{}-unknown-linux-gnu", env::consts::ARCH)).join("bin");
    let link = folder.join("rust-lld");
    if link.exists() {
        return Ok(());
    }
    files::make_directory(&folder)?;
    run(Command::new("ln").args(["-sf", "/usr/lib/llvm-22/bin/lld"]).arg(&link))
}

fn build_standard_library(workspace: &Workspace, debian: &WasmToolchain) -> Result<()> {
    let folder = workspace.tools().join("standard-library");
    files::make_empty_directory(&folder)?;
    files::write(
        &folder.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    files::write(&folder.join("src/lib.rs"), "")?;
    let target = folder.join("target");
    run(debian
        .cargo()
        .current_dir(&folder)
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,test")
        .arg("--target-dir")
        .arg(&target)
        .env(TAKE_UNSTABLE.0, TAKE_UNSTABLE.1)
        // Without the bitcode a build with link-time optimisation would fail later.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes"))?;
    let libraries = debian.library_folder().ok_or_else(|| {
        Failure::new(format!(
            "Debian's rustc does not know {TARGET}; reinstall it with: apt-get install --reinstall rustc-web"
        ))
    })?;
    files::make_empty_directory(&libraries)?;
    let built = target.join(TARGET).join("release/deps");
    for file in files::list(&built)? {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            files::copy(&file, &libraries.join(name))?;
        }
    }
    files::remove_directory(&folder)
}
