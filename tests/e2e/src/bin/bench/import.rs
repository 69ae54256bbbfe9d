//! What it takes to bring in a table of 100,000 customers, beside plain row inserts of as many.
//!
//! Memory is that of the browser's processes in which pages and their second threads run: what is their own or shared
//! with other processes, without what is mapped from files. Of the most that they had from the choice of the file until
//! it was done, what they had before the page for it was opened, and with it the second thread started, is taken off.
//! So the code that is compiled for it counts, and what Chromium leaves to be collected; what its other processes need to read the file and to write the database does not.

use crate::{
    customer_table,
    figures::{Figures, median},
    meter::Meter,
    process_memory::PageProcesses,
    store::{CUSTOMERS, desktop, number, plain_inserts},
};
use peyvand_e2e::{
    browser::{Browser, Device, Element, Options},
    journey,
    page::Page,
    screens::FirstRun,
    site::Site,
    words::{Language, Words},
};
use serde_json::json;
use std::{env, fs, path::PathBuf, process};

/// A page that stands still for longer is felt, in milliseconds.
const FRAME_MS: f64 = 50.0;

/// The language of the app.
const LANGUAGE: Language = Language::Persian;
/// The way to the page for bringing customers in.
const TO_IMPORT: &str = ".page a[href$='import']";
/// The field for a file.
const FILE: &str = ".import__drop input[type=file]";
/// The button that takes them in, which is there once it is known what would become of the rows.
const TAKE_IN: &str = ".import__go button";
/// How many come in, in the digits of the language.
const COMES: &str = "۱۰۰٬۰۰۰";
/// The way to the customers, which is there once they are in.
const DONE: &str = ".import__go a[href*='customers']";

/// Takes note of when a file is chosen, when it is known what would become of its rows, when that is agreed to, and
/// when it is done.
const WATCH: &str = "
    const [takeIn, done, file] = arguments;
    const times = globalThis.journeyImport = {};
    const shown = (selector) => journeyMeter.usable(() => document.querySelector(selector));
    document.querySelector(file).addEventListener(
      'change', () => { times.chosen = performance.now(); }, { capture: true, once: true });
    document.addEventListener('click', ({ timeStamp }) => { times.pressed = timeStamp; }, { capture: true, once: true });
    times.known = shown(takeIn).then((now) => { times.planned = now; });
    times.over = shown(done).then((now) => { times.done = now; });";

/// One import.
struct Round {
    plan_ms: f64,
    run_ms: f64,
    rows_ms: f64,
    memory_bytes: f64,
    later_bytes: f64,
}

/// Measures `rounds` times and notes the medians.
pub fn measure(figures: &mut Figures, site: &Site, rounds: u32) {
    let file = TableFile::write();
    let rounds: Vec<Round> = (0..rounds).map(|_| round(site, &file)).collect();
    let middle = |what: fn(&Round) -> f64| median(rounds.iter().map(what));
    figures.note(
        "import_csv_100k_vs_rows",
        middle(|round| (round.plan_ms + round.run_ms) / round.rows_ms),
        format!(
            "{:.0} ms to plan, {:.0} ms to commit; plain row inserts {:.0} ms",
            middle(|round| round.plan_ms),
            middle(|round| round.run_ms),
            middle(|round| round.rows_ms)
        ),
    );
    figures.note(
        "import_peak_memory_vs_file",
        middle(|round| round.memory_bytes) / file.bytes as f64,
        format!(
            "{:.0} MB, {:.0} MB while the page takes in what came; the file {:.1} MB",
            middle(|round| round.memory_bytes) / 1_000_000.0,
            middle(|round| round.later_bytes) / 1_000_000.0,
            file.bytes as f64 / 1_000_000.0
        ),
    );
    let [frames, later] = frames(site, &file);
    figures.note(
        "import_frames_dropped",
        frames.dropped as f64 * 100.0 / frames.count as f64,
        format!(
            "{} of {} over 50 ms while the page is scrolled, the longest {:.0} ms; {} in the 3 s after, the longest {:.0} ms",
            frames.dropped, frames.count, frames.longest, later.dropped, later.longest
        ),
    );
}

fn round(site: &Site, file: &TableFile) -> Round {
    let rows_ms = plain_inserts(site, &desktop());
    let options = newcomer(site);
    let browser = Browser::open(options.clone());
    let meter = open(&browser, site);
    let processes = PageProcesses::of(&options.profile);
    browser.devtools("HeapProfiler.collectGarbage", json!({}));
    let before = processes.bytes();
    turn_to_import(&browser, meter);
    let ((), highest) = processes.highest_while(|| {
        choose(&browser, file);
        browser.run_async("await journeyImport.known", &[]);
        take_in(&browser);
        browser.run_async("await journeyImport.over", &[]);
    });
    // The page takes in what came while the second thread still has it all.
    let ((), later) = processes.highest_while(|| meter.wait_for_rest());
    let took = |from: &str, to: &str| {
        number(&browser.run(&format!("return journeyImport.{to} - journeyImport.{from}"), &[]))
    };
    Round {
        plan_ms: took("chosen", "planned"),
        run_ms: took("pressed", "done"),
        rows_ms,
        memory_bytes: highest.saturating_sub(before) as f64,
        later_bytes: later.saturating_sub(before) as f64,
    }
}

