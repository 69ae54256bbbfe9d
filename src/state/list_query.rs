//! What a list of tasks or of what happened shows, as the query of its address: back, reload and a shared link
//! find it again.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::domain::id::FieldId;
use crate::state::custom_filter;
use crate::state::navigation::Place;
use crate::state::query_in_address::{address_end, use_query_in_address};
use crate::store::engine::CustomFilter;

/// What stands for what is on.
const YES: &str = "yes";

/// What such a list shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListQuery {
    /// Words to find, empty for all.
    pub text: String,
    /// Whether those are shown that are done.
    pub done: bool,
    /// The kinds shown, by their places among all kinds; none for all.
    pub kinds: Vec<usize>,
    /// Conditions on fields of the user's own.
    pub custom: Vec<CustomFilter>,
    /// The field of the user's own that sorts it, none for the usual order.
    pub by_field: Option<FieldId>,
}

impl ListQuery {
    /// The kinds shown, out of all of them; none for all.
    #[must_use]
    pub fn kinds_of<T: Copy>(&self, all: &[T]) -> Vec<T> {
        self.kinds.iter().filter_map(|place| all.get(*place).copied()).collect()
    }

    /// Whether anything is asked for beside the words.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.kinds.is_empty() || !self.custom.is_empty()
    }

    fn address_end(&self) -> String {
        address_end(self.to_pairs())
    }

    fn from_map(map: &ParamsMap) -> Self {
        Self::from_pairs(map.clone().into_iter().map(|(name, value)| (name.into_owned(), value)))
    }

    fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        if self.done {
            pairs.push(("done", YES.to_owned()));
        }
        pairs.extend(self.kinds.iter().map(|place| ("kind", place.to_string())));
        pairs.extend(self.custom.iter().map(|filter| ("own", custom_filter::written(filter))));
        pairs.extend(self.by_field.map(|field| ("by", field.to_string())));
        pairs
    }

    /// What is not understood is passed over, since an address may have been typed or come from another version.
    fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "q" => query.text = value,
                "done" => query.done = value == YES,
                "kind" => query.kinds.extend(value.parse::<usize>().ok()),
                "own" => query.custom.extend(custom_filter::read(&value)),
                "by" => query.by_field = value.parse().ok(),
                _ => {}
            }
        }
        query
    }
}

/// The query of a page's list.
#[must_use]
pub fn use_list_query(place: Place) -> RwSignal<ListQuery> {
    use_query_in_address(move |path| place.is_at(path), ListQuery::from_map, ListQuery::address_end)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::store::engine::CustomTest;

    fn owned(pairs: Vec<(&'static str, String)>) -> Vec<(String, String)> {
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    #[test]
    fn a_query_reads_back_from_its_address() {
        let field = FieldId(uuid::Uuid::from_u128(7));
        let query = ListQuery {
            text: "چای & co".to_owned(),
            done: true,
            kinds: vec![0, 3],
            custom: vec![CustomFilter { field, test: CustomTest::Is(true) }],
            by_field: Some(field),
        };
        assert_eq!(ListQuery::from_pairs(owned(query.to_pairs())), query);
        assert_eq!(ListQuery::default().to_pairs(), []);
    }

    #[test]
    fn a_kind_that_is_not_there_shows_no_other() {
        let pairs = [("kind", "9"), ("kind", "king"), ("by", "size")];
        let query = ListQuery::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!((query.kinds_of(&['a', 'b']), query.by_field), (Vec::new(), None));
    }
}
