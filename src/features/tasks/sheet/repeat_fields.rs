//! How a task comes back: the rules that its day suggests, in any of the calendars, and when it ends.

use leptos::prelude::*;

use crate::domain::calendar::{CalendarKind, Weekday};
use crate::domain::digits::to_latin;
use crate::domain::locale_facts;
use crate::domain::recurrence::{End, Recurrence, Rule};
use crate::domain::time::CivilDate;
use crate::erased::{derived, dynamic, memo};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, calendar_name, say, t_string, use_i18n};
use crate::parts::date_fields::{DateFields, WrittenDate};
use crate::parts::tasks::recurrence_words;
use crate::state::day::use_today;
use crate::state::preferences::use_formats;
use crate::ui::{Choice, SegmentedControl, SelectField, TextField, TextKind};
use crate::usecases::FormField;

use super::draft::Said;
use super::form_fields::Typed;

/// The rule and its end.
#[component]
pub(super) fn RepeatFields(
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let draft = typed.draft;
    let rule = memo(move |_| draft.with(|draft| draft.rule.clone()));
    let day = memo(move |_| {
        let today = today.get();
        draft.with(|draft| draft.due_day(today).ok().flatten()).unwrap_or(today)
    });
    // What is chosen is told from what is offered without its end, which has fields of its own.
    let offered = memo(move |_| {
        let mut all = suggested(day.get(), &formats.get());
        if let Some(rule) = rule.get() {
            let endless = Rule { end: End::Never, ..rule };
            if !all.contains(&endless) {
                all.push(endless);
            }
        }
        all
    });
    let choices = derived(move || {
        let (locale, formats, day) = (i18n.get_locale(), formats.get(), day.get());
        let never = Choice::new("", t_string!(i18n, tasks.never));
        let rules = offered
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, rule)| Choice::new(place.to_string(), words(locale, &formats, rule, day)));
        std::iter::once(never).chain(rules).collect::<Vec<_>>()
    });
    let chosen = move || {
        let rule = rule.get().map(|rule| Rule { end: End::Never, ..rule });
        let place = rule.and_then(|rule| offered.get().iter().position(|one| *one == rule));
        place.map(|place| place.to_string()).unwrap_or_default()
    };
    let choose = move |value: String| {
        let chosen = value.parse().ok().and_then(|place: usize| offered.get_untracked().get(place).cloned());
        typed.set(Said::Rule, |draft| {
            let end = draft.rule.as_ref().map_or(End::Never, |rule| rule.end);
            draft.rule = chosen.map(|rule| Rule { end, ..rule });
            // Another rule is counted from its own first day.
            draft.start = None;
        });
    };
    let recurs = memo(move |_| rule.with(Option::is_some));
    view! {
        <SelectField
            label=say!(i18n, tasks.repeats)
            choices=choices
            value=derived(chosen)
            on_change=choose
            error=typed.error(&[FormField::Repeats])
        />
        {dynamic(move || recurs.get().then(|| view! { <EndFields typed=typed/> }))}
    }
    .into_any()
}

/// The rules that a day suggests: plain ones, then by month and year in the reader's calendar, then in
/// the others.
fn suggested(day: CivilDate, formats: &Formats) -> Vec<Rule> {
    let free = locale_facts::of(formats.country).weekend;
    let first_weekday = locale_facts::of(formats.country).first_weekday;
    let weekday = day.weekday();
    let workdays: Vec<Weekday> =
        first_weekday.week_from().into_iter().filter(|day| !free.contains(*day)).collect();
    let in_weeks =
        |interval: u16| Rule { interval, week_start: first_weekday, ..Rule::weekly_on(&[weekday]) };
    let mut rules = vec![
        Rule::daily(1),
        Rule { week_start: first_weekday, ..Rule::weekly_on(&workdays) },
        in_weeks(1),
        in_weeks(2),
    ];
    let others = CalendarKind::ALL.into_iter().filter(|one| *one != formats.calendar);
    for calendar in std::iter::once(formats.calendar).chain(others) {
        let fields = calendar.fields(day);
        // A month has 31 days at most.
        let of_month = i8::try_from(fields.day).unwrap_or(-1);
        rules.push(Rule::monthly_on_day(calendar, of_month));
        if calendar.month_length(fields.year, fields.month) == Ok(fields.day) {
            rules.push(Rule::monthly_on_day(calendar, -1));
        }
        if calendar == formats.calendar {
            let nth = (of_month - 1) / 7 + 1;
            rules.push(Rule::monthly_on_nth(calendar, nth, weekday));
            if calendar.month_length(fields.year, fields.month).is_ok_and(|length| fields.day + 7 > length) {
                rules.push(Rule::monthly_on_nth(calendar, -1, weekday));
            }
            rules.push(Rule { interval: 3, ..Rule::monthly_on_day(calendar, of_month) });
        }
        rules.push(Rule::yearly_on(calendar, fields.month, of_month));
    }
    rules
}

