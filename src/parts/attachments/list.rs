//! The attachments of a record.

use leptos::{html, prelude::*};

use crate::domain::attachment::Attachment;
use crate::domain::record::RecordRef;
use crate::erased::{Each, When, derived, dynamic, memo, watch};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::attachments::add_bar::AddBar;
use crate::parts::attachments::tile::Tile;
use crate::parts::attachments::unsaved::UnsavedFiles;
use crate::parts::attachments::unsaved_field::UnsavedList;
use crate::parts::attachments::viewer::Viewer;
use crate::parts::attachments::words;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::state::writing::use_writing;
use crate::ui::roving::focus_at_place_if_lost;
use crate::ui::{Button, ButtonTone, FormError, SectionHeader};

/// The attachments of a record as a section of its page; only the ways to add some where there are none.
#[component]
pub fn AttachmentsSection(
    /// The record.
    of: RecordRef,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let any = memo(move |_| services.read(|store| !store.attachments(of).is_empty()));
    let title = move || t_string!(i18n, attachments.title);
    view! {
        <section aria-label=title>
            <When when=move || any.get()>
                <SectionHeader title=title/>
            </When>
            <div class="attachments-section" class:attachments-section--any=any>
                <Attachments of=of/>
            </div>
        </section>
    }
    .into_any()
}

/// The attachments of a record, newest first, and the ways to add more. What is added is saved at once; what
/// cannot be saved stays, to be tried again.
#[component]
pub fn Attachments(
    /// The record, which is there already.
    of: RecordRef,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let files = UnsavedFiles::of(of);
    let attempt = use_writing().attempt();
    attempt.forgive_with(move || files.track());
    on_cleanup(move || files.attach_the_rest());
    watch(
        move || {
            let ids = files.files().with(|files| files.iter().map(|one| one.id).collect::<Vec<_>>());
            (ids, files.preparing())
        },
        move |_, _, _| files.attach_all(attempt),
        false,
    );
    let error = derived(move || {
        attempt.refusal().with(|refusal| {
            let refusal = refusal.as_ref()?;
            Some(formats.with(|formats| words::refused(i18n.get_locale(), formats, refusal)))
        })
    });
    let retry = move || {
        error.with(Option::is_some).then(|| {
            view! {
                <Button
                    label=say!(i18n, common.retry)
                    tone=ButtonTone::Quiet
                    on_press=move |()| files.attach_all(attempt)
                />
            }
        })
    };
    view! {
        <div class="attachments">
            <Grid of=of strip=false/>
            <UnsavedList files=files/>
            <FormError message=error/>
            {dynamic(retry)}
            <AddBar files=files/>
        </div>
    }
    .into_any()
}

/// The attachments of a record as a line of small pictures; nothing where there are none.
#[component]
pub fn AttachmentStrip(
    /// The record.
    of: RecordRef,
) -> impl IntoView {
    view! { <Grid of=of strip=true/> }.into_any()
}

/// What a record has. Nothing is made for a record without any, as most lines of a history are.
#[component]
fn Grid(of: RecordRef, strip: bool) -> impl IntoView {
    let services = use_services();
    let all = memo(move |_| services.read(|store| store.attachments(of)));
    let any = memo(move |_| all.with(|all| !all.is_empty()));
    dynamic(move || any.get().then(|| view! { <Tiles all=all strip=strip/> }))
}

#[component]
fn Tiles(all: Memo<Vec<Attachment>>, strip: bool) -> impl IntoView {
    let i18n = use_i18n();
    let viewing = RwSignal::new(None::<Attachment>);
    let list = NodeRef::<html::Ul>::new();
    // With one that is taken away goes the focus; it comes to the one that takes its place.
    watch(
        move || all.with(|all| all.iter().map(|one| one.id).collect::<Vec<_>>()),
        move |now, before, _| {
            let gone = before.and_then(|before| before.iter().position(|id| !now.contains(id)));
            let Some(place) = gone else { return };
            request_animation_frame(move || {
                if let Some(list) = list.try_get_untracked().flatten() {
                    focus_at_place_if_lost(&list, "button", place);
                }
            });
        },
        false,
    );
    let tile = move |one: Attachment| {
        view! {
            <li>
                <Tile attachment=one on_open=move |one| viewing.set(Some(one))/>
            </li>
        }
    };
    view! {
        <ul
            class="attachments__grid"
            class:attachments__grid--strip=strip
            aria-label=say!(i18n, attachments.title)
            node_ref=list
        >
            <Each each=move || all.get() key=|one| one.id children=tile/>
        </ul>
        <Viewer viewing=viewing/>
    }
    .into_any()
}
