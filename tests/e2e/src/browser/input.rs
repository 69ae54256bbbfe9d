//! Fingers and keys.

use super::{Browser, Element, Refusal};
use std::{thread, time::Duration};

use serde_json::{Value, json};

/// A key that is not a character, as WebDriver writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the keys are named as on the keyboard")]
pub enum Key {
    Backspace,
    Tab,
    Enter,
    Shift,
    Control,
    Alt,
    Escape,
    End,
    Home,
    Left,
    Up,
    Right,
    Down,
    Delete,
}

impl Key {
    /// Its code point in WebDriver's table.
    pub fn code(self) -> char {
        match self {
            Self::Backspace => '\u{E003}',
            Self::Tab => '\u{E004}',
            Self::Enter => '\u{E007}',
            Self::Shift => '\u{E008}',
            Self::Control => '\u{E009}',
            Self::Alt => '\u{E00A}',
            Self::Escape => '\u{E00C}',
            Self::End => '\u{E010}',
            Self::Home => '\u{E011}',
            Self::Left => '\u{E012}',
            Self::Up => '\u{E013}',
            Self::Right => '\u{E014}',
            Self::Down => '\u{E015}',
            Self::Delete => '\u{E017}',
        }
    }
}

/// How long a finger rests on what it taps.
const TOUCH: Duration = Duration::from_millis(60);
/// What WebDriver calls an element that something else lies over.
const COVERED: &str = "element click intercepted";

impl Browser {
    /// Taps or clicks the middle of an element, having scrolled it into sight. Refused when
    /// something else covers it, as a person could not hit it either.
    pub fn click(&self, element: &Element) -> Result<(), Refusal> {
        // The driver takes what lies under a bar for seen; the page knows where its bars are.
        self.try_run("arguments[0].scrollIntoView({ block: 'nearest' })", &[element.as_argument()])?;
        self.session.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Taps the middle of an element with a finger, which rests on it for as long as fingers do. Refused when
    /// something else covers it.
    pub fn touch(&self, element: &Element) -> Result<(), Refusal> {
        let place = self.try_run(
            "const [element] = arguments;
             element.scrollIntoView({ block: 'nearest' });
             const box = element.getBoundingClientRect();
             const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
             return element.contains(document.elementFromPoint(x, y)) ? { x, y } : null",
            &[element.as_argument()],
        )?;
        if place.is_null() {
            return Err(Refusal { error: COVERED.to_owned(), message: "something covers it".to_owned() });
        }
        let finger = |kind: &str, points: Value| {
            self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
        };
        finger("touchStart", json!([place]));
        thread::sleep(TOUCH);
        finger("touchEnd", json!([]));
        Ok(())
    }

    /// Types into an element, behind what it holds.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), Refusal> {
        self.session.post(&format!("/element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }

    /// Presses one key while others are held down; all are let go afterwards.
    pub fn press_with(&self, held: &[Key], key: char) {
        let mut actions: Vec<Value> = Vec::new();
        let mut add = |kind: &str, key: char| {
            actions.push(json!({ "type": kind, "value": key.to_string() }));
        };
        held.iter().for_each(|held| add("keyDown", held.code()));
        add("keyDown", key);
        add("keyUp", key);
        held.iter().rev().for_each(|held| add("keyUp", held.code()));
        self.post(
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        );
    }

    /// Presses a key.
    pub fn press(&self, key: Key) {
        self.press_with(&[], key.code());
    }

    /// Takes the first element that fits a selector by its upper edge with the mouse and drops it so many
    /// CSS px further.
    pub fn drag(&self, selector: &str, right: i64, down: i64) {
        let at = self.run(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();
             return [Math.round(box.left + 12), Math.round(box.top + 4)]",
            &[json!(selector)],
        );
        let (x, y) = (at[0].as_i64().unwrap_or_default(), at[1].as_i64().unwrap_or_default());
        let to = |x: i64, y: i64| json!({ "type": "pointerMove", "duration": 50, "x": x, "y": y });
        let actions = [
            to(x, y),
            json!({ "type": "pointerDown", "button": 0 }),
            to(x + right / 2, y + down / 2),
            to(x + right, y + down),
            json!({ "type": "pointerUp", "button": 0 }),
        ];
        self.post(
            "/actions",
            &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] }),
        );
    }

    /// Types at the place that has the focus.
    pub fn type_text(&self, text: &str) {
        for character in text.chars() {
            self.press_with(&[], character);
        }
    }
}
