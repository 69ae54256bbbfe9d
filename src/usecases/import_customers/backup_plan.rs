//! What would become of each record of a backup, of whatever kind.

use std::mem;

use rustc_hash::FxHashSet;

use crate::domain::difference::name_of;
use crate::domain::id::{AttachmentId, PartyId};
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::domain::time::Instant;
use crate::formats::backup::{BackupWriter, Found};
use crate::formats::incoming::{Incoming, Problem, ProblemKind};
use crate::formats::json::RejectedRecords;
use crate::store::ports::{CommitError, Ledger, Write, from_bytes, to_bytes};
use crate::usecases::import_customers::absorb::absorb;
use crate::usecases::import_customers::plan::{SHOWN, shown};
use crate::usecases::import_customers::{OnExisting, Outcome, Planned, PlannedRow};
use crate::usecases::{find_party, party_ref};

/// How much of a record's name, or of what cannot be read, is shown, in characters.
const TEXT_SHOWN: usize = 80;

/// A plan in the making, of a backup whose records come one by one in any order.
///
/// A record is known by its identity. What it refers to may come after it, so what is to be done is worked out
/// at the end; until then records are kept encoded.
pub struct BackupPlan<'a> {
    ledger: &'a dyn Ledger,
    existing: OnExisting,
    files: FxHashSet<AttachmentId>,
    /// The records of the file that can come in.
    known: FxHashSet<RecordRef>,
    /// Those that are not here as the file has them, each with where it stands.
    kept: Vec<(RecordRef, u32, Vec<u8>)>,
    /// The line of what was read last, as the product lays files out: each record on one, behind the first.
    line: u32,
    planned: Planned,
    /// Writes what is rejected as it stood in a file.
    writer: BackupWriter,
    rejected: RejectedRecords,
}

impl<'a> BackupPlan<'a> {
    /// A plan over what is there at the instant `now`, all of which is waited for. `files` says of which
    /// attachments the bytes are on the device: a backup has none, and no record may be without its bytes.
    ///
    /// # Errors
    /// [`CommitError`] when the disk cannot be read.
    pub async fn new(
        ledger: &'a dyn Ledger,
        existing: OnExisting,
        files: FxHashSet<AttachmentId>,
        now: Instant,
    ) -> Result<Self, CommitError> {
        ledger.load_all().await?;
        let (known, kept, planned) = (FxHashSet::default(), Vec::new(), Planned::default());
        let mut writer = BackupWriter::new(now);
        let rejected = RejectedRecords::new(writer.take());
        Ok(Self { ledger, existing, files, known, kept, line: 1, planned, writer, rejected })
    }

    /// Takes in what was found next.
    ///
    /// # Errors
    /// [`CommitError::Codec`] when it cannot be encoded.
    pub fn take(&mut self, found: Found) -> Result<(), CommitError> {
        match found {
            Found::Unreadable { line, text } => {
                self.line = line;
                // Bytes that are no text could not be handed back as they stood.
                if !text.contains(char::REPLACEMENT_CHARACTER) {
                    self.rejected.keep(&text, ProblemKind::Unreadable);
                }
                let text = text.chars().take(TEXT_SHOWN).collect();
                self.tell(line, None, Outcome::Rejected, Some((ProblemKind::Unreadable, text)));
            }
            Found::Record(record) => {
                self.line += 1;
                let (line, reference) = (self.line, record.reference());
                // Of one that the file has twice the first holds.
                let is_first = self.known.insert(reference);
                if is_first && self.ledger.record(reference).as_ref() != Some(&record) {
                    self.kept.push((reference, line, to_bytes(&record)?));
                } else {
                    self.tell(line, Some(&record), Outcome::Same, None);
                }
            }
        }
        Ok(())
    }

