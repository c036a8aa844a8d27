//! Whether planned links are what they say, by other means than those that made them.

use std::collections::{BTreeMap, BTreeSet};

use super::Pairing;
use crate::assign::engine::{Options, Watch};
use crate::assign::exchange::{Cost, Step, add, improvable, minus};
use crate::assign::terms::condition;
use crate::assign::unsound::{Unsound, unsound};
use crate::charter::{EndKind, Test};
use crate::finding::Error;
use crate::grid::{End, Grid};
use crate::key::{LinkKindId, PersonId};
use crate::order;

/// Who must be reached by whom; everybody if it does not say.
type Duty = (String, Vec<Test>, Vec<Test>);

/// A link of the plan, or one there could be.
type Ends = (End, PersonId);

/// What the plan comes to, put together person by person.
struct Told {
    kind: LinkKindId,
    sources: Vec<End>,
    /// By source, how many links the plan gives it.
    loads: Vec<u32>,
    linked: BTreeSet<Ends>,
    /// Everybody the plan is about.
    planned: BTreeSet<End>,
    steps: Vec<Step<4>>,
}

impl Told {
    fn of(kind: LinkKindId, sources: Vec<End>) -> Self {
        let (nobody, sum) = (sources.len(), sources.len() + 1);
        let steps = vec![(nobody, sum, [0; 4]), (sum, nobody, [0; 4])];
        let loads = vec![0; sources.len()];
        Self { kind, sources, loads, linked: BTreeSet::new(), planned: BTreeSet::new(), steps }
    }
}

impl Pairing {
    /// Holds the plan to account against the grid it was made for: everybody who must be reached is, or is told
    /// as unreached; each link is one there may be, found anew person by person and source by source; no source
    /// has more than it may; and no person could be handed on from source to source, in a circle or to one with
    /// fewer, at less cost.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) with what does not hold.
    ///
    /// # Complexity
    /// `O(s t)` scopes for `s` sources and `t` people to be reached, and at most `O(s² t)` steps.
    pub fn verify(&self, grid: &Grid) -> Result<(), Error> {
        self.verify_with(grid, &Options::default())
    }

    /// As [`verify`](Self::verify), with options, of which the function counts that is told of the progress and may
    /// stop it.
    ///
    /// # Errors
    /// As [`verify`](Self::verify), and if it was stopped.
    pub fn verify_with(&self, grid: &Grid, options: &Options<'_>) -> Result<(), Error> {
        let people = (self.pairs.len() + self.unreached.len()) as u64;
        let watch = Watch::new(options, people.saturating_mul(1 + self.loads.len() as u64));
        let other = |what: &str| unsound(grid, Unsound::Other(what));
        let kind = grid.charter.model.link(&self.link).ok_or_else(|| other(&self.link))?;
        let duties = self.duties(grid)?;
        let sources = self.loads.iter().map(|load| self.source(grid, &load.source)).collect::<Option<Vec<End>>>();
        let sources = sources.ok_or_else(|| other(&self.link))?;
        if order::distinct(sources.iter().copied()) != self.all_sources(grid, &duties) {
            return Err(other(&self.link));
        }
        let mut told = Told::of(kind, sources);
        let mut count = 0;
        for (duty, (reach, ..)) in duties.iter().enumerate() {
            let mut pairs: BTreeMap<&str, &str> = BTreeMap::new();
            for pair in self.pairs.iter().filter(|pair| pair.reach == *reach) {
                pairs.insert(&pair.target, &pair.source);
            }
            let mut unreached =
                order::set(self.unreached.iter().filter(|u| u.reach == *reach).map(|u| u.person.as_str()));
            for person in self.due(grid, duties.get(duty)) {
                watch.steps(1 + self.loads.len() as u64)?;
                let key = grid.people.keys.key(person);
                told.planned.insert(End::Person(person));
                let holder = match pairs.remove(key) {
                    Some(source) => {
                        let at = self.loads.iter().position(|load| load.source == source).ok_or_else(|| other(key))?;
                        told.loads.get_mut(at).into_iter().for_each(|load| *load += 1);
                        count += 1;
                        Some(at)
                    }
                    None if unreached.remove(key) => None,
                    None => return Err(other(key)),
                };
                self.hand_on(grid, &duties, duty, person, holder, &mut told).ok_or_else(|| other(key))?;
            }
            if !pairs.is_empty() || !unreached.is_empty() {
                return Err(other(reach));
            }
        }
        if count != self.pairs.len() {
            return Err(other(&self.link));
        }
        self.loads_hold(grid, &mut told)?;
        if improvable(told.sources.len() + 2, &told.steps, &watch)? {
            let found = self.pairs.len() as i128;
            return Err(unsound(grid, Unsound::Bettered { found, bound: found - 1 }));
        }
        Ok(())
    }

