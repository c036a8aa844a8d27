//! What keeps required seats open: seats and the people who are too few for them, and which rule removed
//! whom.

mod deficient;
pub(super) mod trace;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use self::trace::Why;
use super::engine::{Options, Watch};
use super::plan::{Plan, Unfilled};
use super::staff::before;
use super::stage::Stage;
use super::terms::Terms;
use crate::finding::catalogue::assign as texts;
use crate::finding::{Args, Error, Finding, Language, Subject, listed};
use crate::grid::Grid;
use crate::key::PersonId;
use crate::order;

/// Seats that cannot all be filled, no fewer of which are too many, and why so few people can take them.
///
/// Shown, it is one sentence in English; [`message`](Self::message) is it in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Blocker {
    /// The seats, with the number that must be filled of each. Each alone, or all but any one of them, could
    /// be filled.
    pub seats: Vec<Unfilled>,
    /// How many there are in all.
    pub required: u32,
    /// Those who could take one, by key; fewer seats than these need can be filled by them together.
    pub eligible: Vec<String>,
    /// How many people are within the scope of the seats.
    pub pool: usize,
    /// Why the others cannot, in the order in which the charter is read; what each removed first sums up,
    /// with those eligible, to the pool.
    pub removed: Vec<Removed>,
}

/// How many people one rule removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// The rule.
    pub rule: String,
    /// The condition that was not met, or the post that bars or is not held.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// How many it removed first.
    pub first: usize,
    /// How many it alone bars.
    pub alone: usize,
    #[serde(skip)]
    text: u8,
}

impl Plan {
    /// What keeps seats open: for each set of seats that cannot all be filled, who could take them, and
    /// which rule removed how many of the others. Nothing if all are filled.
    ///
    /// # Errors
    /// [`ErrorKind::Call`](crate::ErrorKind::Call) if the plan is of another revision of the grid.
    ///
    /// # Complexity
    /// For each set the people in its scope, and a small solve for each of its seats.
    ///
    /// ```
    /// use gridcore::assign::{self, Request};
    /// use gridcore::Language;
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml(r#"
    /// #     name = "w"
    /// #     tiers = ["team"]
    /// #     posts = [
    /// #         { key = "lead", at = ["team"], seats = 2, scope = "unit", eligible = { tag = "member" }, excludes = ["clerk"] },
    /// #         { key = "clerk", at = ["team"], seats = { max = 1 } },
    /// #     ]
    /// # "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell,tags\np1,t1,\np2,t1,member\np3,t1,member\n", &charter);
    /// # roster.add_csv(TableKind::Appointments, "appointments.csv", b"person,post,unit\np3,clerk,t1\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let plan = assign::staff(&grid, &Request::default())?;
    /// let blockers = plan.blockers(&grid)?;
    /// assert_eq!(
    ///     blockers[0].to_string(),
    ///     "2 seats of `lead`, 1 eligible person; of 3 in scope 1 lacks `tag = member`, 1 holds an excluded post"
    /// );
    /// assert!(blockers[0].message(Language::Zh).starts_with("`lead` 共 2 席，符合条件 1 人"));
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn blockers(&self, grid: &Grid) -> Result<Vec<Blocker>, Error> {
        self.blockers_with(grid, &Options::default())
    }

    /// As [`blockers`](Self::blockers), with options of the engine: how long to search, and a function that is told of
    /// the progress and may stop it.
    ///
    /// # Errors
    /// As [`blockers`](Self::blockers), and if it was stopped.
    pub fn blockers_with(&self, grid: &Grid, options: &Options<'_>) -> Result<Vec<Blocker>, Error> {
        let watch = Watch::new(options, self.stages.iter().map(deficient::work).fold(0, u64::saturating_add));
        self.of_revision(grid)?;
        let terms = Terms::of(grid, &self.request)?;
        let mut blockers = Vec::new();
        for (number, stage) in self.stages.iter().enumerate() {
            let sets = deficient::sets(stage, options, &watch)?;
            if sets.is_empty() {
                continue;
            }
            let (_, left) = before(grid, &terms, self.stages.get(..number).unwrap_or_default())?;
            blockers.extend(sets.iter().map(|set| blocker(&left, &terms, stage, set)));
        }
        Ok(blockers)
    }
}

fn blocker(grid: &Grid, terms: &Terms, stage: &Stage, set: &BTreeSet<usize>) -> Blocker {
    let takes = |choice: &&super::choices::Choice| choice.takes.iter().any(|target| set.contains(target));
    let eligible = order::distinct(stage.choices.iter().filter(takes).map(|choice| choice.person));
    let mut pool: BTreeMap<PersonId, usize> = BTreeMap::new();
    for target in set {
        let Some(seat) = stage.targets.get(*target).map(|target| target.seat) else { continue };
        for person in super::candidates::pool(grid, seat.post, seat.unit) {
            pool.entry(person).or_insert(*target);
        }
    }
    let mut removed: BTreeMap<Why, (usize, usize)> = BTreeMap::new();
    for (person, target) in pool.iter().filter(|(person, _)| eligible.binary_search(person).is_err()) {
        let why = trace::of(grid, terms, stage, *person, *target);
        if let Some(first) = why.first() {
            removed.entry(first.clone()).or_default().0 += 1;
        }
        if let [alone] = why.as_slice() {
            removed.entry(alone.clone()).or_default().1 += 1;
        }
    }
    let seat = |target: &usize| {
        let target = stage.targets.get(*target)?;
        Some(Unfilled {
            post: target.seat.post_key(grid).to_owned(),
            unit: target.seat.unit_key(grid).to_owned(),
            shift: target.seat.shift_label(grid).to_owned(),
            missing: target.required,
        })
    };
    let seats: Vec<Unfilled> = set.iter().filter_map(seat).collect();
    let pooled = eligible.iter().filter(|person| !pool.contains_key(person)).count() + pool.len();
    let mut eligible: Vec<String> = eligible.iter().map(|person| grid.people.keys.key(*person).to_owned()).collect();
    order::natural(&mut eligible);
    Blocker {
        required: seats.iter().map(|seat| seat.missing).sum(),
        seats,
        eligible,
        pool: pooled,
        removed: removed
            .into_iter()
            .map(|(why, (first, alone))| Removed {
                rule: why.rule.to_owned(),
                reason: why.reason,
                first,
                alone,
                text: why.text,
            })
            .collect(),
    }
}

impl Blocker {
    /// It as one sentence: how many seats and people there are, and how many each rule removed first.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let mut posts: Vec<&str> = self.seats.iter().map(|seat| seat.post.as_str()).collect();
        posts.dedup();
        let args: Args = vec![
            ("seats", self.required.into()),
            ("posts", listed(posts).into()),
            ("eligible", self.eligible.len().into()),
            ("pool", self.pool.into()),
        ];
        let head = Finding::new(&texts::BLOCKED, Subject::Charter, 0, args).message(language);
        let (space, between) = match language {
            Language::En => (" ", ", "),
            Language::Zh => ("", "，"),
        };
        let removed = self.removed.iter().filter(|removed| removed.first > 0).map(|removed| removed.message(language));
        let removed: Vec<String> = removed.collect();
        if removed.is_empty() { head } else { format!("{head}{space}{}", removed.join(between)) }
    }
}

impl Removed {
    /// How many it removed first, as a part of a sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let args: Args = vec![("count", self.first.into()), ("reason", self.reason.as_str().into())];
        Finding::new(&texts::REMOVED, Subject::Charter, self.text, args).message(language)
    }
}

impl fmt::Display for Blocker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}
