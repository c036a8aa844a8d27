//! Days that lie further back: made again from the snapshot before them.

use std::collections::BTreeSet;

use super::journal::Journal;
use super::line::{Body, Record};
use super::past::{Point, go_to};
use super::surrogate::Surrogates;
use super::{Kind, Mark};
use crate::finding::Error;
use crate::grid::{Change, Grid};
use crate::json::from_document;
use crate::order;
use crate::value::Value;

/// What is written, and who is who in it.
pub(super) struct Written<'h> {
    pub(super) journal: &'h Journal,
    pub(super) people: &'h Surrogates,
    pub(super) marks: &'h [Mark],
}

/// The grid a document says, with people by their keys.
pub(super) fn grid_of(document: &Value<'_>) -> Result<Grid, Error> {
    from_document(serde_json::to_string(document).unwrap_or_default().as_bytes())
}

impl<'h> Written<'h> {
    /// A record, with people by their keys.
    pub(super) fn record(&self, number: usize) -> Option<Record<'h>> {
        let mut record = Record::read_alone(self.journal.line(number), number).ok()?;
        record.body.swap(&mut |key| self.people.unmask(key));
        Some(record)
    }

    /// The last snapshot before a point that nothing written later contradicts.
    fn start(&self, until: Point) -> (usize, Point) {
        let mut changed: Option<Point> = None;
        let earlier = |at: Point, known: Option<Point>| Some(known.map_or(at, |known| known.min(at)));
        for (record, mark) in self.marks.iter().enumerate().rev() {
            let at = (mark.day, record);
            match mark.kind {
                Kind::Changes => changed = earlier(at, changed),
                // What is undone may be in a snapshot of the same day.
                Kind::Undo(_) => changed = earlier((mark.day, 0), changed),
                Kind::Snapshot if at < until && changed.is_none_or(|changed| at < changed) => return (record, at),
                _ => {}
            }
        }
        (0, (self.marks.first().map_or(until.0, |mark| mark.day), 0))
    }

    /// The changes of a record.
    pub(super) fn changes(&self, record: usize) -> Vec<Change> {
        match self.record(record).map(|record| record.body) {
            Some(Body::Changes(changes)) => changes,
            _ => Vec::new(),
        }
    }

    /// The grid before a point.
    pub(super) fn grid_before(&self, point: Point) -> Result<Grid, Error> {
        let (start, from) = self.start(point);
        let mut grid = match self.record(start).map(|record| record.body) {
            Some(Body::Start(document, _) | Body::Snapshot(document)) => grid_of(&document)?,
            _ => grid_of(&Value::Null)?,
        };
        let undone = undone(self.marks);
        let is_due = |(record, mark): (usize, &Mark)| {
            let at = (mark.day, record);
            let holds = mark.kind == Kind::Changes && !undone.contains(&record);
            (holds && at > from && at < point).then_some(at)
        };
        let mut due: Vec<Point> = self.marks.iter().enumerate().filter_map(is_due).collect();
        order::natural(&mut due);
        for (day, record) in due {
            go_to(&mut grid, day)?;
            grid.apply(&self.changes(record))?;
        }
        Ok(grid)
    }
}

/// The records of changes that were undone, and not done again.
pub(super) fn undone(marks: &[Mark]) -> BTreeSet<usize> {
    let mut undone = BTreeSet::new();
    // What was undone last decides, so that the undoing of an undoing counts.
    for (record, mark) in marks.iter().enumerate().rev() {
        if let Kind::Undo(other) = mark.kind
            && !undone.contains(&record)
        {
            undone.insert(other);
        }
    }
    undone
}
