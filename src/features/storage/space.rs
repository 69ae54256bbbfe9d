//! How much room is used, and whether it is protected.

use leptos::prelude::*;

use crate::erased::{When, attribute, derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::device_storage::{DeviceStorage, Protection};
use crate::state::preferences::use_formats;
use crate::ui::{Button, ButtonTone, Card, IconName, SectionHeader, Status, StatusTone};

/// How much of the room the browser gives is used.
#[component]
pub fn Space(
    /// What is kept on the device.
    device: DeviceStorage,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let used = move || match device.usage() {
        Some(usage) => formats.get().bytes(usage.used),
        None => t_string!(i18n, storage.unknown).to_owned(),
    };
    let quota = move || {
        let formats = formats.get();
        device.usage().map(|usage| t_string!(i18n, storage.of_quota, quota = formats.bytes(usage.quota)))
    };
    let percent =
        move || device.usage().map_or(0.0, |usage| 100.0 * usage.used as f64 / usage.quota.max(1) as f64);
    view! {
        <section>
            <SectionHeader title=say!(i18n, storage.space)/>
            <Card>
                <div class="storage__head">
                    <p class="storage__used">{dynamic(used)}</p>
                    <p class="quiet">{dynamic(quota)}</p>
                </div>
                <When when=move || device.usage().is_some()>
                    <div
                        class="meter"
                        role="meter"
                        aria-label=say!(i18n, storage.space)
                        aria-valuemin="0"
                        aria-valuemax="100"
                        aria-valuenow=attribute(move || percent().round().to_string())
                        aria-valuetext=attribute(move || format!("{} {}", used(), quota().unwrap_or_default()))
                    >
                        <span class="meter__part" style:inline-size=move || format!("{:.1}%", percent())></span>
                    </div>
                </When>
            </Card>
        </section>
    }
    .into_any()
}

/// Whether the browser may throw everything away by itself.
#[component]
pub fn ProtectionCard(
    /// What is kept on the device.
    device: DeviceStorage,
) -> impl IntoView {
    let i18n = use_i18n();
    let protected = memo(move |_| device.protection());
    let label = move || match protected.get() {
        Protection::Protected => t_string!(i18n, storage.protected),
        Protection::Unprotected => t_string!(i18n, storage.not_protected),
        Protection::Unknown => t_string!(i18n, storage.unknown),
    };
    let tone = move || match protected.get() {
        Protection::Protected => StatusTone::Good,
        Protection::Unprotected => StatusTone::Warn,
        Protection::Unknown => StatusTone::Plain,
    };
    let text = move || match protected.get() {
        Protection::Protected => say!(i18n, storage.protected_text).shown(),
        Protection::Unprotected => say!(i18n, storage.not_protected_text).shown(),
        Protection::Unknown => ().into_any(),
    };
    let ask = move |()| {
        device.ask_for_protection(move || t_string!(i18n, storage.protection_refused).to_owned());
    };
    view! {
        <section>
            <SectionHeader title=say!(i18n, storage.protection)/>
            <Card>
                <div>
                    <Status label=label tone=derived(tone)/>
                    <p class="quiet">{dynamic(text)}</p>
                </div>
                <When when=move || protected.get() == Protection::Unprotected>
                    <div class="button-row">
                        <Button
                            label=say!(i18n, storage.ask_protection)
                            tone=ButtonTone::Quiet
                            icon=IconName::Lock
                            on_press=ask
                        />
                    </div>
                </When>
            </Card>
        </section>
    }
    .into_any()
}
