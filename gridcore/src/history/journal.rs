//! The text of a journal: a line a record, each with the hash of the line before it.

use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Lines, each of which ends with a line break.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Journal {
    text: String,
    /// Where each line begins.
    starts: Vec<usize>,
    /// The hash of the last line.
    head: Option<Hash>,
}

/// SHA-256 of a line without its break.
pub(super) type Hash = [u8; 32];

pub(super) fn hash_of(line: &str) -> Hash {
    Sha256::digest(line.as_bytes()).into()
}

impl Journal {
    /// A journal of one line so far, with room for so many bytes.
    pub(super) fn of_line(line: &str, bytes: usize) -> Self {
        let mut journal = Self { text: String::with_capacity(bytes), ..Self::default() };
        journal.push(line);
        journal
    }

    pub(super) fn push(&mut self, line: &str) {
        self.starts.push(self.text.len());
        self.text.push_str(line);
        self.text.push('\n');
        self.head = Some(hash_of(line));
    }

    pub(super) const fn len(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn line(&self, record: usize) -> &str {
        let end = self.starts.get(record + 1).map_or(self.text.len(), |start| *start);
        let start = self.starts.get(record).copied().unwrap_or(end);
        self.text.get(start..end).unwrap_or_default().trim_end_matches('\n')
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// All lines from a record on.
    pub(super) fn text_from(&self, record: usize) -> &str {
        let start = self.starts.get(record).copied().unwrap_or(self.text.len());
        self.text.get(start..).unwrap_or_default()
    }

    /// The hash of the last line; empty before the first.
    pub(super) fn head(&self) -> String {
        self.head.as_ref().map_or_else(String::new, |hash| hex(hash))
    }
}
