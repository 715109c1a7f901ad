//! Dice that fall the same way for the same seed.

/// A sequence of `SplitMix64`.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Whether one in so many falls.
    pub(super) fn one_in(&mut self, count: u64) -> bool {
        self.roll().is_multiple_of(count)
    }

    /// One of these.
    pub(super) fn of_these<T: Copy>(&mut self, these: &[T]) -> T {
        let count = u64::try_from(these.len()).unwrap();
        let place = usize::try_from(self.roll() % count).unwrap();
        these[place]
    }
}
