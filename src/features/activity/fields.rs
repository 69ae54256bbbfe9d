//! What differs, in the user's words: the name of a field, and what stands in it.

use crate::domain::choice::Choices;
use crate::domain::custom_field::{CustomValue, FieldOwner};
use crate::domain::difference::{FieldChange, FieldContent, FieldName};
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::interaction::{Direction, InteractionKind};
use crate::domain::record::{RecordKind, RecordRef};
use crate::domain::task::{Due, Priority, TaskKind};
use crate::i18n::formats::Formats;
use crate::i18n::{Locale, td_string};
use crate::state::services::Services;
use crate::terms;

/// So many letters of a text are shown within a sentence.
const IN_SENTENCE: usize = 60;

/// What words need: the language, how values are written, and the names of other records.
#[derive(Clone, Copy)]
pub(super) struct Wording {
    pub locale: Locale,
    pub formats: Formats,
    pub services: Services,
}

impl Wording {
    /// What another record is called now.
    pub fn called(&self, record: RecordRef) -> String {
        let name = self.services.read(|store| store.called(record));
        if name.is_empty() { td_string!(self.locale, activity.nameless).to_owned() } else { name }
    }

    fn party(&self, party: PartyId) -> String {
        self.called(RecordRef { kind: RecordKind::Party, id: party.0 })
    }

    fn choice(&self, choice: ChoiceId) -> String {
        self.called(RecordRef { kind: RecordKind::Choice, id: choice.0 })
    }

    /// The choices under the names the user gave them.
    fn choices(&self) -> Choices {
        self.services.read(|store| store.choices())
    }

    /// Before and after in a line: "Lead → Customer"; of what came or went, its one side.
    pub fn change(&self, change: &FieldChange) -> String {
        let side = |content: &Option<FieldContent>| match content {
            Some(content) => self.formats.isolate(&shortened(self.content(content))),
            None => td_string!(self.locale, activity.nothing_there).to_owned(),
        };
        let (before, after) = (side(&change.before), side(&change.after));
        td_string!(self.locale, activity.change_pair, before = before, after = after).to_string()
    }

