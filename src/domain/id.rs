//! Identities: UUIDv7 made on the device, so that records sort by age and never collide.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(postcard_schema::Schema))]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

id_type!(
    /// Identity of a party: a person or an organisation.
    PartyId
);
id_type!(
    /// Identity of a link between a person and an organisation.
    LinkId
);
id_type!(
    /// Identity of an interaction.
    InteractionId
);
id_type!(
    /// Identity of a task: something to be done, or a meeting or visit to come.
    TaskId
);
id_type!(
    /// Identity of a template of a message.
    TemplateId
);
id_type!(
    /// Identity of a field the user made.
    FieldId
);
id_type!(
    /// Identity of an option of a field the user made.
    OptionId
);
id_type!(
    /// Identity of a choice of a list that the user edits.
    ChoiceId
);
id_type!(
    /// Identity of a saved view of a list.
    ViewId
);
id_type!(
    /// Identity of a photo, voice note or other file.
    AttachmentId
);
id_type!(
    /// Identity of a distinction: that two parties are not the same.
    DistinctionId
);
id_type!(
    /// Identity of a change entry: one commit.
    ChangeId
);
id_type!(
    /// Identity of a device, or of a tab on it: who wrote a change first.
    DeviceId
);

/// Where new identities come from: the domain has neither clock nor randomness of its own.
pub trait IdSource {
    /// A new UUIDv7, later than every one given before by this source.
    fn next(&self) -> Uuid;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = PartyId(Uuid::from_u128(0x0190_3f1e_7c00_7abc_8def_0123_4567_89ab));
        assert_eq!(id.to_string().parse::<PartyId>().unwrap(), id);
    }
}
