//! A record as the list of its facts.

use crate::domain::custom_field::{CustomField, FieldValue, Labels};
use crate::domain::difference::content::{FieldContent, FieldName};
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::{Party, PartyDetails};
use crate::domain::record::Record;
use crate::domain::task::Task;

/// One fact of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    pub field: FieldName,
    pub content: FieldContent,
}

impl Fact {
    /// Whether two facts are about the same thing, so that one took the place of the other.
    pub fn is_same(&self, other: &Self) -> bool {
        let listed = matches!(self.field, FieldName::Tag | FieldName::Participant);
        self.field == other.field && self.content.is_same(&other.content, listed)
    }
}

/// What a record is called, empty when nothing of its own names it: a party's name, the subject of a
/// talk or else its text, a task's title, what a template or field is called in any language.
#[must_use]
pub fn name_of(record: &Record) -> &str {
    match record {
        Record::Party(party) => party.name(),
        Record::Link(link) => &link.title,
        Record::Interaction(talk) => {
            if talk.subject.is_empty() {
                &talk.text
            } else {
                &talk.subject
            }
        }
        Record::Task(task) => &task.title,
        Record::Template(template) => &template.name,
        Record::CustomField(field) => first_label(&field.label),
        Record::Choice(choice) => first_label(&choice.label),
        Record::SavedView(view) => &view.name,
        Record::Attachment(attachment) => &attachment.name,
        Record::Distinction(_) => "",
    }
}

fn first_label(labels: &Labels) -> &str {
    [&labels.fa, &labels.ar, &labels.en].into_iter().find(|label| !label.is_empty()).map_or("", |label| label)
}

/// The facts of a record in the order a reader expects them. Empty texts are no facts, nor is what
/// never changes: identity, the time it was first written, whether it came with the sample data.
pub(super) fn facts(record: &Record) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    match record {
        Record::Party(party) => facts.party(party),
        Record::Link(link) => facts.link(link),
        Record::Interaction(interaction) => facts.interaction(interaction),
        Record::Task(task) => facts.task(task),
        Record::Template(template) => {
            facts.text(FieldName::Name, &template.name);
            facts.labels(FieldName::Subject, &template.subject);
            facts.labels(FieldName::Text, &template.text);
            facts.add(FieldName::Order, FieldContent::Number(template.position));
        }
        Record::CustomField(field) => facts.custom_field(field),
        Record::Choice(choice) => {
            facts.labels(FieldName::Label, &choice.label);
            facts.add(FieldName::Meaning, FieldContent::Meaning(choice.meaning.clone()));
            facts.some(FieldName::Colour, choice.colour.map(FieldContent::Colour));
            facts.add(FieldName::Order, FieldContent::Number(choice.position));
            facts.yes(FieldName::Retired, choice.retired);
        }
        Record::SavedView(view) => {
            facts.text(FieldName::Name, &view.name);
            facts.text(FieldName::Query, &view.query);
            facts.text(FieldName::Columns, &view.columns.join(", "));
            facts.add(FieldName::Order, FieldContent::Number(view.position));
        }
        Record::Attachment(attachment) => {
            facts.text(FieldName::Name, &attachment.name);
            facts.add(FieldName::Of, FieldContent::Record(attachment.of));
            facts.add(FieldName::File, FieldContent::Bytes(attachment.size_bytes));
        }
        Record::Distinction(distinction) => {
            let (one, other) = distinction.parties;
            facts.each(FieldName::Participant, [one, other].into_iter().map(FieldContent::Party));
        }
    }
    facts.0
}

struct Facts(Vec<Fact>);

impl Facts {
    fn add(&mut self, field: FieldName, content: FieldContent) {
        self.0.push(Fact { field, content });
    }

    fn some(&mut self, field: FieldName, content: Option<FieldContent>) {
        self.0.extend(content.map(|content| Fact { field, content }));
    }

    fn each(&mut self, field: FieldName, contents: impl Iterator<Item = FieldContent>) {
        self.0.extend(contents.map(|content| Fact { field, content }));
    }

    fn text(&mut self, field: FieldName, text: &str) {
        if !text.is_empty() {
            self.add(field, FieldContent::Text(text.to_owned()));
        }
    }

    fn labels(&mut self, field: FieldName, labels: &Labels) {
        if !labels.is_empty() {
            self.add(field, FieldContent::Labels(labels.clone()));
        }
    }

    fn yes(&mut self, field: FieldName, is_so: bool) {
        if is_so {
            self.add(field, FieldContent::Yes);
        }
    }

    fn own_fields(&mut self, values: &[FieldValue]) {
        for FieldValue { field, value } in values {
            self.add(FieldName::Own(*field), FieldContent::Own(value.clone()));
        }
    }

