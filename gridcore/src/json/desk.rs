//! Events, cases and counts of a desk as JSON.

use serde::Serialize;

use super::changes::read;
use crate::case::{CaseView, Count, Desk, Escalation, EventRow, LegalMove, MetricsRow, Recorded};
use crate::charter::{Charter, Outcome};
use crate::finding::Error;

/// What the places of events say of the text.
const EVENTS: &str = "events";

/// Reads events: an array of flat objects.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) with the path and what was expected there.
///
/// ```
/// use gridcore::{case::Move, json};
///
/// let text = r#"[{"case": "c1", "at": "2024-07-01T08:30", "move": "report", "by": "0001", "kind": "fault"}]"#;
/// let events = json::from_events(text)?;
/// assert_eq!((events[0].action, events[0].kind.as_ref()), (Move::Report, "fault"));
/// assert!(json::from_events(&text.replace("report", "rapport")).is_err());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn from_events(events: &str) -> Result<Vec<EventRow<'static>>, Error> {
    read(events, EVENTS)
}

/// Events as JSON, what they do not say left out.
#[must_use]
pub fn to_events(events: &[EventRow<'_>]) -> String {
    super::text(&events)
}

/// A whole desk as JSON: its events with what came of each, from which [`from_desk`] makes it again.
#[must_use]
pub fn to_desk(desk: &Desk) -> String {
    super::text(&desk.events().collect::<Vec<_>>())
}

/// The desk of a text that [`to_desk`] wrote, under the charter it had.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) if the text is of another form; of kind `change` as
/// [`Desk::replay`].
pub fn from_desk(charter: &Charter, text: &str) -> Result<Desk, Error> {
    let recorded: Vec<Recorded> = read(text, EVENTS)?;
    Desk::replay(charter, recorded)
}

/// A case as JSON, for the viewer it was asked for.
#[must_use]
pub fn case(case: &CaseView) -> String {
    super::text(case)
}

/// Legal moves as JSON: each with its `move`, `stages` and `outcomes`.
#[must_use]
pub fn legal_moves(moves: &[LegalMove]) -> String {
    super::text(&moves)
}

/// Escalations as JSON.
#[must_use]
pub fn escalations(escalations: &[Escalation]) -> String {
    super::text(&escalations)
}

/// Counts as JSON: a line each, with what is counted by name and `outcomes` by theirs.
#[must_use]
pub fn metrics(rows: &[MetricsRow]) -> String {
    #[derive(Serialize)]
    struct Line<'r> {
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<&'r str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        kind: Option<&'r str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        channel: Option<&'r str>,
        period: String,
        counts: Named<u64>,
        outcomes: Named<u64>,
    }
    fn line(row: &MetricsRow) -> Line<'_> {
        let counts = Count::ALL.iter().map(|count| (count.as_str(), row.counts.get(*count)));
        let outcomes = Outcome::ALL.iter().map(|outcome| (outcome.as_str(), row.counts.outcome(*outcome)));
        Line {
            unit: row.unit.as_deref(),
            kind: row.kind.as_deref(),
            channel: row.channel.as_deref(),
            period: row.period.to_string(),
            counts: Named(counts.collect()),
            outcomes: Named(outcomes.filter(|(_, count)| *count > 0).collect()),
        }
    }
    super::text(&rows.iter().map(line).collect::<Vec<_>>())
}

/// Numbers by name, in order.
pub(super) struct Named<N>(pub(super) Vec<(&'static str, N)>);

impl<N: Serialize + Copy> Serialize for Named<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
