//! The disc or tile with an initial that stands for a person or an organisation.

use crate::erased::dynamic;
use leptos::{prelude::*, text_prop::TextProp};

/// How large an avatar is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// 44 px, for rows.
    #[default]
    Row,
    /// 72 px, at the head of a page.
    Page,
}

/// The first letter of a name on a tint that the name always gets. People are discs, organisations
/// rounded tiles. Hidden from assistive technology, since the name stands beside it.
#[component]
pub fn Avatar(
    /// The whole name.
    #[prop(into)]
    name: TextProp,
    /// Whether it is an organisation.
    #[prop(optional, into)]
    organisation: Signal<bool>,
    /// How large it is.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    let size_class = match size {
        AvatarSize::Row => "avatar",
        AvatarSize::Page => "avatar avatar--page",
    };
    let name_for_tint = name.clone();
    let class = move || {
        let shape = if organisation.get() { " avatar--tile" } else { "" };
        format!("{size_class}{shape} avatar--tint-{}", tint(&name_for_tint.get()))
    };
    view! {
        <span class=class aria-hidden="true">
            {dynamic(move || initial(&name.get()))}
        </span>
    }
    .into_any()
}

/// How many tints `tokens.css` has.
const TINTS: u32 = 6;

/// The tint of a name, 0 to 5: FNV-1a over its bytes (Fowler, Noll and Vo), so that it never changes.
fn tint(name: &str) -> u32 {
    let hash = name
        .trim()
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // The low bits of FNV are weak for short names; folding the high half in spreads them.
    ((hash >> 16) ^ hash) % TINTS
}

/// The first letter or digit of a name; empty for a name without any. The style makes it a capital: the
/// browser has the table of capitals, which is among the largest that Rust would bring.
fn initial(name: &str) -> String {
    name.chars().find(|letter| letter.is_alphanumeric()).map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_initial_is_the_first_letter_in_any_script() {
        assert_eq!(initial("مینا رستگار"), "م");
        assert_eq!(initial("  «parviz» rostami"), "p");
        assert_eq!(initial("۱۲ فروردین"), "۱");
    }

    #[test]
    fn a_name_without_letters_has_no_initial() {
        assert_eq!(initial(" … "), "");
    }

    #[test]
    fn the_tint_of_a_name_ignores_spaces_around_it() {
        assert_eq!(tint("کاوه رستمی"), tint("  کاوه رستمی "));
    }

    #[test]
    fn common_names_use_every_tint() {
        let names = [
            "مینا رستگار",
            "کاوه رستمی",
            "Parviz Rostami",
            "فروشگاه لاله",
            "شهرام یوسفی",
            "امید نوری",
            "نرگس محمدی",
            "Layla Haddad",
            "متجر الياسمين",
            "Ali Reza",
            "سارا احمدی",
            "حسن کریمی",
            "Dubai Trading",
            "پخش آریا",
            "داروخانه‌ی امید",
            "رضا کریمی",
        ];
        let used: std::collections::BTreeSet<_> = names.into_iter().map(tint).collect();
        assert_eq!(used.len(), TINTS as usize);
    }
}
