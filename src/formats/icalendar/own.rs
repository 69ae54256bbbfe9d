//! Properties of our own, for what iCalendar has no word for. Other calendars pass over them.

use crate::domain::task::TaskKind;

/// What kind of thing a task is.
pub(super) const KIND: &str = "X-PEYVAND-KIND";
/// Whom it is about; the title of what others see ends with it.
pub(super) const PARTY: &str = "X-PEYVAND-PARTY";
/// When a meeting was done: to-dos only have a word for it.
pub(super) const COMPLETED: &str = "X-PEYVAND-COMPLETED";
/// When the occurrence of a series is that the task stands for.
pub(super) const OCCURRENCE: &str = "X-PEYVAND-OCCURRENCE";
/// A parameter of [`OCCURRENCE`]: the series' beginning as it was then, since another calendar may
/// have moved the series.
pub(super) const START: &str = "X-START";

/// What stands between a title and whom it is about.
const SEPARATOR: &str = " – ";

const KINDS: [(TaskKind, &str); 6] = [
    (TaskKind::ToDo, "TODO"),
    (TaskKind::Call, "CALL"),
    (TaskKind::Message, "MESSAGE"),
    (TaskKind::Email, "EMAIL"),
    (TaskKind::Meeting, "MEETING"),
    (TaskKind::Visit, "VISIT"),
];

/// The word for a kind.
pub(super) fn kind_text(kind: TaskKind) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == kind).map_or("TODO", |(_, word)| word)
}

/// The kind of a word.
pub(super) fn kind_of(text: &str) -> Option<TaskKind> {
    KINDS.iter().find(|(_, word)| word.eq_ignore_ascii_case(text.trim())).map(|(kind, _)| *kind)
}

/// A task's title with whom it is about, as every calendar shows it.
pub(super) fn summary(title: &str, party: &str) -> String {
    let (title, party) = (title.trim(), party.trim());
    if title.is_empty() || party.is_empty() {
        return format!("{title}{party}");
    }
    format!("{title}{SEPARATOR}{party}")
}

/// The title of a summary.
pub(super) fn title<'a>(summary: &'a str, party: &str) -> &'a str {
    let (summary, party) = (summary.trim(), party.trim());
    if party.is_empty() {
        return summary;
    }
    if summary == party {
        return "";
    }
    summary.strip_suffix(party).and_then(|before| before.strip_suffix(SEPARATOR)).unwrap_or(summary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_and_reads_back() {
        for kind in TaskKind::ALL {
            assert_eq!(kind_of(kind_text(kind)), Some(kind));
        }
    }

    #[test]
    fn a_title_reads_back_from_what_others_see() {
        for title_was in ["", "تحویل نمونه", "فروشگاه لاله", "a – b"] {
            for party in ["", "فروشگاه لاله"] {
                assert_eq!(title(&summary(title_was, party), party), title_was, "{title_was} {party}");
            }
        }
    }

    #[test]
    fn a_title_that_was_changed_elsewhere_is_taken_as_it_is() {
        assert_eq!(title("قرار ناهار", "فروشگاه لاله"), "قرار ناهار");
    }
}
