//! What the person feels with all customers in memory: search, open, change screen, scroll.

use crate::{
    figures::{Figures, median, percentile},
    meter::Meter,
    start::PHONE_SLOWER,
    store::number,
};
use peyvand_e2e::{
    browser::{Browser, Element, Key, Options},
    page::{Named, Page, Role},
    patience::wait_for,
    screens::{CustomerList, Shell},
    site::Site,
    words::{Language, Words},
};
use serde_json::json;

/// What is typed, key by key: names of the data set in three scripts.
const TYPED: [&str; 4] = ["رستمی", "karimi", "حسين", "موسوی"];

/// What is put down of a visit.
const SAID: &str = "نمونه خواست، شنبه";

/// What is planned in a line.
const PLANNED: &str = "امروز ساعت ۲۳ قیمت‌ها";

/// Frames longer than this were dropped at 60 a second.
const FRAME_MS: f64 = 20.0;

/// Measures on a phone with all customers.
pub fn measure(figures: &mut Figures, site: &Site, filled: &Options, rounds: u32) {
    let browser = Browser::open(filled.clone());
    let meter = Meter::install(&browser);
    browser.go(&site.url("customers"));
    let page = Page::new(&browser, Words::of(Language::Persian));
    meter.wait_for_load();
    let (wasm, heap) = memory_mb(&browser);
    figures.note(
        "memory_100k_mb",
        wasm + heap,
        format!("wasm memory {wasm:.0} MB, JavaScript heap {heap:.0} MB"),
    );
    let dropped = (0..rounds).map(|_| dropped_frames(page, meter));
    figures.note("scroll_100k_dropped", median(dropped), "frames over 20 ms while flinging the list");

    browser.slow_processor(PHONE_SLOWER);
    let searches: Vec<f64> = (0..rounds).flat_map(|_| searches(page, meter)).collect();
    let p95 = percentile(searches.iter().copied(), 95.0);
    figures.note("phone_search_ms", median(searches), format!("each keystroke; p95 {p95:.0} ms"));
    let opens: Vec<f64> = (0..rounds).flat_map(|_| opens(page, meter)).collect();
    figures.note("phone_open_ms", median(opens), "from the list to a customer's page");
    let turns: Vec<f64> = (0..rounds).flat_map(|_| turns(page, meter)).collect();
    figures.note("phone_nav_ms", median(turns), "between Today and the customers");
    let rounds: Vec<Others> = (0..rounds).map(|_| others(page, meter)).collect();
    for (figure, of) in [("phone_nav_others_ms", 0), ("phone_open_others_ms", 1)] {
        let (slowest, told) = slowest(rounds.iter().map(|round| &round[of]));
        figures.note(figure, slowest, format!("the slowest of: {told}"));
    }
    let day = day(page, meter);
    let worst = day.iter().copied().fold(0.0, f64::max);
    figures.note(
        "phone_inp_p95_ms",
        percentile(day.iter().copied(), 95.0),
        format!("{} interactions of a scripted day, the worst {worst:.0} ms", day.len()),
    );
}

fn searches(page: Page<'_>, meter: Meter<'_>) -> Vec<f64> {
    let mut took = Vec::new();
    for name in TYPED {
        CustomerList(page).search("");
        meter.wait_for_rest();
        for letter in name.chars() {
            took.push(meter.answer("'keydown', 'input'", || page.browser.type_text(&letter.to_string())));
        }
    }
    CustomerList(page).search("");
    took
}

fn opens(page: Page<'_>, meter: Meter<'_>) -> Vec<f64> {
    let rows = page
        .all(Some(&page.find(Role::Region, page.word("customer_list.title"))), Role::Link, &Named::Anything)
        .unwrap_or_else(|refusal| panic!("{}", refusal.message));
    let shown = rows.len().min(5);
    assert!(shown > 0, "the list is empty");
    (0..shown)
        .map(|turn| {
            let list = page.find(Role::Region, page.word("customer_list.title"));
            let rows = page.all(Some(&list), Role::Link, &Named::Anything);
            let row = rows.unwrap_or_else(|refusal| panic!("{}", refusal.message)).swap_remove(turn);
            let took = meter.answer("'click'", || tap(page, &row));
            page.browser.back();
            meter.wait_for_rest();
            took
        })
        .collect()
}

