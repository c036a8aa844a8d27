//! A unit and the ways that lead from it.

use petgraph::stable_graph::NodeIndex;

use super::{Ancestors, Appointment, Children, Claim, Descendants, Link, PeopleIn, PeopleUnder, view};
use crate::charter::Post;
use crate::finding::Place;
use crate::grid::End;
use crate::grid::store::node;
use crate::key::{PostId, UnitId};
use crate::order;
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
        order::by_key(&mut all, |a| (a.row.post, a.person().key(), a.row.shift, a.row.dates));
        all.into_iter()
    }

    /// The claims of it on areas, by area.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'g>> + use<'g> {
        let grid = self.grid;
        let mut all: Vec<_> = grid.claims.of_cell(self.id).map(|(_, row)| Claim::new(grid, row)).collect();
        order::by_key(&mut all, |c| (c.area().key(), c.row.dates));
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

    /// The links from and to it, by kind, source and target; those of its posts are not among them.
    ///
    /// ```
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nlinks = [{ key = \"twin\", source = \"unit\", target = \"unit\" }]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\nt2,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n", &charter);
    /// # roster.add_csv(TableKind::Links, "links.csv", b"kind,source,target\ntwin,unit:t1,unit:t2\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let link = grid.unit("t2")?.links().next().expect("a link");
    /// assert_eq!((link.kind(), link.source().to_string().as_str()), ("twin", "unit:t1"));
    /// assert_eq!(link.place().expect("a file").to_string(), "links.csv:2");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn links(&self) -> impl ExactSizeIterator<Item = Link<'g>> + use<'g> {
        self.grid.links_of(End::Unit(self.id))
    }

    /// Where it was read; none if it was added later or came from no file.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.grid.place(self.grid.units.get(self.id)?.origin)
    }
}
