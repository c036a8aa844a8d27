//! What the five systems' desks had to do: the published numbers, on made-up days.

use gridcore::case::{EventRow, Move, Secrecy};
use gridcore::{Grid, Outcome};

use super::{Driver, moment};
use crate::random::Random;

/// What is told of one system.
#[derive(Debug)]
pub struct Story<'g> {
    /// The desk with all its cases.
    pub driver: Driver<'g>,
    /// The tier of units that have a line of the counts.
    pub tier: &'static str,
    /// The flow whose steps are shown by unit, if any.
    pub steps: Option<&'static str>,
}

/// How many minutes there are between two steps.
const STEP: i64 = 90;

/// Cases of one kind.
struct Batch {
    prefix: &'static str,
    kind: &'static str,
    count: usize,
    /// The tier where they arise.
    tier: &'static str,
    channels: &'static [&'static str],
    outcome: fn(usize) -> Outcome,
    /// Problems, suggestions and products of each, and the kind of the products.
    found: fn(usize) -> ([u32; 3], &'static str),
}

const RECTIFIED: fn(usize) -> Outcome = |_| Outcome::Rectified;
const NOTHING: fn(usize) -> ([u32; 3], &'static str) = |_| ([0; 3], "");
const A_PROBLEM: fn(usize) -> ([u32; 3], &'static str) = |_| ([1, 0, 0], "");

/// The batches of a system.
fn batches(system: &str) -> Vec<Batch> {
    let batch = |prefix, kind, count, tier| Batch {
        prefix,
        kind,
        count,
        tier,
        channels: &[""],
        outcome: RECTIFIED,
        found: A_PROBLEM,
    };
    match system {
        // 75 issues solved, the officer judging each; 17 innovations, which are suggestions; hidden dangers are
        // signed off across the bridge.
        "area7" => vec![
            batch("issue-", "daily-life", 75, "cell"),
            Batch {
                found: |_| ([0, 1, 0], ""),
                outcome: |_| Outcome::Explained,
                ..batch("idea-", "innovation", 17, "cell")
            },
            batch("danger-", "hazard", 6, "safety-cell"),
        ],
        // Each of the 14 cells has a problem diagnosed in six steps; five cross boundaries and are handled together.
        "gas_centre" => {
            vec![batch("diagnosis-", "technical", 14, "cell"), batch("joint-", "cross-boundary", 5, "cell")]
        }
        // Awards are recommended tier by tier, line-ups reviewed; what is refused is answered as well.
        "plant8" => vec![
            Batch {
                outcome: |n| if n % 4 == 3 { Outcome::Rejected } else { Outcome::Rectified },
                found: NOTHING,
                ..batch("award-", "award", 33, "group")
            },
            Batch { found: NOTHING, ..batch("bonus-", "bonus", 11, "group") },
        ],
        // 375 opinions, 210 problems rectified, 36 rules and 78 work flows improved, one proposed upward.
        "jianghan" => vec![Batch {
            channels: &["form", "code", "liaison", "direct"],
            outcome: |n| match n {
                0..210 => Outcome::Rectified,
                210 => Outcome::ProposedUpward,
                n if n % 5 == 0 => Outcome::Rejected,
                _ => Outcome::Explained,
            },
            found: |n| match n {
                0..36 => ([1, 0, 1], "rule"),
                36..114 => ([1, 0, 1], "work-flow"),
                114..210 => ([1, 0, 0], ""),
                n => ([0, u32::from(n % 9 == 0), 0], ""),
            },
            ..batch("opinion-", "field-", 375, "branch")
        }],
        // Demands become projects; dangers are tasks that are followed up. All are answered.
        "longtan" => vec![
            Batch {
                outcome: |n| if n % 6 == 5 { Outcome::Explained } else { Outcome::Rectified },
                ..batch("demand-", "demand", 50, "group")
            },
            batch("task-", "hidden-danger", 25, "group"),
        ],
        _ => Vec::new(),
    }
}

/// Runs the cases of a system through a desk of its own charter.
///
/// # Errors
/// If an event is refused that should be legal.
pub fn run<'g>(system: &str, grid: &'g Grid) -> Result<Story<'g>, String> {
    let mut driver = Driver::new(grid);
    let mut random = Random::new(6);
    for batch in batches(system) {
        for number in 0..batch.count {
            one(&mut driver, &batch, number, &mut random)?;
        }
    }
    let (tier, steps) = match system {
        "area7" => ("branch", None),
        "gas_centre" => ("tier-4", Some("diagnosis")),
        "plant8" => ("branch", None),
        "jianghan" => ("committee", None),
        _ => ("branch", None),
    };
    Ok(Story { driver, tier, steps })
}

