//! The countries by their names.

use crate::domain::collation;
use crate::domain::country::Country;
use crate::domain::language::Language;
use crate::domain::order;
use crate::platform::page;

/// Every country with its name in a language, in the alphabet's order; the code stands in for a
/// name that the browser does not know.
#[must_use]
pub fn country_names(language: Language) -> Vec<(Country, String)> {
    let named = Country::all().map(|country| {
        let name = page::country_name(language.tag(), country.code());
        (country, name.unwrap_or_else(|| country.code().to_owned()))
    });
    let mut names: Vec<_> = named.map(|named| (collation::sort_key(&named.1), named)).collect();
    order::sort_by(&mut names, |(a, _), (b, _)| a.cmp(b));
    names.into_iter().map(|(_, named)| named).collect()
}
