//! A ledger or a desk that threads share: read together, written one after the other.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use gridcore::Error;
use pyo3::prelude::*;

use crate::grid::Grid;

/// A value of the core behind a lock. What is refused leaves nothing behind, so one that a panic left locked is sound.
#[derive(Debug)]
pub(crate) struct Held<T>(RwLock<T>);

impl<H: Send + Sync> Held<H> {
    pub(crate) const fn new(held: H) -> Self {
        Self(RwLock::new(held))
    }

    pub(crate) fn read(&self) -> RwLockReadGuard<'_, H> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads it; the lock is taken and given back while the interpreter is free for others.
    pub(crate) fn look<T: Send>(&self, py: Python<'_>, look: impl FnOnce(&H) -> T + Send) -> T {
        py.detach(|| look(&self.read()))
    }

    /// Reads it beside a grid. The lock of the grid always comes first.
    pub(crate) fn ask<T: Send>(
        &self,
        py: Python<'_>,
        grid: &Grid,
        ask: impl FnOnce(&H, &gridcore::Grid) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        grid.shared.ask(py, |grid| ask(&self.read(), grid))
    }

    /// Writes it on a grid.
    pub(crate) fn write<T: Send>(
        &self,
        py: Python<'_>,
        grid: &Grid,
        write: impl FnOnce(&mut H, &gridcore::Grid) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        grid.shared.ask(py, |grid| write(&mut self.0.write().unwrap_or_else(PoisonError::into_inner), grid))
    }
}
