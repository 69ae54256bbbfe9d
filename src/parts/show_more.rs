//! What a list leaves out until it is asked for.

use leptos::prelude::*;

use crate::erased::dynamic;
use crate::i18n::{t_string, use_i18n};
use crate::state::preferences::use_formats;
use crate::ui::{Button, ButtonTone};

/// A button that says how many are left out; nothing when none are.
#[component]
pub fn ShowMore(
    /// How many are left out.
    left: Signal<usize>,
    /// Shows more of them.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    dynamic(move || {
        let left = u32::try_from(left.get()).unwrap_or(u32::MAX);
        (left > 0).then(|| {
            let n = formats.with(|formats| formats.number(left));
            view! {
                <Button
                    label=t_string!(i18n, common.show_more_n, n = n)
                    tone=ButtonTone::Quiet
                    wide=true
                    on_press=on_press
                />
            }
        })
    })
}
