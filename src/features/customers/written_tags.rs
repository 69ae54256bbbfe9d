//! Tags as people type them.

use crate::usecases::edit_party::PartyEdit;

/// The edits that add the tags of a text, which a comma of either script divides.
pub(super) fn tags_to_add(typed: &str) -> Vec<PartyEdit> {
    let tags = typed.split([',', '،']).filter(|tag| !tag.trim().is_empty());
    tags.map(|tag| PartyEdit::AddTag(tag.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_divided_by_commas_of_either_script() {
        let tags = ["نمایشگاه", " vip", "a"].map(|tag| PartyEdit::AddTag(tag.to_owned()));
        assert_eq!(tags_to_add("نمایشگاه، vip,a, ،"), tags);
    }
}
