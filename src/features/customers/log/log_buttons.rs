//! One tap for each kind of thing that can be logged.

use leptos::prelude::*;

use crate::domain::interaction::InteractionKind;
use crate::domain::party::Party;
use crate::i18n::{say, use_i18n};
use crate::ui::{Chip, ChipBar};

use super::super::words;
use super::log_sheet::LogSheet;

/// What reps log most, first.
const KINDS: [InteractionKind; 6] = [
    InteractionKind::Call,
    InteractionKind::Note,
    InteractionKind::Visit,
    InteractionKind::Meeting,
    InteractionKind::Message,
    InteractionKind::Email,
];

/// A chip for each kind, and the sheet that a tap opens.
#[component]
pub(in crate::features::customers) fn LogButtons(
    /// The party.
    party: Signal<Party>,
) -> impl IntoView {
    let i18n = use_i18n();
    let kind = RwSignal::new(None::<InteractionKind>);
    let id = party.with_untracked(|party| party.id);
    let chip = move |one: InteractionKind| {
        view! {
            <Chip
                label=move || words::kind(i18n.get_locale(), one)
                icon=words::kind_icon(one)
                on_press=move |()| kind.set(Some(one))
            />
        }
    };
    view! {
        <ChipBar label=say!(i18n, customers.log)>{KINDS.map(chip)}</ChipBar>
        <LogSheet party=id kind=kind/>
    }
    .into_any()
}
