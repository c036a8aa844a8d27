//! Who may take a seat: the people it is about, and what bars each of them.

use super::seats::Seat;
use crate::charter::Scope;
use crate::eligibility::Bar;
use crate::grid::Grid;
use crate::key::{NetworkId, PersonId, PostId, UnitId};
use crate::order;

/// Whom a seat is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Region {
    /// The people placed in a unit or below it.
    Unit(UnitId),
    /// The people placed in a network.
    Network(NetworkId),
    /// Everybody.
    All,
}

/// Whom a seat is about: those placed within the scope of the post, and for a role those of the unit. A post
/// without scope is about everybody; nobody is within a scope that names no region.
pub(crate) fn region(grid: &Grid, post: PostId, unit: UnitId) -> Option<Region> {
    let data = grid.charter.model.posts.value(post)?;
    Some(match data.scope.or(data.role.then_some(Scope::Unit)) {
        Some(Scope::Unit) => Region::Unit(unit),
        Some(scope @ Scope::Tier(_)) => {
            Region::Unit(grid.units.chain(unit).find(|above| is_region(grid, *above, scope, unit))?)
        }
        Some(Scope::Network) => Region::Network(grid.network_of(unit)),
        Some(Scope::Other(network)) => Region::Network(network),
        None => Region::All,
    })
}

/// The people of a region, by key.
pub(crate) fn people_of(grid: &Grid, region: Region) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = match region {
        Region::Unit(unit) => grid.index().people_ids(unit).to_vec(),
        Region::Network(network) => placed_in(grid, network),
        Region::All => grid.people.ids().collect(),
    };
    order::by_key(&mut people, |person| grid.people.keys.key(*person));
    people
}

/// The people a seat is about, by key.
pub(crate) fn pool(grid: &Grid, post: PostId, unit: UnitId) -> Vec<PersonId> {
    region(grid, post, unit).map(|region| people_of(grid, region)).unwrap_or_default()
}

/// Whether a unit above is the region that a scope names: the outermost that lies in it, as seen from
/// `from`.
fn is_region(grid: &Grid, above: UnitId, scope: Scope, from: UnitId) -> bool {
    let parent = grid.units.parent(above);
    grid.unit_in_scope(above, scope, from) && !parent.is_some_and(|parent| grid.unit_in_scope(parent, scope, from))
}

fn placed_in(grid: &Grid, network: NetworkId) -> Vec<PersonId> {
    let places = grid.people.places.value(network);
    grid.people.ids().filter(|person| places.is_some_and(|places| places.cell(*person).is_some())).collect()
}

/// What bars somebody from a seat under the charter, given what they hold, in the order in which the
/// charter is read; nothing if they may take it. What the charter switches off bars nobody.
pub(crate) fn bars<'g>(grid: &'g Grid, person: PersonId, seat: Seat) -> Vec<Bar<'g>> {
    let mut bars = grid.barred(person, seat.post, seat.unit);
    bars.retain(|bar| grid.charter.severity(bar.rule()).is_some());
    bars
}
