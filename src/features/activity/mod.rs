//! Activity: who changed what, day by day, and the way back from each change; of everything, or of one
//! customer.

mod entry;
mod fields;
mod sentence;
mod undoing;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::id::PartyId;
use crate::domain::record::{RecordKind, RecordRef};
use crate::domain::time::CivilDate;
use crate::erased::{Each, When, dynamic, effect, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::use_today;
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::use_formats;
use crate::state::services::{Services, use_services};
use crate::store::engine::{ActivityEntry, StoreError};
use crate::ui::{
    Banner, BannerTone, Button, ButtonTone, Card, CardKind, Drawing, EmptyState, SectionHeader, Skeleton,
    TopBar, rows_in_sight, use_below_in_time,
};

use entry::Entry;
use undoing::{UndoSheet, Undoing, use_undoing};

/// How many entries are read at a time.
const A_READING: usize = 30;

/// Where the first entry begins on a phone, and how high one is at least, in CSS px.
const FIRST_AT: f64 = 104.0;
const EACH: f64 = 96.0;

/// The page of what was changed; with `?of=` and a customer's identity, of that customer alone.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let map = use_query_map();
    let of = memo(move |_| map.with(|map| map.get("of")?.parse::<PartyId>().ok()));
    let reading = Reading { services, of, state: RwSignal::new(Read::default()) };
    let shown = reading.state;
    // Every change, and more of the store in memory, may word an entry otherwise.
    effect(move |_| {
        services.revision().track();
        of.track();
        reading.read(shown.with_untracked(|read| read.wanted));
    });
    let title = move || match of.get() {
        Some(_) => t_string!(i18n, activity.title_of),
        None => t_string!(i18n, activity.title),
    };
    use_page_title(move || title().to_owned());
    let name = memo(move |_| {
        let record = RecordRef { kind: RecordKind::Party, id: of.get()?.0 };
        Some(services.read(|store| store.called(record))).filter(|name| !name.is_empty())
    });
    let undoing = use_undoing();
    let back = move || of.get().map_or(Place::More, Place::Customer).href();
    view! {
        <div class="page">
            <TopBar title=title back_href=back back_label=say!(i18n, common.back)/>
            {dynamic(move || name.get().map(|name| view! { <p class="activity__of"><bdi>{name}</bdi></p> }))}
            {dynamic(move || shown.with(|read| read.failed).then(|| view! {
                <Banner tone=BannerTone::Warn text=say!(i18n, activity.failed)/>
            }))}
            <Days shown undoing/>
            <When when=move || shown.with(|read| read.more)>
                <Button
                    label=say!(i18n, activity.show_earlier)
                    tone=ButtonTone::Quiet
                    wide=true
                    on_press=move |()| reading.read(shown.with_untracked(|read| read.wanted) + A_READING)
                />
            </When>
            <UndoSheet undoing/>
        </div>
    }
    .into_any()
}

/// What has been read of the log.
#[derive(Clone, Debug)]
struct Read {
    /// The latest first.
    entries: Vec<ActivityEntry>,
    wanted: usize,
    /// Whether there are earlier ones.
    more: bool,
    /// Whether nothing has been read yet.
    waiting: bool,
    failed: bool,
}

impl Default for Read {
    fn default() -> Self {
        Self { entries: Vec::new(), wanted: A_READING, more: false, waiting: true, failed: false }
    }
}

#[derive(Clone, Copy)]
struct Reading {
    services: Services,
    of: Memo<Option<PartyId>>,
    state: RwSignal<Read>,
}

impl Reading {
    /// Reads the latest `wanted` entries, and shows them when they are there.
    fn read(self, wanted: usize) {
        let Some(of) = self.of.try_get_untracked() else { return };
        self.services.run(async move {
            let entries = self.entries(of, wanted).await;
            // The page may be gone by now, or show another customer.
            if self.of.try_get_untracked() != Some(of) {
                return;
            }
            self.state.try_update(|read| match entries {
                Ok(mut entries) => {
                    let more = entries.len() > wanted;
                    entries.truncate(wanted);
                    *read = Read { entries, wanted, more, waiting: false, failed: false };
                }
                Err(error) => {
                    leptos::logging::error!("{error}");
                    read.failed = true;
                }
            });
        });
    }

