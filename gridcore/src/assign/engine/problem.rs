//! An assignment problem, built up by slots, people, edges and bounds.

use crate::key::{BoundId, EdgeId, Id, IdVec, SlotId, TakerId};
use crate::order;

/// Who may take which seats, at what cost, within which bounds.
///
/// Slots, people, edges and bounds are numbered from 0 in the order they are added. Nothing is refused
/// before [`solve`](Self::solve), which says everything that is wrong.
///
/// What is sought, in this order: fill as many required seats and meet as much of the bounds' `least` as
/// can be; then the least total of the first level, then of the second, and so on; then the fewest
/// optional seats, which are filled only if a level gains by it; then, if [`Options::ties`] is on, the
/// lexicographically smallest list of (slot, person). Callers number slots and people in the order of
/// their keys, so that the plan depends on keys alone.
///
/// ```
/// use gridcore::assign::{Load, Options, Problem};
///
/// // Two posts and three people; members first, then merit.
/// let mut problem = Problem::new(["member", "merit"]);
/// let [lead, officer] = [problem.slot(1, 1), problem.slot(1, 1)];
/// let [ann, bob, cai] = [(); 3].map(|()| problem.person(Load::up_to(1)));
/// problem.edge(lead, ann, &[0, -7]);
/// problem.edge(lead, bob, &[0, -9]);
/// problem.edge(officer, bob, &[0, -9]);
/// problem.edge(officer, cai, &[1, -99]);
/// let solution = problem.solve(&Options::default())?;
/// assert_eq!(solution.chosen(), [0, 2]);
/// assert_eq!(solution.total(), [0, -16]);
/// solution.verify(&problem)?;
/// # Ok::<(), gridcore::Error>(())
/// ```
///
/// [`Options::ties`]: super::Options::ties
#[derive(Debug, Clone, Default)]
pub struct Problem {
    pub(super) levels: Vec<Box<str>>,
    pub(super) slots: IdVec<SlotId, Slot>,
    pub(super) people: IdVec<TakerId, Load>,
    pub(super) edge_slots: IdVec<EdgeId, SlotId>,
    pub(super) edge_people: IdVec<EdgeId, TakerId>,
    /// The cost of each edge, one column a level.
    pub(super) costs: Vec<IdVec<EdgeId, i64>>,
    pub(super) bounds: IdVec<BoundId, Bound>,
    /// An edge whose costs were not one a level, and how many it had.
    pub(super) odd_costs: Option<(usize, usize)>,
    /// Columns of different lengths: the first and the one unlike it.
    pub(super) odd_columns: Option<(usize, usize)>,
}

/// Seats that are alike: a post in a unit on a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) required: u32,
    pub(super) most: u32,
}

/// Edges of which at least and at most so many may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) edges: Vec<EdgeId>,
    pub(super) least: u32,
    pub(super) most: u32,
}

/// How many seats a person can take, and what each costs besides the costs of the edges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    /// The most seats they can take.
    pub most: u32,
    /// By seat, from their first, what it costs on each level; further seats cost as the last one given,
    /// and nothing if none is given. No seat may cost less than the one before, levels compared in order.
    pub extra: Vec<Vec<i64>>,
}

impl Load {
    /// At most so many seats, each as good as the other.
    #[must_use]
    pub const fn up_to(most: u32) -> Self {
        Self { most, extra: Vec::new() }
    }

    /// Whether it is one seat, at no cost.
    pub(super) const fn is_one(&self) -> bool {
        self.most == 1 && self.extra.is_empty()
    }

    /// At most so many seats, the first at no cost, the second at 1, the third at 2 and so on, on the
    /// level numbered `level` of `levels`: so that seats are spread evenly over people.
    ///
    /// ```
    /// use gridcore::assign::Load;
    ///
    /// assert_eq!(Load::spread(3, 1, 2).extra, [[0, 0], [0, 1], [0, 2]]);
    /// ```
    #[must_use]
    pub fn spread(most: u32, level: usize, levels: usize) -> Self {
        let seat = |number: u32| (0..levels).map(|at| if at == level { i64::from(number) } else { 0 }).collect();
        Self { most, extra: (0..most).map(seat).collect() }
    }
}

