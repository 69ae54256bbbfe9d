//! Lines of a file being written: folded, and ended with CR LF.

use super::escaped;

/// The most octets a line may have, its end not counted (RFC 5545, section 3.1).
const WIDTH: usize = 75;

/// A file being written.
#[derive(Debug, Default)]
pub struct LineWriter {
    file: String,
}

impl LineWriter {
    /// Writes a property whose value is a date, a rule or the like, without anything to escape.
    pub fn line(&mut self, name: &str, parameters: &[(&str, &str)], value: &str) {
        let mut line = name.to_owned();
        for (parameter, value) in parameters {
            line.push(';');
            line.push_str(parameter);
            line.push('=');
            line.push_str(&parameter_text(value));
        }
        line.push(':');
        line.extend(value.chars().filter(|character| !character.is_ascii_control() || *character == '\t'));
        self.fold(&line);
    }

    /// Writes a property whose value is a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.line(name, &[], &escaped(text));
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> String {
        self.file
    }

    /// Writes a line over as many lines of the file as it takes, each cut between two characters.
    fn fold(&mut self, line: &str) {
        let mut rest = line;
        let mut width = WIDTH;
        while rest.len() > width {
            let cut = rest.floor_char_boundary(width);
            self.file.push_str(&rest[..cut]);
            self.file.push_str("\r\n ");
            rest = &rest[cut..];
            // The space that a continued line begins with counts.
            width = WIDTH - 1;
        }
        self.file.push_str(rest);
        self.file.push_str("\r\n");
    }
}

/// A parameter's value, with the escapes of RFC 6868, and quoted where it must be.
fn parameter_text(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '^' => text.push_str("^^"),
            '"' => text.push_str("^'"),
            '\n' => text.push_str("^n"),
            control if control.is_ascii_control() => {}
            plain => text.push(plain),
        }
    }
    if text.contains([':', ';', ',']) { format!("\"{text}\"") } else { text }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::formats::content_line::read_lines;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut writer = LineWriter::default();
        writer.text("SUMMARY", text);
        writer.finish()
    }

    #[test]
    fn a_short_line_stays_one_line() {
        assert_eq!(written("Tea, and sugar"), "SUMMARY:Tea\\, and sugar\r\n");
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded_and_one_of_76_is() {
        assert_eq!(written(&"a".repeat(67)).lines().count(), 1);
        assert_eq!(written(&"a".repeat(68)).lines().count(), 2);
    }

    #[test]
    fn a_long_persian_text_is_cut_between_letters() {
        let text = "قرار بازدید از فروشگاه لاله در خیابان ولی‌عصر، پیش از ظهر، با نمونهٔ چای و قند و نبات";
        let file = written(text);
        assert!(file.lines().count() > 2);
        assert!(file.lines().all(|line| line.len() <= WIDTH), "{file}");
        assert_eq!(read_lines(file.as_bytes()).next().unwrap().unwrap().text(), text);
    }

    #[test]
    fn a_zone_with_a_colon_in_its_name_is_quoted() {
        let mut writer = LineWriter::default();
        writer.line("DTSTART", &[("TZID", "(UTC+03:30) \"Tehran\"")], "20261122T090000");
        let file = writer.finish();
        assert_eq!(file, "DTSTART;TZID=\"(UTC+03:30) ^'Tehran^'\":20261122T090000\r\n");
        let line = read_lines(file.as_bytes()).next().unwrap().unwrap();
        assert_eq!(line.parameter("TZID"), Some("(UTC+03:30) \"Tehran\""));
    }

    proptest! {
        #[test]
        fn every_text_reads_back_from_lines_of_75_octets(
            text in "([ -~]|[آ-ی]|\u{200c}|😀|\n){0,200}",
        ) {
            let file = written(&text);
            prop_assert!(file.split("\r\n").all(|line| line.len() <= WIDTH));
            prop_assert_eq!(read_lines(file.as_bytes()).next().unwrap().unwrap().text(), text);
        }
    }
}
