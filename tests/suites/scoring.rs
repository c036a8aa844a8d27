//! Scores of boards and marks of indicators against naive ones, and the published figures.

use gridcore::score::{self, Board, BoardRequest, EntryRow, Ledger, Measure, Ranks, Ratio, Within};
use gridcore::time::{Date, PeriodKind};
use gridcore::{Charter, Grid, Points, TableKind};
use gridcore_tests::generate::{config, seeds};
use gridcore_tests::oracle::fraction::Fraction;
use gridcore_tests::random::Random;
use gridcore_tests::small;
use proptest::prelude::*;

const DAY: Date = Date::constant(2024, 5, 17);

fn thousandths(points: Points) -> Fraction {
    Fraction(points.thousandths().into(), 1000)
}

/// A charter whose three tiers have policies by chance.
fn charter(random: &mut Random) -> String {
    let mut policies = Vec::new();
    for tier in ["site", "branch", "team", "member"] {
        let policy = match random.below(5) {
            0 => continue,
            1 => "policy = \"sum\"".to_owned(),
            2 => "policy = \"mean\"".to_owned(),
            3 => format!("policy = \"weighted\", own = 0.{}, below = 1.{}", random.below(10), random.below(10)),
            _ => format!("policy = \"best\", best = {}", random.between(1, 3)),
        };
        let floor = if random.chance(20) { format!(", floor = {}", random.below(3)) } else { String::new() };
        let cap = if random.chance(20) { format!(", cap = {}", random.between(4, 9)) } else { String::new() };
        policies.push(format!("{{ tier = \"{tier}\", {policy}{floor}{cap} }}"));
    }
    format!(
        "tiers = [\"site\", \"branch\", \"team\", {{ label = \"member\", people = {{ all = [] }} }}]\n\
         [[schemes]]\nkey = \"points\"\nrules = [{{ key = \"any\", least = -9, most = 9 }}]\ntiers = [{}]\n",
        policies.join(", ")
    )
}

fn grid(random: &mut Random) -> Grid {
    let (mut units, mut people) = ("key,parent,tier\ns,,site\n".to_owned(), "key,cell\n".to_owned());
    for branch in 0..random.between(1, 3) {
        units.push_str(&format!("b{branch},s,branch\n"));
        for team in 0..random.below(4) {
            units.push_str(&format!("t{branch}{team},b{branch},team\n"));
            (0..random.below(4)).for_each(|p| people.push_str(&format!("p{branch}{team}{p},t{branch}{team}\n")));
        }
    }
    small::grid(&charter(random), None, &[(TableKind::Units, &units), (TableKind::People, &people)])
}

fn ledger(grid: &Grid, random: &mut Random) -> Ledger {
    let subjects: Vec<String> = grid
        .units()
        .map(|unit| format!("unit:{}", unit.key()))
        .chain(grid.people().map(|person| format!("person:{}", person.key())))
        .collect();
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let rows = (0..random.between(1, 30)).map(|number| EntryRow {
        id: format!("e{number}").into(),
        date: DAY,
        subject: subjects[random.below(subjects.len())].clone().into(),
        rule: "any".into(),
        points: Points::from_thousandths(i64::try_from(random.below(18_001)).unwrap() - 9_000),
        author: "unit:s".into(),
        ..EntryRow::default()
    });
    let rows: Vec<EntryRow<'static>> = rows.collect();
    ledger.post(grid, rows).expect("entries that fit");
    ledger
}

/// The entries of one subject, added up.
fn own(ledger: &Ledger, subject: &str) -> Fraction {
    let own = ledger.entries().filter(|entry| entry.subject == subject);
    own.fold(Fraction(0, 1), |sum, entry| sum.add(thousandths(entry.points)))
}

fn total(values: &[Fraction]) -> Fraction {
    values.iter().fold(Fraction(0, 1), |sum, value| sum.add(*value))
}

fn best(mut values: Vec<Fraction>, count: u32) -> Option<Fraction> {
    values.sort();
    let best: Vec<Fraction> = values.into_iter().rev().take(count as usize).collect();
    (!best.is_empty()).then(|| total(&best))
}

