//! The search over everything, from any screen: customers by whatever is known of them, what was said
//! in calls and notes, and commands by their names.

mod commands;
mod results;

use leptos::{ev, html, prelude::*};

use crate::app::chunks::{self, Form};
use crate::erased::memo;
use crate::i18n::{say, use_i18n};
use crate::platform::page;
use crate::state::overlays::use_overlays;
use crate::ui::roving::{Step, focus_by_step};
use crate::ui::{IconButton, IconName, SearchBox, ToastHost, modal};

use results::{Results, open_first, search};

/// The overlay; nothing while it is closed.
#[component]
pub fn SearchOverlay() -> impl IntoView {
    let open = use_overlays().search();
    (move || open.get().then(|| chunks::form(Form::Search))).into_any()
}

/// The search itself.
#[component]
pub fn SearchDialog() -> impl IntoView {
    let i18n = use_i18n();
    let open = use_overlays().search();
    let dialog = NodeRef::<html::Dialog>::new();
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let text = memo(move |_| typed.with(|typed| typed.trim().to_owned()));
    let found = search(text);
    let named = commands::named(text);
    let close = move || open.set(false);
    modal::close_when_gone(dialog);
    dialog.on_load(|dialog| {
        // A frame later the whole content stands in it, and the field that asks for the focus gets it.
        request_animation_frame(move || modal::show(&dialog));
    });
    let go_through = move |event: ev::KeyboardEvent| {
        let (Some(dialog), Some(input)) = (dialog.get_untracked(), input.get_untracked()) else { return };
        let step = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            // Whoever goes on typing means the field.
            key if key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() && key != " " => {
                page::focus(&input);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        // The field is the first of what the arrows go through.
        focus_by_step(&dialog, ".search__input, .search-results a, .search-results button", step);
    };
    view! {
        <dialog
            class="search-dialog"
            node_ref=dialog
            aria-label=say!(i18n, shell.search_placeholder)
            on:close=move |_| close()
            on:keydown=go_through
            on:click=move |event| {
                if event.target() == event.current_target() {
                    close();
                }
            }
        >
            <div class="search-dialog__box">
                <div class="search-dialog__head">
                    <SearchBox
                        label=say!(i18n, shell.search_placeholder)
                        value=typed
                        on_input=move |text| typed.set(text)
                        clear_label=say!(i18n, common.clear)
                        on_enter=move |()| open_first(dialog)
                        autofocus=true
                        node_ref=input
                    />
                    <IconButton
                        icon=IconName::Close
                        label=say!(i18n, common.close)
                        on_press=move |()| close()
                    />
                </div>
                <ToastHost/>
                <Results text=text found=found named=named/>
            </div>
        </dialog>
    }
    .into_any()
}
