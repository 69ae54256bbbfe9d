//! A Chromium and the driver that goes with it.

use super::apt;
use crate::{
    failure::{Failure, Result},
    step::{find_first_program, program_from_environment},
};
use std::path::PathBuf;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const DRIVERS: [&str; 1] = ["chromedriver"];
const ELSEWHERE: &str = "the installers of Chrome and of ChromeDriver of the same version, \
                         then set CHROME and CHROMEDRIVER to the two programs";

/// The browser of the tests.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The browser itself (`CHROME`, or the first found on the search path).
    pub program: PathBuf,
    /// Its WebDriver (`CHROMEDRIVER`, or the one on the search path).
    pub driver: PathBuf,
}

/// Finds the browser and its driver, or installs Debian's.
pub fn ensure() -> Result<Browser> {
    if let Some(found) = find() {
        return Ok(found);
    }
    // The fonts draw the Persian and Arabic names that the app's own font has no glyph for.
    apt::install(
        &["chromium", "chromium-driver", "fonts-noto-core"],
        "Chromium with its driver",
        ELSEWHERE,
    )?;
    find().ok_or_else(|| {
        Failure::new(format!(
            "Chromium with its driver is missing; get it with: {ELSEWHERE}"
        ))
    })
}

fn find() -> Option<Browser> {
    Some(Browser {
        program: program_from_environment("CHROME").or_else(|| find_first_program(&BROWSERS))?,
        driver: program_from_environment("CHROMEDRIVER")
            .or_else(|| find_first_program(&DRIVERS))?,
    })
}
