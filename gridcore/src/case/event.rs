//! What happens to a case: the events a desk takes.

use std::borrow::Cow;

use serde::Serialize;

use crate::charter::{Outcome, words};
use crate::time::{Date, Moment, TimeLimit};

words! {
    /// A move of a case.
    Move {
        /// A matter comes in and becomes a case.
        Report = "report",
        /// It is put on file.
        File = "file",
        /// It is given to a unit, post or person; in a stage of other work, to somebody else.
        Dispatch = "dispatch",
        /// A unit takes it for its own.
        Claim = "claim",
        /// It was handled.
        Handle = "handle",
        /// What was done is reported back.
        Feedback = "feedback",
        /// Somebody else has seen that it is done.
        Verify = "verify",
        /// It goes on by a step without further meaning.
        Advance = "advance",
        /// It ends with an outcome and an answer.
        Close = "close",
        /// It goes back to an earlier stage.
        Return = "return",
        /// It goes back because what was done does not do.
        Rework = "rework",
        /// Its clocks stop.
        Suspend = "suspend",
        /// Its clocks go on.
        Resume = "resume",
        /// Its clocks stop until a moment.
        Defer = "defer",
        /// It gets more time.
        Extend = "extend",
        /// A body above watches over it.
        Oversee = "oversee",
        /// It is passed up the tree.
        Escalate = "escalate",
        /// It is another case already.
        Merge = "merge",
        /// Somebody does not agree with how it ended.
        Appeal = "appeal",
        /// It is open again.
        Reopen = "reopen",
        /// It becomes a proposal to a higher body.
        Propose = "propose",
        /// Problems, suggestions and products come out of it.
        Find = "find",
        /// Several handle it together: one leads, one supervises, others are partners.
        Join = "join",
        /// The other end of a bridge signs off what was rectified.
        SignOff = "sign_off",
    }

    /// What is kept of who reported a case.
    Secrecy {
        /// Their key, for all who may read the case.
        Known = "known",
        /// Their key, for the bodies that stand in alone.
        Confidential = "confidential",
        /// Nothing; times to the day.
        Anonymous = "anonymous",
    }
}

/// An event: which case, when, what, by whom, and what else the move needs.
///
/// A field that says nothing for a move is refused and not passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EventRow<'a> {
    /// The key of the case.
    pub case: Cow<'a, str>,
    /// When it happened. Of an anonymous report the day is kept.
    pub at: Moment,
    /// What happened.
    #[serde(rename = "move")]
    pub action: Move,
    /// The person who did it; of a report, who reported it, and empty for an anonymous one.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub by: Cow<'a, str>,
    /// Of a report: the kind of matter.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub kind: Cow<'a, str>,
    /// Of a report: where it arose, `unit:t1`, `area:a3`; the cell of a person by `person:p1`.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub place: Cow<'a, str>,
    /// Of a report: the channel it came by.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub channel: Cow<'a, str>,
    /// Of a report: what is kept of who reported it; known, if there is somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<Secrecy>,
    /// Of a report: the persons it is about. Neither they nor those they answer to see it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Cow<'a, str>>,
    /// Of an anonymous report: what is kept of its [receipt](super::Receipt).
    #[serde(skip_serializing_if = "str::is_empty")]
    pub receipt: Cow<'a, str>,
    /// Whom it goes to: `unit:t1`, `post:lead@t1` or `person:p1`; of a merge, the other case; of joint
    /// handling, who leads.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub to: Cow<'a, str>,
    /// The stage it goes to, where there is a choice.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub stage: Cow<'a, str>,
    /// Of a closing: how it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Of a closing: where the answer is found.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub answer: Cow<'a, str>,
    /// Of a closing: whether it is closed where its stage does not allow it, with approval.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub forced: bool,
    /// Of an extension: how much more time it gets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<TimeLimit>,
    /// Of a deferral: until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Of joint handling: who supervises, and so verifies.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub supervisor: Cow<'a, str>,
    /// Of joint handling: who else takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Cow<'a, str>>,
    /// Of findings: how many problems.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub problems: u32,
    /// Of findings: how many suggestions.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub suggestions: u32,
    /// Of findings: how many products.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub products: u32,
    /// Of findings: what kind of product.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub product: Cow<'a, str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Default for EventRow<'_> {
    fn default() -> Self {
        let none = || Cow::Borrowed("");
        Self {
            case: none(),
            at: Moment::start_of(Date::constant(1970, 1, 1)),
            action: Move::Report,
            by: none(),
            kind: none(),
            place: none(),
            channel: none(),
            secrecy: None,
            about: Vec::new(),
            receipt: none(),
            to: none(),
            stage: none(),
            outcome: None,
            answer: none(),
            forced: false,
            limit: None,
            until: None,
            supervisor: none(),
            partners: Vec::new(),
            problems: 0,
            suggestions: 0,
            products: 0,
            product: none(),
        }
    }
}

/// An event as it is kept: what came of it stands beside it, so that it can be replayed without the
/// grid it was judged by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recorded {
    /// The event.
    pub event: EventRow<'static>,
    /// The stage the case is in after it.
    pub stage: String,
    /// Who has the case after it; none if nobody.
    pub owner: Option<String>,
    /// Of a report: the unit the case counts for.
    pub unit: Option<String>,
    /// Whether who has it stands in, or got it past the tiers.
    pub direct: bool,
}
