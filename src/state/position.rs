//! Where the user is, when asked for.

use leptos::task::spawn_local;

use crate::domain::party::Coordinates;
use crate::i18n::{Locale, td_string};
use crate::platform::geolocation::{self, NoPosition};

/// Asks the device where it is. `then` hears the place, or why there is none and what to do about
/// it, in the user's language.
pub fn locate(locale: Locale, then: impl FnOnce(Result<Coordinates, &'static str>) + 'static) {
    spawn_local(async move {
        then(geolocation::position().await.map_err(|reason| match reason {
            NoPosition::Refused => td_string!(locale, errors.position_refused),
            NoPosition::Unavailable => td_string!(locale, errors.position_unavailable),
            NoPosition::TooSlow => td_string!(locale, errors.position_slow),
        }));
    });
}
