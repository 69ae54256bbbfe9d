//! The sheet in which a filter is built by choosing, with how many each choice would show.

use leptos::prelude::*;

use crate::domain::party::LifecycleStage;
use crate::features::customers::list::active_filters::{QUIET_DAYS, quiet_words, toggle};
use crate::features::customers::list::address::{sort_name, sort_named};
use crate::features::customers::list::words;
use crate::i18n::td_string;
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::store::engine::{PartyQuery, PartyShape, PartySort};
use crate::ui::{Button, ButtonTone, Chip, ChipBar, Choice, SelectField, Sheet};

/// So many of the most used values of a filter are offered; the search finds the others.
const OFFERED: usize = 24;
/// The lengths of silence offered, in days.
const SILENCES: [u32; 3] = [14, QUIET_DAYS, 90];

/// The filter sheet. Every choice takes effect at once in the list behind it.
#[component]
pub fn FilterSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The query, changed by the choices.
    query: RwSignal<PartyQuery>,
    /// How many customers pass.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    let preferences = use_preferences();
    let locale = preferences.locale();
    let formats = preferences.formats();
    let services = use_services();
    // Counting looks at every customer, so it waits until somebody opens the sheet.
    let facets =
        Memo::new(
            move |_| {
                if open.get() { services.read(|store| store.facets()) } else { Default::default() }
            },
        );
    let show = move || {
        let number = formats.get().number(total.get());
        td_string!(locale.get(), customer_list.show, count = total.get(), n = number).to_string()
    };
    let stages = move || {
        let counts = facets.with(|facets| facets.stages);
        let offered = LifecycleStage::ALL.into_iter().zip(counts);
        offered
            .map(|(stage, count)| {
                let pressed = Signal::derive(move || query.with(|query| query.stages.contains(&stage)));
                view! {
                    <Chip
                        label=move || words::stage(locale.get(), stage)
                        count=move || formats.get().number(count)
                        pressed
                        on_press=move |()| query.update(|query| toggle(&mut query.stages, stage))
                    />
                }
            })
            .collect_view()
    };
    let shapes = move || {
        [PartyShape::Person, PartyShape::Organisation].map(|shape| {
            let pressed = Signal::derive(move || query.with(|query| query.shape == Some(shape)));
            view! {
                <Chip
                    label=move || words::shape(locale.get(), shape)
                    pressed
                    on_press=move |()| query.update(|query| switch(&mut query.shape, shape))
                />
            }
        })
    };
    let silences = move || {
        SILENCES.map(|days| {
            let pressed = Signal::derive(move || query.with(|query| query.quiet_days == Some(days)));
            view! {
                <Chip
                    label=move || quiet_words(locale.get(), &formats.get().number(days))
                    pressed
                    on_press=move |()| query.update(|query| switch(&mut query.quiet_days, days))
                />
            }
        })
    };
    let tags = Signal::derive(move || facets.with(|facets| facets.tags.clone()));
    let cities = Signal::derive(move || facets.with(|facets| facets.cities.clone()));
    let owners = Signal::derive(move || facets.with(|facets| facets.owners.clone()));
    let sorts = Signal::derive(move || {
        let locale = locale.get();
        let offered =
            [PartySort::Name, PartySort::RecentContact, PartySort::LongestSilence, PartySort::Newest];
        offered.into_iter().map(|sort| Choice::new(sort_name(sort), words::sort(locale, sort))).collect()
    });
    view! {
        <Sheet
            open
            title=move || td_string!(locale.get(), customer_list.filter_title)
            on_close=move |()| open.set(false)
            close_label=move || td_string!(locale.get(), common.close)
        >
            <div class="filters">
                <SelectField
                    label=move || td_string!(locale.get(), customer_list.sort)
                    choices=sorts
                    value=Signal::derive(move || query.with(|query| sort_name(query.sort).to_owned()))
                    on_change=move |name: String| {
                        query.update(|query| query.sort = sort_named(&name).unwrap_or_default());
                    }
                />
                <FilterGroup title=move || td_string!(locale.get(), customer_list.stage)>{stages}</FilterGroup>
                <FilterGroup title=move || td_string!(locale.get(), customer_list.who)>
                    {shapes}
                </FilterGroup>
                <FilterGroup title=move || td_string!(locale.get(), customer_list.contact)>
                    {silences}
                </FilterGroup>
                <ValueGroup
                    title=move || td_string!(locale.get(), customer_list.tag)
                    values=tags
                    is_on=move |tag: &str| query.with(|query| query.tags.iter().any(|own| own == tag))
                    on_press=move |tag: String| query.update(|query| toggle(&mut query.tags, tag))
                />
                <ValueGroup
                    title=move || td_string!(locale.get(), customer_list.place)
                    values=cities
                    is_on=move |city: &str| query.with(|query| query.city.as_deref() == Some(city))
                    on_press=move |city: String| query.update(|query| switch(&mut query.city, city))
                />
                <ValueGroup
                    title=move || td_string!(locale.get(), customer_list.owner)
                    values=owners
                    is_on=move |owner: &str| query.with(|query| query.owner.as_deref() == Some(owner))
                    on_press=move |owner: String| query.update(|query| switch(&mut query.owner, owner))
                />
                <div class="sheet__actions">
                    <Button
                        label=move || td_string!(locale.get(), customer_list.reset)
                        tone=ButtonTone::Plain
                        on_press=move |()| query.update(clear)
                    />
                    <Button label=show wide=true on_press=move |()| open.set(false)/>
                </div>
            </div>
        </Sheet>
    }
    .into_any()
}

