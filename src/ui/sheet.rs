//! The sheet: quick input over the page.

use super::identity::unique_id;
use super::kept::use_in_front;
use super::{Icon, IconName, ToastHost, modal};
use crate::erased::{attribute, dynamic, effect};
use crate::painted::after_paint;
use leptos::{ev, html, prelude::*, text_prop::TextProp};

/// Where a sheet stands on wide screens. On phones it always rises from the foot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetPlace {
    /// A panel along the ending edge, beside what it is about.
    #[default]
    Side,
    /// In the middle, for a question on its own.
    Centre,
}

/// A modal sheet. The native dialog keeps the focus inside and gives it back when the sheet is closed or
/// taken away; Escape, the cross and a tap outside call `on_close`. What was typed is the caller's, so
/// closing never loses it. Messages are shown in it while it is open, since it covers the page's.
#[component]
pub fn Sheet(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The person wants it closed: the caller sets `open` to false.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// What the cross does, in words.
    #[prop(into)]
    close_label: TextProp,
    /// Where it stands on wide screens.
    #[prop(optional)]
    place: SheetPlace,
    /// What stands in it, made anew each time it opens. Buttons that must stay in sight go last, in an
    /// element of class `sheet__actions`.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = NodeRef::<html::H2>::new();
    let title_id = unique_id("sheet");
    let named_by = title_id.clone();
    let filled = RwSignal::new(false);
    let pressed_outside = StoredValue::new(false);
    let shown = StoredValue::new(false);
    modal::close_when_gone(dialog);

    let in_front = use_in_front();
    effect(move |_| {
        let away = !in_front.get();
        if open.get() && away {
            // It would hold the screen that came in front of its own, and not be seen behind it.
            on_close.run(());
        } else if open.get() {
            after_paint(move || {
                if open.try_get_untracked() != Some(true) {
                    return;
                }
                filled.set(true);
                // A frame later the content stands in the dialog, and the field that asks for the focus gets it.
                request_animation_frame(move || {
                    if open.try_get_untracked() == Some(true) {
                        show(dialog, heading);
                        shown.try_set_value(true);
                    }
                });
            });
        } else {
            shown.set_value(false);
            // It is no longer seen at once; to make the page behind it usable again takes longer.
            after_paint(move || {
                if open.try_get_untracked() == Some(false) && filled.try_get_untracked() == Some(true) {
                    if let Some(dialog) = dialog.get_untracked() {
                        dialog.close();
                    }
                    filled.set(false);
                }
            });
        }
    });

    let on_cancel = move |event: ev::Event| {
        // A file field inside sends a cancel of its own up to here.
        if event.target() == event.current_target() {
            event.prevent_default();
            on_close.run(());
        }
    };
    // The browser may close a dialog without asking, as Android does at the second back gesture. A sheet that
    // comes in the place of another one has its element, and is told late that the other one was closed.
    let on_closed = move |event: ev::Event| {
        let own = event.target() == event.current_target();
        let closed = || dialog.try_get_untracked().flatten().is_some_and(|dialog| !dialog.open());
        if own && shown.try_get_value() == Some(true) && closed() && open.try_get_untracked() == Some(true) {
            on_close.run(());
        }
    };
    // Only a press that also began outside closes: text selected with a drag that ends there does not.
    let on_press = move |event: ev::PointerEvent| {
        pressed_outside.set_value(event.target() == event.current_target());
    };
    let on_click = move |event: ev::MouseEvent| {
        if pressed_outside.get_value() && event.target() == event.current_target() {
            pressed_outside.set_value(false);
            on_close.run(());
        }
    };
    let content = move || {
        let (title, close_label) = (title.clone(), close_label.clone());
        view! {
            <div class="sheet__box">
                <div class="sheet__head">
                    <h2 class="sheet__title" id=title_id.clone() tabindex="-1" node_ref=heading>
                        {dynamic(move || title.get())}
                    </h2>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=close_label
                        on:click=move |_| on_close.run(())
                    >
                        <Icon name=IconName::Close/>
                    </button>
                </div>
                <ToastHost/>
                <div class="sheet__body">{children()}</div>
            </div>
        }
    };
    let class = match place {
        SheetPlace::Side => "sheet",
        SheetPlace::Centre => "sheet sheet--centre",
    };
    view! {
        <dialog
            class=class
            class:sheet--away=attribute(move || !open.get())
            node_ref=dialog
            aria-labelledby=named_by
            on:cancel=on_cancel
            on:close=on_closed
            on:pointerdown=on_press
            on:click=on_click
        >
            {dynamic(move || filled.get().then(&content))}
        </dialog>
    }
    .into_any()
}

/// Opens the dialog. Where no field asks for the focus the heading gets it, so that the sheet is read
/// from its start and no keyboard rises over it.
fn show(dialog: NodeRef<html::Dialog>, heading: NodeRef<html::H2>) {
    let Some(dialog) = dialog.try_get_untracked().flatten() else {
        return;
    };
    modal::show(&dialog);
    let a_field_asks = matches!(dialog.query_selector("[autofocus]"), Ok(Some(_)));
    if let Some(heading) = heading.try_get_untracked().flatten()
        && !a_field_asks
        && heading.focus().is_err()
    {
        leptos::logging::warn!("the sheet's heading could not take the focus");
    }
}
