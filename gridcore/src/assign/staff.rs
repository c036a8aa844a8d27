//! Staffing: from a grid and a request to a plan.

use std::collections::BTreeMap;

use super::announce;
use super::engine::Options;
use super::hold::{Held, sort_out, term_over};
use super::plan::{Ended, LevelTotal, Plan, Planned, Shortfall, Status, Unfilled};
use super::request::Request;
use super::seats::Seat;
use super::sequence;
use super::stage::{BoundOf, Make, Stage, points};
use super::terms::Terms;
use crate::finding::Error;
use crate::grid::{Change, Grid};
use crate::key::PersonId;
use crate::order;

/// The provably best holders for the posts of a grid, under the rules and preferences of its charter.
///
/// Sought is, in this order: as many required seats, counts and shares filled as can be; then what the
/// first preference costs, then the second, and so on; last, if seats are decided anew, the most
/// appointments kept. Nobody is proposed whom a rule bars: conditions, scope, exclusions, exclusive groups,
/// counts over several posts, seats and shifts hold as the charter says, if it does not switch them off. The
/// holder of a post that follows another is the holder of the other, and posts that go with another come
/// with it. Posts whose condition asks who holds another are decided after that one.
///
/// The plan is the same whatever the order of the rows.
///
/// # Errors
/// [`ErrorKind::Call`](crate::ErrorKind::Call) with everything wrong with the request, and what the engine
/// refuses.
///
/// # Complexity
/// For each seat the people within its scope; then a minimum-cost flow for each part of the organisation
/// that shares people.
///
/// ```
/// use gridcore::assign::{self, Request};
/// use gridcore::check;
/// # use gridcore::{Charter, Grid, Roster, TableKind};
///
/// let charter = Charter::from_toml(r#"
///     name = "workshop"
///     tiers = ["team"]
///     numbers = [{ key = "merit" }]
///     posts = [{ key = "lead", at = ["team"], scope = "unit", prefer = [{ people = { tag = "member" } }, { high = "merit" }] }]
/// "#)?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell,tags,merit\np1,t1,,99\np2,t1,member,7\np3,t1,member,8\n", &charter);
/// let mut grid = Grid::new(&charter, &roster)?;
/// let plan = assign::staff(&grid, &Request::default())?;
/// assert_eq!((plan.appointments[0].person.as_str(), plan.is_complete()), ("p3", true));
/// plan.verify(&grid)?;
/// grid.apply(&plan.changes())?;
/// assert!(check::all(&grid).is_empty());
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn staff(grid: &Grid, request: &Request) -> Result<Plan, Error> {
    staff_with(grid, request, &Options::default())
}

/// As [`staff`], with options of the engine: whether ties are broken by key, how long to search, and a
/// function that is told of the progress and may stop it.
///
/// Progress is told of each stage in turn, first how many people were looked at for its seats, then how many
/// seats are settled; so it may begin anew with another number to reach.
///
/// # Errors
/// As [`staff`], and if it was stopped.
pub fn staff_with(grid: &Grid, request: &Request, options: &Options<'_>) -> Result<Plan, Error> {
    let terms = Terms::of(grid, request)?;
    let (held, mut grid_left) = sort_out(grid, &terms)?;
    let mut later = order::set(terms.posts.keys().copied());
    let mut stages = Vec::new();
    for posts in sequence::stages(grid, &terms) {
        for post in &posts {
            later.remove(post);
        }
        let make = Make { grid: &grid_left, terms: &terms, posts: &posts, later: &later, held: &held, options };
        let stage = make.stage()?;
        let mut writer = Writer::new(grid, &terms, &held);
        writer.add_stage(stages.len(), &stage);
        grid_left.apply(&writer.changes())?;
        stages.push(stage);
    }
    Ok(write(grid, &grid_left, &terms, request.clone(), &held, stages))
}

