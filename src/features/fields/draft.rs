//! A field as it is typed.

use serde::{Deserialize, Serialize};

use crate::domain::custom_field::{CustomField, FieldKind, FieldOption, Labels};
use crate::domain::id::OptionId;
use crate::domain::language::Language;
use crate::usecases::add_field::{FieldFacts, WrittenOption};

/// A field as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FieldDraft {
    pub label: Labels,
    pub kind: FieldKind,
    pub options: Vec<OptionDraft>,
    pub required: bool,
    pub on_quick_form: bool,
    pub in_list: bool,
    pub searchable: bool,
    pub filterable: bool,
}

/// An option as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OptionDraft {
    pub id: Option<OptionId>,
    pub label: Labels,
    pub retired: bool,
}

impl FieldDraft {
    /// A new field: found and filtered by, and in nobody's way.
    pub fn new() -> Self {
        Self {
            label: Labels::default(),
            kind: FieldKind::Text,
            options: vec![OptionDraft::default(), OptionDraft::default()],
            required: false,
            on_quick_form: false,
            in_list: false,
            searchable: true,
            filterable: true,
        }
    }

    /// The form of a field that is there.
    pub fn of(field: &CustomField) -> Self {
        let option = |option: &FieldOption| OptionDraft {
            id: Some(option.id),
            label: option.label.clone(),
            retired: option.retired,
        };
        Self {
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

    /// What is to be saved.
    pub fn facts(&self) -> FieldFacts {
        let option = |option: &OptionDraft| WrittenOption {
            id: option.id,
            label: option.label.clone(),
            retired: option.retired,
        };
        FieldFacts {
            label: self.label.clone(),
            kind: self.kind,
            options: self.options.iter().map(option).collect(),
            required: self.required,
            on_quick_form: self.on_quick_form,
            in_list: self.in_list,
            searchable: self.searchable,
            filterable: self.filterable,
        }
    }

    /// Calls an option something else in one language.
    pub fn name_option(&mut self, place: usize, language: Language, text: String) {
        if let Some(option) = self.options.get_mut(place) {
            *option.label.own_mut(language) = text;
        }
    }

    /// Puts an option in the place of the nearest one offered before or behind it.
    pub fn move_option(&mut self, place: usize, up: bool) {
        let offered = |other: &usize| !self.options[*other].retired;
        let neighbour =
            if up { (0..place).rev().find(offered) } else { (place + 1..self.options.len()).find(offered) };
        if let Some(neighbour) = neighbour {
            self.options.swap(place, neighbour);
        }
    }

    /// Puts an option away; one that was only being added goes without a trace.
    pub fn take_option(&mut self, place: usize) {
        match self.options.get_mut(place) {
            Some(option) if option.id.is_some() => option.retired = true,
            Some(_) => {
                self.options.remove(place);
            }
            None => {}
        }
    }
}

impl OptionDraft {
    /// What it is called, in the user's language or another.
    pub fn name(&self, language: Language) -> String {
        self.label.get(language).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(id: Option<u128>, text: &str) -> OptionDraft {
        OptionDraft {
            id: id.map(|id| OptionId(uuid::Uuid::from_u128(id))),
            label: Labels::in_one(Language::En, text),
            retired: false,
        }
    }

    fn names(draft: &FieldDraft) -> Vec<String> {
        let offered = draft.options.iter().filter(|option| !option.retired);
        offered.map(|option| option.name(Language::En)).collect()
    }

    #[test]
    fn an_option_moves_past_those_that_were_put_away() {
        let away = OptionDraft { retired: true, ..option(Some(2), "old") };
        let options = vec![option(Some(1), "gold"), away, option(None, "silver")];
        let mut draft = FieldDraft { options, ..FieldDraft::new() };
        draft.move_option(2, true);
        assert_eq!(names(&draft), ["silver", "gold"]);
        draft.move_option(0, true);
        assert_eq!(names(&draft), ["silver", "gold"]);
    }

    #[test]
    fn an_option_that_records_may_name_is_put_away_and_a_new_one_goes() {
        let options = vec![option(Some(1), "gold"), option(None, "silver")];
        let mut draft = FieldDraft { options, ..FieldDraft::new() };
        draft.take_option(1);
        draft.take_option(0);
        assert_eq!((names(&draft).len(), draft.options.len()), (0, 1));
    }
}
