//! Where things are: the addresses of the screens, and what every screen tells the browser.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::id::PartyId;
use crate::erased::effect;
use crate::i18n::{t_string, use_i18n};
use crate::platform::page;

pub use crate::platform::page::focus_on;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The day.
    Today,
    /// The list of customers.
    Customers,
    /// A customer's page.
    Customer(PartyId),
    /// All tasks.
    Tasks,
    /// The calendar.
    Calendar,
    /// All that happened.
    Interactions,
    /// The first steps.
    Guide,
    /// Everything else.
    More,
    /// Settings.
    Settings,
    /// The lists of choices.
    Lists,
    /// The fields of the user's own.
    Fields,
    /// What is kept on the device, and how.
    Storage,
    /// The templates of messages.
    Templates,
    /// Who changed what.
    Activity,
    /// What was changed of a customer.
    ChangesOf(PartyId),
    /// What was deleted.
    Trash,
    /// Customers taken in from a file.
    Import,
    /// Customers who were written down twice.
    Duplicates,
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
            Self::Tasks => base + "tasks",
            Self::Calendar => base + "calendar",
            Self::Interactions => base + "interactions",
            Self::Guide => base + "guide",
            Self::More => base + "more",
            Self::Settings => base + "settings",
            Self::Lists => base + "lists",
            Self::Fields => base + "fields",
            Self::Storage => base + "storage",
            Self::Templates => base + "templates",
            Self::Activity => base + "activity",
            Self::ChangesOf(id) => format!("{base}activity?of={id}"),
            Self::Trash => base + "trash",
            Self::Import => base + "import",
            Self::Duplicates => base + "duplicates",
        }
    }

    /// The screen of an address outside the areas that stay.
    #[must_use]
    pub fn of_a_page(path: &str) -> Option<Self> {
        PAGES.into_iter().find(|place| place.is_at(path))
    }

    /// Whether an address, without its query, is that of this screen.
    #[must_use]
    pub fn is_at(self, path: &str) -> bool {
        path.trim_end_matches('/') == self.href().trim_end_matches('/')
    }
}

/// The screens that stay once they were turned to, beside Today and the customers: those that a day leads to again
/// and again, and that take long to draw.
pub const KEPT: [Place; 3] = [Place::Calendar, Place::Tasks, Place::Interactions];

/// The screens outside the areas that stay, each with an address of its own.
const PAGES: [Place; 11] = [
    Place::Guide,
    Place::More,
    Place::Settings,
    Place::Lists,
    Place::Fields,
    Place::Storage,
    Place::Templates,
    Place::Activity,
    Place::Trash,
    Place::Import,
    Place::Duplicates,
];

/// Where in the customers' area an address leads: the empty text for the list, the end of the address for a
/// customer's page, and nothing outside the area.
#[must_use]
pub fn within_customers(path: &str) -> Option<&str> {
    let rest = path.trim_end_matches('/').strip_prefix(Place::Customers.href().as_str())?;
    if rest.is_empty() {
        return Some(rest);
    }
    rest.strip_prefix('/').filter(|rest| !rest.contains('/'))
}

/// Whether the screen around is in front of the others.
#[derive(Clone, Copy)]
struct InFront(Signal<bool>);

/// Tells everything below whether it is in front, where screens are kept behind one another.
pub fn provide_in_front(in_front: Signal<bool>) {
    provide_context(InFront(in_front));
}

/// Whether the screen this is asked in is in front of the others.
#[must_use]
pub fn use_in_front() -> Signal<bool> {
    use_context::<InFront>().map_or_else(|| Signal::stored(true), |InFront(in_front)| in_front)
}

/// What takes the user to a screen. To be asked for inside the router.
pub fn use_go() -> impl Fn(Place) + Clone {
    let navigate = use_navigate();
    move |place| navigate(&place.href(), NavigateOptions { resolve: false, ..NavigateOptions::default() })
}

/// Names the screen in the browser's title, and again when the name changes. Every page calls it
/// once, with what stands in its heading; one that is kept names itself again when it comes to the front.
pub fn use_page_title(name: impl Fn() -> String + 'static) {
    let i18n = use_i18n();
    let in_front = use_in_front();
    effect(move |_| {
        if in_front.get() {
            page::set_title(&t_string!(i18n, shell.page_title, page = name()));
        }
    });
}
