//! Events and cases of a desk as JSON.

use serde::Serialize;

use super::arguments;
use super::changes::read;
use crate::case::{
    Applied, CaseFilter, CaseView, Desk, EventRow, LegalMove, Lights, Receipt, ReceiptAnswer, Recorded, Routing,
    StepMatrix,
};
use crate::charter::Charter;
use crate::finding::{Error, Findings};
use crate::grid::Grid;
use crate::time::Moment;
use crate::value::fields;

/// What the places of events say of the text.
const EVENTS: &str = "events";

/// What the places of a request say of the text.
const REQUEST: &str = "request";

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

/// Reads one event: a flat object.
///
/// # Errors
/// As [`from_events`].
pub fn from_event(event: &str) -> Result<EventRow<'static>, Error> {
    read(event, EVENTS)
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

/// What came of several events as JSON: `{"taken": 3, "refused": [1], "findings": {..}}`.
#[must_use]
pub fn applied(applied: &Applied) -> String {
    #[derive(Serialize)]
    struct Shown<'a> {
        taken: usize,
        refused: &'a [usize],
        findings: &'a Findings,
    }
    super::text(&Shown { taken: applied.taken, refused: &applied.refused, findings: &applied.findings })
}

/// Where a report goes, as JSON.
#[must_use]
pub fn routing(routing: &Routing) -> String {
    super::text(routing)
}

/// A case as JSON, for the viewer it was asked for.
#[must_use]
pub fn case(case: &CaseView) -> String {
    super::text(case)
}

fields! { CaseFilter { at, light, status, kind, channel, unit } }

/// The cases a viewer may read, as a text asks for them: `{"at": "2024-07-01T08:30", "light": "red"}`; an
/// array, each as [`case`] writes it.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) for what the text may not say; else as [`Desk::find`].
pub fn cases(desk: &Desk, grid: &Grid, viewer: &str, request: &str) -> Result<String, Error> {
    let filter: CaseFilter = read(request, REQUEST)?;
    Ok(super::text(&desk.find(grid, viewer, &filter)?))
}

/// Legal moves as JSON: each with its `move`, `stages` and `outcomes`.
#[must_use]
pub fn legal_moves(moves: &[LegalMove]) -> String {
    super::text(&moves)
}

/// How many open cases have which light, as JSON.
#[must_use]
pub fn lights(lights: Lights) -> String {
    super::text(&lights)
}

/// The escalations up to a moment that were not told before, as JSON: each with `told`, the persons to
/// tell, in the order in which they were reached.
///
/// # Complexity
/// That of [`Desk::escalations`], and `O(depth)` for each level.
pub fn escalations(desk: &mut Desk, grid: &Grid, at: Moment) -> String {
    #[derive(Serialize)]
    struct Shown {
        case: String,
        stage: String,
        level: u32,
        percent: u32,
        at: Moment,
        told: Vec<String>,
    }
    let reached = desk.escalations(at);
    let shown = reached.into_iter().map(|escalation| {
        let told = desk.told(grid, &escalation);
        let crate::case::Escalation { case, stage, level, percent, at } = escalation;
        Shown { case, stage, level, percent, at, told }
    });
    super::text(&shown.collect::<Vec<_>>())
}

/// How many cases of which unit have reached which stage, as JSON: `{"stages": [..], "rows": [["unit:t1", [3, 2]]]}`.
#[must_use]
pub fn step_matrix(matrix: &StepMatrix) -> String {
    super::text(matrix)
}

/// The [`Receipt`] that 32 random bytes make, as JSON: `{"code": .., "kept": ..}`.
///
/// # Errors
/// [`ErrorKind::Call`](crate::ErrorKind::Call) if there are not 32.
///
/// ```
/// assert!(gridcore::json::receipt(&[7; 32])?.starts_with(r#"{"code":""#));
/// assert!(gridcore::json::receipt(&[7; 16]).is_err());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn receipt(random: &[u8]) -> Result<String, Error> {
    arguments::random("random", random).map(|random| super::text(&Receipt::new(random)))
}

/// What became of an anonymous report, as JSON: `{"status": "closed", "outcome": "rectified", "answer": ..}`.
#[must_use]
pub fn receipt_answer(answer: &ReceiptAnswer) -> String {
    super::text(answer)
}
