//! The card that tells sample data from the user's own.

use leptos::prelude::*;

use crate::erased::{When, memo};
use crate::i18n::{say, use_i18n};
use crate::state::sample::use_sample_data;
use crate::ui::{Button, ButtonTone, Card};

/// Says that there is sample data, and takes it out in one tap.
#[component]
pub fn SampleCard() -> impl IntoView {
    let i18n = use_i18n();
    let sample = use_sample_data();
    let present = memo(move |_| sample.present());
    view! {
        <When when=move || present.get()>
            <Card>
                <div>
                    <h2>{say!(i18n, today.sample_title).shown()}</h2>
                    <p class="quiet">{say!(i18n, today.sample_text).shown()}</p>
                </div>
                <div class="button-row">
                    <Button
                        label=say!(i18n, today.sample_remove)
                        tone=ButtonTone::Quiet
                        on_press=move |()| sample.remove()
                    />
                </div>
            </Card>
        </When>
    }
    .into_any()
}
