//! Where things are: the addresses of the screens, and what every screen tells the browser.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::id::PartyId;
use crate::i18n::{t_string, use_i18n};
use crate::platform::page;

pub use crate::platform::page::focus_on;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The day.
    Today,
    /// The list of customers.
    Customers,
    /// A customer's page.
    Customer(PartyId),
    /// Everything else.
    More,
    /// Settings.
    Settings,
    /// What is kept on the device, and how.
    Storage,
}

impl Place {
    /// The screen's address, with the path the app lies under.
    #[must_use]
    pub fn href(self) -> String {
        let base = page::base_path();
        match self {
            Self::Today => base,
            Self::Customers => base + "customers",
            Self::Customer(id) => format!("{base}customers/{id}"),
            Self::More => base + "more",
            Self::Settings => base + "settings",
            Self::Storage => base + "storage",
        }
    }
}

/// What takes the user to a screen. To be asked for inside the router.
pub fn use_go() -> impl Fn(Place) + Clone {
    let navigate = use_navigate();
    move |place| navigate(&place.href(), NavigateOptions { resolve: false, ..NavigateOptions::default() })
}

/// Names the screen in the browser's title, and again when the name changes. Every page calls it
/// once, with what stands in its heading.
pub fn use_page_title(name: impl Fn() -> String + 'static) {
    let i18n = use_i18n();
    Effect::new(move |_| page::set_title(&t_string!(i18n, shell.page_title, page = name())));
}
