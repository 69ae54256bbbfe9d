//! The calendar as a file: saved for other calendars, and taken in from them.

use leptos::{html, prelude::*};

use crate::erased::{derived, dynamic};
use crate::i18n::{Locale, say, t_string, td_string, use_i18n};
use crate::parts::saving::use_saving;
use crate::state::calendar_file::{self, Problem, ProblemKind, take_chosen};
use crate::state::toasts::use_toasts;
use crate::ui::{Card, CardKind, IconName, ListRow, Menu, MenuItem, Sheet};
use crate::usecases::Refusal;
use crate::usecases::import_calendar::{ImportCalendar, Imported, import_calendar};

/// How many problems are told one by one.
const TOLD: usize = 200;

/// The menu of the calendar's file.
#[component]
pub(super) fn FileMenu() -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let toasts = use_toasts();
    let field = NodeRef::<html::Input>::new();
    let came_of_it = RwSignal::new(None::<Imported>);
    let save = move |()| {
        let Some(store) = saving.services.store() else { return };
        let formats = saving.formats();
        let saved = calendar_file::save_open_tasks(&store, formats, t_string!(i18n, calendar.file_name));
        let n = formats.number(u32::try_from(saved).unwrap_or(u32::MAX));
        toasts.say(t_string!(i18n, calendar.file_saved, n = n).to_string());
    };
    let choose = move |()| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let take_in = move |event: leptos::ev::Event| {
        let Some(file) = take_chosen(&event).into_iter().next() else { return };
        saving.services.run(async move {
            let Some(calendar) = calendar_file::read(&file, saving.formats()).await else {
                return toasts.say(td_string!(saving.locale(), calendar.file_unreadable));
            };
            let said = move |imported: &Imported| counts(saving.locale(), imported, saving);
            saving.writing.run(
                move |store| async move {
                    let request = ImportCalendar { calendar };
                    let imported =
                        import_calendar(&store, store.world(), request).await.map_err(Refusal::Commit)?;
                    Ok((imported.change, imported))
                },
                saving.saved(),
                move |outcome| {
                    if let Ok(imported) = outcome {
                        toasts.say(said(&imported));
                        came_of_it.try_set((!imported.problems.is_empty()).then_some(imported));
                    }
                },
            );
        });
    };
    view! {
        <Menu label=say!(i18n, calendar.file_menu)>
            <MenuItem
                label=say!(i18n, calendar.file_save)
                icon=IconName::Install
                on_press=save
            />
            <MenuItem
                label=say!(i18n, calendar.file_take_in)
                icon=IconName::Plus
                on_press=choose
            />
        </Menu>
        <input
            type="file"
            accept=".ics,text/calendar"
            hidden
            node_ref=field
            aria-label=say!(i18n, calendar.file_take_in)
            on:change=take_in
        />
        <Sheet
            open=derived(move || came_of_it.with(Option::is_some))
            on_close=move |()| came_of_it.set(None)
            title=say!(i18n, calendar.file_problems)
            close_label=say!(i18n, common.close)
        >
            {dynamic(move || came_of_it.get().map(|imported| view! { <Problems imported=imported/> }))}
        </Sheet>
    }
    .into_any()
}

fn counts(locale: Locale, imported: &Imported, saving: crate::parts::saving::Saving) -> String {
    let formats = saving.formats();
    let number = |count: usize| formats.number(u32::try_from(count).unwrap_or(u32::MAX));
    let (new, changed, same) = (number(imported.new), number(imported.changed), number(imported.same));
    td_string!(locale, calendar.file_taken_in, new = new, changed = changed, same = same).to_string()
}

/// What did not come in as it stands in the file, line by line.
#[component]
fn Problems(imported: Imported) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let summary = counts(saving.locale(), &imported, saving);
    let rows = imported.problems.into_iter().take(TOLD).map(move |problem: Problem| {
        let Problem { line, what, text } = problem;
        let place = move || {
            let n = saving.formats().number(line);
            crate::terms::line(&[&t_string!(i18n, calendar.file_line, n = n).to_string(), &text])
        };
        view! {
            <li>
                <ListRow title=move || words(i18n.get_locale(), what) subtitle=place wraps=true/>
            </li>
        }
    });
    view! {
        <p>{summary}</p>
        <Card kind=CardKind::List>
            <ul>{rows.collect_view()}</ul>
        </Card>
    }
    .into_any()
}

fn words(locale: Locale, what: ProblemKind) -> &'static str {
    match what {
        ProblemKind::NotACalendar => td_string!(locale, calendar.p_not_a_calendar),
        ProblemKind::NoProperty | ProblemKind::StrayEnd | ProblemKind::UnknownComponent => {
            td_string!(locale, calendar.p_passed_over)
        }
        ProblemKind::NotUtf8 => td_string!(locale, calendar.p_replaced),
        ProblemKind::MissingEnd => td_string!(locale, calendar.p_missing_end),
        ProblemKind::MissingUid | ProblemKind::DuplicateUid => td_string!(locale, calendar.p_no_id),
        ProblemKind::MissingStart | ProblemKind::BadDate => td_string!(locale, calendar.p_date),
        ProblemKind::BadDuration => td_string!(locale, calendar.p_length),
        ProblemKind::UnknownZone => td_string!(locale, calendar.p_zone),
        ProblemKind::Cancelled => td_string!(locale, calendar.p_cancelled),
        ProblemKind::BadRule | ProblemKind::SubDailyRule => td_string!(locale, calendar.p_rule),
        ProblemKind::ExceptionNotHeld | ProblemKind::MovedOccurrence => {
            td_string!(locale, calendar.p_exception)
        }
        ProblemKind::ReminderNotHeld => td_string!(locale, calendar.p_reminder),
        ProblemKind::Shortened => td_string!(locale, calendar.p_shortened),
    }
}
