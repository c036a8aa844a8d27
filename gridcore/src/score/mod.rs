//! Points, ranks and shares: exact, and the same on every platform.
//!
//! ```
//! use gridcore::score::{self, Sharing};
//!
//! // A bonus of 1000.00 in cents, by points: it sums to the cent.
//! let shares = score::share(&[12_500, 8_250, 0], 100_000, &Sharing::default())?;
//! assert_eq!(shares, [60_241, 39_759, 0]);
//! # Ok::<(), gridcore::Error>(())
//! ```

mod appraise;
mod award;
mod behind;
mod board;
mod explain;
mod kept;
mod ledger;
mod lines;
mod list;
mod mark;
mod measure;
mod party;
mod policy;
mod rank;
mod ratio;
mod roll_up;
mod round;
mod share;
mod standing;
mod tally;

pub use appraise::{Appraisal, Marked, appraise};
pub use award::{AwardRequest, AwardTerms, Awarded, Candidate, Outcome, award};
pub use board::{Board, BoardRow};
pub use explain::{Difference, Explained, Explanation};
pub(crate) use ledger::entries_of;
#[cfg(feature = "csv")]
pub(crate) use ledger::sheet_of;
pub use ledger::{Entry, EntryRow, Ledger, Posted, Totals};
pub use list::{groups, keys, numbers, values};
pub use measure::{BoardRanks, Measure, Within};
pub use rank::{Ranking, Ranks, rank};
pub use ratio::Ratio;
pub use roll_up::{BoardRequest, roll_up, roll_up_as_posted};
pub use round::{KeptRound, KeptVersion, Round, RoundPart, RoundResult, RoundState, Sheet, Version};
pub use share::{Pot, Redistribution, Sharing, Ties, redistribute, share};
pub use standing::Standing;
pub use tally::{Subjects, Tally, tally};

pub use crate::apportion::Method;
