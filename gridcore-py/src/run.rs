//! Long calls: the interpreter is free, Ctrl-C stops them, progress is told.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use gridcore::assign::{Options, Progress};
use pyo3::prelude::*;

use crate::error::raised;

/// Runs a solve without the interpreter's lock. Every few thousand steps signals are looked at, so that Ctrl-C
/// stops it, and `progress` is told how far it is.
pub(crate) fn run<T: Send>(
    py: Python<'_>,
    progress: Option<&Py<PyAny>>,
    solve: impl FnOnce(&Options<'_>) -> Result<T, gridcore::Error> + Send,
) -> PyResult<T> {
    let stopped: Mutex<Option<PyErr>> = Mutex::new(None);
    let report = |at: Progress| {
        let told = Python::attach(|py| {
            py.check_signals()?;
            progress.map_or(Ok(()), |call| call.call1(py, (at.settled, at.seats)).map(drop))
        });
        match told {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                stopped.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                ControlFlow::Break(())
            }
        }
    };
    let result = py.detach(|| solve(&Options { progress: Some(&report), ..Options::default() }));
    if let Some(error) = stopped.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    // A signal that came after the last report.
    py.check_signals()?;
    result.map_err(|error| raised(py, &error))
}

/// Runs a solve with progress as a caller asks for it: a function that is told, or True for a bar.
pub(crate) fn shown<T: Send>(
    py: Python<'_>,
    progress: Option<&Bound<'_, PyAny>>,
    solve: impl FnOnce(&Options<'_>) -> Result<T, gridcore::Error> + Send,
) -> PyResult<T> {
    let Some(progress) = progress else { return run(py, None, solve) };
    let module = py.import("gridcore._progress")?;
    let told = module.call_method1("told", (progress,))?;
    let result = run(py, Some(told.as_unbound()).filter(|told| !told.is_none(py)), solve);
    module.call_method1("close", (told,))?;
    result
}
