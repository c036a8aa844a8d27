//! Rows of other days: held to the charter when they are read, kept through every edit, and in
//! force on their own days.

use gridcore::check::{self, Monitor};
use gridcore::time::Date;
use gridcore::{Change, ClaimRow, DatedRow, ErrorKind, Grid, PlacementRow, Reference, UnitRow};
use gridcore_tests::rows::document;
use gridcore_tests::small::{JANUARY, MARCH, charter, follow, grid, lenient, read, refused};

use gridcore::TableKind::{self, Aliases, Appointments, Areas, Claims, Links, People, Placements, Units};

const CHARTER: &str = r#"
    networks = [{ key = "main", tiers = ["site", { label = "team", cell = true }] },
                { key = "safety", tiers = [{ label = "zone", cell = true }] }]
    tags = ["old"]
    unit_kinds = ["shop"]
    posts = [{ key = "lead", at = ["team"], seats = 1 },
             { key = "watch", at = ["team"], shifts = ["day"] }]
    links = [{ key = "talk", source = "person", target = "person" }]
"#;
const TREE: &str = "key,parent,tier,from,until
    s,,site,,
    t,s,team,,
    u,s,team,,
    z,,zone,,
    next,s,team,2025-01-01,";

fn with(extra: &[(TableKind, &'static str)]) -> Vec<(TableKind, &'static str)> {
    let mut tables = vec![(Units, TREE), (People, "key\np\nq"), (Areas, "key\na")];
    for (kind, text) in extra {
        tables.retain(|(other, _)| other != kind);
        tables.push((*kind, text));
    }
    tables
}

/// What is wrong with rows of another day, each with its only finding.
const WRONG: &[(&str, TableKind, &str)] = &[
    ("no person", Placements, "person,cell,until\nnobody,t,2024-01-01"),
    ("no cell", Placements, "person,cell,until\np,nowhere,2024-01-01"),
    ("no network", Placements, "person,network,cell,until\np,red,t,2024-01-01"),
    ("cell of another network", Placements, "person,network,cell,until\np,safety,t,2024-01-01"),
    ("no area", Claims, "area,cell,until\nnothing,t,2024-01-01"),
    ("no such keeper", Claims, "area,cell,keeper,until\na,t,person:nobody,2024-01-01"),
    ("a unit as keeper", Claims, "area,cell,keeper,until\na,t,unit:t,2024-01-01"),
    ("no post", Appointments, "person,post,unit,until\np,chief,t,2024-01-01"),
    ("no shift", Appointments, "person,post,unit,shift,until\np,watch,t,night,2024-01-01"),
    ("no kind of link", Links, "kind,source,target,until\nwalk,person:p,person:q,2024-01-01"),
    ("an end that is none", Links, "kind,source,target,until\ntalk,unit:t,person:q,2024-01-01"),
    ("no tier", Units, "key,parent,tier,until\ns,,site,\nt,s,gang,2024-01-01"),
    ("no parent", Units, "key,parent,tier,until\ns,,site,\nt,x,team,2024-01-01"),
    ("parent of another network", Units, "key,parent,tier,until\nz,,zone,\nt,z,team,2024-01-01"),
    ("a unit that changes its network", Units, "key,tier,from,until\nt,team,,2024-01-01\nt,zone,2024-01-01,"),
    ("no kind of unit", Units, "key,tier,kind,until\nt,team,farm,2024-01-01"),
    ("no tag", Units, "key,tier,tags,until\nt,team,new,2024-01-01"),
];

#[test]
fn rows_of_other_days_are_held_to_the_charter_when_they_are_read() {
    for (name, table, text) in WRONG {
        let tables = with(&[(*table, text)]);
        let error = read(CHARTER, Some(MARCH), &tables).expect_err(name);
        assert_eq!(error.findings().counts().map(|(_, count)| count).sum::<usize>(), 1, "{name}: {}", error.findings());
        let finding = error.findings().iter().next().expect("a finding");
        let place = finding.place().expect("a place").to_string();
        assert!(place.starts_with(&format!("{}:", table.name())), "{name}: {place}");
        let (grid, rejected) = lenient(CHARTER, MARCH, &tables);
        assert_eq!(rejected.len(), 1, "{name}");
        assert!(!grid.dormant().any(|row| format!("{row:?}").contains("2024-01-01")), "{name}");
    }
}

#[test]
fn units_below_one_of_another_day_that_cannot_be_go_with_it() {
    let units = "key,parent,tier,until\nx,,gang,2024-01-01\ny,x,site,2024-01-01\nw,y,team,2024-01-01";
    let (grid, rejected) = lenient(CHARTER, MARCH, &[(Units, units), (People, "key")]);
    let rules: Vec<&str> = rejected.iter().flat_map(|row| row.findings.iter().map(|f| f.rule())).collect();
    assert_eq!(rules, ["roster.unknown-name", "roster.set-aside", "roster.set-aside"]);
    assert_eq!(grid.dormant().count(), 0);
}

fn placement(person: &str, cell: &str, from: i16) -> DatedRow {
    let from = Some(Date::constant(from, 1, 1));
    let (person, cell) = (person.to_owned().into(), cell.to_owned().into());
    DatedRow::Placement(PlacementRow { person, cell, from, ..PlacementRow::default() })
}

fn unit(key: &str, parent: &str, tier: &str, from: i16) -> UnitRow<'static> {
    let (key, parent, tier) = (key.to_owned().into(), parent.to_owned().into(), tier.to_owned().into());
    UnitRow { key, parent, tier, from: Some(Date::constant(from, 1, 1)), ..UnitRow::default() }
}

#[test]
fn rows_are_scheduled_in_any_order_if_all_they_name_is_there_in_the_end() {
    let sound = || grid(CHARTER, Some(MARCH), &with(&[]));
    let (row, unit) = (placement("p", "later", 2026), DatedRow::Unit(unit("later", "s", "team", 2026)));
    follow(sound(), &[Change::Schedule(row.clone()), Change::Schedule(unit.clone())]);
    refused(sound(), &[Change::Schedule(row.clone())]);
    refused(sound(), &[Change::Schedule(placement("nobody", "t", 2026))]);
    let mut grid = sound();
    grid.apply(&[Change::Schedule(unit.clone()), Change::Schedule(row)]).expect("rows that fit");
    refused(grid, &[Change::Unschedule(unit)]);
}

#[test]
fn what_is_scheduled_is_held_to_the_charter() {
    for row in [unit("x", "s", "gang", 2026), unit("x", "z", "team", 2026), unit("x", "nowhere", "team", 2026)] {
        refused(grid(CHARTER, Some(MARCH), &with(&[])), &[Change::Schedule(DatedRow::Unit(row))]);
    }
    let keeper = |keeper: &'static str| {
        let from = Some(Date::constant(2026, 1, 1));
        let row = ClaimRow { area: "a".into(), cell: "t".into(), keeper: keeper.into(), from, until: None };
        Change::Schedule(DatedRow::Claim(row))
    };
    refused(grid(CHARTER, Some(MARCH), &with(&[])), &[keeper("person:nobody")]);
    let new = gridcore::PersonRow { key: "new".into(), ..Default::default() };
    follow(grid(CHARTER, Some(MARCH), &with(&[])), &[Change::AddPerson(new), keeper("person:new")]);
}

