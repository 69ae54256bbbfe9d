//! Pictures of every screen, for people to look at: on the phone and the desktop, in Persian, Arabic
//! and English, light and dark. Run after `cargo xtask build`:
//!
//! `cargo run --package peyvand-e2e --bin pictures [phone|desktop] [fa|ar|en] [light|dark]`
//!
//! The words narrow down what is pictured. The files are in `target/screenshots/`.

use peyvand_e2e::{
    browser::{Device, Theme},
    journey::{Journey, Traveller},
    screenshots, tour,
    words::Language,
};
use std::env;

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let wanted = |of_kind: &[&str], name: &str| {
        let chosen = words.iter().any(|word| of_kind.contains(&word.as_str()));
        !chosen || words.iter().any(|word| word == name)
    };
    for device in [Device::Phone, Device::Desktop] {
        for language in Language::ALL {
            if !wanted(&["phone", "desktop"], device.name()) || !wanted(&["fa", "ar", "en"], language.code())
            {
                continue;
            }
            let journey = Journey::begin("pictures", Traveller { device, language });
            tour::visit_all(&journey, |screen| {
                for theme in [Theme::Light, Theme::Dark] {
                    if wanted(&["light", "dark"], theme.name()) {
                        journey.browser().theme(theme);
                        let (device, language, theme) = (device.name(), language.code(), theme.name());
                        screenshots::save(
                            journey.browser(),
                            &format!("{device}-{language}-{theme}-{screen}"),
                        );
                    }
                }
            });
            journey.end();
        }
    }
}
