//! Toasts: short messages about what was just done, with a way to take it back.

use super::{Icon, IconName};
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
/// How many are seen at once; the oldest of the rest wait.
const AT_ONCE: usize = 3;

/// Shows the queue, oldest first, above the bottom bar. Each message is read aloud when it comes and
/// leaves by itself, but never while one of them is hovered or focused.
#[component]
pub fn ToastHost(
    /// The queue.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// Hears the id of a toast whose action was pressed; the caller takes the toast away.
    #[prop(into)]
    on_action: Callback<u64>,
    /// Hears the id of a toast whose time is over or that was put away; the caller takes it away.
    #[prop(into)]
    on_dismiss: Callback<u64>,
    /// What the region is, read aloud ("Messages").
    #[prop(into)]
    region_label: TextProp,
    /// What the cross does, in words.
    #[prop(into)]
    dismiss_label: TextProp,
) -> impl IntoView {
    let held = RwSignal::new(false);
    let shown = move || toasts.with(|toasts| toasts.iter().take(AT_ONCE).cloned().collect::<Vec<_>>());
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
            <For
                each=shown
                key=|toast| toast.id
                children=move |toast| toast_view(toast, held, on_action, on_dismiss, dismiss_label.clone())
            />
        </div>
    }
    .into_any()
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
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        stop();
        if !held.get() {
            match set_timeout_with_handle(leave, stay) {
                Ok(handle) => timer.set_value(Some(handle)),
                // Without a timer the message stays until it is put away.
                Err(_) => leptos::logging::warn!("a message could not be timed"),
            }
        }
    });
    on_cleanup(stop);
}
