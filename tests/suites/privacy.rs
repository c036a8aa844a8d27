//! What is published: nothing small is told, and nothing small is found by subtraction; and receipts, of
//! which nobody but their holder can say what they are of.

use gridcore::Outcome;
use gridcore::case::{Count, Desk, EventRow, MetricsRequest, Move, Receipt, Secrecy, Status};
use gridcore::publish::{Shown, Total, published, recoverable, suppress};
use gridcore::time::Moment;
use gridcore::{Grid, TableKind, json};
use gridcore_tests::generate::config;
use gridcore_tests::small;
use proptest::prelude::*;

const PRIME: u64 = 1_000_003;

fn power(base: u64, exponent: u64) -> u64 {
    (0..exponent).fold((1, base), |(result, _), _| (result * base % PRIME, base)).0
}

/// The rank of a matrix, by plain elimination modulo a prime.
fn rank(mut rows: Vec<Vec<u64>>, width: usize) -> usize {
    let mut rank = 0;
    for column in 0..width {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(rank, pivot);
        // Entries are 1 and -1 to begin with and small after, so inverses are searched.
        let value = rows[rank][column];
        let inverse = if value == 1 {
            1
        } else if value == PRIME - 1 {
            PRIME - 1
        } else {
            power(value, PRIME - 2)
        };
        let lead: Vec<u64> = rows[rank].iter().map(|entry| entry * inverse % PRIME).collect();
        for (at, row) in rows.iter_mut().enumerate() {
            if at != rank && row[column] != 0 {
                let by = row[column];
                for (entry, lead) in row.iter_mut().zip(&lead) {
                    *entry = (*entry + (PRIME - by) * lead) % PRIME;
                }
            }
        }
        rank += 1;
    }
    rank
}

/// A number follows from the sums exactly if the equation that says it adds nothing to theirs.
fn naive(hidden: &[bool], totals: &[Total]) -> Vec<usize> {
    let row = |total: &Total| {
        let mut row = vec![0; hidden.len()];
        row[total.of] = 1;
        total.parts.iter().for_each(|part| row[*part] = (row[*part] + PRIME - 1) % PRIME);
        row.iter_mut().zip(hidden).for_each(|(entry, hidden)| *entry *= u64::from(*hidden));
        row
    };
    let rows: Vec<Vec<u64>> = totals.iter().map(row).collect();
    let known = rank(rows.clone(), hidden.len());
    let follows = |at: &usize| {
        let mut more = rows.clone();
        let mut unit = vec![0; hidden.len()];
        unit[*at] = 1;
        more.push(unit);
        hidden[*at] && rank(more, hidden.len()) == known
    };
    (0..hidden.len()).filter(follows).collect()
}

/// A table of rows and columns with sums both ways, and rows that are sums of others.
fn table(rows: usize, columns: usize) -> Vec<Total> {
    let at = |row: usize, column: usize| row * (columns + 1) + column;
    let mut totals: Vec<Total> = (0..=rows)
        .map(|row| Total { of: at(row, columns), parts: (0..columns).map(|c| at(row, c)).collect() })
        .collect();
    totals.extend((0..=columns).map(|c| Total { of: at(rows, c), parts: (0..rows).map(|r| at(r, c)).collect() }));
    totals
}

