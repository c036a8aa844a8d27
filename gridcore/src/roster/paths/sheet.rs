//! A wide sheet that is a CSV text.

use super::Wide;
use crate::finding::Place;
use crate::roster::csv::Sheet;
use crate::roster::flaw::Wrong;
use crate::roster::{Record, TableKind};

impl Wide for Sheet<'_> {
    fn file(&self) -> &str {
        &self.file
    }

    fn header(&self) -> &[String] {
        &self.header
    }

    fn header_place(&self) -> Place {
        Sheet::header_place(self)
    }

    fn next(&mut self) -> bool {
        Sheet::next(self)
    }

    fn line(&self) -> u32 {
        self.line
    }

    fn cell(&self, column: usize) -> &str {
        Sheet::cell(self, column)
    }

    fn shape(&self) -> Option<Wrong> {
        Sheet::shape(self)
    }

    fn misfits(&self) -> &[(usize, Wrong)] {
        &[]
    }

    fn record(&self) -> Record {
        Sheet::record(self, TableKind::People)
    }
}
