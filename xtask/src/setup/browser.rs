//! A Chromium and the driver that goes with it.

use super::apt;
use crate::{
    failure::{Failure, Result},
    step::{find_first_program, program_from_environment},
};
use std::{path::PathBuf, process::Command};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const DRIVERS: [&str; 1] = ["chromedriver"];
const ELSEWHERE: &str = "the installers of Chrome and of ChromeDriver of the same version, \
                         then set CHROME and CHROMEDRIVER to the two programs";

/// What a test's browser is told: no window, and no word to its maker.
const HEADLESS: [&str; 9] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--mute-audio",
];

/// The browser of the tests.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The browser itself (`CHROME`, or the first found on the search path).
    pub program: PathBuf,
    /// Its WebDriver (`CHROMEDRIVER`, or the one on the search path).
    pub driver: PathBuf,
}

impl Browser {
    /// The arguments for a headless browser, the given ones after them.
    pub fn arguments(further: &[&str]) -> Vec<String> {
        let mut arguments: Vec<_> = HEADLESS.iter().map(|word| (*word).to_owned()).collect();
        if apt::is_root() {
            // Chromium's sandbox does not start for root.
            arguments.push("--no-sandbox".to_owned());
        }
        arguments.extend(further.iter().map(|word| (*word).to_owned()));
        arguments
    }

    /// The WebDriver capabilities, as JSON, that make the driver start this browser headless with
    /// the `further` arguments. The driver gives each session an empty profile and removes it.
    pub fn webdriver_capabilities(&self, further: &[&str]) -> String {
        format!(
            "{{ \"goog:chromeOptions\": {{ \"binary\": {:?}, \"args\": {:?} }} }}\n",
            self.program.display().to_string(),
            Self::arguments(further)
        )
    }

    /// Tells `command`'s program which browser and driver to use, by `CHROME` and `CHROMEDRIVER`.
    pub fn name_in<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("CHROME", &self.program).env("CHROMEDRIVER", &self.driver)
    }
}

/// Finds the browser and its driver, or installs Debian's.
pub fn ensure() -> Result<Browser> {
    if let Some(found) = find() {
        return Ok(found);
    }
    // The fonts draw the Persian and Arabic names that the app's own font has no glyph for.
    apt::install(&["chromium", "chromium-driver", "fonts-noto-core"], "Chromium with its driver", ELSEWHERE)?;
    find()
        .ok_or_else(|| Failure::new(format!("Chromium with its driver is missing; get it with: {ELSEWHERE}")))
}

fn find() -> Option<Browser> {
    Some(Browser {
        program: program_from_environment("CHROME").or_else(|| find_first_program(&BROWSERS))?,
        driver: program_from_environment("CHROMEDRIVER").or_else(|| find_first_program(&DRIVERS))?,
    })
}
