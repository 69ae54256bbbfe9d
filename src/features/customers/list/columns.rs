//! The columns that customers are shown in on wide screens.

use leptos::prelude::*;

use crate::domain::saved_view::SavedView;
use crate::erased::{derived, memo};
use crate::i18n::{Locale, td_string};
use crate::state::preferences::use_preferences;
use crate::store::engine::PartySort;
use crate::ui::{Chip, Sheet, use_width_from};

/// From which width on there is room for columns, in CSS px.
const ROOM: f64 = 1_200.0;

/// A column besides the name, which is always the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    About,
    City,
    Stage,
    Owner,
    Tags,
    LastContact,
    Phone,
    NextTask,
    Source,
    Created,
}

impl Column {
    /// Every column, in the order they are offered and shown in.
    pub const ALL: [Self; 10] = [
        Self::About,
        Self::City,
        Self::Stage,
        Self::Owner,
        Self::Tags,
        Self::LastContact,
        Self::Phone,
        Self::NextTask,
        Self::Source,
        Self::Created,
    ];

    /// The name under which it is kept.
    pub const fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::City => "city",
            Self::Stage => "stage",
            Self::Owner => "owner",
            Self::Tags => "tags",
            Self::LastContact => "contact",
            Self::Phone => "phone",
            Self::NextTask => "next",
            Self::Source => "source",
            Self::Created => "created",
        }
    }

    /// What stands over it.
    pub fn title(self, locale: Locale) -> &'static str {
        match self {
            Self::About => td_string!(locale, customer_list.column_about),
            Self::City => td_string!(locale, customer_list.place),
            Self::Stage => td_string!(locale, customer_list.stage),
            Self::Owner => td_string!(locale, customer_list.owner),
            Self::Tags => td_string!(locale, customers.tags),
            Self::LastContact => td_string!(locale, customer_list.contact),
            Self::Phone => td_string!(locale, customers.phone),
            Self::NextTask => td_string!(locale, customer_list.column_next),
            Self::Source => td_string!(locale, customers.source),
            Self::Created => td_string!(locale, customer_list.column_created),
        }
    }

    /// The orders by it, the first of which a press chooses; none where a list is not put in order by it.
    pub const fn sorts(self) -> &'static [PartySort] {
        match self {
            Self::LastContact => &[PartySort::RecentContact, PartySort::LongestSilence],
            Self::Created => &[PartySort::Newest],
            _ => &[],
        }
    }
}

/// The columns of the names that are kept. What is not known, as of another version, is passed over.
pub(super) fn columns_named<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Vec<Column> {
    let is_named = |column: &Column| names.clone().any(|name| name == column.name());
    Column::ALL.into_iter().filter(is_named).collect()
}

/// The names under which columns are kept.
pub(super) fn names_of(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| column.name().to_owned()).collect()
}

/// The columns of a saved view; none where it leaves them to the device.
pub(super) fn columns_of(view: &SavedView) -> Option<Vec<Column>> {
    (!view.columns.is_empty()).then(|| columns_named(view.columns.iter().map(String::as_str)))
}

/// The columns of this device's list. Copying them gives the same.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// Those that are chosen; none for a plain list.
    pub chosen: Memo<Vec<Column>>,
    /// Those of the view that is shown, where it has any: they hold while it is.
    pub of_view: RwSignal<Option<Vec<Column>>>,
    /// Whether there is room for any.
    pub has_room: Signal<bool>,
}

/// The columns; to be asked for while a component is made.
pub(super) fn use_columns() -> Columns {
    let preferences = use_preferences();
    let of_view = RwSignal::new(None);
    let of_device =
        memo(move |_| preferences.with(|preferences| columns_named(preferences.columns.split(','))));
    let chosen = memo(move |_| of_view.get().unwrap_or_else(|| of_device.get()));
    Columns { chosen, of_view, has_room: use_width_from(ROOM) }
}

/// The sheet in which columns are chosen. Every choice takes effect at once.
#[component]
pub(super) fn ColumnSheet(open: RwSignal<bool>, columns: Columns) -> impl IntoView {
    let preferences = use_preferences();
    let locale = preferences.locale();
    let switch = move |column: Column| {
        let is_chosen = |one: &Column| columns.chosen.with_untracked(|all| all.contains(one));
        let after: Vec<Column> =
            Column::ALL.into_iter().filter(|one| is_chosen(one) != (*one == column)).collect();
        if columns.of_view.with_untracked(Option::is_some) {
            columns.of_view.set(Some(after));
        } else {
            preferences.choose(|choices| choices.columns = names_of(&after).join(","));
        }
    };
    let chip = move |column: Column| {
        view! {
            <Chip
                label=move || column.title(locale.get())
                pressed=derived(move || columns.chosen.with(|all| all.contains(&column)))
                on_press=move |()| switch(column)
            />
        }
    };
    view! {
        <Sheet
            open
            title=move || td_string!(locale.get(), customer_list.columns)
            on_close=move |()| open.set(false)
            close_label=move || td_string!(locale.get(), common.close)
        >
            <p class="quiet">{move || td_string!(locale.get(), customer_list.columns_hint)}</p>
            <div class="chip-group__chips">{Column::ALL.map(chip).into_iter().collect_view()}</div>
        </Sheet>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_in_their_order_and_without_those_of_another_version() {
        assert_eq!(columns_named("stage,map,about".split(',')), [Column::About, Column::Stage]);
        assert_eq!(columns_named("".split(',')), []);
    }
}
