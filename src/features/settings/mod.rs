//! Settings of this device: language, dates and numbers, look, and the user's name.

mod formats;
mod keyboard;
mod look;
mod preview;
mod today;

use leptos::prelude::*;

use crate::erased::derived;
use crate::i18n::{say, t_string, use_i18n};
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::use_preferences;
use crate::ui::{Card, CardKind, Icon, IconName, ListRow, SectionHeader, TextField, TextKind, TopBar};

use formats::FormatSettings;
use keyboard::KeyboardSettings;
use look::LookSettings;
use today::TodaySettings;

/// The settings page. Every choice holds at once and is kept.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let i18n = use_i18n();
    use_page_title(move || t_string!(i18n, settings.title).to_owned());
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, settings.title)
                back_href=Place::More.href()
                back_label=say!(i18n, common.back)
            />
            <LookSettings/>
            <FormatSettings/>
            <UserSettings/>
            <KeyboardSettings/>
            <TodaySettings/>
            <Further/>
        </div>
    }
    .into_any()
}

/// The user's own name.
#[component]
fn UserSettings() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    view! {
        <section>
            <SectionHeader title=say!(i18n, settings.section_you)/>
            <Card>
                <TextField
                    label=say!(i18n, settings.name)
                    hint=say!(i18n, settings.name_hint)
                    kind=TextKind::Name
                    autocomplete="name"
                    value=derived(move || preferences.with(|preferences| preferences.user_name.clone()))
                    on_input=move |name| preferences.choose(|choices| choices.user_name = name)
                />
            </Card>
        </section>
    }
    .into_any()
}

/// What has a page of its own.
#[component]
fn Further() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Card kind=CardKind::List>
            <ListRow
                title=say!(i18n, lists.title)
                subtitle=say!(i18n, lists.about)
                lead=move || view! { <Icon name=IconName::Tag/> }
                trail=move || view! { <Icon name=IconName::Forward/> }
                href=Place::Lists.href()
            />
                <ListRow
                    title=say!(i18n, fields.title)
                    subtitle=say!(i18n, fields.about)
                    lead=move || view! { <Icon name=IconName::Edit/> }
                    trail=move || view! { <Icon name=IconName::Forward/> }
                    href=Place::Fields.href()
                />
        </Card>
    }
    .into_any()
}
