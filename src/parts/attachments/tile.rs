//! One attachment, small: its picture or its sign, to be opened.

use leptos::prelude::*;

use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::erased::dynamic;
use crate::i18n::use_i18n;
use crate::parts::attachments::words;
use crate::state::attachments::ObjectUrl;
use crate::state::day::use_today;
use crate::state::preferences::use_formats;

/// What thumbnails are written as.
const THUMBNAIL_TYPE: &str = "image/jpeg";

/// An attachment as a button that opens it.
#[component]
pub(super) fn Tile(
    /// Which.
    attachment: Attachment,
    /// It is tapped.
    #[prop(into)]
    on_open: Callback<Attachment>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let shown = StoredValue::new(attachment.clone());
    let title = move || {
        shown.with_value(|shown| {
            formats.with(|formats| words::title(i18n.get_locale(), formats, shown, today.get()))
        })
    };
    let length = attachment.duration_s.map(|seconds| {
        let clock = move || formats.with(|formats| words::clock(formats, seconds));
        view! { <span class="attachment__length figures" aria-hidden="true">{dynamic(clock)}</span> }
    });
    view! {
        <button
            type="button"
            class="attachment"
            aria-label=title
            title=title
            on:click=move |_| on_open.run(shown.get_value())
        >
            <Thumbnail bytes=attachment.thumbnail kind=attachment.kind/>
            {length}
        </button>
    }
    .into_any()
}

/// A small picture, or the sign of what it is. Hidden from assistive technology: what carries it names itself.
#[component]
pub(super) fn Thumbnail(
    /// The bytes of the picture; empty without one.
    bytes: Vec<u8>,
    /// What it is a picture of.
    kind: AttachmentKind,
) -> impl IntoView {
    let address = if bytes.is_empty() { None } else { ObjectUrl::new(&bytes, THUMBNAIL_TYPE) };
    let picture = match &address {
        Some(address) => view! { <img src=address.address().to_owned() alt=""/> }.into_any(),
        None => words::sign(kind).draw(),
    };
    // Given back with the component.
    StoredValue::new_local(address);
    picture
}
