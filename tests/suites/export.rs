//! Exports: what readers of the three formats find in them is what the grid holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::thread;

use gridcore::export::{self, Options};
use gridcore::{
    Charter, ErrorKind, Findings, Folder, Grid, Limits, LinkRow, Reference, Roster, Severity, Subject, Unit, UnitRow,
};
use gridcore::{PersonRow, check, json};
use gridcore_tests::generate;
use gridcore_tests::picture::{Picture, Shown, dot, mermaid};
use gridcore_tests::random::Random;
use gridcore_tests::rows::Rows;
use gridcore_tests::systems::{DAY, SYSTEMS};
use roxmltree::{Document, Node};

/// Keys and names that mean something to one of the formats.
const HOSTILE: &str = include_str!("../data/export/hostile.txt");

fn systems() -> impl Iterator<Item = (String, Grid)> {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
    let folders = SYSTEMS.iter().flat_map(|s| [s.name.to_owned(), format!("{}/broken", s.name)]);
    folders.map(move |name| {
        let grid = Folder::read(data.join(&name)).and_then(|folder| folder.grid(Some(DAY)));
        (name, grid.expect("a grid"))
    })
}

fn hostile() -> Grid {
    let charter = Charter::from_json(
        r#"{ "name": "hostile", "networks": [{ "key": "a \"net\" [x] <b> & %%", "tiers": ["root", "end %% \"t\" \\"] }] }"#,
    );
    let texts: Vec<String> = HOSTILE.lines().map(str::to_owned).chain(["\u{fffe}".to_owned()]).collect();
    assert!(texts.len() > 50);
    let mut roster = Roster::new();
    roster.add_units([UnitRow { key: "root".into(), tier: "root".into(), ..UnitRow::default() }]);
    roster.add_units(texts.iter().map(|text| UnitRow {
        key: text.as_str().into(),
        parent: "root".into(),
        tier: r#"end %% "t" \"#.into(),
        name: format!("{text}{text}").into(),
        kind: text.as_str().into(),
        tags: if text.contains([';', ',', '|', '；', '，', '、']) { vec![] } else { vec![text.as_str().into()] },
        ..UnitRow::default()
    }));
    Grid::new(&charter.expect("a charter"), &roster).expect("a grid")
}

/// What a picture must show, from the grid's own views.
fn expected(grid: &Grid, findings: Option<&Findings>) -> Picture {
    let units = pre_order(grid);
    let ids: BTreeMap<&str, String> = units.iter().enumerate().map(|(i, u)| (u.key(), format!("n{i}"))).collect();
    let zh = grid.charter().language() == gridcore::Language::Zh;
    let mut picture = Picture::default();
    let marks = findings.map(|findings| marks(grid, findings)).unwrap_or_default();
    for (unit, id) in units.iter().zip(units.iter().map(|u| &ids[u.key()])) {
        if picture.networks.last().map(String::as_str) != Some(&shown(unit.network())) {
            picture.networks.push(shown(unit.network()));
        }
        let mut lines = vec![unit.key().to_owned(), unit.name().to_owned()];
        lines.dedup();
        lines.retain(|line| !line.is_empty());
        lines.push(match (people_under(*unit), zh) {
            (1, false) => format!("{} · 1 person", unit.tier()),
            (count, false) => format!("{} · {count} people", unit.tier()),
            (count, true) => format!("{} · {count} 人", unit.tier()),
        });
        let mark = marks.get(unit.key());
        lines.extend(mark.map(|(count, _)| match (count, zh) {
            (1, false) => "1 finding".to_owned(),
            (count, false) => format!("{count} findings"),
            (count, true) => format!("{count} 个问题项"),
        }));
        let lines = lines.iter().map(|line| shown(line)).collect();
        let class = mark.map_or("", |(_, severity)| severity.as_str()).to_owned();
        picture.units.insert(id.clone(), Shown { lines, class, network: picture.networks.len() - 1 });
        picture.arrows.extend(unit.parent().map(|parent| (ids[parent.key()].clone(), id.clone(), None)));
    }
    picture.arrows.extend(links(grid).into_iter().map(|((kind, source, target), count)| {
        let label = if count == 1 { kind } else { format!("{kind} × {count}") };
        (ids[source.as_str()].clone(), ids[target.as_str()].clone(), Some(label))
    }));
    picture
}

