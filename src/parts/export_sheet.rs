//! The sheet by which customers are handed over as a file.

use leptos::prelude::*;

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::digits::DigitSystem;
use crate::domain::id::PartyId;
use crate::domain::language::Language;
use crate::domain::party::{LifecycleStage, SocialNetwork};
use crate::erased::{derived, dynamic};
use crate::formats::columns::{ExportColumn, Needed, Word};
use crate::i18n::{Locale, say, td_string, use_i18n};
use crate::parts::column_words;
use crate::parts::custom_fields::usual_currency;
use crate::parts::format_choices::{calendar_choices, digit_choices};
use crate::parts::more_fields::MoreFields;
use crate::state::choices::use_choices;
use crate::state::countries::country_names;
use crate::state::errand::Errand;
use crate::state::export::{ExportKind, Wanted, export};
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::state::toasts::use_toasts;
use crate::terms;
use crate::ui::{Button, Chip, Choice, SegmentedControl, SelectField, Sheet, SwitchRow, at_place, place_of};

/// How many columns of telephone numbers and e-mail addresses there may be.
const MOST: u8 = 5;

/// The sheet: which kind of file, and whether it can be taken in again exactly.
#[component]
pub fn ExportSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Who is handed over; none for everybody.
    #[prop(into)]
    parties: Callback<(), Option<Vec<PartyId>>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let preferences = use_preferences();
    let services = use_services();
    let choices = use_choices();
    let toasts = use_toasts();
    let errand = Errand::begun_here();
    let kind = RwSignal::new(ExportKind::Table);
    let exactly = RwSignal::new(true);
    let (calendar, digits) = preferences.with_untracked(|known| (known.calendar, known.digits));
    let calendar = RwSignal::new(calendar);
    let digits = RwSignal::new(digits);
    let left_out = RwSignal::new(Vec::<ExportColumn>::new());
    let fields =
        move || services.store().map(|store| store.all_custom_fields(FieldOwner::Party)).unwrap_or_default();
    let kinds = derived(move || {
        Choice::each(&ExportKind::ALL, |kind| {
            let locale = i18n.get_locale();
            match kind {
                ExportKind::Table => td_string!(locale, import.export_table),
                ExportKind::Workbook => td_string!(locale, import.export_workbook),
                ExportKind::Cards => td_string!(locale, import.export_cards),
                ExportKind::OldCards => td_string!(locale, import.export_old_cards),
                ExportKind::Backup => td_string!(locale, import.export_backup),
            }
        })
    });
    let is_table = move || matches!(kind.get(), ExportKind::Table | ExportKind::Workbook);
    let save = move |()| {
        let locale = i18n.get_locale_untracked();
        let known = preferences.with_untracked(Clone::clone);
        let fields = untrack(fields);
        let mut columns = columns(locale, &fields, known.language, digits.get_untracked());
        let exactly = exactly.get_untracked();
        left_out.with_untracked(|left_out| {
            columns.retain(|(column, _)| {
                !left_out.contains(column) && (exactly || *column != ExportColumn::Card)
            });
        });
        let mut words = vec![
            (Word::Person, td_string!(locale, customers.person).to_owned()),
            (Word::Organisation, td_string!(locale, customers.organisation).to_owned()),
            (Word::Yes, td_string!(locale, fields.yes).to_owned()),
            (Word::No, td_string!(locale, fields.no).to_owned()),
        ];
        choices.with_untracked(|choices| {
            let own = choices.stages(None);
            for (stage, own) in LifecycleStage::ALL.map(|stage| (stage, None)).into_iter().chain(own) {
                words.push((Word::Stage(stage, own), terms::named_stage(locale, choices, stage, own)));
            }
        });
        let countries: Vec<(Country, String)> = country_names(known.language);
        words.extend(countries.into_iter().map(|(country, name)| (Word::Country(country), name)));
        let kind = kind.get_untracked();
        let wanted = Wanted {
            kind,
            parties: parties.run(()).map(|parties| parties.into_iter().map(|party| party.0).collect()),
            columns,
            words,
            calendar: calendar.get_untracked(),
            digits: digits.get_untracked(),
            currency: usual_currency(known.default_country).parse().ok(),
            language: known.language,
            fields,
        };
        let name = [td_string!(locale, import.export_name), kind.ending()].join(".");
        export(errand, wanted, name, move |outcome| match outcome {
            Ok((count, left_out)) => {
                open.try_set(false);
                let formats = preferences.formats().get_untracked();
                let n = formats.number(count);
                if left_out > 0 {
                    let n = formats.number(left_out);
                    return toasts.say(td_string!(locale, import.left_out, n = n).to_string());
                }
                toasts.say(td_string!(locale, import.exported, count = count, n = n).to_string());
            }
            Err(_) => toasts.say(td_string!(locale, import.export_failed)),
        });
    };
    let column_chips = move || {
        let (locale, language) = (i18n.get_locale(), preferences.with(|known| known.language));
        let offered = columns(locale, &untrack(fields), language, digits.get());
        let chips = offered.into_iter().filter(|(column, _)| *column != ExportColumn::Card);
        let chips = chips.map(|(column, name)| {
            let toggle = move |()| {
                left_out.update(|left_out| match left_out.iter().position(|one| *one == column) {
                    Some(place) => drop(left_out.remove(place)),
                    None => left_out.push(column),
                });
            };
            view! {
                <Chip
                    label=name
                    pressed=derived(move || !left_out.with(|left_out| left_out.contains(&column)))
                    on_press=toggle
                />
            }
        });
        chips.collect_view()
    };
    let never = Signal::stored(false);
    view! {
        <Sheet
            open=open
            on_close=move |()| open.set(false)
            title=say!(i18n, import.export)
            close_label=say!(i18n, common.close)
        >
            <SelectField
                label=say!(i18n, import.export_kind)
                choices=kinds
                value=derived(move || place_of(&ExportKind::ALL, &kind.get()))
                on_change=move |place: String| {
                    if let Some(chosen) = at_place(&ExportKind::ALL, &place) {
                        kind.set(chosen);
                    }
                }
            />
            <div hidden=move || !is_table()>
                <SwitchRow
                    label=say!(i18n, import.export_exactly)
                    on=exactly
                    on_change=move |on| exactly.set(on)
                />
                <p class="quiet">{say!(i18n, import.export_exactly_hint).shown()}</p>
                <MoreFields needed=never>
                    <SegmentedControl
                        label=say!(i18n, import.export_calendar)
                        choices=calendar_choices(i18n)
                        value=derived(move || place_of(&CalendarKind::ALL, &calendar.get()))
                        on_change=move |place: String| {
                            if let Some(chosen) = at_place(&CalendarKind::ALL, &place) {
                                calendar.set(chosen);
                            }
                        }
                    />
                    <SegmentedControl
                        label=say!(i18n, import.export_digits)
                        choices=digit_choices()
                        value=derived(move || place_of(&DigitSystem::ALL, &digits.get()))
                        on_change=move |place: String| {
                            if let Some(chosen) = at_place(&DigitSystem::ALL, &place) {
                                digits.set(chosen);
                            }
                        }
                    />
                    <fieldset class="chip-group">
                        <legend class="field__label">{say!(i18n, import.export_columns).shown()}</legend>
                        <div class="chip-group__chips">{dynamic(column_chips)}</div>
                    </fieldset>
                </MoreFields>
            </div>
            <Button
                label=say!(i18n, import.export_save)
                wide=true
                disabled=errand.running()
                on_press=save
            />
        </Sheet>
    }
    .into_any()
}

/// Every column there may be, with its name.
fn columns(
    locale: Locale,
    fields: &[CustomField],
    language: Language,
    digits: DigitSystem,
) -> Vec<(ExportColumn, String)> {
    let networks = vec![
        SocialNetwork::Instagram,
        SocialNetwork::Telegram,
        SocialNetwork::LinkedIn,
        SocialNetwork::X,
        SocialNetwork::Facebook,
        SocialNetwork::Bale,
        SocialNetwork::Eitaa,
    ];
    let most = Needed { phones: MOST, emails: MOST, has_other_address: true, networks };
    let named = |column: ExportColumn| {
        let name = match column {
            ExportColumn::Custom(id) => fields
                .iter()
                .find(|field| field.id == id)
                .map(|field| field.label.get(language).to_owned())
                .unwrap_or_default(),
            column => column_words::target(locale, column.target()),
        };
        match column {
            ExportColumn::Phone(place) | ExportColumn::Email(place) if place > 1 => {
                digits.convert(&format!("{name} {place}")).into_owned()
            }
            _ => name,
        }
    };
    ExportColumn::usual(&most, fields).into_iter().map(|column| (column, named(column))).collect()
}