    /// From whom to whom a person could be handed on, and what that costs; none if their link is none there may be.
    fn hand_on(
        &self,
        grid: &Grid,
        duties: &[Duty],
        duty: usize,
        person: PersonId,
        holder: Option<usize>,
        told: &mut Told,
    ) -> Option<()> {
        let nobody = told.sources.len();
        let costs: Vec<Option<Cost<4>>> =
            told.sources.iter().map(|end| self.cost(grid, told.kind, duties.get(duty), *end, person)).collect();
        let from = match holder {
            Some(at) => {
                let own = costs.get(at).copied().flatten()?;
                if !told.linked.insert((*told.sources.get(at)?, person)) {
                    return None;
                }
                told.steps.push((at, nobody, add([1, 0, 0, 0], minus(own))));
                (at, minus(own))
            }
            None => (nobody, [-1, 0, 0, 0]),
        };
        for (to, (end, cost)) in told.sources.iter().zip(&costs).enumerate() {
            let Some(cost) = cost.filter(|_| holder != Some(to)) else { continue };
            if !self.serves_twice(grid, duties, *end, person) {
                told.steps.push((from.0, to, add(cost, from.1)));
            }
        }
        Some(())
    }

    /// That no source has more than it may, and what a link more and one fewer cost each.
    fn loads_hold(&self, grid: &Grid, told: &mut Told) -> Result<(), Error> {
        let (kind, sum) = (told.kind, told.sources.len() + 1);
        let limit = grid.charter.model.links[kind].max.into_iter().chain(self.request.limit).min().unwrap_or(u32::MAX);
        for (at, ((end, new), said)) in told.sources.iter().zip(&told.loads).zip(&self.loads).enumerate() {
            let ends = |target: End| self.request.anew && told.planned.contains(&target);
            let stay = grid.links.starting(*end).filter(|(_, row)| row.kind == kind && !ends(row.target)).count();
            let stay = u32::try_from(stay).unwrap_or(u32::MAX);
            let load = stay.saturating_add(*new);
            if load > limit.max(stay) || (said.before, said.after) != (stay, load) {
                let (what, found) = (said.source.as_str(), load as usize);
                return Err(unsound(grid, Unsound::Bound { what, found, expected: limit.to_string() }));
            }
            if load < limit {
                told.steps.push((at, sum, [0, load.into(), 0, 0]));
            }
            if load > stay {
                told.steps.push((sum, at, [0, -i128::from(load - 1), 0, 0]));
            }
        }
        Ok(())
    }

    fn duties(&self, grid: &Grid) -> Result<Vec<Duty>, Error> {
        let own = |at: &str, predicate: &Option<crate::Predicate>| {
            predicate.iter().map(|p| condition(grid, at, p)).collect::<Result<Vec<Test>, Error>>()
        };
        let people: Vec<Test> = own("targets", &self.request.targets)?;
        let by: Vec<Test> = own("sources", &self.request.sources)?;
        let kind = grid.charter.model.links.values().find(|kind| kind.key == self.link);
        let reach = kind.map_or(&[][..], |kind| &kind.reach);
        if reach.is_empty() {
            return Ok(vec![(String::new(), people, by)]);
        }
        let duty = |reach: &crate::charter::Reach| {
            let both = |own: &Option<Test>, more: &[Test]| own.iter().chain(more).cloned().collect();
            (reach.key.clone(), both(&reach.people, &people), both(&reach.by, &by))
        };
        Ok(reach.iter().map(duty).collect())
    }

    /// The people a duty is about whom the plan had to reach, by key.
    fn due(&self, grid: &Grid, duty: Option<&Duty>) -> Vec<PersonId> {
        let Some((_, people, _)) = duty else { return Vec::new() };
        let named = |key: &String| grid.unit(key).map(|unit| unit.id).ok();
        let under = |person: PersonId| {
            let mut units = self.request.units.iter().filter_map(named);
            self.request.units.is_empty() || units.any(|unit| grid.placed_under(person, unit))
        };
        let reached = |person: PersonId| {
            let mut links = grid.links.ending(End::Person(person));
            links.any(|(_, row)| self.is_kind(grid, row.kind) && self.counts(grid, duty, row.source))
        };
        let due = |person: &PersonId| {
            people.iter().all(|test| grid.meets(*person, test))
                && under(*person)
                && (self.request.anew || !reached(*person))
        };
        let mut due: Vec<PersonId> = grid.people.ids().filter(due).collect();
        order::by_key(&mut due, |person| grid.people.keys.key(*person));
        due
    }

    fn is_kind(&self, grid: &Grid, kind: LinkKindId) -> bool {
        grid.charter.model.links.value(kind).is_some_and(|kind| kind.key == self.link)
    }

