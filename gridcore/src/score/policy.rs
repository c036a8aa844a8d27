//! The scores of a board: what its entries come to under the policies of the charter.

use hashbrown::HashMap;

use super::board::{Board, BoardRow, Tree};
use super::ledger::{Totals, refused_call, scheme_of};
use super::{Ratio, ledger};
use crate::charter::{Charter, Policy, Scheme, TierScoreSpec};
use crate::finding::catalogue::ledger as rules;
use crate::finding::{Error, ErrorKind};
use crate::order;

/// What is worked out line by line, from the lowest up.
struct Scoring<'b> {
    board: &'b Board,
    period: usize,
    scheme: &'b Scheme,
    /// By line, the lines right below it.
    below: Vec<Vec<usize>>,
    /// By unit, the scores of the people in it.
    people: Option<HashMap<&'b str, Vec<Ratio>>>,
    scores: Vec<Option<Ratio>>,
}

impl Board {
    /// The score of each line in a period, under the policy the scheme has for its tier: the sum of all
    /// entries in and below it, their mean a head, its own entries and the mean of the scores right below
    /// weighted, or the best of those scores added up; held between a floor and a cap. Exact fractions:
    /// nothing is rounded on the way. A line without a value, for it has no people or nobody below it has
    /// a score, has no score.
    ///
    /// `people` is the board of a tier of people over the same periods: the best people of a cell are
    /// looked for on it.
    ///
    /// Scores come from the totals alone, so those of merged boards are those of the whole.
    ///
    /// # Errors
    /// Of kind `key`, if there is no such scheme; of kind `call`, if the board has not all units of one grid,
    /// the boards differ in periods, or the best people are asked for without their board; of kind
    /// `limit`, if a fraction is beyond 128 bits.
    ///
    /// # Complexity
    /// `O(n log n)` in the lines.
    ///
    /// # Example
    /// ```
    /// use gridcore::score::{self, BoardRequest};
    /// # use gridcore::score::{EntryRow, Ledger};
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// let charter = Charter::from_toml(r#"
    ///     name = "w"
    ///     tiers = ["site", "team"]
    ///     [[schemes]]
    ///     key = "points"
    ///     rules = [{ key = "tidy", points = 2 }]
    ///     tiers = [{ tier = "site", policy = "weighted", own = 1, below = 0.5 }, { tier = "team", policy = "mean", cap = 10 }]
    /// "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\n0001,t1\n0002,t1\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// # let mut ledger = Ledger::new(&charter, "points")?;
    /// # let date = gridcore::time::parse_date("2024-05-17")?;
    /// # ledger.post(&grid, [EntryRow {
    /// #     id: "e1".into(), date, subject: "person:0001".into(), rule: "tidy".into(), author: "unit:t1".into(),
    /// #     ..EntryRow::default()
    /// # }])?;
    /// let periods = ledger.periods(gridcore::time::PeriodKind::Month);
    /// let board = score::roll_up(&ledger, &grid, &BoardRequest { periods: &periods, ..BoardRequest::default() })?;
    /// let scores = board.scores(&charter, "points", 0, None)?;
    /// let shown: Vec<String> = scores.iter().flatten().map(ToString::to_string).collect();
    /// assert_eq!(shown, ["0.5", "1"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn scores(
        &self,
        charter: &Charter,
        scheme: &str,
        period: usize,
        people: Option<&Self>,
    ) -> Result<Vec<Option<Ratio>>, Error> {
        let scheme = scheme_of(charter, scheme)?;
        let apart = matches!(self.tree, Tree::Several) || (self.tree == Tree::OneTier && asks_below(scheme));
        if apart {
            return Err(refused_call(ErrorKind::Call, &rules::BOARDS, 3, vec![]));
        }
        if people.is_some_and(|people| people.periods != self.periods) {
            return Err(refused_call(ErrorKind::Call, &rules::BOARDS, 0, vec![]));
        }
        let people = match people {
            None => None,
            Some(board) => {
                let mut by_unit: HashMap<&str, Vec<Ratio>> = HashMap::new();
                let scores = board.scores(charter, &scheme.key, period, None)?;
                for (row, score) in board.rows.iter().zip(scores) {
                    if let (Some(unit), Some(score)) = (row.parent, score) {
                        by_unit.entry(unit).or_default().push(score);
                    }
                }
                Some(by_unit)
            }
        };
        let lines: HashMap<&str, usize> = self.rows.iter().enumerate().map(|(at, row)| (row.key, at)).collect();
        let mut below = vec![Vec::new(); self.rows.len()];
        for (at, row) in self.rows.iter().enumerate() {
            let parent = row.parent.and_then(|parent| lines.get(parent)).filter(|parent| **parent != at);
            if let Some(below) = parent.and_then(|parent| below.get_mut(*parent)) {
                below.push(at);
            }
        }
        let scores = vec![None; self.rows.len()];
        let mut scoring = Scoring { board: self, period, scheme, below, people, scores };
        let mut upwards: Vec<usize> = (0..self.rows.len()).collect();
        order::by_key(&mut upwards, |at| std::cmp::Reverse(self.rows.get(*at).map_or(0, |row| row.depth)));
        for at in upwards {
            let score = scoring.score(at)?;
            if let Some(slot) = scoring.scores.get_mut(at) {
                *slot = score;
            }
        }
        Ok(scoring.scores)
    }
}

