//! How far a round is.

use serde::Serialize;

use crate::value::{Log, Read, Trouble, Value, word_of};

/// How far a round is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Sheets are filled.
    #[default]
    Open,
    /// Sheets stay as they are.
    Locked,
    /// There is a version that others have seen.
    Published,
}

impl RoundState {
    /// The name it has in Python and JavaScript.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Locked => "locked",
            Self::Published => "published",
        }
    }
}

impl Read for RoundState {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        const ALL: [RoundState; 3] = [RoundState::Open, RoundState::Locked, RoundState::Published];
        word_of(value, &["open", "locked", "published"]).map(|word| ALL.get(word).copied().unwrap_or_default())
    }

    fn blank() -> Option<Self> {
        Some(Self::Open)
    }
}