    /// All that was planned, and what was rejected.
    ///
    /// # Errors
    /// [`CommitError`] when a record cannot be encoded, or there is no room for it.
    pub fn finish(mut self) -> Result<(Planned, RejectedRecords), CommitError> {
        let mut kept = mem::take(&mut self.kept);
        // What others hang on comes first, and is known by then to come in.
        for kind in RecordKind::ALL {
            for (reference, line, bytes) in kept.iter_mut().filter(|(reference, ..)| reference.kind == kind) {
                let bytes = mem::take(bytes);
                let mut record = from_bytes(kind, &bytes)?;
                let there = self.ledger.record(*reference);
                let problem = self.leave_out_what_is_missing(&mut record, there.is_none());
                let outcome = match there {
                    _ if problem == Some(ProblemKind::Alone) => {
                        self.known.remove(reference);
                        if self.writer.push(kind, &bytes) {
                            self.rejected.keep(&self.writer.take(), ProblemKind::Alone);
                        }
                        Outcome::Rejected
                    }
                    Some(there) => self.lay_over(there, &record),
                    None => {
                        self.planned.coming.push(kind, &to_bytes(&record)?)?;
                        Outcome::New
                    }
                };
                self.tell(*line, Some(&record), outcome, problem.map(|what| (what, String::new())));
            }
        }
        Ok((self.planned, self.rejected))
    }

    /// Leaves out of a record whom it names and could be without, where they are neither here nor in the file;
    /// what was missing.
    fn leave_out_what_is_missing(&self, record: &mut Record, is_new: bool) -> Option<ProblemKind> {
        let mut problem = None;
        let is_there = |party: PartyId| self.is_there(party_ref(party));
        let mut may_stay = |party: &PartyId| {
            let there = is_there(*party);
            if !there {
                problem = Some(ProblemKind::Missing);
            }
            there
        };
        let is_held = match record {
            Record::Link(link) => is_there(link.person) && is_there(link.organisation),
            Record::Interaction(talk) => {
                talk.others.retain(&mut may_stay);
                is_there(talk.party)
            }
            Record::Task(task) => {
                task.others.retain(&mut may_stay);
                task.party.take_if(|party| !may_stay(party));
                true
            }
            Record::Attachment(attachment) => {
                self.is_there(attachment.of) && (!is_new || self.files.contains(&attachment.id))
            }
            Record::Distinction(distinction) => {
                is_there(distinction.parties.0) && is_there(distinction.parties.1)
            }
            _ => true,
        };
        if is_held { problem } else { Some(ProblemKind::Alone) }
    }

    fn is_there(&self, record: RecordRef) -> bool {
        self.known.contains(&record) || self.ledger.record(record).is_some()
    }

    /// Lays what the file says of a record over what is there.
    fn lay_over(&mut self, there: Record, said: &Record) -> Outcome {
        let after = match (self.existing, &there, said) {
            (OnExisting::Overwrite, ..) => Record::merge(&there, said, &there),
            (how @ OnExisting::Complete, Record::Party(there), Record::Party(said)) => {
                absorb(there, &Incoming::new(0, said.clone()), how).into()
            }
            _ => return Outcome::Same,
        };
        if after == there {
            return Outcome::Same;
        }
        self.planned.edits.push(Write::Edit { before: there, after });
        Outcome::Changed
    }

    /// Counts what becomes of a record, and keeps it to be shown while there are few of them.
    fn tell(
        &mut self,
        line: u32,
        record: Option<&Record>,
        outcome: Outcome,
        problem: Option<(ProblemKind, String)>,
    ) {
        self.planned.counts.add(outcome);
        if self.planned.counts.of(outcome) > SHOWN {
            return;
        }
        let problems = problem.into_iter().map(|(what, text)| Problem { what, text }).collect();
        let row = match record {
            Some(Record::Party(party)) => {
                let there = find_party(self.ledger, party.id).ok();
                let is = there.map(|there| (there.id, there.name().to_owned()));
                shown(Incoming { problems, ..Incoming::new(line, party.clone()) }, outcome, is)
            }
            _ => {
                let name = record.map(name_of).unwrap_or_default().chars().take(TEXT_SHOWN).collect();
                PlannedRow { line, outcome, name, phone: None, about: Vec::new(), is: None, problems }
            }
        };
        self.planned.rows.push(row);
    }
}
