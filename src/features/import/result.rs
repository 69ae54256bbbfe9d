//! What would become of the rows, and the button that does it.

use leptos::prelude::*;

use crate::erased::{Each, derived, dynamic};
use crate::features::import::words;
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::import::{Import, Report};
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::terms;
use crate::ui::{Button, ButtonTone, Card, CardKind, Chip, ChipBar, ListRow, SectionHeader};
use crate::usecases::import_customers::source::FileKind;
use crate::usecases::import_customers::{Counts, Outcome, PlannedRow};

/// How many rows are shown at first.
const SHOWN: usize = 40;

/// How many rows come to what, the first of them, and the button that takes them in.
#[component]
pub(super) fn Outcomes(
    /// The import.
    import: Import,
    /// What would happen.
    report: Report,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let number = move |count: u32| formats.get().number(count);
    let Report { counts, comes, rows, organisations, fields, refused, is_cut_off, unknown, not_kept } =
        report;
    let headings = import.opened().with_untracked(|opened| {
        opened.as_ref().map(|opened| opened.glimpse.headings.clone()).unwrap_or_default()
    });
    let said = move || {
        let locale = i18n.get_locale();
        let mut said = Vec::new();
        if organisations > 0 {
            let n = number(organisations);
            said.push(td_string!(locale, import.organisations, count = organisations, n = n).to_string());
        }
        if fields > 0 {
            let n = number(fields);
            said.push(td_string!(locale, import.fields, count = fields, n = n).to_string());
        }
        for (column, why) in &refused {
            let column = headings.get(*column as usize).cloned().unwrap_or_default();
            let why = words::no_field(locale, *why);
            said.push(td_string!(locale, import.kept_in_notes, column = column, why = why).to_string());
        }
        if is_cut_off {
            said.push(td_string!(locale, import.cut_off).to_owned());
        }
        if unknown > 0 {
            let n = number(unknown);
            said.push(td_string!(locale, import.unknown, count = unknown, n = n).to_string());
        }
        said.into_iter().map(|said| view! { <p class="quiet">{said}</p> }).collect_view()
    };
    let first = Outcome::ALL.into_iter().find(|outcome| counts.of(*outcome) > 0).unwrap_or(Outcome::New);
    let shown = RwSignal::new(first);
    let chips = Outcome::ALL
        .into_iter()
        .filter(|outcome| counts.of(*outcome) > 0)
        .map(|outcome| {
            let label = move || {
                let name = words::outcome(i18n.get_locale(), outcome);
                [name, &number(counts.of(outcome))].join(" ")
            };
            view! {
                <Chip
                    label=label
                    pressed=derived(move || shown.get() == outcome)
                    on_press=move |()| shown.set(outcome)
                />
            }
        })
        .collect_view();
    let rows = StoredValue::new(rows);
    let listed = move || -> Vec<PlannedRow> {
        let wanted = shown.get();
        rows.with_value(|rows| rows.iter().filter(|row| row.outcome == wanted).take(SHOWN).cloned().collect())
    };
    let more = move || {
        let shown_rows = listed().len();
        (counts.of(shown.get()) as usize > shown_rows).then(|| {
            let n = number(u32::try_from(shown_rows).unwrap_or(u32::MAX));
            t_string!(i18n, import.first_rows, n = n).to_string()
        })
    };
    let kind = import.opened().with_untracked(|opened| opened.as_ref().map(|opened| opened.kind));
    let take_in = move |()| {
        let (locale, n) = (i18n.get_locale_untracked(), number(comes));
        let said = if kind == Some(FileKind::Backup) {
            td_string!(locale, import.done_records, n = n).to_string()
        } else {
            td_string!(locale, import.done_said, count = comes, n = n).to_string()
        };
        import.run(said, td_string!(locale, import.failed_died).to_owned());
    };
    view! {
        <section>
            <SectionHeader title=say!(i18n, import.result)/>
            <ChipBar label=say!(i18n, import.result)>{chips}</ChipBar>
            <Card kind=CardKind::List>
                <ul>
                    <Each
                        each=listed
                        key=|row: &PlannedRow| row.line
                        children=|row| view! { <Row row/> }.into_any()
                    />
                </ul>
            </Card>
            <p class="quiet">{more}</p>
            <div class="import__said">{dynamic(said)}</div>
            <SaveRejected import counts not_kept/>
        </section>
        <div class="import__go">
            {if comes > 0 {
                let label = move || {
                    let n = number(comes);
                    t_string!(i18n, import.take_in, n = n).to_string()
                };
                view! { <Button label=label wide=true on_press=take_in/> }.into_any()
            } else {
                view! { <p role="status">{say!(i18n, import.nothing).shown()}</p> }.into_any()
            }}
            <Button
                label=say!(i18n, import.other_file)
                tone=ButtonTone::Plain
                on_press=move |()| import.cancel()
            />
        </div>
    }
    .into_any()
}