/// Frames of a page.
struct Frames {
    count: usize,
    dropped: usize,
    longest: f64,
}

impl Frames {
    fn of(lengths: &[f64]) -> Self {
        assert!(lengths.len() > 60, "only {} frames were painted", lengths.len());
        Self {
            count: lengths.len(),
            dropped: lengths.iter().filter(|length| **length > FRAME_MS).count(),
            longest: lengths.iter().copied().fold(0.0, f64::max),
        }
    }
}

/// Frames while the page of an import is scrolled up and down with a wheel, from the choice of the file until it is
/// done; and those of the seconds after, in which the page takes in what came.
fn frames(site: &Site, file: &TableFile) -> [Frames; 2] {
    let browser = Browser::open(newcomer(site));
    let meter = open(&browser, site);
    turn_to_import(&browser, meter);
    let importing = meter.frames(|| {
        choose(&browser, file);
        scroll_while(&browser, "journeyImport.planned === undefined");
        take_in(&browser);
        scroll_while(&browser, "journeyImport.done === undefined");
    });
    let after = meter.frames(|| scroll_while(&browser, "performance.now() - journeyImport.done < 3000"));
    [importing, after].map(|lengths| Frames::of(&lengths))
}

/// A desktop on which the app was opened, with no customers.
fn newcomer(site: &Site) -> Options {
    let options = Options::new(Device::Desktop, LANGUAGE.accepted());
    let browser = Browser::open(options.clone());
    browser.go(&site.url(""));
    let page = Page::new(&browser, Words::of(LANGUAGE));
    FirstRun(page).start_empty();
    journey::wait_until_kept_for_offline(page);
    options
}

/// Opens the page that leads to the one for bringing customers in, and lets it come to rest.
fn open<'a>(browser: &'a Browser, site: &Site) -> Meter<'a> {
    let meter = Meter::install(browser);
    meter.usable_after_opening(&site.url("more"), &format!("document.querySelector(\"{TO_IMPORT}\")"));
    meter.wait_for_rest();
    meter
}

/// Turns to the page for bringing customers in, and lets it come to rest.
fn turn_to_import(browser: &Browser, meter: Meter<'_>) {
    browser.run("document.querySelector(arguments[0]).click()", &[json!(TO_IMPORT)]);
    browser.run_async("await journeyMeter.usable(() => document.querySelector(args[0]))", &[json!(FILE)]);
    meter.wait_for_rest();
    browser.run(WATCH, &[json!(TAKE_IN), json!(DONE), json!(FILE)]);
}

/// Chooses the file, as a person does in the device's own dialogue.
fn choose(browser: &Browser, file: &TableFile) {
    let field = browser
        .devtools("Runtime.evaluate", json!({ "expression": format!("document.querySelector('{FILE}')") }));
    let files = [file.path.display().to_string()];
    browser.devtools(
        "DOM.setFileInputFiles",
        json!({ "files": files, "objectId": field["result"]["objectId"] }),
    );
}

fn take_in(browser: &Browser) {
    let found = browser.run("return document.querySelector(arguments[0])", &[json!(TAKE_IN)]);
    let button = Element::from_value(&found).expect("there is a button that takes them in");
    let label = browser.run("return arguments[0].innerText", &[button.as_argument()]);
    assert_eq!(label, Words::of(LANGUAGE).filled("import.take_in", &[("n", COMES)]), "not all come in");
    browser.click(&button).unwrap_or_else(|refusal| panic!("{}", refusal.message));
}

/// Scrolls up and down for as long as something holds, a JavaScript expression.
fn scroll_while(browser: &Browser, holds: &str) {
    let mut way = -600;
    while browser.run(&format!("return {holds}"), &[]) == true {
        browser.devtools(
            "Input.synthesizeScrollGesture",
            json!({ "x": 640, "y": 500, "yDistance": way, "speed": 1_500, "gestureSourceType": "mouse" }),
        );
        way = -way;
    }
}

/// The table as a file, gone when dropped.
struct TableFile {
    path: PathBuf,
    bytes: usize,
}

impl TableFile {
    fn write() -> Self {
        println!("- writing a table of {CUSTOMERS} customers");
        let path = env::temp_dir().join(format!("peyvand-customers-{}.csv", process::id()));
        let table = customer_table::csv(CUSTOMERS);
        fs::write(&path, &table)
            .unwrap_or_else(|error| panic!("could not write {}: {error}", path.display()));
        Self { path, bytes: table.len() }
    }
}

impl Drop for TableFile {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.path) {
            eprintln!("{} could not be removed: {error}", self.path.display());
        }
    }
}
