//! The ways to send a message: one tap sends and logs it.

use leptos::prelude::*;

use crate::domain::interaction::{Direction, InteractionKind};
use crate::domain::party::Party;
use crate::erased::{Each, dynamic, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::day::now;
use crate::state::sharing::{Shared, can_share, copy, is_apple_device, share};
use crate::state::toasts::use_toasts;
use crate::ui::{FormError, IconButton, IconButtonTone, IconName};
use crate::usecases::FormField;
use crate::usecases::log_interaction::{InteractionFacts, LogInteraction, log_interaction};

use super::super::super::log::logged_words;
use super::super::super::words;
use super::draft::Message;
use super::message_ways::{MessageWay, is_refused, message_ways};
use crate::parts::saving::use_saving;

/// The apps that are open to the customer, the share sheet and the clipboard. What the customer has refused
/// is said beside it, and still possible: the rep knows what has been agreed since.
#[component]
pub(super) fn SendButtons(
    /// The customer.
    party: Signal<Party>,
    /// The message.
    message: Memo<Message>,
    /// It was sent, and logged.
    #[prop(into)]
    on_sent: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let toasts = use_toasts();
    let id = party.with_untracked(|party| party.id);
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || message.track());
    let error = saving.error_or_failure(attempt, &[FormField::Text, FormField::Subject]);
    let log = move |kind: InteractionKind, message: Message, said: String| {
        let Message { name, subject, text, .. } = message;
        let facts = InteractionFacts {
            kind,
            direction: Direction::Outgoing,
            outcome: None,
            own_outcome: None,
            at: now(),
            duration_s: None,
            others: Vec::new(),
            subject: match kind {
                InteractionKind::Email if name.is_empty() => subject,
                _ => name,
            },
            text,
            custom: Vec::new(),
        };
        let request = LogInteraction { party: id, facts, files: Vec::new() };
        attempt.run(
            move |store| async move {
                let logged = log_interaction(&store, store.world(), request).await?;
                Ok((Some(logged.change), ()))
            },
            said,
            move |()| {
                on_sent.try_run(());
            },
        );
    };
    let hand_over = move |()| {
        let message = message.get_untracked();
        saving.services.run(async move {
            match share(&message.subject, message.text.trim()).await {
                Shared::Taken => {
                    log(InteractionKind::Message, message, logged_words(saving, InteractionKind::Message));
                }
                Shared::PutAway => {}
                Shared::Failed => toasts.say(td_string!(saving.locale(), templates.not_shared)),
            }
        });
    };
    let put_on_clipboard = move |()| {
        let message = message.get_untracked();
        saving.services.run(async move {
            if copy(message.text.trim()).await {
                let said = td_string!(saving.locale(), templates.copied).to_owned();
                log(InteractionKind::Message, message, said);
            } else {
                toasts.say(td_string!(saving.locale(), templates.not_copied));
            }
        });
    };
    let apple = is_apple_device();
    let ways = memo(move |_| party.with(message_ways));
    let button = move |way: MessageWay| {
        let (channel, kind) = (way.channel(), way.interaction());
        let refused = memo(move |_| party.with(|party| is_refused(party, channel)));
        let label = move || {
            let way = words::channel(i18n.get_locale(), channel);
            if refused.get() { t_string!(i18n, templates.refused_way, way = way) } else { way.to_owned() }
        };
        let opens_beside = matches!(way, MessageWay::WhatsApp(_) | MessageWay::Telegram(_));
        view! {
            <div class="message-way" class:message-way--refused=refused>
                <IconButton
                    tone=IconButtonTone::Soft
                    captioned=true
                    icon=words::channel_icon(channel)
                    label=label
                    href=move || message.with(|message| way.link(message, apple))
                    on_press=move |()| log(kind, message.get_untracked(), logged_words(saving, kind))
                    attr:target=if opens_beside { "_blank" } else { "_self" }
                    attr:rel="noopener"
                />
            </div>
        }
    };
    let shares = can_share();
    let share_button = move || {
        shares.then(|| {
            view! {
                <IconButton
                    tone=IconButtonTone::Soft
                    captioned=true
                    icon=IconName::Forward
                    label=say!(i18n, templates.share)
                    on_press=hand_over
                />
            }
        })
    };
    let nothing = memo(move |_| message.with(Message::is_empty));
    let buttons = move || {
        if nothing.get() {
            return view! { <p class="quiet">{say!(i18n, templates.nothing_to_send).shown()}</p> }.into_any();
        }
        view! {
            <div class="contact-actions" role="group" aria-label=say!(i18n, templates.send_by)>
                <Each each=move || ways.get() key=Clone::clone children=button/>
                {share_button()}
                <IconButton
                    tone=IconButtonTone::Soft
                    captioned=true
                    icon=IconName::Note
                    label=say!(i18n, templates.copy)
                    on_press=put_on_clipboard
                />
            </div>
            <p class="quiet">{say!(i18n, templates.sending_logs).shown()}</p>
        }
        .into_any()
    };
    view! {
        <FormError message=error/>
        {dynamic(buttons)}
    }
    .into_any()
}
