//! Awards by what the entries of a ledger come to.

use super::{AwardRequest, Awarded, award, spec_of};
use crate::finding::catalogue::score as rules;
use crate::finding::{Error, ErrorKind};
use crate::grid::Grid;
use crate::score::ledger::refused_call;
use crate::score::{BoardRequest, Ledger, Measure, Ratio, roll_up};
use crate::time::Period;

/// What of an award by points the charter does not say.
#[derive(Debug, Clone, Copy, Default)]
pub struct AwardTerms<'a> {
    /// The period; the last of the award's kind that has entries if there is none.
    pub period: Option<Period>,
    /// The network; the charter's first if there is none.
    pub network: Option<&'a str>,
    /// The tier of people among whom the best of a cell are looked for, if a policy asks for them.
    pub people: Option<&'a str>,
    /// What tells equals apart; larger numbers are better.
    pub ties: &'a [Measure],
    /// Who had it the last time.
    pub previous: &'a [&'a str],
    /// Who is vetoed, and by whom.
    pub vetoes: &'a [(&'a str, &'a str)],
}

impl Ledger {
    /// Chooses who gets an award of the ledger's scheme: [`award`](crate::score::award) among the units or people of
    /// its tier, by the [scores](crate::score::Board::scores) of a period.
    ///
    /// # Errors
    /// As [`award`](crate::score::award), [`roll_up`] and [`Board::scores`](crate::score::Board::scores); of kind `call`,
    /// if there is neither a period nor an entry.
    ///
    /// # Complexity
    /// That of [`roll_up`], and `O(n log n)` in the lines.
    ///
    /// # Example
    /// ```
    /// use gridcore::score::{AwardTerms, Ledger, Measure};
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// let charter = Charter::from_toml(r#"
    ///     name = "w"
    ///     tiers = ["site", "team"]
    ///     [[schemes]]
    ///     key = "points"
    ///     rules = [{ key = "tidy", points = 2 }]
    ///     awards = [{ key = "flag", tier = "team", every = "quarter", top = 1, not_twice = true }]
    /// "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let mut ledger = Ledger::new(&charter, "points")?;
    /// ledger.post_csv(&grid, b"id,date,subject,rule,author\ne1,2024-05-17,unit:t1,tidy,unit:s\n")?;
    /// let flag = ledger.award(&grid, "flag", &AwardTerms { ties: &[Measure::PerHead], ..AwardTerms::default() })?;
    /// assert_eq!((flag.period.to_string(), flag.winners[0].key.as_str()), ("2024-Q2".to_owned(), "t1"));
    /// let next = ledger.award(&grid, "flag", &AwardTerms { previous: &["t1"], ..AwardTerms::default() })?;
    /// assert_eq!(next.winners[0].key, "t2");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn award(&self, grid: &Grid, of: &str, terms: &AwardTerms<'_>) -> Result<Awarded, Error> {
        let spec = spec_of(grid.charter(), self.scheme(), of)?;
        let Some(period) = terms.period.or_else(|| self.periods(spec.every).pop()) else {
            let args = vec![("name", of.into())];
            return Err(refused_call(ErrorKind::Call, &rules::AWARD, 2, args).in_language(grid.charter().language()));
        };
        let board = |tier| {
            let periods = &[period];
            roll_up(self, grid, &BoardRequest { periods, network: terms.network, tier, covered: false })
        };
        let people = terms.people.map(|tier| board(Some(tier))).transpose()?;
        let mut lines = board(None)?;
        if lines.rows().all(|row| row.tier != spec.tier) {
            // People are no lines of the board of units.
            lines = board(Some(&spec.tier))?;
        }
        let scores = lines.scores(grid.charter(), self.scheme(), 0, people.as_ref())?;
        let own = lines.rows().enumerate().filter(|(_, row)| row.tier == spec.tier);
        let own: Vec<usize> = own.map(|(line, _)| line).collect();
        let values = |measure: &Measure| -> Vec<Option<Ratio>> {
            own.iter().map(|line| lines.measure(*line, 0, *measure)).collect()
        };
        let ties: Vec<Vec<Option<Ratio>>> = terms.ties.iter().map(values).collect();
        let ties: Vec<&[Option<Ratio>]> = ties.iter().map(Vec::as_slice).collect();
        let request = AwardRequest {
            scheme: self.scheme(),
            award: of,
            period,
            scores: &lines.candidates(&spec.tier, &scores),
            ties: &ties,
            previous: terms.previous,
            vetoes: terms.vetoes,
            ledger: Some(self),
        };
        award(grid, &request)
    }
}
