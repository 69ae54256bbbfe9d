//! The files of a form, and of a record while they are being saved.

use std::sync::Arc;

use leptos::prelude::*;

use crate::erased::{Each, When, derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::attachments::add_bar::AddBar;
use crate::parts::attachments::tile::Thumbnail;
use crate::parts::attachments::unsaved::{FileFault, Unfit, UnsavedFile, UnsavedFiles};
use crate::parts::attachments::words;
use crate::state::preferences::use_formats;
use crate::ui::{FormError, IconButton, IconName};

/// The ways to add a photo or a voice note to the form of a record that is still to be made, and what was
/// added so far.
#[component]
pub fn UnsavedField(
    /// The files.
    files: UnsavedFiles,
    /// What is wrong with them.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="attachments" role="group" aria-label=say!(i18n, attachments.title)>
            <UnsavedList files=files/>
            <FormError message=error/>
            <AddBar files=files/>
        </div>
    }
    .into_any()
}

/// What is not saved yet, each with a way to leave it out, and what cannot be kept.
#[component]
pub(super) fn UnsavedList(
    /// The files.
    files: UnsavedFiles,
) -> impl IntoView {
    let i18n = use_i18n();
    let any = memo(move |_| files.files().with(|files| !files.is_empty()));
    let preparing = move || files.preparing().then(|| t_string!(i18n, attachments.preparing));
    view! {
        <When when=move || any.get()>
            <ul class="unsaved">
                <Each
                    each=move || files.files().get()
                    key=|one| one.id
                    children=move |one| view! { <Row one=one files=files/> }
                />
            </ul>
        </When>
        <p class="quiet" role="status">{dynamic(preparing)}</p>
        <Each
            each=move || files.faults().get()
            key=|fault| fault.id
            children=move |fault| view! { <Fault fault=fault files=files/> }
        />
    }
    .into_any()
}

#[component]
fn Row(one: UnsavedFile, files: UnsavedFiles) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let file = StoredValue::new(Arc::clone(&one.file));
    let words = move || {
        file.with_value(|file| formats.with(|formats| words::unsaved(i18n.get_locale(), formats, file)))
    };
    view! {
        <li class="unsaved__row">
            <span class="unsaved__picture">
                <Thumbnail bytes=one.file.thumbnail.clone() kind=one.file.kind/>
            </span>
            <span class="unsaved__words">{dynamic(words)}</span>
            <IconButton
                icon=IconName::Close
                label=move || t_string!(i18n, attachments.leave_out, what = words())
                on_press=move |()| files.leave_out(one.id)
            />
        </li>
    }
    .into_any()
}

#[component]
fn Fault(fault: FileFault, files: UnsavedFiles) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let what = StoredValue::new(fault.what);
    let message = derived(move || {
        let locale = i18n.get_locale();
        Some(what.with_value(|what| match what {
            Unfit::Picture { name, size_bytes, why } => {
                formats.with(|formats| words::no_picture(locale, formats, name, *size_bytes, *why))
            }
            Unfit::Recording(why) => words::no_recording(locale, *why).to_owned(),
        }))
    });
    view! {
        <div class="unsaved__row">
            <FormError message=message/>
            <IconButton
                icon=IconName::Close
                label=say!(i18n, common.dismiss)
                on_press=move |()| files.dismiss(fault.id)
            />
        </div>
    }
    .into_any()
}
