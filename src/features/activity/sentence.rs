//! An entry of the log as a sentence: who did what.

use crate::domain::difference::{FieldChange, FieldContent, FieldName};
use crate::domain::record::{Cause, RecordKind, RecordRef};
use crate::features::activity::fields::{Wording, shortened};
use crate::i18n::td_string;
use crate::store::engine::{ActivityChange, ActivityEntry};
use crate::terms;

impl Wording {
    /// Who did what: "Sara changed the stage of Mina Rastegar: Lead → Customer".
    pub fn sentence(&self, entry: &ActivityEntry) -> String {
        let said = self.plain_sentence(entry);
        let one = entry.changes.first().filter(|change| !change.created && !change.deleted);
        let names_its_fields = matches!(entry.cause, Cause::EditParty | Cause::EditMany);
        match one.map(|change| change.fields.as_slice()) {
            // A stage has a sentence of its own.
            Some([field]) if names_its_fields && !self.is_stage_of_one(entry) => {
                let (name, change) = (self.field(field.field), self.change(field));
                let bulk = entry.cause == Cause::EditMany;
                // Each of many had something else before; what all were given is the same.
                let given = field.after.as_ref().filter(|_| bulk && field.field != FieldName::Tag);
                let change = given.map_or(change, |given| self.formats.isolate(&self.content(given)));
                td_string!(self.locale, activity.one_field, what = said, field = name, change = change)
                    .to_string()
            }
            _ => said,
        }
    }

    /// Who wrote an entry.
    pub fn who(&self, entry: &ActivityEntry) -> String {
        match (entry.by.is_empty(), entry.own_device) {
            (false, _) => self.formats.isolate(&entry.by),
            (true, true) => td_string!(self.locale, activity.you).to_owned(),
            (true, false) => td_string!(self.locale, activity.other_device).to_owned(),
        }
    }

    fn plain_sentence(&self, entry: &ActivityEntry) -> String {
        let locale = self.locale;
        let by = self.who(entry);
        let count = entry.kinds.iter().map(|(_, count)| count).sum::<u32>();
        let parties = entry.kinds.iter().find(|(kind, _)| *kind == RecordKind::Party).map_or(0, |(_, n)| *n);
        let first = entry.changes.first();
        let name = first.map_or_else(String::new, |change| self.whom(change));
        let own = first.map_or_else(String::new, |change| self.name(change));
        let kind = first.map_or_else(String::new, |change| self.kind(change));
        match entry.cause {
            Cause::AddParty => td_string!(locale, activity.added_customer, by = by, name = name).to_string(),
            Cause::EditParty if self.is_stage_of_one(entry) => {
                let fields = first.map(|change| change.fields.as_slice()).unwrap_or_default();
                let change = fields.first().map_or_else(String::new, |field| self.change(field));
                td_string!(locale, activity.changed_stage, by = by, name = name, change = change).to_string()
            }
            Cause::EditParty => {
                td_string!(locale, activity.edited_customer, by = by, name = name).to_string()
            }
            Cause::DeleteParty => {
                td_string!(locale, activity.deleted_customer, by = by, name = name).to_string()
            }
            Cause::LinkParties | Cause::Unlink => {
                let link = entry.changes.iter().find(|change| change.record.kind == RecordKind::Link);
                let person = link.map_or(name, |link| self.whom(link));
                let other = link.map_or_else(String::new, |link| self.workplace(link));
                if entry.cause == Cause::Unlink {
                    td_string!(locale, activity.unlinked, by = by, name = person, other = other).to_string()
                } else {
                    td_string!(locale, activity.linked, by = by, name = person, other = other).to_string()
                }
            }
            Cause::LogInteraction => {
                td_string!(locale, activity.logged, by = by, name = name, kind = kind).to_string()
            }
            Cause::EditInteraction => {
                td_string!(locale, activity.edited_interaction, by = by, name = name, kind = kind).to_string()
            }
            Cause::DeleteInteraction => {
                td_string!(locale, activity.deleted_interaction, by = by, name = name, kind = kind)
                    .to_string()
            }
            Cause::AddSample => td_string!(locale, activity.added_sample, by = by).to_string(),
            Cause::RemoveSample => td_string!(locale, activity.removed_sample, by = by).to_string(),
            Cause::Undo { .. } => {
                let n = self.formats.number(count);
                let many = td_string!(locale, activity.records, count = count, n = n).to_string();
                let what = if count == 1 { name } else { many };
                td_string!(locale, activity.undid, by = by, what = what).to_string()
            }
            Cause::AddTask => td_string!(locale, activity.added_task, by = by, name = own).to_string(),
            Cause::EditTask => td_string!(locale, activity.edited_task, by = by, name = own).to_string(),
            Cause::CompleteTask => {
                td_string!(locale, activity.completed_task, by = by, name = own).to_string()
            }
            Cause::MoveTask => td_string!(locale, activity.moved_task, by = by, name = own).to_string(),
            Cause::DeleteTask => td_string!(locale, activity.deleted_task, by = by, name = own).to_string(),
            Cause::ConfirmFacts => td_string!(locale, activity.confirmed, by = by, name = name).to_string(),
            Cause::EditMany => {
                let n = self.formats.number(parties);
                td_string!(locale, activity.many_edited, count = parties, by = by, n = n).to_string()
            }
            Cause::DeleteMany => {
                let n = self.formats.number(parties);
                td_string!(locale, activity.many_deleted, count = parties, by = by, n = n).to_string()
            }
            Cause::Restore => td_string!(locale, activity.restored, by = by, name = name).to_string(),
            Cause::EditTemplate => {
                td_string!(locale, activity.edited_templates, by = by, name = own).to_string()
            }
            Cause::EditField => td_string!(locale, activity.edited_fields, by = by, name = own).to_string(),
            Cause::EditChoices => {
                td_string!(locale, activity.edited_choices, by = by, name = own).to_string()
            }
            Cause::EditView => td_string!(locale, activity.edited_views, by = by, name = own).to_string(),
            Cause::Attach => td_string!(locale, activity.attached, by = by, name = own).to_string(),
            Cause::Detach => td_string!(locale, activity.detached, by = by, name = own).to_string(),
            Cause::ImportCalendar => td_string!(locale, activity.imported_calendar, by = by).to_string(),
            Cause::ImportCustomers => td_string!(locale, activity.imported_customers, by = by).to_string(),
            Cause::TellApart => {
                let other = first.and_then(|change| change.fields.get(1)?.after.as_ref());
                let other =
                    other.map_or_else(String::new, |other| self.formats.isolate(&self.content(other)));
                td_string!(locale, activity.told_apart, by = by, name = name, other = other).to_string()
            }
            Cause::MergeParties { into } => {
                let went =
                    |change: &&ActivityChange| change.deleted && change.record.kind == RecordKind::Party;
                let other = entry.changes.iter().find(went);
                let other = other.map_or_else(String::new, |change| self.name(change));
                let kept = self.formats.isolate(&self.content(&FieldContent::Party(into)));
                td_string!(locale, activity.merged, by = by, name = kept, other = other).to_string()
            }
        }
    }

