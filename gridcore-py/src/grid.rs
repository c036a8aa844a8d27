//! The grid: made, checked, asked and edited.

use gridcore::json as core;
use gridcore::{Change, Folder, Reference, Rejected, TableKind, check};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use crate::error::raised;
use crate::findings::Findings;
use crate::make::{Names, finish, of_people, of_tables, tables};
use crate::monitor::Monitor;
use crate::rows::Table;
use crate::state::Shared;
use crate::{day, json};

/// An organisation on one day: its units, people, areas, appointments, claims and links.
///
/// `charter` is TOML text, JSON text or a dict. A table is any frame that speaks Arrow (polars, pandas,
/// pyarrow, duckdb), a dict of lists, a list of dicts, or the text of a CSV file. `day` is needed if
/// rows are dated. With `lenient` the rows that do not fit are set aside in `rejected`. Raises
/// `GridError` with everything that is wrong.
///
/// >>> small = gridcore.Grid(
/// ...     {"name": "workshop", "tiers": ["site", "team"]},
/// ...     units={"key": ["north", "t1"], "parent": [None, "north"], "tier": ["site", "team"]},
/// ...     people=[{"key": "0001", "cell": "t1"}],
/// ... )
/// >>> small
/// <Grid workshop: 2 units, 1 person, 0 areas>
///
/// Threads may share a grid: they read it together and edit it one after the other. A grid pickles
/// as its document.
#[pyclass(module = "gridcore", frozen)]
#[derive(Debug)]
pub(crate) struct Grid {
    pub(crate) shared: Shared,
    rejected: Vec<Rejected>,
}

impl Grid {
    pub(crate) fn new(grid: gridcore::Grid, rejected: Vec<Rejected>) -> Self {
        Self { shared: Shared::plain(grid), rejected }
    }

    pub(crate) const fn of(shared: Shared) -> Self {
        Self { shared, rejected: Vec::new() }
    }
}

/// Changes as a caller has them.
pub(crate) fn read_changes(changes: &Bound<'_, PyAny>) -> PyResult<Vec<Change>> {
    core::from_changes(&json::dumps(changes)?).map_err(|error| raised(changes.py(), &error))
}

