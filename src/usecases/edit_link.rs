//! Editing what a person is, and has to say, in an organisation.

use crate::domain::id::{ChangeId, LinkId};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::record::Cause;
use crate::store::ports::{Ledger, Write};
use crate::usecases::validation::{FormField, LINE_LIMIT};
use crate::usecases::{Refusal, find_link};

/// Asks for a link to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditLink {
    /// Which link.
    pub link: LinkId,
    /// What the person is there, empty when unknown.
    pub title: String,
    /// What say the person has there, when known.
    pub role: Option<DecisionRole>,
}

/// Edits a link; none when it was so already.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_link(ledger: &dyn Ledger, request: EditLink) -> Result<Option<ChangeId>, Refusal> {
    let before = find_link(ledger, request.link)?;
    let title = FormField::LinkTitle.text(&request.title, LINE_LIMIT)?;
    let after = Link { title, role: request.role, ..before.clone() };
    if after == before {
        return Ok(None);
    }
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::LinkParties, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::country::Country;
    use crate::usecases::Problem;
    use crate::usecases::link_parties::{LinkParties, OtherEnd, link_parties};
    use crate::usecases::testing::Office;

    fn office_with_link() -> (Office, LinkId) {
        let office = Office::open();
        let party = office.add_person("مینا رستگار");
        let name = "فروشگاه لاله".to_owned();
        let other = OtherEnd::New { name, home: Country::IR, owner: String::new() };
        let request = LinkParties { party, other, title: "فروشنده".to_owned(), role: None };
        let linked = office.run(link_parties(&office.store, &office.world, request)).unwrap();
        (office, linked.link)
    }

    fn edit(office: &Office, link: LinkId, title: &str) -> Result<Option<ChangeId>, Refusal> {
        let request = EditLink { link, title: title.to_owned(), role: Some(DecisionRole::Buyer) };
        office.run(edit_link(&office.store, request))
    }

    #[test]
    fn a_promotion_is_written_on_the_link() {
        let (office, link) = office_with_link();
        edit(&office, link, "مدیر خرید").unwrap();
        let kept = office.store.link(link).unwrap();
        assert_eq!((kept.title.as_str(), kept.role), ("مدیر خرید", Some(DecisionRole::Buyer)));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_change() {
        let (office, link) = office_with_link();
        edit(&office, link, "مدیر خرید").unwrap();
        assert_eq!(edit(&office, link, " مدیر خرید "), Ok(None));
    }

    #[test]
    fn an_over_long_title_is_refused() {
        let (office, link) = office_with_link();
        let refusal = edit(&office, link, &"a".repeat(201)).unwrap_err();
        let expected = Problem::TooLong { length: 201, limit: 200 };
        assert_eq!(refusal.about(FormField::LinkTitle), Some(&expected));
    }
}