fn turns(page: Page<'_>, meter: Meter<'_>) -> Vec<f64> {
    let ways = [Shell(page).to_today(), Shell(page).to_customers()];
    let mut took = Vec::new();
    for way in ways.iter().cycle().take(4) {
        took.push(meter.answer("'click'", || tap(page, way)));
        meter.wait_for_rest();
    }
    took
}

/// Milliseconds, by what took them.
type Timed = Vec<(&'static str, f64)>;

/// The screens beside Today and the customers, and what is opened in them.
type Others = [Timed; 2];

/// How long it takes to come to the calendar, all tasks, what happened, what was changed and the templates, and to
/// open a day, a task and a customer from there.
fn others(page: Page<'_>, meter: Meter<'_>) -> Others {
    let (mut turns, mut opens) = (Timed::new(), Timed::new());
    let timed = |into: &mut Timed, what, wanted: &Element| {
        into.push((what, meter.answer("'click'", || tap(page, wanted))));
        meter.wait_for_rest();
    };
    let go = |key: &str| {
        let entry = page.find(Role::Link, page.word(key));
        tap(page, &entry);
        meter.wait_for_rest();
    };
    let first = |selector: &str| {
        let found = page.browser.run("return document.querySelector(arguments[0])", &[json!(selector)]);
        Element::from_value(&found).unwrap_or_else(|| panic!("{selector} is not on the page"))
    };
    let close = || {
        page.close_dialog();
        meter.wait_for_rest();
    };
    go("shell.today");
    timed(&mut turns, "calendar", &page.find(Role::Link, page.word("shell.calendar")));
    timed(&mut opens, "a day", &first(".month__day:not(.month__day--outside) button[tabindex='-1']"));
    timed(&mut turns, "tasks", &page.find(Role::Link, page.word("calendar.all_tasks")));
    timed(&mut opens, "a task", &first(".tasks .row__face"));
    close();
    go("shell.more");
    timed(&mut turns, "history", &page.find(Role::Link, Named::With(page.word("interactions.about"))));
    timed(&mut opens, "a customer of it", &first(".interactions .row__face"));
    go("shell.more");
    timed(&mut turns, "activity", &page.find(Role::Link, Named::With(page.word("more.activity_text"))));
    go("shell.more");
    timed(&mut turns, "templates", &page.find(Role::Link, Named::With(page.word("templates.about"))));
    go("shell.customers");
    [turns, opens]
}

/// The greatest of the medians by name, and all of them in words.
fn slowest<'a>(rounds: impl Iterator<Item = &'a Timed>) -> (f64, String) {
    let rounds: Vec<&Timed> = rounds.collect();
    let names: Vec<&'static str> =
        rounds.iter().take(1).flat_map(|round| round.iter().map(|(name, _)| *name)).collect();
    let of = |name: &str| {
        let values = rounds.iter().flat_map(|round| round.iter());
        median(values.filter(|(own, _)| *own == name).map(|(_, value)| *value))
    };
    let medians: Vec<(&str, f64)> = names.into_iter().map(|name| (name, of(name))).collect();
    let told: Vec<String> = medians.iter().map(|(name, value)| format!("{name} {value:.0}")).collect();
    (medians.iter().map(|(_, value)| *value).fold(0.0, f64::max), told.join(", "))
}

