//! Bounds on everything that data could make large.

use crate::finding::catalogue::call;
use crate::finding::{Finding, Place, Subject};

/// How much gridcore accepts before it refuses with a [`call.limit`](crate::Error) finding.
///
/// The defaults leave room for organisations of ten million people and stop a hostile input
/// early. Every bound can be set; none can be switched off.
///
/// ```
/// use gridcore::Limits;
///
/// let limits = Limits { depth: 2_000_000, ..Limits::default() };
/// # assert!(limits.rows == 20_000_000);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows of one table. 20,000,000.
    pub rows: usize,
    /// Bytes of one text. 2 GiB less one.
    pub text: usize,
    /// Bytes of one key or name. 256.
    pub key: usize,
    /// Tags of one row. 64.
    pub tags: usize,
    /// Units from a root to a leaf. 1,000.
    pub depth: usize,
    /// Entries of one list of a charter. 10,000.
    pub charter: usize,
    /// Nesting of a predicate. 16.
    pub nesting: usize,
    /// Findings listed of one rule; all are counted. 10,000.
    pub listed: usize,
}

impl Limits {
    /// The names of the limits.
    pub(crate) const NAMES: [&str; 8] = ["rows", "text", "key", "tags", "depth", "charter", "nesting", "listed"];

    /// The limit of a name.
    pub(crate) fn by_name(&mut self, name: &str) -> Option<&mut usize> {
        let Self { rows, text, key, tags, depth, charter, nesting, listed } = self;
        let limits = [rows, text, key, tags, depth, charter, nesting, listed];
        Self::NAMES.into_iter().zip(limits).find(|(known, _)| *known == name).map(|(_, limit)| limit)
    }

    /// The finding that `what`, a text or table, has more than the limit `field` allows. Each limit
    /// that is reported so has a text of its own.
    pub(crate) fn exceeded(&self, what: &str, found: usize, limit: usize, field: &'static str) -> Finding {
        let args =
            vec![("what", what.into()), ("found", found.into()), ("limit", limit.into()), ("field", field.into())];
        let text = ["text", "rows", "charter", "nesting", "depth"].iter().position(|f| *f == field).unwrap_or(0);
        let text = u8::try_from(text).unwrap_or(0);
        Finding::new(&call::LIMIT, Subject::Table { table: what.into() }, text, args).at(Place::file(what))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            rows: 20_000_000,
            text: 0x7fff_ffff,
            key: 256,
            tags: 64,
            depth: 1_000,
            charter: 10_000,
            nesting: 16,
            listed: 10_000,
        }
    }
}
