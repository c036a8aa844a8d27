//! Requests for plans out of text, and plans to text.

use super::changes::read;
use crate::assign::{
    DrawRequest, Drawing, InspectRequest, Inspections, PairRequest, Pairing, RoleAlternative, RoleSplit, SplitRequest,
};
use crate::finding::Error;

/// What the places of a request say of the text.
const REQUEST: &str = "request";

/// Reads what cells are to be drawn: `{"tier": "cell", "cells": 57}`.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) with the path and what was expected there.
///
/// ```
/// let request = gridcore::json::from_draw_request(r#"{"tier": "cell", "cells": 57}"#)?;
/// assert_eq!(request.cells, 57);
/// let error = gridcore::json::from_draw_request(r#"{"tier": "cell", "cell": 57}"#).unwrap_err();
/// assert!(error.to_string().contains("there is no `cell` here"));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn from_draw_request(request: &str) -> Result<DrawRequest, Error> {
    read(request, REQUEST)
}

/// Reads who is to inspect whom: `{"tier": "net", "periods": 4}`.
///
/// # Errors
/// As [`from_draw_request`].
pub fn from_inspect_request(request: &str) -> Result<InspectRequest, Error> {
    read(request, REQUEST)
}

/// Reads which roles are to be split: `{"skills": {"publicist": "voice"}}`.
///
/// # Errors
/// As [`from_draw_request`].
pub fn from_split_request(request: &str) -> Result<SplitRequest, Error> {
    read(request, REQUEST)
}

/// Reads which links are to be planned: `{"link": "contact"}`.
///
/// # Errors
/// As [`from_draw_request`].
pub fn from_pair_request(request: &str) -> Result<PairRequest, Error> {
    read(request, REQUEST)
}

/// Drawn cells as JSON: what they cost, `cells` with their people, and `units` with why they have so many.
///
/// What a plan does to a grid is [`to_changes`](super::to_changes) of its changes.
#[must_use]
pub fn drawing(plan: &Drawing) -> String {
    super::text(plan)
}

/// Mutual inspection as JSON: by period who inspects whom, and how many of them met before.
#[must_use]
pub fn inspections(plan: &Inspections) -> String {
    super::text(plan)
}

/// Split roles as JSON: by unit who is to have which role, and which have nobody.
#[must_use]
pub fn role_split(plan: &RoleSplit) -> String {
    super::text(plan)
}

/// What it would mean that others had a role, as JSON.
#[must_use]
pub fn alternatives(alternatives: &[RoleAlternative]) -> String {
    super::text(&alternatives)
}

/// Paired contacts as JSON: who reaches whom, the load of each source, and who is not reached.
#[must_use]
pub fn pairing(plan: &Pairing) -> String {
    super::text(plan)
}
