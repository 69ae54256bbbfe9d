//! Why a verb wrote nothing.

use thiserror::Error;

use crate::store::ports::CommitError;
use crate::usecases::validation::{FieldError, FormField, Problem};

/// Why a verb wrote nothing. One type for all verbs: every one of them fails in these two ways,
/// and a form shows both the same way.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Something typed cannot be saved; each fault names its field.
    #[error("{} of what was typed cannot be saved, first: {}", .0.len(), first(.0))]
    Invalid(Vec<FieldError>),
    /// The store refused.
    #[error(transparent)]
    Commit(#[from] CommitError),
}

impl Refusal {
    /// What is wrong with a field, if anything.
    #[must_use]
    pub fn about(&self, field: FormField) -> Option<&Problem> {
        match self {
            Self::Invalid(faults) => {
                faults.iter().find(|fault| fault.field == field).map(|fault| &fault.problem)
            }
            Self::Commit(_) => None,
        }
    }
}

impl From<FieldError> for Refusal {
    fn from(fault: FieldError) -> Self {
        Self::Invalid(vec![fault])
    }
}

fn first(faults: &[FieldError]) -> String {
    faults.first().map(ToString::to_string).unwrap_or_default()
}
