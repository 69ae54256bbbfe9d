//! Carries out what the app is told to do, by whichever way it was told.

use leptos::prelude::*;

use crate::state::commands::Command;
use crate::state::navigation::use_go;
use crate::state::overlays::{Guidance, NewTask, use_overlays};
use crate::state::preferences::use_preferences;
use crate::state::toasts::use_toasts;

/// What carries out commands. To be asked for inside the router.
pub fn use_commands() -> Callback<Command> {
    let overlays = use_overlays();
    let preferences = use_preferences();
    let toasts = use_toasts();
    let go = use_go();
    let go = StoredValue::new_local(go);
    Callback::new(move |command| {
        overlays.search().set(false);
        match command {
            Command::Go(place) => go.with_value(|go| go(place)),
            Command::AddCustomer => overlays.add_customer(""),
            Command::AddTask => overlays.add_task(NewTask::default()),
            Command::LogCall => overlays.log_call(),
            Command::Search => overlays.search().set(true),
            Command::Undo => toasts.undo_last(),
            Command::Theme(theme) => preferences.choose(|choices| choices.theme = theme),
            Command::Language(language) => preferences.choose(|choices| choices.language = Some(language)),
            Command::Help => overlays.guidance().set(Some(Guidance::Help)),
            Command::Shortcuts => overlays.guidance().set(Some(Guidance::Shortcuts)),
        }
    })
}
