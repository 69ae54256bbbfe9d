//! Which customers of the list are chosen.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::state::services::{Services, use_services};
use crate::store::engine::PartyList;

/// The customers chosen: some, or all that pass the filter but some, so that choosing a hundred thousand
/// costs no more than choosing one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Selection {
    /// These.
    These(HashSet<PartyId>),
    /// All that the list shows but these.
    AllBut(HashSet<PartyId>),
}

impl Default for Selection {
    fn default() -> Self {
        Self::These(HashSet::new())
    }
}

impl Selection {
    /// Everybody the list shows.
    pub fn all() -> Self {
        Self::AllBut(HashSet::new())
    }

    /// Whether a customer of the list is chosen.
    pub fn holds(&self, party: PartyId) -> bool {
        match self {
            Self::These(these) => these.contains(&party),
            Self::AllBut(others) => !others.contains(&party),
        }
    }

    /// Chooses a customer, or not.
    pub fn set(&mut self, party: PartyId, chosen: bool) {
        let (named, held) = match self {
            Self::These(these) => (these, chosen),
            Self::AllBut(others) => (others, !chosen),
        };
        if held {
            named.insert(party);
        } else {
            named.remove(&party);
        }
    }

    /// How many are chosen of a list of so many.
    pub fn count(&self, listed: usize) -> usize {
        match self {
            Self::These(these) => these.len(),
            Self::AllBut(others) => listed.saturating_sub(others.len()),
        }
    }

    /// Those chosen, of all that the list shows where it is all but some.
    pub fn parties(&self, listed: impl Iterator<Item = PartyId>) -> Vec<PartyId> {
        match self {
            Self::These(these) => these.iter().copied().collect(),
            Self::AllBut(others) => listed.filter(|party| !others.contains(party)).collect(),
        }
    }
}

/// Choosing several customers of the list. Copying it gives the same.
#[derive(Clone, Copy)]
pub(super) struct Selecting {
    services: Services,
    list: Memo<Option<PartyList>>,
    on: RwSignal<bool>,
    chosen: RwSignal<Selection>,
    /// The row pressed last, from which a press with Shift reaches.
    last: StoredValue<Option<usize>>,
}

/// Choosing several customers of a list; to be asked for while a component is made.
pub(super) fn use_selecting(list: Memo<Option<PartyList>>) -> Selecting {
    Selecting {
        services: use_services(),
        list,
        on: RwSignal::new(false),
        chosen: RwSignal::new(Selection::default()),
        last: StoredValue::new(None),
    }
}

impl Selecting {
    /// Whether customers are being chosen.
    pub fn is_on(self) -> Signal<bool> {
        self.on.into()
    }

    /// Begins with nobody chosen.
    pub fn begin(self) {
        self.clear();
        self.on.set(true);
    }

    /// Begins with the customer of a row, as a long press does.
    pub fn begin_with(self, row: usize) {
        if !self.on.get_untracked() {
            self.begin();
            self.press(row, false);
        }
    }

    /// Ends, and forgets who was chosen.
    pub fn end(self) {
        self.on.try_set(false);
        self.clear();
    }

    /// Chooses everybody the list shows.
    pub fn choose_all(self) {
        self.chosen.set(Selection::all());
    }

    /// Chooses nobody.
    pub fn clear(self) {
        self.chosen.try_set(Selection::default());
        self.last.try_set_value(None);
    }

    /// Forgets a choice of everybody, when the list comes to show others.
    pub fn list_changes(self) {
        if self.chosen.with_untracked(|chosen| matches!(chosen, Selection::AllBut(_))) {
            self.clear();
        }
        self.last.set_value(None);
    }

    /// Chooses the customer of a row, or not any more; with `through` all from the row pressed last to it.
    pub fn press(self, row: usize, through: bool) {
        let Some(party) = self.party_at(row) else { return };
        let chosen = !self.chosen.with_untracked(|selection| selection.holds(party));
        let from = self.last.get_value().filter(|_| through).unwrap_or(row);
        let rows = from.min(row)..=from.max(row);
        let parties: Vec<PartyId> = rows.filter_map(|row| self.party_at(row)).collect();
        self.chosen.update(|selection| parties.into_iter().for_each(|party| selection.set(party, chosen)));
        self.last.set_value(Some(row));
    }

    /// Whether a customer is chosen.
    pub fn holds(self, party: PartyId) -> bool {
        self.chosen.with(|selection| selection.holds(party))
    }

    /// Whether everybody the list is to show is known, so that all can be chosen.
    pub fn knows_all(self) -> bool {
        self.list.with(|list| list.as_ref().is_some_and(|list| list.complete))
    }

    /// How many are chosen.
    pub fn count(self) -> u32 {
        let listed = self.list.with(|list| list.as_ref().map_or(0, |list| list.rows.len()));
        self.chosen.with(|selection| selection.count(listed)) as u32
    }

    /// Those chosen.
    pub fn parties(self) -> Vec<PartyId> {
        self.chosen.with_untracked(|selection| self.parties_of(selection))
    }

    /// Those chosen, or everybody the list shows where nobody is.
    pub fn parties_or_list(self) -> Vec<PartyId> {
        if untrack(|| self.count()) == 0 { self.parties_of(&Selection::all()) } else { self.parties() }
    }

    fn parties_of(self, selection: &Selection) -> Vec<PartyId> {
        let rows = self.list.with_untracked(|list| list.as_ref().map(|list| list.rows.clone()));
        let rows = rows.unwrap_or_default();
        untrack(|| {
            self.services.read(|store| selection.parties(rows.iter().filter_map(|row| store.party_id(*row))))
        })
    }

    fn party_at(self, row: usize) -> Option<PartyId> {
        let row = self.list.with_untracked(|list| list.as_ref()?.rows.get(row).copied())?;
        untrack(|| self.services.read(|store| store.party_id(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn party(number: u128) -> PartyId {
        PartyId(Uuid::from_u128(number))
    }

    #[test]
    fn all_but_one_are_all_the_others() {
        let mut selection = Selection::all();
        selection.set(party(2), false);
        assert_eq!(
            (selection.count(3), selection.holds(party(1)), selection.holds(party(2))),
            (2, true, false)
        );
        assert_eq!(selection.parties((1..=3).map(party)), [party(1), party(3)]);
    }

    #[test]
    fn one_put_back_into_all_is_chosen_again() {
        let mut selection = Selection::all();
        selection.set(party(2), false);
        selection.set(party(2), true);
        assert_eq!(selection, Selection::all());
    }

    #[test]
    fn some_stay_chosen_whatever_the_list_shows() {
        let mut selection = Selection::default();
        selection.set(party(1), true);
        selection.set(party(2), true);
        selection.set(party(1), false);
        assert_eq!(selection.parties(std::iter::empty()), [party(2)]);
        assert_eq!(selection.count(0), 1);
    }
}
