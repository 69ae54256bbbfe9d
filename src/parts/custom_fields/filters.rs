//! Filtering and sorting lists by fields of the user's own.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldKind, FieldOwner};
use crate::domain::digits::{DecimalNumber, parse_decimal};
use crate::domain::id::{FieldId, OptionId};
use crate::domain::money::{Currency, Money};
use crate::domain::time::CivilDate;
use crate::erased::{Each, derived, memo, watch};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::parts::date_fields::{DateFields, WrittenDate};
use crate::parts::toggle::toggle;
use crate::state::day::use_today;
use crate::state::preferences::use_preferences;
use crate::state::services::{Services, use_services};
use crate::store::engine::{CustomFilter, CustomTest, record_key};
use crate::ui::{Chip, Choice, SelectField, TextField, TextKind};

use super::currencies::{CURRENCIES, usual_currency};
use super::words::label;

/// The conditions of a list on fields of the user's own, and how they are changed. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct Conditions {
    now: Signal<Vec<CustomFilter>>,
    change: Callback<Vec<CustomFilter>>,
}

impl Conditions {
    /// Those that `now` reads, changed by `change`.
    #[must_use]
    pub fn new(
        now: impl Fn() -> Vec<CustomFilter> + Send + Sync + 'static,
        change: impl Fn(Vec<CustomFilter>) + Send + Sync + 'static,
    ) -> Self {
        Self { now: memo(move |_| now()).into(), change: Callback::new(change) }
    }

    /// The conditions there are.
    #[must_use]
    pub fn get(self) -> Vec<CustomFilter> {
        self.now.get()
    }

    /// Takes one away.
    pub fn remove(self, filter: &CustomFilter) {
        let mut now = self.now.get_untracked();
        now.retain(|own| own != filter);
        self.change.run(now);
    }
}

/// The fields of an owner that lists are filtered and sorted by, in their order.
#[must_use]
pub fn filterable(services: Services, of: FieldOwner) -> Vec<CustomField> {
    let fields = services.read(|store| store.custom_fields(of));
    fields.into_iter().filter(|field| field.filterable).collect()
}

/// The order by a field, in words.
#[must_use]
pub fn sort_words(locale: Locale, field: &CustomField, formats: &Formats) -> String {
    td_string!(locale, fields.sort_by, name = label(field, formats))
}

/// A group for each field.
#[component]
pub fn OwnFilters(
    /// Whose fields.
    of: FieldOwner,
    /// Whether the sheet is open.
    open: RwSignal<bool>,
    /// The conditions, changed by the choices.
    conditions: Conditions,
) -> impl IntoView {
    let services = use_services();
    let fields = memo(move |_| if open.get() { filterable(services, of) } else { Vec::new() });
    view! {
        <Each
            each=move || fields.get()
            key=|field| record_key(field.clone())
            children=move |field| view! { <OwnFilter field conditions/> }
        />
    }
}

/// What a list asks of one field, and how it is changed. Copying it gives the same.
#[derive(Clone, Copy)]
struct Asked {
    field: FieldId,
    conditions: Conditions,
}

impl Asked {
    fn test(self) -> Option<CustomTest> {
        self.conditions.now.with(|now| {
            now.iter().find(|filter| filter.field == self.field).map(|filter| filter.test.clone())
        })
    }

    /// Asks something else of the field; nothing with none.
    fn ask(self, test: Option<CustomTest>) {
        let field = self.field;
        let mut now = self.conditions.now.get_untracked();
        now.retain(|filter| filter.field != field);
        now.extend(test.map(|test| CustomFilter { field, test }));
        self.conditions.change.run(now);
    }

    /// Empties the fields of a form when its filter is taken away from outside, by a chip or by clearing all.
    /// What cannot be read yet asks nothing either, and stays as it is typed.
    fn when_taken_away(self, reads: impl Fn() -> bool + 'static, clear: impl Fn() + 'static) {
        watch(
            move || self.test().is_none(),
            move |none, before, _| {
                if *none && before == Some(&false) && untrack(&reads) {
                    clear();
                }
            },
            false,
        );
    }

    /// Asks it, or nothing any more where it was asked already.
    fn switch(self, test: CustomTest) {
        let on = untrack(|| self.test()).as_ref() == Some(&test);
        self.ask((!on).then_some(test));
    }
}

