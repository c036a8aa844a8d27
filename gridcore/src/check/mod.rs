//! Is anything uncovered? Every rule over every subject, at once or after each edit.

mod among;
mod counters;
mod dirty;
mod facts;
mod item;
mod items;
mod marks;
mod monitor;
mod own;
mod rule;
pub(crate) mod rules;
mod sound;

pub(crate) use marks::{Mark, Marks};
pub use monitor::{Delta, Monitor};
pub use own::{On, Rule, Thing};
pub use rule::Report;

use self::among::Subjects;
use self::counters::Counters;
use self::facts::Facts;
use self::item::Item;
use self::rule::Active;
use crate::finding::{Error, Findings, FindingsBuilder};
use crate::grid::Grid;
use crate::order;

/// Checks a grid against every rule its charter leaves on.
///
/// `O(n)` in units, people, areas, appointments and links for each rule, and the depth of the tree
/// for rules that look upwards. The findings are in canonical order whatever the order of rows.
///
/// ```
/// # use gridcore::{Charter, Grid, PersonRow, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_units([
/// #     UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() },
/// #     UnitRow { key: "t".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() },
/// # ]);
/// roster.add_people([PersonRow { key: "p1".into(), ..PersonRow::default() }]);
/// let grid = Grid::new(&charter, &roster)?;
/// let findings = gridcore::check::all(&grid);
/// assert_eq!(findings.count("coverage.unplaced"), 1);
/// assert_eq!(findings.count("structure.empty-unit"), 1);
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn all(grid: &Grid) -> Findings {
    look(grid, &[])
}

/// Checks a grid against our rules and the embedding program's own.
///
/// # Errors
/// [`ErrorKind::Call`](crate::ErrorKind::Call) with everything wrong with the program's rules: an id
/// that is not one, is given twice, or belongs to a family of ours; no text, or a finding with a
/// text the rule does not have.
///
/// ```
/// use gridcore::check::{self, On, Rule};
/// use gridcore::{ErrorKind, Severity, Text};
/// # use gridcore::{Charter, Grid, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_units([UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() }]);
/// # let grid = Grid::new(&charter, &roster)?;
///
/// let rule = |id: &'static str| {
///     Rule::new(id, Severity::Note, "Never found", On::Units, |_, _| {}).text(Text::new("a", "甲", "b", "乙"))
/// };
/// assert!(check::with(&grid, &[rule("acme.one"), rule("acme.two")]).is_ok());
/// let error = check::with(&grid, &[rule("acme.one"), rule("acme.one"), rule("coverage.x")]).unwrap_err();
/// assert_eq!((error.kind(), error.findings().len()), (ErrorKind::Call, 2));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn with(grid: &Grid, own: &[Rule]) -> Result<Findings, Error> {
    sound::sound(own, grid.charter.spec.language)?;
    let findings = look(grid, own);
    sound::have_texts(&findings, grid.charter.spec.language)?;
    Ok(findings)
}

fn look(grid: &Grid, own: &[Rule]) -> Findings {
    let active = Active::of(&grid.charter, own);
    let counters = Counters::of(grid);
    let facts = Facts { grid, counters: &counters };
    let mut builder = FindingsBuilder::new(grid.charter.spec.language, grid.limits.listed);
    for (rule, hits) in active.iter().zip(look_at_all(&active, &facts)) {
        list(&mut builder, rule, &facts, hits);
    }
    builder.finish()
}

/// The subjects each rule finds something in, and how much.
fn look_at_all(active: &[Active], facts: &Facts<'_>) -> Vec<Vec<(Item, usize)>> {
    let subjects = Subjects::of(facts.grid);
    let look = |rule: &Active| {
        let mut hits = Vec::new();
        subjects.each(rule.on, rule.among, |item| {
            let count = rule.count(facts, item);
            if count > 0 {
                hits.push((item, count));
            }
        });
        hits
    };
    #[cfg(feature = "rayon")]
    {
        use rayon::prelude::*;
        active.par_iter().map(look).collect()
    }
    #[cfg(not(feature = "rayon"))]
    {
        active.iter().map(look).collect()
    }
}

/// Counts all that a rule finds and lists the first of it in canonical order.
fn list(builder: &mut FindingsBuilder, rule: &Active, facts: &Facts<'_>, mut hits: Vec<(Item, usize)>) {
    let listed = builder.listed();
    let total: usize = hits.iter().map(|(_, count)| count).sum();
    if total > listed {
        let order = |a: &(Item, usize), b: &(Item, usize)| a.0.compare(b.0, facts.grid);
        if hits.len() > listed {
            hits.select_nth_unstable_by(listed, order);
            hits.truncate(listed);
        }
        order::by(&mut hits, order);
    }
    let mut shown = 0;
    for finding in hits.into_iter().flat_map(|(item, _)| rule.findings(facts, item)).take(listed) {
        shown += 1;
        builder.push(finding);
    }
    if total > shown {
        builder.count(&rule.info.id, rule.severity, total - shown);
    }
}
