//! Putting the templates of messages in an order.

use crate::domain::id::{ChangeId, TemplateId};
use crate::domain::record::Cause;
use crate::domain::template::Template;
use crate::store::ports::{CommitError, Ledger, Write};
use crate::usecases::find_template;

/// Asks for templates to stand in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangeTemplates {
    /// All of them, the first one first. One that was deleted meanwhile is passed over.
    pub order: Vec<TemplateId>,
}

/// Puts the templates in an order; none when they stood so already.
///
/// # Errors
/// [`CommitError`] when nothing was written.
pub async fn arrange_templates(
    ledger: &dyn Ledger,
    request: ArrangeTemplates,
) -> Result<Option<ChangeId>, CommitError> {
    let living = request.order.into_iter().filter_map(|id| find_template(ledger, id).ok());
    let writes: Vec<Write> = (0..)
        .zip(living)
        .filter(|(position, before)| before.position != *position)
        .map(|(position, before)| {
            let after = Template { position, ..before.clone() };
            Write::Edit { before: before.into(), after: after.into() }
        })
        .collect();
    if writes.is_empty() {
        return Ok(None);
    }
    Ok(Some(ledger.commit(Cause::EditTemplate, writes).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, greeting};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn office_with_three() -> (Office, [TemplateId; 3]) {
        let office = Office::open();
        let ids = ["یک", "دو", "سه"].map(|name| office.add_template(greeting(name, "سلام")));
        (office, ids)
    }

    fn arrange(office: &Office, order: Vec<TemplateId>) -> Option<ChangeId> {
        office.run(arrange_templates(&office.store, ArrangeTemplates { order })).unwrap()
    }

    fn names(office: &Office) -> Vec<String> {
        office.store.templates().into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn the_last_becomes_the_first_and_one_undo_takes_it_back() {
        let (office, [one, two, three]) = office_with_three();
        let change = arrange(&office, vec![three, one, two]).unwrap();
        assert_eq!(names(&office), ["سه", "یک", "دو"]);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(names(&office), ["یک", "دو", "سه"]);
    }

    #[test]
    fn the_order_there_is_is_no_change() {
        let (office, [one, two, three]) = office_with_three();
        assert_eq!(arrange(&office, vec![one, two, three]), None);
    }

    #[test]
    fn one_that_was_deleted_meanwhile_is_passed_over() {
        let (office, [one, two, three]) = office_with_three();
        let gone = TemplateId(uuid::Uuid::from_u128(7));
        arrange(&office, vec![two, gone, one, three]);
        assert_eq!(names(&office), ["دو", "یک", "سه"]);
    }
}
