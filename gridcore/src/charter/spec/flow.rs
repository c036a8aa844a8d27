//! Case flows: the stages of a case, who may move it, how long it may stay.

use serde::{Deserialize, Serialize};

use super::words::words;
use crate::time::TimeLimit;

/// A case flow: stages and the moves between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct FlowSpec {
    /// The key of the flow.
    pub key: String,
    /// The built-in flow whose stages it has. What `stages` says of one of them takes the place of
    /// what is built in; stages of other keys come after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub like: Option<BuiltIn>,
    /// Its stages; the first is where a case begins.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageSpec>,
    /// How long a case may take from its report to its closing; absent means any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<TimeLimit>,
    /// Whether that limit is in natural time and not in that of the calendar.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub natural: bool,
    /// The calendar its time limits run by; absent means the first of the charter, and natural time
    /// if it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The posts that approve extensions, pauses and forced closings; none named means whoever may
    /// move the case and does not handle it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approvers: Vec<String>,
    /// Whether the clock of a stage begins anew when the case is given to somebody else in it; it
    /// goes on otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub restart: bool,
}

/// A stage of a flow: something that is to be done with a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct StageSpec {
    /// The key of the stage.
    pub key: String,
    /// What is to be done here: the move by which a case leaves it for one of `next`. Absent means
    /// `advance`, a step without further meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<Work>,
    /// The stages a case goes on to from here; none, if it ends here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<String>,
    /// The stages a case may be returned to from here; from one that verifies, to be reworked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<String>,
    /// The outcomes with which a case may be closed here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// The posts that may move it, in the unit that has the case or above it; none named means those
    /// that answer for the kind of matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
    /// How long a case may stay here; absent means any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<TimeLimit>,
    /// Whether the limit is in natural time and not in that of the calendar.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub natural: bool,
    /// Who is told when the limit comes near or has passed, level after level.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub escalate: Vec<EscalationSpec>,
}

/// A level of escalation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EscalationSpec {
    /// When it is reached, in hundredths of the limit; levels rise.
    pub percent: u32,
    /// The posts that are told: the first that is held, from the unit that has the case upwards; none
    /// named means those that answer there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
}

words! {
    /// The flows that are built in.
    BuiltIn {
        /// Solving on the spot or passing it up: whoever has the case solves it, and somebody else
        /// checks.
        SolveOrEscalate = "solve_or_escalate",
        /// Diagnosis in six steps: problem found, technical analysis, joint specialists, plan,
        /// tracking, rectified.
        Diagnosis = "diagnosis",
        /// A joint office classifies, the department that owns the matter claims it, rectifies or
        /// explains, the office tracks and answers.
        JointOffice = "joint_office",
        /// The steps of city grid management: filing, dispatch, handling, feedback, verification and
        /// closing. Intake comes before them and evaluation after.
        City = "city",
    }

    /// What is to be done at a stage.
    Work {
        /// Any step.
        Advance = "advance",
        /// The case is put on file.
        File = "file",
        /// It is given to a unit, post or person.
        Dispatch = "dispatch",
        /// A unit takes it for its own.
        Claim = "claim",
        /// It is handled.
        Handle = "handle",
        /// What was done is reported back.
        Feedback = "feedback",
        /// Somebody who did not handle it sees that it is done.
        Verify = "verify",
    }

    /// How a case ended. Closed is not the same as fixed.
    Outcome {
        /// What was wrong is right.
        Rectified = "rectified",
        /// Nothing was wrong, and why was explained.
        Explained = "explained",
        /// It was not taken up.
        Rejected = "rejected",
        /// It is another case already; what is found out there answers it too.
        Duplicate = "duplicate",
        /// It was reported by mistake.
        Void = "void",
        /// It was handed to somebody outside.
        Transferred = "transferred",
        /// It became a proposal to a higher body.
        ProposedUpward = "proposed_upward",
    }
}

