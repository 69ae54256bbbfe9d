//! One attachment, full size: to look at or listen to, to save to the device, to take away.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::erased::{derived, dynamic, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::attachments::words;
use crate::state::attachments::{ObjectUrl, save_to_device};
use crate::state::day::use_today;
use crate::state::failure::commit_failure;
use crate::state::preferences::{use_formats, use_preferences};
use crate::state::services::use_services;
use crate::state::writing::use_writing;
use crate::terms;
use crate::ui::{Button, ButtonTone, FormError, IconName, Sheet, SheetPlace};
use crate::usecases::Refusal;
use crate::usecases::detach::{Detach, detach};

use super::tile::Thumbnail;

/// The sheet in which an attachment is opened.
#[component]
pub(super) fn Viewer(
    /// Which one; none while the sheet is closed.
    viewing: RwSignal<Option<Attachment>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    // Keeps its title while it goes away.
    let shown =
        memo(move |last: Option<&Option<Attachment>>| viewing.get().or_else(|| last.cloned().flatten()));
    let title = move || {
        shown.with(|shown| {
            let title =
                |one| formats.with(|formats| words::title(i18n.get_locale(), formats, one, today.get()));
            shown.as_ref().map(title).unwrap_or_default()
        })
    };
    view! {
        <Sheet
            open=derived(move || viewing.with(Option::is_some))
            on_close=move |()| viewing.set(None)
            title=title
            close_label=say!(i18n, common.close)
            place=SheetPlace::Centre
        >
            {dynamic(move || {
                viewing
                    .get_untracked()
                    .map(|one| view! { <Opened attachment=one on_close=move |()| viewing.set(None)/> })
            })}
        </Sheet>
    }
    .into_any()
}

/// What has become of the bytes.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    /// They are being read.
    Coming,
    /// They are shown under this address.
    Here(String),
    /// The disk has none.
    Missing,
    /// They could not be read, and why.
    Unread(&'static str),
}

#[component]
fn Opened(attachment: Attachment, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let locale = use_preferences().locale();
    let services = use_services();
    let writing = use_writing();
    let shown = StoredValue::new(attachment.clone());
    let address = StoredValue::new_local(None::<ObjectUrl>);
    let content = RwSignal::new(Content::Coming);
    let (name, media_type) = (attachment.file_name(), attachment.media_type.clone());
    if let Some(store) = services.store() {
        spawn_local(async move {
            let found = match store.file(&name).await {
                Ok(bytes) => bytes.and_then(|bytes| ObjectUrl::new(&bytes, &media_type)),
                Err(error) => {
                    let why = commit_failure(locale.get_untracked(), &error.into());
                    content.try_set(Content::Unread(why));
                    return;
                }
            };
            let next = found.as_ref().map_or(Content::Missing, |url| Content::Here(url.address().to_owned()));
            // The sheet may be closed by now, and then nobody needs the address.
            if address.try_set_value(found).is_none() {
                content.try_set(next);
            }
        });
    }
    let failure = derived(move || match content.get() {
        Content::Missing => Some(t_string!(i18n, attachments.missing).to_owned()),
        Content::Unread(why) => Some(why.to_owned()),
        Content::Coming | Content::Here(_) => None,
    });
    let details = move || {
        shown.with_value(|shown| {
            formats.with(|formats| {
                let pixels = shown.pixels.map(|(width, height)| {
                    let size = format!("{} × {}", formats.number(width), formats.number(height));
                    formats.left_to_right(&size)
                });
                let bytes = formats.bytes(shown.size_bytes);
                terms::line(&[&formats.isolate(&shown.name), &pixels.unwrap_or_default(), &bytes])
            })
        })
    };
    let save = move |()| {
        let name = shown.with_value(|shown| words::file_name(&formats.get_untracked(), shown));
        address.with_value(|address| {
            if let Some(address) = address {
                save_to_device(address, &name);
            }
        });
    };
    let remove = move |()| {
        let request = Detach { attachment: attachment.id };
        let locale = locale.get_untracked();
        let what = words::kind(locale, attachment.kind);
        writing.run(
            move |store| async move {
                let change = detach(&store, request).await.map_err(Refusal::Commit)?;
                Ok((Some(change), ()))
            },
            td_string!(locale, attachments.removed, what = what),
            |_| {},
        );
        on_close.run(());
    };
    let waiting = derived(move || !matches!(content.get(), Content::Here(_)));
    view! {
        <div class="viewer">
            {dynamic(move || shown.with_value(|shown| media(shown, &content.get())))}
        </div>
        <FormError message=failure/>
        <p class="quiet">{dynamic(details)}</p>
        <div class="sheet__actions button-row">
            <Button
                label=say!(i18n, attachments.save)
                tone=ButtonTone::Quiet
                icon=IconName::Install
                disabled=waiting
                on_press=save
            />
            <Button
                label=say!(i18n, attachments.remove)
                tone=ButtonTone::Danger
                icon=IconName::Trash
                on_press=remove
            />
        </div>
    }
    .into_any()
}

/// The photo or the player; till the bytes are there, the thumbnail.
fn media(attachment: &Attachment, content: &Content) -> AnyView {
    let i18n = use_i18n();
    let kind = attachment.kind;
    let name = move || words::kind(i18n.get_locale(), kind);
    match (kind, content) {
        (AttachmentKind::Photo, Content::Here(address)) => {
            view! { <img class="viewer__photo" src=address.clone() alt=name/> }.into_any()
        }
        (AttachmentKind::Voice, Content::Here(address)) => {
            view! { <audio class="viewer__voice" src=address.clone() controls autoplay aria-label=name></audio> }
                .into_any()
        }
        _ => view! {
            <span class="viewer__meanwhile">
                <Thumbnail bytes=attachment.thumbnail.clone() kind=kind/>
            </span>
        }
        .into_any(),
    }
}
