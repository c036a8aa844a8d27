//! Awards and explanations against what they are by definition.

use gridcore::score::{self, AwardRequest, AwardTerms, BoardRequest, EntryRow, Ledger, Outcome, Ratio};
use gridcore::time::{Date, Period, PeriodKind};
use gridcore::{Grid, Points, Reference};
use gridcore_tests::assessed::{DAY, entry, grid};
use gridcore_tests::generate::{config, seeds};
use gridcore_tests::random::Random;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn awards_go_to_the_best_who_may_have_them(seed in seeds()) {
        let mut random = Random::new(seed);
        let grid = grid();
        let period = PeriodKind::Month.of(DAY);
        let teams = ["t1", "t2", "t3", "t4"];
        let score = |random: &mut Random| random.chance(90).then(|| Points::from(i32::try_from(random.below(7)).unwrap()));
        let given: Vec<(&str, Option<Points>)> = teams.iter().map(|team| (*team, score(&mut random))).collect();
        let scores: Vec<(&str, Option<Ratio>)> = given.iter().map(|(key, points)| (*key, points.map(Ratio::from))).collect();
        let previous: Vec<&str> = teams.into_iter().filter(|_| random.chance(25)).collect();
        let vetoes: Vec<(&str, &str)> = teams.into_iter().filter(|_| random.chance(15)).map(|team| (team, "person:p7")).collect();
        let mut ledger = Ledger::new(grid.charter(), "points").unwrap();
        let mut hurt = Vec::new();
        let unlucky: Vec<(usize, &str)> = teams.into_iter().enumerate().filter(|_| random.chance(30)).collect();
        for (at, team) in unlucky {
            let row = EntryRow { id: format!("a{at}").into(), subject: format!("unit:{team}").into(), points: Some(Points::from(-1)), ..entry("accident") };
            ledger.post(&grid, [row.clone()]).unwrap();
            if random.chance(40) {
                ledger.post(&grid, [EntryRow { id: format!("r{at}").into(), reverses: row.id.clone(), points: Some(Points::ONE), ..row }]).unwrap();
            } else {
                hurt.push(team);
            }
        }
        let request = |award| AwardRequest { scheme: "points", award, period, scores: &scores, ties: &[], previous: &previous, vetoes: &vetoes, ledger: Some(&ledger) };
        let awarded = score::award(&grid, &request("flag")).unwrap();
        let points = |key: &str| given.iter().find(|(team, _)| *team == key).and_then(|(_, points)| *points);
        let may = |team: &&&str| points(team).is_some_and(|points| points >= Points::ONE)
            && !previous.contains(*team) && !hurt.contains(*team) && !vetoes.iter().any(|(key, _)| key == *team);
        let branch = |team: &str| if team < "t3" { "b1" } else { "b2" };
        // The best of each branch; of equals the one with the smaller key.
        let mut expected: Vec<&str> = Vec::new();
        for of in ["b1", "b2"] {
            let own = teams.iter().filter(may).filter(|team| branch(team) == of);
            expected.extend(own.max_by_key(|team| (points(team), std::cmp::Reverse(**team))));
        }
        expected.sort_by_key(|team| (std::cmp::Reverse(points(team)), *team));
        let winners: Vec<&str> = awarded.winners.iter().map(|winner| winner.key.as_str()).collect();
        prop_assert_eq!(&winners, &expected);
        prop_assert_eq!(awarded.candidates, given.iter().filter(|(_, points)| points.is_some()).count());
        for near in &awarded.near_misses {
            let team = near.key.as_str();
            let reason = match &near.outcome {
                Outcome::Vetoed { by } => vetoes.contains(&(team, by.as_str())),
                Outcome::Barred { .. } => hurt.contains(&team),
                Outcome::HadIt => previous.contains(&team),
                Outcome::OtherFirst { other, unit } => expected.contains(&other.as_str()) && branch(team) == unit,
                Outcome::BelowLeast { .. } => points(team) < Some(Points::ONE) && expected.len() < 2,
                Outcome::Short { .. } => expected.len() == 2,
                _ => false,
            };
            prop_assert!(reason && !winners.contains(&team), "{:?}", near);
        }
        // A threshold alone has no cut.
        let good = score::award(&grid, &request("good")).unwrap();
        let enough = given.iter().filter(|(team, points)| {
            points.is_some_and(|points| points >= Points::from(5)) && !vetoes.iter().any(|(key, _)| key == team)
        });
        prop_assert_eq!(good.winners.len(), enough.count());
        nominated(&grid, &mut random, period)?;
    }

    #[test]
    fn every_number_is_explained_down_to_its_entries(seed in seeds()) {
        let mut random = Random::new(seed);
        let grid = grid();
        let mut ledger = Ledger::new(grid.charter(), "points").unwrap();
        for number in 0..random.between(1, 40) {
            let rule = if random.chance(60) { "tidy" } else { "accident" };
            let sign = if rule == "tidy" { 1 } else { -1 };
            let row = EntryRow {
                id: format!("e{number}").into(),
                date: Date::constant(2024, 4 + i8::try_from(random.below(2)).unwrap(), 3),
                subject: random.pick(&["unit:t1", "unit:b2", "person:p1", "person:p4", "person:p6", "post:lead@t2"]).into(),
                points: Some(Points::from(sign * i32::try_from(random.between(1, 9)).unwrap())),
                ..entry(rule)
            };
            ledger.post(&grid, [row]).unwrap();
        }
        let months = ["2024-04".parse().unwrap(), "2024-05".parse().unwrap()];
        let board = score::roll_up(&ledger, &grid, &BoardRequest { periods: &months, ..BoardRequest::default() }).unwrap();
        for (at, row) in board.rows().enumerate() {
            let line = Reference::Unit(row.key.into());
            let of = |month: Period| ledger.explain(&grid, &line, Some(month), None).unwrap();
            let parts = months.map(of);
            for (part, totals) in parts.iter().zip(board.totals(at)) {
                prop_assert_eq!(&part.totals, totals);
                for rule in &part.rules {
                    let sum = rule.entries.iter().map(|entry| entry.points.thousandths()).sum::<i64>();
                    prop_assert_eq!(rule.totals.sum().thousandths(), sum);
                    prop_assert!(rule.entries.iter().all(|entry| entry.rule == rule.rule));
                    prop_assert_eq!(rule.text.as_str(), if rule.rule == "tidy" { "left in order" } else { "somebody was hurt" });
                }
            }
            // The differences of the rules add up to that of the line.
            let [april, may] = &parts;
            let change: i64 = may.since(april).iter().filter_map(|part| part.change()).map(Points::thousandths).sum();
            let of_line = board.since(1, &board, 0).into_iter().find(|line| line.key == row.key);
            prop_assert_eq!(of_line.and_then(|line| line.change()).map_or(0, Points::thousandths), change);
            prop_assert_eq!(change, may.totals.sum().thousandths() - april.totals.sum().thousandths());
        }
    }
}

