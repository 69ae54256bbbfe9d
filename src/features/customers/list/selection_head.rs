//! The way into choosing several customers, and how many are chosen.

use leptos::prelude::*;

use crate::erased::{dynamic, memo};
use crate::features::customers::list::selection::Selecting;
use crate::i18n::td_string;
use crate::state::preferences::use_preferences;
use crate::ui::{Button, ButtonTone, IconButton, IconName};

/// The button that begins choosing, and ends it.
#[component]
pub(super) fn SelectButton(
    /// Who is chosen.
    selecting: Selecting,
) -> impl IntoView {
    let locale = use_preferences().locale();
    let press = move |()| {
        if selecting.is_on().get_untracked() {
            selecting.end();
        } else {
            selecting.begin();
        }
    };
    view! {
        <IconButton
            icon=IconName::Check
            label=move || td_string!(locale.get(), customer_list.select)
            pressed=selecting.is_on()
            on_press=press
        />
    }
    .into_any()
}

/// How many are chosen, and the buttons that choose everybody or nobody.
#[component]
pub(super) fn SelectionHead(
    /// Who is chosen.
    selecting: Selecting,
    /// How many the list shows.
    total: Signal<u32>,
) -> impl IntoView {
    let preferences = use_preferences();
    let (locale, formats) = (preferences.locale(), preferences.formats());
    let count = memo(move |_| selecting.count());
    let selected = move || {
        let n = formats.get().number(count.get());
        td_string!(locale.get(), customer_list.selected, count = count.get(), n = n).to_string()
    };
    let all = move || {
        let n = formats.get().number(total.get());
        td_string!(locale.get(), customer_list.select_all, count = total.get(), n = n).to_string()
    };
    let everybody = memo(move |_| count.get() == total.get() && total.get() > 0);
    let button = move || {
        if !selecting.knows_all() {
            return None;
        }
        Some(if everybody.get() {
            view! {
                <Button
                    label=move || td_string!(locale.get(), customer_list.select_none)
                    tone=ButtonTone::Plain
                    on_press=move |()| selecting.clear()
                />
            }
        } else {
            view! { <Button label=all tone=ButtonTone::Plain on_press=move |()| selecting.choose_all()/> }
        })
    };
    let head = move || {
        view! {
            <div class="selection-head">
                <p role="status">{dynamic(selected)}</p>
                {dynamic(button)}
            </div>
        }
    };
    dynamic(move || selecting.is_on().get().then(head))
}
