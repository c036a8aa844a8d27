//! Posts that are decided at once: as a problem of the engine, and its solution.

mod bounds;

use std::collections::{BTreeMap, BTreeSet};

use crate::assign::choices::{self, Choice, is_role, together};
use crate::assign::counts::{self, Count};
use crate::assign::engine::{Load, Options, Problem, Solution};
use crate::assign::hold::Held;
use crate::assign::levels::{self, Costs};
use crate::assign::seats::Seat;
use crate::assign::targets::{self, Target};
use crate::assign::terms::Terms;
use crate::finding::Error;
use crate::finding::catalogue::staffing as texts;
use crate::grid::Grid;
use crate::key::{PersonId, PostId};
use crate::order;
use crate::points::Points;

/// How often a plan is made again because somebody would hold too much: each time that is forbidden.
const CUTS: usize = 200;

/// One stage, solved.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    pub(super) targets: Vec<Target>,
    pub(super) choices: Vec<Choice>,
    /// By slot, its target and which of its seats.
    pub(super) slots: Vec<(usize, Part)>,
    /// By number of the engine.
    pub(super) people: Vec<PersonId>,
    /// By edge, its choice and whether it takes an optional seat.
    pub(super) edges: Vec<(usize, bool)>,
    /// By edge, what it costs on each level.
    pub(super) costs: Vec<Vec<i64>>,
    pub(super) levels: Vec<Level>,
    pub(super) counts: Vec<Count>,
    /// By bound, what it is there for.
    pub(super) bounds: Vec<BoundOf>,
    /// By person, sets of edges of which they may take only so many.
    pub(super) limits: BTreeMap<PersonId, Vec<(Vec<u32>, u32)>>,
    /// By person, how many seats they may take.
    pub(super) loads: BTreeMap<PersonId, u32>,
    pub(super) problem: Problem,
    pub(super) solution: Solution,
}

impl Stage {
    /// What is chosen, by edge.
    pub(super) fn chosen(&self) -> impl Iterator<Item = (u32, &Choice)> {
        self.solution.chosen().iter().filter_map(|edge| Some((*edge, self.choice(*edge)?)))
    }

    /// The choice of an edge.
    pub(super) fn choice(&self, edge: u32) -> Option<&Choice> {
        self.edges.get(edge as usize).and_then(|(choice, _)| self.choices.get(*choice))
    }

    /// What an edge costs on each level.
    pub(super) fn loss(&self, edge: u32) -> Vec<Points> {
        let costs = self.costs.get(edge as usize).into_iter().flatten();
        self.levels.iter().zip(costs).map(|(level, cost)| points(*cost, level.scale)).collect()
    }
}

/// A number of thousandths, at the end of the range if it lies beyond.
pub(super) fn points(value: i64, scale: i64) -> Points {
    let thousandths = i128::from(value) * i128::from(scale);
    let end = if thousandths < 0 { Points::MIN } else { Points::MAX };
    i64::try_from(thousandths).ok().and_then(Points::from_thousandths).unwrap_or(end)
}

/// Which seats of a target a slot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Those that must be filled, and those nobody asks for.
    Main,
    /// Those that are filled if somebody can be had.
    Optional,
    /// The same as the main ones, for those who take less along than they may.
    Less,
}

/// A level of preference in one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) name: String,
    /// How many thousandths one unit of the engine is.
    pub(super) scale: i64,
}

/// What a bound is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BoundOf {
    /// Seats that are taken along with others, by target.
    Target(usize),
    /// What one person may take.
    Person(PersonId),
    /// A count, by number.
    Count(usize),
    /// A share, by number.
    Share(usize),
}

/// What a stage is made from.
pub(super) struct Make<'a> {
    /// Without what is given up, with what earlier stages decided.
    pub(super) grid: &'a Grid,
    pub(super) terms: &'a Terms,
    pub(super) posts: &'a [PostId],
    /// The posts of later stages.
    pub(super) later: &'a BTreeSet<PostId>,
    /// The appointments that are decided anew.
    pub(super) held: &'a [Held],
    pub(super) options: &'a Options<'a>,
}

