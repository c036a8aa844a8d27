//! Bad input of every kind, each case with the error it gives.

mod assess;
mod assignment;
mod call;
mod change;
mod charter;
mod desk;
mod duty;
mod history;
mod ledger;
mod plans;
mod roster;
mod score;
mod staffing;
mod table;

use std::sync::LazyLock;

use gridcore::{Error, Finding};
pub use staffing::unwanted;

/// A bad input.
#[derive(Debug)]
pub struct Case {
    /// What is wrong with it, in a few words; the part before the slash is what kind of input it is.
    pub name: String,
    /// The input, or what was called.
    pub input: String,
    /// What came of it.
    pub error: Error,
}

impl Case {
    fn new(name: impl Into<String>, input: impl Into<String>, error: Error) -> Self {
        Self { name: name.into(), input: input.into(), error }
    }
}

/// All cases: charters, tables, rosters, changes and other calls.
#[must_use]
pub fn all() -> &'static [Case] {
    static ALL: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let data = [charter::cases(), table::cases(), roster::cases(), change::cases()];
        let calls = [call::cases(), assignment::cases(), score::cases(), ledger::cases(), desk::cases()];
        let assessed = [assess::cases(), duty::cases(), history::cases()];
        let plans = [plans::cases(), staffing::cases()];
        data.into_iter().chain(calls).chain(assessed).chain(plans).flatten().collect()
    });
    &ALL
}

/// What is told of rounds, awards, reviews and journals, though nothing is refused.
#[must_use]
pub fn told() -> Vec<Finding> {
    assess::told().into_iter().chain(duty::told()).chain(history::torn()).collect()
}

/// The error of something that must fail.
fn refused<T: std::fmt::Debug>(name: &str, result: Result<T, Error>) -> Error {
    match result {
        Ok(value) => panic!("{name} is accepted: {value:?}"),
        Err(error) => error,
    }
}
