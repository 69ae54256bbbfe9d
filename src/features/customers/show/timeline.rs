//! What happened: every channel in one order, by day.

use std::iter;

use leptos::{html, prelude::*};

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::PartyId;
use crate::domain::interaction::{Interaction, Outcome};
use crate::domain::party::Party;
use crate::domain::record::{RecordKind, RecordRef};
use crate::domain::time::CivilDate;
use crate::erased::{Each, dynamic, memo, watch};
use crate::i18n::formats::Formats;
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::attachments::AttachmentStrip;
use crate::parts::custom_fields::SaidFields;
use crate::state::choices::use_choices;
use crate::state::day::use_today;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::record_key;
use crate::ui::roving::focus_at_place_if_lost;
use crate::ui::{
    Button, ButtonTone, Card, Drawing, EmptyState, IconName, Menu, MenuItem, SectionHeader, Timeline,
    TimelineItem, rows_in_sight,
};
use crate::usecases::Refusal;
use crate::usecases::delete_interaction::{DeleteInteraction, delete_interaction};

use super::super::log::{EditSheet, LogButtons};
use super::super::words;
use crate::parts::saving::{Saving, use_saving};

/// Where the first of them stands on a phone, and how much room each takes, in CSS px.
const FIRST_AT: f64 = 600.0;
const EACH: f64 = 90.0;
/// How many interactions are shown at first, and how many more at a tap.
const AT_ONCE: usize = 20;

/// The history with the buttons that add to it.
#[component]
pub(super) fn History(
    /// The customer.
    party: Signal<Party>,
    /// Whether there is time for what lies below the first screen.
    in_time: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let id = party.with_untracked(|party| party.id);
    let all = memo(move |_| services.read(|store| store.timeline(id)));
    let wanted = RwSignal::new(AT_ONCE);
    let shown = memo(move |_| if in_time.get() { wanted.get() } else { rows_in_sight(FIRST_AT, EACH) });
    let days = memo(move |_| {
        formats.with(|formats| all.with(|all| by_day(all, shown.get(), |one| formats.date_of(one.at))))
    });
    let editing = RwSignal::new(None::<Interaction>);
    let more = move || {
        let left = all.with(Vec::len).saturating_sub(shown.get());
        (left > 0 && in_time.get()).then(|| {
            view! {
                <Button
                    label=move || {
                        let count = left as u32;
                        formats.with(|formats| {
                            t_string!(i18n, customers.show_earlier, count = count, n = formats.number(count))
                        })
                    }
                    tone=ButtonTone::Quiet
                    wide=true
                    on_press=move |()| wanted.update(|wanted| *wanted += AT_ONCE)
                />
            }
        })
    };
    // The room of the rows to come, so that a page which is come back to can be scrolled to where it was.
    let room = move || {
        let later = all.with(Vec::len).min(AT_ONCE).saturating_sub(shown.get());
        (!in_time.get() && later > 0).then(|| {
            let height = format!("{}px", later as f64 * EACH);
            view! { <div style:block-size=height></div> }
        })
    };
    // With one that is deleted goes the focus; it comes to the one that takes its place.
    let section = NodeRef::<html::Section>::new();
    watch(
        move || all.with(|all| all.iter().map(|one| one.id).collect::<Vec<_>>()),
        move |now, before, _| {
            let gone = before.and_then(|before| before.iter().position(|id| !now.contains(id)));
            let Some(place) = gone else { return };
            request_animation_frame(move || {
                if let Some(section) = section.try_get_untracked().flatten() {
                    focus_at_place_if_lost(&section, ".menu > button", place);
                }
            });
        },
        false,
    );
    let any = memo(move |_| all.with(|all| !all.is_empty()));
    let body = move || {
        if any.get() {
            view! {
                <Each
                    each=move || days.get()
                    key=|(day, _)| day.days()
                    children=move |(day, _)| view! { <Day id=id day=day days=days editing=editing/> }
                />
                {dynamic(room)}
                {dynamic(more)}
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    drawing=Drawing::History
                    title=say!(i18n, customers.history_empty_title)
                    text=say!(i18n, customers.history_empty_text)
                />
            }
            .into_any()
        }
    };
    view! {
        <section class="history" node_ref=section>
            <SectionHeader title=say!(i18n, customers.history)/>
            <LogButtons party=party/>
            {dynamic(body)}
        </section>
        <EditSheet logged=editing/>
    }
    .into_any()
}

type Days = Vec<(CivilDate, Vec<Interaction>)>;

/// The first `limit` interactions, which come newest first, with those of one day together.
fn by_day(all: &[Interaction], limit: usize, day_of: impl Fn(&Interaction) -> CivilDate) -> Days {
    let mut days: Days = Vec::new();
    for one in all.iter().take(limit) {
        let day = day_of(one);
        match days.last_mut() {
            Some((last, of_day)) if *last == day => of_day.push(one.clone()),
            _ => days.push((day, vec![one.clone()])),
        }
    }
    days
}

