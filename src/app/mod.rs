//! The app: what is wired to what. Everything below knows only what lies under it.

mod background;
mod behind;
mod chunks;
mod commands;
mod crash;
mod disk;
mod failure_page;
mod frame;
mod keys;
mod not_found;
mod notices;
mod quick;
mod routes;
mod search;
mod startup;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::Router;

use crate::domain::language::Language;
use crate::erased::{dynamic, effect, memo, watch};
use crate::features::first_run::FirstRunPage;
use crate::i18n::I18nSubContextProvider;
use crate::platform::page;
use crate::state::connection::provide_connection;
use crate::state::day::provide_today;
use crate::state::device_storage::protect_after_first_customer;
use crate::state::drafts::Drafts;
use crate::state::import::provide_import;
use crate::state::install::Install;
use crate::state::overlays::Overlays;
use crate::state::preferences::DevicePreferences;
use crate::state::services::{Phase, Services};
use crate::state::texts;
use crate::state::toasts::Toasts;
use crate::state::update::NewVersion;
use crate::store::engine::StoreError;
use crate::store::ports::DiskError;

use failure_page::FailurePage;
use frame::Frame;

pub use background::serve;
pub use crash::say_last_words;

/// Puts the app on the page, once the texts of the page's language are here: boot.js has fetched them.
pub async fn start() {
    let language = Language::from_locale_tag(&page::language()).unwrap_or(Language::En);
    if let Err(error) = texts::fetch(language).await {
        // boot.js has waited for them, and says so where they do not come.
        leptos::logging::error!("{error}");
        return;
    }
    mount_to_body(App);
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let preferences = DevicePreferences::provide();
    let services = Services::provide();
    let toasts = Toasts::provide(services, preferences.locale());
    let no_texts = preferences.not_arrived();
    watch(
        move || no_texts.get(),
        move |error, _, _| {
            if let Some(error) = error {
                toasts.not_arrived(error);
            }
        },
        false,
    );
    Drafts::provide();
    Overlays::provide();
    Install::provide(services);
    NewVersion::provide();
    protect_after_first_customer(services);
    provide_connection();
    provide_today();
    provide_import();
    startup::open(services, preferences);
    effect(move |_| {
        if let Phase::Ready { .. } = services.phase().get() {
            services.sort_for(preferences.with(|preferences| preferences.language));
        }
    });

    let screen = screen(services, preferences);
    let base = page::base_path().trim_end_matches('/').to_owned();
    view! {
        <I18nSubContextProvider initial_locale=preferences.locale()>
            <Router base=base>
                {dynamic(move || match screen.get() {
                    Screen::Opening => ().into_any(),
                    Screen::Failed(error) => view! { <FailurePage error/> }.into_any(),
                    Screen::FirstRun => view! { <FirstRunPage/> }.into_any(),
                    Screen::Areas => view! { <Frame/> }.into_any(),
                })}
            </Router>
        </I18nSubContextProvider>
    }
}

/// What fills the window.
#[derive(Clone, Debug, PartialEq)]
enum Screen {
    /// Nothing for the few milliseconds till it is known whether this is a first run.
    Opening,
    /// Why the store did not open.
    Failed(StoreError),
    /// The welcome.
    FirstRun,
    /// The areas with their navigation.
    Areas,
}

fn screen(services: Services, preferences: DevicePreferences) -> Memo<Screen> {
    let welcomed = move || preferences.with(|preferences| preferences.welcomed);
    let empty = move || services.read(|store| store.loading().done && store.counts().parties == 0);
    memo(move |_| match services.phase().get() {
        // Where there is no database the app goes on in memory.
        Phase::Opening | Phase::Failed(StoreError::Disk(DiskError::Unavailable(_))) if welcomed() => {
            Screen::Areas
        }
        Phase::Opening | Phase::Failed(StoreError::Disk(DiskError::Unavailable(_))) => Screen::Opening,
        Phase::Failed(error) => Screen::Failed(error),
        Phase::Ready { .. } if welcomed() || !empty() => Screen::Areas,
        Phase::Ready { .. } => Screen::FirstRun,
    })
}
