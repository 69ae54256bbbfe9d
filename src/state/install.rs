//! Offering to install the app, once it has proved its use.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::erased::effect;
use crate::platform::install::{self, Answer, Way};
use crate::platform::local_storage::{self, NotKept};
use crate::state::services::Services;

/// Where it is kept how far things have come.
const KEY: &str = "peyvand.install";
/// After how many saved changes the offer is made.
const CHANGES_BEFORE: u32 = 3;

/// How far things have come on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct History {
    /// Changes saved, counted as far as it matters.
    changes: u32,
    /// Whether the user said no, which is asked once and holds for good.
    declined: bool,
}

impl History {
    fn kept() -> Self {
        let texts = local_storage::read_texts(KEY);
        let changes = texts.get("changes").and_then(|changes| changes.parse().ok());
        Self { changes: changes.unwrap_or_default(), declined: texts.get("declined").is_some() }
    }

    fn keep(self) -> Result<(), NotKept> {
        let mut texts = vec![("changes", self.changes.to_string())];
        texts.extend(self.declined.then(|| ("declined", "yes".to_owned())));
        local_storage::write_texts(KEY, &texts)
    }
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
        let history = RwSignal::new(History::kept());
        let installing = Self { way, history };
        effect(move |before: Option<u32>| {
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
        if let Err(error) = self.history.get_untracked().keep() {
            leptos::logging::warn!("the answer to the offer to install was not kept: {error}");
        }
    }
}

/// Installing the app.
#[must_use]
pub fn use_install() -> Install {
    expect_context::<Install>()
}
