//! Everything as one file, or all that belongs to some customers.

use rustc_hash::FxHashSet;
use uuid::Uuid;

use crate::domain::custom_field::FieldValue;
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::record::{Record, RecordKind};
use crate::domain::time::Instant;
use crate::formats::backup::BackupWriter;
use crate::store::ports::{CommitError, Ledger, to_bytes};

/// After how many records what is written of them is handed out.
const AT_ONCE: u32 = 1_000;

/// What came of writing a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackedUp {
    /// How many records are in it.
    pub records: u32,
    /// How many are not, for they say what could not be read again.
    pub left_out: u32,
}

/// Writes a backup at the instant `now` and hands it out in parts: of everything, or of some customers with the
/// places they work at, what happened with them, what is planned, and the fields and choices that say something
/// of them. Waits for every record to be in memory, or the backup would lack what is still to come.
///
/// # Errors
/// [`CommitError`] when the disk cannot be read; nothing was handed out then.
pub async fn backup_of(
    ledger: &dyn Ledger,
    now: Instant,
    parties: Option<&[PartyId]>,
    take: &mut dyn FnMut(String),
) -> Result<BackedUp, CommitError> {
    ledger.load_all().await?;
    let mut selection = parties.map(|parties| Selection::of(ledger, parties));
    let mut writer = BackupWriter::new(now);
    let mut done = BackedUp::default();
    for kind in RecordKind::ALL {
        ledger.for_each(kind, &mut |record| {
            if selection.as_mut().is_some_and(|selection| !selection.takes(&record)) {
                return;
            }
            if !to_bytes(&record).is_ok_and(|bytes| writer.push(kind, &bytes)) {
                done.left_out += 1;
                return;
            }
            done.records += 1;
            if done.records % AT_ONCE == 0 {
                take(writer.take());
            }
        });
    }
    take(writer.finish());
    Ok(done)
}

/// What belongs to some customers.
struct Selection {
    /// The customers, and then what happened with them and what is planned.
    own: FxHashSet<Uuid>,
    /// The organisations they work at, and then the fields and choices that say something of them.
    named: FxHashSet<Uuid>,
    /// Their sources and tags.
    texts: FxHashSet<String>,
}

impl Selection {
    fn of(ledger: &dyn Ledger, parties: &[PartyId]) -> Self {
        let own: FxHashSet<Uuid> = parties.iter().map(|party| party.0).collect();
        let mut named = FxHashSet::default();
        ledger.for_each(RecordKind::Link, &mut |record| {
            if let Record::Link(link) = record
                && own.contains(&link.person.0)
            {
                named.insert(link.organisation.0);
            }
        });
        Self { own, named, texts: FxHashSet::default() }
    }

    /// Whether a record belongs to them. What it hangs on has to be asked for before.
    fn takes(&mut self, record: &Record) -> bool {
        let is_own = |party: PartyId| self.own.contains(&party.0);
        let is_there = |party: PartyId| is_own(party) || self.named.contains(&party.0);
        match record {
            Record::Party(party) => {
                let takes = is_there(party.id);
                if takes {
                    self.name(&party.custom, party.own_stage);
                    self.texts.extend(party.tags.iter().chain(&party.source).cloned());
                }
                takes
            }
            Record::Link(link) => is_own(link.person),
            Record::Interaction(talk) => {
                let takes = is_own(talk.party);
                if takes {
                    self.own.insert(talk.id.0);
                    self.name(&talk.custom, talk.own_outcome);
                }
                takes
            }
            Record::Task(task) => {
                let takes = task.party.is_some_and(is_own);
                if takes {
                    self.own.insert(task.id.0);
                    self.name(&task.custom, None);
                }
                takes
            }
            Record::Template(_) | Record::SavedView(_) => false,
            Record::CustomField(field) => self.named.contains(&field.id.0),
            Record::Choice(choice) => {
                self.named.contains(&choice.id.0)
                    || choice.meaning.text().is_some_and(|text| self.texts.contains(text))
            }
            Record::Attachment(attachment) => self.own.contains(&attachment.of.id),
            Record::Distinction(distinction) => {
                is_there(distinction.parties.0) && is_there(distinction.parties.1)
            }
        }
    }

    /// Takes note of the fields in which something is said, and of a choice.
    fn name(&mut self, custom: &[FieldValue], choice: Option<ChoiceId>) {
        self.named.extend(custom.iter().map(|value| value.field.0).chain(choice.map(|choice| choice.0)));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::custom_field::CustomValue;
    use crate::domain::digits::DecimalNumber;
    use crate::domain::id::FieldId;
    use crate::domain::party::{Organisation, Party, PartyDetails};
    use crate::domain::record::Cause;
    use crate::usecases::testing::{NOON_MS, Office};

    fn shop(number: u128) -> Party {
        let shop = Organisation {
            name: "فروشگاه لاله".to_owned(),
            industry: String::new(),
            registration: String::new(),
            website: String::new(),
        };
        Party::new(PartyId(Uuid::from_u128(number)), PartyDetails::Organisation(shop), Instant::EPOCH)
    }

    /// What comes of a store of these shops, and the parts in which it was handed out.
    fn parts_of(shops: Vec<Party>) -> (BackedUp, Vec<String>) {
        let office = Office::open();
        let shops = shops.into_iter().map(Record::from).collect();
        office.run(office.store.commit_bulk(Cause::AddSample, shops)).unwrap();
        let mut parts = Vec::new();
        let now = Instant::from_millis(NOON_MS);
        let mut take = |part| parts.push(part);
        (office.run(backup_of(&office.store, now, None, &mut take)).unwrap(), parts)
    }

    #[test]
    fn a_large_backup_is_handed_out_in_parts_that_make_one_file() {
        let (done, parts) = parts_of((0..2_500).map(shop).collect());
        assert_eq!((done, parts.len()), (BackedUp { records: 2_500, left_out: 0 }, 3));
        let file: serde_json::Value = serde_json::from_str(&parts.concat()).unwrap();
        assert_eq!(file["created"], "2026-11-22T12:00:00.000Z");
        assert_eq!(file["records"].as_array().unwrap().len(), 2_500);
    }

    #[test]
    fn a_record_that_could_not_be_read_again_is_counted_and_costs_no_other() {
        let mut strange = shop(1);
        let value = CustomValue::Number(DecimalNumber { mantissa: 1, scale: 12 });
        strange.custom.push(FieldValue { field: FieldId(Uuid::from_u128(9)), value });
        let (done, parts) = parts_of(vec![strange, shop(2)]);
        assert_eq!(done, BackedUp { records: 1, left_out: 1 });
        let file: serde_json::Value = serde_json::from_str(&parts.concat()).unwrap();
        assert_eq!(file["records"][0]["id"], shop(2).id.to_string());
    }
}
