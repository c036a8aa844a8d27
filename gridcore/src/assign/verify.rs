//! A plan proved again: by code that shares nothing with what made it but the conditions of the charter.

use std::collections::{BTreeMap, BTreeSet};

use super::engine::{Options, Watch};
use super::explain::corrupt;
use super::plan::Plan;
use super::seats::Seat;
use super::staff::{before, write};
use super::stage::{KEPT, Level, OPTIONAL, SPREAD, Stage};
use super::terms::Terms;
use crate::charter::{Scope, Wish};
use crate::finding::Error;
use crate::finding::catalogue::staffing as texts;
use crate::grid::Grid;
use crate::key::{NumberId, PersonId, PostId, UnitId};
use crate::order;
use crate::roster::NumberColumn;

impl Plan {
    /// Proves the plan: who may take what is found anew from the grid by separate code and held against what
    /// the plan chose among, with what each would cost; the solution of each stage proves by its prices that
    /// none is better; and all that the plan says follows from that.
    ///
    /// Whether the counts over several posts, and what one person may hold, are met is checked on the grid as
    /// it would be. The tie rule is not proved.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) if the plan was changed, is of another grid, or is not the
    /// best.
    ///
    /// # Complexity
    /// For each person all seats of the units above them, and those of posts without scope.
    pub fn verify(&self, grid: &Grid) -> Result<(), Error> {
        self.verify_with(grid, &Options::default())
    }

    /// As [`verify`](Self::verify), with options, of which the function counts that is told of the progress and may
    /// stop it.
    ///
    /// # Errors
    /// As [`verify`](Self::verify), and if it was stopped.
    pub fn verify_with(&self, grid: &Grid, options: &Options<'_>) -> Result<(), Error> {
        self.of_revision(grid)?;
        let people = grid.people.ids().count() as u64;
        let watch = Watch::new(options, people.saturating_mul(self.stages.len() as u64));
        let terms = Terms::of(grid, &self.request)?;
        let mut after = grid.clone();
        for (number, stage) in self.stages.iter().enumerate() {
            let differs = |what: &str| Err(corrupt(grid, 0, vec![("what", format!("stages[{number}].{what}").into())]));
            let (held, left) = before(grid, &terms, self.stages.get(..number).unwrap_or_default())?;
            let held = order::distinct(held.iter().map(|row| (row.person, row.seat)));
            let naive = Naive { grid: &left, terms: &terms, held, ranges: ranges(&left, &terms) };
            if naive.choices(stage, &watch)? != chosen_among(stage) {
                return differs("choices");
            }
            if !naive.costs(stage) {
                return differs("costs");
            }
            stage.solution.verify(&stage.problem)?;
        }
        let (held, left) = before(grid, &terms, &self.stages)?;
        let again = write(grid, &left, &terms, self.request.clone(), &held, self.stages.clone());
        let parts = [
            ("appointments", self.appointments == again.appointments),
            ("ended", self.ended == again.ended),
            ("levels", self.levels == again.levels),
            ("unfilled", self.unfilled == again.unfilled),
            ("shortfalls", self.shortfalls == again.shortfalls),
            ("left", self.left == again.left),
            ("exact", self.exact == again.exact),
            ("findings", self.findings == again.findings),
        ];
        if let Some((what, _)) = parts.into_iter().find(|(_, same)| !same) {
            return Err(corrupt(grid, 0, vec![("what", what.into())]));
        }
        after.apply(&self.changes())?;
        self.leaves_nobody_barred(&after)
    }

    /// Nobody who starts holds, in the grid as it would be, what a rule bars them from.
    fn leaves_nobody_barred(&self, after: &Grid) -> Result<(), Error> {
        for planned in self.started() {
            let person = after.person(&planned.person)?.id;
            let unit = after.unit(&planned.unit)?.id;
            let Some(post) = after.charter.model.post(&planned.post) else { continue };
            let told = self.findings.iter().any(|finding| {
                let text = finding.subject().to_string();
                text.starts_with(&format!("appointment:{}@{} of {}", planned.post, planned.unit, planned.person))
                    || text == format!("person:{}", planned.person)
            });
            if !told && after.barred(person, post, unit).iter().any(|bar| after.charter.severity(bar.rule()).is_some())
            {
                return Err(corrupt(after, 0, vec![("what", format!("{}@{}", planned.post, planned.unit).into())]));
            }
        }
        Ok(())
    }
}