#[component]
fn Day(
    id: PartyId,
    day: CivilDate,
    days: Memo<Days>,
    editing: RwSignal<Option<Interaction>>,
) -> impl IntoView {
    let formats = use_formats();
    let today = use_today();
    let title = move || formats.with(|formats| formats.near_date(day, today.get()));
    let of_day = memo(move |_| {
        days.with(|days| {
            let found = days.iter().find(|(one, _)| *one == day);
            found.map(|(_, of_day)| of_day.clone()).unwrap_or_default()
        })
    });
    view! {
        <h3 class="history__day">{dynamic(title)}</h3>
        <Card>
            <Timeline label=title>
                <Each
                    each=move || of_day.get()
                    // An edited interaction is drawn anew.
                    key=|one| record_key(one.clone())
                    children=move |one| view! { <Happening one=one page_of=id editing=editing/> }
                />
            </Timeline>
        </Card>
    }
    .into_any()
}

#[component]
fn Happening(
    one: Interaction,
    /// The customer whose page this is.
    page_of: PartyId,
    editing: RwSignal<Option<Interaction>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let saving = use_saving();
    let choices = use_choices();
    let missed = matches!(one.outcome, Some(Outcome::NoAnswer | Outcome::Busy | Outcome::WrongContact));
    let icon = words::interaction_icon(&one);
    let shown = StoredValue::new(one.clone());
    let title = move || {
        shown.with_value(|one| {
            formats.with(|formats| {
                choices.with(|choices| words::what_happened(i18n.get_locale(), formats, choices, one))
            })
        })
    };
    let others = memo(move |_| shown.with_value(|one| names(saving, one, page_of)));
    let when = move || {
        let time =
            formats.with(|formats| formats.time_of_day(shown.with_value(|one| formats.civil(one.at).time)));
        match others.get() {
            others if others.is_empty() => time,
            others => t_string!(i18n, customers.time_with, time = time, names = others),
        }
    };
    let action = move || {
        view! {
            <Menu label=move || t_string!(i18n, customers.actions_of, name = title())>
                <MenuItem
                    label=say!(i18n, common.edit)
                    icon=IconName::Edit
                    on_press=move |()| editing.set(Some(shown.get_value()))
                />
                <MenuItem
                    label=say!(i18n, common.delete)
                    icon=IconName::Trash
                    danger=true
                    on_press=move |()| delete(saving, shown.get_value())
                />
            </Menu>
        }
    };
    let of = RecordRef { kind: RecordKind::Interaction, id: one.id.0 };
    let subject = (!one.subject.is_empty()).then(|| view! { <strong>{one.subject.clone()}</strong> });
    let text = (!one.text.is_empty()).then(|| view! { <p dir="auto">{one.text.clone()}</p> });
    view! {
        <TimelineItem icon=icon title=title when=when missed=missed action=action>
            {subject}
            {text}
            <SaidFields of=FieldOwner::Interaction said=one.custom/>
            <AttachmentStrip of=of/>
        </TimelineItem>
    }
    .into_any()
}

/// The names of those who took part beside the one whose page it is: on a participant's page the
/// customer it was logged with is one of them.
fn names(saving: Saving, one: &Interaction, page_of: PartyId) -> String {
    let named: Vec<String> = saving.services.read(|store| {
        let others = iter::once(&one.party).chain(&one.others).filter(|other| **other != page_of);
        others.filter_map(|other| Some(store.party(*other)?.name().to_owned())).collect()
    });
    named.join(saving.preferences.formats().with(Formats::list_separator))
}

fn delete(saving: Saving, one: Interaction) {
    let locale = saving.locale();
    let said = td_string!(locale, customers.interaction_deleted, kind = words::kind(locale, one.kind));
    let request = DeleteInteraction { interaction: one.id };
    saving.writing.run(
        move |store| async move {
            let change = delete_interaction(&store, request).await.map_err(Refusal::Commit)?;
            Ok((Some(change), ()))
        },
        said,
        |_| {},
    );
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::InteractionId;
    use crate::domain::interaction::{Direction, InteractionKind};
    use crate::domain::time::{Instant, UtcOffset};

    fn note(hours_ago: i64) -> Interaction {
        Interaction {
            id: InteractionId(uuid::Uuid::from_u128(hours_ago.unsigned_abs().into())),
            party: PartyId(uuid::Uuid::from_u128(1)),
            others: Vec::new(),
            kind: InteractionKind::Note,
            direction: Direction::Outgoing,
            outcome: None,
            own_outcome: None,
            at: Instant::from_millis(1_795_348_800_000 - hours_ago * 3_600_000),
            duration_s: None,
            subject: String::new(),
            text: String::new(),
            position: None,
            custom: Vec::new(),
            sample: false,
            created_at: Instant::EPOCH,
        }
    }

    fn sizes(days: &Days) -> Vec<usize> {
        days.iter().map(|(_, of_day)| of_day.len()).collect()
    }

    fn utc_day(one: &Interaction) -> CivilDate {
        one.at.civil_date(UtcOffset::UTC)
    }

    #[test]
    fn what_happened_on_one_day_stands_together() {
        let days = by_day(&[note(0), note(3), note(20), note(60)], 20, utc_day);
        assert_eq!(sizes(&days), [2, 1, 1]);
    }

    #[test]
    fn the_limit_cuts_within_a_day() {
        let days = by_day(&[note(0), note(1), note(2), note(30)], 2, utc_day);
        assert_eq!(sizes(&days), [2]);
    }

    #[test]
    fn nothing_happened_on_no_day() {
        assert!(by_day(&[], 20, utc_day).is_empty());
    }
}
