//! What commands are called, how else people call them, and their signs.

use crate::domain::language::Language;
use crate::i18n::formats::names;
use crate::i18n::{Locale, td_string};
use crate::state::commands::Command;
use crate::state::navigation::Place;
use crate::state::preferences::Theme;
use crate::ui::IconName;

/// What a command is called.
#[must_use]
pub fn name(locale: Locale, command: Command) -> String {
    match command {
        Command::Go(place) => td_string!(locale, commands.go_to, place = place_name(locale, place)),
        Command::AddCustomer => td_string!(locale, customers.add).to_owned(),
        Command::AddTask => td_string!(locale, tasks.add).to_owned(),
        Command::LogCall => td_string!(locale, commands.log_call).to_owned(),
        Command::Search => td_string!(locale, shell.search_placeholder).to_owned(),
        Command::Undo => td_string!(locale, commands.undo).to_owned(),
        Command::Theme(theme) => td_string!(locale, commands.theme, theme = theme_name(locale, theme)),
        Command::Language(language) => {
            td_string!(locale, commands.language, language = names::language(language))
        }
        Command::Help => td_string!(locale, shell.help).to_owned(),
        Command::Shortcuts => td_string!(locale, commands.shortcuts).to_owned(),
    }
}

/// Other words for a command, with spaces between them.
#[must_use]
pub fn other_words(locale: Locale, command: Command) -> &'static str {
    match command {
        Command::Go(Place::Today) => td_string!(locale, commands.also_today),
        Command::Go(Place::Customers | Place::Customer(_)) => td_string!(locale, commands.also_customers),
        Command::Go(Place::Tasks) => td_string!(locale, commands.also_tasks),
        Command::Go(Place::Calendar) => td_string!(locale, commands.also_calendar),
        Command::Go(Place::Interactions) => td_string!(locale, commands.also_interactions),
        Command::Go(Place::Templates) => td_string!(locale, commands.also_templates),
        Command::Go(Place::Activity) => td_string!(locale, commands.also_activity),
        Command::Go(Place::Trash) => td_string!(locale, commands.also_trash),
        Command::Go(Place::Import) => td_string!(locale, commands.also_import),
        Command::Go(Place::Duplicates) => td_string!(locale, commands.also_duplicates),
        Command::Go(Place::Guide) => td_string!(locale, commands.also_guide),
        Command::Go(Place::Settings) => td_string!(locale, commands.also_settings),
        Command::Go(Place::Lists) => td_string!(locale, commands.also_lists),
        Command::Go(Place::Fields) => td_string!(locale, commands.also_fields),
        Command::Go(Place::Storage) => td_string!(locale, commands.also_storage),
        Command::Go(_) => td_string!(locale, commands.also_more),
        Command::AddCustomer => td_string!(locale, commands.also_add_customer),
        Command::AddTask => td_string!(locale, commands.also_add_task),
        Command::LogCall => td_string!(locale, commands.also_log_call),
        Command::Search => td_string!(locale, commands.also_search),
        Command::Undo => td_string!(locale, commands.also_undo),
        Command::Theme(_) => td_string!(locale, commands.also_theme),
        Command::Language(_) => td_string!(locale, commands.also_language),
        Command::Help => td_string!(locale, commands.also_help),
        Command::Shortcuts => td_string!(locale, commands.also_shortcuts),
    }
}

/// The sign of a command.
#[must_use]
pub const fn icon(command: Command) -> IconName {
    match command {
        Command::Go(Place::Today) | Command::Theme(Theme::Light) => IconName::Today,
        Command::Go(Place::Customers) => IconName::People,
        Command::Go(Place::Customer(_)) => IconName::Person,
        Command::Go(Place::Tasks) | Command::AddTask => IconName::Tasks,
        Command::Go(Place::Calendar) => IconName::Calendar,
        Command::Go(Place::Interactions) => IconName::Note,
        Command::Go(Place::Templates) => IconName::Chat,
        Command::Go(Place::Guide) => IconName::Sparkle,
        Command::Go(Place::Activity) => IconName::Clock,
        Command::Go(Place::Trash) => IconName::Trash,
        Command::Go(Place::Import) => IconName::Install,
        Command::Go(Place::Duplicates) => IconName::People,
        Command::Go(Place::Settings) => IconName::Settings,
        Command::Go(Place::Lists) => IconName::Tag,
        Command::Go(Place::Fields) => IconName::Edit,
        Command::Go(Place::Storage) => IconName::Storage,
        Command::Go(_) => IconName::More,
        Command::AddCustomer => IconName::PersonAdd,
        Command::LogCall => IconName::Call,
        Command::Search => IconName::Search,
        Command::Undo => IconName::Undo,
        Command::Theme(Theme::Dark) => IconName::Moon,
        Command::Theme(Theme::System) => IconName::Contrast,
        Command::Language(_) => IconName::Globe,
        Command::Help => IconName::Help,
        Command::Shortcuts => IconName::Keyboard,
    }
}

/// What a screen is called.
#[must_use]
pub fn place_name(locale: Locale, place: Place) -> &'static str {
    match place {
        Place::Today => td_string!(locale, shell.today),
        Place::Customers | Place::Customer(_) => td_string!(locale, shell.customers),
        Place::Tasks => td_string!(locale, tasks.title),
        Place::Calendar => td_string!(locale, shell.calendar),
        Place::Interactions => td_string!(locale, customers.history),
        Place::Templates => td_string!(locale, templates.title),
        Place::Activity | Place::ChangesOf(_) => td_string!(locale, activity.title),
        Place::Trash => td_string!(locale, trash.title),
        Place::Import => td_string!(locale, import.title),
        Place::Duplicates => td_string!(locale, duplicates.title),
        Place::Guide => td_string!(locale, guide.title),
        Place::Settings => td_string!(locale, settings.title),
        Place::Lists => td_string!(locale, lists.title),
        Place::Fields => td_string!(locale, fields.title),
        Place::Storage => td_string!(locale, storage.title),
        _ => td_string!(locale, shell.more),
    }
}

fn theme_name(locale: Locale, theme: Theme) -> &'static str {
    match theme {
        Theme::System => td_string!(locale, settings.theme_auto),
        Theme::Light => td_string!(locale, settings.theme_light),
        Theme::Dark => td_string!(locale, settings.theme_dark),
    }
}

/// Everything a command answers to, in every language: who reads one language may well type another.
#[must_use]
pub fn all_words(command: Command) -> String {
    let words = Language::ALL.map(|language| {
        let locale = Locale::from(language);
        [name(locale, command), other_words(locale, command).to_owned()].join(" ")
    });
    words.join(" ")
}