    async fn entries(self, of: Option<PartyId>, wanted: usize) -> Result<Vec<ActivityEntry>, StoreError> {
        let store = self.services.opened().await?;
        // One more than is shown tells whether there are earlier ones.
        match of {
            Some(party) => {
                let record = RecordRef { kind: RecordKind::Party, id: party.0 };
                store.history(record, None, wanted + 1).await
            }
            None => store.activity(None, wanted + 1).await,
        }
    }
}

#[component]
fn Days(
    /// What has been read.
    shown: RwSignal<Read>,
    /// What takes changes back.
    undoing: Undoing,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let waiting = memo(move |_| shown.with(|read| read.waiting && !read.failed));
    let empty = memo(move |_| shown.with(|read| read.entries.is_empty() && !read.waiting));
    let below = use_below_in_time();
    let days = move || {
        let formats = formats.get();
        let drawn = if below.get() { usize::MAX } else { rows_in_sight(FIRST_AT, EACH) };
        shown.with(|read| {
            let drawn = drawn.min(read.entries.len());
            by_day(&read.entries[..drawn], |entry| formats.date_of(entry.at))
        })
    };
    let day = move |(date, entries): (CivilDate, Vec<ActivityEntry>)| {
        view! {
            <section>
                <SectionHeader title=move || formats.get().near_date(date, today.get())/>
                <Card kind=CardKind::List>
                    <ul class="activity__day">
                        {entries.into_iter().map(|entry| view! { <Entry entry undoing/> }).collect_view()}
                    </ul>
                </Card>
            </section>
        }
        .into_any()
    };
    dynamic(move || {
        if waiting.get() {
            return view! { <Card kind=CardKind::List><Skeleton rows=6/></Card> }.into_any();
        }
        if empty.get() {
            return view! {
                <EmptyState
                    drawing=Drawing::History
                    title=say!(i18n, activity.empty_title)
                    text=say!(i18n, activity.empty_text)
                />
            }
            .into_any();
        }
        // A day is drawn anew only when its entries, or the words for them, are other ones.
        view! { <Each each=days key=|(date, entries)| (*date, told(entries)) children=day/> }.into_any()
    })
}

/// Entries by the days they are of, in the order they come.
fn by_day(
    entries: &[ActivityEntry],
    day: impl Fn(&ActivityEntry) -> CivilDate,
) -> Vec<(CivilDate, Vec<ActivityEntry>)> {
    let of_days = entries.chunk_by(|one, next| day(one) == day(next));
    of_days.filter_map(|entries| Some((day(entries.first()?), entries.to_vec()))).collect()
}

/// What tells whether the entries of a day say something else: which they are, and the names in them.
fn told(entries: &[ActivityEntry]) -> Vec<(u64, Vec<String>)> {
    let names = |entry: &ActivityEntry| {
        let parties = entry.changes.iter().filter_map(|change| change.party.as_ref());
        parties.map(|party| party.name.clone()).collect()
    };
    entries.iter().map(|entry| (entry.seq, names(entry))).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::ChangeId;
    use crate::domain::record::Cause;
    use crate::domain::time::{Instant, UtcOffset};
    use uuid::Uuid;

    fn entry(seq: u64, hours: i64) -> ActivityEntry {
        ActivityEntry {
            id: ChangeId(Uuid::from_u128(u128::from(seq))),
            seq,
            at: Instant::from_millis(hours * 3_600_000),
            by: String::new(),
            own_device: true,
            cause: Cause::EditParty,
            changes: Vec::new(),
            kinds: Vec::new(),
        }
    }

    #[test]
    fn entries_stand_under_the_day_they_are_of() {
        let entries = [entry(3, 50), entry(2, 49), entry(1, 20)];
        let days = by_day(&entries, |entry| entry.at.civil_date(UtcOffset::UTC));
        let counts: Vec<usize> = days.iter().map(|(_, entries)| entries.len()).collect();
        assert_eq!(counts, [2, 1]);
    }
}
