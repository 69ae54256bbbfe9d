//! The rules of axe-core, run on whatever is shown.

use crate::{browser::Browser, source_tree};
use serde_json::Value;
use std::{fs, sync::OnceLock};

/// Rules for the standards the app promises (WCAG 2.2 AA) and for good practice beyond them.
const TAGS: &str = r#"["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]"#;

/// Everything axe-core finds wrong with what is shown, one sentence each; empty when all is well.
pub fn violations(browser: &Browser) -> Vec<String> {
    // The page's policy allows no foreign script; the driver's own scripts are not held to it.
    if browser.run("return typeof axe === 'undefined'", &[]) == true {
        browser.run(axe(), &[]);
    }
    browser.come_to_rest();
    let found = browser.run_async(
        &format!(
            "const options = {{ runOnly: {{ type: 'tag', values: {TAGS} }}, resultTypes: ['violations'] }};
             // Screens kept behind this one are not painted and not in the accessibility tree, but axe would
             // have the browser lay them out again and again to find that out.
             const kept = [];
             const look = (element) => {{
               if (getComputedStyle(element).contentVisibility === 'hidden') kept.push(element);
               else for (const child of element.children) look(child);
             }};
             look(document.body);
             for (const element of kept) element.style.display = 'none';
             const result = await axe.run(document, options);
             for (const element of kept) element.style.display = '';
             // A target half under a bar is small only till the page is scrolled.
             const onlyTargetSize = {{ runOnly: {{ type: 'rule', values: ['target-size'] }} }};
             const isSmallInSight = async (node) => {{
               const target = document.querySelector(node.target[0]);
               target.scrollIntoView({{ block: 'center' }});
               return (await axe.run(target, onlyTargetSize)).violations.length > 0;
             }};
             const found = [];
             for (const rule of result.violations) {{
               for (const node of rule.nodes) {{
                 if (rule.id === 'target-size' && !(await isSmallInSight(node))) continue;
                 found.push(
                   `${{rule.id}} (${{rule.impact}}): ${{node.target.join(' ')}}: ${{node.failureSummary}}`);
               }}
             }}
             return found;"
        ),
        &[],
    );
    let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
    found
        .iter()
        .filter_map(Value::as_str)
        .map(|violation| violation.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Panics with everything that is wrong with the screen called `name`.
pub fn check(browser: &Browser, name: &str) {
    let violations = violations(browser);
    assert!(
        violations.is_empty(),
        "{name} has {} accessibility violations:\n{}",
        violations.len(),
        violations.join("\n")
    );
}

fn axe() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let file = source_tree::path("node_modules/axe-core/axe.min.js");
        fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("could not read {}: {error}; get it with: npm ci", file.display()))
    })
}
