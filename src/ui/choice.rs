//! One of several things to choose from, as select fields and segmented controls offer them.

use super::IconName;
use leptos::text_prop::TextProp;

/// A value with the words that stand for it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the caller gets back.
    pub value: String,
    /// What the person reads.
    pub label: TextProp,
    /// An icon before the words, where there is room for one.
    pub icon: Option<IconName>,
}

impl Choice {
    /// A choice without an icon.
    pub fn new(value: impl Into<String>, label: impl Into<TextProp>) -> Self {
        Self { value: value.into(), label: label.into(), icon: None }
    }

    /// The same choice with an icon.
    pub fn with_icon(self, icon: IconName) -> Self {
        Self { icon: Some(icon), ..self }
    }
}
