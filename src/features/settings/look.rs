//! Language and theme.

use leptos::prelude::*;

use crate::erased::derived;
use crate::i18n::{Texts, say, t_string, use_i18n};
use crate::parts::format_choices::LanguageChoice;
use crate::state::preferences::{Theme, use_preferences};
use crate::ui::{Card, Choice, IconName, SectionHeader, SegmentedControl};

/// The choice of language and theme.
#[component]
pub fn LookSettings() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let themes = Theme::ALL.map(|theme| {
        let (icon, label): (_, fn(Texts) -> &'static str) = match theme {
            Theme::System => (IconName::Contrast, |i18n| t_string!(i18n, settings.theme_auto)),
            Theme::Light => (IconName::Today, |i18n| t_string!(i18n, settings.theme_light)),
            Theme::Dark => (IconName::Moon, |i18n| t_string!(i18n, settings.theme_dark)),
        };
        Choice::new(theme.name(), move || label(i18n)).with_icon(icon)
    });
    let theme_name = move || preferences.with(|preferences| preferences.theme.name().to_owned());
    let choose_theme = move |name: String| {
        let theme = Theme::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default();
        preferences.choose(|choices| choices.theme = theme);
    };
    view! {
        <section>
            <SectionHeader title=say!(i18n, settings.section_look)/>
            <Card>
                <LanguageChoice/>
                <SegmentedControl
                    label=say!(i18n, settings.theme)
                    choices=Signal::stored(themes.to_vec())
                    value=derived(theme_name)
                    on_change=choose_theme
                />
            </Card>
        </section>
    }
    .into_any()
}
