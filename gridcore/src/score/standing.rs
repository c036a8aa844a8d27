//! Totals that follow a ledger: one posted entry changes one path of the tree.

use super::Ledger;
use super::ledger::{Totals, refused_call};
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::{Grid, What};
use crate::key::{Id, IdVec, KeyTable, PlaceId};
use crate::time::Period;

/// The totals of all units of a network in one period, kept up to date.
///
/// Where [`roll_up`](super::roll_up) makes a board anew, a standing takes in what was posted since it
/// last looked, and a unit that moved, along one path each. Both give the same totals.
///
/// ```
/// use gridcore::score::Standing;
/// # use gridcore::score::{EntryRow, Ledger};
/// # use gridcore::{Charter, Grid, Roster, TableKind};
/// # let charter = Charter::from_toml(
/// #     "name = \"w\"\ntiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]",
/// # )?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n0001,t1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// # let date = gridcore::time::parse_date("2024-05-17")?;
/// # let row = EntryRow {
/// #     id: "e1".into(), date, subject: "person:0001".into(), rule: "tidy".into(), author: "unit:t1".into(),
/// #     ..EntryRow::default()
/// # };
/// let mut ledger = Ledger::new(&charter, "points")?;
/// let may = gridcore::time::PeriodKind::Month.of(date);
/// let mut standing = Standing::new(&ledger, &grid, None, may)?;
/// ledger.post(&grid, [row])?;
/// standing.follow(&ledger);
/// assert_eq!(standing.total("north").map(|totals| totals.sum()), Some(2.into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Standing {
    period: Period,
    /// Where the ledger keeps the cells of the network.
    kept: usize,
    names: KeyTable<PlaceId>,
    parents: IdVec<PlaceId, PlaceId>,
    totals: IdVec<PlaceId, Totals>,
    /// The unit of each stamp.
    places: Vec<PlaceId>,
    /// How many entries, and how many approvals, were taken in.
    entries: usize,
    released: usize,
}

impl Standing {
    /// The totals of a period on the tree of a grid, in a network or the charter's first.
    ///
    /// # Errors
    /// Of kind `key`, if there is no such network.
    ///
    /// # Complexity
    /// `O(units + entries)`.
    pub fn new(ledger: &Ledger, grid: &Grid, network: Option<&str>, period: Period) -> Result<Self, Error> {
        let network = network.or_else(|| grid.charter().networks().next()).unwrap_or_default();
        let kept = ledger.networks.iter().position(|known| known == network);
        let kept = kept.ok_or_else(|| grid.unknown(What::Network, network))?;
        let bytes = grid.units_in_order().map(|unit| unit.key().len()).sum();
        let (names, _) = KeyTable::of(grid.units_in_order().map(|unit| unit.key()), bytes);
        let place = |parent: Option<usize>| parent.map_or(PlaceId::NONE, PlaceId::new);
        let parents: IdVec<PlaceId, PlaceId> = grid.index().parents().map(place).collect();
        let totals = IdVec::filled(Totals::default(), parents.len());
        let mut standing = Self { period, kept, names, parents, totals, places: Vec::new(), entries: 0, released: 0 };
        standing.follow(ledger);
        Ok(standing)
    }

    /// Takes in what was posted or approved since the last time.
    ///
    /// # Complexity
    /// `O(depth)` an entry.
    pub fn follow(&mut self, ledger: &Ledger) {
        let new = ledger.store.places(self.kept, self.places.len());
        self.places.extend(self.names.ids(new));
        let days = self.period.days();
        let Self { totals, parents, places, .. } = self;
        ledger.store.since(&mut self.entries, &mut self.released, |stamp, day, points| {
            if days.contains(&day) {
                let place = places.get(stamp as usize).copied().unwrap_or(PlaceId::NONE);
                for at in chain(parents, place) {
                    totals[at].add(points);
                }
            }
        });
    }

    /// Moves a unit, with all that was earned in and below it, under another.
    ///
    /// # Errors
    /// Of kind `key`, if there is no such unit; of kind `change`, if it would lie below itself.
    ///
    /// # Complexity
    /// `O(depth)`.
    pub fn move_unit(&mut self, unit: &str, to: &str) -> Result<(), Error> {
        let find = |key: &str| {
            let unknown = || refused_call(ErrorKind::Key, &rules::UNKNOWN, 0, vec![("name", key.into())]);
            self.names.id(key).ok_or_else(unknown)
        };
        let (from, to) = (find(unit)?, find(to)?);
        if chain(&self.parents, to).any(|above| above == from) {
            return Err(refused_call(ErrorKind::Change, &rules::BOARDS, 1, vec![("unit", unit.into())]));
        }
        let moved = self.totals[from];
        for at in chain(&self.parents, from).skip(1) {
            self.totals[at].take(&moved);
        }
        for at in chain(&self.parents, to) {
            self.totals[at].merge(&moved);
        }
        self.parents[from] = to;
        Ok(())
    }

    /// The totals of a unit and all below it; none if there is no such unit.
    #[must_use]
    pub fn total(&self, unit: &str) -> Option<&Totals> {
        self.totals.value(self.names.id(unit)?)
    }
}

/// A unit and those above it.
fn chain(parents: &IdVec<PlaceId, PlaceId>, from: PlaceId) -> impl Iterator<Item = PlaceId> {
    std::iter::successors(from.some(), |at| parents[*at].some())
}
