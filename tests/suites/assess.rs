//! Rounds against what they are by definition.

use std::collections::BTreeMap;

use gridcore::score::{EntryRow, Ledger, Round, RoundState, Sheet};
use gridcore::time::Date;
use gridcore::{Points, SheetKind, json, schema};
use gridcore_tests::assessed::{entry, grid};
use gridcore_tests::generate::{config, seeds};
use gridcore_tests::oracle::fraction::Fraction;
use gridcore_tests::random::Random;
use proptest::prelude::*;
use serde_json::Value;

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
