//! Plans beside staffing: cells drawn, nets that inspect each other, roles split, contacts paired.

use std::io::Write;

use gridcore::assign::{self, InspectRequest, PairRequest, SplitRequest};
use gridcore::check::Monitor;
use gridcore::{Change, Grid, Points, Predicate};

use super::Outcome;
use crate::plans::undrawn;

/// What is planned for a system; nothing for those that staffing is about.
pub(super) fn show(out: &mut dyn Write, grid: &Grid, system: &str, broken_promises: &mut Vec<String>) -> Outcome {
    match system {
        "area7" => cells(out, broken_promises),
        "gas_centre" => {
            inspections(out, grid, broken_promises)?;
            roles(out, grid, broken_promises)
        }
        "longtan" => contacts(out, grid, broken_promises),
        _ => Ok(()),
    }
}

/// Whether a plan was verified, and its changes leave as many findings as they should.
fn follow(
    grid: &Grid,
    what: &str,
    verified: Result<(), gridcore::Error>,
    changes: &[Change],
    broken_promises: &mut Vec<String>,
) -> Outcome {
    if let Err(error) = verified {
        broken_promises.push(format!("{what}: {error}"));
    }
    let mut monitor = Monitor::new(grid.clone());
    monitor.apply(changes)?;
    let left = monitor.findings();
    if !left.is_empty() {
        broken_promises.push(format!("{what}: {} findings are left", left.len()));
    }
    Ok(())
}

fn cells(out: &mut dyn Write, broken_promises: &mut Vec<String>) -> Outcome {
    let area = undrawn(1);
    let plan = assign::draw_cells(&area.grid, &area.request)?;
    let sizes = || plan.cells.iter().map(|cell| cell.people.len());
    let (least, most) = (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0));
    writeln!(out, "Cells drawn anew, from 828 people who are in 18 branches and in no cell yet\n")?;
    writeln!(out, "  {} cells of {least} to {most} people, {} teams split", plan.cells.len(), plan.splits)?;
    let apart = plan.apportioned.unwrap_or(plan.cost);
    writeln!(out, "  cost {}, and {apart} were the cells shared out by head-count first", plan.cost)?;
    let unit = plan.units.iter().max_by_key(|unit| unit.people).ok_or("no branch")?;
    let (fewer, more) = (unit.fewer.unwrap_or(0), unit.more.unwrap_or(0));
    let (key, people, cells) = (&unit.unit, unit.people, unit.cells);
    writeln!(out, "  why {key} with {people} people has {cells}: one fewer costs {fewer} more, one more {more}")?;
    writeln!(out, "  verified: prices prove that no drawing costs less\n\n")?;
    if let Err(error) = plan.verify(&area.grid) {
        broken_promises.push(format!("drawn cells: {error}"));
    }
    if plan.cells.len() != 57 || least < 8 || most > 24 {
        broken_promises.push("drawn cells are not within their bounds".into());
    }
    Ok(())
}

fn inspections(out: &mut dyn Write, grid: &Grid, broken_promises: &mut Vec<String>) -> Outcome {
    let link = Some("mutual-inspection".to_owned());
    let request = InspectRequest { tier: "tier-4".into(), link, periods: 4, ..InspectRequest::default() };
    let plan = assign::inspections(grid, &request)?;
    writeln!(
        out,
        "Nets inspect each other, least recently seen first; the links there are count as the last period\n"
    )?;
    for (number, period) in plan.periods.iter().enumerate() {
        let pairs = period.inspections.iter().map(|pair| format!("{}>{}", pair.inspector, pair.inspected));
        let met: usize = period.repeats.iter().map(|repeat| repeat.pairs).sum();
        writeln!(out, "  period {}  {}  ({met} met before)", number + 1, pairs.collect::<Vec<_>>().join("  "))?;
    }
    writeln!(out)?;
    let two = InspectRequest { under: Some("gc-n1".into()), tier: "cell".into(), ..InspectRequest::default() };
    let refused = assign::inspections(grid, &InspectRequest { apart: Some("tier-4".into()), ..two });
    match refused {
        Err(error) => writeln!(out, "  among the cells of one net alone, each out of its own net: {error}\n\n")?,
        Ok(_) => broken_promises.push("cells of one net inspect each other".into()),
    }
    follow(grid, "inspections", plan.verify(grid), &plan.changes(0), broken_promises)
}

fn roles(out: &mut dyn Write, grid: &Grid, broken_promises: &mut Vec<String>) -> Outcome {
    writeln!(out, "The eight roles of each cell split anew: as evenly as can be, and with no regard to loads\n")?;
    for (name, spread) in [("even", None), ("none", Some(Points::ZERO))] {
        let request = SplitRequest { anew: true, spread, limit: Some(8), ..SplitRequest::default() };
        let plan = assign::split_roles(grid, &request)?;
        let most = |cell: &assign::RoleCell| {
            let loads = cell.roles.iter().map(|role| cell.roles.iter().filter(|r| r.person == role.person).count());
            loads.max().unwrap_or(0)
        };
        let loads: Vec<String> = plan.cells.iter().map(|cell| format!("{}/{}", most(cell), cell.people)).collect();
        writeln!(out, "  {name}: {} roles; most of one person / people: {}", plan.holders().count(), loads.join(" "))?;
        follow(grid, "roles", plan.verify(grid), &plan.changes(), broken_promises)?;
    }
    writeln!(out, "\n")?;
    Ok(())
}

fn contacts(out: &mut dyn Write, grid: &Grid, broken_promises: &mut Vec<String>) -> Outcome {
    writeln!(out, "Contacts paired anew, everyone reached with even loads\n")?;
    let member = || Predicate::Tag("member".into());
    let free = PairRequest { anew: true, ..PairRequest::default() };
    let one_to_one = PairRequest {
        link: "pairing".into(),
        sources: Some(member()),
        targets: Some(Predicate::Not(Box::new(member()))),
        ..free.clone()
    };
    let of = |link: &str| PairRequest { link: link.into(), ..free.clone() };
    for request in [of("tier-chain"), of("contact"), one_to_one] {
        let plan = assign::pair(grid, &request)?;
        let loads = || plan.loads.iter().map(|load| load.after).filter(|load| *load > 0);
        let (least, most) = (loads().min().unwrap_or(0), loads().max().unwrap_or(0));
        let (pairs, sources, new) = (plan.pairs.len(), loads().count(), plan.pairs.iter().filter(|p| p.new).count());
        writeln!(
            out,
            "  {}: {pairs} links from {sources} sources, {least} to {most} each, {new} of them new",
            plan.link
        )?;
        follow(grid, &plan.link, plan.verify(grid), &plan.changes(), broken_promises)?;
    }
    writeln!(out, "\n")?;
    Ok(())
}
