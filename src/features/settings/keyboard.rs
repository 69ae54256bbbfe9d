//! Whether shortcuts of single keys hold. They can be switched off, as WCAG 2.1.4 asks: whoever speaks to
//! their device would press them without meaning to.

use leptos::prelude::*;

use crate::erased::derived;
use crate::i18n::{Texts, say, t_string, use_i18n};
use crate::state::overlays::{Guidance, use_overlays};
use crate::state::preferences::use_preferences;
use crate::ui::{
    Button, ButtonTone, Card, Choice, IconName, SectionHeader, SegmentedControl, at_place, place_of,
};

/// The choice, and the way to the sheet of all shortcuts.
#[component]
pub fn KeyboardSettings() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let guidance = use_overlays().guidance();
    // Whether they are off, in the order the choice shows.
    const CHOICES: [bool; 2] = [false, true];
    let word = |i18n: Texts, off: bool| {
        if off {
            t_string!(i18n, commands.shortcuts_turned_off)
        } else {
            t_string!(i18n, commands.shortcuts_on)
        }
    };
    let choices = Choice::each(&CHOICES, |off| move || word(i18n, off));
    view! {
        <section>
            <SectionHeader title=say!(i18n, commands.shortcuts_settings)/>
            <Card>
                <SegmentedControl
                    label=say!(i18n, commands.shortcuts_single)
                    choices=Signal::stored(choices)
                    value=derived(move || {
                        preferences.with(|preferences| place_of(&CHOICES, &preferences.single_keys_off))
                    })
                    on_change=move |chosen: String| {
                        let off = at_place(&CHOICES, &chosen).unwrap_or_default();
                        preferences.choose(|choices| choices.single_keys_off = off);
                    }
                />
                <p class="quiet">{say!(i18n, commands.shortcuts_single_hint).shown()}</p>
                <Button
                    tone=ButtonTone::Quiet
                    icon=IconName::Keyboard
                    label=say!(i18n, commands.shortcuts)
                    on_press=move |()| guidance.set(Some(Guidance::Shortcuts))
                />
            </Card>
        </section>
    }
    .into_any()
}
