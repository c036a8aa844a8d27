//! Keys as the user wrote them, and the dense ids they become.
//!
//! Outside the crate everything is named by its key. Inside, a key is looked up once and
//! replaced by a dense id, so that every column is a plain array.

mod id;
mod reference;
mod strings;
mod table;

use std::fmt;

pub(crate) use id::{
    AppointmentId, ArcId, AreaId, BoundId, CaseId, ClaimId, EdgeId, EntryId, FlowId, Id, IdVec, LinkId, LinkKindId,
    NameId, NetworkId, NodeId, NumberId, PartyId, PersonId, PlaceId, PostId, SeenUnitId, SlotId, StageId, SymbolId,
    TagId, TagSetId, TakerId, TierId, UnitId, reserve_sparely, span,
};
pub use reference::{BadReference, Reference};
pub(crate) use strings::Strings;
pub(crate) use table::KeyTable;

/// What separates tags, and what is written by mistake to separate them.
pub(crate) const TAG_SEPARATORS: &str = ";,|；、，｜";

/// The longest key that may still be a spelling of an unknown one.
const LONGEST_SUGGESTION: usize = 64;

/// Characters compared with each other for one suggestion: well under a millisecond of work.
const COMPARED: usize = 250_000;

/// The candidate closest to `name`, if it is close enough to be a misspelling.
///
/// Damerau-Levenshtein distance of at most a third of the length; ties go to the first
/// candidate. The first candidates of about the same length are looked at, as many as can be
/// compared in a millisecond: thousands of short ones, fifty of the longest.
pub(crate) fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length == 0 || length > LONGEST_SUGGESTION {
        return None;
    }
    let allowed = (length / 3).max(1);
    let mut best: Option<(usize, &'a str)> = None;
    // A distance is at least the difference of the lengths, which is far cheaper to take.
    let near = |c: &&str| c.len() <= LONGEST_SUGGESTION * 4 && c.chars().count().abs_diff(length) <= allowed;
    let mut left = COMPARED;
    for candidate in candidates.into_iter().filter(near) {
        let Some(rest) = left.checked_sub(length * candidate.len()) else { break };
        left = rest;
        let distance = strsim::damerau_levenshtein(name, candidate);
        if distance <= allowed && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Why `key` cannot be a key, if it cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadKey {
    Empty,
    TooLong,
    Control,
}

/// Checks the form of a key: not empty, at most `longest` bytes, no control characters.
pub(crate) fn check_key(key: &str, longest: usize) -> Result<(), BadKey> {
    if key.is_empty() {
        Err(BadKey::Empty)
    } else if key.len() > longest {
        Err(BadKey::TooLong)
    } else if key.bytes().any(|b| b < 0x20 || b == 0x7f) || key.chars().any(is_format_control) {
        Err(BadKey::Control)
    } else {
        Ok(())
    }
}

/// Writes what could break out of its line, or change how the text around it is shown, as escapes.
///
/// Keys are free of it, but what is refused as a key is named in messages too.
pub(crate) struct OneLine<W>(pub(crate) W);

impl<W: fmt::Write> fmt::Write for OneLine<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| c.is_control() || is_format_control(*c)) {
            self.0.write_str(rest.get(..at).unwrap_or_default())?;
            write!(self.0, "{}", c.escape_default())?;
            rest = rest.get(at + c.len_utf8()..).unwrap_or_default();
        }
        self.0.write_str(rest)
    }
}

/// Line and paragraph separators, C1 controls and bidirectional overrides: characters that
/// would let a key change how the text around it is shown.
fn is_format_control(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
