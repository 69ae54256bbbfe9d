//! The figures: what each is called, what it may be at most, and what it came to.

use serde_json::{Value, json};
use std::fmt::Write;

/// A figure's name and the value it may have at most, or must have at least.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    pub name: &'static str,
    pub unit: &'static str,
    pub value: f64,
    pub more_is_better: bool,
}

const fn goal(name: &'static str, unit: &'static str, at_most: f64) -> Goal {
    Goal { name, unit, value: at_most, more_is_better: false }
}

/// A share, 0 to 1, which must be reached.
const fn share(name: &'static str, at_least: f64) -> Goal {
    Goal { name, unit: "", value: at_least, more_is_better: true }
}

/// Every figure, in the order of the table in docs/BENCHMARKS.md. A unit of `×` is a ratio to the
/// reference.
pub const GOALS: [Goal; 26] = [
    goal("code_brotli_kb", "KB", 350.0),
    goal("code_total_brotli_kb", "KB", 1_000.0),
    goal("phone_first_visit_slow4g_ms", "ms", 3_000.0),
    goal("phone_start_100k_ms", "ms", 1_200.0),
    goal("start_100k_vs_empty", "×", 1.5),
    goal("load_all_100k_vs_getall", "×", 0.3),
    goal("commit_vs_put_p95", "×", 2.0),
    goal("bulk_100k_vs_rows", "×", 0.15),
    goal("disk_100k_vs_rows", "×", 0.5),
    goal("search_100k_p95_ms", "ms", 16.0),
    goal("search_vs_includes", "×", 4.0),
    goal("cold_and_stale_100k_ms", "ms", 50.0),
    goal("phone_search_ms", "ms", 100.0),
    goal("phone_open_ms", "ms", 100.0),
    goal("phone_open_others_ms", "ms", 100.0),
    goal("phone_nav_ms", "ms", 100.0),
    goal("phone_nav_others_ms", "ms", 100.0),
    goal("phone_inp_p95_ms", "ms", 64.0),
    goal("scroll_100k_dropped", "%", 1.0),
    goal("memory_100k_mb", "MB", 200.0),
    goal("import_csv_100k_vs_rows", "×", 0.6),
    goal("import_peak_memory_vs_file", "×", 2.5),
    goal("import_frames_dropped", "%", 1.0),
    goal("dedupe_100k_s", "s", 10.0),
    share("dedupe_precision", 0.99),
    share("dedupe_recall", 0.97),
];

/// What a figure came to.
#[derive(Debug)]
struct Figure {
    goal: Goal,
    value: f64,
    reference: String,
}

impl Figure {
    fn passes(&self) -> bool {
        if self.goal.more_is_better { self.value >= self.goal.value } else { self.value <= self.goal.value }
    }
}

/// The figures measured so far.
#[derive(Debug, Default)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// Notes the figure called `name`; `reference` says what it is held against.
    pub fn note(&mut self, name: &str, value: f64, reference: impl Into<String>) {
        let goal = *GOALS
            .iter()
            .find(|goal| goal.name == name)
            .unwrap_or_else(|| panic!("there is no figure called {name}"));
        let figure = Figure { goal, value, reference: reference.into() };
        println!("{}", row(&figure));
        self.0.push(figure);
    }

    /// Whether every figure is within its goal.
    pub fn all_pass(&self) -> bool {
        self.0.iter().all(Figure::passes)
    }

    /// The figures as rows of text, in the order of [`GOALS`].
    pub fn table(&self) -> String {
        let mut table = String::new();
        for goal in GOALS {
            for figure in self.0.iter().filter(|figure| figure.goal.name == goal.name) {
                // Writing to a string cannot fail.
                writeln!(table, "{}", row(figure)).expect("a string takes text");
            }
        }
        table
    }

    /// The figures for other programs.
    pub fn to_json(&self) -> Value {
        self.0
            .iter()
            .map(|figure| {
                json!({
                    "name": figure.goal.name,
                    "value": (figure.value * 10_000.0).round() / 10_000.0,
                    "unit": figure.goal.unit,
                    "goal": figure.goal.value,
                    "more_is_better": figure.goal.more_is_better,
                    "reference": figure.reference,
                    "pass": figure.passes(),
                })
            })
            .collect()
    }
}

fn row(figure: &Figure) -> String {
    format!(
        "{} {:<28} {:>9} {:<2}  {} {:<5}  {}",
        if figure.passes() { "  " } else { "✗ " },
        figure.goal.name,
        if figure.goal.more_is_better { format!("{:.4}", figure.value) } else { short(figure.value) },
        figure.goal.unit,
        if figure.goal.more_is_better { "at least" } else { "at most " },
        figure.goal.value,
        figure.reference,
    )
}

/// As many digits as say something.
fn short(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// The value in the middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    percentile(values, 50.0)
}

/// The value that `percent` of a hundred do not exceed (nearest rank).
pub fn percentile(values: impl IntoIterator<Item = f64>, percent: f64) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    assert!(!values.is_empty(), "nothing was measured");
    values.sort_by(f64::total_cmp);
    let rank = (percent / 100.0 * values.len() as f64).ceil() as usize;
    values[rank.clamp(1, values.len()) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_three_runs_is_taken() {
        assert_eq!(median([31.0, 12.0, 14.0]), 14.0);
    }

    #[test]
    fn the_ninety_fifth_percentile_of_a_hundred_is_the_ninety_fifth_value() {
        assert_eq!(percentile((1..=100).map(f64::from), 95.0), 95.0);
    }

    #[test]
    fn a_figure_over_its_goal_does_not_pass() {
        let mut figures = Figures::default();
        figures.note("code_brotli_kb", 350.0, "");
        assert!(figures.all_pass());
        figures.note("phone_nav_ms", 100.4, "");
        assert!(!figures.all_pass());
        assert_eq!(figures.to_json()[1]["pass"], false);
    }

    #[test]
    fn a_share_under_its_goal_does_not_pass() {
        let mut figures = Figures::default();
        figures.note("dedupe_recall", 0.98, "");
        assert!(figures.all_pass());
        figures.note("dedupe_precision", 0.98, "");
        assert!(!figures.all_pass());
    }
}
