//! Waiting for something to become true, never for a fixed time.

use std::{
    thread,
    time::{Duration, Instant},
};

/// How long a person would wait before calling it broken; generous, for two busy cores.
pub const PATIENCE: Duration = Duration::from_secs(15);

const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks until `look` finds something and returns it. Panics after [`PATIENCE`], saying that
/// `what` did not happen and what was seen at the last look.
pub fn wait_for<T>(what: &str, look: impl FnMut() -> Result<T, String>) -> T {
    wait_at_most(PATIENCE, what, look)
}

/// [`wait_for`] with a limit of its own, for work that takes long by nature.
pub fn wait_at_most<T>(limit: Duration, what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
    let start = Instant::now();
    loop {
        match look() {
            Ok(found) => return found,
            Err(seen) if start.elapsed() > limit => {
                panic!("waited {} s for {what}; {seen}", limit.as_secs())
            }
            Err(_) => thread::sleep(BETWEEN_LOOKS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_appears_at_the_third_look_is_returned() {
        let mut looks = 0;
        let found = wait_for("three looks", || {
            looks += 1;
            if looks == 3 { Ok(looks) } else { Err(format!("{looks} looks")) }
        });
        assert_eq!(found, 3);
    }

    #[test]
    #[should_panic(expected = "waited 0 s for the bus; none in sight")]
    fn what_never_appears_is_told_with_what_was_seen_instead() {
        wait_at_most(Duration::ZERO, "the bus", || Err::<(), _>("none in sight".to_owned()));
    }
}
