//! Telling the caller how far a solve is, and stopping when told to.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::finding::Error;

use super::options::{Options, Progress};
use super::refuse::{Wrong, refused};

/// Counts steps of all kernels.
#[derive(Debug)]
pub(in crate::assign) struct Watch<'a> {
    options: &'a Options<'a>,
    settled: AtomicU64,
    seats: u64,
    stopped: AtomicBool,
}

/// Looks at edges that take as long as a step.
pub(super) const LOOKS: u64 = 1 << 10;

/// Steps between two reports.
const EVERY: u64 = 1 << 10;

impl<'a> Watch<'a> {
    pub(in crate::assign) const fn new(options: &'a Options<'a>, seats: u64) -> Self {
        Self { options, settled: AtomicU64::new(0), seats, stopped: AtomicBool::new(false) }
    }

    /// Counts a step.
    ///
    /// # Errors
    /// If the caller has said to stop.
    #[inline]
    pub(in crate::assign) fn step(&self) -> Result<(), Error> {
        self.steps(1)
    }

    /// Counts a step in which so many edges were looked at.
    pub(in crate::assign) fn long_step(&self, looks: usize) -> Result<(), Error> {
        self.steps(1 + looks as u64 / LOOKS)
    }

    /// Counts some steps at once.
    #[inline]
    pub(in crate::assign) fn steps(&self, count: u64) -> Result<(), Error> {
        let Some(progress) = self.options.progress else { return Ok(()) };
        let before = self.settled.fetch_add(count, Ordering::Relaxed);
        let settled = before + count;
        let is_due = before / EVERY != settled / EVERY;
        if is_due && self.tell(progress, settled).is_break() {
            return Err(stopped());
        }
        if self.stopped.load(Ordering::Relaxed) { Err(stopped()) } else { Ok(()) }
    }

    /// Tells again how far it is, for a solve within a longer call.
    pub(in crate::assign) fn again(&self) -> ControlFlow<()> {
        let Some(progress) = self.options.progress else { return ControlFlow::Continue(()) };
        self.tell(progress, self.settled.load(Ordering::Relaxed))
    }

    fn tell(&self, progress: impl Fn(Progress) -> ControlFlow<()>, settled: u64) -> ControlFlow<()> {
        let said = progress(Progress { settled, seats: self.seats });
        if said.is_break() {
            self.stopped.store(true, Ordering::Relaxed);
        }
        said
    }
}

/// The error of a solve that was stopped.
fn stopped() -> Error {
    refused(Wrong::Stopped, Vec::new())
}
