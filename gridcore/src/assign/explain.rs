//! Why somebody was chosen, and why somebody else was not.

use std::collections::BTreeMap;

use serde::Serialize;

use super::blockers::trace;
use super::engine::{Options, Problem};
use super::plan::Plan;
use super::seats::Seat;
use super::staff::before;
use super::stage::{Stage, points};
use super::terms::Terms;
use crate::finding::catalogue::assign as texts;
use crate::finding::{Error, ErrorKind, Finding, Findings, Subject};
use crate::grid::{Grid, NO_SHIFT, What};
use crate::key::{PersonId, PostId, UnitId};
use crate::order;
use crate::points::Points;

/// Why a plan gives a seat to somebody, or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// Who.
    pub person: String,
    /// Which post or role.
    pub post: String,
    /// Where.
    pub unit: String,
    /// What the plan makes of it.
    pub verdict: Verdict,
    /// By level: what choosing them costs if they are chosen; what the plan would lose if they had to be,
    /// if they are not. Nothing if they are barred.
    pub levels: Vec<LevelLoss>,
    /// How many more required seats, counts and shares would stay open if they had to be chosen.
    pub unfilled: i64,
    /// Who would hold something else then: the appointments that would come and go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Exchange>,
    /// What bars them.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::FindingsList"))]
    pub bars: Findings,
}

/// What a plan makes of a person and a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They are chosen.
    Chosen,
    /// They hold it and stay.
    Kept,
    /// They could take it, at a loss.
    Possible,
    /// They could take it at no loss: the tie was broken by key.
    Tied,
    /// A rule bars them.
    Barred,
}

/// A loss on one level of preference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelLoss {
    /// What the level is about.
    pub name: String,
    /// The loss; the lower the better.
    pub loss: Points,
}

/// An appointment that is in one plan and not in another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exchange {
    /// Which post or role.
    pub post: String,
    /// Where.
    pub unit: String,
    /// On which shift.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub shift: String,
    /// Who has it in the first plan and not in the second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Who has it in the second and not in the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// What tells two plans apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// By level that either has, what the second plan loses against the first; negative if it gains.
    pub levels: Vec<LevelLoss>,
    /// How many more required seats, counts and shares the second leaves open.
    pub unfilled: i64,
    /// The appointments that are in one of them alone.
    pub exchanges: Vec<Exchange>,
}

