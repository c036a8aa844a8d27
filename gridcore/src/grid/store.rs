//! What a grid keeps of each kind of thing: columns by dense id.

use std::collections::BTreeSet;

use hashbrown::HashMap;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use petgraph::{Incoming, Outgoing};
use serde::{Deserialize, Serialize};

use super::lists::Lists;
use crate::key::{
    AppointmentId, AreaId, ClaimId, Id, IdVec, KeyTable, LinkId, LinkKindId, NetworkId, NumberId, PersonId, PostId,
    Strings, SymbolId, TagSetId, TierId, UnitId,
};
use crate::roster::{AppointmentRow, ClaimRow, LinkRow, Origin, PlacementRow, UnitRow};
use crate::time::Interval;

/// A unit as a node of the forest; [`Grid::unit_at`](super::Grid::unit_at) says which it is.
#[derive(Debug, Clone, Copy)]
pub struct UnitNode {
    pub(crate) tier: TierId,
    pub(crate) kind: SymbolId,
    pub(crate) tags: TagSetId,
    pub(crate) origin: Origin,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Units {
    pub(crate) keys: KeyTable<UnitId>,
    /// The forest, edges from parent to child; node indices are unit ids.
    pub(crate) graph: StableDiGraph<UnitNode, ()>,
    pub(crate) names: Strings<UnitId>,
    /// The intervals of those units that have one.
    pub(crate) dates: HashMap<UnitId, Interval>,
    /// How many children each has.
    pub(crate) spans: IdVec<UnitId, u32>,
}

pub(crate) fn node(id: UnitId) -> NodeIndex {
    NodeIndex::new(id.index())
}

impl Units {
    #[inline]
    pub(crate) fn get(&self, id: UnitId) -> Option<&UnitNode> {
        self.graph.node_weight(node(id))
    }

    #[inline]
    pub(crate) fn tier(&self, id: UnitId) -> TierId {
        self.get(id).map_or(TierId::NONE, |unit| unit.tier)
    }

    #[inline]
    pub(crate) fn parent(&self, id: UnitId) -> Option<UnitId> {
        self.graph.neighbors_directed(node(id), Incoming).next().map(|n| UnitId::new(n.index()))
    }

    pub(crate) fn children(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        self.graph.neighbors_directed(node(id), Outgoing).map(|n| UnitId::new(n.index()))
    }

    pub(crate) fn span(&self, id: UnitId) -> u32 {
        self.spans.value(id).copied().unwrap_or(0)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.graph.node_indices().map(|n| UnitId::new(n.index()))
    }

    /// One more than the largest id in use.
    pub(crate) fn bound(&self) -> usize {
        use petgraph::visit::NodeIndexable;
        self.graph.node_bound()
    }

    /// The unit and those above it, innermost first. The tree has no circle, so this ends.
    pub(crate) fn chain(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        std::iter::successors(Some(id), |id| self.parent(*id))
    }

    pub(crate) fn link(&mut self, parent: UnitId, child: UnitId) {
        self.graph.add_edge(node(parent), node(child), ());
        let span = self.span(parent) + 1;
        self.spans.set(parent, span, 0);
    }

