//! Customers brought along: out of a table, a spreadsheet or contact cards. What would happen is shown first.

mod choose;
mod columns;
mod result;
mod words;

use leptos::prelude::*;

use crate::domain::custom_field::FieldOwner;
use crate::domain::language::Language;
use crate::domain::normalise::normalise;
use crate::domain::party::LifecycleStage;
use crate::domain::time::Instant;
use crate::erased::{dynamic, memo};
use crate::formats::columns::Reading;
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::parts::custom_fields::usual_currency;
use crate::state::choices::use_choices;
use crate::state::countries::country_names;
use crate::state::day::now;
use crate::state::import::{ChosenFile, Import, Phase, use_import, use_waiting_file};
use crate::state::navigation::{Place, use_page_title};
use crate::state::preferences::{use_formats, use_preferences};
use crate::state::services::use_services;
use crate::terms;
use crate::ui::{Banner, BannerTone, Button, ButtonTone, Skeleton, TopBar};

use choose::Choose;
use columns::Chosen;
use result::{Finished, Outcomes};

/// The page on which customers are brought in.
#[component]
pub fn ImportPage() -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let import = use_import();
    on_cleanup(move || import.leave());
    let reading = use_reading();
    let open = Callback::new(move |file: ChosenFile| import.open(file, reading()));
    // While one is being taken in, another waits.
    if !import.is_running()
        && let Some(file) = use_waiting_file().take()
    {
        import.open(file, untrack(reading));
    }
    use_page_title(move || t_string!(i18n, import.title).to_owned());
    // What the columns say is kept while what comes of it is worked out anew.
    let chosen = memo(move |_| {
        let is_open = import
            .phase()
            .with(|phase| matches!(phase, Phase::Opened(_) | Phase::Planning(_) | Phase::Planned(_)));
        import.opened().get().filter(|_| is_open)
    });
    let columns = move || {
        let opened = chosen.get()?;
        let reading = untrack(reading);
        Some(view! { <Chosen import opened reading/> }.into_any())
    };
    let below = move || match import.phase().get() {
        Phase::Idle => {
            import.prepare();
            view! { <Choose open/> }.into_any()
        }
        Phase::Opening => {
            let name = import.file_name().get();
            view! {
                <p role="status">{t_string!(i18n, import.reading, name = name).to_string()}</p>
                <Skeleton/>
                <Cancel import/>
            }
            .into_any()
        }
        Phase::Opened(_) => ().into_any(),
        Phase::Planning(hundredths) => {
            let n = formats.get().number(hundredths);
            view! {
                <p role="status">{t_string!(i18n, import.planning, n = n).to_string()}</p>
                <progress class="import__progress" max="100" value=hundredths></progress>
                <Cancel import/>
            }
            .into_any()
        }
        Phase::Planned(report) => view! { <Outcomes import report/> }.into_any(),
        Phase::Running => view! {
            <p role="status">{say!(i18n, import.running).shown()}</p>
            <Skeleton/>
        }
        .into_any(),
        Phase::Done(report) => view! { <Finished import report/> }.into_any(),
        Phase::Failed(failure) => view! {
            <Banner tone=BannerTone::Warn text=move || words::failure(i18n.get_locale(), failure)/>
            <Choose open/>
        }
        .into_any(),
    };
    view! {
        <div class="page">
            <TopBar
                title=say!(i18n, import.title)
                back_href=Place::More.href()
                back_label=say!(i18n, common.back)
            />
            {dynamic(below)}
            {dynamic(columns)}
        </div>
    }
    .into_any()
}

#[component]
fn Cancel(import: Import) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Button
            label=say!(i18n, import.cancel)
            tone=ButtonTone::Quiet
            on_press=move |()| import.cancel()
        />
    }
    .into_any()
}

/// What has to be known to read a file, as things are when it is asked.
fn use_reading() -> impl Fn() -> Reading + Copy + Send + Sync + 'static {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let services = use_services();
    let choices = use_choices();
    let formats = use_formats();
    move || {
        let known = preferences.with_untracked(Clone::clone);
        let at: Instant = now();
        let mut stages = Vec::new();
        for locale in [Locale::fa, Locale::ar, Locale::en] {
            for stage in LifecycleStage::ALL {
                stages.push((normalise(terms::stage(locale, stage)), stage, None));
            }
            choices.with_untracked(|choices| {
                for (stage, own) in choices.stages(None) {
                    stages.push((normalise(&terms::named_stage(locale, choices, stage, own)), stage, own));
                }
            });
        }
        let countries = Language::ALL
            .into_iter()
            .flat_map(country_names)
            .map(|(country, name)| (normalise(&name), country))
            .collect();
        let fields =
            services.store().map(|store| store.all_custom_fields(FieldOwner::Party)).unwrap_or_default();
        Reading {
            home: known.default_country,
            calendar: known.calendar,
            today: formats.get_untracked().date_of(at),
            currency: usual_currency(known.default_country).parse().ok(),
            stages,
            countries,
            fields,
            anniversary: td_string!(i18n.get_locale_untracked(), import.anniversary).to_owned(),
            headings: String::new(),
        }
    }
}