    fn is_stage_of_one(&self, entry: &ActivityEntry) -> bool {
        let fields = entry.changes.first().map(|change| change.fields.as_slice());
        entry.cause == Cause::EditParty && matches!(fields, Some([field]) if field.field == FieldName::Stage)
    }

    /// What a record is called; where nothing of its own names it, so much is said.
    pub fn name(&self, change: &ActivityChange) -> String {
        if !change.name.is_empty() {
            return self.formats.isolate(&shortened(change.name.clone()));
        }
        if change.record.kind == RecordKind::Party {
            return td_string!(self.locale, activity.nameless).to_owned();
        }
        td_string!(self.locale, activity.untitled).to_owned()
    }

    /// The party that a change is of, or else what the record is called.
    pub fn whom(&self, change: &ActivityChange) -> String {
        match &change.party {
            Some(party) if party.name.is_empty() => td_string!(self.locale, activity.nameless).to_owned(),
            Some(party) => self.formats.isolate(&party.name),
            None => self.name(change),
        }
    }

    /// What kind of thing a record is.
    pub fn kind(&self, change: &ActivityChange) -> String {
        let content = |field: FieldName| {
            let field = change.fields.iter().find(|one| one.field == field)?;
            field.after.as_ref().or(field.before.as_ref())
        };
        if let Some(FieldContent::InteractionKind(kind)) = content(FieldName::Kind) {
            return terms::kind(self.locale, *kind).to_owned();
        }
        kind_words(self, change.record).to_owned()
    }

    fn workplace(&self, link: &ActivityChange) -> String {
        let of = |change: &&FieldChange| change.field == FieldName::Organisation;
        let field = link.fields.iter().find(of);
        match field.and_then(|field| field.after.as_ref().or(field.before.as_ref())) {
            Some(content) => self.formats.isolate(&self.content(content)),
            None => td_string!(self.locale, activity.record_link).to_owned(),
        }
    }
}

fn kind_words(wording: &Wording, record: RecordRef) -> &'static str {
    let locale = wording.locale;
    match record.kind {
        RecordKind::Party => td_string!(locale, customers.customer),
        RecordKind::Link => td_string!(locale, activity.record_link),
        RecordKind::Interaction => td_string!(locale, customers.history),
        RecordKind::Task => td_string!(locale, activity.record_task),
        RecordKind::Template => td_string!(locale, activity.record_template),
        RecordKind::CustomField => td_string!(locale, activity.record_field),
        RecordKind::Choice => td_string!(locale, activity.record_choice),
        RecordKind::SavedView => td_string!(locale, activity.record_view),
        RecordKind::Attachment => td_string!(locale, activity.record_attachment),
        RecordKind::Distinction => td_string!(locale, activity.record_distinction),
    }
}
