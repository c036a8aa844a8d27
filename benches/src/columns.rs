//! Columns as a frame keeps them, and as gridcore takes them.

use std::marker::PhantomData;

use gridcore::{Cell, Column};

/// The texts of a column, end to end.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds the text of the next row.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// The text of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.text[start..self.ends[row]]
    }

    /// The texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The bytes of all of them.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// A column by its name and what the cell of a row holds.
#[derive(Debug)]
pub struct By<'a, F> {
    name: &'static str,
    cell: F,
    of: PhantomData<Cell<'a>>,
}

impl<'a, F: Fn(usize) -> Cell<'a>> By<'a, F> {
    /// The column of a name.
    pub const fn new(name: &'static str, cell: F) -> Self {
        Self { name, cell, of: PhantomData }
    }
}

impl<'a, F: Fn(usize) -> Cell<'a>> Column for By<'a, F> {
    fn name(&self) -> &str {
        self.name
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        (self.cell)(row)
    }
}