#[test]
fn a_change_holds_its_texts_and_days_to_what_a_table_can_hold() {
    let sound = || grid(CHARTER, Some(MARCH), &with(&[]));
    let mut trimmed = sound();
    trimmed.apply(&[Change::AddUnit(UnitRow { from: None, ..unit(" v ", " s", "team ", 2024) })]).expect("a unit");
    assert_eq!(trimmed.unit("v").expect("a unit").key(), "v");
    trimmed.apply(&[Change::RenameUnit { unit: "v".into(), name: "  Night ".into() }]).expect("a name");
    assert_eq!(trimmed.unit("v").expect("a unit").name(), "Night");
    let again = gridcore::json::from_document(gridcore::json::to_document(&trimmed).as_bytes()).expect("a document");
    assert_eq!(document(&again), document(&trimmed));
    let approvals = gridcore::AppointmentRow {
        person: "p".into(),
        post: "lead".into(),
        unit: "t".into(),
        approvals: vec!["a;b".into()],
        ..Default::default()
    };
    let early = Some(Date::constant(1500, 1, 1));
    for change in [
        Change::Appoint(approvals),
        Change::Place(PlacementRow { person: "p".into(), cell: "t".into(), from: early, ..PlacementRow::default() }),
        Change::Advance { day: early },
        Change::Schedule(DatedRow::Unit(unit("a\u{7}b", "s", "team", 2026))),
        Change::Alias { kind: "unit".into(), alias: " \n".into(), key: Some("t".into()) },
    ] {
        refused(sound(), &[change]);
    }
}

