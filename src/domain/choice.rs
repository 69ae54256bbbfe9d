//! Choices of the lists that the user edits: stages, outcomes, sources and tags, with their colours.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::custom_field::Labels;
use crate::domain::fields::merge_by_field;
use crate::domain::id::ChoiceId;
use crate::domain::interaction::Outcome;
use crate::domain::order;
use crate::domain::party::LifecycleStage;
use crate::domain::time::Instant;

/// A choice of a list that the user edits, as stored.
///
/// Lists and figures go by what a choice means, people by what it is called: a stage of the user's own
/// stands for one of the four of a customer's life, so that renaming it, or adding another, leaves
/// every figure right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Choice {
    /// Identity.
    pub id: ChoiceId,
    /// What it is a choice of, and what it stands for there.
    pub meaning: Meaning,
    /// What it is called, by language; empty for what it stands for under its own name.
    pub label: Labels,
    /// Its colour, none for that of what it stands for.
    pub colour: Option<Colour>,
    /// Place in its list, rising.
    pub position: u32,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// When it was made.
    pub created_at: Instant,
}

merge_by_field! {
    Choice {
        kept: [id, created_at],
        whole: [meaning, label, colour, position, retired],
        lists: [],
        parts: [],
    }
}

/// Which of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChoiceList {
    /// Stages of a customer's life.
    Stages,
    /// Outcomes of calls, visits and the like.
    Outcomes,
    /// Ways in which customers were found.
    Sources,
    /// Tags of customers.
    Tags,
}

impl ChoiceList {
    /// Every list.
    pub const ALL: [Self; 4] = [Self::Stages, Self::Outcomes, Self::Sources, Self::Tags];
}

/// What a choice is one of, and what it stands for there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum Meaning {
    /// A stage, and the part of a customer's life it belongs to.
    Stage(LifecycleStage),
    /// An outcome, and how the figures count it.
    Outcome(Outcome),
    /// A source, by the text that customers have.
    Source(String),
    /// A tag, by the text that customers have.
    Tag(String),
}

impl Meaning {
    /// The list it is a choice of.
    #[must_use]
    pub const fn list(&self) -> ChoiceList {
        match self {
            Self::Stage(_) => ChoiceList::Stages,
            Self::Outcome(_) => ChoiceList::Outcomes,
            Self::Source(_) => ChoiceList::Sources,
            Self::Tag(_) => ChoiceList::Tags,
        }
    }

    /// The text that customers have, of a source or a tag; none of what has a meaning of its own.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Source(text) | Self::Tag(text) => Some(text),
            Self::Stage(_) | Self::Outcome(_) => None,
        }
    }

    /// The choice that renames or recolours a stage or an outcome that is built in; none of a source or
    /// a tag, of which none is. Two devices thus speak of the same one. The identity is of version 8
    /// (RFC 9562, 5.8: custom): the product's name, the list's number, the place in the list.
    #[must_use]
    pub fn built_in(&self) -> Option<ChoiceId> {
        // "peyvand" in ASCII, then the bits of version and variant.
        const BASE: u128 = 0x7065_7976_616e_8064_8000_0000_0000_0000;
        let (list, place) = match self {
            Self::Stage(stage) => (1, LifecycleStage::ALL.iter().position(|one| one == stage)?),
            Self::Outcome(outcome) => (2, Outcome::ALL.iter().position(|one| one == outcome)?),
            Self::Source(_) | Self::Tag(_) => return None,
        };
        Some(ChoiceId(Uuid::from_u128(BASE | (list << 16) | place as u128)))
    }
}

impl Choice {
    /// Whether it stands for what is built in, rather than being the user's own.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.meaning.built_in() == Some(self.id)
    }

    /// A choice of which nothing was said yet. That of a source or a tag has no identity (nil): it gets one
    /// when something is said of it.
    #[must_use]
    pub fn unsaid(meaning: Meaning, position: u32) -> Self {
        let id = meaning.built_in().unwrap_or(ChoiceId(Uuid::nil()));
        Self {
            id,
            meaning,
            label: Labels::default(),
            colour: None,
            position,
            retired: false,
            created_at: Instant::EPOCH,
        }
    }
}

