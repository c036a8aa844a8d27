//! Units, people and areas as objects: what a screen shows of one.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::charter::NumberSpec;
use crate::finding::Place;
use crate::grid::{Appointment, Area, Grid, Link, Person, Unit};
use crate::points::Points;
use crate::time::{Date, Interval, optional_date};

#[derive(Serialize)]
struct Days {
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(with = "optional_date", skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

impl From<Interval> for Days {
    fn from(Interval { from, until }: Interval) -> Self {
        Self { from, until }
    }
}

#[derive(Serialize)]
struct UnitView<'g> {
    key: &'g str,
    network: &'g str,
    tier: &'g str,
    name: &'g str,
    kind: &'g str,
    tags: Vec<&'g str>,
    #[serde(flatten)]
    days: Days,
    cell: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'g str>,
    children: Vec<&'g str>,
    people: Vec<&'g str>,
    seats: Vec<SeatsView<'g>>,
    appointments: Vec<AppointmentView<'g>>,
    areas: Vec<&'g str>,
    links: Vec<LinkView<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

#[derive(Serialize)]
struct SeatsView<'g> {
    post: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    shift: Option<&'g str>,
    required: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
    held: u32,
}

#[derive(Serialize)]
struct AppointmentView<'g> {
    person: &'g str,
    post: &'g str,
    unit: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    shift: Option<&'g str>,
    role: bool,
    channel: &'g str,
    approvals: Vec<&'g str>,
    #[serde(flatten)]
    days: Days,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

#[derive(Serialize)]
struct LinkView<'g> {
    kind: &'g str,
    source: String,
    target: String,
    #[serde(flatten)]
    days: Days,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

#[derive(Serialize)]
struct PersonView<'g> {
    key: &'g str,
    tags: Vec<&'g str>,
    numbers: BTreeMap<&'g str, Points>,
    placements: Vec<PlacementView<'g>>,
    appointments: Vec<AppointmentView<'g>>,
    powers: Vec<&'g str>,
    links: Vec<LinkView<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

#[derive(Serialize)]
struct PlacementView<'g> {
    network: &'g str,
    cell: &'g str,
    #[serde(flatten)]
    days: Days,
}

#[derive(Serialize)]
struct AreaView<'g> {
    key: &'g str,
    name: &'g str,
    kind: &'g str,
    claims: Vec<ClaimView<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

#[derive(Serialize)]
struct ClaimView<'g> {
    cell: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    keeper: Option<String>,
    #[serde(flatten)]
    days: Days,
}

/// A unit as JSON: `key`, `network`, `tier`, `name`, `kind` and `tags`, its days, whether it is a
/// `cell`, its `grade` and `parent`, the keys of its `children`, of the `people` placed in it and of
/// the `areas` it claims, its `seats`, `appointments` and `links`, and the `place` it was read at.
///
/// Texts that were not given are empty, and so are lists; a parent, days, a grade, a shift, a most
/// of seats and a place that are not there are left out. So it is for people and areas.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let unit = json::unit(grid.unit("t1")?);
/// assert!(unit.contains(r#""parent":"north","children":[],"people":["p1"]"#));
/// assert!(unit.contains(r#""seats":[{"post":"lead","required":1,"most":1,"held":0}]"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn unit(unit: Unit<'_>) -> String {
    super::text(&UnitView::of(unit))
}

/// All units as JSON, by key, each as [`unit()`] writes it.
#[must_use]
pub fn units(grid: &Grid) -> String {
    list(grid.units().map(UnitView::of))
}

/// A person as JSON: `key`, `tags`, `numbers`, `placements`, `appointments`, `powers`, `links`, and the
/// `place` they were read at.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nnumbers = [{ key = \"skill\" }]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell,skill\np1,t1,2.5\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let person = json::person(grid.person("p1")?);
/// assert!(person.contains(r#""numbers":{"skill":2.5}"#));
/// assert!(person.contains(r#""placements":[{"network":"main","cell":"t1"}]"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn person(person: Person<'_>) -> String {
    super::text(&PersonView::of(person, person.grid))
}

