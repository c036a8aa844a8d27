//! What a unit has directly, by id: the ground the views and the rules stand on.

use crate::grid::Grid;
use crate::key::{Id, PersonId, PostId, UnitId};

impl Grid {
    /// The people placed in a unit, in no order.
    pub(crate) fn people_in(&self, unit: UnitId) -> impl Iterator<Item = PersonId> + '_ {
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
