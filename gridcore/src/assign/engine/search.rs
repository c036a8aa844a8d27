//! Branch and bound for bounds that are not nested.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::finding::Error;
use crate::key::{BoundId, EdgeId, Id, IdVec};
use crate::order;

use super::cost::Cost;
use super::model::{Fixed, Model};
use super::options::Options;
use super::parts::Part;
use super::score::Score;
use super::solve::{Flow, PartPlan, flow, prices};
use super::watch::Watch;

/// A problem with some edges decided.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    /// No plan with these edges decided so is better.
    bound: Score,
    number: Reverse<u32>,
    fixed: Fixed,
    /// The best flow without the bounds that are apart.
    chosen: Vec<bool>,
}

/// Solves a part some bounds of which are apart; none if edges that are decided beforehand do not fit together.
///
/// The flow without them bounds what can be reached (Land & Doig, *An automatic method of solving discrete
/// programming problems*, 1960). The most promising problem is split first: of a bound with too many chosen
/// edges, one of the first `most + 1` has to go, and those before it stay; of one that is short, an edge is
/// chosen or not.
pub(super) fn search<C: Cost>(
    model: &Model<'_>,
    costs: &IdVec<EdgeId, C>,
    decided: &Fixed,
    options: &Options<'_>,
    watch: &Watch<'_>,
) -> Result<Option<PartPlan>, Error> {
    let mut search = Search { model, costs, watch, inside: Inside::of(model), solved: 0, best: None };
    if !search.is_possible(decided) {
        return Ok(None);
    }
    let mut open = BinaryHeap::new();
    let root = flow(model, costs, decided, watch)?;
    let prices = prices(model, &root.price);
    search.dive(decided, &root.chosen)?;
    let node = search.node(decided.clone(), root);
    let root_bound = node.bound.clone();
    open.push(Reverse(node));
    let bound = loop {
        let Some(Reverse(node)) = open.pop() else { break None };
        if search.best.as_ref().is_some_and(|(best, _)| *best <= node.bound) {
            break None;
        }
        if search.solved >= options.nodes {
            break Some(node.bound);
        }
        for fixed in search.split(&node) {
            if search.is_possible(&fixed) {
                let flow = flow(model, costs, &fixed, watch)?;
                let child = search.node(fixed, flow);
                open.push(Reverse(child));
            }
        }
    };
    let Some((score, chosen)) = search.best else { return Ok(None) };
    let proven = score == root_bound;
    let bound = bound.unwrap_or_else(|| score.clone());
    Ok(Some(PartPlan { chosen, score, bound, proven, weights: model.weights.clone(), prices }))
}

struct Search<'a, 'm, C> {
    model: &'a Model<'m>,
    costs: &'a IdVec<EdgeId, C>,
    watch: &'a Watch<'a>,
    inside: Inside,
    solved: u32,
    best: Option<(Score, IdVec<EdgeId, bool>)>,
}

impl<C: Cost> Search<'_, '_, C> {
    /// Takes note of a flow, and of the plan it becomes when edges beyond the bounds are left out.
    fn node(&mut self, fixed: Fixed, flow: Flow<C>) -> Node {
        self.solved += 1;
        let (problem, part) = (self.model.problem, self.model.part);
        let mut bound = Score::with(problem, part, &flow.chosen, |id| !self.model.is_apart(id));
        let left_out = self.inside.count(part, fixed.iter().filter(|(_, chosen)| !**chosen).map(|(edge, _)| *edge));
        for id in self.model.apart() {
            let (set, out) = (&part.bounds[id], left_out[id]);
            bound.missing += (set.least as usize).saturating_sub(set.edges.len() - out) as u64;
        }
        let chosen = flow.chosen.values().copied().collect();
        let mut plan = flow.chosen;
        self.mend(&mut plan, &fixed);
        self.offer(plan);
        Node { bound, number: Reverse(self.solved), fixed, chosen }
    }

