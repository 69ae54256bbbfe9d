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

    /// A choice for each of `all`, named by its place among them; [`place_of`] and [`at_place`] go
    /// from the value to the name and back.
    pub fn each<T: Clone, L: Into<TextProp>>(all: &[T], label: impl Fn(T) -> L) -> Vec<Self> {
        let labelled = all.iter().cloned().map(label);
        labelled.enumerate().map(|(place, label)| Self::new(place.to_string(), label)).collect()
    }

    /// The same choice with an icon.
    pub fn with_icon(self, icon: IconName) -> Self {
        Self { icon: Some(icon), ..self }
    }
}

/// The name of a value in [`Choice::each`]: its place among all; empty for one that is not there.
pub fn place_of<T: PartialEq>(all: &[T], value: &T) -> String {
    all.iter().position(|one| one == value).map(|place| place.to_string()).unwrap_or_default()
}

/// The value of a name that [`Choice::each`] gave.
pub fn at_place<T: Clone>(all: &[T], place: &str) -> Option<T> {
    all.get(place.parse::<usize>().ok()?).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_again_by_its_name() {
        let all = ["شمسی", "قمری", "میلادی"];
        let names: Vec<String> = Choice::each(&all, |one| one).into_iter().map(|one| one.value).collect();
        assert_eq!(names, ["0", "1", "2"]);
        assert!(all.iter().all(|one| at_place(&all, &place_of(&all, one)) == Some(*one)));
    }

    #[test]
    fn what_is_not_there_has_no_name_and_an_unknown_name_no_value() {
        assert_eq!(place_of(&[1, 2], &3), "");
        assert_eq!(at_place(&[1, 2], ""), None);
        assert_eq!(at_place(&[1, 2], "2"), None);
    }
}
