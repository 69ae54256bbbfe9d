//! Templates of messages: texts that are sent again and again, each customer's own facts put in.

mod draft;
mod editor;
mod list;
mod preview;
mod text_fields;

use leptos::prelude::*;

use crate::i18n::{say, t_string, use_i18n};
use crate::state::navigation::{Place, use_page_title};
use crate::ui::{IconButton, IconButtonTone, IconName, TopBar};

use editor::{Editing, EditorSheet};
use list::TemplateList;

/// The page of templates.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let i18n = use_i18n();
    let editing = RwSignal::new(None::<Editing>);
    use_page_title(move || t_string!(i18n, templates.title).to_owned());
    let add = move || {
        view! {
            <IconButton
                icon=IconName::Plus
                tone=IconButtonTone::Accent
                label=say!(i18n, templates.add)
                on_press=move |()| editing.set(Some(Editing::New))
            />
        }
    };
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, templates.title)
                back_href=Place::More.href()
                back_label=say!(i18n, common.back)
                actions=add
            />
            <TemplateList editing/>
            <EditorSheet editing/>
        </div>
    }
    .into_any()
}
