//! The measuring script in the page.

use crate::store::{number, numbers};
use peyvand_e2e::browser::Browser;
use serde_json::json;
use std::thread;
use std::time::Duration;

const SCRIPT: &str = include_str!("meter.js");

/// A page has this long to come to rest, in milliseconds.
const PATIENCE_MS: u32 = 60_000;

/// The page is left alone for so long while it answers.
const ANSWERS_WITHIN: Duration = Duration::from_millis(300);

/// Measures in the tab in front.
#[derive(Clone, Copy)]
pub struct Meter<'a> {
    browser: &'a Browser,
}

impl<'a> Meter<'a> {
    /// Puts the script into every page that the tab opens from now on.
    pub fn install(browser: &'a Browser) -> Self {
        browser.before_each_page(SCRIPT);
        Self { browser }
    }

    /// Puts the script into the page that is open.
    pub fn of(browser: &'a Browser) -> Self {
        browser.run(SCRIPT, &[]);
        Self { browser }
    }

    /// Opens `url` and returns the milliseconds from the navigation until `condition`, a JavaScript
    /// expression, has been painted as true.
    pub fn usable_after_opening(self, url: &str, condition: &str) -> f64 {
        self.browser
            .before_each_page(&format!("globalThis.journeyUsable = journeyMeter.usable(() => {condition})"));
        self.browser.go(url);
        number(&self.browser.run_async("return await journeyUsable", &[]))
    }

    /// Milliseconds from the first event of one of these types, which `act` causes, until the last
    /// change it led to has been painted. `act` must not look for anything on the page: the accessibility
    /// tree, which things are found in, costs the browser more than most answers, and is let go of first,
    /// as on a phone without a screen reader.
    pub fn answer(self, event_types: &str, act: impl FnOnce()) -> f64 {
        self.let_go();
        self.browser.run(&format!("journeyMeter.begin({event_types})"), &[]);
        act();
        // To ask is work for the page too, four times as slow as the driver takes it to be.
        thread::sleep(ANSWERS_WITHIN);
        number(&self.browser.run_async("return await journeyMeter.answered()", &[]))
    }

    /// Waits until the page has nothing left to do: a second in which no task held another one up.
    pub fn wait_for_rest(self) {
        let rested = self.browser.run_async(
            "const patience = performance.now() + args[0];
             let rest = performance.now();
             let last = rest;
             while (performance.now() - rest < 1000) {
               if (performance.now() > patience) return false;
               await new Promise((resolve) => setTimeout(resolve, 5));
               const now = performance.now();
               if (now - last > 40) rest = now;
               last = now;
             }
             return true",
            &[json!(PATIENCE_MS)],
        );
        assert_eq!(rested, true, "the page did not come to rest");
    }

    /// Waits until all records are in memory: it has stopped growing.
    pub fn wait_for_load(self) {
        self.wait_until_stays("(await (await import(main)).default()).memory.buffer.byteLength");
    }

    /// Waits until the app has loaded everything and folded its log, some seconds after the last
    /// change: the head of its database stays what it is.
    pub fn wait_for_checkpoint(self) {
        self.wait_until_stays("await head()");
    }

    /// Waits until `value`, an expression that may await, has been the same for longer than the app
    /// rests before a checkpoint.
    fn wait_until_stays(self, value: &str) {
        let stayed = self.browser.run_async(
            &format!(
                "const main = new URL(document.querySelector('script[data-main]').dataset.main, document.baseURI);
                 const answered = (request) => new Promise((resolve, reject) => {{
                   request.onsuccess = () => resolve(request.result);
                   request.onerror = () => reject(request.error);
                 }});
                 const head = async () => {{
                   const database = await answered(indexedDB.open('peyvand'));
                   const row = await answered(database.transaction('meta').objectStore('meta').get('head'));
                   database.close();
                   return row ? String(new Uint8Array(row.buffer ?? row)) : '';
                 }};
                 const patience = performance.now() + args[0];
                 let value = {value};
                 let since = performance.now();
                 while (performance.now() - since < 8000) {{
                   if (performance.now() > patience) return false;
                   await new Promise((resolve) => setTimeout(resolve, 250));
                   const now = {value};
                   if (now !== value) since = performance.now();
                   value = now;
                 }}
                 return true"
            ),
            &[json!(PATIENCE_MS)],
        );
        assert_eq!(stayed, true, "the app went on changing {value}");
    }

    /// Milliseconds of each interaction (a tap, a key) with the page while `act` runs, from the input to the next
    /// painting. [`Meter::let_go`] is to be called before each, as in [`Meter::answer`].
    pub fn interactions(self, act: impl FnOnce()) -> Vec<f64> {
        self.browser.run("globalThis.journeyInteractions = journeyMeter.interactions()", &[]);
        act();
        numbers(&self.browser.run("return journeyInteractions.stop()", &[]))
    }

    /// Lets go of the accessibility tree, which things are found in.
    pub fn let_go(self) {
        self.browser.devtools("Accessibility.disable", json!({}));
    }

    /// Lengths of the frames, in milliseconds, painted while `act` runs.
    pub fn frames(self, act: impl FnOnce()) -> Vec<f64> {
        self.browser.run("globalThis.journeyFrames = journeyMeter.frames()", &[]);
        act();
        numbers(&self.browser.run("return journeyFrames.stop()", &[]))
    }
}
