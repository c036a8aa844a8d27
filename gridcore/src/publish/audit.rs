//! What can be computed from what is published: exactly, by elimination.

use std::collections::BTreeMap;

use super::Total;

/// The numbers that are left out and yet follow from those that are not, in order.
///
/// Each sum is an equation between the numbers left out of it. A number follows if it alone remains in
/// a combination of those; that is so exactly if its row of the reduced matrix has no other entry. Fractions are exact;
/// where they would not fit 128 bits, what is in the sum counts as found.
///
/// # Complexity
/// That of elimination among the sums with numbers left out; linear where they form a tree.
#[must_use]
pub fn recoverable(hidden: &[bool], totals: &[Total]) -> Vec<usize> {
    let is_hidden = |at: usize| hidden.get(at).copied().unwrap_or(false);
    let mut reduced = Reduced::default();
    for total in totals {
        let mut row = Row::new();
        if is_hidden(total.of) {
            put(&mut row, total.of, Fraction::ONE);
        }
        for part in total.parts.iter().copied().filter(|part| is_hidden(*part)) {
            put(&mut row, part, Fraction { over: -1, under: 1 });
        }
        reduced.add(row);
    }
    reduced.alone()
}

/// An equation: what each number left out is taken by.
type Row = BTreeMap<usize, Fraction>;

/// A fraction in lowest terms, its denominator above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    const ONE: Self = Self { over: 1, under: 1 };

    fn new(over: i128, under: i128) -> Option<Self> {
        let (mut a, mut b) = (over.checked_abs()?, under.checked_abs()?);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let by = if under < 0 { a.checked_neg()? } else { a };
        Some(Self { over: over.checked_div(by)?, under: under.checked_div(by)? })
    }

    fn times(self, other: Self) -> Option<Self> {
        Self::new(self.over.checked_mul(other.over)?, self.under.checked_mul(other.under)?)
    }

    fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.under, other.over)?)
    }

    fn less(self, other: Self) -> Option<Self> {
        let over = self.over.checked_mul(other.under)?.checked_sub(other.over.checked_mul(self.under)?)?;
        Self::new(over, self.under.checked_mul(other.under)?)
    }
}

fn put(row: &mut Row, at: usize, more: Fraction) {
    let sum = row.get(&at).copied().unwrap_or(Fraction { over: 0, under: 1 });
    let minus = Fraction { over: -more.over, under: more.under };
    match sum.less(minus).filter(|sum| sum.over != 0) {
        Some(sum) => {
            row.insert(at, sum);
        }
        None => {
            row.remove(&at);
        }
    }
}

/// Equations of which each has a number no other has.
#[derive(Debug, Default)]
struct Reduced {
    rows: BTreeMap<usize, Row>,
    /// The rows a number stands in beside that which it leads.
    uses: BTreeMap<usize, Vec<usize>>,
    /// Numbers of sums that were too large.
    lost: Vec<usize>,
}

impl Reduced {
    /// Takes in an equation, in which all leading numbers are replaced and which then leads with one.
    fn add(&mut self, mut row: Row) {
        let leading: Vec<usize> = row.keys().copied().filter(|at| self.rows.contains_key(at)).collect();
        for at in leading {
            let (Some(by), Some(other)) = (row.get(&at).copied(), self.rows.get(&at)) else { continue };
            if subtract(&mut row, other, by).is_none() {
                self.lost.extend(row.keys().chain(other.keys()).copied());
                return;
            }
        }
        let Some((lead, by)) = row.first_key_value().map(|(lead, by)| (*lead, *by)) else { return };
        let scaled: Option<Row> = row.iter().try_fold(Row::new(), |mut scaled, (at, value)| {
            scaled.insert(*at, value.divided_by(by)?);
            Some(scaled)
        });
        let Some(row) = scaled else { return self.lost.extend(row.into_keys()) };
        for user in self.uses.remove(&lead).unwrap_or_default() {
            let Some(other) = self.rows.get_mut(&user) else { continue };
            let Some(by) = other.get(&lead).copied() else { continue };
            if subtract(other, &row, by).is_none() {
                self.lost.extend(other.keys().chain(row.keys()).copied());
            }
            row.keys().filter(|at| **at != lead).for_each(|at| self.uses.entry(*at).or_default().push(user));
        }
        row.keys().filter(|at| **at != lead).for_each(|at| self.uses.entry(*at).or_default().push(lead));
        self.rows.insert(lead, row);
    }

    fn alone(self) -> Vec<usize> {
        let alone = self.rows.iter().filter(|(_, row)| row.len() == 1).map(|(lead, _)| *lead);
        crate::order::distinct(alone.chain(self.lost).collect::<Vec<_>>())
    }
}

/// Takes so many times another row from a row.
fn subtract(row: &mut Row, other: &Row, by: Fraction) -> Option<()> {
    for (at, value) in other {
        let more = value.times(by)?;
        let sum = row.get(at).copied().unwrap_or(Fraction { over: 0, under: 1 }).less(more)?;
        if sum.over == 0 {
            row.remove(at);
        } else {
            row.insert(*at, sum);
        }
    }
    Some(())
}
