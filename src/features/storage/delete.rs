//! Deleting everything: the one thing that cannot be undone, so the one that is asked for twice.

use leptos::prelude::*;

use crate::erased::{derived, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::device_storage::DeviceStorage;
use crate::ui::{Button, ButtonTone, Card, Form, IconName, SectionHeader, Sheet, SheetPlace, TextField};

/// The button, and the sheet in which a word must be typed first.
#[component]
pub fn DeleteEverything(
    /// What is kept on the device.
    device: DeviceStorage,
) -> impl IntoView {
    let i18n = use_i18n();
    let asking = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let ask = move |()| {
        typed.set(String::new());
        asking.set(true);
    };
    let sure = memo(move |_| {
        let word = t_string!(i18n, storage.delete_word);
        typed.with(|typed| typed.trim().eq_ignore_ascii_case(word))
    });
    let delete = move |()| {
        if sure.get_untracked() {
            device.delete_everything();
        }
    };
    view! {
        <section>
            <SectionHeader title=say!(i18n, storage.delete_all)/>
            <Card>
                <p class="quiet">{say!(i18n, storage.delete_text).shown()}</p>
                <div class="button-row">
                    <Button
                        label=say!(i18n, storage.delete_all)
                        tone=ButtonTone::Danger
                        icon=IconName::Trash
                        on_press=ask
                    />
                </div>
            </Card>
            <Sheet
                open=asking
                on_close=move |()| asking.set(false)
                title=say!(i18n, storage.delete_all)
                close_label=say!(i18n, common.close)
                place=SheetPlace::Centre
            >
                <Form on_submit=delete>
                    <p>{say!(i18n, storage.delete_text).shown()}</p>
                    <TextField
                        label=move || {
                            let word = t_string!(i18n, storage.delete_word);
                            t_string!(i18n, storage.delete_confirm, word = word)
                        }
                        value=typed
                        on_input=move |text| typed.set(text)
                        autofocus=true
                    />
                    <div class="sheet__actions button-row">
                        <Button
                            label=say!(i18n, storage.delete_all)
                            tone=ButtonTone::Danger
                            submit=true
                            disabled=derived(move || !sure.get())
                        />
                    </div>
                </Form>
            </Sheet>
        </section>
    }
    .into_any()
}
