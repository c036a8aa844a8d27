//! The grid behind a handle: shared between threads, read by many or written by one.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use gridcore::check::{Delta, Monitor};
use gridcore::{Change, Error, Grid};
use pyo3::prelude::*;

use crate::error::raised;

/// A grid, or a grid with its findings kept up to date.
#[derive(Debug)]
enum State {
    Plain(Box<Grid>),
    Watched(Box<Monitor>),
}

/// The grid of a handle and of every view of it.
#[derive(Debug, Clone)]
pub(crate) struct Shared(Arc<RwLock<State>>);

impl State {
    const fn grid(&self) -> &Grid {
        match self {
            Self::Plain(grid) => grid,
            Self::Watched(monitor) => monitor.grid(),
        }
    }
}

impl Shared {
    pub(crate) fn plain(grid: Grid) -> Self {
        Self(Arc::new(RwLock::new(State::Plain(Box::new(grid)))))
    }

    pub(crate) fn watched(monitor: Monitor) -> Self {
        Self(Arc::new(RwLock::new(State::Watched(Box::new(monitor)))))
    }

    /// Whether two handles are of the same grid.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Where the grid is, for a hash.
    pub(crate) fn address(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }

    // The core never leaves a grid half changed, so one that a panic left locked is sound.
    fn lock(&self) -> RwLockReadGuard<'_, State> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the grid. The lock is taken and given back while the interpreter is free for others: a
    /// thread that waits for one never holds the other.
    pub(crate) fn read<T: Send>(&self, py: Python<'_>, read: impl FnOnce(&Grid) -> T + Send) -> T {
        py.detach(|| read(self.lock().grid()))
    }

    /// Reads the grid where the core may refuse.
    pub(crate) fn ask<T: Send>(
        &self,
        py: Python<'_>,
        ask: impl FnOnce(&Grid) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        self.read(py, ask).map_err(|error| raised(py, &error))
    }

    /// Reads the monitor, if this is one.
    pub(crate) fn read_monitor<T: Send>(&self, py: Python<'_>, read: impl FnOnce(&Monitor) -> T + Send) -> Option<T> {
        py.detach(|| match &*self.lock() {
            State::Plain(_) => None,
            State::Watched(monitor) => Some(read(monitor)),
        })
    }

    /// Reads two grids. Locks are taken in the order of their addresses, so that two threads that do
    /// it the other way round do not wait for each other.
    pub(crate) fn read_both<T: Send>(
        &self,
        other: &Self,
        py: Python<'_>,
        read: impl FnOnce(&Grid, &Grid) -> T + Send,
    ) -> T {
        py.detach(|| {
            if self.is(other) {
                let grid = self.lock();
                return read(grid.grid(), grid.grid());
            }
            let swapped = self.address() > other.address();
            let (first, second) = if swapped { (other, self) } else { (self, other) };
            let (first, second) = (first.lock(), second.lock());
            if swapped { read(second.grid(), first.grid()) } else { read(first.grid(), second.grid()) }
        })
    }

    /// Applies changes, against a revision if one is said. Of a grid that is not watched no findings
    /// come or go.
    pub(crate) fn apply(&self, py: Python<'_>, revision: Option<u64>, changes: &[Change]) -> PyResult<Delta> {
        let applied = py.detach(|| {
            let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
            let revision = revision.unwrap_or_else(|| state.grid().revision());
            match &mut *state {
                State::Plain(grid) => {
                    grid.apply_at(revision, changes).map(|inverse| Delta { inverse, ..Delta::default() })
                }
                State::Watched(monitor) => monitor.apply_at(revision, changes),
            }
        });
        applied.map_err(|error| raised(py, &error))
    }
}
