//! The trees of a grid as rows a browser can draw.

use serde::Serialize;

use crate::check::{Mark, Marks};
use crate::finding::Findings;
use crate::grid::{Grid, Unit};
use crate::order;

/// A unit, where it stands, and what is in it and below it.
#[derive(Serialize)]
struct Row<'g> {
    key: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'g str>,
    network: &'g str,
    tier: &'g str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'g str,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'g str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'g str>,
    depth: u32,
    children: usize,
    units_below: usize,
    people: usize,
    people_under: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Mark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings_under: Option<Mark>,
}

/// The units of all networks as a flat array in the order in which a tree is drawn: each before
/// those below it, networks in the order of the charter, siblings by key.
///
/// Each row has `key`, `parent` (absent for a root), `network`, `tier`, `name`, `kind` and `tags` (absent
/// if empty), `depth` from 0, and the counts `children`, `units_below`, `people` placed in the unit
/// and `people_under`, those and all below. What lies below a unit are the next `units_below` rows, so
/// a part can be folded or cut out without building the tree. `O(n log n)` in units and people.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let tree = json::tree(&grid);
/// assert!(tree.starts_with(r#"[{"key":"north","network":"main","tier":"site","depth":0,"children":1,"#));
/// assert!(tree.contains(r#"{"key":"t1","parent":"north""#));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn tree(grid: &Grid) -> String {
    let depths = depths(grid);
    super::text(&grid.units_in_order().zip(depths).map(|(unit, depth)| row(unit, depth)).collect::<Vec<_>>())
}

/// The rows of [`tree`] with the findings that belong to each unit.
///
/// `findings` are those about the unit itself, its posts and appointments, the people placed and
/// areas claimed there and the links that end there; `findings_under` those and all below, each counted once.
/// Both are `{"count": 2, "worst": "error"}`, or absent if there are none; findings about the whole belong
/// to no unit. As [`tree`], and the depth of the tree for each finding that is listed.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, check, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let tree = json::tree_with(&grid, &check::all(&grid));
/// let (north, t1) = tree.split_once("},{").expect("two units");
/// assert!(north.ends_with(r#""findings_under":{"count":1,"worst":"warning"}"#), "{north}");
/// assert!(t1.contains(r#""findings":{"count":1,"worst":"warning"}"#), "{t1}");
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn tree_with(grid: &Grid, findings: &Findings) -> String {
    let (own, under) = (Marks::new(grid, findings, |_| true), Marks::under(grid, findings));
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(grid.unit_count());
    for (unit, depth) in grid.units_in_order().zip(depths(grid)) {
        rows.push(Row { findings: own.get(unit.id), findings_under: under.get(unit.id), ..row(unit, depth) });
    }
    super::text(&rows)
}

/// The rows of [`tree`] for at most `units` units, those nearest to a root first: what a page shows of
/// a tree that may be large. The counts are those of the whole, so that it can say what it leaves out.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let top = json::treetop(&grid, 1);
/// assert!(top.contains("north") && top.contains(r#""units_below":1"#) && !top.contains("t1"));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn treetop(grid: &Grid, units: usize) -> String {
    let depths = depths(grid);
    let mut nearest: Vec<usize> = (0..depths.len()).collect();
    order::by_key(&mut nearest, |position| depths.get(*position).copied());
    nearest.truncate(units);
    order::natural(&mut nearest);
    let mut nearest = nearest.into_iter().peekable();
    let all = grid.units_in_order().zip(depths).enumerate();
    let shown = all.filter(|(position, _)| nearest.next_if_eq(position).is_some());
    super::text(&shown.map(|(_, (unit, depth))| row(unit, depth)).collect::<Vec<_>>())
}

/// How far below a root each unit is, in pre-order.
fn depths(grid: &Grid) -> Vec<u32> {
    let mut open: Vec<&str> = Vec::new();
    let mut depths = Vec::with_capacity(grid.unit_count());
    for unit in grid.units_in_order() {
        let parent = unit.parent().map(|parent| parent.key());
        while open.last().copied() != parent && open.pop().is_some() {}
        depths.push(u32::try_from(open.len()).unwrap_or(u32::MAX));
        open.push(unit.key());
    }
    depths
}

fn row(unit: Unit<'_>, depth: u32) -> Row<'_> {
    Row {
        key: unit.key(),
        parent: unit.parent().map(|parent| parent.key()),
        network: unit.network(),
        tier: unit.tier(),
        name: unit.name(),
        kind: unit.kind(),
        tags: unit.tags().collect(),
        depth,
        children: unit.children().len(),
        units_below: unit.descendants().len(),
        people: unit.people().len(),
        people_under: unit.people_under().len(),
        findings: None,
        findings_under: None,
    }
}
