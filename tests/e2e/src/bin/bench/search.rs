//! What a keystroke costs, beside a plain scan of the same texts.

use crate::{
    data,
    figures::{Figures, median, percentile},
    store::{number, numbers, open},
};
use peyvand_e2e::{
    browser::{Device, Options},
    site::Site,
};
use serde_json::{Value, json};
use std::{slice::from_ref, sync::Arc};

/// Customers whose names are typed, spread over all scripts of the data set.
const PEOPLE: u32 = 60;

/// Changes before each of which, in a round, the lists of the day are found anew.
const CHANGES: u32 = 5;

/// Texts handed from wasm to JavaScript at once.
const BATCH: usize = 10_000;

/// Measures every keystroke `rounds` times, on a desktop that has the database of `filled`.
pub fn measure(figures: &mut Figures, site: &Site, filled: &Options, rounds: u32) {
    let desktop = Options { device: Device::Desktop, profile: Arc::clone(&filled.profile), ..filled.clone() };
    let (queries, scans) = plain_scans(site, rounds);
    let searches = searches(site, &desktop, &queries, rounds);
    let p95 = |times: &Vec<f64>| percentile(times.iter().copied(), 95.0);
    let mean = |times: &Vec<f64>| times.iter().sum::<f64>() / times.len() as f64;
    figures.note(
        "search_100k_p95_ms",
        median(searches.iter().map(p95)),
        format!(
            "{} keystrokes, {:.2} ms on average; plain scan p95 {:.1} ms",
            searches[0].len(),
            median(searches.iter().map(mean)),
            median(scans.iter().map(p95)),
        ),
    );
    let (first, after) = days_lists(site, &desktop, rounds);
    figures.note(
        "cold_and_stale_100k_ms",
        first.max(after),
        format!("{first:.1} ms at first, {after:.1} ms after a change"),
    );
    figures.note(
        "search_vs_includes",
        median(searches.iter().zip(&scans).map(|(ours, plain)| mean(ours) / mean(plain))),
        format!("plain scan {:.1} ms on average", median(scans.iter().map(mean))),
    );
}

/// Milliseconds that the lists of who is going cold and whose facts are stale take when everything has just been
/// loaded, and after a change.
fn days_lists(site: &Site, options: &Options, rounds: u32) -> (f64, f64) {
    let browser = open(site, options);
    browser.run_async("return await peyvand.load_all()", &[]);
    let took = numbers(
        &browser
            .run_async("return Array.from(await peyvand.days_lists(args[0]))", &[json!(rounds * CHANGES)]),
    );
    (took[0], median(took[1..].iter().copied()))
}

/// Milliseconds of each search, for each round.
fn searches(site: &Site, options: &Options, queries: &Value, rounds: u32) -> Vec<Vec<f64>> {
    let browser = open(site, options);
    browser.run_async("return await peyvand.load_all()", &[]);
    let search = "return Array.from(await peyvand.searches(args[0]))";
    // The first round also compiles the code, which no later keystroke pays for.
    browser.run_async(search, from_ref(queries));
    (0..rounds).map(|_| numbers(&browser.run_async(search, from_ref(queries)))).collect()
}

/// What is typed, and the milliseconds of each scan, for each round.
fn plain_scans(site: &Site, rounds: u32) -> (Value, Vec<Vec<f64>>) {
    let browser = open(site, &Options::new(Device::Desktop, "en-GB,en"));
    let records = data::generate(&browser);
    browser.run_async(
        "const batches = [];
         for (let from = 0; from < args[0]; from += args[1]) {
           batches.push(peyvand.texts_as_json(from, args[1]));
         }
         plain.takeTexts(batches)",
        &[json!(records), json!(BATCH)],
    );
    let queries = browser.run("return peyvand.queries(arguments[0])", &[json!(PEOPLE)]);
    let scan = "return plain.scans(args[0].map((query) => query.toLowerCase()))";
    browser.run_async(scan, from_ref(&queries));
    let rounds = (0..rounds).map(|_| {
        let scans = browser.run_async(scan, from_ref(&queries));
        let scans = scans.as_array().expect("the scans are a list");
        assert!(scans.iter().any(|scan| scan["found"] != 0), "no text has what was typed");
        scans.iter().map(|scan| number(&scan["took"])).collect()
    });
    let rounds = rounds.collect();
    (queries, rounds)
}
