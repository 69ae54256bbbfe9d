//! Components: what stands between `BEGIN` and `END`, one in another.

use super::problem::{ProblemKind, Problems};
use crate::formats::content_line::{ContentLine, read_lines};

/// What stands between `BEGIN` and `END`.
#[derive(Debug)]
pub(super) struct Component {
    /// What it is, in capitals.
    pub(super) name: String,
    /// The line it begins on.
    pub(super) line: u32,
    /// Its own properties.
    pub(super) properties: Vec<ContentLine>,
    /// The components in it.
    pub(super) parts: Vec<Component>,
}

/// How deep components may lie in each other; a calendar has three levels.
const DEEPEST: usize = 8;

/// These stand in a calendar and in nothing else, so one that begins ends whatever was forgotten.
const IN_CALENDAR: [&str; 5] = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"];

/// The outermost components of a file.
pub(super) fn read_components(bytes: &[u8], problems: &mut Problems) -> Vec<Component> {
    let mut found = Problems::default();
    let mut tree = Tree { open: Vec::new(), done: Vec::new() };
    for line in read_lines(bytes) {
        match line {
            Ok(line) => tree.take(line, &mut found),
            Err(broken) => found.add(broken.number, ProblemKind::NoProperty, broken.text.trim()),
        }
    }
    while let Some(component) = tree.close() {
        found.add(component.0, ProblemKind::MissingEnd, &component.1);
    }
    if tree.done.is_empty() {
        // Every line of a photograph is no property; saying so once is enough.
        problems.add(1, ProblemKind::NotACalendar, "");
    } else {
        *problems = found;
    }
    tree.done
}

/// Components being read.
struct Tree {
    /// Those begun and not ended, the outermost first.
    open: Vec<Component>,
    /// Outermost ones that are whole.
    done: Vec<Component>,
}

impl Tree {
    fn take(&mut self, line: ContentLine, problems: &mut Problems) {
        match line.name.as_str() {
            "BEGIN" => self.begin(&line, problems),
            "END" => self.end(&line, problems),
            _ => {
                let Some(component) = self.open.last_mut() else {
                    return;
                };
                if line.damaged {
                    problems.add(line.number, ProblemKind::NotUtf8, &line.value);
                }
                component.properties.push(line);
            }
        }
    }

    fn begin(&mut self, line: &ContentLine, problems: &mut Problems) {
        let name = line.value.trim().to_ascii_uppercase();
        let outside = if name == "VCALENDAR" {
            0
        } else if IN_CALENDAR.contains(&name.as_str()) {
            self.open.iter().take_while(|component| component.name == "VCALENDAR").count()
        } else {
            self.open.len()
        };
        self.forget_ends(outside, problems);
        if self.open.len() == DEEPEST {
            problems.add(line.number, ProblemKind::UnknownComponent, &name);
            return;
        }
        self.open.push(Component { name, line: line.number, properties: Vec::new(), parts: Vec::new() });
    }

    fn end(&mut self, line: &ContentLine, problems: &mut Problems) {
        let name = line.value.trim();
        let begun = self.open.iter().rposition(|component| component.name.eq_ignore_ascii_case(name));
        match begun {
            Some(place) => {
                self.forget_ends(place + 1, problems);
                self.close();
            }
            None => problems.add(line.number, ProblemKind::StrayEnd, name),
        }
    }

    /// Ends all but the outermost `kept` components, none of which says that it ends.
    fn forget_ends(&mut self, kept: usize, problems: &mut Problems) {
        while self.open.len() > kept {
            if let Some((line, name)) = self.close() {
                problems.add(line, ProblemKind::MissingEnd, &name);
            }
        }
    }

    /// Ends the innermost component, and tells its line and name.
    fn close(&mut self) -> Option<(u32, String)> {
        let component = self.open.pop()?;
        let told = (component.line, component.name.clone());
        match self.open.last_mut() {
            Some(outer) => outer.parts.push(component),
            None => self.done.push(component),
        }
        Some(told)
    }
}

impl Component {
    /// The first property of a name, given in capitals, that says anything.
    pub(super) fn property(&self, name: &str) -> Option<&ContentLine> {
        self.properties_named(name).next()
    }

    /// Every property of a name, given in capitals, that says anything.
    pub(super) fn properties_named(&self, name: &str) -> impl Iterator<Item = &ContentLine> {
        self.properties.iter().filter(move |line| line.name == name && !line.value.trim().is_empty())
    }

    /// Whether the first property of a name says a word, whatever its case.
    pub(super) fn says(&self, name: &str, word: &str) -> bool {
        self.property(name).is_some_and(|line| line.value.trim().eq_ignore_ascii_case(word))
    }

    /// The text of the first property of a name, its ends trimmed; empty without one.
    pub(super) fn text(&self, name: &str) -> String {
        self.property(name).map(|line| line.text().trim().to_owned()).unwrap_or_default()
    }
}
