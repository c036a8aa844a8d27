//! Changes of a small grid under watch.

mod arbitrary;

use std::fmt::Write;

use ::arbitrary::Unstructured;
use gridcore::check::Monitor;
use gridcore::{Change, Findings, Grid, check, json};

use super::fixture::{GRID, LIMITS};
use super::sound::{bare, error_is_sound, findings_are_sound};

/// The most batches of one run.
const BATCHES: usize = 8;

/// The first byte chooses: if it is even the rest is JSON, one batch a line; if it is odd, bytes
/// from which changes over the keys of the fixture are made.
pub fn changes(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    let mut watched = Watched::new(GRID.clone());
    if choice % 2 == 0 {
        let Ok(text) = std::str::from_utf8(rest) else {
            return;
        };
        for line in text.lines().take(BATCHES) {
            match json::from_changes(line) {
                Ok(batch) => watched.take(&batch, false),
                Err(error) => error_is_sound(&error),
            }
        }
    } else {
        let mut bytes = Unstructured::new(rest);
        for _ in 0..BATCHES {
            if bytes.is_empty() {
                break;
            }
            let Ok((batch, undo)) = arbitrary::batch(&mut bytes) else {
                break;
            };
            watched.take(&batch, undo);
        }
    }
    watched.end();
}

/// A grid under watch, and what was done to it so far.
struct Watched {
    monitor: Monitor,
    document: String,
    story: String,
}

impl Watched {
    fn new(grid: Grid) -> Self {
        let document = json::to_document(&grid);
        Self { monitor: Monitor::new(grid), document, story: String::new() }
    }

    /// Applies a batch, and undoes it again at the end if so asked.
    fn take(&mut self, batch: &[Change], undo: bool) {
        let text = json::to_changes(batch);
        let _ = writeln!(self.story, "{text}");
        let read = json::from_changes(&text).unwrap_or_else(|e| panic!("{}{}", e.findings(), self.story));
        assert_eq!(read, batch, "{}", self.story);
        let revision = self.monitor.grid().revision();
        let before = self.monitor.findings();
        match self.monitor.apply(batch) {
            Ok(delta) => {
                self.agrees();
                let there = std::mem::replace(&mut self.document, json::to_document(self.monitor.grid()));
                let after = self.document.clone();
                let _ = writeln!(self.story, "undone by {}", json::to_changes(&delta.inverse));
                assert!(self.monitor.grid().revision() > revision);
                let appeared = before.len() + delta.appeared.len();
                assert_eq!(appeared, self.monitor.findings().len() + delta.disappeared.len(), "{}", self.story);
                let done = self.monitor.findings();
                let back = self.monitor.apply(&delta.inverse);
                let back = back.unwrap_or_else(|e| panic!("{}{}", e.findings(), self.story));
                self.is(&there, &before);
                let again = self.monitor.apply(&back.inverse);
                let again = again.unwrap_or_else(|e| panic!("{}{}", e.findings(), self.story));
                self.is(&after, &done);
                if undo {
                    let back = self.monitor.apply(&again.inverse);
                    back.unwrap_or_else(|e| panic!("{}{}", e.findings(), self.story));
                    self.is(&there, &before);
                    self.document = there;
                }
            }
            Err(error) => {
                error_is_sound(&error);
                assert_eq!(self.monitor.grid().revision(), revision);
                assert_eq!(json::to_document(self.monitor.grid()), self.document, "{}", self.story);
                self.agrees();
            }
        }
    }

    /// The grid is as it was once, and so is all that was found, places included.
    fn is(&self, document: &str, findings: &Findings) {
        assert_eq!(json::to_document(self.monitor.grid()), document, "{}", self.story);
        let now = self.monitor.findings();
        same(&bare(&now), &bare(findings), &self.story);
        assert!(now == *findings, "places differ\n{}now\n{now}before\n{findings}", self.story);
        self.agrees();
    }

    /// What is watched is what a full check says.
    fn agrees(&self) {
        let (watched, full) = (self.monitor.findings(), check::all(self.monitor.grid()));
        same(&bare(&watched), &bare(&full), &self.story);
        assert!(watched == full, "places differ\n{}watched\n{watched}full\n{full}", self.story);
    }

    /// The grid is one that could have been loaded, and is reached from the first one.
    fn end(self) {
        findings_are_sound(&self.monitor.findings());
        let loaded = json::from_document_with_limits(self.document.as_bytes(), &LIMITS);
        let loaded = loaded.unwrap_or_else(|e| panic!("{}{}", e.findings(), self.story));
        assert_eq!(json::to_document(&loaded), self.document, "{}", self.story);
        let mut first = GRID.clone();
        let between = Change::between(&first, self.monitor.grid());
        let done = first.apply(&between);
        done.unwrap_or_else(|e| panic!("{}{}{}", e.findings(), json::to_changes(&between), self.story));
        assert_eq!(json::to_document(&first), self.document, "{}", self.story);
    }
}

/// Fails with what is only in one of two lists.
fn same(left: &[(String, String)], right: &[(String, String)], story: &str) {
    if left != right {
        let only = |a: &[(String, String)], b: &[(String, String)]| -> Vec<_> {
            a.iter().filter(|item| !b.contains(item)).cloned().collect()
        };
        panic!(
            "{story}only watched or after: {:#?}\nonly in full or before: {:#?}",
            only(left, right),
            only(right, left)
        );
    }
}
