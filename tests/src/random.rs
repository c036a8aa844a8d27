//! Random numbers that are the same on every machine and in every version.

/// `SplitMix64` (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A generator that a seed determines.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, 0 if `end` is 0; biased by less than `end / 2^64`.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.bits()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    /// One of a list.
    ///
    /// # Panics
    /// If there is none.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// True in `percent` of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Puts `items` in a random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = self.below(end + 1);
            items.swap(end, other);
        }
    }

    /// `total` split into `parts` numbers from `least` to `most`.
    ///
    /// # Panics
    /// If no such split exists.
    pub fn split(&mut self, total: usize, parts: usize, least: usize, most: usize) -> Vec<usize> {
        assert!(parts * least <= total && total <= parts * most, "{total} in {parts} parts of {least} to {most}");
        let mut split = vec![least; parts];
        for _ in parts * least..total {
            let open: Vec<usize> = (0..parts).filter(|part| split[*part] < most).collect();
            split[open[self.below(open.len())]] += 1;
        }
        split
    }
}