/// The score as the documentation of the policies says, without regard for cost.
fn naive(ledger: &Ledger, grid: &Grid, unit: &str) -> Option<Fraction> {
    let spec = &grid.charter().spec().schemes[0];
    let held = |tier: &str, score: Option<Fraction>| {
        let policy = spec.tiers.iter().find(|policy| policy.tier == tier);
        let floor = policy.and_then(|policy| policy.floor).map(thousandths);
        let cap = policy.and_then(|policy| policy.cap).map(thousandths);
        let raised = score.map(|score| floor.map_or(score, |floor| floor.max(score)));
        raised.map(|score| cap.map_or(score, |cap| cap.min(score)))
    };
    let view = grid.unit(unit).expect("a unit");
    let here = |of: gridcore::Unit<'_>| {
        let people: Vec<Fraction> =
            of.people().map(|person| own(ledger, &format!("person:{}", person.key()))).collect();
        own(ledger, &format!("unit:{}", of.key())).add(total(&people))
    };
    let below: Vec<Fraction> = view.descendants().map(here).collect();
    let sum = here(view).add(total(&below));
    let heads = view.people_under().count();
    let children: Vec<Fraction> = view.children().filter_map(|child| naive(ledger, grid, child.key())).collect();
    let Some(policy) = spec.tiers.iter().find(|policy| policy.tier == view.tier()) else { return Some(sum) };
    let score = match policy.policy {
        gridcore::Policy::Sum => Some(sum),
        gridcore::Policy::Mean => (heads > 0).then(|| Fraction(sum.0, sum.1 * heads as i128)),
        gridcore::Policy::Weighted => {
            let part = here(view).multiply(thousandths(policy.own.unwrap()));
            let mean = |all: Fraction| Fraction(all.0, all.1 * children.len() as i128);
            let more =
                (!children.is_empty()).then(|| mean(total(&children)).multiply(thousandths(policy.below.unwrap())));
            Some(more.map_or(part, |more| part.add(more)))
        }
        gridcore::Policy::Best if view.children().count() > 0 => best(children, policy.best.unwrap()),
        gridcore::Policy::Best => {
            // The policy of the tier of people, which has nobody below.
            let people = view.people().filter_map(|person| {
                let own = own(ledger, &format!("person:{}", person.key()));
                let policy = spec.tiers.iter().find(|policy| policy.tier == "member");
                let score = match policy.map(|policy| policy.policy) {
                    Some(gridcore::Policy::Best) => None,
                    Some(gridcore::Policy::Weighted) => Some(own.multiply(thousandths(policy.unwrap().own.unwrap()))),
                    _ => Some(own),
                };
                held("member", score)
            });
            best(people.collect(), policy.best.unwrap())
        }
    };
    held(view.tier(), score)
}