#[component]
fn OwnFilter(field: CustomField, conditions: Conditions) -> impl IntoView {
    let preferences = use_preferences();
    let (locale, formats) = (preferences.locale(), preferences.formats());
    let asked = Asked { field: field.id, conditions };
    let named = field.clone();
    let name = derived(move || formats.with(|formats| label(&named, formats)));
    let chip = move |test: CustomTest, words: Signal<String>| {
        let own = test.clone();
        view! {
            <Chip
                label=words
                pressed=derived(move || asked.test().as_ref() == Some(&own))
                on_press=move |()| asked.switch(test.clone())
            />
        }
    };
    let said = move |text: fn(Locale) -> &'static str| derived(move || text(locale.get()).to_owned());
    let filled = chip(CustomTest::Filled(true), said(|locale| td_string!(locale, fields.filled)));
    let empty = chip(CustomTest::Filled(false), said(|locale| td_string!(locale, fields.empty)));
    let (values, chips) = match field.kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Phone | FieldKind::Email => {
            (Some(view! { <ContainsFilter asked/> }.into_any()), None)
        }
        FieldKind::Number => (Some(view! { <NumberFilter asked/> }.into_any()), None),
        FieldKind::Money => (Some(view! { <MoneyFilter asked/> }.into_any()), None),
        FieldKind::Date => (Some(view! { <DateFilter asked name/> }.into_any()), None),
        FieldKind::Choice | FieldKind::Choices => {
            (None, Some(view! { <OptionChips field asked/> }.into_any()))
        }
        FieldKind::YesNo => {
            let yes = chip(CustomTest::Is(true), said(|locale| td_string!(locale, fields.yes)));
            let no = chip(CustomTest::Is(false), said(|locale| td_string!(locale, fields.no)));
            (None, Some(view! { {yes} {no} }.into_any()))
        }
        FieldKind::Link => (None, None),
    };
    view! {
        <section class="filters__group own-filter" role="group" aria-label=name>
            <h3 class="filters__title">{name}</h3>
            {values}
            <div class="chip-group__chips">{chips} {filled} {empty}</div>
        </section>
    }
    .into_any()
}

#[component]
fn ContainsFilter(asked: Asked) -> impl IntoView {
    let locale = use_preferences().locale();
    let value = derived(move || match asked.test() {
        Some(CustomTest::Contains(text)) => text,
        _ => String::new(),
    });
    view! {
        <TextField
            label=move || td_string!(locale.get(), fields.contains)
            value=value
            on_input=move |text: String| {
                asked.ask((!text.trim().is_empty()).then_some(CustomTest::Contains(text)));
            }
        />
    }
    .into_any()
}

#[component]
fn OptionChips(field: CustomField, asked: Asked) -> impl IntoView {
    let formats = use_preferences().formats();
    let wanted = memo(move |_| match asked.test() {
        Some(CustomTest::AnyOf(options)) => options,
        _ => Vec::<OptionId>::new(),
    });
    let chips = field.options.into_iter().map(move |option| {
        let (id, named) = (option.id, option.label);
        view! {
            <Chip
                label=move || formats.with(|formats| named.get(formats.language).to_owned())
                pressed=derived(move || wanted.with(|wanted| wanted.contains(&id)))
                on_press=move |()| {
                    let mut now = wanted.get_untracked();
                    toggle(&mut now, id);
                    asked.ask((!now.is_empty()).then_some(CustomTest::AnyOf(now)));
                }
            />
        }
    });
    chips.collect_view()
}

/// Two lines of figures, from and up to. What is typed stays as it is typed; what is no number asks nothing.
#[component]
fn RangeFields(
    from: RwSignal<String>,
    to: RwSignal<String>,
    /// Either was changed.
    on_change: Callback<()>,
) -> impl IntoView {
    let locale = use_preferences().locale();
    let write = move |into: RwSignal<String>| {
        move |text: String| {
            into.set(text);
            on_change.run(());
        }
    };
    view! {
        <div class="own-filter__range">
            <TextField
                label=move || td_string!(locale.get(), fields.from)
                kind=TextKind::Number
                value=from
                on_input=write(from)
            />
            <TextField
                label=move || td_string!(locale.get(), fields.to)
                kind=TextKind::Number
                value=to
                on_input=write(to)
            />
        </div>
    }
    .into_any()
}

