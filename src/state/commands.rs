//! What the app can be told to do from any screen, by its name or by a key.

use crate::domain::language::Language;
use crate::state::navigation::Place;
use crate::state::preferences::{Preferences, Theme};

/// Something the app can be told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Go to a screen.
    Go(Place),
    /// Add a customer.
    AddCustomer,
    /// Add a task.
    AddTask,
    /// Log what happened with a customer.
    LogCall,
    /// Search everything.
    Search,
    /// Take the last change back.
    Undo,
    /// Show in light or dark.
    Theme(Theme),
    /// Speak another language.
    Language(Language),
    /// Explain the screen in front.
    Help,
    /// Show all shortcuts of the keyboard.
    Shortcuts,
}

/// What most people want most often: offered before anything is typed.
pub const USEFUL: [Command; 7] = [
    Command::AddCustomer,
    Command::AddTask,
    Command::LogCall,
    Command::Go(Place::Calendar),
    Command::Go(Place::Tasks),
    Command::Undo,
    Command::Help,
];

/// What is no use before something is typed, and can be found by its name all the same.
const FURTHER: [Command; 15] = [
    Command::Go(Place::Today),
    Command::Go(Place::Customers),
    Command::Go(Place::Interactions),
    Command::Go(Place::Templates),
    Command::Go(Place::Activity),
    Command::Go(Place::Trash),
    Command::Go(Place::Import),
    Command::Go(Place::Duplicates),
    Command::Go(Place::Settings),
    Command::Go(Place::Lists),
    Command::Go(Place::Fields),
    Command::Go(Place::Storage),
    Command::Go(Place::More),
    Command::Go(Place::Guide),
    Command::Shortcuts,
];

/// Every command that has a use now: not the theme and the language that hold already.
#[must_use]
pub fn all(now: &Preferences) -> Vec<Command> {
    let themes = Theme::ALL.into_iter().filter(|theme| *theme != now.theme).map(Command::Theme);
    let languages = Language::ALL.into_iter().filter(|one| *one != now.language).map(Command::Language);
    USEFUL.into_iter().chain(FURTHER).chain(themes).chain(languages).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::preferences::{Choices, Device};

    #[test]
    fn the_language_that_is_spoken_already_is_not_offered() {
        let choices = Choices { language: Some(Language::Fa), theme: Theme::Dark, ..Choices::default() };
        let offered = all(&choices.resolve(&Device::default()));
        assert!(!offered.contains(&Command::Language(Language::Fa)));
        assert!(offered.contains(&Command::Language(Language::Ar)));
        assert!(!offered.contains(&Command::Theme(Theme::Dark)));
    }
}
