//! Small assignment problems at random, and the best plan of each by trying all.

mod brute;
mod small;

pub use brute::{Best, best, best_deciding, least_missing};
pub use small::{Kind, Small};
