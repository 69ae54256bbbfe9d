//! Editing facts that come several times: telephone numbers, addresses, days to remember.

use crate::domain::contact_fact::Confirmed;
use crate::domain::list_merge::Listed;
use crate::usecases::edit_party::Typing;
use crate::usecases::validation::{FieldError, FormField, LIST_LIMIT, Problem};

/// An edit of a list of facts. `Stored` is a fact as the user saw it, `Written` one as typed.
#[derive(Clone, Debug, PartialEq)]
pub enum ListEdit<Stored, Written> {
    /// Adds one at the end.
    Add(Written),
    /// Puts another in the place of one.
    Change {
        /// The one the user saw.
        was: Stored,
        /// What it shall be.
        now: Written,
    },
    /// Takes one away; that it is gone already is no fault.
    Remove(Stored),
    /// Puts one first, as the one used unless another is chosen.
    PutFirst(Stored),
}

/// What is typed and becomes a fact of a list once checked.
pub(super) trait Written<Stored> {
    /// The field at which a fault of the whole is shown.
    const FIELD: FormField;

    /// Checks what was typed, gathering every fault.
    fn check(self, typing: &Typing<'_>) -> Result<Stored, Vec<FieldError>>;

    /// Whether a new fact takes the place of an older one about the same thing, rather than being
    /// refused.
    const REPLACES: bool = false;

    /// What a fact becomes that is put in the place of another.
    fn in_place_of(new: Stored, _was: &Stored) -> Stored {
        new
    }
}

/// A fact that is confirmed by being written down; one that says what it said before was not looked at, only
/// its label, and keeps its day.
pub(super) fn with_its_day<Fact: Confirmed>(mut new: Fact, was: &Fact) -> Fact {
    if new.says_the_same(was) {
        new.confirm(was.confirmed_on());
    }
    new
}

pub(super) fn apply_to_list<Stored: Listed, W: Written<Stored>>(
    edit: ListEdit<Stored, W>,
    list: &mut Vec<Stored>,
    typing: &Typing<'_>,
) -> Result<(), Vec<FieldError>> {
    let fault = |problem| Err(vec![W::FIELD.has(problem)]);
    match edit {
        ListEdit::Add(written) => {
            let new = written.check(typing)?;
            if let Some(at) = list.iter().position(|kept| kept.is_same(&new)) {
                if !W::REPLACES {
                    return fault(Problem::AlreadyThere);
                }
                list.remove(at);
            }
            if list.len() >= LIST_LIMIT {
                return fault(Problem::TooMany { limit: LIST_LIMIT });
            }
            list.push(new);
        }
        ListEdit::Change { was, now } => {
            let new = now.check(typing)?;
            let Some(at) = list.iter().position(|kept| *kept == was) else {
                return fault(Problem::ChangedMeanwhile);
            };
            if list.iter().enumerate().any(|(other, kept)| other != at && kept.is_same(&new)) {
                return fault(Problem::AlreadyThere);
            }
            list[at] = W::in_place_of(new, &list[at]);
        }
        ListEdit::Remove(was) => list.retain(|kept| *kept != was),
        ListEdit::PutFirst(was) => {
            if let Some(at) = list.iter().position(|kept| *kept == was) {
                list[..=at].rotate_right(1);
            }
        }
    }
    Ok(())
}
