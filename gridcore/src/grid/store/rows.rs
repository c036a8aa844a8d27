//! Rows by id, the ids of removed ones given out again.

use crate::key::{Id, IdVec};

/// Rows with free places.
#[derive(Debug, Clone)]
pub(crate) struct Rows<I, T> {
    rows: IdVec<I, Option<T>>,
    free: Vec<I>,
}

impl<I: Id, T> Rows<I, T> {
    pub(crate) fn get(&self, id: I) -> Option<&T> {
        self.rows.value(id).and_then(Option::as_ref)
    }

    pub(crate) fn insert(&mut self, row: T) -> I {
        match self.free.pop() {
            Some(id) => {
                self.rows[id] = Some(row);
                id
            }
            None => self.rows.push(Some(row)),
        }
    }

    pub(crate) fn remove(&mut self, id: I) -> Option<T> {
        if id.index() >= self.rows.len() {
            return None;
        }
        let row = self.rows[id].take()?;
        self.free.push(id);
        Some(row)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.rows.iter().filter_map(|(id, row)| Some((id, row.as_ref()?)))
    }
}

impl<I: Id, T> Default for Rows<I, T> {
    fn default() -> Self {
        Self { rows: IdVec::new(), free: Vec::new() }
    }
}
