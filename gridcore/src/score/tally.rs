//! Boards of columns that are no ledger's: nothing is kept, and no rule is asked.

use hashbrown::HashMap;

use super::board::Board;
use super::ledger::{Totals, refused_call};
use super::roll_up::{board_of_units, upwards};
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Error, ErrorKind, Finding, FindingsBuilder, Language, Place, Subject};
use crate::grid::{Grid, What};
use crate::key::NetworkId;
use crate::limits::Limits;
use crate::points::Points;
use crate::time::Period;

/// The unit of no row.
const NOWHERE: u32 = u32::MAX;

/// What the rows of a [`Tally`] are about.
#[derive(Debug, Clone, Copy)]
pub enum Subjects<'a> {
    /// Units, by their places in [`Grid::units_in_order`].
    Units(&'a [u32]),
    /// People, by keys that are whole numbers.
    People(&'a [i64]),
}

/// Rows that are to be added up: columns of the same length.
#[derive(Debug, Clone, Copy)]
pub struct Tally<'a> {
    /// What each is about.
    pub subjects: Subjects<'a>,
    /// The day of each, counted from 1970-01-01, as Arrow's `date32` does.
    pub days: &'a [i32],
    /// The points of each, in thousandths.
    pub points: &'a [i64],
    /// The periods of the board.
    pub periods: &'a [Period],
    /// The network; absent means the charter's first.
    pub network: Option<&'a str>,
}

/// Rolls columns of subjects, days and points up the tree of a grid, as [`roll_up`](super::roll_up) does the
/// entries of a ledger: for a frame that somebody else keeps and answers for.
///
/// People count in the cell they are in on the day of the grid.
///
/// # Errors
/// Of kind `key`, if there is no such network; of kind `call`, if the columns differ in length; of kind
/// `roster`, with a finding for each row whose subject is not there, is in no cell of the network, or
/// whose points are beyond 10^12; of kind `limit`, if a total is.
///
/// # Complexity
/// One pass over the rows a period, one more for people, and one over the units a period.
///
/// # Example
/// ```
/// use gridcore::score::{self, Subjects, Tally};
/// use gridcore::{Charter, Grid, Roster, TableKind};
///
/// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// let mut roster = Roster::new();
/// roster
///     .add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter)
///     .add_csv(TableKind::People, "people.csv", b"key,cell\n1001,t1\n1002,t1\n", &charter);
/// let grid = Grid::new(&charter, &roster)?;
/// let year = ["2024".parse().expect("a period")];
/// let board = score::tally(&grid, &Tally {
///     subjects: Subjects::People(&[1001, 1002, 1001]),
///     days: &[19_860, 19_861, 19_900],
///     points: &[2_000, -500, 1_000],
///     periods: &year,
///     network: None,
/// })?;
/// assert_eq!(board.total("north", 0).map(|totals| totals.sum().to_string()), Some("2.5".to_owned()));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn tally(grid: &Grid, rows: &Tally<'_>) -> Result<Board, Error> {
    let key = rows.network.or_else(|| grid.charter().networks().next()).unwrap_or_default();
    let network = grid.charter().model.network(key).ok_or_else(|| grid.unknown(What::Network, key))?;
    let count = match rows.subjects {
        Subjects::Units(units) => units.len(),
        Subjects::People(people) => people.len(),
    };
    for (name, found) in [("days", rows.days.len()), ("points", rows.points.len())] {
        if found != count {
            let args = vec![("name", name.into()), ("found", found.into()), ("count", count.into())];
            return Err(refused_call(ErrorKind::Call, &rules::CELL, 7, args));
        }
    }
    let parents: Vec<Option<usize>> = grid.index().parents().collect();
    let made;
    let units: &[u32] = match rows.subjects {
        Subjects::Units(units) => units,
        Subjects::People(people) => {
            made = cells_of(grid, network, people);
            &made
        }
    };
    sound(rows, units, parents.len())?;
    let columns = rows.periods.iter().map(|period| {
        let mut sums = added_up(rows, units, *period, parents.len());
        upwards(&parents, &mut sums, |sum, more| sum.merge(more));
        sums
    });
    board_of_units(grid, network, None, rows.periods, &columns.collect::<Vec<_>>(), None)
}

