//! Taking a page into the tables by its digest, which neither decodes a record nor normalises a text.

use serde::Deserialize;
use uuid::Uuid;

use crate::domain::id::{AttachmentId, InteractionId, LinkId, PartyId, TaskId};
use crate::domain::record::{RecordKind, RecordRef};
use crate::store::codec::{CodecError, FORMAT, Page};
use crate::store::engine::columns::PageNumbers;
use crate::store::engine::digest::{self, Digest, Glances, PartyGlance};
use crate::store::engine::tables::Tables;
use crate::store::ports::PageKey;

impl Tables {
    /// Takes in a page read from disk. Records known already, newer or deleted, stay as they are.
    ///
    /// # Errors
    /// [`CodecError`] when the page is damaged; then nothing of it was taken in.
    pub fn load_page(&mut self, key: PageKey, bytes: &[u8]) -> Result<(), CodecError> {
        let mut page = Page::decode(bytes)?;
        let current = if page.format == FORMAT { digest::read(&page, &self.searched) } else { None };
        let outdated = current.is_none();
        let Digest { words, glances, .. } = match current {
            Some(digest) => digest,
            None => {
                page = digest::renewed(&page, &self.searched)?;
                digest::read(&page, &self.searched)
                    .ok_or_else(|| CodecError::Malformed("a digest just made".to_owned()))?
            }
        };
        page.set_digest(Vec::new());
        let kind = page.kind;
        self.custom_columns.forget(kind);
        match glances {
            Glances::Parties(texts, glances) => {
                let begun: Vec<PartyBeginning<'_>> = beginnings(&page)?;
                let taken = self.parties.settle(key, &page, begun.iter().map(|party| party.id.0));
                self.glance_at_parties(&begun, &texts, &glances, &taken);
                self.party_words.put_prepared(&words, &taken);
            }
            Glances::Links(glances) => {
                let begun: Vec<LinkBeginning> = beginnings(&page)?;
                let taken = self.links.settle(key, &page, begun.iter().map(|link| link.id.0));
                for ((link, glance), row) in begun.iter().zip(&glances).zip(taken) {
                    if let Some(row) = row {
                        self.tie(row, link.person, link.organisation, *glance);
                    }
                }
            }
            Glances::Interactions(glances) => {
                let begun: Vec<InteractionBeginning> = beginnings(&page)?;
                let taken = self.interactions.settle(key, &page, begun.iter().map(|one| one.id.0));
                for ((one, glance), row) in begun.iter().zip(&glances).zip(&taken) {
                    if let Some(row) = *row {
                        self.place_interaction(row, one.party, &one.others, *glance);
                    }
                }
                self.interaction_words.put_prepared(&words, &taken);
            }
            Glances::Tasks(glances) => {
                let begun: Vec<TaskBeginning> = beginnings(&page)?;
                let taken = self.tasks.settle(key, &page, begun.iter().map(|one| one.id.0));
                for ((one, glance), row) in begun.iter().zip(&glances).zip(&taken) {
                    if let Some(row) = *row {
                        self.place_task(row, one.party, &one.others, *glance);
                    }
                }
                self.task_words.put_prepared(&words, &taken);
            }
            Glances::Few => {
                let begun: Vec<FewBeginning> = beginnings(&page)?;
                let taken = self.rows_mut(kind).settle(key, &page, begun.iter().map(|one| one.id));
                if kind == RecordKind::Attachment {
                    let begun: Vec<AttachmentBeginning> = beginnings(&page)?;
                    for (one, row) in begun.iter().zip(taken) {
                        if let Some(row) = row {
                            self.place_attachment(row, one.of);
                        }
                    }
                }
            }
        }
        if outdated {
            self.outdated.push(key);
        }
        self.rows_mut(kind).keep_page(key, page);
        if kind == RecordKind::CustomField {
            self.follow_fields();
        }
        Ok(())
    }

    fn glance_at_parties(
        &mut self,
        begun: &[PartyBeginning<'_>],
        texts: &[String],
        glances: &[PartyGlance],
        taken: &[Option<u32>],
    ) {
        self.by_name = None;
        let mut numbers = PageNumbers::new(texts);
        for ((party, glance), row) in begun.iter().zip(glances).zip(taken) {
            let Some(row) = *row else { continue };
            let (variant, name) = party.details;
            self.party_column(row);
            if let Some(columns) = self.party.get_mut(row as usize) {
                columns.glance(name, variant, glance, &mut numbers, &mut self.names);
            }
            if !glance.anniversaries.is_empty() {
                self.anniversaries.insert(row, glance.anniversaries.clone());
            }
        }
    }
}

/// What the records of a page begin with.
fn beginnings<'a, T: Deserialize<'a>>(page: &'a Page) -> Result<Vec<T>, CodecError> {
    let begun = |slot: usize| postcard::take_from_bytes(page.get(slot).unwrap_or_default());
    (0..page.len()).map(|slot| Ok(begun(slot)?.0)).collect()
}

/// The first fields of a stored party. An enum is written as the number of its variant and then the
/// variant's fields, and both variants of the details begin with the name.
#[derive(Deserialize)]
struct PartyBeginning<'a> {
    id: PartyId,
    #[serde(borrow)]
    details: (u32, &'a str),
}

/// The first fields of a stored link.
#[derive(Deserialize)]
struct LinkBeginning {
    id: LinkId,
    person: PartyId,
    organisation: PartyId,
}

/// The first fields of a stored task.
#[derive(Deserialize)]
struct TaskBeginning {
    id: TaskId,
    party: Option<PartyId>,
    others: Vec<PartyId>,
}

/// The first field of every record of a kind of which there are few.
#[derive(Deserialize)]
struct FewBeginning {
    id: Uuid,
}

/// The first fields of a stored attachment.
#[derive(Deserialize)]
struct AttachmentBeginning {
    #[serde(rename = "id")]
    _id: AttachmentId,
    of: RecordRef,
}

/// The first fields of a stored interaction.
#[derive(Deserialize)]
struct InteractionBeginning {
    id: InteractionId,
    party: PartyId,
    others: Vec<PartyId>,
}
