//! What every journey has: the app on a server of its own, a browser of its own, and an end at
//! which the console holds no error.

use crate::{
    browser::{Browser, ConsoleEntry, Device, Options, Profile},
    page::Page,
    screenshots,
    site::Site,
    words::{Language, Words},
};
use std::{sync::Arc, thread};

/// Who makes a journey, and on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traveller {
    /// The screen.
    pub device: Device,
    /// The language the browser asks for, in which the app opens.
    pub language: Language,
}

impl Traveller {
    /// In Persian on a phone.
    pub const PHONE: Self = Self { device: Device::Phone, language: Language::Persian };
    /// In English on a desktop.
    pub const DESKTOP: Self = Self { device: Device::Desktop, language: Language::English };
}

/// A journey on its way.
#[derive(Debug)]
pub struct Journey {
    name: String,
    traveller: Traveller,
    /// The served app.
    pub site: Site,
    /// `None` between two browsers.
    browser: Option<Browser>,
    expected_in_console: Vec<String>,
}

impl Journey {
    /// Begins with the app's first screen in an empty browser.
    pub fn begin(name: &str, traveller: Traveller) -> Self {
        let journey = Self::prepare(name, traveller);
        journey.browser().go(&journey.site.url(""));
        journey
    }

    /// Begins behind the welcome, with no customers.
    pub fn begin_empty(name: &str, traveller: Traveller) -> Self {
        let journey = Self::begin(name, traveller);
        journey.page().first_run().start_empty();
        journey.page().shell().wait();
        journey
    }

    /// Begins with an empty browser and the app served, but not opened yet.
    pub fn prepare(name: &str, traveller: Traveller) -> Self {
        Self::prepare_on(Site::start(), name, traveller)
    }

    /// As [`Journey::prepare`], on another site.
    pub fn prepare_on(site: Site, name: &str, traveller: Traveller) -> Self {
        let options = Options::new(traveller.device, traveller.language.accepted());
        Self {
            name: format!("{name}-{}-{}", traveller.device.name(), traveller.language.code()),
            traveller,
            site,
            browser: Some(Browser::open(options)),
            expected_in_console: Vec::new(),
        }
    }

    /// The browser.
    pub fn browser(&self) -> &Browser {
        self.browser.as_ref().expect("no browser between two browsers")
    }

    /// The tab in front, in the language the journey began in.
    pub fn page(&self) -> Page<'_> {
        self.page_in(self.traveller.language)
    }

    /// The tab in front, in another language.
    pub fn page_in(&self, language: Language) -> Page<'_> {
        Page::new(self.browser(), Words::of(language))
    }

    /// Who makes the journey.
    pub fn traveller(&self) -> Traveller {
        self.traveller
    }

    /// Ends the browser as a person does who switches the phone off, and starts another one with
    /// what the first one kept. Nothing is opened yet.
    pub fn restart_browser(&mut self) {
        self.check_console();
        let options = self.browser().options().clone();
        self.browser = None;
        self.browser = Some(Browser::open(options));
    }

    /// The folder the browser keeps its data in.
    pub fn profile(&self) -> &Arc<Profile> {
        &self.browser().options().profile
    }

    /// Errors with this text in them belong to the journey: it cuts the network, say, and the
    /// browser itself reports what could not be fetched.
    pub fn expect_in_console(&mut self, part: &str) {
        self.expected_in_console.push(part.to_owned());
    }

    /// Ends the journey. Panics when a page wrote an error to the console that was not expected.
    pub fn end(self) {
        self.check_console();
    }

    fn check_console(&self) {
        let errors: Vec<String> = self
            .browser()
            .console()
            .iter()
            .filter(|entry| entry.is_error() && !self.expects(entry))
            .map(ToString::to_string)
            .collect();
        assert!(errors.is_empty(), "{}: the console has errors:\n{}", self.name, errors.join("\n"));
    }

    fn expects(&self, entry: &ConsoleEntry) -> bool {
        self.expected_in_console.iter().any(|part| entry.message.contains(part))
    }

    /// What a person needs to see why the journey failed.
    fn tell_what_was_seen(&self) {
        let Some(browser) = &self.browser else { return };
        eprintln!("{} failed at {}", self.name, browser.url());
        let picture = screenshots::save(browser, &format!("failed-{}", self.name));
        eprintln!("its last screen is {}", picture.display());
        for entry in browser.console() {
            eprintln!("console: {entry}");
        }
    }
}

impl Drop for Journey {
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        // A browser that does not answer any more must not hide why the journey failed.
        let telling = std::panic::AssertUnwindSafe(|| self.tell_what_was_seen());
        if std::panic::catch_unwind(telling).is_err() {
            eprintln!("{}: the browser did not tell what it shows", self.name);
        }
    }
}

/// Waits until the service worker holds the whole app, so that it opens without a network.
pub fn wait_until_kept_for_offline(page: Page<'_>) {
    page.wait_until(
        "the app to be kept for offline use",
        "navigator.serviceWorker.controller?.state === 'activated'",
    );
}

/// Makes two tests of a journey: on the phone in Persian and on the desktop in English.
#[macro_export]
macro_rules! on_phone_and_desktop {
    ($journey:ident) => {
        mod $journey {
            use $crate::journey::Traveller;

            #[test]
            fn on_the_phone_in_persian() {
                super::$journey(Traveller::PHONE);
            }

            #[test]
            fn on_the_desktop_in_english() {
                super::$journey(Traveller::DESKTOP);
            }
        }
    };
}