/// Whether a policy looks at the lines below.
fn asks_below(scheme: &Scheme) -> bool {
    scheme.policies.iter().any(|policy| matches!(policy.policy, Policy::Weighted | Policy::Best))
}

impl Scoring<'_> {
    fn score(&self, at: usize) -> Result<Option<Ratio>, Error> {
        let (Some(row), Some(totals)) = (self.board.rows.get(at), self.board.totals(at).get(self.period)) else {
            return Ok(None);
        };
        let sum = || Some(Ratio::from(totals.sum()));
        let Some(policy) = self.scheme.policies.iter().find(|policy| policy.tier == row.tier) else { return Ok(sum()) };
        let score = match policy.policy {
            Policy::Sum => sum(),
            Policy::Mean => Ratio::new(totals.sum(), row.heads.into()),
            Policy::Weighted => Some(self.weighted(at, totals, policy).ok_or_else(|| self.beyond(row))?),
            Policy::Best => self.best(at, row, policy.best.unwrap_or(u32::MAX))?,
        };
        let held = score.map(|score| {
            let raised = policy.floor.map_or(score, |floor| score.max(floor.into()));
            policy.cap.map_or(raised, |cap| raised.min(cap.into()))
        });
        Ok(held)
    }

    /// The scores right below a line.
    fn scores_below(&self, at: usize) -> impl Iterator<Item = Ratio> {
        let below = self.below.get(at).into_iter().flatten();
        below.filter_map(|line| self.scores.get(*line).copied().flatten())
    }

    fn weighted(&self, at: usize, totals: &Totals, policy: &TierScoreSpec) -> Option<Ratio> {
        let mut own = *totals;
        for line in self.below.get(at).into_iter().flatten() {
            own.take(self.board.totals(*line).get(self.period)?);
        }
        let own = Ratio::from(own.sum()).times(policy.own.unwrap_or_default())?;
        let (mut sum, mut count) = (Ratio::ZERO, 0);
        for score in self.scores_below(at) {
            sum = sum.plus(score)?;
            count += 1;
        }
        match sum.shared(count) {
            Some(mean) => own.plus(mean.times(policy.below.unwrap_or_default())?),
            None => Some(own).filter(|_| count == 0),
        }
    }

    fn best(&self, at: usize, row: BoardRow<'_>, best: u32) -> Result<Option<Ratio>, Error> {
        let is_leaf = self.below.get(at).is_none_or(Vec::is_empty);
        let mut scores: Vec<Ratio> = match &self.people {
            _ if !is_leaf => self.scores_below(at).collect(),
            Some(people) => people.get(row.key).cloned().unwrap_or_default(),
            None => {
                let args = vec![("tier", row.tier.into())];
                return Err(refused_call(ErrorKind::Call, &rules::BOARDS, 4, args));
            }
        };
        order::by(&mut scores, |a, b| b.cmp(a));
        scores.truncate(usize::try_from(best).unwrap_or(usize::MAX));
        if scores.is_empty() {
            return Ok(None);
        }
        let sum = scores.into_iter().try_fold(Ratio::ZERO, Ratio::plus);
        sum.map(Some).ok_or_else(|| self.beyond(row))
    }

    fn beyond(&self, row: BoardRow<'_>) -> Error {
        let period = self.board.periods.get(self.period).map_or_else(String::new, ToString::to_string);
        ledger::beyond(row.key, period)
    }
}
