//! The rules of the library, a file or folder a family; each is static data beside one function.

mod charter;
mod coverage;
mod links;
mod people;
mod staffing;
mod structure;
#[cfg(test)]
mod tests;

use super::rule::Built;

/// Every rule that is checked on a grid, each once.
pub(crate) fn all() -> impl Iterator<Item = &'static Built> {
    [charter::RULES, structure::RULES, coverage::RULES, people::RULES, staffing::RULES, links::RULES]
        .into_iter()
        .flatten()
}
