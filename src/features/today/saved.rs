//! Whether what was done is saved: always, and the user may know it.

use leptos::prelude::*;

use crate::erased::{derived, memo};
use crate::i18n::{t_string, use_i18n};
use crate::state::connection::use_online;
use crate::state::services::{Phase, use_services};
use crate::ui::{Status, StatusTone};

/// A word on whether all is saved; also tells, calmly, that there is no network.
#[component]
pub fn Saved() -> impl IntoView {
    let i18n = use_i18n();
    let online = use_online();
    let lasting = {
        let phase = use_services().phase();
        memo(move |_| !matches!(phase.get(), Phase::Ready { lasting: false }))
    };
    let label = move || match (lasting.get(), online.get()) {
        (false, _) => t_string!(i18n, today.not_saved),
        (true, true) => t_string!(i18n, today.saved),
        (true, false) => t_string!(i18n, today.offline),
    };
    let tone = move || match (lasting.get(), online.get()) {
        (false, _) => StatusTone::Warn,
        (true, true) => StatusTone::Good,
        (true, false) => StatusTone::Info,
    };
    view! { <Status label=label tone=derived(tone)/> }.into_any()
}
