//! Choosing one of a few in place: the preferred channel, the best time of day.

use leptos::html;
use leptos::prelude::*;

use crate::domain::party::{BestTime, Channel, Party};
use crate::erased::{derived, effect};
use crate::i18n::{say, use_i18n};
use crate::ui::roving::focus_first_control;
use crate::ui::{Chip, IconName};
use crate::usecases::edit_party::PartyEdit;

use super::super::words;
use super::form_editor::on_escape;
use crate::parts::saving::use_saving;

/// The channels as chips; a tap chooses one, a second tap takes it back.
#[component]
pub(super) fn ChannelEditor(
    /// The customer.
    party: Signal<Party>,
    /// Chosen, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let chips = Channel::ALL.map(|channel| {
        let holds = derived(move || party.with(|party| party.preferred_channel == Some(channel)));
        let press = move |()| {
            let id = party.with_untracked(|party| party.id);
            let chosen = (!holds.get_untracked()).then_some(channel);
            saving.edit_surely(id, PartyEdit::SetPreferredChannel(chosen));
            on_close.run(());
        };
        view! {
            <Chip
                label=move || words::channel(i18n.get_locale(), channel)
                icon=words::channel_icon(channel)
                pressed=holds
                on_press=press
            />
        }
    });
    let label = say!(i18n, customers.preferred_channel).signal();
    view! { <Choices label=label on_close=on_close>{chips.into_iter().collect_view()}</Choices> }.into_any()
}

/// The parts of the day as chips; a tap chooses one, a second tap takes it back.
#[component]
pub(super) fn BestTimeEditor(
    /// The customer.
    party: Signal<Party>,
    /// Chosen, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let chips = BestTime::ALL.map(|time| {
        let holds = derived(move || party.with(|party| party.best_time == Some(time)));
        let press = move |()| {
            let id = party.with_untracked(|party| party.id);
            let chosen = (!holds.get_untracked()).then_some(time);
            saving.edit_surely(id, PartyEdit::SetBestTime(chosen));
            on_close.run(());
        };
        view! {
            <Chip
                label=move || words::best_time(i18n.get_locale(), time)
                pressed=holds
                on_press=press
            />
        }
    });
    let label = say!(i18n, customers.best_time).signal();
    view! { <Choices label=label on_close=on_close>{chips.into_iter().collect_view()}</Choices> }.into_any()
}

#[component]
fn Choices(label: Signal<String>, on_close: Callback<()>, children: Children) -> impl IntoView {
    let i18n = use_i18n();
    let group = NodeRef::<html::Fieldset>::new();
    // The pencil that opened it is gone, and with it the focus.
    effect(move |_| {
        if let Some(group) = group.get() {
            focus_first_control(&group);
        }
    });
    view! {
        <fieldset
            class="fact-editor chip-group"
            node_ref=group
            on:keydown=move |event| on_escape(&event, on_close)
        >
            <legend class="field__label">{label}</legend>
            <div class="chip-group__chips">
                {children()}
                <Chip
                    label=say!(i18n, common.cancel)
                    icon=IconName::Close
                    on_press=on_close
                />
            </div>
        </fieldset>
    }
    .into_any()
}
