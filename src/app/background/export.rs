//! Customers made into a file.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::background::import::{failed, open_store};
use crate::app::background::sheets::workbook_of;
use crate::domain::id::{DeviceId, PartyId};
use crate::domain::link::Link;
use crate::domain::order;
use crate::domain::party::Party;
use crate::domain::record::{Record, RecordKind};
use crate::formats::columns::{ExportColumn, Exported, Needed, RowWriter, Word, Writing};
use crate::formats::incoming::Membership;
use crate::formats::table::TableWriter;
use crate::formats::vcard::{self, Card, Version};
use crate::platform::clock::{self, DeviceClock};
use crate::platform::files::ChosenFile;
use crate::state::export::{ExportKind, Wanted};
use crate::state::import::Failure;
use crate::store::engine::Store;
use crate::store::ports::{Clock, Ledger};
use crate::usecases::backup_of::backup_of;

/// How many customers are written before what they come to is put away.
const AT_ONCE: usize = 1_000;

/// The file that is wanted, how many customers are in it, and how many records could not be written.
///
/// # Errors
/// [`Failure`] where it cannot be made.
pub async fn file_of(wanted: &Wanted) -> Result<(ChosenFile, u32, u32), Failure> {
    let store = open_store(DeviceId(Uuid::nil()), String::new()).await?;
    let places = Places::of(&store);
    let wanted_ids = wanted.parties.as_ref();
    let mut parties: Vec<PartyId> = wanted_ids.into_iter().flatten().map(|id| PartyId(*id)).collect();
    if wanted_ids.is_none() {
        store.for_each(RecordKind::Party, &mut |record| {
            if let Record::Party(party) = record {
                parties.push(party.id);
            }
        });
    }
    parties.retain(|id| store.party(*id).is_some());
    let customers = || parties.iter().filter_map(|id| store.party(*id));
    let mut left_out = 0;
    let file = match wanted.kind {
        ExportKind::Backup => {
            let mut parts = Vec::new();
            let only = wanted_ids.map(|_| parties.as_slice());
            let backed_up = backup_of(&store, DeviceClock.now(), only, &mut |part| parts.push(part)).await;
            left_out = backed_up.map_err(|error| failed(&error))?.left_out;
            ChosenFile::of_texts(&parts)
        }
        ExportKind::Cards | ExportKind::OldCards => {
            let version = if wanted.kind == ExportKind::Cards { Version::V4 } else { Version::V3 };
            let mut parts = Vec::new();
            let mut text = String::new();
            for (at, party) in customers().enumerate() {
                let memberships = places.of_person(party.id);
                vcard::write(&[Card { party: &party, memberships, photo: None }], version, &mut text);
                if at % AT_ONCE == AT_ONCE - 1 {
                    parts.push(std::mem::take(&mut text));
                }
            }
            parts.push(text);
            ChosenFile::of_texts(&parts)
        }
        ExportKind::Table | ExportKind::Workbook => {
            let mut needed = Needed::default();
            customers().for_each(|party| needed.take(&party));
            let usual = ExportColumn::usual(&needed, &wanted.fields);
            let columns: Vec<ExportColumn> = usual
                .into_iter()
                .filter(|column| wanted.columns.iter().any(|(known, _)| known == column))
                .collect();
            let named = |column: ExportColumn| found(&wanted.columns, &column);
            let words = |word: Word| found(&wanted.words, &word);
            let writing = Writing {
                calendar: wanted.calendar,
                digits: wanted.digits,
                offset_at: clock::offset_at,
                currency: wanted.currency,
                language: wanted.language,
                fields: &wanted.fields,
                words: &words,
            };
            let writer = RowWriter::new(&columns, &named, writing);
            let cells = |party: &Party| {
                let memberships = places.of_person(party.id);
                writer.cells(&Exported { party, memberships: &memberships })
            };
            if wanted.kind == ExportKind::Workbook {
                let rows = customers().map(|party| {
                    let cells = cells(&party).into_iter().zip(&columns);
                    cells.map(|(cell, column)| (writer.is_number(*column, &cell), cell)).collect()
                });
                let is_right_to_left = wanted.language.direction() == crate::domain::language::Direction::Rtl;
                let headings = writer.headings().to_vec();
                ChosenFile::of_bytes(&workbook_of(headings, is_right_to_left, rows.collect()).await?, "")
            } else {
                let mut table = TableWriter::new(',');
                table.row(writer.headings().iter().map(String::as_str));
                let mut parts = Vec::new();
                for (at, party) in customers().enumerate() {
                    table.row(cells(&party).iter().map(String::as_str));
                    if at % AT_ONCE == AT_ONCE - 1 {
                        parts.push(table.take());
                    }
                }
                parts.push(table.take());
                ChosenFile::of_texts(&parts)
            }
        }
    };
    Ok((file.ok_or(Failure::Full)?, parties.len() as u32, left_out))
}

fn found<T: PartialEq>(words: &[(T, String)], wanted: &T) -> String {
    words.iter().find(|(known, _)| known == wanted).map(|(_, words)| words.clone()).unwrap_or_default()
}

/// Who works where.
#[derive(Default)]
struct Places {
    of: BTreeMap<PartyId, Vec<Membership>>,
}

impl Places {
    fn of(store: &Store) -> Self {
        let mut links = Vec::new();
        store.for_each(RecordKind::Link, &mut |record| {
            if let Record::Link(link) = record {
                links.push(link);
            }
        });
        // The first place that was written down is the main one.
        order::sort_by_key(&mut links, |link: &Link| link.created_at);
        let mut places = Self::default();
        for link in links {
            if let Some(organisation) = store.party(link.organisation) {
                places.of.entry(link.person).or_default().push(Membership {
                    organisation: organisation.name().to_owned(),
                    id: Some(organisation.id),
                    title: link.title,
                    role: link.role,
                });
            }
        }
        places
    }

    fn of_person(&self, id: PartyId) -> Vec<Membership> {
        self.of.get(&id).cloned().unwrap_or_default()
    }
}
