//! The choices of the lists that the user edits, and who has which.

use crate::domain::choice::{Choice, Choices, Meaning};
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::record::{Record, RecordKind};
use crate::store::engine::Store;
use crate::store::engine::columns::PartyColumns;
use crate::store::engine::tables::{Tables, reference};

impl Store {
    /// The lists that the user edits: stages, outcomes, sources and tags.
    #[must_use]
    pub fn choices(&self) -> Choices {
        self.inner.state.borrow().tables.choices()
    }

    /// A choice, none when it is not stored.
    #[must_use]
    pub fn choice(&self, id: ChoiceId) -> Option<Choice> {
        match self.inner.state.borrow().tables.record(reference(RecordKind::Choice, id.0))? {
            Record::Choice(choice) => Some(choice),
            _ => None,
        }
    }
}

impl Tables {
    pub(super) fn choices(&self) -> Choices {
        let rows = self.rows(RecordKind::Choice);
        let stored = rows.iter().filter_map(|row| match rows.record(row)? {
            Record::Choice(choice) => Some(choice),
            _ => None,
        });
        Choices::new(stored.collect())
    }

    /// The parties that have a choice.
    pub(super) fn having(&self, choice: &Choice) -> Vec<PartyId> {
        let names = &self.names;
        match &choice.meaning {
            Meaning::Stage(_) => {
                let own = names.own_stages.find(&choice.id.to_string());
                own.map_or_else(Vec::new, |own| self.parties_where(|columns| columns.own_stage == own))
            }
            Meaning::Source(source) => {
                let source = names.sources.find(source).filter(|number| *number != 0);
                source.map_or_else(Vec::new, |own| self.parties_where(|columns| columns.source == own))
            }
            Meaning::Tag(tag) => {
                let sets = names.tag_sets.holding(std::slice::from_ref(tag));
                let holds = |columns: &PartyColumns| sets.get(columns.tags as usize) == Some(&true);
                self.parties_where(holds)
            }
            Meaning::Outcome(_) => Vec::new(),
        }
    }

    fn parties_where(&self, passes: impl Fn(&PartyColumns) -> bool) -> Vec<PartyId> {
        let rows = self.parties.iter().filter(|row| self.columns(*row).is_some_and(&passes));
        rows.filter_map(|row| Some(self.party_at(row)?.id)).collect()
    }
}
