//! The menu: the further actions of a thing, behind one button.

use super::identity::unique_id;
use super::roving::{Step, focus_by_step};
use super::{Icon, IconName};
use crate::erased::{attribute, dynamic};
use leptos::{context::Provider, ev, html, prelude::*, text_prop::TextProp};

/// How the button that opens a menu looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuTrigger {
    /// An icon alone.
    #[default]
    Icon,
    /// A chip with the words on it.
    Chip,
}

/// A button that opens a list of actions; on phones the list rises from the foot of the screen. Arrow
/// keys, Home and End move in it, Escape and Tab leave it. Not for rows of a windowed list, whose
/// frame would cut it off.
#[component]
pub fn Menu(
    /// What the actions are for.
    #[prop(into)]
    label: TextProp,
    /// The words on a chip, where they say less than the label.
    #[prop(optional, into)]
    words: Option<TextProp>,
    /// The icon of the button.
    #[prop(default = IconName::Actions)]
    icon: IconName,
    /// How the button looks.
    #[prop(optional)]
    trigger: MenuTrigger,
    /// The actions: [`MenuItem`]s.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let list_id = unique_id("menu");
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked()
            && button.focus().is_err()
        {
            leptos::logging::warn!("the menu's button could not take the focus back");
        }
    };
    let closes = CloseMenu(Callback::new(move |()| close()));
    let open_at = move |step: Step| {
        open.set(true);
        request_animation_frame(move || {
            if let Some(list) = list.try_get_untracked().flatten() {
                focus_by_step(&list, ITEMS, step);
            }
        });
    };
    let on_button_key = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => Step::First,
            "ArrowUp" => Step::Last,
            _ => return,
        };
        event.prevent_default();
        open_at(step);
    };
    let on_list_key = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Escape" => {
                event.prevent_default();
                // The sheet around the menu stays open: this Escape was for the menu.
                event.stop_propagation();
                return close();
            }
            "Tab" => return open.set(false),
            _ => return,
        };
        event.prevent_default();
        if let Some(list) = list.get_untracked() {
            focus_by_step(&list, ITEMS, step);
        }
    };

    let name = label.clone();
    let words = words.unwrap_or_else(|| label.clone());
    let face = match trigger {
        MenuTrigger::Icon => view! {
            <span class="icon-button__face">
                <Icon name=icon/>
            </span>
        }
        .into_any(),
        MenuTrigger::Chip => view! {
            <span class="chip__face">
                <Icon name=icon/>
                <span>{dynamic(move || words.get())}</span>
                <Icon name=IconName::Down/>
            </span>
        }
        .into_any(),
    };
    let class = match trigger {
        MenuTrigger::Icon => "icon-button",
        MenuTrigger::Chip => "chip",
    };
    let controls = list_id.clone();
    let items = move || {
        open.get().then(|| {
            let children = children.clone();
            view! {
                <div class="menu__veil" on:click=move |_| close()></div>
                <div
                    class="menu__list"
                    role="menu"
                    id=list_id.clone()
                    aria-label=label.clone()
                    node_ref=list
                    on:keydown=on_list_key
                >
                    // For its own items only: a menu beside this one has the same owner.
                    <Provider value=closes>{children()}</Provider>
                </div>
            }
        })
    };
    view! {
        <div class="menu">
            <button
                type="button"
                class=class
                node_ref=button
                aria-label=name
                aria-haspopup="menu"
                aria-expanded=attribute(move || if open.get() { "true" } else { "false" })
                aria-controls=attribute(move || open.get().then(|| controls.clone()))
                on:click=move |_| open_at(Step::First)
                on:keydown=on_button_key
            >
                {face}
            </button>
            {dynamic(items)}
        </div>
    }
    .into_any()
}

/// One action of a [`Menu`], or with `checked` one of several choices of which one holds.
#[component]
pub fn MenuItem(
    /// What it does, in words.
    #[prop(into)]
    label: TextProp,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
    /// For a choice: whether it holds.
    #[prop(optional, into)]
    checked: Option<Signal<bool>>,
) -> impl IntoView {
    let menu = use_context::<CloseMenu>();
    let press = move |_| {
        if let Some(CloseMenu(close)) = menu {
            close.run(());
        }
        on_press.run(());
    };
    view! {
        <button
            type="button"
            class="menu__item"
            class:menu__item--danger=danger
            role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
            aria-checked=attribute(move || checked.map(|checked| if checked.get() { "true" } else { "false" }))
            tabindex="-1"
            on:click=press
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="menu__words">{dynamic(move || label.get())}</span>
            {dynamic(move || {
                checked.is_some_and(|checked| checked.get()).then(|| view! { <Icon name=IconName::Check/> })
            })}
        </button>
    }
    .into_any()
}

/// Which elements of a menu take the focus.
const ITEMS: &str = ".menu__item";

/// Lets an item close the menu it stands in.
#[derive(Clone, Copy)]
struct CloseMenu(Callback<()>);
