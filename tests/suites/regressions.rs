//! What random cases found, each in its smallest form.

use gridcore::check::{self, Monitor, On, Rule, Thing};
use gridcore::time::Date;
use gridcore::{Change, DatedRow, Findings, Grid, PlacementRow, Reference, TableKind};
use gridcore_tests::rows::document;
use gridcore_tests::small::{JANUARY, MARCH, charter, follow, grid, lenient, read, refused};

use TableKind::{Aliases, Appointments, Claims, Links, People, Placements, Units};

const TWO_NETWORKS: &str = r#"
    networks = [{ key = "a", tiers = ["top", "cell"] }, { key = "b", tiers = ["top", "cell"] }]
"#;
const TWO_TREES: &str = "key,parent,tier,network
    a,,top,a
    a1,a,cell,a
    b,,top,b
    b1,b,cell,b";

#[test]
fn placements_that_leave_the_network_out_do_not_clash_across_networks() {
    let placements = "person,cell,until\np,a1,\np,b1,2024-01-31";
    let grid = grid(TWO_NETWORKS, Some(JANUARY), &[(Units, TWO_TREES), (People, "key\np"), (Placements, placements)]);
    assert_eq!(grid.dormant().count(), 1);
    // A dormant placement is found again, whether or not it says its network.
    let row = PlacementRow { person: "p".into(), cell: "b1".into(), until: Some(JANUARY), ..PlacementRow::default() };
    follow(grid, &[Change::Unschedule(DatedRow::Placement(row))]);
}

#[test]
fn placements_that_say_the_network_clash_with_those_that_do_not() {
    let placements = "person,network,cell,from,until
        p,b,b1,2024-02-01,2024-05-01
        p,,b1,2024-03-01,";
    let tables = [(Units, TWO_TREES), (People, "key\np"), (Placements, placements)];
    let error = read(TWO_NETWORKS, Some(JANUARY), &tables).expect_err("two placements in March");
    assert_eq!(error.findings().count("roster.conflict"), 1);
}

