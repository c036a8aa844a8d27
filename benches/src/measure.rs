//! Wall time of a job, ours and the peer's in turns.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How much to run: everything under `cargo bench`, little under `cargo test` or `BENCH_QUICK=1`.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    quick: bool,
}

impl Scale {
    /// What the command line and the environment ask for.
    #[must_use]
    pub fn of_run() -> Self {
        let asked = std::env::var_os("BENCH_QUICK").is_some_and(|value| value != "0");
        // `cargo bench` says so; `cargo test` does not.
        Self { quick: asked || !std::env::args().any(|argument| argument == "--bench") }
    }

    /// Whether this is a run at small sizes, of which the times mean nothing.
    #[must_use]
    pub const fn is_quick(self) -> bool {
        self.quick
    }

    /// Three sizes a decade apart, the largest last.
    #[must_use]
    pub const fn sizes(self, largest: usize) -> [usize; 3] {
        let largest = if self.quick { largest / 100 } else { largest };
        [largest / 100, largest / 10, largest]
    }

    /// How often to run a job that takes a while at `size`: seldom enough to end, often enough for a
    /// median.
    #[must_use]
    pub const fn runs(self, size: usize) -> usize {
        match (self.quick, size) {
            (true, _) => 1,
            (_, 0..100_000) => 31,
            (_, 100_000..500_000) => 21,
            _ => 11,
        }
    }
}

/// The time of one call; what it returns is dropped outside.
pub fn time<T>(job: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = black_box(job());
    let taken = start.elapsed();
    drop(result);
    taken
}

/// The median of some calls after a first one that is not counted.
pub fn median_of<T>(runs: usize, mut job: impl FnMut() -> T) -> Duration {
    time(&mut job);
    median((0..runs).map(|_| time(&mut job)).collect())
}

/// The medians of two jobs that take turns, so that whatever else the machine does meets both.
pub fn side_by_side<A, B>(runs: usize, mut ours: impl FnMut() -> A, mut peer: impl FnMut() -> B) -> [Duration; 2] {
    time(&mut ours);
    time(&mut peer);
    let times: Vec<(Duration, Duration)> = (0..runs).map(|_| (time(&mut ours), time(&mut peer))).collect();
    let (ours, peer) = times.into_iter().unzip();
    [median(ours), median(peer)]
}

/// The median; nothing for no times.
#[must_use]
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
