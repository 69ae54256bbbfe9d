//! Which task an item is: the `UID` says.

use uuid::{Uuid, uuid};

use crate::domain::id::TaskId;

/// What follows a task's identity in the `UID` of what is written here.
const OURS: &str = "@peyvand";

/// Names the space in which other calendars' `UID`s become identities. Made once; never change it, or
/// every calendar comes in twice.
const FOREIGN: Uuid = uuid!("8c1f3d52-6c1b-4a52-9d43-5a0e7f6b21c4");

/// The `UID` of a task.
#[must_use]
pub fn uid_of(task: TaskId) -> String {
    format!("{task}{OURS}")
}

/// The task that a `UID` names: its own when it was written here, and otherwise always the same one,
/// whose identity is made of the `UID` (UUIDv5, RFC 9562), so that a file read twice comes in once.
#[must_use]
pub fn task_of(uid: &str) -> TaskId {
    let uid = uid.trim();
    let own = uid.strip_suffix(OURS).and_then(|id| Uuid::try_parse(id).ok());
    TaskId(own.unwrap_or_else(|| Uuid::new_v5(&FOREIGN, uid.as_bytes())))
}

/// The task that one occurrence of a `UID` becomes, named by its `RECURRENCE-ID`.
pub(super) fn task_of_occurrence(uid: &str, occurrence: &str) -> TaskId {
    // No value holds an end of a line, so no other UID gives the same text.
    task_of(&format!("{}\n{}", uid.trim(), occurrence.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_here_names_its_own_task() {
        let task = TaskId(Uuid::from_u128(0x0190_3f1e_7c00_7abc_8def_0123_4567_89ab));
        assert_eq!(uid_of(task), "01903f1e-7c00-7abc-8def-0123456789ab@peyvand");
        assert_eq!(task_of(&uid_of(task)), task);
    }

    #[test]
    fn another_calendars_uid_names_one_task_for_ever() {
        let task = task_of("7kukuqrfedlm2f9t0kmkmqu1qk@google.com");
        assert_eq!(task.to_string(), "366093e5-85a2-511b-bb63-8b4714cc1d04");
    }

    #[test]
    fn a_bare_uuid_of_another_calendar_is_no_identity_of_ours() {
        let uid = "1E2F9C5B-0C3C-4E61-9A36-5D3A2C6B7F10";
        assert_ne!(Some(task_of(uid).0), Uuid::try_parse(uid).ok());
    }

    #[test]
    fn an_occurrence_that_was_moved_is_another_task_than_its_series() {
        assert_ne!(task_of_occurrence("a@b", "20261122"), task_of("a@b"));
        assert_ne!(task_of_occurrence("a@b", "20261122"), task_of_occurrence("a@b", "20261129"));
    }
}
