//! The commands that what is typed names.

use leptos::prelude::*;

use crate::app::commands::use_commands;
use crate::domain::normalise::{normalise, words};
use crate::domain::order;
use crate::erased::{Each, memo};
use crate::i18n::{say, use_i18n};
use crate::parts::command_words;
use crate::state::commands::{self, Command, USEFUL};
use crate::state::preferences::use_preferences;
use crate::ui::{Card, CardKind, Icon, ListRow, SectionHeader};

/// What a text begins with that asks for commands only.
const COMMANDS_ONLY: char = '>';
/// Fewest letters that a command is offered for beside what was found.
const FEWEST_LETTERS: usize = 2;

/// What is typed, understood as a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The commands it names, the best first.
    pub commands: Vec<Command>,
    /// Whether it names the first of them by whole words, so that it goes before what was found.
    pub outright: bool,
}

/// Whether a text asks for commands only.
#[must_use]
pub fn commands_only(text: &str) -> bool {
    text.starts_with(COMMANDS_ONLY)
}

/// The commands that a text names, anew with every letter.
pub fn named(text: Memo<String>) -> Memo<Named> {
    let preferences = use_preferences();
    memo(move |_| {
        let all = preferences.with(commands::all);
        text.with(|text| choose(text, all, command_words::all_words))
    })
}

fn choose(text: &str, all: Vec<Command>, words_of: impl Fn(Command) -> String) -> Named {
    if text.is_empty() {
        return Named { commands: USEFUL.to_vec(), outright: false };
    }
    let only = commands_only(text);
    let typed = normalise(text.trim_start_matches(COMMANDS_ONLY));
    if typed.is_empty() {
        return Named { commands: if only { all } else { Vec::new() }, outright: false };
    }
    if !only && typed.chars().count() < FEWEST_LETTERS {
        return Named::default();
    }
    let mut fitting: Vec<(Fit, Command)> = all
        .into_iter()
        .filter_map(|command| Some((fit(&typed, &normalise(&words_of(command)))?, command)))
        .collect();
    order::sort_by_key(&mut fitting, |(fit, _)| *fit);
    let outright = fitting.first().is_some_and(|(fit, _)| *fit == Fit::Whole);
    Named { commands: fitting.into_iter().map(|(_, command)| command).collect(), outright }
}

/// How well a text names a command, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// By whole words.
    Whole,
    /// By words that are begun.
    Begun,
}

/// How well a normalised text names a command of these normalised words.
fn fit(typed: &str, own: &str) -> Option<Fit> {
    let whole = words(typed).all(|typed| words(own).any(|own| own == typed));
    let begun = words(typed).all(|typed| words(own).any(|own| own.starts_with(typed)));
    if whole { Some(Fit::Whole) } else { begun.then_some(Fit::Begun) }
}

/// The commands that are named, in a section of their own.
#[component]
pub fn Commands(
    /// The commands.
    named: Memo<Named>,
) -> impl IntoView {
    let i18n = use_i18n();
    let run = use_commands();
    let row = move |command| {
        let name = move || command_words::name(i18n.get_locale(), command);
        let lead = move || {
            view! { <span class="row-icon"><Icon name=command_words::icon(command)/></span> }
        };
        view! { <ListRow title=name lead=lead on_press=move |()| run.run(command)/> }
    };
    view! {
        <section>
            <SectionHeader title=say!(i18n, commands.section)/>
            <Card kind=CardKind::List>
                <Each
                    each=move || named.with(|named| named.commands.clone())
                    key=|command| *command
                    children=row
                />
            </Card>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::navigation::Place;
    use crate::state::preferences::{Choices, Device};

    fn named(text: &str) -> Named {
        let all = commands::all(&Choices::default().resolve(&Device::default()));
        choose(text, all, command_words::all_words)
    }

    #[test]
    fn a_command_is_named_in_any_of_the_three_languages() {
        for typed in ["calendar", "تقویم", "التقويم", "go to calendar"] {
            assert_eq!(named(typed).commands.first(), Some(&Command::Go(Place::Calendar)), "{typed}");
        }
    }

    #[test]
    fn whole_words_go_before_what_was_found_and_begun_ones_do_not() {
        assert!(named("settings").outright);
        let begun = named("sett");
        assert_eq!(
            (begun.commands.as_slice(), begun.outright),
            ([Command::Go(Place::Settings)].as_slice(), false)
        );
    }

    #[test]
    fn other_words_for_it_name_a_command_too() {
        for (typed, command) in [
            ("new customer", Command::AddCustomer),
            ("dark", Command::Theme(crate::state::preferences::Theme::Dark)),
            ("یادآوری", Command::AddTask),
            ("تراجع", Command::Undo),
        ] {
            assert!(named(typed).commands.contains(&command), "{typed}");
        }
    }

    #[test]
    fn one_letter_names_no_command_unless_only_commands_are_asked_for() {
        assert_eq!(named("s"), Named::default());
        assert!(named(">s").commands.contains(&Command::Go(Place::Settings)));
        assert!(named(">").commands.len() > USEFUL.len());
    }

    #[test]
    fn a_customers_name_is_no_command() {
        for name in ["مینا رستگار", "Parviz Rostami", "يوسف الحكيم"] {
            assert_eq!(named(name), Named::default(), "{name}");
        }
    }

    #[test]
    fn with_nothing_typed_the_most_useful_ones_are_offered() {
        assert_eq!(named("").commands, USEFUL);
    }
}