/// Writes the plan of solved stages down; `after` is the grid as it will be.
pub(super) fn write(
    grid: &Grid,
    after: &Grid,
    terms: &Terms,
    request: Request,
    held: &[Held],
    stages: Vec<Stage>,
) -> Plan {
    let mut writer = Writer::new(grid, terms, held);
    for (number, stage) in stages.iter().enumerate() {
        writer.add_stage(number, stage);
    }
    writer.add_kept();
    let ended = writer.ended();
    let holding = order::distinct(writer.appointments.keys().map(|(_, person)| *person));
    let mut left: Vec<PersonId> = stages.iter().flat_map(|stage| &stage.people).copied().collect();
    order::by_key(&mut left, |person| grid.people.keys.key(*person));
    left.dedup();
    left.retain(|person| holding.binary_search(person).is_err());
    let mut appointments: Vec<Planned> = writer.appointments.into_values().collect();
    let key = |a: &Planned| (grid.charter.model.post(&a.post), a.unit.clone(), shift_number(grid, a), a.person.clone());
    order::by_key(&mut appointments, key);
    Plan {
        appointments,
        ended,
        levels: levels(&stages),
        unfilled: unfilled(grid, &stages),
        shortfalls: shortfalls(grid, terms, &stages),
        left: left.into_iter().map(|person| grid.people.keys.key(person).to_owned()).collect(),
        exact: stages.iter().all(|stage| stage.solution.is_exact()),
        revision: grid.revision(),
        findings: announce::findings(after, terms),
        request,
        stages,
    }
}

fn shift_number(grid: &Grid, planned: &Planned) -> Option<usize> {
    let post = grid.charter.model.post(&planned.post)?;
    grid.charter.model.posts.value(post)?.shifts.iter().position(|shift| *shift == planned.shift)
}

struct Writer<'a> {
    grid: &'a Grid,
    terms: &'a Terms,
    held: &'a [Held],
    appointments: BTreeMap<(Seat, PersonId), Planned>,
}

impl<'a> Writer<'a> {
    fn new(grid: &'a Grid, terms: &'a Terms, held: &'a [Held]) -> Self {
        Self { grid, terms, held, appointments: BTreeMap::new() }
    }

    fn add_stage(&mut self, number: usize, stage: &Stage) {
        for (edge, choice) in stage.chosen() {
            let root = choice.takes.first().and_then(|target| stage.targets.get(*target)).map(|target| target.seat);
            for (position, target) in choice.takes.iter().enumerate() {
                let Some(seat) = stage.targets.get(*target).map(|target| target.seat) else { continue };
                let mut planned = self.planned(choice.person, seat);
                planned.stage = Some(number);
                if position == 0 {
                    planned.loss = stage.loss(edge);
                } else if let Some(root) = root {
                    planned.with = Some(format!("{}@{}", root.post_key(self.grid), root.unit_key(self.grid)));
                }
                self.appointments.insert((seat, choice.person), planned);
            }
        }
    }

    /// What the appointments come to; those that stay end when they would.
    fn changes(&self) -> Vec<Change> {
        let change = |((seat, person), planned): (&(Seat, PersonId), &Planned)| {
            let mut change = planned.change();
            if let (Change::Appoint(row), Status::Kept) = (&mut change, planned.status) {
                let held = self.grid.appointments.find(*person, seat.post, seat.unit, seat.shift);
                row.until = held.and_then(|(_, held)| held.dates.until);
            }
            change
        };
        self.appointments.iter().map(change).collect()
    }

    /// The appointments that were not open.
    fn add_kept(&mut self) {
        if self.terms.reopen {
            return;
        }
        for row in self.held.iter().filter(|row| row.barred.is_none()) {
            let planned = self.planned(row.person, row.seat);
            self.appointments.insert((row.seat, row.person), planned);
        }
    }

    fn ended(&self) -> Vec<Ended> {
        let gone = self.held.iter().filter(|row| !self.appointments.contains_key(&(row.seat, row.person)));
        let ended = |row: &Held| Ended {
            person: self.grid.people.keys.key(row.person).to_owned(),
            post: row.seat.post_key(self.grid).to_owned(),
            unit: row.seat.unit_key(self.grid).to_owned(),
            shift: row.seat.shift_label(self.grid).to_owned(),
            rule: row.barred.map(|rule| rule.id.to_string()),
        };
        gone.map(ended).collect()
    }

