//! The keys of commands: one table, which the keyboard, the sheet of shortcuts and the hints for
//! assistive technology all go by.

use crate::state::commands::Command;
use crate::state::navigation::Place;

/// How a command is given by keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// By one key alone.
    One(char),
    /// By two keys, one after the other.
    Then(char, char),
}

/// A command and its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// What it does.
    pub command: Command,
    /// How it is given.
    pub keys: Keys,
}

/// What opens the search from anywhere, fields included, as `aria-keyshortcuts` writes it.
pub const SEARCH_ANYWHERE: &str = "Control+K Meta+K";
/// The key of the search.
pub const SEARCH: char = '/';
/// The key of a new customer.
pub const ADD_CUSTOMER: char = 'n';

/// The shortcuts that hold where nothing is being typed, in the order they are shown in.
pub const SHORTCUTS: [Shortcut; 10] = [
    Shortcut { command: Command::Search, keys: Keys::One(SEARCH) },
    Shortcut { command: Command::AddCustomer, keys: Keys::One(ADD_CUSTOMER) },
    Shortcut { command: Command::AddTask, keys: Keys::One('t') },
    Shortcut { command: Command::LogCall, keys: Keys::One('l') },
    Shortcut { command: Command::Undo, keys: Keys::One('u') },
    Shortcut { command: Command::Go(Place::Today), keys: Keys::Then('g', 't') },
    Shortcut { command: Command::Go(Place::Customers), keys: Keys::Then('g', 'c') },
    Shortcut { command: Command::Go(Place::Calendar), keys: Keys::Then('g', 'k') },
    Shortcut { command: Command::Go(Place::Tasks), keys: Keys::Then('g', 'a') },
    Shortcut { command: Command::Shortcuts, keys: Keys::One('?') },
];

/// The key of the table that was pressed, by what the browser says of it: `key`, what it writes; `code`,
/// where it lies; and whether shift was held.
///
/// A key that writes a Latin letter is that letter, wherever it lies; one of another script is the letter
/// that lies there on a Latin keyboard, so that shortcuts hold whatever layout is on.
#[must_use]
pub fn pressed(key: &str, code: &str, shift: bool) -> Option<char> {
    let mut written = key.chars();
    match (written.next(), written.next()) {
        (Some('؟'), None) => return Some('?'),
        (Some(sign @ ('/' | '?')), None) => return Some(sign),
        (Some(letter), None) if letter.is_ascii_alphabetic() && !shift => {
            return Some(letter.to_ascii_lowercase());
        }
        (Some(other), None) if other.is_ascii() => return None,
        _ => {}
    }
    match (code, shift) {
        ("Slash", false) => Some('/'),
        ("Slash", true) => Some('?'),
        (_, true) => None,
        (code, false) => {
            let mut letter = code.strip_prefix("Key")?.chars();
            letter.next().filter(char::is_ascii_uppercase).map(|letter| letter.to_ascii_lowercase())
        }
    }
}

/// What a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// A command.
    Command(Command),
    /// Perhaps one, with a second key.
    First(char),
}

/// What a key means after `first`, the key before it, where that began something.
#[must_use]
pub fn meant(first: Option<char>, key: char) -> Option<Meant> {
    let followed = SHORTCUTS.iter().find(|shortcut| match (first, shortcut.keys) {
        (Some(first), keys) => keys == Keys::Then(first, key),
        (None, keys) => keys == Keys::One(key),
    });
    if let Some(shortcut) = followed {
        return Some(Meant::Command(shortcut.command));
    }
    let begins = |shortcut: &Shortcut| matches!(shortcut.keys, Keys::Then(first, _) if first == key);
    SHORTCUTS.iter().any(begins).then_some(Meant::First(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_holds_on_a_persian_and_an_arabic_keyboard() {
        for (key, code) in [("n", "KeyN"), ("د", "KeyN"), ("ى", "KeyN")] {
            assert_eq!(pressed(key, code, false), Some('n'), "{key}");
        }
        // One key of the Arabic keyboard writes two letters.
        assert_eq!(pressed("لا", "KeyB", false), Some('b'));
        assert_eq!(pressed("ظ", "Slash", false), Some('/'));
        assert_eq!(pressed("؟", "Slash", true), Some('?'));
    }

    #[test]
    fn a_latin_letter_counts_wherever_it_lies() {
        // On a Dvorak keyboard N lies where others have L.
        assert_eq!(pressed("n", "KeyL", false), Some('n'));
        assert_eq!(pressed("?", "Minus", true), Some('?'));
        assert_eq!(pressed("!", "Slash", false), None);
    }

    #[test]
    fn keys_that_write_nothing_are_no_shortcuts() {
        for code in ["Enter", "ShiftLeft", "ArrowDown", "Process"] {
            assert_eq!(pressed(code, code, false), None, "{code}");
        }
        assert_eq!(pressed("N", "KeyN", true), None);
    }

    #[test]
    fn two_keys_one_after_the_other_go_to_a_screen() {
        assert_eq!(meant(None, 'g'), Some(Meant::First('g')));
        assert_eq!(meant(Some('g'), 'c'), Some(Meant::Command(Command::Go(Place::Customers))));
        assert_eq!(meant(None, 't'), Some(Meant::Command(Command::AddTask)));
        assert_eq!(meant(Some('g'), 't'), Some(Meant::Command(Command::Go(Place::Today))));
        assert_eq!(meant(Some('g'), 'x'), None);
    }

    #[test]
    fn no_two_commands_have_the_same_keys() {
        for (place, one) in SHORTCUTS.iter().enumerate() {
            for other in &SHORTCUTS[place + 1..] {
                assert_ne!(one.keys, other.keys);
                if let (Keys::One(alone), Keys::Then(first, _)) | (Keys::Then(first, _), Keys::One(alone)) =
                    (one.keys, other.keys)
                {
                    assert_ne!(alone, first);
                }
            }
        }
    }
}
