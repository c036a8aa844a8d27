//! Staffing as JSON: requests in, plans out.

use crate::assign::{Plan, Request};
use crate::finding::Error;

/// What the places of a request say of the text.
const REQUEST: &str = "request";

/// Reads what is to be staffed.
///
/// # Errors
/// [`ErrorKind::Text`](crate::ErrorKind::Text) with the path and what was expected there.
///
/// ```
/// let request = gridcore::json::from_request(r#"{"posts": ["lead"], "holders": "reopen"}"#)?;
/// assert_eq!(request.posts, ["lead"]);
/// let error = gridcore::json::from_request(r#"{"post": ["lead"]}"#).unwrap_err();
/// assert!(error.to_string().contains("there is no `post` here"));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn from_request(request: &str) -> Result<Request, Error> {
    super::changes::read(request, REQUEST)
}

/// What is to be staffed, as JSON.
#[must_use]
pub fn to_request(request: &Request) -> String {
    super::text(request)
}

/// A plan as JSON: its `appointments`, `ended`, `levels`, `unfilled`, `shortfalls`, the people `left`, whether
/// it is `exact`, the `revision` it was made for and the `findings` it will leave.
///
/// What it does to a grid is [`to_changes`](super::to_changes) of [`Plan::changes`].
#[must_use]
pub fn plan(plan: &Plan) -> String {
    super::text(plan)
}
