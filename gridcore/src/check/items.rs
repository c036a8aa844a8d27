//! All subjects of a kind.

use super::item::{Item, ItemKind};
use crate::charter::Model;
use crate::grid::{End, Grid};
use crate::key::{Id, IdVec, PostId, TierId, UnitId};
use crate::order::distinct;

/// Calls `look` for every subject of a kind there is.
pub(super) fn each(grid: &Grid, kind: ItemKind, mut look: impl FnMut(Item)) {
    let model = &grid.charter.model;
    match kind {
        ItemKind::Charter => look(Item::Charter),
        ItemKind::Network => model.networks.ids().for_each(|id| look(Item::Network(id))),
        ItemKind::Tier => model.tiers.ids().for_each(|id| look(Item::Tier(id))),
        ItemKind::Unit => grid.units.ids().for_each(|id| look(Item::Unit(id))),
        ItemKind::Person => grid.people.ids().for_each(|id| look(Item::Person(id))),
        ItemKind::Area => grid.areas.ids().for_each(|id| look(Item::Area(id))),
        ItemKind::Seat => seats(grid, look),
        ItemKind::Combined => combined(grid, look),
        ItemKind::Appointment => grid.appointments.rows.iter().for_each(|(id, _)| look(Item::Appointment(id))),
        ItemKind::Link => grid.links.rows.iter().for_each(|(id, _)| look(Item::Link(id))),
    }
}

/// The posts that may exist in the units of each tier, each once.
pub(super) fn posts_by_tier(model: &Model) -> IdVec<TierId, Vec<PostId>> {
    let mut by_tier: IdVec<TierId, Vec<PostId>> = model.tiers.ids().map(|_| Vec::new()).collect();
    for (post, data) in model.posts.iter() {
        for site in &data.sites {
            if !by_tier[site.tier].contains(&post) {
                by_tier[site.tier].push(post);
            }
        }
    }
    by_tier
}

fn seats(grid: &Grid, mut look: impl FnMut(Item)) {
    let by_tier = posts_by_tier(&grid.charter.model);
    for unit in grid.units.ids() {
        for post in by_tier.value(grid.units.tier(unit)).into_iter().flatten() {
            if grid.post_exists(*post, unit) {
                look(Item::Seat(*post, unit));
            }
        }
    }
    // Links may start from a post in a unit where it does not exist.
    let sources = grid.links.rows.iter().filter_map(|(_, link)| match link.source {
        End::Post(post, unit) if !grid.post_exists(post, unit) => Some((post, unit)),
        _ => None,
    });
    distinct(sources).into_iter().for_each(|(post, unit)| look(Item::Seat(post, unit)));
}

fn combined(grid: &Grid, mut look: impl FnMut(Item)) {
    for (index, combined) in (0_u16..).zip(&grid.charter.model.combined) {
        match combined.tier {
            None => look(Item::Combined(index, UnitId::NONE)),
            Some(tier) => {
                let units = grid.units.ids().filter(|id| grid.units.tier(*id) == tier);
                units.for_each(|unit| look(Item::Combined(index, unit)));
            }
        }
    }
}
