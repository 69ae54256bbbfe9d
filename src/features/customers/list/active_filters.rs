//! The filters that are on, as chips that take them away, and the quick ones to put on.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::domain::choice::{Choices, Meaning};
use crate::domain::party::LifecycleStage;
use crate::erased::{derived, dynamic, watch};
use crate::features::customers::list::columns::Columns;
use crate::features::customers::list::view_chips::ViewChips;
use crate::features::customers::list::view_sheet::{ViewEditing, ViewSheet};
use crate::features::customers::list::words;
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::parts::custom_fields::{Conditions, OwnChips};
use crate::parts::toggle::toggle;
use crate::state::choices::use_choices;
use crate::state::preferences::use_preferences;
use crate::store::engine::PartyQuery;
use crate::ui::{Chip, ChipBar};

/// How long is long: the silence the quick filter asks for, in days.
pub const QUIET_DAYS: u32 = 30;

/// The chips over the list: stages and silence as switches, everything else that is on with a
/// cross.
#[component]
pub fn FilterChips(
    /// The query, changed by the chips.
    query: RwSignal<PartyQuery>,
    /// The columns, which a view may have of its own.
    columns: Columns,
) -> impl IntoView {
    let preferences = use_preferences();
    let locale = preferences.locale();
    let choices = use_choices();
    let editing = RwSignal::new(None::<ViewEditing>);
    // An open sheet would hold the page that comes in front, and not be seen behind it.
    let path = use_location().pathname;
    watch(move || path.get(), move |_, _, _| editing.set(None), false);
    let quick_stages = [LifecycleStage::Prospect, LifecycleStage::Lead, LifecycleStage::Customer];
    let stages = quick_stages.map(|stage| {
        let pressed = derived(move || query.with(|query| query.stages.contains(&stage)));
        view! {
            <Chip
                label=move || choices.with(|choices| words::named_stage(locale.get(), choices, stage, None))
                colour=Signal::derive(move || choices.with(|choices| words::stage_colour(choices, stage, None)))
                pressed
                on_press=move |()| query.update(|query| toggle(&mut query.stages, stage))
            />
        }
    });
    let quiet = derived(move || query.with(quiet_as_usual));
    let quiet_words = move || quiet_words(locale.get(), &preferences.formats().get().number(QUIET_DAYS));
    let switch_quiet = move |()| {
        query.update(|query| {
            query.quiet_days = if quiet_as_usual(query) { None } else { Some(QUIET_DAYS) };
        });
    };
    let chosen = move || {
        let formats = preferences.formats().get();
        let on = query.with(|query| choices.with(|choices| chosen(query, locale.get(), &formats, choices)));
        on.into_iter().map(|filter| removable(filter, query, locale)).collect_view()
    };
    view! {
        <ChipBar label=move || td_string!(locale.get(), customer_list.filter)>
            <ViewChips query columns editing/>
            {dynamic(chosen)}
            <OwnChips conditions=conditions(query)/>
            {stages.into_iter().collect_view()}
            <Chip label=quiet_words pressed=quiet on_press=switch_quiet/>
        </ChipBar>
        <ViewSheet editing query columns/>
    }
    .into_any()
}

/// "Quiet for 30 days", with the number in the user's digits.
#[must_use]
pub fn quiet_words(locale: Locale, days: &str) -> String {
    td_string!(locale, customer_list.quiet, n = days).to_string()
}

/// The conditions of the list on fields of the user's own.
#[must_use]
pub fn conditions(query: RwSignal<PartyQuery>) -> Conditions {
    Conditions::new(
        move || query.with(|query| query.custom.clone()),
        move |custom| query.update(|query| query.custom = custom),
    )
}

/// Whether the silence asked for is that of the quick filter.
fn quiet_as_usual(query: &PartyQuery) -> bool {
    query.quiet_days == Some(QUIET_DAYS)
}

/// A filter that is on and has no switch of its own among the chips.
#[derive(Clone)]
struct Chosen {
    words: String,
    /// What `remove` knows it by.
    value: String,
    remove: fn(&mut PartyQuery, &str),
}

