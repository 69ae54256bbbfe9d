//! Calls and messages that were begun and are not logged yet, whichever screen began them: the customer's
//! page asks how they went.

use serde::{Deserialize, Serialize};

use crate::domain::id::PartyId;
use crate::domain::interaction::InteractionKind;
use crate::domain::time::Instant;
use crate::state::drafts::{Drafts, use_drafts};
use crate::state::services::{Services, use_services};
use crate::store::ports::Doing;

/// How long after a call its outcome is still asked for, in milliseconds.
const ASKS_FOR_MS: i64 = 12 * 3_600_000;

/// A call or message that was begun from here and is not logged yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BegunContact {
    /// What was begun.
    pub kind: InteractionKind,
    /// When.
    pub at: Instant,
}

impl BegunContact {
    /// Whether it is recent enough to be asked about.
    fn still_asks(&self, now: Instant) -> bool {
        now.checked_millis_since(self.at).is_some_and(|since| since < ASKS_FOR_MS)
    }
}

/// What was begun with each customer, the last only. Kept as drafts: phones like to close the browser
/// during a call. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct BegunContacts {
    services: Services,
    drafts: Drafts,
}

/// What was begun; to be asked for while a component is made.
#[must_use]
pub fn use_begun_contacts() -> BegunContacts {
    BegunContacts { services: use_services(), drafts: use_drafts() }
}

impl BegunContacts {
    /// Something is begun now; none before the store is open.
    pub fn begin(self, party: PartyId, kind: InteractionKind) -> Option<BegunContact> {
        let begun = BegunContact { kind, at: self.now()? };
        self.drafts.save(&key(party), &begun);
        Some(begun)
    }

    /// What was begun with a customer and is still to be asked about.
    #[must_use]
    pub fn of(self, party: PartyId) -> Option<BegunContact> {
        let now = self.now()?;
        self.drafts.load::<BegunContact>(&key(party)).filter(|begun| begun.still_asks(now))
    }

    /// It was logged, or shall not be.
    pub fn end(self, party: PartyId) {
        self.drafts.clear(&key(party));
    }

    fn now(self) -> Option<Instant> {
        self.services.store().map(|store| store.world().now())
    }
}

fn key(party: PartyId) -> String {
    format!("contact.{party}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_asked_about_for_half_a_day() {
        let call = BegunContact { kind: InteractionKind::Call, at: Instant::from_millis(1_000) };
        assert!(call.still_asks(Instant::from_millis(1_000 + ASKS_FOR_MS - 1)));
        assert!(!call.still_asks(Instant::from_millis(1_000 + ASKS_FOR_MS)));
    }
}
