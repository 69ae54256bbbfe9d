//! A stream of numbers that looks random and is the same on every device.

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
///
/// Only integers come out of it, since the last bits of floating-point functions differ between
/// platforms.
pub(in crate::domain) struct Random(u64);

impl Random {
    /// A stream of its own for each thing: the same seed and key give the same stream, different
    /// ones have nothing to do with each other.
    pub(in crate::domain) fn new(seed: u64, key: u64) -> Self {
        Self(mix(seed ^ mix(key)))
    }

    pub(in crate::domain) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number from 0 to `count - 1`; 0 when there is none.
    pub(in crate::domain) fn below(&mut self, count: u32) -> u32 {
        // The high half of a product spreads evenly enough for any count here.
        ((u128::from(self.next()) * u128::from(count)) >> 64) as u32
    }

    /// A number from `first` to `last`, both included.
    pub(in crate::domain) fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// True so many times in a hundred.
    pub(in crate::domain) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the items, its default when there are none.
    pub(in crate::domain) fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let place = self.below(items.len() as u32) as usize;
        items.get(place).copied().unwrap_or_default()
    }

    /// One of the items, the earlier ones more often: the first twice as often as on average.
    pub(in crate::domain) fn pick_early<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let count = items.len() as u32;
        items.get(self.below(count).min(self.below(count)) as usize)
    }

    /// Each item as many times in a hundred as the number beside it, otherwise `rest`.
    pub(in crate::domain) fn weighted<T: Copy>(&mut self, items: &[(T, u32)], rest: T) -> T {
        let mut left = self.below(100);
        for &(item, share) in items {
            match left.checked_sub(share) {
                Some(over) => left = over,
                None => return item,
            }
        }
        rest
    }
}

fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        // First outputs for the state 1234567, as in the reference implementation's tests.
        let mut random = Random(1_234_567);
        assert_eq!(
            [random.next(), random.next(), random.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn shares_are_kept_over_many_draws() {
        let mut random = Random::new(7, 7);
        let heads = (0..10_000).filter(|_| random.weighted(&[(true, 75)], false)).count();
        assert!((7_300..7_700).contains(&heads), "{heads}");
    }
}