/// What U+FFFE and U+FFFF become.
fn shown(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn pre_order(grid: &Grid) -> Vec<Unit<'_>> {
    let networks: Vec<&str> = grid.charter().networks().collect();
    let mut roots: Vec<Unit<'_>> = grid.units().filter(|unit| unit.parent().is_none()).collect();
    roots.sort_by_key(|unit| networks.iter().position(|network| *network == unit.network()));
    let mut order = Vec::new();
    let mut stack: Vec<Unit<'_>> = roots.into_iter().rev().collect();
    while let Some(unit) = stack.pop() {
        order.push(unit);
        let children: Vec<Unit<'_>> = unit.children().collect();
        stack.extend(children.into_iter().rev());
    }
    order
}

fn people_under(unit: Unit<'_>) -> usize {
    let mut units = vec![unit];
    let mut count = 0;
    while let Some(unit) = units.pop() {
        count += unit.people().len();
        units.extend(unit.children());
    }
    count
}

fn links(grid: &Grid) -> BTreeMap<(String, String, String), usize> {
    let unit = |end: Reference<'_>| match end {
        Reference::Unit(unit) | Reference::Post { unit, .. } => Some(unit.into_owned()),
        _ => None,
    };
    let mut links = BTreeMap::new();
    for link in grid.links() {
        if let (Some(source), Some(target)) = (unit(link.source()), unit(link.target()))
            && source != target
        {
            *links.entry((link.kind().to_owned(), source, target)).or_default() += 1;
        }
    }
    links
}

/// By unit, how many findings it has and the worst severity.
fn marks(grid: &Grid, findings: &Findings) -> BTreeMap<String, (usize, Severity)> {
    let mut marks: BTreeMap<String, (usize, Severity)> = BTreeMap::new();
    for finding in findings {
        for unit in units_of(grid, finding.subject()) {
            let mark = marks.entry(unit).or_insert((0, finding.severity()));
            *mark = (mark.0 + 1, mark.1.max(finding.severity()));
        }
    }
    marks
}

/// As [`marks`], but each finding at all units above its own as well.
fn marks_under(grid: &Grid, findings: &Findings) -> BTreeMap<String, (usize, Severity)> {
    let mut marks: BTreeMap<String, (usize, Severity)> = BTreeMap::new();
    for finding in findings {
        let own = units_of(grid, finding.subject());
        let above = |key: &String| {
            let unit = grid.unit(key).expect("a unit");
            unit.ancestors().map(|unit| unit.key().to_owned()).collect::<Vec<_>>()
        };
        let all: BTreeSet<String> = own.iter().flat_map(above).chain(own.iter().cloned()).collect();
        for unit in all {
            let mark = marks.entry(unit).or_insert((0, finding.severity()));
            *mark = (mark.0 + 1, mark.1.max(finding.severity()));
        }
    }
    marks
}

#[test]
fn the_rows_of_a_tree_bear_the_findings_of_their_units() {
    for (name, grid) in systems() {
        let findings = check::all(&grid);
        let (own, under) = (marks(&grid, &findings), marks_under(&grid, &findings));
        let tree = json::tree_with(&grid, &findings);
        let rows: Vec<serde_json::Value> = serde_json::from_str(&tree).expect("an array");
        assert_eq!(rows.len(), grid.unit_count());
        for row in &rows {
            let key = row["key"].as_str().expect("a key");
            let said = |marks: &BTreeMap<String, (usize, Severity)>| {
                let mark =
                    |(count, worst): &(usize, Severity)| serde_json::json!({ "count": count, "worst": worst.as_str() });
                marks.get(key).map_or(serde_json::Value::Null, mark)
            };
            assert_eq!(row["findings"], said(&own), "{name}: {key}");
            assert_eq!(row["findings_under"], said(&under), "{name}: {key} and below");
        }
        let plain: Vec<serde_json::Value> = serde_json::from_str(&json::tree(&grid)).expect("an array");
        assert!(plain.iter().all(|row| row.get("findings").is_none() && row.get("findings_under").is_none()));
    }
}

