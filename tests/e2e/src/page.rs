//! The page as a person meets it: things with a role and a name, and text to read.

use crate::{
    browser::{Browser, Element, Key, Refusal},
    patience::wait_for,
    words::Words,
};
use serde_json::{Value, json};
use std::fmt;

/// What a thing on the page is, in the words of the browser's accessibility tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the roles are those of WAI-ARIA")]
pub enum Role {
    Alert,
    Button,
    Checkbox,
    Combobox,
    Dialog,
    Heading,
    Link,
    ListItem,
    MenuItem,
    MenuItemRadio,
    Navigation,
    Option,
    Radio,
    Region,
    Searchbox,
    Status,
    Switch,
    Tab,
    Textbox,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Button => "button",
            Self::Checkbox => "checkbox",
            Self::Combobox => "combobox",
            Self::Dialog => "dialog",
            Self::Heading => "heading",
            Self::Link => "link",
            Self::ListItem => "listitem",
            Self::MenuItem => "menuitem",
            Self::MenuItemRadio => "menuitemradio",
            Self::Navigation => "navigation",
            Self::Option => "option",
            Self::Radio => "radio",
            Self::Region => "region",
            Self::Searchbox => "searchbox",
            Self::Status => "status",
            Self::Switch => "switch",
            Self::Tab => "tab",
            Self::Textbox => "textbox",
        }
    }
}

/// How a thing's accessible name is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// By the whole name.
    Exactly(String),
    /// By a part of it.
    With(String),
    /// Whatever it is called.
    Anything,
}

impl Named {
    fn fits(&self, name: &str) -> bool {
        match self {
            Self::Exactly(wanted) => plain(name) == plain(wanted),
            Self::With(part) => plain(name).contains(&plain(part)),
            Self::Anything => true,
        }
    }
}

impl From<&str> for Named {
    fn from(name: &str) -> Self {
        Self::Exactly(name.to_owned())
    }
}

impl From<String> for Named {
    fn from(name: String) -> Self {
        Self::Exactly(name)
    }
}

impl From<&String> for Named {
    fn from(name: &String) -> Self {
        Self::Exactly(name.clone())
    }
}

impl fmt::Display for Named {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(name) => write!(formatter, "called “{name}”"),
            Self::With(part) => write!(formatter, "with “{part}” in its name"),
            Self::Anything => formatter.write_str("of any name"),
        }
    }
}

