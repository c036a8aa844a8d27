//! The schema of what is asked of points, boards and assessments, and of what is written of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::Value;

use super::root;
use crate::json::score_texts::{
    AppraisalText, AwardOptions, AwardedText, BehindOptions, BoardOptions, BoardRankOptions, BoardShareOptions, Cell,
    DifferenceText, ExplainOptions, ExplanationText, Rate, ResultText, VersionText,
};
use crate::points::Points;
use crate::score::{Entry, KeptRound, Posted, Sheet};

/// The schema of what is asked of points, boards and assessments, and of what is written of them: what is read and
/// written is each the schema of its field here.
///
/// ```
/// let schema = gridcore::schema::scores();
/// assert_eq!(schema["$defs"]["Sheet"]["required"][0], "subject");
/// ```
#[must_use]
pub fn scores() -> Value {
    /// What is read and written of points, boards and assessments.
    #[derive(JsonSchema)]
    #[schemars(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its schema is asked for")]
    struct ScoreTexts {
        /// What a posting did.
        posted: Option<Posted>,
        /// An entry.
        entry: Option<Entry<'static>>,
        /// What a board is to show.
        roll_up: Option<BoardOptions>,
        /// The lines of a board.
        board: Option<Vec<Cell<'static>>>,
        /// How its lines are ranked.
        rank: Option<BoardRankOptions>,
        /// How a total is shared among them.
        share: Option<BoardShareOptions>,
        /// Their scores, by key.
        scores: Option<BTreeMap<String, Option<Points>>>,
        /// Which entries are behind a number.
        behind: Option<BehindOptions>,
        /// Which number is to be explained.
        explain: Option<ExplainOptions>,
        /// What a number is made of.
        explained: Option<ExplanationText<'static>>,
        /// What two boards differ in.
        differences: Option<Vec<DifferenceText<'static>>>,
        /// Which award is given.
        award: Option<AwardOptions>,
        /// Who gets it.
        awarded: Option<AwardedText<'static>>,
        /// What is reported of a subject, by indicator.
        values: Option<BTreeMap<String, Rate>>,
        /// What it comes to.
        appraisal: Option<AppraisalText<'static>>,
        /// Filled sheets.
        sheets: Option<Vec<Sheet>>,
        /// A round.
        round: Option<KeptRound>,
        /// What its subjects come to.
        results: Option<Vec<ResultText<'static>>>,
        /// What was published of it.
        versions: Option<Vec<VersionText<'static>>>,
    }
    root::<ScoreTexts>("Scores of gridcore")
}
