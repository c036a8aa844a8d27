//! What the benches share: measuring, the table they print, the organisation they measure on, and
//! the peers they are measured beside.

pub mod columns;
pub mod data;
pub mod forest;
pub mod measure;
pub mod peer;
pub mod polars;
pub mod staffing;
pub mod table;