/// Milliseconds of each interaction of a rep's day on the screens it is spent on: something is planned in a
/// line, looked for in the calendar and moved on in it; customers are searched, opened and visited, and what
/// comes next is set; a task is ticked off.
fn day(page: Page<'_>, meter: Meter<'_>) -> Vec<f64> {
    let touch = |wanted: &Element| {
        meter.let_go();
        // A message of what was done before may lie over it for some seconds.
        wait_for("an element to take a tap", || {
            page.browser.touch(wanted).map_err(|refusal| refusal.message)
        });
        meter.wait_for_rest();
    };
    let press = |role: Role, name: Named| {
        touch(&page.seen_of(page.find(role, name)).unwrap_or_else(|refusal| panic!("{refusal}")));
    };
    let word = |key: &str| Named::from(page.word(key));
    let write = |text: &str| {
        meter.let_go();
        for letter in text.chars() {
            page.browser.type_text(&letter.to_string());
        }
        meter.wait_for_rest();
    };
    meter.interactions(|| {
        press(Role::Link, word("shell.today"));
        press(Role::Button, Named::With(page.word("tasks.quick_label")));
        write(PLANNED);
        meter.let_go();
        page.browser.press(Key::Enter);
        meter.wait_for_rest();
        press(Role::Link, word("shell.calendar"));
        for view in ["calendar.week", "calendar.day", "calendar.agenda", "calendar.month"] {
            press(Role::Radio, word(view));
        }
        for way in ["calendar.next", "calendar.previous"] {
            press(Role::Button, word(way));
        }
        for name in TYPED {
            press(Role::Link, word("shell.customers"));
            CustomerList(page).search("");
            write(name);
            let list = page.find(Role::Region, page.word("customer_list.title"));
            let rows = page.all(Some(&list), Role::Link, &Named::Anything);
            let row = rows.unwrap_or_else(|refusal| panic!("{}", refusal.message)).swap_remove(0);
            touch(&row);
            press(Role::Button, word("terms.visit"));
            press(Role::Textbox, word("customers.what_was_said"));
            write(SAID);
            press(Role::Button, word("customers.outcome_interested"));
            press(Role::Button, word("tasks.no_next_step"));
        }
        press(Role::Link, word("shell.today"));
        // Of 100,000 customers' data there is more due than a day's first screen shows of what was planned.
        let checkboxes = page.all(
            None,
            Role::Checkbox,
            &Named::With(page.words.filled("tasks.mark_done", &[("title", "")])),
        );
        let first = checkboxes.unwrap_or_else(|refusal| panic!("{}", refusal.message)).swap_remove(0);
        touch(&first);
    })
}

fn tap(page: Page<'_>, element: &Element) {
    page.browser.click(element).unwrap_or_else(|refusal| panic!("{}", refusal.message));
}

/// The share of dropped frames, in per cent, while a finger flings the list.
fn dropped_frames(page: Page<'_>, meter: Meter<'_>) -> f64 {
    let frames = meter.frames(|| {
        page.browser.devtools(
            "Input.synthesizeScrollGesture",
            json!({
                "x": 180, "y": 500, "yDistance": -4_000, "speed": 6_000, "repeatCount": 3,
                "repeatDelayMs": 100, "gestureSourceType": "touch", "preventFling": false,
            }),
        );
    });
    assert!(frames.len() > 60, "only {} frames were painted while scrolling", frames.len());
    let dropped = frames.iter().filter(|length| **length > FRAME_MS).count();
    dropped as f64 * 100.0 / frames.len() as f64
}

/// Megabytes (of 1,000,000 bytes) of the app's wasm memory, and of the page's JavaScript heap.
fn memory_mb(browser: &Browser) -> (f64, f64) {
    browser.devtools("HeapProfiler.collectGarbage", json!({}));
    let heap = browser.devtools("Runtime.getHeapUsage", json!({}));
    let wasm = browser.run_async(
        "const main = document.querySelector('script[data-main]').dataset.main;
         const app = await (await import(new URL(main, document.baseURI))).default();
         return app.memory.buffer.byteLength",
        &[],
    );
    (number(&wasm) / 1_000_000.0, number(&heap["usedSize"]) / 1_000_000.0)
}
