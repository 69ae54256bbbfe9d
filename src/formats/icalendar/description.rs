//! A task's notes and steps in the one text that a calendar has for both.

use crate::domain::list_merge::Listed;
use crate::domain::task::ChecklistItem;

const OPEN: &str = "☐ ";
const DONE: &str = "☑ ";

/// How other products write a step that is open or done.
const KNOWN: [(&str, bool); 9] = [
    (OPEN, false),
    (DONE, true),
    ("☒ ", true),
    ("- [ ] ", false),
    ("- [x] ", true),
    ("- [X] ", true),
    ("[ ] ", false),
    ("[x] ", true),
    ("[X] ", true),
];

/// Notes and steps as one text: the notes, an empty line, a line for each step.
pub(super) fn joined(notes: &str, checklist: &[ChecklistItem]) -> String {
    let mut text = notes.trim().to_owned();
    for (place, step) in checklist.iter().enumerate() {
        if !text.is_empty() {
            text.push_str(if place == 0 { "\n\n" } else { "\n" });
        }
        text.push_str(if step.done { DONE } else { OPEN });
        text.push_str(&step.text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    text
}

/// Notes and steps of a text: the last lines that are steps, when nothing or an empty line stands
/// before them, and what is left. A task has each step once.
pub(super) fn parted(text: &str) -> (String, Vec<ChecklistItem>) {
    let lines: Vec<&str> = text.trim().lines().collect();
    let steps_from = lines.iter().rposition(|line| step(line).is_none()).map_or(0, |last| last + 1);
    let stand_alone = steps_from == 0 || lines[steps_from - 1].trim().is_empty();
    if steps_from == lines.len() || !stand_alone {
        return (text.trim().to_owned(), Vec::new());
    }
    let mut steps: Vec<ChecklistItem> = Vec::new();
    for step in lines[steps_from..].iter().filter_map(|line| step(line)) {
        if !steps.iter().any(|known| known.is_same(&step)) {
            steps.push(step);
        }
    }
    (lines[..steps_from].join("\n").trim().to_owned(), steps)
}

fn step(line: &str) -> Option<ChecklistItem> {
    let line = line.trim_start();
    let (text, done) = KNOWN.iter().find_map(|(sign, done)| Some((line.strip_prefix(sign)?, *done)))?;
    let text = text.trim();
    (!text.is_empty()).then(|| ChecklistItem { text: text.to_owned(), done })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(all: &[(&str, bool)]) -> Vec<ChecklistItem> {
        all.iter().map(|(text, done)| ChecklistItem { text: (*text).to_owned(), done: *done }).collect()
    }

    #[test]
    fn notes_and_steps_come_back_from_one_text() {
        let checklist = steps(&[("نمونهٔ چای", true), ("فهرست قیمت", false)]);
        let text = joined("از در پشتی", &checklist);
        assert_eq!(text, "از در پشتی\n\n☑ نمونهٔ چای\n☐ فهرست قیمت");
        assert_eq!(parted(&text), ("از در پشتی".to_owned(), checklist));
    }

    #[test]
    fn steps_as_other_products_write_them_are_steps() {
        assert_eq!(
            parted("- [x] Samples\n[ ] Price list").1,
            steps(&[("Samples", true), ("Price list", false)])
        );
    }

    #[test]
    fn a_line_in_the_middle_of_notes_is_no_step() {
        for notes in ["☐ one\nand more", "see:\n☐ one", "plain", "", "☐"] {
            assert_eq!(parted(notes), (notes.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn a_step_said_twice_is_one_step() {
        assert_eq!(parted("☐ tea\n☑ tea").1, steps(&[("tea", false)]));
    }
}
