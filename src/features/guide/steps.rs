//! The steps that save nothing themselves: how things are written, the user's name, and the end.

use leptos::prelude::*;

use crate::erased::derived;
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::format_choices::{CalendarChoice, DigitChoice, LanguageChoice};
use crate::parts::saving::use_saving;
use crate::state::install::use_install;
use crate::state::navigation::{Place, use_go};
use crate::state::overlays::{Guidance, use_overlays};
use crate::state::preferences::use_preferences;
use crate::ui::{Button, ButtonTone, Card, Form, IconName, TextField, TextKind};

use super::Guide;
use super::draft::DRAFT;

/// Language, calendar and digits as they were found, to be changed here.
#[component]
pub(super) fn FormatsStep(guide: Guide) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Form on_submit=guide.next>
            <p class="quiet">{say!(i18n, guide.formats_text).shown()}</p>
            <Card>
                <LanguageChoice/>
                <CalendarChoice/>
                <DigitChoice/>
            </Card>
            <Ways guide first=true/>
        </Form>
    }
    .into_any()
}

/// The user's own name.
#[component]
pub(super) fn YouStep(guide: Guide) -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    view! {
        <Form on_submit=guide.next>
            <TextField
                label=say!(i18n, settings.name)
                hint=say!(i18n, settings.name_hint)
                kind=TextKind::Name
                autocomplete="name"
                value=derived(move || preferences.with(|preferences| preferences.user_name.clone()))
                on_input=move |name| preferences.choose(|choices| choices.user_name = name)
            />
            <Ways guide/>
        </Form>
    }
    .into_any()
}

/// What was done, and a tip for the time after.
#[component]
pub(super) fn DoneStep(guide: Guide) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let overlays = use_overlays();
    let install = use_install();
    let go = use_go();
    let party = guide.draft.with_untracked(|draft| draft.party);
    let finish = move |()| {
        saving.drafts.clear(DRAFT);
        go(party.map_or(Place::Today, Place::Customer));
    };
    let text = move || {
        if guide.draft.with(|draft| draft.planned) {
            t_string!(i18n, guide.done_planned)
        } else {
            t_string!(i18n, guide.done_text)
        }
    };
    view! {
        <Form on_submit=finish>
            <p>{text}</p>
            <Card>
                <p>{say!(i18n, guide.tip_shortcuts).shown()}</p>
                <Button
                    tone=ButtonTone::Quiet
                    icon=IconName::Keyboard
                    label=say!(i18n, commands.shortcuts)
                    on_press=move |()| overlays.guidance().set(Some(Guidance::Shortcuts))
                />
                {move || {
                    install.by_hand().then(|| view! { <p>{t_string!(i18n, shell.install_by_hand_text)}</p> })
                }}
                {move || {
                    (install.possible() && !install.by_hand())
                        .then(|| {
                            view! {
                                <p>{t_string!(i18n, shell.install_text)}</p>
                                <Button
                                    tone=ButtonTone::Quiet
                                    icon=IconName::Install
                                    label=say!(i18n, shell.install_action)
                                    on_press=move |()| install.ask()
                                />
                            }
                        })
                }}
            </Card>
            <div class="guide__ways">
                <Button label=say!(i18n, guide.finish) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

/// The ways out of a step: on, and back.
#[component]
pub(super) fn Ways(
    guide: Guide,
    /// Whether it is the first step, from which no way leads back.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="guide__ways">
            <Button label=say!(i18n, guide.next) submit=true wide=true/>
            {(!first)
                .then(|| {
                    view! {
                        <Button
                            tone=ButtonTone::Plain
                            wide=true
                            label=say!(i18n, common.back)
                            on_press=guide.back
                        />
                    }
                })}
        </div>
    }
    .into_any()
}
