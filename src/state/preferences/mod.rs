//! The preferences of this device, as signals: a change is kept, and applied to the page at once.

mod choices;
mod today_blocks;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::language::Language;
use crate::erased::{derived, memo};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, texts};
use crate::platform::{clock, local_storage, page};
use crate::state::texts::fetch;

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
    device: StoredValue<Device>,
    /// How often texts of another language have arrived.
    arrived: RwSignal<u32>,
    /// Why the texts of the language that was chosen last did not arrive.
    not_arrived: RwSignal<Option<String>>,
}

impl DevicePreferences {
    /// Reads what is kept, follows what other tabs choose, and puts the preferences into context.
    #[must_use]
    pub fn provide() -> Self {
        let device = Device { languages: page::languages(), time_zone: page::time_zone() };
        let mut choices = kept();
        if choices.settle(&device) {
            keep(&choices);
        }
        let device = StoredValue::new(device);
        let choices = RwSignal::new(choices);
        let arrived = RwSignal::new(0);
        let current = memo(move |before: Option<&Preferences>| {
            arrived.track();
            let resolved = |choices: &Choices| device.with_value(|device| choices.resolve(device));
            let wanted = choices.with(resolved);
            match before {
                // Until its texts have arrived everything stays in the language before.
                Some(before) if !texts::are_here(wanted.language.into()) => {
                    resolved(&Choices { language: Some(before.language), ..choices.get() })
                }
                _ => wanted,
            }
        });
        let formats = derived(move || current.with(formats_of));
        let not_arrived = RwSignal::new(None);
        let preferences = Self { choices, current, formats, device, arrived, not_arrived };
        local_storage::on_change(KEY, move || {
            choices.set(kept());
            preferences.apply();
            preferences.fetch_texts();
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
        self.choices.update(|choices| {
            change(choices);
            self.device.with_value(|device| choices.settle(device));
        });
        self.apply();
        self.choices.with_untracked(keep);
        self.fetch_texts();
    }

    /// Why the texts of the language that was chosen last did not arrive: the one before holds.
    #[must_use]
    pub fn not_arrived(self) -> Signal<Option<String>> {
        self.not_arrived.into()
    }

    /// Fetches the texts of the chosen language where they are not here yet, and then shows it.
    fn fetch_texts(self) {
        let resolved = |choices: &Choices| self.device.with_value(|device| choices.resolve(device).language);
        let wanted = self.choices.with_untracked(resolved);
        if texts::are_here(wanted.into()) {
            return;
        }
        spawn_local(async move {
            match fetch(wanted).await {
                Ok(()) => {
                    self.arrived.update(|times| *times += 1);
                    self.apply();
                }
                Err(error) => {
                    let shown = self.current.with_untracked(|preferences| preferences.language);
                    self.choices.update(|choices| choices.language = Some(shown));
                    self.choices.with_untracked(keep);
                    self.not_arrived.set(Some(error));
                }
            }
        });
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
