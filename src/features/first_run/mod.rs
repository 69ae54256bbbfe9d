//! The first screen a new user sees: the language, what the product promises, and how to begin.

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::erased::derived;
use crate::i18n::formats::names;
use crate::i18n::{say, t_string, use_i18n};
use crate::state::navigation::{Place, use_go, use_page_title};
use crate::state::preferences::use_preferences;
use crate::state::sample::use_sample_data;
use crate::ui::{BrandMark, Button, ButtonTone, Choice, Icon, IconName, SegmentedControl};

/// The first-run page. It asks nothing that cannot be changed later.
#[component]
pub fn FirstRunPage() -> impl IntoView {
    let i18n = use_i18n();
    use_page_title(move || t_string!(i18n, first_run.title).to_owned());
    view! {
        <main id="main" class="first-run" tabindex="-1">
            <div class="first-run__hero">
                <LanguageChoice/>
                <BrandMark/>
                <h1>{say!(i18n, first_run.title).shown()}</h1>
            </div>
            <div class="first-run__body">
                <ul class="first-run__promises">
                    <li>
                        <Icon name=IconName::Offline/>
                        <span>
                            <b>{say!(i18n, first_run.offline_title).shown()}</b>
                            <span>{say!(i18n, first_run.offline_text).shown()}</span>
                        </span>
                    </li>
                    <li>
                        <Icon name=IconName::Lock/>
                        <span>
                            <b>{say!(i18n, first_run.private_title).shown()}</b>
                            <span>{say!(i18n, first_run.private_text).shown()}</span>
                        </span>
                    </li>
                    <li>
                        <Icon name=IconName::Undo/>
                        <span>
                            <b>{say!(i18n, first_run.undo_title).shown()}</b>
                            <span>{say!(i18n, first_run.undo_text).shown()}</span>
                        </span>
                    </li>
                </ul>
                <Ways/>
            </div>
        </main>
    }
    .into_any()
}

/// The languages, each by its own name in its own script.
#[component]
fn LanguageChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let languages = Language::ALL.map(|language| Choice::new(language.tag(), names::language(language)));
    view! {
        <div class="first-run__languages">
            <SegmentedControl
                label=say!(i18n, first_run.language)
                label_hidden=true
                choices=Signal::stored(languages.to_vec())
                value=derived(move || preferences.with(|now| now.language.tag().to_owned()))
                on_change=move |tag: String| {
                    preferences.choose(|choices| choices.language = Language::from_locale_tag(&tag));
                }
            />
        </div>
    }
    .into_any()
}

/// The ways to begin.
#[component]
fn Ways() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let sample = use_sample_data();
    let go = use_go();
    let begin = move || preferences.choose(|choices| choices.welcomed = true);
    view! {
        <div class="first-run__actions">
            <Button
                label=say!(i18n, first_run.try_sample)
                icon=IconName::Sparkle
                wide=true
                on_press=move |()| {
                    sample.add();
                    begin();
                }
            />
            <Button
                label=say!(i18n, first_run.guide)
                tone=ButtonTone::Quiet
                wide=true
                on_press=move |()| {
                    go(Place::Guide);
                    begin();
                }
            />
            <Button
                label=say!(i18n, first_run.start_empty)
                tone=ButtonTone::Plain
                wide=true
                on_press=move |()| begin()
            />
            <p class="quiet">{say!(i18n, first_run.sample_goes).shown()}</p>
        </div>
    }
    .into_any()
}