fn units_of(grid: &Grid, subject: &Subject) -> BTreeSet<String> {
    let cells = |person: &str| -> Vec<String> {
        grid.person(person).expect("a person").cells().map(|cell| cell.key().to_owned()).collect()
    };
    let end = |end: &str| match end.parse().expect("a reference") {
        Reference::Person(person) => cells(&person),
        Reference::Unit(unit) | Reference::Post { unit, .. } => vec![unit.into_owned()],
        other => panic!("{other} is no end of a link"),
    };
    match subject {
        Subject::Unit { key } => [key.to_string()].into(),
        Subject::Post { unit, .. } | Subject::Appointment { unit, .. } => [unit.to_string()].into(),
        Subject::Combined { unit, .. } => unit.iter().map(ToString::to_string).collect(),
        Subject::Person { key } => cells(key).into_iter().collect(),
        Subject::Area { key } => {
            grid.area(key).expect("an area").claims().map(|claim| claim.cell().key().to_owned()).collect()
        }
        Subject::Link { source, target, .. } => [end(source), end(target)].concat().into_iter().collect(),
        _ => BTreeSet::new(),
    }
}

/// Sorted as no format orders links alike.
fn sorted(mut picture: Picture) -> Picture {
    picture.arrows.sort();
    picture
}

#[test]
fn diagrams_show_the_systems_and_their_twins_whole() {
    for (name, grid) in systems() {
        let findings = check::all(&grid);
        let options = Options { findings: Some(&findings), ..Options::default() };
        let mut expected = sorted(expected(&grid, Some(&findings)));
        let elsewhere = findings.iter().filter(|f| units_of(&grid, f.subject()).is_empty()).count();
        expected.note = match (elsewhere, name.starts_with("longtan")) {
            (0, _) => vec![],
            (1, false) => vec!["1 finding elsewhere".to_owned()],
            (count, false) => vec![format!("{count} findings elsewhere")],
            (count, true) => vec![format!("另有 {count} 个问题项")],
        };
        assert_eq!(elsewhere > 0, name.ends_with("broken"), "{name}");
        assert_eq!(sorted(dot::read(&export::dot(&grid, &options).unwrap())), expected, "{name}");
        assert_eq!(sorted(mermaid::read(&export::mermaid(&grid, &options).unwrap())), expected, "{name}");
    }
}

#[test]
fn keys_and_names_are_shown_to_the_letter() {
    let grid = hostile();
    let expected = sorted(expected(&grid, None));
    assert_eq!(sorted(dot::read(&export::dot(&grid, &Options::default()).unwrap())), expected);
    assert_eq!(sorted(mermaid::read(&export::mermaid(&grid, &Options::default()).unwrap())), expected);
}

/// The values of an element by key, each declared for what bears it.
fn data<'d>(element: Node<'d, '_>) -> BTreeMap<&'d str, &'d str> {
    let keys = element.document().root_element().children().filter(|child| child.has_tag_name("key"));
    let declared: BTreeMap<&str, &str> =
        keys.map(|key| (key.attribute("id").unwrap(), key.attribute("for").unwrap())).collect();
    let data = element.children().filter(|child| child.has_tag_name("data")).map(|child| {
        let key = child.attribute("key").unwrap();
        assert_eq!(declared.get(key), Some(&element.tag_name().name()), "`{key}`");
        (key, child.text().unwrap())
    });
    data.collect()
}

