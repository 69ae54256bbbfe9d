//! References between records: a party takes with it what hangs on it, so that nothing refers to a
//! record that is gone.

use rustc_hash::{FxHashMap, FxHashSet};
use uuid::Uuid;

use crate::domain::id::PartyId;
use crate::domain::record::{Record, RecordChange, RecordKind, RecordRef};
use crate::store::engine::State;
use crate::store::engine::tables::reference;

impl State {
    /// The links, interactions and tasks that a party takes with it when it goes.
    pub(super) fn referring(&self, party: RecordRef) -> Vec<RecordRef> {
        let Some(row) = self.party_row(party) else { return Vec::new() };
        let tables = &self.tables;
        let own = |record: Naming| match record {
            Naming::Interaction(interaction) => {
                let columns = tables.interaction.get(interaction as usize).copied().flatten();
                columns.is_some_and(|columns| columns.party == row)
            }
            Naming::Task(task) => {
                let columns = tables.task.get(task as usize).and_then(Option::as_ref);
                columns.is_some_and(|columns| columns.own && columns.parties.first() == Some(&row))
            }
        };
        self.naming_row(row, &own)
    }

    /// The links of a party, and the interactions and tasks that name it, also where it only takes part.
    pub(super) fn naming(&self, party: RecordRef) -> Vec<RecordRef> {
        self.party_row(party).map(|row| self.naming_row(row, &|_| true)).unwrap_or_default()
    }

    /// Changes with what the parties that go take with them: their links, interactions and tasks go too,
    /// and where one only took part it is taken out. What refers goes before what it refers to; undo
    /// goes the other way.
    pub(super) fn with_references(
        &self,
        changes: Vec<RecordChange>,
        references: References,
    ) -> Vec<RecordChange> {
        let parties = || changes.iter().filter(|change| change.record.kind == RecordKind::Party);
        let coming: FxHashSet<Uuid> =
            parties().filter(|change| change.after.is_some()).map(|change| change.record.id).collect();
        let going: Vec<RecordRef> =
            parties().filter(|change| change.after.is_none()).map(|change| change.record).collect();
        let going_ids: FxHashSet<Uuid> = going.iter().map(|party| party.id).collect();
        let goes = |party: PartyId| going_ids.contains(&party.0);
        let is_gone = |party: PartyId| match references {
            References::Coming => self.tables.parties.was_deleted(party.0),
            References::Known | References::Restored => self.is_gone(party),
        };
        let gone = |party: PartyId| goes(party) || (is_gone(party) && !coming.contains(&party.0));
        let mut named: FxHashSet<RecordRef> = changes.iter().map(|change| change.record).collect();
        let mut all = Vec::with_capacity(changes.len());
        for row in going.iter().filter_map(|party| self.party_row(*party)) {
            let new = self.naming_row(row, &|_| true).into_iter().filter(|record| named.insert(*record));
            all.extend(new.filter_map(|record| {
                let current = Box::new(self.tables.record(record)?);
                let left = hangs_on(&current).into_iter().any(goes);
                let after = (!left).then(|| current.clone());
                Some(RecordChange { record, before: Some(current), after })
            }));
        }
        if !going.is_empty() {
            all.extend(self.distinctions_of(&goes).into_iter().filter(|change| named.insert(change.record)));
        }
        all.extend(changes);
        for change in &mut all {
            let comes_back = references == References::Restored && change.before.is_none();
            let left = |party: PartyId| if comes_back { gone(party) } else { goes(party) };
            change.after = change.after.take().filter(|record| !hangs_on(record).into_iter().any(left));
            match change.after.as_deref_mut() {
                Some(Record::Interaction(interaction)) => interaction.others.retain(|other| !gone(*other)),
                Some(Record::Task(task)) => task.others.retain(|other| !gone(*other)),
                _ => {}
            }
        }
        all.retain(|change| change.before != change.after);
        self.with_attachments(all)
    }

    /// Changes with the attachments of the records that go; they go first. One that would come back
    /// without its record stays away.
    fn with_attachments(&self, mut changes: Vec<RecordChange>) -> Vec<RecordChange> {
        let there: FxHashMap<RecordRef, bool> =
            changes.iter().map(|change| (change.record, change.after.is_some())).collect();
        changes.retain(|change| match (&change.before, change.after.as_deref()) {
            (None, Some(Record::Attachment(attachment))) => {
                let of = attachment.of;
                there.get(&of).copied().unwrap_or_else(|| !self.tables.rows(of.kind).was_deleted(of.id))
            }
            _ => true,
        });
        let gone = changes.iter().filter(|change| change.after.is_none()).map(|change| change.record);
        let attachments = self.tables.rows(RecordKind::Attachment);
        let with_them: Vec<RecordChange> = gone
            .flat_map(|record| self.tables.attachments_of(record))
            .filter_map(|row| Some(reference(RecordKind::Attachment, attachments.id(*row)?)))
            .filter(|attachment| !there.contains_key(attachment))
            .filter_map(|record| {
                let before = Some(Box::new(self.tables.record(record)?));
                Some(RecordChange { record, before, after: None })
            })
            .collect();
        if with_them.is_empty() {
            return changes;
        }
        with_them.into_iter().chain(changes).collect()
    }

