//! What the columns of a table say, as it was guessed, to be corrected; and what is done with whom.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::erased::{Each, When, derived, memo, watch};
use crate::formats::columns::{AddressPart, Reading, Target, kind_of_column};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::{column_words, custom_fields};
use crate::state::import::{Import, Opened, recall};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::ui::{
    Button, ButtonTone, Card, Choice, SectionHeader, SegmentedControl, SelectField, at_place, place_of,
};
use crate::usecases::import_customers::source::{Columns, FileKind, Glimpse};
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
    /// What has to be known to read it.
    reading: Reading,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let services = use_services();
    let Opened { kind, glimpse, sheets, sheet } = opened;
    let remembered = recall(&glimpse, &reading);
    let is_remembered = remembered.is_some();
    let (columns, begun) = remembered.unwrap_or_else(|| {
        let Glimpse { headings, skip, targets, home, .. } = glimpse.clone();
        let usual = ImportOptions { existing: OnExisting::Complete, doubtful: OnDoubtful::Add };
        (Columns { headings, skip, targets, home }, usual)
    });
    // Asked for before it is drawn, which takes a moment.
    import.plan(columns.clone(), begun);
    let Columns { headings, skip, targets, home } = columns;
    let targets = RwSignal::new(targets);
    let options = RwSignal::new(begun);
    // What the columns that have no place would hold as fields.
    let kinds: Vec<Target> = (0..glimpse.targets.len())
        .map(|column| {
            let cells = glimpse.rows.iter().filter_map(|row| row.get(column)).map(String::as_str);
            Target::NewField(kind_of_column(&cells.collect::<Vec<_>>(), &reading))
        })
        .collect();
    let unplaced = move || {
        targets.with(|targets| targets.iter().filter(|target| **target == Target::Remark).count() as u32)
    };
    let make_fields = move |()| {
        targets.update(|targets| {
            for (target, field) in targets.iter_mut().zip(&kinds) {
                if *target == Target::Remark {
                    *target = *field;
                }
            }
        });
    };
    let some_unplaced = memo(move |_| unplaced() > 0);
    let asked = move || (targets.get(), options.get());
    watch(
        asked,
        move |(targets, options): &(Vec<Target>, ImportOptions), _, _| {
            let columns = Columns { headings: headings.clone(), skip, targets: targets.clone(), home };
            import.plan(columns, *options);
        },
        false,
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
    let sheet_choices = derived(move || {
        let named = sheets.iter().enumerate().map(|(place, (name, rows))| {
            let (name, n) = (name.clone(), formats.get().number(*rows));
            Choice::new(place.to_string(), t_string!(i18n, import.sheet_rows, name = name, n = n).to_string())
        });
        named.collect::<Vec<_>>()
    });
    let some_sheets = sheet_choices.with_untracked(|choices| choices.len() > 1);
    let existing = derived(move || place_of(&EXISTING, &options.get().existing));
    let doubtful = derived(move || place_of(&DOUBTFUL, &options.get().doubtful));
    view! {
        {some_sheets
            .then(|| {
                view! {
                    <SelectField
                        label=say!(i18n, import.sheet)
                        choices=sheet_choices
                        value=Signal::stored(sheet.to_string())
                        on_change=move |place: String| {
                            if let Ok(place) = place.parse() {
                                import.turn_to_sheet(place);
                            }
                        }
                    />
                }
            })}
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
        // Of what a backup holds nothing is doubtful.
        <div hidden=kind == FileKind::Backup>
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
        </div>
        {matches!(kind, FileKind::Table | FileKind::Workbook)
            .then(|| {
                view! {
                    <section>
                        <SectionHeader title=say!(i18n, import.columns)/>
                        <Card>
                            {is_remembered
                                .then(|| view! { <p>{say!(i18n, import.remembered).shown()}</p> })}
                            <p class="quiet">{say!(i18n, import.columns_hint).shown()}</p>
                            <When when=move || some_unplaced.get()>
                                <Button
                                    label=move || {
                                        let count = unplaced();
                                        let n = formats.get().number(count);
                                        t_string!(i18n, import.make_fields, count = count, n = n).to_string()
                                    }
                                    tone=ButtonTone::Quiet
                                    on_press=make_fields.clone()
                                />
                            </When>
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
    let all = Target::ALL.into_iter().chain(second).chain(own).chain(Target::NEW_FIELDS);
    all.chain(written).collect()
}
