//! The trash: what was deleted, and the way back for each of it.

use leptos::prelude::*;

use crate::domain::record::{RecordKind, RecordRef};
use crate::erased::{Each, When, dynamic, effect, memo};
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::state::day::use_today;
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::use_formats;
use crate::state::services::{Services, use_services};
use crate::state::writing::use_writing;
use crate::store::engine::{StoreError, TrashItem, TrashMark, TrashPage as Read};
use crate::terms::line;
use crate::ui::{
    AboutButton, Banner, BannerTone, Button, ButtonTone, Card, CardKind, Drawing, EmptyState, Icon, IconName,
    ListRow, Skeleton, TopBar,
};
use crate::usecases::Refusal;
use crate::usecases::restore_record::{RestoreRecord, restore_record};

/// How many deleted things are read at a time.
const A_READING: usize = 50;

/// The page of what was deleted.
#[component]
pub fn TrashPage() -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let trash = Trash { services, shown: RwSignal::new(None), failed: RwSignal::new(false) };
    let shown = trash.shown;
    effect(move |_| {
        services.revision().track();
        trash.read_again();
    });
    use_page_title(move || t_string!(i18n, trash.title).to_owned());
    let empty = memo(move |_| shown.with(|read| read.as_ref().is_some_and(|read| read.items.is_empty())));
    let waiting = memo(move |_| shown.with(Option::is_none) && !trash.failed.get());
    let items = move || shown.with(|read| read.as_ref().map(|read| read.items.clone()).unwrap_or_default());
    let more = memo(move |_| shown.with(|read| read.as_ref().is_some_and(|read| read.earlier.is_some())));
    let list = move || {
        if waiting.get() {
            return view! { <Card kind=CardKind::List><Skeleton rows=4/></Card> }.into_any();
        }
        if empty.get() {
            return view! {
                <EmptyState
                    drawing=Drawing::Calm
                    title=say!(i18n, trash.empty_title)
                    text=say!(i18n, trash.empty_text)
                />
            }
            .into_any();
        }
        view! {
            <Card kind=CardKind::List>
                <Each each=items key=told children=|item| view! { <Deleted item/> }/>
            </Card>
        }
        .into_any()
    };
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, trash.title)
                back_href=Place::More.href()
                back_label=say!(i18n, common.back)
            />
            <When when=move || trash.failed.get()>
                <Banner tone=BannerTone::Warn text=say!(i18n, trash.failed)/>
            </When>
            {dynamic(list)}
            <When when=move || more.get()>
                <Button
                    label=say!(i18n, trash.show_earlier)
                    tone=ButtonTone::Quiet
                    wide=true
                    on_press=move |()| trash.read_earlier()
                />
            </When>
        </div>
    }
    .into_any()
}

/// All that a row shows of it.
fn told(item: &TrashItem) -> (RecordRef, bool, String) {
    let party = item.party.as_ref().map(|party| party.name.clone()).unwrap_or_default();
    (item.record, item.orphaned, party)
}

/// What was read of the trash.
#[derive(Clone, Copy)]
struct Trash {
    services: Services,
    shown: RwSignal<Option<Read>>,
    failed: RwSignal<bool>,
}

impl Trash {
    /// Reads as much as is shown anew.
    fn read_again(self) {
        let wanted = self.shown.try_with_untracked(|read| read.as_ref().map_or(0, |read| read.items.len()));
        let wanted = wanted.unwrap_or_default().max(A_READING);
        self.services.run(async move {
            let read = self.read(None, wanted).await;
            self.show(read, |read, shown| *shown = Some(read));
        });
    }

    /// Reads what was deleted earlier than all that is shown.
    fn read_earlier(self) {
        let from = self.shown.with_untracked(|read| read.as_ref().and_then(|read| read.earlier));
        self.services.run(async move {
            let read = self.read(from, A_READING).await;
            self.show(read, |read, shown| {
                let shown = shown.get_or_insert_default();
                let known: Vec<RecordRef> = shown.items.iter().map(|item| item.record).collect();
                shown.items.extend(read.items.into_iter().filter(|item| !known.contains(&item.record)));
                shown.earlier = read.earlier;
            });
        });
    }

    async fn read(self, from: Option<TrashMark>, limit: usize) -> Result<Read, StoreError> {
        self.services.opened().await?.trash(from, limit).await
    }

