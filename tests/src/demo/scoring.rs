//! Points, assessment, awards and shares of a system: entries and sheets are made up, the sizes are its own.

use std::io::Write;

use gridcore::score::{
    self, AwardRequest, BoardRequest, EntryRow, Ledger, Method, Pot, Ratio, Round, Sheet, Ties, Totals,
};
use gridcore::time::PeriodKind;
use gridcore::{Charter, Folder, Grid, Language, Points, Reference, SheetKind};

use super::Outcome;
use crate::repository::{data, text};
use crate::systems::DAY;

/// How a system scores.
struct Scoring {
    system: &'static str,
    /// The tier of groups that a pot is shared among before people.
    groups: &'static str,
    /// What the award is given to, and how.
    award: &'static str,
    /// Whom a round is about, and how often.
    assessed: &'static str,
    /// How many of them there are.
    subjects: usize,
    /// Rewards and penalties, in person-times.
    entries: [usize; 2],
}

/// Officers commended every month; cells evaluated by themselves, each other and the centre; three levels
/// with 263 rewards and 69 penalties; officers reviewed every year; groups evaluated every quarter.
const SCORINGS: [Scoring; 5] = [
    Scoring {
        system: "area7",
        groups: "cell",
        award: "tier = \"red-officer\", every = \"month\", top = 3, vetoes = [\"slip\"]",
        assessed: "every = \"month\"\npost = \"officer\"",
        subjects: 0,
        entries: [828, 40],
    },
    Scoring {
        system: "gas_centre",
        groups: "cell",
        award: "tier = \"cell\", every = \"quarter\", top = 2, one_per = \"tier-4\"",
        assessed: "every = \"month\"\ntier = \"cell\"",
        subjects: 14,
        entries: [132, 20],
    },
    Scoring {
        system: "plant8",
        groups: "group",
        award: "tier = \"group\", every = \"quarter\", top = 1, not_twice = true, nominate = [{ tier = \"branch\", top = 1 }]",
        assessed: "every = \"month\"\ntier = \"branch\"",
        subjects: 3,
        entries: [263, 69],
    },
    Scoring {
        system: "jianghan",
        groups: "committee",
        award: "tier = \"officer\", every = \"year\", top = 10, nominate = [{ tier = \"committee\", top = 2 }]",
        assessed: "every = \"year\"\npost = \"officer\"",
        subjects: 750,
        entries: [2400, 100],
    },
    Scoring {
        system: "longtan",
        groups: "group",
        award: "tier = \"group\", every = \"month\", top = 3, least = 1",
        assessed: "every = \"quarter\"\ntier = \"group\"",
        subjects: 25,
        entries: [220, 60],
    },
];

/// The grid of a system under its charter and the schemes of a scoring.
fn grid(scoring: &Scoring) -> Outcome<Grid> {
    let folder = data().join(scoring.system);
    // The holders of the post become a tier of people.
    let cells = "    { label = \"cell\", count = 57, size = { min = 8, max = 24 } },\n";
    let officers = format!("{cells}    {{ label = \"red-officer\", post = \"officer\" }},\n");
    let charter = text(&folder.join("charter.toml")).replace(cells, &officers);
    let Scoring { award, assessed, .. } = scoring;
    let schemes = format!(
        "\n[[schemes]]\nkey = \"demo-points\"\nrules = [\n\
         {{ key = \"merit\", text = \"did more than the duty\", least = 1, most = 5 }},\n\
         {{ key = \"slip\", text = \"left a duty undone\", least = -3, most = -1 }}]\n\
         awards = [{{ key = \"commendation\", {award} }}]\n\
         [[schemes]]\nkey = \"demo-evaluation\"\n\
         indicators = [{{ key = \"duties\", weight = 0.6, full = 50 }}, {{ key = \"records\", weight = 0.4 }}]\n\
         bands = [{{ key = \"mend\", below = 60 }}, {{ key = \"pass\", from = 60, below = 85 }}, {{ key = \"model\", from = 85 }}]\n\
         [schemes.assessment]\n{assessed}\ntolerance = 15\n\
         sheets = [{{ from = \"self\", weight = 0.2 }}, {{ from = \"mutual\", weight = 0.3 }}, {{ from = \"centre\", weight = 0.5 }}]\n"
    );
    let charter = Charter::from_toml(&format!("{charter}{schemes}")).map_err(|error| error.findings().to_string())?;
    let read = Folder { charters: vec![charter], roster: Folder::read(folder)?.roster };
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
    let mut ledger = Ledger::new(grid.charter(), "demo-points")?;
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
    let line = Reference::Unit(board.rows()[0].key.clone().into());
    let explained = ledger.explain(&grid, &line, Some(periods[0]), None)?;
    let counts: Vec<u64> = explained.rules.iter().map(|rule| rule.totals.count()).collect();
    promise(counts == scoring.entries.map(|count| count as u64), "the entries are those posted");
    award(out, scoring, &grid, &ledger)?;
    promise(evaluated(out, scoring, &grid)?, "every subject has its composite");
    promise(shared(out, scoring, &grid, &ledger)?, "the pot is shared to the cent");
    writeln!(out)?;
    Ok(())
}

