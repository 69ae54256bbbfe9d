//! The verbs of the product, one file each with its request and its tests. They are the only
//! writers: each checks what was typed, builds the records and makes one commit, so that each is
//! taken back by one undo.
//!
//! A verb reads and writes through the store's [`Ledger`](crate::store::ports::Ledger) and takes
//! time and identities from [`Doing`](crate::store::ports::Doing); it fails as a [`Refusal`].

pub mod add_choice;
pub mod add_field;
pub mod add_party;
pub mod add_sample;
pub mod add_task;
pub mod add_template;
pub mod arrange_choices;
pub mod arrange_fields;
pub mod arrange_templates;
pub mod arrange_views;
pub mod attach;
pub mod backup_of;
pub mod complete_task;
pub mod confirm_facts;
pub mod custom_values;
pub mod delete_interaction;
pub mod delete_many;
pub mod delete_party;
pub mod delete_task;
pub mod delete_template;
pub mod delete_view;
pub mod detach;
pub mod edit_choice;
pub mod edit_field;
pub mod edit_interaction;
pub mod edit_link;
pub mod edit_many;
pub mod edit_party;
pub mod edit_task;
pub mod edit_template;
pub mod edit_view;
pub mod find_duplicates;
pub mod import_calendar;
pub mod import_customers;
pub mod link_parties;
pub mod log_interaction;
pub mod merge_parties;
pub mod move_task;
mod refusal;
pub mod remove_sample;
pub mod rename_label;
pub mod reopen_task;
pub mod restore_record;
pub mod retire_field;
pub mod save_view;
mod task_facts;
pub mod tell_apart;
#[cfg(test)]
mod testing;
pub mod tick_step;
pub mod undo_change;
pub mod unlink;
pub mod validation;

pub use refusal::Refusal;
pub use task_facts::TaskFacts;
pub use validation::{FieldError, FormField, Problem};

use crate::domain::choice::Choice;
use crate::domain::custom_field::CustomField;
use crate::domain::id::{ChoiceId, FieldId, InteractionId, LinkId, PartyId, TaskId, TemplateId, ViewId};
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::Party;
use crate::domain::record::{Record, RecordKind, RecordRef};
use crate::domain::saved_view::SavedView;
use crate::domain::task::Task;
use crate::domain::template::Template;
use crate::store::ports::{CommitError, Ledger};

fn party_ref(id: PartyId) -> RecordRef {
    RecordRef { kind: RecordKind::Party, id: id.0 }
}

fn link_ref(id: LinkId) -> RecordRef {
    RecordRef { kind: RecordKind::Link, id: id.0 }
}

fn interaction_ref(id: InteractionId) -> RecordRef {
    RecordRef { kind: RecordKind::Interaction, id: id.0 }
}

fn template_ref(id: TemplateId) -> RecordRef {
    RecordRef { kind: RecordKind::Template, id: id.0 }
}

fn find_party(ledger: &dyn Ledger, id: PartyId) -> Result<Party, CommitError> {
    match ledger.record(party_ref(id)) {
        Some(Record::Party(party)) => Ok(party),
        _ => Err(CommitError::Gone(party_ref(id))),
    }
}

fn find_link(ledger: &dyn Ledger, id: LinkId) -> Result<Link, CommitError> {
    match ledger.record(link_ref(id)) {
        Some(Record::Link(link)) => Ok(link),
        _ => Err(CommitError::Gone(link_ref(id))),
    }
}

fn find_interaction(ledger: &dyn Ledger, id: InteractionId) -> Result<Interaction, CommitError> {
    match ledger.record(interaction_ref(id)) {
        Some(Record::Interaction(interaction)) => Ok(interaction),
        _ => Err(CommitError::Gone(interaction_ref(id))),
    }
}

fn task_ref(id: TaskId) -> RecordRef {
    RecordRef { kind: RecordKind::Task, id: id.0 }
}

fn find_task(ledger: &dyn Ledger, id: TaskId) -> Result<Task, CommitError> {
    match ledger.record(task_ref(id)) {
        Some(Record::Task(task)) => Ok(task),
        _ => Err(CommitError::Gone(task_ref(id))),
    }
}

fn find_template(ledger: &dyn Ledger, id: TemplateId) -> Result<Template, CommitError> {
    match ledger.record(template_ref(id)) {
        Some(Record::Template(template)) => Ok(template),
        _ => Err(CommitError::Gone(template_ref(id))),
    }
}

fn choice_ref(id: ChoiceId) -> RecordRef {
    RecordRef { kind: RecordKind::Choice, id: id.0 }
}

fn find_choice(ledger: &dyn Ledger, id: ChoiceId) -> Option<Choice> {
    match ledger.record(choice_ref(id)) {
        Some(Record::Choice(choice)) => Some(choice),
        _ => None,
    }
}

fn view_ref(id: ViewId) -> RecordRef {
    RecordRef { kind: RecordKind::SavedView, id: id.0 }
}

fn find_view(ledger: &dyn Ledger, id: ViewId) -> Result<SavedView, CommitError> {
    match ledger.record(view_ref(id)) {
        Some(Record::SavedView(view)) => Ok(view),
        _ => Err(CommitError::Gone(view_ref(id))),
    }
}

fn field_ref(id: FieldId) -> RecordRef {
    RecordRef { kind: RecordKind::CustomField, id: id.0 }
}

fn find_field(ledger: &dyn Ledger, id: FieldId) -> Result<CustomField, CommitError> {
    match ledger.record(field_ref(id)) {
        Some(Record::CustomField(field)) => Ok(field),
        _ => Err(CommitError::Gone(field_ref(id))),
    }
}
