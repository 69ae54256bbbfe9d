//! What it takes to bring in a table of 100,000 customers, beside plain row inserts of as many.

use crate::{
    customer_table,
    figures::{Figures, median},
    meter::Meter,
    process_memory::PageProcesses,
    start::visit,
    store::{CUSTOMERS, desktop, number, plain_inserts},
};
use peyvand_e2e::{
    browser::{Browser, Device, Element, Options},
    screens::FirstRun,
    site::Site,
    words::{Language, Words},
};
use serde_json::json;
use std::{env, fs, path::PathBuf, process};

/// A page that stands still for longer is felt, in milliseconds.
const FRAME_MS: f64 = 50.0;

/// The button that takes them in, which is there once it is known what would become of the rows.
const TAKE_IN: &str = ".import__go button";
/// How many come in, in the digits of the language.
const COMES: &str = "۱۰۰٬۰۰۰";
/// The way to the customers, which is there once they are in.
const DONE: &str = ".import__go a[href*='customers']";

/// Takes note of when a file is chosen, when it is known what would become of its rows, when that is agreed to, and
/// when it is done.
const WATCH: &str = "
    const [takeIn, done] = arguments;
    const times = globalThis.journeyImport = {};
    const shown = (selector) => journeyMeter.usable(() => document.querySelector(selector));
    document.querySelector('.import__drop input[type=file]').addEventListener(
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
            "{:.0} MB; the file {:.1} MB",
            middle(|round| round.memory_bytes) / 1_000_000.0,
            file.bytes as f64 / 1_000_000.0
        ),
    );
    let frames = frames(site, &file);
    let dropped = frames.iter().filter(|length| **length > FRAME_MS).count();
    figures.note(
        "import_frames_dropped",
        dropped as f64 * 100.0 / frames.len() as f64,
        format!(
            "{dropped} of {} frames over 50 ms while the page is scrolled, the longest {:.0} ms",
            frames.len(),
            frames.iter().copied().fold(0.0, f64::max)
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
    let ((), highest) = processes.highest_while(|| {
        choose(&browser, file);
        browser.run_async("await journeyImport.known", &[]);
        take_in(&browser);
        browser.run_async("await journeyImport.over", &[]);
    });
    meter.wait_for_rest();
    let took = |from: &str, to: &str| {
        number(&browser.run(&format!("return journeyImport.{to} - journeyImport.{from}"), &[]))
    };
    Round {
        plan_ms: took("chosen", "planned"),
        run_ms: took("pressed", "done"),
        rows_ms,
        memory_bytes: highest.saturating_sub(before) as f64,
    }
}

/// Lengths of the frames while the page of an import is scrolled up and down with a wheel, from the choice of the file
/// until it is done.
fn frames(site: &Site, file: &TableFile) -> Vec<f64> {
    let browser = Browser::open(newcomer(site));
    let meter = open(&browser, site);
    meter.frames(|| {
        choose(&browser, file);
        scroll_until(&browser, "planned");
        take_in(&browser);
        scroll_until(&browser, "done");
    })
}

/// A desktop on which the app was opened, with no customers.
fn newcomer(site: &Site) -> Options {
    let options = Options::new(Device::Desktop, Language::Persian.accepted());
    visit(site, &options, |page| FirstRun(page).start_empty());
    options
}

/// Opens the page for bringing customers in, and lets it come to rest.
fn open<'a>(browser: &'a Browser, site: &Site) -> Meter<'a> {
    let meter = Meter::install(browser);
    meter.usable_after_opening(
        &site.url("import"),
        "document.querySelector('.import__drop input[type=file]')",
    );
    meter.wait_for_rest();
    browser.run(WATCH, &[json!(TAKE_IN), json!(DONE)]);
    meter
}

/// Chooses the file, as a person does in the device's own dialogue.
fn choose(browser: &Browser, file: &TableFile) {
    let field = browser.devtools(
        "Runtime.evaluate",
        json!({ "expression": "document.querySelector('.import__drop input[type=file]')" }),
    );
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
    assert_eq!(
        label,
        Words::of(Language::Persian).filled("import.take_in", &[("n", COMES)]),
        "not all come in"
    );
    browser.click(&button).unwrap_or_else(|refusal| panic!("{}", refusal.message));
}

/// Scrolls up and down until the time of something has been noted.
fn scroll_until(browser: &Browser, noted: &str) {
    let mut way = -600;
    while browser.run(&format!("return journeyImport.{noted} === undefined"), &[]) == true {
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
