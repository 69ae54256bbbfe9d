//! Logging from anywhere: whom first, then what was said.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::interaction::InteractionKind;
use crate::erased::{derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::services::use_services;
use crate::ui::{Chip, Choice, IconName, SegmentedControl, Sheet, at_place, place_of};

use super::log::NewLog;
use super::words;
use crate::parts::party_picker::PartyPicker;

/// What is logged from anywhere, the usual thing first.
const KINDS: [InteractionKind; 4] =
    [InteractionKind::Call, InteractionKind::Visit, InteractionKind::Meeting, InteractionKind::Note];

/// A sheet that asks for a customer and then for what was said.
#[component]
pub fn QuickLog(
    /// It is done, or put away.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(None::<PartyId>);
    let kind = RwSignal::new(InteractionKind::Call);
    view! {
        <Sheet
            open=Signal::stored(true)
            on_close=on_close
            title=say!(i18n, customers.quick_log)
            close_label=say!(i18n, common.close)
        >
            <div class="form">
                <KindChoice kind=kind/>
                <Whom chosen=chosen/>
                {dynamic(move || {
                    chosen
                        .get()
                        .map(|party| view! { <NewLog party=party kind=kind on_done=on_close/> })
                })}
            </div>
        </Sheet>
    }
    .into_any()
}

#[component]
fn KindChoice(kind: RwSignal<InteractionKind>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Choice::each(&KINDS, |one| move || words::kind(i18n.get_locale(), one));
    let signed = choices.into_iter().zip(KINDS);
    let choices: Vec<Choice> = signed.map(|(choice, one)| choice.with_icon(words::kind_icon(one))).collect();
    let choose = move |place: String| {
        if let Some(one) = at_place(&KINDS, &place) {
            kind.set(one);
        }
    };
    view! {
        <SegmentedControl
            label=say!(i18n, customers.kind_of_interaction)
            label_hidden=true
            choices=Signal::stored(choices)
            value=derived(move || place_of(&KINDS, &kind.get()))
            on_change=choose
        />
    }
    .into_any()
}

/// The customer, chosen or to be chosen.
#[component]
fn Whom(chosen: RwSignal<Option<PartyId>>) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let typed = RwSignal::new(String::new());
    dynamic(move || match chosen.get() {
        None => view! {
            <PartyPicker
                text=typed
                shape=None
                on_choose=move |id| chosen.set(Some(id))
                autofocus=true
            />
        }
        .into_any(),
        Some(id) => {
            let name = memo(move |_| {
                services.read(|store| store.party(id)).map(|one| one.name().to_owned()).unwrap_or_default()
            });
            view! {
                <div class="add-facts">
                    <Chip
                        label=name
                        icon=IconName::Person
                        on_remove=move |()| chosen.set(None)
                        remove_label=move || t_string!(i18n, customers.remove_named, name = name.get())
                    />
                </div>
            }
            .into_any()
        }
    })
}