impl Plan {
    /// Why somebody is chosen for a post in a unit, or why not: what it costs on each level, or the rules
    /// that bar them, or exactly what the plan would lose if they had to be chosen, and who would move.
    ///
    /// Of a post with shifts the shift is meant that suits them best.
    ///
    /// # Errors
    /// [`ErrorKind::Key`] if one of the keys names nothing, [`ErrorKind::Call`] if the plan is of another
    /// revision of the grid, or no seat of the post was open there.
    ///
    /// # Complexity
    /// A solve of the stage, if they could be chosen and were not.
    ///
    /// ```
    /// use gridcore::assign::{self, Request, Verdict};
    /// # use gridcore::{Charter, Grid, Points, Roster, TableKind};
    /// # let charter = Charter::from_toml(r#"
    /// #     name = "w"
    /// #     tiers = ["team"]
    /// #     numbers = [{ key = "merit" }]
    /// #     posts = [{ key = "lead", at = ["team"], scope = "unit", eligible = { tag = "member" }, prefer = [{ high = "merit" }] }]
    /// # "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell,tags,merit\np1,t1,,99\np2,t1,member,7\np3,t1,member,8\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let plan = assign::staff(&grid, &Request::default())?;
    /// let why_not = plan.explain(&grid, "p2", "lead", "t1")?;
    /// assert_eq!((why_not.verdict, why_not.levels[0].loss), (Verdict::Possible, Points::ONE));
    /// assert_eq!(why_not.instead[0].before.as_deref(), Some("p3"));
    /// let barred = plan.explain(&grid, "p1", "lead", "t1")?;
    /// assert!(barred.bars.to_string().contains("`p1` does not meet the condition of `lead`"));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn explain(&self, grid: &Grid, person: &str, post: &str, unit: &str) -> Result<Explanation, Error> {
        self.explain_with(grid, [person, post, unit], &Options::default())
    }

    /// As [`explain`](Self::explain) of a person, a post and a unit, with options of the engine: how long to search, and
    /// a function that is told of the progress and may stop it.
    ///
    /// # Errors
    /// As [`explain`](Self::explain), and if it was stopped.
    pub fn explain_with(
        &self,
        grid: &Grid,
        [person, post, unit]: [&str; 3],
        options: &Options<'_>,
    ) -> Result<Explanation, Error> {
        self.of_revision(grid)?;
        let person = grid.person(person)?.id;
        let post = grid.charter.model.post(post).ok_or_else(|| grid.unknown(What::Post, post))?;
        let unit = grid.unit(unit)?.id;
        let terms = Terms::of(grid, &self.request)?;
        let mut explanation = Explanation {
            person: grid.people.keys.key(person).to_owned(),
            post: grid.charter.model.posts.value(post).map_or("", |post| &post.key).to_owned(),
            unit: grid.units.keys.key(unit).to_owned(),
            verdict: Verdict::Barred,
            levels: Vec::new(),
            unfilled: 0,
            instead: Vec::new(),
            bars: Findings::default(),
        };
        let same = |planned: &&super::plan::Planned| {
            (&planned.person, &planned.post, &planned.unit)
                == (&explanation.person, &explanation.post, &explanation.unit)
        };
        if let Some(planned) = self.appointments.iter().find(same) {
            explanation.verdict = if planned.stage.is_some() { Verdict::Chosen } else { Verdict::Kept };
            if let Some(stage) = planned.stage.and_then(|number| self.stages.get(number)) {
                explanation.levels = named(stage, &planned.loss);
            }
            return Ok(explanation);
        }
        let is_it = |t: &super::targets::Target| t.needed && (t.seat.post, t.seat.unit) == (post, unit);
        let is_open = |stage: &&Stage| stage.targets.iter().any(is_it);
        let Some((number, stage)) = self.stages.iter().enumerate().find(|(_, stage)| is_open(stage)) else {
            let args = vec![("post", explanation.post.as_str().into()), ("unit", explanation.unit.as_str().into())];
            let subject =
                Subject::Post { post: explanation.post.as_str().into(), unit: explanation.unit.as_str().into() };
            let finding = Finding::new(&texts::NOT_OPEN, subject, 0, args);
            return Err(Error::one(ErrorKind::Call, finding).in_language(grid.charter.spec.language));
        };
        let edges = edges_of(stage, person, post, unit);
        if edges.is_empty() {
            let (_, left) = before(grid, &terms, self.stages.get(..number).unwrap_or_default())?;
            let shift = stage.targets.iter().find(|target| is_it(target)).map_or(NO_SHIFT, |target| target.seat.shift);
            explanation.bars = trace::findings(&left, &terms, stage, person, Seat { post, unit, shift });
            return Ok(explanation);
        }
        self.lose(grid, stage, &edges, &mut explanation, options)?;
        Ok(explanation)
    }

    /// What would be lost if one of some edges had to be chosen.
    fn lose(
        &self,
        grid: &Grid,
        stage: &Stage,
        edges: &[u32],
        explanation: &mut Explanation,
        options: &Options<'_>,
    ) -> Result<(), Error> {
        let forced = force(&stage.problem, edges);
        let other = forced.solve(options)?;
        let more = i128::from(other.missing()) - i128::from(stage.solution.missing());
        explanation.unfilled = i64::try_from(more).unwrap_or(i64::MAX);
        let losses = stage.levels.iter().zip(other.total().iter().zip(stage.solution.total()));
        explanation.levels = losses
            .map(|(level, (other, own))| LevelLoss {
                name: level.name.clone(),
                loss: points(other.saturating_sub(*own), level.scale),
            })
            .collect();
        let tied = explanation.unfilled == 0 && explanation.levels.iter().all(|level| level.loss == Points::ZERO);
        explanation.verdict = if tied { Verdict::Tied } else { Verdict::Possible };
        explanation.instead =
            exchanges(seats(grid, stage, stage.solution.chosen()), seats(grid, stage, other.chosen()));
        Ok(())
    }

    /// What tells another plan from this one: what it loses or gains on each level, and who holds what in
    /// one of them alone.
    ///
    /// Levels are those of the same stage and name; one that a plan does not have counts as nothing.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        let mut levels: Vec<(usize, &str, i64)> = Vec::new();
        for (plan, sign) in [(self, -1), (other, 1)] {
            for level in &plan.levels {
                let amount = level.total.thousandths().saturating_mul(sign);
                match levels.iter_mut().find(|(stage, name, _)| (*stage, *name) == (level.stage, level.name.as_str())) {
                    Some((_, _, sum)) => *sum = sum.saturating_add(amount),
                    None => levels.push((level.stage, &level.name, amount)),
                }
            }
        }
        let missing = |plan: &Self| {
            let seats = plan.unfilled.iter().map(|unfilled| i64::from(unfilled.missing));
            seats.chain(plan.shortfalls.iter().map(|shortfall| i64::from(shortfall.missing))).sum::<i64>()
        };
        let held = |plan: &Self| {
            let mut held: BTreeMap<[String; 3], Vec<String>> = BTreeMap::new();
            for a in &plan.appointments {
                held.entry([a.post.clone(), a.unit.clone(), a.shift.clone()]).or_default().push(a.person.clone());
            }
            held
        };
        let loss = |(_, name, sum): (usize, &str, i64)| LevelLoss { name: name.to_owned(), loss: points(sum, 1) };
        Comparison {
            levels: levels.into_iter().map(loss).collect(),
            unfilled: missing(other) - missing(self),
            exchanges: exchanges(held(self), held(other)),
        }
    }

    /// # Errors
    /// If the plan is of another revision of the grid.
    pub(super) fn of_revision(&self, grid: &Grid) -> Result<(), Error> {
        if self.revision == grid.revision() {
            return Ok(());
        }
        Err(corrupt(grid, 1, vec![("made", self.revision.into()), ("found", grid.revision().into())]))
    }
}

