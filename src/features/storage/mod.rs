//! Storage: what is kept on this device, how safely, and how to get rid of it.

mod delete;
mod kept;
mod space;

use leptos::prelude::*;

use crate::erased::{When, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::device_storage::use_device_storage;
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::ui::{Banner, BannerTone, IconName, TopBar};

use delete::DeleteEverything;
use kept::Kept;
use space::{ProtectionCard, Space};

/// The storage page.
#[component]
pub fn StoragePage() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let device = use_device_storage();
    let damaged = memo(move |_| services.loading().get().damaged);
    let damaged_text = move || {
        let count = damaged.get();
        t_string!(i18n, storage.damaged, count = count, n = formats.get().number(count)).to_string()
    };
    use_page_title(move || t_string!(i18n, storage.title).to_owned());
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, storage.title)
                back_href=Place::More.href()
                back_label=say!(i18n, common.back)
            />
            <Banner icon=IconName::Info text=say!(i18n, storage.device_only)/>
            <When when=move || damaged.get() != 0>
                <Banner tone=BannerTone::Warn text=damaged_text/>
            </When>
            <Space device/>
            <ProtectionCard device/>
            <Kept/>
            <DeleteEverything device/>
        </div>
    }
    .into_any()
}
