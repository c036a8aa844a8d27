//! How to solve.

use std::fmt;
use std::ops::ControlFlow;

/// How to solve a [`Problem`](super::Problem).
///
/// ```
/// use std::ops::ControlFlow;
///
/// use gridcore::assign::{Options, Problem};
///
/// let report = |progress: gridcore::assign::Progress| {
///     if progress.settled > 1_000_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
/// };
/// let options = Options { progress: Some(&report), ..Options::default() };
/// assert!(Problem::new(["cost"]).solve(&options)?.chosen().is_empty());
/// # Ok::<(), gridcore::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Whether to choose the lexicographically smallest list of (slot, person) among the best; on by
    /// default.
    pub ties: bool,
    /// How many problems branch and bound may solve for each part that is not a flow; 2,000 by default.
    pub nodes: u32,
    /// Told every thousand steps or so how far it is; the call stops with an error if it breaks.
    pub progress: Option<&'a (dyn Fn(Progress) -> ControlFlow<()> + Sync)>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { ties: true, nodes: 2_000, progress: None }
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let progress = self.progress.map(|_| "..");
        f.debug_struct("Options")
            .field("ties", &self.ties)
            .field("nodes", &self.nodes)
            .field("progress", &progress)
            .finish()
    }
}

/// How far a call is: a solve counts seats, a proof and a drawing people, what a split of roles leaves as alternatives
/// people for each person, mutual inspection rows of its tables, and what looks for blockers edges. A solve may count some more than once, so that more are settled than there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Looked for or at so far.
    pub settled: u64,
    /// To look for or at.
    pub seats: u64,
}
