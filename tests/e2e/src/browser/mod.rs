//! A real Chromium: started, steered and ended.

mod conditions;
mod console;
mod driver;
mod input;
mod turn;
mod wire;

pub use conditions::{Network, Theme};
pub use console::ConsoleEntry;
pub use driver::Profile;
pub use input::Key;
pub use wire::Refusal;

use driver::Driver;
use serde_json::{Value, json};
use std::sync::Arc;
use turn::Turn;
use wire::{ELEMENT, Session};
use xtask::setup;

/// The screen that is emulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// 360 by 740 CSS pixels, touched with a finger.
    Phone,
    /// 1280 by 800 CSS pixels, with a mouse and a keyboard.
    Desktop,
}

impl Device {
    /// Width and height in CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (360, 740),
            Self::Desktop => (1280, 800),
        }
    }

    /// A short name for files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desktop => "desktop",
        }
    }
}

/// How a browser is to be started.
#[derive(Debug, Clone)]
pub struct Options {
    /// The screen.
    pub device: Device,
    /// The languages the person reads, as in the header Accept-Language.
    pub languages: String,
    /// Where the browser keeps its data.
    pub profile: Arc<Profile>,
    /// More of Chromium's command line flags.
    pub flags: Vec<String>,
}

impl Options {
    /// A browser with an empty profile, for a person who reads `languages`.
    pub fn new(device: Device, languages: &str) -> Self {
        Self { device, languages: languages.to_owned(), profile: Arc::new(Profile::new()), flags: Vec::new() }
    }
}

/// A running browser; dropping it ends it.
#[derive(Debug)]
pub struct Browser {
    // Dropped from the top: the driver, then what the browser left on disk, then the next one's turn.
    session: Session,
    _driver: Driver,
    options: Options,
    _turn: Turn,
}

/// One tab or window of a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab(String);

/// An element of the page that is shown, until the page lets go of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// The element as an argument of a script.
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    /// The element that a script returned, if it returned one.
    pub fn from_value(value: &Value) -> Option<Self> {
        value[ELEMENT].as_str().map(|id| Self(id.to_owned()))
    }
}

impl Browser {
    /// Starts a browser. Panics when there is none.
    pub fn open(options: Options) -> Self {
        let turn = Turn::wait();
        let programs = setup::browser().unwrap_or_else(|failure| panic!("{failure}"));
        let driver = Driver::start(&programs.driver);
        let (width, height) = options.device.size();
        let mut flags: Vec<String> = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            // No machine of a test has a microphone, and nobody is there to allow it.
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
        ]
        .map(str::to_owned)
        .into();
        flags.push(format!("--user-data-dir={}", options.profile.path().display()));
        flags.push(format!("--accept-lang={}", options.languages));
        flags.push(format!("--window-size={width},{height}"));
        flags.extend(options.flags.iter().cloned());
        let mut chrome = json!({ "binary": programs.program, "args": flags });
        if options.device == Device::Phone {
            chrome["mobileEmulation"] = json!({ "deviceMetrics": {
                "width": width, "height": height, "pixelRatio": 2, "touch": true, "mobile": true,
            } });
        }
        let session = Session::new(
            driver.address(),
            &json!({
                "browserName": "chrome",
                "goog:chromeOptions": chrome,
                "goog:loggingPrefs": { "browser": "ALL" },
                "timeouts": { "script": 240_000, "pageLoad": 60_000 },
            }),
        );
        let browser = Self { session, _driver: driver, options, _turn: turn };
        browser.fit_screen();
        browser
    }

    /// How it was started.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Opens an address and waits until its page and the page's own files have loaded.
    pub fn go(&self, url: &str) {
        self.post("/url", &json!({ "url": url }));
    }

    /// The address shown.
    pub fn url(&self) -> String {
        let url = must("the address", self.session.get("/url"));
        url.as_str().unwrap_or_default().to_owned()
    }

    /// Reloads the page.
    pub fn reload(&self) {
        self.post("/refresh", &json!({}));
    }

    /// One step back in the history.
    pub fn back(&self) {
        self.post("/back", &json!({}));
    }

    /// Runs the body of a function in the page and returns what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        must("a script", self.try_run(script, arguments))
    }

    /// [`Browser::run`] for a script that may meet a page that is just going away.
    pub fn try_run(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        let call = json!({ "script": script, "args": arguments });
        self.session.post("/execute/sync", &call)
    }

    /// Runs the body of an async function in the page and waits for it to end.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_run(&format!("return (async (...args) => {{ {script} }})(...arguments)"), arguments)
            .unwrap_or_else(|refusal| panic!("a script failed: {}", refusal.message))
    }

    /// Sends a command of the DevTools protocol to the tab in front.
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        must(method, self.try_devtools(method, parameters))
    }

    /// [`Browser::devtools`] for a command that may meet a page that is just going away.
    pub fn try_devtools(&self, method: &str, parameters: Value) -> Result<Value, Refusal> {
        let command = json!({ "cmd": method, "params": parameters });
        self.session.post("/goog/cdp/execute", &command)
    }

    /// Runs `script` in every page that this tab opens from now on, before the page's own scripts.
    pub fn before_each_page(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// The tab in front.
    pub fn tab(&self) -> Tab {
        let handle = must("the tab", self.session.get("/window"));
        Tab(handle.as_str().expect("a tab has a handle").to_owned())
    }

    /// Opens another tab and brings it to the front. It is a window of its own, because a tab
    /// behind another one is slowed down.
    pub fn open_tab(&self) -> Tab {
        let made = self.post("/window/new", &json!({ "type": "window" }));
        let tab = Tab(made["handle"].as_str().expect("a tab has a handle").to_owned());
        self.show_tab(&tab);
        self.fit_screen();
        tab
    }

    /// Brings a tab to the front.
    pub fn show_tab(&self, tab: &Tab) {
        self.post("/window", &json!({ "handle": tab.0 }));
    }

    /// Closes the tab in front; another one has to be shown before anything else is done.
    pub fn close_tab(&self) {
        must("closing a tab", self.session.delete("/window"));
    }

    /// A picture of what is shown, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        use base64::{Engine, prelude::BASE64_STANDARD};
        let encoded = must("a picture", self.session.get("/screenshot"));
        BASE64_STANDARD.decode(encoded.as_str().unwrap_or_default()).expect("a picture is base64")
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        must(path, self.session.post(path, body))
    }

    /// A window's size includes its frame, and a phone is narrower than any window may be.
    fn fit_screen(&self) {
        let (width, height) = self.options.device.size();
        let is_phone = self.options.device == Device::Phone;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": width, "height": height, "mobile": is_phone,
                "deviceScaleFactor": if is_phone { 2 } else { 1 },
            }),
        );
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": is_phone, "maxTouchPoints": 5 }),
        );
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ends the browser in order, so that it writes everything down; if the browser is gone
        // already, ending the driver cleans up.
        drop(self.session.delete(""));
    }
}

fn must(what: &str, answer: Result<Value, Refusal>) -> Value {
    answer.unwrap_or_else(|refusal| panic!("{what}: {}: {}", refusal.error, refusal.message))
}