impl Make<'_> {
    /// # Errors
    /// Those of the engine.
    pub(super) fn stage(&self) -> Result<Stage, Error> {
        let mut targets = targets::of(self.grid, self.terms, self.posts, self.held);
        let counts = counts::of(self.grid, self.terms, &targets, self.later);
        targets::mark_needed(&mut targets, &counts);
        let choices = choices::of(self.grid, self.terms, &targets, self.options)?;
        let mut draft = Draft::new(self, targets, choices, counts);
        draft.bound_people();
        let takers = draft.takers();
        draft.bound_targets(&takers);
        draft.bound_counts(&takers);
        let mut solution = draft.solve()?;
        if !self.terms.shares.is_empty() {
            draft.bound_shares(&solution);
            solution = draft.solve()?;
        }
        Ok(draft.finish(solution))
    }
}

/// A problem being built.
struct Draft<'a> {
    make: &'a Make<'a>,
    targets: Vec<Target>,
    choices: Vec<Choice>,
    slots: Vec<(usize, Part)>,
    people: Vec<PersonId>,
    edges: Vec<(usize, bool)>,
    costs: Vec<Vec<i64>>,
    levels: Vec<Level>,
    counts: Vec<Count>,
    bounds: Vec<BoundOf>,
    limits: BTreeMap<PersonId, Vec<(Vec<u32>, u32)>>,
    loads: BTreeMap<PersonId, u32>,
    /// By person, what they hold of what is decided anew.
    held: BTreeMap<PersonId, Vec<Seat>>,
    problem: Problem,
    /// By person of the engine, their edges.
    by_person: Vec<Vec<u32>>,
}

impl<'a> Draft<'a> {
    fn new(make: &'a Make<'a>, targets: Vec<Target>, choices: Vec<Choice>, counts: Vec<Count>) -> Self {
        let less = order::distinct(choices.iter().filter(|choice| choice.less).map(Choice::root));
        let covered = bounded(&choices);
        let mut slots = Vec::new();
        for (index, target) in targets.iter().enumerate() {
            slots.push((index, Part::Main));
            if target.optional > 0 && covered.binary_search(&index).is_err() {
                slots.push((index, Part::Optional));
            }
            if less.binary_search(&index).is_ok() {
                slots.push((index, Part::Less));
            }
        }
        let mut people: Vec<PersonId> = choices.iter().map(|choice| choice.person).collect();
        order::by_key(&mut people, |person| make.grid.people.keys.key(*person));
        people.dedup();
        let mut draft = Self {
            make,
            targets,
            choices,
            slots,
            by_person: vec![Vec::new(); people.len()],
            people,
            edges: Vec::new(),
            costs: Vec::new(),
            levels: Vec::new(),
            counts,
            bounds: Vec::new(),
            limits: BTreeMap::new(),
            loads: BTreeMap::new(),
            held: BTreeMap::new(),
            problem: Problem::default(),
        };
        for row in make.held {
            draft.held.entry(row.person).or_default().push(row.seat);
        }
        draft.fill(&covered);
        draft
    }

    /// Adds slots, people and edges with their costs.
    fn fill(&mut self, covered: &[usize]) {
        let costs = self.costs();
        self.problem = Problem::new(self.levels.iter().map(|level| level.name.clone()));
        for (index, part) in &self.slots {
            let Some(target) = self.targets.get(*index) else { continue };
            // The need of seats that others take along is that of a bound.
            let (required, most) = match (part, covered.binary_search(index).is_ok()) {
                (Part::Optional, _) => (0, target.optional),
                (Part::Main | Part::Less, true) => (0, target.most),
                (Part::Main | Part::Less, false) => (target.required, target.most.saturating_sub(target.optional)),
            };
            self.problem.slot(required, most);
        }
        self.add_people();
        let numbers = order::map(self.people.iter().enumerate().map(|(i, p)| (*p, i)));
        let mut slots_of: BTreeMap<usize, Vec<(usize, Part)>> = BTreeMap::new();
        for (slot, (target, part)) in self.slots.iter().enumerate() {
            slots_of.entry(*target).or_default().push((slot, *part));
        }
        let seats = self.levels.first().is_some_and(|level| level.name == OPTIONAL);
        for (index, choice) in self.choices.iter().enumerate() {
            let Some(person) = numbers.get(&choice.person).copied() else { continue };
            let slots = slots_of.get(&choice.root()).into_iter().flatten();
            for (slot, part) in slots.filter(|(_, part)| choice.less == (*part == Part::Less)) {
                let mut of_edge = costs.get(index).cloned().unwrap_or_default();
                let optional = *part == Part::Optional;
                if let Some(first) = of_edge.first_mut().filter(|_| seats) {
                    *first = -i64::from(optional);
                }
                let edge = self.problem.edge(number(*slot), number(person), &of_edge);
                self.edges.push((index, optional));
                self.costs.push(of_edge);
                if let Some(edges) = self.by_person.get_mut(person) {
                    edges.push(edge);
                }
            }
        }
    }

