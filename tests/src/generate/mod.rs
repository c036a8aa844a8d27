//! Random charters, rosters that fit them, and changes, small enough for thousands of cases.

mod change;
mod charter;
mod choices;
mod roster;
mod several;
mod spoil;

use std::fmt;

pub use change::{KINDS, Script, batch, scripts};
pub use charter::{CharterChoices, charter};
pub use choices::{Choices, Lists, day, lists};
use gridcore::time::Date;
use gridcore::{Charter, CharterSpec, Error, Grid};
use proptest::prelude::{Just, Strategy, any};
use proptest::test_runner::{Config, RngSeed};
pub use roster::{RosterChoices, roster};
pub use spoil::spoil;

use crate::rows::Rows;

/// How a property is run: the same cases each time, as many as said or as `PROPTEST_CASES` says.
/// Another seed may be given as `PROPTEST_RNG_SEED`.
#[must_use]
pub fn config(cases: u32) -> Config {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let cases = number("PROPTEST_CASES").and_then(|n| u32::try_from(n).ok()).unwrap_or(cases);
    let seed = number("PROPTEST_RNG_SEED").unwrap_or(0x9d1d_c02e);
    Config {
        cases,
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        max_shrink_iters: 40_000,
        rng_seed: RngSeed::Fixed(seed),
        ..Config::default()
    }
}

/// A charter and a roster that fits it, on a day if any row is dated.
#[derive(Clone)]
pub struct Case {
    /// The charter.
    pub charter: Charter,
    /// The roster.
    pub rows: Rows,
    /// The day.
    pub day: Option<Date>,
}

impl Case {
    /// The grid of the case.
    ///
    /// # Panics
    /// If the roster does not fit the charter on the day, which it should.
    #[must_use]
    pub fn grid(&self) -> Grid {
        self.try_grid().unwrap_or_else(|error| panic!("{error}\n{}", error.findings()))
    }

    /// The grid of the case, or why there is none.
    ///
    /// # Errors
    /// As [`Grid::new`] and [`Grid::at`].
    pub fn try_grid(&self) -> Result<Grid, Error> {
        grid(&self.charter, &self.rows, self.day)
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "--- day {:?}\n--- charter\n{}{:?}", self.day, self.charter.to_toml(), self.rows)
    }
}

/// The grid of rows on a day, if there is one.
///
/// # Errors
/// As [`Grid::new`] and [`Grid::at`].
pub fn grid(charter: &Charter, rows: &Rows, day: Option<Date>) -> Result<Grid, Error> {
    match day {
        Some(day) => Grid::at(charter, &rows.roster(), day),
        None => Grid::new(charter, &rows.roster()),
    }
}

/// Charters that are valid.
pub fn specs() -> impl Strategy<Value = CharterSpec> {
    let head = proptest::collection::vec(any::<u8>(), 64);
    let parts = (lists(0..=2, 48), lists(0..=4, 48), lists(0..=2, 16), lists(0..=6, 20), lists(0..=3, 40));
    (head, parts).prop_map(|(head, (networks, posts, roles, several, links))| {
        charter(&CharterChoices { head, networks, posts, roles, several, links })
    })
}

/// Charters and rosters that fit them, of at most so many units and people.
pub fn cases(units: usize, people: usize) -> impl Strategy<Value = Case> {
    let rows = (
        lists(1..=units, 28),
        lists(0..=people, 32),
        lists(0..=5, 24),
        lists(0..=people, 18),
        lists(0..=8, 16),
        lists(0..=2, 8),
    );
    let rows = rows.prop_map(|(units, people, areas, appointments, links, aliases)| RosterChoices {
        units,
        people,
        areas,
        appointments,
        links,
        aliases,
    });
    let day = proptest::option::of(0_usize..9);
    (specs(), rows, day).prop_map(|(spec, choices, number): (CharterSpec, RosterChoices, Option<usize>)| {
        let charter = Charter::new(spec.clone());
        let charter = charter.unwrap_or_else(|error| panic!("{}\n{spec:?}", error.findings()));
        let day = number.map(choices::day);
        let rows = roster(&charter, day, &choices);
        Case { charter, rows, day }
    })
}

/// A case and something else.
pub fn with<T: fmt::Debug>(
    cases: impl Strategy<Value = Case>,
    other: impl Strategy<Value = T>,
) -> impl Strategy<Value = (Case, T)> {
    (cases, other)
}

/// Any one seed of a [`Random`](crate::random::Random).
pub fn seeds() -> impl Strategy<Value = u64> {
    proptest::prop_oneof![Just(0), any::<u64>()]
}