fn graphml_holds(grid: &Grid, findings: &Findings) {
    let text = export::graphml(grid, &Options { findings: Some(findings), ..Options::default() }).unwrap();
    let document = Document::parse(&text).expect("well-formed XML");
    let namespace = document.root_element().tag_name().namespace();
    assert_eq!(namespace, Some("http://graphml.graphdrawing.org/xmlns"));
    let graph = document.descendants().find(|node| node.has_tag_name("graph")).expect("a graph");
    let marks = marks(grid, findings);
    let nodes: Vec<Node<'_, '_>> = graph.children().filter(|node| node.has_tag_name("node")).collect();
    let units = pre_order(grid);
    assert_eq!(nodes.len(), units.len());
    for (position, (node, unit)) in nodes.iter().zip(&units).enumerate() {
        assert_eq!(node.attribute("id"), Some(format!("n{position}").as_str()));
        let (count, worst) = marks.get(unit.key()).map_or((0, ""), |(count, worst)| (*count, worst.as_str()));
        let expected = [
            ("key", shown(unit.key())),
            ("name", shown(unit.name())),
            ("tier", unit.tier().to_owned()),
            ("network", unit.network().to_owned()),
            ("kind", shown(unit.kind())),
            ("tags", shown(&unit.tags().collect::<Vec<_>>().join(";"))),
            ("people", people_under(*unit).to_string()),
            ("findings", count.to_string()),
            ("severity", worst.to_owned()),
        ];
        let expected: BTreeMap<&str, String> = expected.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        assert_eq!(data(*node), expected.iter().map(|(key, value)| (*key, value.as_str())).collect());
    }
    let position = |id: Option<&str>| -> usize { id.unwrap().strip_prefix('n').unwrap().parse().unwrap() };
    let mut parents = vec![None; units.len()];
    let mut drawn = BTreeMap::new();
    for edge in graph.children().filter(|node| node.has_tag_name("edge")) {
        let (source, target) = (position(edge.attribute("source")), position(edge.attribute("target")));
        match data(edge).get("link") {
            Some(kind) => {
                let (source, target) = (units[source].key().to_owned(), units[target].key().to_owned());
                drawn.insert(((*kind).to_owned(), source, target), data(edge)["count"].parse().unwrap());
            }
            None => assert_eq!(parents[target].replace(units[source].key()), None),
        }
    }
    assert_eq!(parents, units.iter().map(|unit| unit.parent().map(|p| p.key())).collect::<Vec<_>>());
    assert_eq!(drawn, links(grid));
    let elsewhere = findings.iter().filter(|f| units_of(grid, f.subject()).is_empty()).count();
    assert_eq!(data(graph), BTreeMap::from([("findings_elsewhere", elsewhere.to_string().as_str())]));
}

#[test]
fn graphml_holds_the_systems_and_hostile_keys() {
    for (_, grid) in systems().chain([("hostile".to_owned(), hostile())]) {
        graphml_holds(&grid, &check::all(&grid));
    }
}

#[test]
fn people_are_counted_and_never_named() {
    for (name, grid) in systems() {
        let text = export::graphml(&grid, &Options::default()).unwrap();
        let document = Document::parse(&text).unwrap();
        let texts: BTreeSet<&str> = document.descendants().filter_map(|node| node.text()).collect();
        assert!(grid.people().all(|person| !texts.contains(person.key())), "{name}");
        let without = Options { people: false, ..Options::default() };
        assert!(!export::graphml(&grid, &without).unwrap().contains("<data key=\"people\">"));
        assert!(!export::dot(&grid, &without).unwrap().contains(" · "));
    }
}

#[test]
fn the_order_of_rows_changes_no_byte() {
    let mut random = Random::new(7);
    for (name, grid) in systems() {
        let rows = Rows::of(&grid).shuffled(&mut random);
        let other = generate::grid(grid.charter(), &rows, grid.day()).expect("a grid");
        let (a, b) = (check::all(&grid), check::all(&other));
        let (a, b) = (
            Options { findings: Some(&a), ..Options::default() },
            Options { findings: Some(&b), ..Options::default() },
        );
        for export in [export::mermaid, export::dot, export::graphml] {
            assert_eq!(export(&grid, &a).unwrap(), export(&other, &b).unwrap(), "{name}");
        }
    }
}

