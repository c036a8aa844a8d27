//! Rows about duties that are refused, and what a review tells.

use gridcore::duty::{self, Review, ReviewRequest};
use gridcore::{Error, Finding, Grid, Limits, Roster, TableKind};

use super::{Case, refused};
use crate::small;

const CHARTER: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["site"], seats = { max = 1 } }]
    links = [{ key = "contact", source = "person", target = "person" }]
    kinds = [{ key = "fault" }]
    duty_lists = [
        { key = "routine", tier = "team", items = [{ key = "meeting", kind = "meeting", every = "month" }, { key = "event" }] },
        { key = "leads", post = "lead", revised = { every = "month", first = 5 } },
        { key = "talks", link = "contact", items = [{ key = "talk", every = "month" }] },
        { key = "tasks", tasks = true, needs = ["owner", "deadline", "team"], items = [{ key = "follow-up", every = "week" }] },
    ]
    checklists = [{ key = "look-back", items = [{ key = "records" }, { key = "wiring", kind = "fault" }] }]
    [risks]
    tier = "team"
    post = "lead"
    kinds = ["fire"]
    levels = ["high", "low"]
"#;

const TABLES: [(TableKind, &str); 4] = [
    (TableKind::Units, "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n"),
    (TableKind::People, "key,cell\np1,t1\np2,t1\np3,\n"),
    (TableKind::Appointments, "person,post,unit\np1,lead,t1\n"),
    (TableKind::Links, "kind,source,target\ncontact,person:p1,person:p2\n"),
];

fn review(table: TableKind, text: &str, period: &str, limits: Limits) -> Result<Review, Error> {
    let charter = small::charter(CHARTER);
    let mut roster = Roster::with_limits(limits);
    let own = [(table, text)];
    for (table, text) in TABLES.iter().chain(&own) {
        roster.add_csv(*table, table.name(), text.as_bytes(), &charter);
    }
    let grid = Grid::new(&charter, &roster)?;
    let today = "2024-06-03".parse().expect("a day");
    duty::review(&grid, &roster, &ReviewRequest { period: period.parse().expect("a period"), today })
}

const DUTIES: &str = "date,duty,subject,target,task,state,count,period,author\n\
    2024-05-02,metting,unit:t1,,,,,,\n\
    2024-05-02,meeting,unit:t9,person:p2,,,,,\n\
    2024-05-02,meeting,,,,,,,\n\
    2024-05-02,meeting,team t1,,,gone,,,\n\
    2024-05-02,meeting,unit:t1,,,,2.5,2024-Q2,\n\
    2024-05-02,meeting,unit:t1,,,excused,3,,\n\
    2024-05-02,meeting,unit:t1,,,excused,,,unit:t1\n\
    2024-07-02,meeting,unit:t1,,,,,,\n\
    2024-05-02,event,unit:t1,,k1,,,2024-05,\n\
    2024-05-02,talk,post:led@t1,person:p7,,,,,\n\
    2024-05-02,follow-up,person:p1,,k9,,,,\n";

const TASKS: &str = "key,list,owner,opened,deadline,closed,team\n\
    k1,tasks,person:p1,2024-05-02,2024-05-01,,p1\n\
    k1,routine,area:a1,2024-05-02,,2024-05-01,p9\n";

const INSPECTIONS: &str = "round,date,unit,checklist,item,result,announced,author,mended\n\
    r1,2024-05-02,t1,look-back,records,,perhaps,unit:t1,\n\
    r1,2024-05-02,t2,look-bak,records,ok,,,\n\
    r1,2024-05-02,t2,look-back,record,bad,,,2024-05-01\n\
    r1,2024-05-02,t2,look-back,,ok,,,\n\
    r1,2024-05-02,t1,look-back,records,ok,,person:p1,2024-05-05\n";

const RISKS: &str = "key,unit,kind,level,owner,opened,closed\n\
    x1,t1,fire,high,person:p1,2024-05-02,2024-05-01\n\
    x1,t9,flood,huge,,2024-07-02,\n";

/// Rows that are refused.
pub(super) fn cases() -> Vec<Case> {
    let case = |table: TableKind, text: &str| {
        let name = format!("duty/{}", table.name());
        let error = refused(&name, review(table, text, "2024-05", Limits::default()));
        Case::new(name, text, error)
    };
    let tables = [
        (TableKind::Duties, DUTIES),
        (TableKind::Tasks, TASKS),
        (TableKind::Inspections, INSPECTIONS),
        (TableKind::Risks, RISKS),
        (TableKind::Duties, "date,duty\nsoon,meeting\n"),
    ];
    let mut cases: Vec<Case> = tables[..4].iter().map(|(table, text)| case(*table, text)).collect();
    let (table, text) = tables[4];
    let unread = review(table, text, "2024-05", Limits::default());
    cases.push(Case::new("duty/a row that cannot be read", text, refused("row", unread)));
    let few = Limits { rows: 20, ..Limits::default() };
    let long = review(TableKind::Duties, "date,duty\n", "2000-01-01/2024-06-01", few);
    cases.push(Case::new("duty/too many lines", "2000-01-01/2024-06-01 with rows: 20", refused("lines", long)));
    cases
}

/// What a review tells, though nothing is refused.
///
/// # Panics
/// If something is.
pub(super) fn told() -> Vec<Finding> {
    let tables = [
        (TableKind::Duties, "date,duty\n"),
        (
            TableKind::Tasks,
            "key,list,owner,opened,deadline\nk1,tasks,post:lead@t2,2024-05-02,2024-05-20\nk2,tasks,person:p1,2024-05-02,\n",
        ),
        (
            TableKind::Inspections,
            "round,date,unit,checklist,item,result,author\nr1,2024-05-02,t1,look-back,records,defect,person:p1\n",
        ),
        (
            TableKind::Risks,
            "key,unit,owner,opened\nx1,t1,person:p3,2024-05-02\nx2,t2,,2024-05-02\nx3,s,,2024-05-02\nx4,s,post:head@s,2024-05-02\n",
        ),
    ];
    let told = tables.iter().flat_map(|(table, text)| {
        let review = review(*table, text, "2024-05", Limits::default());
        let review = review.unwrap_or_else(|error| panic!("{}", error.findings()));
        review.findings.iter().cloned().collect::<Vec<_>>()
    });
    told.collect()
}