    fn show(self, read: Result<Read, StoreError>, put: impl FnOnce(Read, &mut Option<Read>)) {
        self.failed.try_set(read.is_err());
        match read {
            Ok(read) => {
                self.shown.try_update(|shown| put(read, shown));
            }
            Err(error) => leptos::logging::error!("{error}"),
        }
    }
}

#[component]
fn Deleted(
    /// What was deleted.
    item: TrashItem,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let writing = use_writing();
    let kind = item.record.kind;
    let orphaned = item.orphaned;
    let item = StoredValue::new(item);
    let name = move || item.with_value(|item| name_of(i18n.get_locale(), item));
    let about = move || {
        let locale = i18n.get_locale();
        item.with_value(|item| {
            let formats = formats.get();
            let n = formats.number(item.with_it);
            let with_it = td_string!(locale, trash.with_it, count = item.with_it, n = n).to_string();
            let with_it = if item.with_it > 0 { with_it.as_str() } else { "" };
            let orphan = match &item.party {
                _ if !item.orphaned => String::new(),
                Some(party) if !party.name.is_empty() => {
                    td_string!(locale, trash.orphaned, name = formats.isolate(&party.name)).to_string()
                }
                _ => td_string!(locale, trash.orphaned_deleted).to_owned(),
            };
            line(&[&formats.moment(item.at, today.get()), &formats.isolate(&item.by), with_it, &orphan])
        })
    };
    let restore = move |()| {
        let said = td_string!(i18n.get_locale_untracked(), trash.restored, name = name()).to_string();
        let request =
            item.with_value(|item| RestoreRecord { record: item.record, deleted_by: item.deleted_by });
        writing.run(
            move |store| async move {
                let change = restore_record(&store, request).await.map_err(Refusal::Commit)?;
                Ok((Some(change), ()))
            },
            said,
            |_| {},
        );
    };
    let action = move || {
        (!orphaned).then(|| {
            view! {
                <AboutButton
                    label=say!(i18n, trash.restore)
                    about=name
                    tone=ButtonTone::Quiet
                    on_press=restore
                />
            }
        })
    };
    view! {
        <ListRow title=name subtitle=about lead=move || view! { <Icon name=icon(kind)/> } wraps=true action/>
    }
    .into_any()
}

/// What was deleted: a customer by the name, anything else by what it was and whose.
fn name_of(locale: Locale, item: &TrashItem) -> String {
    let kind = match item.record.kind {
        RecordKind::Party => return item.name.clone(),
        RecordKind::Link => td_string!(locale, activity.record_link),
        RecordKind::Interaction => td_string!(locale, customers.history),
        RecordKind::Task => td_string!(locale, activity.record_task),
        RecordKind::Template => td_string!(locale, activity.record_template),
        RecordKind::CustomField => td_string!(locale, activity.record_field),
        RecordKind::Choice => td_string!(locale, activity.record_choice),
        RecordKind::SavedView => td_string!(locale, activity.record_view),
        RecordKind::Attachment => td_string!(locale, activity.record_attachment),
        RecordKind::Distinction => td_string!(locale, activity.record_distinction),
    };
    let party = item.party.as_ref().map_or("", |party| party.name.as_str());
    line(&[kind, party, &item.name])
}

fn icon(kind: RecordKind) -> IconName {
    match kind {
        RecordKind::Party => IconName::Person,
        RecordKind::Link => IconName::Link,
        RecordKind::Interaction => IconName::Clock,
        RecordKind::Task => IconName::Check,
        RecordKind::CustomField | RecordKind::Choice => IconName::Tag,
        RecordKind::Template | RecordKind::SavedView | RecordKind::Attachment | RecordKind::Distinction => {
            IconName::Note
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{ChangeId, PartyId};
    use crate::domain::time::Instant;
    use crate::store::engine::PartyName;
    use uuid::Uuid;

    #[test]
    fn a_deleted_call_is_named_by_whose_it_was_and_what_was_said() {
        let item = TrashItem {
            record: RecordRef { kind: RecordKind::Task, id: Uuid::from_u128(1) },
            name: "Send the price list".to_owned(),
            party: Some(PartyName { id: PartyId(Uuid::from_u128(2)), name: "Mina Rastegar".to_owned() }),
            deleted_by: ChangeId(Uuid::from_u128(3)),
            at: Instant::EPOCH,
            by: String::new(),
            own_device: true,
            with_it: 0,
            orphaned: false,
        };
        assert_eq!(name_of(Locale::en, &item), "Task · Mina Rastegar · Send the price list");
    }
}
