//! Requests that cannot be met, and plans asked about what they do not know.

use gridcore::assign::{self, Nomination, Plan, PostRequest, Request, Share};
use gridcore::{Change, Finding, Grid, NumberTest, Predicate, Preference, TableKind, json};

use super::{Case, refused};
use crate::small;

const CHARTER: &str = r#"
    tags = ["member"]
    tiers = ["team"]
    posts = [
        { key = "lead", at = ["team"], scope = "unit", channels = ["vote"], with = ["deputy"] },
        { key = "deputy", at = ["team"], scope = "unit", eligible = { tag = "member" } },
        { key = "clerk", at = ["team"], seats = { max = 1 } },
    ]
"#;

fn grid() -> Grid {
    let tables = [(TableKind::Units, "key,tier\nt1,team"), (TableKind::People, "key,cell,tags\np1,t1,member\np2,t1,")];
    small::grid(CHARTER, Some(small::MARCH), &tables)
}

fn plan(grid: &Grid, request: &Request) -> Plan {
    assign::staff(grid, request).unwrap_or_else(|error| panic!("{}", error.findings()))
}

pub(super) fn cases() -> Vec<Case> {
    let request = |name: &str, request: Request| {
        let error = refused(name, assign::staff(&grid(), &request));
        Case::new(format!("request/{name}"), json::to_request(&request), error)
    };
    let deep = (0..40).fold(Predicate::Tag("member".into()), |inner, _| Predicate::Not(Box::new(inner)));
    let nobody = Nomination { person: "p9".into(), post: "lead".into(), ..Nomination::default() };
    let share = Share { posts: Vec::new(), people: Predicate::All(Vec::new()), share: gridcore::Points::from(2) };
    let channel = PostRequest { channel: Some("draw".into()), ..PostRequest::default() };
    let late = gridcore::time::Date::constant(2030, 1, 1);
    let number = Predicate::Number(NumberTest {
        of: "skill".into(),
        at_least: Some(gridcore::Points::ONE),
        ..NumberTest::default()
    });
    let mut cases = vec![
        request("unknown post", Request { posts: vec!["laed".into()], ..Request::default() }),
        request("unknown unit", Request { units: vec!["t9".into()], ..Request::default() }),
        request("unknown person", Request { nominations: vec![nobody], ..Request::default() }),
        request("unknown number", Request { require: Some(number), ..Request::default() }),
        request("unknown column", Request { prefer: Some(vec![Preference::Low("load".into())]), ..Request::default() }),
        request("unknown tag", Request { require: Some(Predicate::Tag("membre".into())), ..Request::default() }),
        request("share of two", Request { shares: vec![share], ..Request::default() }),
        request("date to come", Request { date: Some(late), ..Request::default() }),
        request("condition too deep", Request { require: Some(deep), ..Request::default() }),
        request("channel not allowed", Request { of: [("lead".into(), channel)].into(), ..Request::default() }),
    ];
    for (name, text) in [
        ("no request", "[]"),
        ("field unknown", r#"{"post": ["lead"]}"#),
        ("holders unknown", r#"{"holders": "drop"}"#),
        ("preference unknown", r#"{"prefer": ["voices"]}"#),
    ] {
        cases.push(Case::new(format!("request/{name}"), text, refused(name, json::from_request(text))));
    }
    cases.extend(plans());
    cases
}

fn plans() -> Vec<Case> {
    let mut grid = grid();
    let made = plan(&grid, &Request::default());
    let mut changed = made.clone();
    changed.appointments.clear();
    let corrupt = refused("corrupt", changed.verify(&grid));
    let not_open = refused("not open", made.explain(&grid, "p1", "clerk", "t1"));
    grid.apply(&[Change::appoint("p2", "clerk", "t1")]).expect("a change that fits");
    let stale = refused("stale", made.blockers(&grid));
    let case = |call: &str, error| Case::new(format!("call/{call}"), call, error);
    vec![
        case("plan.verify of a plan that was changed", corrupt),
        case("plan.explain of a seat that was not open", not_open),
        case("plan.blockers of another revision", stale),
    ]
}

/// Why a plan did not choose somebody, where no rule of the charter says it.
#[must_use]
pub fn unwanted() -> Vec<Finding> {
    let grid = grid();
    let bars = |request: Request, person: &str, post: &str| {
        let explanation = plan(&grid, &request).explain(&grid, person, post, "t1").expect("known keys");
        explanation.bars.iter().cloned().collect::<Vec<_>>()
    };
    let mut scheduled = grid.clone();
    let row = gridcore::AppointmentRow {
        person: "p1".into(),
        post: "clerk".into(),
        unit: "t1".into(),
        from: Some(gridcore::time::Date::constant(2030, 1, 1)),
        ..Default::default()
    };
    scheduled.apply(&[Change::Appoint(row)]).expect("a change that fits");
    let optional = Request { posts: vec!["clerk".into()], optional: true, ..Request::default() };
    let passed_over = plan(&scheduled, &optional).explain(&scheduled, "p1", "clerk", "t1").expect("known keys");
    let required = Some(Predicate::Tag("member".into()));
    [
        bars(Request { nominated: true, ..Request::default() }, "p1", "deputy"),
        bars(Request { require: required, ..Request::default() }, "p2", "lead"),
        bars(Request::default(), "p2", "lead"),
        passed_over.bars.iter().cloned().collect(),
    ]
    .concat()
}
