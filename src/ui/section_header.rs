//! The line above a section: its name and what else can be seen.

use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// A section's heading (level 2), with an optional link or action at its end.
#[component]
pub fn SectionHeader(
    /// The section's name.
    #[prop(into)]
    title: TextProp,
    /// Words of the action.
    #[prop(optional, into)]
    action_label: Option<TextProp>,
    /// Where the action leads.
    #[prop(optional, into)]
    action_href: Option<TextProp>,
    /// What the action does, when it leads nowhere.
    #[prop(optional, into)]
    on_action: Option<Callback<()>>,
) -> impl IntoView {
    let action = action_label.map(|label| {
        let words = move || label.get();
        match action_href {
            Some(href) => {
                view! { <a class="section-header__action" href=href>{dynamic(words)}</a> }.into_any()
            }
            None => view! {
                <button
                    type="button"
                    class="section-header__action"
                    on:click=move |_| {
                        if let Some(on_action) = on_action {
                            on_action.run(());
                        }
                    }
                >
                    {dynamic(words)}
                </button>
            }
            .into_any(),
        }
    });
    view! {
        <div class="section-header">
            <h2>{dynamic(move || title.get())}</h2>
            {action}
        </div>
    }
    .into_any()
}