impl Chosen {
    fn new(words: String, remove: fn(&mut PartyQuery, &str)) -> Self {
        Self { value: words.clone(), words, remove }
    }
}

fn chosen(query: &PartyQuery, locale: Locale, formats: &Formats, choices: &Choices) -> Vec<Chosen> {
    let mut on = Vec::new();
    if let Some(shape) = query.shape {
        on.push(Chosen::new(words::shape(locale, shape).to_owned(), |query, _| query.shape = None));
    }
    if query.stages.contains(&LifecycleStage::Former) {
        on.push(Chosen::new(
            words::named_stage(locale, choices, LifecycleStage::Former, None),
            |query, _| query.stages.retain(|stage| *stage != LifecycleStage::Former),
        ));
    }
    on.extend(query.own_stages.iter().map(|own| {
        // One whose record is not there any more is taken away like any other.
        let stage = choices.get(*own).and_then(|choice| match choice.meaning {
            Meaning::Stage(stage) => Some(stage),
            _ => None,
        });
        Chosen {
            words: words::named_stage(locale, choices, stage.unwrap_or(LifecycleStage::Lead), Some(*own)),
            value: own.to_string(),
            remove: |query, own| query.own_stages.retain(|one| one.to_string() != own),
        }
    }));
    if query.cold {
        on.push(Chosen::new(td_string!(locale, customer_list.cold).to_owned(), |query, _| {
            query.cold = false
        }));
    }
    // Another number of days than the switch's, as other screens ask for.
    let quiet_days = query.quiet_days.filter(|_| !quiet_as_usual(query));
    on.extend(quiet_days.map(|days| {
        Chosen::new(quiet_words(locale, &formats.number(days)), |query, _| query.quiet_days = None)
    }));
    on.extend(
        query
            .tags
            .iter()
            .map(|tag| Chosen::new(tag.clone(), |query, tag| query.tags.retain(|own| own != tag))),
    );
    on.extend(query.owner.iter().map(|owner| Chosen::new(owner.clone(), |query, _| query.owner = None)));
    on.extend(query.city.iter().map(|city| Chosen::new(city.clone(), |query, _| query.city = None)));
    on
}

fn removable(filter: Chosen, query: RwSignal<PartyQuery>, locale: Signal<Locale>) -> impl IntoView {
    let Chosen { words, value, remove } = filter;
    let (shown, named) = (words.clone(), words);
    view! {
        <Chip
            label=shown
            pressed=Signal::stored(true)
            on_remove=move |()| query.update(|query| remove(query, &value))
            remove_label=move || {
                td_string!(locale.get(), customer_list.remove_filter, name = named.clone()).to_string()
            }
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::CalendarKind;
    use crate::domain::country::Country;
    use crate::domain::digits::DigitSystem;
    use crate::domain::language::Language;

    fn shown(query: &PartyQuery) -> Vec<String> {
        let formats = Formats {
            language: Language::En,
            calendar: CalendarKind::Gregorian,
            digits: DigitSystem::Latin,
            country: Country::IR,
            offset_at: |_| Default::default(),
        };
        chosen(query, Locale::en, &formats, &Choices::default())
            .into_iter()
            .map(|filter| filter.words)
            .collect()
    }

    #[test]
    fn any_number_of_quiet_days_is_shown_once() {
        let quiet = |days| PartyQuery { quiet_days: Some(days), ..PartyQuery::default() };
        assert_eq!(shown(&quiet(21)), ["Quiet for 21 days"]);
        // The switch beside it says so already.
        assert_eq!(shown(&quiet(QUIET_DAYS)), [""; 0]);
    }

    #[test]
    fn what_has_a_switch_of_its_own_is_not_shown_twice() {
        let query = PartyQuery {
            stages: vec![LifecycleStage::Lead, LifecycleStage::Former],
            tags: vec!["vip".to_owned()],
            cold: true,
            ..PartyQuery::default()
        };
        assert_eq!(shown(&query), ["Former", "Going cold", "vip"]);
    }
}
