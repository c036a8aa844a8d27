//! A small organisation whose charter has awards, assessments of teams and of officers against their duties.

use gridcore::score::EntryRow;
use gridcore::time::Date;
use gridcore::{Grid, TableKind};

use crate::small;

/// Points with three awards, teams by sheets of three kinds, officers against their duties.
pub const CHARTER: &str = r#"
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

/// Seven people in four teams, one of them in none.
pub fn grid() -> Grid {
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

/// The day of most entries.
pub const DAY: Date = Date::constant(2024, 5, 17);

/// An entry of a rule on that day, posted by the whole.
pub fn entry(rule: &'static str) -> EntryRow<'static> {
    EntryRow { date: DAY, rule: rule.into(), author: "unit:s".into(), ..EntryRow::default() }
}
