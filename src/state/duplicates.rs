//! Customers who were written down twice: looked for by a second thread, and shown as far as it still holds.

use leptos::prelude::*;

use crate::state::errand::Errand;
use crate::state::import::{Order, Told};
use crate::usecases::find_duplicates::Pair;

/// How far the looking has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Looking {
    /// It goes on: how many hundredths.
    On(u32),
    /// The likeliest pairs, and how many there are.
    Found(Vec<Pair>, u32),
    /// It broke off.
    Failed,
}

/// A search for duplicates. Copying it gives the same one; it ends with the place it is made in.
#[derive(Clone, Copy)]
pub struct DuplicateSearch {
    errand: Errand,
    looking: RwSignal<Looking>,
}

impl DuplicateSearch {
    /// A search that begins now.
    #[must_use]
    pub fn begun_here() -> Self {
        let search = Self { errand: Errand::begun_here(), looking: RwSignal::new(Looking::On(0)) };
        search.look();
        search
    }

    /// How far it has come.
    #[must_use]
    pub fn looking(self) -> Signal<Looking> {
        self.looking.into()
    }

    /// Looks again.
    pub fn look(self) {
        self.looking.set(Looking::On(0));
        self.errand.send(&Order::FindDuplicates, move |answer| {
            let looking = match answer {
                Ok((Told::Progress { read, of }, _)) => {
                    let hundredths = (read * 100).checked_div(of).unwrap_or_default();
                    Looking::On(u32::try_from(hundredths).unwrap_or(100))
                }
                Ok((Told::Duplicates(pairs, count), _)) => Looking::Found(pairs, count),
                _ => Looking::Failed,
            };
            self.looking.try_set(looking);
        });
    }
}
