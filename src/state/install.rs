//! Offering to install the app, once it has proved its use.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::platform::install::{self, Answer, Way};
use crate::platform::{json, local_storage};
use crate::state::services::Services;

/// Where it is kept how far things have come.
const KEY: &str = "peyvand.install";
/// After how many saved changes the offer is made.
const CHANGES_BEFORE: u32 = 3;

/// How far things have come on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct History {
    /// Changes saved, counted as far as it matters.
    changes: u32,
    /// Whether the user said no, which is asked once and holds for good.
    declined: bool,
}

/// Installing the app. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Install {
    way: RwSignal<Way, LocalStorage>,
    history: RwSignal<History>,
}

impl Install {
    /// Puts the installing into context, and counts what is saved.
    pub fn provide(services: Services) {
        let way = RwSignal::new_local(install::way());
        let listening = StoredValue::new_local(Some(install::on_change(move || way.set(install::way()))));
        on_cleanup(move || listening.set_value(None));
        let kept = local_storage::read(KEY).and_then(|text| json::from_text(&text));
        let history: RwSignal<History> = RwSignal::new(kept.unwrap_or_default());
        let installing = Self { way, history };
        Effect::new(move |before: Option<u32>| {
            let changes = services.own_changes().get();
            let new = changes.saturating_sub(before.unwrap_or(0));
            if new > 0 && history.with_untracked(|history| history.changes < CHANGES_BEFORE) {
                installing.note(|history| history.changes += new);
            }
            changes
        });
        provide_context(installing);
    }

    /// Whether the app can be installed now, by the browser's offer or by hand.
    #[must_use]
    pub fn possible(self) -> bool {
        matches!(self.way.get(), Way::Offered | Way::ByHand)
    }

    /// Whether the user has to do it by the browser's share menu.
    #[must_use]
    pub fn by_hand(self) -> bool {
        self.way.get() == Way::ByHand
    }

    /// Whether now is the moment to offer it.
    #[must_use]
    pub fn fitting(self) -> bool {
        let history = self.history.get();
        self.possible() && !history.declined && history.changes >= CHANGES_BEFORE
    }

    /// Lets the browser ask the user.
    pub fn ask(self) {
        spawn_local(async move {
            if install::ask().await == Answer::Dismissed {
                self.decline();
            }
            self.way.set(install::way());
        });
    }

    /// The user does not want it; it is not offered again.
    pub fn decline(self) {
        self.note(|history| history.declined = true);
    }

    fn note(self, change: impl FnOnce(&mut History)) {
        self.history.update(change);
        let text = json::to_text(&self.history.get_untracked());
        let kept = text.and_then(|text| local_storage::write(KEY, &text).map_err(|error| error.to_string()));
        if let Err(error) = kept {
            leptos::logging::warn!("the answer to the offer to install was not kept: {error}");
        }
    }
}

/// Installing the app.
#[must_use]
pub fn use_install() -> Install {
    expect_context::<Install>()
}
