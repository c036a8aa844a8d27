//! The points due as entries of a ledger.

use super::review::Review;
use crate::points::Points;
use crate::roster::EntryRow;

impl Review {
    /// The points due as entries under a rule of a score scheme, for the caller to post: one a line that has any,
    /// dated on the day on which it was due, about whom it binds.
    ///
    /// The id says duty, period and whom, so what is posted twice is one entry. A line is settled once it has
    /// nothing open; those that are not yet are left out.
    pub fn entries<'r>(&'r self, rule: &'r str, author: &'r str) -> impl Iterator<Item = EntryRow<'r>> + 'r {
        let settled = self.lines.iter().filter(|line| line.open == 0 && line.points != Points::ZERO);
        settled.filter(|line| !line.subject().is_empty()).map(move |line| {
            let whom = line.target().or(line.task()).map(|more| format!("/{more}")).unwrap_or_default();
            EntryRow {
                id: format!("{}/{}/{}{whom}", line.duty(), line.period, line.subject()).into(),
                date: line.due,
                subject: line.subject().into(),
                rule: rule.into(),
                points: Some(line.points),
                author: author.into(),
                ..EntryRow::default()
            }
        })
    }
}
