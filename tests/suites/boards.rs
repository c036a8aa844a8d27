//! Boards as they are asked for, ranked, shared and kept.

use gridcore::score::{
    self, Board, BoardRanks, BoardRequest, BoardRow, EntryRow, Ledger, Measure, Method, Ranking, Subjects, Tally,
    Within,
};
use gridcore::time::{Date, PeriodKind};
use gridcore::{Grid, Points, TableKind, json};
use gridcore_tests::random::Random;
use gridcore_tests::small;
use serde_json::{Value, json as value};

const CHARTER: &str = "tiers = [\"site\", \"team\", { label = \"member\", people = { all = [] } }]\n\
    [[schemes]]\nkey = \"points\"\nrules = [{ key = \"any\", least = -9, most = 9 }]\n";

fn grid() -> Grid {
    let tables = [
        (
            TableKind::Units,
            "key,parent,tier\nn,,site\nn1,n,team\nn2,n,team\ns,,site\ns1,s,team\ns2,s,team\ns3,s,team\n",
        ),
        (TableKind::People, "key,cell\np1,n1\np2,n1\np3,n2\np4,s1\np5,s2\np6,s2\np7,s2\n"),
    ];
    small::grid(CHARTER, None, &tables)
}

fn ledger(grid: &Grid, seed: u64) -> Ledger {
    let mut random = Random::new(seed);
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let mut row = |number: usize| EntryRow {
        id: number.to_string().into(),
        date: Date::constant(2024, [3, 4][random.below(2)], 5),
        subject: format!("person:p{}", random.below(7) + 1).into(),
        rule: "any".into(),
        points: Points::from_whole(i64::try_from(random.below(5)).unwrap() - 2),
        author: "unit:n".into(),
        ..EntryRow::default()
    };
    ledger.post(grid, (0..12).map(&mut row)).expect("entries that fit");
    ledger
}

fn board(ledger: &Ledger, grid: &Grid, tier: Option<&str>) -> Board {
    let periods = ledger.periods(PeriodKind::Month);
    score::roll_up(ledger, grid, &BoardRequest { periods: &periods, tier, ..BoardRequest::default() }).expect("a board")
}

/// The competition rank by its definition: one more than how many are better.
fn better(board: &Board, period: usize, ranks: &BoardRanks, row: usize) -> Option<usize> {
    let rows: Vec<BoardRow<'_>> = board.rows().collect();
    let measures = || std::iter::once(ranks.by).chain(ranks.ties.iter().copied());
    let values = |row: usize| measures().map(|by| board.measure(row, period, by)).collect::<Vec<_>>();
    board.measure(row, period, ranks.by)?;
    let among = |other: &usize| match ranks.within {
        Within::Tier => rows[*other].tier == rows[row].tier,
        Within::Siblings => rows[*other].parent == rows[row].parent,
        Within::Board => true,
    };
    let wins = |other: usize| {
        let differs = values(other).into_iter().zip(values(row)).find(|(a, b)| a != b);
        differs.is_some_and(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => {
                if ranks.ascending {
                    a < b
                } else {
                    a > b
                }
            }
            (a, _) => a.is_some(),
        })
    };
    Some(1 + (0..rows.len()).filter(among).filter(|other| wins(*other)).count())
}

#[test]
fn a_rank_is_one_more_than_how_many_are_better() {
    let grid = grid();
    for seed in 0..40 {
        let ledger = ledger(&grid, seed);
        for board in
            [board(&ledger, &grid, None), board(&ledger, &grid, Some("team")), board(&ledger, &grid, Some("member"))]
        {
            for (by, within) in Measure::ALL.into_iter().flat_map(|by| Within::ALL.map(|within| (by, within))) {
                let ties = Measure::ALL.into_iter().skip(usize::try_from(seed).unwrap() % 6).collect();
                let ranks = BoardRanks { by, within, ties, ascending: seed % 2 == 0, ..BoardRanks::default() };
                let found = board.rank(1, &ranks).expect("ranks");
                for (row, rank) in found.into_iter().enumerate() {
                    let expected =
                        better(&board, 1, &ranks, row).and_then(|rank| Points::from_whole(rank.try_into().ok()?));
                    assert_eq!(rank, expected, "{seed} {ranks:?} {:?}", board.row(row));
                }
            }
        }
    }
}

