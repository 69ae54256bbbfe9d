//! Toasts: short messages about what was just done, with a way to take it back.

use super::identity::unique_id;
use super::{Icon, IconName};
use crate::erased::{Each, effect};
use crate::painted::use_pause;
use leptos::{prelude::*, text_prop::TextProp};
use std::time::Duration;

/// How a toast is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToastTone {
    /// Something was done.
    #[default]
    Done,
    /// Something failed: stays until it is put away.
    Failed,
}

/// A message in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u64,
    /// The message.
    pub text: String,
    /// How it is meant.
    pub tone: ToastTone,
    /// Words of its one action, such as "Undo".
    pub action: Option<String>,
}

/// How long a toast without an action stays.
const BRIEF: Duration = Duration::from_secs(5);
/// How long a toast with an action stays: time to read it and to reach it.
const WITH_ACTION: Duration = Duration::from_secs(8);
/// How many are seen at once; older ones wait.
const AT_ONCE: usize = 2;

/// The messages there are, put into context above everything that shows them: the page, and each dialog
/// over it. The page behind a dialog can be neither touched nor read, so the messages are always where
/// the person is.
#[derive(Clone)]
pub struct ToastQueue {
    toasts: Signal<Vec<Toast>>,
    on_action: Callback<u64>,
    on_dismiss: Callback<u64>,
    region_label: TextProp,
    dismiss_label: TextProp,
    /// The hosts there are, the uppermost last.
    hosts: RwSignal<Vec<String>>,
}

impl ToastQueue {
    /// Puts the queue (oldest first) into context. `on_action` hears the id of a toast whose action was
    /// pressed, `on_dismiss` of one whose time is over or that was put away; both take it away.
    /// `region_label` says what the messages are, `dismiss_label` what the cross does.
    pub fn provide(
        toasts: Signal<Vec<Toast>>,
        on_action: Callback<u64>,
        on_dismiss: Callback<u64>,
        region_label: impl Into<TextProp>,
        dismiss_label: impl Into<TextProp>,
    ) {
        let (region_label, dismiss_label) = (region_label.into(), dismiss_label.into());
        let hosts = RwSignal::new(Vec::new());
        provide_context(Self { toasts, on_action, on_dismiss, region_label, dismiss_label, hosts });
    }

    /// Makes a host the uppermost until it goes; returns whether it still is.
    fn enter(&self) -> impl Fn() -> bool + Copy + use<> {
        let hosts = self.hosts;
        let host = StoredValue::new(unique_id("toasts"));
        hosts.update(|hosts| hosts.push(host.get_value()));
        on_cleanup(move || {
            let host = host.get_value();
            hosts.try_update(|hosts| hosts.retain(|other| *other != host));
        });
        move || hosts.with(|hosts| host.with_value(|host| hosts.last() == Some(host)))
    }
}

/// Shows the newest messages, the newest last: in the page above the bottom bar, in a dialog below its
/// head. Each is read aloud when it comes and leaves by itself, but never while one of them is hovered or
/// focused. Nothing without a [`ToastQueue`].
#[component]
pub fn ToastHost() -> impl IntoView {
    use_context::<ToastQueue>().map(host).into_any()
}

fn host(queue: ToastQueue) -> AnyView {
    let held = RwSignal::new(false);
    let uppermost = queue.enter();
    let ToastQueue { toasts, on_action, on_dismiss, region_label, dismiss_label, .. } = queue;
    let shown = move || if uppermost() { toasts.with(|toasts| newest(toasts)) } else { Vec::new() };
    view! {
        <div
            class="toasts"
            role="region"
            aria-label=region_label
            aria-live="polite"
            on:pointerenter=move |_| held.set(true)
            on:pointerleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            <Each
                each=shown
                key=|toast| toast.id
                children=move |toast| toast_view(toast, held, on_action, on_dismiss, dismiss_label.clone())
            />
        </div>
    }
    .into_any()
}

/// What is seen of the queue: never the old at the cost of the new, whose way back may be wanted.
fn newest(toasts: &[Toast]) -> Vec<Toast> {
    toasts.iter().skip(toasts.len().saturating_sub(AT_ONCE)).cloned().collect()
}

fn toast_view(
    toast: Toast,
    held: RwSignal<bool>,
    on_action: Callback<u64>,
    on_dismiss: Callback<u64>,
    dismiss_label: TextProp,
) -> AnyView {
    let Toast { id, text, tone, action } = toast;
    if tone == ToastTone::Done {
        let stay = if action.is_some() { WITH_ACTION } else { BRIEF };
        leave_after(stay, held, move || on_dismiss.run(id));
    }
    let dismiss = move || {
        // The pressed button goes away with its focus or its pointer, which then say nothing more.
        held.set(false);
        on_dismiss.run(id);
    };
    view! {
        <div class="toast" class:toast--failed=tone == ToastTone::Failed>
            {(tone == ToastTone::Failed).then(|| view! { <Icon name=IconName::Warning/> })}
            <p class="toast__text">{text}</p>
            {action
                .map(|words| {
                    view! {
                        <button
                            type="button"
                            class="toast__action"
                            on:click=move |_| {
                                held.set(false);
                                on_action.run(id);
                            }
                        >
                            {words}
                        </button>
                    }
                })}
            <button
                type="button"
                class="toast__close"
                aria-label=dismiss_label
                on:click=move |_| dismiss()
            >
                <Icon name=IconName::Close/>
            </button>
        </div>
    }
    .into_any()
}

/// Calls `leave` once `stay` has passed without a hold; a hold starts the time anew when it ends.
fn leave_after(stay: Duration, held: RwSignal<bool>, leave: impl Fn() + Copy + 'static) {
    let pause = use_pause();
    effect(move |_| {
        pause.stop();
        // Without a timer the message stays until it is put away.
        if !held.get() {
            pause.then(stay, leave);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toast(id: u64, tone: ToastTone) -> Toast {
        Toast { id, text: String::new(), tone, action: None }
    }

    #[test]
    fn a_new_message_is_seen_however_many_failures_stay() {
        let mut queue: Vec<Toast> = (1..=4).map(|id| toast(id, ToastTone::Failed)).collect();
        queue.push(toast(5, ToastTone::Done));
        let seen: Vec<u64> = newest(&queue).into_iter().map(|toast| toast.id).collect();
        assert_eq!(seen, [4, 5]);
    }

    #[test]
    fn a_short_queue_is_seen_whole() {
        assert_eq!(newest(&[toast(1, ToastTone::Done)]).len(), 1);
    }
}
