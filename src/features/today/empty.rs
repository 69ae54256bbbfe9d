//! Today without any customer.

use leptos::prelude::*;

use crate::i18n::{say, use_i18n};
use crate::state::overlays::use_overlays;
use crate::state::sample::use_sample_data;
use crate::ui::{Button, ButtonTone, Drawing, EmptyState, IconName};

/// Says what to do first.
#[component]
pub fn NoCustomers() -> impl IntoView {
    let i18n = use_i18n();
    let overlays = use_overlays();
    let sample = use_sample_data();
    view! {
        <EmptyState
            drawing=Drawing::People
            title=say!(i18n, today.empty_title)
            text=say!(i18n, today.empty_text)
        >
            <Button
                label=say!(i18n, today.empty_add)
                icon=IconName::PersonAdd
                on_press=move |()| overlays.add_customer("")
            />
            <Button
                label=say!(i18n, today.empty_sample)
                tone=ButtonTone::Quiet
                icon=IconName::Sparkle
                on_press=move |()| sample.add()
            />
        </EmptyState>
    }
    .into_any()
}
