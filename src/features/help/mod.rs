//! Sheets that explain: the shortcuts of the keyboard.

mod shortcuts;

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::state::overlays::Guidance;
use crate::ui::Sheet;

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
    let title = move || match about {
        Guidance::Shortcuts => t_string!(i18n, commands.shortcuts),
    };
    view! {
        <Sheet
            open=Signal::stored(true)
            on_close=on_close
            title=title
            close_label=move || t_string!(i18n, common.close)
        >
            {match about {
                Guidance::Shortcuts => view! { <ShortcutList/> }.into_any(),
            }}
        </Sheet>
    }
    .into_any()
}