    /// What stands in a field.
    pub fn content(&self, content: &FieldContent) -> String {
        let (locale, formats) = (self.locale, &self.formats);
        match content {
            FieldContent::Text(text) => text.clone(),
            FieldContent::Labels(labels) => labels.get(formats.language).to_owned(),
            FieldContent::Stage(stage) => terms::named_stage(locale, &self.choices(), *stage, None),
            FieldContent::Choice(choice) => self.choice(*choice),
            FieldContent::Phone(phone) => {
                terms::line(&[&formats.phone(phone.number), terms::label(locale, phone.label)])
            }
            FieldContent::Email(email) => {
                terms::line(&[&formats.left_to_right(&email.address), terms::label(locale, email.label)])
            }
            FieldContent::Address(address) => terms::line(&[
                &address.one_line(formats.list_separator()),
                &address.postal_code,
                terms::label(locale, address.label),
            ]),
            FieldContent::Handle(handle) => {
                let name = formats.left_to_right(&format!("@{}", handle.handle));
                terms::line(&[terms::network(locale, handle.network), &name])
            }
            FieldContent::Channel(channel) => terms::channel(locale, *channel).to_owned(),
            FieldContent::BestTime(time) => terms::best_time(locale, *time).to_owned(),
            FieldContent::Consent(consent) => {
                let granted = if consent.granted {
                    td_string!(locale, customers.consent_given)
                } else {
                    td_string!(locale, customers.consent_refused)
                };
                terms::line(&[terms::channel(locale, consent.channel), granted, &formats.date(consent.on)])
            }
            FieldContent::Anniversary(day) => {
                let own = Formats { calendar: day.calendar, ..*formats };
                let date = if day.year_known { own.date(day.date) } else { own.day_and_month(day.date) };
                terms::line(&[&terms::anniversary(locale, &day.kind), &date])
            }
            FieldContent::Own(value) => self.own_value(value),
            FieldContent::Party(party) => self.party(*party),
            FieldContent::Record(record) => self.called(*record),
            FieldContent::Role(role) => terms::role(locale, *role).to_owned(),
            FieldContent::Date(date) => formats.date(*date),
            FieldContent::At(at) => {
                let civil = formats.civil(*at);
                terms::line(&[&formats.date(civil.date), &formats.time_of_day(civil.time)])
            }
            FieldContent::InteractionKind(kind) => terms::kind(locale, *kind).to_owned(),
            FieldContent::Direction(Direction::Outgoing) => {
                td_string!(locale, customers.direction_out).to_owned()
            }
            FieldContent::Direction(Direction::Incoming) => {
                td_string!(locale, customers.direction_in).to_owned()
            }
            FieldContent::Outcome(outcome) => {
                terms::named_outcome(locale, &self.choices(), InteractionKind::Call, *outcome, None)
            }
            FieldContent::Seconds(seconds) => formats.duration(*seconds),
            FieldContent::Minutes(minutes) => formats.duration(minutes.saturating_mul(60)),
            FieldContent::Bytes(bytes) => formats.bytes(*bytes),
            FieldContent::Number(number) => formats.number(*number),
            FieldContent::Coordinates(place) => formats.left_to_right(&place.written()),
            FieldContent::TaskKind(kind) => task_kind(locale, *kind).to_owned(),
            FieldContent::Due(Due::Day(day)) => formats.date(*day),
            FieldContent::Due(Due::At(at)) => self.content(&FieldContent::At(*at)),
            FieldContent::Priority(priority) => match priority {
                Priority::Low => td_string!(locale, activity.priority_low),
                Priority::Normal => td_string!(locale, activity.priority_normal),
                Priority::High => td_string!(locale, activity.priority_high),
            }
            .to_owned(),
            FieldContent::Step(step) => step.text.clone(),
            FieldContent::FieldOwner(owner) => match owner {
                FieldOwner::Party => td_string!(locale, customers.customer),
                FieldOwner::Interaction => td_string!(locale, customers.history),
                FieldOwner::Task => td_string!(locale, activity.record_task),
            }
            .to_owned(),
            FieldContent::Option(option) => option.label.get(formats.language).to_owned(),
            FieldContent::Yes => td_string!(locale, activity.yes).to_owned(),
            // What these are in detail is shown where they are set up.
            FieldContent::Recurrence(_)
            | FieldContent::Meaning(_)
            | FieldContent::Colour(_)
            | FieldContent::FieldKind(_) => td_string!(locale, activity.set).to_owned(),
        }
    }

    fn own_value(&self, value: &CustomValue) -> String {
        let formats = &self.formats;
        match value {
            CustomValue::Text(text) => text.clone(),
            CustomValue::Number(number) => formats.digits.format_decimal(*number),
            CustomValue::Date(date) => formats.date(*date),
            CustomValue::YesNo(true) => td_string!(self.locale, activity.yes).to_owned(),
            CustomValue::YesNo(false) => td_string!(self.locale, activity.no).to_owned(),
            CustomValue::Link(record) => self.called(*record),
            CustomValue::Phone(phone) => formats.phone(*phone),
            // How amounts and options are worded belongs to the field.
            CustomValue::Money(_) | CustomValue::Options(_) => {
                td_string!(self.locale, activity.set).to_owned()
            }
        }
    }

    /// What a field is called.
    pub fn field(&self, field: FieldName) -> String {
        if let FieldName::Own(id) = field {
            let name = self
                .services
                .read(|store| store.called(RecordRef { kind: RecordKind::CustomField, id: id.0 }));
            return if name.is_empty() {
                td_string!(self.locale, activity.field_own).to_owned()
            } else {
                name
            };
        }
        field_name(self.locale, field).to_owned()
    }
}

fn task_kind(locale: Locale, kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::ToDo => td_string!(locale, activity.todo),
        TaskKind::Call => terms::kind(locale, InteractionKind::Call),
        TaskKind::Message => terms::kind(locale, InteractionKind::Message),
        TaskKind::Email => terms::kind(locale, InteractionKind::Email),
        TaskKind::Meeting => terms::kind(locale, InteractionKind::Meeting),
        TaskKind::Visit => terms::kind(locale, InteractionKind::Visit),
    }
}