/// All people as JSON, by key, each as [`person`] writes them.
#[must_use]
pub fn people(grid: &Grid) -> String {
    list(grid.people().map(|person| PersonView::of(person, grid)))
}

/// An area as JSON: `key`, `name`, `kind`, the `claims` on it, each with `cell` and `keeper`, and the
/// `place` it was read at.
#[must_use]
pub fn area(area: Area<'_>) -> String {
    super::text(&AreaView::of(area))
}

/// All areas as JSON, by key, each as [`area`] writes it.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// # roster.add_csv(TableKind::Areas, "areas.csv", b"key\na1\n", &charter);
/// # roster.add_csv(TableKind::Claims, "claims.csv", b"area,cell,keeper\na1,t1,person:p1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// assert!(json::areas(&grid).contains(r#""claims":[{"cell":"t1","keeper":"person:p1"}]"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn areas(grid: &Grid) -> String {
    list(grid.areas().map(AreaView::of))
}

fn list(views: impl Iterator<Item = impl Serialize>) -> String {
    super::text(&views.collect::<Vec<_>>())
}

impl<'g> UnitView<'g> {
    fn of(unit: Unit<'g>) -> Self {
        Self {
            key: unit.key(),
            network: unit.network(),
            tier: unit.tier(),
            name: unit.name(),
            kind: unit.kind(),
            tags: unit.tags().collect(),
            days: unit.interval().into(),
            cell: unit.is_cell(),
            grade: unit.grade(),
            parent: unit.parent().map(|parent| parent.key()),
            children: unit.children().map(|child| child.key()).collect(),
            people: unit.people().map(|person| person.key()).collect(),
            seats: unit
                .seats()
                .map(|seats| SeatsView {
                    post: seats.post,
                    shift: seats.shift,
                    required: seats.required,
                    most: seats.most,
                    held: seats.held,
                })
                .collect(),
            appointments: unit.appointments().map(AppointmentView::of).collect(),
            areas: unit.claims().map(|claim| claim.area().key()).collect(),
            links: unit.links().map(LinkView::of).collect(),
            place: unit.place(),
        }
    }
}

impl<'g> PersonView<'g> {
    fn of(person: Person<'g>, grid: &'g Grid) -> Self {
        let number = |number: &'g NumberSpec| Some((number.key.as_str(), person.number(&number.key)?));
        Self {
            key: person.key(),
            tags: person.tags().collect(),
            numbers: grid.charter().spec().numbers.iter().filter_map(number).collect(),
            placements: person
                .placements()
                .map(|placement| PlacementView {
                    network: placement.network(),
                    cell: placement.cell().key(),
                    days: placement.interval().into(),
                })
                .collect(),
            appointments: person.appointments().map(AppointmentView::of).collect(),
            powers: person.powers(),
            links: person.links().map(LinkView::of).collect(),
            place: person.place(),
        }
    }
}

impl<'g> AreaView<'g> {
    fn of(area: Area<'g>) -> Self {
        Self {
            key: area.key(),
            name: area.name(),
            kind: area.kind(),
            claims: area
                .claims()
                .map(|claim| ClaimView {
                    cell: claim.cell().key(),
                    keeper: claim.keeper().map(|keeper| keeper.to_string()),
                    days: claim.interval().into(),
                })
                .collect(),
            place: area.place(),
        }
    }
}

impl<'g> AppointmentView<'g> {
    fn of(appointment: Appointment<'g>) -> Self {
        Self {
            person: appointment.person().key(),
            post: appointment.post(),
            unit: appointment.unit().key(),
            shift: appointment.shift(),
            role: appointment.is_role(),
            channel: appointment.channel(),
            approvals: appointment.approvals().collect(),
            days: appointment.interval().into(),
            place: appointment.place(),
        }
    }
}

impl<'g> LinkView<'g> {
    fn of(link: Link<'g>) -> Self {
        Self {
            kind: link.kind(),
            source: link.source().to_string(),
            target: link.target().to_string(),
            days: link.interval().into(),
            place: link.place(),
        }
    }
}
