//! What fields are there to differ, and what can stand in them.

use crate::domain::choice::{Colour, Meaning};
use crate::domain::custom_field::{CustomValue, FieldKind, FieldOption, FieldOwner, Labels};
use crate::domain::id::{ChoiceId, FieldId, PartyId};
use crate::domain::interaction::{Direction, InteractionKind, Outcome};
use crate::domain::link::DecisionRole;
use crate::domain::list_merge::Listed;
use crate::domain::party::{
    Address, Anniversary, BestTime, Channel, Consent, ContactEmail, ContactPhone, Coordinates,
    LifecycleStage, SocialHandle,
};
use crate::domain::record::RecordRef;
use crate::domain::recurrence::Recurrence;
use crate::domain::task::{ChecklistItem, Due, Priority, TaskKind};
use crate::domain::time::{CivilDate, Instant};

/// The fields of all kinds of records. Those that mean the same to a reader have one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FieldName {
    Name,
    Honorific,
    JobTitle,
    Industry,
    Registration,
    Website,
    Stage,
    OwnStage,
    Phone,
    Email,
    Address,
    Handle,
    PreferredChannel,
    BestTime,
    Consent,
    Owner,
    Tag,
    Source,
    Anniversary,
    Notes,
    /// A field of the user's own.
    Own(FieldId),
    Person,
    Organisation,
    Position,
    Role,
    ConfirmedOn,
    Customer,
    Participant,
    Kind,
    Direction,
    Outcome,
    OwnOutcome,
    At,
    Duration,
    Subject,
    Text,
    Coordinates,
    Place,
    Due,
    Priority,
    Recurrence,
    Reminder,
    Step,
    Assignee,
    DoneAt,
    Label,
    Meaning,
    Colour,
    Order,
    Retired,
    Of,
    Option,
    Required,
    OnQuickForm,
    InList,
    Searchable,
    Filterable,
    Query,
    Columns,
    File,
}

/// What can stand in a field.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum FieldContent {
    Text(String),
    Labels(Labels),
    Stage(LifecycleStage),
    Choice(ChoiceId),
    Phone(ContactPhone),
    Email(ContactEmail),
    Address(Box<Address>),
    Handle(SocialHandle),
    Channel(Channel),
    BestTime(BestTime),
    Consent(Consent),
    Anniversary(Anniversary),
    Own(CustomValue),
    Party(PartyId),
    Record(RecordRef),
    Role(DecisionRole),
    Date(CivilDate),
    At(Instant),
    InteractionKind(InteractionKind),
    Direction(Direction),
    Outcome(Outcome),
    Seconds(u32),
    Minutes(u32),
    Bytes(u64),
    Number(u32),
    Coordinates(Coordinates),
    TaskKind(TaskKind),
    Due(Due),
    Priority(Priority),
    Recurrence(Box<Recurrence>),
    Step(ChecklistItem),
    Meaning(Meaning),
    Colour(Colour),
    FieldOwner(FieldOwner),
    FieldKind(FieldKind),
    Option(FieldOption),
    /// It is so; what is not so has no content.
    Yes,
}

impl FieldContent {
    /// Whether two contents of one field are about the same thing. In a field that is no list, all are.
    pub(super) fn is_same(&self, other: &Self, listed: bool) -> bool {
        match (self, other) {
            (Self::Phone(one), Self::Phone(other)) => one.is_same(other),
            (Self::Email(one), Self::Email(other)) => one.is_same(other),
            (Self::Address(one), Self::Address(other)) => one.is_same(other),
            (Self::Handle(one), Self::Handle(other)) => one.is_same(other),
            (Self::Consent(one), Self::Consent(other)) => one.is_same(other),
            (Self::Anniversary(one), Self::Anniversary(other)) => one.is_same(other),
            (Self::Step(one), Self::Step(other)) => one.is_same(other),
            (Self::Option(one), Self::Option(other)) => one.is_same(other),
            _ => !listed || self == other,
        }
    }
}