    pub(crate) fn unlink(&mut self, child: UnitId) -> Option<UnitId> {
        let parent = self.parent(child)?;
        if let Some(edge) = self.graph.find_edge(node(parent), node(child)) {
            self.graph.remove_edge(edge);
            let span = self.span(parent).saturating_sub(1);
            self.spans.set(parent, span, 0);
        }
        Some(parent)
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    pub(crate) keys: KeyTable<PersonId>,
    /// The tags of each; none marks an id that is free.
    pub(crate) tags: IdVec<PersonId, TagSetId>,
    /// By number column, in thousandths; [`NumberColumn::MISSING`](crate::roster::NumberColumn) where absent.
    pub(crate) numbers: IdVec<NumberId, IdVec<PersonId, i64>>,
    pub(crate) origins: IdVec<PersonId, Origin>,
    pub(crate) free: Vec<PersonId>,
    pub(crate) places: IdVec<NetworkId, Places>,
}

/// Who is placed where in one network.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    pub(crate) cells: IdVec<PersonId, UnitId>,
    pub(crate) dates: HashMap<PersonId, Interval>,
    pub(crate) lists: Lists<UnitId, PersonId>,
    /// How many people are placed in each unit.
    pub(crate) heads: IdVec<UnitId, u32>,
}

impl Places {
    /// Places many people at once, none of them dated; units have ids below `units`.
    pub(crate) fn of(cells: IdVec<PersonId, UnitId>, units: usize) -> Self {
        let mut places =
            Self { lists: Lists::sized(units, cells.len()), heads: IdVec::filled(0, units), ..Self::default() };
        for (person, cell) in cells.iter().filter(|(_, cell)| !cell.is_none()) {
            places.lists.add(*cell, person);
            places.heads[*cell] += 1;
        }
        Self { cells, ..places }
    }

    #[inline]
    pub(crate) fn cell(&self, person: PersonId) -> Option<UnitId> {
        self.cells.value(person).copied().and_then(Id::some)
    }

    pub(crate) fn heads(&self, unit: UnitId) -> u32 {
        self.heads.value(unit).copied().unwrap_or(0)
    }

    /// Places a person who is not placed.
    pub(crate) fn put(&mut self, person: PersonId, cell: UnitId, dates: Interval) {
        self.cells.set(person, cell, UnitId::NONE);
        self.lists.add(cell, person);
        let heads = self.heads(cell) + 1;
        self.heads.set(cell, heads, 0);
        if !dates.is_always() {
            self.dates.insert(person, dates);
        }
    }

    /// Takes a person out of their place.
    pub(crate) fn take(&mut self, person: PersonId) -> Option<(UnitId, Interval)> {
        let cell = self.cell(person)?;
        self.cells.set(person, UnitId::NONE, UnitId::NONE);
        self.lists.remove(cell, person);
        let heads = self.heads(cell).saturating_sub(1);
        self.heads.set(cell, heads, 0);
        Some((cell, self.dates.remove(&person).unwrap_or_default()))
    }
}

impl People {
    #[inline]
    pub(crate) fn is_live(&self, id: PersonId) -> bool {
        self.tags.value(id).is_some_and(|tags| !tags.is_none())
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.tags.iter().filter(|(_, tags)| !tags.is_none()).map(|(id, _)| id)
    }

    pub(crate) fn number(&self, number: NumberId, person: PersonId) -> i64 {
        self.numbers
            .value(number)
            .and_then(|column| column.value(person))
            .copied()
            .unwrap_or(crate::roster::NumberColumn::MISSING)
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Areas {
    pub(crate) keys: KeyTable<AreaId>,
    pub(crate) names: Strings<AreaId>,
    /// Kind and origin of each; none marks an id that is free.
    pub(crate) rows: IdVec<AreaId, Option<(SymbolId, Origin)>>,
    pub(crate) free: Vec<AreaId>,
}

impl Areas {
    pub(crate) fn ids(&self) -> impl Iterator<Item = AreaId> + '_ {
        self.rows.iter().filter(|(_, row)| row.is_some()).map(|(id, _)| id)
    }
}

/// What stands at an end of a link, or keeps an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum End {
    Person(PersonId),
    Unit(UnitId),
    Post(PostId, UnitId),
}

#[derive(Debug, Clone)]
pub(crate) struct AppointmentData {
    pub(crate) person: PersonId,
    pub(crate) unit: UnitId,
    pub(crate) post: PostId,
    /// The index of the shift among the post's; [`NO_SHIFT`] if none is said.
    pub(crate) shift: u16,
    pub(crate) channel: SymbolId,
    pub(crate) approvals: Box<[SymbolId]>,
    pub(crate) dates: Interval,
    pub(crate) origin: Origin,
}

/// No shift is said.
pub(crate) const NO_SHIFT: u16 = u16::MAX;

#[derive(Debug, Clone)]
pub(crate) struct ClaimData {
    pub(crate) area: AreaId,
    pub(crate) cell: UnitId,
    pub(crate) keeper: Option<End>,
    pub(crate) dates: Interval,
}

#[derive(Debug, Clone)]
pub(crate) struct LinkData {
    pub(crate) kind: LinkKindId,
    pub(crate) source: End,
    pub(crate) target: End,
    pub(crate) dates: Interval,
    pub(crate) origin: Origin,
}

/// Rows with free places.
#[derive(Debug, Clone)]
pub(crate) struct Rows<I, T> {
    rows: IdVec<I, Option<T>>,
    free: Vec<I>,
}

impl<I: Id, T> Rows<I, T> {
    pub(crate) fn get(&self, id: I) -> Option<&T> {
        self.rows.value(id).and_then(Option::as_ref)
    }