/// Nomination tier by tier: whoever is awarded is among the best of their team and of their branch.
fn nominated(grid: &Grid, random: &mut Random, period: Period) -> Result<(), TestCaseError> {
    let people = [
        ("p1", "t1", "b1"),
        ("p2", "t1", "b1"),
        ("p3", "t2", "b1"),
        ("p4", "t3", "b2"),
        ("p5", "t3", "b2"),
        ("p6", "t4", "b2"),
    ];
    let points = people.map(|_| random.below(5));
    let scores: Vec<(&str, Option<Ratio>)> = people
        .iter()
        .zip(points)
        .map(|((key, ..), points)| (*key, Some(Points::from(i32::try_from(points).unwrap()).into())))
        .collect();
    let request = AwardRequest {
        scheme: "points",
        award: "nominated",
        period,
        scores: &scores,
        ties: &[],
        previous: &[],
        vetoes: &[],
        ledger: None,
    };
    let awarded = score::award(grid, &request).unwrap();
    // Who is best of the branch is best of the team too, so the best of each branch are put forward.
    let best_of = |branch: &str| (0..6).filter(|at| people[*at].2 == branch).map(|at| points[at]).max().unwrap();
    let forward: Vec<usize> = (0..6).filter(|at| points[*at] == best_of(people[*at].2)).collect();
    let better = |at: usize| forward.iter().filter(|other| points[**other] > points[at]).count();
    let mut expected: Vec<&str> = forward.iter().filter(|at| better(**at) < 2).map(|at| people[*at].0).collect();
    expected.sort_unstable();
    let mut winners: Vec<&str> = awarded.winners.iter().map(|winner| winner.key.as_str()).collect();
    winners.sort_unstable();
    prop_assert_eq!(winners, expected);
    Ok(())
}

/// The best by points of all, and of those who may have it: what is chosen by hand from the scores of a board is what
/// the ledger chooses.
#[test]
fn an_award_by_points_is_that_of_the_scores() {
    let grid = grid();
    let mut random = Random::new(7);
    for _ in 0..50 {
        let mut ledger = Ledger::new(grid.charter(), "points").unwrap();
        for number in 0..random.between(1, 20) {
            let row = EntryRow {
                id: format!("e{number}").into(),
                subject: random.pick(&["unit:t1", "unit:t3", "person:p1", "person:p4", "person:p6"]).into(),
                points: Some(Points::from(i32::try_from(random.between(1, 9)).unwrap())),
                ..entry("tidy")
            };
            ledger.post(&grid, [row]).unwrap();
        }
        let period = PeriodKind::Month.of(DAY);
        let previous = [random.pick(&["t1", "t2", "t3", "t4"])];
        for (award, tier) in [("flag", None), ("nominated", Some("member"))] {
            let board =
                score::roll_up(&ledger, &grid, &BoardRequest { periods: &[period], tier, ..BoardRequest::default() })
                    .unwrap();
            let scores = board.scores(grid.charter(), "points", 0, None).unwrap();
            let request = AwardRequest {
                scheme: "points",
                award,
                period,
                scores: &board.candidates(tier.unwrap_or("team"), &scores),
                ties: &[],
                previous: &previous,
                vetoes: &[],
                ledger: Some(&ledger),
            };
            let terms = AwardTerms { previous: &previous, ..AwardTerms::default() };
            assert_eq!(ledger.award(&grid, award, &terms).unwrap(), score::award(&grid, &request).unwrap());
        }
    }
}