#[test]
fn a_unit_with_rows_of_other_days_is_given_another_key_and_its_own_again() {
    let later =
        DatedRow::Unit(UnitRow { until: Some(Date::constant(2024, 1, 1)), from: None, ..unit("t", "s", "team", 1) });
    let mut dated =
        grid(CHARTER, Some(MARCH), &with(&[(Units, "key,parent,tier,from\ns,,site,\nt,s,team,2024-02-01\nu,s,team,")]));
    dated.apply(&[Change::Schedule(later), Change::Schedule(placement("p", "t", 2026))]).expect("rows");
    for alias in [false, true] {
        let rekey = Change::Rekey { what: Reference::Unit("t".into()), key: "n".into(), alias };
        follow(dated.clone(), &[rekey]);
    }
    // A key that another has on another day is taken.
    let next = Change::Rekey { what: Reference::Unit("t".into()), key: "next".into(), alias: true };
    refused(grid(CHARTER, Some(MARCH), &with(&[])), &[next]);
}

#[test]
fn what_ended_before_a_merge_stays_what_it_was() {
    let units = "key,parent,tier,from,until
        s,,site,,
        t,s,team,,2023-01-01
        t,s,team,2024-01-01,
        u,s,team,2024-01-01,";
    let placements = "person,cell,from,until
        p,t,,2022-01-01
        p,t,2024-02-01,2024-12-01
        q,t,2025-01-01,";
    let merged = [Change::MergeUnits { units: vec!["t".into()], into: "u".into() }];
    let sound = || grid(CHARTER, Some(MARCH), &with(&[(Units, units), (Placements, placements)]));
    follow(sound(), &merged);
    let mut merged_grid = sound();
    merged_grid.apply(&merged).expect("a merge");
    assert_eq!(merged_grid.unit("t").expect("a former key").key(), "u");
    let (charter, roster) = (charter(CHARTER), merged_grid.to_roster());
    let on = |year| Grid::at(&charter, &roster, Date::constant(year, 3, 1)).expect("that day's grid");
    assert_eq!(on(2021).person("p").expect("a person").cell("main").expect("a cell").key(), "t");
    assert_eq!(on(2024).person("p").expect("a person").cell("main").expect("a cell").key(), "u");
    assert_eq!(on(2026).person("q").expect("a person").cell("main").expect("a cell").key(), "u");
    assert_eq!(merged_grid.dormant().filter(|row| matches!(row, DatedRow::Unit(_))).count(), 1);
}

#[test]
fn a_former_key_yields_to_a_unit_that_had_it_on_other_days() {
    let units = "key,parent,tier,until\ns,,site,\nt,s,team,2023-01-01\nu,s,team,";
    let aliases = (Aliases, "kind,alias,key\nunit,t,u");
    let sound = grid(CHARTER, Some(MARCH), &with(&[(Units, units), aliases]));
    assert_eq!(sound.unit("t").expect("a former key").key(), "u");
    follow(sound.clone(), &[Change::Advance { day: Some(Date::constant(2022, 1, 1)) }]);
    let mut past = sound;
    past.apply(&[Change::Advance { day: Some(Date::constant(2022, 1, 1)) }]).expect("a day");
    assert_eq!(past.unit("t").expect("a unit").key(), "t");
    // One that never gives its key back leaves nothing to yield to.
    let stays = "key,parent,tier,from\ns,,site,\nt,s,team,2025-01-01\nu,s,team,";
    let error = read(CHARTER, Some(MARCH), &with(&[(Units, stays), aliases])).expect_err("a key in use");
    assert_eq!(error.findings().count("roster.duplicate-key"), 1);
}

