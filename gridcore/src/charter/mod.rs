//! The rule book: as written ([`CharterSpec`]) and validated ([`Charter`]).

mod access;
mod compile;
mod model;
mod read;
mod restrict;
pub mod spec;
#[cfg(test)]
mod tests;
mod versions;

pub use model::Charter;
pub(crate) use model::*;
pub(crate) use read::read_json;
pub use spec::*;