#[component]
fn NumberFilter(asked: Asked) -> impl IntoView {
    let formats = use_preferences().formats().get_untracked();
    let shown = |number: Option<DecimalNumber>| {
        RwSignal::new(number.map(|number| formats.digits.format_decimal(number)).unwrap_or_default())
    };
    let (from, to) = match untrack(|| asked.test()) {
        Some(CustomTest::Number { from, to }) => (shown(from), shown(to)),
        _ => (shown(None), shown(None)),
    };
    let change = move |()| {
        let number = |typed: RwSignal<String>| typed.with_untracked(|typed| parse_decimal(typed).ok());
        let (from, to) = (number(from), number(to));
        asked.ask((from.is_some() || to.is_some()).then_some(CustomTest::Number { from, to }));
    };
    let reads = move || [from, to].iter().any(|typed| typed.with(|typed| parse_decimal(typed).is_ok()));
    asked.when_taken_away(reads, move || [from, to].iter().for_each(|typed| typed.set(String::new())));
    view! { <RangeFields from to on_change=Callback::new(change)/> }.into_any()
}

#[component]
fn MoneyFilter(asked: Asked) -> impl IntoView {
    let preferences = use_preferences();
    let locale = preferences.locale();
    let formats = preferences.formats().get_untracked();
    let shown = |minor: Option<i64>, currency: Currency| {
        let amount = minor.map(|minor| formats.digits.format_decimal(Money { minor, currency }.amount()));
        RwSignal::new(amount.unwrap_or_default())
    };
    let (code, from, to) = match untrack(|| asked.test()) {
        Some(CustomTest::Money { currency, from, to }) => {
            (currency.code().to_owned(), shown(from, currency), shown(to, currency))
        }
        _ => {
            let code = usual_currency(formats.country).to_owned();
            (code, RwSignal::new(String::new()), RwSignal::new(String::new()))
        }
    };
    let code = RwSignal::new(code);
    let change = move |()| {
        let Ok(currency) = code.with_untracked(|code| code.parse::<Currency>()) else { return };
        let minor = |typed: RwSignal<String>| {
            let amount = typed.with_untracked(|typed| parse_decimal(typed).ok())?;
            Money::of_amount(amount, currency).map(|money| money.minor)
        };
        let (from, to) = (minor(from), minor(to));
        asked.ask((from.is_some() || to.is_some()).then_some(CustomTest::Money { currency, from, to }));
    };
    let reads = move || [from, to].iter().any(|typed| typed.with(|typed| parse_decimal(typed).is_ok()));
    asked.when_taken_away(reads, move || [from, to].iter().for_each(|typed| typed.set(String::new())));
    let choices = CURRENCIES.iter().map(|code| Choice::new(*code, *code)).collect::<Vec<_>>();
    view! {
        <RangeFields from to on_change=Callback::new(change)/>
        <SelectField
            label=move || td_string!(locale.get(), fields.currency)
            choices=Signal::stored(choices)
            value=code
            on_change=move |chosen: String| {
                code.set(chosen);
                change(());
            }
        />
    }
    .into_any()
}

#[component]
fn DateFilter(asked: Asked, name: Signal<String>) -> impl IntoView {
    let preferences = use_preferences();
    let locale = preferences.locale();
    let today = use_today();
    let formats = preferences.formats().get_untracked();
    let shown = |date: Option<CivilDate>| {
        RwSignal::new(match date {
            Some(date) => WrittenDate::of(date, formats.calendar, &formats),
            None => WrittenDate::blank(&formats),
        })
    };
    let (from, to) = match untrack(|| asked.test()) {
        Some(CustomTest::Date { from, to }) => (shown(from), shown(to)),
        _ => (shown(None), shown(None)),
    };
    let day = move |typed: RwSignal<WrittenDate>| {
        typed.with_untracked(|typed| {
            let fields = typed.fields(today.get_untracked())?;
            typed.calendar.date(fields.year, fields.month, fields.day).ok()
        })
    };
    let change = move || {
        let (from, to) = (day(from), day(to));
        asked.ask((from.is_some() || to.is_some()).then_some(CustomTest::Date { from, to }));
    };
    let reads = move || [from, to].into_iter().any(|typed| day(typed).is_some());
    let blank = WrittenDate::blank(&formats);
    asked.when_taken_away(reads, move || [from, to].iter().for_each(|typed| typed.set(blank.clone())));
    let put = move |into: RwSignal<WrittenDate>| {
        move |date: WrittenDate| {
            into.set(date);
            change();
        }
    };
    let end = move |words: fn(Locale) -> &'static str| {
        derived(move || format!("{} · {}", name.get(), words(locale.get())))
    };
    view! {
        <DateFields
            label=end(|locale| td_string!(locale, fields.from))
            value=from
            on_change=put(from)
        />
        <DateFields label=end(|locale| td_string!(locale, fields.to)) value=to on_change=put(to)/>
    }
    .into_any()
}
