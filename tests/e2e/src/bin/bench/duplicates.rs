//! How long it takes to find the customers who are there twice, and how well they are found.

use crate::{
    data,
    figures::{Figures, median},
    meter::Meter,
    start::visit,
    store::CUSTOMERS,
};
use peyvand_core::domain::{
    duplicates::{
        Index, Sweep,
        labelled::{LabelledSet, Measured},
    },
    language::Language,
};
use peyvand_e2e::{
    browser::{Browser, Options},
    site::Site,
};

/// A set that nothing was tuned on.
const SEED: u32 = 9_119;

/// Likely pairs on the page.
const PAIRS: &str = "document.querySelector('.merge__pairs:not([hidden]) li')";

/// Measures the app `rounds` times and notes the median; how well they are found is the same each time.
pub fn measure(figures: &mut Figures, site: &Site, rounds: u32) {
    let options = data::labelled_desktop(site, SEED);
    visit(site, &options, |_| ());
    let (seconds, said): (Vec<f64>, Vec<String>) = (0..rounds).map(|_| look(site, &options)).unzip();
    figures.note("dedupe_100k_s", median(seconds), format!("from the address to the pairs: {}", said[0]));

    let measured = [Language::Fa, Language::Ar, Language::En].map(|language| (language, find(language)));
    for (name, of) in [
        ("dedupe_precision", (|measured| measured.precision) as fn(&Measured) -> f64),
        ("dedupe_recall", |measured| measured.recall),
    ] {
        let told: Vec<String> =
            measured.iter().map(|(language, one)| format!("{language:?} {:.4}", of(one))).collect();
        let least = measured.iter().map(|(_, one)| of(one)).fold(1.0, f64::min);
        figures.note(name, least, format!("{} pairs; {}", measured[0].1.pairs, told.join(", ")));
    }
}

/// Seconds from the address of the page to the likeliest pairs on it, in a new browser, and what is said above them.
fn look(site: &Site, options: &Options) -> (f64, String) {
    let browser = Browser::open(options.clone());
    let meter = Meter::install(&browser);
    let took = meter.usable_after_opening(&site.url("duplicates"), PAIRS);
    let said = browser.run("return document.querySelector('main [role=status]')?.innerText", &[]);
    (took / 1_000.0, said.as_str().unwrap_or_default().to_owned())
}

/// Finds them outside of the browser.
fn find(language: Language) -> Measured {
    let set = LabelledSet { seed: u64::from(SEED), customers: CUSTOMERS, language }.generate();
    let mut index = Index::new();
    for ((slot, party), organisations) in (0..).zip(&set.parties).zip(&set.organisations) {
        let organisations: Vec<&str> = organisations.iter().map(String::as_str).collect();
        index.add(slot, party, &organisations);
    }
    let mut sweep = Sweep::new();
    while !sweep.step(&index, &|_, _| false, CUSTOMERS).is_done() {}
    set.measure(&sweep.finish())
}
