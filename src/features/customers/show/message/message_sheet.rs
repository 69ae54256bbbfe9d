//! The sheet in which a message to a customer is chosen, changed and sent.

use leptos::prelude::*;

use crate::domain::language::Language;
use crate::domain::merge_fields::MergeTexts;
use crate::domain::party::Party;
use crate::domain::template::Template;
use crate::erased::{Each, When, derived, dynamic, memo};
use crate::i18n::formats::names;
use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::now;
use crate::state::merge_texts::merge_texts;
use crate::state::navigation::Place;
use crate::terms;
use crate::ui::{
    Banner, BannerTone, Button, ButtonTone, Chip, ChipBar, Choice, SegmentedControl, Sheet, TextArea,
    TextField, at_place, place_of,
};

use super::draft::{Chosen, Message, MessageDraft};
use super::send_buttons::SendButtons;
use crate::parts::saving::{Saving, use_saving};

/// A message from a template, or a blank one, and the ways to send it. What is written is kept until it is
/// sent.
#[component]
pub(in super::super) fn MessageSheet(
    /// The customer.
    party: Signal<Party>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title =
        move || t_string!(i18n, templates.message_to, name = party.with(|party| party.name().to_owned()));
    view! {
        <Sheet
            open=open
            on_close=move |()| open.set(false)
            title=title
            close_label=say!(i18n, common.close)
        >
            <Fields party on_sent=move |()| open.set(false)/>
        </Sheet>
    }
    .into_any()
}

#[component]
fn Fields(
    party: Signal<Party>,
    /// It was sent, and logged.
    #[prop(into)]
    on_sent: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let own = memo(move |_| saving.preferences.with(|preferences| preferences.language));
    let key = format!("message.{}", party.with_untracked(|party| party.id));
    let draft = saving.drafts.keep(&key, MessageDraft::default());
    let templates = memo(move |_| saving.services.read(|store| store.templates()));
    let message = memo(move |_| {
        let texts_in = |language| texts_in(saving, party, language);
        templates.with(|templates| draft.with(|draft| draft.message(templates, own.get(), texts_in)))
    });
    let write = move |subject: Option<String>, text: Option<String>| {
        let over = message.get_untracked();
        let subject = subject.unwrap_or_else(|| over.subject.clone());
        let text = text.unwrap_or_else(|| over.text.clone());
        draft.update(|draft| draft.write(&over, own.get_untracked(), subject, text));
    };
    let has_email = memo(move |_| party.with(|party| !party.emails.is_empty()));
    let subject = move || {
        has_email.get().then(|| {
            view! {
                <TextField
                    label=say!(i18n, templates.subject)
                    value=derived(move || message.with(|message| message.subject.clone()))
                    on_input=move |typed: String| write(Some(typed), None)
                />
            }
        })
    };
    let sent = move |()| {
        saving.drafts.clear(&key);
        on_sent.try_run(());
    };
    view! {
        <TemplateChips templates message draft/>
        <LanguageSwitch message draft/>
        {dynamic(subject)}
        <TextArea
            label=say!(i18n, templates.message_text)
            rows=4
            value=derived(move || message.with(|message| message.text.clone()))
            on_input=move |typed: String| write(None, Some(typed))
        />
        <Reports message/>
        <div class="sheet__actions">
            <SendButtons party message on_sent=sent/>
        </div>
    }
    .into_any()
}

/// The templates, one of which is chosen, and the blank message; where there are none, the way to make some.
#[component]
fn TemplateChips(
    templates: Memo<Vec<Template>>,
    message: Memo<Message>,
    draft: RwSignal<MessageDraft>,
) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = memo(move |_| message.with(|message| message.template));
    let choose = move |chosen: Chosen| draft.update(|draft| draft.choose(chosen));
    let chip = move |template: Template| {
        let id = template.id;
        view! {
            <Chip
                label=template.name
                pressed=derived(move || chosen.get() == Some(id))
                on_press=move |()| choose(Chosen::Template(id))
            />
        }
    };
    let any = memo(move |_| templates.with(|templates| !templates.is_empty()));
    dynamic(move || {
        if any.get() {
            view! {
                <ChipBar label=say!(i18n, templates.choose)>
                    <Each
                        each=move || templates.get()
                        key=|template| format!("{} {}", template.id, template.name)
                        children=chip
                    />
                    <Chip
                        label=say!(i18n, templates.blank)
                        pressed=derived(move || chosen.get().is_none())
                        on_press=move |()| choose(Chosen::Blank)
                    />
                </ChipBar>
            }
            .into_any()
        } else {
            view! {
                <p class="quiet">{say!(i18n, templates.empty_text).shown()}</p>
                <Button
                    label=say!(i18n, templates.add)
                    tone=ButtonTone::Quiet
                    href=Place::Templates.href()
                />
            }
            .into_any()
        }
    })
}

/// The languages of the chosen template, where it has several.
#[component]
fn LanguageSwitch(message: Memo<Message>, draft: RwSignal<MessageDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let several = memo(move |_| message.with(|message| message.languages.len() > 1));
    let choices = memo(move |_| message.with(|message| message.languages.clone()));
    let current = move || message.with(|message| message.language);
    dynamic(move || {
        several.get().then(|| {
            view! {
                <SegmentedControl
                    label=say!(i18n, templates.language)
                    label_hidden=true
                    choices=derived(move || Choice::each(&choices.get(), names::language))
                    value=derived(move || {
                        current().map(|language| place_of(&choices.get(), &language)).unwrap_or_default()
                    })
                    on_change=move |place: String| {
                        if let Some(language) = choices.with_untracked(|all| at_place(all, &place)) {
                            draft.update(|draft| draft.speak(language));
                        }
                    }
                />
            }
        })
    })
}

/// What is not known of the customer, and what was not filled in.
#[component]
fn Reports(message: Memo<Message>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let listed = move |names: Vec<String>| {
        names.join(saving.preferences.formats().with(|formats| formats.list_separator()))
    };
    let missing = memo(move |_| message.with(|message| message.missing.clone()));
    let unfilled = memo(move |_| message.with(|message| message.unfilled.clone()));
    let missing_text = move || {
        let locale = i18n.get_locale();
        let names = missing.get().into_iter().map(|field| terms::merge_field(locale, field).to_owned());
        t_string!(i18n, templates.missing_fields, names = listed(names.collect()))
    };
    let unfilled_text = move || t_string!(i18n, templates.unfilled_fields, names = listed(unfilled.get()));
    view! {
        <When when=move || missing.with(|missing| !missing.is_empty())>
            <Banner tone=BannerTone::Warn text=missing_text/>
        </When>
        <When when=move || unfilled.with(|unfilled| !unfilled.is_empty())>
            <Banner tone=BannerTone::Warn text=unfilled_text/>
        </When>
    }
    .into_any()
}

/// What is known of the customer, written for a reader of a language.
fn texts_in(saving: Saving, party: Signal<Party>, language: Language) -> MergeTexts {
    let formats = saving.preferences.formats().get().for_reader_of(language);
    let my_name = saving.preferences.with(|preferences| preferences.user_name.clone());
    party.with(|party| saving.services.read(|store| merge_texts(store, party, &my_name, &formats, now())))
}
