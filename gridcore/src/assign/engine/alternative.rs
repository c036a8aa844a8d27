//! What it would cost to decide otherwise about an edge.

use crate::finding::Error;
use crate::key::{EdgeId, Id, IdVec, NodeId, SlotId};
use crate::order;

use super::cost::Cost;
use super::layout::Place;
use super::model::{Fixed, Model};
use super::network::Network;
use super::options::Options;
use super::parts::{Part, parts};
use super::paths::Search;
use super::problem::{Problem, number};
use super::rows::Rows;
use super::score::Score;
use super::search;
use super::solution::Solution;
use super::watch::Watch;
use super::weights::Weights;

/// The best plan that decides otherwise about one edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// How many more required seats are unfilled and how much more bounds are short.
    pub missing: i64,
    /// By level, how much more the total is. The first that is not 0, after what is missing, is positive: or the
    /// plan was not the best.
    pub loss: Vec<i64>,
    /// The edges that are chosen instead, in rising order.
    pub enters: Vec<u32>,
    /// The edges that are chosen no more.
    pub leaves: Vec<u32>,
    /// Whether no plan that decides so is better.
    pub exact: bool,
}

impl Solution {
    /// For each of some edges, the best plan that has it if this one has not, and has it not if this one has;
    /// none where no plan can.
    ///
    /// In a flow that is one shortest path through the residual arcs, from where the edge ends to where it
    /// begins; parts that branch and bound solved are solved again. With [`Options::nodes`] and
    /// [`Options::progress`] as for [`Problem::solve`].
    ///
    /// # Errors
    /// As [`Problem::solve`] and [`Solution::verify`], of which nothing is checked but that the edges are there.
    ///
    /// # Complexity
    /// `O(m)` in all edges once, then `O(m log n)` for each edge asked for, in the edges of its part.
    ///
    /// ```
    /// use gridcore::assign::{Load, Options, Problem};
    ///
    /// let mut problem = Problem::new(["merit"]);
    /// let slot = problem.slot(1, 1);
    /// let [ann, bob] = [(); 2].map(|()| problem.person(Load::up_to(1)));
    /// let edges = [problem.edge(slot, ann, &[-9]), problem.edge(slot, bob, &[-7])];
    /// let options = Options::default();
    /// let solution = problem.solve(&options)?;
    /// // Why not Bob? Because it would cost 2 of merit.
    /// let [Some(forced)] = &solution.alternatives(&problem, &[edges[1]], &options)?[..] else { panic!() };
    /// assert_eq!((forced.missing, &forced.loss, &forced.leaves), (0, &vec![2], &vec![edges[0]]));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    ///
    /// [`Options::nodes`]: super::Options::nodes
    /// [`Options::progress`]: super::Options::progress
    pub fn alternatives(
        &self,
        problem: &Problem,
        edges: &[u32],
        options: &Options<'_>,
    ) -> Result<Vec<Option<Alternative>>, Error> {
        self.fits(problem, edges)?;
        let rows = Rows::of(problem);
        let mut chosen = IdVec::filled(false, problem.edge_slots.len());
        for edge in &self.chosen {
            chosen[EdgeId::new(*edge as usize)] = true;
        }
        let watch = Watch::new(options, edges.len() as u64);
        let mut wanted: Vec<(usize, EdgeId)> =
            edges.iter().enumerate().map(|(at, edge)| (at, EdgeId::new(*edge as usize))).collect();
        order::by_key(&mut wanted, |(at, edge)| (*edge, *at));
        let mut found = vec![None; edges.len()];
        for part in parts(problem, &rows)? {
            let inside = part.edges.iter().filter_map(|(here, edge)| {
                wanted.binary_search_by_key(edge, |(_, edge)| *edge).is_ok().then_some((here, *edge))
            });
            let inside: Vec<(EdgeId, EdgeId)> = inside.collect();
            if inside.is_empty() {
                continue;
            }
            let here: Vec<EdgeId> = inside.iter().map(|(here, _)| *here).collect();
            let plans = self.of_part(problem, &part, &chosen, &here, (options, &watch))?;
            for ((_, edge), plan) in inside.into_iter().zip(plans) {
                for (at, _) in wanted.iter().filter(|(_, other)| *other == edge) {
                    if let Some(place) = found.get_mut(*at) {
                        place.clone_from(&plan);
                    }
                }
            }
        }
        Ok(found)
    }

    fn of_part(
        &self,
        problem: &Problem,
        part: &Part,
        chosen: &IdVec<EdgeId, bool>,
        edges: &[EdgeId],
        how: (&Options<'_>, &Watch<'_>),
    ) -> Result<Vec<Option<Alternative>>, Error> {
        let mut weights = Weights::of(problem, part, &part.costs(problem))?;
        // Prices are in the weights the part was solved with, maybe together with others.
        let id = part.slots.value(SlotId::new(0)).map(|slot| self.certificate.slot_parts[*slot]);
        if let Some(proof) = id.and_then(|id| self.certificate.parts.value(id)) {
            weights = Weights { fill: proof.fill, levels: proof.levels.clone(), each: proof.each, ..weights };
        }
        let is_narrow = weights.narrow;
        let model = Model::new(problem, part, weights);
        let here: IdVec<EdgeId, bool> = part.edges.values().map(|edge| chosen[*edge]).collect();
        if model.has_apart() {
            edges.iter().map(|edge| searched(&model, &here, *edge, how)).collect()
        } else if is_narrow {
            Ok(Flows::<i64>::new(self, &model, here).of(edges))
        } else {
            Ok(Flows::<i128>::new(self, &model, here).of(edges))
        }
    }
}

