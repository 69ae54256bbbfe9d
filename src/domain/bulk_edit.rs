//! Edits of many parties at once: one field, a value for each, kept small enough that a hundred
//! thousand of them are one change.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::domain::fields::merge_whole;
use crate::domain::id::{ChoiceId, PartyId};
use crate::domain::list_merge::merge_lists;
use crate::domain::party::{LifecycleStage, Party};

/// What many parties are given at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkEdit {
    /// A label; those that have it stay as they are.
    AddTag(String),
    /// Takes a label away.
    RemoveTag(String),
    /// Who looks after them, none for nobody.
    SetOwner(Option<String>),
    /// Where they stand in their life as customers, and the stage of the user's own within that, if any.
    SetStage(LifecycleStage, Option<ChoiceId>),
    /// How they were found, none for unknown.
    SetSource(Option<String>),
}

impl BulkEdit {
    /// What a party has in the field that is edited, and what it shall have.
    #[must_use]
    pub fn of(&self, party: &Party) -> (PartyValue, PartyValue) {
        match self {
            Self::AddTag(tag) => {
                let missing = Some(tag).filter(|tag| !party.tags.contains(tag));
                let tags = party.tags.iter().chain(missing).cloned().collect();
                (PartyValue::Tags(party.tags.clone()), PartyValue::Tags(tags))
            }
            Self::RemoveTag(tag) => {
                let tags = party.tags.iter().filter(|kept| *kept != tag).cloned().collect();
                (PartyValue::Tags(party.tags.clone()), PartyValue::Tags(tags))
            }
            Self::SetOwner(owner) => {
                (PartyValue::Owner(party.owner.clone()), PartyValue::Owner(owner.clone()))
            }
            Self::SetStage(stage, own) => {
                (PartyValue::Stage(party.stage, party.own_stage), PartyValue::Stage(*stage, *own))
            }
            Self::SetSource(source) => {
                (PartyValue::Source(party.source.clone()), PartyValue::Source(source.clone()))
            }
        }
    }
}

/// What stands in one of the fields that can be edited in bulk. The order is on disk: add at the end only.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PartyValue {
    /// The stage, and the one of the user's own within it.
    Stage(LifecycleStage, Option<ChoiceId>),
    /// The owner.
    Owner(Option<String>),
    /// The source.
    Source(Option<String>),
    /// The tags.
    Tags(Vec<String>),
}

impl PartyValue {
    /// What a party has in the same field.
    #[must_use]
    pub fn in_place_of(&self, party: &Party) -> Self {
        match self {
            Self::Stage(..) => Self::Stage(party.stage, party.own_stage),
            Self::Owner(_) => Self::Owner(party.owner.clone()),
            Self::Source(_) => Self::Source(party.source.clone()),
            Self::Tags(_) => Self::Tags(party.tags.clone()),
        }
    }

    /// Gives a party the value.
    pub fn put_into(&self, party: &mut Party) {
        match self {
            Self::Stage(stage, own_stage) => (party.stage, party.own_stage) = (*stage, *own_stage),
            Self::Owner(owner) => party.owner.clone_from(owner),
            Self::Source(source) => party.source.clone_from(source),
            Self::Tags(tags) => party.tags.clone_from(tags),
        }
    }

    /// Three-way merge, as that of the field in a whole record: what `mine` changed since `base` laid
    /// over `theirs`.
    #[must_use]
    pub fn merge(base: &Self, mine: &Self, theirs: &Self) -> Self {
        match (base, mine, theirs) {
            (Self::Tags(base), Self::Tags(mine), Self::Tags(theirs)) => {
                Self::Tags(merge_lists(base, mine, theirs))
            }
            (Self::Stage(base, own_base), Self::Stage(mine, own_mine), Self::Stage(theirs, own_theirs)) => {
                Self::Stage(merge_whole(base, mine, theirs), merge_whole(own_base, own_mine, own_theirs))
            }
            _ => merge_whole(base, mine, theirs),
        }
    }

    /// Whether the search looks into the field.
    #[must_use]
    pub const fn is_searched(&self) -> bool {
        matches!(self, Self::Tags(_))
    }
}

/// Edits of one field of many parties. Each distinct value stands in it once, so that an edit takes
/// some twenty bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkEdits {
    values: Vec<PartyValue>,
    edits: Vec<NumberedEdit>,
}

