//! The choice of a colour: its name beside it, for eyes that do not tell the colours apart.

use leptos::prelude::*;

use crate::domain::choice::Colour;
use crate::erased::derived;
use crate::i18n::{say, use_i18n};
use crate::ui::Chip;

use super::words;

/// Ten colours and none, one of which holds.
#[component]
pub(super) fn ColourPicker(
    /// The one that holds.
    #[prop(into)]
    value: Signal<Option<Colour>>,
    /// Hears another.
    #[prop(into)]
    on_change: Callback<Option<Colour>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let chip = move |colour: Option<Colour>| {
        view! {
            <Chip
                label=move || words::colour(i18n.get_locale(), colour)
                colour=Signal::stored(colour.map(Colour::name))
                pressed=derived(move || value.get() == colour)
                on_press=move |()| on_change.run(colour)
            />
        }
    };
    let all = std::iter::once(None).chain(Colour::ALL.map(Some));
    view! {
        <fieldset class="chip-group">
            <legend class="field__label">{say!(i18n, lists.colour).shown()}</legend>
            <div class="colour-picker">{all.map(chip).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
