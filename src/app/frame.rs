//! The frame around the areas: navigation, notices, the page, and what lies over it.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;

use crate::app::chunks;
use crate::app::crash::CrashPage;
use crate::app::notices::Notices;
use crate::app::quick::Quick;
use crate::app::routes::Pages;
use crate::app::search::SearchOverlay;
use crate::erased::{derived, effect};
use crate::i18n::{say, use_i18n};
use crate::platform::page;
use crate::state::navigation::Place;
use crate::state::overlays::{Guidance, use_overlays};
use crate::state::preferences::use_preferences;
use crate::state::shortcuts;
use crate::state::toasts::use_toasts;
use crate::ui::{
    BarHelp, BarSearch, Button, ButtonTone, IconName, Navigation, NavigationEntry, Toast, ToastHost,
    ToastQueue, ToastTone,
};

/// The content of every page, past the navigation.
const MAIN: &str = "#main";

/// The areas with their navigation.
#[component]
pub fn Frame() -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let search = overlays.search();
    focus_follows_navigation();
    open_search_by_keys();
    drop_idle_carets();
    provide_messages();
    provide_context(BarSearch {
        label: say!(i18n, shell.search_placeholder).into(),
        on_press: Callback::new(move |()| search.set(true)),
    });
    provide_context(BarHelp {
        label: say!(i18n, shell.help).into(),
        on_press: Callback::new(move |()| overlays.guidance().set(Some(Guidance::Help))),
    });
    chunks::fetch_ahead();
    // "External", so that the router, which would only scroll there, leaves the link alone.
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        page::focus_on(MAIN);
    };
    view! {
        <div class="shell">
            <a class="skip-link" href=MAIN rel="external" on:click=skip>
                {say!(i18n, shell.skip_to_content).shown()}
            </a>
            <MainNavigation/>
            <Notices/>
            <main id="main" tabindex="-1">
                <ErrorBoundary fallback=|_| view! { <CrashPage/> }>
                    <Pages/>
                </ErrorBoundary>
            </main>
            <ToastHost/>
        </div>
        <SearchOverlay/>
        <Quick/>
    }
    .into_any()
}

#[component]
fn MainNavigation() -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let path = use_location().pathname;
    let within = move |place: Place, inner: &'static [Place]| {
        derived(move || {
            let path = path.get();
            let href = place.href();
            path == href
                || (place != Place::Today && path.starts_with(&format!("{href}/")))
                || inner.iter().any(|inner| path == inner.href())
        })
    };
    let entries = vec![
        NavigationEntry {
            label: say!(i18n, shell.today).into(),
            icon: IconName::Today,
            href: Place::Today.href().into(),
            current: within(Place::Today, &[]),
        },
        NavigationEntry {
            label: say!(i18n, shell.customers).into(),
            icon: IconName::People,
            href: Place::Customers.href().into(),
            current: within(Place::Customers, &[]),
        },
        NavigationEntry {
            label: say!(i18n, shell.calendar).into(),
            icon: IconName::Calendar,
            href: Place::Calendar.href().into(),
            current: within(Place::Calendar, &[Place::Tasks]),
        },
        NavigationEntry {
            label: say!(i18n, shell.more).into(),
            icon: IconName::More,
            href: Place::More.href().into(),
            current: within(
                Place::More,
                &[
                    Place::Settings,
                    Place::Lists,
                    Place::Fields,
                    Place::Storage,
                    Place::Templates,
                    Place::Guide,
                    Place::Interactions,
                    Place::Activity,
                    Place::Trash,
                    Place::Import,
                    Place::Duplicates,
                ],
            ),
        },
    ];
    let preferences = use_preferences();
    let single_keys = move || !preferences.with(|preferences| preferences.single_keys_off);
    let search_keys = move || {
        let mut keys = shortcuts::SEARCH_ANYWHERE.to_owned();
        if single_keys() {
            keys.extend([' ', shortcuts::SEARCH]);
        }
        keys
    };
    let search = move || {
        view! {
            <Button
                tone=ButtonTone::Plain
                icon=IconName::Search
                label=say!(i18n, common.search)
                on_press=move |()| overlays.search().set(true)
                attr:aria-keyshortcuts=search_keys
            />
        }
    };
    view! {
        <Navigation
            label=say!(i18n, shell.navigation)
            entries
            add_label=say!(i18n, shell.add)
            add_key=derived(move || single_keys().then_some(shortcuts::ADD_CUSTOMER))
            on_add=move |()| overlays.add_customer("")
            brand=say!(i18n, common.app_name)
            foot=search
        />
    }
    .into_any()
}

/// Shows what just happened, in the page or in the dialog over it.
fn provide_messages() {
    let i18n = use_i18n();
    let toasts = use_toasts();
    let shown = move || {
        let queue = toasts.queue().get().into_iter();
        let toast = |toast: crate::state::toasts::Toast| Toast {
            id: toast.id,
            text: toast.text,
            tone: if toast.failed { ToastTone::Failed } else { ToastTone::Done },
            action: toast.action.map(|action| action.label),
        };
        queue.map(toast).collect::<Vec<_>>()
    };
    ToastQueue::provide(
        derived(shown),
        Callback::new(move |id| toasts.act(id)),
        Callback::new(move |id| toasts.dismiss(id)),
        say!(i18n, shell.messages),
        say!(i18n, common.dismiss),
    );
}

/// A screen reader begins at the new page's heading, as it would after a page load.
fn focus_follows_navigation() {
    let path = use_location().pathname;
    effect(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            // The page is drawn by the next frame.
            request_animation_frame(|| request_animation_frame(page::focus_heading));
        }
        path
    });
}

/// Ctrl-K, or Cmd-K on a Mac, opens the search from anywhere. The other shortcuts come with `app::keys`.
fn open_search_by_keys() {
    let search = use_overlays().search();
    let listener = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && event.code() == "KeyK" {
            event.prevent_default();
            search.update(|open| *open = !*open);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Who goes through a page with the caret does so by keys or a mouse: a finger leaves it behind.
fn drop_idle_carets() {
    let listener = window_event_listener(ev::pointerdown, |event| {
        if event.pointer_type() == "touch" {
            page::drop_idle_caret();
        }
    });
    on_cleanup(move || listener.remove());
}
