//! Points, assessment, awards and shares of a system: entries and sheets are made up, the sizes are its own.

use std::io::Write;

use gridcore::score::{
    self, AwardTerms, BoardRequest, EntryRow, Ledger, Method, Pot, Ratio, Round, Sheet, Ties, Totals,
};
use gridcore::time::PeriodKind;
use gridcore::{Folder, Grid, Language, Points, Reference, SheetKind};

use super::Outcome;
use crate::repository::data;
use crate::systems::DAY;

/// How a system scores.
struct Scoring {
    system: &'static str,
    /// The tier of groups that a pot is shared among before people.
    groups: &'static str,
    /// The schemes of its assessments, and how many subjects each has.
    rounds: &'static [(&'static str, usize)],
    /// Rewards and penalties, in person-times.
    entries: [usize; 2],
}

/// Officers whose working style is examined; cells and officers against their duties; three levels with 263 rewards
/// and 69 penalties; officers reviewed every year; groups evaluated every quarter.
const SCORINGS: [Scoring; 5] = [
    Scoring { system: "area7", groups: "cell", rounds: &[("working-style", 43)], entries: [828, 40] },
    Scoring {
        system: "gas_centre",
        groups: "cell",
        rounds: &[("cell-evaluation", 14), ("officer-duties", 14)],
        entries: [132, 20],
    },
    Scoring {
        system: "plant8",
        groups: "group",
        rounds: &[("branch-monthly", 3), ("group-quarterly", 11)],
        entries: [263, 69],
    },
    Scoring { system: "jianghan", groups: "committee", rounds: &[("officer-review", 750)], entries: [2400, 100] },
    Scoring { system: "longtan", groups: "group", rounds: &[("unit-evaluation", 25)], entries: [220, 60] },
];

/// The grid of a system.
fn grid(scoring: &Scoring) -> Outcome<Grid> {
    let read = Folder::read(data().join(scoring.system))?;
    Ok(read.grid(Some(DAY)).map_err(|error| error.findings().to_string())?)
}

/// Rewards and penalties one person after the other, on the days of the half-year.
fn ledger(grid: &Grid, [rewards, penalties]: [usize; 2]) -> Outcome<Ledger> {
    let people: Vec<String> = grid
        .people()
        .filter(|person| person.cells().next().is_some())
        .map(|person| format!("person:{}", person.key()))
        .collect();
    let root = grid.units_in_order().next().map(|unit| format!("unit:{}", unit.key())).unwrap_or_default();
    let row = |number: usize| {
        let merit = number < rewards;
        let points = if merit { 1 + number % 5 } else { 1 + number % 3 };
        let points = i32::try_from(points).unwrap_or(1);
        let month = i8::try_from(1 + number % 6).unwrap_or(1);
        EntryRow {
            id: format!("e{number}").into(),
            date: gridcore::time::Date::constant(2024, month, 15),
            subject: people[number * if merit { 1 } else { 7 } % people.len()].clone().into(),
            rule: if merit { "merit" } else { "slip" }.into(),
            points: Some(Points::from(if merit { points } else { -points })),
            author: root.clone().into(),
            ..EntryRow::default()
        }
    };
    let mut ledger = Ledger::new(grid.charter(), "points")?;
    ledger.post(grid, (0..rewards + penalties).map(row)).map_err(|error| error.findings().to_string())?;
    Ok(ledger)
}