fn sizes(rows: usize, columns: usize, cells: &[u64]) -> Vec<u64> {
    let cell = |row: usize, column: usize| cells[(row * columns + column) % cells.len()];
    let mut sizes = Vec::new();
    for row in 0..=rows {
        for column in 0..=columns {
            let (down, across) = (
                if row == rows { 0..rows } else { row..row + 1 },
                if column == columns { 0..columns } else { column..column + 1 },
            );
            sizes.push(down.flat_map(|r| across.clone().map(move |c| (r, c))).map(|(r, c)| cell(r, c)).sum());
        }
    }
    sizes
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn what_follows_is_found(
        hidden in proptest::collection::vec(any::<bool>(), 12),
        totals in proptest::collection::vec((0_usize..12, proptest::collection::btree_set(0_usize..12, 1..5)), 0..7),
    ) {
        let totals: Vec<Total> = totals.into_iter().map(|(of, parts)| {
            Total { of, parts: parts.into_iter().filter(|part| *part != of).collect() }
        }).collect();
        prop_assert_eq!(recoverable(&hidden, &totals), naive(&hidden, &totals));
    }

    #[test]
    fn nothing_small_is_told_or_found(
        rows in 1_usize..5,
        columns in 1_usize..5,
        cells in proptest::collection::vec(0_u64..15, 16),
        least in 2_u64..7,
    ) {
        let (sizes, totals) = (sizes(rows, columns, &cells), table(rows, columns));
        let shown = suppress(&sizes, &totals, least);
        for (size, shown) in sizes.iter().zip(&shown) {
            prop_assert_eq!(*shown == Shown::Small, (1..least).contains(size));
        }
        let hidden: Vec<bool> = shown.iter().map(|shown| *shown != Shown::Shown).collect();
        let small = naive(&hidden, &totals).into_iter().filter(|at| shown[*at] == Shown::Small).count();
        prop_assert_eq!(small, 0, "{:?}", shown);
        // Without anything small nothing is left out.
        let any = sizes.iter().any(|size| (1..least).contains(size));
        prop_assert!(any || shown.iter().all(|shown| *shown == Shown::Shown));
    }
}

const CHARTER: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }]
    kinds = [{ key = "fault" }, { key = "danger" }]
    flows = [{ key = "faults", like = "solve_or_escalate" }]
"#;

fn grid() -> Grid {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\nt3,s,team"),
        (TableKind::People, "key,cell\np1,t1\np2,t2\np3,t3\np4,t1\np5,t2\np6,t3"),
        (TableKind::Appointments, "person,post,unit\np1,lead,t1\np2,lead,t2\np3,lead,t3"),
    ];
    small::grid(CHARTER, None, &tables)
}

/// Reports of a month: so many in each team, half of them dangers.
fn desk(grid: &Grid, reports: [usize; 3]) -> Desk {
    let mut desk = Desk::new(grid.charter());
    for (team, count) in reports.into_iter().enumerate() {
        for number in 0..count {
            let row = EventRow {
                case: format!("c{team}-{number}").into(),
                at: "2024-07-01T09:00".parse::<Moment>().expect("a moment"),
                by: format!("p{}", team + 4).into(),
                kind: if number % 2 == 0 { "fault" } else { "danger" }.into(),
                place: format!("unit:t{}", team + 1).into(),
                action: Move::Report,
                ..EventRow::default()
            };
            desk.apply(grid, &row).expect("a report");
        }
    }
    desk
}

#[test]
fn counts_that_are_published_together_tell_nothing_small() {
    let grid = grid();
    let desk = desk(&grid, [14, 3, 20]);
    let request = |tier: Option<&str>, by_kind: bool| MetricsRequest {
        periods: vec!["2024-07".parse().expect("a month")],
        unit: None,
        by_kind,
        by_channel: false,
        by_tier: tier.map(str::to_owned),
    };
    let mut rows = Vec::new();
    for (tier, by_kind) in [(None, false), (Some("team"), false), (None, true), (Some("team"), true)] {
        rows.extend(desk.metrics(&grid, &request(tier, by_kind)).expect("counts"));
    }
    assert_eq!(rows.len(), 1 + 3 + 2 + 6);
    let told = published(&rows, 5);
    let reported = |unit: Option<&str>, kind: Option<&str>| {
        let row = told.iter().find(|row| row.unit.as_deref() == unit && row.kind.as_deref() == kind).expect("a line");
        row.counts.iter().find(|(count, _)| *count == Count::Reported).expect("a count").1
    };
    // 3 in t2 is small: told with 37 in all it would follow from 14 and 20, so 14 is left out too.
    assert_eq!(reported(None, None), Some(37));
    assert_eq!(
        (reported(Some("t2"), None), reported(Some("t1"), None), reported(Some("t3"), None)),
        (None, None, Some(20))
    );
    // What subtraction can be tried, fails: no line of t2 by kind is told, nor those it would follow from.
    assert_eq!((reported(Some("t2"), Some("fault")), reported(Some("t2"), Some("danger"))), (None, None));
    for kind in ["fault", "danger"] {
        let unknown = ["t1", "t2", "t3"].iter().filter(|unit| reported(Some(unit), Some(kind)).is_none()).count();
        assert!(unknown >= 2, "{kind}");
    }
    // Nobody is a group that may be told.
    let ended = told[0].outcomes.iter().find(|(outcome, _)| *outcome == Outcome::Rectified).expect("an outcome").1;
    assert_eq!(ended, Some(0));
}

