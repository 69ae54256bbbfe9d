//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::i18n::{say, t_string, use_i18n};
use crate::state::navigation::{Place, use_page_title};
use crate::ui::{Button, Drawing, EmptyState, TopBar};

/// Says that there is no such page, and shows the way to the first.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let i18n = use_i18n();
    use_page_title(move || t_string!(i18n, shell.not_found_title).to_owned());
    view! {
        <div class="page">
            <TopBar/>
            <h1 class="visually-hidden">{say!(i18n, shell.not_found_title).shown()}</h1>
            <EmptyState
                drawing=Drawing::Search
                title=say!(i18n, shell.not_found_title)
                text=say!(i18n, shell.not_found_text)
            >
                <Button label=say!(i18n, shell.not_found_home) href=Place::Today.href()/>
            </EmptyState>
        </div>
    }
    .into_any()
}
