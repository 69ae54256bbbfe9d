//! The sheet in which an interaction is logged or edited.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::interaction::{Interaction, InteractionKind};
use crate::i18n::{t_string, td_string, use_i18n};
use crate::state::day::use_today;
use crate::ui::{Button, Sheet};
use crate::usecases::edit_interaction::{EditInteraction, edit_interaction};
use crate::usecases::log_interaction::{LogInteraction, log_interaction};

use super::super::saving::{Saving, use_saving};
use super::super::words;
use super::log_draft::LogDraft;
use super::log_form::{LogFaults, LogForm};

/// Logs something of a kind with a party. What is typed is kept until it is saved.
#[component]
pub(in crate::features::customers) fn LogSheet(
    /// The party.
    party: PartyId,
    /// What kind of thing is logged; none while the sheet is closed.
    kind: RwSignal<Option<InteractionKind>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = Memo::new(move |last: Option<&InteractionKind>| {
        kind.get().or(last.copied()).unwrap_or(InteractionKind::Note)
    });
    let title = move || words::kind(i18n.get_locale(), shown.get());
    view! {
        <Sheet
            open=Signal::derive(move || kind.with(Option::is_some))
            on_close=move |()| kind.set(None)
            title=title
            close_label=move || t_string!(i18n, common.close)
        >
            <NewLog party=party kind=shown on_done=move |()| kind.set(None)/>
        </Sheet>
    }
    .into_any()
}

/// The form for something new, with its draft.
#[component]
pub(in crate::features::customers) fn NewLog(
    /// The party.
    party: PartyId,
    /// What kind of thing; another choice keeps what was typed.
    #[prop(into)]
    kind: Signal<InteractionKind>,
    /// It was saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let today = use_today();
    let first = kind.get_untracked();
    let key = draft_key(party, first);
    let draft = RwSignal::new(saving.drafts.load::<LogDraft>(&key).unwrap_or_else(|| LogDraft::new(first)));
    Effect::watch(move || kind.get(), move |kind, _, _| draft.update(|draft| draft.kind = *kind), false);
    let faults = RwSignal::new(LogFaults::default());
    let kept = key.clone();
    Effect::watch(
        move || draft.get(),
        move |draft, _, _| {
            if draft.says_something() {
                saving.drafts.save(&kept, draft);
            } else {
                saving.drafts.clear(&kept);
            }
        },
        false,
    );
    let save = move || {
        let Some(now) = saving.now() else { return };
        let facts =
            draft.with_untracked(|draft| draft.facts(now, None, today.get_untracked(), &saving.formats()));
        let facts = match facts {
            Ok(facts) => facts,
            Err(fault) => return faults.set(LogFaults::of_draft(fault, saving)),
        };
        let key = key.clone();
        let request = LogInteraction { party, facts };
        saving.writing.run(
            move |store| async move {
                let logged = log_interaction(&store, store.world(), request).await?;
                Ok((Some(logged.change), ()))
            },
            logged_words(saving, kind.get_untracked()),
            move |outcome| match outcome {
                Ok(()) => {
                    saving.drafts.clear(&key);
                    on_done.try_run(());
                }
                Err(refusal) => faults.set(LogFaults::of(&refusal, saving)),
            },
        );
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <LogForm party=party draft=draft faults=faults logged=None/>
            <div class="sheet__actions">
                <Button label=move || t_string!(i18n, common.save) submit=true wide=true/>
            </div>
        </form>
    }
    .into_any()
}

/// Under which key what is typed for a party and a kind is kept.
fn draft_key(party: PartyId, kind: InteractionKind) -> String {
    format!("log.{party}.{kind:?}")
}

/// "Call logged".
pub(in crate::features::customers) fn logged_words(saving: Saving, kind: InteractionKind) -> String {
    let locale = saving.locale();
    td_string!(locale, customers.logged, kind = words::kind(locale, kind))
}

/// Edits an interaction that was logged.
#[component]
pub(in crate::features::customers) fn EditSheet(
    /// The interaction; none while the sheet is closed.
    logged: RwSignal<Option<Interaction>>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Sheet
            open=Signal::derive(move || logged.with(Option::is_some))
            on_close=move |()| logged.set(None)
            title=move || t_string!(i18n, customers.edit_interaction)
            close_label=move || t_string!(i18n, common.close)
        >
            {move || {
                logged
                    .get_untracked()
                    .map(|seen| view! { <EditLog seen=seen on_done=move |()| logged.set(None)/> })
            }}
        </Sheet>
    }
    .into_any()
}

#[component]
fn EditLog(
    /// The interaction as it is edited from.
    seen: Interaction,
    /// It was saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let today = use_today();
    let key = format!("edit.{}", seen.id);
    let draft = RwSignal::new(saving.drafts.load::<LogDraft>(&key).unwrap_or_else(|| LogDraft::of(&seen)));
    let faults = RwSignal::new(LogFaults::default());
    let kept = key.clone();
    Effect::watch(move || draft.get(), move |draft, _, _| saving.drafts.save(&kept, draft), false);
    let before = seen.clone();
    let save = move || {
        let facts = draft.with_untracked(|draft| {
            draft.facts(before.at, before.duration_s, today.get_untracked(), &saving.formats())
        });
        let facts = match facts {
            Ok(facts) => facts,
            Err(fault) => return faults.set(LogFaults::of_draft(fault, saving)),
        };
        let key = key.clone();
        let request = EditInteraction { seen: before.clone(), facts };
        saving.writing.run(
            move |store| async move {
                let change = edit_interaction(&store, store.world(), request).await?;
                Ok((change, ()))
            },
            saving.saved(),
            move |outcome| match outcome {
                Ok(()) => {
                    saving.drafts.clear(&key);
                    on_done.try_run(());
                }
                Err(refusal) => faults.set(LogFaults::of(&refusal, saving)),
            },
        );
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <LogForm party=seen.party draft=draft faults=faults logged=Some(seen)/>
            <div class="sheet__actions">
                <Button label=move || t_string!(i18n, common.save) submit=true wide=true/>
            </div>
        </form>
    }
    .into_any()
}
