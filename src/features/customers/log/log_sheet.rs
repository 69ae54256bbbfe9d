//! The sheet in which an interaction is logged or edited.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::interaction::{Interaction, InteractionKind, Outcome};
use crate::domain::record::{RecordKind, RecordRef};
use crate::erased::{derived, dynamic, memo, watch};
use crate::i18n::{say, td_string, use_i18n};
use crate::parts::attachments::UnsavedFiles;
use crate::parts::tasks::NextStep;
use crate::ui::Sheet;
use crate::usecases::edit_interaction::{EditInteraction, edit_interaction};
use crate::usecases::log_interaction::{InteractionFacts, LogInteraction, log_interaction};

use super::super::words;
use super::log_draft::LogDraft;
use super::log_form::LogForm;
use crate::parts::saving::{Saving, use_saving};

/// Logs something of a kind with a party. What is typed is kept until it is saved.
#[component]
pub(in crate::features::customers) fn LogSheet(
    /// The party.
    party: PartyId,
    /// What kind of thing is logged; none while the sheet is closed.
    kind: RwSignal<Option<InteractionKind>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = memo(move |last: Option<&InteractionKind>| {
        kind.get().or(last.copied()).unwrap_or(InteractionKind::Note)
    });
    let title = move || words::kind(i18n.get_locale(), shown.get());
    view! {
        <Sheet
            open=derived(move || kind.with(Option::is_some))
            on_close=move |()| kind.set(None)
            title=title
            close_label=say!(i18n, common.close)
        >
            <NewLog party=party kind=shown on_done=move |()| kind.set(None)/>
        </Sheet>
    }
    .into_any()
}

/// The form for something new, with its draft; once it is saved how it ended, what comes next is proposed.
#[component]
pub(in crate::features::customers) fn NewLog(
    /// The party.
    party: PartyId,
    /// What kind of thing; another choice keeps what was typed.
    #[prop(into)]
    kind: Signal<InteractionKind>,
    /// It was saved, and what comes next is settled.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let ended = RwSignal::new(None::<(InteractionKind, Outcome)>);
    dynamic(move || match ended.get() {
        None => view! { <LogForNow party kind ended on_done/> }.into_any(),
        Some((kind, outcome)) => view! { <NextStep party kind outcome=Some(outcome) on_done/> }.into_any(),
    })
}

#[component]
fn LogForNow(
    party: PartyId,
    kind: Signal<InteractionKind>,
    /// How it ended, once that is said and kept.
    ended: RwSignal<Option<(InteractionKind, Outcome)>>,
    on_done: Callback<()>,
) -> impl IntoView {
    let saving = use_saving();
    let first = kind.get_untracked();
    let key = draft_key(party, first);
    let draft = saving.drafts.keep(&key, LogDraft::new(first));
    // Another kind may have been chosen over the draft when it was left.
    draft.update(|draft| draft.kind = first);
    watch(move || kind.get(), move |kind, _, _| draft.update(|draft| draft.kind = *kind), false);
    let about = RecordRef { kind: RecordKind::Party, id: party.0 };
    let files = UnsavedFiles::of_a_form("log", Some(about));
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || {
        draft.track();
        files.track();
    });
    let save = move |facts: InteractionFacts| {
        let key = key.clone();
        let how = facts.outcome.map(|outcome| (facts.kind, outcome));
        attempt.run(
            move |store| async move {
                let request = LogInteraction { party, facts, files: files.prepared().await };
                let logged = log_interaction(&store, store.world(), request).await?;
                Ok((Some(logged.change), ()))
            },
            logged_words(saving, kind.get_untracked()),
            move |()| {
                saving.drafts.clear(&key);
                files.clear();
                match how {
                    Some(how) => drop(ended.try_set(Some(how))),
                    None => drop(on_done.try_run(())),
                }
            },
        );
    };
    view! { <LogForm party=party draft=draft logged=None files=files attempt=attempt on_save=save/> }
        .into_any()
}

/// Under which key what is typed for a party and a kind is kept.
fn draft_key(party: PartyId, kind: InteractionKind) -> String {
    format!("log.{party}.{}", kind as u8)
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
            open=derived(move || logged.with(Option::is_some))
            on_close=move |()| logged.set(None)
            title=say!(i18n, customers.edit_interaction)
            close_label=say!(i18n, common.close)
        >
            {dynamic(move || {
                logged
                    .get_untracked()
                    .map(|seen| view! { <EditLog seen=seen on_done=move |()| logged.set(None)/> })
            })}
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
    let saving = use_saving();
    let key = format!("edit.{}", seen.id);
    let draft = saving.drafts.keep(&key, LogDraft::of(&seen));
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || draft.track());
    let (party, before) = (seen.party, seen.clone());
    let save = move |facts: InteractionFacts| {
        let key = key.clone();
        let request = EditInteraction { seen: before.clone(), facts };
        attempt.run(
            move |store| async move {
                let change = edit_interaction(&store, store.world(), request).await?;
                Ok((change, ()))
            },
            saving.saved(),
            move |()| {
                saving.drafts.clear(&key);
                on_done.try_run(());
            },
        );
    };
    view! { <LogForm party=party draft=draft logged=Some(seen) attempt=attempt on_save=save/> }.into_any()
}
