//! The card that tells sample data from the user's own.

use leptos::prelude::*;

use crate::erased::memo;
use crate::i18n::{say, t, use_i18n};
use crate::state::sample::use_sample_data;
use crate::ui::{Button, ButtonTone, Card};

/// Says that there is sample data, and takes it out in one tap.
#[component]
pub fn SampleCard() -> impl IntoView {
    let i18n = use_i18n();
    let sample = use_sample_data();
    let present = memo(move |_| sample.present());
    view! {
        <Show when=move || present.get()>
            <Card>
                <div>
                    <h2>{t!(i18n, today.sample_title)}</h2>
                    <p class="quiet">{t!(i18n, today.sample_text)}</p>
                </div>
                <div class="button-row">
                    <Button
                        label=say!(i18n, today.sample_remove)
                        tone=ButtonTone::Quiet
                        on_press=move |()| sample.remove()
                    />
                </div>
            </Card>
        </Show>
    }
    .into_any()
}