    fn party(&mut self, party: &Party) {
        self.text(FieldName::Name, party.name());
        match &party.details {
            PartyDetails::Person(person) => {
                self.text(FieldName::Honorific, &person.honorific);
                self.text(FieldName::JobTitle, &person.job_title);
            }
            PartyDetails::Organisation(organisation) => {
                self.text(FieldName::Industry, &organisation.industry);
                self.text(FieldName::Registration, &organisation.registration);
                self.text(FieldName::Website, &organisation.website);
            }
        }
        self.add(FieldName::Stage, FieldContent::Stage(party.stage));
        self.some(FieldName::OwnStage, party.own_stage.map(FieldContent::Choice));
        self.each(FieldName::Phone, party.phones.iter().cloned().map(FieldContent::Phone));
        self.each(FieldName::Email, party.emails.iter().cloned().map(FieldContent::Email));
        let addresses = party.addresses.iter().cloned();
        self.each(FieldName::Address, addresses.map(|address| FieldContent::Address(Box::new(address))));
        self.each(FieldName::Handle, party.handles.iter().cloned().map(FieldContent::Handle));
        self.some(FieldName::PreferredChannel, party.preferred_channel.map(FieldContent::Channel));
        self.some(FieldName::BestTime, party.best_time.map(FieldContent::BestTime));
        self.each(FieldName::Consent, party.consents.iter().cloned().map(FieldContent::Consent));
        self.text(FieldName::Owner, party.owner.as_deref().unwrap_or_default());
        self.each(FieldName::Tag, party.tags.iter().cloned().map(FieldContent::Text));
        self.text(FieldName::Source, party.source.as_deref().unwrap_or_default());
        self.each(FieldName::Anniversary, party.anniversaries.iter().cloned().map(FieldContent::Anniversary));
        self.text(FieldName::Notes, &party.notes);
        self.own_fields(&party.custom);
    }

    fn link(&mut self, link: &Link) {
        self.add(FieldName::Person, FieldContent::Party(link.person));
        self.add(FieldName::Organisation, FieldContent::Party(link.organisation));
        self.text(FieldName::Position, &link.title);
        self.some(FieldName::Role, link.role.map(FieldContent::Role));
        self.some(FieldName::ConfirmedOn, link.confirmed_on.map(FieldContent::Date));
    }

    fn interaction(&mut self, interaction: &Interaction) {
        self.add(FieldName::Customer, FieldContent::Party(interaction.party));
        self.each(FieldName::Participant, interaction.others.iter().copied().map(FieldContent::Party));
        self.add(FieldName::Kind, FieldContent::InteractionKind(interaction.kind));
        self.add(FieldName::Direction, FieldContent::Direction(interaction.direction));
        self.some(FieldName::Outcome, interaction.outcome.map(FieldContent::Outcome));
        self.some(FieldName::OwnOutcome, interaction.own_outcome.map(FieldContent::Choice));
        self.add(FieldName::At, FieldContent::At(interaction.at));
        self.some(FieldName::Duration, interaction.duration_s.map(FieldContent::Seconds));
        self.text(FieldName::Subject, &interaction.subject);
        self.text(FieldName::Text, &interaction.text);
        self.some(FieldName::Coordinates, interaction.position.map(FieldContent::Coordinates));
        self.own_fields(&interaction.custom);
    }

    fn task(&mut self, task: &Task) {
        self.text(FieldName::Name, &task.title);
        self.add(FieldName::Kind, FieldContent::TaskKind(task.kind));
        self.some(FieldName::Customer, task.party.map(FieldContent::Party));
        self.each(FieldName::Participant, task.others.iter().copied().map(FieldContent::Party));
        self.some(FieldName::Due, task.due.map(FieldContent::Due));
        self.some(FieldName::Duration, task.duration_min.map(FieldContent::Minutes));
        self.text(FieldName::Place, &task.place);
        self.add(FieldName::Priority, FieldContent::Priority(task.priority));
        let recurrence = task.recurrence.clone().map(Box::new);
        self.some(FieldName::Recurrence, recurrence.map(FieldContent::Recurrence));
        self.some(FieldName::Reminder, task.reminder_min.map(FieldContent::Minutes));
        self.each(FieldName::Step, task.checklist.iter().cloned().map(FieldContent::Step));
        self.text(FieldName::Assignee, task.assignee.as_deref().unwrap_or_default());
        self.some(FieldName::DoneAt, task.done_at.map(FieldContent::At));
        self.text(FieldName::Notes, &task.notes);
        self.own_fields(&task.custom);
    }

    fn custom_field(&mut self, field: &CustomField) {
        self.labels(FieldName::Label, &field.label);
        self.add(FieldName::Of, FieldContent::FieldOwner(field.of));
        self.add(FieldName::Kind, FieldContent::FieldKind(field.kind));
        self.each(FieldName::Option, field.options.iter().cloned().map(FieldContent::Option));
        self.yes(FieldName::Required, field.required);
        self.yes(FieldName::OnQuickForm, field.on_quick_form);
        self.yes(FieldName::InList, field.in_list);
        self.yes(FieldName::Searchable, field.searchable);
        self.yes(FieldName::Filterable, field.filterable);
        self.add(FieldName::Order, FieldContent::Number(field.position));
        self.yes(FieldName::Retired, field.retired);
    }
}
