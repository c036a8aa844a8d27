//! The rule book: as written ([`CharterSpec`]) and validated ([`Charter`]).

mod model;
pub mod spec;

pub use model::Charter;
pub(crate) use model::*;
pub use spec::*;