/// Shows what a system's scoring gives; notes what is not as promised.
pub(super) fn show(out: &mut dyn Write, system: &str, broken_promises: &mut Vec<String>) -> Outcome {
    let Some(scoring) = SCORINGS.iter().find(|scoring| scoring.system == system) else { return Ok(()) };
    let grid = grid(scoring)?;
    let mut promise = |kept: bool, what: &str| {
        if !kept {
            broken_promises.push(format!("{system}: {what}"));
        }
    };
    let ledger = ledger(&grid, scoring.entries)?;
    let periods = ["2024-H1".parse()?];
    let request = BoardRequest { periods: &periods, covered: true, ..BoardRequest::default() };
    let board = score::roll_up(&ledger, &grid, &request)?;
    let (totals, covered) = (board.totals(0)[0], board.covered(0, 0).unwrap_or_default());
    writeln!(
        out,
        "Points of the half-year: {} rewards and {} penalties, {} in all; {} of {} people covered",
        scoring.entries[0],
        scoring.entries[1],
        totals.sum(),
        covered.0,
        covered.1
    )?;
    promise(totals.plus().thousandths() + totals.minus().thousandths() == totals.sum().thousandths(), "plus and minus");
    promise(scoring.system != "plant8" || covered.0 == covered.1, "everybody is covered");
    let line = Reference::Unit(board.row(0).ok_or("a line")?.key.into());
    let explained = ledger.explain(&grid, &line, Some(periods[0]), None)?;
    let counts: Vec<u64> = explained.rules.iter().map(|rule| rule.totals.count()).collect();
    promise(counts == scoring.entries.map(|count| count as u64), "the entries are those posted");
    promise(awarded(out, &grid, &ledger)?, "nobody has twice in a row what rotates");
    for (scheme, subjects) in scoring.rounds {
        promise(evaluated(out, &grid, scheme, *subjects)?, "every subject has its composite");
    }
    promise(shared(out, scoring, &grid, &ledger)?, "the pot is shared to the cent");
    writeln!(out)?;
    Ok(())
}

/// Each award, period after period; whether those that rotate do.
fn awarded(out: &mut dyn Write, grid: &Grid, ledger: &Ledger) -> Outcome<bool> {
    let spec = grid.charter().spec();
    let scheme = spec.schemes.iter().find(|scheme| scheme.key == ledger.scheme()).ok_or("the scheme")?;
    let mut rotates = true;
    for award in &scheme.awards {
        let mut before: Vec<String> = Vec::new();
        for period in ledger.periods(award.every) {
            let previous: Vec<&str> = before.iter().map(String::as_str).collect();
            let terms = AwardTerms { period: Some(period), previous: &previous, ..AwardTerms::default() };
            let awarded = ledger.award(grid, &award.key, &terms)?;
            let winners: Vec<String> = awarded.winners.iter().map(|winner| winner.key.clone()).collect();
            rotates &= !award.not_twice || !winners.iter().any(|winner| before.contains(winner));
            before = winners;
            if period.contains(DAY) {
                writeln!(out, "Winners of award `{}` in {period}: {}, for example", award.key, before.len())?;
                let told = awarded.findings(Language::En);
                for finding in told.iter().take(1).chain(told.of("score.near-miss").take(1)) {
                    writeln!(out, "  {}", finding.message(Language::En))?;
                }
            }
        }
    }
    Ok(rotates)
}

