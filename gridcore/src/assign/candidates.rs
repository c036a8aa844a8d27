//! Who may take a seat: the people it is about, and what bars each of them.

use super::seats::Seat;
use crate::charter::Scope;
use crate::eligibility::Bar;
use crate::grid::Grid;
use crate::key::{NetworkId, PersonId, PostId, UnitId};
use crate::order;

/// The people a seat is about, by key: those placed within the scope of the post, and for a role those
/// of the unit. A post without scope is about everybody.
pub(crate) fn pool(grid: &Grid, post: PostId, unit: UnitId) -> Vec<PersonId> {
    let index = grid.index();
    let Some(data) = grid.charter.model.posts.value(post) else { return Vec::new() };
    let scope = data.scope.or(data.role.then_some(Scope::Unit));
    let mut people: Vec<PersonId> = match scope {
        Some(Scope::Unit) => index.people_ids(unit).to_vec(),
        Some(Scope::Tier(_)) => {
            let above =
                scope.and_then(|scope| grid.units.chain(unit).find(|above| is_region(grid, *above, scope, unit)));
            above.map(|above| index.people_ids(above).to_vec()).unwrap_or_default()
        }
        Some(Scope::Network) => placed_in(grid, grid.network_of(unit)),
        Some(Scope::Other(network)) => placed_in(grid, network),
        None => grid.people.ids().collect(),
    };
    order::by_key(&mut people, |person| grid.people.keys.key(*person));
    people
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
