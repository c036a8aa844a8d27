//! The trees of a grid as rows a browser can draw.

use super::object::Object;
use crate::check::{Mark, Marks};
use crate::finding::Findings;
use crate::grid::{Grid, Unit};
use crate::order;

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
    written(grid.units_in_order().zip(depths), |_| [None; 2])
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
    written(grid.units_in_order().zip(depths(grid)), |unit| [own.get(unit.id), under.get(unit.id)])
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
    written(shown.map(|(_, row)| row), |_| [None; 2])
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

/// What is wrong with a unit, and with it and all below.
type Found = [Option<Mark>; 2];

/// Units with their depths as rows, and with what is found of each.
fn written<'g>(rows: impl Iterator<Item = (Unit<'g>, u32)>, found: impl Fn(Unit<'g>) -> Found) -> String {
    let mut text = String::new();
    Object::write_all(&mut text, rows, |object, (unit, depth)| {
        object.text("key", unit.key());
        object.optional("parent", unit.parent().map(|parent| parent.key()));
        object.text("network", unit.network());
        object.text("tier", unit.tier());
        object.optional("name", Some(unit.name()).filter(|name| !name.is_empty()));
        object.optional("kind", Some(unit.kind()).filter(|kind| !kind.is_empty()));
        if unit.tags().next().is_some() {
            object.texts("tags", unit.tags());
        }
        object.value("depth", &depth);
        object.value("children", &unit.children().len());
        object.value("units_below", &unit.descendants().len());
        object.value("people", &unit.people().len());
        object.value("people_under", &unit.people_under().len());
        for (name, mark) in ["findings", "findings_under"].into_iter().zip(found(unit)) {
            if let Some(mark) = mark {
                object.value(name, &mark);
            }
        }
    });
    text
}
