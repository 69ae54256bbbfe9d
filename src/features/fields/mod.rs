//! Fields of the user's own: what is asked of customers, of what happens with them and of tasks beside what
//! the app asks by itself.

mod draft;
mod editor;
mod list;
mod name_fields;
mod option_fields;
mod use_switches;

use leptos::prelude::*;

use crate::domain::custom_field::FieldOwner;
use crate::i18n::{say, t_string, use_i18n};
use crate::state::navigation::{Place, use_page_title};
use crate::ui::TopBar;

use editor::{Editing, EditorSheet};
use list::OwnerSection;

/// The page of fields.
#[component]
pub fn FieldsPage() -> impl IntoView {
    let i18n = use_i18n();
    let editing = RwSignal::new(None::<Editing>);
    use_page_title(move || t_string!(i18n, fields.title).to_owned());
    let sections = FieldOwner::ALL.map(|of| view! { <OwnerSection of editing/> });
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, fields.title)
                back_href=Place::Settings.href()
                back_label=say!(i18n, common.back)
            />
            <p class="quiet">{say!(i18n, fields.intro).shown()}</p>
            {sections.into_iter().collect_view()}
            <EditorSheet editing/>
        </div>
    }
    .into_any()
}
