//! How a customer gets a message, while it is being written.

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::domain::merge_fields::{MergeTexts, render};
use crate::domain::party::Party;
use crate::erased::{dynamic, memo};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::state::day::now;
use crate::state::merge_texts::merge_texts;
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::terms;

/// The message as the customer spoken to last gets it; before there is any, an example.
#[component]
pub(super) fn Preview(
    /// The subject of the template.
    subject: Signal<String>,
    /// Its text.
    text: Signal<String>,
    /// The language of both.
    language: RwSignal<Language>,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let preferences = use_preferences();
    let customer = memo(move |_| {
        services.read(|store| -> Option<Party> {
            store.recent_interactions(1).first().and_then(|last| store.party(last.interaction.party))
        })
    });
    let texts = memo(move |_| {
        let formats = preferences.formats().get().for_reader_of(language.get());
        let my_name = preferences.with(|preferences| preferences.user_name.clone());
        customer.with(|customer| match customer {
            Some(party) => services.read(|store| merge_texts(store, party, &my_name, &formats, now())),
            None => example(&formats, my_name),
        })
    });
    let filled_text = memo(move |_| texts.with(|texts| text.with(|text| render(text, texts))));
    let filled_subject =
        memo(move |_| texts.with(|texts| subject.with(|subject| render(subject, texts).text)));
    let title = move || match customer.with(|customer| customer.as_ref().map(|one| one.name().to_owned())) {
        Some(name) => t_string!(i18n, templates.preview_for, name = name),
        None => t_string!(i18n, templates.preview_example).to_owned(),
    };
    let body = move || {
        let shown = filled_text.with(|filled| filled.text.clone());
        if shown.trim().is_empty() {
            return view! { <p class="quiet">{say!(i18n, templates.preview_empty).shown()}</p> }.into_any();
        }
        let subject = filled_subject.get();
        let subject = (!subject.is_empty()).then(|| view! { <strong dir="auto">{subject}</strong> });
        view! {
            {subject}
            <p class="message-preview__text" dir="auto">{shown}</p>
        }
        .into_any()
    };
    let missing = move || {
        let fields = filled_text.with(|filled| filled.missing.clone());
        (!fields.is_empty()).then(|| {
            let separator = preferences.formats().with(|formats| formats.list_separator());
            let names = fields.iter().map(|field| terms::merge_field(i18n.get_locale(), *field));
            let names = names.collect::<Vec<_>>().join(separator);
            view! { <p class="quiet">{t_string!(i18n, templates.missing_fields, names = names)}</p> }
        })
    };
    view! {
        <section class="message-preview" aria-label=title>
            <p class="field__label">{dynamic(title)}</p>
            {dynamic(body)}
            {dynamic(missing)}
        </section>
    }
    .into_any()
}

/// A customer who does not exist, in the language of the message.
fn example(formats: &Formats, my_name: String) -> MergeTexts {
    let locale = Locale::from(formats.language);
    let today = formats.long_date(formats.date_of(now()));
    MergeTexts {
        first_name: td_string!(locale, templates.example_first_name).to_owned(),
        name: td_string!(locale, templates.example_name).to_owned(),
        title: td_string!(locale, templates.example_title).to_owned(),
        company: td_string!(locale, templates.example_company).to_owned(),
        city: td_string!(locale, templates.example_city).to_owned(),
        phone: formats.left_to_right(&formats.figures("+98 912 000 0000")),
        my_name,
        today: today.clone(),
        appointment_day: today.clone(),
        appointment_time: formats.figures("10:30"),
        last_contact: today,
    }
}
