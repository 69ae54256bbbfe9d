//! A fact as it is shown: what it is, what it says, and where a tap on it leads.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, CustomValue, FieldKind};
use crate::domain::id::PartyId;
use crate::domain::party::{Address, Anniversary, Consent, Party, SocialHandle};
use crate::domain::time::CivilDate;
use crate::erased::{Each, memo};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::parts::custom_fields;
use crate::state::choices::use_choices;
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::state::services::{Services, use_services};
use crate::ui::{Chip, FactRow, IconName, Status, StatusTone};

use super::super::show::{mail_link, map_link, profile_link, site_link};
use super::super::words;
use super::fact::Fact;
use super::text_fact::TextFact;

/// The row of a fact.
#[component]
pub(super) fn FactShown(
    /// The customer.
    party: Signal<Party>,
    /// The fact.
    fact: Fact,
    /// Opens its editor.
    #[prop(into)]
    on_edit: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    if fact == Fact::Tags {
        return view! { <TagsShown party=party on_edit=on_edit/> }.into_any();
    }
    let ltr = matches!(fact, Fact::Text(TextFact::Email(_) | TextFact::Website) | Fact::Handle(_));
    let icon = icon(&fact);
    let href = party.with_untracked(|party| href(&fact, party));
    let trail = trail(&fact);
    let fact = StoredValue::new(fact);
    let label =
        move || formats.with(|formats| fact.with_value(|fact| label(i18n.get_locale(), formats, fact)));
    let value = move || {
        let locale = i18n.get_locale();
        formats.with(|formats| {
            fact.with_value(|fact| {
                party.with(|party| match fact {
                    Fact::Custom(field) => own_words(services, locale, formats, field, party),
                    fact => value(locale, formats, fact, party),
                })
            })
        })
    };
    let edit_label = move || t_string!(i18n, customers.edit_named, name = label());
    match href {
        Some(href) => view! {
            <FactRow
                label=label
                value=value
                icon=icon
                ltr=ltr
                href=href
                trail=trail
                on_edit=on_edit
                edit_label=edit_label
            />
        }
        .into_any(),
        None => view! {
            <FactRow
                label=label
                value=value
                icon=icon
                ltr=ltr
                trail=trail
                on_edit=on_edit
                edit_label=edit_label
            />
        }
        .into_any(),
    }
}

/// What a fact is called.
pub(super) fn label(locale: Locale, formats: &Formats, fact: &Fact) -> String {
    match fact {
        Fact::Custom(field) => custom_fields::label(field, formats),
        Fact::Text(fact) => fact.label(locale).to_owned(),
        Fact::Address(Some(address)) => {
            let what = words::label(locale, address.label);
            format!("{} · {what}", td_string!(locale, customers.address))
        }
        Fact::Address(None) => td_string!(locale, customers.address).to_owned(),
        Fact::Handle(Some(handle)) => words::network(locale, handle.network).to_owned(),
        Fact::Handle(None) => td_string!(locale, customers.handle).to_owned(),
        Fact::PreferredChannel => td_string!(locale, customers.preferred_channel).to_owned(),
        Fact::BestTime => td_string!(locale, customers.best_time).to_owned(),
        Fact::Tags => td_string!(locale, customers.tags).to_owned(),
        Fact::Day(Some(day)) => words::anniversary(locale, &day.kind),
        Fact::Day(None) => td_string!(locale, customers.day_to_remember).to_owned(),
        Fact::Consent(Some(consent)) => {
            let channel = words::channel(locale, consent.channel);
            format!("{} · {channel}", td_string!(locale, customers.consent))
        }
        Fact::Consent(None) => td_string!(locale, customers.consent).to_owned(),
    }
}

/// The sign before a fact.
pub(super) fn icon(fact: &Fact) -> IconName {
    match fact {
        Fact::Text(fact) => fact.icon(),
        Fact::Address(_) => IconName::Pin,
        Fact::Handle(_) => IconName::Chat,
        Fact::PreferredChannel => IconName::Star,
        Fact::BestTime => IconName::Clock,
        Fact::Tags => IconName::Tag,
        Fact::Day(_) => IconName::Cake,
        Fact::Consent(_) => IconName::Lock,
        Fact::Custom(field) => custom_fields::kind_icon(field.kind),
    }
}