fn award(out: &mut dyn Write, scoring: &Scoring, grid: &Grid, ledger: &Ledger) -> Outcome {
    let spec = grid.charter().spec();
    let award = &spec.schemes.iter().find(|scheme| scheme.key == "demo-points").ok_or("the scheme")?.awards[0];
    let period = award.every.of(DAY);
    let periods = [period];
    let request = BoardRequest { periods: &periods, tier: Some(&award.tier), ..BoardRequest::default() };
    let board = score::roll_up(ledger, grid, &request)?;
    let scores = board.scores(grid.charter(), "demo-points", 0, None)?;
    let scores = board.candidates(&award.tier, &scores);
    let awarded = score::award(
        grid,
        &AwardRequest {
            scheme: "demo-points",
            award: &award.key,
            period,
            scores: &scores,
            ties: &[],
            previous: &[],
            vetoes: &[],
            ledger: Some(ledger),
        },
    )?;
    let told = awarded.findings(Language::En);
    writeln!(out, "Awards of {period} ({}): {} winners, for example", scoring.system, awarded.winners.len())?;
    for finding in told.iter().take(1).chain(told.of("score.near-miss").take(1)) {
        writeln!(out, "  {}", finding.message(Language::En))?;
    }
    Ok(())
}

/// A round with every sheet; whether each subject has its composite.
fn evaluated(out: &mut dyn Write, scoring: &Scoring, grid: &Grid) -> Outcome<bool> {
    let spec = grid.charter().spec();
    let scheme = spec.schemes.iter().find(|scheme| scheme.key == "demo-evaluation").ok_or("the scheme")?;
    let every = scheme.assessment.as_ref().map_or(PeriodKind::Month, |assessment| assessment.every);
    let mut round = Round::open(grid, "demo-evaluation", every.of(DAY))?;
    let subjects = round.subjects().to_vec();
    let root = grid.units_in_order().next().map(|unit| format!("unit:{}", unit.key())).unwrap_or_default();
    let mut sheets = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        let next = &subjects[(at + 1) % subjects.len()];
        for (kind, author) in SheetKind::ALL.into_iter().zip([subject, next, &root]) {
            let mark =
                |full: usize| Points::from(i32::try_from(full - (at * 7 + sheets.len()) % (full / 3)).unwrap_or(0));
            let values = [("duties".to_owned(), mark(50)), ("records".to_owned(), mark(100))].into();
            let (subject, author) = (subject.clone(), author.clone());
            sheets.push(Sheet { subject, from: kind, author, values, reference: String::new() });
        }
    }
    round.fill(grid, &sheets).map_err(|error| error.findings().to_string())?;
    let results = round.results()?;
    let in_band = |band: &str| results.iter().filter(|result| result.band.as_deref() == Some(band)).count();
    writeln!(
        out,
        "Evaluation of {}: {} sheets about {} subjects; {} model, {} pass, {} to mend; {} scores too far apart",
        round.period(),
        sheets.len(),
        subjects.len(),
        in_band("model"),
        in_band("pass"),
        in_band("mend"),
        round.findings()?.count("score.tolerance")
    )?;
    round.lock()?;
    round.publish()?;
    let expected = scoring.subjects == 0 || scoring.subjects == subjects.len();
    Ok(expected && results.iter().all(|result| result.score.is_some()) && round.versions().len() == 1)
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
        .iter()
        .enumerate()
        .map(|(at, row)| (row.key.as_str(), if has_points(&row.key) { weight(groups.totals(at).first()) } else { 0 }))
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
