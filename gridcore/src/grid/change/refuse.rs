//! Why a change cannot be applied.

use crate::finding::{Args, Finding, Subject, catalogue, listed};
use crate::grid::fit::Misfit;
use crate::grid::{Grid, What};

/// A change that cannot be applied; the texts of `call.change-refused` in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    Circle,
    Exists,
    Missing,
    InUse,
    Network,
    NotInForce,
    Overlap,
    BadText,
    BadDates,
    UnknownWord,
    OutOfBounds,
    TooMany,
    Depth,
    Unmapped,
    Elsewhere,
    Merge,
    BadReference,
    Held,
    NotHeld,
    Claimed,
    NotClaimed,
    Linked,
    NotLinked,
    NotPlaced,
    NotPart,
    Scheduled,
    NotScheduled,
    InForce,
    NoDay,
    BadDay,
    UnknownTag,
    MissingPerson,
    MissingArea,
    MissingPost,
    MissingNetwork,
    MissingLinkKind,
    MissingShift,
    MissingTier,
}

impl Why {
    /// A key that names nothing of a kind. No change names a kind of matter or a number column so.
    const fn missing(what: What) -> Self {
        match what {
            What::Unit | What::Kind | What::Number => Self::Missing,
            What::Person => Self::MissingPerson,
            What::Area => Self::MissingArea,
            What::Post => Self::MissingPost,
            What::Network => Self::MissingNetwork,
            What::LinkKind => Self::MissingLinkKind,
            What::Shift => Self::MissingShift,
            What::Tier => Self::MissingTier,
        }
    }
}

/// What the references of a field may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowed {
    pub(super) field: &'static str,
    /// How they are written.
    pub(super) forms: &'static [&'static str],
}

/// A reason and its values, or the findings of a charter or roster that does not fit.
#[derive(Debug)]
pub(super) enum Refusal {
    Because(Why, Args),
    Error(crate::Error),
}

impl Refusal {
    pub(super) fn new(why: Why, args: Args) -> Self {
        Self::Because(why, args)
    }

    /// The refusal of a key that names nothing.
    pub(super) fn missing(grid: &Grid, what: What, key: &str) -> Self {
        let mut args = vec![("key", key.into())];
        if let Some(suggestion) = grid.closest(what, key) {
            args.push(("suggestion", suggestion.into()));
        }
        Self::Because(Why::missing(what), args)
    }

    pub(super) fn exists(key: &str) -> Self {
        Self::Because(Why::Exists, vec![("key", key.into())])
    }

    /// The refusal of a field for a reason that names nothing else.
    pub(super) fn field(why: Why, field: &str) -> Self {
        Self::Because(why, vec![("field", field.into())])
    }

    /// The refusal of a word outside the charter's vocabulary.
    pub(super) fn word(field: &'static str, word: &str) -> Self {
        Self::Because(Why::UnknownWord, vec![("field", field.into()), ("key", word.into())])
    }

    /// The refusal of a reference to something that the field cannot hold.
    pub(super) fn reference(allowed: Allowed, reference: &str) -> Self {
        let args =
            vec![("field", allowed.field.into()), ("key", reference.into()), ("allowed", listed(allowed.forms).into())];
        Self::Because(Why::BadReference, args)
    }

    /// The refusal of a row that could be in force on no day.
    pub(super) fn misfit(grid: &Grid, misfit: &Misfit) -> Self {
        match misfit {
            Misfit::Unknown { what, key, .. } => Self::missing(grid, *what, key),
            Misfit::Word { column: "tags", .. } => Self::new(Why::UnknownTag, vec![]),
            Misfit::Word { word, .. } => Self::word("unit_kinds", word),
            Misfit::Reference { column, text, forms } => Self::reference(Allowed { field: column, forms }, text),
            Misfit::Network { unit, network, .. } => {
                let to = grid.charter.model.networks.value(*network).map_or("", |n| &n.key);
                Self::new(Why::Elsewhere, vec![("key", unit.as_str().into()), ("to", to.into())])
            }
        }
    }

    /// The finding, given which change of the batch it was.
    pub(super) fn finding(why: Why, mut args: Args, number: usize, change: &'static str) -> Finding {
        args.push(("number", number.into()));
        args.push(("change", change.into()));
        let subject = Subject::Table { table: "changes".into() };
        Finding::new(&catalogue::call::CHANGE_REFUSED, subject, why as u8, args)
    }
}