/// The lists as the user has made them: what is built in, what was said of it, and the user's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<Choice>);

impl Choices {
    /// The lists by the choices that are stored, in whatever order.
    #[must_use]
    pub fn new(stored: Vec<Choice>) -> Self {
        Self(stored)
    }

    /// A choice that is stored.
    #[must_use]
    pub fn get(&self, id: ChoiceId) -> Option<&Choice> {
        self.0.iter().find(|choice| choice.id == id)
    }

    /// What is said of a stage: by the own one that was chosen, otherwise of the one built in. An own one
    /// that stands for another stage says nothing: of two tabs one chose it, the other another stage.
    #[must_use]
    pub fn stage(&self, stage: LifecycleStage, own: Option<ChoiceId>) -> Option<&Choice> {
        self.said_of(&Meaning::Stage(stage), own)
    }

    /// What is said of an outcome, as [`Choices::stage`] does of a stage.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome, own: Option<ChoiceId>) -> Option<&Choice> {
        self.said_of(&Meaning::Outcome(outcome), own)
    }

    fn said_of(&self, meaning: &Meaning, own: Option<ChoiceId>) -> Option<&Choice> {
        let own = own.and_then(|own| self.get(own)).filter(|own| own.meaning == *meaning);
        own.or_else(|| self.get(meaning.built_in()?))
    }

    /// What is said of a tag or a source. Two that were made in two tabs at once are one: the first.
    #[must_use]
    pub fn named(&self, meaning: &Meaning) -> Option<&Choice> {
        let of_it = self.0.iter().filter(|choice| choice.meaning == *meaning);
        of_it.min_by_key(|choice| (choice.position, choice.created_at, choice.id))
    }

    /// The colour of a tag.
    #[must_use]
    pub fn tag_colour(&self, tag: &str) -> Option<Colour> {
        let of_it = |choice: &&Choice| matches!(&choice.meaning, Meaning::Tag(own) if own == tag);
        self.0.iter().find(of_it).and_then(|choice| choice.colour)
    }

    /// A list in its order, with what is built in, said of or not, and what is retired.
    #[must_use]
    pub fn list(&self, list: ChoiceList) -> Vec<Choice> {
        let built_in: Vec<Meaning> = match list {
            ChoiceList::Stages => LifecycleStage::ALL.map(Meaning::Stage).to_vec(),
            ChoiceList::Outcomes => Outcome::ALL.map(Meaning::Outcome).to_vec(),
            ChoiceList::Sources | ChoiceList::Tags => Vec::new(),
        };
        let unsaid = (0..).zip(built_in).map(|(place, meaning)| Choice::unsaid(meaning, place));
        let mut all: Vec<Choice> = self.0.iter().filter(|one| one.meaning.list() == list).cloned().collect();
        all.extend(unsaid.filter(|one| self.get(one.id).is_none()).collect::<Vec<_>>());
        order::sort_by_key(&mut all, |choice| {
            (choice.position, !choice.is_built_in(), choice.created_at, choice.id)
        });
        all
    }

    /// The stages to choose from, in their order; `now` is among them though it was retired.
    #[must_use]
    pub fn stages(&self, now: Option<ChoiceId>) -> Vec<(LifecycleStage, Option<ChoiceId>)> {
        let offered = self.list(ChoiceList::Stages).into_iter();
        let offered = offered.filter(|choice| !choice.retired || Some(choice.id) == now);
        offered
            .filter_map(|choice| match choice.meaning {
                Meaning::Stage(stage) => Some((stage, Some(choice.id).filter(|_| !choice.is_built_in()))),
                _ => None,
            })
            .collect()
    }

    /// The outcomes to choose from of those that something can have, `usual` being their usual order: in it
    /// until the user puts the list in another.
    #[must_use]
    pub fn outcomes(&self, usual: &[Outcome]) -> Vec<(Outcome, Option<ChoiceId>)> {
        let all = self.list(ChoiceList::Outcomes);
        let usual_place = |outcome: Outcome| usual.iter().position(|one| *one == outcome);
        let in_place = |choice: &Choice| {
            let place = Outcome::ALL.get(choice.position as usize);
            place.is_some_and(|outcome| choice.meaning == Meaning::Outcome(*outcome))
        };
        let arranged = all.iter().any(|choice| choice.is_built_in() && !in_place(choice));
        let offered = all.into_iter().filter(|choice| !choice.retired);
        let mut offered: Vec<(Outcome, Option<ChoiceId>)> = offered
            .filter_map(|choice| match choice.meaning {
                Meaning::Outcome(outcome) => {
                    usual_place(outcome)?;
                    Some((outcome, Some(choice.id).filter(|_| !choice.is_built_in())))
                }
                _ => None,
            })
            .collect();
        if !arranged {
            order::sort_by_key(&mut offered, |(outcome, own)| {
                (own.is_some(), usual_place(*outcome).filter(|_| own.is_none()))
            });
        }
        offered
    }
}