    /// What a new record would hang on though it was deleted.
    pub(super) fn hung_on_what_is_gone(&self, record: &Record) -> Option<RecordRef> {
        let mut hooks: Vec<RecordRef> =
            hangs_on(record).into_iter().map(|party| reference(RecordKind::Party, party.0)).collect();
        if let Record::Attachment(attachment) = record {
            hooks.push(attachment.of);
        }
        hooks.into_iter().find(|hook| self.tables.rows(hook.kind).was_deleted(hook.id))
    }

    /// Whether a party is surely gone: it may be in a page that is still to come, or damaged.
    fn is_gone(&self, party: PartyId) -> bool {
        let all_known = self.complete && self.damaged.is_empty();
        self.tables.parties.was_deleted(party.0) || (all_known && self.tables.parties.find(party.0).is_none())
    }

    fn party_row(&self, party: RecordRef) -> Option<u32> {
        if party.kind == RecordKind::Party { self.tables.parties.find(party.id) } else { None }
    }

    /// What takes away the distinctions of parties. They have no index: one of a hundred thousand is found by
    /// looking through the few there are.
    fn distinctions_of(&self, goes: &dyn Fn(PartyId) -> bool) -> Vec<RecordChange> {
        let rows = self.tables.rows(RecordKind::Distinction);
        let theirs = rows.iter().filter_map(|row| rows.record(row));
        let theirs = theirs.filter(|record| hangs_on(record).into_iter().any(goes));
        theirs
            .map(|record| RecordChange {
                record: record.reference(),
                before: Some(Box::new(record)),
                after: None,
            })
            .collect()
    }

    /// The links of a party, and those of the interactions and tasks it takes part in that `of` picks.
    fn naming_row(&self, party: u32, of: &dyn Fn(Naming) -> bool) -> Vec<RecordRef> {
        let tables = &self.tables;
        let Some(columns) = tables.columns(party) else { return Vec::new() };
        let links = columns.links.iter().filter_map(|row| tables.links.id(*row));
        let interactions = columns.interactions.iter().filter(|row| of(Naming::Interaction(**row)));
        let interactions = interactions.filter_map(|row| tables.interactions.id(*row));
        let tasks = tables.tasks_of(party).iter().filter(|row| of(Naming::Task(**row)));
        let tasks = tasks.filter_map(|row| tables.tasks.id(*row));
        let links = links.map(|id| reference(RecordKind::Link, id));
        let interactions = interactions.map(|id| reference(RecordKind::Interaction, id));
        links.chain(interactions).chain(tasks.map(|id| reference(RecordKind::Task, id))).collect()
    }
}

/// What changes may refer to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum References {
    /// What is there.
    Known,
    /// What is there, and what comes in by pages of the same commit.
    Coming,
    /// What is there; nothing comes back without what it hung on.
    Restored,
}

/// What names a party, as a row.
#[derive(Clone, Copy)]
enum Naming {
    Interaction(u32),
    Task(u32),
}

/// The parties without which a record cannot be.
pub(super) fn hangs_on(record: &Record) -> Vec<PartyId> {
    match record {
        Record::Link(link) => vec![link.person, link.organisation],
        Record::Interaction(interaction) => vec![interaction.party],
        Record::Task(task) => task.party.into_iter().collect(),
        Record::Attachment(attachment) if attachment.of.kind == RecordKind::Party => {
            vec![PartyId(attachment.of.id)]
        }
        Record::Distinction(distinction) => vec![distinction.parties.0, distinction.parties.1],
        Record::Party(_)
        | Record::Template(_)
        | Record::CustomField(_)
        | Record::Choice(_)
        | Record::SavedView(_)
        | Record::Attachment(_) => Vec::new(),
    }
}

/// Whether a record names another one.
pub(super) fn mentions(record: &Record, of: RecordRef) -> bool {
    let is_party = |party: &PartyId| of.kind == RecordKind::Party && party.0 == of.id;
    match record {
        Record::Link(link) => is_party(&link.person) || is_party(&link.organisation),
        Record::Interaction(interaction) => {
            is_party(&interaction.party) || interaction.others.iter().any(is_party)
        }
        Record::Task(task) => task.party.iter().chain(&task.others).any(is_party),
        Record::Attachment(attachment) => attachment.of == of,
        Record::Distinction(distinction) => {
            is_party(&distinction.parties.0) || is_party(&distinction.parties.1)
        }
        Record::Party(_)
        | Record::Template(_)
        | Record::CustomField(_)
        | Record::Choice(_)
        | Record::SavedView(_) => false,
    }
}
