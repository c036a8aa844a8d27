//! The rule book: as written ([`CharterSpec`]) and validated ([`Charter`]).

mod access;
mod compile;
mod duty;
mod model;
mod read;
mod restrict;
mod scheme;
pub mod spec;
#[cfg(all(test, feature = "toml"))]
mod tests;
mod versions;

pub(crate) use duty::{Binds, Duty, DutyList};
pub use model::Charter;
pub(crate) use model::*;
pub(crate) use read::read_json;
pub(crate) use restrict::Under;
pub(crate) use scheme::{Assessed, Assessment, Indicator, Marking, PeriodLimit, Scheme, ScoreRule};
// By name, for the model has a type of this name too.
pub use spec::CodePart;
pub(crate) use spec::words;
pub use spec::*;
