//! Assignment on a whole matrix of costs.

mod kernel;
mod lanes;
mod number;

use crate::finding::Error;
use crate::order;

use super::engine::{Options, Watch, Wrong, refused};
use number::Number;

/// A matrix of costs, its rows one after the other.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Matrix<'a> {
    /// Real numbers; positive infinity forbids a pair, or negative infinity when maximising.
    Real(&'a [f64]),
    /// Whole numbers, never rounded.
    Whole(&'a [i64]),
}

impl<'a> From<&'a [f64]> for Matrix<'a> {
    fn from(costs: &'a [f64]) -> Self {
        Self::Real(costs)
    }
}

impl<'a> From<&'a [i64]> for Matrix<'a> {
    fn from(costs: &'a [i64]) -> Self {
        Self::Whole(costs)
    }
}

/// The pairs of row and column of the least total, or the greatest: each row with one column, each column
/// with one row, as many as the shorter side has.
///
/// Takes and returns what SciPy's function of that name does: the rows in rising order, and the column of
/// each. Where several choices are best, which of them is returned may differ. Real numbers are added and
/// compared as doubles.
///
/// The algorithm is that of Jonker & Volgenant (*A shortest augmenting path algorithm for dense and sparse linear
/// assignment problems*, Computing 38, 1987), with oblong matrices taken as they are (Crouse, *On implementing
/// 2D rectangular assignment algorithms*, 2016).
///
/// # Errors
/// [`ErrorKind::Call`](crate::ErrorKind::Call) if the matrix has not `rows * columns` entries; if an entry is not
/// a number, or infinite with the sign that does not forbid; or if the pairs that are not forbidden do not
/// suffice.
///
/// # Complexity
/// `O(r² c)` for `r` rows and `c` columns of which there are no fewer.
///
/// ```
/// use gridcore::assign::{Options, linear_sum_assignment};
///
/// let costs = [4.0, 1.0, 3.0, 2.0, 0.0, 5.0, 3.0, 2.0, 2.0];
/// let (rows, columns) = linear_sum_assignment(&costs[..], 3, 3, false, &Options::default())?;
/// assert_eq!((rows, columns), (vec![0, 1, 2], vec![1, 0, 2]));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn linear_sum_assignment<'a>(
    costs: impl Into<Matrix<'a>>,
    rows: usize,
    columns: usize,
    maximize: bool,
    options: &Options<'_>,
) -> Result<(Vec<u32>, Vec<u32>), Error> {
    let matrix = costs.into();
    let found = match matrix {
        Matrix::Real(costs) => costs.len(),
        Matrix::Whole(costs) => costs.len(),
    };
    let index = |number: usize| u32::try_from(number).is_ok();
    if rows.checked_mul(columns) != Some(found) || !index(rows) || !index(columns) {
        let count = rows.saturating_mul(columns);
        let args =
            vec![("found", found.into()), ("rows", rows.into()), ("columns", columns.into()), ("count", count.into())];
        return Err(refused(Wrong::Matrix, args));
    }
    match matrix {
        Matrix::Real(costs) => {
            let widest = lanes::widest(costs);
            if widest.is_none() {
                valid(costs, columns, maximize)?;
            }
            let finite = || costs.iter().filter(|cost| cost.is_finite());
            let far = widest.unwrap_or_else(|| finite().fold(0.0, |far: f64, cost| far.max(cost.abs())));
            let shape = Shape { rows, columns, has_forbidden: widest.is_none() };
            if far < f64::MAX * SCALE {
                return pairs(costs, shape, maximize, options);
            }
            // By a power of two, which rounds nothing that would not be lost beside the largest.
            let scaled: Vec<f64> = costs.iter().map(|cost| cost * SCALE).collect();
            pairs(&scaled, shape, maximize, options)
        }
        Matrix::Whole(costs) => whole(costs, Shape { rows, columns, has_forbidden: false }, maximize, options),
    }
}

/// What is known of a matrix beside its costs.
#[derive(Debug, Clone, Copy)]
struct Shape {
    rows: usize,
    columns: usize,
    has_forbidden: bool,
}

/// So many times less, costs add up to no infinity, however many there are.
const SCALE: f64 = 1.0 / (1_u64 << 40) as f64;

/// Whole numbers as doubles, which are compared faster, where those hold all sums; or else in as many bits as it takes.
fn whole(costs: &[i64], shape: Shape, maximize: bool, options: &Options<'_>) -> Result<(Vec<u32>, Vec<u32>), Error> {
    // The kernel adds two costs for each row at most.
    let largest = costs.iter().map(|cost| cost.unsigned_abs()).max().unwrap_or(0);
    let far = largest.saturating_mul(4 * (shape.rows.min(shape.columns) as u64 + 2));
    if far < 1 << f64::MANTISSA_DIGITS {
        #[expect(clippy::cast_precision_loss, reason = "they were shown to fit")]
        let doubles: Vec<f64> = costs.iter().map(|cost| *cost as f64).collect();
        return pairs(&doubles, shape, maximize, options);
    }
    if far < 1 << 59 {
        return pairs(costs, shape, maximize, options);
    }
    let wide: Vec<i128> = costs.iter().map(|cost| i128::from(*cost)).collect();
    pairs(&wide, shape, maximize, options)
}

fn valid(costs: &[f64], columns: usize, maximize: bool) -> Result<(), Error> {
    let forbidden = if maximize { f64::NEG_INFINITY } else { f64::INFINITY };
    let is_odd = |cost: &f64| !cost.is_finite() && *cost != forbidden;
    let Some(at) = costs.iter().position(is_odd) else { return Ok(()) };
    Err(refused(Wrong::NotNumber, vec![("row", (at / columns).into()), ("column", (at % columns).into())]))
}

fn pairs<N: Number>(
    costs: &[N],
    Shape { rows, columns, has_forbidden }: Shape,
    maximize: bool,
    options: &Options<'_>,
) -> Result<(Vec<u32>, Vec<u32>), Error> {
    let tall = rows > columns;
    let turned: Vec<N>;
    let matrix = if maximize || tall {
        let sign = |cost: N| if maximize { N::default() - cost } else { cost };
        turned = if tall { transposed(costs, columns, sign) } else { costs.iter().map(|cost| sign(*cost)).collect() };
        &turned
    } else {
        costs
    };
    let (short, long) = (rows.min(columns), rows.max(columns));
    let watch = Watch::new(options, short as u64);
    let Some(found) = kernel::assign(matrix, [short, long], has_forbidden, &watch)? else {
        return Err(refused(Wrong::Infeasible, Vec::new()));
    };
    let counted = (0..).zip(found);
    if !tall {
        return Ok(counted.unzip());
    }
    let mut pairs: Vec<(u32, u32)> = counted.map(|(column, row)| (row, column)).collect();
    order::natural(&mut pairs);
    Ok(pairs.into_iter().unzip())
}

/// The rows as columns.
fn transposed<N: Number>(costs: &[N], columns: usize, sign: impl Fn(N) -> N) -> Vec<N> {
    (0..columns).flat_map(|column| costs.iter().skip(column).step_by(columns.max(1))).map(|cost| sign(*cost)).collect()
}
