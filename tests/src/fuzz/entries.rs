//! Entries of a ledger, sheets of a round, and what is asked of both.

use std::sync::LazyLock;

use gridcore::score::{BoardRequest, Ledger, Round, Standing, roll_up};
use gridcore::time::{Date, PeriodKind};
use gridcore::{Error, Grid, Roster, TableKind, json};

use super::sound::{error_is_sound, findings_are_sound, is_json};
use crate::small;

const CHARTER: &str = include_str!("entries.toml");

static GRID: LazyLock<Grid> = LazyLock::new(|| {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\no,,office"),
        (TableKind::People, "key,cell,tags\np1,t1,\np2,t1,x\np3,t2,\np4,,"),
        (TableKind::Placements, "person,network,cell\np2,offices,o"),
        (TableKind::Appointments, "person,post,unit\np1,lead,t1\np3,lead,t2\np4,head,s"),
    ];
    small::grid(CHARTER, Some(Date::constant(2024, 7, 1)), &tables)
});

/// What is there before a text is read.
static POSTED: LazyLock<Ledger> = LazyLock::new(|| {
    let mut ledger = Ledger::new(GRID.charter(), "points").expect("the scheme");
    let entries = "id,date,subject,rule,points,author,ref\n\
        e1,2024-04-30,person:p1,tidy,,unit:s,\n\
        e2,2024-05-31,unit:t2,late,-0.5,post:head@s,\n\
        e3,2024-06-01,person:p2,merit,3,person:p1,form 7\n\
        e4,2024-06-02,post:lead@t2,tidy,,unit:s,\n";
    ledger.post_csv(&GRID, entries.as_bytes()).unwrap_or_else(|error| panic!("{}", error.findings()));
    ledger
});

/// The first byte chooses: entries as CSV, sheets, a round, or what is asked of a board, a number, an award.
pub fn entries(data: &[u8]) {
    let Some((choice, text)) = data.split_first() else { return };
    if choice % 8 == 0 {
        return post(text);
    }
    let Ok(text) = std::str::from_utf8(text) else { return };
    match choice % 8 {
        1 => sheets(text),
        2 => sound(json::from_round(GRID.charter(), text).map(|round| round_is_sound(&round))),
        3 => sound(json::roll_up(&POSTED, &GRID, text).map(|board| is_json(&json::board(&board)))),
        4 => told(json::explain(&POSTED, &GRID, "unit:s", text)),
        5 => told(json::appraise(GRID.charter(), "order", text)),
        6 => sound(json::award(&POSTED, &GRID, text).map(|(given, findings)| {
            is_json(&given);
            findings_are_sound(&findings);
        })),
        _ => {
            let board = json::roll_up(&POSTED, &GRID, "{}").expect("a board of months");
            told(json::ranks(&board, text));
            told(json::shares(&board, 1000, text));
        }
    }
}

fn sound(asked: Result<(), Error>) {
    if let Err(error) = asked {
        error_is_sound(&error);
    }
}

fn told(asked: Result<String, Error>) {
    sound(asked.map(|text| is_json(&text)));
}

/// All or nothing; whatever is posted, totals are what the entries add up to, and the same entries again are none.
fn post(text: &[u8]) {
    let mut ledger = POSTED.clone();
    let year = PeriodKind::Year.of(Date::constant(2024, 6, 1));
    let mut standing = Standing::new(&ledger, &GRID, None, year).expect("the first network");
    let before = rows(&ledger);
    let posted = match ledger.post_csv(&GRID, text) {
        Ok(posted) => posted,
        Err(error) => {
            error_is_sound(&error);
            assert_eq!(rows(&ledger), before, "what is refused leaves no trace");
            return;
        }
    };
    assert_eq!(ledger.len(), POSTED.len() + posted.counted + posted.pending);
    let again = ledger.post_csv(&GRID, text).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert_eq!((again.counted, again.pending), (0, 0));
    let request = BoardRequest { periods: &[year], ..BoardRequest::default() };
    let Ok(board) = roll_up(&ledger, &GRID, &request) else { return };
    for row in 0..board.rows().len() {
        let totals = board.totals(row)[0];
        assert_eq!(totals.plus().thousandths() + totals.minus().thousandths(), totals.sum().thousandths());
    }
    let line = "unit:s".parse().expect("a reference");
    let explained = ledger.explain(&GRID, &line, Some(year), None).expect("a line");
    assert_eq!(Some(&explained.totals), board.total("s", 0));
    standing.follow(&ledger);
    assert_eq!(standing.total("s"), board.total("s", 0));
}

/// The entries as a table, to compare ledgers by.
fn rows(ledger: &Ledger) -> String {
    let mut roster = Roster::new();
    roster.add_entries(ledger.rows());
    roster.to_csv(TableKind::Entries)
}

/// All or none are filled; a round is kept and read as the same.
fn sheets(text: &str) {
    let sheets = match json::from_sheets(text) {
        Ok(sheets) => sheets,
        Err(error) => return error_is_sound(&error),
    };
    for scheme in ["order", "duties"] {
        let mut round = json::open_round(&GRID, scheme, "2024-05").expect("an assessment of months");
        let before = json::to_round(&round);
        match round.fill(&GRID, &sheets) {
            Ok(()) => round_is_sound(&round),
            Err(error) => {
                error_is_sound(&error);
                assert_eq!(json::to_round(&round), before, "what is refused leaves no trace");
            }
        }
    }
}

fn round_is_sound(round: &Round) {
    let kept = json::to_round(round);
    let again = json::from_round(GRID.charter(), &kept).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert_eq!(json::to_round(&again), kept);
    is_json(&json::round_versions(round));
    match (round.results(), again.results()) {
        (Ok(results), Ok(same)) => {
            assert_eq!(results, same);
            is_json(&json::round_results(&results));
        }
        (Err(error), Err(_)) => error_is_sound(&error),
        _ => panic!("one of two equal rounds has results"),
    }
    match round.findings() {
        Ok(findings) => findings_are_sound(&findings),
        Err(error) => error_is_sound(&error),
    }
}
