//! Entries as JSON.

use crate::score::{Entry, Posted};

/// An entry of a ledger, as an object.
#[must_use]
pub fn entry(entry: &Entry<'_>) -> String {
    super::text(entry)
}

/// What a posting did, as an object: `{"counted": 2, "pending": 0, "repeated": 1}`.
#[must_use]
pub fn posted(posted: &Posted) -> String {
    super::text(posted)
}
