//! The colours of style/tokens.css can be read: WCAG 2.2 contrast in both themes.

use std::{collections::BTreeMap, fs, path::Path};

/// Names of tokens with their colours, each as red, green and blue.
type Palette = BTreeMap<String, [u8; 3]>;

/// What WCAG asks of text (success criterion 1.4.3) and of the edges of controls (1.4.11).
const TEXT: f64 = 4.5;
const EDGE: f64 = 3.0;

const SURFACES: [&str; 3] = ["paper", "surface", "sunken"];
const STATES: [&str; 5] = ["accent", "good", "warn", "bad", "info"];

#[test]
fn text_is_readable_on_every_surface() {
    for (theme, palette) in themes() {
        for surface in SURFACES {
            for text in ["ink", "ink-2", "ink-3"].iter().chain(&STATES) {
                assert_contrast(theme, &palette, text, surface, TEXT);
            }
        }
    }
}

#[test]
fn text_is_readable_on_the_soft_colours_of_the_states() {
    for (theme, palette) in themes() {
        for state in STATES {
            let soft = format!("{state}-soft");
            for text in ["ink", "ink-2", "ink-3", state] {
                assert_contrast(theme, &palette, text, &soft, TEXT);
            }
        }
    }
}

/// The colours the user can give a choice, by `Colour::name` of src/domain/choice.rs.
const CHOICES: [&str; 10] =
    ["red", "orange", "yellow", "green", "teal", "blue", "violet", "pink", "brown", "grey"];

#[test]
fn the_colours_of_choices_are_readable_on_every_surface_and_on_their_own_ground() {
    for (theme, palette) in themes() {
        for name in CHOICES {
            let token = format!("own-{name}");
            for surface in SURFACES {
                assert_contrast(theme, &palette, &token, surface, TEXT);
            }
            // style/colour.css mixes the ground of a status.
            let ground = mixed(palette[&token], 0.12, palette["surface"]);
            let ratio = contrast(palette[&token], ground);
            assert!(ratio >= TEXT, "{theme}: --{token} on its own ground is {ratio:.2}:1");
        }
    }
}

/// So much of one colour in another, as `color-mix(in srgb, ...)` does.
fn mixed(one: [u8; 3], share: f64, other: [u8; 3]) -> [u8; 3] {
    std::array::from_fn(|channel| {
        let mixed = share * f64::from(one[channel]) + (1.0 - share) * f64::from(other[channel]);
        mixed.round() as u8
    })
}

#[test]
fn initials_are_readable_on_their_tints() {
    for (theme, palette) in themes() {
        for tint in 0..6 {
            assert_contrast(theme, &palette, &format!("tint-{tint}"), &format!("tint-{tint}-soft"), TEXT);
        }
    }
}

#[test]
fn words_on_filled_controls_are_readable() {
    for (theme, palette) in themes() {
        for (text, ground) in [
            ("accent-ink", "accent"),
            ("accent-ink", "accent-press"),
            ("bad-ink", "bad"),
            ("paper", "ink"),
            ("toast-accent", "ink"),
        ] {
            assert_contrast(theme, &palette, text, ground, TEXT);
        }
    }
}

#[test]
fn words_are_readable_on_every_stop_of_the_hero() {
    for (theme, block) in [("light", light()), ("dark", asked_dark())] {
        let palette = palette(theme);
        let hero = declaration(&block, "hero");
        let stops = hero.split(['(', ',', ' ', ')']).filter(|part| part.starts_with('#'));
        for stop in stops.map(colour) {
            for text in ["hero-ink", "hero-ink-2"] {
                let ratio = contrast(palette[text], stop);
                assert!(ratio >= TEXT, "{theme}: {text} on the hero is {ratio:.2}:1");
            }
        }
    }
}

#[test]
fn edges_of_controls_can_be_seen() {
    for (theme, palette) in themes() {
        for surface in SURFACES {
            assert_contrast(theme, &palette, "edge", surface, EDGE);
        }
    }
}

#[test]
fn a_dark_system_and_a_chosen_dark_theme_are_the_same() {
    let system = block("    :root:not([data-theme=\"light\"], [data-theme=\"dark\"]) {", "\n    }");
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&asked_dark()), lines(&system));
}

#[test]
fn black_on_white_is_21_to_1() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
}

fn assert_contrast(theme: &str, palette: &Palette, front: &str, ground: &str, least: f64) {
    let ratio = contrast(palette[front], palette[ground]);
    assert!(ratio >= least, "{theme}: --{front} on --{ground} is {ratio:.2}:1, less than {least}:1");
}

/// The contrast ratio of two colours, 1 to 21: WCAG 2.2, "contrast ratio".
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour, 0 to 1: WCAG 2.2, "relative luminance".
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn themes() -> [(&'static str, Palette); 2] {
    ["light", "dark"].map(|theme| (theme, palette(theme)))
}

/// The colours of a theme. What the dark theme does not name it takes from the light one.
fn palette(theme: &str) -> Palette {
    let mut colours = colours(&light());
    if theme == "dark" {
        colours.extend(self::colours(&asked_dark()));
    }
    colours
}

fn light() -> String {
    block("  :root {\n    color-scheme: light;", "\n  }")
}

fn asked_dark() -> String {
    block("  :root[data-theme=\"dark\"] {", "\n  }")
}

fn block(start: &str, end: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let text = fs::read_to_string(path).unwrap();
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0.to_owned()
}

fn colours(block: &str) -> Palette {
    block
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "))
        .filter(|(_, value)| value.starts_with('#'))
        .map(|(name, value)| (name.to_owned(), colour(value)))
        .collect()
}

fn declaration(block: &str, name: &str) -> String {
    let start = format!("--{name}: ");
    block.lines().find_map(|line| line.trim().strip_prefix(&start)).unwrap().to_owned()
}

fn colour(hex: &str) -> [u8; 3] {
    let number = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap();
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}
