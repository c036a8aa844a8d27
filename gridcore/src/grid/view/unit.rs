//! A unit and the ways that lead from it.

use petgraph::stable_graph::NodeIndex;

use super::{Ancestors, Appointment, Children, Claim, Descendants, PeopleIn, PeopleUnder, view};
use crate::charter::Post;
use crate::grid::store::node;
use crate::key::{Id, PostId, UnitId};
use crate::time::Interval;

view! {
    /// A unit of a grid.
    Unit(UnitId)
}

impl<'g> Unit<'g> {
    /// The key.
    #[must_use]
    pub fn key(&self) -> &'g str {
        self.grid.units.keys.key(self.id)
    }

    /// What it is called; empty if it was given no name.
    #[must_use]
    pub fn name(&self) -> &'g str {
        self.grid.units.names.get(self.id)
    }

    /// The label of its tier.
    #[must_use]
    pub fn tier(&self) -> &'g str {
        let tier = self.grid.units.tier(self.id);
        self.grid.charter.model.tiers.value(tier).map_or("", |tier| &tier.label)
    }

    /// The key of its network.
    #[must_use]
    pub fn network(&self) -> &'g str {
        let network = self.grid.network_of(self.id);
        self.grid.charter.model.networks.value(network).map_or("", |network| &network.key)
    }

    /// What kind of place it is; empty if none was said.
    #[must_use]
    pub fn kind(&self) -> &'g str {
        self.grid.units.get(self.id).map_or("", |unit| self.grid.symbol(unit.kind))
    }

    /// Its tags, sorted.
    pub fn tags(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        let grid = self.grid;
        grid.units.get(self.id).into_iter().flat_map(|unit| grid.tags.tags(unit.tags))
    }

    /// The days it exists.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.grid.units.dates.get(&self.id).copied().unwrap_or_default()
    }

    /// Whether people are placed in units of its tier.
    #[must_use]
    pub fn is_cell(&self) -> bool {
        let tier = self.grid.units.tier(self.id);
        self.grid.charter.model.tiers.value(tier).is_some_and(|tier| tier.cell)
    }

    /// The grade of responsibility its tier carries.
    #[must_use]
    pub fn grade(&self) -> Option<&'g str> {
        self.grid.charter.model.tiers.value(self.grid.units.tier(self.id))?.grade.as_deref()
    }

    /// Its node in [`Grid::graph`](crate::Grid::graph).
    #[must_use]
    pub fn node(&self) -> NodeIndex {
        node(self.id)
    }

    /// The unit above it.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.grid.units.parent(self.id).map(|id| Self::new(self.grid, id))
    }

    /// The units directly below it, by key. `O(k log k)` for `k` children.
    #[must_use]
    pub fn children(&self) -> Children<'g> {
        Children::of(*self)
    }

    /// The units above it, innermost first. `O(1)` a step.
    #[must_use]
    pub fn ancestors(&self) -> Ancestors<'g> {
        Ancestors::of(*self)
    }

    /// The units below it, each before those below it and siblings by key. Needs the index.
    #[must_use]
    pub fn descendants(&self) -> Descendants<'g> {
        Descendants::of(*self)
    }

    /// The people placed in it, by key. `O(k log k)` for `k` people.
    #[must_use]
    pub fn people(&self) -> PeopleIn<'g> {
        PeopleIn::of(*self)
    }

    /// The people placed in it or below it, unit by unit as in [`Unit::descendants`]. Needs the
    /// index.
    #[must_use]
    pub fn people_under(&self) -> PeopleUnder<'g> {
        PeopleUnder::of(*self)
    }

    /// The appointments in it, by post, person and shift.
    pub fn appointments(&self) -> impl ExactSizeIterator<Item = Appointment<'g>> + use<'g> {
        let grid = self.grid;
        let mut all: Vec<_> = grid.appointments.of_unit(self.id).map(|(_, row)| Appointment::new(grid, row)).collect();
        all.sort_unstable_by_key(|a| (a.row.post, a.person().key(), a.row.shift, a.row.dates));
        all.into_iter()
    }

    /// The claims of it on areas, by area.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'g>> + use<'g> {
        let grid = self.grid;
        let mut all: Vec<_> = grid.claims.of_cell(self.id).map(|(_, row)| Claim::new(grid, row)).collect();
        all.sort_unstable_by_key(|c| (c.area().key(), c.row.dates));
        all.into_iter()
    }

    /// The posts and roles that exist in it, held or vacant, in the order of the charter.
    pub fn posts(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.post_ids().map(|(_, post)| post.key.as_str())
    }

    pub(crate) fn post_ids(&self) -> impl Iterator<Item = (PostId, &'g Post)> + use<'g> {
        let (grid, id) = (self.grid, self.id);
        grid.charter.model.posts.iter().filter(move |(post, _)| grid.post_exists(*post, id))
    }
}

impl crate::Grid {
    /// The people placed in a unit, in no order.
    pub(crate) fn people_in(&self, unit: UnitId) -> impl Iterator<Item = crate::key::PersonId> + '_ {
        let network = self.network_of(unit);
        self.people.places.value(network).into_iter().flat_map(move |places| places.lists.iter(unit))
    }

    /// How many people are placed in a unit.
    pub(crate) fn heads_in(&self, unit: UnitId) -> u32 {
        self.people.places.value(self.network_of(unit)).map_or(0, |places| places.heads(unit))
    }

    /// Whether a post exists in a unit.
    pub(crate) fn post_exists(&self, post: PostId, unit: UnitId) -> bool {
        let Some(unit) = self.units.get(unit) else {
            return false;
        };
        self.charter.model.posts.value(post).is_some_and(|post| {
            post.sites.iter().any(|site| {
                site.tier == unit.tier
                    && site.kind.as_ref().is_none_or(|kind| self.symbol(unit.kind) == kind)
                    && site.tag.is_none_or(|tag| self.tags.contains(unit.tags, tag))
            })
        })
    }

    /// Whether a unit is another or lies below it. `O(depth)`; the index answers in `O(1)`.
    pub(crate) fn is_under(&self, unit: UnitId, above: UnitId) -> bool {
        !unit.is_none() && self.units.chain(unit).any(|id| id == above)
    }
}
