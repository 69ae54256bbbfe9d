//! The blocks of the first screen: which of them are shown, and in which order.

use leptos::prelude::*;

use crate::erased::{Each, memo};
use crate::i18n::{Locale, say, td_string, use_i18n};
use crate::parts::move_buttons::{MoveButtons, focus_moved, moved};
use crate::state::preferences::{TodayBlock, use_preferences};
use crate::ui::{Card, CardKind, CheckButton, ListRow, SectionHeader};

/// The name of the list for the focus that follows what moved.
const MOVING: &str = "today";

/// A row a block, to be ticked and moved.
#[component]
pub fn TodaySettings() -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let blocks = memo(move |_| preferences.with(|preferences| preferences.today.0.clone()));
    let arrange = move |from: usize, to: usize| {
        preferences.choose(|choices| {
            let order = std::mem::take(&mut choices.today.0);
            choices.today.0 = moved(order, from, to);
        });
        focus_moved(MOVING, from, to, TodayBlock::ALL.len());
    };
    let switch = move |block: TodayBlock| {
        preferences.choose(|choices| {
            for (own, shown) in &mut choices.today.0 {
                *shown ^= *own == block;
            }
        });
    };
    let row = move |(place, block): (usize, TodayBlock)| {
        let named = move || name(i18n.get_locale(), block);
        let shown = Signal::derive(move || blocks.with(|blocks| blocks.contains(&(block, true))));
        view! {
            <li>
                <ListRow
                    title=named
                    control=move || {
                        view! {
                            <CheckButton label=named checked=shown on_press=move |()| switch(block)/>
                        }
                    }
                    action=move || {
                        view! {
                            <MoveButtons
                                list=MOVING
                                name=named
                                place
                                count=TodayBlock::ALL.len()
                                on_move=move |to: usize| arrange(place, to)
                            />
                        }
                    }
                />
            </li>
        }
    };
    let rows = move || blocks.get().into_iter().map(|(block, _)| block).enumerate();
    view! {
        <section>
            <SectionHeader title=say!(i18n, today.title)/>
            <p class="quiet">{say!(i18n, settings.today_hint).shown()}</p>
            <Card kind=CardKind::List>
                <ul>
                    <Each each=rows key=|row| *row children=row/>
                </ul>
            </Card>
        </section>
    }
    .into_any()
}

/// What a block is called.
fn name(locale: Locale, block: TodayBlock) -> &'static str {
    match block {
        TodayBlock::Tasks => td_string!(locale, settings.today_tasks),
        TodayBlock::Cold => td_string!(locale, today.silent),
        TodayBlock::Week => td_string!(locale, today.week),
        TodayBlock::Days => td_string!(locale, today.anniversaries),
        TodayBlock::Facts => td_string!(locale, today.stale),
        TodayBlock::Latest => td_string!(locale, today.recent),
    }
}
