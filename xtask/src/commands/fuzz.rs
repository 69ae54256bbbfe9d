//! The tier `fuzz`: each reader of files under a fuzzer for a while, all of them at the same time.
//!
//! As a tier of the tests they begin with the samples in the source tree and one seed, so that what they try goes by
//! the code alone. Run for longer by hand they are seeded anew each time and go on where the one before ended: what
//! they find worth keeping stays below cargo's target directory. The samples are only read.

use crate::{
    failure::{Failure, Result},
    files, setup,
    step::{capture, run, step},
    workspace::Workspace,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// What is fuzzed: programs of `tests/fuzz`, each with samples and a dictionary of its name.
const TARGETS: [&str; 3] = ["table", "cards", "backup"];
/// How long each runs, in seconds, unless `FUZZ_SECONDS` says otherwise.
const SECONDS: u32 = 60;
const SECONDS_VARIABLE: &str = "FUZZ_SECONDS";
/// The flags by which the compiler counts what an input reaches, as `cargo-fuzz` has them.
const COVERAGE: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];
/// The largest input in bytes, the most memory in megabytes, and the longest time for one input in seconds.
const LIMITS: [&str; 3] = ["-max_len=4096", "-rss_limit_mb=512", "-timeout=10"];
/// How many lines of what a target said are shown when it failed.
const SHOWN_LINES: usize = 12;

/// Builds the targets and runs them.
pub fn fuzz(workspace: &Workspace) -> Result<()> {
    setup::cpp_compiler()?;
    let longer = seconds()?;
    let seconds = longer.unwrap_or(SECONDS);
    let programs = step("building the targets", || build(workspace))?;
    let targets = TARGETS.map(|name| Target::new(workspace, &programs, name));
    step(&format!("fuzzing for {seconds} s"), || {
        let mut running = Vec::new();
        for target in &targets {
            running.push(target.start(workspace, seconds, longer.is_none())?);
        }
        let outcomes: Vec<Result<()>> =
            targets.iter().zip(running).map(|(one, child)| one.end(child)).collect();
        outcomes.into_iter().collect()
    })
}

/// How long the user wants them to run; none where nothing was said.
fn seconds() -> Result<Option<u32>> {
    match env::var(SECONDS_VARIABLE) {
        Ok(text) => text.parse().map(Some).map_err(|_| {
            Failure::new(format!("{SECONDS_VARIABLE} needs a whole number of seconds, not `{text}`"))
        }),
        Err(_) => Ok(None),
    }
}

