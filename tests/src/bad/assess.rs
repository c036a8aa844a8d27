//! Values that cannot be appraised, sheets that are refused, rounds out of order, awards that are none; and
//! what rounds and awards tell.

use gridcore::score::{self, AwardRequest, EntryRow, Ledger, Ratio, Round, Sheet};
use gridcore::time::Date;
use gridcore::{Finding, Grid, Language, Points, SheetKind, TableKind, json};

use super::{Case, refused};
use crate::small;

const CHARTER: &str = "tiers = [\"site\", \"branch\", \"team\", { label = \"member\", people = { all = [] } }]\n\
    posts = [{ key = \"lead\", at = [\"team\"] }, { key = \"inspector\", at = [\"site\"] }]\n\
    [[schemes]]\nkey = \"monthly\"\nindicators = [{ key = \"order\" }, { key = \"training\" },\n\
    { key = \"rework\", full = 10, each = [{ from = 1, points = 1 }] }]\n\
    [schemes.assessment]\ntier = \"team\"\ntolerance = 10\n\
    sheets = [{ from = \"self\", weight = 0.5, count = 2 }, { from = \"centre\", weight = 0.5, by = [\"inspector\"] }]\n\
    [[schemes]]\nkey = \"points\"\nrules = [{ key = \"accident\", points = -9 }]\nawards = [\n\
    { key = \"flag\", tier = \"team\", top = 2, vetoes = [\"accident\"], not_twice = true, one_per = \"branch\" },\n\
    { key = \"nominated\", tier = \"team\", top = 2, nominate = [{ tier = \"branch\", top = 1 }] },\n\
    { key = \"commendation\", tier = \"member\", top = 1 },\n\
    { key = \"threshold\", tier = \"team\", least = 50 }]";
const DAY: Date = Date::constant(2024, 5, 17);

fn grid() -> Grid {
    let tables = [
        (
            TableKind::Units,
            "key,parent,tier\ns,,site\nb1,s,branch\nb2,s,branch\nt1,b1,team\nt2,b1,team\nt3,b2,team\nt4,s,team\nt5,s,team\n",
        ),
        (TableKind::People, "key,cell\np1,t1\np2,t2\np3,t3\n"),
        (TableKind::Appointments, "person,post,unit\np1,lead,t1\np3,inspector,s\n"),
    ];
    small::grid(CHARTER, None, &tables)
}

fn sheet(subject: &str, from: SheetKind, author: &str) -> Sheet {
    let values = [("order", 80), ("training", 70), ("rework", 2)];
    let values = values.map(|(name, value)| (name.to_owned(), Points::from(value))).into();
    Sheet { subject: subject.into(), from, author: author.into(), values, reference: String::new() }
}

fn round(grid: &Grid) -> Round {
    Round::open(grid, "monthly", "2024-05".parse().expect("a month")).expect("a round")
}

pub(super) fn cases() -> Vec<Case> {
    let grid = grid();
    let points = |value: &str| Ratio::from(value.parse::<Points>().expect("points"));
    let values = [
        ("order", points("120.5")),
        ("rework", points("2.5")),
        ("rework", points("1")),
        ("trainings", points("1")),
        ("overtime", points("1")),
    ];
    let input = "order 120.5, rework 2.5, rework 1, trainings 1, overtime 1";
    let wrong = refused("values", score::appraise(grid.charter(), "monthly", values));
    let scheme = refused("scheme", score::appraise(grid.charter(), "month", values));
    let mut cases = vec![
        Case::new("assess/values", input, wrong),
        Case::new("assess/scheme", "appraise(.., \"month\", ..)", scheme),
    ];
    cases.extend(sheets(&grid));
    cases.extend(rounds(&grid));
    cases.extend(awards(&grid));
    cases
}

fn sheets(grid: &Grid) -> Vec<Case> {
    use SheetKind::{Centre, Mutual, Own};
    let wrong = [
        sheet("unit:t9", Own, "person:p1"),
        sheet("unit:t1", Own, "person:p9"),
        sheet("unit:t1", Mutual, "person:p2"),
        sheet("unit:t1", Own, "person:p2"),
        sheet("unit:t1", Centre, "person:p1"),
        Sheet { values: [("order".to_owned(), Points::from(101))].into(), ..sheet("unit:t1", Own, "person:p1") },
    ];
    let lines: Vec<String> =
        wrong.iter().map(|sheet| format!("{} of {} by {}", sheet.from.as_str(), sheet.subject, sheet.author)).collect();
    let text = r#"[{"subject": "unit:t1", "from": "boss", "author": "person:p1", "values": {"order": "high"}}]"#;
    vec![
        Case::new("assess/sheets", lines.join("\n"), refused("sheets", round(grid).fill(grid, &wrong))),
        Case::new("assess/sheets as a text", text, refused("text", json::from_sheets(text))),
    ]
}