#[test]
fn a_receipt_is_what_it_is_said_to_be() {
    // From Python: hashlib.sha256(b"202122232425262728292a2b2c2d2e2f" + b"00041061050R3GG28A1C60T3GF").hexdigest(),
    // the code being base 32 of 000102..0f with Crockford's letters, 26 of them, the highest bits first.
    let random: Vec<u8> = (0..16).chain(32..48).collect();
    let receipt = Receipt::new(&random.try_into().expect("32 bytes"));
    assert_eq!(receipt.code, "00041061050R3GG28A1C60T3GF");
    assert_eq!(
        receipt.kept,
        "202122232425262728292a2b2c2d2e2f:37bf4f01c1e74af80e39ee6d5d21e0e614afbea957c778dea738ec147c3d154c"
    );
    for same in ["00041061050r3gg28a1c60t3gf", "0004-1061-050R-3GG2-8A1C-60T3-GF", "OOO4I06l050R3GG28A1C60T3GF"] {
        assert!(Receipt::is_of(&receipt.kept, same), "{same}");
    }
    for other in ["", "00041061050R3GG28A1C60T3GG", "00041061050R3GG28A1C60T3G"] {
        assert!(!Receipt::is_of(&receipt.kept, other), "{other}");
    }
}

#[test]
fn whoever_holds_a_receipt_hears_the_answer_and_nobody_else() {
    let grid = grid();
    let mut desk = Desk::new(grid.charter());
    let receipt = Receipt::new(&[7; 32]);
    let at = |text: &str| text.parse::<Moment>().expect("a moment");
    let report = EventRow {
        case: "c1".into(),
        at: at("2024-07-01T09:41"),
        secrecy: Some(Secrecy::Anonymous),
        kind: "fault".into(),
        place: "unit:t1".into(),
        receipt: receipt.kept.clone().into(),
        ..EventRow::default()
    };
    desk.apply(&grid, &report).expect("a report");
    assert_eq!(desk.receipt_answer("c1", &receipt.code).expect("its holder").status, Status::Open);
    let event = |hour: &str, by: &'static str, action| EventRow {
        case: "c1".into(),
        at: at(&format!("2024-07-02T{hour}:00")),
        by: by.into(),
        action,
        ..EventRow::default()
    };
    let close = EventRow {
        outcome: Some(Outcome::Explained),
        answer: "board-3".into(),
        forced: true,
        ..event("10", "p1", Move::Close)
    };
    desk.apply(&grid, &close).expect("closed");
    let told = desk.receipt_answer("c1", &receipt.code).expect("its holder");
    assert_eq!((told.status, told.outcome), (Status::Closed, Some(Outcome::Explained)));
    assert_eq!(told.answer.as_deref(), Some("board-3"));
    // A wrong code and no such case are told alike.
    let errors = [("c1", "0"), ("c2", receipt.code.as_str())].map(|(case, code)| {
        let error = desk.receipt_answer(case, code).expect_err("a refusal");
        error.findings().iter().map(|finding| finding.rule().to_owned()).collect::<Vec<_>>()
    });
    assert_eq!(errors[0], errors[1]);
    // It goes with the events and comes back with them; the code is nowhere, nor the minute.
    let kept = json::to_desk(&desk);
    assert!(kept.contains(&receipt.kept) && !kept.contains(&receipt.code) && !kept.contains("09:41"));
    let again = json::from_desk(grid.charter(), &kept).expect("a desk");
    assert_eq!(again.receipt_answer("c1", &receipt.code).expect("its holder"), told);
}