/// What a stage chose among: for each person the sets of seats they could take at once.
fn chosen_among(stage: &Stage) -> BTreeMap<PersonId, BTreeSet<Vec<Seat>>> {
    let mut all: BTreeMap<PersonId, BTreeSet<Vec<Seat>>> = BTreeMap::new();
    for choice in &stage.choices {
        let seats = choice.takes.iter().filter_map(|target| stage.targets.get(*target));
        all.entry(choice.person).or_default().insert(sorted(seats.map(|target| target.seat)));
    }
    all
}

fn sorted(seats: impl Iterator<Item = Seat>) -> Vec<Seat> {
    let mut seats: Vec<Seat> = seats.collect();
    order::natural(&mut seats);
    seats
}

/// Who may take what, said as plainly as can be.
struct Naive<'a> {
    grid: &'a Grid,
    terms: &'a Terms,
    /// Sorted.
    held: Vec<(PersonId, Seat)>,
    /// By number column, the least and the most anybody has.
    ranges: BTreeMap<NumberId, (i64, i64)>,
}

fn ranges(grid: &Grid, terms: &Terms) -> BTreeMap<NumberId, (i64, i64)> {
    let mut ranges = BTreeMap::new();
    for wish in terms.posts.values().flat_map(|post| &post.wishes) {
        if let Wish::High(number) | Wish::Low(number) = wish {
            let all = || grid.people.ids().map(|person| grid.people.number(*number, person));
            let all = || all().filter(|value| *value != NumberColumn::MISSING);
            ranges.insert(*number, (all().min().unwrap_or(0), all().max().unwrap_or(0)));
        }
    }
    ranges
}

