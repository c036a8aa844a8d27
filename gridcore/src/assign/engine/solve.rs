//! From a problem to its solution.

use crate::finding::Error;
use crate::key::{BoundId, EdgeId, Id, IdVec, NodeId};

use super::cost::Cost;
use super::layout::Place;
use super::model::{Fixed, Model};
use super::network::Network;
use super::options::Options;
use super::parts::{Part, joined, rest};
use super::problem::Problem;
use super::rows::Rows;
use super::score::Score;
use super::small::Small;
use super::solution::Solution;
use super::watch::Watch;
use super::weights::Weights;
use super::{bipartite, paths, refuse, search, ties};

/// The plan of one part.
#[derive(Debug)]
pub(super) struct PartPlan {
    pub(super) chosen: IdVec<EdgeId, bool>,
    pub(super) score: Score,
    /// No plan is better than this.
    pub(super) bound: Score,
    /// Whether the prices prove it.
    pub(super) proven: bool,
    pub(super) weights: Weights,
    pub(super) prices: NodePrices,
}

/// The price of what each slot, person and bound of a part carries.
#[derive(Debug, Default)]
pub(super) struct NodePrices {
    pub(super) slots: Vec<i128>,
    pub(super) people: Vec<i128>,
    pub(super) bounds: Vec<i128>,
}

/// A flow: the edges it chooses, and what it costs from each node to the sink.
#[derive(Debug)]
pub(super) struct Flow<C> {
    pub(super) chosen: IdVec<EdgeId, bool>,
    pub(super) price: IdVec<NodeId, C>,
}

impl Problem {
    /// The best plan, with its certificate.
    ///
    /// Parts of the problem that no edge or bound joins are solved apart from each other, small ones some at a time. A part is a
    /// min-cost flow if its bounds are nested with the edges of single slots or single people, and is then
    /// solved exactly; otherwise branch and bound over the flow without the bounds that are not, to the best
    /// plan that [`Options::nodes`] allows for, with a bound on what a better one could reach. Levels are
    /// combined into one number of 64 or 128 bits, and never rounded.
    ///
    /// The solution depends on the slots, people, edges and bounds, and not on the order edges and bounds were
    /// added in.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) with all that is wrong with the problem; if a level's total
    /// could exceed 64 bits, or levels from one down cannot be carried in 128 bits together, with its name; or
    /// if [`Options::progress`] stopped it.
    ///
    /// # Complexity
    /// `O(m log m)` to prepare, for `m` edges; then, by part, `O(f m log n)` for `f` seats and `n` slots and
    /// people at worst, and near to linear where more people than seats are to be had.
    ///
    /// ```
    /// use gridcore::assign::{Load, Options, Problem};
    ///
    /// // Nobody may hold both posts, and one of them may stay empty.
    /// let mut problem = Problem::new(["cost"]);
    /// let [secretary, lead] = [problem.slot(1, 1), problem.slot(0, 1)];
    /// let only = problem.person(Load::up_to(2));
    /// let pair = [problem.edge(secretary, only, &[5]), problem.edge(lead, only, &[-1])];
    /// problem.bound(pair, 0, 1);
    /// let solution = problem.solve(&Options::default())?;
    /// assert_eq!(solution.chosen(), [pair[0]]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    ///
    /// [`Options::nodes`]: super::Options::nodes
    /// [`Options::progress`]: super::Options::progress
    pub fn solve(&self, options: &Options<'_>) -> Result<Solution, Error> {
        let rows = Rows::of_looked_at(self, refuse::sound(self)?);
        let mut sets = joined(self, &rows);
        let seats = self.slots.values().map(|slot| u64::from(slot.required)).sum();
        let watch = Watch::new(options, seats);
        let mut small = Small::of(self, &rows, &mut sets);
        let small_plans = small.solve(options, &watch)?;
        let parts = rest(self, &rows, &mut sets, |root| small.has(root))?;
        let plans = each(&parts, |part| plan(self, part, options, &watch))?;
        Solution::of(self, &parts, plans, (&small, small_plans))
    }
}

/// What is made of all items, in their order; the error of the first that has one.
#[cfg(feature = "rayon")]
pub(super) fn each<T: Sync, R: Send>(
    items: &[T],
    make: impl Fn(&T) -> Result<R, Error> + Send + Sync,
) -> Result<Vec<R>, Error> {
    use rayon::prelude::*;
    let made: Vec<Result<R, Error>> = items.par_iter().map(make).collect();
    made.into_iter().collect()
}

#[cfg(not(feature = "rayon"))]
pub(super) fn each<T, R>(items: &[T], make: impl Fn(&T) -> Result<R, Error>) -> Result<Vec<R>, Error> {
    items.iter().map(make).collect()
}

fn plan(problem: &Problem, part: &Part, options: &Options<'_>, watch: &Watch<'_>) -> Result<PartPlan, Error> {
    let costs = part.costs(problem);
    let weights = Weights::of(problem, part, &costs)?;
    let is_narrow = weights.narrow;
    let model = Model::new(problem, part, weights);
    if is_narrow {
        plan_in::<i64>(&model, model.weights.combine(part, costs), options, watch)
    } else {
        plan_in::<i128>(&model, model.weights.combine(part, costs), options, watch)
    }
}

fn plan_in<C: Cost>(
    model: &Model<'_>,
    costs: IdVec<EdgeId, C>,
    options: &Options<'_>,
    watch: &Watch<'_>,
) -> Result<PartPlan, Error> {
    if model.has_apart() {
        // Nothing is decided beforehand, so there is a plan.
        if let Some(plan) = search::search(model, &costs, &Fixed::new(), options, watch)? {
            return Ok(plan);
        }
    }
    let Flow { mut chosen, price } = if bipartite::suits(model) {
        bipartite::fill(model, &costs, watch)?
    } else {
        flow(model, &costs, &Fixed::new(), watch)?
    };
    let prices = prices(model, &price);
    if options.ties {
        ties::settle(model, &costs, &mut chosen, price, watch)?;
    }
    let score = Score::of(model.problem, model.part, &chosen);
    Ok(PartPlan { chosen, bound: score.clone(), score, proven: true, weights: model.weights.clone(), prices })
}

/// The best flow of a part, without the bounds that are apart.
pub(super) fn flow<C: Cost>(
    model: &Model<'_>,
    costs: &IdVec<EdgeId, C>,
    fixed: &Fixed,
    watch: &Watch<'_>,
) -> Result<Flow<C>, Error> {
    let mut network = Network::empty(model, costs, fixed);
    paths::send_all(&mut network, watch)?;
    Ok(Flow { chosen: network.chosen(fixed), price: network.price })
}

/// What one more of what a slot, person or bound carries is worth, from the prices of nodes.
pub(super) fn prices<C: Cost>(model: &Model<'_>, price: &IdVec<NodeId, C>) -> NodePrices {
    let layout = &model.layout;
    let of = |node: NodeId, is_of_slots: bool| {
        let above = layout.parent[node].some().map_or(0, |above| price[above].wide());
        let own = price[node].wide();
        if is_of_slots { above - own } else { own - above }
    };
    let bound = |(id, place): (BoundId, &Place)| match place {
        Place::Slots => of(layout.bound(id), true),
        Place::People => of(layout.bound(id), false),
        Place::Implied | Place::Apart => 0,
    };
    NodePrices {
        slots: model.part.slots.ids().map(|slot| of(layout.slot(slot), true)).collect(),
        people: model.part.people.ids().map(|person| of(layout.person(person), false)).collect(),
        bounds: layout.places.iter().map(bound).collect(),
    }
}
