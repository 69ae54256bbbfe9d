//! One fact: what it is, what it says, and a way to change it in place.

use super::{Icon, IconName};
use crate::erased::{dynamic, memo};
use leptos::{prelude::*, text_prop::TextProp};

/// A label with its value. With `href` the value is a link (call, map); with `on_edit` a pencil stands
/// at the end. A fact that is not known yet shows `empty_label` and is edited by pressing that.
#[component]
pub fn FactRow(
    /// What the fact is.
    #[prop(into)]
    label: TextProp,
    /// What it says; empty when it is not known.
    #[prop(into)]
    value: TextProp,
    /// An icon before it.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// The value reads left to right whatever the page does: phones, e-mails, addresses of the web.
    #[prop(optional)]
    ltr: bool,
    /// Makes the value a link.
    #[prop(optional, into)]
    href: Option<TextProp>,
    /// Something after the value, such as a [`Status`](super::Status) that asks whether it is still right.
    #[prop(optional, into)]
    trail: Option<ViewFn>,
    /// What the pencil does.
    #[prop(optional, into)]
    on_edit: Option<Callback<()>>,
    /// What the pencil does, in words ("Edit mobile"); needed with `on_edit`.
    #[prop(optional, into)]
    edit_label: TextProp,
    /// Words in place of an unknown value ("Add").
    #[prop(optional, into)]
    empty_label: TextProp,
) -> impl IntoView {
    let known = {
        let value = value.clone();
        memo(move |_| !value.get().is_empty())
    };
    let edit = move || {
        if let Some(on_edit) = on_edit {
            on_edit.run(());
        }
    };
    let edit_label_empty = edit_label.clone();
    let shown = move || {
        let value = value.clone();
        let text = move || value.get();
        match (known.get(), href.clone()) {
            (true, Some(href)) => {
                // What the phone answers by itself stays in this tab; pages of others open beside it.
                let target = href.get().starts_with("http").then_some("_blank");
                view! {
                    <a class="fact__value" class:ltr=ltr href=href target=target rel="noopener">
                        {dynamic(text)}
                    </a>
                }
                .into_any()
            }
            (true, None) => {
                view! { <span class="fact__value" class:ltr=ltr>{dynamic(text)}</span> }.into_any()
            }
            (false, _) if on_edit.is_some() => {
                let words = empty_label.clone();
                view! {
                    <button
                        type="button"
                        class="fact__empty"
                        aria-label=edit_label_empty.clone()
                        on:click=move |_| edit()
                    >
                        {dynamic(move || words.get())}
                    </button>
                }
                .into_any()
            }
            (false, _) => {
                let words = empty_label.clone();
                view! { <span class="fact__none">{dynamic(move || words.get())}</span> }.into_any()
            }
        }
    };
    let pencil = move || {
        (known.get() && on_edit.is_some()).then(|| {
            view! {
                <button
                    type="button"
                    class="fact__edit"
                    aria-label=edit_label.clone()
                    on:click=move |_| edit()
                >
                    <Icon name=IconName::Edit/>
                </button>
            }
        })
    };
    view! {
        <div class="fact">
            {icon.map(|name| view! { <Icon name/> })}
            <div class="fact__lines">
                <span class="fact__label">{dynamic(move || label.get())}</span>
                <span class="fact__line">
                    {dynamic(shown)}
                    {trail.map(|trail| view! { <span class="fact__trail">{dynamic(move || trail.run())}</span> })}
                </span>
            </div>
            {dynamic(pencil)}
        </div>
    }
    .into_any()
}
