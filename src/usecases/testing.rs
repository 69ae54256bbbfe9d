//! What the tests of the verbs stand on: a store on a disk in memory, with a clock that stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use pollster::block_on;
use uuid::Uuid;

use crate::domain::country::Country;
use crate::domain::custom_field::{CustomField, FieldKind, FieldOption, FieldOwner, Labels};
use crate::domain::id::{DeviceId, FieldId, IdSource, InteractionId, PartyId, TaskId, TemplateId, ViewId};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::language::Language;
use crate::domain::party::Party;
use crate::domain::task::{Due, Task, TaskKind};
use crate::domain::time::{CivilDate, Instant, UtcOffset};
use crate::store::engine::Store;
use crate::store::memory::MemoryDisk;
use crate::store::ports::{Clock, World};
use crate::usecases::add_field::{AddField, FieldFacts, WrittenOption, add_field};
use crate::usecases::add_party::{AddParty, add_party};
use crate::usecases::add_task::add_task;
use crate::usecases::add_template::{AddTemplate, TemplateFacts, add_template};
use crate::usecases::custom_values::WrittenValue;
use crate::usecases::edit_party::{EditParty, Edited, PartyEdit, edit_party};
use crate::usecases::log_interaction::{InteractionFacts, LogInteraction, log_interaction};
use crate::usecases::save_view::{SaveView, save_view};
use crate::usecases::{Refusal, TaskFacts};

/// Noon UTC on 22 November 2026, 1 Azar 1405.
pub const NOON_MS: i64 = 1_795_348_800_000;

/// A store that is open, and the world it was opened in.
pub struct Office {
    pub disk: Rc<MemoryDisk>,
    pub store: Store,
    pub world: World,
}

impl Office {
    pub fn open() -> Self {
        let disk = Rc::new(MemoryDisk::new());
        let world = World {
            device: DeviceId(Uuid::from_u128(1)),
            ids: Rc::new(Counting(Cell::new(100))),
            clock: Rc::new(Stopped),
            user: Rc::new(|| "سارا".to_owned()),
        };
        let store = block_on(Store::open(disk.clone(), world.clone())).unwrap();
        Self { disk, store, world }
    }

    pub fn run<T>(&self, verb: impl Future<Output = T>) -> T {
        block_on(verb)
    }

    pub fn add_person(&self, name: &str) -> PartyId {
        self.add(name, false)
    }

    pub fn add_organisation(&self, name: &str) -> PartyId {
        self.add(name, true)
    }

    pub fn party(&self, id: PartyId) -> Party {
        self.store.party(id).expect("the party is there")
    }

    pub fn log(&self, party: PartyId, facts: InteractionFacts) -> InteractionId {
        let request = LogInteraction { party, facts, files: Vec::new() };
        self.run(log_interaction(&self.store, &self.world, request)).unwrap().interaction
    }

    pub fn add_task(&self, facts: TaskFacts) -> TaskId {
        self.run(add_task(&self.store, &self.world, facts)).unwrap().task
    }

    pub fn task(&self, id: TaskId) -> Task {
        self.store.task(id).expect("the task is there")
    }

    pub fn interaction(&self, id: InteractionId) -> Interaction {
        self.store.interaction(id).expect("the interaction is there")
    }

    pub fn add_template(&self, facts: TemplateFacts) -> TemplateId {
        let after = self.store.templates().last().map(|last| last.id);
        let request = AddTemplate { facts, after };
        self.run(add_template(&self.store, &self.world, request)).unwrap().template
    }

    pub fn save_view(&self, name: &str, query: &str) -> ViewId {
        let request = SaveView {
            name: name.to_owned(),
            query: query.to_owned(),
            columns: Vec::new(),
            after: self.store.views().last().map(|last| last.id),
        };
        self.run(save_view(&self.store, &self.world, request)).unwrap().view
    }

    pub fn add_field(&self, of: FieldOwner, facts: FieldFacts) -> CustomField {
        let request = AddField { of, facts };
        let added = self.run(add_field(&self.store, &self.world, request)).unwrap();
        self.store.custom_field(added.field).expect("the field is there")
    }

    /// Says something of a party in a field of the user's own.
    pub fn say(&self, party: PartyId, field: FieldId, value: WrittenValue) -> Result<Edited, Refusal> {
        let edits = vec![PartyEdit::Custom { field, value }];
        let request = EditParty { party, edits, home: Country::IR };
        self.run(edit_party(&self.store, &self.world, request))
    }

    fn add(&self, name: &str, organisation: bool) -> PartyId {
        let request = AddParty {
            organisation,
            name: name.to_owned(),
            contact: String::new(),
            facts: Vec::new(),
            home: Country::IR,
        };
        self.run(add_party(&self.store, &self.world, request)).unwrap().party
    }
}

/// The day of that noon.
pub fn noon_today() -> CivilDate {
    Instant::from_millis(NOON_MS).civil_date(UtcOffset::UTC)
}

/// A call to be made today.
pub fn to_call(party: PartyId) -> TaskFacts {
    TaskFacts { party: Some(party), due: Some(Due::Day(noon_today())), ..TaskFacts::new(TaskKind::Call) }
}

/// A call at noon that was answered.
pub fn call(text: &str) -> InteractionFacts {
    InteractionFacts {
        kind: InteractionKind::Call,
        direction: Direction::Outgoing,
        outcome: Some(Outcome::Reached),
        own_outcome: None,
        at: Instant::from_millis(NOON_MS),
        duration_s: Some(240),
        others: Vec::new(),
        subject: String::new(),
        text: text.to_owned(),
        custom: Vec::new(),
    }
}

/// A field of text with a name in Persian only, searched and shown nowhere else.
pub fn text_field(label: &str) -> FieldFacts {
    FieldFacts {
        label: Labels::in_one(Language::Fa, label),
        kind: FieldKind::Text,
        options: Vec::new(),
        required: false,
        on_quick_form: false,
        in_list: false,
        searchable: true,
        filterable: true,
    }
}

/// What a form of a field says before anything is changed in it.
pub fn facts_of(field: &CustomField) -> FieldFacts {
    let option = |option: &FieldOption| WrittenOption {
        id: Some(option.id),
        label: option.label.clone(),
        retired: option.retired,
    };
    FieldFacts {
        label: field.label.clone(),
        kind: field.kind,
        options: field.options.iter().map(option).collect(),
        required: field.required,
        on_quick_form: field.on_quick_form,
        in_list: field.in_list,
        searchable: field.searchable,
        filterable: field.filterable,
    }
}

/// A template with a text in Persian only.
pub fn greeting(name: &str, text: &str) -> TemplateFacts {
    TemplateFacts {
        name: name.to_owned(),
        subject: Labels::default(),
        text: Labels::in_one(Language::Fa, text),
    }
}

struct Counting(Cell<u128>);

impl IdSource for Counting {
    fn next(&self) -> Uuid {
        self.0.set(self.0.get() + 1);
        Uuid::from_u128(self.0.get())
    }
}

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Instant {
        Instant::from_millis(NOON_MS)
    }
}
