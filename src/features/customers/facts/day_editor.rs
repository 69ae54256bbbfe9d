//! Editing a day to remember, in the calendar in which it comes back.

use leptos::prelude::*;

use crate::domain::calendar::CalendarKind;
use crate::domain::party::{Anniversary, AnniversaryKind, Party};
use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::state::day::use_today;
use crate::ui::{Choice, SelectField, TextField};
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenAnniversary};
use crate::usecases::{FormField, Refusal};

use super::super::date_fields::{DateFields, WrittenDate};
use super::super::saving::{Saving, use_saving};
use super::super::words;
use super::fact::open_day_kinds;
use super::form_editor::FormEditor;

/// What is remembered, its date and its calendar.
#[component]
pub(super) fn DayEditor(
    /// The customer.
    party: Signal<Party>,
    /// The day as it was; none for a new one.
    was: Option<Anniversary>,
    /// Saved, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let today = use_today();
    let id = party.with_untracked(|party| party.id);
    let kinds = party.with_untracked(|party| open_day_kinds(party, was.as_ref()));
    let first = was.as_ref().map(|was| was.kind.clone()).or_else(|| kinds.first().cloned());
    let kind = RwSignal::new(first.unwrap_or(AnniversaryKind::Other(String::new())));
    let date = RwSignal::new(written(was.as_ref(), saving));
    let refusal = RwSignal::new(None::<Refusal>);
    let no_year = RwSignal::new(false);
    let run = move |edit: ListEdit<Anniversary, WrittenAnniversary>| {
        saving.edit(id, vec![PartyEdit::Anniversary(edit)], move |outcome| match outcome {
            Ok(()) => {
                on_close.try_run(());
            }
            Err(found) => refusal.set(Some(found)),
        });
    };
    let remove = was.clone().map(|was| Callback::new(move |()| run(ListEdit::Remove(was.clone()))));
    let save = move |()| {
        let typed = date.get_untracked();
        let Ok(year) = typed.year(today.get_untracked()) else { return no_year.set(true) };
        no_year.set(false);
        let now = WrittenAnniversary {
            kind: kind.get_untracked(),
            calendar: typed.calendar,
            year,
            month: typed.month,
            day: typed.day(),
        };
        run(match was.clone() {
            Some(was) => ListEdit::Change { was, now },
            None => ListEdit::Add(now),
        });
    };
    let said = move |field: FormField| {
        refusal.with(|refusal| refusal.as_ref().and_then(|found| saving.said_of(found, &[field])))
    };
    let date_error = Signal::derive(move || {
        let bad_year = no_year.get().then(|| t_string!(i18n, customers.problem_date).to_owned());
        bad_year.or_else(|| said(FormField::AnniversaryDate))
    });
    let name_error = Signal::derive(move || said(FormField::AnniversaryName));
    let name_field = move || {
        kind.with(|kind| matches!(kind, AnniversaryKind::Other(_))).then(|| {
            view! {
                <TextField
                    label=move || t_string!(i18n, customers.day_name)
                    value=Signal::derive(move || kind.with(|kind| words::anniversary(i18n.get_locale(), kind)))
                    on_input=move |name: String| kind.set(AnniversaryKind::Other(name))
                    error=name_error
                />
            }
        })
    };
    // Typing its name keeps the field of another day in place.
    let is_other = Memo::new(move |_| kind.with(|kind| matches!(kind, AnniversaryKind::Other(_))));
    view! {
        <FormEditor
            label=Signal::derive(move || t_string!(i18n, customers.day_to_remember).to_owned())
            on_save=save
            on_cancel=on_close
            on_remove=remove
        >
            <KindChoice kind=kind kinds=kinds/>
            {move || is_other.get().then(|| untrack(name_field))}
            <DateFields
                label=Signal::derive(move || t_string!(i18n, customers.date).to_owned())
                value=date
                year_optional=true
                error=date_error
            />
            <CalendarChoice date=date/>
        </FormEditor>
    }
    .into_any()
}

fn written(was: Option<&Anniversary>, saving: Saving) -> WrittenDate {
    let formats = saving.formats();
    match was {
        Some(was) => {
            let written = WrittenDate::of(was.date, was.calendar, &formats);
            if was.year_known { written } else { WrittenDate { year: String::new(), ..written } }
        }
        None => WrittenDate { calendar: formats.calendar, year: String::new(), month: 1, day: String::new() },
    }
}

#[component]
fn KindChoice(kind: RwSignal<AnniversaryKind>, kinds: Vec<AnniversaryKind>) -> impl IntoView {
    let i18n = use_i18n();
    let offered = kinds.clone();
    let choices = kinds.into_iter().enumerate().map(|(place, one)| {
        let label = move || match &one {
            AnniversaryKind::Other(_) => t_string!(i18n, customers.other_day).to_owned(),
            known => words::anniversary(i18n.get_locale(), known),
        };
        Choice::new(place.to_string(), label)
    });
    let places = offered.clone();
    let value = move || {
        kind.with(|kind| {
            let same = |one: &AnniversaryKind| match (one, kind) {
                (AnniversaryKind::Other(_), AnniversaryKind::Other(_)) => true,
                (one, kind) => one == kind,
            };
            places.iter().position(same).unwrap_or_default().to_string()
        })
    };
    let choose = move |place: String| {
        let chosen = place.parse::<usize>().ok().and_then(|place| offered.get(place));
        if let Some(chosen) = chosen {
            kind.set(chosen.clone());
        }
    };
    view! {
        <SelectField
            label=move || t_string!(i18n, customers.day_to_remember)
            choices=Signal::stored(choices.collect::<Vec<_>>())
            value=Signal::derive(value)
            on_change=choose
        />
    }
    .into_any()
}

/// A calendar's name.
fn calendar_name(locale: Locale, calendar: CalendarKind) -> &'static str {
    match calendar {
        CalendarKind::Jalali => td_string!(locale, settings.jalali),
        CalendarKind::Hijri => td_string!(locale, settings.hijri),
        CalendarKind::Gregorian => td_string!(locale, settings.gregorian),
    }
}

#[component]
fn CalendarChoice(date: RwSignal<WrittenDate>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = CalendarKind::ALL.into_iter().enumerate().map(|(place, calendar)| {
        Choice::new(place.to_string(), move || calendar_name(i18n.get_locale(), calendar))
    });
    let value = move || {
        let calendar = date.with(|date| date.calendar);
        let place = CalendarKind::ALL.iter().position(|one| *one == calendar);
        place.unwrap_or_default().to_string()
    };
    let choose = move |place: String| {
        let chosen = place.parse::<usize>().ok().and_then(|place| CalendarKind::ALL.get(place));
        if let Some(calendar) = chosen {
            date.update(|date| date.calendar = *calendar);
        }
    };
    view! {
        <SelectField
            label=move || t_string!(i18n, settings.calendar)
            choices=Signal::stored(choices.collect::<Vec<_>>())
            value=Signal::derive(value)
            on_change=choose
        />
    }
    .into_any()
}
