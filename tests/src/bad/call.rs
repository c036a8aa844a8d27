//! Other calls that cannot be carried out.

use std::fs;

use gridcore::check::{self, Monitor, On, Rule, Thing};
use gridcore::{Charter, Folder, Grid, Reference, Roster, Severity, TableKind, Text, UnitRow, json};

use super::{Case, change, refused};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = keys();
    cases.push(own_rules());
    cases.push(own_text());
    cases.push(own_value());
    cases.extend(arguments());
    cases.extend([day_needed(), stale_revision(), unreadable_folder(), file_for_a_folder(), folder_in_use()]);
    cases
}

fn keys() -> Vec<Case> {
    let grid = change::grid();
    let case = |call: &str, error| Case::new(format!("call/{call}"), call, error);
    let kind: Reference<'_> = "kind:hazzard".parse().expect("a reference");
    let post: Reference<'_> = "post:leed@t1".parse().expect("a reference");
    vec![
        case("grid.unit(\"t3\")", refused("unit", grid.unit("t3"))),
        case("grid.unit(\"workshop\")", refused("unit", grid.unit("workshop"))),
        case("grid.person(\"p9\")", refused("person", grid.person("p9"))),
        case("grid.area(\"kitchen\")", refused("area", grid.area("kitchen"))),
        case("grid.answers_for(\"post:leed@t1\")", refused("post", grid.answers_for(&post))),
        case("grid.answers_for(\"kind:hazzard\")", refused("kind", grid.answers_for(&kind))),
    ]
}

fn arguments() -> Vec<Case> {
    let case = |call: &str, error| Case::new(format!("call/{call}"), call, error);
    let limits = |text: &str| refused("limits", json::limits("limits", text));
    vec![
        case("json::day(\"day\", \"1.7.2024\")", refused("day", json::day("day", "1.7.2024"))),
        case("json::reference(\"about\", \"p1\")", refused("reference", json::reference("about", "p1"))),
        case("json::limits(\"limits\", \"3\")", limits("3")),
        case("json::limits(\"limits\", {\"depth\": -1})", limits("{\"depth\": -1}")),
        case("json::limits(\"limits\", {\"dept\": 1})", limits("{\"dept\": 1}")),
    ]
}

fn own_rule(id: &'static str) -> Rule {
    Rule::new(id, Severity::Note, "Nothing is found", On::Units, |thing, report| {
        if let Thing::Unit(unit) = thing {
            report.find(1, [("unit", unit.key().into())]);
        }
    })
}

fn own_rules() -> Case {
    let text = || Text::new("text", "文本", "help", "帮助");
    let ids = ["coverage.light", "link.none", "acme.light", "acme.light", "light", "acme.light and dark", ".light"];
    let mut rules: Vec<Rule> = ids.into_iter().map(|id| own_rule(id).text(text())).collect();
    rules.push(own_rule("acme.silent"));
    let error = refused("rules", check::with(&change::grid(), &rules));
    Case::new("call/check::with rules that are not sound", ids.join(", "), error)
}

fn own_text() -> Case {
    let rule = own_rule("acme.light").text(Text::new("text", "文本", "help", "帮助"));
    let error = refused("text", Monitor::with(change::grid(), vec![rule]));
    Case::new("call/Monitor::with a rule that has one text", "a finding with text 1", error)
}

fn own_value() -> Case {
    let text = Text::new("unit `{unit}` has {found}[ of {all}]", "`{unit}`：{found}[，共 {all}]", "help", "帮助");
    let rule = own_rule("acme.light").text(text.clone()).text(text);
    let error = refused("value", check::with(&change::grid(), &[rule]));
    Case::new("call/check::with a rule whose text names a value it does not give", "unit `{unit}` has {found}", error)
}

fn day_needed() -> Case {
    let charter = Charter::from_toml("name = \"workshop\"\ntiers = [\"site\"]").expect("a sound charter");
    let mut roster = Roster::new();
    let from = Some(gridcore::time::Date::constant(2024, 7, 1));
    roster.add_units([UnitRow { key: "s".into(), tier: "site".into(), from, ..UnitRow::default() }]);
    let error = refused("day", Grid::new(&charter, &roster));
    Case::new("call/Grid::new with dated rows", "a unit from 2024-07-01", error)
}

fn stale_revision() -> Case {
    let mut grid = change::grid();
    grid.apply(&[gridcore::Change::move_unit("t1", "s")]).expect("a change that fits");
    let error = refused("revision", grid.apply_at(0, &[gridcore::Change::move_unit("t2", "s")]));
    Case::new("call/grid.apply_at(0, ..) at revision 1", "a change", error)
}

fn unreadable_folder() -> Case {
    let error = refused("folder", Folder::read("no/such/folder"));
    Case::new("call/Folder::read of none", "Folder::read(\"no/such/folder\")", error)
}

fn file_for_a_folder() -> Case {
    let at = std::env::temp_dir().join(format!("gridcore-{}", std::process::id()));
    fs::write(&at, "").expect("a file that can be written");
    let error = refused("folder", Folder { charters: vec![], roster: Roster::new() }.write(&at));
    fs::remove_file(&at).expect("our own file");
    Case::new("call/Folder::write to a file", "a file of that name", error)
}

/// Where a table in another format would be read along with the new one.
fn folder_in_use() -> Case {
    let at = std::env::temp_dir().join(format!("gridcore-{}", std::process::id()));
    fs::create_dir_all(&at).expect("a folder that can be made");
    fs::write(at.join("units.json"), "[]").expect("a file that can be written");
    let charter = Charter::from_toml("name = \"workshop\"\ntiers = [\"site\"]").expect("a sound charter");
    let mut roster = Roster::new();
    roster.add_units([UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() }]);
    assert_eq!(roster.len(TableKind::Units), 1);
    let error = refused("folder", Folder { charters: vec![charter], roster }.write(&at));
    fs::remove_dir_all(&at).expect("our own folder");
    Case::new("call/Folder::write into another folder", "a folder with `units.json`", error)
}
