//! The sheet in which a filter is built by choosing, with how many each choice would show.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::id::ChoiceId;
use crate::domain::normalise::normalise;
use crate::domain::party::LifecycleStage;
use crate::erased::{Each, derived, dynamic, memo};
use crate::features::customers::list::active_filters::{QUIET_DAYS, conditions, quiet_words};
use crate::features::customers::list::words;
use crate::i18n::td_string;
use crate::parts::custom_fields::{OwnFilters, filterable, sort_words};
use crate::parts::toggle::toggle;
use crate::state::choices::use_choices;
use crate::state::customer_query::{sort_name, sort_named};
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::store::engine::{PartyQuery, PartyShape, PartySort};
use crate::ui::{Button, ButtonTone, Chip, ChipBar, Choice, SearchBox, SelectField, Sheet};

/// So many of the most used values of a filter are offered; a few letters find the others.
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
        memo(move |_| if open.get() { services.read(|store| store.facets()) } else { Default::default() });
    let show = move || {
        let number = formats.get().number(total.get());
        td_string!(locale.get(), customer_list.show, count = total.get(), n = number).to_string()
    };
    let choices = use_choices();
    let stages = move || {
        let (counts, own_counts) = facets.with(|facets| (facets.stages, facets.own_stages.clone()));
        let count = move |stage: LifecycleStage, own: Option<ChoiceId>| match own {
            Some(own) => own_counts.iter().find(|(id, _)| *id == own).map_or(0, |(_, count)| *count),
            None => LifecycleStage::ALL
                .into_iter()
                .zip(counts)
                .find(|(one, _)| *one == stage)
                .map_or(0, |(_, count)| count),
        };
        let offered = choices.with(|choices| choices.stages(None));
        offered
            .into_iter()
            .map(|(stage, own)| {
                let count = count(stage, own);
                let pressed = derived(move || {
                    query.with(|query| match own {
                        Some(own) => query.own_stages.contains(&own),
                        None => query.stages.contains(&stage),
                    })
                });
                view! {
                    <Chip
                        label=move || {
                            choices.with(|choices| words::named_stage(locale.get(), choices, stage, own))
                        }
                        colour=Signal::derive(move || {
                            choices.with(|choices| words::stage_colour(choices, stage, own))
                        })
                        count=move || formats.get().number(count)
                        pressed
                        on_press=move |()| query.update(|query| match own {
                            Some(own) => toggle(&mut query.own_stages, own),
                            None => toggle(&mut query.stages, stage),
                        })
                    />
                }
            })
            .collect_view()
    };
    let shapes = move || {
        [PartyShape::Person, PartyShape::Organisation].map(|shape| {
            let pressed = derived(move || query.with(|query| query.shape == Some(shape)));
            view! {
                <Chip
                    label=move || words::shape(locale.get(), shape)
                    pressed
                    on_press=move |()| query.update(|query| switch(&mut query.shape, shape))
                />
            }
        })
    };
    let asked = memo(move |_| query.with(|query| query.quiet_days));
    let silences = move || {
        let chip = |days: u32| {
            let pressed = derived(move || query.with(|query| query.quiet_days == Some(days)));
            view! {
                <Chip
                    label=move || quiet_words(locale.get(), &formats.get().number(days))
                    pressed
                    on_press=move |()| query.update(|query| switch(&mut query.quiet_days, days))
                />
            }
        };
        silences_with(asked.get()).into_iter().map(chip).collect_view()
    };
    let cold = move || {
        view! {
            <Chip
                label=move || td_string!(locale.get(), customer_list.cold)
                pressed=derived(move || query.with(|query| query.cold))
                on_press=move |()| query.update(|query| query.cold = !query.cold)
            />
        }
    };
    let tags = derived(move || facets.with(|facets| facets.tags.clone()));
    let cities = derived(move || facets.with(|facets| facets.cities.clone()));
    let owners = derived(move || facets.with(|facets| facets.owners.clone()));
    let sorts = derived(move || {
        let locale = locale.get();
        let offered = [
            PartySort::Name,
            PartySort::RecentContact,
            PartySort::Coldest,
            PartySort::LongestSilence,
            PartySort::Newest,
        ];
        let usual = offered.into_iter().map(|sort| Choice::new(sort_name(sort), words::sort(locale, sort)));
        let mut sorts: Vec<Choice> = usual.collect();
        let own = filterable(services, FieldOwner::Party);
        sorts.extend(formats.with(|formats| {
            let named = |field: &CustomField| {
                Choice::new(sort_name(PartySort::Custom(field.id)), sort_words(locale, field, formats))
            };
            own.iter().map(named).collect::<Vec<_>>()
        }));
        let asked = query.with(|query| query.sort);
        let is_there = sorts.iter().any(|choice| choice.value == sort_name(asked));
        if matches!(asked, PartySort::Custom(_)) && !is_there {
            sorts.push(Choice::new(sort_name(asked), words::sort(locale, asked)));
        }
        sorts
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
                    value=derived(move || query.with(|query| sort_name(query.sort)))
                    on_change=move |name: String| {
                        query.update(|query| query.sort = sort_named(&name).unwrap_or_default());
                    }
                />
                <FilterGroup title=move || td_string!(locale.get(), customer_list.stage)>{dynamic(stages)}</FilterGroup>
                <FilterGroup title=move || td_string!(locale.get(), customer_list.who)>
                    {dynamic(shapes)}
                </FilterGroup>
                <FilterGroup title=move || td_string!(locale.get(), customer_list.contact)>
                    {dynamic(cold)}
                    {dynamic(silences)}
                </FilterGroup>
                <ValueGroup
                    title=move || td_string!(locale.get(), customer_list.tag)
                    values=tags
                    is_on=move |tag: &str| query.with(|query| query.tags.iter().any(|own| own == tag))
                    on_press=move |tag: String| query.update(|query| toggle(&mut query.tags, tag))
                    colour_of=move |tag: String| choices.with(|choices| words::tag_colour(choices, &tag))
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
                <OwnFilters of=FieldOwner::Party open conditions=conditions(query)/>
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
    let single = [
        query.owner.is_some(),
        query.city.is_some(),
        query.shape.is_some(),
        query.quiet_days.is_some(),
        query.cold,
    ];
    let single = single.into_iter().filter(|on| *on).count();
    (single + query.tags.len() + query.stages.len() + query.own_stages.len() + query.custom.len()) as u32
}

fn clear(query: &mut PartyQuery) {
    *query = PartyQuery { text: std::mem::take(&mut query.text), sort: query.sort, ..PartyQuery::default() };
}

fn switch<T: PartialEq>(chosen: &mut Option<T>, value: T) {
    *chosen = if chosen.as_ref() == Some(&value) { None } else { Some(value) };
}

/// The lengths of silence offered, with the one that is asked for among them.
fn silences_with(asked: Option<u32>) -> Vec<u32> {
    let mut offered = SILENCES.to_vec();
    offered.extend(asked.filter(|days| !SILENCES.contains(days)));
    offered.sort_unstable();
    offered
}

/// A line of choices under a heading.
#[component]
fn FilterGroup(
    /// What is chosen here.
    #[prop(into)]
    title: leptos::text_prop::TextProp,
    /// A field that finds further choices.
    #[prop(optional, into)]
    search: Option<ViewFn>,
    /// The choices.
    children: Children,
) -> impl IntoView {
    let name = title.clone();
    view! {
        <section class="filters__group">
            <h3 class="filters__title">{dynamic(move || title.get())}</h3>
            {search.map(|search| move || search.run())}
            <ChipBar label=name>{children()}</ChipBar>
        </section>
    }
    .into_any()
}

/// The values records have for a filter, the most used first, and where there are many of them a field
/// that finds the others. Nothing where there are none.
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
    /// The name of a value's colour.
    #[prop(optional, into)]
    colour_of: Option<Callback<String, Option<&'static str>>>,
) -> impl IntoView {
    let preferences = use_preferences();
    let (locale, formats) = (preferences.locale(), preferences.formats());
    let typed = RwSignal::new(String::new());
    let size = memo(move |_| values.with(Vec::len).min(OFFERED + 1));
    let offered = move || values.with(|values| typed.with(|typed| offered(values, typed, is_on)));
    let chip = move |(value, count): (String, u32)| {
        let (own, pressed_value, coloured) = (value.clone(), value.clone(), value.clone());
        let colour = move || colour_of.and_then(|colour_of| colour_of.run(coloured.clone()));
        view! {
            <Chip
                label=value
                colour=Signal::derive(colour)
                count=move || formats.get().number(count)
                pressed=derived(move || is_on(&own))
                on_press=move |()| on_press.run(pressed_value.clone())
            />
        }
    };
    let search = {
        let title = title.clone();
        move || {
            let title = title.clone();
            (size.get() > OFFERED).then(|| {
                view! {
                    <SearchBox
                        label=move || {
                            td_string!(locale.get(), customer_list.find_in, name = title.get()).to_string()
                        }
                        clear_label=move || td_string!(locale.get(), common.clear)
                        value=typed
                        on_input=move |text: String| typed.set(text)
                    />
                }
            })
        }
    };
    dynamic(move || {
        let (title, search) = (title.clone(), search.clone());
        (size.get() > 0).then(|| {
            view! {
                <FilterGroup title=move || title.get() search>
                    <Each each=offered key=Clone::clone children=chip/>
                </FilterGroup>
            }
        })
    })
}

