//! From a ledger to boards.

use hashbrown::HashMap;

use super::Ledger;
use super::board::{Board, BoardRow, Tree};
use super::ledger::Totals;
use super::lines::Lines;
use crate::charter::TierOf;
use crate::finding::Error;
use crate::grid::{Grid, Unit, What};
use crate::key::{Id, IdVec, NetworkId, PartyId, PersonId, PostId, Reference, TierId, UnitId};
use crate::time::{Date, Period, PeriodKind, date_of};

/// What a board is to show.
#[derive(Debug, Clone, Default)]
pub struct BoardRequest<'a> {
    /// The periods; they may overlap and leave gaps.
    pub periods: &'a [Period],
    /// The network; absent means the charter's first.
    pub network: Option<&'a str>,
    /// The tier whose units or people are the lines; absent means all units.
    pub tier: Option<&'a str>,
    /// Whether to count the people who have an entry: takes a pass over all entries.
    pub covered: bool,
}

impl Ledger {
    /// The first day of an entry that counts, and the first day after the last; none if none counts.
    #[must_use]
    pub fn span(&self) -> Option<(Date, Date)> {
        let (first, last) = self.store.span()?;
        Some((date_of(first)?, date_of(last + 1)?))
    }

    /// The calendar periods of a kind that have entries, from the first to the last.
    #[must_use]
    pub fn periods(&self, kind: PeriodKind) -> Vec<Period> {
        self.span().map_or_else(Vec::new, |(first, after)| kind.between(first, after).collect())
    }
}

/// Rolls the entries of a ledger up the tree of a grid.
///
/// Each entry counts in the cell its subject was in on the day of the posting, and in every unit
/// above that cell in this grid: with the present grid a *today's* board, on which what was earned
/// moves with a unit that moves. [`roll_up_as_posted`] takes the grid of each period. Units that are
/// not in the grid any more are left out.
///
/// # Errors
/// Of kind `key`, if there is no such network or tier; of kind `limit`, if a total is beyond 10^12
/// points.
///
/// # Complexity
/// Whole months come from kept totals, in the number of cells and months; other days take a pass over
/// the entries. Then one pass over the units a period. People, and how many are covered, take a pass
/// over the entries too.
///
/// # Example
/// ```
/// use gridcore::score::{self, BoardRequest};
/// use gridcore::time::PeriodKind;
/// # use gridcore::score::{EntryRow, Ledger};
/// # use gridcore::{Charter, Grid, Points, Roster, TableKind};
/// # let charter = Charter::from_toml(
/// #     "name = \"w\"\ntiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]",
/// # )?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n0001,t1\n0002,t1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// # let mut ledger = Ledger::new(&charter, "points")?;
/// # let date = gridcore::time::parse_date("2024-05-17")?;
/// # ledger.post(&grid, [EntryRow {
/// #     id: "e1".into(), date, subject: "person:0001".into(), rule: "tidy".into(), author: "unit:t1".into(),
/// #     ..EntryRow::default()
/// # }])?;
/// let periods = ledger.periods(PeriodKind::Month);
/// let board = score::roll_up(&ledger, &grid, &BoardRequest { periods: &periods, covered: true, ..BoardRequest::default() })?;
/// let north = board.total("north", 0).expect("a unit of the grid");
/// assert_eq!((north.sum(), north.count(), periods[0].to_string().as_str()), (2.into(), 1, "2024-05"));
/// assert_eq!((board.per_head(0, 0).map(|mean| mean.rounded()), board.covered(0, 0)), (Some(1.into()), Some((1, 2))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn roll_up(ledger: &Ledger, grid: &Grid, request: &BoardRequest<'_>) -> Result<Board, Error> {
    let network = network(ledger, grid, request.network)?;
    let Some(label) = request.tier else { return of_units(ledger, grid, network, None, request) };
    let model = &grid.charter().model;
    let tier = model.tier(Some(network.0), label).ok_or_else(|| grid.unknown(What::Tier, label))?;
    match model.tiers.value(tier).map(|tier| &tier.of) {
        Some(TierOf::Holders(post)) => of_people(ledger, grid, network, (label, Some(*post)), request),
        Some(TierOf::People(_)) => of_people(ledger, grid, network, (label, None), request),
        _ => of_units(ledger, grid, network, Some(tier), request),
    }
}

/// A board of which each period takes the tree of its own grid: March stays March, whatever is
/// reorganised in April. The lines are those of all grids, later ones after earlier ones.
///
/// `request.periods` is not looked at: `periods` has each with its grid.
///
/// # Errors
/// As [`roll_up`].
///
/// # Complexity
/// That of [`roll_up`] for each period.
pub fn roll_up_as_posted(
    ledger: &Ledger,
    periods: &[(Period, &Grid)],
    request: &BoardRequest<'_>,
) -> Result<Board, Error> {
    let mut parts = periods
        .iter()
        .map(|(period, grid)| roll_up(ledger, grid, &BoardRequest { periods: &[*period], ..request.clone() }));
    let none = Board { covered: request.covered.then(Vec::new), ..Board::default() };
    let first = parts.next().unwrap_or(Ok(none))?;
    parts.try_fold(first, |mut board, part| {
        board.join(&part?);
        Ok(board)
    })
}

