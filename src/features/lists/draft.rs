//! A choice of a list as it is typed, and the lists as they are shown.

use serde::{Deserialize, Serialize};

use crate::domain::choice::{Choice, ChoiceList, Choices, Meaning};
use crate::domain::custom_field::Labels;
use crate::domain::interaction::Outcome;
use crate::domain::party::LifecycleStage;
use crate::store::engine::Facets;
use crate::usecases::edit_choice::ChoiceFacts;

/// A choice as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ChoiceDraft {
    /// What it stands for; of a source or a tag, with the text that is typed.
    pub meaning: Meaning,
    pub facts: ChoiceFacts,
}

impl ChoiceDraft {
    /// The form of a choice that is there.
    pub fn of(choice: &Choice) -> Self {
        Self { meaning: choice.meaning.clone(), facts: ChoiceFacts::of(choice) }
    }

    /// The form of a new one: a stage counts as one that showed a need, an outcome as reached.
    pub fn new(list: ChoiceList) -> Self {
        let meaning = match list {
            ChoiceList::Stages => Meaning::Stage(LifecycleStage::Lead),
            ChoiceList::Outcomes => Meaning::Outcome(Outcome::Reached),
            ChoiceList::Sources => Meaning::Source(String::new()),
            ChoiceList::Tags => Meaning::Tag(String::new()),
        };
        Self { meaning, facts: ChoiceFacts { label: Labels::default(), colour: None, retired: false } }
    }

    /// Takes what is typed as the text of a source or a tag.
    pub fn write_text(&mut self, typed: String) {
        if let Meaning::Source(text) | Meaning::Tag(text) = &mut self.meaning {
            *text = typed;
        }
    }
}

/// A list as it is shown: what the user said of it, and then the texts that customers have besides, the most
/// used first; each with how many customers have it, where that is known.
pub(super) fn shown(choices: &Choices, facets: &Facets, list: ChoiceList) -> Vec<(Choice, Option<u32>)> {
    let texts: &[(String, u32)] = match list {
        ChoiceList::Sources => &facets.sources,
        ChoiceList::Tags => &facets.tags,
        ChoiceList::Stages | ChoiceList::Outcomes => &[],
    };
    let mut said: Vec<Choice> = choices.list(list);
    // Of two that were made in two tabs at once the first holds.
    said.retain(|one| one.meaning.text().is_none() || choices.named(&one.meaning) == Some(one));
    let next = said.last().map_or(0, |last| last.position.saturating_add(1));
    let is_said = |text: &str| said.iter().any(|one| one.meaning.text() == Some(text));
    let unsaid: Vec<Choice> = texts
        .iter()
        .filter(|(text, _)| !is_said(text))
        .map(|(text, _)| match list {
            ChoiceList::Sources => Choice::unsaid(Meaning::Source(text.clone()), next),
            _ => Choice::unsaid(Meaning::Tag(text.clone()), next),
        })
        .collect();
    said.extend(unsaid);
    let count = |choice: &Choice| match &choice.meaning {
        Meaning::Outcome(_) => None,
        Meaning::Stage(stage) if choice.is_built_in() => {
            LifecycleStage::ALL.iter().position(|one| one == stage).map(|place| facets.stages[place])
        }
        Meaning::Stage(_) => {
            let own = facets.own_stages.iter().find(|(id, _)| *id == choice.id);
            Some(own.map_or(0, |(_, count)| *count))
        }
        Meaning::Source(text) | Meaning::Tag(text) => {
            Some(texts.iter().find(|(own, _)| own == text).map_or(0, |(_, count)| *count))
        }
    };
    said.into_iter().map(|choice| (count(&choice), choice)).map(|(count, choice)| (choice, count)).collect()
}

/// The part of an order that has to be kept when one of it went to another place: what stands below and was
/// never given a place stays as it comes.
pub(super) fn to_keep(order: Vec<Choice>, from: usize, to: usize) -> Vec<Choice> {
    let stored = order.iter().rposition(|choice| !choice.id.0.is_nil()).unwrap_or_default();
    order.into_iter().take(from.max(to).max(stored) + 1).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::ChoiceId;

    fn tag(text: &str) -> Choice {
        Choice::unsaid(Meaning::Tag(text.to_owned()), 0)
    }

    fn facets() -> Facets {
        let tags = vec![("vip".to_owned(), 7), ("شمال".to_owned(), 3)];
        Facets { tags, stages: [1, 2, 3, 4], ..Facets::default() }
    }

    #[test]
    fn tags_that_only_customers_have_stand_below_those_something_is_said_of() {
        let said = Choice { id: ChoiceId(uuid::Uuid::from_u128(7)), ..tag("شمال") };
        let all = shown(&Choices::new(vec![said]), &facets(), ChoiceList::Tags);
        let texts: Vec<_> = all.iter().map(|(one, count)| (one.meaning.text().unwrap(), *count)).collect();
        assert_eq!(texts, [("شمال", Some(3)), ("vip", Some(7))]);
    }

    #[test]
    fn a_stage_that_is_built_in_counts_all_that_it_stands_for() {
        let all = shown(&Choices::default(), &facets(), ChoiceList::Stages);
        assert_eq!(all.into_iter().map(|(_, count)| count).collect::<Vec<_>>(), [1, 2, 3, 4].map(Some));
    }

    #[test]
    fn what_never_had_a_place_below_the_one_that_moved_is_left_alone() {
        let order = vec![tag("b"), tag("a"), tag("c"), tag("d")];
        assert_eq!(to_keep(order, 1, 0).len(), 2);
    }
}
