//! Small assignment problems at random, and the best plan of each by trying all.

mod brute;
mod small;

pub use brute::{Best, best};
pub use small::{Kind, Small};
