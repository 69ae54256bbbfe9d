//! Which rows exist: arithmetic only.

use super::scroller::Sight;

/// How many rows exist beyond each edge of what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Overscan {
    /// Hardly any, so that a list shows at once.
    Showing,
    /// So many that a fling finds them drawn.
    Scrolling,
}

impl Overscan {
    fn rows(self) -> usize {
        match self {
            Self::Showing => 1,
            Self::Scrolling => 8,
        }
    }
}

/// The rows that exist: `slots` of them from the index `first` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// Index of the first row that exists.
    pub first: usize,
    /// How many rows exist.
    pub slots: usize,
}

/// The rows to have for what is seen, in a list without an end.
pub(super) fn span(seen: Sight, row_height: f64, overscan: Overscan) -> Window {
    let beyond = overscan.rows();
    let first_seen = (seen.from.max(0.0) / row_height) as usize;
    let on_screen = (seen.height / row_height).ceil() as usize + 1;
    Window { first: first_seen.saturating_sub(beyond), slots: on_screen + 2 * beyond }
}

/// Where the sight has to begin for row `index` to be seen whole: unchanged if it is.
pub(super) fn start_to_show(seen: Sight, index: usize, row_height: f64) -> f64 {
    let top = index as f64 * row_height;
    let lowest = top + row_height - seen.height;
    seen.from.max(lowest).min(top)
}

impl Window {
    /// The same rows in a list of `count`.
    pub fn within(self, count: usize) -> Self {
        let slots = self.slots.min(count);
        Self { first: self.first.min(count - slots), slots }
    }

    /// The row that slot `slot` shows. A row keeps its slot while it exists, so a scroll by one row
    /// changes one slot.
    pub fn index_of(self, slot: usize) -> usize {
        let Some(offset) = self.first.checked_rem(self.slots) else {
            return 0;
        };
        self.first + (slot + self.slots - offset) % self.slots
    }

    /// Whether row `index` exists.
    pub fn holds(self, index: usize) -> bool {
        (self.first..self.first + self.slots).contains(&index)
    }

    /// The row that exists and is nearest to `index`.
    pub fn nearest(self, index: usize) -> usize {
        index.clamp(self.first, self.first + self.slots.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: f64 = 740.0;
    const ROW: f64 = 72.0;

    fn at(from: f64) -> Window {
        span(Sight { from, height: PHONE }, ROW, Overscan::Scrolling).within(100_000)
    }

    #[test]
    fn every_row_in_sight_exists() {
        for from in [0.0, 1.0, 71.9, 72.0, 5_000.5, 7_199_260.0] {
            let window = at(from);
            let last_seen = (((from + PHONE) / ROW) as usize).min(99_999);
            assert!(window.holds((from / ROW) as usize) && window.holds(last_seen), "at {from}");
        }
    }

    #[test]
    fn a_list_that_only_shows_itself_has_few_rows_and_all_that_are_seen() {
        let window = span(Sight { from: 0.0, height: PHONE }, ROW, Overscan::Showing).within(100_000);
        assert!(window.holds(10) && window.slots <= 14, "{window:?}");
    }

    #[test]
    fn each_row_of_the_window_stands_in_one_slot() {
        let window = at(36_000.0);
        let mut shown: Vec<_> = (0..window.slots).map(|slot| window.index_of(slot)).collect();
        shown.sort_unstable();
        let expected: Vec<_> = (window.first..window.first + window.slots).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_scroll_by_one_row_changes_one_slot() {
        let (before, after) = (at(36_000.0), at(36_000.0 + ROW));
        let changed = (0..before.slots).filter(|&slot| before.index_of(slot) != after.index_of(slot));
        assert_eq!(changed.count(), 1);
    }

    #[test]
    fn a_short_list_has_a_slot_for_each_row_and_no_more() {
        assert_eq!(
            span(Sight { from: 0.0, height: PHONE }, ROW, Overscan::Scrolling).within(3),
            Window { first: 0, slots: 3 }
        );
    }

    #[test]
    fn an_empty_list_has_no_slots() {
        let window = span(Sight { from: 0.0, height: PHONE }, ROW, Overscan::Scrolling).within(0);
        assert_eq!((window.slots, window.index_of(0), window.nearest(5)), (0, 0, 0));
    }

    #[test]
    fn a_list_that_got_shorter_shows_its_end() {
        let window = span(Sight { from: 7_000_000.0, height: PHONE }, ROW, Overscan::Scrolling).within(50);
        assert!(window.holds(49) && !window.holds(50));
    }

    #[test]
    fn a_row_in_sight_needs_no_scroll() {
        let seen = Sight { from: 720.0, height: PHONE };
        assert_eq!(start_to_show(seen, 12, ROW), 720.0);
    }

    #[test]
    fn a_row_below_the_sight_is_brought_to_its_foot() {
        let seen = Sight { from: 0.0, height: PHONE };
        assert_eq!(start_to_show(seen, 20, ROW), 21.0 * ROW - PHONE);
    }

    #[test]
    fn a_row_above_the_sight_is_brought_to_its_head() {
        let seen = Sight { from: 7_200.0, height: PHONE };
        assert_eq!(start_to_show(seen, 10, ROW), 720.0);
    }
}
