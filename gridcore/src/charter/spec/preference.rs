//! What is preferred in the holders of a post.

use serde::{Deserialize, Serialize};

use super::Predicate;

/// What is preferred in a holder when several people may hold a post.
///
/// A list of them is read in order: what comes later never buys a loss in what came before. Written
/// as a word or as a table of one entry: `"votes"`, `{ people = { tag = "member" } }`,
/// `{ high = "merit" }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// Many votes among the nominations of a request.
    Votes,
    /// Whoever holds the post already.
    Kept,
    /// Those who meet the condition.
    People(Predicate),
    /// A high number in this column; who has none comes last.
    High(String),
    /// A low number in this column; who has none comes last.
    Low(String),
}