fn value(locale: Locale, formats: &Formats, fact: &Fact, party: &Party) -> String {
    match fact {
        Fact::Text(TextFact::Phone(Some(phone))) => formats.phone(phone.number),
        Fact::Text(text) => text.text(party),
        Fact::Address(Some(address)) => whole_address(formats, address),
        Fact::Handle(Some(handle)) => format!("@{}", handle.handle),
        Fact::PreferredChannel => {
            party.preferred_channel.map(|one| words::channel(locale, one).to_owned()).unwrap_or_default()
        }
        Fact::BestTime => {
            party.best_time.map(|one| words::best_time(locale, one).to_owned()).unwrap_or_default()
        }
        Fact::Day(Some(day)) => day_words(formats, day),
        Fact::Consent(Some(consent)) => consent_words(formats, consent),
        // What is only being added says nothing yet, and tags are chips.
        Fact::Address(None)
        | Fact::Handle(None)
        | Fact::Day(None)
        | Fact::Consent(None)
        | Fact::Tags
        | Fact::Custom(_) => String::new(),
    }
}

/// What the customer says in a field of the user's own; empty while it is only being added.
fn own_words(
    services: Services,
    locale: Locale,
    formats: &Formats,
    field: &CustomField,
    party: &Party,
) -> String {
    let said = party.custom.iter().find(|value| value.field == field.id);
    said.map(|said| custom_fields::value_words(services, locale, formats, field, &said.value))
        .unwrap_or_default()
}

/// The lines of an address; where it is nothing but a place, its coordinates.
fn whole_address(formats: &Formats, address: &Address) -> String {
    let lines = [address.one_line(formats.list_separator()), address.postal_code.clone()];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    match address.position {
        Some(place) if lines.is_empty() => formats.left_to_right(&place.written()),
        _ => lines.join("\n"),
    }
}

/// A day in the calendar in which it comes back, with its year where that is known.
fn day_words(formats: &Formats, day: &Anniversary) -> String {
    let own = Formats { calendar: day.calendar, ..*formats };
    if day.year_known { own.date(day.date) } else { own.day_and_month(day.date) }
}

fn consent_words(formats: &Formats, consent: &Consent) -> String {
    let date: CivilDate = consent.on;
    let parts = [formats.date(date), consent.source.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn href(fact: &Fact, party: &Party) -> Option<String> {
    match fact {
        Fact::Text(TextFact::Phone(Some(phone))) => Some(phone.number.tel_uri()),
        Fact::Text(TextFact::Email(Some(email))) => Some(mail_link(&email.address)),
        Fact::Text(TextFact::Website) => site_link(&TextFact::Website.text(party)),
        Fact::Address(Some(address)) => Some(map_link(address)),
        Fact::Custom(field) => {
            let said = party.custom.iter().find(|value| value.field == field.id);
            said.and_then(|said| own_href(field, &said.value))
        }
        Fact::Handle(Some(SocialHandle { network, handle, .. })) => Some(profile_link(*network, handle)),
        _ => None,
    }
}

/// Where what is said in a field of the user's own leads.
fn own_href(field: &CustomField, value: &CustomValue) -> Option<String> {
    match value {
        CustomValue::Phone(phone) => Some(phone.tel_uri()),
        CustomValue::Text(address) if field.kind == FieldKind::Email => Some(mail_link(address)),
        CustomValue::Link(record) => Some(Place::Customer(PartyId(record.id)).href()),
        _ => None,
    }
}

/// Whether a consent was given, by shape and colour.
fn trail(fact: &Fact) -> ViewFn {
    let granted = match fact {
        Fact::Consent(Some(consent)) => Some(consent.granted),
        _ => None,
    };
    let Some(granted) = granted else { return ViewFn::default() };
    let i18n = use_i18n();
    let label = move || {
        if granted {
            t_string!(i18n, customers.consent_given)
        } else {
            t_string!(i18n, customers.consent_refused)
        }
    };
    let tone = if granted { StatusTone::Good } else { StatusTone::Bad };
    (move || view! { <Status label=label tone=tone/> }).into()
}

#[component]
fn TagsShown(party: Signal<Party>, on_edit: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = use_choices();
    let tags = memo(move |_| party.with(|party| party.tags.clone()));
    view! {
        <div class="fact fact--tags">
            <div class="chip-group__chips">
                <Each
                    each=move || tags.get()
                    key=Clone::clone
                    children=move |tag: String| {
                        let own = tag.clone();
                        let colour = move || choices.with(|choices| words::tag_colour(choices, &own));
                        view! { <Chip label=tag icon=IconName::Tag colour=Signal::derive(colour)/> }
                    }
                />
                <Chip
                    label=say!(i18n, customers.edit_tags)
                    icon=IconName::Edit
                    on_press=on_edit
                />
            </div>
        </div>
    }
    .into_any()
}