fn reference(py: Python<'_>, about: &str) -> PyResult<Reference<'static>> {
    core::reference("about", about).map_err(|error| raised(py, &error))
}

#[pymethods]
impl Grid {
    #[new]
    #[pyo3(signature = (
        charter: "CharterLike", *, units: "TableLike | None" = None, people: "TableLike | None" = None,
        placements: "TableLike | None" = None, areas: "TableLike | None" = None, claims: "TableLike | None" = None,
        appointments: "TableLike | None" = None, links: "TableLike | None" = None,
        aliases: "TableLike | None" = None, day: "datetime.date | str | None" = None, lenient: "bool" = false
    ))]
    #[expect(clippy::too_many_arguments, reason = "one a table")]
    fn make(
        py: Python<'_>,
        charter: Bound<'_, PyAny>,
        units: Option<Bound<'_, PyAny>>,
        people: Option<Bound<'_, PyAny>>,
        placements: Option<Bound<'_, PyAny>>,
        areas: Option<Bound<'_, PyAny>>,
        claims: Option<Bound<'_, PyAny>>,
        appointments: Option<Bound<'_, PyAny>>,
        links: Option<Bound<'_, PyAny>>,
        aliases: Option<Bound<'_, PyAny>>,
        day: Option<Bound<'_, PyAny>>,
        lenient: bool,
    ) -> PyResult<Self> {
        let (charter, day) = (json::dumps(&charter)?, day::read(day.as_ref())?);
        let tables = tables([units, people, placements, areas, claims, appointments, links, aliases])?;
        finish(py, || of_tables(&charter, &tables, day, lenient))
    }

    /// The grid of one wide sheet, a person a row, and its charter.
    ///
    /// `path` names the columns of the units, outermost first; each is also a tier. `key` is the column
    /// of the person's key, `post` that of the post they hold in the last unit of the path, `tags` that
    /// of their tags, `numbers` those of their numbers. Every other column must be `ignored`. Without a
    /// `charter` one is proposed: it asks for nothing more than that everybody is placed.
    ///
    /// >>> sheet = "no,branch,cell,title\n7,north,c1,lead\n8,north,c1,\n"
    /// >>> grid, charter = gridcore.Grid.from_people(sheet, path=["branch", "cell"], key="no", post="title")
    /// >>> grid.person("7").cell, charter["posts"][0]["key"]
    /// (<Unit north/c1>, 'lead')
    #[classmethod]
    #[pyo3(signature = (
        frame: "TableLike", path: "collections.abc.Sequence[str]", *, key: "str" = "key".to_owned(),
        post: "str | None" = None, tags: "str | None" = None,
        numbers: "collections.abc.Sequence[str]" = Vec::new(), ignored: "collections.abc.Sequence[str]" = Vec::new(),
        charter: "CharterLike | None" = None, lenient: "bool" = false
    ) -> "tuple[Grid, dict[str, typing.Any]]")]
    #[expect(clippy::too_many_arguments, reason = "one a kind of column")]
    fn from_people<'py>(
        cls: &Bound<'py, PyType>,
        frame: Bound<'py, PyAny>,
        path: Vec<String>,
        key: String,
        post: Option<String>,
        tags: Option<String>,
        numbers: Vec<String>,
        ignored: Vec<String>,
        charter: Option<Bound<'py, PyAny>>,
        lenient: bool,
    ) -> PyResult<(Self, Bound<'py, PyAny>)> {
        let py = cls.py();
        let sheet = crate::table::Table::of("frame", &frame)?;
        let charter = charter.filter(|charter| !charter.is_none()).map(|charter| json::dumps(&charter)).transpose()?;
        let names = Names { path, key, post, tags, numbers, ignored };
        let grid = finish(py, || of_people(&sheet, &names, charter.as_deref(), lenient))?;
        let charter = grid.charter(py)?;
        Ok((grid, charter))
    }

    /// The grid of a document, as `to_document` writes it.
    ///
    /// >>> gridcore.Grid.from_document(grid.to_document()).to_document() == grid.to_document()
    /// True
    #[classmethod]
    #[pyo3(signature = (text: "str | bytes", *, lenient: "bool" = false) -> "Grid")]
    fn from_document(cls: &Bound<'_, PyType>, text: Bound<'_, PyAny>, lenient: bool) -> PyResult<Self> {
        let text: Vec<u8> = match text.cast::<pyo3::types::PyString>() {
            Ok(text) => text.to_cow()?.into_owned().into_bytes(),
            Err(_) => text.cast_into::<pyo3::types::PyBytes>()?.as_bytes().to_vec(),
        };
        finish(cls.py(), || match lenient {
            true => core::from_document_leniently(&text, &gridcore::Limits::default()),
            false => Ok((core::from_document(&text)?, Vec::new())),
        })
    }

    /// The rows that lenient loading set aside: each its table, its cells and what is wrong with it.
    ///
    /// >>> charter = {"name": "w", "tiers": ["team"]}
    /// >>> lenient = gridcore.Grid(charter, units="key,tier\nt1,team\n", people="key,cell\np1,t9\n", lenient=True)
    /// >>> lenient.rejected
    /// [('people', {'key': 'p1', 'cell': 't9'}, <Findings: 1 roster.unknown-name>)]
    #[getter]
    fn rejected<'py>(&self, py: Python<'py>) -> PyResult<Vec<(&'static str, Bound<'py, PyDict>, Findings)>> {
        let row = |rejected: &Rejected| {
            let cells = PyDict::new(py);
            rejected.record.cells.iter().try_for_each(|(name, cell)| cells.set_item(name, cell))?;
            Ok((rejected.record.table.name(), cells, Findings::new(rejected.findings.clone(), None)?))
        };
        self.rejected.iter().map(row).collect()
    }

    /// Everything that is wrong by the rules of the charter, in its language or another.
    ///
    /// >>> grid.check().counts
    /// {'coverage.unplaced': 1, 'staffing.vacant': 1}
    #[pyo3(signature = (language: "str | None" = None) -> "Findings")]
    fn check(&self, py: Python<'_>, language: Option<&str>) -> PyResult<Findings> {
        language.map(crate::findings::language).transpose()?;
        Findings::new(self.shared.read(py, check::all), language)
    }

    /// Applies changes, all or none; returns the changes that undo them. `revision` refuses edits made
    /// against another state of the grid.
    ///
    /// >>> grid.apply([{"place": {"person": "0003", "cell": "t2"}}])
    /// [{'unplace': {'person': '0003', 'network': 'main'}}]
    #[pyo3(signature = (
        changes: "collections.abc.Sequence[collections.abc.Mapping[str, typing.Any]] | str",
        *, revision: "int | None" = None
    ) -> "list[dict[str, typing.Any]]")]
    fn apply<'py>(
        &self,
        py: Python<'py>,
        changes: Bound<'py, PyAny>,
        revision: Option<u64>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let changes = read_changes(&changes)?;
        json::loads(py, &core::to_changes(&self.shared.apply(py, revision, &changes)?.inverse))
    }

    /// A copy of the grid that keeps its findings up to date through every edit.
    ///
    /// >>> grid.monitor().findings.total
    /// 2
    fn monitor(&self, py: Python<'_>) -> Monitor {
        Monitor(Shared::watched(self.shared.read(py, |grid| check::Monitor::new(grid.clone()))))
    }

    /// The changes that make another grid of this one, such as next month's export.
    ///
    /// >>> other = gridcore.Grid.from_document(grid.to_document())
    /// >>> inverse = other.apply([{"rename_unit": {"unit": "t1", "name": "First"}}])
    /// >>> grid.between(other)
    /// [{'rename_unit': {'unit': 't1', 'name': 'First'}}]
    #[pyo3(signature = (other: "Grid") -> "list[dict[str, typing.Any]]")]
    fn between<'py>(&self, py: Python<'py>, other: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let changes = |old: &gridcore::Grid, new: &gridcore::Grid| core::to_changes(&Change::between(old, new));
        json::loads(py, &self.shared.read_both(&other.get().shared, py, changes))
    }

    /// Who answers for a person, an area, a unit, a post or a kind of matter: a dict for each network,
    /// with the posts from the innermost unit outwards and who answers in the end.
    ///
    /// >>> grid.answers_for("person:0002")[0]["answered_by"]
    /// {'person': '0002', 'post': 'lead', 'unit': 't2', 'passed_up': False}
    #[pyo3(signature = (about: "str") -> "list[dict[str, typing.Any]]")]
    fn answers_for<'py>(&self, py: Python<'py>, about: &str) -> PyResult<Bound<'py, PyAny>> {
        let about = reference(py, about)?;
        json::loads(py, &self.shared.ask(py, |grid| Ok(core::answers(&grid.answers_for(&about)?)))?)
    }

    /// Who answers for a kind of matter that arises about something; None if that has no cell in the
    /// network that handles the kind.
    ///
    /// >>> office = grid.charter | {"kinds": [{"key": "hazard", "posts": ["lead"]}]}
    /// >>> other = gridcore.Grid(office, units=grid.table("units"), people=grid.table("people"))
    /// >>> other.answers_for_matter("hazard", "person:0001")["steps"][0]["posts"][0]["vacant"]
    /// True
    #[pyo3(signature = (kind: "str", about: "str") -> "dict[str, typing.Any] | None")]
    fn answers_for_matter<'py>(&self, py: Python<'py>, kind: &str, about: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
        let about = reference(py, about)?;
        let answer = self
            .shared
            .ask(py, |grid| Ok(grid.answers_for_matter(kind, &about)?.map(|answer| core::answers(&[answer]))))?;
        answer.map(|answer| json::loads(py, &answer)?.get_item(0)).transpose()
    }

    /// A unit and all below it as a grid of its own: what somebody in charge of it may see.
    ///
    /// >>> grid.extract("t2")
    /// <Grid workshop: 1 unit, 1 person, 0 areas>
    fn extract(&self, py: Python<'_>, unit: &str) -> PyResult<Self> {
        self.shared.ask(py, |grid| grid.extract(unit)).map(|grid| Self::new(grid, Vec::new()))
    }

    /// The grid as one JSON text, which `from_document` reads back; the same grid gives the same bytes.
    ///
    /// >>> grid.to_document()[:40]
    /// '{"format":1,"charter":{"name":"workshop"'
    fn to_document(&self, py: Python<'_>) -> String {
        self.shared.read(py, core::to_document)
    }

    /// The grid as the files of a grid folder, by name, which `load` reads back.
    ///
    /// >>> sorted(grid.to_files())
    /// ['appointments.csv', 'areas.csv', 'charter.toml', 'claims.csv', 'people.csv', 'units.csv']
    #[pyo3(signature = () -> "dict[str, str]")]
    fn to_files<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let folder =
            |grid: &gridcore::Grid| Folder { charters: vec![grid.charter().clone()], roster: grid.to_roster() };
        let files = PyDict::new(py);
        let written = self.shared.read(py, |grid| folder(grid).to_files());
        written.into_iter().try_for_each(|(name, text)| files.set_item(name, text))?;
        Ok(files)
    }

    /// The rows of a table: `units`, `people`, `placements`, `areas`, `claims`, `appointments`, `links` or
    /// `aliases`.
    ///
    /// >>> grid.table("areas").to_dicts()
    /// [{'key': 'boiler'}]
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        let names = || TableKind::ALL.map(TableKind::name).join(", ");
        let kind = TableKind::from_name(name).ok_or_else(|| {
            pyo3::exceptions::PyValueError::new_err(format!("no table is called {name:?}; there are {}", names()))
        })?;
        Ok(Table::new(kind, self.shared.read(py, gridcore::Grid::to_roster)))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_document")?, (slf.get().to_document(slf.py()),)))
    }
}
