//! Taking a change back: at once where nothing was written later, otherwise with a look at it first.

use leptos::prelude::*;

use crate::domain::id::ChangeId;
use crate::erased::{derived, dynamic};
use crate::features::activity::entry::{ChangeList, use_wording};
use crate::features::activity::fields::Wording;
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::services::{Services, use_services};
use crate::state::toasts::{Toasts, use_toasts};
use crate::state::writing::{Writing, use_writing};
use crate::store::engine::{KeptChange, UndoPreview};
use crate::terms::line;
use crate::ui::{Button, ButtonTone, Sheet, SheetPlace};
use crate::usecases::Refusal;
use crate::usecases::undo_change::{UndoChange, undo_change};

/// What takes changes back. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct Undoing {
    services: Services,
    writing: Writing,
    toasts: Toasts,
    wording: Signal<Wording>,
    /// A change that meets what was written later, and what taking it back would do.
    asked: RwSignal<Option<(ChangeId, UndoPreview)>>,
}

/// What takes changes back; to be asked for while a component is made.
pub(super) fn use_undoing() -> Undoing {
    Undoing {
        services: use_services(),
        writing: use_writing(),
        toasts: use_toasts(),
        wording: use_wording(),
        asked: RwSignal::new(None),
    }
}

impl Undoing {
    /// Takes a change back, or asks first where something was written later.
    pub fn begin(self, change: ChangeId) {
        self.services.run(async move {
            let Ok(store) = self.services.opened().await else { return };
            match store.undo_preview(change).await {
                Ok(preview) if preview.conflicts() && !preview.nothing_left => {
                    self.asked.try_set(Some((change, preview)));
                }
                // Where nothing is left to take back, the attempt says so.
                Ok(_) => self.take_back(change),
                Err(error) => self.toasts.failed(&error),
            }
        });
    }

    fn take_back(self, change: ChangeId) {
        let said = self.wording.try_get_untracked().map(|wording| wording.locale);
        let said = said.map_or("", |locale| td_string!(locale, activity.undone));
        self.writing.run(
            move |store| async move {
                let undone = undo_change(&store, UndoChange { change }).await.map_err(Refusal::Commit)?;
                Ok((Some(undone), ()))
            },
            said.to_owned(),
            |_| {},
        );
    }
}

/// The question before a change is taken back that meets something written later.
#[component]
pub(super) fn UndoSheet(
    /// What takes changes back.
    undoing: Undoing,
) -> impl IntoView {
    let i18n = use_i18n();
    let close = move |()| undoing.asked.set(None);
    let open = derived(move || undoing.asked.with(Option::is_some));
    let body = move || {
        undoing.asked.get().map(|(change, preview)| {
            let go = move |()| {
                undoing.asked.set(None);
                undoing.take_back(change);
            };
            view! {
                <Preview preview/>
                <div class="sheet__actions">
                    <Button label=say!(i18n, activity.undo_anyway) wide=true on_press=go/>
                    <Button
                        label=say!(i18n, common.cancel)
                        tone=ButtonTone::Plain
                        wide=true
                        on_press=close
                    />
                </div>
            }
        })
    };
    view! {
        <Sheet
            open
            on_close=close
            title=say!(i18n, activity.sheet_title)
            close_label=say!(i18n, common.close)
            place=SheetPlace::Centre
        >
            {dynamic(body)}
        </Sheet>
    }
    .into_any()
}

#[component]
fn Preview(
    /// What taking the change back would do.
    preview: UndoPreview,
) -> impl IntoView {
    let i18n = use_i18n();
    let wording = use_wording();
    let UndoPreview { changes, total, kept, kept_total, gone, lost, .. } = preview;
    let more = total.saturating_sub(changes.len());
    let goes_back = (total > 0).then(|| {
        view! {
            <section>
                <h3>{say!(i18n, activity.goes_back).shown()}</h3>
                <ChangeList changes more/>
            </section>
        }
    });
    let kept_more = kept_total.saturating_sub(kept.len());
    let and_more = move || {
        let n = wording.get().formats.number(kept_more as i64);
        t_string!(i18n, activity.and_more, n = n).to_string()
    };
    let stays = (kept_total > 0).then(|| {
        view! {
            <section>
                <h3>{say!(i18n, activity.stays).shown()}</h3>
                <ul class="activity__changes">
                    {kept.into_iter().map(|kept| view! { <Stays kept/> }).collect_view()}
                    {(kept_more > 0).then(|| view! { <li class="quiet">{dynamic(and_more)}</li> })}
                </ul>
            </section>
        }
    });
    let count = move |count: usize| (count as u32, wording.get().formats.number(count as i64));
    let lost = (lost > 0).then(|| {
        let words = move || {
            let (count, n) = count(lost);
            t_string!(i18n, activity.lost, count = count, n = n).to_string()
        };
        view! { <p class="activity__warning">{dynamic(words)}</p> }
    });
    let gone = (gone > 0).then(|| {
        let words = move || {
            let (count, n) = count(gone);
            t_string!(i18n, activity.gone, count = count, n = n).to_string()
        };
        view! { <p>{dynamic(words)}</p> }
    });
    view! {
        <p>{say!(i18n, activity.sheet_text).shown()}</p>
        {lost}
        {gone}
        {goes_back}
        {stays}
    }
    .into_any()
}

#[component]
fn Stays(
    /// What stays of a record.
    kept: KeptChange,
) -> impl IntoView {
    let wording = use_wording();
    let kept = StoredValue::new(kept);
    let title = move || {
        let wording = wording.get();
        kept.with_value(|kept| match &kept.party {
            Some(party) => line(&[&party.name, &kept.name]),
            None => wording.formats.isolate(&kept.name),
        })
    };
    let fields = move || {
        let wording = wording.get();
        let nothing = || td_string!(wording.locale, activity.nothing_there).to_owned();
        kept.with_value(|kept| {
            let rows = kept.fields.iter().map(|field| {
                let value = field.later.as_ref().map_or_else(nothing, |later| wording.content(later));
                view! {
                    <dt>{wording.field(field.field)}</dt>
                    <dd>{value}</dd>
                }
            });
            rows.collect_view()
        })
    };
    view! {
        <li>
            <p class="activity__record">{dynamic(title)}</p>
            <dl class="activity__fields">{dynamic(fields)}</dl>
        </li>
    }
    .into_any()
}