#[test]
fn a_tier_of_units_is_a_part_of_the_board_of_all() {
    let grid = grid();
    let ledger = ledger(&grid, 1);
    let (all, teams) = (board(&ledger, &grid, None), board(&ledger, &grid, Some("team")));
    assert_eq!(teams.rows().map(|row| row.key).collect::<Vec<_>>(), ["n1", "n2", "s1", "s2", "s3"]);
    for (at, row) in teams.rows().enumerate() {
        let same = all.rows().position(|other| other == row).expect("a line of both");
        assert_eq!(teams.totals(at), all.totals(same));
    }
}

#[test]
fn texts_ask_for_what_their_words_say() {
    let grid = grid();
    let ledger = ledger(&grid, 3);
    let full = board(&ledger, &grid, None);
    for kind in PeriodKind::ALL {
        let asked = json::roll_up(&ledger, &grid, &value!({ "period": kind.as_str() }).to_string()).expect("a board");
        assert_eq!(asked.periods(), ledger.periods(kind));
    }
    let spans =
        json::roll_up(&ledger, &grid, r#"{"period": [["2024-03-01", "2024-04-01"]], "by": "team", "covered": true}"#);
    let spans = spans.expect("a board");
    let teams = board(&ledger, &grid, Some("team"));
    assert!((0..5).all(|row| spans.totals(row)[0] == teams.totals(row)[0] && spans.covered(row, 0).is_some()));
    for (word, ranking) in Ranking::ALL.iter().map(|ranking| (ranking.as_str(), *ranking)) {
        let ranks: Value =
            serde_json::from_str(&json::ranks(&full, &value!({ "method": word }).to_string()).unwrap()).unwrap();
        let same = full.rank(1, &BoardRanks { ranking, ..BoardRanks::default() }).expect("ranks");
        let same: Vec<f64> = same.into_iter().flatten().map(Points::to_f64).collect();
        let shown: Vec<f64> = full.rows().map(|row| ranks[row.key].as_f64().unwrap()).collect();
        assert_eq!(shown, same, "{word}");
    }
    for by in Measure::ALL {
        let request = value!({ "by": by.as_str(), "period": "2024-03", "within": "board" }).to_string();
        let ranks: Value = serde_json::from_str(&json::ranks(&full, &request).unwrap()).unwrap();
        let same = full.rank(0, &BoardRanks { by, within: Within::Board, ..BoardRanks::default() }).expect("ranks");
        for (row, rank) in full.rows().zip(same) {
            assert_eq!(ranks[row.key].as_f64(), rank.map(Points::to_f64), "{by:?}");
        }
    }
    for method in Method::ALL {
        let request = value!({ "method": method.as_str(), "period": "2024-03" }).to_string();
        let shares: Value = serde_json::from_str(&json::shares(&teams, 1001, &request).unwrap()).unwrap();
        let same = teams.share(0, 1001, method).expect("shares");
        assert!(teams.rows().zip(&same).all(|(row, share)| shares[row.key] == *share), "{method:?}");
        assert_eq!(same.iter().sum::<i64>(), 1001);
    }
}

#[test]
fn what_is_behind_a_total_adds_up_to_it() {
    let grid = grid();
    for seed in 0..10 {
        let ledger = ledger(&grid, seed);
        for (board, kind) in [(board(&ledger, &grid, None), "unit"), (board(&ledger, &grid, Some("member")), "person")]
        {
            for (row, line) in board.rows().enumerate() {
                for (period, totals) in board.periods().iter().zip(board.totals(row)) {
                    let reference = format!("{kind}:{}", line.key);
                    let request = value!({ "period": period.to_string() }).to_string();
                    let behind: Vec<Value> =
                        serde_json::from_str(&json::behind(&ledger, &grid, &reference, &request).unwrap()).unwrap();
                    let points =
                        behind.iter().map(|entry| Points::from_f64(entry["points"].as_f64().unwrap()).unwrap());
                    assert_eq!(points.map(Points::thousandths).sum::<i64>(), totals.sum().thousandths());
                    assert_eq!(behind.len() as u64, totals.count());
                }
            }
        }
        let all = ledger.entries().filter(|entry| !entry.pending).count();
        assert_eq!(
            ledger.behind(&grid, &gridcore::Reference::Unit("n".into()), None, None).unwrap().len()
                + ledger.behind(&grid, &gridcore::Reference::Unit("s".into()), None, None).unwrap().len(),
            all
        );
    }
    let none = ledger(&grid, 0);
    for (line, kind) in [("unit:x", "key"), ("area:x", "call"), ("x", "call")] {
        assert_eq!(json::behind(&none, &grid, line, "{}").unwrap_err().kind().as_str(), kind);
    }
}

#[test]
fn columns_are_added_up_as_a_ledger_of_them_is() {
    let tables = [
        (TableKind::Units, "key,parent,tier\nn,,site\nn1,n,team\nn2,n,team\ns,,site\ns1,s,team\n"),
        (TableKind::People, "key,cell\n11,n1\n12,n1\n-3,n2\n1000000007,s1\n007,s1\np8,\n"),
    ];
    let grid = small::grid(CHARTER, None, &tables);
    let mut random = Random::new(9);
    let start = Date::constant(2024, 2, 1);
    let days: Vec<Date> = std::iter::successors(Some(start), |day| day.tomorrow().ok()).take(90).collect();
    let keys: Vec<i64> = (0..3_000).map(|_| [11, 12, -3, 1_000_000_007][random.below(4)]).collect();
    let points: Vec<i64> = keys.iter().map(|_| i64::try_from(random.below(18_001)).unwrap() - 9_000).collect();
    let on: Vec<usize> = keys.iter().map(|_| random.below(90)).collect();
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let rows = keys.iter().zip(&points).zip(&on).enumerate().map(|(number, ((key, points), on))| EntryRow {
        id: number.to_string().into(),
        date: days[*on],
        subject: format!("person:{key}").into(),
        rule: "any".into(),
        points: Points::from_thousandths(*points),
        author: "unit:n".into(),
        ..EntryRow::default()
    });
    ledger.post(&grid, rows).expect("entries that fit");
    let mut periods = ledger.periods(PeriodKind::Week);
    periods.extend(ledger.periods(PeriodKind::Quarter));
    let expected = score::roll_up(&ledger, &grid, &BoardRequest { periods: &periods, ..BoardRequest::default() });
    // 2024-02-01 is day 19,754 from 1970.
    let days: Vec<i32> = on.iter().map(|on| 19_754 + i32::try_from(*on).unwrap()).collect();
    let rows =
        Tally { subjects: Subjects::People(&keys), days: &days, points: &points, periods: &periods, network: None };
    assert_eq!(score::tally(&grid, &rows).expect("a board"), expected.expect("a board"));
    let place = |key: &i64| [11, 12, -3, 1_000_000_007].iter().position(|known| known == key).unwrap();
    let units: Vec<u32> = keys.iter().map(|key| [1, 1, 2, 4][place(key)]).collect();
    assert_eq!(
        score::tally(&grid, &Tally { subjects: Subjects::Units(&units), ..rows }).ok(),
        score::tally(&grid, &rows).ok()
    );
    // A number is no key that is written otherwise, and the unplaced have no unit.
    for nobody in [[7], [8], [0]] {
        let one = Tally { subjects: Subjects::People(&nobody), days: &[0], points: &[1], ..rows };
        assert_eq!(score::tally(&grid, &one).expect_err("nobody").findings().count("ledger.subject"), 1);
    }
    let most = [Points::MAX.thousandths(); 9_300];
    let all = [19_754; 9_300];
    let huge = Tally { subjects: Subjects::Units(&[1; 9_300]), days: &all, points: &most, ..rows };
    assert_eq!(score::tally(&grid, &huge).expect_err("too much").kind().as_str(), "limit");
}

#[test]
fn no_points_and_fewer_give_no_share() {
    let grid = grid();
    let ledger = ledger(&grid, 3);
    let members = board(&ledger, &grid, Some("member"));
    let shares = members.share(0, 100_000, Method::default()).expect("somebody has points");
    for (row, share) in shares.iter().enumerate() {
        assert_eq!(*share > 0, members.totals(row)[0].sum() > Points::ZERO);
    }
}

#[test]
fn a_board_is_kept_whole() {
    let grid = grid();
    let ledger = ledger(&grid, 4);
    for asked in [
        "{}",
        r#"{"period": "week", "covered": true}"#,
        r#"{"period": [["2024-03-05", "2024-04-05"], "2024-H1"], "by": "member"}"#,
    ] {
        let board = json::roll_up(&ledger, &grid, asked).expect("a board");
        assert_eq!(Board::from_kept(&board.to_kept()).as_ref(), Some(&board));
    }
    let short =
        board(&ledger, &grid, None).to_kept().replace("\"rows\":[[", "\"rows\":[[\"more\",\"team\",null,0,0],[");
    for bad in ["", "{}", "[]", &short, r#"{"periods":[[1,5,"month"]],"rows":[],"cells":[],"covered":null}"#] {
        assert_eq!(Board::from_kept(bad), None, "{bad}");
    }
}