/// The values offered: with something typed those that hold it, in whatever script variants; otherwise
/// the most used, and whichever is chosen.
fn offered(values: &[(String, u32)], typed: &str, is_on: impl Fn(&str) -> bool) -> Vec<(String, u32)> {
    let typed = normalise(typed);
    if typed.is_empty() {
        let most_used = |(place, (value, _)): &(usize, &(String, u32))| *place < OFFERED || is_on(value);
        return values.iter().enumerate().filter(most_used).map(|(_, value)| value.clone()).collect();
    }
    let holds = |(value, _): &&(String, u32)| normalise(value).contains(&typed);
    values.iter().filter(holds).take(OFFERED).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cities() -> Vec<(String, u32)> {
        (0..40)
            .map(|place| (format!("City {place}"), 100 - place))
            .chain([("کرمانشاه".to_owned(), 1)])
            .collect()
    }

    fn names(offered: Vec<(String, u32)>) -> Vec<String> {
        offered.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_rare_value_is_found_by_a_few_letters_of_either_script_variant() {
        assert_eq!(names(offered(&cities(), "كرمان", |_| false)), ["کرمانشاه"]);
    }

    #[test]
    fn without_letters_the_most_used_are_offered_and_what_is_chosen() {
        let offered = names(offered(&cities(), " ", |city| city == "City 39"));
        assert_eq!(offered.len(), OFFERED + 1);
        assert_eq!(offered.last().map(String::as_str), Some("City 39"));
    }

    #[test]
    fn a_silence_that_another_screen_asked_for_is_among_the_choices() {
        assert_eq!(silences_with(Some(21)), [14, 21, 30, 90]);
        assert_eq!(silences_with(Some(30)), silences_with(None));
    }

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