/// The button that hands back what was rejected, and how much of it is not in that file.
#[component]
fn SaveRejected(import: Import, counts: Counts, not_kept: u32) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let save = move |()| {
        let locale = i18n.get_locale_untracked();
        import.save_rejected(td_string!(locale, import.reason).to_owned(), words::reasons(locale));
    };
    let lacks = move || {
        let n = formats.get().number(not_kept);
        t_string!(i18n, import.rejected_not_kept, n = n).to_string()
    };
    view! {
        {(counts.of(Outcome::Rejected) > not_kept).then(|| {
            view! { <Button label=say!(i18n, import.save_rejected) tone=ButtonTone::Quiet on_press=save/> }
        })}
        {(not_kept > 0).then(|| view! { <p class="quiet">{lacks}</p> })}
    }
    .into_any()
}

#[component]
fn Row(row: PlannedRow) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let PlannedRow { line, name, phone, about, is, problems, .. } = row;
    let title = move || {
        if name.is_empty() {
            let n = formats.get().number(line);
            t_string!(i18n, import.row, n = n).to_string()
        } else {
            name.clone()
        }
    };
    let subtitle = move || {
        let locale = i18n.get_locale();
        let formats = formats.get();
        let phone = phone.map(|phone| formats.phone(phone));
        let about = about.iter().map(|fact| formats.isolate(fact));
        let mut facts: Vec<String> = phone.into_iter().chain(about).collect();
        if let Some((_, name)) = &is {
            facts.push(td_string!(locale, import.is_like, name = formats.isolate(name)).to_string());
        }
        for problem in &problems {
            let what = words::problem(locale, problem.what);
            facts.push(if problem.text.is_empty() {
                what.to_owned()
            } else {
                [&formats.isolate(&problem.text), ": ", what].concat()
            });
        }
        let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
        // In the order of the page, whatever script the facts are in.
        view! { <span class="import__facts">{terms::line(&facts)}</span> }
    };
    view! { <li><ListRow title=title subtitle=subtitle wraps=true/></li> }.into_any()
}

/// What was done.
#[component]
pub(super) fn Finished(
    /// The import.
    import: Import,
    /// What happened.
    report: Report,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let counts = report.counts;
    let rows = Outcome::ALL
        .into_iter()
        .filter(|outcome| counts.of(*outcome) > 0)
        .map(|outcome| {
            let title = move || words::outcome(i18n.get_locale(), outcome);
            let trail = move || formats.get().number(counts.of(outcome));
            view! { <li><ListRow title=title trail=trail/></li> }
        })
        .collect_view();
    view! {
        <section>
            <SectionHeader title=say!(i18n, import.done)/>
            <Card kind=CardKind::List>
                <ul>{rows}</ul>
            </Card>
            <div class="import__said">
                <p class="quiet">{say!(i18n, import.done_text).shown()}</p>
            </div>
            <SaveRejected import counts not_kept=report.not_kept/>
            <div class="import__go">
                <Button label=say!(i18n, import.to_customers) wide=true href=Place::Customers.href()/>
                <Button
                    label=say!(i18n, import.other_file)
                    tone=ButtonTone::Plain
                    on_press=move |()| import.cancel()
                />
            </div>
        </section>
    }
    .into_any()
}