    /// The costs of each choice by level, as small as they go; sets the levels.
    fn costs(&mut self) -> Vec<Vec<i64>> {
        let Make { grid, terms, posts, held, .. } = *self.make;
        let costs = Costs::of(grid, terms);
        let names = levels::names(grid, terms, posts);
        let held = order::distinct(held.iter().map(|row| (row.person, row.seat)));
        let optional = self.slots.iter().any(|(_, part)| *part == Part::Optional);
        let spread = self.targets.iter().any(|target| is_role(grid, target.seat));
        let of_choice = |choice: &Choice| {
            let mut all = vec![0; usize::from(optional)];
            let mut wishes = vec![0; names.len()];
            let mut kept = 0;
            for seat in choice.takes.iter().filter_map(|target| self.targets.get(*target)).map(|target| target.seat) {
                let is_kept = held.binary_search(&(choice.person, seat)).is_ok();
                kept -= i64::from(is_kept) * 1000;
                let of_post = terms.posts.get(&seat.post).map_or(&[][..], |post| &post.wishes);
                for (sum, wish) in wishes.iter_mut().zip(of_post) {
                    *sum += costs.of_wish(grid, terms, wish, choice.person, seat, is_kept);
                }
            }
            all.extend(wishes);
            all.extend(spread.then_some(0));
            all.extend(terms.reopen.then_some(kept));
            all
        };
        let mut all: Vec<Vec<i64>> = self.choices.iter().map(of_choice).collect();
        let names = optional.then(|| OPTIONAL.to_owned()).into_iter().chain(names);
        let names = names.chain(spread.then(|| SPREAD.to_owned())).chain(terms.reopen.then(|| KEPT.to_owned()));
        for (index, name) in names.enumerate() {
            let fixed = (name == OPTIONAL || name == SPREAD).then_some(1000);
            let divisor = all.iter().filter_map(|costs| costs.get(index)).fold(0, |a, b| gcd(a, *b));
            let scale = fixed.unwrap_or(if divisor == 0 { 1000 } else { divisor });
            for cost in all.iter_mut().filter_map(|costs| costs.get_mut(index)) {
                *cost /= scale;
            }
            self.levels.push(Level { name, scale });
        }
        all
    }

    fn add_people(&mut self) {
        let Make { grid, terms, .. } = *self.make;
        let mut roots: BTreeMap<PersonId, [BTreeSet<Seat>; 2]> = BTreeMap::new();
        for choice in &self.choices {
            if let Some(target) = self.targets.get(choice.root()) {
                let role = usize::from(is_role(grid, target.seat));
                if let Some(seats) = roots.entry(choice.person).or_default().get_mut(role) {
                    seats.insert(target.seat);
                }
            }
        }
        let roles_limit = grid.charter.whole(&texts::TOO_MANY_POSTS, "roles");
        let spread = self.levels.iter().position(|level| level.name == SPREAD);
        for person in &self.people {
            let Some([posts, roles]) = roots.get(person) else { continue };
            let before = self.held.get(person).into_iter().flatten().filter(|seat| posts.contains(*seat)).count();
            let most = terms.per_person.map_or(before.max(1), |most| most as usize).min(posts.len());
            let of_roles = roles.len().min(roles_limit.map_or(usize::MAX, |limit| limit as usize));
            let load = number(most + of_roles);
            self.loads.insert(*person, load);
            self.problem.person(match spread.filter(|_| of_roles > 1) {
                Some(level) => Load::spread(load, level, self.levels.len()),
                None => Load::up_to(load),
            });
        }
    }

    /// The targets that an edge takes.
    fn takes(&self, edge: u32) -> &[usize] {
        let choice = self.edges.get(edge as usize).and_then(|(choice, _)| self.choices.get(*choice));
        choice.map_or(&[], |choice| &choice.takes)
    }

