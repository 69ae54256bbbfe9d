//! Editing what a person is, and has to say, in an organisation.

use crate::domain::id::{ChangeId, LinkId};
use crate::domain::link::{DecisionRole, Link};
use crate::domain::record::Cause;
use crate::domain::time::UtcOffset;
use crate::store::ports::{Doing, Ledger, Write};
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

/// Edits a link, which so is known to be right; none when it was so already.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_link(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: EditLink,
) -> Result<Option<ChangeId>, Refusal> {
    let before = find_link(ledger, request.link)?;
    let title = FormField::LinkTitle.text(&request.title, LINE_LIMIT)?;
    let mut after = Link { title, role: request.role, ..before.clone() };
    if after == before {
        return Ok(None);
    }
    after.confirmed_on = Some(world.now().civil_date(UtcOffset::UTC));
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::LinkParties, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::contact_fact::ContactFact;
    use crate::domain::country::Country;
    use crate::usecases::Problem;
    use crate::usecases::confirm_facts::{ConfirmFacts, confirm_facts};
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
        office.run(edit_link(&office.store, &office.world, request))
    }

    #[test]
    fn a_promotion_is_written_on_the_link() {
        let (office, link) = office_with_link();
        edit(&office, link, "مدیر خرید").unwrap();
        let kept = office.store.link(link).unwrap();
        assert_eq!((kept.title.as_str(), kept.role), ("مدیر خرید", Some(DecisionRole::Buyer)));
    }

    #[test]
    fn a_link_that_was_edited_is_known_to_be_right() {
        let (office, link) = office_with_link();
        let before = office.store.link(link).unwrap();
        let day = |days: i32| before.confirmed_on.unwrap().checked_add_days(days);
        let party = before.person;
        let facts = vec![ContactFact::Link(before.clone())];
        let long_ago = ConfirmFacts { party, facts, today: day(-300).unwrap() };
        office.run(confirm_facts(&office.store, long_ago)).unwrap();
        assert_eq!(office.store.link(link).unwrap().confirmed_on, day(-300));
        edit(&office, link, "مدیر خرید").unwrap();
        assert_eq!(office.store.link(link).unwrap().confirmed_on, day(0));
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
