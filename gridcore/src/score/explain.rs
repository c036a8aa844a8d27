//! A number of a board taken apart, and two boards or numbers compared.

use hashbrown::HashMap;

use super::board::Board;
use super::ledger::{Entry, Ledger, Totals};
use crate::finding::Error;
use crate::grid::Grid;
use crate::key::Reference;
use crate::points::Points;
use crate::time::Period;

/// What a line of a board is made of: its entries by rule, each rule with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation<'l> {
    /// The line: `unit:t1` or `person:p1`.
    pub line: String,
    /// What it adds up to.
    pub totals: Totals,
    /// By rule, in the order of the charter; those without entries are left out.
    pub rules: Vec<Explained<'l>>,
}

/// What one rule gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained<'l> {
    /// The rule.
    pub rule: String,
    /// What it says.
    pub text: String,
    /// What its entries add up to.
    pub totals: Totals,
    /// The entries, in the order of posting.
    pub entries: Vec<Entry<'l>>,
}

/// What a rule gave before and after, or a line had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The rule, or the key of the line.
    pub key: String,
    /// Before; nothing if it was not there.
    pub before: Totals,
    /// After; nothing if it is not there.
    pub after: Totals,
}

impl Difference {
    /// How much the sum grew; none beyond what points hold.
    #[must_use]
    pub fn change(&self) -> Option<Points> {
        let sum = |totals: &Totals| totals.plus + totals.minus;
        Points::from_thousandths(sum(&self.after).checked_sub(sum(&self.before))?)
    }
}

impl Ledger {
    /// What a line of a board counts in a period, rule by rule down to the entries: of a person, or of a unit
    /// and all below it in this grid. Without a period, of all days.
    ///
    /// # Errors
    /// As [`Ledger::behind`].
    ///
    /// # Complexity
    /// `O(entries)`.
    ///
    /// # Example
    /// ```
    /// use gridcore::{Charter, Grid, Reference, Roster, TableKind, score::Ledger};
    ///
    /// let charter = Charter::from_toml(r#"
    ///     name = "w"
    ///     tiers = ["team"]
    ///     [[schemes]]
    ///     key = "points"
    ///     rules = [{ key = "tidy", text = "left in order", points = 2 }]
    /// "#)?;
    /// let mut roster = Roster::new();
    /// roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// let grid = Grid::new(&charter, &roster)?;
    /// let mut ledger = Ledger::new(&charter, "points")?;
    /// let line = Reference::Unit("t1".into());
    /// ledger.post_csv(&grid, b"id,date,subject,rule,author\ne1,2024-04-17,unit:t1,tidy,unit:t1\n")?;
    /// ledger.post_csv(&grid, b"id,date,subject,rule,author\ne2,2024-05-17,unit:t1,tidy,unit:t1\n")?;
    /// let may = ledger.explain(&grid, &line, Some("2024-05".parse()?), None)?;
    /// assert_eq!((may.totals.sum(), may.rules[0].text.as_str(), may.rules[0].entries[0].id), (2.into(), "left in order", "e2"));
    /// // Two explanations subtract.
    /// let both = ledger.explain(&grid, &line, None, None)?;
    /// assert_eq!(both.since(&may)[0].change(), Some(2.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(
        &self,
        grid: &Grid,
        line: &Reference<'_>,
        period: Option<Period>,
        network: Option<&str>,
    ) -> Result<Explanation<'_>, Error> {
        let mut by_rule: HashMap<&str, Vec<Entry<'_>>> = HashMap::new();
        for entry in self.behind(grid, line, period, network)? {
            by_rule.entry(entry.rule).or_default().push(entry);
        }
        let mut explanation = Explanation { line: line.to_string(), totals: Totals::default(), rules: Vec::new() };
        for rule in &self.scheme.rules {
            let Some(own) = by_rule.remove(rule.key.as_str()) else { continue };
            let mut totals = Totals::default();
            own.iter().for_each(|entry| totals.add(entry.points.thousandths()));
            explanation.totals.merge(&totals);
            let (rule, text) = (rule.key.clone(), rule.text.clone());
            explanation.rules.push(Explained { rule, text, totals, entries: own });
        }
        Ok(explanation)
    }
}

impl Explanation<'_> {
    /// What each rule gave since another explanation, such as that of the month before: rules that gave the same
    /// are left out.
    #[must_use]
    pub fn since(&self, before: &Explanation<'_>) -> Vec<Difference> {
        let of = |explanation: &Explanation<'_>| -> Vec<(String, Totals)> {
            explanation.rules.iter().map(|part| (part.rule.clone(), part.totals)).collect()
        };
        differences(&of(before), &of(self))
    }
}

impl Board {
    /// What each line has more or less in a period than in a period of another board, or of this one: lines that
    /// have the same are left out.
    ///
    /// # Complexity
    /// `O(lines)`.
    #[must_use]
    pub fn since(&self, period: usize, before: &Self, period_before: usize) -> Vec<Difference> {
        let of = |board: &Self, period: usize| -> Vec<(String, Totals)> {
            let totals = |at: usize| board.totals(at).get(period).copied().unwrap_or_default();
            board.rows().enumerate().map(|(at, row)| (row.key.to_owned(), totals(at))).collect()
        };
        differences(&of(before, period_before), &of(self, period))
    }
}

/// What differs, in the order of what is there after, then of what is not.
fn differences(before: &[(String, Totals)], after: &[(String, Totals)]) -> Vec<Difference> {
    let by_key = |list: &[(String, Totals)]| -> HashMap<String, Totals> { list.iter().cloned().collect() };
    let (old, new) = (by_key(before), by_key(after));
    let gone = before.iter().filter(|(key, _)| !new.contains_key(key)).map(|(key, _)| key);
    let keys = after.iter().map(|(key, _)| key).chain(gone);
    let difference = |key: &String| {
        let (before, after) = (old.get(key).copied().unwrap_or_default(), new.get(key).copied().unwrap_or_default());
        (before != after).then(|| Difference { key: key.clone(), before, after })
    };
    keys.filter_map(difference).collect()
}
