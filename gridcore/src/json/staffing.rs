//! Staffing as JSON: requests in, plans out.

use super::object::Object;
use crate::assign::{Blocker, Comparison, Explanation, Plan, PlanPart, Removed, Request};
use crate::finding::{Error, Language};

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

/// The parts of a plan as JSON: each with the places of what is `started` and `ended` in it, and its `changes`.
#[must_use]
pub fn parts(parts: &[PlanPart]) -> String {
    super::text(&parts)
}

/// Why somebody was chosen, or was not, as JSON; the messages of what bars them are those of its findings.
#[must_use]
pub fn explanation(explanation: &Explanation) -> String {
    super::text(explanation)
}

/// What tells two plans apart, as JSON.
#[must_use]
pub fn comparison(comparison: &Comparison) -> String {
    super::text(comparison)
}

/// What keeps seats open, as JSON, with a `message` in a language for each and for each of what `removed` people.
#[must_use]
pub fn blockers(blockers: &[Blocker], language: Language) -> String {
    let mut text = String::new();
    Object::write_all(&mut text, blockers.iter(), |object, blocker: &Blocker| {
        object.text("message", &blocker.message(language));
        object.value("seats", &blocker.seats);
        object.value("required", &blocker.required);
        object.texts("eligible", blocker.eligible.iter().map(String::as_str));
        object.value("pool", &blocker.pool);
        object.objects("removed", blocker.removed.iter(), |object, removed: &Removed| {
            object.text("message", &removed.message(language));
            object.text("rule", &removed.rule);
            object.optional("reason", Some(removed.reason.as_str()).filter(|reason| !reason.is_empty()));
            object.value("first", &removed.first);
            object.value("alone", &removed.alone);
        });
    });
    text
}
