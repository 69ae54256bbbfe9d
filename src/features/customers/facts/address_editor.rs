//! Editing a postal address.

use leptos::prelude::*;

use crate::domain::party::{Address, ContactLabel, Coordinates, Party};
use crate::erased::{derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::countries::country_names;
use crate::state::position::locate;
use crate::state::preferences::use_formats;
use crate::ui::{
    Button, ButtonTone, Chip, Choice, FormError, IconName, SegmentedControl, SelectField, TextArea,
    TextField, TextKind, at_place, place_of,
};
use crate::usecases::FormField;
use crate::usecases::edit_party::{ListEdit, PartyEdit};

use super::super::words;
use super::fact::Fact;
use super::fact_form::{FactForm, put};
use super::form_editor::FormEditor;
use crate::parts::saving::use_saving;

const LABELS: [ContactLabel; 3] = [ContactLabel::Work, ContactLabel::Home, ContactLabel::Other];

/// The fields of an address, kept as a draft until they are saved.
#[component]
pub(super) fn AddressEditor(
    /// The customer.
    party: Signal<Party>,
    /// The address; none for a new one.
    was: Option<Address>,
    /// Saved, or given up.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = party.with_untracked(|party| party.id);
    let first = was.clone().unwrap_or_else(empty);
    let form = FactForm::new(use_saving(), id, &Fact::Address(was.clone()), first, on_close);
    let typed = form.typed;
    let send = move |edit: ListEdit<Address, Address>| form.save(PartyEdit::Address(Box::new(edit)));
    let remove = was.clone().map(|was| Callback::new(move |()| send(ListEdit::Remove(was.clone()))));
    let read_place = move || {
        if let Some(found) = typed.with_untracked(with_pasted_place) {
            typed.set(found);
        }
    };
    let save = move |()| {
        read_place();
        send(put(was.clone(), typed.get_untracked()));
    };
    let part = move |read: fn(&Address) -> &String| derived(move || typed.with(|one| read(one).clone()));
    let write = move |place: fn(&mut Address) -> &mut String| {
        move |text: String| typed.update(|one| *place(one) = text)
    };
    view! {
        <FormEditor
            label=say!(i18n, customers.address).signal()
            failure=form.failure()
            on_save=save
            on_cancel=move |()| form.give_up()
            on_remove=remove
        >
            <TextArea
                label=say!(i18n, customers.street)
                value=part(|one| &one.street)
                on_input=write(|one| &mut one.street)
                on_leave=move |()| read_place()
                error=form.error(&[FormField::Street])
            />
            <div class="form__pair">
                <TextField
                    label=say!(i18n, customers.city)
                    value=part(|one| &one.city)
                    on_input=write(|one| &mut one.city)
                    error=form.error(&[FormField::City])
                />
                <TextField
                    label=say!(i18n, customers.district)
                    value=part(|one| &one.district)
                    on_input=write(|one| &mut one.district)
                    error=form.error(&[FormField::District])
                />
                <TextField
                    label=say!(i18n, customers.region)
                    value=part(|one| &one.region)
                    on_input=write(|one| &mut one.region)
                    error=form.error(&[FormField::Region])
                />
                <TextField
                    label=say!(i18n, customers.postal_code)
                    kind=TextKind::Code
                    value=part(|one| &one.postal_code)
                    on_input=write(|one| &mut one.postal_code)
                    error=form.error(&[FormField::PostalCode])
                />
            </div>
            <CountryChoice typed=typed error=form.error(&[FormField::Country])/>
            <Position typed=typed/>
            <LabelChoice typed=typed/>
        </FormEditor>
    }
    .into_any()
}

fn empty() -> Address {
    Address::empty(ContactLabel::Work)
}

/// The address with the coordinates that were pasted for its street in their own place; none where
/// the street is something else.
fn with_pasted_place(address: &Address) -> Option<Address> {
    let position = Coordinates::from_pasted(&address.street)?;
    Some(Address { position: Some(position), street: String::new(), ..address.clone() })
}

/// Where it lies on the earth: kept, or to be taken from the device.
#[component]
fn Position(typed: RwSignal<Address>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let formats = use_formats();
    let locating = RwSignal::new(false);
    let failure = RwSignal::new(None::<String>);
    let position = memo(move |_| typed.with(|one| one.position));
    let take = move |()| {
        locating.set(true);
        failure.set(None);
        locate(saving.locale(), move |found| {
            // The form may have been closed while the device looked for itself.
            locating.try_set(false);
            match found {
                Ok(here) => {
                    typed.try_update(|one| one.position = Some(here));
                }
                Err(said) => {
                    failure.try_set(Some(said.to_owned()));
                }
            }
        });
    };
    let shown = move || match position.get() {
        Some(place) => view! {
            <Chip
                label=move || {
                    let place = formats.with(|formats| formats.left_to_right(&place.written()));
                    t_string!(i18n, customers.position_kept, place = place)
                }
                icon=IconName::Pin
                on_remove=move |()| typed.update(|one| one.position = None)
                remove_label=say!(i18n, customers.remove_position)
            />
        }
        .into_any(),
        None => view! {
            <Button
                label=move || {
                    if locating.get() {
                        t_string!(i18n, customers.locating)
                    } else {
                        t_string!(i18n, customers.use_position)
                    }
                }
                tone=ButtonTone::Quiet
                icon=IconName::Pin
                disabled=locating
                on_press=take
            />
        }
        .into_any(),
    };
    view! {
        <div>
            <div class="button-row" role="status">{dynamic(shown)}</div>
            <FormError message=failure/>
        </div>
    }
    .into_any()
}

#[component]
fn CountryChoice(typed: RwSignal<Address>, error: Signal<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let choices = derived(move || {
        let language = saving.preferences.with(|preferences| preferences.language);
        let mut choices = vec![Choice::new("", "—")];
        let names = country_names(language).into_iter();
        choices.extend(names.map(|(country, name)| Choice::new(country.code().to_owned(), name)));
        choices
    });
    view! {
        <SelectField
            label=say!(i18n, customers.country)
            choices=choices
            value=derived(move || typed.with(|one| one.country.clone()))
            on_change=move |code: String| typed.update(|one| one.country = code)
            error=error
        />
    }
    .into_any()
}

#[component]
fn LabelChoice(typed: RwSignal<Address>) -> impl IntoView {
    let i18n = use_i18n();
    let choose = move |place: String| {
        if let Some(label) = at_place(&LABELS, &place) {
            typed.update(|one| one.label = label);
        }
    };
    view! {
        <SegmentedControl
            label=say!(i18n, customers.label)
            choices=Signal::stored(
                Choice::each(&LABELS, |one| move || words::label(i18n.get_locale(), one)),
            )
            value=derived(move || typed.with(|one| place_of(&LABELS, &one.label)))
            on_change=choose
        />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_pair_is_the_place_and_no_street() {
        let typed = Address { street: "35.70, 51.40".to_owned(), city: "تهران".to_owned(), ..empty() };
        let place = Some(Coordinates { latitude_e6: 35_700_000, longitude_e6: 51_400_000 });
        let read = Address { street: String::new(), position: place, ..typed.clone() };
        assert_eq!(with_pasted_place(&typed), Some(read));
    }

    #[test]
    fn a_street_stays_a_street() {
        let typed = Address { street: "شریعتی، پلاک ۱۲".to_owned(), ..empty() };
        assert_eq!(with_pasted_place(&typed), None);
    }
}
