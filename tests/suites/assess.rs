//! Rounds, awards and explanations against what they are by definition.

use std::collections::BTreeMap;

use gridcore::score::{
    self, AwardRequest, AwardTerms, BoardRequest, EntryRow, Ledger, Outcome, Ratio, Round, RoundState, Sheet,
};
use gridcore::time::{Date, Period, PeriodKind};
use gridcore::{Grid, Points, Reference, SheetKind, TableKind, json, schema};
use gridcore_tests::generate::{config, seeds};
use gridcore_tests::oracle::fraction::Fraction;
use gridcore_tests::random::Random;
use gridcore_tests::small;
use proptest::prelude::*;
use serde_json::Value;

const CHARTER: &str = r#"
tiers = ["site", "branch", "team", { label = "member", people = { all = [] } }]
posts = [{ key = "lead", at = ["team"] }, { key = "inspector", at = ["site"], seats = { max = 3 } }]
[[schemes]]
key = "points"
rules = [
    { key = "tidy", text = "left in order", least = 0.5, most = 9 },
    { key = "accident", text = "somebody was hurt", least = -9, most = -1 },
]
awards = [
    { key = "flag", tier = "team", top = 2, least = 1, vetoes = ["accident"], not_twice = true, one_per = "branch" },
    { key = "nominated", tier = "member", top = 2, nominate = [{ tier = "team", top = 1 }, { tier = "branch", top = 1 }] },
    { key = "good", tier = "team", least = 5 },
]
[[schemes]]
key = "teams"
indicators = [{ key = "order", weight = 0.7, full = 50 }, { key = "safe", weight = 0.3 }]
bands = [{ key = "low", below = 50 }, { key = "high", from = 50 }]
[schemes.assessment]
every = "quarter"
tier = "team"
tolerance = 20
sheets = [
    { from = "self", weight = 0.2 },
    { from = "mutual", weight = 0.3, count = 2 },
    { from = "centre", weight = 0.5, by = ["inspector"] },
]
[[schemes]]
key = "duties"
indicators = [{ key = "walk-round", text = "daily, before the shift", full = 10 }, { key = "log", full = 5 }]
[schemes.assessment]
post = "lead"
sheets = [{ from = "mutual", weight = 0.4 }, { from = "centre", weight = 0.6 }]
"#;

fn grid() -> Grid {
    small::grid(
        CHARTER,
        None,
        &[
            (
                TableKind::Units,
                "key,parent,tier\ns,,site\nb1,s,branch\nb2,s,branch\nt1,b1,team\nt2,b1,team\nt3,b2,team\nt4,b2,team\n",
            ),
            (TableKind::People, "key,cell\np1,t1\np2,t1\np3,t2\np4,t3\np5,t3\np6,t4\np7,\n"),
            (
                TableKind::Appointments,
                "person,post,unit\np1,lead,t1\np3,lead,t2\np4,lead,t3\np5,inspector,s\np7,inspector,s\n",
            ),
        ],
    )
}

/// Whether somebody may fill a sheet about a team, as the charter above has it.
fn may_fill(subject: &str, from: SheetKind, author: &str) -> bool {
    // Who is in or leads which team, and who inspects; the site and the branches are in none.
    let team = match author {
        "person:p1" | "person:p2" | "post:lead@t1" | "unit:t1" => "unit:t1",
        "person:p3" | "unit:t2" => "unit:t2",
        "person:p4" | "person:p5" => "unit:t3",
        "person:p6" => "unit:t4",
        "person:p7" | "unit:b1" | "post:inspector@s" => "",
        _ => return false,
    };
    let inspects = matches!(author, "person:p5" | "person:p7" | "post:inspector@s");
    match from {
        _ if subject == "unit:b1" => false,
        SheetKind::Own => team == subject,
        SheetKind::Mutual => team != subject && !team.is_empty(),
        SheetKind::Centre => team != subject && inspects,
    }
}

fn sheet(random: &mut Random) -> Sheet {
    let subject = random.pick(&["unit:t1", "unit:t2", "unit:t3", "unit:t4", "unit:t1", "unit:b1"]);
    let authors = [
        "person:p1",
        "person:p2",
        "person:p3",
        "person:p4",
        "person:p5",
        "person:p6",
        "person:p7",
        "post:lead@t1",
        "post:inspector@s",
        "unit:t2",
        "unit:b1",
        "person:p9",
    ];
    let mark = |random: &mut Random, full: usize| {
        Points::from_thousandths(i64::try_from(random.below(full * 100 + 1)).unwrap() * 10).unwrap()
    };
    Sheet {
        subject: subject.into(),
        from: SheetKind::ALL[random.below(3)],
        author: random.pick(&authors).into(),
        values: [("order".to_owned(), mark(random, 50)), ("safe".to_owned(), mark(random, 100))].into(),
        reference: String::new(),
    }
}

fn thousandths(points: Points) -> Fraction {
    Fraction(points.thousandths().into(), 1000)
}