impl Naive<'_> {
    /// For each person the sets of open seats they can take at once: each seat with what it goes with, and
    /// with all that follows it as far as they may take that too.
    ///
    /// Sets that leave out followers are taken over from the stage if they can be taken.
    fn choices(&self, stage: &Stage, watch: &Watch<'_>) -> Result<BTreeMap<PersonId, BTreeSet<Vec<Seat>>>, Error> {
        let given = chosen_among(stage);
        let mut by_unit: BTreeMap<UnitId, Vec<usize>> = BTreeMap::new();
        let mut anywhere = Vec::new();
        for (index, target) in stage.targets.iter().enumerate().filter(|(_, target)| target.needed) {
            let Some(post) = self.grid.charter.model.posts.value(target.seat.post) else { continue };
            match post.scope {
                Some(Scope::Unit) => by_unit.entry(target.seat.unit).or_default().push(index),
                None if post.role => by_unit.entry(target.seat.unit).or_default().push(index),
                _ => anywhere.push(index),
            }
        }
        let mut all: BTreeMap<PersonId, BTreeSet<Vec<Seat>>> = BTreeMap::new();
        for person in self.grid.people.ids() {
            watch.step()?;
            let cells = self.grid.people.places.values().filter_map(|places| places.cell(person));
            let units = order::distinct(cells.flat_map(|cell| self.grid.units.chain(cell)));
            let near = units.iter().filter_map(|unit| by_unit.get(unit)).flatten();
            for target in near.chain(&anywhere) {
                let seat = stage.targets.get(*target).map(|target| target.seat);
                if seat.is_none_or(|seat| !self.is_near(person, seat, &units)) {
                    continue;
                }
                let Some(own) = self.with_joint(stage, person, *target, &[]) else { continue };
                let full = self.with_followers(stage, person, own.clone());
                all.entry(person).or_default().insert(sorted(full.iter().copied()));
                // A smaller set with the same seat is a choice as well where room may be short.
                let root = stage.targets.get(*target).map(|target| target.seat);
                let less = given.get(&person).into_iter().flatten().filter(|set| {
                    let inside = set.len() < full.len() && set.iter().all(|seat| full.contains(seat));
                    inside && root.is_some_and(|root| set.contains(&root)) && own.iter().all(|seat| set.contains(seat))
                });
                let less: Vec<Vec<Seat>> = less.filter(|set| self.may(person, set)).cloned().collect();
                all.entry(person).or_default().extend(less);
            }
        }
        Ok(all)
    }

    /// A seat with what goes with it, on top of some; none if a rule bars it.
    fn with_joint(&self, stage: &Stage, person: PersonId, target: usize, with: &[Seat]) -> Option<Vec<Seat>> {
        let mut takes = with.to_vec();
        let mut open = vec![target];
        while let Some(target) = open.pop().and_then(|target| stage.targets.get(target)) {
            if takes.contains(&target.seat) {
                continue;
            }
            takes.push(target.seat);
            let lacks = |other: &&usize| {
                let other = stage.targets.get(**other).map(|other| other.seat.post);
                other.is_some_and(|post| !self.grid.holds_here_or_above(person, post, target.seat.unit))
            };
            let on = self.grid.charter.severity(&texts::NOT_JOINT).is_some();
            open.extend(target.with.iter().filter(|_| on).filter(lacks));
        }
        self.may(person, &takes).then_some(takes)
    }

    fn with_followers(&self, stage: &Stage, person: PersonId, own: Vec<Seat>) -> Vec<Seat> {
        let mut takes = own;
        let mut next = 0;
        while let Some(seat) = takes.get(next).copied() {
            let follows = |target: &super::targets::Target| {
                let root = target.follows.and_then(|root| stage.targets.get(root));
                root.is_some_and(|root| root.seat == seat)
            };
            for (index, _) in stage.targets.iter().enumerate().filter(|(_, target)| follows(target)) {
                if let Some(more) = self.with_joint(stage, person, index, &takes) {
                    takes = more;
                }
            }
            next += 1;
        }
        takes
    }

    /// Whether a seat is about somebody: of roles the people of the unit, of posts those within the scope.
    fn is_near(&self, person: PersonId, seat: Seat, units: &[UnitId]) -> bool {
        let Some(post) = self.grid.charter.model.posts.value(seat.post) else { return false };
        match post.scope {
            Some(scope) => self.grid.person_in_scope(person, scope, seat.unit),
            None => !post.role || units.contains(&seat.unit),
        }
    }

    /// Whether somebody may take some seats at once beside what they hold.
    fn may(&self, person: PersonId, seats: &[Seat]) -> bool {
        let grid = self.grid;
        let held = order::distinct(grid.appointments.of_person(person).map(|(_, row)| (row.post, row.unit)));
        let new = order::distinct(seats.iter().map(|seat| (seat.post, seat.unit)));
        let all = order::distinct(held.iter().chain(&new).copied());
        new.len() == seats.len()
            && all.len() == held.len() + new.len()
            && seats.iter().all(|seat| self.terms.scheduled.binary_search(&(person, *seat)).is_err())
            && new.iter().all(|(post, unit)| self.fits(person, *post, *unit, &all))
            && self.fits_together(&new, &all)
    }

    /// Whether somebody fits one post in a unit if they hold `all`.
    fn fits(&self, person: PersonId, post: PostId, unit: UnitId, all: &[(PostId, UnitId)]) -> bool {
        let grid = self.grid;
        let on = |rule| grid.charter.severity(rule).is_some();
        let (Some(data), Some(terms)) = (grid.charter.model.posts.value(post), self.terms.posts.get(&post)) else {
            return false;
        };
        let holds = |other: PostId| {
            all.iter().any(|(held, at)| {
                let elsewhere = grid.network_of(*at) != grid.network_of(unit);
                *held == other && (elsewhere || grid.units.chain(unit).any(|above| above == *at))
            })
        };
        let in_scope = match data.scope {
            Some(scope) => !on(&texts::OUT_OF_SCOPE) || grid.person_in_scope(person, scope, unit),
            None => true,
        };
        (data.eligible.as_ref().is_none_or(|test| grid.meets(person, test)) || !on(&texts::INELIGIBLE))
            && terms.require.as_ref().is_none_or(|test| grid.meets(person, test))
            && (!terms.nominated || terms.named(person, unit).next().is_some())
            && in_scope
            && (data.follows.is_none_or(holds) || !on(&texts::NOT_FOLLOWING))
            && (data.with.iter().all(|other| holds(*other)) || !on(&texts::NOT_JOINT))
    }

    fn fits_together(&self, new: &[(PostId, UnitId)], all: &[(PostId, UnitId)]) -> bool {
        let model = &self.grid.charter.model;
        let on = |rule| self.grid.charter.severity(rule).is_some();
        let data = |post: PostId| model.posts.value(post);
        let excluding = |a: PostId, b: PostId| data(a).is_some_and(|post| post.excludes.contains(&b));
        let excluded = new.iter().any(|(a, _)| all.iter().any(|(b, _)| excluding(*a, *b) || excluding(*b, *a)));
        let crowded = model.exclusive.iter().any(|group| {
            let inside = |set: &[(PostId, UnitId)]| set.iter().filter(|(p, _)| group.posts.contains(p)).count();
            inside(new) > 0 && inside(all) > group.limit as usize
        });
        let over = [("limit", false), ("roles", true)].into_iter().any(|(name, role)| {
            let of_kind = |set: &[(PostId, UnitId)]| {
                set.iter().filter(|(post, _)| data(*post).is_some_and(|post| post.role == role)).count()
            };
            let limit = self.grid.charter.whole(&texts::TOO_MANY_POSTS, name);
            limit.is_some_and(|limit| of_kind(new) > 0 && of_kind(all) > limit as usize)
        });
        let broken = [(excluded, &texts::EXCLUDED), (crowded, &texts::EXCLUSIVE_POSTS), (over, &texts::TOO_MANY_POSTS)];
        !broken.into_iter().any(|(is_broken, rule)| is_broken && on(rule))
    }

    /// Whether every edge costs what its seats cost by the preferences of their posts.
    fn costs(&self, stage: &Stage) -> bool {
        stage.edges.iter().enumerate().all(|(edge, (choice, optional))| {
            let Some(choice) = stage.choices.get(*choice) else { return false };
            let seats: Vec<Seat> =
                choice.takes.iter().filter_map(|target| stage.targets.get(*target)).map(|target| target.seat).collect();
            let special = usize::from(stage.levels.first().is_some_and(|level| level.name == OPTIONAL));
            let expected = stage.levels.iter().enumerate().map(|(index, level)| match level.name.as_str() {
                OPTIONAL => -i64::from(*optional) * 1000,
                SPREAD => 0,
                KEPT if index + 1 == stage.levels.len() && self.terms.reopen => {
                    -seats.iter().map(|seat| i64::from(self.holds(choice.person, *seat)) * 1000).sum::<i64>()
                }
                _ => seats.iter().map(|seat| self.wish(choice.person, *seat, index - special)).sum(),
            });
            let found = stage.costs.get(edge).into_iter().flatten();
            let scaled = stage.levels.iter().zip(found).map(|(Level { scale, .. }, cost)| cost * scale);
            expected.eq(scaled)
        })
    }

    fn holds(&self, person: PersonId, seat: Seat) -> bool {
        self.held.binary_search(&(person, seat)).is_ok()
    }

    /// What the preference of a post at a place in its list costs, in thousandths.
    fn wish(&self, person: PersonId, seat: Seat, place: usize) -> i64 {
        let Some(terms) = self.terms.posts.get(&seat.post) else { return 0 };
        let range = |number| self.ranges.get(number).copied().unwrap_or((0, 0));
        match terms.wishes.get(place) {
            None => 0,
            Some(Wish::People(test)) => {
                if self.grid.meets(person, test) {
                    0
                } else {
                    1000
                }
            }
            Some(Wish::High(number)) => match self.grid.people.number(*number, person) {
                NumberColumn::MISSING => range(number).1 - range(number).0 + 1,
                value => range(number).1 - value,
            },
            Some(Wish::Low(number)) => match self.grid.people.number(*number, person) {
                NumberColumn::MISSING => range(number).1 - range(number).0 + 1,
                value => value - range(number).0,
            },
            Some(Wish::Votes) => {
                let most =
                    terms.nominations.values().map(|named| named.iter().map(|n| i64::from(n.votes)).sum::<i64>());
                let own: i64 = terms.named(person, seat.unit).map(|named| i64::from(named.votes)).sum();
                (most.max().unwrap_or(0) - own) * 1000
            }
            Some(Wish::Kept) => i64::from(!self.holds(person, seat)) * 1000,
        }
    }
}
