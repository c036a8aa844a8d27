//! One small organisation that uses everything a charter can say.

use std::sync::LazyLock;

use gridcore::time::Date;
use gridcore::{Charter, Grid, Limits, Roster, TableKind};

/// Small, so that a run is quick and limits are met.
pub(super) const LIMITS: Limits =
    Limits { rows: 200, text: 1 << 20, key: 64, tags: 8, depth: 12, charter: 60, nesting: 8, listed: 40 };

/// The day of dated rosters.
pub(super) const DAY: Date = Date::constant(2024, 7, 1);

/// The charter as it is.
pub(super) static CHARTER: LazyLock<Charter> = LazyLock::new(|| read(TEXT));

/// Other versions: with fewer rules, other bounds, and one network less.
pub(super) static VERSIONS: LazyLock<Vec<Charter>> = LazyLock::new(|| {
    vec![
        read(TEXT),
        read(&TEXT.replace("size = { min = 1, max = 4 }", "size = 2").replace("min = 1 }]", "min = 3 }]")),
        read(&TEXT.replace("language = \"en\"", "language = \"zh\"").replace("scope = \"unit\"\n", "")),
        read(&TEXT.replace("tags = [\"member\", \"key-post\", \"x\"]\n", "")),
        read("name = \"small\"\ntiers = [\"site\", \"branch\", \"cell\"]\n"),
    ]
});

/// The organisation on [`DAY`].
pub(super) static GRID: LazyLock<Grid> =
    LazyLock::new(|| Grid::at(&CHARTER, &roster(TableKind::ALL), DAY).expect("the fixture is sound"));

/// The tables of the organisation, all but one.
pub(super) fn all_but(kind: TableKind) -> Roster {
    static ROSTERS: LazyLock<Vec<(TableKind, Roster)>> = LazyLock::new(|| {
        let others = |kind| TableKind::ALL.into_iter().filter(move |other| *other != kind);
        TableKind::ALL.into_iter().map(|kind| (kind, roster(others(kind)))).collect()
    });
    let of = ROSTERS.iter().find(|(other, _)| *other == kind);
    of.map(|(_, roster)| roster.clone()).unwrap_or_default()
}

fn read(text: &str) -> Charter {
    Charter::from_toml_with_limits(text, &LIMITS).unwrap_or_else(|e| panic!("{}", e.findings()))
}

fn roster(kinds: impl IntoIterator<Item = TableKind>) -> Roster {
    let mut roster = Roster::with_limits(LIMITS);
    for kind in kinds {
        if let Some((_, text)) = TABLES.iter().find(|(table, _)| *table == kind) {
            roster.add_csv(kind, "fixture.csv", text.as_bytes(), &CHARTER);
        }
    }
    roster
}

/// The charter as text, for folders without one.
pub(super) const TEXT: &str = include_str!("fixture.toml");

const TABLES: [(TableKind, &str); 8] = [
    (
        TableKind::Units,
        "key,parent,tier,network,name,kind,tags,from,until\n\
      s,,site,,Site,,,,\n\
      b1,s,branch,,,,,,\n\
      b2,s,branch,,,,,,\n\
      c1,b1,cell,,,room,x,,\n\
      c2,b1,cell,,,,,,\n\
      c3,b2,cell,,,,,2024-01-01,\n\
      c9,b2,cell,,,,,2025-01-01,\n\
      01,,zone,,,,,,\n\
      0101,01,plot,,,,,,\n\
      0102,01,plot,,,,,,\n",
    ),
    (
        TableKind::People,
        "key,cell,tags,skill,merit\n\
      p1,c1,member;x,80,1.5\n\
      p2,c1,,70,\n\
      p3,c2,member,,2\n\
      p4,c3,key-post,55,\n\
      p5,,member,60,\n\
      p6,c2,,,\n",
    ),
    (
        TableKind::Placements,
        "person,network,cell,from,until\n\
      p1,safety,0101,,\n\
      p2,safety,0101,,\n\
      p3,safety,0102,,2024-08-01\n\
      p5,grid,c2,2024-01-01,2024-09-01\n\
      p5,grid,c3,2024-09-01,\n",
    ),
    (
        TableKind::Areas,
        "key,name,kind\n\
      a1,Hall,yard\n\
      a2,,\n\
      a3,,yard\n",
    ),
    (
        TableKind::Claims,
        "area,cell,keeper,from,until\n\
      a1,c1,person:p1,,\n\
      a2,c2,post:lead@c2,,\n\
      a1,c3,,2025-01-01,\n",
    ),
    (
        TableKind::Appointments,
        "person,post,unit,shift,channel,approvals,from,until\n\
      p1,lead,c1,,election,branch;meeting,2023-01-01,\n\
      p3,lead,c2,,,branch,,\n\
      p2,watch,c1,day,,,,\n\
      p4,watch,c3,night,,,2024-01-01,2026-01-01\n\
      p1,secretary,b1,,,,,\n\
      p1,member-above,b1,,,,,\n\
      p2,medic,c1,,,,,\n\
      p5,lead,c3,,,,2025-01-01,\n",
    ),
    (
        TableKind::Links,
        "kind,source,target,from,until\n\
      contact,person:p1,person:p2,,\n\
      contact,person:p3,person:p4,,2025-01-01\n\
      bridge,unit:c1,unit:0101,,\n\
      duty,post:lead@c1,person:p6,,\n",
    ),
    (
        TableKind::Aliases,
        "kind,alias,key\n\
      unit,c0,c1\n\
      person,p0,p1\n\
      area,a0,a1\n",
    ),
];
