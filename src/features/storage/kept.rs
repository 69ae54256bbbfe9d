//! What is kept, in numbers, and taking the sample data out.

use leptos::prelude::*;

use crate::erased::{When, memo};
use crate::i18n::{say, use_i18n};
use crate::state::preferences::use_formats;
use crate::state::sample::use_sample_data;
use crate::state::services::use_services;
use crate::terms;
use crate::ui::{Button, ButtonTone, Card, CardKind, FactRow, IconName, SectionHeader};

/// How many records of each kind there are.
#[component]
pub fn Kept() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let sample = use_sample_data();
    let counts = memo(move |_| services.read(|store| store.counts()));
    let attachments = memo(move |_| services.read(|store| store.attachment_totals()));
    let has_sample = memo(move |_| sample.present());
    view! {
        <section>
            <SectionHeader title=say!(i18n, storage.kept)/>
            <Card kind=CardKind::List>
                <FactRow
                    icon=IconName::People
                    label=say!(i18n, storage.customers)
                    value=move || formats.get().number(counts.get().parties)
                />
                <FactRow
                    icon=IconName::Call
                    label=say!(i18n, storage.interactions)
                    value=move || formats.get().number(counts.get().interactions)
                />
                <FactRow
                    icon=IconName::Link
                    label=say!(i18n, storage.links)
                    value=move || formats.get().number(counts.get().links)
                />
                <FactRow
                    icon=IconName::Note
                    label=say!(i18n, attachments.title)
                    value=move || {
                        let totals = attachments.get();
                        formats.with(|formats| {
                            let size = (totals.count > 0).then(|| formats.bytes(totals.bytes));
                            terms::line(&[&formats.number(totals.count), &size.unwrap_or_default()])
                        })
                    }
                />
            </Card>
            <When when=move || has_sample.get()>
                <div class="button-row">
                    <Button
                        label=say!(i18n, storage.remove_sample)
                        tone=ButtonTone::Quiet
                        icon=IconName::Sparkle
                        on_press=move |()| sample.remove()
                    />
                </div>
            </When>
        </section>
    }
    .into_any()
}