/// An edit of one party, its values by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct NumberedEdit {
    party: PartyId,
    before: u32,
    after: u32,
}

impl BulkEdits {
    /// The edits, those that change nothing left out.
    pub fn gather(edits: impl Iterator<Item = (PartyId, PartyValue, PartyValue)>) -> Self {
        let mut gathered = Self::default();
        let mut numbers: FxHashMap<PartyValue, u32> = FxHashMap::default();
        for (party, before, after) in edits.filter(|(_, before, after)| before != after) {
            let mut number = |value: PartyValue| {
                *numbers.entry(value).or_insert_with_key(|value| {
                    gathered.values.push(value.clone());
                    gathered.values.len() as u32 - 1
                })
            };
            let (before, after) = (number(before), number(after));
            gathered.edits.push(NumberedEdit { party, before, after });
        }
        gathered
    }

    /// Each party with what it had and what it was given.
    pub fn iter(&self) -> impl Iterator<Item = (PartyId, &PartyValue, &PartyValue)> {
        self.edits.iter().filter_map(|edit| {
            let value = |number: u32| self.values.get(number as usize);
            Some((edit.party, value(edit.before)?, value(edit.after)?))
        })
    }

    /// How many parties are edited.
    #[must_use]
    pub fn len(&self) -> usize {
        self.edits.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::party::{PartyDetails, Person};
    use crate::domain::record::Record;
    use crate::domain::time::Instant;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn mina() -> Party {
        let name = "مینا رستگار".to_owned();
        let person = Person { name, honorific: String::new(), job_title: String::new() };
        Party::new(PartyId(Uuid::from_u128(1)), PartyDetails::Person(person), Instant::EPOCH)
    }

    fn given(party: &Party, edit: &BulkEdit) -> Party {
        let mut given = party.clone();
        edit.of(party).1.put_into(&mut given);
        given
    }

    #[test]
    fn a_tag_that_is_there_is_not_added_again() {
        let tagged = given(&mina(), &BulkEdit::AddTag("نمایشگاه".to_owned()));
        let (before, after) = BulkEdit::AddTag("نمایشگاه".to_owned()).of(&tagged);
        assert_eq!(before, after);
    }

    #[test]
    fn a_stage_is_given_with_the_stage_of_ones_own_or_without() {
        let own = Some(ChoiceId(Uuid::from_u128(7)));
        let hot = Party { own_stage: own, ..mina() };
        assert_eq!(given(&hot, &BulkEdit::SetStage(LifecycleStage::Customer, None)).own_stage, None);
        assert_eq!(given(&hot, &BulkEdit::SetStage(LifecycleStage::Lead, None)).own_stage, None);
        assert_eq!(given(&mina(), &BulkEdit::SetStage(LifecycleStage::Lead, own)).own_stage, own);
    }

    #[test]
    fn a_thousand_parties_given_one_owner_take_the_name_once() {
        let edits = BulkEdits::gather((0..1000).map(|number| {
            let party = PartyId(Uuid::from_u128(number));
            (party, PartyValue::Owner(None), PartyValue::Owner(Some("سارا".to_owned())))
        }));
        assert!(postcard::to_allocvec(&edits).unwrap().len() < 20_000);
        assert_eq!(edits.iter().count(), 1000);
    }

    fn any_value() -> impl Strategy<Value = (PartyValue, PartyValue, PartyValue)> {
        let tags = || {
            proptest::collection::vec("[a-d]", 0..4).prop_map(|mut tags| {
                tags.sort();
                tags.dedup();
                PartyValue::Tags(tags)
            })
        };
        let stage = || {
            proptest::sample::select(LifecycleStage::ALL.to_vec())
                .prop_map(|stage| PartyValue::Stage(stage, None))
        };
        let owner = || proptest::option::of("[a-c]").prop_map(PartyValue::Owner);
        prop_oneof![(tags(), tags(), tags()), (stage(), stage(), stage()), (owner(), owner(), owner())]
    }

    proptest! {
        #[test]
        fn a_value_merges_as_its_field_does_in_a_whole_record((base, mine, theirs) in any_value()) {
            let whole = |value: &PartyValue| {
                let mut party = mina();
                value.put_into(&mut party);
                Record::from(party)
            };
            let merged = Record::merge(&whole(&base), &whole(&mine), &whole(&theirs));
            prop_assert_eq!(merged, whole(&PartyValue::merge(&base, &mine, &theirs)));
        }
    }
}