/// The best plan of a part that is not a flow, with one edge decided otherwise.
fn searched(
    model: &Model<'_>,
    chosen: &IdVec<EdgeId, bool>,
    edge: EdgeId,
    (options, watch): (&Options<'_>, &Watch<'_>),
) -> Result<Option<Alternative>, Error> {
    let costs: IdVec<EdgeId, i128> = model.weights.combine(model.part, model.part.costs(model.problem));
    let fixed = Fixed::from([(edge, !chosen[edge])]);
    let Some(plan) = search::search(model, &costs, &fixed, options, watch)? else { return Ok(None) };
    Ok(Some(compared(model, chosen, &plan.chosen, plan.score == plan.bound)))
}

fn compared(model: &Model<'_>, before: &IdVec<EdgeId, bool>, after: &IdVec<EdgeId, bool>, exact: bool) -> Alternative {
    let [old, new] = [before, after].map(|plan| Score::of(model.problem, model.part, plan));
    let pick = |from: &IdVec<EdgeId, bool>, not: &IdVec<EdgeId, bool>| {
        let picked = from.iter().filter(|(edge, is)| **is && !not[*edge]);
        let mut edges: Vec<u32> = picked.map(|(edge, _)| number(model.part.edges[edge])).collect();
        order::natural(&mut edges);
        edges
    };
    let count = |missing: u64| i64::try_from(missing).unwrap_or(i64::MAX);
    Alternative {
        missing: count(new.missing) - count(old.missing),
        loss: new.totals.iter().zip(&old.totals).map(|(new, old)| new.saturating_sub(*old)).collect(),
        enters: pick(after, before),
        leaves: pick(before, after),
        exact,
    }
}

/// The residual network of a part that is a flow.
struct Flows<'a, 'm, C> {
    model: &'a Model<'m>,
    chosen: IdVec<EdgeId, bool>,
    network: Network<C>,
}

impl<'a, 'm, C: Cost> Flows<'a, 'm, C> {
    fn new(solution: &Solution, model: &'a Model<'m>, chosen: IdVec<EdgeId, bool>) -> Self {
        let costs = model.weights.combine(model.part, model.part.costs(model.problem));
        let price = node_prices(solution, model);
        let network = Network::carrying(model, &costs, &chosen, price, |_| true);
        Self { model, chosen, network }
    }

    fn of(&self, edges: &[EdgeId]) -> Vec<Option<Alternative>> {
        let mut search = Search::new(self.network.price.len());
        edges.iter().map(|edge| self.alternative(&mut search, *edge)).collect()
    }

    fn alternative(&self, search: &mut Search<C>, edge: EdgeId) -> Option<Alternative> {
        let (part, layout) = (self.model.part, &self.model.layout);
        let (tail, head) = (layout.tail(part, edge), layout.head(part, edge));
        // What the edge brings to its end has to come back to its beginning; what it brings no more has to come
        // another way.
        let (from, to) = if self.chosen[edge] { (tail, head) } else { (head, tail) };
        let is_found = search.shortest(&self.network, from, to).is_some();
        let path = if is_found { search.path(&self.network, from, to) } else { Vec::new() };
        search.forget();
        if !is_found {
            return None;
        }
        let mut network = self.network.clone();
        for arc in path {
            network.send(arc, 1);
        }
        let mut chosen = network.chosen(&Fixed::new());
        chosen[edge] = !self.chosen[edge];
        Some(compared(self.model, &self.chosen, &chosen, true))
    }
}

/// What it costs from each node to the sink, from the prices of a certificate.
fn node_prices<C: Cost>(solution: &Solution, model: &Model<'_>) -> IdVec<NodeId, C> {
    let (part, layout, of) = (model.part, &model.layout, &solution.certificate);
    let mut own: IdVec<NodeId, i128> = IdVec::filled(0, layout.parent.len());
    for (slot, id) in part.slots.iter() {
        own[layout.slot(slot)] = of.slots.of(*id);
    }
    for (person, id) in part.people.iter() {
        own[layout.person(person)] = of.people.of(*id);
    }
    for (id, _) in layout.places.iter().filter(|(_, place)| matches!(place, Place::Slots | Place::People)) {
        own[layout.bound(id)] = of.bounds[part.bounds[id].bound];
    }
    let mut price: IdVec<NodeId, C> = IdVec::filled(C::default(), layout.parent.len());
    for (node, is_of_slots) in layout.downwards() {
        let above = layout.parent[node].some().map_or(C::default(), |above| price[above]);
        let own = C::narrow(own[node]);
        price[node] = if is_of_slots { above - own } else { above + own };
    }
    price
}
