//! Responsibility grids.

mod charter;
pub mod check;
mod eligibility;
mod finding;
mod grid;
mod key;
mod limits;
mod points;
mod roster;
pub mod time;

pub use charter::*;
pub use finding::{
    Arg, Error, ErrorKind, Family, Finding, Findings, Language, Parameter, Place, RuleInfo, Severity, Subject, Text,
    catalogue,
};
pub use grid::*;
pub use key::{BadReference, Reference};
pub use limits::Limits;
pub use points::{BadPoints, Points};
#[cfg(feature = "csv")]
pub use roster::Paths;
pub use roster::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, Folder, LinkRow, PersonRow, PlacementRow, Record, Roster, TableKind,
    UnitRow,
};
