//! Placements.

use super::{Person, Unit};
use crate::time::Interval;

/// A placement: a person is in a cell of a network.
#[derive(Clone, Copy)]
pub struct Placement<'g> {
    person: Person<'g>,
    cell: Unit<'g>,
    interval: Interval,
}

impl<'g> Placement<'g> {
    /// The placements of a person, in the order of the networks.
    pub(super) fn of(person: Person<'g>) -> impl Iterator<Item = Self> + use<'g> {
        person.grid.people.places.values().filter_map(move |places| {
            let cell = Unit::new(person.grid, places.cell(person.id)?);
            Some(Self { person, cell, interval: places.dates.get(&person.id).copied().unwrap_or_default() })
        })
    }

    /// Who is placed.
    #[must_use]
    pub const fn person(&self) -> Person<'g> {
        self.person
    }

    /// Where.
    #[must_use]
    pub const fn cell(&self) -> Unit<'g> {
        self.cell
    }

    /// The key of the network.
    #[must_use]
    pub fn network(&self) -> &'g str {
        self.cell.network()
    }

    /// The days of it.
    ///
    /// ```
    /// # use gridcore::{Charter, Grid, Roster, TableKind, time::Date};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key\np1\n", &charter);
    /// # let placements = b"person,cell,from\np1,t1,2024-02-01\n";
    /// # roster.add_csv(TableKind::Placements, "placements.csv", placements, &charter);
    /// # let grid = Grid::at(&charter, &roster, Date::constant(2024, 3, 1))?;
    /// let placement = grid.person("p1")?.placements().next().expect("a placement");
    /// assert_eq!((placement.network(), placement.cell().key()), ("main", "t1"));
    /// assert_eq!(placement.interval().from, Some(Date::constant(2024, 2, 1)));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.interval
    }
}

impl std::fmt::Debug for Placement<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Placement")
            .field("person", &self.person.key())
            .field("cell", &self.cell.key())
            .finish_non_exhaustive()
    }
}