#[test]
fn rows_that_overlap_are_rejected_and_nowhere_else() {
    let units = "key,parent,tier,from,until
        t,,top,,
        u,t,cell,,2024-03-01
        u,t,cell,2024-01-01,2024-05-01";
    let (grid, rejected) = lenient(r#"tiers = ["top", "cell"]"#, MARCH, &[(Units, units), (People, "key")]);
    assert_eq!((rejected.len(), grid.unit_count(), grid.dormant().count()), (1, 1, 1));
}

#[test]
fn overlaps_do_not_hide_each_other() {
    // The second overlaps both others, which do not overlap.
    let placements = "person,cell,from,until
        p,u,2024-01-01,2024-03-01
        p,u,2024-02-01,2024-05-01
        p,u,2024-04-01,";
    let tables = [(Units, "key,tier\nu,cell"), (People, "key\np"), (Placements, placements)];
    let (grid, rejected) = lenient(r#"tiers = ["cell"]"#, JANUARY, &tables);
    assert_eq!((rejected.len(), grid.dormant().count()), (1, 1));
}

#[test]
fn a_cell_for_all_days_contradicts_a_placement_on_some() {
    let placements = "person,cell,until\np,v,2024-01-31";
    let tables = [(Units, "key,tier\nu,cell\nv,cell"), (People, "key,cell\np,u"), (Placements, placements)];
    let error = read(r#"tiers = ["cell"]"#, Some(MARCH), &tables).expect_err("two cells in January");
    assert_eq!(error.findings().count("roster.conflict"), 1);
}

#[test]
fn what_goes_and_comes_back_is_no_difference() {
    let appointments = "person,post,unit,from\np,lead,t,2024-02-15\nq,lead,t,2024-02-15";
    let tables = [(Units, LATER), (People, "key\np\nq"), (Appointments, appointments)];
    let mut monitor = Monitor::new(grid(POSTS, Some(MARCH), &tables));
    let there_and_back = [JANUARY, MARCH].map(|day| Change::Advance { day: Some(day) });
    let delta = monitor.apply(&there_and_back).expect("two days");
    // Only places may differ, for rows that begin are not told where they were read.
    assert_eq!(delta.appeared.len(), delta.disappeared.len());
    let delta = monitor.apply(&there_and_back).expect("two days");
    assert_eq!((delta.appeared.len(), delta.disappeared.len()), (0, 0));
}

#[test]
fn of_two_rows_of_one_former_key_the_first_stays() {
    let aliases = "kind,alias,key\nunit,old,u\nunit,old,v";
    let tables = [(Units, "key,tier\nu,cell\nv,cell"), (People, "key"), (Aliases, aliases)];
    let (grid, rejected) = lenient(r#"tiers = ["cell"]"#, JANUARY, &tables);
    assert_eq!((rejected.len(), grid.unit("old").map(|unit| unit.key()).ok()), (1, Some("u")));
}

#[test]
fn the_tier_of_a_scope_is_looked_for_in_the_network_of_the_unit() {
    let toml = format!(
        r#"{TWO_NETWORKS}
        [[posts]]
        key = "lead"
        at = [{{ tier = "cell", network = "a" }}, {{ tier = "cell", network = "b" }}]
        scope = "tier:top""#
    );
    let placements = "person,cell\np,a1\np,b1";
    let appointments = "person,post,unit\np,lead,a1\np,lead,b1";
    let tables = [(Units, TWO_TREES), (People, "key\np"), (Placements, placements), (Appointments, appointments)];
    assert_eq!(check::all(&grid(&toml, None, &tables)).count("staffing.out-of-scope"), 0);
}

#[test]
fn a_tier_of_people_counts_those_of_its_network() {
    let toml = r#"
        [[networks]]
        key = "a"
        tiers = ["top", "cell", { label = "leads", post = "lead", count = 1 }, { label = "all", people = { all = [] }, count = 1 }]
        [[networks]]
        key = "b"
        tiers = ["top", "cell"]
        [[posts]]
        key = "lead"
        at = [{ tier = "cell", network = "a" }, { tier = "cell", network = "b" }]"#;
    let people = "key\np\nq";
    let placements = "person,cell\np,a1\nq,b1";
    let appointments = "person,post,unit\np,lead,a1\nq,lead,b1";
    let tables = [(Units, TWO_TREES), (People, people), (Placements, placements), (Appointments, appointments)];
    assert_eq!(check::all(&grid(toml, None, &tables)).count("structure.tier-count"), 0);
}

#[test]
fn links_from_a_post_where_it_does_not_exist_are_counted() {
    let toml = r#"
        tiers = ["top", "cell"]
        posts = [{ key = "lead", at = ["cell"] }]
        links = [{ key = "l", source = "post", target = "person", max = 0 }]"#;
    let links = "kind,source,target\nl,post:lead@t,person:p";
    let tables = [(Units, "key,tier\nt,top"), (People, "key,cell\np,t"), (Links, links)];
    assert_eq!(check::all(&grid(toml, None, &tables)).count("links.overloaded"), 1);
    let link = Change::Unlink {
        kind: "l".into(),
        source: Reference::Post { post: "lead".into(), unit: "t".into() },
        target: Reference::Person("p".into()),
    };
    assert_eq!(follow(grid(toml, None, &tables), &[link]).count("links.overloaded"), 0);
}

const POSTS: &str = r#"
    tiers = ["top", "cell"]
    posts = [{ key = "lead", at = ["cell"], eligible = { tag = "able" } }]"#;

#[test]
fn a_refused_batch_gives_back_places_and_ids() {
    let units = "key,parent,tier\nt,,top\nz,t,cell\nu,t,cell";
    let appointments = "person,post,unit\np,lead,u\no,lead,u\nq,lead,z";
    let tables = [(Units, units), (People, "key,cell\nq,z\np,u\no,u"), (Appointments, appointments)];
    let grid = || grid(POSTS, None, &tables);
    let impossible = || Change::RemovePerson { person: "nobody".into() };
    refused(grid(), &[Change::end("p", "lead", "u"), impossible()]);
    refused(grid(), &[Change::RemovePerson { person: "o".into() }, impossible()]);
    let spec = gridcore::CharterSpec { grades: vec!["main".into()], ..grid().charter().spec().clone() };
    refused(grid(), &[Change::Charter(Box::new(spec)), impossible()]);
}

#[test]
fn a_rekey_of_something_with_former_keys_is_undone() {
    let tables = [(Units, "key,tier\nu,cell"), (People, "key,cell\np,u"), (Aliases, "kind,alias,key\nperson,old,p")];
    let what = Reference::Person("p".into());
    follow(grid(r#"tiers = ["cell"]"#, None, &tables), &[Change::Rekey { what, key: "q".into(), alias: true }]);
}

const LATER: &str = "key,parent,tier\nt,,top\nu,t,cell\nv,t,cell";

fn with_dormant() -> Grid {
    let appointments = "person,post,unit,from\np,lead,u,2024-02-15";
    let placements = "person,cell,from\np,u,2024-02-15";
    let claims = "area,cell,keeper,from\nr,u,person:p,2024-02-15";
    let tables = [
        (Units, LATER),
        (People, "key,tags\np,able"),
        (Appointments, appointments),
        (Placements, placements),
        (TableKind::Areas, "key\nr"),
        (Claims, claims),
    ];
    grid(POSTS, Some(JANUARY), &tables)
}

#[test]
fn dormant_rows_follow_what_they_name() {
    let rekey = |what: Reference<'static>, alias| Change::Rekey { what, key: "k".into(), alias };
    let merge = Change::MergeUnits { units: vec!["u".into()], into: "v".into() };
    let changes = [
        rekey(Reference::Unit("u".into()), false),
        rekey(Reference::Unit("u".into()), true),
        rekey(Reference::Person("p".into()), false),
        rekey(Reference::Area("r".into()), false),
        merge,
        Change::RemovePerson { person: "p".into() },
        Change::RemoveArea { area: "r".into() },
    ];
    for change in changes {
        let mut edited = with_dormant();
        edited.apply(std::slice::from_ref(&change)).expect("a change");
        let advance = Change::Advance { day: Some(MARCH) };
        edited.apply(&[advance]).unwrap_or_else(|error| panic!("after {change:?}: {}", error.findings()));
        follow(with_dormant(), &[change]);
    }
}

#[test]
fn units_that_dormant_rows_wait_for_are_not_retired() {
    let mut grid = with_dormant();
    grid.apply(&[Change::RetireUnit { unit: "u".into() }]).expect_err("somebody will be placed there");
    grid.apply(&[Change::RetireUnit { unit: "v".into() }]).expect("nothing refers to it");
}

#[test]
fn counts_of_a_retired_unit_go() {
    let toml = format!("{POSTS}\ncombined = [{{ key = \"c\", posts = [\"lead\"], tier = \"cell\", count = 1 }}]");
    let tables = [(Units, LATER), (People, "key")];
    let findings = follow(grid(&toml, None, &tables), &[Change::RetireUnit { unit: "u".into() }]);
    assert_eq!(findings.count("staffing.combined-count"), 1);
}

#[test]
fn people_are_counted_in_a_unit_that_comes_after_those_it_takes_over() {
    let toml = r#"
        tiers = ["top", "cell"]
        requirements = [{ key = "r", tier = "top", min = 2 }]"#;
    let tables = [(Units, LATER), (People, "key,cell\np,u")];
    let unit = gridcore::UnitRow { key: "s".into(), tier: "top".into(), ..gridcore::UnitRow::default() };
    let part = gridcore::Part { unit, units: vec!["u".into()], ..gridcore::Part::default() };
    follow(grid(toml, None, &tables), &[Change::SplitUnit { unit: "t".into(), parts: vec![part] }]);
}

#[test]
fn codes_below_a_unit_of_another_tier_are_looked_at_again() {
    let toml = r#"
        tiers = ["top", "mid", "cell"]
        codes = [{ parts = [{ tier = "mid", length = 1 }, { tier = "cell", length = 1 }] }]"#;
    let tables = [(Units, "key,parent,tier\n1,,top\n22,1,cell"), (People, "key")];
    let row = gridcore::UnitRow { key: "1".into(), tier: "mid".into(), ..gridcore::UnitRow::default() };
    let findings = follow(grid(toml, None, &tables), &[Change::UpdateUnit(row)]);
    assert_eq!(findings.count("structure.code"), 1);
}

#[test]
fn a_condition_follows_the_unit_it_names_into_another() {
    let toml = r#"
        tiers = ["top", "cell", { label = "few", people = { placed_under = "u" }, count = 1 }]"#;
    let tables = [(Units, LATER), (People, "key,cell\np,v\nq,u")];
    let merge = Change::MergeUnits { units: vec!["u".into()], into: "v".into() };
    assert_eq!(follow(grid(toml, None, &tables), &[merge]).count("structure.tier-count"), 1);
}

#[test]
fn a_move_in_one_network_may_count_in_another() {
    let toml = format!(
        r#"{TWO_NETWORKS}
        [[requirements]]
        key = "r"
        tier = "cell"
        network = "a"
        people = {{ placed_under = "b" }}
        min = 1"#
    );
    let units = format!("{TWO_TREES}\nb2,,top,b\nb3,b2,cell,b");
    let tables = [(Units, units.as_str()), (People, "key\np"), (Placements, "person,cell\np,a1\np,b3")];
    let findings = follow(grid(&toml, None, &tables), &[Change::move_unit("b2", "b")]);
    assert_eq!(findings.count("coverage.nobody-matching"), 0);
}

#[test]
fn units_stay_in_their_network_under_another_charter() {
    let only_b = r#"networks = [{ key = "a", tiers = ["head"] }, { key = "b", tiers = ["top"] }]"#;
    let both = r#"networks = [{ key = "a", tiers = ["head", "top"] }, { key = "b", tiers = ["top"] }]"#;
    let change = |toml| Change::Charter(Box::new(charter(toml).spec().clone()));
    let mut grid = grid(only_b, None, &[(Units, "key,tier\nu,top"), (People, "key")]);
    grid.apply(&[change(both)]).expect("the other charter");
    assert_eq!(grid.unit("u").map(|unit| unit.network()).ok(), Some("b"));
    follow(grid, &[change(only_b)]);
}

#[test]
fn a_move_far_above_may_leave_a_cell_unrefined() {
    let toml = r#"
        [[networks]]
        key = "a"
        tiers = ["top", "mid", "cell"]
        refines = "b"
        [[networks]]
        key = "b"
        tiers = ["top", "cell"]
        people = { placed_under = "here" }"#;
    let units = "key,parent,tier,network
        here,,top,a
        there,,top,a
        m,there,mid,a
        c,m,cell,a
        b,,top,b";
    let tables = [(Units, units), (People, "key,cell\np,c")];
    let findings = follow(grid(toml, None, &tables), &[Change::move_unit("m", "here")]);
    assert_eq!(findings.count("structure.not-refined"), 1);
}

#[test]
fn a_grid_outside_the_days_of_its_charter_is_found() {
    let day = |year| Date::constant(year, 1, 1);
    let toml = "from = 2024-01-01\nuntil = 2025-01-01\ntiers = [\"cell\"]";
    let tables = [(Units, "key,tier\nu,cell"), (People, "key,cell\np,u")];
    for (year, expected) in [(2023, 1), (2024, 0), (2025, 1)] {
        let findings = check::all(&grid(toml, Some(day(year)), &tables));
        assert_eq!((findings.count("charter.day-outside"), findings.len()), (expected, expected));
    }
    // A monitor that leaves the days of its charter says so, and takes it back.
    let mut monitor = Monitor::new(grid(toml, Some(day(2024)), &tables));
    let delta = monitor.advance(day(2025)).expect("a day");
    assert_eq!(delta.appeared.iter().map(gridcore::Finding::rule).collect::<Vec<_>>(), ["charter.day-outside"]);
    assert_eq!(monitor.advance(day(2024)).expect("a day").disappeared.len(), 1);
    // An undated grid may be that of any day.
    assert!(check::all(&grid(toml, None, &tables)).is_empty());
}

#[test]
fn units_the_charter_names_must_be_there() {
    let toml = r#"
        tiers = ["cell"]
        kinds = [{ key = "hazard", unit = "v" }]
        posts = [{ key = "lead", at = ["cell"], seats = { min = 0 }, eligible = { placed_under = "u" } }]
    "#;
    let grid = || grid(toml, None, &[(Units, "key,tier\nu,cell\nv,cell"), (People, "key,cell\np,u\nq,v")]);
    let unknown = |findings: &Findings| findings.count("charter.unknown-unit");
    let rekey = |alias| Change::Rekey { what: Reference::Unit("v".into()), key: "w".into(), alias };
    assert_eq!(unknown(&check::all(&grid())), 0);
    assert_eq!(unknown(&follow(grid(), &[rekey(false)])), 1);
    assert_eq!(unknown(&follow(grid(), &[rekey(true)])), 0);
    let drop_alias = Change::Alias { kind: "unit".into(), alias: "v".into(), key: None };
    assert_eq!(unknown(&follow(grid(), &[rekey(true), drop_alias.clone()])), 1);
    let mut aliased = grid();
    aliased.apply(&[rekey(true)]).expect("a rekey");
    assert_eq!(unknown(&follow(aliased, &[drop_alias])), 1);
    let retire = [Change::RemovePerson { person: "p".into() }, Change::RetireUnit { unit: "u".into() }];
    assert_eq!(unknown(&follow(grid(), &retire)), 1);
}

#[test]
fn an_edit_after_which_a_rule_lacks_a_text_is_undone() {
    let text = gridcore::Text::new("text", "文本", "help", "帮助");
    let full =
        Rule::new("acme.full", gridcore::Severity::Note, "No unit holds two people", On::Units, |thing, report| {
            if let Thing::Unit(unit) = thing {
                (unit.people().len() > 1).then(|| report.find(3, []));
            }
        });
    let grid = grid(r#"tiers = ["cell"]"#, None, &[(Units, "key,tier\nu,cell"), (People, "key,cell\np,u\nq,")]);
    let mut monitor = Monitor::with(grid, vec![full.text(text)]).expect("a sound rule");
    let (before, findings) = (document(monitor.grid()), monitor.findings().to_string());
    let error = monitor.apply(&[Change::place("q", "u")]).expect_err("no fourth text");
    assert_eq!((error.kind(), error.findings().count("call.own-rule")), (gridcore::ErrorKind::Call, 1));
    assert_eq!((document(monitor.grid()), monitor.findings().to_string()), (before, findings));
    assert_eq!(monitor.grid().revision(), 0);
}

#[test]
fn only_a_vacancy_further_down_passes_an_answer_up() {
    let toml = r#"
        tiers = ["site", "team"]
        posts = [
            { key = "deputy", at = ["team"], seats = { min = 0 } },
            { key = "lead", at = ["team"] },
            { key = "head", at = ["site"] },
        ]
    "#;
    let units = (Units, "key,parent,tier\ns,,site\nt,s,team");
    let answer = |held: &str| {
        let tables = [units, (People, "key,cell\np,t\nq,t"), (Appointments, held)];
        let answers = grid(toml, None, &tables).answers_for(&Reference::Person("p".into())).expect("a person");
        answers[0].answered_by.clone().map(|by| (by.person, by.unit, by.passed_up))
    };
    let by = |person: &str, unit: &str, up| Some((person.to_owned(), unit.to_owned(), up));
    // The deputy before the lead need not be held, and is of the same unit.
    assert_eq!(answer("person,post,unit\nq,lead,t\np,head,s"), by("q", "t", false));
    // A lead answers for the cell, and so for themselves.
    assert_eq!(answer("person,post,unit\np,lead,t\nq,head,s"), by("p", "t", false));
    assert_eq!(answer("person,post,unit\nq,deputy,t"), by("q", "t", false));
    assert_eq!(answer("person,post,unit\nq,head,s"), by("q", "s", true));
    let relaxed =
        toml.replace("{ key = \"lead\", at = [\"team\"] }", "{ key = \"lead\", at = [\"team\"], seats = { min = 0 } }");
    let tables = [units, (People, "key,cell\np,t\nq,t"), (Appointments, "person,post,unit\nq,head,s")];
    let answers = grid(&relaxed, None, &tables).answers_for(&Reference::Person("p".into())).expect("a person");
    assert!(!answers[0].answered_by.as_ref().expect("the head").passed_up, "nobody is missing in the team");
}

#[test]
fn errors_are_in_the_language_of_the_charter() {
    let toml = "language = \"zh\"\ntiers = [\"cell\"]";
    let tables = [(Units, "key,tier\nu,cell"), (People, "key,cell\np,u")];
    let mut grid = grid(toml, None, &tables);
    let errors = [
        grid.unit("v").expect_err("no such unit"),
        grid.apply(&[Change::place("q", "u")]).expect_err("no such person"),
        grid.apply_at(7, &[]).expect_err("another revision"),
        read(toml, None, &[(Units, "key,tier,from\nu,cell,2024-01-01"), (People, "key")]).expect_err("no day"),
    ];
    for error in errors {
        assert!(!error.to_string().is_ascii(), "{error}");
        assert!(error.in_language(gridcore::Language::En).to_string().is_ascii());
    }
}

#[test]
fn tags_are_named_in_no_message() {
    let toml = "tags = [\"member\"]\ntiers = [\"cell\"]";
    let rows = [(Units, "key,tier\nu,cell"), (People, "key,cell,tags\np,u,membre;mumber")];
    let error = read(toml, None, &rows).expect_err("two tags");
    assert_eq!(error.findings().count("roster.unknown-name"), 1);
    let mut grid = grid(toml, None, &[rows[0], (People, "key,cell\np,u")]);
    let tag = Change::Tag { person: "p".into(), add: vec!["membre".into()], remove: vec![] };
    let refusal = grid.apply(&[tag]).expect_err("no such tag");
    for error in [error, refusal] {
        let text = gridcore::json::error(&error);
        assert!(!text.contains("membre") && !text.contains("mumber") && !text.contains("`member`"), "{text}");
    }
}

#[test]
fn places_name_columns_as_the_file_does() {
    let mapped = "tiers = [\"cell\"]\n[columns.people]\n\"班组\" = \"cell\"\n";
    let findings = check::all(&grid(mapped, None, &[(Units, "key,tier\nu,cell"), (People, "key,班组\np,")]));
    let unplaced = findings.iter().find(|f| f.rule() == "coverage.unplaced").expect("nobody is placed");
    assert_eq!(unplaced.place().expect("a place").to_string(), "people:2:班组");
    let error =
        read(mapped, None, &[(Units, "key,tier\nu,cell"), (People, "key,班组\np,x")]).expect_err("no such cell");
    assert_eq!(error.findings().iter().find_map(|f| f.place()).expect("a place").to_string(), "people:2:班组");
}

#[test]
fn a_placement_is_found_where_it_was_read() {
    let tables = [(Units, TWO_TREES), (People, "key,cell\np,a1"), (Placements, "person,cell\np,b")];
    let findings = check::all(&grid(TWO_NETWORKS, None, &tables));
    let places: Vec<String> = findings.iter().filter_map(|f| f.place().map(ToString::to_string)).collect();
    assert!(places.contains(&"placements:2:cell".to_owned()), "{findings}");
    let paths = gridcore::Paths { columns: &["site", "team"], key: "no", ..gridcore::Paths::default() };
    let sheet = gridcore::Roster::from_paths("sheet.csv", b"no,site,team\np,,\n", &paths);
    let grid = Grid::new(&charter(r#"tiers = ["site", "team"]"#), &sheet).expect("a grid");
    let findings = check::all(&grid);
    let unplaced = findings.iter().find(|f| f.rule() == "coverage.unplaced").expect("nobody is placed");
    assert_eq!(unplaced.place().expect("a place").to_string(), "sheet.csv:2:team");
}

#[test]
fn what_follows_from_another_fault_says_so_and_comes_after_it() {
    let toml = "tiers = [\"site\", \"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]\ntags = [\"a\"]";
    let units = "key,parent,tier\ns,,site\nt,s,taem\nu,s,team";
    let people = "key,cell,tags\n0041,t,\n0042,u,\n0043,u 4,";
    let appointments = "person,post,unit\n0042,lead,t\n0041,lead,u\n0043,lead,u\n0044,lead,u";
    let tables = [(Units, units), (People, people), (Appointments, appointments)];
    let error = read(toml, None, &tables).expect_err("a tier that does not exist");
    let told: Vec<String> =
        error.findings().iter().map(|f| format!("{} {}", f.rule(), f.place().expect("a place"))).collect();
    assert_eq!(
        told,
        [
            "roster.unknown-name appointments:5:person",
            "roster.unknown-name people:4:cell",
            "roster.unknown-name units:3:tier",
            "roster.set-aside appointments:2:unit",
            "roster.set-aside appointments:3:person",
            "roster.set-aside appointments:4:person",
            "roster.set-aside people:2:cell",
        ]
    );
    // Nothing that was read is taken for a slip of the pen.
    let aside = error.findings().iter().filter(|f| f.rule() == "roster.set-aside");
    assert!(aside.clone().all(|f| !f.help(gridcore::Language::En).contains("did you mean")));
    assert!(aside.clone().any(|f| f.message(gridcore::Language::En).contains("person `0043`")));
}

#[test]
fn what_names_rows_of_a_table_that_was_not_read_is_not_to_blame() {
    let toml = "tiers = [\"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]";
    let tables = [(Units, "key,tier\nu,team"), (People, "no,cell\np,u"), (Appointments, "person,post,unit\np,lead,u")];
    let error = read(toml, None, &tables).expect_err("people without keys");
    let rules: Vec<&str> = error.findings().iter().map(gridcore::Finding::rule).collect();
    assert_eq!(rules.last(), Some(&"roster.set-aside"));
    assert_eq!(error.findings().count("roster.unknown-name"), 0);
}