    fn seats_of(&self, edge: u32) -> Vec<Seat> {
        self.takes(edge).iter().filter_map(|target| self.targets.get(*target)).map(|target| target.seat).collect()
    }

    fn bound(&mut self, edges: Vec<u32>, least: u32, most: u32, of: BoundOf) {
        if let BoundOf::Person(person) = of {
            self.limits.entry(person).or_default().push((edges.clone(), most));
        }
        self.problem.bound(edges, least, most);
        self.bounds.push(of);
    }

    /// Shares, of as many holders as there can be.
    fn bound_shares(&mut self, filled: &Solution) {
        let Make { grid, terms, .. } = *self.make;
        for (index, share) in terms.shares.iter().enumerate() {
            let counts = |edge: &u32| self.seats_of(*edge).iter().any(|seat| share.posts.contains(&seat.post));
            let new = filled.chosen().iter().filter(|edge| counts(edge)).count();
            let rows = || grid.appointments.rows.iter().filter(|(_, row)| share.posts.contains(&row.post));
            let held = rows().filter(|(_, row)| terms.units.binary_search(&row.unit).is_ok()).count();
            let meeting = rows().filter(|(_, row)| terms.units.binary_search(&row.unit).is_ok());
            let meeting = meeting.filter(|(_, row)| grid.meets(row.person, &share.people)).count();
            let all = i64::try_from(new + held).unwrap_or(i64::MAX);
            let wanted = (all.saturating_mul(share.share.thousandths()) + 999) / 1000;
            let least = u32::try_from(wanted).unwrap_or(u32::MAX).saturating_sub(number(meeting));
            let meets = |edge: &u32| {
                let choice = self.edges.get(*edge as usize).and_then(|(choice, _)| self.choices.get(*choice));
                counts(edge) && choice.is_some_and(|choice| grid.meets(choice.person, &share.people))
            };
            let edges: Vec<u32> = (0..number(self.edges.len())).filter(meets).collect();
            self.bound(edges, least, u32::MAX, BoundOf::Share(index));
        }
    }

    /// Solves, and again without whatever would let somebody hold more than the charter allows.
    fn solve(&mut self) -> Result<Solution, Error> {
        for _ in 0..CUTS {
            let solution = self.problem.solve(self.make.options)?;
            let cuts = self.too_much(&solution);
            if cuts.is_empty() {
                return Ok(solution);
            }
            for (person, edges) in cuts {
                let most = number(edges.len()).saturating_sub(1);
                self.bound(edges, 0, most, BoundOf::Person(person));
            }
        }
        self.problem.solve(self.make.options)
    }

    /// Who would hold too much, and by which edges.
    fn too_much(&self, solution: &Solution) -> Vec<(PersonId, Vec<u32>)> {
        let mut chosen: BTreeMap<PersonId, Vec<u32>> = BTreeMap::new();
        for edge in solution.chosen() {
            if let Some((_, person)) = self.problem.ends(*edge)
                && let Some(person) = self.people.get(person as usize)
            {
                chosen.entry(*person).or_default().push(*edge);
            }
        }
        chosen.retain(|person, edges| {
            let seats: Vec<Seat> = edges.iter().flat_map(|edge| self.seats_of(*edge)).collect();
            edges.len() > 1 && !together(self.make.grid, *person, &seats)
        });
        chosen.into_iter().collect()
    }

    fn finish(self, solution: Solution) -> Stage {
        let Self {
            targets, choices, slots, people, edges, costs, levels, counts, bounds, limits, loads, problem, ..
        } = self;
        Stage {
            targets,
            choices,
            slots,
            people,
            edges,
            costs,
            levels,
            counts,
            bounds,
            limits,
            loads,
            problem,
            solution,
        }
    }
}

/// The targets whose need is that of a bound: others take them along, or people take more or less with them.
fn bounded(choices: &[Choice]) -> Vec<usize> {
    let along = choices.iter().flat_map(|choice| choice.takes.iter().skip(1)).copied();
    order::distinct(along.chain(choices.iter().filter(|choice| choice.less).map(Choice::root)))
}

/// The level that fills optional seats.
pub(super) const OPTIONAL: &str = "optional seats";
/// The level that spreads roles over people.
pub(super) const SPREAD: &str = "spread";
/// The level that keeps appointments.
pub(super) const KEPT: &str = "kept";

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b > 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).unwrap_or(1)
}