/// Builds the targets and gives the folder of their programs.
fn build(workspace: &Workspace) -> Result<PathBuf> {
    let version = capture(Command::new("rustc").arg("-vV").current_dir(workspace.root()))?;
    // Named, so that the flags are not those of build scripts and macros as well.
    let host =
        host(&version).ok_or_else(|| Failure::new("`rustc -vV` does not say which machine this is"))?;
    run(Command::new("cargo")
        .current_dir(workspace.root())
        .args(["build", "--quiet", "--package", "peyvand-fuzz", "--features", "libfuzzer"])
        .args(["--profile", "fuzz", "--target", host, "--target-dir"])
        .arg(workspace.fuzz_target())
        .env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\x1f")))?;
    Ok(workspace.fuzz_target().join(host).join("fuzz"))
}

/// The machine that a compiler makes programs for, by what it says of its version.
fn host(version: &str) -> Option<&str> {
    version.lines().find_map(|line| line.strip_prefix("host: "))
}

/// One target and its files.
struct Target {
    name: &'static str,
    program: PathBuf,
    /// What it has found worth keeping, in this run and before.
    kept: PathBuf,
    /// Inputs that it failed at.
    failed: PathBuf,
    /// What it says.
    log: PathBuf,
}

impl Target {
    fn new(workspace: &Workspace, programs: &Path, name: &'static str) -> Self {
        let folder = workspace.fuzz_target();
        Self {
            name,
            program: programs.join(format!("{name}{}", env::consts::EXE_SUFFIX)),
            kept: folder.join("corpus").join(name),
            failed: folder.join("failed").join(name),
            log: folder.join(format!("{name}.log")),
        }
    }

    fn start(&self, workspace: &Workspace, seconds: u32, is_test: bool) -> Result<Child> {
        let kept = if is_test { self.kept.with_extension("test") } else { self.kept.clone() };
        if is_test {
            files::make_empty_directory(&kept)?;
        }
        files::make_directory(&kept)?;
        files::make_directory(&self.failed)?;
        let log = fs::File::create(&self.log).map_err(|error| Failure::file("write", &self.log, &error))?;
        let sources = workspace.root().join("tests/fuzz");
        Command::new(&self.program)
            .args(LIMITS)
            .arg(format!("-max_total_time={seconds}"))
            // Zero is another one each time.
            .arg(format!("-seed={}", u32::from(is_test)))
            .arg("-print_final_stats=1")
            .arg(format!("-artifact_prefix={}/", self.failed.display()))
            .arg(format!("-dict={}/dictionaries/{}.txt", sources.display(), self.name))
            // What is new goes into the first folder.
            .arg(&kept)
            .arg(sources.join("corpus").join(self.name))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|error| Failure::new(format!("could not start {}: {error}", self.program.display())))
    }

    /// Waits for its end, and says what came of it.
    fn end(&self, mut running: Child) -> Result<()> {
        let status = running.wait().map_err(|error| {
            Failure::new(format!("could not wait for {}: {error}", self.program.display()))
        })?;
        let said = String::from_utf8_lossy(&files::read(&self.log)?).into_owned();
        if status.success() {
            let (inputs, places) = (number_after(&said, INPUTS), number_after(&said, PLACES));
            println!("  {}: {inputs} inputs, {places} places in the code reached", self.name);
            return Ok(());
        }
        println!("{}", gist(&said));
        let log = self.log.display();
        Err(Failure::new(match failed_input(&said) {
            Some(input) => format!(
                "the fuzz target `{}` fails at {input}; run it again with: {} {input} (all it said is in {log})",
                self.name,
                self.program.display()
            ),
            None => format!("the fuzz target `{}` ended with {status}; what it said is in {log}", self.name),
        }))
    }
}

/// What stands before the number of inputs that were tried, and of places in the code that were reached.
const INPUTS: &str = "stat::number_of_executed_units: ";
const PLACES: &str = " cov: ";

/// The number that stands last behind some words; a question mark where there is none.
fn number_after<'a>(said: &'a str, words: &str) -> &'a str {
    let after = said.rsplit_once(words).map(|(_, after)| after);
    after.and_then(|after| after.split_whitespace().next()).unwrap_or("?")
}

/// The file that a target wrote the input to that it failed at.
fn failed_input(said: &str) -> Option<&str> {
    said.rsplit_once("Test unit written to ")?.1.lines().next()
}

/// The beginning of why a target failed: a panic, or else what the fuzzer itself says.
fn gist(said: &str) -> String {
    let is_reason = |line: &&str| line.contains("panicked at") || line.contains("ERROR: ");
    let all: Vec<&str> = said.lines().collect();
    let begin = all.iter().position(is_reason).unwrap_or(all.len().saturating_sub(SHOWN_LINES));
    all.into_iter().skip(begin).take(SHOWN_LINES).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "INFO: Seed: 1\n#7\tINITED cov: 2570 ft: 4073\n#9\tNEW    cov: 2706 ft: 4476\n\n\
        thread '<unnamed>' panicked at tests/fuzz/src/cards.rs:58:5:\nnot equal\n\
        ==1== ERROR: libFuzzer: deadly signal\n\
        artifact_prefix='/a/'; Test unit written to /a/crash-12\nBase64: aa==\n\
        stat::number_of_executed_units: 576\n";

    #[test]
    fn what_a_target_says_is_read() {
        assert_eq!((number_after(SAID, INPUTS), number_after(SAID, PLACES)), ("576", "2706"));
        assert_eq!(failed_input(SAID), Some("/a/crash-12"));
        assert!(gist(SAID).starts_with("thread '<unnamed>' panicked at tests/fuzz"), "{}", gist(SAID));
    }

    #[test]
    fn a_target_that_does_not_come_to_its_end_has_no_numbers_and_no_input() {
        assert_eq!((number_after("killed", INPUTS), failed_input("killed")), ("?", None));
        assert_eq!(gist("killed"), "killed");
    }

    #[test]
    fn the_machine_is_read_from_the_compilers_version() {
        let version = "rustc 1.95.0\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0\n";
        assert_eq!(host(version), Some("x86_64-unknown-linux-gnu"));
    }
}
