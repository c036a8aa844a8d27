//! Responsibility grids: who answers for every person, place and matter.
//!
//! An organisation that runs on a *responsibility grid* is split into tiers of units, down to
//! small cells in which every person, every room and every problem has somebody who answers for
//! it. This crate holds such an organisation, says what is uncovered, who answers, and what an
//! edit changes.
//!
//! ```
//! use gridcore::check::Monitor;
//! use gridcore::{Change, Charter, Grid, PersonRow, Roster, UnitRow};
//!
//! // The rule book: two tiers, and a lead in every team.
//! let charter = Charter::from_toml(r#"
//!     name = "workshop"
//!     tiers = ["site", "team"]
//!
//!     [[posts]]
//!     key = "lead"
//!     at = ["team"]
//!     scope = "unit"
//! "#)?;
//!
//! // The organisation, from your own structs; CSV, JSON and folders load as well.
//! let mut roster = Roster::new();
//! roster.add_units([
//!     UnitRow { key: "north".into(), tier: "site".into(), ..UnitRow::default() },
//!     UnitRow { key: "t1".into(), parent: "north".into(), tier: "team".into(), ..UnitRow::default() },
//! ]);
//! roster.add_people([PersonRow { key: "0001".into(), cell: "t1".into(), ..PersonRow::default() }]);
//!
//! // Checked once, then watched through every edit.
//! let mut monitor = Monitor::new(Grid::new(&charter, &roster)?);
//! assert_eq!(monitor.findings().count("staffing.vacant"), 1);
//! let delta = monitor.apply(&[Change::appoint("0001", "lead", "t1")])?;
//! assert!(monitor.findings().is_empty());
//! monitor.apply(&delta.inverse)?;
//! # Ok::<(), gridcore::Error>(())
//! ```
//!
//! # Where to start
//!
//! * [`Charter`]: the rule book as data. [`CharterSpec`] documents every field of it.
//! * [`Roster`] and [`Folder`]: your tables, from structs, CSV, JSON, one wide sheet or a folder.
//! * [`Grid`]: the state on one day; [`Unit`], [`Person`], [`Area`] lead through it, and
//!   [`Grid::answers_for`] says who answers, [`Grid::bars`] what bars somebody from a post.
//! * [`check::all`]: every finding; [`check::Monitor`]: the findings through every edit;
//!   [`check::Rule`]: rules of your own beside ours.
//! * [`assign::staff`]: who should hold each post, provably, with reasons and what stands in the way;
//!   [`assign::draw_cells`], [`assign::inspections`], [`assign::split_roles`], [`assign::pair`]: other plans for a grid;
//!   [`assign`] solves the same on numbered slots and people.
//! * [`Change`]: every edit as a value with its inverse; [`Change::between`] compares two exports.
//! * [`score`]: the points ledger and its boards; shares to the last unit, exact ranks.
//! * [`case::Desk`]: cases from report to answer, by events; clocks, escalations, who may read what, counts.
//! * [`history::History`]: a journal of all of these; the grid of any day, undo, people by surrogates, retention.
//! * [`duty::review`]: what was due, done, late and missed; contacts, tasks, inspections, risks, the burden of each.
//! * [`json`] and [`export`]: documents, trees as rows to draw, Mermaid, DOT, GraphML.
//!
//! # Errors and findings
//!
//! What is wrong with an organisation is a [`Finding`]: a value with its rule, severity, subject,
//! place, message and help. What is wrong with a call is an [`Error`], which carries findings too,
//! and all of them, not the first. No input makes this crate panic; [`Limits`] bound what it
//! accepts. Messages come in English and Chinese and carry keys, never other personal values.
//!
//! # What is not here
//!
//! No input or output but text and columns, apart from [`Folder::read`] and [`Folder::write`]; no clock: the caller says what
//! day it is; no names, affiliation, opinion, mood, health or off-duty conduct of anybody: a
//! person is a key, tags and numbers the host chose.
//!
//! # Features
//!
//! * `csv`, `toml`, `fs` (on): CSV tables, TOML charters, [`Folder::read`] and [`Folder::write`].
//! * `rayon`: full checks on several threads.
//! * `schema`: the module `schema`, JSON Schema of charters, documents and changes.
//!
//! # Promise
//!
//! Semantic versioning: the public items of this crate, the words of [`ErrorKind`], the ids of
//! rules and the formats change only with it. The minimum Rust version is 1.88 and rises only in
//! minor versions.

// No input may make this crate panic; what only its tests do may.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]
#![cfg_attr(test, allow(clippy::disallowed_methods))]

mod apportion;
pub mod assign;
pub mod case;
mod charter;
pub mod check;
pub mod duty;
mod eligibility;
pub mod export;
mod finding;
mod grid;
mod hex;
pub mod history;
pub mod json;
mod key;
mod limits;
mod order;
mod points;
pub mod publish;
mod roster;
#[cfg(feature = "schema")]
pub mod schema;
pub mod score;
pub mod time;
mod value;

pub use charter::*;
pub use finding::{
    Arg, Error, ErrorKind, Family, Finding, Findings, InLanguage, Language, Parameter, ParameterType, Place, RuleInfo,
    Severity, Subject, Text, catalogue,
};
pub use grid::*;
pub use key::{BadReference, Reference};
pub use limits::Limits;
/// The library of [`Grid::graph`], in the version that runs on it.
pub use petgraph;
pub use points::{BadPoints, Points};
pub use roster::{
    AliasRow, AppointmentRow, AreaRow, Cell, ClaimRow, Column, DutyRow, Folder, Holds, InspectionRow, LinkRow, Paths,
    PersonRow, PlacementRow, Record, RiskRow, Roster, TableColumn, TableKind, TaskRow, UnitRow, encoding_of,
};