/// The name without the marks that only steer its direction, and with single spaces.
fn plain(name: &str) -> String {
    let visible: String = name
        .chars()
        .filter(|character| !matches!(character, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tab in front, read in the language it is shown in.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The browser it is shown by.
    pub browser: &'a Browser,
    /// The texts of the language shown.
    pub words: Words,
}

impl<'a> Page<'a> {
    /// The tab in front of `browser`, in the language of `words`.
    pub fn new(browser: &'a Browser, words: Words) -> Self {
        Self { browser, words }
    }

    /// The text at `key` of the catalogues.
    pub fn word(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// Waits for a thing and returns it.
    pub fn find(&self, role: Role, named: impl Into<Named>) -> Element {
        self.wait_for_one(None, role, &named.into())
    }

    /// Waits for a thing inside another one.
    pub fn find_in(&self, scope: &Element, role: Role, named: impl Into<Named>) -> Element {
        self.wait_for_one(Some(scope), role, &named.into())
    }

    /// The thing, if it is there at this moment.
    pub fn look(&self, role: Role, named: impl Into<Named>) -> Option<Element> {
        let named = named.into();
        self.all(None, role, &named).ok()?.into_iter().next()
    }

    /// Waits until no such thing is there any more.
    pub fn wait_until_gone(&self, role: Role, named: impl Into<Named>) {
        let named = named.into();
        let what = format!("the {} {named} to go", role.name());
        wait_for(&what, || match self.names(None, role) {
            Ok(names) if names.iter().any(|(_, name)| named.fits(name)) => {
                Err("it is still there".to_owned())
            }
            Ok(_) => Ok(()),
            Err(refusal) => Err(refusal.message),
        });
    }

    /// Waits for a thing and taps it.
    pub fn tap(&self, role: Role, named: impl Into<Named>) {
        self.tap_once_there(None, role, &named.into());
    }

    /// Waits for a thing inside another one and taps it.
    pub fn tap_in(&self, scope: &Element, role: Role, named: impl Into<Named>) {
        self.tap_once_there(Some(scope), role, &named.into());
    }

    /// Types into the field with this label, behind what it holds.
    pub fn type_into(&self, label: impl Into<Named>, text: &str) {
        let label = label.into();
        let what = format!("the field {label} to take “{text}”");
        wait_for(&what, || {
            let field = self.field(&label)?;
            self.browser.type_into(&field, text).map_err(told)
        });
    }

    /// Replaces what the field with this label holds, key by key as a person does.
    pub fn fill(&self, label: impl Into<Named>, text: &str) {
        let label = label.into();
        let what = format!("the field {label} to be emptied");
        wait_for(&what, || {
            let field = self.field(&label)?;
            self.browser
                .try_run("arguments[0].focus(); arguments[0].select()", &[field.as_argument()])
                .map_err(told)
        });
        self.browser.press(Key::Delete);
        self.type_into(label, text);
    }

    /// Chooses one of several by its name.
    pub fn choose(&self, name: &str) {
        let named = Named::from(name);
        wait_for(&format!("the choice {named}"), || {
            let radio = self.first(None, Role::Radio, &named)?;
            self.browser.click(&self.seen_of(radio)?).map_err(told)
        });
    }

    /// What a person sees and taps of a choice: the control that browsers know lies invisible under its label.
    ///
    /// # Errors
    /// When the choice is gone.
    pub fn seen_of(&self, control: Element) -> Result<Element, String> {
        let label = self
            .browser
            .try_run("return arguments[0].closest('label')", &[control.as_argument()])
            .map_err(told)?;
        Ok(Element::from_value(&label).unwrap_or(control))
    }

    /// Chooses the option at a place, counted from 0, of the list with this label.
    pub fn choose_option(&self, label: &str, place: usize) {
        let named = Named::from(label);
        wait_for(&format!("the option {place} of the list {named}"), || {
            let list = self.first(None, Role::Combobox, &named)?;
            let option = self
                .browser
                .try_run("return arguments[0].options[arguments[1]]", &[list.as_argument(), json!(place)])
                .map_err(told)?;
            let option = Element::from_value(&option).ok_or("the list is shorter")?;
            self.browser.click(&option).map_err(told)
        });
    }

    /// What the field with this label holds.
    pub fn value(&self, label: impl Into<Named>) -> String {
        let label = label.into();
        wait_for(&format!("the field {label}"), || {
            let field = self.field(&label)?;
            let value =
                self.browser.try_run("return arguments[0].value", &[field.as_argument()]).map_err(told)?;
            Ok(value.as_str().unwrap_or_default().to_owned())
        })
    }

    /// Taps an element that was found before.
    pub fn click(&self, element: &Element) {
        wait_for("an element to take a tap", || self.browser.click(element).map_err(told));
    }

    /// Waits until the field with this label holds `value`.
    pub fn wait_for_value(&self, label: &str, value: &str) {
        wait_for(&format!("the field “{label}” to hold “{value}”"), || {
            let held = self.value(label);
            if held == value { Ok(()) } else { Err(format!("it holds “{held}”")) }
        });
    }

    /// Closes the dialog in front with the Escape key. A search that is not empty takes the first
    /// Escape for itself.
    pub fn close_dialog(&self) {
        wait_for("the dialog in front to close", || {
            self.browser.press(Key::Escape);
            match self.look(Role::Dialog, Named::Anything) {
                Some(_) => Err("it is still there".to_owned()),
                None => Ok(()),
            }
        });
    }

    /// Waits until `text` can be read somewhere on the page.
    pub fn see(&self, text: &str) {
        wait_for(&format!("“{text}” on the page"), || read(text, &self.text()));
    }

    /// Waits until `text` can be read inside an element.
    pub fn see_in(&self, element: &Element, text: &str) {
        wait_for(&format!("“{text}” in a part of the page"), || {
            let shown = self
                .browser
                .try_run("return arguments[0].innerText", &[element.as_argument()])
                .map_err(told)?;
            read(text, shown.as_str().unwrap_or_default())
        });
    }

    /// Waits until `text` can not be read anywhere on the page.
    pub fn wait_until_unseen(&self, text: &str) {
        wait_for(&format!("“{text}” to leave the page"), || {
            let shown = self.text();
            match read(text, &shown) {
                Ok(()) => Err(format!("the page reads: {shown}")),
                Err(_) => Ok(()),
            }
        });
    }

    /// Everything that can be read on the page at this moment, without what fields hold.
    pub fn text(&self) -> String {
        let text = self.browser.try_run("return document.body ? document.body.innerText : ''", &[]);
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Waits until `condition`, a JavaScript expression, is true in the page.
    pub fn wait_until(&self, what: &str, condition: &str) {
        wait_for(what, || match self.browser.try_run(&format!("return !!({condition})"), &[]) {
            Ok(Value::Bool(true)) => Ok(()),
            Ok(_) => Err("it is not so yet".to_owned()),
            Err(refusal) => Err(refusal.message),
        });
    }

    /// The things of this role and name inside `scope` (or on the page), in the page's order.
    pub fn all(&self, scope: Option<&Element>, role: Role, named: &Named) -> Result<Vec<Element>, Refusal> {
        self.names(scope, role)?
            .into_iter()
            .filter(|(_, name)| named.fits(name))
            .map(|(node, _)| self.element(&node))
            .collect()
    }

    fn tap_once_there(&self, scope: Option<&Element>, role: Role, named: &Named) {
        let what = format!("the {} {named} to take a tap", role.name());
        // A tap that was refused may have been felt all the same: what is missing afterwards does not say so.
        let mut refused = String::new();
        wait_for(&what, || {
            let element = self.first(scope, role, named).map_err(|missing| format!("{missing}{refused}"))?;
            self.browser.click(&element).map_err(|refusal| {
                let refusal = told(refusal);
                refused = format!("; a tap before was refused: {refusal}");
                refusal
            })
        });
    }

    fn wait_for_one(&self, scope: Option<&Element>, role: Role, named: &Named) -> Element {
        wait_for(&format!("a {} {named}", role.name()), || self.first(scope, role, named))
    }

    fn first(&self, scope: Option<&Element>, role: Role, named: &Named) -> Result<Element, String> {
        let there = self.names(scope, role).map_err(told)?;
        match there.iter().find(|(_, name)| named.fits(name)) {
            Some((node, _)) => self.element(node).map_err(told),
            None => {
                let names: Vec<_> = there.into_iter().map(|(_, name)| name).collect();
                Err(format!("each {} there: {names:?}", role.name()))
            }
        }
    }

    /// Fields are of several roles; a label belongs to one of them.
    fn field(&self, label: &Named) -> Result<Element, String> {
        let roles = [Role::Textbox, Role::Searchbox, Role::Combobox];
        let mut labels = Vec::new();
        for role in roles {
            for (node, name) in self.names(None, role).map_err(told)? {
                if label.fits(&name) {
                    return self.element(&node).map_err(told);
                }
                labels.push(name);
            }
        }
        Err(format!("each field there: {labels:?}"))
    }

    /// The browser's own numbers and the accessible names of all things of a role.
    fn names(&self, scope: Option<&Element>, role: Role) -> Result<Vec<(Value, String)>, Refusal> {
        let root = match scope {
            Some(element) => {
                self.browser.try_run("globalThis.journeyScope = arguments[0]", &[element.as_argument()])?;
                "journeyScope"
            }
            None => "document",
        };
        let root = self.browser.try_devtools("Runtime.evaluate", json!({ "expression": root }))?;
        let answer = self.browser.try_devtools(
            "Accessibility.queryAXTree",
            json!({ "objectId": root["result"]["objectId"], "role": role.name() }),
        )?;
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        Ok(nodes
            .into_iter()
            .filter(|node| node["ignored"] != true)
            .map(|mut node| {
                let name = node["name"]["value"].as_str().unwrap_or_default().to_owned();
                (node["backendDOMNodeId"].take(), name)
            })
            .collect())
    }

    /// The element behind the browser's number: DevTools and WebDriver have no number in common,
    /// so it is handed over in a variable of the page.
    fn element(&self, node: &Value) -> Result<Element, Refusal> {
        let object = self.browser.try_devtools("DOM.resolveNode", json!({ "backendNodeId": node }))?;
        self.browser.try_devtools(
            "Runtime.callFunctionOn",
            json!({
                "objectId": object["object"]["objectId"],
                "functionDeclaration": "function () { globalThis.journeyFound = this; }",
            }),
        )?;
        let found = self.browser.try_run("return globalThis.journeyFound", &[])?;
        Element::from_value(&found).ok_or_else(|| Refusal {
            error: "stale element reference".to_owned(),
            message: "the element was gone before it could be touched".to_owned(),
        })
    }
}

/// Whether `text` is in what is shown; the error tells what is.
fn read(text: &str, shown: &str) -> Result<(), String> {
    if plain(shown).contains(&plain(text)) { Ok(()) } else { Err(format!("it reads: {shown}")) }
}

fn told(refusal: Refusal) -> String {
    let first_line = refusal.message.lines().next().unwrap_or_default();
    format!("{}: {first_line}", refusal.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_direction_and_doubled_spaces_are_no_part_of_a_name() {
        assert!(Named::from("Call Mina").fits("Call \u{2068}Mina\u{2069}\n"));
        assert!(!Named::from("Call").fits("Call Mina"));
        assert!(Named::With("Mina".to_owned()).fits("Call Mina"));
    }
}
