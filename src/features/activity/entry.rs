//! One entry: the sentence, when, what differs, and the way back.

use leptos::prelude::*;

use crate::erased::{derived, dynamic, memo};
use crate::features::activity::fields::Wording;
use crate::features::activity::undoing::Undoing;
use crate::i18n::{td_string, use_i18n};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{ActivityChange, ActivityEntry};
use crate::terms::line;
use crate::ui::{AboutButton, ButtonTone, IconName};

/// What words are made with, now; to be followed by what shows them.
pub(super) fn use_wording() -> Signal<Wording> {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    derived(move || Wording { locale: i18n.get_locale(), formats: formats.get(), services })
}

/// An entry of the list.
#[component]
pub(super) fn Entry(
    /// The entry.
    entry: ActivityEntry,
    /// What takes it back.
    undoing: Undoing,
) -> impl IntoView {
    let i18n = use_i18n();
    let wording = use_wording();
    let change = entry.id;
    let at = entry.at;
    let total = entry.kinds.iter().map(|(_, count)| *count as usize).sum::<usize>();
    let more = total.saturating_sub(entry.changes.len());
    let has_details = !entry.changes.is_empty();
    let entry = StoredValue::new(entry);
    let said = memo(move |_| {
        let wording = wording.get();
        entry.with_value(|entry| wording.sentence(entry))
    });
    let time = move || {
        let formats = wording.get().formats;
        formats.time_of_day(formats.civil(at).time)
    };
    let details = move || {
        let changes = entry.with_value(|entry| entry.changes.clone());
        view! {
            <ChangeList changes=changes more=more/>
        }
    };
    let opened = RwSignal::new(false);
    view! {
        <li class="activity__entry">
            <p class="activity__said">{dynamic(move || said.get())}</p>
            <p class="quiet">{dynamic(time)}</p>
            <div class="activity__actions">
                {has_details
                    .then(|| {
                        view! {
                            <AboutButton
                                label=move || td_string!(i18n.get_locale(), activity.details)
                                about=move || said.get()
                                tone=ButtonTone::Plain
                                expanded=opened
                                on_press=move |()| opened.update(|opened| *opened = !*opened)
                            />
                        }
                    })}
                <AboutButton
                    label=move || td_string!(i18n.get_locale(), common.undo)
                    about=move || said.get()
                    tone=ButtonTone::Plain
                    icon=IconName::Undo
                    on_press=move |()| undoing.begin(change)
                />
            </div>
            {dynamic(move || opened.get().then(details))}
        </li>
    }
    .into_any()
}

/// What changes did to records, one under the other.
#[component]
pub(super) fn ChangeList(
    /// The changes.
    changes: Vec<ActivityChange>,
    /// How many there are besides.
    more: usize,
) -> impl IntoView {
    let wording = use_wording();
    let and_more = move || {
        let wording = wording.get();
        let n = wording.formats.number(more as i64);
        td_string!(wording.locale, activity.and_more, n = n).to_string()
    };
    view! {
        <ul class="activity__changes">
            {changes.into_iter().map(|change| view! { <Changed change/> }).collect_view()}
            {(more > 0).then(|| view! { <li class="quiet">{dynamic(and_more)}</li> })}
        </ul>
    }
    .into_any()
}

#[component]
fn Changed(
    /// What was done to a record.
    change: ActivityChange,
) -> impl IntoView {
    let wording = use_wording();
    let change = StoredValue::new(change);
    let title = move || {
        let wording = wording.get();
        change.with_value(|change| {
            let fate = match (change.created, change.deleted) {
                (true, _) => td_string!(wording.locale, activity.fate_created),
                (_, true) => td_string!(wording.locale, activity.fate_deleted),
                (false, false) => "",
            };
            let whom = wording.whom(change);
            let what = if change.party.is_some() { wording.kind(change) } else { String::new() };
            line(&[&whom, &what, fate])
        })
    };
    let fields = move || {
        let wording = wording.get();
        change.with_value(|change| {
            let rows = change.fields.iter().map(|field| {
                let one_sided = change.created || change.deleted;
                let side = field.after.as_ref().or(field.before.as_ref()).filter(|_| one_sided);
                let value = side.map_or_else(|| wording.change(field), |side| wording.content(side));
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
