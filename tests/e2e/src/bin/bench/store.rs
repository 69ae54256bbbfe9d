//! What the store costs, beside what the browser itself costs for the same work.

use crate::{
    figures::{Figures, median, percentile},
    measured_site::PAGE,
};
use peyvand_e2e::{
    browser::{Browser, Device, Options, Profile},
    patience::wait_for,
    site::Site,
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Customers in the data sets.
pub const CUSTOMERS: u32 = 100_000;

/// Durable writes timed in each round.
const WRITES: u32 = 300;

/// One round: what the store took, and what plain rows took, in milliseconds and bytes.
struct Round {
    bulk: f64,
    load: f64,
    commit: f64,
    disk: f64,
    plain_insert: f64,
    plain_read: f64,
    plain_put: f64,
    plain_disk: f64,
}

/// Measures `rounds` times and notes the medians of the ratios.
pub fn measure(figures: &mut Figures, site: &Site, rounds: u32) {
    let rounds: Vec<Round> = (0..rounds).map(|_| round(site)).collect();
    let ratio = |ours: fn(&Round) -> f64, plain: fn(&Round) -> f64| {
        median(rounds.iter().map(|round| ours(round) / plain(round)))
    };
    let middle = |what: fn(&Round) -> f64| median(rounds.iter().map(what));
    figures.note(
        "bulk_100k_vs_rows",
        ratio(|round| round.bulk, |round| round.plain_insert),
        format!("{:.0} ms; plain row inserts {:.0} ms", middle(|r| r.bulk), middle(|r| r.plain_insert)),
    );
    figures.note(
        "load_all_100k_vs_getall",
        ratio(|round| round.load, |round| round.plain_read),
        format!("{:.0} ms; plain getAll {:.0} ms", middle(|r| r.load), middle(|r| r.plain_read)),
    );
    figures.note(
        "commit_vs_put_p95",
        ratio(|round| round.commit, |round| round.plain_put),
        format!("{:.2} ms; plain strict put {:.2} ms", middle(|r| r.commit), middle(|r| r.plain_put)),
    );
    let megabytes = |bytes: f64| bytes / 1_000_000.0;
    figures.note(
        "disk_100k_vs_rows",
        ratio(|round| round.disk, |round| round.plain_disk),
        format!(
            "{:.1} MB; plain rows {:.1} MB",
            megabytes(middle(|r| r.disk)),
            megabytes(middle(|r| r.plain_disk))
        ),
    );
}

fn round(site: &Site) -> Round {
    let (bulk, load, commit, disk) = ours(site);
    let (plain_insert, plain_read, plain_put, plain_disk) = plain(site);
    Round { bulk, load, commit, disk, plain_insert, plain_read, plain_put, plain_disk }
}

/// The store: bulk commit, then in a new browser the whole load, then single commits.
fn ours(site: &Site) -> (f64, f64, f64, f64) {
    let options = desktop();
    let browser = open(site, &options);
    let bulk = browser.run_async(
        "peyvand.generate(args[0], false); return await peyvand.commit_generated()",
        &[json!(CUSTOMERS)],
    );
    drop(browser);
    let disk = database_bytes(&options.profile);
    let browser = open(site, &options);
    let load = browser.run_async("return await peyvand.load_all()", &[]);
    let commits = browser.run_async("return Array.from(await peyvand.commits(args[0]))", &[json!(WRITES)]);
    (number(&bulk), number(&load), percentile(numbers(&commits), 95.0), disk)
}

/// The same with plain rows.
fn plain(site: &Site) -> (f64, f64, f64, f64) {
    let options = desktop();
    let insert = plain_inserts(site, &options);
    let disk = database_bytes(&options.profile);
    let browser = open(site, &options);
    let read = browser.run_async("return await plain.readAll()", &[]);
    let rows = browser.run("return plain.count()", &[]);
    assert_eq!(rows, CUSTOMERS, "the plain rows were not all there");
    let puts = browser.run_async("return await plain.puts(args[0])", &[json!(WRITES)]);
    (insert, number(&read), percentile(numbers(&puts), 95.0), disk)
}

/// Milliseconds that it takes to insert all customers as plain rows, in a browser of its own.
pub fn plain_inserts(site: &Site, options: &Options) -> f64 {
    let insert = open(site, options).run_async(
        "peyvand.generate(args[0], false);
         const batches = [];
         for (let from = 0; from < args[0]; from += 1000) batches.push(peyvand.rows_as_json(from, 1000));
         plain.take(batches);
         return await plain.insert()",
        &[json!(CUSTOMERS)],
    );
    number(&insert)
}

/// A desktop that has never seen the app.
pub fn desktop() -> Options {
    Options::new(Device::Desktop, "en-GB,en")
}

/// Opens the measuring page in a new browser.
pub fn open(site: &Site, options: &Options) -> Browser {
    let browser = Browser::open(options.clone());
    // The app's service worker answers every address inside the app with the app.
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true }));
    browser.go(&site.url(PAGE));
    wait_for("the measuring page", || {
        let state = browser.run("return document.getElementById('state')?.textContent", &[]);
        if state == "ready" { Ok(()) } else { Err(format!("it says {state}; {:?}", browser.console())) }
    });
    browser
}

/// A number that a script returned.
pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// The numbers that a script returned.
pub fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list")).iter().map(number).collect()
}

/// Bytes of all databases in a profile whose browser has ended.
fn database_bytes(profile: &Profile) -> f64 {
    let bytes = folder_bytes(&profile.path().join("Default/IndexedDB"));
    assert!(bytes > 0, "the browser left no database in {}", profile.path().display());
    bytes as f64
}

fn folder_bytes(folder: &Path) -> u64 {
    let files = xtask::files::list(folder).unwrap_or_else(|failure| panic!("{failure}"));
    files.iter().filter_map(|file| fs::metadata(file).ok()).map(|file| file.len()).sum()
}
