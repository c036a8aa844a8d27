//! Assessments, round by round.

use std::sync::{Mutex, PoisonError};

use gridcore::{Charter, Error, json as text, score};
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::error::raised;
use crate::findings::Findings;
use crate::grid::Grid;
use crate::json;

/// One round of an assessment: who is assessed, the sheets that came in, what each subject comes to.
///
/// The scheme says who fills sheets and what they weigh; its period is named as in "2024-05". A round is filled, locked,
/// then published; after that it changes by a further version with its reason and in no other way. It pickles.
///
/// >>> may = gridcore.Round(teams, "order", "2024-05")
/// >>> may.fill(teams, [
/// ...     {"subject": "unit:t1", "from": "self", "author": "unit:t1", "values": {"tidy": 90}},
/// ...     {"subject": "unit:t1", "from": "centre", "author": "unit:s", "values": {"tidy": 80}}])
/// >>> may.results()[0]["score"], may.findings().total
/// (84, 0)
/// >>> may.lock()
/// >>> may.publish()
/// >>> may
/// <Round of order in 2024-05: published, 1 subject>
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Round {
    /// What the scheme is read from again when a round is unpickled.
    charter: Charter,
    round: Mutex<score::Round>,
}

impl Round {
    /// Uses the round; what is refused leaves it as it was, so one that a panic left locked is sound.
    fn with<T>(&self, uses: impl FnOnce(&mut score::Round) -> T) -> T {
        uses(&mut self.round.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What the core says of the round, or does with it, where it may refuse.
    fn ask<T: Send>(
        &self,
        py: Python<'_>,
        ask: impl FnOnce(&mut score::Round) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        py.detach(|| self.with(ask)).map_err(|error| raised(py, &error))
    }
}

#[pymethods]
impl Round {
    #[new]
    fn open(py: Python<'_>, grid: &Grid, scheme: &str, period: &str) -> PyResult<Self> {
        grid.shared.ask(py, |grid| {
            let round = Mutex::new(text::open_round(grid, scheme, period)?);
            Ok(Self { charter: grid.charter().clone(), round })
        })
    }

    /// Fills sheets, all or none: each a dict of `subject`, `from` ("self", "mutual" or "centre"), `author`, the
    /// `values` by indicator, and `ref` if there is evidence. Raises `GridError` with all that is wrong with each.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").fill(teams, [
    /// ...     {"subject": "unit:t1", "from": "self", "author": "unit:t1", "values": {"tidy": 90}}])
    #[pyo3(signature = (
        grid: "Grid", sheets: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]]"
    ) -> "None")]
    fn fill(&self, py: Python<'_>, grid: &Grid, sheets: Bound<'_, PyAny>) -> PyResult<()> {
        let sheets = json::dumps(&sheets)?;
        grid.shared.ask(py, |grid| {
            let sheets = text::from_sheets(&sheets)?;
            self.with(|round| round.fill(grid, &sheets))
        })
    }

    /// Locks the round: no further sheet is taken.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").lock()
    fn lock(&self, py: Python<'_>) -> PyResult<()> {
        self.ask(py, score::Round::lock)
    }

    /// Publishes a locked round.
    ///
    /// >>> may = gridcore.Round(teams, "order", "2024-05")
    /// >>> may.lock()
    /// >>> may.publish()
    fn publish(&self, py: Python<'_>) -> PyResult<()> {
        self.ask(py, score::Round::publish)
    }

    /// Publishes a further version of a published round, in which sheets take the place of those of the same
    /// subject, kind and author.
    ///
    /// >>> may = gridcore.Round(teams, "order", "2024-05")
    /// >>> may.lock()
    /// >>> may.publish()
    /// >>> may.correct(teams, [
    /// ...     {"subject": "unit:t1", "from": "centre", "author": "unit:s", "values": {"tidy": 80}}], "it came late")
    /// >>> [version.get("reason") for version in may.versions]
    /// [None, 'it came late']
    #[pyo3(signature = (
        grid: "Grid", sheets: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]]", reason: "str"
    ) -> "None")]
    fn correct(&self, py: Python<'_>, grid: &Grid, sheets: Bound<'_, PyAny>, reason: &str) -> PyResult<()> {
        let sheets = json::dumps(&sheets)?;
        grid.shared.ask(py, |grid| {
            let sheets = text::from_sheets(&sheets)?;
            self.with(|round| round.correct(grid, &sheets, reason))
        })
    }

    /// What each subject comes to, down to its sheets and their marks.
    ///
    /// >>> result = gridcore.Round(teams, "order", "2024-05").results()[0]
    /// >>> result["subject"], "score" in result
    /// ('unit:t1', False)
    #[pyo3(signature = () -> "list[dict[str, typing.Any]]")]
    fn results<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let results = self.ask(py, |round| round.results().map(|results| text::round_results(&results)))?;
        json::loads(py, &results)
    }

    /// The sheets that are missing, and scores that lie further apart than the scheme tolerates.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").findings().total
    /// 2
    fn findings(&self, py: Python<'_>) -> PyResult<Findings> {
        Findings::new(self.ask(py, |round| round.findings())?, None)
    }

    /// What was published, the first version first: each with its `results`, and the `reason` of all but the first.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").versions
    /// []
    #[getter]
    fn versions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &py.detach(|| self.with(|round| text::round_versions(round))))
    }

    /// The key of the scheme.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").scheme
    /// 'order'
    #[getter]
    fn scheme(&self) -> String {
        self.with(|round| round.scheme().to_owned())
    }

    /// The name of the period.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").period
    /// '2024-05'
    #[getter]
    fn period(&self) -> String {
        self.with(|round| round.period().to_string())
    }

    /// How far it is: "open", "locked" or "published".
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").state
    /// 'open'
    #[getter]
    fn state(&self) -> &'static str {
        self.with(|round| round.state().as_str())
    }

    /// The subjects: units in the order of the tree, or people by key.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").subjects
    /// ['unit:t1']
    #[getter]
    fn subjects(&self) -> Vec<String> {
        self.with(|round| round.subjects().to_vec())
    }

    /// The round as the text it is kept as, with every sheet and version.
    ///
    /// >>> gridcore.Round(teams, "order", "2024-05").to_json()[:35]
    /// '{"scheme":"order","period":"2024-05'
    fn to_json(&self) -> String {
        self.with(|round| text::to_round(round))
    }

    /// The round of a text that `to_json` wrote, under the charter of a grid.
    ///
    /// >>> kept = gridcore.Round(teams, "order", "2024-05").to_json()
    /// >>> gridcore.Round.from_json(teams, kept).to_json() == kept
    /// True
    #[classmethod]
    #[pyo3(signature = (grid: "Grid", text: "str") -> "Round")]
    fn from_json(cls: &Bound<'_, PyType>, grid: &Grid, text: &str) -> PyResult<Self> {
        let charter = grid.shared.read(cls.py(), |grid| grid.charter().clone());
        Self::kept(cls.py(), charter, text)
    }

    fn __repr__(&self) -> String {
        self.with(|round| {
            let (count, state) = (round.subjects().len(), round.state().as_str());
            let subjects = if count == 1 { "subject" } else { "subjects" };
            format!("<Round of {} in {}: {state}, {count} {subjects}>", round.scheme(), round.period())
        })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, String))> {
        let round = slf.get();
        Ok((slf.get_type().getattr("_kept")?, (round.charter.to_json(), round.to_json())))
    }

    /// What was pickled.
    #[classmethod]
    fn _kept(cls: &Bound<'_, PyType>, charter: &str, text: &str) -> PyResult<Self> {
        let charter = Charter::from_json(charter).map_err(|error| raised(cls.py(), &error))?;
        Self::kept(cls.py(), charter, text)
    }
}

impl Round {
    fn kept(py: Python<'_>, charter: Charter, kept: &str) -> PyResult<Self> {
        let round = py.detach(|| text::from_round(&charter, kept)).map_err(|error| raised(py, &error))?;
        Ok(Self { charter, round: Mutex::new(round) })
    }
}

/// Appraises a subject by the indicators of a scheme of the grid's charter: `values` by indicator, each a number or
/// a pair of a number and what it is divided by, which is not rounded. Gives `score`, `band` and `marks`.
///
/// >>> gridcore.appraise(teams, "order", {"tidy": (175, 2)})["score"]
/// 87.5
#[pyfunction]
#[pyo3(signature = (
    grid: "Grid", scheme: "str",
    values: "collections.abc.Mapping[str, int | float | tuple[int | float, int]]"
) -> "dict[str, typing.Any]")]
pub(crate) fn appraise<'py>(
    py: Python<'py>,
    grid: &Grid,
    scheme: &str,
    values: Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let values = json::dumps(&values)?;
    json::loads(py, &grid.shared.ask(py, |grid| text::appraise(grid.charter(), scheme, &values))?)
}