    fn offer(&mut self, plan: IdVec<EdgeId, bool>) {
        let score = Score::of(self.model.problem, self.model.part, &plan);
        if self.best.as_ref().is_none_or(|(best, _)| score < *best) {
            self.best = Some((score, plan));
        }
    }

    /// Leaves out the dearest edges of each bound that has too many.
    fn mend(&self, plan: &mut IdVec<EdgeId, bool>, fixed: &Fixed) {
        for id in self.model.apart() {
            for edge in self.beyond(id, fixed, |edge| plan[edge]) {
                plan[edge] = false;
            }
        }
    }

    /// The dearest chosen edges of a bound beyond its most, those that must stay kept.
    fn beyond(&self, id: BoundId, fixed: &Fixed, is_chosen: impl Fn(EdgeId) -> bool) -> Vec<EdgeId> {
        let bound = &self.model.part.bounds[id];
        let mut inside: Vec<EdgeId> = bound.edges.iter().copied().filter(|edge| is_chosen(*edge)).collect();
        order::by_key(&mut inside, |edge| (fixed.get(edge) != Some(&true), self.costs[*edge], *edge));
        inside.split_off(inside.len().min(bound.most as usize))
    }

    /// Looks for a good plan first: takes out what is beyond the bounds, solves again, until nothing is.
    fn dive(&mut self, decided: &Fixed, chosen: &IdVec<EdgeId, bool>) -> Result<(), Error> {
        const MOST: usize = 100;
        let mut fixed = decided.clone();
        let mut plan = chosen.clone();
        for _ in 0..MOST {
            let before = fixed.len();
            for id in self.model.apart() {
                let out = self.beyond(id, &fixed, |edge| plan[edge]);
                fixed.extend(out.into_iter().map(|edge| (edge, false)));
            }
            if fixed.len() == before {
                break;
            }
            plan = flow(self.model, self.costs, &fixed, self.watch)?.chosen;
        }
        self.mend(&mut plan, &fixed);
        self.offer(plan);
        Ok(())
    }

    /// The problems a node falls into; none if its flow is a plan as good as its bound.
    fn split(&self, node: &Node) -> Vec<Fixed> {
        let is_chosen = |edge: &EdgeId| node.chosen.get(edge.index()).copied().unwrap_or_default();
        let free = |edge: &EdgeId| !node.fixed.contains_key(edge);
        let counts = self.model.apart().map(|id| {
            let bound = &self.model.part.bounds[id];
            (id, bound.edges.iter().filter(|edge| is_chosen(edge)).count())
        });
        let counts: Vec<(BoundId, usize)> = counts.collect();
        let most = |id: BoundId| self.model.part.bounds[id].most as usize;
        let least = |id: BoundId| self.model.part.bounds[id].least as usize;
        let over = counts
            .iter()
            .filter(|(id, count)| *count > most(*id))
            .max_by_key(|(id, count)| (count - most(*id), Reverse(*id)));
        if let Some((id, _)) = over {
            let bound = &self.model.part.bounds[*id];
            let kept = bound.edges.iter().filter(|edge| node.fixed.get(edge) == Some(&true)).count();
            let open: Vec<EdgeId> = bound.edges.iter().copied().filter(|edge| is_chosen(edge) && free(edge)).collect();
            return (0..=most(*id).saturating_sub(kept).min(open.len().saturating_sub(1)))
                .map(|last| {
                    let mut fixed = node.fixed.clone();
                    fixed.extend(open.iter().take(last).map(|edge| (*edge, true)));
                    fixed.extend(open.iter().skip(last).take(1).map(|edge| (*edge, false)));
                    fixed
                })
                .collect();
        }
        let short = counts.iter().filter(|(id, count)| *count < least(*id));
        let edges = short.flat_map(|(id, _)| &self.model.part.bounds[*id].edges);
        let best = edges.filter(|edge| free(edge) && !is_chosen(edge)).min_by_key(|edge| (self.costs[**edge], **edge));
        let Some(edge) = best else { return Vec::new() };
        [true, false]
            .map(|choice| {
                let mut fixed = node.fixed.clone();
                fixed.insert(*edge, choice);
                fixed
            })
            .into()
    }