impl Problem {
    /// A problem without slots and people, with the names of its levels, the most important first.
    #[must_use]
    pub fn new(levels: impl IntoIterator<Item = impl Into<Box<str>>>) -> Self {
        let levels: Vec<Box<str>> = levels.into_iter().map(Into::into).collect();
        Self { costs: vec![IdVec::new(); levels.len()], levels, ..Self::default() }
    }

    /// Adds a slot of at most `most` seats, of which `required` count as unfilled when nobody takes them.
    pub fn slot(&mut self, required: u32, most: u32) -> u32 {
        number(self.slots.push(Slot { required, most }))
    }

    /// Adds a person.
    pub fn person(&mut self, load: Load) -> u32 {
        number(self.people.push(load))
    }

    /// Adds the possibility that a person takes a seat of a slot, with its cost on each level; the lower
    /// the better.
    pub fn edge(&mut self, slot: u32, person: u32, costs: &[i64]) -> u32 {
        if costs.len() != self.levels.len() {
            self.odd_costs.get_or_insert((self.edge_slots.len(), costs.len()));
        }
        for (level, column) in self.costs.iter_mut().enumerate() {
            column.push(costs.get(level).copied().unwrap_or_default());
        }
        self.edge_people.push(TakerId::new(person as usize));
        number(self.edge_slots.push(SlotId::new(slot as usize)))
    }

    /// Adds edges by column: slots, people, and one column of costs a level.
    ///
    /// ```
    /// use gridcore::assign::{Load, Options, Problem};
    ///
    /// let mut problem = Problem::new(["cost"]);
    /// problem.slot(1, 1);
    /// problem.slot(1, 1);
    /// problem.person(Load::up_to(1));
    /// problem.person(Load::up_to(1));
    /// problem.edges(&[0, 0, 1], &[0, 1, 1], &[&[4, 2, 1]]);
    /// assert_eq!(problem.solve(&Options::default())?.chosen(), [0, 2]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn edges(&mut self, slots: &[u32], people: &[u32], costs: &[&[i64]]) {
        let lengths = std::iter::once(people.len()).chain(costs.iter().map(|column| column.len()));
        if let Some(odd) = lengths.into_iter().find(|length| *length != slots.len()) {
            self.odd_columns.get_or_insert((slots.len(), odd));
            return;
        }
        if costs.len() != self.levels.len() {
            self.odd_costs.get_or_insert((self.edge_slots.len(), costs.len()));
            return;
        }
        self.edge_slots.extend(slots.iter().map(|slot| SlotId::new(*slot as usize)));
        self.edge_people.extend(people.iter().map(|person| TakerId::new(*person as usize)));
        for (column, costs) in self.costs.iter_mut().zip(costs) {
            column.extend(costs.iter().copied());
        }
    }

    /// Adds a bound on a set of edges: at most `most` of them may be chosen, and each below `least` counts
    /// as a required seat that is unfilled.
    ///
    /// Two edges of which one excludes the other are a bound of at most 1; a quota of a subtree is one on
    /// the edges of its slots; a group of posts of which a person may hold one is one on the person's edges
    /// to them. Bounds that are nested with each other and with the edges of single slots, or of single
    /// people, keep the problem a flow, which is solved exactly; others are met by branch and bound.
    pub fn bound(&mut self, edges: impl IntoIterator<Item = u32>, least: u32, most: u32) -> u32 {
        let edges = order::distinct(edges.into_iter().map(|edge| EdgeId::new(edge as usize)));
        number(self.bounds.push(Bound { edges, least, most }))
    }

    /// The names of the levels, the most important first.
    pub fn levels(&self) -> impl ExactSizeIterator<Item = &str> {
        self.levels.iter().map(AsRef::as_ref)
    }

    /// How many slots, people, edges and bounds it has.
    #[must_use]
    pub fn size(&self) -> [usize; 4] {
        [self.slots.len(), self.people.len(), self.edge_slots.len(), self.bounds.len()]
    }

    /// The slot and the person an edge joins; none if there is no such edge.
    #[must_use]
    pub fn ends(&self, edge: u32) -> Option<(u32, u32)> {
        let edge = EdgeId::new(edge as usize);
        Some((number(*self.edge_slots.value(edge)?), number(*self.edge_people.value(edge)?)))
    }
}

/// An id as callers know it.
pub(super) fn number(id: impl Id) -> u32 {
    u32::try_from(id.index()).unwrap_or(u32::MAX)
}