/// 70 of the share of order, 30 of that of safety.
fn worth(sheet: &Sheet) -> Fraction {
    let share = |name: &str, full: i128, weight: i128| thousandths(sheet.values[name]).multiply(Fraction(weight, full));
    share("order", 50, 70).add(share("safe", 100, 30))
}

fn mean(values: &[Fraction]) -> Option<Fraction> {
    let sum = values.iter().fold(Fraction(0, 1), |sum, value| sum.add(*value));
    (!values.is_empty()).then(|| Fraction(sum.0, sum.1 * values.len() as i128))
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn a_round_is_the_weighted_mean_of_its_sheets(seed in seeds()) {
        let mut random = Random::new(seed);
        let grid = grid();
        let mut round = Round::open(&grid, "teams", "2024-Q2".parse().unwrap()).unwrap();
        let mut kept: BTreeMap<(String, SheetKind, String), Sheet> = BTreeMap::new();
        for _ in 0..random.between(1, 40) {
            let sheet = sheet(&mut random);
            let may = may_fill(&sheet.subject, sheet.from, &sheet.author);
            let filled = round.fill(&grid, std::slice::from_ref(&sheet));
            prop_assert_eq!(filled.is_ok(), may, "{:?}: {:?}", sheet, filled.err().map(|error| error.findings().to_string()));
            if may {
                kept.insert((sheet.subject.clone(), sheet.from, sheet.author.clone()), sheet);
            }
        }
        let (mut missing, mut apart) = (0, 0);
        for result in round.results().unwrap() {
            let own = |from| kept.values().filter(|sheet| sheet.subject == result.subject && sheet.from == from).map(worth).collect::<Vec<_>>();
            let parts = [(SheetKind::Own, 2, 1), (SheetKind::Mutual, 3, 2), (SheetKind::Centre, 5, 1)];
            let mut score = Some(Fraction(0, 1));
            for (at, (from, tenths, count)) in parts.into_iter().enumerate() {
                missing += usize::from(own(from).len() < count);
                prop_assert_eq!(result.parts[at].missing, count.saturating_sub(own(from).len()));
                score = score.zip(mean(&own(from))).map(|(sum, mean)| sum.add(mean.multiply(Fraction(tenths, 10))));
            }
            match (score, result.score) {
                (None, None) => {}
                (Some(score), Some(found)) => {
                    prop_assert!(score.is(found), "{:?} is not {}", score, found);
                    let band = if score < Fraction(50, 1) { "low" } else { "high" };
                    prop_assert_eq!(result.band.as_deref(), Some(band));
                }
                _ => prop_assert!(false, "{:?} against {:?}", score, result.score),
            }
            let all: Vec<Fraction> = SheetKind::ALL.into_iter().flat_map(own).collect();
            if let (Some(least), Some(most)) = (all.iter().min(), all.iter().max()) {
                apart += usize::from(most.add(Fraction(-least.0, least.1)) > Fraction(20, 1));
            }
        }
        let findings = round.findings().unwrap();
        prop_assert_eq!((findings.count("score.missing-sheet"), findings.count("score.tolerance")), (missing, apart));
        // Kept as a text and read back it is the same round.
        let again = Round::restore(grid.charter(), &round.keep()).unwrap();
        prop_assert_eq!(again.results().unwrap(), round.results().unwrap());
        prop_assert_eq!(again.keep(), round.keep());
    }

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

const DAY: Date = Date::constant(2024, 5, 17);

fn entry(rule: &'static str) -> EntryRow<'static> {
    EntryRow { date: DAY, rule: rule.into(), author: "unit:s".into(), ..EntryRow::default() }
}

/// What a text says, after its schema was asked.
fn valid(name: &str, text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap();
    let schema = jsonschema::draft202012::new(&schema::scores()).unwrap();
    let whole = serde_json::json!({ name: value });
    let errors: Vec<String> = schema.iter_errors(&whole).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    value
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

#[test]
fn an_officer_is_assessed_against_the_list_of_duties() {
    let grid = grid();
    let mut round = Round::open(&grid, "duties", "2024-05".parse().unwrap()).unwrap();
    assert_eq!(round.subjects(), ["person:p1", "person:p3", "person:p4"]);
    let sheet = |from, author: &str, walk: i32, log: i32| Sheet {
        subject: "person:p1".into(),
        from,
        author: author.into(),
        values: [("walk-round".to_owned(), walk.into()), ("log".to_owned(), log.into())].into(),
        reference: "form 7".into(),
    };
    // p6 holds no such post and is the officer's superior no more than p7.
    assert!(round.fill(&grid, &[sheet(SheetKind::Mutual, "person:p6", 9, 4)]).is_err());
    round
        .fill(&grid, &[sheet(SheetKind::Mutual, "person:p3", 9, 4), sheet(SheetKind::Centre, "unit:b1", 8, 5)])
        .unwrap();
    let result = &round.results().unwrap()[0];
    // 0.4 of 13 and 0.6 of 13.
    assert_eq!((result.score, result.band.as_deref()), (Some(Points::from(13).into()), None));
    assert_eq!(result.parts[0].sheets[0].1.marks[0].text, "daily, before the shift");
}

#[test]
fn what_was_published_stays_and_a_correction_is_a_further_version() {
    let grid = grid();
    let mut round = json::open_round(&grid, "duties", "2024-05").unwrap();
    let sheets = |walk: u32| {
        let text = format!(
            r#"[{{"subject": "person:p1", "from": "mutual", "author": "person:p3", "values": {{"walk-round": {walk}, "log": 5}}}},
                {{"subject": "person:p1", "from": "centre", "author": "unit:s", "values": {{"walk-round": 10, "log": 5}}, "ref": "form 7"}}]"#
        );
        json::from_sheets(&text).unwrap()
    };
    round.fill(&grid, &sheets(5)).unwrap();
    round.lock().unwrap();
    assert!(round.fill(&grid, &sheets(6)).is_err());
    round.publish().unwrap();
    // Stored, read again and corrected by whoever holds the text.
    let stored = json::to_round(&round);
    let mut round = json::from_round(grid.charter(), &stored).unwrap();
    assert_eq!(json::to_round(&round), stored);
    round.correct(&grid, &sheets(10), "the walk of the 3rd was counted").unwrap();
    valid("round", &stored);
    let versions = valid("versions", &json::round_versions(&round));
    let of = |version: usize, path: &str| versions[version]["results"][0].pointer(path).cloned();
    assert_eq!((of(0, "/score"), of(1, "/score")), (Some(13.into()), Some(15.into())));
    assert_eq!(of(1, "/parts/1/sheets/0/ref"), Some("form 7".into()));
    assert_eq!(of(1, "/parts/0/sheets/0/appraisal/marks/0/marks"), Some(10.into()));
    assert_eq!(
        (&versions[0]["reason"], &versions[1]["reason"]),
        (&Value::Null, &"the walk of the 3rd was counted".into())
    );
    assert_eq!(round.state(), RoundState::Published);
    let results = valid("results", &json::round_results(&round.results().unwrap()));
    assert_eq!(results, versions[1]["results"]);
}

#[test]
fn awards_and_scores_cross_as_texts() {
    let grid = grid();
    let mut ledger = Ledger::new(grid.charter(), "points").unwrap();
    let row = |id: &'static str, subject: &'static str, points: i32| EntryRow {
        id: id.into(),
        subject: subject.into(),
        points: Some(points.into()),
        ..entry("tidy")
    };
    let april = EntryRow { date: Date::constant(2024, 4, 17), ..row("z", "unit:t1", 1) };
    let may = [row("a", "unit:t1", 5), row("b", "person:p3", 5), row("c", "unit:t3", 4), row("d", "unit:t3", 1)];
    ledger.post(&grid, [april].into_iter().chain(may)).unwrap();
    let board = json::roll_up(&ledger, &grid, "{}").unwrap();
    assert_eq!(
        json::scores(&board, grid.charter(), "points", None, None).unwrap(),
        r#"{"s":15,"b1":10,"t1":5,"t2":5,"b2":5,"t3":5,"t4":0}"#
    );
    let request = r#"{"award": "flag", "ties": ["count"], "previous": ["t1"], "vetoes": {"t2": "person:p1"}}"#;
    let (text, findings) = json::award(&ledger, &grid, request).unwrap();
    valid("award", request);
    let awarded = valid("awarded", &text);
    assert_eq!((awarded["winners"][0]["key"].as_str(), awarded["winners"][0]["place"].as_u64()), (Some("t3"), Some(1)));
    assert_eq!((awarded["period"].as_str(), findings.count("score.awarded")), (Some("2024-05"), 1));
    assert_eq!(findings.count("score.near-miss"), 3);
    let explained = |request: &str| {
        valid("explain", request);
        valid("explained", &json::explain(&ledger, &grid, "unit:b1", request).unwrap())
    };
    let all = explained("{}");
    assert_eq!((all["sum"].as_i64(), all["rules"][0]["entries"][2]["id"].as_str()), (Some(11), Some("b")));
    let since = explained(r#"{"period": "2024-05", "since": "2024-04"}"#);
    assert_eq!((since["sum"].as_i64(), since["changes"][0]["change"].as_i64()), (Some(10), Some(9)));
    let values = r#"{"order": [100000, 3000], "safe": 50}"#;
    valid("values", values);
    let values = json::appraise(grid.charter(), "teams", values).unwrap();
    valid("appraisal", &values);
    assert!(values.starts_with(r#"{"score":61.667,"exact":"185000/3000","band":"high""#), "{values}");
    assert_eq!(json::since(&board, None, &board, None).unwrap(), "[]");
    valid("board", &json::board(&board));
    let grown = valid("differences", &json::since(&board, None, &board, Some("2024-04")).unwrap());
    assert_eq!((grown[0]["key"].as_str(), grown[0]["change"].as_i64()), (Some("s"), Some(14)));
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
