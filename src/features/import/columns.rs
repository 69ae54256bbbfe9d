//! What the columns of a table say, as it was guessed, to be corrected; and what is done with whom.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::erased::{Each, derived, watch};
use crate::formats::columns::{AddressPart, Target};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::{column_words, custom_fields};
use crate::state::import::{Import, Opened};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::ui::{Card, Choice, SectionHeader, SegmentedControl, SelectField, at_place, place_of};
use crate::usecases::import_customers::source::{Columns, FileKind};
use crate::usecases::import_customers::{ImportOptions, OnDoubtful, OnExisting};

/// How many examples stand under a column's name, and of how many characters each.
const EXAMPLES: usize = 3;
const EXAMPLE_LENGTH: usize = 40;

const EXISTING: [OnExisting; 3] = [OnExisting::Complete, OnExisting::Overwrite, OnExisting::Leave];
const DOUBTFUL: [OnDoubtful; 3] = [OnDoubtful::Add, OnDoubtful::Join, OnDoubtful::LeaveOut];

/// The columns and the options. Each change has what would happen worked out anew.
#[component]
pub(super) fn Chosen(
    /// The import.
    import: Import,
    /// What the file is.
    opened: Opened,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let Opened { kind, glimpse } = opened;
    let targets = RwSignal::new(glimpse.targets);
    let options = RwSignal::new(ImportOptions { existing: OnExisting::Complete, doubtful: OnDoubtful::Add });
    let (headings, skip, home) = (glimpse.headings.clone(), glimpse.skip, glimpse.home);
    let asked = move || (targets.get(), options.get());
    watch(
        asked,
        move |(targets, options): &(Vec<Target>, ImportOptions), _, _| {
            let columns = Columns { headings: headings.clone(), skip, targets: targets.clone(), home };
            import.plan(columns, *options);
        },
        true,
    );
    let fields = services.store().map(|store| store.all_custom_fields(FieldOwner::Party)).unwrap_or_default();
    let offered = StoredValue::new(offered(&fields));
    let fields = StoredValue::new(fields);
    let choices = derived(move || {
        let (locale, formats) = (i18n.get_locale(), formats.get());
        offered.with_value(|offered| {
            Choice::each(offered, |target| match target {
                Target::Custom(id) => fields.with_value(|fields: &Vec<CustomField>| {
                    let field = fields.iter().find(|field| field.id == id);
                    field.map(|field| custom_fields::label(field, &formats)).unwrap_or_default()
                }),
                target => column_words::target(locale, target),
            })
        })
    });
    let columns: Vec<(usize, String, String)> = (0..targets.with_untracked(Vec::len))
        .map(|column| {
            let heading =
                glimpse.headings.get(column).map(|heading| heading.trim().to_owned()).unwrap_or_default();
            let cells = glimpse.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim());
            let examples: Vec<String> = cells
                .filter(|cell| !cell.is_empty())
                .take(EXAMPLES)
                .map(|cell| cell.chars().take(EXAMPLE_LENGTH).collect())
                .collect();
            (column, heading, examples.join(" · "))
        })
        .collect();
    let field_of_column = move |(column, heading, examples): (usize, String, String)| {
        let label = move || {
            if heading.is_empty() {
                let n = formats.get().number(u32::try_from(column + 1).unwrap_or(u32::MAX));
                t_string!(i18n, import.column_n, n = n).to_string()
            } else {
                heading.clone()
            }
        };
        let value = derived(move || {
            let target = targets.with(|targets| targets.get(column).copied());
            offered.with_value(|offered| target.map(|target| place_of(offered, &target)).unwrap_or_default())
        });
        let choose = move |place: String| {
            if let Some(target) = offered.with_value(|offered| at_place(offered, &place)) {
                targets.update(|targets| {
                    if let Some(own) = targets.get_mut(column) {
                        *own = target;
                    }
                });
            }
        };
        view! { <SelectField label=label choices=choices value=value on_change=choose hint=examples/> }
            .into_any()
    };
    let existing = derived(move || place_of(&EXISTING, &options.get().existing));
    let doubtful = derived(move || place_of(&DOUBTFUL, &options.get().doubtful));
    view! {
        <SegmentedControl
            label=say!(i18n, import.existing)
            choices=derived(move || {
                Choice::each(&EXISTING, |one| {
                    move || match one {
                        OnExisting::Complete => td_string!(i18n.get_locale(), import.existing_complete),
                        OnExisting::Overwrite => td_string!(i18n.get_locale(), import.existing_overwrite),
                        OnExisting::Leave => td_string!(i18n.get_locale(), import.existing_leave),
                    }
                })
            })
            value=existing
            on_change=move |place: String| {
                if let Some(existing) = at_place(&EXISTING, &place) {
                    options.update(|options| options.existing = existing);
                }
            }
        />
        <SegmentedControl
            label=say!(i18n, import.doubtful)
            choices=derived(move || {
                Choice::each(&DOUBTFUL, |one| {
                    move || match one {
                        OnDoubtful::Add => td_string!(i18n.get_locale(), import.doubtful_add),
                        OnDoubtful::Join => td_string!(i18n.get_locale(), import.doubtful_join),
                        OnDoubtful::LeaveOut => td_string!(i18n.get_locale(), import.doubtful_leave),
                    }
                })
            })
            value=doubtful
            on_change=move |place: String| {
                if let Some(doubtful) = at_place(&DOUBTFUL, &place) {
                    options.update(|options| options.doubtful = doubtful);
                }
            }
        />
        {(kind != FileKind::Cards)
            .then(|| {
                view! {
                    <section>
                        <SectionHeader title=say!(i18n, import.columns)/>
                        <Card>
                            <p class="quiet">{say!(i18n, import.columns_hint).shown()}</p>
                            <div class="import__columns">
                                <Each
                                    each=move || columns.clone()
                                    key=|(column, ..)| *column
                                    children=field_of_column
                                />
                            </div>
                        </Card>
                    </section>
                }
            })}
    }
    .into_any()
}

/// What can be chosen for a column: everything, and the fields of the user's own.
fn offered(fields: &[CustomField]) -> Vec<Target> {
    let own = fields.iter().filter(|field| !field.retired).map(|field| Target::Custom(field.id));
    let second = AddressPart::ALL.map(Target::OtherAddress);
    let written = [Target::PlaceTitle, Target::Identity, Target::Card];
    Target::ALL.into_iter().chain(second).chain(own).chain(written).collect()
}