impl BuiltIn {
    /// Its stages.
    ///
    /// ```
    /// use gridcore::BuiltIn;
    ///
    /// let stages: Vec<String> = BuiltIn::City.stages().into_iter().map(|stage| stage.key).collect();
    /// assert_eq!(stages, ["filing", "dispatch", "handling", "feedback", "verification", "closing"]);
    /// ```
    #[must_use]
    pub fn stages(self) -> Vec<StageSpec> {
        use Outcome::{Duplicate, Explained, ProposedUpward, Rectified, Rejected, Transferred, Void};
        let refused = [Rejected, Duplicate, Void];
        let answered = [Rectified, Explained, Transferred, ProposedUpward];
        match self {
            Self::SolveOrEscalate => vec![
                stage("solving", Work::Handle, &["checking"], &[]).closing(&[
                    Explained,
                    Rejected,
                    Duplicate,
                    Void,
                    Transferred,
                    ProposedUpward,
                ]),
                stage("checking", Work::Verify, &["closing"], &["solving"]),
                stage("closing", Work::Advance, &[], &["solving"]).closing(&[Rectified, Explained]),
            ],
            Self::Diagnosis => vec![
                stage("problem-found", Work::File, &["technical-analysis"], &[]).closing(&refused),
                stage("technical-analysis", Work::Advance, &["joint-specialists", "plan"], &[]).closing(&[Explained]),
                stage("joint-specialists", Work::Advance, &["plan"], &["technical-analysis"]),
                stage("plan", Work::Dispatch, &["tracking"], &["technical-analysis"]),
                stage("tracking", Work::Handle, &["rectified"], &["plan"]),
                stage("rectified", Work::Advance, &[], &["plan", "tracking"]).closing(&answered),
            ],
            Self::JointOffice => vec![
                stage("classification", Work::Dispatch, &["claiming"], &[]).closing(&[
                    Rejected,
                    Duplicate,
                    Void,
                    ProposedUpward,
                ]),
                stage("claiming", Work::Claim, &["handling"], &["classification"]),
                stage("handling", Work::Handle, &["tracking"], &["classification", "claiming"]),
                stage("tracking", Work::Verify, &["answering"], &["handling"]),
                stage("answering", Work::Advance, &[], &["tracking"]).closing(&answered),
            ],
            Self::City => vec![
                stage("filing", Work::File, &["dispatch"], &[]).closing(&refused),
                stage("dispatch", Work::Dispatch, &["handling"], &["filing"]).closing(&[Duplicate, Void]),
                stage("handling", Work::Handle, &["feedback"], &["dispatch"]),
                stage("feedback", Work::Feedback, &["verification"], &["handling"]),
                stage("verification", Work::Verify, &["closing"], &["handling"]),
                stage("closing", Work::Advance, &[], &["verification"]).closing(&answered),
            ],
        }
    }
}

fn stage(key: &str, work: Work, next: &[&str], back: &[&str]) -> StageSpec {
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    let work = Some(work).filter(|work| *work != Work::Advance);
    StageSpec { key: key.to_owned(), work, next: keys(next), back: keys(back), ..StageSpec::default() }
}

impl StageSpec {
    fn closing(self, outcomes: &[Outcome]) -> Self {
        Self { outcomes: outcomes.to_vec(), ..self }
    }

    /// This stage with what `said` says of it.
    fn with(self, said: &Self) -> Self {
        fn or<T: Clone>(said: &[T], built_in: Vec<T>) -> Vec<T> {
            if said.is_empty() { built_in } else { said.to_vec() }
        }
        Self {
            key: self.key,
            work: said.work.or(self.work),
            next: or(&said.next, self.next),
            back: or(&said.back, self.back),
            outcomes: or(&said.outcomes, self.outcomes),
            posts: or(&said.posts, self.posts),
            limit: said.limit.or(self.limit),
            natural: said.natural || self.natural,
            escalate: or(&said.escalate, self.escalate),
        }
    }
}

impl FlowSpec {
    /// The stages a case goes through: those built in with what this says of them, and its own, each
    /// with its position in `stages` if it is there.
    #[must_use]
    pub fn all_stages(&self) -> Vec<(Option<usize>, StageSpec)> {
        let built_in = self.like.map(BuiltIn::stages).unwrap_or_default();
        let is_built_in = |key: &str| built_in.iter().any(|stage| stage.key == key);
        let own = self.stages.iter().enumerate().filter(|(_, stage)| !is_built_in(&stage.key));
        let own: Vec<_> = own.map(|(position, stage)| (Some(position), stage.clone())).collect();
        let changed = built_in.into_iter().map(|stage| {
            let said = self.stages.iter().enumerate().find(|(_, said)| said.key == stage.key);
            match said {
                Some((position, said)) => (Some(position), stage.with(said)),
                None => (None, stage),
            }
        });
        changed.chain(own).collect()
    }
}
