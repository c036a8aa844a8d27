//! Where in a charter written in TOML the values stand that findings name by their path.

use crate::finding::Error;
use crate::value::{Spans, steps};

/// The error with the line of what each finding is about.
pub(super) fn with_lines(error: Error, text: &str, spans: &Spans<'_>) -> Error {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    error.at_lines(|path| {
        let start = spans.start_of(steps(path))?;
        u32::try_from(starts.partition_point(|line| *line <= start)).ok()
    })
}
