//! Rounds of an assessment: sheets are filled, the round is locked, published, and corrected by versions.

mod fill;
mod kept;
mod plan;
mod result;
mod sheet;
mod state;

pub use kept::{KeptRound, KeptVersion};
use plan::{Plan, Wrong};
pub use result::{RoundPart, RoundResult};
pub use sheet::Sheet;
pub use state::RoundState;

use super::appraise::Appraisal;
use crate::charter::Assessed;
use crate::finding::{Error, ErrorKind, Findings, FindingsBuilder};
use crate::grid::Grid;
use crate::limits::Limits;
use crate::order;
use crate::time::Period;

/// One round of an assessment over the units of a tier, or the holders of a post.
///
/// While it is open, sheets are filled, and one by the same author about the same subject takes the place of
/// the first. Once it is locked nothing changes, so that what is published is what was looked at. What was
/// published stays: a correction makes a further version, with its reason.
///
/// ```
/// use gridcore::score::{Round, Sheet};
/// # use gridcore::{Charter, Grid, Roster, TableKind};
/// let charter = Charter::from_toml(r#"
///     name = "w"
///     tiers = ["site", "team"]
///     [[schemes]]
///     key = "order"
///     indicators = [{ key = "tidy", weight = 0.7 }, { key = "safe", weight = 0.3 }]
///     bands = [{ key = "fair", below = 80 }, { key = "good", from = 80 }]
///     [schemes.assessment]
///     tier = "team"
///     sheets = [{ from = "self", weight = 0.4 }, { from = "centre", weight = 0.6 }]
///     tolerance = 15
/// "#)?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\np2,t2\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let mut round = Round::open(&grid, "order", "2024-05".parse()?)?;
/// let sheet = |from, author: &str, tidy: i32, safe: i32| Sheet {
///     subject: "unit:t1".into(), from, author: author.into(), reference: String::new(),
///     values: [("tidy".to_owned(), tidy.into()), ("safe".to_owned(), safe.into())].into(),
/// };
/// use gridcore::SheetKind::{Centre, Own};
/// round.fill(&grid, &[sheet(Own, "person:p1", 100, 90), sheet(Centre, "unit:north", 70, 80)])?;
/// let results = round.results()?;
/// assert_eq!(results[0].score.map(|score| score.to_string()), Some("82.6".to_owned()));
/// assert_eq!((results[0].band.as_deref(), results[1].score), (Some("good"), None));
/// // Both sheets of t2 are missing, and those of t1 lie 24 apart.
/// let findings = round.findings()?;
/// assert_eq!((findings.count("score.missing-sheet"), findings.count("score.tolerance")), (2, 1));
/// round.lock()?;
/// round.publish()?;
/// round.correct(&grid, &[sheet(Centre, "unit:north", 90, 80)], "the yard was tidied in time")?;
/// let versions = round.versions();
/// assert_eq!((versions.len(), versions[0].results[0].score == results[0].score), (2, true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Round {
    plan: Plan,
    period: Period,
    subjects: Vec<String>,
    sheets: Vec<Filled>,
    state: RoundState,
    versions: Vec<Version>,
}

/// A sheet and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filled {
    sheet: Sheet,
    appraisal: Appraisal,
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Why it replaced the one before; empty for the first.
    pub reason: String,
    /// The results.
    pub results: Vec<RoundResult>,
    sheets: Vec<Filled>,
}

impl Round {
    /// Opens a round of a scheme for a period: its subjects are those there are in the grid.
    ///
    /// # Errors
    /// Of kind `key`, if the charter has no such scheme; of kind `call`, if that has no assessment, or the period
    /// is not of the kind its rounds are.
    ///
    /// # Complexity
    /// `O(units)` or `O(appointments)`.
    pub fn open(grid: &Grid, scheme: &str, period: Period) -> Result<Self, Error> {
        let plan = Plan::of(grid.charter(), scheme)?;
        let subjects = match &plan.assessment.of {
            Assessed::Tier(tier) => {
                grid.units_in_order().filter(|unit| unit.tier() == tier).map(fill::subject_of).collect()
            }
            Assessed::Post(post) => {
                let post = grid.charter().model.posts[*post].key.as_str();
                let holders = grid.appointments().filter(|appointment| appointment.post() == post);
                order::distinct(holders.map(|appointment| format!("person:{}", appointment.person().key())))
            }
        };
        Self::of_parts(plan, period, subjects)
    }

    fn of_parts(plan: Plan, period: Period, subjects: Vec<String>) -> Result<Self, Error> {
        let (_, _, kind) = period.parts();
        if kind != Some(plan.assessment.every) {
            return Err(plan.wrong_period(&period.to_string()));
        }
        Ok(Self { plan, period, subjects, sheets: Vec::new(), state: RoundState::Open, versions: Vec::new() })
    }