fn boards(ledger: &Ledger, grid: &Grid) -> (Board, Board) {
    let periods = [PeriodKind::Month.of(DAY)];
    let request = BoardRequest { periods: &periods, ..BoardRequest::default() };
    let people = BoardRequest { tier: Some("member"), ..request.clone() };
    (score::roll_up(ledger, grid, &request).expect("units"), score::roll_up(ledger, grid, &people).expect("people"))
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn scores_are_what_the_policies_say(seed in seeds()) {
        let mut random = Random::new(seed);
        let grid = grid(&mut random);
        let ledger = ledger(&grid, &mut random);
        let (board, people) = boards(&ledger, &grid);
        let needs_people = grid.charter().spec().schemes[0].tiers.iter().any(|p| p.tier == "member" && p.policy == gridcore::Policy::Best);
        let scores = board.scores(grid.charter(), "points", 0, Some(&people));
        if needs_people && scores.is_err() {
            // Nobody is below a person.
            prop_assert!(people.scores(grid.charter(), "points", 0, None).is_err());
            return Ok(());
        }
        let scores = scores.unwrap();
        for (row, score) in board.rows().zip(&scores) {
            let expected = naive(&ledger, &grid, row.key);
            let same = match (expected, score) {
                (None, None) => true,
                (Some(expected), Some(score)) => expected.is(*score),
                _ => false,
            };
            prop_assert!(same, "{}: {:?} is not {:?}", row.key, expected, score);
        }
        // Ranks among siblings: one more than how many of the same tier and parent are better.
        let ranks = score::rank(&scores, &Ranks { within: &board.groups(Within::Siblings), ..Ranks::default() }).unwrap();
        for (at, row) in board.rows().enumerate() {
            let rivals = board.rows().zip(&scores).filter(|(other, _)| other.parent == row.parent);
            let better = rivals.filter(|(_, score)| **score > scores[at] && score.is_some()).count();
            prop_assert_eq!(ranks[at], scores[at].map(|_| Points::from(u32::try_from(better).unwrap() + 1)));
        }
        let minus: Vec<Option<Ratio>> = (0..scores.len()).map(|row| board.measure(row, 0, Measure::Minus)).collect();
        let lists: [&[Option<Ratio>]; 1] = [&minus];
        let broken = score::rank(&scores, &Ranks { ties: &lists, within: &board.groups(Within::Board), ..Ranks::default() }).unwrap();
        for (at, _) in board.rows().enumerate().filter(|(at, _)| scores[*at].is_some()) {
            let better = (0..scores.len()).filter(|other| (scores[*other], minus[*other]) > (scores[at], minus[at]) && scores[*other].is_some());
            prop_assert_eq!(broken[at], Some(Points::from(u32::try_from(better.count()).unwrap() + 1)));
        }
    }

    #[test]
    fn marks_are_counted_off_one_by_one(seed in seeds()) {
        let mut random = Random::new(seed);
        let (target, points, per) = (random.between(50, 90), random.between(1, 30), random.between(1, 25));
        let low = random.chance(50);
        let count = ["exact", "started", "whole"][random.below(3)];
        let direction = if low { "low" } else { "high" };
        let second = random.between(2, 5);
        let charter = small::charter(&format!(
            "tiers = [\"team\"]\n[[schemes]]\nkey = \"s\"\nindicators = [\n\
             {{ key = \"distance\", full = 50, direction = \"{direction}\", target = {target}, deduct = {{ points = {}, per = {}, count = \"{count}\" }} }},\n\
             {{ key = \"steps\", full = 9, least = 1, direction = \"{direction}\", steps = [{{ at = 60, marks = {} }}, {{ at = 80, marks = {} }}] }},\n\
             {{ key = \"cases\", full = 5, least = -5, each = [{{ from = 1, points = 0.2 }}, {{ from = {second}, points = 0.5 }}] }}]",
            tenths(points), tenths(per), if low { 9 } else { 4 }, if low { 4 } else { 9 },
        ));
        let (value, of, cases) = (random.below(12_000), random.between(1, 130), random.below(20));
        let rate = Ratio::new(Points::from(i32::try_from(value).unwrap()), of as u64).unwrap();
        let values = [("distance", rate), ("steps", rate), ("cases", Points::from(i32::try_from(cases).unwrap()).into())];
        let found = score::appraise(&charter, "s", values).unwrap();
        let exact = Fraction(value as i128, of as i128);
        // Distance: whole steps are counted off one after the other, the rest as the rule says.
        let (step, cost) = (Fraction(per as i128, 10), Fraction(points as i128, 10));
        let sign = if low { 1 } else { -1 };
        let mut missing = Fraction(sign * exact.0, exact.1).add(Fraction(-sign * target as i128, 1));
        let mut marks = Fraction(50, 1);
        while missing >= step {
            missing = missing.add(Fraction(-step.0, step.1));
            marks = marks.add(Fraction(-cost.0, cost.1));
        }
        if missing > Fraction(0, 1) {
            let part = Fraction(missing.0 * step.1, missing.1 * step.0);
            let part = match count { "exact" => part, "started" => Fraction(1, 1), _ => Fraction(0, 1) };
            marks = marks.add(Fraction(-cost.0, cost.1).multiply(part));
        }
        let marks = marks.max(Fraction(0, 1)).min(Fraction(50, 1));
        prop_assert!(marks.is(found.marks[0].marks), "{:?} is not {:?}", marks, found.marks[0]);
        let reached = |at: i128| if low { exact <= Fraction(at, 1) } else { exact >= Fraction(at, 1) };
        let steps = match (low, reached(60), reached(80)) {
            (false, _, true) | (true, true, _) => 9,
            (false, true, _) | (true, _, true) => 4,
            _ => 1,
        };
        prop_assert!(Fraction(steps, 1).is(found.marks[1].marks));
        let off = (1..=cases).map(|case| if case < second { 200 } else { 500 }).sum::<i128>();
        let cases = Fraction(5_000 - off, 1000).max(Fraction(-5, 1));
        prop_assert!(cases.is(found.marks[2].marks));
        prop_assert!(marks.add(Fraction(steps, 1)).add(cases).is(found.score));
    }

    #[test]
    fn fractions_are_compared_across(a in -40_000_i64..40_000, b in 1_u64..900, c in -40_000_i64..40_000, d in 1_u64..900) {
        let ratio = |over, under| Ratio::new(Points::from_thousandths(over).unwrap(), under).unwrap();
        let (one, other) = (ratio(a, b), ratio(c, d));
        let (plain, plain_other) = (Fraction(a.into(), i128::from(b) * 1000), Fraction(c.into(), i128::from(d) * 1000));
        prop_assert_eq!(one.cmp(&other), plain.cmp(&plain_other));
        prop_assert!(plain.add(plain_other).is(one.plus(other).unwrap()));
        prop_assert_eq!(one.plus(other).and_then(|sum| sum.minus(other)), Some(one));
        let far = (i128::from(a) * 2 + i128::from(b).copysign(a)).div_euclid(1);
        prop_assert_eq!(i128::from(one.rounded().thousandths()), far / (2 * i128::from(b)));
    }
}

