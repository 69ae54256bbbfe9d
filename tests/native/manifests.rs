//! The manifests that browsers install the app by: one in each language, alike in all but words.

use std::fs;
use std::path::Path;

use peyvand::domain::language::Language;
use serde_json::Value;

/// What a manifest says in its language.
const WORDS: [&str; 5] = ["lang", "dir", "name", "short_name", "description"];

fn manifest(language: Language) -> Value {
    let name = format!("public/manifest.{}.webmanifest", language.tag());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A manifest without its words.
fn facts(language: Language) -> Value {
    let mut manifest = manifest(language);
    for word in WORDS {
        manifest.as_object_mut().unwrap().remove(word).unwrap();
    }
    for shortcut in manifest["shortcuts"].as_array_mut().unwrap() {
        shortcut.as_object_mut().unwrap().remove("name").unwrap();
    }
    manifest
}

#[test]
fn a_manifest_says_its_language_and_direction() {
    for language in Language::ALL {
        let manifest = manifest(language);
        assert_eq!(manifest["lang"], language.tag());
        assert_eq!(manifest["dir"], language.direction().as_str());
    }
}

#[test]
fn the_manifests_of_all_languages_differ_in_words_only() {
    for language in Language::ALL {
        assert_eq!(facts(language), facts(Language::En));
    }
}

#[test]
fn two_copies_of_the_app_on_one_host_are_two_apps() {
    // An identity is resolved against the host alone; without one it is the address the app starts at,
    // which is resolved against the manifest's own.
    for language in Language::ALL {
        let manifest = manifest(language);
        assert_eq!(manifest.get("id"), None);
        assert_eq!((&manifest["start_url"], &manifest["scope"]), (&Value::from("./"), &Value::from("./")));
    }
}
