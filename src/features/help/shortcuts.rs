//! All shortcuts of the keyboard, with what they do.

use leptos::prelude::*;

use crate::i18n::{say, t_string, use_i18n};
use crate::parts::command_words;
use crate::state::commands::Command;
use crate::state::preferences::use_preferences;
use crate::state::shortcuts::{Keys, SEARCH_ANYWHERE, SHORTCUTS};
use crate::ui::SectionHeader;

/// The list, with a word on where it holds.
#[component]
pub(super) fn ShortcutList() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let off = move || preferences.with(|preferences| preferences.single_keys_off);
    let rows = SHORTCUTS.map(|shortcut| {
        let keys = match shortcut.keys {
            Keys::One(key) => key_cap(key.to_string()),
            Keys::Then(first, second) => view! {
                {key_cap(first.to_string())}
                " "
                {say!(i18n, commands.shortcuts_then).shown()}
                " "
                {key_cap(second.to_string())}
            }
            .into_any(),
        };
        row(shortcut.command, keys)
    });
    let anywhere = SEARCH_ANYWHERE.split(' ').enumerate().map(|(place, keys)| {
        let between = (place > 0).then(|| view! { " " {say!(i18n, commands.shortcuts_or).shown()} " " });
        view! { {between} {key_cap(keys.replace('+', " + "))} }
    });
    let anywhere = row(Command::Search, anywhere.collect_view().into_any());
    view! {
        <section>
            <SectionHeader title=say!(i18n, commands.shortcuts_here)/>
            <p class="quiet">
                {move || {
                    if off() {
                        t_string!(i18n, commands.shortcuts_off)
                    } else {
                        t_string!(i18n, commands.shortcuts_hint)
                    }
                }}
            </p>
            <dl class="shortcuts">{rows.into_iter().collect_view()}</dl>
        </section>
        <section>
            <SectionHeader title=say!(i18n, commands.shortcuts_anywhere)/>
            <dl class="shortcuts">{anywhere}</dl>
        </section>
    }
    .into_any()
}

fn row(command: Command, keys: AnyView) -> AnyView {
    let i18n = use_i18n();
    view! {
        <div class="shortcuts__row">
            <dt>{move || command_words::name(i18n.get_locale(), command)}</dt>
            <dd>{keys}</dd>
        </div>
    }
    .into_any()
}

/// Keys as they stand on the keyboard, from left to right in any language.
fn key_cap(keys: String) -> AnyView {
    view! { <kbd class="shortcuts__key" dir="ltr">{keys}</kbd> }.into_any()
}
