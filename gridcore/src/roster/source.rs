//! The texts and tables rows came from, and how a row of one is pointed at.

use std::sync::Arc;

use super::Roster;
use super::table::Origin;
use crate::finding::Place;

/// A text or table that rows came from.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    name: Arc<str>,
    /// For JSON, the path of the list the rows are elements of; JSON has no lines to speak of.
    list: Option<Arc<str>>,
    /// The rows seen so far, of a table that the caller adds in several parts.
    pub(super) seen: u32,
    /// What it calls columns that it does not call by their own names; those it does not have are
    /// called nothing.
    called: Vec<(Box<str>, Option<Box<str>>)>,
}

impl Source {
    pub(super) fn new(name: &str, list: Option<&str>) -> Self {
        Self { name: name.into(), list: list.map(Into::into), seen: 0, called: Vec::new() }
    }

    /// The whole text.
    pub(super) fn whole(&self) -> Place {
        let place = Place::file(Arc::clone(&self.name));
        match &self.list {
            Some(list) if !list.is_empty() => place.column(list.to_string()),
            _ => place,
        }
    }

    /// A line of a text, or an element of a JSON list: `document.json:people[416]`.
    pub(crate) fn line(&self, line: u32) -> Place {
        let place = Place::file(Arc::clone(&self.name));
        match &self.list {
            Some(list) => place.column(format!("{list}[{}]", line.saturating_sub(1))),
            None => place.line(line),
        }
    }

    /// A column of a line, by its own name.
    fn column(&self, line: u32, column: &str) -> Place {
        match self.called.iter().find(|(own, _)| **own == *column) {
            None => self.cell(line, column),
            Some((_, Some(name))) => self.cell(line, name),
            Some((_, None)) => self.line(line),
        }
    }

    /// A column of a line, by the name it has there.
    pub(super) fn cell(&self, line: u32, column: &str) -> Place {
        let place = Place::file(Arc::clone(&self.name));
        match &self.list {
            Some(list) => place.column(format!("{list}[{}].{column}", line.saturating_sub(1))),
            None => place.line(line).column(column.to_owned()),
        }
    }
}

impl Roster {
    /// The number of a source, new or seen before; none once there are more than an
    /// [`Origin`] can tell apart, whose rows then have no place.
    pub(super) fn source(&mut self, name: &str, list: Option<&str>) -> Option<u16> {
        let same = |s: &Source| &*s.name == name && s.list.as_deref() == list;
        let index = self.files.iter().rposition(same).unwrap_or_else(|| {
            self.files.push(Source::new(name, list));
            self.files.len() - 1
        });
        u16::try_from(index).ok()
    }
}

impl Roster {
    /// Notes what a source calls a column, or that it has none of that name.
    pub(super) fn call(&mut self, source: Option<u16>, own: &str, name: Option<&str>) {
        let source = source.and_then(|index| self.files.get_mut(usize::from(index)));
        if let Some(source) = source.filter(|_| name != Some(own)) {
            source.called.retain(|(column, _)| **column != *own);
            source.called.push((own.into(), name.map(Into::into)));
        }
    }
}

/// The place of an origin among the sources of a roster.
pub(crate) fn place(files: &[Source], origin: Origin) -> Option<Place> {
    (origin.line > 0).then(|| files.get(usize::from(origin.file)).map(|source| source.line(origin.line)))?
}

/// The place of a column of an origin among the sources of a roster.
pub(crate) fn cell_place(files: &[Source], origin: Origin, column: &str) -> Option<Place> {
    (origin.line > 0).then(|| files.get(usize::from(origin.file)).map(|source| source.column(origin.line, column)))?
}

/// The origin of a line of a source.
pub(super) fn origin(source: Option<u16>, line: u32) -> Origin {
    source.map_or(Origin::default(), |file| Origin { file, line })
}
