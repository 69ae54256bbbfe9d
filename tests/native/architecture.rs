//! The rules of docs/ARCHITECTURE.md that a machine can read from the source: which layer may know
//! which, who may touch the browser, and styles that serve both directions.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What each layer may import, the first matching row counting: the layer, then the prefixes of the
/// modules it may name besides its own.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("formats", &["domain"]),
    ("usecases", &["domain", "formats", "store::ports", "store::engine"]),
    ("store::idb", &["domain", "store"]),
    ("store::contract", &["domain", "store::ports"]),
    ("store", &["domain"]),
    ("sync", &["domain", "store::ports"]),
    ("erased", &[]),
    ("painted", &["erased"]),
    ("platform", &["domain", "store::ports"]),
    ("i18n", &["domain", "platform", "erased"]),
    ("ui", &["i18n", "erased", "painted"]),
    ("state", &["domain", "formats", "usecases", "store", "sync", "platform", "i18n", "erased", "painted"]),
    ("terms", &["domain", "i18n", "ui"]),
    ("parts", &["domain", "formats", "usecases", "store::engine", "state", "terms", "ui", "i18n", "erased"]),
    (
        "features",
        &[
            "domain",
            "formats",
            "usecases",
            "store::engine",
            "state",
            "terms",
            "parts",
            "ui",
            "i18n",
            "erased",
            "painted",
        ],
    ),
    ("samples", &["domain"]),
];

/// What a screen must not name though it asks the engine its questions: use cases are the only
/// writers.
const WRITER: &str = "store::engine::Store";

/// May import everything, since wiring is what it is for.
const WIRING: &str = "app";

/// Layers that ask nothing of the world.
const PURE: &[&str] = &["domain", "formats"];

/// The only modules that name the browser's own interfaces. Others may hold the elements that Leptos
/// hands them, by the names that Leptos passes on.
const BROWSER_HOMES: &[&str] = &["platform", "store::idb", "sync::http"];

#[test]
fn a_layer_imports_only_what_lies_below_it() {
    let mut broken = Vec::new();
    for source in sources() {
        for import in source.imports() {
            if let Err(rule) = allowed(&source.module, &import) {
                broken.push(format!("{}: `use crate::{import}`: {rule}", source.module));
            }
        }
    }
    assert!(broken.is_empty(), "layers import upwards:\n{}", broken.join("\n"));
}

#[test]
fn only_the_platform_and_the_stores_adapter_name_the_browser() {
    let mut broken = Vec::new();
    for source in sources() {
        let is_home = BROWSER_HOMES.iter().any(|home| is_within(&source.module, home));
        if is_home {
            continue;
        }
        for name in ["web_sys::", "js_sys::", "wasm_bindgen::"] {
            if names_crate(&source.without_leptos_imports(), name) {
                broken.push(format!("{} names {name}", source.module));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "the browser is reached past {}:\n{}",
        BROWSER_HOMES.join(", "),
        broken.join("\n")
    );
}

#[test]
fn the_domain_and_the_formats_read_no_clock_and_do_no_input_or_output() {
    let outside = [
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "std::fs",
        "std::net",
        "std::env",
        "std::thread",
        "Uuid::now_v7",
        "Uuid::new_v4",
    ];
    let mut broken = Vec::new();
    let is_pure = |module: &str| PURE.iter().any(|layer| is_within(module, layer));
    for source in sources().into_iter().filter(|source| is_pure(&source.module)) {
        for name in outside {
            if source.code_lines().any(|line| line.contains(name)) {
                broken.push(format!("{} uses {name}", source.module));
            }
        }
    }
    assert!(broken.is_empty(), "a pure layer is no longer pure:\n{}", broken.join("\n"));
}

#[test]
fn styles_name_no_physical_side() {
    let mut broken = Vec::new();
    for path in files_below(&root().join("style"), "css") {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if names_physical_side(line) {
                broken.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "use inline-start and inline-end, so that both directions are served:\n{}",
        broken.join("\n")
    );
}

#[test]
fn a_physical_side_is_told_from_a_logical_one() {
    for physical in ["margin-left: 4px;", "left: 0;", "  float: right;", "text-align:left"] {
        assert!(names_physical_side(physical), "{physical}");
    }
    for logical in ["margin-inline-start: 4px;", "inset-inline-end: 0;", "text-align: start;", ".left-over {"]
    {
        assert!(!names_physical_side(logical), "{logical}");
    }
}

#[test]
fn an_element_that_leptos_hands_over_is_told_from_the_browsers_own_interface() {
    let source = |text: &str| Source { module: "ui::toggle".to_owned(), text: text.to_owned() };
    let handed =
        source("use leptos::{\n    prelude::*,\n    web_sys::Element,\n};\n").without_leptos_imports();
    assert!(!names_crate(&handed, "web_sys::"), "{handed}");
    let taken = source("use leptos::web_sys;\nfn now() { web_sys::window(); }\n").without_leptos_imports();
    assert!(names_crate(&taken, "web_sys::"), "{taken}");
}

#[test]
fn grouped_imports_are_read_one_by_one() {
    let source = Source {
        module: "usecases::log_call".to_owned(),
        text: "use crate::{\n    domain::{party::Party, time::Instant},\n    store::ports::Disk,\n};\n"
            .to_owned(),
    };
    assert_eq!(source.imports(), ["domain::party::Party", "domain::time::Instant", "store::ports::Disk"]);
}

/// One file of `src/`.
struct Source {
    /// Its module path below the crate, as in `store::idb::schema`.
    module: String,
    /// Its text up to its own tests, which may use any layer as their stage.
    text: String,
}

impl Source {
    /// The lines that are no comments.
    fn code_lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.starts_with("//"))
    }

    /// The code on one line, without what it imports by way of Leptos.
    fn without_leptos_imports(&self) -> String {
        let code = self.code_lines().collect::<Vec<_>>().join(" ");
        let mut parts = code.split("use leptos::");
        let before = parts.next().unwrap_or_default().to_owned();
        parts.fold(before, |kept, part| kept + part.split_once(';').map_or("", |(_, after)| after))
    }

    /// Every path below `crate::` that the file names, groups resolved.
    fn imports(&self) -> Vec<String> {
        let code = self.code_lines().collect::<Vec<_>>().join(" ");
        let mut found = Vec::new();
        for named in code.split("crate::").skip(1) {
            if named.starts_with('{') {
                let group = &named[..=closing_brace(named)];
                expand("", group, &mut found);
            } else {
                let end = named.find([';', ')', '(', '<', '>', ',', ' ', '{']).unwrap_or(named.len());
                let path = &named[..end];
                if named[end..].starts_with('{') && path.ends_with("::") {
                    let group = &named[end..];
                    expand(path, &group[..=closing_brace(group)], &mut found);
                } else if !path.ends_with('!') {
                    // An exported macro stands at the crate's root, whatever layer it belongs to.
                    found.push(path.to_owned());
                }
            }
        }
        found
    }
}

/// Where the group that `text` begins with ends.
fn closing_brace(text: &str) -> usize {
    let mut depth = 0;
    for (place, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place;
        }
    }
    text.len() - 1
}

