//! How long a start takes, from the address to a screen that can be used.

use crate::{
    data,
    figures::{Figures, median},
    meter::Meter,
};
use peyvand_e2e::{
    browser::{Browser, Network, Options},
    journey,
    page::Page,
    screens::FirstRun,
    site::Site,
    words::{Language, Words},
};

/// How much slower than this machine's the emulated phone's processor is.
pub const PHONE_SLOWER: u32 = 4;

/// A screen with something to press, under a heading.
const FIRST_SCREEN: &str = "document.querySelector('main h1') && document.querySelector('main button')";
/// A screen that shows customers. The rows of a list that is still empty are no links yet.
const CUSTOMERS: &str = "document.querySelector('main h1') && document.querySelectorAll('main a[href*=\"customers/\"]').length > 2";

/// Measures the first visit, and starts with all customers and with none.
pub fn measure(figures: &mut Figures, site: &Site, filled: &Options, rounds: u32) {
    let first_visits = (0..rounds).map(|_| start(site, &data::phone(), "", FIRST_SCREEN, Network::Slow4g));
    figures.note("phone_first_visit_slow4g_ms", median(first_visits), "slow 4G, nothing cached");

    let empty = data::phone();
    visit(site, &empty, |page| FirstRun(page).start_empty());
    visit(site, filled, |_| ());
    let [day, list] = ["", "customers"].map(|path| {
        // In turns, so that both meet the same moods of the machine.
        let pairs: Vec<(f64, f64)> = (0..rounds)
            .map(|_| {
                (
                    start(site, filled, path, CUSTOMERS, Network::Full),
                    start(site, &empty, path, FIRST_SCREEN, Network::Full),
                )
            })
            .collect();
        Start {
            filled: median(pairs.iter().map(|pair| pair.0)),
            empty: median(pairs.iter().map(|pair| pair.1)),
            ratio: median(pairs.iter().map(|pair| pair.0 / pair.1)),
        }
    });
    let both = format!("Today {:.0} ms, the customer list {:.0} ms", day.filled, list.filled);
    let worst = if list.filled > day.filled { list } else { day };
    figures.note("phone_start_100k_ms", worst.filled, both);
    figures.note("start_100k_vs_empty", worst.ratio, format!("the same with no data {:.0} ms", worst.empty));
}

/// Medians of one screen's starts, in milliseconds.
struct Start {
    filled: f64,
    empty: f64,
    ratio: f64,
}

/// Visits the app twice, so that its files and its compiled code are in the browser's caches and its
/// log is folded, as on any phone but the one that has just had everything put in.
pub fn visit(site: &Site, options: &Options, first: impl Fn(Page<'_>)) {
    let browser = Browser::open(options.clone());
    browser.go(&site.url(""));
    let page = Page::new(&browser, Words::of(Language::Persian));
    first(page);
    journey::wait_until_kept_for_offline(page);
    browser.reload();
    Meter::of(&browser).wait_for_checkpoint();
}

/// Milliseconds from the navigation in a new browser to the painted screen.
fn start(site: &Site, options: &Options, path: &str, condition: &str, network: Network) -> f64 {
    let browser = Browser::open(options.clone());
    let meter = Meter::install(&browser);
    browser.slow_processor(PHONE_SLOWER);
    browser.network(network);
    meter.usable_after_opening(&site.url(path), condition)
}
