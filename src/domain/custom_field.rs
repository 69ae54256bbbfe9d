//! Fields the user makes: what they are called, what goes into them, and where they are shown.

use serde::{Deserialize, Serialize};

use crate::domain::digits::DecimalNumber;
use crate::domain::fields::merge_by_field;
use crate::domain::id::{FieldId, OptionId};
use crate::domain::language::Language;
use crate::domain::list_merge::Listed;
use crate::domain::money::Money;
use crate::domain::phone::PhoneNumber;
use crate::domain::record::RecordRef;
use crate::domain::time::{CivilDate, Instant};

/// A field the user made, as stored. What records say in it are [`FieldValue`]s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct CustomField {
    /// Identity.
    pub id: FieldId,
    /// Which records have it.
    pub of: FieldOwner,
    /// What it is called, by language.
    pub label: Labels,
    /// What goes into it.
    pub kind: FieldKind,
    /// The options of a choice; empty for other kinds.
    pub options: Vec<FieldOption>,
    /// Whether a form asks for it.
    pub required: bool,
    /// Whether it stands on the quick form, too.
    pub on_quick_form: bool,
    /// Whether lists show it.
    pub in_list: bool,
    /// Whether the search looks into it.
    pub searchable: bool,
    /// Whether lists can be filtered by it.
    pub filterable: bool,
    /// Place among the fields of its owner, rising.
    pub position: u32,
    /// Whether it was put away: what records say in it is kept and no longer shown.
    pub retired: bool,
    /// When it was made.
    pub created_at: Instant,
}

merge_by_field! {
    CustomField {
        kept: [id, created_at],
        whole: [of, label, kind, required, on_quick_form, in_list, searchable, filterable, position, retired],
        lists: [options],
        parts: [],
    }
}

impl CustomField {
    /// An option by its identity, also one that is no longer offered.
    #[must_use]
    pub fn option(&self, id: OptionId) -> Option<&FieldOption> {
        self.options.iter().find(|option| option.id == id)
    }

    /// Whether the search looks into it now.
    #[must_use]
    pub const fn is_searched(&self) -> bool {
        self.searchable && !self.retired && self.kind.is_searchable()
    }
}

/// Which records a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum FieldOwner {
    /// People and organisations.
    Party,
    /// Calls, visits and the like.
    Interaction,
    /// Tasks, meetings and visits to come.
    Task,
}

impl FieldOwner {
    /// Every owner.
    pub const ALL: [Self; 3] = [Self::Party, Self::Interaction, Self::Task];
}

/// What goes into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum FieldKind {
    /// A line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// A number.
    Number,
    /// An amount of money.
    Money,
    /// A day.
    Date,
    /// One of its options.
    Choice,
    /// Several of its options.
    Choices,
    /// Yes or no.
    YesNo,
    /// A customer.
    Link,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
}

impl FieldKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::LongText,
        Self::Number,
        Self::Money,
        Self::Date,
        Self::Choice,
        Self::Choices,
        Self::YesNo,
        Self::Link,
        Self::Phone,
        Self::Email,
    ];

    /// Whether it is filled from options that the field brings along.
    #[must_use]
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }

    /// Whether the search can look into it: what is typed letter by letter is searched so, too; a choice,
    /// a day or an amount is filtered by.
    #[must_use]
    pub const fn is_searchable(self) -> bool {
        matches!(self, Self::Text | Self::LongText | Self::Number | Self::Phone | Self::Email)
    }
}

/// One of the options of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct FieldOption {
    /// Identity: records name the option by it, so that it can be renamed.
    pub id: OptionId,
    /// What it is called, by language.
    pub label: Labels,
    /// Whether it is no longer offered.
    pub retired: bool,
}

impl Listed for FieldOption {
    fn is_same(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What something is called in each language; where one says nothing, another stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct Labels {
    /// In Persian.
    pub fa: String,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl Labels {
    /// The same in one language only.
    #[must_use]
    pub fn in_one(language: Language, text: &str) -> Self {
        let mut labels = Self::default();
        text.clone_into(labels.own_mut(language));
        labels
    }

    /// What it is called in a language, or in the first other one that says.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        let own = self.own(language);
        if own.is_empty() {
            [&self.fa, &self.ar, &self.en]
                .into_iter()
                .find(|text| !text.is_empty())
                .map_or("", String::as_str)
        } else {
            own
        }
    }

    /// What a language itself says, empty where it says nothing.
    #[must_use]
    pub fn own(&self, language: Language) -> &str {
        match language {
            Language::Fa => &self.fa,
            Language::Ar => &self.ar,
            Language::En => &self.en,
        }
    }

    /// What a language itself says, to be changed.
    pub fn own_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::Fa => &mut self.fa,
            Language::Ar => &mut self.ar,
            Language::En => &mut self.en,
        }
    }

    /// Whether no language says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fa.is_empty() && self.ar.is_empty() && self.en.is_empty()
    }
}

/// What a record says in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub struct FieldValue {
    /// The field.
    pub field: FieldId,
    /// What stands in it.
    pub value: CustomValue,
}

impl Listed for FieldValue {
    fn is_same(&self, other: &Self) -> bool {
        self.field == other.field
    }
}

/// What stands in a field, by its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(postcard_schema::Schema))]
pub enum CustomValue {
    /// Text of one or more lines, an e-mail address among it.
    Text(String),
    /// A number.
    Number(DecimalNumber),
    /// An amount of money.
    Money(Money),
    /// A day.
    Date(CivilDate),
    /// Options; one for a choice.
    Options(Vec<OptionId>),
    /// Yes or no.
    YesNo(bool),
    /// Another record.
    Link(RecordRef),
    /// A telephone number.
    Phone(PhoneNumber),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_language_says_nothing_another_stands_in() {
        let labels = Labels::in_one(Language::Fa, "کد مشتری");
        assert_eq!((labels.get(Language::En), labels.own(Language::En)), ("کد مشتری", ""));
        assert_eq!(Labels::default().get(Language::Ar), "");
    }
}
