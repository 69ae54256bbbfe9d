//! Where the customers come from: a file that is chosen or dropped, or rows pasted from a spreadsheet.

use leptos::ev::DragEvent;
use leptos::{html, prelude::*};

use crate::formats::table::TableWriter;
use crate::i18n::{say, use_i18n};
use crate::state::contact_picker::{Picked, can_pick, pick_contacts};
use crate::state::import::{ChosenFile, dropped, take_chosen};
use crate::ui::{Button, ButtonTone, Drawing, EmptyState, Sheet, TextArea};

/// What files can be chosen.
const ACCEPTED: &str =
    ".csv,.tsv,.txt,.vcf,.vcard,.xlsx,.json,text/csv,text/vcard,text/x-vcard,application/json";
/// What rows are called that were pasted.
const PASTED: &str = "pasted.csv";
/// What those are called who were picked from the phone book.
const PICKED: &str = "contacts.csv";

/// The ways to choose.
#[component]
pub(super) fn Choose(
    /// Hears of the file.
    open: Callback<ChosenFile>,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let pasting = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let choose = move |()| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        if let Some(file) = take_chosen(&event).into_iter().next() {
            open.run(file);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = dropped(&event) {
            open.run(file);
        }
    };
    let take = move |()| {
        let text = pasted.get_untracked();
        if let Some(file) = ChosenFile::of_bytes(text.as_bytes(), PASTED)
            && !text.trim().is_empty()
        {
            pasting.set(false);
            open.run(file);
        }
    };
    let pick = move |()| {
        pick_contacts(move |picked| {
            if let Some(file) = ChosenFile::of_bytes(table_of(&picked).as_bytes(), PICKED)
                && !picked.is_empty()
            {
                open.try_run(file);
            }
        });
    };
    view! {
        <div
            class="import__drop"
            class:import__drop--over=over
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <EmptyState
                drawing=Drawing::People
                title=say!(i18n, import.choose_title)
                text=say!(i18n, import.choose_text)
            >
                <Button label=say!(i18n, import.choose_file) on_press=choose/>
                {can_pick()
                    .then(|| {
                        view! {
                            <Button
                                label=say!(i18n, import.pick)
                                tone=ButtonTone::Quiet
                                on_press=pick
                            />
                        }
                    })}
                <Button
                    label=say!(i18n, import.paste)
                    tone=ButtonTone::Quiet
                    on_press=move |()| pasting.set(true)
                />
            </EmptyState>
            <p class="quiet import__hint">{say!(i18n, import.drop_here).shown()}</p>
            <input
                type="file"
                accept=ACCEPTED
                hidden
                node_ref=field
                aria-label=say!(i18n, import.choose_file)
                on:change=chosen
            />
        </div>
        <Sheet
            open=pasting
            on_close=move |()| pasting.set(false)
            title=say!(i18n, import.paste)
            close_label=say!(i18n, common.close)
        >
            <TextArea
                label=say!(i18n, import.paste)
                hint=say!(i18n, import.paste_hint)
                value=pasted
                on_input=move |text| pasted.set(text)
                rows=8
            />
            <Button label=say!(i18n, import.paste_take) wide=true on_press=take/>
        </Sheet>
    }
    .into_any()
}

/// Contacts of the phone as a table, with as many columns as the one with the most numbers and addresses needs.
fn table_of(picked: &[Picked]) -> String {
    let most = |count: fn(&Picked) -> usize| picked.iter().map(count).max().unwrap_or_default();
    let (phones, emails) = (most(|one| one.phones.len()), most(|one| one.emails.len()));
    let mut table = TableWriter::new(',');
    let headings = [("Name", 1), ("Phone", phones), ("Email", emails)];
    table.row(headings.into_iter().flat_map(|(heading, count)| std::iter::repeat_n(heading, count)));
    for Picked { name, phones: own_phones, emails: own_emails } in picked {
        let filled = |texts: &[String], count: usize| {
            let texts = texts.iter().cloned().chain(std::iter::repeat_n(String::new(), count));
            texts.take(count).collect::<Vec<_>>()
        };
        let cells = [vec![name.clone()], filled(own_phones, phones), filled(own_emails, emails)].concat();
        table.row(cells.iter().map(String::as_str));
    }
    table.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_of_the_phone_are_rows_of_one_table() {
        let picked = |name: &str, phones: &[&str], emails: &[&str]| Picked {
            name: name.to_owned(),
            phones: phones.iter().map(|phone| (*phone).to_owned()).collect(),
            emails: emails.iter().map(|email| (*email).to_owned()).collect(),
        };
        let table = table_of(&[
            picked("مینا رستگار", &["0912 345 6789", "021 88776655"], &[]),
            picked("Haddad, Omar", &[], &["omar@example.com"]),
        ]);
        let rows: Vec<&str> = table.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
        assert_eq!(
            rows,
            [
                "Name,Phone,Phone,Email",
                "مینا رستگار,0912 345 6789,021 88776655,",
                "\"Haddad, Omar\",,,omar@example.com"
            ]
        );
    }
}
