//! Cases of an organisation, each moved along its flow by somebody who may.

mod systems;
mod twins;

use std::collections::BTreeMap;
use std::time::Duration;

use gridcore::case::{Desk, EventRow, LegalMove, Move, Status};
use gridcore::time::{Date, Moment};
use gridcore::{Grid, Outcome, Reference};
pub use systems::{Story, run};
pub use twins::{CaseTwin, cased};

/// The first day of the cases, a Monday.
const FIRST: Date = Date::constant(2024, 1, 8);

/// A minute, counted from the first day.
///
/// # Panics
/// If it is beyond 2999.
#[must_use]
pub fn moment(minute: i64) -> Moment {
    let day = FIRST.checked_add(days(minute.div_euclid(1_440))).expect("a day that is near");
    let of_day = minute.rem_euclid(1_440);
    format!("{day}T{:02}:{:02}", of_day / 60, of_day % 60).parse().expect("a moment")
}

fn days(days: i64) -> Duration {
    Duration::from_secs(u64::try_from(days).unwrap_or(0) * 86_400)
}

/// A desk, and who moves its cases.
#[derive(Debug)]
pub struct Driver<'g> {
    /// The grid all events are judged by.
    pub grid: &'g Grid,
    /// The desk.
    pub desk: Desk,
    /// What it took, in order.
    pub events: Vec<EventRow<'static>>,
    /// Those who hold a post, by unit.
    holders: BTreeMap<&'g str, Vec<&'g str>>,
    /// The unit that has a case, as far as it is known.
    at: BTreeMap<String, String>,
    /// The unit a case counts for.
    home: BTreeMap<String, String>,
}

impl<'g> Driver<'g> {
    /// An empty desk of a grid.
    #[must_use]
    pub fn new(grid: &'g Grid) -> Self {
        let mut holders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for unit in grid.units_in_order() {
            let there = unit.appointments().map(|held| held.person().key());
            holders.entry(unit.key()).or_default().extend(there);
        }
        Self {
            grid,
            desk: Desk::new(grid.charter()),
            events: Vec::new(),
            holders,
            at: BTreeMap::new(),
            home: BTreeMap::new(),
        }
    }

    /// Takes an event and remembers it, or says why not.
    ///
    /// # Errors
    /// The findings as a text.
    pub fn take(&mut self, event: EventRow<'static>) -> Result<(), String> {
        if event.action == Move::Report
            && let Ok(routing) = self.desk.route(self.grid, &event)
        {
            let of = |reference: &Option<String>| reference.as_deref().and_then(unit_of);
            let home = of(&routing.unit).map(|unit| (event.case.to_string(), unit));
            let at = of(&routing.owner).or(of(&routing.unit)).map(|unit| (event.case.to_string(), unit));
            self.home.extend(home);
            self.at.extend(at);
        } else if let Some(unit) = unit_of(&event.to) {
            self.at.insert(event.case.to_string(), unit);
        }
        self.desk.apply(self.grid, &event).map_err(|error| format!("{event:?}\n{}", error.findings()))?;
        self.events.push(event);
        Ok(())
    }

    /// Somebody who may make one of some moves, and the move as it is legal for them: whoever is nearest to
    /// the case by the tree, then whoever holds a post at all.
    #[must_use]
    pub fn somebody(&self, case: &str, at: Moment, moves: &[Move]) -> Option<(String, LegalMove)> {
        if !self.desk.legal_moves(case, at).iter().any(|option| moves.contains(&option.action)) {
            return None;
        }
        let unit = self.at.get(case).and_then(|unit| self.grid.unit(unit).ok());
        let near =
            unit.into_iter().flat_map(|unit| std::iter::once(unit).chain(unit.ancestors())).map(|unit| unit.key());
        let all = near.chain(self.holders.keys().copied());
        let mut people = all.filter_map(|unit| self.holders.get(unit)).flatten();
        people.find_map(|person| {
            let legal = self.desk.legal_moves_for(self.grid, case, at, person).ok()?;
            let option = legal.into_iter().find(|option| moves.contains(&option.action))?;
            Some(((*person).to_owned(), option))
        })
    }

