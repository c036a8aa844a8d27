//! Ways into a grid, what it is, and how it is shown.

use gridcore::{Error, export, json as core};
use pyo3::prelude::*;

use crate::area::Area;
use crate::grid::Grid;
use crate::person::Person;
use crate::unit::Unit;
use crate::{day, html, json};

/// How many units a tree shows.
const SHOWN: usize = 500;

#[pymethods]
impl Grid {
    /// The unit of a key, or of a former key. Raises `GridError` of kind "key", with the closest key.
    ///
    /// >>> grid.unit("t1").parent
    /// <Unit north>
    fn unit(&self, py: Python<'_>, key: &str) -> PyResult<Unit> {
        let key = self.shared.ask(py, |grid| Ok(grid.unit(key)?.key().to_owned()))?;
        Ok(Unit::new(self.shared.clone(), key))
    }

    /// The person of a key, or of a former key. Raises `GridError` of kind "key", with the closest key.
    ///
    /// >>> grid.person("0001").cell
    /// <Unit t1>
    fn person(&self, py: Python<'_>, key: &str) -> PyResult<Person> {
        let key = self.shared.ask(py, |grid| Ok(grid.person(key)?.key().to_owned()))?;
        Ok(Person::new(self.shared.clone(), key))
    }

    /// The area of a key, or of a former key. Raises `GridError` of kind "key", with the closest key.
    ///
    /// >>> grid.area("boiler").claims[0]["cell"]
    /// 't1'
    fn area(&self, py: Python<'_>, key: &str) -> PyResult<Area> {
        let key = self.shared.ask(py, |grid| Ok(grid.area(key)?.key().to_owned()))?;
        Ok(Area::new(self.shared.clone(), key))
    }

    /// All units, by key. For many at once `table("units")` is faster.
    ///
    /// >>> grid.units()
    /// [<Unit north>, <Unit t1>, <Unit t2>]
    fn units(&self, py: Python<'_>) -> Vec<Unit> {
        let keys: Vec<String> = self.shared.read(py, |grid| grid.units().map(|unit| unit.key().to_owned()).collect());
        keys.into_iter().map(|key| Unit::new(self.shared.clone(), key)).collect()
    }

    /// All people, by key. For many at once `table("people")` is faster.
    ///
    /// >>> [person.key for person in grid.people()]
    /// ['0001', '0002', '0003']
    fn people(&self, py: Python<'_>) -> Vec<Person> {
        let keys: Vec<String> = self.shared.read(py, |grid| grid.people().map(|p| p.key().to_owned()).collect());
        keys.into_iter().map(|key| Person::new(self.shared.clone(), key)).collect()
    }

    /// All areas, by key.
    ///
    /// >>> grid.areas()
    /// [<Area boiler>]
    fn areas(&self, py: Python<'_>) -> Vec<Area> {
        let keys: Vec<String> = self.shared.read(py, |grid| grid.areas().map(|area| area.key().to_owned()).collect());
        keys.into_iter().map(|key| Area::new(self.shared.clone(), key)).collect()
    }