/// A rule in words, with its calendar where that is not the reader's.
fn words(locale: Locale, formats: &Formats, rule: Rule, day: CivilDate) -> String {
    let calendar = rule.calendar;
    let words = recurrence_words(locale, formats, &Recurrence { start: day, rule: rule.clone() });
    let counts_months =
        !rule.by_month_day.is_empty() || rule.by_weekday.iter().any(|weekday| weekday.nth.is_some());
    if calendar == formats.calendar || !counts_months {
        return words;
    }
    format!("{words} ({})", calendar_name(locale, calendar))
}

/// When it ends.
#[component]
fn EndFields(typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let draft = typed.draft;
    let end = memo(move |_| draft.with(|draft| draft.rule.as_ref().map_or(End::Never, |rule| rule.end)));
    let set = move |end: End| {
        typed.set(Said::Rule, |draft| {
            if let Some(rule) = &mut draft.rule {
                rule.end = end;
            }
        });
    };
    let choices = vec![
        Choice::new("never", say!(i18n, tasks.end_never)),
        Choice::new("count", say!(i18n, tasks.end_count)),
        Choice::new("until", say!(i18n, tasks.end_until)),
    ];
    let kind = memo(move |_| match end.get() {
        End::Never => "never",
        End::Count(_) => "count",
        End::Until(_) => "until",
    });
    let choose = move |value: String| {
        let in_a_year = today.get_untracked().checked_add_days(365);
        set(match (value.as_str(), in_a_year) {
            ("count", _) => End::Count(10),
            ("until", Some(day)) => End::Until(day),
            _ => End::Never,
        });
    };
    // As typed, so that a number half written stays.
    let count = RwSignal::new(None::<String>);
    let until = RwSignal::new(None::<WrittenDate>);
    let fields = move || match kind.get() {
        "count" => {
            let shown = move || {
                let times = match end.get() {
                    End::Count(times) => formats.with(|formats| formats.number(times)),
                    _ => String::new(),
                };
                count.get().unwrap_or(times)
            };
            let type_count = move |typed: String| {
                if let Ok(times) = to_latin(typed.trim()).parse() {
                    set(End::Count(times));
                }
                count.set(Some(typed));
            };
            view! {
                <TextField
                    label=say!(i18n, tasks.end_times)
                    kind=TextKind::Number
                    value=derived(shown)
                    on_input=type_count
                />
            }
            .into_any()
        }
        "until" => {
            let shown = move || {
                until.get().unwrap_or_else(|| {
                    let formats = formats.get();
                    let day = match end.get() {
                        End::Until(day) => day,
                        _ => today.get(),
                    };
                    WrittenDate::of(day, formats.calendar, &formats)
                })
            };
            let type_date = move |written: WrittenDate| {
                let fields = written.fields(today.get_untracked());
                let day = fields.map(|one| written.calendar.date(one.year, one.month, one.day));
                if let Some(Ok(day)) = day {
                    set(End::Until(day));
                }
                until.set(Some(written));
            };
            view! {
                <DateFields
                    label=say!(i18n, tasks.end_until).signal()
                    value=derived(shown)
                    on_change=type_date
                />
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <SegmentedControl
            label=say!(i18n, tasks.ends)
            choices=Signal::stored(choices)
            value=derived(move || kind.get().to_owned())
            on_change=choose
        />
        {dynamic(fields)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::domain::digits::DigitSystem;
    use crate::domain::language::Language;
    use crate::domain::time::UtcOffset;

    fn persian() -> Formats {
        Formats {
            language: Language::Fa,
            calendar: CalendarKind::Jalali,
            digits: DigitSystem::Persian,
            country: Country::IR,
            offset_at: |_| UtcOffset::UTC,
        }
    }

    #[test]
    fn the_last_thursday_of_a_month_is_offered_as_the_last_and_as_what_it_is_by_number() {
        // 26 Azar 1405, a Thursday; the month has 30 days.
        let day = CalendarKind::Jalali.date(1405, 9, 26).unwrap();
        assert_eq!(day.weekday(), Weekday::Thursday);
        let rules = suggested(day, &persian());
        for nth in [4, -1] {
            assert!(rules.contains(&Rule::monthly_on_nth(CalendarKind::Jalali, nth, Weekday::Thursday)));
        }
    }

    #[test]
    fn every_rule_offered_begins_on_the_day_it_was_offered_for_unless_it_is_of_workdays() {
        for day in ["2026-11-27", "2025-03-20", "2024-02-29"] {
            let day: CivilDate = day.parse().unwrap();
            for rule in suggested(day, &persian()) {
                let begun = Recurrence::starting(rule.clone(), day).unwrap();
                assert!(begun.start == day || rule.by_weekday.len() > 1, "{rule:?}");
            }
        }
    }
}