    /// Everything a link may start from.
    fn all_sources(&self, grid: &Grid, duties: &[Duty]) -> Vec<End> {
        let kind = grid.charter.model.links.values().find(|kind| kind.key == self.link).map(|kind| kind.source);
        let named = |key: &str| self.request.posts.is_empty() || self.request.posts.iter().any(|post| post == key);
        let held = grid.appointments().filter(|held| kind == Some(EndKind::Unit) || named(held.post()));
        let end = |held: crate::grid::Appointment<'_>| match kind {
            Some(EndKind::Post) => End::Post(held.row.post, held.row.unit),
            _ => End::Unit(held.row.unit),
        };
        let ends = match kind {
            Some(EndKind::Person) => order::distinct(grid.people().map(|person| End::Person(person.id))),
            _ => order::distinct(held.map(end)),
        };
        ends.into_iter().filter(|end| duties.iter().any(|duty| self.counts(grid, Some(duty), *end))).collect()
    }

    /// Whether a source counts for a duty.
    fn counts(&self, grid: &Grid, duty: Option<&Duty>, end: End) -> bool {
        let Some((_, _, by)) = duty else { return false };
        let meets = |person: PersonId| by.iter().all(|test| grid.meets(person, test));
        match end {
            End::Person(person) => meets(person),
            End::Post(post, unit) => by.is_empty() || holds(grid, by, &|row| (row.post, row.unit) == (post, unit)),
            End::Unit(unit) => by.is_empty() || holds(grid, by, &|row| row.unit == unit),
        }
    }

    fn source(&self, grid: &Grid, reference: &str) -> Option<End> {
        let kind = grid.charter.model.links.values().find(|kind| kind.key == self.link)?;
        match (crate::Reference::parse(reference).ok()?, kind.source) {
            (crate::Reference::Person(key), EndKind::Person) => Some(End::Person(grid.person_id(&key)?)),
            (crate::Reference::Unit(key), EndKind::Unit) => Some(End::Unit(grid.unit_id(&key)?)),
            (crate::Reference::Post { post, unit }, EndKind::Post) => {
                Some(End::Post(grid.charter.model.post(&post)?, grid.unit_id(&unit)?))
            }
            _ => None,
        }
    }

    /// What a link costs beside loads; none if there may be none.
    fn cost(&self, grid: &Grid, kind: LinkKindId, duty: Option<&Duty>, end: End, person: PersonId) -> Option<Cost<4>> {
        let within = grid.charter.model.links[kind].within;
        let near = within.is_none_or(|scope| grid.end_in_scope(End::Person(person), scope, end));
        let holds = |end| match end {
            End::Person(own) => own == person,
            End::Post(post, unit) => grid.appointments.of_person(person).any(|(_, r)| (r.post, r.unit) == (post, unit)),
            End::Unit(_) => false,
        };
        let there = grid.links.starting(end).any(|(_, row)| row.kind == kind && row.target == End::Person(person));
        let may = near && self.counts(grid, duty, end) && !holds(end) && (self.request.anew || !there);
        may.then(|| [0, 0, -i128::from(there), distance(grid, end, person)])
    }

    /// Whether one link could meet two duties to a person: then they are not handed on here, lest both be given
    /// to one.
    fn serves_twice(&self, grid: &Grid, duties: &[Duty], end: End, person: PersonId) -> bool {
        let is_due = |duty: &&Duty| duty.1.iter().all(|test| grid.meets(person, test));
        duties.iter().filter(is_due).filter(|duty| self.counts(grid, Some(duty), end)).count() > 1
    }
}

/// Whether somebody who has such an appointment meets all conditions.
fn holds(grid: &Grid, by: &[Test], is: &dyn Fn(&crate::grid::AppointmentData) -> bool) -> bool {
    let mut rows = grid.appointments.rows.iter().map(|(_, row)| row).filter(|row| is(row));
    rows.any(|row| by.iter().all(|test| grid.meets(row.person, test)))
}

/// The fewest steps up and down the tree, counted from the top.
fn distance(grid: &Grid, end: End, person: PersonId) -> i128 {
    let path = |unit| {
        let mut path: Vec<_> = grid.units.chain(unit).collect();
        path.reverse();
        path
    };
    let cells = grid.people.places.values().filter_map(|places| places.cell(person));
    let mut least = 1_000;
    for cell in cells {
        for from in grid.units_of_end(end) {
            let (one, two) = (path(from), path(cell));
            let same = one.iter().zip(&two).take_while(|(one, two)| one == two).count();
            if same > 0 {
                least = least.min((one.len() + two.len() - 2 * same) as i128);
            }
        }
    }
    least
}