/// Adds each path of `{a::b, c::{d, e}}` to `found`, with `prefix` before it.
fn expand(prefix: &str, group: &str, found: &mut Vec<String>) {
    let inside = group.trim_start_matches('{').strip_suffix('}').unwrap_or(group);
    let mut rest = inside.trim();
    while !rest.is_empty() {
        let end = rest.find(['{', ',']).unwrap_or(rest.len());
        let path = rest[..end].trim();
        if rest[end..].starts_with('{') {
            let close = end + closing_brace(&rest[end..]);
            expand(&format!("{prefix}{path}"), &rest[end..=close], found);
            rest = rest[close + 1..].trim_start_matches([',', ' ']);
        } else {
            found.push(format!("{prefix}{path}"));
            rest = rest[end..].trim_start_matches([',', ' ']);
        }
    }
}

/// Whether `module` may import `import`, or the rule that forbids it.
fn allowed(module: &str, import: &str) -> Result<(), String> {
    let top = module.split("::").next().unwrap_or(module);
    if top == WIRING || module.is_empty() {
        return Ok(());
    }
    let Some((layer, below)) = LAYERS.iter().find(|(layer, _)| is_within(module, layer)) else {
        return Err(format!("`{top}` is no layer yet: give it a row in tests/native/architecture.rs"));
    };
    if *layer == "features" && import.starts_with("features::") {
        let area = |path: &str| path.split("::").nth(1).map(str::to_owned);
        return if area(module) == area(import) {
            Ok(())
        } else {
            Err("an area never imports another area".to_owned())
        };
    }
    if matches!(*layer, "features" | "parts") && is_within(import, WRITER) {
        return Err("a screen writes through a use case".to_owned());
    }
    if *layer == "store" && is_within(import, "store::idb") {
        return Err("the engine knows the disk by its port only".to_owned());
    }
    if is_within(import, layer) || below.iter().any(|lower| is_within(import, lower)) {
        Ok(())
    } else {
        Err(format!(
            "{layer} may import only: {}",
            if below.is_empty() { "itself".to_owned() } else { below.join(", ") }
        ))
    }
}

/// Whether `path` is the module `outer` or lies in it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Whether `code` names a crate itself, not one that another crate passes on.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(place, _)| {
        let before = code[..place].chars().next_back();
        !before.is_some_and(|character| character.is_alphanumeric() || character == '_' || character == ':')
    })
}

fn names_physical_side(line: &str) -> bool {
    let line = line.trim();
    ["left", "right"].iter().any(|side| {
        line.match_indices(side).any(|(place, _)| {
            let (before, after) = (&line[..place], line[place + side.len()..].trim_start());
            let is_property = after.starts_with(':')
                && (before.is_empty() || before.ends_with(['-', ' ', ';', '{']))
                && !before.ends_with("--");
            let value_of = before.trim_end();
            is_property || value_of.ends_with("text-align:") || value_of.ends_with("float:")
        })
    })
}

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    files_below(&folder, "rs")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            Source { module: module_of(&folder, &path), text: without_tests(&text).to_owned() }
        })
        .filter(|source| !source.module.is_empty() && !is_stage(&source.module))
        .collect()
}

/// Whether a module only sets the stage for tests.
fn is_stage(module: &str) -> bool {
    module.split("::").any(|part| matches!(part, "tests" | "testing"))
}

fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod ").map_or(text, |(code, _)| code)
}

/// The module path of a source file; empty for the crate's two roots.
fn module_of(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap().with_extension("");
    let mut parts: Vec<_> = relative.iter().map(|part| part.to_str().unwrap()).collect();
    if parts.last() == Some(&"mod") {
        parts.pop();
    }
    match parts[..] {
        ["lib" | "main"] => String::new(),
        _ => parts.join("::"),
    }
}

fn files_below(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path, kind));
        } else if path.extension().is_some_and(|extension| extension == kind) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