/// The network of a board, and where the ledger keeps its cells.
pub(super) fn network(ledger: &Ledger, grid: &Grid, name: Option<&str>) -> Result<(NetworkId, usize), Error> {
    let model = &grid.charter().model;
    let key = name.or_else(|| grid.charter().networks().next()).unwrap_or_default();
    let kept = ledger.networks.iter().position(|network| network == key);
    match (model.network(key), kept) {
        (Some(id), Some(kept)) => Ok((id, kept)),
        _ => Err(grid.unknown(What::Network, key)),
    }
}

/// The place of each stamp in a list of units, if it has one.
pub(super) fn places(ledger: &Ledger, grid: &Grid, kept: usize) -> Vec<Option<usize>> {
    let index = grid.index();
    // All at once: most keys are units, and the look-ups wait for memory side by side.
    let ids = grid.units.keys.ids(ledger.store.places(kept, 0));
    let place = |(id, key): (UnitId, &str)| {
        let id = if id.is_none() { grid.unit_id(key)? } else { id };
        index.position(Unit::new(grid, id))
    };
    ids.into_iter().zip(ledger.store.places(kept, 0)).map(place).collect()
}

fn of_units(
    ledger: &Ledger,
    grid: &Grid,
    (network, kept): (NetworkId, usize),
    tier: Option<TierId>,
    request: &BoardRequest<'_>,
) -> Result<Board, Error> {
    let index = grid.index();
    let places = places(ledger, grid, kept);
    let parents: Vec<Option<usize>> = index.parents().collect();
    let mut own = vec![Totals::default(); places.len()];
    let mut columns = Vec::with_capacity(request.periods.len());
    for period in request.periods {
        own.fill(Totals::default());
        let (months, [before, after]) = period.whole_months();
        ledger.store.add_months(months, &mut own);
        ledger.store.add_days(&before, &mut own);
        ledger.store.add_days(&after, &mut own);
        let mut sums = vec![Totals::default(); parents.len()];
        for (place, totals) in places.iter().zip(&own) {
            if let Some(slot) = place.and_then(|place| sums.get_mut(place)) {
                slot.merge(totals);
            }
        }
        upwards(&parents, &mut sums, |sum, more| sum.merge(more));
        columns.push(sums);
    }
    let covered = request.covered.then(|| covered(ledger, grid, &places, &parents, request.periods));
    board_of_units(grid, network, tier, request.periods, &columns, covered)
}

/// The board of the totals of all units by period, each with those below it, in pre-order.
pub(super) fn board_of_units(
    grid: &Grid,
    network: NetworkId,
    tier: Option<TierId>,
    periods: &[Period],
    columns: &[Vec<Totals>],
    covered: Option<Vec<Vec<u32>>>,
) -> Result<Board, Error> {
    let parents: Vec<Option<usize>> = grid.index().parents().collect();
    let mut heads: Vec<u32> = grid.units_in_order().map(|unit| grid.heads_in(unit.id)).collect();
    upwards(&parents, &mut heads, |sum, more| *sum += *more);
    let mut board = Board {
        periods: periods.to_vec(),
        rows: Lines::with_capacity(parents.len()),
        cells: Vec::new(),
        covered: covered.is_some().then(Vec::new),
        tree: if tier.is_some() { Tree::OneTier } else { Tree::Whole },
    };
    let units: Vec<Unit<'_>> = grid.units_in_order().collect();
    let mut depths: Vec<usize> = Vec::with_capacity(units.len());
    for parent in &parents {
        depths.push(parent.and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1));
    }
    let is_line = |unit: &Unit<'_>| {
        grid.network_of(unit.id) == network && tier.is_none_or(|tier| grid.units.tier(unit.id) == tier)
    };
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| is_line(unit)) {
        let parent = parents.get(at).copied().flatten().and_then(|parent| units.get(parent));
        board.rows.push(BoardRow {
            key: unit.key(),
            tier: unit.tier(),
            parent: parent.map(Unit::key),
            depth: depths.get(at).copied().unwrap_or(0),
            heads: heads.get(at).copied().unwrap_or(0),
        });
        board.cells.extend(columns.iter().filter_map(|column| column.get(at)));
        if let (Some(counts), Some(covered)) = (&mut board.covered, &covered) {
            counts.extend(covered.iter().filter_map(|column| column.get(at)));
        }
    }
    board.exact()
}

