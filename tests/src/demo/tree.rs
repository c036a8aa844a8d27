//! The tree by tier, with counts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use gridcore::{Charter, Grid, Unit};

use super::Outcome;
use super::report::{Align, table};

/// What is counted over the units of one tier.
#[derive(Debug, Default)]
struct Counts {
    units: usize,
    areas: BTreeSet<String>,
    /// Posts with at least one holder.
    held: usize,
    /// Posts without a holder that may be without one.
    open: usize,
    /// Posts without a holder that must have one.
    vacant: usize,
}

pub(super) fn show(out: &mut dyn Write, grid: &Grid) -> Outcome {
    writeln!(out, "The tree by tier\n")?;
    let head = ["network", "tier", "units", "people", "areas", "posts held", "open", "vacant"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for network in grid.charter().networks() {
        rows.extend(network_rows(grid, network)?);
    }
    let mut columns = [Align::Right; 8];
    columns[..2].fill(Align::Left);
    table(out, &columns, &rows)?;
    writeln!(out)?;
    for root in grid.units().filter(|unit| unit.parent().is_none()) {
        branches(out, root)?;
    }
    writeln!(
        out,
        "\n  {} units, {} people and {} areas in all. A post without a holder is vacant, or open if it may be.\n",
        grid.unit_count(),
        grid.person_count(),
        grid.area_count()
    )?;
    Ok(())
}

/// How many units below each are drawn.
const DRAWN: usize = 2;

/// What is still to be drawn: a unit, or how many are not drawn.
enum Branch<'g> {
    Unit(Unit<'g>),
    More(usize),
}

/// The first units below each, as a tree.
fn branches(out: &mut dyn Write, root: Unit<'_>) -> Outcome {
    // Each with what stands before it, and whether it is the last below its parent. A stack of our
    // own, for trees may be deep.
    let mut stack = vec![(Branch::Unit(root), String::from("  "), None)];
    while let Some((branch, before, last)) = stack.pop() {
        let (sign, below) = match last {
            None => ("", ""),
            Some(false) => ("├─ ", "│  "),
            Some(true) => ("└─ ", "   "),
        };
        let unit = match branch {
            Branch::More(count) => {
                writeln!(out, "{before}{sign}… {count} more")?;
                continue;
            }
            Branch::Unit(unit) => unit,
        };
        writeln!(out, "{before}{sign}{} ({}, {} people)", unit.key(), unit.tier(), unit.people_under().len())?;
        let children = unit.children();
        // A line that says `1 more` would take the place of that one.
        let fits = if children.len() <= DRAWN + 1 { DRAWN + 1 } else { DRAWN };
        let more = children.len().saturating_sub(fits);
        let mut drawn: Vec<Branch<'_>> = children.take(fits).map(Branch::Unit).collect();
        drawn.extend((more > 0).then_some(Branch::More(more)));
        let count = drawn.len();
        let drawn = drawn.into_iter().enumerate().rev();
        stack.extend(drawn.map(|(i, branch)| (branch, format!("{before}{below}"), Some(i + 1 == count))));
    }
    Ok(())
}

fn network_rows(grid: &Grid, network: &str) -> Outcome<Vec<Vec<String>>> {
    let of_units: Vec<&str> = grid.charter().unit_tiers(network).collect();
    let counts = counts(grid, network);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (depth, tier) in grid.charter().tiers(network).enumerate() {
        let title = if depth == 0 { network } else { "" };
        let label = format!("{}{tier}", "  ".repeat(depth));
        let people = grid.people_on(network, tier)?.len().to_string();
        let nothing = Counts::default();
        let row = if of_units.contains(&tier) {
            let counts = counts.get(tier).unwrap_or(&nothing);
            let [units, areas] = [counts.units, counts.areas.len()].map(|count| count.to_string());
            let [held, open, vacant] = [counts.held, counts.open, counts.vacant].map(|count| count.to_string());
            [title.to_owned(), label, units, people, areas, held, open, vacant]
        } else {
            let [units, areas, held, open, vacant] = ["people", "", "", "", ""].map(str::to_owned);
            [title.to_owned(), label, units, people, areas, held, open, vacant]
        };
        rows.push(row.to_vec());
    }
    Ok(rows)
}

fn counts<'g>(grid: &'g Grid, network: &str) -> BTreeMap<&'g str, Counts> {
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    for unit in grid.units().filter(|unit| unit.network() == network) {
        let counts = counts.entry(unit.tier()).or_default();
        counts.units += 1;
        counts.areas.extend(unit.claims().map(|claim| claim.area().key().to_owned()));
        let held: BTreeSet<&str> = unit.appointments().map(|appointment| appointment.post()).collect();
        for post in unit.posts() {
            match (held.contains(post), may_be_open(grid.charter(), post)) {
                (true, _) => counts.held += 1,
                (false, true) => counts.open += 1,
                (false, false) => counts.vacant += 1,
            }
        }
    }
    counts
}

/// Whether a post may be without a holder: the charter asks for none.
fn may_be_open(charter: &Charter, post: &str) -> bool {
    let spec = charter.spec();
    let seats = spec.posts.iter().find(|p| p.key == post).and_then(|p| p.seats);
    let seats = seats.or_else(|| spec.roles.iter().find(|r| r.key == post).and_then(|r| r.seats));
    seats.is_some_and(|seats| seats.min == 0)
}