/// The error of a plan that is not one of a grid.
pub(crate) fn corrupt(grid: &Grid, text: u8, args: crate::finding::Args) -> Error {
    let finding = Finding::new(&texts::CORRUPT, Subject::Table { table: "plan".into() }, text, args);
    Error::one(ErrorKind::Call, finding).in_language(grid.charter.spec.language)
}

fn named(stage: &Stage, losses: &[Points]) -> Vec<LevelLoss> {
    let levels = stage.levels.iter().zip(losses);
    levels.map(|(level, loss)| LevelLoss { name: level.name.clone(), loss: *loss }).collect()
}

/// The edges by which somebody would take a seat of a post in a unit.
fn edges_of(stage: &Stage, person: PersonId, post: PostId, unit: UnitId) -> Vec<u32> {
    let takes = |choice: &super::choices::Choice| {
        let seats = choice.takes.iter().filter_map(|target| stage.targets.get(*target));
        choice.person == person && seats.map(|t| t.seat).any(|seat| (seat.post, seat.unit) == (post, unit))
    };
    let edges = 0..u32::try_from(stage.edges.len()).unwrap_or(u32::MAX);
    edges.filter(|edge| stage.choice(*edge).is_some_and(takes)).collect()
}

/// The problem in which one of some edges of a person must be chosen: leaving them out is made to cost more
/// required seats than choosing one of them ever could.
fn force(problem: &Problem, edges: &[u32]) -> Problem {
    const WEIGHT: usize = 16;
    let mut forced = problem.clone();
    for _ in 0..WEIGHT {
        forced.bound(edges.iter().copied(), 1, u32::MAX);
    }
    forced
}

type Holders = BTreeMap<[String; 3], Vec<String>>;

/// Who takes what by some edges.
fn seats(grid: &Grid, stage: &Stage, edges: &[u32]) -> Holders {
    let mut held = Holders::new();
    for choice in edges.iter().filter_map(|edge| stage.choice(*edge)) {
        for seat in choice.takes.iter().filter_map(|target| stage.targets.get(*target)).map(|target| target.seat) {
            let key = [seat.post_key(grid), seat.unit_key(grid), seat.shift_label(grid)].map(str::to_owned);
            held.entry(key).or_default().push(grid.people.keys.key(choice.person).to_owned());
        }
    }
    held
}

/// What is in one of two sets of appointments alone, seat by seat.
fn exchanges(before: Holders, mut after: Holders) -> Vec<Exchange> {
    let mut exchanges = Vec::new();
    let mut add = |[post, unit, shift]: [String; 3], before: Vec<String>, after: Vec<String>| {
        let mut gone: Vec<&String> = before.iter().filter(|person| !after.contains(person)).collect();
        let mut come: Vec<&String> = after.iter().filter(|person| !before.contains(person)).collect();
        order::natural(&mut gone);
        order::natural(&mut come);
        for index in 0..gone.len().max(come.len()) {
            exchanges.push(Exchange {
                post: post.clone(),
                unit: unit.clone(),
                shift: shift.clone(),
                before: gone.get(index).map(|person| (*person).clone()),
                after: come.get(index).map(|person| (*person).clone()),
            });
        }
    };
    for (seat, people) in before {
        let now = after.remove(&seat).unwrap_or_default();
        add(seat, people, now);
    }
    for (seat, people) in after {
        add(seat, Vec::new(), people);
    }
    order::natural(&mut exchanges);
    exchanges
}
