//! Editing a day to remember, in the calendar in which it comes back.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::CalendarKind;
use crate::domain::party::{Anniversary, AnniversaryKind, Party};
use crate::erased::{derived, dynamic, memo};
use crate::i18n::formats::Formats;
use crate::i18n::{calendar_name, say, t_string, use_i18n};
use crate::state::day::use_today;
use crate::ui::{Choice, SelectField, TextField, at_place, place_of};
use crate::usecases::FormField;
use crate::usecases::edit_party::{ListEdit, PartyEdit, WrittenAnniversary};

use super::super::words;
use super::fact::{Fact, open_day_kinds};
use super::fact_form::{FactForm, put};
use super::form_editor::FormEditor;
use crate::parts::date_fields::{DateFields, WrittenDate};
use crate::parts::saving::use_saving;

/// A day to remember as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct DayDraft {
    /// What is remembered; the name of another day stands in `name`, and stays there when another
    /// kind is looked at.
    kind: AnniversaryKind,
    name: String,
    date: WrittenDate,
}

impl DayDraft {
    fn of(was: Option<&Anniversary>, usual: AnniversaryKind, formats: &Formats) -> Self {
        let (kind, name) = match was.map_or(usual, |was| was.kind.clone()) {
            AnniversaryKind::Other(name) => (AnniversaryKind::Other(String::new()), name),
            known => (known, String::new()),
        };
        let date = match was {
            Some(was) => {
                let written = WrittenDate::of(was.date, was.calendar, formats);
                if was.year_known { written } else { WrittenDate { year: String::new(), ..written } }
            }
            None => {
                WrittenDate { calendar: formats.calendar, year: String::new(), month: 1, day: String::new() }
            }
        };
        Self { kind, name, date }
    }

    fn is_other(&self) -> bool {
        matches!(self.kind, AnniversaryKind::Other(_))
    }
}

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
    let usual = kinds.first().cloned().unwrap_or(AnniversaryKind::Other(String::new()));
    let first = DayDraft::of(was.as_ref(), usual, &saving.formats());
    let form = FactForm::new(saving, id, &Fact::Day(was.clone()), first, on_close);
    let typed = form.typed;
    let no_year = RwSignal::new(false);
    let remove = was
        .clone()
        .map(|was| Callback::new(move |()| form.save(PartyEdit::Anniversary(ListEdit::Remove(was.clone())))));
    let save = move |()| {
        let draft = typed.get_untracked();
        let Ok(year) = draft.date.year(today.get_untracked()) else { return no_year.set(true) };
        no_year.set(false);
        let kind = if draft.is_other() { AnniversaryKind::Other(draft.name) } else { draft.kind };
        let (month, day) = (draft.date.month, draft.date.day());
        let now = WrittenAnniversary { kind, calendar: draft.date.calendar, year, month, day };
        form.save(PartyEdit::Anniversary(put(was.clone(), now)));
    };
    let refused_date = form.error(&[FormField::AnniversaryDate]);
    let date_error = derived(move || {
        let bad_year = no_year.get().then(|| t_string!(i18n, customers.problem_date).to_owned());
        bad_year.or_else(|| refused_date.get())
    });
    let is_other = memo(move |_| typed.with(DayDraft::is_other));
    let name_field = move || {
        is_other.get().then(|| {
            view! {
                <TextField
                    label=say!(i18n, customers.day_name)
                    value=derived(move || typed.with(|one| one.name.clone()))
                    on_input=move |name: String| typed.update(|one| one.name = name)
                    error=form.error(&[FormField::AnniversaryName])
                />
            }
        })
    };
    view! {
        <FormEditor
            label=say!(i18n, customers.day_to_remember).signal()
            failure=form.failure()
            on_save=save
            on_cancel=move |()| form.give_up()
            on_remove=remove
        >
            <KindChoice typed=typed kinds=kinds/>
            {dynamic(name_field)}
            <DateFields
                label=say!(i18n, customers.date).signal()
                value=derived(move || typed.with(|one| one.date.clone()))
                on_change=move |date| typed.update(|one| one.date = date)
                year_optional=true
                error=date_error
            />
            <CalendarChoice typed=typed/>
        </FormEditor>
    }
    .into_any()
}

#[component]
fn KindChoice(typed: RwSignal<DayDraft>, kinds: Vec<AnniversaryKind>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Choice::each(&kinds, |one| {
        move || match &one {
            AnniversaryKind::Other(_) => t_string!(i18n, customers.other_day).to_owned(),
            known => words::anniversary(i18n.get_locale(), known),
        }
    });
    let kinds = StoredValue::new(kinds);
    let choose = move |place: String| {
        if let Some(kind) = kinds.with_value(|kinds| at_place(kinds, &place)) {
            typed.update(|one| one.kind = kind);
        }
    };
    view! {
        <SelectField
            label=say!(i18n, customers.day_to_remember)
            choices=Signal::stored(choices)
            value=derived(move || {
                typed.with(|one| kinds.with_value(|kinds| place_of(kinds, &one.kind)))
            })
            on_change=choose
        />
    }
    .into_any()
}

#[component]
fn CalendarChoice(typed: RwSignal<DayDraft>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let today = use_today();
    let choose = move |place: String| {
        if let Some(calendar) = at_place(&CalendarKind::ALL, &place) {
            let (today, formats) = (today.get_untracked(), saving.formats());
            typed.update(|one| one.date = one.date.clone().in_calendar(calendar, today, &formats));
        }
    };
    view! {
        <SelectField
            label=say!(i18n, settings.calendar)
            choices=Signal::stored(
                Choice::each(&CalendarKind::ALL, |one| move || calendar_name(i18n.get_locale(), one)),
            )
            value=derived(move || typed.with(|one| place_of(&CalendarKind::ALL, &one.date.calendar)))
            on_change=choose
        />
    }
    .into_any()
}