#[test]
fn places_are_kept_from_day_to_day_and_through_undo() {
    let appointments = "person,post,unit,from,until
        p,lead,t,,2024-02-01
        q,lead,t,2024-02-01,";
    let eligible = CHARTER.replace("seats = 1", r#"seats = 1, eligible = { tag = "old" }"#);
    let mut monitor = Monitor::new(grid(&eligible, Some(JANUARY), &with(&[(Appointments, appointments)])));
    let lines = |monitor: &Monitor| -> Vec<String> {
        let findings = monitor.findings();
        let ineligible = findings.iter().filter(|f| f.rule() == "staffing.ineligible");
        ineligible.map(|f| f.place().expect("a place").to_string()).collect()
    };
    assert_eq!(lines(&monitor), ["appointments:2:person"]);
    let undo = monitor.apply(&[Change::Advance { day: Some(MARCH) }]).expect("a day").inverse;
    assert_eq!(lines(&monitor), ["appointments:3:person"]);
    monitor.apply(&undo).expect("the day before");
    assert_eq!(lines(&monitor), ["appointments:2:person"]);
    let undo = monitor.apply(&[Change::end("p", "lead", "t")]).expect("an end").inverse;
    monitor.apply(&undo).expect("no end");
    assert_eq!(lines(&monitor), ["appointments:2:person"]);
    let part = monitor.grid().extract("t").expect("a unit");
    assert!(
        check::all(&part).iter().any(|f| f.place().is_some_and(|place| place.to_string() == "appointments:2:person"))
    );
    let undo = monitor.apply(&[Change::RemovePerson { person: "p".into() }]).expect("a removal").inverse;
    monitor.apply(&undo).expect("the person again");
    assert_eq!(lines(&monitor), ["appointments:2:person"]);
}

#[test]
fn a_placement_is_said_again_once() {
    let twice = "person,cell\np,t\np,t";
    for people in ["key,cell\np,t", "key\np"] {
        let error = read(CHARTER, None, &[(Units, "key,tier\nt,team"), (People, people), (Placements, twice)]);
        let error = error.expect_err("a placement said twice");
        assert_eq!(error.kind(), ErrorKind::Roster);
        assert_eq!(error.findings().count("roster.conflict"), 1, "{people}");
    }
    let _ = grid(
        CHARTER,
        None,
        &[(Units, "key,tier\nt,team"), (People, "key,cell\np,t"), (Placements, "person,cell\np,t")],
    );
}

const TWO: &str = r#"networks = [{ key = "a", tiers = ["top", "cell"] }, { key = "b", tiers = ["top", "cell"] }]"#;
const TWO_TREES: &str = "key,parent,tier,network\na,,top,\na1,a,cell,\nb,,top,b\nb1,b,cell,b";

#[test]
fn another_charter_moves_nothing_from_one_network_to_another() {
    let people = (People, "key,cell\np,a1\nq,");
    let sound = || {
        grid(TWO, Some(MARCH), &[(Units, TWO_TREES), people, (Placements, "person,cell,from\nq,b1,2025-01-01\np,b1,")])
    };
    let to = |networks: &str| Change::Charter(Box::new(charter(&format!("networks = [{networks}]")).spec().clone()));
    let network = |key: &str| format!(r#"{{ key = "{key}", tiers = ["top", "cell"] }}"#);
    for keys in [["b", "a"].as_slice(), &["c", "a", "b"], &["a", "c"], &["c", "b"], &["c", "d"], &["b", "c", "a"]] {
        let networks: Vec<String> = keys.iter().map(|key| network(key)).collect();
        let change = to(&networks.join(", "));
        follow(sound(), std::slice::from_ref(&change));
        let mut other = sound();
        other.apply(&[change]).unwrap_or_else(|error| panic!("{keys:?}: {}", error.findings()));
        let (cell, zone) = (other.unit("a1").expect("a unit").network(), other.unit("b1").expect("a unit").network());
        assert_ne!(cell, zone, "{keys:?}");
        assert_eq!(other.person("p").expect("a person").cell(cell).expect("a cell").key(), "a1");
        assert_eq!(other.person("p").expect("a person").cell(zone).expect("a cell").key(), "b1");
    }
    refused(sound(), &[to(&network("a"))]);
}

#[test]
fn an_extract_stands_on_its_own() {
    let units = "key,parent,tier\ns,,site\nt,s,team\nx,t,site\ny,x,team\nw,s,team\nz,,zone";
    let rules = r#"
        requirements = [{ key = "somebody", tier = "team", people = { placed_under = "s" }, min = 1 }]
        kinds = [{ key = "hazard", unit = "w" }, { key = "waste", unit = "y" }]
    "#;
    let tables = [
        (Units, units),
        (People, "key,cell\np,t\nq,w\nr,"),
        (Appointments, "person,post,unit\nq,lead,t\nr,lead,y"),
        (Areas, "key\na"),
        (Claims, "area,cell\na,t"),
    ];
    let whole = grid(&format!("{CHARTER}{rules}"), None, &tables);
    let part = whole.extract("t").expect("a unit and what lies below it");
    let keys: Vec<&str> = part.units().map(|unit| unit.key()).collect();
    assert_eq!(keys, ["t", "x", "y"]);
    let findings = check::all(&part);
    assert_eq!(findings.count("coverage.unplaced"), 0, "{findings}");
    let kinds: Vec<&str> = part.charter().spec().kinds.iter().map(|kind| kind.key.as_str()).collect();
    assert_eq!(kinds, ["waste"]);
    let of = |findings: &gridcore::Findings, rule: &str| -> Vec<String> {
        findings.iter().filter(|f| f.rule() == rule).map(|f| f.subject().to_string()).collect()
    };
    assert_eq!(of(&findings, "coverage.nobody-matching"), ["unit:y"]);
    let unit = findings.iter().find(|f| f.rule() == "coverage.nobody-matching").expect("a finding");
    assert_eq!(unit.place().expect("a place").to_string(), "units:5");
    // A unit without appointees from elsewhere asks everybody inside to be placed, as before.
    assert!(whole.extract("w").expect("a unit").charter().spec().networks.iter().all(|n| n.people.is_none()));
    let unnamed = grid(
        "tiers = [\"site\", \"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]",
        None,
        &[
            (Units, "key,parent,tier\ns,,site\nt,s,team\nw,s,team"),
            (People, "key,cell\nq,w"),
            (Appointments, "person,post,unit\nq,lead,t"),
        ],
    );
    assert_eq!(check::all(&unnamed.extract("t").expect("a unit")).count("coverage.unplaced"), 0);
}

/// Between two of the days on which something changes every day has the same grid, and on each of them
/// another one than the day before.
#[test]
fn a_roster_knows_the_days_on_which_it_changes() {
    let tables = with(&[
        (Placements, "person,cell,from,until\np,t,2024-03-01,2024-07-01\np,u,2024-07-01,"),
        (Appointments, "person,post,unit,until\nq,lead,t,2024-07-01"),
    ]);
    let rows = |day: Date| {
        let grid = grid(CHARTER, Some(day), &tables);
        let people = grid.people().map(|person| format!("{:?}", person.placements().collect::<Vec<_>>()));
        let units = grid.units().map(|unit| unit.key().to_owned());
        (units.chain(people).collect::<Vec<_>>(), grid.appointments().count(), grid.to_roster().days())
    };
    let days = rows(JANUARY).2;
    assert_eq!(days.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2024-03-01", "2024-07-01", "2025-01-01"]);
    for day in &days {
        let before = day.yesterday().expect("a day");
        assert_ne!(rows(before), rows(*day), "{day}");
        assert_eq!(rows(*day), rows(day.tomorrow().expect("a day")), "{day}");
    }
}
