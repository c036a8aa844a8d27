//! Reviews of duties.

use std::sync::LazyLock;

use gridcore::duty::{self, ReviewList, ReviewRequest};
use gridcore::time::{Date, Period};
use gridcore::{Charter, Grid, Limits, Roster, TableKind, json};

use super::sound::{error_is_sound, findings_are_sound, is_json};

const TABLES: [TableKind; 4] = [TableKind::Duties, TableKind::Tasks, TableKind::Inspections, TableKind::Risks];
const TODAY: Date = Date::constant(2024, 7, 1);
const LIMITS: Limits =
    Limits { rows: 2_000, text: 1 << 20, key: 64, tags: 8, depth: 12, charter: 60, nesting: 8, listed: 40 };

const CHARTER: &str = r#"
    name = "w"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }]
    kinds = [{ key = "fault" }]
    links = [{ key = "contact", source = "post", target = "person" }]
    duty_lists = [
        { key = "routine", tier = "team", post = "lead", items = [
            { key = "meeting", kind = "meeting", every = "month", last = 10, points = 2, late = 0.5, missed = -1 },
            { key = "event", kind = "training" } ] },
        { key = "leads", post = "lead", revised = { every = "month", first = 5 }, items = [{ key = "round", every = "week", times = 3 }] },
        { key = "talks", link = "contact", items = [{ key = "talk", kind = "contact", every = "quarter" }] },
        { key = "tasks", tasks = true, needs = ["deadline"], items = [{ key = "follow-up", every = "week", first = 5 }] },
    ]
    checklists = [{ key = "look-back", items = [{ key = "records" }, { key = "wiring", kind = "fault" }] }]
    risks = { tier = "team", post = "lead", levels = ["high", "low"] }
"#;

static GRID: LazyLock<Grid> = LazyLock::new(|| {
    let charter = Charter::from_toml(CHARTER).expect("a sound charter");
    let mut roster = Roster::with_limits(LIMITS);
    roster
        .add_csv(
            TableKind::Units,
            "units",
            b"key,parent,tier,from\ns,,site,\nt1,s,team,\nt2,s,team,2024-03-01\n",
            &charter,
        )
        .add_csv(TableKind::People, "people", b"key,cell\np1,t1\np2,t1\np3,t1\n", &charter)
        .add_csv(
            TableKind::Appointments,
            "held",
            b"person,post,unit,from,until\np1,lead,t1,,2024-04-01\np2,lead,t1,2024-04-01,\n",
            &charter,
        )
        .add_csv(TableKind::Links, "links", b"kind,source,target\ncontact,post:lead@t1,person:p3\n", &charter);
    Grid::at(&charter, &roster, TODAY).expect("the fixture is sound")
});

/// The request on the first line, if it is one; then the four tables as CSV, one after a line `-` of the other.
pub fn reviews(data: &[u8]) {
    let (request, tables) = match data.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&data[..end], &data[end + 1..]),
        None => (data, &b""[..]),
    };
    let asked = std::str::from_utf8(request).ok().map(json::from_review_request);
    let request = match asked {
        Some(Ok(request)) => request,
        Some(Err(error)) => {
            error_is_sound(&error);
            ReviewRequest { period: Period::new(Date::constant(2024, 1, 1), TODAY), today: TODAY }
        }
        None => return,
    };
    let mut roster = Roster::with_limits(LIMITS);
    let mut parts = Vec::new();
    for line in tables.split_inclusive(|byte| *byte == b'\n') {
        if line == b"-\n" || parts.is_empty() {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| line != b"-\n") {
            part.extend_from_slice(line);
        }
    }
    for (kind, text) in TABLES.into_iter().zip(&parts) {
        roster.add_csv(kind, kind.name(), text, GRID.charter());
    }
    let review = match duty::review(&GRID, &roster, &request) {
        Ok(review) => review,
        Err(error) => return error_is_sound(&error),
    };
    findings_are_sound(&review.findings);
    is_json(&json::review(&review));
    is_json(&json::review_entries(&review, "duty", "unit:s"));
    is_json(&json::review_reports(&review));
    for total in &review.totals {
        let parts = [total.done, total.late, total.excused, total.missed, total.open, total.vacant];
        assert_eq!(parts.iter().sum::<u64>(), total.expected, "{}", total.duty());
    }
    let lines: u64 = review.lines.iter().map(|line| u64::from(line.times)).sum();
    assert_eq!(review.totals.iter().map(|total| total.expected).sum::<u64>(), lines);
    let registers: usize = review.registers.iter().map(|register| register.open).sum();
    assert_eq!((review.risks.len(), review.len(ReviewList::Rounds)), (registers, review.rounds.len()));
}