    pub(crate) fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.rows.get_mut(id).and_then(Option::as_mut)
    }

    pub(crate) fn insert(&mut self, row: T) -> I {
        match self.free.pop() {
            Some(id) => {
                self.rows[id] = Some(row);
                id
            }
            None => self.rows.push(Some(row)),
        }
    }

    pub(crate) fn remove(&mut self, id: I) -> Option<T> {
        if id.index() >= self.rows.len() {
            return None;
        }
        let row = self.rows[id].take()?;
        self.free.push(id);
        Some(row)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.rows.iter().filter_map(|(id, row)| Some((id, row.as_ref()?)))
    }
}

impl<I: Id, T> Default for Rows<I, T> {
    fn default() -> Self {
        Self { rows: IdVec::new(), free: Vec::new() }
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Appointments {
    pub(crate) rows: Rows<AppointmentId, AppointmentData>,
    pub(crate) by_unit: Lists<UnitId, AppointmentId>,
    pub(crate) by_person: Lists<PersonId, AppointmentId>,
}

impl Appointments {
    pub(crate) fn add(&mut self, row: AppointmentData) -> AppointmentId {
        let (unit, person) = (row.unit, row.person);
        let id = self.rows.insert(row);
        self.by_unit.add(unit, id);
        self.by_person.add(person, id);
        id
    }

    pub(crate) fn remove(&mut self, id: AppointmentId) -> Option<AppointmentData> {
        let row = self.rows.remove(id)?;
        self.by_unit.remove(row.unit, id);
        self.by_person.remove(row.person, id);
        Some(row)
    }

    pub(crate) fn of_unit(&self, unit: UnitId) -> impl Iterator<Item = (AppointmentId, &AppointmentData)> {
        self.by_unit.iter(unit).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    pub(crate) fn of_person(&self, person: PersonId) -> impl Iterator<Item = (AppointmentId, &AppointmentData)> {
        self.by_person.iter(person).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    /// The appointments to a post in a unit.
    pub(crate) fn of_post(
        &self,
        post: PostId,
        unit: UnitId,
    ) -> impl Iterator<Item = (AppointmentId, &AppointmentData)> {
        self.of_unit(unit).filter(move |(_, row)| row.post == post)
    }

    /// Whether a person holds a post, anywhere.
    pub(crate) fn holds(&self, person: PersonId, post: PostId) -> bool {
        self.of_person(person).any(|(_, row)| row.post == post)
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Claims {
    pub(crate) rows: Rows<ClaimId, ClaimData>,
    pub(crate) by_area: Lists<AreaId, ClaimId>,
    pub(crate) by_cell: Lists<UnitId, ClaimId>,
    pub(crate) by_keeper: HashMap<End, Vec<ClaimId>>,
}

impl Claims {
    pub(crate) fn add(&mut self, row: ClaimData) -> ClaimId {
        let (area, cell, keeper) = (row.area, row.cell, row.keeper);
        let id = self.rows.insert(row);
        self.by_area.add(area, id);
        self.by_cell.add(cell, id);
        if let Some(keeper) = keeper {
            self.by_keeper.entry(keeper).or_default().push(id);
        }
        id
    }

    pub(crate) fn remove(&mut self, id: ClaimId) -> Option<ClaimData> {
        let row = self.rows.remove(id)?;
        self.by_area.remove(row.area, id);
        self.by_cell.remove(row.cell, id);
        if let Some(keeper) = row.keeper {
            forget(&mut self.by_keeper, keeper, id);
        }
        Some(row)
    }

    pub(crate) fn of_area(&self, area: AreaId) -> impl Iterator<Item = (ClaimId, &ClaimData)> {
        self.by_area.iter(area).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    pub(crate) fn of_cell(&self, cell: UnitId) -> impl Iterator<Item = (ClaimId, &ClaimData)> {
        self.by_cell.iter(cell).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    pub(crate) fn kept_by(&self, keeper: End) -> &[ClaimId] {
        self.by_keeper.get(&keeper).map_or(&[], Vec::as_slice)
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    pub(crate) rows: Rows<LinkId, LinkData>,
    pub(crate) from: HashMap<End, Vec<LinkId>>,
    pub(crate) to: HashMap<End, Vec<LinkId>>,
}

impl Links {
    pub(crate) fn add(&mut self, row: LinkData) -> LinkId {
        let (source, target) = (row.source, row.target);
        let id = self.rows.insert(row);
        self.from.entry(source).or_default().push(id);
        self.to.entry(target).or_default().push(id);
        id
    }

    pub(crate) fn remove(&mut self, id: LinkId) -> Option<LinkData> {
        let row = self.rows.remove(id)?;
        forget(&mut self.from, row.source, id);
        forget(&mut self.to, row.target, id);
        Some(row)
    }

    pub(crate) fn starting(&self, end: End) -> impl Iterator<Item = (LinkId, &LinkData)> {
        self.from.get(&end).into_iter().flatten().filter_map(|id| Some((*id, self.rows.get(*id)?)))
    }

    pub(crate) fn ending(&self, end: End) -> impl Iterator<Item = (LinkId, &LinkData)> {
        self.to.get(&end).into_iter().flatten().filter_map(|id| Some((*id, self.rows.get(*id)?)))
    }

    /// Links that start or end there.
    pub(crate) fn touching(&self, end: End) -> impl Iterator<Item = (LinkId, &LinkData)> {
        self.starting(end).chain(self.ending(end))
    }
}

fn forget<K: std::hash::Hash + Eq, I: PartialEq>(map: &mut HashMap<K, Vec<I>>, key: K, id: I) {
    if let Some(ids) = map.get_mut(&key) {
        ids.retain(|i| *i != id);
        if ids.is_empty() {
            map.remove(&key);
        }
    }
}

/// A dated row that is not in force on the grid's day: of the past or of the future.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DatedRow {
    /// A unit.
    Unit(UnitRow<'static>),
    /// A placement.
    Placement(PlacementRow<'static>),
    /// A claim.
    Claim(ClaimRow<'static>),
    /// An appointment.
    Appointment(AppointmentRow<'static>),
    /// A link.
    Link(LinkRow<'static>),
}

impl DatedRow {
    /// The days it is in force.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        let (from, until) = match self {
            Self::Unit(row) => (row.from, row.until),
            Self::Placement(row) => (row.from, row.until),
            Self::Claim(row) => (row.from, row.until),
            Self::Appointment(row) => (row.from, row.until),
            Self::Link(row) => (row.from, row.until),
        };
        Interval { from, until }
    }
}

/// The dated rows not in force.
pub(crate) type Dormant = BTreeSet<DatedRow>;
