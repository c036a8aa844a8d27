//! The grid with all changes in, and how to step back from it.

use super::rebuild::Written;
use super::refuse::refused;
use crate::finding::catalogue::history as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::{Change, Grid};
use crate::time::Date;

/// So many steps back are kept; further ones are made anew from the journal.
const KEPT: usize = 4_096;

/// A record of changes: from when it holds, and its number.
pub(super) type Point = (Date, usize);

/// The grid after all changes, in the order of the days on which they take effect.
#[derive(Debug, Clone)]
pub(super) struct Past {
    grid: Grid,
    /// The day it began with.
    first: Date,
    /// The records of changes that hold, by day.
    order: Vec<Point>,
    /// What takes the last of them back, one batch each.
    steps: Vec<Vec<Change>>,
    /// The grid of a day before the last change.
    aside: Option<Grid>,
}

impl Past {
    pub(super) const fn new(grid: Grid, day: Date) -> Self {
        Self { grid, first: day, order: Vec::new(), steps: Vec::new(), aside: None }
    }

    /// The day from which the grid is as it is.
    pub(super) fn last(&self) -> Date {
        self.order.last().map_or(self.first, |(day, _)| *day)
    }

    /// The grid on whatever day it stands.
    pub(super) const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// How many of the records come before a point.
    fn before(&self, point: Point) -> usize {
        self.order.partition_point(|known| *known < point)
    }

    /// A copy of the grid before a point.
    fn copy_before(&self, point: Point, journal: &Written<'_>) -> Result<Grid, Error> {
        let at = self.before(point);
        let back = self.order.len() - at;
        if back > self.steps.len() {
            return journal.grid_before(point);
        }
        let mut grid = self.grid.clone();
        for ((day, _), inverse) in self.order.iter().zip(self.kept()).skip(at).rev() {
            go_to(&mut grid, *day)?;
            grid.apply(inverse.map(Vec::as_slice).unwrap_or_default())?;
        }
        Ok(grid)
    }

    /// The steps back beside their records; none where they are kept no longer.
    fn kept(&self) -> impl ExactSizeIterator<Item = Option<&Vec<Change>>> + DoubleEndedIterator {
        let gone = self.order.len() - self.steps.len();
        (0..self.order.len()).map(move |at| at.checked_sub(gone).and_then(|at| self.steps.get(at)))
    }

    /// The grid of a day.
    pub(super) fn of(&self, day: Date, journal: &Written<'_>) -> Result<Grid, Error> {
        let mut grid = self.copy_before((day, usize::MAX), journal)?;
        go_to(&mut grid, day)?;
        Ok(grid)
    }

    /// The same, kept while nothing changes.
    pub(super) fn on(&mut self, day: Date, journal: &Written<'_>) -> Result<&Grid, Error> {
        if day >= self.last() {
            go_to(&mut self.grid, day)?;
            return Ok(&self.grid);
        }
        let grid = match self.aside.take() {
            Some(grid) if grid.day() == Some(day) => grid,
            _ => self.of(day, journal)?,
        };
        Ok(self.aside.insert(grid))
    }

    /// Makes the changes of a record; those of later days are made again after them.
    pub(super) fn insert(&mut self, point: Point, changes: &[Change], journal: &Written<'_>) -> Result<(), Error> {
        let at = self.before(point);
        if at == self.order.len() {
            self.aside = None;
            go_to(&mut self.grid, point.0)?;
            let inverse = self.grid.apply(changes)?;
            self.order.push(point);
            self.steps.push(inverse);
            if self.steps.len() > 2 * KEPT {
                self.steps.drain(..KEPT);
            }
            return Ok(());
        }
        let mut grid = self.copy_before(point, journal)?;
        go_to(&mut grid, point.0)?;
        let inverse = grid.apply(changes)?;
        let mut order = vec![point];
        order.extend_from_slice(self.order.get(at..).unwrap_or_default());
        self.remake(at, grid, order, vec![inverse], journal)
    }

    /// Leaves the changes of a record out, as if they had never been.
    pub(super) fn remove(&mut self, point: Point, journal: &Written<'_>) -> Result<(), Error> {
        let at = self.before(point);
        if at + 1 == self.order.len()
            && let Some(inverse) = self.steps.last()
        {
            self.aside = None;
            go_to(&mut self.grid, point.0)?;
            self.grid.apply(inverse)?;
            self.steps.pop();
            self.order.pop();
            return Ok(());
        }
        let grid = self.copy_before(point, journal)?;
        let order = self.order.get(at + 1..).unwrap_or_default().to_vec();
        self.remake(at, grid, order, Vec::new(), journal)
    }

    /// Makes records again on a grid, those that have no step back yet, in place of all from a position on.
    fn remake(
        &mut self,
        at: usize,
        mut grid: Grid,
        order: Vec<Point>,
        mut steps: Vec<Vec<Change>>,
        journal: &Written<'_>,
    ) -> Result<(), Error> {
        for (day, record) in order.iter().skip(steps.len()).copied() {
            go_to(&mut grid, day)?;
            steps.push(grid.apply(&journal.changes(record)).map_err(|_| later(day, record, &grid))?);
        }
        let back = self.order.len() - at;
        // Where the steps before were kept, they stay.
        self.steps.truncate(self.steps.len().saturating_sub(back));
        self.steps.append(&mut steps);
        self.order.truncate(at);
        self.order.extend(order);
        (self.grid, self.aside) = (grid, None);
        Ok(())
    }
}

fn later(day: Date, record: usize, grid: &Grid) -> Error {
    let args = vec![("record", record.into()), ("day", day.to_string().into())];
    refused(ErrorKind::Change, &rules::LATER, 0, args).in_language(grid.charter().language())
}

/// Goes to another day, if it is another.
pub(super) fn go_to(grid: &mut Grid, day: Date) -> Result<(), Error> {
    if grid.day() != Some(day) {
        grid.apply(&[Change::Advance { day: Some(day) }])?;
    }
    Ok(())
}
