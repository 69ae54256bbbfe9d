//! A message that stays at its place until it is dealt with.

use super::{Icon, IconName};
use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// How grave a banner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerTone {
    /// Good to know.
    #[default]
    Info,
    /// Wants care.
    Warn,
    /// Something failed: read aloud at once.
    Bad,
}

/// A message with at most one action and, if it may be put aside, a cross.
#[component]
pub fn Banner(
    /// The message.
    #[prop(into)]
    text: TextProp,
    /// How grave it is.
    #[prop(optional)]
    tone: BannerTone,
    /// An icon other than the tone's own.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Words of the action.
    #[prop(optional, into)]
    action_label: Option<TextProp>,
    /// What the action does.
    #[prop(optional, into)]
    on_action: Option<Callback<()>>,
    /// What the cross does.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// What the cross does, in words; needed with `on_close`.
    #[prop(optional, into)]
    close_label: TextProp,
) -> impl IntoView {
    let (class, own_icon, role) = match tone {
        BannerTone::Info => ("banner", IconName::Info, "status"),
        BannerTone::Warn => ("banner banner--warn", IconName::Warning, "status"),
        BannerTone::Bad => ("banner banner--bad", IconName::Warning, "alert"),
    };
    view! {
        <div class=class role=role>
            <Icon name=icon.unwrap_or(own_icon)/>
            <p class="banner__text">{dynamic(move || text.get())}</p>
            {action_label
                .zip(on_action)
                .map(|(label, on_action)| {
                    view! {
                        <button type="button" class="banner__action" on:click=move |_| on_action.run(())>
                            {dynamic(move || label.get())}
                        </button>
                    }
                })}
            {on_close
                .map(|on_close| {
                    view! {
                        <button
                            type="button"
                            class="banner__close"
                            aria-label=close_label
                            on:click=move |_| on_close.run(())
                        >
                            <Icon name=IconName::Close/>
                        </button>
                    }
                })}
        </div>
    }
    .into_any()
}
