//! A wide sheet that the caller has by column.

use super::Wide;
use crate::finding::Place;
use crate::roster::flaw::{Wanted, Wrong};
use crate::roster::{Cell, Column, Record, TableKind};

/// Columns read row by row.
pub(super) struct Frame<'c> {
    name: &'c str,
    rows: usize,
    columns: &'c [&'c dyn Column],
    header: Vec<String>,
    /// Which columns hold numbers.
    numbers: Vec<bool>,
    /// The row after the present one.
    next: usize,
    cells: Vec<String>,
    misfits: Vec<(usize, Wrong)>,
}

impl<'c> Frame<'c> {
    pub(super) fn new(name: &'c str, rows: usize, columns: &'c [&'c dyn Column], numbers: &[&str]) -> Self {
        let header: Vec<String> = columns.iter().map(|column| column.name().trim().to_owned()).collect();
        let numbers = header.iter().map(|name| numbers.contains(&name.as_str())).collect();
        let cells = vec![String::new(); header.len()];
        Self { name, rows, columns, header, numbers, next: 0, cells, misfits: Vec::new() }
    }
}

impl Wide for Frame<'_> {
    fn file(&self) -> &str {
        self.name
    }

    fn header(&self) -> &[String] {
        &self.header
    }

    fn header_place(&self) -> Place {
        Place::file(self.name)
    }

    fn next(&mut self) -> bool {
        if self.next >= self.rows {
            return false;
        }
        self.misfits.clear();
        for (index, (column, text)) in self.columns.iter().zip(&mut self.cells).enumerate() {
            text.clear();
            let is_number = self.numbers.get(index).copied().unwrap_or(false);
            let cell = column.cell(self.next);
            let fits = match &cell {
                Cell::Absent | Cell::Text(_) | Cell::Whole(_) | Cell::Exact(_, 0) | Cell::Tags(_) => true,
                Cell::Decimal(number) => is_number || number.is_nan(),
                Cell::Points(_) | Cell::Exact(..) => is_number,
                Cell::Day(_) | Cell::Moment(_) | Cell::Other(_) => false,
            };
            text.push_str(&cell.shown());
            if !fits {
                let wanted = if is_number { Wanted::Number } else { Wanted::Text };
                self.misfits.push((index, Wrong::Type(wanted)));
            }
        }
        self.next += 1;
        true
    }

    fn line(&self) -> u32 {
        u32::try_from(self.next).unwrap_or(u32::MAX)
    }

    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn shape(&self) -> Option<Wrong> {
        None
    }

    fn misfits(&self) -> &[(usize, Wrong)] {
        &self.misfits
    }

    fn record(&self) -> Record {
        let mut record = Record::new(TableKind::People);
        self.header.iter().zip(&self.cells).for_each(|(name, cell)| record.push(name, cell.as_str()));
        record
    }
}
