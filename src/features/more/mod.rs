//! Everything that is not of the day: settings, storage, installing, what the product is.

use leptos::prelude::*;

use crate::erased::dynamic;
use crate::i18n::{Said, say, t, t_string, use_i18n};
use crate::parts::export_sheet::ExportSheet;
use crate::state::install::use_install;
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::use_formats;
use crate::ui::{BrandMark, Card, CardKind, Icon, IconName, ListRow, SectionHeader, TopBar};

/// The page behind "More".
#[component]
pub fn MorePage() -> impl IntoView {
    let i18n = use_i18n();
    let install = use_install();
    let exporting = RwSignal::new(false);
    use_page_title(move || t_string!(i18n, more.title).to_owned());
    let lead = move || view! { <Icon name=IconName::Install/> };
    let install_row = move || {
        if install.by_hand() {
            // Nothing to press: the browser lets nobody but the user do it, so the row says how, in full.
            Some(
                view! {
                    <ListRow
                        title=say!(i18n, more.install)
                        subtitle=say!(i18n, shell.install_by_hand_text)
                        lead
                        wraps=true
                    />
                }
                .into_any(),
            )
        } else {
            install.possible().then(|| {
                view! {
                    <ListRow
                        title=say!(i18n, more.install)
                        subtitle=say!(i18n, more.install_text)
                        lead
                        on_press=move |()| install.ask()
                    />
                }
                .into_any()
            })
        }
    };
    view! {
        <div class="page">
            <TopBar large=true title=say!(i18n, more.title)/>
            <Card kind=CardKind::List>
                {place_row(
                    say!(i18n, more.settings),
                    say!(i18n, more.settings_text),
                    IconName::Settings,
                    Place::Settings,
                )}
                {place_row(
                    say!(i18n, customers.history),
                    say!(i18n, interactions.about),
                    IconName::Note,
                    Place::Interactions,
                )}
                {place_row(
                    say!(i18n, templates.title),
                    say!(i18n, templates.about),
                    IconName::Chat,
                    Place::Templates,
                )}
                {place_row(
                    say!(i18n, guide.title),
                    say!(i18n, guide.about),
                    IconName::Sparkle,
                    Place::Guide,
                )}
                {place_row(
                    say!(i18n, import.title),
                    say!(i18n, import.about),
                    IconName::Install,
                    Place::Import,
                )}
                <ListRow
                    title=say!(i18n, import.export)
                    subtitle=say!(i18n, import.export_about)
                    lead=move || view! { <Icon name=IconName::Install/> }
                    on_press=move |()| exporting.set(true)
                />
                {place_row(
                    say!(i18n, duplicates.title),
                    say!(i18n, duplicates.about),
                    IconName::People,
                    Place::Duplicates,
                )}
                {place_row(
                    say!(i18n, more.storage),
                    say!(i18n, more.storage_text),
                    IconName::Storage,
                    Place::Storage,
                )}
                {place_row(
                    say!(i18n, more.activity),
                    say!(i18n, more.activity_text),
                    IconName::Clock,
                    Place::Activity,
                )}
                {place_row(
                    say!(i18n, more.trash),
                    say!(i18n, more.trash_text),
                    IconName::Trash,
                    Place::Trash,
                )}
                {dynamic(install_row)}
            </Card>
            <About/>
            <ExportSheet open=exporting parties=|()| None/>
        </div>
    }
    .into_any()
}

/// A row that leads to a screen.
fn place_row(title: Said, subtitle: Said, icon: IconName, place: Place) -> AnyView {
    view! {
        <ListRow
            title=title
            subtitle=subtitle
            lead=move || view! { <Icon name=icon/> }
            trail=onwards
            href=place.href()
        />
    }
    .into_any()
}

fn onwards() -> impl IntoView {
    view! { <Icon name=IconName::Forward/> }
}

/// What the product is, its version and its licences.
#[component]
fn About() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let version = move || formats.get().figures(env!("CARGO_PKG_VERSION"));
    view! {
        <section>
            <SectionHeader title=say!(i18n, more.about)/>
            <Card>
                <div class="about">
                    <BrandMark/>
                    <p>
                        <strong>{say!(i18n, common.app_name).shown()}</strong>
                        " · "
                        {t!(i18n, more.version, version = version)}
                    </p>
                </div>
                <p class="quiet">{say!(i18n, more.about_text).shown()}</p>
            </Card>
        </section>
    }
    .into_any()
}