    /// The charter, as a dict.
    ///
    /// >>> grid.charter["tags"]
    /// ['first-aider']
    #[getter]
    pub(crate) fn charter<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        json::loads(py, &self.shared.read(py, |grid| grid.charter().to_json()))
    }

    /// The day this is the state of; None if no row is dated and none was asked for.
    #[getter]
    fn day<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        day::show(py, self.shared.read(py, gridcore::Grid::day))
    }

    /// The days on which something changes, in order; between two of them every day has the same grid.
    ///
    /// >>> rows = [{"key": "north", "tier": "site", "from": "2024-07-01"}]
    /// >>> gridcore.Grid(grid.charter, units=rows, day="2024-08-01").days
    /// [datetime.date(2024, 7, 1)]
    #[getter]
    fn days<'py>(&self, py: Python<'py>) -> PyResult<Vec<Option<Bound<'py, PyAny>>>> {
        let days = self.shared.read(py, |grid| grid.to_roster().days());
        days.into_iter().map(|day| day::show(py, Some(day))).collect()
    }

    /// How many batches of changes have been applied.
    #[getter]
    fn revision(&self, py: Python<'_>) -> u64 {
        self.shared.read(py, gridcore::Grid::revision)
    }

    /// How many units there are.
    #[getter]
    fn unit_count(&self, py: Python<'_>) -> usize {
        self.shared.read(py, gridcore::Grid::unit_count)
    }

    /// How many people there are.
    #[getter]
    fn person_count(&self, py: Python<'_>) -> usize {
        self.shared.read(py, gridcore::Grid::person_count)
    }

    /// How many areas there are.
    #[getter]
    fn area_count(&self, py: Python<'_>) -> usize {
        self.shared.read(py, gridcore::Grid::area_count)
    }

    /// A Mermaid diagram of all units, or of `root` and those below it; `findings` marks the units that
    /// have any.
    ///
    /// >>> grid.mermaid().splitlines()[0]
    /// 'flowchart LR'
    #[pyo3(signature = (
        *, root: "str | None" = None, findings: "bool" = false, people: "bool" = true, links: "bool" = true,
        units: "int" = SHOWN
    ) -> "str")]
    fn mermaid(
        &self,
        py: Python<'_>,
        root: Option<&str>,
        findings: bool,
        people: bool,
        links: bool,
        units: usize,
    ) -> PyResult<String> {
        let options = export::Options { root, people, links, units, findings: None };
        self.picture(py, findings, options, export::mermaid)
    }

    /// The same for Graphviz, always whole.
    ///
    /// >>> grid.dot().splitlines()[0]
    /// 'digraph grid {'
    #[pyo3(signature = (
        *, root: "str | None" = None, findings: "bool" = false, people: "bool" = true, links: "bool" = true
    ) -> "str")]
    fn dot(&self, py: Python<'_>, root: Option<&str>, findings: bool, people: bool, links: bool) -> PyResult<String> {
        let options = export::Options { root, people, links, ..export::Options::default() };
        self.picture(py, findings, options, export::dot)
    }

    /// The same as GraphML, always whole.
    ///
    /// >>> grid.graphml(findings=True).count("<node ")
    /// 3
    #[pyo3(signature = (
        *, root: "str | None" = None, findings: "bool" = false, people: "bool" = true, links: "bool" = true
    ) -> "str")]
    fn graphml(
        &self,
        py: Python<'_>,
        root: Option<&str>,
        findings: bool,
        people: bool,
        links: bool,
    ) -> PyResult<String> {
        let options = export::Options { root, people, links, ..export::Options::default() };
        self.picture(py, findings, options, export::graphml)
    }

    /// The units as a tree in HTML that opens and closes, at most `units` of them, those nearest to the
    /// roots first. `labels` maps keys to the names shown beside them; they are joined here and kept
    /// nowhere.
    ///
    /// >>> "<summary>t1 <b>First</b>" in grid.tree(labels={"t1": "First"})
    /// True
    #[pyo3(signature = (
        labels: "collections.abc.Mapping[str, str] | None" = None, *, units: "int" = SHOWN
    ) -> "Html")]
    fn tree<'py>(
        &self,
        py: Python<'py>,
        labels: Option<Bound<'py, PyAny>>,
        units: usize,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (rows, title) = self.shared.read(py, |grid| (core::treetop(grid, units), title(grid)));
        html(py, "tree", &(json::loads(py, &rows)?, title).into_pyobject(py)?.into_any(), labels)
    }

    #[pyo3(signature = () -> "str")]
    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.tree(py, None, SHOWN)
    }

    pub(crate) fn __repr__(&self, py: Python<'_>) -> String {
        format!("<Grid {}>", self.shared.read(py, title))
    }
}

impl Grid {
    fn picture(
        &self,
        py: Python<'_>,
        findings: bool,
        options: export::Options<'_>,
        picture: fn(&gridcore::Grid, &export::Options<'_>) -> Result<String, Error>,
    ) -> PyResult<String> {
        self.shared.ask(py, |grid| {
            let findings = findings.then(|| gridcore::check::all(grid));
            picture(grid, &export::Options { findings: findings.as_ref(), ..options })
        })
    }
}

/// What a grid is, in a line.
fn title(grid: &gridcore::Grid) -> String {
    let count = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let (name, day) = (grid.charter().name(), grid.day().map(|day| format!(" on {day}")).unwrap_or_default());
    let units = count(grid.unit_count(), "unit", "units");
    let (people, areas) = (count(grid.person_count(), "person", "people"), count(grid.area_count(), "area", "areas"));
    format!("{name}{day}: {units}, {people}, {areas}")
}
