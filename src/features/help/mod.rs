//! Sheets that explain: the screen in front, and the shortcuts of the keyboard.

mod page_help;
mod shortcuts;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::i18n::{say, t_string, use_i18n};
use crate::state::overlays::Guidance;
use crate::ui::Sheet;

use page_help::{PageHelp, Topic};
use shortcuts::ShortcutList;

/// A sheet that explains something.
#[component]
pub fn GuidanceSheet(
    /// What it explains.
    about: Guidance,
    /// It is put away.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let topic = use_location().pathname.with_untracked(|path| Topic::at(path));
    let title = move || match about {
        Guidance::Help => t_string!(i18n, help.title, page = topic.name(i18n.get_locale())),
        Guidance::Shortcuts => t_string!(i18n, commands.shortcuts).to_owned(),
    };
    view! {
        <Sheet
            open=Signal::stored(true)
            on_close=on_close
            title=title
            close_label=say!(i18n, common.close)
        >
            {match about {
                Guidance::Help => view! { <PageHelp topic/> }.into_any(),
                Guidance::Shortcuts => view! { <ShortcutList/> }.into_any(),
            }}
        </Sheet>
    }
    .into_any()
}
