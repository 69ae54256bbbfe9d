//! Notes on a customer: a field that saves itself.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::party::Party;
use crate::erased::{memo, watch};
use crate::i18n::{say, use_i18n};
use crate::painted::use_pause;
use crate::ui::{Card, TextArea};
use crate::usecases::FormField;
use crate::usecases::edit_party::PartyEdit;

use crate::parts::saving::use_saving;

/// How long after the last key the notes are saved without leaving the field.
const PAUSE: Duration = Duration::from_millis(2_500);

/// The notes. Every key is kept as a draft; a pause, or leaving the field, saves them.
#[component]
pub(super) fn Notes(
    /// The customer.
    party: Signal<Party>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let id = party.with_untracked(|party| party.id);
    let key = StoredValue::new(format!("notes.{id}"));
    let saved = memo(move |_| party.with(|party| party.notes.clone()));
    let draft = key.with_value(|key| saving.drafts.load::<String>(key));
    let typed = RwSignal::new(draft.unwrap_or_else(|| saved.get_untracked()));
    let attempt = saving.writing.attempt_aside();
    attempt.forgive_with(move || typed.track());
    let error = saving.error_or_failure(attempt, &[FormField::Notes]);
    let is_typing = move || typed.with_untracked(|typed| saved.with_untracked(|saved| typed.trim() != saved));
    // What was sent from here to be saved last.
    let sent = StoredValue::new(None::<String>);
    // What another tab or an undo wrote is shown; where something is being typed here, both are.
    watch(
        move || saved.get(),
        move |now, before, _| {
            let own = typed.get_untracked();
            if before.is_none_or(|before| own.trim() == before) {
                typed.set(now.clone());
            } else if sent.with_value(|sent| sent.as_deref().map(str::trim) != Some(now)) && own.trim() != now
            {
                let both = with_both(before.map_or("", String::as_str), now, &own);
                key.with_value(|key| saving.drafts.save(key, &both));
                typed.set(both);
            }
        },
        false,
    );
    // Not asked of the pause, which ends with the component, before the last save.
    let waiting = StoredValue::new(false);
    let pause = use_pause();
    let save = move || {
        waiting.set_value(false);
        pause.stop();
        if !is_typing() {
            key.with_value(|key| saving.drafts.clear(key));
            return;
        }
        let text = typed.get_untracked();
        sent.set_value(Some(text.clone()));
        let kept = key.get_value();
        let edits = vec![PartyEdit::SetNotes(text.clone())];
        saving.edit(attempt, id, edits, move || {
            // More may have been typed in the meantime.
            if typed.try_with_untracked(|typed| *typed == text) != Some(false) {
                saving.drafts.clear(&kept);
            }
        });
    };
    let on_input = move |text: String| {
        key.with_value(|key| saving.drafts.save(key, &text));
        typed.set(text);
        waiting.set_value(true);
        pause.then(PAUSE, save);
    };
    on_cleanup(move || {
        // Leaving the page within the pause saves too; the draft is there should that fail.
        if waiting.get_value() {
            save();
        }
    });
    view! {
        <section class="customer__notes">
            <Card>
                <TextArea
                    label=say!(i18n, customers.notes)
                    rows=1
                    placeholder=say!(i18n, customers.notes_hint)
                    value=typed
                    on_input=on_input
                    on_leave=move |()| save()
                    error=error
                />
            </Card>
        </section>
    }
    .into_any()
}

/// What was typed over `before` while it became `now` elsewhere: both, what was added here after what was
/// written there.
fn with_both(before: &str, now: &str, typed: &str) -> String {
    match typed.strip_prefix(before).filter(|_| !before.is_empty()) {
        Some(added) => format!("{now}{added}"),
        None => format!("{now}\n{typed}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_both;

    #[test]
    fn what_was_added_here_follows_what_was_written_there() {
        assert_eq!(
            with_both("Wants tea.", "Wants tea. Pays late.", "Wants tea. Has a son."),
            "Wants tea. Pays late. Has a son."
        );
    }

    #[test]
    fn what_was_written_anew_here_stands_below_what_was_written_there() {
        assert_eq!(with_both("", "Pays late.", "Has a son."), "Pays late.\nHas a son.");
        assert_eq!(with_both("Wants tea.", "Pays late.", "Has a son."), "Pays late.\nHas a son.");
    }
}
