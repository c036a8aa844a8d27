//! A column of prices.

use crate::key::{Id, IdVec};

/// What one more of what each thing carries is worth: numbers of 64 bits, if all of them fit, which takes half the
/// memory; else of 128.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Prices<I> {
    Narrow(IdVec<I, i64>),
    Wide(IdVec<I, i128>),
}

impl<I: Id> Prices<I> {
    pub(super) fn none(count: usize) -> Self {
        Self::Narrow(IdVec::filled(0, count))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Narrow(prices) => prices.len(),
            Self::Wide(prices) => prices.len(),
        }
    }

    pub(super) fn of(&self, id: I) -> i128 {
        match self {
            Self::Narrow(prices) => prices[id].into(),
            Self::Wide(prices) => prices[id],
        }
    }

    pub(super) fn set(&mut self, id: I, price: i128) {
        match (self, i64::try_from(price)) {
            (Self::Narrow(prices), Ok(narrow)) => prices[id] = narrow,
            (Self::Wide(prices), _) => prices[id] = price,
            (narrow, _) => {
                let Self::Narrow(prices) = &*narrow else { return };
                let mut wide: IdVec<I, i128> = prices.values().map(|price| i128::from(*price)).collect();
                wide[id] = price;
                *narrow = Self::Wide(wide);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Prices;
    use crate::key::{Id, SlotId};

    #[test]
    fn prices_become_wide_when_one_is() {
        let mut prices = Prices::none(3);
        let far = i128::from(i64::MIN) - 1;
        for (slot, price) in [(0, -7), (2, far), (1, 9)] {
            prices.set(SlotId::new(slot), price);
        }
        assert_eq!([0, 1, 2].map(|slot| prices.of(SlotId::new(slot))), [-7, 9, far]);
    }
}