/// The place of the cell of each person; nowhere for those who have none.
fn cells_of(grid: &Grid, network: NetworkId, people: &[i64]) -> Vec<u32> {
    let name = grid.charter().model.networks[network].key.as_str();
    let index = grid.index();
    let mut cells: HashMap<i64, u32> = HashMap::with_capacity(grid.people().len());
    for person in grid.people() {
        // Only the digits a number is written with: 007 is no 7.
        let number = person.key().parse::<i64>().ok().filter(|number| number.to_string() == person.key());
        if let (Some(number), Some(cell)) = (number, person.cell(name).and_then(|cell| index.position(cell))) {
            cells.insert(number, u32::try_from(cell).unwrap_or(NOWHERE));
        }
    }
    people.iter().map(|person| cells.get(person).copied().unwrap_or(NOWHERE)).collect()
}

/// Whether every row is of a unit that is there, and no sum can wrap.
fn sound(rows: &Tally<'_>, units: &[u32], count: usize) -> Result<(), Error> {
    let most = Points::MAX.thousandths().unsigned_abs();
    let (mut outside, mut sizes) = (false, 0_u64);
    for (unit, points) in units.iter().zip(rows.points) {
        outside |= *unit as usize >= count || points.unsigned_abs() > most;
        sizes |= points.unsigned_abs();
    }
    if outside {
        return Err(unsound(rows, units, count));
    }
    // What all bits together bound, each row is bound by.
    let bound = u128::from(sizes) * units.len() as u128;
    let volume = || rows.points.iter().map(|points| u128::from(points.unsigned_abs())).sum::<u128>();
    if bound > i64::MAX as u128 && volume() > i64::MAX as u128 {
        return Err(refused_call(ErrorKind::Limit, &rules::FULL, 0, vec![]));
    }
    Ok(())
}

/// A finding for each row that is not sound.
fn unsound(rows: &Tally<'_>, units: &[u32], count: usize) -> Error {
    let mut found = FindingsBuilder::new(Language::default(), Limits::default().listed);
    for (number, (unit, points)) in units.iter().zip(rows.points).enumerate() {
        let mut add = |column: &'static str, rule, text, args| {
            let finding = Finding::new(rule, Subject::Table { table: "rows".into() }, text, args);
            let line = u32::try_from(number + 1).unwrap_or(u32::MAX);
            found.push(finding.at(Place::file("rows").line(line).column(column)));
        };
        if *unit as usize >= count {
            let name = match rows.subjects {
                Subjects::Units(units) => units.get(number).map(ToString::to_string),
                Subjects::People(people) => people.get(number).map(|person| format!("person:{person}")),
            };
            add("subject", &rules::SUBJECT, 1, vec![("subject", name.unwrap_or_default().into())]);
        }
        if Points::from_thousandths(*points).is_none() {
            add("points", &rules::CELL, 6, vec![]);
        }
    }
    Error::new(ErrorKind::Roster, found.finish())
}

/// The totals of each unit of its own, in one period; without a branch on the day.
fn added_up(rows: &Tally<'_>, units: &[u32], period: Period, count: usize) -> Vec<Totals> {
    let mut sums = vec![Totals::default(); count];
    let days = period.days();
    for ((unit, day), points) in units.iter().zip(rows.days).zip(rows.points) {
        let inside = i64::from(*day >= days.start && *day < days.end);
        let points = points & -inside;
        if let Some(sum) = sums.get_mut(*unit as usize) {
            sum.plus = sum.plus.wrapping_add(points.max(0));
            sum.minus = sum.minus.wrapping_add(points.min(0));
            sum.count = sum.count.wrapping_add(inside.cast_unsigned());
        }
    }
    sums
}
