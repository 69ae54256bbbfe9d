//! What the list of customers shows, as the query of its address: back, reload and a shared link find
//! it again. Every screen that leads to the list asks for its address here, so that all use one set of
//! names.

use leptos_router::location::Url;
use leptos_router::params::ParamsMap;

use crate::domain::id::ChoiceId;
use crate::domain::party::LifecycleStage;
use crate::state::custom_filter;
use crate::state::navigation::Place;
use crate::state::query_in_address::address_end;
use crate::store::engine::{PartyQuery, PartyShape, PartySort};

const STAGES: [(LifecycleStage, &str); 4] = [
    (LifecycleStage::Prospect, "prospect"),
    (LifecycleStage::Lead, "lead"),
    (LifecycleStage::Customer, "customer"),
    (LifecycleStage::Former, "former"),
];

const SORTS: [(PartySort, &str); 6] = [
    (PartySort::Name, "name"),
    (PartySort::RecentContact, "recent"),
    (PartySort::LongestSilence, "silent"),
    (PartySort::Coldest, "cold"),
    (PartySort::Newest, "newest"),
    (PartySort::Relevance, "relevance"),
];

const SHAPES: [(PartyShape, &str); 2] =
    [(PartyShape::Person, "people"), (PartyShape::Organisation, "organisations")];

/// What the name of an order by a field of the user's own begins with.
const OWN_SORT: &str = "own:";

/// What stands for a filter that is on or off.
const YES: &str = "yes";

/// The address of the list that shows what a query asks for.
#[must_use]
pub fn list_address(query: &PartyQuery) -> String {
    Place::Customers.href() + &query_string(query)
}

/// A query as the end of an address, with the question mark; empty for everybody by name.
#[must_use]
pub fn query_string(query: &PartyQuery) -> String {
    address_end(to_pairs(query))
}

/// The query that an address ends with.
#[must_use]
pub fn from_map(map: &ParamsMap) -> PartyQuery {
    from_pairs(map.clone().into_iter().map(|(name, value)| (name.into_owned(), value)))
}

/// The query that [`query_string`] wrote.
#[must_use]
pub fn from_text(text: &str) -> PartyQuery {
    let pairs = text.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    from_pairs(pairs.map(|(name, value)| (Url::unescape(name), Url::unescape(value))))
}

/// The order's name in addresses and choices.
#[must_use]
pub fn sort_name(sort: PartySort) -> String {
    match sort {
        PartySort::Custom(field) => format!("{OWN_SORT}{field}"),
        sort => name_of(&SORTS, sort).unwrap_or("name").to_owned(),
    }
}

/// The order of a name.
#[must_use]
pub fn sort_named(name: &str) -> Option<PartySort> {
    match name.strip_prefix(OWN_SORT) {
        Some(field) => field.parse().ok().map(PartySort::Custom),
        None => value_of(&SORTS, name),
    }
}

/// The name and value pairs that stand for a query; what is as usual is left out.
fn to_pairs(query: &PartyQuery) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if !query.text.is_empty() {
        pairs.push(("q", query.text.clone()));
    }
    let stages = query.stages.iter().filter_map(|stage| name_of(&STAGES, *stage));
    pairs.extend(stages.map(|stage| ("stage", stage.to_owned())));
    pairs.extend(query.own_stages.iter().map(|own| ("stage", own.to_string())));
    pairs.extend(query.tags.iter().map(|tag| ("tag", tag.clone())));
    pairs.extend(query.owner.iter().map(|owner| ("owner", owner.clone())));
    pairs.extend(query.city.iter().map(|city| ("place", city.clone())));
    let shape = query.shape.and_then(|shape| name_of(&SHAPES, shape));
    pairs.extend(shape.map(|shape| ("who", shape.to_owned())));
    pairs.extend(query.quiet_days.map(|days| ("quiet", days.to_string())));
    if query.cold {
        pairs.push(("cold", YES.to_owned()));
    }
    pairs.extend(query.custom.iter().map(|filter| ("own", custom_filter::written(filter))));
    if query.sort != PartySort::default() {
        pairs.push(("sort", sort_name(query.sort)));
    }
    pairs
}

/// The query that pairs stand for. What is not understood is passed over, since an address may
/// have been typed or come from another version.
fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> PartyQuery {
    let mut query = PartyQuery::default();
    for (name, value) in pairs {
        match name.as_str() {
            "q" => query.text = value,
            "stage" => match value_of(&STAGES, &value) {
                Some(stage) => query.stages.push(stage),
                // One of the user's own goes by its identity.
                None => query.own_stages.extend(value.parse::<ChoiceId>().ok()),
            },
            "tag" => query.tags.push(value),
            "owner" => query.owner = Some(value),
            "place" => query.city = Some(value),
            "who" => query.shape = value_of(&SHAPES, &value),
            "quiet" => query.quiet_days = value.parse().ok(),
            "cold" => query.cold = value == YES,
            "own" => query.custom.extend(custom_filter::read(&value)),
            "sort" => query.sort = sort_named(&value).unwrap_or_default(),
            _ => {}
        }
    }
    query
}

fn name_of<T: PartialEq>(names: &[(T, &'static str)], value: T) -> Option<&'static str> {
    names.iter().find(|(named, _)| *named == value).map(|(_, name)| *name)
}

fn value_of<T: Copy>(names: &[(T, &'static str)], name: &str) -> Option<T> {
    names.iter().find(|(_, own)| *own == name).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(pairs: Vec<(&'static str, String)>) -> Vec<(String, String)> {
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    #[test]
    fn a_query_reads_back_from_its_address() {
        let query = PartyQuery {
            text: "رست & co".to_owned(),
            stages: vec![LifecycleStage::Lead, LifecycleStage::Customer],
            own_stages: vec![ChoiceId(uuid::Uuid::from_u128(7))],
            tags: vec!["vip".to_owned(), "شمال تهران".to_owned()],
            owner: Some("سارا".to_owned()),
            city: Some("Dubai".to_owned()),
            shape: Some(PartyShape::Organisation),
            quiet_days: Some(30),
            cold: true,
            custom: Vec::new(),
            sort: PartySort::Coldest,
        };
        assert_eq!(from_pairs(owned(to_pairs(&query))), query);
    }

    #[test]
    fn an_order_by_a_field_of_ones_own_reads_back() {
        let sort = PartySort::Custom(crate::domain::id::FieldId(uuid::Uuid::from_u128(7)));
        assert_eq!(sort_named(&sort_name(sort)), Some(sort));
        assert_eq!(sort_named("own:nothing"), None);
    }

    #[test]
    fn everything_by_name_needs_no_address() {
        assert_eq!(to_pairs(&PartyQuery::default()), []);
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        let pairs = [("stage", "king"), ("quiet", "soon"), ("cold", "perhaps"), ("page", "7")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(from_pairs(pairs), PartyQuery::default());
    }
}
