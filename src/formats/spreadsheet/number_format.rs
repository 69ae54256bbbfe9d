//! Whether a number format makes a day or a time of a number.

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// A number.
    Plain,
    /// A day, with or without a time.
    Day,
    /// A time of day, or a span of time.
    Time,
}

/// What a format does that every product knows by its number (ECMA-376, part 1, 18.8.30). The numbers from
/// 27 are those of East Asia, where some are times.
pub(super) const fn built_in(number: u32) -> NumberFormat {
    match number {
        18..=21 | 32..=35 | 45..=47 | 55..=56 => NumberFormat::Time,
        14..=22 | 27..=36 | 50..=58 => NumberFormat::Day,
        _ => NumberFormat::Plain,
    }
}

/// What a format does by its code, such as `[$-3000429]yyyy/mm/dd;@`. Its first section counts, and there
/// neither what is quoted nor what stands in brackets, but for spans of time: `[h]`, `[mm]`. A calendar that
/// the brackets name changes only what is shown; the number counts the same days.
pub(super) fn by_code(code: &str) -> NumberFormat {
    let (mut has_day, mut has_month, mut has_time) = (false, false, false);
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            ';' => break,
            '"' => characters.by_ref().take_while(|quoted| *quoted != '"').for_each(drop),
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inside: String = characters.by_ref().take_while(|inside| *inside != ']').collect();
                let is_span = |letter: char| inside.chars().all(|one| one.eq_ignore_ascii_case(&letter));
                if !inside.is_empty() && ['h', 'm', 's'].into_iter().any(is_span) {
                    return NumberFormat::Time;
                }
            }
            'y' | 'd' => has_day = true,
            'm' => has_month = true,
            'h' | 's' => has_time = true,
            _ => {}
        }
    }
    if has_day || has_month && !has_time {
        NumberFormat::Day
    } else if has_time {
        NumberFormat::Time
    } else {
        NumberFormat::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_years_days_or_months_is_a_day() {
        for code in [
            "yyyy-mm-dd",
            "[$-3000429]yyyy/mm/dd;@",
            "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
            "mmm\\-yy",
            "dd/mm/yyyy\\ hh:mm",
            "MMMM",
            "[Red]d/m",
        ] {
            assert_eq!(by_code(code), NumberFormat::Day, "{code}");
        }
    }

    #[test]
    fn a_code_with_hours_or_seconds_is_a_time() {
        for code in ["h:mm AM/PM", "[h]:mm:ss", "[mm]:ss", "mm:ss.0", "HH:MM"] {
            assert_eq!(by_code(code), NumberFormat::Time, "{code}");
        }
    }

    #[test]
    fn letters_in_quotes_brackets_and_later_sections_make_no_day() {
        for code in [
            "General",
            "#,##0\\ \"dirham\"",
            "[Red]0.00",
            "0_d",
            "0;\"days\" d",
            "[$USD] 0",
            "@",
            "0.00E+00",
            "",
        ] {
            assert_eq!(by_code(code), NumberFormat::Plain, "{code}");
        }
    }
}
