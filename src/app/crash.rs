//! What the user sees when something goes wrong that nobody foresaw.

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::i18n::{Locale, say, td_string, use_i18n};
use crate::platform::page;
use crate::ui::{Button, Drawing, EmptyState};

/// Stands in for a page that failed to draw.
#[component]
pub fn CrashPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page">
            <h1 class="visually-hidden">{say!(i18n, shell.crash_title).shown()}</h1>
            <EmptyState
                drawing=Drawing::Search
                title=say!(i18n, shell.crash_title)
                text=say!(i18n, shell.crash_text)
            >
                <Button label=say!(i18n, shell.crash_reload) on_press=move |()| page::reload()/>
            </EmptyState>
        </div>
    }
    .into_any()
}

/// When the app itself has stopped, tells the user in place of everything, by what the browser can
/// still do alone. To be called when the code has ended by a
/// failure that nobody foresaw.
pub fn say_last_words() {
    let language = Language::from_locale_tag(&page::language()).unwrap_or(Language::En);
    let locale = Locale::from(language);
    page::replace_with_message(
        td_string!(locale, shell.crash_title),
        td_string!(locale, shell.crash_text),
        td_string!(locale, shell.crash_reload),
    );
}
