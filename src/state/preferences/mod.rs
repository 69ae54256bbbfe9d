//! The preferences of this device, as signals: a change is kept, and applied to the page at once.

mod choices;
mod today_blocks;

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::erased::{derived, memo};
use crate::i18n::Locale;
use crate::i18n::formats::Formats;
use crate::platform::{clock, local_storage, page};

pub use choices::{Choices, Device, Preferences, Theme};
pub use today_blocks::{TodayBlock, TodayBlocks};

/// Where the choices are kept; the boot script reads it too.
const KEY: &str = "peyvand.preferences";

/// The preferences of this device. Copying it gives the same ones.
#[derive(Clone, Copy)]
pub struct DevicePreferences {
    choices: RwSignal<Choices>,
    current: Memo<Preferences>,
    formats: Signal<Formats>,
}

impl DevicePreferences {
    /// Reads what is kept, follows what other tabs choose, and puts the preferences into context.
    #[must_use]
    pub fn provide() -> Self {
        let device = Device { languages: page::languages(), time_zone: page::time_zone() };
        let choices = RwSignal::new(kept());
        let current = memo(move |_| choices.with(|choices| choices.resolve(&device)));
        let formats = derived(move || current.with(formats_of));
        let preferences = Self { choices, current, formats };
        local_storage::on_change(KEY, move || {
            choices.set(kept());
            preferences.apply();
        });
        preferences.apply();
        provide_context(preferences);
        preferences
    }

    /// What holds now.
    #[must_use]
    pub fn get(self) -> Preferences {
        self.current.get()
    }

    /// Part of what holds now.
    pub fn with<T>(self, read: impl FnOnce(&Preferences) -> T) -> T {
        self.current.with(read)
    }

    /// Part of what holds now, without following it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Preferences) -> T) -> T {
        self.current.with_untracked(read)
    }

    /// What was chosen, as opposed to what follows from the language and the device.
    #[must_use]
    pub fn choices(self) -> Choices {
        self.choices.get()
    }

    /// How values are written now.
    #[must_use]
    pub fn formats(self) -> Signal<Formats> {
        self.formats
    }

    /// The language of texts now.
    #[must_use]
    pub fn locale(self) -> Signal<Locale> {
        derived(move || self.current.with(|preferences| preferences.language.into()))
    }

    /// Changes a choice: it is kept, and shown at once.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.apply();
        self.choices.with_untracked(keep);
    }

    /// Sets the page's language, direction and theme.
    fn apply(self) {
        self.current.with_untracked(|preferences| {
            page::set_language(preferences.language.tag(), preferences.language.direction().as_str());
            page::set_theme(match preferences.theme {
                Theme::System => None,
                chosen => Some(chosen.name()),
            });
        });
    }
}

fn kept() -> Choices {
    let texts = local_storage::read_texts(KEY);
    Choices::from_kept(|name| texts.get(name))
}

fn keep(choices: &Choices) {
    if let Err(error) = local_storage::write_texts(KEY, &choices.to_keep()) {
        // They hold until the tab closes; where the browser keeps nothing, a banner says so already.
        leptos::logging::warn!("the preferences could not be kept: {error}");
    }
}

fn formats_of(preferences: &Preferences) -> Formats {
    Formats {
        language: preferences.language,
        calendar: preferences.calendar,
        digits: preferences.digits,
        country: preferences.default_country,
        offset_at: clock::offset_at,
    }
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Fa => Self::fa,
            Language::Ar => Self::ar,
            Language::En => Self::en,
        }
    }
}

/// The preferences of this device.
#[must_use]
pub fn use_preferences() -> DevicePreferences {
    expect_context::<DevicePreferences>()
}

/// How values are written for the user.
#[must_use]
pub fn use_formats() -> Signal<Formats> {
    use_preferences().formats()
}