    fn planned(&self, person: PersonId, seat: Seat) -> Planned {
        let grid = self.grid;
        let mut planned = Planned {
            person: grid.people.keys.key(person).to_owned(),
            post: seat.post_key(grid).to_owned(),
            unit: seat.unit_key(grid).to_owned(),
            shift: seat.shift_label(grid).to_owned(),
            status: Status::Started,
            with: None,
            channel: String::new(),
            approvals: Vec::new(),
            pending: Vec::new(),
            from: self.terms.from,
            stage: None,
            loss: Vec::new(),
        };
        let Some(post) = grid.charter.model.posts.value(seat.post) else { return planned };
        let row = grid.appointments.find(person, seat.post, seat.unit, seat.shift).map(|(_, row)| row);
        let over = term_over(grid, &Held { person, seat, barred: None });
        if let Some(row) = row.filter(|_| !over) {
            planned.status = Status::Kept;
            planned.channel = grid.symbol(row.channel).to_owned();
            planned.approvals = row.approvals.iter().map(|approval| grid.symbol(*approval).to_owned()).collect();
            planned.from = row.dates.from;
        } else if let Some(terms) = self.terms.posts.get(&seat.post) {
            planned.status = if row.is_some() { Status::Renewed } else { Status::Started };
            planned.channel = terms.channel(post, person, seat.unit).to_owned();
            planned.approvals.clone_from(&terms.approvals);
        }
        planned.pending = post.approvals.iter().filter(|step| !planned.approvals.contains(step)).cloned().collect();
        planned
    }
}

fn levels(stages: &[Stage]) -> Vec<LevelTotal> {
    let of_stage = |(number, stage): (usize, &Stage)| {
        let totals = stage.levels.iter().zip(stage.solution.total());
        let total = |(level, total): (&super::stage::Level, &i64)| LevelTotal {
            stage: number,
            name: level.name.clone(),
            total: points(*total, level.scale),
        };
        totals.map(total).collect::<Vec<_>>()
    };
    stages.iter().enumerate().flat_map(of_stage).collect()
}

fn unfilled(grid: &Grid, stages: &[Stage]) -> Vec<Unfilled> {
    let mut unfilled = Vec::new();
    for stage in stages {
        let mut missing: BTreeMap<usize, u32> = BTreeMap::new();
        for ((target, _), count) in stage.slots.iter().zip(stage.solution.unfilled()) {
            *missing.entry(*target).or_default() += count;
        }
        for (of, count) in stage.bounds.iter().zip(stage.solution.short()) {
            if let BoundOf::Target(target) = of {
                *missing.entry(*target).or_default() += count;
            }
        }
        for (target, missing) in missing.into_iter().filter(|(_, missing)| *missing > 0) {
            let Some(seat) = stage.targets.get(target).map(|target| target.seat) else { continue };
            unfilled.push(Unfilled {
                post: seat.post_key(grid).to_owned(),
                unit: seat.unit_key(grid).to_owned(),
                shift: seat.shift_label(grid).to_owned(),
                missing,
            });
        }
    }
    unfilled
}

fn shortfalls(grid: &Grid, terms: &Terms, stages: &[Stage]) -> Vec<Shortfall> {
    let mut shortfalls = Vec::new();
    for stage in stages {
        for (of, missing) in stage.bounds.iter().zip(stage.solution.short()).filter(|(_, short)| **short > 0) {
            let (of, unit) = match of {
                BoundOf::Count(index) => match stage.counts.get(*index) {
                    Some(count) => (count.key.clone(), count.unit),
                    None => continue,
                },
                BoundOf::Share(index) => match terms.shares.get(*index) {
                    Some(share) => (grid.condition(&share.people), None),
                    None => continue,
                },
                BoundOf::Target(_) | BoundOf::Person(_) => continue,
            };
            let unit = unit.map(|unit| grid.units.keys.key(unit).to_owned());
            shortfalls.push(Shortfall { of, unit, missing: *missing });
        }
    }
    shortfalls
}

/// The grid as it is before a stage: without what is given up, with what earlier stages decided.
///
/// # Errors
/// As [`Grid::apply`], for a plan that is not of this grid.
pub(super) fn before(grid: &Grid, terms: &Terms, stages: &[Stage]) -> Result<(Vec<Held>, Grid), Error> {
    let (held, mut left) = sort_out(grid, terms)?;
    for (number, stage) in stages.iter().enumerate() {
        let mut writer = Writer::new(grid, terms, &held);
        writer.add_stage(number, stage);
        left.apply(&writer.changes())?;
    }
    Ok((held, left))
}