fn rounds(grid: &Grid) -> Vec<Case> {
    let own = [sheet("unit:t1", SheetKind::Own, "person:p1")];
    let mut open = round(grid);
    let mut locked = round(grid);
    locked.lock().expect("it was open");
    let mut published = locked.clone();
    published.publish().expect("it was locked");
    let case = |name: &str, error| Case::new(format!("assess/{name}"), name, error);
    let month = "2024-05".parse().expect("a month");
    vec![
        case("a sheet after the lock", refused("fill", locked.fill(grid, &own))),
        case("a lock after the lock", refused("lock", locked.lock())),
        case("an open round published", refused("publish", open.publish())),
        case("an open round corrected", refused("correct", open.correct(grid, &own, "a slip"))),
        case("a correction without a reason", refused("reason", published.correct(grid, &own, " "))),
        case("a scheme without assessment", refused("scheme", Round::open(grid, "points", month))),
        case("a quarter for a month", refused("period", Round::open(grid, "monthly", "2024-Q2".parse().expect("one")))),
        case("a text that is no period", refused("text", json::open_round(grid, "monthly", "May 2024"))),
    ]
}

fn awards(grid: &Grid) -> Vec<Case> {
    let case = |name: &str, award: &str, key: &str, ties: &[&[Option<Ratio>]]| {
        let scores = [(key, Some(Ratio::ZERO))];
        let request = AwardRequest { ties, ..request(award, &scores) };
        Case::new(
            format!("assess/{name}"),
            format!("award {award:?} for {key}"),
            refused(name, score::award(grid, &request)),
        )
    };
    let empty = Ledger::new(grid.charter(), "points").expect("the scheme");
    vec![
        case("an award that is not there", "flags", "t1", &[]),
        case("a candidate who is not there", "flag", "t9", &[]),
        case("a person who is not there", "commendation", "p9", &[]),
        case("a list that is too short", "flag", "t1", &[&[]]),
        Case::new(
            "assess/an award of no period",
            r#"{"award": "flag"}"#,
            refused("period", json::award(&empty, grid, r#"{"award": "flag"}"#)),
        ),
    ]
}

fn request<'a>(award: &'a str, scores: &'a [(&'a str, Option<Ratio>)]) -> AwardRequest<'a> {
    AwardRequest {
        scheme: "points",
        award,
        period: "2024-05".parse().expect("a month"),
        scores,
        ties: &[],
        previous: &[],
        vetoes: &[],
        ledger: None,
    }
}

/// What rounds and awards tell, though nothing is refused.
///
/// # Panics
/// If something is.
pub(super) fn told() -> Vec<Finding> {
    let grid = grid();
    let mut open = round(&grid);
    let high = Sheet {
        values: [("order", 100), ("training", 100), ("rework", 0)].map(|(n, v)| (n.to_owned(), Points::from(v))).into(),
        ..sheet("unit:t1", SheetKind::Centre, "person:p3")
    };
    open.fill(&grid, &[sheet("unit:t1", SheetKind::Own, "person:p1"), high]).expect("sheets that fit");
    let mut told: Vec<Finding> = open.findings().expect("small numbers").iter().cloned().collect();
    let mut ledger = Ledger::new(grid.charter(), "points").expect("the scheme");
    let accident = EntryRow {
        id: "e1".into(),
        date: DAY,
        subject: "unit:t2".into(),
        rule: "accident".into(),
        author: "unit:s".into(),
        ..EntryRow::default()
    };
    ledger.post(&grid, [accident]).expect("an entry that fits");
    let points = |points: i32| Some(Ratio::from(Points::from(points)));
    let all = [("t1", points(60)), ("t2", points(70)), ("t3", points(50)), ("t4", points(40)), ("t5", points(30))];
    let branch = [("t1", points(66)), ("t2", points(70)), ("t4", points(65)), ("t5", points(64))];
    let requests = [
        AwardRequest {
            previous: &["t3"],
            vetoes: &[("t1", "person:p1")],
            ledger: Some(&ledger),
            ..request("flag", &all)
        },
        request("flag", &branch),
        request("flag", &all),
        request("nominated", &branch),
        request("threshold", &all),
    ];
    for request in &requests {
        let awarded = score::award(&grid, request).expect("candidates of the grid");
        told.extend(awarded.findings(Language::En).iter().cloned());
    }
    told
}