/// Adds what each unit has to what those above it have: one pass from the last to the first.
pub(super) fn upwards<T: Copy>(parents: &[Option<usize>], sums: &mut [T], add: impl Fn(&mut T, &T)) {
    for (at, parent) in parents.iter().enumerate().rev() {
        if let (Some(parent), Some(own)) = (parent, sums.get(at).copied())
            && let Some(sum) = sums.get_mut(*parent)
        {
            add(sum, &own);
        }
    }
}

/// By period and unit, how many people have an entry in the unit or below it, each counted once.
///
/// A person who was in several cells is counted in each, and taken off where their chains meet.
fn covered(
    ledger: &Ledger,
    grid: &Grid,
    places: &[Option<usize>],
    parents: &[Option<usize>],
    periods: &[Period],
) -> Vec<Vec<u32>> {
    let person = people(ledger, grid);
    periods
        .iter()
        .map(|period| {
            let mut seen: Vec<(PersonId, usize)> = Vec::new();
            ledger.store.each(|subject, stamp, day, _| {
                let person = person.value(subject).copied().flatten().filter(|_| period.days().contains(&day));
                let place = places.get(stamp as usize).copied().flatten();
                seen.extend(person.zip(place));
            });
            let seen = crate::order::distinct(seen);
            let mut counts = vec![0_i64; parents.len()];
            let mut change = |at: usize, by: i64| {
                if let Some(count) = counts.get_mut(at) {
                    *count += by;
                }
            };
            for (at, (subject, place)) in seen.iter().enumerate() {
                change(*place, 1);
                // In pre-order, chains of neighbours meet where all of them do in turn.
                if let Some((_, before)) = at.checked_sub(1).and_then(|at| seen.get(at)).filter(|(s, _)| s == subject)
                    && let Some(meeting) = meeting(parents, *before, *place)
                {
                    change(meeting, -1);
                }
            }
            upwards(parents, &mut counts, |sum, more| *sum += more);
            counts.into_iter().map(|count| u32::try_from(count).unwrap_or(0)).collect()
        })
        .collect()
}

/// The lowest unit that is above both, or one of them.
fn meeting(parents: &[Option<usize>], a: usize, b: usize) -> Option<usize> {
    let (mut a, mut b) = (a, b);
    while a != b {
        // Whoever stands later in pre-order is not above the other.
        if a > b {
            a = parents.get(a).copied().flatten()?;
        } else {
            b = parents.get(b).copied().flatten()?;
        }
    }
    Some(a)
}

/// Which people of the grid the parties are, also those that are named by a former key.
pub(super) fn people(ledger: &Ledger, grid: &Grid) -> IdVec<PartyId, Option<PersonId>> {
    let person = |party: usize| match Reference::parse(ledger.store.party(PartyId::new(party))) {
        Ok(Reference::Person(key)) => grid.person_id(&key),
        _ => None,
    };
    (0..ledger.store.parties()).map(person).collect()
}

fn of_people(
    ledger: &Ledger,
    grid: &Grid,
    (network, _): (NetworkId, usize),
    (tier, post): (&str, Option<PostId>),
    request: &BoardRequest<'_>,
) -> Result<Board, Error> {
    let name = grid.charter().model.networks[network].key.clone();
    let mut board = Board {
        periods: request.periods.to_vec(),
        rows: Lines::default(),
        cells: Vec::new(),
        covered: request.covered.then(Vec::new),
        tree: Tree::Whole,
    };
    let width = request.periods.len();
    let mut of_person: HashMap<PersonId, usize> = HashMap::new();
    for person in grid.people_on(&name, tier)? {
        of_person.insert(person.id, board.rows.len());
        let cell = match post {
            Some(post) => {
                let post = grid.charter().model.posts[post].key.as_str();
                person
                    .appointments()
                    .find(|row| row.post() == post && row.unit().network() == name)
                    .map(|row| row.unit())
            }
            None => person.cell(&name),
        };
        board.rows.push(BoardRow {
            key: person.key(),
            tier,
            parent: cell.as_ref().map(Unit::key),
            depth: cell.map_or(0, |cell| cell.ancestors().count() + 1),
            heads: 1,
        });
    }
    board.cells = vec![Totals::default(); board.rows.len() * width];
    let line = |person: &Option<PersonId>| person.and_then(|person| of_person.get(&person).copied());
    let lines: IdVec<PartyId, Option<usize>> = people(ledger, grid).values().map(line).collect();
    ledger.store.each(|subject, _, day, points| {
        let Some(line) = lines.value(subject).copied().flatten() else { return };
        for (column, period) in request.periods.iter().enumerate() {
            if period.days().contains(&day)
                && let Some(slot) = board.cells.get_mut(line * width + column)
            {
                slot.add(points);
            }
        }
    });
    if let Some(covered) = &mut board.covered {
        covered.extend(board.cells.iter().map(|totals| u32::from(totals.count > 0)));
    }
    board.exact()
}
