//! Taking a link between a person and an organisation away.

use crate::domain::id::{ChangeId, LinkId};
use crate::domain::record::Cause;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::link_ref;

/// Asks for a link to be taken away; both its ends stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unlink {
    /// Which link.
    pub link: LinkId,
}

/// Takes a link away.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn unlink(ledger: &dyn Ledger, request: Unlink) -> Result<ChangeId, CommitError> {
    ledger.commit(Cause::Unlink, vec![Write::Delete(link_ref(request.link))]).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};
    use crate::usecases::testing::Office;

    #[test]
    fn both_ends_stay_when_the_link_goes() {
        let office = Office::open();
        let party = office.add_person("مینا رستگار");
        let name = "فروشگاه لاله".to_owned();
        let other = OtherEnd::New { name, home: Country::IR, owner: String::new() };
        let request = LinkParties { party, other, title: String::new(), role: None };
        let linked = office.run(link_parties(&office.store, &office.world, request)).unwrap();
        office.run(unlink(&office.store, Unlink { link: linked.link })).unwrap();
        assert_eq!(office.store.links(party), []);
        assert_eq!(office.party(linked.other).name(), "فروشگاه لاله");
    }

    #[test]
    fn a_link_that_is_not_there_says_so() {
        let office = Office::open();
        let link = LinkId(uuid::Uuid::from_u128(7));
        let outcome = office.run(unlink(&office.store, Unlink { link }));
        assert_eq!(outcome, Err(CommitError::Gone(link_ref(link))));
    }
}
