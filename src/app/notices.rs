//! Notices at the head of every page: what the user should know, at most one at a time, the
//! gravest first.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::app::chunks::{self, Form};
use crate::erased::{dynamic, memo};
use crate::i18n::{say, use_i18n};
use crate::state::install::use_install;
use crate::state::navigation::{Place, use_go};
use crate::state::services::{Phase, use_services};
use crate::state::toasts::use_toasts;
use crate::state::update::use_new_version;
use crate::ui::{Banner, BannerTone, IconName};

/// A notice, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing outlives the tab.
    InMemory,
    /// A change did not fit on the device.
    Full,
    /// A new version of the app waits.
    NewVersion,
    /// The app can be installed.
    Install,
}

/// The notice there is, if any.
#[component]
pub fn Notices() -> impl IntoView {
    let services = use_services();
    let toasts = use_toasts();
    let new_version = use_new_version();
    let install = use_install();
    let path = use_location().pathname;
    let notice = memo(move |_| {
        if matches!(services.phase().get(), Phase::Ready { lasting: false }) {
            Some(Notice::InMemory)
        } else if toasts.device_is_full().get() {
            Some(Notice::Full)
        } else if new_version.is_waiting() {
            Some(Notice::NewVersion)
        } else {
            // An offer waits for a quiet place.
            (install.fitting() && path.with(|path| Place::Today.is_at(path))).then_some(Notice::Install)
        }
    });
    view! { <div class="notices">{dynamic(move || notice.get().map(|notice| chunks::form(Form::Notice(notice))))}</div> }.into_any()
}

/// How a notice is shown.
pub fn banner(notice: Notice) -> AnyView {
    let i18n = use_i18n();
    match notice {
        Notice::InMemory => {
            view! { <Banner tone=BannerTone::Warn text=say!(i18n, shell.memory_text)/> }.into_any()
        }
        Notice::Full => {
            let go = use_go();
            view! {
                <Banner
                    tone=BannerTone::Bad
                    text=say!(i18n, shell.storage_full_text)
                    action_label=say!(i18n, shell.storage_full_action)
                    on_action=move |()| go(Place::Storage)
                />
            }
            .into_any()
        }
        Notice::NewVersion => {
            let new_version = use_new_version();
            view! {
                <Banner
                    icon=IconName::Sparkle
                    text=say!(i18n, shell.update_text)
                    action_label=say!(i18n, shell.update_action)
                    on_action=move |()| new_version.take()
                    on_close=move |()| new_version.leave()
                    close_label=say!(i18n, shell.later)
                />
            }
            .into_any()
        }
        Notice::Install => install_banner(),
    }
}

fn install_banner() -> AnyView {
    let i18n = use_i18n();
    let install = use_install();
    if install.by_hand() {
        return view! {
            <Banner
                icon=IconName::Install
                text=say!(i18n, shell.install_by_hand_text)
                on_close=move |()| install.decline()
                close_label=say!(i18n, shell.later)
            />
        }
        .into_any();
    }
    view! {
        <Banner
            icon=IconName::Install
            text=say!(i18n, shell.install_text)
            action_label=say!(i18n, shell.install_action)
            on_action=move |()| install.ask()
            on_close=move |()| install.decline()
            close_label=say!(i18n, shell.later)
        />
    }
    .into_any()
}