    /// Makes a move by somebody who may, with what else it says.
    ///
    /// # Errors
    /// If nobody may, or it is refused.
    pub fn make(&mut self, case: &str, at: Moment, action: Move, more: EventRow<'static>) -> Result<(), String> {
        let (by, _) = self.somebody(case, at, &[action]).ok_or(format!("nobody may {action} {case}"))?;
        self.take(EventRow { case: case.to_owned().into(), at, by: by.into(), action, ..more })
    }

    /// Moves a case onwards by one step of its flow; false where only a closing is left.
    ///
    /// # Errors
    /// If nobody may take the step.
    pub fn advance(&mut self, case: &str, at: Moment) -> Result<bool, String> {
        const ONWARDS: [Move; 7] =
            [Move::File, Move::Dispatch, Move::Claim, Move::Handle, Move::Feedback, Move::Verify, Move::Advance];
        // Dispatching is possible anywhere; it leads onwards only where it is the work of the stage.
        let onwards = self
            .desk
            .legal_moves(case, at)
            .into_iter()
            .find(|option| ONWARDS.contains(&option.action) && !option.stages.is_empty());
        let Some(LegalMove { action, stages, .. }) = onwards else { return Ok(false) };
        let stage = stages.into_iter().next().unwrap_or_default();
        let mut more = EventRow { stage: stage.into(), ..EventRow::default() };
        // It is given to where it arose.
        let here = self.home.get(case).cloned().unwrap_or_default();
        if action == Move::Dispatch {
            more.to = format!("unit:{here}").into();
        }
        if action == Move::Claim {
            return self.claim(case, at, &here, more).map(|()| true);
        }
        self.make(case, at, action, more).map(|()| true)
    }

    /// Lets the unit that has a case claim it, or the next above that may.
    fn claim(&mut self, case: &str, at: Moment, here: &str, more: EventRow<'static>) -> Result<(), String> {
        let unit = self.grid.unit(here).map_err(|error| error.to_string())?;
        let mut refused = format!("nobody may claim {case}");
        for unit in std::iter::once(unit).chain(unit.ancestors()) {
            for person in self.holders.get(unit.key()).cloned().unwrap_or_default() {
                let row = EventRow { case: case.to_owned().into(), at, by: person.to_owned().into(), ..more.clone() };
                let row = EventRow { action: Move::Claim, to: format!("unit:{}", unit.key()).into(), ..row };
                match self.take(row) {
                    Ok(()) => return Ok(()),
                    Err(error) => refused = error,
                }
            }
        }
        Err(refused)
    }

    /// Moves a case along its flow to its end, a step an interval, and closes it.
    ///
    /// # Errors
    /// If nobody may take a step.
    pub fn finish(&mut self, case: &str, start: i64, interval: i64, outcome: Outcome) -> Result<(), String> {
        let mut minute = start;
        for _ in 0..16 {
            minute += interval;
            if outcome != Outcome::Rectified && self.close(case, moment(minute), outcome).is_ok() {
                return Ok(());
            }
            if !self.advance(case, moment(minute))? {
                break;
            }
        }
        minute += interval;
        if self.somebody(case, moment(minute), &[Move::SignOff]).is_some() {
            self.make(case, moment(minute), Move::SignOff, EventRow::default())?;
        }
        self.close(case, moment(minute), outcome)
    }

    /// Closes a case with an outcome its stage allows.
    ///
    /// # Errors
    /// If it does not allow it.
    pub fn close(&mut self, case: &str, at: Moment, outcome: Outcome) -> Result<(), String> {
        let legal = self.desk.legal_moves(case, at);
        let allowed = legal.iter().any(|option| option.action == Move::Close && option.outcomes.contains(&outcome));
        if !allowed {
            return Err(format!("{case} cannot be closed as {outcome}"));
        }
        let answer = format!("answer-{case}").into();
        self.make(case, at, Move::Close, EventRow { outcome: Some(outcome), answer, ..EventRow::default() })
    }

    /// How many cases are neither closed nor merged.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        let reports = self.events.iter().filter(|event| event.action == Move::Report);
        reports.filter(|event| !matches!(self.desk.status(&event.case), Some(Status::Closed | Status::Merged))).count()
    }
}

/// The unit a reference names.
fn unit_of(reference: &str) -> Option<String> {
    match Reference::parse(reference).ok()? {
        Reference::Unit(unit) | Reference::Post { unit, .. } => Some(unit.into_owned()),
        _ => None,
    }
}