fn field_name(locale: Locale, field: FieldName) -> &'static str {
    match field {
        FieldName::Name => td_string!(locale, customers.name),
        FieldName::Honorific => td_string!(locale, customers.honorific),
        FieldName::JobTitle => td_string!(locale, customers.job_title),
        FieldName::Industry => td_string!(locale, customers.industry),
        FieldName::Registration => td_string!(locale, customers.registration),
        FieldName::Website => td_string!(locale, customers.website),
        FieldName::Stage | FieldName::OwnStage => td_string!(locale, customers.stage),
        FieldName::Phone => td_string!(locale, customers.phone),
        FieldName::Email => td_string!(locale, terms.email),
        FieldName::Address => td_string!(locale, customers.address),
        FieldName::Handle => td_string!(locale, customers.handle),
        FieldName::PreferredChannel => td_string!(locale, customers.preferred_channel),
        FieldName::BestTime => td_string!(locale, customers.best_time),
        FieldName::Consent => td_string!(locale, customers.consent),
        FieldName::Owner => td_string!(locale, customers.owner),
        FieldName::Tag => td_string!(locale, customer_list.tag),
        FieldName::Source => td_string!(locale, customers.source),
        FieldName::Anniversary => td_string!(locale, customers.day_to_remember),
        FieldName::Notes => td_string!(locale, customers.notes),
        FieldName::Own(_) => td_string!(locale, activity.field_own),
        FieldName::Person => td_string!(locale, customers.person),
        FieldName::Organisation => td_string!(locale, customers.organisation),
        FieldName::Position => td_string!(locale, customers.link_title),
        FieldName::Role => td_string!(locale, customers.role),
        FieldName::ConfirmedOn => td_string!(locale, activity.field_confirmed),
        FieldName::Customer => td_string!(locale, customers.customer),
        FieldName::Participant => td_string!(locale, activity.field_participant),
        FieldName::Kind => td_string!(locale, customers.kind),
        FieldName::Direction => td_string!(locale, customers.direction),
        FieldName::Outcome | FieldName::OwnOutcome => td_string!(locale, customers.outcome),
        FieldName::At => td_string!(locale, customers.date),
        FieldName::Duration => td_string!(locale, activity.field_duration),
        FieldName::Subject => td_string!(locale, customers.subject),
        FieldName::Text => td_string!(locale, activity.field_text),
        FieldName::Coordinates => td_string!(locale, activity.field_coordinates),
        FieldName::Place => td_string!(locale, customer_list.place),
        FieldName::Due => td_string!(locale, activity.field_due),
        FieldName::Priority => td_string!(locale, activity.field_priority),
        FieldName::Recurrence => td_string!(locale, activity.field_recurrence),
        FieldName::Reminder => td_string!(locale, activity.field_reminder),
        FieldName::Step => td_string!(locale, activity.field_step),
        FieldName::Assignee => td_string!(locale, activity.field_assignee),
        FieldName::DoneAt => td_string!(locale, activity.field_done_at),
        FieldName::Label => td_string!(locale, activity.field_label),
        FieldName::Meaning => td_string!(locale, activity.field_meaning),
        FieldName::Colour => td_string!(locale, activity.field_colour),
        FieldName::Order => td_string!(locale, activity.field_order),
        FieldName::Retired => td_string!(locale, activity.field_retired),
        FieldName::Of => td_string!(locale, activity.field_of),
        FieldName::Option => td_string!(locale, activity.field_option),
        FieldName::Required => td_string!(locale, activity.field_required),
        FieldName::OnQuickForm => td_string!(locale, activity.field_on_quick_form),
        FieldName::InList => td_string!(locale, activity.field_in_list),
        FieldName::Searchable => td_string!(locale, activity.field_searchable),
        FieldName::Filterable => td_string!(locale, activity.field_filterable),
        FieldName::Query => td_string!(locale, activity.field_query),
        FieldName::Columns => td_string!(locale, activity.field_columns),
        FieldName::File => td_string!(locale, activity.field_file),
    }
}

/// A text as it fits into a sentence.
pub(super) fn shortened(text: String) -> String {
    let text = text.replace('\n', " ");
    if text.chars().count() <= IN_SENTENCE {
        return text;
    }
    let mut short: String = text.chars().take(IN_SENTENCE).collect();
    short.truncate(short.trim_end().len());
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_and_a_short_one_is_not() {
        assert_eq!(shortened("چای دوست دارد".to_owned()), "چای دوست دارد");
        assert_eq!(shortened("a".repeat(200)).chars().count(), IN_SENTENCE + 1);
    }
}
