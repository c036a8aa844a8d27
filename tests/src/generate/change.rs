//! Changes.
pub struct Script;
pub fn batch() {}
pub fn script() {}
