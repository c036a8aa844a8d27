//! From folders, tables and wide sheets to grids.

use std::path::PathBuf;

use gridcore::time::Date;
use gridcore::{Charter, Error, Folder, Grid, Paths, Rejected, Roster, TableKind};
use pyo3::prelude::*;

use crate::error::raised;
use crate::table::Table;
use crate::{day, grid};

/// A grid and the rows that did not fit.
type Made = (Grid, Vec<Rejected>);

/// Loads a grid folder: `charter.toml`, `units.csv`, `people.csv` and whatever other tables there are.
///
/// `day` is the day whose state is wanted, a `datetime.date` or "2024-06-30"; a folder without dated
/// rows needs none. With `lenient` the rows that do not fit are set aside in `Grid.rejected`.
/// Raises `GridError` with everything that is wrong.
///
/// >>> area7 = gridcore.load(data / "area7", day="2024-06-30")
/// >>> area7.unit_count
/// 107
#[pyfunction]
#[pyo3(signature = (
    path: "str | os.PathLike[str]", day: "datetime.date | str | None" = None, *, lenient: "bool" = false
) -> "Grid")]
pub(crate) fn load(
    py: Python<'_>,
    path: PathBuf,
    day: Option<Bound<'_, PyAny>>,
    lenient: bool,
) -> PyResult<grid::Grid> {
    let day = day::read(day.as_ref())?;
    finish(py, move || {
        let folder = Folder::read(path)?;
        if lenient { folder.grid_lenient(day) } else { Ok((folder.grid(day)?, Vec::new())) }
    })
}

/// Runs what makes a grid, the interpreter being free meanwhile.
pub(crate) fn finish(py: Python<'_>, make: impl FnOnce() -> Result<Made, Error> + Send) -> PyResult<grid::Grid> {
    py.detach(make).map(|(made, rejected)| grid::Grid::new(made, rejected)).map_err(|error| raised(py, &error))
}

/// The tables of a call, in the order in which the core wants them.
pub(crate) fn tables(given: [Option<Bound<'_, PyAny>>; 8]) -> PyResult<Vec<(TableKind, Table)>> {
    let given = TableKind::ALL.into_iter().zip(given).filter_map(|(kind, table)| Some((kind, table?)));
    given
        .filter(|(_, table)| !table.is_none())
        .map(|(kind, table)| Ok((kind, Table::of(kind.name(), &table)?)))
        .collect()
}

/// The grid of a charter and tables.
pub(crate) fn of_tables(
    charter: &str,
    tables: &[(TableKind, Table)],
    day: Option<Date>,
    lenient: bool,
) -> Result<Made, Error> {
    let charter = Charter::from_text(charter)?;
    let mut roster = Roster::new();
    tables.iter().for_each(|(kind, table)| table.add_to(&mut roster, *kind, &charter));
    of_roster(&charter, &roster, day, lenient)
}

fn of_roster(charter: &Charter, roster: &Roster, day: Option<Date>, lenient: bool) -> Result<Made, Error> {
    match day {
        _ if lenient => Grid::lenient(charter, roster, day),
        Some(day) => Ok((Grid::at(charter, roster, day)?, Vec::new())),
        None => Ok((Grid::new(charter, roster)?, Vec::new())),
    }
}

/// The names of the columns of a wide sheet.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) path: Vec<String>,
    pub(crate) key: String,
    pub(crate) post: Option<String>,
    pub(crate) tags: Option<String>,
    pub(crate) numbers: Vec<String>,
    pub(crate) ignored: Vec<String>,
}

/// The grid of a wide sheet, under a charter or the one the core proposes.
pub(crate) fn of_people(sheet: &Table, names: &Names, charter: Option<&str>, lenient: bool) -> Result<Made, Error> {
    let [path, numbers, ignored] = [&names.path, &names.numbers, &names.ignored].map(|names| borrowed(names));
    let paths = Paths {
        columns: &path,
        key: &names.key,
        post: names.post.as_deref(),
        tags: names.tags.as_deref(),
        numbers: &numbers,
        ignored: &ignored,
    };
    let mut roster = Roster::new();
    sheet.add_paths_to(&mut roster, &paths);
    let charter = match charter {
        Some(charter) => Charter::from_text(charter)?,
        None => Charter::new(roster.proposed_charter("proposed", &paths))?,
    };
    of_roster(&charter, &roster, None, lenient)
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