    /// Whether the edges that are chosen beforehand fit together.
    fn is_possible(&self, fixed: &Fixed) -> bool {
        let chosen = || fixed.iter().filter(|(_, chosen)| **chosen).map(|(edge, _)| *edge);
        let carried = self.model.carried(chosen());
        let fits = carried.iter().all(|(node, count)| *count == 0 || *count <= self.model.most(node));
        let inside = self.inside.count(self.model.part, chosen());
        fits && self.model.apart().all(|id| inside[id] <= self.model.part.bounds[id].most as usize)
    }
}

/// By edge the bounds it lies in that are apart.
struct Inside {
    bounds: Vec<BoundId>,
    /// By edge, where its bounds begin; one more for the end.
    first: IdVec<EdgeId, usize>,
}

impl Inside {
    fn of(model: &Model<'_>) -> Self {
        let pairs = || model.apart().flat_map(|id| model.part.bounds[id].edges.iter().map(move |edge| (*edge, id)));
        let mut first: IdVec<EdgeId, usize> = IdVec::filled(0, model.part.edges.len() + 1);
        pairs().for_each(|(edge, _)| first[edge] += 1);
        let mut next = 0;
        for start in first.values_mut() {
            (*start, next) = (next, next + *start);
        }
        let (mut places, mut bounds) = (first.clone(), vec![BoundId::NONE; next]);
        for (edge, id) in pairs() {
            bounds.get_mut(places[edge]).into_iter().for_each(|bound| *bound = id);
            places[edge] += 1;
        }
        Self { bounds, first }
    }

    /// How many of some edges lie in each bound.
    fn count(&self, part: &Part, edges: impl Iterator<Item = EdgeId>) -> IdVec<BoundId, usize> {
        let mut counts = IdVec::filled(0, part.bounds.len());
        for edge in edges {
            let own = self.first[edge]..self.first[EdgeId::new(edge.index() + 1)];
            self.bounds.get(own).unwrap_or_default().iter().for_each(|bound| counts[*bound] += 1);
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Inside;
    use crate::assign::engine::model::Model;
    use crate::assign::engine::parts::parts;
    use crate::assign::engine::rows::Rows;
    use crate::assign::engine::weights::Weights;
    use crate::assign::{Load, Problem};
    use crate::key::{BoundId, EdgeId};

    /// Edges by the bounds they lie in say the same as each bound searched for each edge.
    #[test]
    fn counts_are_those_of_a_search_through_all_bounds() {
        let mut problem = Problem::new(["cost"]);
        let slots: Vec<u32> = (0..12).map(|_| problem.slot(1, 1)).collect();
        for _ in 0..6 {
            let person = problem.person(Load::up_to(3));
            let own: Vec<u32> = slots.iter().map(|slot| problem.edge(*slot, person, &[i64::from(*slot)])).collect();
            for (one, other) in own.iter().zip(own.iter().skip(1)) {
                problem.bound([*one, *other], 0, 1);
            }
        }
        for part in parts(&problem, &Rows::of(&problem)).unwrap() {
            let weights = Weights::of(&problem, &part, &part.costs(&problem)).unwrap();
            let model = Model::new(&problem, &part, weights);
            let apart: BTreeSet<BoundId> = model.apart().collect();
            let inside = Inside::of(&model);
            let some: Vec<EdgeId> = part.edges.ids().step_by(3).collect();
            let counts = inside.count(&part, some.iter().copied());
            for (id, bound) in part.bounds.iter() {
                let naive =
                    if apart.contains(&id) { bound.edges.iter().filter(|e| some.contains(e)).count() } else { 0 };
                assert_eq!((counts[id], model.is_apart(id)), (naive, apart.contains(&id)));
            }
            assert!(apart.len() > 20);
        }
    }
}
