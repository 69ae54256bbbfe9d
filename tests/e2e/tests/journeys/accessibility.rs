//! Every screen against the rules of axe-core: both themes, both directions, both sizes.

use peyvand_e2e::{
    accessibility,
    browser::Theme,
    journey::{Journey, Traveller},
    on_phone_and_desktop, tour,
    words::Language,
};

on_phone_and_desktop!(no_screen_has_a_violation);

fn no_screen_has_a_violation(traveller: Traveller) {
    let mut found = Vec::new();
    // The other direction too: the traveller's own language gives only one of them.
    for language in [Language::Persian, Language::English] {
        let journey = Journey::begin("accessibility", Traveller { language, ..traveller });
        tour::visit_all(&journey, |screen| {
            for theme in [Theme::Light, Theme::Dark] {
                journey.browser().theme(theme);
                for violation in accessibility::violations(journey.browser()) {
                    found.push(format!("{screen}, {}, {}: {violation}", language.code(), theme.name()));
                }
            }
        });
        journey.end();
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}