fn one(driver: &mut Driver<'_>, batch: &Batch, number: usize, random: &mut Random) -> Result<(), String> {
    let case = format!("{}{number:03}", batch.prefix);
    let units: Vec<_> = driver.grid.units_in_order().filter(|unit| unit.tier() == batch.tier).collect();
    // One unit after the other, or spread over them if there are fewer cases.
    let (cases, places) = (batch.count, units.len());
    let unit = units[if cases < places { number * places / cases } else { number % places }];
    let people: Vec<&str> = unit.people_under().map(|person| person.key()).collect();
    let channel = batch.channels[number % batch.channels.len()];
    // What comes directly may come from nobody known.
    let anonymous = channel == "direct" && number % 8 == 3;
    let kind = match batch.kind {
        "field-" => format!("field-{}", 1 + number % 4),
        kind => kind.to_owned(),
    };
    let start =
        i64::try_from(number).unwrap_or(0) % 120 * 1_440 + 8 * 60 + i64::try_from(random.below(60)).unwrap_or(0);
    let by = if anonymous { "" } else { random.pick(&people) };
    driver.take(EventRow {
        case: case.clone().into(),
        at: moment(start),
        by: by.to_owned().into(),
        kind: kind.into(),
        place: format!("unit:{}", unit.key()).into(),
        channel: channel.into(),
        secrecy: anonymous.then_some(Secrecy::Anonymous),
        ..EventRow::default()
    })?;
    let ([problems, suggestions, products], product) = (batch.found)(number);
    if problems + suggestions + products > 0 {
        let found = EventRow { problems, suggestions, products, product: product.into(), ..EventRow::default() };
        driver.make(&case, moment(start + 60), Move::Find, found)?;
    }
    let outcome = (batch.outcome)(number);
    if outcome == Outcome::ProposedUpward {
        let to = driver.grid.units_in_order().next().map(|unit| format!("unit:{}", unit.key())).unwrap_or_default();
        let more = EventRow { to: to.into(), answer: format!("answer-{case}").into(), ..EventRow::default() };
        return driver.make(&case, moment(start + 120), Move::Propose, more);
    }
    if batch.kind == "cross-boundary" {
        driver.advance(&case, moment(start + 90))?;
        join(driver, &case, start + 100)?;
        return driver.finish(&case, start + 100, STEP, outcome);
    }
    driver.finish(&case, start + 60, STEP, outcome)
}

/// One leads, one supervises, two are partners: net leads of different nets.
fn join(driver: &mut Driver<'_>, case: &str, minute: i64) -> Result<(), String> {
    let nets: Vec<String> = driver
        .grid
        .units_in_order()
        .filter(|unit| unit.tier() == "tier-4")
        .map(|unit| format!("post:net-lead@{}", unit.key()))
        .collect();
    let [lead, supervisor, partners @ ..] = nets.as_slice() else { return Err("too few nets".to_owned()) };
    let more = EventRow {
        to: lead.clone().into(),
        supervisor: supervisor.clone().into(),
        partners: partners.iter().take(2).map(|net| net.clone().into()).collect(),
        ..EventRow::default()
    };
    driver.make(case, moment(minute), Move::Join, more)
}