/// How many filters are on, the search and the order apart.
#[must_use]
pub fn filters_on(query: &PartyQuery) -> u32 {
    let single =
        [query.owner.is_some(), query.city.is_some(), query.shape.is_some(), query.quiet_days.is_some()];
    let single = single.into_iter().filter(|on| *on).count();
    (single + query.tags.len() + query.stages.len()) as u32
}

fn clear(query: &mut PartyQuery) {
    *query = PartyQuery { text: std::mem::take(&mut query.text), sort: query.sort, ..PartyQuery::default() };
}

fn switch<T: PartialEq>(chosen: &mut Option<T>, value: T) {
    *chosen = if chosen.as_ref() == Some(&value) { None } else { Some(value) };
}

/// A line of choices under a heading.
#[component]
fn FilterGroup(
    /// What is chosen here.
    #[prop(into)]
    title: leptos::text_prop::TextProp,
    /// The choices.
    children: Children,
) -> impl IntoView {
    let name = title.clone();
    view! {
        <section class="filters__group">
            <h3 class="filters__title">{move || title.get()}</h3>
            <ChipBar label=name>{children()}</ChipBar>
        </section>
    }
    .into_any()
}

/// The values records have for a filter, the most used first. Nothing where there are none.
#[component]
fn ValueGroup(
    /// What is chosen here.
    #[prop(into)]
    title: leptos::text_prop::TextProp,
    /// The values, each with how many customers have it.
    #[prop(into)]
    values: Signal<Vec<(String, u32)>>,
    /// Whether a value is chosen.
    is_on: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    /// Hears the value pressed.
    #[prop(into)]
    on_press: Callback<String>,
) -> impl IntoView {
    let formats = use_preferences().formats();
    move || {
        let title = title.clone();
        let offered: Vec<(String, u32)> =
            values.with(|values| values.iter().take(OFFERED).cloned().collect());
        (!offered.is_empty()).then(|| {
            let chips = offered
                .into_iter()
                .map(|(value, count)| {
                    let (own, pressed_value) = (value.clone(), value.clone());
                    let pressed = Signal::derive(move || is_on(&own));
                    view! {
                        <Chip
                            label=value
                            count=move || formats.get().number(count)
                            pressed
                            on_press=move |()| on_press.run(pressed_value.clone())
                        />
                    }
                })
                .collect_view();
            view! { <FilterGroup title=move || title.get()>{chips}</FilterGroup> }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clearing_keeps_what_is_searched_and_the_order() {
        let mut query = PartyQuery {
            text: "rost".to_owned(),
            tags: vec!["vip".to_owned()],
            city: Some("تهران".to_owned()),
            sort: PartySort::Newest,
            ..PartyQuery::default()
        };
        assert_eq!(filters_on(&query), 2);
        clear(&mut query);
        assert_eq!((query.text.as_str(), query.sort, filters_on(&query)), ("rost", PartySort::Newest, 0));
    }

    #[test]
    fn choosing_the_chosen_value_again_takes_it_away() {
        let mut city = Some("تهران");
        switch(&mut city, "شیراز");
        assert_eq!(city, Some("شیراز"));
        switch(&mut city, "شیراز");
        assert_eq!(city, None);
    }
}