    /// Fills sheets, all or none; one by the same author about the same subject takes the place of the first.
    ///
    /// # Errors
    /// Of kind `call`, if the round is not open, and with everything that is wrong with each sheet: a subject that
    /// is none, an author who is not there, is not what the sheet says to the subject, or may not; an indicator
    /// without a value, or with one it does not have.
    ///
    /// # Complexity
    /// `O(n * (n + subjects))` in the sheets.
    pub fn fill(&mut self, grid: &Grid, sheets: &[Sheet]) -> Result<(), Error> {
        if self.state != RoundState::Open {
            return Err(self.plan.refused(Wrong::NotOpen, vec![]));
        }
        let filled = self.checked(grid, sheets)?;
        replace(&mut self.sheets, filled);
        Ok(())
    }

    fn checked(&self, grid: &Grid, sheets: &[Sheet]) -> Result<Vec<Filled>, Error> {
        let mut found = FindingsBuilder::new(self.plan.language, Limits::default().listed);
        let mut filled = Vec::with_capacity(sheets.len());
        for (number, sheet) in sheets.iter().enumerate() {
            let appraisal = fill::filled(&self.plan, grid, &self.subjects, (number, sheet), &mut found)?;
            filled.extend(appraisal.map(|appraisal| Filled { sheet: sheet.clone(), appraisal }));
        }
        if found.is_empty() { Ok(filled) } else { Err(Error::new(ErrorKind::Call, found.finish())) }
    }

    /// Locks the round: no sheet is filled any more.
    ///
    /// # Errors
    /// Of kind `call`, if it is not open.
    pub fn lock(&mut self) -> Result<(), Error> {
        if self.state != RoundState::Open {
            return Err(self.plan.refused(Wrong::NotOpen, vec![]));
        }
        self.state = RoundState::Locked;
        Ok(())
    }

    /// Publishes what there is as the first version.
    ///
    /// # Errors
    /// Of kind `call`, if the round is not locked; of kind `limit`, if a fraction is beyond 128 bits.
    pub fn publish(&mut self) -> Result<(), Error> {
        if self.state != RoundState::Locked {
            return Err(self.plan.refused(Wrong::NotLocked, vec![]));
        }
        let results = self.results()?;
        self.versions.push(Version { reason: String::new(), results, sheets: self.sheets.clone() });
        self.state = RoundState::Published;
        Ok(())
    }

    /// Publishes a further version with some sheets replaced or added; those before it stay.
    ///
    /// # Errors
    /// Of kind `call`, if nothing is published yet, no reason is given, or a sheet is refused as
    /// [`fill`](Round::fill) does.
    pub fn correct(&mut self, grid: &Grid, sheets: &[Sheet], reason: &str) -> Result<(), Error> {
        if self.state != RoundState::Published {
            return Err(self.plan.refused(Wrong::NotPublished, vec![]));
        }
        if reason.trim().is_empty() {
            return Err(self.plan.refused(Wrong::NoReason, vec![]));
        }
        let mut corrected = self.sheets.clone();
        replace(&mut corrected, self.checked(grid, sheets)?);
        let results = result::results(&self.plan, &self.subjects, &corrected)?;
        self.versions.push(Version { reason: reason.to_owned(), results, sheets: corrected.clone() });
        self.sheets = corrected;
        Ok(())
    }

    /// What each subject comes to by the sheets there are.
    ///
    /// # Errors
    /// Of kind `limit`, if a fraction is beyond 128 bits.
    ///
    /// # Complexity
    /// `O(subjects * sheets)`.
    pub fn results(&self) -> Result<Vec<RoundResult>, Error> {
        result::results(&self.plan, &self.subjects, &self.sheets)
    }

    /// The sheets that are missing, and the subjects whose scores lie further apart than the tolerance.
    ///
    /// # Errors
    /// As [`results`](Round::results).
    pub fn findings(&self) -> Result<Findings, Error> {
        let mut found = FindingsBuilder::new(self.plan.language, Limits::default().listed);
        result::findings(&self.plan, &self.results()?, &mut found);
        Ok(found.finish())
    }

    /// What was published, the first version first.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// How far it is.
    #[must_use]
    pub const fn state(&self) -> RoundState {
        self.state
    }

    /// The key of the scheme.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.plan.scheme.key
    }

    /// The period it is about.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The subjects: units in the order of the tree, or people by key.
    #[must_use]
    pub fn subjects(&self) -> &[String] {
        &self.subjects
    }
}

/// Puts sheets among others, in the place of those they replace.
fn replace(sheets: &mut Vec<Filled>, filled: Vec<Filled>) {
    for new in filled {
        match sheets.iter_mut().find(|old| old.sheet.is_replaced_by(&new.sheet)) {
            Some(old) => *old = new,
            None => sheets.push(new),
        }
    }
}
