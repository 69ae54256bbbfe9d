//! A template as it is typed.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::Labels;
use crate::domain::language::Language;
use crate::domain::template::Template;
use crate::usecases::add_template::TemplateFacts;
use crate::usecases::{FormField, Refusal};

/// A template as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TemplateDraft {
    pub name: String,
    pub subject: Labels,
    pub text: Labels,
}

impl TemplateDraft {
    /// The form of a template that is there.
    pub fn of(template: &Template) -> Self {
        Self { name: template.name.clone(), subject: template.subject.clone(), text: template.text.clone() }
    }

    /// What is to be saved.
    pub fn facts(&self) -> TemplateFacts {
        TemplateFacts { name: self.name.clone(), subject: self.subject.clone(), text: self.text.clone() }
    }
}

/// The first language whose texts are at fault, for the form to show.
pub(super) fn language_at_fault(refusal: &Refusal) -> Option<Language> {
    Language::ALL.into_iter().find(|language| {
        [FormField::SubjectIn(*language), FormField::TextIn(*language)]
            .into_iter()
            .any(|field| refusal.about(field).is_some())
    })
}

/// The order after one of the templates went to another place, which it takes from the one there.
pub(super) fn moved<T>(mut order: Vec<T>, from: usize, to: usize) -> Vec<T> {
    if from < order.len() && to < order.len() {
        let one = order.remove(from);
        order.insert(to, one);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::usecases::Problem;

    #[test]
    fn the_one_that_moves_up_changes_places_with_the_one_above() {
        assert_eq!(moved(vec!["a", "b", "c"], 2, 1), ["a", "c", "b"]);
        assert_eq!(moved(vec!["a", "b", "c"], 0, 1), ["b", "a", "c"]);
        assert_eq!(moved(vec!["a"], 0, 1), ["a"]);
    }

    #[test]
    fn the_language_of_a_text_that_is_too_long_is_shown() {
        let too_long = Problem::TooLong { length: 5_000, limit: 4_000 };
        let refusal = Refusal::from(FormField::TextIn(Language::Ar).has(too_long));
        assert_eq!(language_at_fault(&refusal), Some(Language::Ar));
        let nameless = Refusal::from(FormField::Name.has(Problem::Empty));
        assert_eq!(language_at_fault(&nameless), None);
    }
}