/// A round with every sheet; whether each subject has its composite.
fn evaluated(out: &mut dyn Write, grid: &Grid, scheme: &str, expected: usize) -> Outcome<bool> {
    let spec = grid.charter().spec();
    let scheme = spec.schemes.iter().find(|known| known.key == scheme).ok_or("the scheme")?;
    let every = scheme.assessment.as_ref().map_or(PeriodKind::Month, |assessment| assessment.every);
    let mut round = Round::open(grid, &scheme.key, every.of(DAY))?;
    let subjects = round.subjects().to_vec();
    let root = grid.units_in_order().next().map(|unit| format!("unit:{}", unit.key())).unwrap_or_default();
    let mut sheets = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        let next = &subjects[(at + 1) % subjects.len()];
        for (kind, author) in SheetKind::ALL.into_iter().zip([subject, next, &root]) {
            let lost = i64::try_from(at * 7 + sheets.len())?;
            let mark = |full: Option<Points>| -> Outcome<Points> {
                let full = full.unwrap_or(Points::from(100)).thousandths();
                Ok(Points::from_thousandths(full - lost * 1000 % (full / 3)).ok_or("marks")?)
            };
            let marks = scheme.indicators.iter().map(|indicator| Ok((indicator.key.clone(), mark(indicator.full)?)));
            let values = marks.collect::<Outcome<_>>()?;
            let (subject, author) = (subject.clone(), author.clone());
            sheets.push(Sheet { subject, from: kind, author, values, reference: String::new() });
        }
    }
    round.fill(grid, &sheets).map_err(|error| error.findings().to_string())?;
    let results = round.results()?;
    let bands = scheme.bands.iter().map(|band| {
        let count = results.iter().filter(|result| result.band.as_ref() == Some(&band.key)).count();
        format!(" {count} {},", band.key)
    });
    writeln!(
        out,
        "Assessment `{}` of {}: {} sheets about {} subjects;{} {} scores too far apart",
        scheme.key,
        round.period(),
        sheets.len(),
        subjects.len(),
        bands.collect::<String>(),
        round.findings()?.count("score.tolerance")
    )?;
    round.lock()?;
    round.publish()?;
    let all = results.iter().all(|result| result.score.is_some());
    Ok(subjects.len() == expected && all && round.versions().len() == 1)
}

/// A pot to groups by their scores, then to people by their points; whether it sums to the cent.
fn shared(out: &mut dyn Write, scoring: &Scoring, grid: &Grid, ledger: &Ledger) -> Outcome<bool> {
    let periods = ["2024-H1".parse()?];
    let of = |tier| {
        let request = BoardRequest { periods: &periods, tier: Some(tier), ..BoardRequest::default() };
        score::roll_up(ledger, grid, &request)
    };
    let weight = |totals: Option<&Totals>| totals.map_or(0, |totals| totals.sum().thousandths().max(0));
    let groups = of(scoring.groups)?;
    let mut people: Vec<(String, String, i64)> = Vec::new();
    for person in grid.people() {
        let chain = person.cells().flat_map(|cell| std::iter::once(cell).chain(cell.ancestors()));
        let group = chain.filter(|unit| unit.tier() == scoring.groups).map(|unit| unit.key().to_owned()).next();
        let own = ledger.entries().filter(|entry| entry.subject.strip_prefix("person:") == Some(person.key()));
        let points: i64 = own.map(|entry| entry.points.thousandths()).sum();
        people.extend(group.map(|group| (group, person.key().to_owned(), points.max(0))));
    }
    let keys: Vec<&str> = people.iter().map(|(_, key, _)| key.as_str()).collect();
    let by_person: Vec<(&str, i64)> = people.iter().map(|(group, _, points)| (group.as_str(), *points)).collect();
    let has_points = |group: &str| by_person.iter().any(|(of, points)| *of == group && *points > 0);
    let by_group: Vec<(&str, i64)> = groups
        .rows()
        .enumerate()
        .map(|(at, row)| (row.key, if has_points(row.key) { weight(groups.totals(at).first()) } else { 0 }))
        .collect();
    let total = 1_000_000;
    let pot = Pot { total, groups: &by_group, people: &by_person, method: Method::default(), ties: Ties::Keys(&keys) };
    let shares = score::redistribute(&pot)?;
    let most = by_group.iter().zip(&shares.groups).max_by_key(|(_, share)| **share);
    let ((group, points), share) = most.ok_or("a group")?;
    let mean = Ratio::new(Points::from_thousandths(*points).unwrap_or_default(), 1).unwrap_or(Ratio::ZERO);
    writeln!(
        out,
        "A pot of 10,000.00 among {} groups and {} people: most to `{group}`, {}.{:02} for {mean} points",
        by_group.len(),
        people.len(),
        share / 100,
        share % 100
    )?;
    Ok(shares.groups.iter().sum::<i64>() == total && shares.people.iter().sum::<i64>() == total)
}
