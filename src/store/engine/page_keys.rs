//! Keys of pages: which have been given, and which page of each kind takes newcomers.

use serde::{Deserialize, Serialize};

use crate::domain::record::RecordKind;
use crate::store::engine::rows::NO_PAGE;
use crate::store::ports::PageKey;

/// Above so many bits of a key stands the number of its kind.
const KIND_SHIFT: u32 = 24;

/// The page keys given so far. None is given twice, not even when its page is gone, and only pages
/// that a checkpoint made take newcomers: a bulk change is taken back by what its pages hold, so
/// nothing else may ever stand in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageKeys {
    kinds: Vec<KeysOfKind>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeysOfKind {
    kind: RecordKind,
    last: PageKey,
    open: PageKey,
}

impl PageKeys {
    /// Takes note that a key has been given.
    pub fn given(&mut self, key: PageKey) {
        if let Some(kind) = kind_of(key) {
            let of_kind = self.of_kind(kind);
            of_kind.last = of_kind.last.max(key);
        }
    }

    /// Gives a key for a page that will never take another record.
    pub fn give(&mut self, kind: RecordKind) -> PageKey {
        let of_kind = self.of_kind(kind);
        of_kind.last += 1;
        of_kind.last
    }

    /// Gives a key for a page that takes newcomers from now on.
    pub fn give_open(&mut self, kind: RecordKind) -> PageKey {
        let key = self.give(kind);
        self.of_kind(kind).open = key;
        key
    }

    /// The page of a kind that takes newcomers, [`NO_PAGE`] when there is none.
    #[must_use]
    pub fn open(&self, kind: RecordKind) -> PageKey {
        self.kinds.iter().find(|of_kind| of_kind.kind == kind).map_or(NO_PAGE, |of_kind| of_kind.open)
    }

    /// Takes over what a later head says, and keeps the keys given since.
    pub fn follow(&mut self, later: &Self) {
        for of_later in &later.kinds {
            let of_kind = self.of_kind(of_later.kind);
            of_kind.last = of_kind.last.max(of_later.last);
            of_kind.open = of_later.open;
        }
    }

    fn of_kind(&mut self, kind: RecordKind) -> &mut KeysOfKind {
        let place = self.kinds.iter().position(|of_kind| of_kind.kind == kind);
        let place = place.unwrap_or_else(|| {
            self.kinds.push(KeysOfKind { kind, last: (kind as u32) << KIND_SHIFT, open: NO_PAGE });
            self.kinds.len() - 1
        });
        &mut self.kinds[place]
    }
}

/// The kind of the records in the page with this key; none of a kind that this version does not know.
#[must_use]
pub fn kind_of(key: PageKey) -> Option<RecordKind> {
    u8::try_from(key >> KIND_SHIFT).ok().and_then(RecordKind::from_number)
}