/// Halves away from zero.
trait CopySign {
    fn copysign(self, sign: i64) -> Self;
}

impl CopySign for i128 {
    fn copysign(self, sign: i64) -> Self {
        if sign < 0 { -self } else { self }
    }
}

fn tenths(number: usize) -> String {
    format!("{}.{}", number / 10, number % 10)
}

/// The local evaluation rules of Jinhua and the figures of the bulletin of Tianmen for December 2016, both as
/// published: on-time closing of at least 70 % earns 50, one less for each per cent below; closing of at least
/// 90 % earns 20; each rework costs 0.2, from the third on 0.5.
fn jinhua() -> Charter {
    small::charter(
        "tiers = [\"district\"]\n[[schemes]]\nkey = \"monthly\"\nindicators = [\n\
         { key = \"on-time\", full = 50, target = 70, deduct = { points = 1 } },\n\
         { key = \"closing\", full = 20, steps = [{ at = 90, marks = 20 }] },\n\
         { key = \"rework\", full = 0, least = -10, each = [{ from = 1, points = 0.2 }, { from = 3, points = 0.5 }] }]\n\
         bands = [{ key = \"poor\", below = 50 }, { key = \"fair\", from = 50, below = 70 }, { key = \"good\", from = 70, up_to = 100 }]",
    )
}

#[test]
fn the_published_local_rules_are_expressible() {
    let rate = |part: i32, of: u64| Ratio::new(Points::from(100 * part), of).unwrap();
    let count = |cases: i32| Ratio::from(Points::from(cases));
    let score = |on_time, closing, rework| {
        let values = [("on-time", on_time), ("closing", closing), ("rework", count(rework))];
        let found = score::appraise(&jinhua(), "monthly", values).unwrap();
        (found.score.to_string(), found.band.unwrap())
    };
    // 737 of 972 on time, 911 closed, as Tianmen had them in December 2016.
    assert_eq!(rate(737, 972).to_string(), "75.823");
    assert_eq!(score(rate(737, 972), rate(911, 972), 0), ("70".to_owned(), "good".to_owned()));
    assert_eq!(score(rate(737, 972), rate(911, 972), 1), ("69.8".to_owned(), "fair".to_owned()));
    assert_eq!(score(rate(737, 972), rate(911, 972), 4), ("68.6".to_owned(), "fair".to_owned()));
    // Exactly 70 % is enough; a per cent short costs one; so do components, of which 9 of 16 were closed.
    assert_eq!(score(rate(7, 10), rate(9, 10), 2), ("69.6".to_owned(), "fair".to_owned()));
    assert_eq!(score(rate(69, 100), rate(9, 16), 0), ("49".to_owned(), "poor".to_owned()));
}