/// Colours of choices: names rather than numbers, so that each theme draws them with enough contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
#[allow(missing_docs)]
pub enum Colour {
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Violet,
    Pink,
    Brown,
    Grey,
}

impl Colour {
    /// Every colour, in the order a picker shows them.
    pub const ALL: [Self; 10] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Teal,
        Self::Blue,
        Self::Violet,
        Self::Pink,
        Self::Brown,
        Self::Grey,
    ];

    /// The name under which styles know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Teal => "teal",
            Self::Blue => "blue",
            Self::Violet => "violet",
            Self::Pink => "pink",
            Self::Brown => "brown",
            Self::Grey => "grey",
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn choice(id: u128, meaning: Meaning, position: u32) -> Choice {
        Choice {
            id: ChoiceId(Uuid::from_u128(id)),
            meaning,
            label: Labels::default(),
            colour: None,
            position,
            retired: false,
            created_at: Instant::EPOCH,
        }
    }

    #[test]
    fn what_is_built_in_has_one_identity_on_every_device() {
        let id = Meaning::Stage(LifecycleStage::Customer).built_in().unwrap();
        assert_eq!(id.to_string(), "70657976-616e-8064-8000-000000010002");
        let outcome = Meaning::Outcome(Outcome::ALL[0]).built_in().unwrap();
        assert_eq!(outcome.to_string(), "70657976-616e-8064-8000-000000020000");
        assert_eq!(Meaning::Tag("vip".to_owned()).built_in(), None);
    }

    #[test]
    fn an_own_stage_stands_where_it_was_put_and_a_retired_one_is_no_longer_offered() {
        let own = choice(7, Meaning::Stage(LifecycleStage::Lead), 2);
        let retired = Choice { retired: true, ..choice(8, Meaning::Stage(LifecycleStage::Lead), 9) };
        let choices = Choices::new(vec![retired.clone(), own.clone()]);
        let offered = choices.stages(None);
        // Of two at one place the one that is built in is the first.
        assert_eq!(offered[3], (LifecycleStage::Lead, Some(own.id)));
        assert_eq!(offered.len(), 5);
        assert_eq!(choices.stages(Some(retired.id)).len(), 6);
    }

    #[test]
    fn an_own_stage_of_another_part_of_life_says_nothing() {
        let own = choice(7, Meaning::Stage(LifecycleStage::Lead), 2);
        let choices = Choices::new(vec![own.clone()]);
        assert_eq!(choices.stage(LifecycleStage::Lead, Some(own.id)), Some(&own));
        assert_eq!(choices.stage(LifecycleStage::Former, Some(own.id)), None);
    }

    #[test]
    fn outcomes_are_offered_as_usual_until_they_are_arranged() {
        use Outcome::{Interested, NoAnswer, Reached};
        let usual = [Reached, Interested, NoAnswer];
        let own = choice(7, Meaning::Outcome(Interested), 8);
        let choices = Choices::new(vec![own.clone()]);
        let offered = choices.outcomes(&usual);
        assert_eq!(
            offered,
            [(Reached, None), (Interested, None), (NoAnswer, None), (Interested, Some(own.id))]
        );
        let mut order = choices.list(ChoiceList::Outcomes);
        order.reverse();
        let arranged = (0..).zip(order).map(|(position, one)| Choice { position, ..one }).collect();
        assert_eq!(Choices::new(arranged).outcomes(&usual)[0], (Interested, Some(own.id)));
    }
}
