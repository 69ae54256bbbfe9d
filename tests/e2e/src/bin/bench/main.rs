//! Measures the finished app in a real browser against the goals of docs/BENCHMARKS.md.
//!
//! `cargo xtask bench` builds the app and runs this. Prints a table, writes `target/bench.json`, and
//! ends with an error when a figure is over its goal. Options: `--rounds N` (3 by default, the least
//! that has a median), and the groups to measure: `code`, `store`, `search`, `start`, `use`,
//! `import` (all by default).
//!
//! A benchmark has one way to report that it could not measure: it panics.
#![allow(clippy::panic, clippy::expect_used)]

mod customer_table;
mod data;
mod duplicates;
mod figures;
mod import;
mod measured_site;
mod meter;
mod process_memory;
mod search;
mod start;
mod store;
mod using;

use figures::Figures;
use peyvand_e2e::site::{Site, built_app};
use std::{env, process::ExitCode};
use xtask::{build::Report, failure::Result, files, workspace::Workspace};

fn main() -> ExitCode {
    match measure() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("some figures are over their goals");
            ExitCode::FAILURE
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all figures pass.
fn measure() -> Result<bool> {
    let choice = Choice::from_words(env::args().skip(1));
    let workspace = Workspace::find()?;
    let app = built_app();
    let mut figures = Figures::default();
    if choice.includes("code") {
        let sizes = Report::read(&app)?.sizes;
        figures.note("code_brotli_kb", sizes.first_screen as f64 / 1024.0, "what the first screen needs");
        figures.note("code_total_brotli_kb", sizes.total as f64 / 1024.0, "every chunk together");
    }
    let site = Site::serve(&measured_site::assemble(&workspace, &app)?);
    if choice.includes("store") {
        store::measure(&mut figures, &site, choice.rounds);
    }
    if ["search", "start", "use"].iter().any(|group| choice.includes(group)) {
        let filled = data::filled_phone(&site);
        if choice.includes("search") {
            search::measure(&mut figures, &site, &filled, choice.rounds);
        }
        if choice.includes("start") {
            start::measure(&mut figures, &site, &filled, choice.rounds);
        }
        if choice.includes("use") {
            using::measure(&mut figures, &site, &filled, choice.rounds);
        }
    }
    if choice.includes("import") {
        import::measure(&mut figures, &site, choice.rounds);
        duplicates::measure(&mut figures, &site, choice.rounds);
    }
    let file = workspace.root().join("target/bench.json");
    files::write(&file, format!("{:#}\n", figures.to_json()))?;
    println!("\n{}", figures.table());
    println!("written to {}", file.display());
    Ok(figures.all_pass())
}

/// What to measure, and how often.
struct Choice {
    rounds: u32,
    groups: Vec<String>,
}

impl Choice {
    fn from_words(words: impl Iterator<Item = String>) -> Self {
        let mut choice = Self { rounds: 3, groups: Vec::new() };
        let mut words = words;
        while let Some(word) = words.next() {
            if word == "--rounds" {
                let rounds = words.next().and_then(|rounds| rounds.parse().ok());
                choice.rounds = rounds.expect("--rounds needs a number");
            } else {
                choice.groups.push(word);
            }
        }
        choice
    }

    fn includes(&self, group: &str) -> bool {
        self.groups.is_empty() || self.groups.iter().any(|chosen| chosen == group)
    }
}
