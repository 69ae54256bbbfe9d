//! Where the customers come from: a file that is chosen or dropped, or rows pasted from a spreadsheet.

use leptos::ev::DragEvent;
use leptos::{html, prelude::*};

use crate::i18n::{say, use_i18n};
use crate::state::import::{ChosenFile, dropped, take_chosen};
use crate::ui::{Button, ButtonTone, Drawing, EmptyState, Sheet, TextArea};

/// What files can be chosen.
const ACCEPTED: &str = ".csv,.tsv,.txt,.vcf,.vcard,.xlsx,text/csv,text/vcard,text/x-vcard";
/// What rows are called that were pasted.
const PASTED: &str = "pasted.csv";

/// The ways to choose.
#[component]
pub(super) fn Choose(
    /// Hears of the file.
    open: Callback<ChosenFile>,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let pasting = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let choose = move |()| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        if let Some(file) = take_chosen(&event).into_iter().next() {
            open.run(file);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = dropped(&event) {
            open.run(file);
        }
    };
    let take = move |()| {
        let text = pasted.get_untracked();
        if let Some(file) = ChosenFile::of_bytes(text.as_bytes(), PASTED)
            && !text.trim().is_empty()
        {
            pasting.set(false);
            open.run(file);
        }
    };
    view! {
        <div
            class="import__drop"
            class:import__drop--over=over
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <EmptyState
                drawing=Drawing::People
                title=say!(i18n, import.choose_title)
                text=say!(i18n, import.choose_text)
            >
                <Button label=say!(i18n, import.choose_file) on_press=choose/>
                <Button
                    label=say!(i18n, import.paste)
                    tone=ButtonTone::Quiet
                    on_press=move |()| pasting.set(true)
                />
            </EmptyState>
            <p class="quiet import__hint">{say!(i18n, import.drop_here).shown()}</p>
            <input
                type="file"
                accept=ACCEPTED
                hidden
                node_ref=field
                aria-label=say!(i18n, import.choose_file)
                on:change=chosen
            />
        </div>
        <Sheet
            open=pasting
            on_close=move |()| pasting.set(false)
            title=say!(i18n, import.paste)
            close_label=say!(i18n, common.close)
        >
            <TextArea
                label=say!(i18n, import.paste)
                hint=say!(i18n, import.paste_hint)
                value=pasted
                on_input=move |text| pasted.set(text)
                rows=8
            />
            <Button label=say!(i18n, import.paste_take) wide=true on_press=take/>
        </Sheet>
    }
    .into_any()
}