#[test]
fn a_root_limits_what_is_shown() {
    let (_, grid) = systems().next().expect("area7");
    let options = Options { root: Some("a7-b03"), ..Options::default() };
    let picture = dot::read(&export::dot(&grid, &options).unwrap());
    let branch = grid.unit("a7-b03").unwrap();
    let keys: Vec<&str> = picture.units.values().map(|unit| unit.lines[0].as_str()).collect();
    let expected: Vec<&str> = [branch].into_iter().chain(branch.descendants()).map(|unit| unit.key()).collect();
    assert_eq!(keys, expected);
    assert_eq!(picture.networks, ["red"]);
    // Bridges lead to units that are not shown.
    assert!(picture.arrows.iter().all(|(_, _, label)| label.is_none()));
    assert_eq!(picture.arrows.len(), expected.len() - 1);

    let unknown = Options { root: Some("a7-b3"), ..Options::default() };
    for export in [export::mermaid, export::dot, export::graphml] {
        let error = export(&grid, &unknown).expect_err("no such unit");
        assert_eq!(error.kind(), ErrorKind::Key);
    }
}

#[test]
fn links_of_one_kind_between_two_units_are_one_arrow() {
    let charter = Charter::from_json(
        r#"{ "name": "linked", "tiers": ["site", "team"],
            "posts": [{ "key": "lead", "at": ["site", "team"] }, { "key": "deputy", "at": ["team"] }],
            "links": [{ "key": "speaks-to", "source": "post", "target": "post" },
                      { "key": "knows", "source": "person", "target": "person" }] }"#,
    );
    let mut roster = Roster::new();
    let unit = |key: &'static str, parent: &'static str, tier: &'static str| UnitRow {
        key: key.into(),
        parent: parent.into(),
        tier: tier.into(),
        ..UnitRow::default()
    };
    roster.add_units([unit("s", "", "site"), unit("t", "s", "team"), unit("u", "s", "team")]);
    roster.add_people([("p", "t"), ("q", "u")].map(|(key, cell)| PersonRow {
        key: key.into(),
        cell: cell.into(),
        ..PersonRow::default()
    }));
    let link = |kind: &'static str, source: &'static str, target: &'static str| LinkRow {
        kind: kind.into(),
        source: source.into(),
        target: target.into(),
        ..LinkRow::default()
    };
    roster.add_links([
        link("speaks-to", "post:deputy@t", "post:lead@u"),
        link("speaks-to", "post:lead@t", "post:lead@u"),
        link("speaks-to", "post:lead@u", "post:lead@t"),
        link("speaks-to", "post:deputy@u", "post:lead@u"),
        link("knows", "person:p", "person:q"),
    ]);
    let grid = Grid::new(&charter.expect("a charter"), &roster).expect("a grid");
    let arrows =
        [("n0", "n1", None), ("n0", "n2", None), ("n1", "n2", Some("speaks-to × 2")), ("n2", "n1", Some("speaks-to"))];
    let arrows = arrows.map(|(source, target, label)| (source.into(), target.into(), label.map(str::to_owned)));
    let options = Options::default();
    assert_eq!(dot::read(&export::dot(&grid, &options).unwrap()).arrows, arrows);
    assert_eq!(mermaid::read(&export::mermaid(&grid, &options).unwrap()).arrows, arrows);
    graphml_holds(&grid, &check::all(&grid));
}

#[test]
fn links_are_drawn_only_if_asked_for() {
    let (_, grid) = systems().next().expect("area7");
    let options = Options { links: false, ..Options::default() };
    let picture = mermaid::read(&export::mermaid(&grid, &options).unwrap());
    assert!(picture.arrows.iter().all(|(_, _, label)| label.is_none()));
    assert_eq!(picture.note, Vec::<String>::new());
}

/// Units and findings left out, as a line of a label says it.
fn left_out(line: &str) -> Option<(usize, usize)> {
    let rest = line.strip_prefix('+')?;
    let (units, findings) = rest.split_once(" · ").unwrap_or((rest, "0 findings"));
    let number = |text: &str| text.split(' ').next().unwrap().parse().unwrap();
    units.contains(" unit").then(|| (number(units), number(findings)))
}

#[test]
fn a_mermaid_diagram_that_is_cut_says_what_it_leaves_out() {
    let grid = systems().find(|(name, _)| name == "area7/broken").expect("a twin").1;
    let findings = check::all(&grid);
    let marks = marks(&grid, &findings);
    let marked: usize = marks.values().map(|(count, _)| count).sum();
    let elsewhere = findings.iter().filter(|f| units_of(&grid, f.subject()).is_empty()).count();
    let all_links: usize = links(&grid).values().sum();
    for units in [0, 1, 2, 19, 60, 109, 110, 150, 500] {
        let options = Options { findings: Some(&findings), units, ..Options::default() };
        let picture = mermaid::read(&export::mermaid(&grid, &options).unwrap());
        assert!(picture.units.len() <= units && picture.arrows.len() <= units);
        let said = picture.units.values().flat_map(|unit| &unit.lines).chain(&picture.note);
        let (more, hidden) = said.filter_map(|line| left_out(line)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        assert_eq!(picture.units.len() + more, grid.unit_count(), "{units}");
        let shown: usize = picture.units.values().filter_map(|unit| marks.get(&unit.lines[0])).map(|m| m.0).sum();
        assert_eq!(shown + hidden, marked, "{units}");
        assert!(picture.note.contains(&format!("{elsewhere} findings elsewhere")));
        let drawn = picture.arrows.iter().filter(|(_, _, label)| label.is_some()).count();
        let links = picture.note.iter().find_map(|line| line.strip_suffix(" links"));
        let links = links.map_or(0, |line| line.strip_prefix('+').unwrap().parse().unwrap());
        assert_eq!(drawn + links, all_links, "{units}");
        // What is nearer to a root comes first.
        for unit in picture.units.values() {
            let parent = grid.unit(&unit.lines[0]).unwrap().parent();
            assert!(parent.is_none_or(|p| picture.units.values().any(|unit| unit.lines[0] == p.key())));
        }
    }
}

/// A site with many teams, or teams one below the other.
fn large(units: usize, deep: bool, pad: &str) -> Grid {
    let charter = Charter::from_json(r#"{ "name": "large", "tiers": ["team"] }"#).expect("a charter");
    let mut roster = Roster::with_limits(Limits { depth: 2_000_000, ..Limits::default() });
    roster.add_units((0..units).map(|i| UnitRow {
        key: format!("{i}{pad}").into(),
        parent: if i == 0 { "".into() } else { format!("{}{pad}", if deep { i - 1 } else { 0 }).into() },
        tier: "team".into(),
        ..UnitRow::default()
    }));
    roster.add_people([PersonRow {
        key: "p".into(),
        cell: format!("{}{pad}", units - 1).into(),
        ..PersonRow::default()
    }]);
    Grid::new(&charter, &roster).expect("a grid")
}

#[test]
fn a_mermaid_diagram_stays_within_what_mermaid_takes() {
    for pad in ["", "\"", &"\"".repeat(240), &"网".repeat(80)] {
        let grid = large(2_000, false, pad);
        let text = export::mermaid(&grid, &Options::default()).unwrap();
        assert!(text.encode_utf16().count() <= 50_000);
        let picture = mermaid::read(&text);
        assert!(picture.units.len() > 25 && picture.units.len() <= 500);
        let root = picture.units["n0"].lines.last().and_then(|line| left_out(line));
        assert_eq!(root, Some((2_000 - picture.units.len(), 0)));
    }
}

#[test]
fn a_chain_of_a_million_units_exports_on_a_small_stack() {
    let work = || {
        for (units, deep) in [(1_000_000, true), (100_000, false)] {
            let grid = large(units, deep, "");
            let options = Options::default();
            assert_eq!(export::dot(&grid, &options).unwrap().lines().count(), 2 * units + 6);
            assert_eq!(export::graphml(&grid, &options).unwrap().lines().count(), 2 * units + 16);
            assert!(mermaid::read(&export::mermaid(&grid, &options).unwrap()).units.len() > 450);
        }
    };
    let thread = thread::Builder::new().stack_size(512 * 1024).spawn(work).expect("a thread");
    thread.join().expect("no overflow");
}
